-- Comments that readers write here: what they are held for, what was decided about them, and what the filter learned.

-- Keys of the server's own, by which it knows what it signed.
CREATE TABLE seal (
    id          ${id},
    secret      VARCHAR NOT NULL
);

-- What the writer typed, for as long as it can be changed and for the desk; empty on what came with an import.
ALTER TABLE comment ADD COLUMN typed VARCHAR NOT NULL DEFAULT '';
ALTER TABLE comment ADD COLUMN held_for VARCHAR NOT NULL DEFAULT '';
ALTER TABLE comment ADD COLUMN likeness INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comment ADD COLUMN tell BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE comment ADD COLUMN digest VARCHAR NOT NULL DEFAULT '';
ALTER TABLE comment ADD COLUMN taught VARCHAR NOT NULL DEFAULT '';
CREATE INDEX comment_by_digest ON comment (digest);
CREATE INDEX comment_by_email ON comment (email, state);
CREATE INDEX comment_by_state ON comment (state, id);

-- One act of a moderator on some comments, which can be undone.
CREATE TABLE comment_decision (
    id          ${id},
    account_id  BIGINT,
    who         VARCHAR NOT NULL,
    became      VARCHAR NOT NULL,
    ground      VARCHAR NOT NULL,
    note        VARCHAR NOT NULL,
    decided_at  BIGINT NOT NULL,
    undone_at   BIGINT
);
CREATE TABLE comment_decided (
    decision_id BIGINT NOT NULL REFERENCES comment_decision (id),
    comment_id  BIGINT NOT NULL REFERENCES comment (id),
    was         VARCHAR NOT NULL,
    PRIMARY KEY (decision_id, comment_id)
);
CREATE INDEX comment_decided_by_comment ON comment_decided (comment_id);

-- What readers report, and what writers say against a decision. Open until a moderator has decided.
CREATE TABLE comment_plea (
    id          ${id},
    comment_id  BIGINT NOT NULL REFERENCES comment (id),
    kind        VARCHAR NOT NULL,
    decision_id BIGINT REFERENCES comment_decision (id),
    ground      VARCHAR NOT NULL,
    explanation VARCHAR NOT NULL,
    name        VARCHAR NOT NULL,
    email       VARCHAR NOT NULL,
    address     VARCHAR NOT NULL,
    made_at     BIGINT NOT NULL,
    answered_at BIGINT
);
CREATE INDEX comment_plea_by_comment ON comment_plea (comment_id, kind);
CREATE INDEX comment_plea_open ON comment_plea (kind, comment_id) WHERE answered_at IS NULL;

-- Words that hold a comment, or refuse it.
CREATE TABLE comment_word (
    word        VARCHAR NOT NULL PRIMARY KEY,
    act         VARCHAR NOT NULL
);

-- How many good comments and how many spam had a feature; the empty feature counts them all.
CREATE TABLE spam_feature (
    feature     VARCHAR NOT NULL PRIMARY KEY,
    good        INTEGER NOT NULL,
    spam        INTEGER NOT NULL
);
