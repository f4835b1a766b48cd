#ifndef TESTS_SCREENS_STAGE_SOUND_H
#define TESTS_SCREENS_STAGE_SOUND_H

#include "tests/screens/stage.h"

/** Every moment of the screens about sound, for the stage's visitor. */
void stage_visit_sound(struct stage *stage);

#endif
