#ifndef GAME_STORE_INTERNAL_H
#define GAME_STORE_INTERNAL_H

#include <pthread.h>
#include <sqlite3.h>

#include "game/store/error.h"
#include "game/store/files.h"

/** What the files of the room share. Nobody outside includes this (tests of the room may). */

struct store_trial_job {
    struct store_trial trial;
    struct store_event *events;
    size_t event_count;
    struct store_measure measures[STORE_MEASURES_MAX];
    size_t measure_count;
    struct store_sample *samples;
    size_t sample_count;
    bool has_rung_state;
    struct store_rung_key rung_key;
    struct store_rung_state rung_state;
};

struct store_setting {
    char key[STORE_NAME_SIZE];
    char value[STORE_VALUE_SIZE];
};

struct store_diary_job {
    struct store_diary_entry entry;
    bool takes_back; // only entry.uuid counts
};

/** One write in the queue; after it is done it carries its completion to store_poll(). */
struct store_job {
    struct store_job *next;
    uint64_t ticket;
    enum store_job_kind kind;
    unsigned attempts; // finished ones
    struct store_completion completion;
    union {
        struct store_trial_job trial;
        struct store_session session;
        struct store_player player;
        struct store_device device;
        struct store_setting setting;
        struct store_diary_job diary;
        int64_t check_wall_s;
    } data;
};

struct store_job_list {
    struct store_job *head;
    struct store_job *last;
};

/**
 * Who touches what: read_* main only. write_* the worker while it is busy, and main while it is not
 * (opening, closing, setting aside). The block after mutex is shared and only touched with it held.
 */
struct store {
    char dir[STORE_PATH_SIZE];
    char small_path[STORE_PATH_SIZE];
    char samples_path[STORE_PATH_SIZE];
    char backups_dir[STORE_PATH_SIZE];
    int64_t opened_wall_s;

    sqlite3 *read_small;
    sqlite3 *read_samples;
    sqlite3 *write_small;
    sqlite3 *write_samples;
    pthread_t thread;

    pthread_mutex_t mutex;
    pthread_cond_t work; // something to do, or closing
    pthread_cond_t rest; // a job ended
    struct store_job_list queue;
    struct store_job_list done;
    size_t pending;
    uint64_t next_ticket;
    bool busy;    // the worker is in the job at the head of the queue
    bool stalled; // that job failed; waits for store_retry()
    bool closing;
    bool failure_waits; // failure is not polled yet
    struct store_completion failure;
};

/** store.c: opens all connections, on failure none. notice: what had to be set aside. */
enum store_status store_connect(struct store *store, enum store_notice *notice,
                                struct store_error *error);
void store_disconnect(struct store *store);

/** A damage that was found while running is remembered in DIR for the next opening. */
bool store_damage_mark(const char *path);
bool store_damage_is_marked(const char *path);
void store_damage_unmark(const char *path);

#endif
