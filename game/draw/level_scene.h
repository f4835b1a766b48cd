#ifndef GAME_DRAW_LEVEL_SCENE_H
#define GAME_DRAW_LEVEL_SCENE_H

#include "game/draw/canvas.h"
#include "game/draw/instrument.h"
#include "game/draw/level.h"
#include "game/draw/palette.h"

/**
 * What the sea view and the night view have in common: the cached scenery and, over it, the boat
 * with its instrument.
 */
struct draw_level_scene {
    const struct draw_level_model *model;
    const struct draw_palette *palette;
    struct draw_instrument instrument;
    struct draw_point sun;
    float sun_radius;
    float halo_radius;
    float harbour_x; // the lighthouse; the village stands 52 px to its right
    bool night;
    const char *plain_layer; // water without the ring's pool, kept under this name; NULL = with it
    bool no_mark;            // nothing is known of the CoP: no mark at the keel
};

/** Picture 05: the sun at the left, the boat in the middle. */
struct draw_level_scene draw_level_scene_day(const struct draw_canvas *canvas,
                                             const struct draw_level_model *model);

/** Picture 06: the moon, the boat at the right, room for the helper's card at the left. */
struct draw_level_scene draw_level_scene_night(const struct draw_canvas *canvas,
                                               const struct draw_level_model *model);

/** Sky, hills, water and harbour: a layer renewed at most every 0.1 s of scene time. */
void draw_level_scenery(struct draw_canvas *canvas, const struct draw_level_scene *scene);

/** The dark water of the hints once more, over what has run on under it. */
void draw_level_strip(struct draw_canvas *canvas, const struct draw_level_scene *scene);

/** Gate, ring, wake, boat, lanterns, needle; then the strip below them again. */
void draw_level_instrument(struct draw_canvas *canvas, const struct draw_level_scene *scene);

/**
 * Title and badge; returns where the badge ends. Day: at the left margin. Night: right of the
 * helper's card.
 */
float draw_level_title_day(struct draw_canvas *canvas, const struct draw_level_model *model);
float draw_level_title_night(struct draw_canvas *canvas, const struct draw_level_model *model);

/** The same and the clock. Day: the line below it is `clock_width` wide at most. */
void draw_level_heading_day(struct draw_canvas *canvas, const struct draw_level_model *model,
                            float clock_width);
void draw_level_heading_night(struct draw_canvas *canvas, const struct draw_level_scene *scene);

/** While the sails are down there is no gate; in Reach there is none either. */
bool draw_level_shows_gate(const struct draw_level_model *model);

/** Width that the gate leaves free for the line below the clock, to its right. */
float draw_level_clock_room(const struct draw_level_scene *scene);

/** The waterline of the boat, without its bob. */
struct draw_point draw_level_boat_at(const struct draw_level_scene *scene);

#endif
