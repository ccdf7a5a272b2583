-- The ledger's proof: heads that were published, and names that can be taken out without breaking the chain.

-- What was published of the ledger's head, as docs/ledger.md has it, by how many records it stands for.
CREATE TABLE ledger_head (
    records      BIGINT NOT NULL PRIMARY KEY,
    note         VARCHAR NOT NULL,
    published_at BIGINT NOT NULL
);

-- The name behind a commitment in a record. Without its row a commitment tells nothing, and the chain stays whole.
CREATE TABLE ledger_sealed (
    commitment  VARCHAR NOT NULL PRIMARY KEY,
    salt        VARCHAR NOT NULL,
    name        VARCHAR NOT NULL
);
CREATE INDEX ledger_sealed_by_name ON ledger_sealed (name);

CREATE INDEX ledger_by_subject ON ledger (subject, id);
