#include "game/screens/play_views.h"

#include "game/draw/level_parts.h"
#include "game/draw/menu.h"
#include "game/draw/text.h"

// "How was it?": asked where nothing but the player's own word can tell. The answers are things to
// choose (play_items.c).

void screen_play_rate(struct draw_canvas *canvas, const struct screen_model *model,
                      struct draw_level_model *level, struct screen_play_words *words)
{
    (void)model;
    (void)words;
    const struct draw_text_style title = {DRAW_SIZE_PRIMARY, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    const struct draw_text_style question = {96, DRAW_BOLD, DRAW_INK, DRAW_CENTRE};
    const struct draw_text_style line = {DRAW_SIZE_BODY, DRAW_REGULAR, DRAW_INK, DRAW_CENTRE};
    draw_menu_background(canvas);
    draw_level_line(canvas, level->text.title, (struct draw_point){96, 140}, &title, 1728);
    draw_level_line(canvas, level->text.card_title, (struct draw_point){960, 350}, &question, 1728);
    draw_level_line(canvas, level->text.card_line, (struct draw_point){960, 440}, &line, 1728);
    draw_level_hints(canvas, level, true);
    draw_level_caption(canvas, level, 960, 1400);
}
