-- The desk: what is being written, every version of it, who passed it and what was let stand.

-- What the desk works on. Readers see story and story_copy, until this is published.
CREATE TABLE working_copy (
    story_id    BIGINT NOT NULL PRIMARY KEY REFERENCES story (id),
    version     INTEGER NOT NULL,
    stage       VARCHAR NOT NULL,
    furniture   VARCHAR NOT NULL,
    copy        VARCHAR NOT NULL,
    saved_at    BIGINT NOT NULL,
    person_id   BIGINT REFERENCES person (id),
    published_version INTEGER
);
CREATE INDEX working_copy_by_stage ON working_copy (stage, saved_at);

-- Furniture as JSON; empty on revisions that came with an import.
ALTER TABLE revision ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE revision ADD COLUMN occasion VARCHAR NOT NULL DEFAULT 'imported';
ALTER TABLE revision ADD COLUMN furniture VARCHAR NOT NULL DEFAULT '';
CREATE INDEX revision_by_occasion ON revision (occasion, made_at);

-- Who passed which version, and which way.
CREATE TABLE sign_off (
    id          ${id},
    story_id    BIGINT NOT NULL REFERENCES story (id),
    version     INTEGER NOT NULL,
    signed_at   BIGINT NOT NULL,
    person_id   BIGINT REFERENCES person (id),
    name        VARCHAR NOT NULL,
    way         VARCHAR NOT NULL
);
CREATE INDEX sign_off_by_story ON sign_off (story_id, version);

-- Findings that were let stand, by name and with a reason.
CREATE TABLE stet (
    id          ${id},
    story_id    BIGINT NOT NULL REFERENCES story (id),
    finding     VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL,
    person_id   BIGINT REFERENCES person (id),
    name        VARCHAR NOT NULL,
    stetted_at  BIGINT NOT NULL,
    UNIQUE (story_id, finding)
);
