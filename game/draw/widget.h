#ifndef GAME_DRAW_WIDGET_H
#define GAME_DRAW_WIDGET_H

#include "game/draw/canvas.h"
#include "game/draw/text.h"

/**
 * The pieces screens are made of (look/style.md 4, 5, 9). Each draws what it is told and decides
 * nothing; strings come translated. Icons are names in assets/icons.
 */

/** A paper panel with its lift; in high contrast black with a white edge. */
void draw_card(struct draw_canvas *canvas, struct draw_rect area, float radius);

/** radius of the thing the ring goes round; dwell 0..1 of the lamp line, clockwise from the top. */
void draw_focus_ring(struct draw_canvas *canvas, struct draw_rect area, float radius, float dwell);

struct draw_button {
    struct draw_rect area;
    const char *text;
    const char *line; // second, quieter line; the icon then stands at the left. NULL = none
    const char *icon; // NULL = none
    float size;       // of the text; 0 = 60 on a primary button, 46 on others
    bool primary;
    bool focused;
    bool pressed; // just chosen: 6 px lower
    float dwell;  // 0..1, only seen while focused
};

void draw_button(struct draw_canvas *canvas, const struct draw_button *button);

/** The size at which the button's words fit: buttons that stand in one row take the least. */
float draw_button_size(struct draw_canvas *canvas, const struct draw_button *button);

/** Screen title on the line y = 146, left; steps down in size rather than run out of the screen. */
void draw_title(struct draw_canvas *canvas, const char *text);

/** The same beside something: no wider than width. */
void draw_title_within(struct draw_canvas *canvas, const char *text, float width);

/**
 * A quiet line (y = 112; 116 over a hero) and the title below it (y = 192; 212 at 96 px), both at
 * the left margin and no wider than width.
 */
void draw_title_pair(struct draw_canvas *canvas, const char *above, const char *title, float size,
                     float width);

/** The pill with an open or closed eye; size 48 (intro) or 44 (level). Returns its width. */
float draw_eye_badge(struct draw_canvas *canvas, struct draw_point top_left, float size,
                     const char *text, bool eyes_closed);

/** An icon and words in one line: icon middle 34 px right of `at`, words 92 px, baseline at.y. */
void draw_fact(struct draw_canvas *canvas, struct draw_point at, const char *icon,
               const char *text);

/** Ink disc with a paper edge and a numeral, radius 36 or so. */
void draw_number_disc(struct draw_canvas *canvas, struct draw_point centre, float radius,
                      int number);

/** Ink disc with an icon in paper. */
void draw_icon_disc(struct draw_canvas *canvas, struct draw_point centre, float radius,
                    const char *icon, enum draw_token fill);

/** A card with a disc (numeral, or icon when number is 0) and one bold and one quiet line. */
struct draw_fact_card {
    struct draw_rect area;
    int number;
    const char *icon;
    const char *title;
    const char *line; // NULL: the title stands in the middle
};

void draw_fact_card(struct draw_canvas *canvas, const struct draw_fact_card *card);

/** What comes next: a quiet line, the name below it, an icon disc at the right (may be NULL). */
struct draw_next_card {
    struct draw_rect area;
    const char *line;
    const char *title;
    const char *icon;
};

void draw_next_card(struct draw_canvas *canvas, const struct draw_next_card *card);

/** The closed part of a result ring; the opening is at the top. */
struct draw_result_ring {
    struct draw_point centre;
    float radius; // of its middle line; 178 on the result screen
    float share;  // 0..1
    const char *number;
    const char *line; // below the number, "of 30 s"
};

void draw_result_ring(struct draw_canvas *canvas, const struct draw_result_ring *ring);

/** The card of the next rungs on the home screen: discs on a dotted line, words below. */
enum { DRAW_VOYAGE_STOP_COUNT = 4 };

struct draw_voyage {
    struct draw_rect area;
    int count;
    struct {
        const char *icon;
        const char *text;
    } stops[DRAW_VOYAGE_STOP_COUNT];
};

void draw_voyage_card(struct draw_canvas *canvas, const struct draw_voyage *voyage);

#endif
