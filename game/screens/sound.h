#ifndef GAME_SCREENS_SOUND_H
#define GAME_SCREENS_SOUND_H

#include <stdbool.h>

#include "game/sim/cue.h"

/** What the player has chosen to hear, and what the screens about it show. */

enum screen_slider {
    SCREEN_SLIDER_VOICE,
    SCREEN_SLIDER_CUES,
    SCREEN_SLIDER_SWAY,
    SCREEN_SLIDER_COUNT,
};

/** What is tried out, in this order. */
enum screen_listen {
    SCREEN_LISTEN_RIGHT,
    SCREEN_LISTEN_LEFT,
    SCREEN_LISTEN_FORWARD,
    SCREEN_LISTEN_BACK,
    SCREEN_LISTEN_DONE,
};

struct screen_sound {
    enum sim_cue_voice voice;
    int percent[SCREEN_SLIDER_COUNT]; // 0 .. 100 in tens
    bool captions;
    int held;          // the slider that leaning moves; -1 = none
    bool before_trial; // offered before the first eyes-closed exercise: the way on is the exercise
    enum screen_listen asked;
    bool settling;              // on the board, the calm middle is still to be found
    bool on_board;              // leaning is felt by a board; else the arrow keys lean
    struct sim_cue_params tone; // where the player is, in the map of the tone
};

/** What is heard of it in the chosen voice. */
struct sim_cue_params screen_sound_heard(const struct screen_sound *sound);

#endif
