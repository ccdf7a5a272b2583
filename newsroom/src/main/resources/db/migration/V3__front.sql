-- The front page: what was launched, newest last, and what is being arranged. The front itself is JSON (docs/front.md).

CREATE TABLE edition (
    id          ${id},
    front       VARCHAR NOT NULL,
    launched_at BIGINT NOT NULL,
    launched_by VARCHAR NOT NULL,
    restored_id BIGINT REFERENCES edition (id)
);

CREATE TABLE front_draft (
    id          ${id},
    front       VARCHAR NOT NULL,
    saved_at    BIGINT NOT NULL,
    saved_by    VARCHAR NOT NULL
);
