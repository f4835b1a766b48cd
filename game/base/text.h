#ifndef GAME_BASE_TEXT_H
#define GAME_BASE_TEXT_H

#include <stdbool.h>

/**
 * Words in the player's language. The only caller of gettext.
 */

/**
 * Chooses the language: "en", "de", or NULL for the environment's. catalogs is the folder that
 * holds LANG/LC_MESSAGES/evenkeel.mo. Numbers stay in the C locale. Call once at start, before
 * threads. false: no catalogue for that language, English is used.
 */
bool text_open(const char *catalogs, const char *language);

/** The language in use, two letters: "en" or "de". Also chooses the voice. */
const char *text_language(void);

/** The player's words for an English sentence of ours. The result lives as long as the program. */
const char *text(const char *english) __attribute__((format_arg(1)));

/** Marks a sentence in a table; text() is called where it is shown. */
#define TEXT_MARK(english) english

#endif
