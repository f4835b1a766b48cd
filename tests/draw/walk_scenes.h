#ifndef TESTS_DRAW_WALK_SCENES_H
#define TESTS_DRAW_WALK_SCENES_H

#include "game/draw/level_limits.h"
#include "game/draw/level_march.h"
#include "game/draw/level_route.h"
#include "game/draw/level_timer.h"
#include "tests/draw/scenes.h"

/** Models of the walking coast's views and their pages. Invented numbers, no person. */

/** W1, 42 of 60 seconds, nine steps, the right leg 1.4 s under way. */
struct draw_level_model walk_scenes_level(void);
struct draw_march walk_scenes_march(void);

/** W6: 19 steps so far on a hallway that took 25, 24 and 27. */
struct draw_route walk_scenes_route(void);

/** Leaning forwards in the second round. */
struct draw_limits walk_scenes_limits(void);

/** Ended by a page without a name. */
const struct scenes_page *walk_scenes_all(void);

#endif
