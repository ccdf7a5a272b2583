-- When a story leaves readers by itself; null for never.
ALTER TABLE story ADD COLUMN ends_at BIGINT;
CREATE INDEX story_ending ON story (ends_at) WHERE ends_at IS NOT NULL;

-- Files that a process which was killed left are told by whether an entry names them.
CREATE INDEX media_by_original ON media (original);
