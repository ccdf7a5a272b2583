-- How often readers were led on by a redirect, and what they asked for that is nowhere, by its path alone.
ALTER TABLE redirect ADD COLUMN hits BIGINT NOT NULL DEFAULT 0;
ALTER TABLE redirect ADD COLUMN hit_at BIGINT;

CREATE TABLE missed_address (
    path        VARCHAR NOT NULL PRIMARY KEY,
    hits        BIGINT NOT NULL,
    hit_at      BIGINT NOT NULL
);
CREATE INDEX missed_address_by_hits ON missed_address (hits, hit_at);
