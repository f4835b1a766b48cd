#ifndef TESTS_DRAW_SCENES_H
#define TESTS_DRAW_SCENES_H

#include "game/draw/canvas.h"
#include "game/draw/level.h"

/**
 * Level models as in the pictures of look/ and around them, shared by the tests, the gallery and
 * the bench. Invented numbers, no person.
 */

/** Picture 05: semi-tandem, eyes open, 18 of 30 seconds. */
struct draw_level_model scenes_sea(void);
/** Picture 06: semi-tandem, eyes closed. */
struct draw_level_model scenes_night(void);
/** Picture 07: feet apart, eyes closed. The trace is static. */
struct draw_level_model scenes_clinic(void);

struct scenes_page {
    const char *name;
    void (*draw)(struct draw_canvas *canvas);
};

/** Ended by a page without a name. */
const struct scenes_page *scenes_all(void);

/** A canvas over the source folder's assets (EVENKEEL_SOURCE_DIR, else the present folder). */
bool scenes_canvas_init_on(struct draw_canvas *canvas, struct SDL_Renderer *renderer, int width_px,
                           int height_px, enum draw_theme theme);

/** The same without a window. */
bool scenes_canvas_init(struct draw_canvas *canvas, int width_px, int height_px,
                        enum draw_theme theme);

#endif
