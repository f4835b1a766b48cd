#ifndef GAME_PLATFORM_PAIRING_VIEW_H
#define GAME_PLATFORM_PAIRING_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "game/platform/pairing.h"

struct sd_bus_message;

/**
 * What BlueZ has at one moment: its adapters and the balance boards it knows, from one answer of
 * GetManagedObjects. Everything in it came from outside and fits its field or is left out.
 */

enum {
    PAIRING_PATH_SIZE = 96,
    PAIRING_ADAPTERS = 4,
    PAIRING_BOARDS = 16,
};

struct pairing_adapter {
    char path[PAIRING_PATH_SIZE];
    char address[PAIRING_ADDRESS_SIZE];
    bool powered;
};

struct pairing_board {
    char path[PAIRING_PATH_SIZE];
    char address[PAIRING_ADDRESS_SIZE];
    bool seen; // answers the scan that runs now
    bool paired;
    bool connected;
};

struct pairing_view {
    struct pairing_adapter adapters[PAIRING_ADAPTERS];
    size_t adapter_count;
    struct pairing_board boards[PAIRING_BOARDS];
    size_t board_count;
    bool denied; // BlueZ does not tell this account what it has
};

/** false: not such an answer; *view is then empty. */
bool pairing_view_read(struct pairing_view *view, struct sd_bus_message *answer);

/** The adapter to use: the first one switched on, else the first. NULL: none. */
const struct pairing_adapter *pairing_view_adapter(const struct pairing_view *view);
const struct pairing_adapter *pairing_view_adapter_at(const struct pairing_view *view,
                                                      const char *path);

/** NULL: no board there. */
const struct pairing_board *pairing_view_board_at(const struct pairing_view *view,
                                                  const char *path);

/** Is this board behind this adapter? */
bool pairing_board_is_of(const struct pairing_board *board, const char *adapter_path);

#endif
