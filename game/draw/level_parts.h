#ifndef GAME_DRAW_LEVEL_PARTS_H
#define GAME_DRAW_LEVEL_PARTS_H

#include "game/draw/canvas.h"
#include "game/draw/level.h"
#include "game/draw/ring.h"
#include "game/draw/text.h"

/** The words and cards the level views share. Design px, baselines as in look/style.md 9. */

/** Whether draw_level_line can keep to the width. False for no text. */
bool draw_level_fits(struct draw_canvas *canvas, const char *text,
                     const struct draw_text_style *style, float width);

/** One line that steps down in size rather than leave max_width; `at` as in draw_text. */
void draw_level_line(struct draw_canvas *canvas, const char *text, struct draw_point at,
                     const struct draw_text_style *style, float max_width);

/**
 * The pill with an open or closed eye, or another icon, in any colours; its text is 44 px, less
 * when it would be wider than max_width. Returns its width.
 */
struct draw_level_badge {
    struct draw_point top_left;
    float max_width;
    const char *text;
    const char *icon; // asset name without folder, "icon-hand"; NULL = the eye
    bool eyes_closed;
    struct draw_color fill;
    struct draw_color ink; // words, icon
    struct draw_color edge;
};

float draw_level_badge(struct draw_canvas *canvas, const struct draw_level_badge *badge);

/**
 * A big figure at the right margin and the line below it, that wide at most; the short form stands
 * in for a line too long. Any of the words may be NULL.
 */
struct draw_level_figure {
    const char *number;
    const char *line;
    const char *short_line;
    float line_width;
    enum draw_token color;
};

void draw_level_figure(struct draw_canvas *canvas, const struct draw_level_figure *figure);

/**
 * The big clock at the right margin: whole seconds and the line below, that wide at most; the short
 * form stands in for a line too long.
 */
void draw_level_clock(struct draw_canvas *canvas, const struct draw_level_model *model,
                      enum draw_token color, float line_width);

/** "Sway 4 mm", centred on `at`. */
void draw_level_sway(struct draw_canvas *canvas, const struct draw_level_model *model,
                     struct draw_point at, enum draw_token color);

/** Hints on the strip; with a hand on the table a lamp line under the first. */
void draw_level_hints(struct draw_canvas *canvas, const struct draw_level_model *model,
                      bool last_at_right);

/** What the voice says, in a pill above the strip, centred on x, at most max_width wide. */
void draw_level_caption(struct draw_canvas *canvas, const struct draw_level_model *model, float x,
                        float max_width);

/** The countdown on a disc; nothing while there is no number. */
void draw_level_countdown(struct draw_canvas *canvas, const struct draw_level_model *model,
                          struct draw_point centre, float radius);

/** "Paused" on a card of 940 x 280 around the centre; only while waiting or paused. */
void draw_level_card(struct draw_canvas *canvas, const struct draw_level_model *model,
                     struct draw_point centre);

/** How far the ring is closed, dotted or widened, by the model; its place stays as it is. */
void draw_level_ring_follow(struct draw_ring *ring, const struct draw_level_model *model);

static inline bool draw_level_says(const char *text)
{
    return text && text[0];
}

#endif
