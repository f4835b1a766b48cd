#ifndef GAME_STORE_VALID_H
#define GAME_STORE_VALID_H

#include <stdbool.h>

#include "game/store/store.h"

/**
 * What may enter the database. *field names the first value that may not ("hands_off_s"). Numbers
 * that must be measured are finite, those that may be missing are finite or NAN, ids are not empty,
 * texts end within their arrays, uuids look like uuids.
 */
bool store_submission_valid(const struct store_submission *submission, const char **field);
bool store_session_valid(const struct store_session *session, const char **field);
bool store_player_valid(const struct store_player *player, const char **field);
bool store_device_valid(const struct store_device *device, const char **field);
bool store_diary_valid(const struct store_diary_entry *entry, const char **field);
bool store_rung_key_valid(const struct store_rung_key *key, const char **field);
bool store_uuid_valid(const char uuid[STORE_UUID_SIZE]);

#endif
