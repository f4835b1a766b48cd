#ifndef GAME_DRAW_CLINIC_PARTS_H
#define GAME_DRAW_CLINIC_PARTS_H

#include "game/draw/canvas.h"
#include "game/draw/level.h"

/** What the clinic views share (look/style.md 9 "07"). Design px. */

/** White, with the dark strip for the hints; in high contrast black. Fills the view. */
void draw_clinic_page(struct draw_canvas *canvas);

/** Title, badge, and "12.4 of 30 s" at the right. */
void draw_clinic_heading(struct draw_canvas *canvas, const struct draw_level_model *model);

/** A quiet label on the baseline `at`, the number large below it; NAN is a dash. */
void draw_clinic_number(struct draw_canvas *canvas, struct draw_point at, const char *label,
                        float value, const char *unit);

/** The same with the value in words, 330 px wide at most. */
void draw_clinic_words(struct draw_canvas *canvas, struct draw_point at, const char *label,
                       const char *value);

/** Hints; the words of the voice stand beside the first one, or alone when they are long. */
void draw_clinic_strip_words(struct draw_canvas *canvas, const struct draw_level_model *model);

#endif
