#include "game/screens/play_views.h"

#include "game/base/text.h"
#include "game/screens/bindings.h"

// One finger at a time, or two, H4 and H5.

static const double RIPPLE_S = 0.6;

// As pads print them; arrows are those of the d-pad.
static const char *const pad_names[SIM_FINGER_COUNT] = {
    "LB", "\u2192", "\u2193", "\u2191", "\u2190", NULL, "X", "A", "Y", "RB",
};

static const char *const key_names[SIM_FINGER_COUNT] = {
    "V", "F", "D", "S", "A", "N", "J", "K", "L", ";",
};

void screen_play_hands(const struct session_trial *trial, struct draw_level_fingers *fingers)
{
    *fingers = (struct draw_level_fingers){
        .left = trial->settings.side != SESSION_SIDE_RIGHT,
        .right = trial->settings.side != SESSION_SIDE_LEFT,
    };
}

static const char *name_of(const struct screen_model *model, int finger)
{
    switch (screen_play_device(model)) {
    case SCREEN_DEVICE_PAD:
        return pad_names[finger];
    case SCREEN_DEVICE_POINTER:
        return NULL; // touched where it is drawn
    default:
        return model->finger_names[finger] ? model->finger_names[finger] : key_names[finger];
    }
}

static enum draw_level_cue cue_of(const struct sim_fingers *sim, int cue, int lit)
{
    if (cue == lit)
        return DRAW_LEVEL_CUE_NOW;
    if (cue > lit && !sim_fingers_are_over(sim) && (lit >= 0 || sim->time_s <= sim->pace_s))
        return DRAW_LEVEL_CUE_OPEN;
    return sim_fingers_cue_is_right(&sim->cue[cue]) ? DRAW_LEVEL_CUE_RIGHT : DRAW_LEVEL_CUE_PAST;
}

static void fill_cues(const struct sim_fingers *sim, struct draw_level_fingers *fingers)
{
    int lit = sim_fingers_lit(sim);
    fingers->cue_count = SIM_FINGERS_CUE_COUNT;
    for (int i = 0; i < SIM_FINGERS_CUE_COUNT; i++)
        fingers->cues[i] = cue_of(sim, i, lit);
    fingers->right_count = sim_fingers_right(sim);
    if (lit < 0)
        return;
    fingers->lit = sim->cue[lit].fingers;
    fingers->hit = sim->cue[lit].hit;
    fingers->cue_share = (float)sim_fingers_lit_share(sim);
}

void screen_play_guided_fingers(struct draw_canvas *canvas, const struct session_trial *trial,
                                const struct draw_level_model *level)
{
    const struct sim_fingers *sim = &trial->game.timer.fingers.fingers;
    struct draw_level_fingers fingers;
    screen_play_hands(trial, &fingers);
    fingers.bare = true;
    int lit = sim_fingers_lit(sim);
    if (lit >= 0 && trial->stage == SESSION_STAGE_PLAY) {
        fingers.lit = sim->cue[lit].fingers;
        fingers.cue_share = (float)sim_fingers_lit_share(sim);
    }
    draw_level_fingers(canvas, level, &fingers);
}

void screen_play_fingers(struct draw_canvas *canvas, const struct screen_model *model,
                         struct draw_level_model *level, struct screen_play_words *words)
{
    (void)words;
    const struct sim_fingers *sim = &model->trial->game.fingers.fingers;
    struct draw_level_fingers fingers;
    screen_play_hands(model->trial, &fingers);
    fill_cues(sim, &fingers);
    fingers.down = sim->held;
    for (int i = 0; i < SIM_FINGER_COUNT; i++) {
        double since_s = sim->time_s - sim->touched_s[i];
        bool moved_too = sim->touched_s[i] >= 0 && !(fingers.lit >> i & 1U) && since_s < RIPPLE_S;
        fingers.ripple[i] = moved_too ? (float)(since_s / RIPPLE_S) : 0;
        fingers.key[i] = name_of(model, i);
    }
    draw_level_fingers(canvas, level, &fingers);
}
