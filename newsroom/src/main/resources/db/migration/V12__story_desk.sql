-- The story desk: its lists, who has a story open, who reads it by a link, and what was answered after a take-down.

-- The desk's lists, newest first: all, of one standing, of one section, and what is somebody's own.
CREATE INDEX story_by_touch ON story (touched_at, id);
CREATE INDEX story_by_standing ON story (standing, touched_at, id);
CREATE INDEX story_by_section ON story (section_id, touched_at, id);
CREATE INDEX story_unseen ON story (touched_at, id) WHERE public_from IS NULL;
CREATE INDEX story_next ON story (standing, public_from);
CREATE INDEX story_begun ON story (begun_by) WHERE begun_by IS NOT NULL;
CREATE INDEX story_assigned ON story (assigned_to) WHERE assigned_to IS NOT NULL;

-- A list that someone looks at again and again, by what narrows it.
CREATE TABLE saved_view (
    id          ${id},
    account_id  BIGINT NOT NULL REFERENCES account (id),
    name        VARCHAR NOT NULL,
    query       VARCHAR NOT NULL,
    UNIQUE (account_id, name)
);

-- Who has a story open, in which tab of a browser, and which of them is writing.
CREATE TABLE presence (
    story_id    BIGINT NOT NULL REFERENCES story (id),
    tab         VARCHAR NOT NULL,
    account_id  BIGINT NOT NULL REFERENCES account (id),
    since_at    BIGINT NOT NULL,
    seen_at     BIGINT NOT NULL,
    holds       BOOLEAN NOT NULL,
    PRIMARY KEY (story_id, tab)
);

-- Links by which someone from outside reads one version of a story. Only the hash of the key is kept.
CREATE TABLE review_link (
    id          ${id},
    story_id    BIGINT NOT NULL REFERENCES story (id),
    version     INTEGER NOT NULL,
    hash        VARCHAR NOT NULL UNIQUE,
    name        VARCHAR NOT NULL,
    made_by     VARCHAR NOT NULL,
    made_at     BIGINT NOT NULL,
    good_until  BIGINT NOT NULL,
    revoked_at  BIGINT,
    opened_at   BIGINT,
    signed_at   BIGINT
);
CREATE INDEX review_link_by_story ON review_link (story_id, id);

CREATE TABLE review_remark (
    id          ${id},
    link_id     BIGINT NOT NULL REFERENCES review_link (id),
    written_at  BIGINT NOT NULL,
    remark      VARCHAR NOT NULL
);
CREATE INDEX review_remark_by_link ON review_remark (link_id, id);

-- What each part of the site answered when it was asked whether a story that was taken down is gone.
CREATE TABLE take_down_receipt (
    id          ${id},
    story_id    BIGINT NOT NULL REFERENCES story (id),
    asked_at    BIGINT NOT NULL,
    part        VARCHAR NOT NULL,
    gone        BOOLEAN NOT NULL,
    detail      VARCHAR NOT NULL
);
CREATE INDEX take_down_receipt_by_story ON take_down_receipt (story_id, id);
