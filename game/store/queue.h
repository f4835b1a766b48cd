#ifndef GAME_STORE_QUEUE_H
#define GAME_STORE_QUEUE_H

#include "game/store/internal.h"

/** First in, first out. The caller holds the mutex. */
void store_job_push(struct store_job_list *list, struct store_job *job);
struct store_job *store_job_pop(struct store_job_list *list); // NULL = empty

/** Frees what the job carries, not the job: it still has its completion. */
void store_job_drop_payload(struct store_job *job);
void store_job_free_all(struct store_job_list *list);

// The newest value that waits in the queue. false = none waits. They take the mutex.
bool store_queued_setting(struct store *store, const char *key, struct store_setting *setting);
bool store_queued_device(struct store *store, const char *serial, struct store_device *device);
bool store_queued_rung_state(struct store *store, const struct store_rung_key *key,
                             struct store_rung_state *state);
bool store_queued_nameless_player(struct store *store, struct store_player *player);

#endif
