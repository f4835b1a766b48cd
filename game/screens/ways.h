#ifndef GAME_SCREENS_WAYS_H
#define GAME_SCREENS_WAYS_H

#include "game/screens/screen.h"

/** What is asked and how it is measured, in the player's words. Titles are borrowed. */

/** The next way of measuring that the task offers and that is there now; the task's own = none. */
enum session_tier screen_way_other(const struct screen_model *model);

/** Name of a way, for the button that takes it: "With board", "Voice only". */
const char *screen_way_words(enum session_game game, enum session_tier tier);
const char *screen_way_icon(enum session_tier tier);

/** How the task is measured without a board: "Controller in the pocket". */
const char *screen_measured_words(const struct screen_model *model);

/** What is asked: "Hold 20 seconds". */
void screen_goal_words(const struct screen_model *model, char *words, size_t size);
const char *screen_goal_icon(const struct screen_model *model);

/** What an exercise is about, in a small picture. */
const char *screen_rung_icon(const struct session_rung *rung);

/** The player's own stance, where a rung is done in it: "Stance: Tandem, left foot". */
void screen_stance_words(const struct screen_model *model, char *words, size_t size);

#endif
