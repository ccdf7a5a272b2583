-- Who made a picture and on which terms, for readers too.

DROP VIEW public_media;
CREATE VIEW public_media AS
SELECT m.id, m.kind, m.path, m.mime, m.title, m.alt, m.caption, m.credit, m.creator, m.terms, m.description, m.width,
       m.height, m.stored, m.edition, m.focal_x, m.focal_y, m.uploaded_at, m.own_from AS public_from,
       m.own_until AS public_until
FROM media m WHERE m.own_from IS NOT NULL AND m.deleted_at IS NULL
UNION ALL
SELECT m.id, m.kind, m.path, m.mime, m.title, m.alt, m.caption, m.credit, m.creator, m.terms, m.description, m.width,
       m.height, m.stored, m.edition, m.focal_x, m.focal_y, m.uploaded_at, s.public_from, s.public_until
FROM media m JOIN media_use u ON u.media_id = m.id AND u.noun = 'story' JOIN public_story s ON s.id = u.noun_id
WHERE m.deleted_at IS NULL
UNION ALL
SELECT m.id, m.kind, m.path, m.mime, m.title, m.alt, m.caption, m.credit, m.creator, m.terms, m.description, m.width,
       m.height, m.stored, m.edition, m.focal_x, m.focal_y, m.uploaded_at, p.public_from, p.public_until
FROM media m JOIN media_use u ON u.media_id = m.id AND u.noun = 'page' JOIN public_page p ON p.id = u.noun_id
WHERE m.deleted_at IS NULL;
