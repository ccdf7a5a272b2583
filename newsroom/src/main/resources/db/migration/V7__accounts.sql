-- Who may sign in, how, and what they did. A person without an account has no sign-in.

CREATE TABLE account (
    id          ${id},
    person_id   BIGINT NOT NULL UNIQUE REFERENCES person (id),
    email       VARCHAR NOT NULL UNIQUE,
    role        VARCHAR NOT NULL,
    password    VARCHAR,
    totp_secret VARCHAR,
    totp_step   BIGINT NOT NULL DEFAULT 0,
    handle      VARCHAR NOT NULL UNIQUE,
    created_at  BIGINT NOT NULL,
    closed_at   BIGINT
);

-- The sections an account's rights are limited to, with all that lies in them; none for the whole site.
CREATE TABLE account_section (
    account_id  BIGINT NOT NULL REFERENCES account (id),
    section_id  BIGINT NOT NULL REFERENCES section (id),
    PRIMARY KEY (account_id, section_id)
);

CREATE TABLE recovery_code (
    account_id  BIGINT NOT NULL REFERENCES account (id),
    hash        VARCHAR NOT NULL,
    PRIMARY KEY (account_id, hash)
);

CREATE TABLE passkey (
    id          ${id},
    account_id  BIGINT NOT NULL REFERENCES account (id),
    credential  VARCHAR NOT NULL UNIQUE,
    public_key  VARCHAR NOT NULL,
    sign_count  BIGINT NOT NULL,
    label       VARCHAR NOT NULL,
    created_at  BIGINT NOT NULL,
    used_at     BIGINT
);
CREATE INDEX passkey_by_account ON passkey (account_id);

-- One browser signed in, or half signed in: password given, code still wanted. Only the hash of its key is kept.
CREATE TABLE session (
    id          ${id},
    account_id  BIGINT NOT NULL REFERENCES account (id),
    hash        VARCHAR NOT NULL UNIQUE,
    stage       VARCHAR NOT NULL,
    begun_at    BIGINT NOT NULL,
    seen_at     BIGINT NOT NULL,
    address     VARCHAR NOT NULL,
    browser     VARCHAR NOT NULL
);
CREATE INDEX session_by_account ON session (account_id);

-- Browsers in which someone signed in before; what strangers try does not use up their tries.
CREATE TABLE known_browser (
    hash        VARCHAR NOT NULL PRIMARY KEY,
    account_id  BIGINT NOT NULL REFERENCES account (id),
    seen_at     BIGINT NOT NULL
);
CREATE INDEX known_browser_by_account ON known_browser (account_id);

-- What can be used once: the link to the first account, invitations, links to a new password, challenges of passkeys.
CREATE TABLE ticket (
    hash        VARCHAR NOT NULL PRIMARY KEY,
    kind        VARCHAR NOT NULL,
    account_id  BIGINT REFERENCES account (id),
    good_until  BIGINT NOT NULL
);
CREATE INDEX ticket_by_account ON ticket (account_id, kind);

-- Who did what, when, from where. Rows are only added; the address is shortened after a while.
CREATE TABLE audit (
    id          ${id},
    happened_at BIGINT NOT NULL,
    account_id  BIGINT,
    who         VARCHAR NOT NULL,
    act         VARCHAR NOT NULL,
    subject     VARCHAR NOT NULL,
    detail      VARCHAR NOT NULL,
    address     VARCHAR NOT NULL
);
CREATE INDEX audit_by_time ON audit (happened_at, id);
CREATE INDEX audit_by_account ON audit (account_id, id);
