-- What was thrown away of the house and can be brought back: the thing itself as JSON.
CREATE TABLE trash (
    id          ${id},
    noun        VARCHAR NOT NULL,
    label       VARCHAR NOT NULL,
    content     VARCHAR NOT NULL,
    thrown_at   BIGINT NOT NULL,
    thrown_by   VARCHAR NOT NULL
);
