#ifndef TESTS_SCREENS_STAGE_FLOW_H
#define TESTS_SCREENS_STAGE_FLOW_H

#include "tests/screens/stage.h"

/** Coasts, exercises, safety and intro of every coast and tier. */
void stage_visit_ways(struct stage *stage);

/** The result of every game. */
void stage_visit_results(struct stage *stage);

#endif
