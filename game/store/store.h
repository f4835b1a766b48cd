#ifndef GAME_STORE_STORE_H
#define GAME_STORE_STORE_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/base/clock.h"

/**
 * What is kept between runs: players, sittings, trials with their samples, the staircase, the
 * diary, settings, boards. Two SQLite files in one folder that only its owner can read: evenkeel.db
 * (small, backed up) and samples.db (large, kept 90 days). decisions.md 6.
 *
 * Threads: all functions are called from one thread (main). Writing happens on a worker thread of
 * the room; reading happens on the caller's thread through connections of its own.
 *
 * Writes return at once with a ticket. store_poll() tells when the ticket is durable (committed and
 * fsync'ed: it survives kill -9 and a power cut) or why not yet. A write that failed for an outside
 * reason (disk full, read-only, locked, corrupt file) stays queued, everything behind it waits, and
 * store_retry() tries again: nothing is dropped, nothing is reordered.
 *
 * Reads of settings, devices and rung states see queued writes at once (read your own writes).
 * Lists of trials, counts and totals see durable trials only.
 *
 * Units are in the names. A double that was not measured is NAN and is NULL in the database. Times
 * are seconds since 1970 UTC; sample times are the device's own microseconds.
 */

#define STORE_UUID_SIZE         37 // 36 characters, lower case, and the end
#define STORE_ID_SIZE           32 // rung "S1", game "hold", event "support_begin"
#define STORE_NAME_SIZE         96 // player, station, preset, setting key, UTF-8
#define STORE_SERIAL_SIZE       32
#define STORE_VALUE_SIZE        512
#define STORE_MESSAGE_SIZE      256
#define STORE_CALIBRATION_SIZE  34
#define STORE_SAMPLES_MAX       (4u * 1000 * 1000) // samples in one trial: 11 hours at 100 Hz
#define STORE_EVENTS_MAX        100000u
#define STORE_MEASURES_MAX      16 // of one trial
#define STORE_DIARY_MINUTES_MAX 1440
#define STORE_SAMPLES_KEPT_DAYS 90
#define STORE_BACKUPS_KEPT      3
#define STORE_SCHEMA_VERSION    3 // PRAGMA user_version of evenkeel.db

struct store;

enum store_status {
    STORE_OK,
    STORE_NOT_FOUND, // no such row; results are untouched unless the function says otherwise
    STORE_INVALID,   // the caller's data is out of range; nothing was queued
    STORE_REFUSED,   // the database says this contradicts what is stored; the write was dropped
    STORE_TOO_SMALL, // the caller's array is too small; the count says what is needed
    STORE_FULL,      // the disk is full
    STORE_READONLY,  // no permission to write
    STORE_BUSY,      // another program holds the database
    STORE_CORRUPT,   // the file is damaged
    STORE_FUTURE,    // written by a newer version of the program
    STORE_IO,        // the operating system failed to read or write
    STORE_NO_MEMORY,
};

/** A stable word for logs and JSON: "full", "readonly". Never NULL. */
const char *store_status_str(enum store_status status);

/** Who or what made the samples. Only PERSON enters a history. 0 = the caller forgot. */
enum store_source {
    STORE_SOURCE_UNSET,
    STORE_SOURCE_PERSON,
    STORE_SOURCE_VIRTUAL,
    STORE_SOURCE_REPLAY,
    STORE_SOURCE_DEMO,
};

/** How it was measured, programme.md 2. In a query UNSET means any. */
enum store_tier {
    STORE_TIER_UNSET,
    STORE_TIER_BOARD,
    STORE_TIER_MOTION,
    STORE_TIER_PAD,
    STORE_TIER_GUIDED,
};

/** Which foot is in front, which leg stands, which hand. In a query NONE means any. */
enum store_side {
    STORE_SIDE_NONE,
    STORE_SIDE_LEFT,
    STORE_SIDE_RIGHT,
};

/** What the trial was for. Self-test trials keep their samples for ever. */
enum store_kind {
    STORE_KIND_TRAINING,
    STORE_KIND_SELF_TEST,
    STORE_KIND_MEASUREMENT, // limits of stability, 3 x 30 s of sway
};

/** Guided and pad tiers: what the player said. */
enum store_rating {
    STORE_RATING_NONE,
    STORE_RATING_TOO_EASY,
    STORE_RATING_JUST_MANAGE,
    STORE_RATING_TOO_HARD,
};

/** The words of the database, CSV and JSON: "person", "board", "left" (none = ""), "training". */
const char *store_source_word(enum store_source source);
const char *store_tier_word(enum store_tier tier);
const char *store_side_word(enum store_side side);
const char *store_kind_word(enum store_kind kind);
const char *store_rating_word(enum store_rating rating);

