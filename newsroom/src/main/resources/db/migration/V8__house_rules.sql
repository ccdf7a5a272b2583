-- The copy desk: what the house wants otherwise, and what was found when a story was last read to go out.

CREATE TABLE house_rule (
    id          ${id},
    name        VARCHAR NOT NULL UNIQUE,
    pattern     VARCHAR NOT NULL,
    expression  BOOLEAN NOT NULL,
    replacement VARCHAR,
    reason      VARCHAR NOT NULL,
    owner       VARCHAR NOT NULL,
    severity    VARCHAR NOT NULL,
    added_at    BIGINT NOT NULL
);

-- One row for each story that was to go out: findings as docs/copydesk/findings.schema.json has them.
CREATE TABLE reading (
    story_id       BIGINT NOT NULL PRIMARY KEY REFERENCES story (id),
    read_at        BIGINT NOT NULL,
    effective_from BIGINT NOT NULL,
    blocking       INTEGER NOT NULL,
    findings       VARCHAR NOT NULL
);
