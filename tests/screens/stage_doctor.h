#ifndef TESTS_SCREENS_STAGE_DOCTOR_H
#define TESTS_SCREENS_STAGE_DOCTOR_H

#include "tests/screens/stage.h"

/** Every moment of the board doctor, for the stage's visitor. */
void stage_visit_doctor(struct stage *stage);

#endif
