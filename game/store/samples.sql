-- samples.db, version 1: the raw input of trials, one compressed block a trial and role. Large, so
-- kept apart from evenkeel.db; a trial stays meaningful when its samples are gone.

PRAGMA application_id = 1163284307; -- "EVNS"

CREATE TABLE sample_block (
    trial TEXT NOT NULL,
    role TEXT NOT NULL, -- 'body': board; later 'hand': controller
    started_s INTEGER NOT NULL,
    keep INTEGER NOT NULL CHECK (keep IN (0, 1)), -- 1 = self-test, not pruned
    codec INTEGER NOT NULL, -- sample_codec.h
    sample_count INTEGER NOT NULL,
    block BLOB NOT NULL,
    PRIMARY KEY (trial, role)
) STRICT;

CREATE INDEX sample_block_age ON sample_block (keep, started_s);
