#ifndef GAME_DRAW_TEXT_H
#define GAME_DRAW_TEXT_H

#include "game/draw/canvas.h"

/**
 * Words. B612 where it has the letters, DejaVu Sans where it has not (both through fontconfig).
 * UTF-8; broken bytes are shown as U+FFFD. Sizes are em heights in design px before the text
 * scale; 36 is the smallest anybody may ask for (look/style.md 2).
 */
enum draw_weight {
    DRAW_REGULAR,
    DRAW_BOLD,
};

enum draw_align {
    DRAW_LEFT,
    DRAW_CENTRE,
    DRAW_RIGHT,
};

/** Sizes of look/style.md 2. */
enum {
    DRAW_SIZE_NUMBER = 176,
    DRAW_SIZE_HERO = 96,
    DRAW_SIZE_TITLE = 84,
    DRAW_SIZE_PRIMARY = 64,
    DRAW_SIZE_BUTTON = 46,
    DRAW_SIZE_BODY = 48,
    DRAW_SIZE_LABEL = 40,
    DRAW_SIZE_FLOOR = 36,
    DRAW_TEXT_LINE_COUNT = 8,
};

struct draw_text_style {
    float size;
    enum draw_weight weight;
    enum draw_token color;
    enum draw_align align;
};

/** Width as drawn, text scale included. */
float draw_text_width(struct draw_canvas *canvas, const char *text,
                      const struct draw_text_style *style);

/** One line; `at` is the left, middle or right end (by align) of its baseline. */
void draw_text(struct draw_canvas *canvas, const char *text, struct draw_point at,
               const struct draw_text_style *style);

/** As draw_text, in a colour that is no token. */
void draw_text_colored(struct draw_canvas *canvas, const char *text, struct draw_point at,
                       const struct draw_text_style *style, struct draw_color color);

/**
 * Text that has to hold its place (look/style.md 13): as few lines as it needs, at most max_lines;
 * when that is not enough the size as drawn goes one step down (96 84 72 64 56 52 48 44 40 36), and
 * again. Breaks only at blanks, never inside a word, never an ellipsis.
 */
struct draw_text_box {
    struct draw_rect area; // the width always counts; a height > 0 limits two lines or more
    int max_lines;         // 1 .. DRAW_TEXT_LINE_COUNT
    bool middle;           // lines stand in the vertical middle; else the first at the top
    bool on_baseline;      // area.y is the first baseline
};

struct draw_text_fit {
    float size; // before the text scale; what the style asked for, or smaller
    int line_count;
    struct {
        const char *start; // inside the text
        int bytes;
    } lines[DRAW_TEXT_LINE_COUNT];
    float line_height;
    float width; // of the widest line
    bool fits;   // false: even at 36 px it is too long; the caller should have a shorter form
};

struct draw_text_fit draw_text_fit_box(struct draw_canvas *canvas, const char *text,
                                       const struct draw_text_box *box,
                                       const struct draw_text_style *style);

/** Fits and draws. Returns what it did, so that what follows can be placed below. */
struct draw_text_fit draw_text_in(struct draw_canvas *canvas, const char *text,
                                  const struct draw_text_box *box,
                                  const struct draw_text_style *style);

#endif
