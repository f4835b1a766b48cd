#ifndef GAME_SCREENS_PARTS_H
#define GAME_SCREENS_PARTS_H

#include "game/draw/menu.h"
#include "game/screens/screen.h"

// What the files of this room share.

extern const struct screen screen_home;
extern const struct screen screen_coasts;
extern const struct screen screen_exercises;
extern const struct screen screen_board;
extern const struct screen screen_safety;
extern const struct screen screen_intro;
extern const struct screen screen_play;
extern const struct screen screen_result;
extern const struct screen screen_rest;
extern const struct screen screen_settings;
extern const struct screen screen_sound;
extern const struct screen screen_listen;
extern const struct screen screen_volume;
extern const struct screen screen_hobby;
extern const struct screen screen_hobby_minutes;
extern const struct screen screen_hobby_saved;

/** A button; the caller changes what is different. Titles are borrowed. */
struct screen_item *screen_items_add(struct screen_items *items, enum screen_action action,
                                     struct draw_rect rect, const char *icon, const char *title);

/** "Standing coast", "Walking coast", "Hands coast" in the player's language. */
const char *screen_coast(enum session_coast coast);

/** From fractions of the 1920 x 1080 content area, as look/style.md 9 gives them. */
struct draw_rect screen_rect(double fx, double fy, double fw, double fh);

/**
 * The strip of water: the hints of the device used last, or what the voice says. Only what works
 * on this screen is hinted at.
 */
void screen_strip(struct draw_canvas *canvas, const struct screen_model *model, enum screen_id id);

/** The same with a hint of the screen's own before them; NULL = none. */
void screen_strip_after(struct draw_canvas *canvas, const struct screen_model *model,
                        enum screen_id id, const struct draw_hint *first);

/** Ending of a drawing's name: "#floor" takes the board away where there is none. */
const char *screen_floor(const struct screen_model *model);

#endif