/** And back. A word nobody knows gives the first value (unset, none, training). */
enum store_source store_source_from_word(const char *word);
enum store_tier store_tier_from_word(const char *word);
enum store_side store_side_from_word(const char *word);
enum store_kind store_kind_from_word(const char *word);
enum store_rating store_rating_from_word(const char *word);

struct store_settings {
    const char *dir; // created 0700 (parents too) when missing, tightened when wider
    int64_t wall_s;  // now: names what is set aside, first day of a new player
};

/** What opening had to do. Not an error: the store works. Tell the player once. */
enum store_notice {
    STORE_NOTICE_NONE,
    STORE_NOTICE_NEW,      // there was nothing yet
    STORE_NOTICE_RESTORED, // evenkeel.db was damaged: set aside, went on with the newest backup
    STORE_NOTICE_EMPTY,    // evenkeel.db was damaged: set aside, no usable backup, started empty
    STORE_NOTICE_SAMPLES,  // only samples.db was damaged: set aside; results are all there
};

struct store_player {
    char uuid[STORE_UUID_SIZE];
    char name[STORE_NAME_SIZE]; // "" = the one player without a name
    int64_t created_s;
};

/** A sitting: the program was started at a station. Several players may take turns in it. */
struct store_session {
    char uuid[STORE_UUID_SIZE];
    char station[STORE_NAME_SIZE]; // "" at home; name of the computer at a seminar
    enum store_source source;
    int64_t started_s;
    int32_t utc_offset_s;
};

/** Sway measures over the scored window, product recipe (sway.md 1). NAN = not good enough. */
struct store_metrics {
    double path_mm;
    double mean_velocity_mm_s;
    double velocity_ml_mm_s;
    double velocity_ap_mm_s;
    double rms_ml_mm;
    double rms_ap_mm;
    double rms_r_mm;
    double range_ml_mm;
    double range_ap_mm;
    double ellipse_mm2; // 95 % prediction ellipse
    double mean_frequency_hz;
    double f50_ml_hz;
    double f50_ap_hz;
    double f95_ml_hz;
    double f95_ap_hz;
};

/** All measures NAN: start from this. */
struct store_metrics store_metrics_none(void);

/** How good the input was. */
struct store_quality {
    double rate_hz;       // samples a second over the trial, NAN without a sensor
    double missing_share; // 0 .. 1 of the time without samples, NAN without a sensor
    double longest_gap_s; // NAN without a sensor
    uint32_t dropped;     // reports that were malformed or impossible
};

struct store_trial {
    char uuid[STORE_UUID_SIZE];
    char player_uuid[STORE_UUID_SIZE];
    char session_uuid[STORE_UUID_SIZE];
    enum store_kind kind;
    enum store_source source;
    char rung[STORE_ID_SIZE]; // "S1"
    char game[STORE_ID_SIZE]; // "hold"
    enum store_tier tier;
    enum store_side side;
    char preset[STORE_NAME_SIZE];          // "" = none
    char device_serial[STORE_SERIAL_SIZE]; // "" = none or virtual
    int64_t started_s;                     // wall clock at the lead-in, UTC
    int32_t utc_offset_s;                  // local time then = started_s + utc_offset_s

    double difficulty;     // 0 .. 1, NAN = the game has none
    double ring_radius_mm; // NAN = no ring
    double planned_hold_s;
    double duration_s;  // go to end, sample time
    double hands_off_s; // the score (decisions.md 1)
    double hold_s;      // hands-off and inside the ring
    double support_s;
    uint32_t breaks;
    bool success;
    bool calm;
    bool passed;
    char ended_by[STORE_ID_SIZE]; // "done", "time", "step_off", "player"
    enum store_rating rating;

    // Where the trial lies within its samples, counted from the first sample.
    int64_t go_offset_us;
    int64_t end_offset_us;
    uint32_t sample_count; // set by the store

    struct store_metrics metrics;
    struct store_quality quality;
};

/** Something that happened in a trial, in the order of time. */
struct store_event {
    double t_s; // sample time since "go"; negative in the lead-in
    char type[STORE_ID_SIZE];
    double value; // NAN = none
};

/**
 * What a game measured beside the columns that all trials share: "median_step_s", "right_cues".
 * The name says the unit; names are unique within a trial.
 */
struct store_measure {
    char name[STORE_ID_SIZE];
    double value; // NAN = not measured
};

/**
 * Something good that was done away from the exercises (programme.md 1, 4): drawing is the kind
 * "hobby", a stroll the kind "walk". Words are ours and stay the same in all languages.
 */
struct store_diary_entry {
    char uuid[STORE_UUID_SIZE];
    char player_uuid[STORE_UUID_SIZE];
    enum store_source source;
    char kind[STORE_ID_SIZE]; // "hobby"
    char what[STORE_ID_SIZE]; // "drawing"; "" = not said
    int64_t started_s;        // or when it was entered, UTC
    int32_t utc_offset_s;
    uint32_t minutes; // 1 .. STORE_DIARY_MINUTES_MAX
};

