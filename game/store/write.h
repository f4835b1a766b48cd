#ifndef GAME_STORE_WRITE_H
#define GAME_STORE_WRITE_H

#include "game/store/internal.h"

/** One row each, durable on return. Worker thread. */
enum store_status store_write_trial(struct store *store, const struct store_trial_job *job,
                                    bool again, struct store_error *error);
enum store_status store_write_session(sqlite3 *db, const struct store_session *session,
                                      struct store_error *error);
enum store_status store_write_player(sqlite3 *db, const struct store_player *player,
                                     struct store_error *error);
enum store_status store_write_device(sqlite3 *db, const struct store_device *device,
                                     struct store_error *error);
enum store_status store_write_setting(sqlite3 *db, const struct store_setting *setting,
                                      struct store_error *error);
enum store_status store_write_diary(sqlite3 *db, const struct store_diary_job *job,
                                    struct store_error *error); // diary.c

#endif
