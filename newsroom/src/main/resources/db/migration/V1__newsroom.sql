-- The newsroom's tables. One list for SQLite and PostgreSQL; what must differ is a placeholder:
--   ${id}        a key of our own that the database numbers
--   ${log_id}    the change log's number: AUTOINCREMENT on SQLite, taken from change_counter on PostgreSQL
--   ${bytewise}  compares by bytes whatever the server's language, so that an index finds what begins alike
-- Moments (…_at, …_from, …_until) are UTC microseconds since 1970.

-- plumbing -------------------------------------------------------------------------------------------------------

CREATE TABLE installation (
    id          ${id},
    epoch       BIGINT NOT NULL,
    created_at  BIGINT NOT NULL
);

CREATE TABLE change (
    id          ${log_id},
    tag         VARCHAR NOT NULL,
    changed_at  BIGINT NOT NULL
);

CREATE TABLE change_counter (
    id          ${id},
    position    BIGINT NOT NULL
);

CREATE TABLE outbox (
    id           ${id},
    kind         VARCHAR NOT NULL,
    once_key     VARCHAR NOT NULL UNIQUE,
    payload      VARCHAR NOT NULL,
    queued_at    BIGINT NOT NULL,
    delivered_at BIGINT
);

CREATE TABLE setting (
    name        VARCHAR NOT NULL PRIMARY KEY,
    content     VARCHAR NOT NULL,
    changed_at  BIGINT NOT NULL
);

-- lower nouns ----------------------------------------------------------------------------------------------------

CREATE TABLE person (
    id          ${id},
    slug        VARCHAR NOT NULL UNIQUE,
    name        VARCHAR NOT NULL,
    biography   VARCHAR NOT NULL DEFAULT '',
    email       VARCHAR,
    website     VARCHAR,
    picture_id  BIGINT,
    created_at  BIGINT NOT NULL
);

CREATE TABLE section (
    id          ${id},
    parent_id   BIGINT REFERENCES section (id),
    slug        VARCHAR NOT NULL,
    path        VARCHAR NOT NULL UNIQUE,
    name        VARCHAR NOT NULL,
    description VARCHAR NOT NULL DEFAULT ''
);
CREATE INDEX section_by_parent ON section (parent_id);

CREATE TABLE topic (
    id          ${id},
    slug        VARCHAR NOT NULL UNIQUE,
    name        VARCHAR NOT NULL,
    description VARCHAR NOT NULL DEFAULT ''
);

CREATE TABLE media (
    id           ${id},
    kind         VARCHAR NOT NULL,
    path         VARCHAR NOT NULL UNIQUE,
    mime         VARCHAR NOT NULL,
    title        VARCHAR NOT NULL DEFAULT '',
    alt          VARCHAR NOT NULL DEFAULT '',
    caption      VARCHAR NOT NULL DEFAULT '',
    credit       VARCHAR NOT NULL DEFAULT '',
    description  VARCHAR NOT NULL DEFAULT '',
    width        INTEGER,
    height       INTEGER,
    bytes        BIGINT,
    stored       BOOLEAN NOT NULL DEFAULT FALSE,
    uploaded_at  BIGINT NOT NULL,
    own_from     BIGINT,
    own_until    BIGINT
);