/** Load on the four corners, kg, tared. Kept bit for bit. */
struct store_sample {
    int64_t t_us; // any time line; differences count
    float tr_kg;
    float br_kg;
    float tl_kg;
    float bl_kg;
};

/** Which staircase: one for each of these. */
struct store_rung_key {
    char player_uuid[STORE_UUID_SIZE];
    enum store_source source;
    char rung[STORE_ID_SIZE];
    char game[STORE_ID_SIZE];
    enum store_tier tier;
    enum store_side side;
};

/** Where the player stands on a rung (decisions.md 1). */
struct store_rung_state {
    double difficulty; // 0 .. 1
    double step;
    int32_t direction; // of the last move of the staircase: -1, 0 = none yet, +1
    uint32_t reversals;
    uint32_t passes_in_row;
    uint32_t fails_in_row;
    uint32_t mastered_count; // calm passes at difficulty 1 in a row, 3 = mastered
};

/** What is remembered about one board (devices.md 4: per Bluetooth address). */
struct store_device {
    char serial[STORE_SERIAL_SIZE];
    char kind[STORE_ID_SIZE]; // "wii_board"
    uint8_t calibration[STORE_CALIBRATION_SIZE];
    bool has_calibration;
    double tare_kg[4]; // TR BR TL BL
    bool has_tare;
    int32_t facing_quarter_turns; // 0 .. 3, how the board lies on the floor
    double spacing_ml_mm;         // between the sensors; NAN = the kind's own
    double spacing_ap_mm;
    int64_t last_seen_s;
};

/**
 * Opens or creates the store and brings it to this version's schema (a copy of the old file is put
 * to the backups first). A damaged file is renamed with its date, never deleted, and the store goes
 * on with the newest backup or empty: *notice says so and message names the file.
 * Anything but STORE_OK: *store is NULL and message says in one line what and where. message is
 * always ended; notice may be NULL.
 */
enum store_status store_open(const struct store_settings *settings, struct store **store,
                             enum store_notice *notice, char *message, size_t message_size);

/**
 * Writes what is queued (one more attempt for what failed), stops the worker, frees. Accepts NULL.
 * false = something could not be made durable and is lost; it has been logged.
 */
bool store_close(struct store *store);

/** A fresh random id. Thread safe. */
void store_uuid(char uuid[STORE_UUID_SIZE]);

/* ---- writing ---------------------------------------------------------------------------- */

/** Everything one trial leaves behind. All is copied. */
struct store_submission {
    const struct store_trial *trial;
    const struct store_event *events;
    size_t event_count;
    const struct store_measure *measures; // in the order they are to be read in
    size_t measure_count;                 // 0 .. STORE_MEASURES_MAX
    const struct store_sample *samples;
    size_t sample_count;
    // Goes into the same transaction as the trial; both or neither. NULL = no staircase.
    const struct store_rung_key *rung_key;
    const struct store_rung_state *rung_state;
};

/**
 * Queues a trial and returns at once. Durable in this order: samples, then in one transaction
 * trial, events, measures and rung state. So a row never lacks its samples. A player or session that is not
 * stored yet is entered with what the trial knows (logged). STORE_INVALID: a field is out of range;
 * which one is logged. ticket may be NULL.
 */
enum store_status store_trial_submit(struct store *store, const struct store_submission *submission,
                                     uint64_t *ticket);

/** Queues one of these. ticket may be NULL. An existing row of the same id is replaced. */
enum store_status store_session_put(struct store *store, const struct store_session *session,
                                    uint64_t *ticket);
enum store_status store_player_put(struct store *store, const struct store_player *player,
                                   uint64_t *ticket);
enum store_status store_device_put(struct store *store, const struct store_device *device,
                                   uint64_t *ticket);
/** Key like "ui.text_scale", value up to STORE_VALUE_SIZE - 1 bytes of UTF-8. */
enum store_status store_setting_set(struct store *store, const char *key, const char *value,
                                    uint64_t *ticket);

/**
 * Queues an entry of the diary, or taking one back. Both may be repeated: an entry of the same id
 * is replaced, one that is not there is taken back without a word. ticket may be NULL.
 */
enum store_status store_diary_add(struct store *store, const struct store_diary_entry *entry,
                                  uint64_t *ticket);
enum store_status store_diary_take_back(struct store *store, const char *uuid, uint64_t *ticket);

/**
 * Queues care of the files: quick check (a full one once a week), then, if all is well, drops
 * samples older than 90 days except self-tests and makes the day's backup of evenkeel.db (the
 * newest three stay). Call after the first frame. Damage: STORE_CORRUPT; the file is set aside at
 * the next store_open(), until then all goes on as far as it can.
 */
