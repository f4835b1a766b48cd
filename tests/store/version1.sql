-- A database of version 1 with a row in every table. Frozen: later versions must read it.

PRAGMA application_id = 1163284299;

CREATE TABLE player (
    uuid TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    created_s INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
    uuid TEXT NOT NULL PRIMARY KEY,
    station TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('person', 'virtual', 'replay', 'demo')),
    started_s INTEGER NOT NULL,
    utc_offset_s INTEGER NOT NULL
) STRICT;

CREATE TABLE trial (
    uuid TEXT NOT NULL PRIMARY KEY,
    player TEXT NOT NULL REFERENCES player (uuid) ON UPDATE CASCADE,
    session TEXT NOT NULL REFERENCES session (uuid) ON UPDATE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('training', 'self_test', 'measurement')),
    source TEXT NOT NULL CHECK (source IN ('person', 'virtual', 'replay', 'demo')),
    rung TEXT NOT NULL,
    game TEXT NOT NULL,
    tier TEXT NOT NULL CHECK (tier IN ('board', 'motion', 'pad', 'guided')),
    side TEXT NOT NULL CHECK (side IN ('', 'left', 'right')),
    preset TEXT NOT NULL,
    device_serial TEXT NOT NULL,
    started_s INTEGER NOT NULL,
    utc_offset_s INTEGER NOT NULL,
    difficulty REAL,
    ring_radius_mm REAL,
    planned_hold_s REAL NOT NULL,
    duration_s REAL NOT NULL,
    hands_off_s REAL NOT NULL,
    hold_s REAL NOT NULL,
    support_s REAL NOT NULL,
    breaks INTEGER NOT NULL,
    success INTEGER NOT NULL CHECK (success IN (0, 1)),
    calm INTEGER NOT NULL CHECK (calm IN (0, 1)),
    passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
    ended_by TEXT NOT NULL,
    rating TEXT NOT NULL CHECK (rating IN ('', 'too_easy', 'just_manage', 'too_hard')),
    go_offset_us INTEGER NOT NULL,
    end_offset_us INTEGER NOT NULL,
    sample_count INTEGER NOT NULL,
    path_mm REAL,
    mean_velocity_mm_s REAL,
    velocity_ml_mm_s REAL,
    velocity_ap_mm_s REAL,
    rms_ml_mm REAL,
    rms_ap_mm REAL,
    rms_r_mm REAL,
    range_ml_mm REAL,
    range_ap_mm REAL,
    ellipse_mm2 REAL,
    mean_frequency_hz REAL,
    f50_ml_hz REAL,
    f50_ap_hz REAL,
    f95_ml_hz REAL,
    f95_ap_hz REAL,
    rate_hz REAL,
    missing_share REAL,
    longest_gap_s REAL,
    dropped INTEGER NOT NULL
) STRICT;

CREATE INDEX trial_history ON trial (player, source, rung, started_s);
CREATE INDEX trial_session ON trial (session);

CREATE TABLE trial_event (
    trial TEXT NOT NULL REFERENCES trial (uuid) ON DELETE CASCADE ON UPDATE CASCADE,
    seq INTEGER NOT NULL,
    t_s REAL NOT NULL,
    type TEXT NOT NULL,
    value REAL,
    PRIMARY KEY (trial, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE rung_state (
    player TEXT NOT NULL REFERENCES player (uuid) ON DELETE CASCADE ON UPDATE CASCADE,
    source TEXT NOT NULL CHECK (source IN ('person', 'virtual', 'replay', 'demo')),
    rung TEXT NOT NULL,
    game TEXT NOT NULL,
    tier TEXT NOT NULL CHECK (tier IN ('board', 'motion', 'pad', 'guided')),
    side TEXT NOT NULL CHECK (side IN ('', 'left', 'right')),
    difficulty REAL NOT NULL,
    step REAL NOT NULL,
    direction INTEGER NOT NULL CHECK (direction IN (-1, 0, 1)),
    reversals INTEGER NOT NULL,
    passes_in_row INTEGER NOT NULL,
    fails_in_row INTEGER NOT NULL,
    mastered_count INTEGER NOT NULL,
    updated_s INTEGER NOT NULL,
    PRIMARY KEY (player, source, rung, game, tier, side)
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    serial TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    calibration BLOB CHECK (calibration IS NULL OR length(calibration) = 34),
    tare_tr_kg REAL,
    tare_br_kg REAL,
    tare_tl_kg REAL,
    tare_bl_kg REAL,
    facing_quarter_turns INTEGER NOT NULL CHECK (facing_quarter_turns BETWEEN 0 AND 3),
    spacing_ml_mm REAL,
    spacing_ap_mm REAL,
    last_seen_s INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO player VALUES ('11111111-1111-4111-8111-111111111111', '', 1764000000);
INSERT INTO session VALUES ('22222222-2222-4222-8222-222222222222', '', 'person', 1764331000, 3600);
INSERT INTO trial VALUES (
    '33333333-3333-4333-8333-333333333333', '11111111-1111-4111-8111-111111111111',
    '22222222-2222-4222-8222-222222222222', 'training', 'person', 'S2', 'hold', 'board', '', '',
    '00:1e:35:aa:bb:cc', 1764331200, 3600, 0.375, 14.5, 21.0, 33.25, 28.5, 18.0, 4.75, 1, 0, 0, 0,
    'step_off', '', 5000000, 38250000, 3825, 349.125, 12.25, 7.5, 8.5, 3.5, 4.5, 5.5, 16.5, 21.5,
    NULL, 0.5, 0.25, 0.25, 1.25, 1.5, 99.5, 0.01, 0.05, 2);
INSERT INTO trial_event VALUES ('33333333-3333-4333-8333-333333333333', 0, 33.25, 'step_off', NULL);
INSERT INTO rung_state VALUES (
    '11111111-1111-4111-8111-111111111111', 'person', 'S2', 'hold', 'board', '', 0.375, 0.05, -1, 1,
    0, 1, 0, 1764331200);
INSERT INTO device VALUES (
    '00:1e:35:aa:bb:cc', 'wii_board',
    x'00010203040506070809101112131415161718192021222324252627282930313222', 0.5, 0.25, -0.5, 0.125,
    0, NULL, NULL, 1764331200);
INSERT INTO setting VALUES ('ui.lang', 'de');
PRAGMA user_version = 1;