CREATE TABLE rendition (
    media_id    BIGINT NOT NULL REFERENCES media (id),
    path        VARCHAR NOT NULL PRIMARY KEY,
    mime        VARCHAR NOT NULL,
    width       INTEGER NOT NULL,
    height      INTEGER NOT NULL,
    stored      BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX rendition_by_media ON rendition (media_id);

CREATE TABLE menu (
    id          ${id},
    place       VARCHAR,
    slug        VARCHAR NOT NULL UNIQUE,
    name        VARCHAR NOT NULL
);

CREATE TABLE menu_item (
    id          ${id},
    menu_id     BIGINT NOT NULL REFERENCES menu (id),
    parent_id   BIGINT REFERENCES menu_item (id),
    ordinal     INTEGER NOT NULL,
    label       VARCHAR NOT NULL,
    noun        VARCHAR,
    noun_id     BIGINT,
    address     VARCHAR
);
CREATE INDEX menu_item_by_menu ON menu_item (menu_id, ordinal);

-- stories and pages ----------------------------------------------------------------------------------------------

CREATE TABLE story (
    id            ${id},
    slug          VARCHAR ${bytewise} NOT NULL,
    path          VARCHAR UNIQUE,
    kicker        VARCHAR NOT NULL DEFAULT '',
    headline      VARCHAR NOT NULL,
    standfirst    VARCHAR NOT NULL DEFAULT '',
    trail         VARCHAR NOT NULL DEFAULT '',
    dateline      VARCHAR NOT NULL DEFAULT '',
    format        VARCHAR NOT NULL DEFAULT 'standard',
    genre         VARCHAR NOT NULL DEFAULT 'news',
    section_id    BIGINT REFERENCES section (id),
    picture_id    BIGINT REFERENCES media (id),
    words         INTEGER NOT NULL DEFAULT 0,
    minutes       INTEGER NOT NULL DEFAULT 0,
    standing      VARCHAR NOT NULL,
    dated_at      BIGINT NOT NULL,
    created_at    BIGINT NOT NULL,
    updated_at    BIGINT NOT NULL,
    public_from   BIGINT,
    public_until  BIGINT,
    listed        BOOLEAN NOT NULL DEFAULT FALSE,
    sticky        BOOLEAN NOT NULL DEFAULT FALSE,
    comments_open BOOLEAN NOT NULL DEFAULT FALSE,
    comment_count INTEGER NOT NULL DEFAULT 0,
    seo_title     VARCHAR NOT NULL DEFAULT '',
    seo_description VARCHAR NOT NULL DEFAULT '',
    ai_label      VARCHAR NOT NULL DEFAULT '',
    touched_at    BIGINT NOT NULL DEFAULT 0,
    begun_by      BIGINT REFERENCES person (id),
    assigned_to   BIGINT REFERENCES person (id)
);
CREATE INDEX story_by_slug ON story (slug);
CREATE INDEX story_due ON story (public_from)
    WHERE listed = FALSE AND public_from IS NOT NULL AND public_until IS NULL;

-- The words stand apart, so that a list of stories reads no copy.
CREATE TABLE story_copy (
    story_id    BIGINT NOT NULL PRIMARY KEY REFERENCES story (id),
    copy        VARCHAR NOT NULL
);

CREATE TABLE revision (
    id          ${id},
    story_id    BIGINT NOT NULL REFERENCES story (id),
    made_at     BIGINT NOT NULL,
    person_id   BIGINT REFERENCES person (id),
    headline    VARCHAR NOT NULL,
    standfirst  VARCHAR NOT NULL,
    copy        VARCHAR NOT NULL
);
CREATE INDEX revision_by_story ON revision (story_id, made_at);

CREATE TABLE byline (
    story_id    BIGINT NOT NULL REFERENCES story (id),
    ordinal     INTEGER NOT NULL,
    person_id   BIGINT NOT NULL REFERENCES person (id),
    role        VARCHAR NOT NULL DEFAULT '',
    PRIMARY KEY (story_id, ordinal)
);
CREATE INDEX byline_by_person ON byline (person_id);

CREATE TABLE story_section (
    story_id    BIGINT NOT NULL REFERENCES story (id),
    section_id  BIGINT NOT NULL REFERENCES section (id),
    PRIMARY KEY (story_id, section_id)
);
CREATE INDEX story_section_by_section ON story_section (section_id);

CREATE TABLE story_topic (
    story_id    BIGINT NOT NULL REFERENCES story (id),
    topic_id    BIGINT NOT NULL REFERENCES topic (id),
    PRIMARY KEY (story_id, topic_id)
);
CREATE INDEX story_topic_by_topic ON story_topic (topic_id);

CREATE TABLE story_source (
    id          ${id},
    story_id    BIGINT NOT NULL REFERENCES story (id),
    ordinal     INTEGER NOT NULL,
    label       VARCHAR NOT NULL,
    address     VARCHAR NOT NULL DEFAULT ''
);
CREATE INDEX story_source_by_story ON story_source (story_id, ordinal);

CREATE TABLE correction (
    id          ${id},
    story_id    BIGINT NOT NULL REFERENCES story (id),
    corrected_at BIGINT NOT NULL,
    note        VARCHAR NOT NULL
);
CREATE INDEX correction_by_story ON correction (story_id, corrected_at);

-- What was done to a story, by whom and when: published, scheduled, held, taken down, spiked.
CREATE TABLE act (
    id          ${id},
    story_id    BIGINT NOT NULL REFERENCES story (id),
    act         VARCHAR NOT NULL,
    acted_at    BIGINT NOT NULL,
    effective_from BIGINT,
    person      VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL DEFAULT ''
);
CREATE INDEX act_by_story ON act (story_id, acted_at);

CREATE TABLE page (
    id            ${id},
    parent_id     BIGINT REFERENCES page (id),
    slug          VARCHAR NOT NULL,
    path          VARCHAR UNIQUE,
    title         VARCHAR NOT NULL,
    standfirst    VARCHAR NOT NULL DEFAULT '',
    copy          VARCHAR NOT NULL DEFAULT '',
    picture_id    BIGINT REFERENCES media (id),
    ordinal       INTEGER NOT NULL DEFAULT 0,
    standing      VARCHAR NOT NULL,
    dated_at      BIGINT NOT NULL,
    updated_at    BIGINT NOT NULL,
    public_from   BIGINT,
    public_until  BIGINT,
    comments_open BOOLEAN NOT NULL DEFAULT FALSE,
    comment_count INTEGER NOT NULL DEFAULT 0,
    seo_title     VARCHAR NOT NULL DEFAULT '',
    seo_description VARCHAR NOT NULL DEFAULT ''
);
CREATE INDEX page_by_parent ON page (parent_id, ordinal);
CREATE INDEX page_by_slug ON page (slug);

-- Where a picture stands: as lead picture, in the copy, or filed with it. A picture is public when one of these is.
CREATE TABLE media_use (
    media_id    BIGINT NOT NULL REFERENCES media (id),
    noun        VARCHAR NOT NULL,
    noun_id     BIGINT NOT NULL,
    PRIMARY KEY (media_id, noun, noun_id)
);
CREATE INDEX media_use_by_noun ON media_use (noun, noun_id);

CREATE TABLE comment (
    id          ${id},
    noun        VARCHAR NOT NULL,
    noun_id     BIGINT NOT NULL,
    parent_id   BIGINT REFERENCES comment (id),
    root_id     BIGINT NOT NULL,
    depth       INTEGER NOT NULL,
    kind        VARCHAR NOT NULL,
    state       VARCHAR NOT NULL,
    name        VARCHAR NOT NULL,
    email       VARCHAR NOT NULL DEFAULT '',
    website     VARCHAR NOT NULL DEFAULT '',
    address     VARCHAR NOT NULL DEFAULT '',
    copy        VARCHAR NOT NULL,
    written_at  BIGINT NOT NULL
);
CREATE INDEX comment_by_noun ON comment (noun, noun_id, state, written_at, id);
CREATE INDEX comment_by_root ON comment (root_id, state);

-- Which stories a list shows, newest first: latest, sticky, section:7, topic:9, author:3. Written by publishing alone
-- when a story becomes or ceases to be public.
CREATE TABLE listing (
    list        VARCHAR NOT NULL,
    dated_at    BIGINT NOT NULL,
    story_id    BIGINT NOT NULL REFERENCES story (id),
    PRIMARY KEY (list, dated_at, story_id)
);
CREATE INDEX listing_by_story ON listing (story_id);

-- How many stories a list has in a year (2024), a month (202403) and a day (20240304) of the site's calendar, and in
-- all (0): page 5,000 of a list is found by adding up a few of these.
CREATE TABLE listing_count (
    list        VARCHAR NOT NULL,
    period      INTEGER NOT NULL,
    stories     INTEGER NOT NULL,
    PRIMARY KEY (list, period)
);

-- Where things came from -----------------------------------------------------------------------------------------

CREATE TABLE source_site (
    id          ${id},
    address     VARCHAR NOT NULL UNIQUE,
    title       VARCHAR NOT NULL,
    base_path   VARCHAR NOT NULL,
    permalink   VARCHAR NOT NULL,
    category_base VARCHAR NOT NULL DEFAULT 'category',
    tag_base    VARCHAR NOT NULL DEFAULT 'tag',
    zone        VARCHAR NOT NULL
);

CREATE TABLE origin (
    source_site_id BIGINT NOT NULL REFERENCES source_site (id),
    noun        VARCHAR NOT NULL,
    foreign_key VARCHAR NOT NULL,
    noun_id     BIGINT NOT NULL,
    guid        VARCHAR,
    hash        VARCHAR NOT NULL,
    PRIMARY KEY (source_site_id, noun, foreign_key)
);
CREATE INDEX origin_by_noun ON origin (noun, noun_id);
CREATE INDEX origin_by_key ON origin (noun, foreign_key);

CREATE TABLE old_address (
    path        VARCHAR NOT NULL,
    noun        VARCHAR NOT NULL,
    noun_id     BIGINT NOT NULL,
    source_site_id BIGINT REFERENCES source_site (id),
    PRIMARY KEY (path, noun, noun_id)
);
CREATE INDEX old_address_by_noun ON old_address (noun, noun_id);

CREATE TABLE custom_field (
    noun        VARCHAR NOT NULL,
    noun_id     BIGINT NOT NULL,
    ordinal     INTEGER NOT NULL,
    name        VARCHAR NOT NULL,
    content     VARCHAR NOT NULL,
    PRIMARY KEY (noun, noun_id, ordinal)
);

CREATE TABLE ledger (
    id          ${id},
    recorded_at BIGINT NOT NULL,
    act         VARCHAR NOT NULL,
    subject     VARCHAR NOT NULL,
    record      VARCHAR NOT NULL,
    previous    VARCHAR NOT NULL,
    hash        VARCHAR NOT NULL UNIQUE
);

-- The one gate: what the public may see, each with the moments between which it is public -----------------------

-- A moment that has come lets nothing out by itself: a story is let out, which sets `listed`, and is withdrawn, which
-- leaves `public_until` as its trace.
CREATE VIEW public_story AS
SELECT id, slug, path, kicker, headline, standfirst, trail, dateline, format, genre, section_id, picture_id, words, minutes,
       dated_at, updated_at, comments_open, comment_count, seo_title, seo_description, ai_label, public_from,
       public_until
FROM story
WHERE public_from IS NOT NULL AND path IS NOT NULL AND (listed OR public_until IS NOT NULL);

CREATE VIEW public_page AS
SELECT id, parent_id, slug, path, title, standfirst, copy, picture_id, ordinal, dated_at, updated_at, comments_open,
       comment_count, seo_title, seo_description, public_from, public_until
FROM page
WHERE public_from IS NOT NULL AND path IS NOT NULL;

CREATE VIEW public_media AS
SELECT m.id, m.kind, m.path, m.mime, m.title, m.alt, m.caption, m.credit, m.description, m.width, m.height, m.stored,
       m.uploaded_at, m.own_from AS public_from, m.own_until AS public_until
FROM media m WHERE m.own_from IS NOT NULL
UNION ALL
SELECT m.id, m.kind, m.path, m.mime, m.title, m.alt, m.caption, m.credit, m.description, m.width, m.height, m.stored,
       m.uploaded_at, s.public_from, s.public_until
FROM media m JOIN media_use u ON u.media_id = m.id AND u.noun = 'story' JOIN public_story s ON s.id = u.noun_id
UNION ALL
SELECT m.id, m.kind, m.path, m.mime, m.title, m.alt, m.caption, m.credit, m.description, m.width, m.height, m.stored,
       m.uploaded_at, p.public_from, p.public_until
FROM media m JOIN media_use u ON u.media_id = m.id AND u.noun = 'page' JOIN public_page p ON p.id = u.noun_id;

CREATE VIEW public_comment AS
SELECT c.id, c.noun, c.noun_id, c.parent_id, c.root_id, c.depth, c.kind, c.name, c.website, c.copy, c.written_at,
       s.public_from, s.public_until
FROM comment c JOIN public_story s ON c.noun = 'story' AND s.id = c.noun_id
WHERE c.state = 'approved'
UNION ALL
SELECT c.id, c.noun, c.noun_id, c.parent_id, c.root_id, c.depth, c.kind, c.name, c.website, c.copy, c.written_at,
       p.public_from, p.public_until
FROM comment c JOIN public_page p ON c.noun = 'page' AND p.id = c.noun_id
WHERE c.state = 'approved';

CREATE VIEW public_listing AS
SELECT l.list, l.dated_at, l.story_id, s.public_from, s.public_until
FROM listing l JOIN public_story s ON s.id = l.story_id;

-- A person is known to the public by a byline on a public story, and only by it.
CREATE VIEW public_person AS
SELECT p.id, p.slug, p.name, p.biography, p.website, p.picture_id, s.public_from, s.public_until
FROM person p JOIN byline b ON b.person_id = p.id JOIN public_story s ON s.id = b.story_id;

CREATE VIEW public_section AS
SELECT id, parent_id, slug, path, name, description FROM section;

CREATE VIEW public_topic AS
SELECT t.id, t.slug, t.name, t.description, s.public_from, s.public_until
FROM topic t JOIN story_topic st ON st.topic_id = t.id JOIN public_story s ON s.id = st.story_id;
