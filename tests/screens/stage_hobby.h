#ifndef TESTS_SCREENS_STAGE_HOBBY_H
#define TESTS_SCREENS_STAGE_HOBBY_H

#include "tests/screens/stage.h"

/** Hobby minutes, and neat writing in both scripts from letters to long words. */
void stage_visit_hobby(struct stage *stage);

#endif
