#ifndef GAME_STORE_ERROR_H
#define GAME_STORE_ERROR_H

#include <sqlite3.h>

#include "game/store/store.h"

/** Inside the room: a status and one line that says what, where and why. */
struct store_error {
    enum store_status status;
    char text[STORE_MESSAGE_SIZE];
};

/** Fills error and returns status, so that callers can `return store_error_set(...)`. */
enum store_status store_error_set(struct store_error *error, enum store_status status,
                                  const char *format, ...) __attribute__((format(printf, 3, 4)));

/** From the last failure of db (NULL = there is no connection): "what: sqlite's words". */
enum store_status store_error_sqlite(struct store_error *error, sqlite3 *db, const char *what);

/** From errno. */
enum store_status store_error_errno(struct store_error *error, int number, const char *what,
                                    const char *path);

/** SQLite's (extended) result code -> ours. */
enum store_status store_error_status_from_sqlite(int code);

#endif
