#ifndef GAME_SCREENS_SCORES_H
#define GAME_SCREENS_SCORES_H

#include "game/screens/screen.h"

/** What a trial is told by, game by game, in the player's words; never as a failure. */

/** The ring of the result screen. */
struct screen_score {
    char number[16];
    char line[SCREEN_TEXT_SIZE]; // below the number: "of 20"
    const char *label;           // below the ring: what was counted
    double share;                // of what was asked for, 0 .. 1 and more
};

void screen_score_of(const struct session_outcome *outcome, struct screen_score *score);

/**
 * One sentence on what the number means; may be written to words. more_s: seconds that are asked
 * next time beyond those of now; < 0 = less is asked.
 */
const char *screen_meaning_words(const struct session_outcome *outcome, double more_s, char *words,
                                 size_t size);

/** Two things at once: how the stance went beside the bottle. NULL = not measured. */
const char *screen_both_words(const struct session_outcome *outcome);

/** The measure that results are compared by: its number, its unit, and how it changed. */
void screen_measure_words(const struct session_outcome *outcome, double value, char *words,
                          size_t size);
const char *screen_measure_unit(const struct session_outcome *outcome);
const char *screen_trend_words(const struct session_outcome *outcome, enum screen_trend trend);

/** "Just managed", ...; "" = not said. */
const char *screen_rating_words(enum session_rating rating);

#endif
