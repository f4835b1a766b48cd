#ifndef GAME_SCREENS_PLAY_VIEWS_H
#define GAME_SCREENS_PLAY_VIEWS_H

#include "game/draw/level_bottle.h"
#include "game/draw/level_fingers.h"
#include "game/screens/play.h"

/**
 * What the files of the level screen share: play.c (which view, the model they have in common,
 * things to choose), play_words.c (words, cards, hints), play_<view>.c (what one view needs
 * besides). A view takes the common model and draws a whole frame.
 */

typedef void screen_play_view(struct draw_canvas *canvas, const struct screen_model *model,
                              struct draw_level_model *level, struct screen_play_words *words);

screen_play_view screen_play_bottle;
screen_play_view screen_play_buttons;
screen_play_view screen_play_fingers;
screen_play_view screen_play_limits;
screen_play_view screen_play_march;
screen_play_view screen_play_rate;
screen_play_view screen_play_route;
screen_play_view screen_play_timer;
screen_play_view screen_play_writing;

/** All words of the model, from the trial: title, badge, seconds, card, caption, hints, sound. */
void screen_play_fill_words(const struct screen_model *model, struct draw_level_model *level,
                            struct screen_play_words *words);

/** The hints on the strip, from the table of bindings; they are put together in the room. */
void screen_play_fill_hints(const struct screen_model *model, struct draw_level_text *words,
                            struct screen_play_words *room);

/** What the hints speak of: keys where the board is not played with. */
enum screen_device screen_play_device(const struct screen_model *model);

/** The things to choose: of the rating, of the pause, and for a pointer what is bound. */
void screen_play_items(const struct screen_model *model, struct screen_items *items);

/** Where the words said end above those buttons; 0 = where they always do. */
float screen_play_caption_bottom(const struct screen_model *model);

/** A pointer has buttons for what is bound, and one for the pause. */
bool screen_play_has_pause_button(const struct screen_model *model);

/** Whether the stance on a board is measured beside a hand task (H3, H7). */
bool screen_play_measures_stance(const struct session_trial *trial);

/** Which hands the finger game shows. */
void screen_play_hands(const struct session_trial *trial, struct draw_level_fingers *fingers);

/** The hand with the finger to move, and the word to write from, while the voice guides. */
void screen_play_guided_fingers(struct draw_canvas *canvas, const struct session_trial *trial,
                                const struct draw_level_model *level);
void screen_play_guided_writing(struct draw_canvas *canvas, const struct screen_model *model,
                                const struct draw_level_model *level);

/** Lean of the palm as its sensor feels it, and of the bottle on it. */
void screen_play_palm(const struct sim_bottle *bottle, struct draw_level_bottle_point *palm);
void screen_play_lean(const struct sim_bottle *bottle, struct draw_level_bottle_point *lean);

/** What a frame cannot see in the trial: kept by screen_trace_follow(). */
void screen_recall_init(struct screen_recall *recall);
void screen_recall_follow(struct screen_recall *recall, const struct session_trial *trial);

#endif
