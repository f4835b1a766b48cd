#ifndef GAME_STORE_PEEK_H
#define GAME_STORE_PEEK_H

#include "game/store/store.h"

/**
 * Settings of a store that stays closed: nothing is created, lifted to a newer schema or repaired.
 * For --list-devices, which tells the letters of known boards and leaves no trace.
 */
struct store_peek {
    char key[STORE_NAME_SIZE];
    char value[STORE_VALUE_SIZE]; // "" = not set
};

/** Fills the values of count keys from dir. STORE_NOT_FOUND: there is no store; values are "". */
enum store_status store_peek_settings(const char *dir, struct store_peek *items, size_t count);

#endif
