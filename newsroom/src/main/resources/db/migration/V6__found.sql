-- Being found: what is told to other sites, and what robots asked for.

-- Sitemaps say which months changed of late.
CREATE INDEX story_by_updated ON story (updated_at);

-- Corrections of all stories, newest first.
CREATE INDEX correction_by_time ON correction (corrected_at, id);

-- Who does what only one node may do, until when.
CREATE TABLE lease (
    name        VARCHAR NOT NULL PRIMARY KEY,
    holder      VARCHAR NOT NULL,
    held_until  BIGINT NOT NULL
);

-- How far a follower of the change log has come that is one for the whole installation.
CREATE TABLE follower (
    name        VARCHAR NOT NULL PRIMARY KEY,
    epoch       BIGINT NOT NULL,
    position    BIGINT NOT NULL
);

ALTER TABLE outbox ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN due_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN abandoned_at BIGINT;
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE delivered_at IS NULL AND abandoned_at IS NULL;

-- What came of each attempt to deliver.
CREATE TABLE receipt (
    id          ${id},
    outbox_id   BIGINT NOT NULL REFERENCES outbox (id),
    tried_at    BIGINT NOT NULL,
    outcome     VARCHAR NOT NULL,
    detail      VARCHAR NOT NULL
);
CREATE INDEX receipt_by_outbox ON receipt (outbox_id, id);

-- How often robots asked, by robot, day (20240304, UTC) and kind of thing. Nothing of where they asked from.
CREATE TABLE robot_visit (
    robot       VARCHAR NOT NULL,
    visited_on  INTEGER NOT NULL,
    asked_for   VARCHAR NOT NULL,
    requests    BIGINT NOT NULL,
    PRIMARY KEY (robot, visited_on, asked_for)
);

CREATE VIEW public_correction AS
SELECT c.id, c.story_id, c.corrected_at, c.note, s.public_from, s.public_until
FROM correction c JOIN public_story s ON s.id = c.story_id;

-- The newest comments on everything.
CREATE INDEX comment_by_time ON comment (written_at, id) WHERE state = 'approved';
