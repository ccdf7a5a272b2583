-- When its owner first came in, by whichever way; accounts from before that have a password or a passkey.
ALTER TABLE account ADD COLUMN taken_up_at BIGINT;

-- Where the file lies that took another one's place; null for the first, which lies under its address. One row names
-- the file, so that address and bytes change places in one moment, or not at all.
ALTER TABLE media ADD COLUMN file VARCHAR;
CREATE INDEX media_by_file ON media (file);
