-- How often stories were read. Nothing of a reader is kept: a story, an hour, the kind of place he came from.
-- Hours and days are counted from 1970 in UTC.

CREATE TABLE reads_of_hour (
    hour_number BIGINT NOT NULL,
    story_id    BIGINT NOT NULL REFERENCES story (id),
    referrer    VARCHAR NOT NULL,
    read_count  BIGINT NOT NULL,
    PRIMARY KEY (hour_number, story_id, referrer)
);
CREATE INDEX reads_of_hour_by_story ON reads_of_hour (story_id, hour_number);

-- Hours that are over for more than a day are added up here.
CREATE TABLE reads_of_day (
    day_number  BIGINT NOT NULL,
    story_id    BIGINT NOT NULL REFERENCES story (id),
    referrer    VARCHAR NOT NULL,
    read_count  BIGINT NOT NULL,
    PRIMARY KEY (story_id, day_number, referrer)
);
CREATE INDEX reads_of_day_by_day ON reads_of_day (day_number);

-- The sum of the hours that are kept, so that the most read are found without adding them up.
CREATE TABLE reads_lately (
    story_id    BIGINT NOT NULL PRIMARY KEY REFERENCES story (id),
    read_count  BIGINT NOT NULL
);
CREATE INDEX reads_lately_by_count ON reads_lately (read_count, story_id);

-- The order that readers see; written only when it changes.
CREATE TABLE most_read (
    ordinal     INTEGER NOT NULL PRIMARY KEY,
    story_id    BIGINT NOT NULL REFERENCES story (id)
);

-- One row, written first by whoever adds reads up: nodes take turns by it.
CREATE TABLE reads_round (
    id          ${id},
    counted_at  BIGINT NOT NULL
);
