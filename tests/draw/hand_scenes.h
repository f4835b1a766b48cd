#ifndef TESTS_DRAW_HAND_SCENES_H
#define TESTS_DRAW_HAND_SCENES_H

#include "game/draw/level_bottle.h"
#include "game/draw/level_buttons.h"
#include "game/draw/level_fingers.h"
#include "game/draw/level_writing.h"
#include "tests/draw/scenes.h"

/** Models of the hands coast as in the pictures of look/ and around them. Invented numbers. */

/** Picture 08: 11 of 20 seconds, four degrees to the left. */
struct draw_level_bottle hand_scenes_bottle(struct draw_level_model *model);

/** The ring finger of the right hand is lit; 7 of 9 cues were right. */
struct draw_level_fingers hand_scenes_fingers(struct draw_level_model *model);

/** Two of five are open, third round. */
struct draw_level_buttons hand_scenes_buttons(struct draw_level_model *model);

/** Picture 15: the word "well", its first letter written. The points are static. */
struct draw_level_writing hand_scenes_writing(struct draw_canvas *canvas,
                                              struct draw_level_model *model);

/** Ended by a page without a name. */
const struct scenes_page *hand_scenes_all(void);

#endif
