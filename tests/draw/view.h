#ifndef TESTS_DRAW_VIEW_H
#define TESTS_DRAW_VIEW_H

#include "game/draw/canvas.h"
#include "tests/draw/scenes.h"

/**
 * A view of a level as its tests look at it: one canvas of 1280 x 720 pixels, what colour is
 * where, whether two pictures are the same, whether the words of a page can be read.
 * Points and areas are in the canvas's units (1920 x 1080).
 */

enum {
    VIEW_WIDTH_PX = 1280,
    VIEW_HEIGHT_PX = 720,
};

/** Group setup and teardown; *state is the canvas, in the day's theme. */
int view_open(void **state);
int view_close(void **state);

/** Within what the rounding of blended edges costs. */
bool view_is_color(const struct draw_canvas *canvas, float x, float y, struct draw_color wanted);

/** Pixels of that colour in the area. */
int view_count_color(const struct draw_canvas *canvas, struct draw_rect area,
                     struct draw_color wanted);

/** Middle of what has that colour in the area; fails the test where that is next to nothing. */
struct draw_point view_middle_of(const struct draw_canvas *canvas, struct draw_rect area,
                                 struct draw_color wanted);

/** Share of the front half of the ring on the water that has that colour, 0..1. */
double view_ring_front(const struct draw_canvas *canvas, struct draw_color wanted);

/** Mean of water and sky beside the helper's card (which is for the one who sees), 0..255. */
double view_brightness(const struct draw_canvas *canvas);

struct view_picture {
    uint32_t pixels[VIEW_WIDTH_PX * VIEW_HEIGHT_PX];
};

void view_take(struct view_picture *picture, const struct draw_canvas *canvas);
bool view_same(const struct view_picture *a, const struct view_picture *b);
/** Is the canvas still as it was taken? */
bool view_unchanged(const struct view_picture *picture, const struct draw_canvas *canvas);

/**
 * Fails unless on each of the pages all text is at least 36 px, inside the margins, not over
 * another and 7:1 against what is behind it; and no page has fewer than least_texts.
 */
void view_check_words(const struct scenes_page *pages, enum draw_theme theme, int text_percent,
                      int least_texts);

#endif
