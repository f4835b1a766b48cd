#ifndef GAME_DRAW_SCENE_H
#define GAME_DRAW_SCENE_H

#include <stdbool.h>

struct draw_canvas;

/**
 * The views behind the cards of home (picture 01) and result (picture 09): sky, hills, harbour,
 * water and the boat from the side. A function of the model alone; main thread. Renewed at most
 * every 0.1 s of time_s, not at all with reduced motion. In high contrast: black, one horizon.
 */
enum draw_scene_view {
    DRAW_SCENE_HOME,
    DRAW_SCENE_RESULT,
};

struct draw_scene {
    enum draw_scene_view view;
    float time_s;
    bool reduced_motion;
};

/** Fills the view; words, cards and hints go over it. The strip of dark water begins near 972. */
void draw_scene_background(struct draw_canvas *canvas, const struct draw_scene *scene);

#endif
