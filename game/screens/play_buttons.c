#include "game/screens/play_views.h"

#include "game/base/text.h"
#include "game/draw/level_buttons.h"

// Shirt buttons, H6 and H7.

static const int64_t PRESSED_US = 120000;

static const char *other_ways(enum screen_device device)
{
    switch (device) {
    case SCREEN_DEVICE_PAD:
        return text("Y: all five. X: take back.");
    case SCREEN_DEVICE_POINTER:
        return NULL;
    default:
        return text("R: all five. Backspace: take back.");
    }
}

void screen_play_buttons(struct draw_canvas *canvas, const struct screen_model *model,
                         struct draw_level_model *level, struct screen_play_words *words)
{
    (void)words;
    const struct session_trial *trial = model->trial;
    const struct sim_buttons *sim = &trial->game.buttons.buttons;
    const struct screen_recall *recall = &model->trace->recall;
    bool closing = sim_buttons_is_closing(sim);
    struct draw_level_buttons buttons = {
        .open = sim_buttons_open(sim),
        .closing = closing,
        .pressed = recall->has_pressed && trial->now_us - recall->pressed_us < PRESSED_US,
        .round_s = (float)sim->round_s,
        .round = sim->rounds + 1,
        .best_round_s = (float)sim->best_round_s,
        .total_s = (float)sim->time_s,
        .text = {.press = closing ? text("Closed") : text("Opened"),
                 .press_line = other_ways(screen_play_device(model)),
                 .round = text("Round"),
                 .best = text("Best round"),
                 .minutes = text("min")},
    };
    level->seconds = (float)sim->round_s;
    draw_level_buttons(canvas, level, &buttons);
}
