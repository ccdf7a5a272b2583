-- Pictures: the original apart from what is published, their best spot, and undo.

-- SHA-256 of the bytes as they were uploaded; null on what came with an import, which may hold a file twice.
ALTER TABLE media ADD COLUMN hash VARCHAR;
-- Where the upload is kept as it came, for the desk alone; null when what is published is all there is.
ALTER TABLE media ADD COLUMN original VARCHAR;
-- Grows when the picture is replaced or its best spot moves: prints are made anew under another address.
ALTER TABLE media ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
-- What a crop must keep, in percent of width and height.
ALTER TABLE media ADD COLUMN focal_x INTEGER NOT NULL DEFAULT 50;
ALTER TABLE media ADD COLUMN focal_y INTEGER NOT NULL DEFAULT 50;
ALTER TABLE media ADD COLUMN creator VARCHAR NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN terms VARCHAR NOT NULL DEFAULT '';
-- Away from desk and readers, until someone takes it back.
ALTER TABLE media ADD COLUMN deleted_at BIGINT;
CREATE UNIQUE INDEX media_by_hash ON media (hash);
CREATE INDEX media_by_upload ON media (uploaded_at, id);

DROP VIEW public_media;
CREATE VIEW public_media AS
SELECT m.id, m.kind, m.path, m.mime, m.title, m.alt, m.caption, m.credit, m.description, m.width, m.height, m.stored,
       m.edition, m.focal_x, m.focal_y, m.uploaded_at, m.own_from AS public_from, m.own_until AS public_until
FROM media m WHERE m.own_from IS NOT NULL AND m.deleted_at IS NULL
UNION ALL
SELECT m.id, m.kind, m.path, m.mime, m.title, m.alt, m.caption, m.credit, m.description, m.width, m.height, m.stored,
       m.edition, m.focal_x, m.focal_y, m.uploaded_at, s.public_from, s.public_until
FROM media m JOIN media_use u ON u.media_id = m.id AND u.noun = 'story' JOIN public_story s ON s.id = u.noun_id
WHERE m.deleted_at IS NULL
UNION ALL
SELECT m.id, m.kind, m.path, m.mime, m.title, m.alt, m.caption, m.credit, m.description, m.width, m.height, m.stored,
       m.edition, m.focal_x, m.focal_y, m.uploaded_at, p.public_from, p.public_until
FROM media m JOIN media_use u ON u.media_id = m.id AND u.noun = 'page' JOIN public_page p ON p.id = u.noun_id
WHERE m.deleted_at IS NULL;
