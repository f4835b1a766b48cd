-- What version 2 added to version1.sql, with a row. It never changes.

CREATE TABLE trial_measure (
    trial TEXT NOT NULL REFERENCES trial (uuid) ON DELETE CASCADE ON UPDATE CASCADE,
    seq INTEGER NOT NULL,
    name TEXT NOT NULL,
    value REAL,
    PRIMARY KEY (trial, name)
) STRICT, WITHOUT ROWID;
INSERT INTO trial_measure VALUES ('33333333-3333-4333-8333-333333333333', 0, 'steps', 14.0);
PRAGMA user_version = 2;