enum store_status store_check_begin(struct store *store, int64_t wall_s, uint64_t *ticket);

enum store_job_kind {
    STORE_JOB_TRIAL,
    STORE_JOB_SESSION,
    STORE_JOB_PLAYER,
    STORE_JOB_DEVICE,
    STORE_JOB_SETTING,
    STORE_JOB_DIARY,
    STORE_JOB_CHECK,
};

struct store_completion {
    uint64_t ticket;
    enum store_job_kind kind;
    enum store_status status;         // STORE_OK = durable
    bool queued;                      // failed but not lost: store_retry() tries again
    char message[STORE_MESSAGE_SIZE]; // one line for the log, "" when durable
};

/** Takes the oldest waiting completion. false = none waits. Call once a frame. */
bool store_poll(struct store *store, struct store_completion *completion);

/** Writes that are not durable yet, the failed one included. */
size_t store_pending(struct store *store);

/**
 * Tries again what failed. After STORE_CORRUPT the damaged file is first set aside as in
 * store_open(). Nothing to do = no effect. Call when the player asks and every few seconds.
 */
void store_retry(struct store *store);

/** Waits until nothing is queued or the next write failed. STORE_OK = all is durable. */
enum store_status store_flush(struct store *store);

/* ---- reading ---------------------------------------------------------------------------- */

/** Which trials. Zero-initialised = all trials of persons. */
struct store_query {
    char player_uuid[STORE_UUID_SIZE]; // "" = any
    char rung[STORE_ID_SIZE];          // "" = any
    char game[STORE_ID_SIZE];          // "" = any
    enum store_tier tier;              // UNSET = any
    enum store_side side;              // NONE = any
    enum store_source source;          // UNSET = person
    bool any_source;
    bool only_kind; // take only .kind; otherwise any
    enum store_kind kind;
};

/** Up to capacity trials, the newest first. No match is STORE_OK with *count 0. */
enum store_status store_last_trials(struct store *store, const struct store_query *query,
                                    struct store_trial *trials, size_t capacity, size_t *count);

enum store_status store_trial_count(struct store *store, const struct store_query *query,
                                    uint64_t *count);

struct store_totals {
    uint64_t trials;
    double hands_off_s;
    uint32_t days_this_month; // days on which a trial was started, local time of each trial
};

/** now: which month. */
enum store_status store_totals_get(struct store *store, const struct store_query *query,
                                   const struct clock *now, struct store_totals *totals);

/** Which entries of the diary. Days are local ones of each entry, counted from 1970-01-01. */
struct store_diary_query {
    char player_uuid[STORE_UUID_SIZE]; // "" = any
    enum store_source source;          // UNSET = person
    char kind[STORE_ID_SIZE];          // "" = any
    char what[STORE_ID_SIZE];          // "" = any
    int64_t first_day;
    int64_t last_day; // included
};

/** Minutes of all these entries together; 0 of none. */
enum store_status store_diary_total(struct store *store, const struct store_diary_query *query,
                                    uint64_t *minutes);

/** The local day of a moment, counted from 1970-01-01. 1970-01-01 was a Thursday. */
int64_t store_day(int64_t wall_s, int32_t utc_offset_s);

/** *count is always how many there are. samples may be NULL with capacity 0. */
enum store_status store_trial_samples(struct store *store, const char *trial_uuid,
                                      struct store_sample *samples, size_t capacity, size_t *count);
enum store_status store_trial_events(struct store *store, const char *trial_uuid,
                                     struct store_event *events, size_t capacity, size_t *count);

/** In the order they were submitted. *count as for samples; no such trial is STORE_OK with 0. */
enum store_status store_trial_measures(struct store *store, const char *trial_uuid,
                                       struct store_measure *measures, size_t capacity,
                                       size_t *count);

/**
 * One measure through the trials of a query, the newest first, up to capacity: values[i] belongs to
 * the trial begun at started_s[i] (may be NULL). Trials that do not have it, or have it as not
 * measured, are left out. None is STORE_OK with *count 0.
 */
enum store_status store_measure_history(struct store *store, const struct store_query *query,
                                        const char *name, double *values, int64_t *started_s,
                                        size_t capacity, size_t *count);

enum store_status store_rung_state_get(struct store *store, const struct store_rung_key *key,
                                       struct store_rung_state *state);

/** Cuts never: STORE_TOO_SMALL instead. */
enum store_status store_setting_get(struct store *store, const char *key, char *value,
                                    size_t value_size);

enum store_status store_device_get(struct store *store, const char *serial,
                                   struct store_device *device);

/**
 * The one player without a name; created durably on first use (waits for it, some ms). When that
 * fails for an outside reason *player is usable all the same and its row waits in the queue.
 */
enum store_status store_player_default(struct store *store, int64_t wall_s,
                                       struct store_player *player);

#endif
