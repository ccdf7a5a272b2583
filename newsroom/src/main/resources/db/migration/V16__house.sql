-- The house: sections in an order and colours of their own, addresses that were, every version of the front's draft.

ALTER TABLE section ADD COLUMN ordinal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE section ADD COLUMN colour INTEGER NOT NULL DEFAULT 0;

DROP VIEW public_section;
CREATE VIEW public_section AS
SELECT id, parent_id, slug, path, name, description, ordinal, colour FROM section;

-- Paths by which a section was known before it was renamed, moved or merged.
CREATE TABLE former_section (
    path        VARCHAR NOT NULL PRIMARY KEY,
    section_id  BIGINT NOT NULL REFERENCES section (id)
);
CREATE INDEX former_section_by_section ON former_section (section_id);

CREATE TABLE former_topic (
    slug        VARCHAR NOT NULL PRIMARY KEY,
    name        VARCHAR NOT NULL,
    topic_id    BIGINT NOT NULL REFERENCES topic (id)
);
CREATE INDEX former_topic_by_topic ON former_topic (topic_id);
CREATE INDEX former_topic_by_name ON former_topic (name);

-- Addresses that the newsroom leads elsewhere by hand.
CREATE TABLE redirect (
    path        VARCHAR NOT NULL PRIMARY KEY,
    target      VARCHAR NOT NULL,
    made_at     BIGINT NOT NULL,
    made_by     VARCHAR NOT NULL
);
CREATE INDEX redirect_by_target ON redirect (target);

-- What was arranged, newest last. One that two people made at once stands aside, until someone takes it up.
CREATE TABLE front_version (
    id          ${id},
    front       VARCHAR NOT NULL,
    saved_at    BIGINT NOT NULL,
    saved_by    VARCHAR NOT NULL,
    aside       BOOLEAN NOT NULL DEFAULT FALSE
);
INSERT INTO front_version (front, saved_at, saved_by) SELECT front, saved_at, saved_by FROM front_draft;
DROP TABLE front_draft;
