#ifndef TESTS_SCREENS_STAGE_LEVELS_H
#define TESTS_SCREENS_STAGE_LEVELS_H

#include "tests/screens/stage.h"

/** Every game in every tier, played by the virtual player as far as the picture asks for. */
void stage_visit_levels(struct stage *stage);

/** Begins a rung with its own game. false: no controller could be had, or no memory. */
bool stage_begin_level(struct stage *stage, const char *rung_id, enum session_game game,
                       enum session_tier tier);

/** Plays on until the stage has lasted so long, or the trial is done. */
void stage_play_level(struct stage *stage, enum session_stage until, double seconds);
void stage_leave_level(struct stage *stage);

#endif
