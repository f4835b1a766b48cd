#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include "game/store/files.h"
#include "game/store/store.h"

#define FIXTURE_WALL_S  1767261600 // 2026-01-01 10:00:00 UTC
#define FIXTURE_PLAYER  "11111111-1111-4111-8111-111111111111"
#define FIXTURE_SESSION "22222222-2222-4222-8222-222222222222"

/** A folder of its own for each test, gone afterwards. *state is a struct fixture. */
struct fixture {
    char dir[STORE_PATH_SIZE];
    struct store *store; // NULL until a test opens it; closed by the teardown
};

int fixture_setup(void **state);      // the folder only
int fixture_setup_open(void **state); // and an open store with player and session
int fixture_teardown(void **state);

/** Opens the store in the fixture's folder; asserts that it works without a notice but NEW. */
void fixture_open(struct fixture *fixture);
/** Closes; asserts that nothing was lost. */
void fixture_close(struct fixture *fixture);
void fixture_path(const struct fixture *fixture, const char *name, char path[STORE_PATH_SIZE]);

/** A trial with a different value in every field; number makes the uuid and start. */
struct store_trial fixture_trial(unsigned number);
struct store_rung_key fixture_rung_key(void);

/** Drawing, by the fixture's player, local time UTC + 1 h; number makes the uuid. */
struct store_diary_entry fixture_diary(unsigned number, int64_t started_s, uint32_t minutes);

/** A person who sways on a board: noise in steps of the board's counts, uneven times. */
void fixture_samples(struct store_sample *samples, size_t count, uint32_t seed);

/** Submits with samples (count may be 0) and waits; asserts that it is durable. */
void fixture_submit(struct store *store, const struct store_trial *trial, size_t sample_count);

uint64_t fixture_count(struct store *store);

/** Asserts that one SQL text runs on the file dir/name, on a connection of its own. */
void fixture_sql(const struct fixture *fixture, const char *name, const char *sql);
int64_t fixture_sql_int(const struct fixture *fixture, const char *name, const char *sql);

#endif
