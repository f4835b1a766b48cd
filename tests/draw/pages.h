#ifndef TESTS_DRAW_PAGES_H
#define TESTS_DRAW_PAGES_H

#include "game/draw/canvas.h"

/**
 * Whole screens put together from the widgets, as in the pictures of look/: for looking at (gallery)
 * and for checking (test_widget). They are not the game's screens.
 */
struct page {
    const char *name;
    void (*draw)(struct draw_canvas *canvas);
};

/** Ended by a page without a name. */
const struct page *pages_all(void);

/** A canvas without a window over the source folder's assets; text in percent. */
bool pages_canvas_init(struct draw_canvas *canvas, int width_px, int height_px,
                       enum draw_theme theme, int text_percent);

#endif
