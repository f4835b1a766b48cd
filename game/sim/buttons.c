#include "game/sim/buttons.h"

#include <math.h>

static const double TREMBLE_S = 0.3;

void sim_buttons_init(struct sim_buttons *buttons)
{
    *buttons = (struct sim_buttons){.since_act_s = TREMBLE_S};
}

void sim_buttons_advance(struct sim_buttons *buttons, double interval_s)
{
    buttons->time_s += interval_s;
    buttons->round_s += interval_s;
    buttons->since_act_s += interval_s;
}

static void finish_round(struct sim_buttons *buttons)
{
    buttons->rounds++;
    buttons->last_round_s = buttons->round_s;
    buttons->sum_rounds_s += buttons->round_s;
    if (buttons->rounds == 1 || buttons->round_s < buttons->best_round_s)
        buttons->best_round_s = buttons->round_s;
    buttons->round_s = 0;
    buttons->acts = 0;
}

static bool count(struct sim_buttons *buttons, int acts)
{
    if (buttons->since_act_s < TREMBLE_S - 1e-9)
        return false;
    buttons->since_act_s = 0;
    buttons->acts += acts;
    if (buttons->acts == SIM_BUTTONS_ROUND)
        finish_round(buttons);
    return true;
}

bool sim_buttons_press(struct sim_buttons *buttons)
{
    return count(buttons, 1);
}

bool sim_buttons_press_row(struct sim_buttons *buttons)
{
    return count(buttons, SIM_BUTTONS_ROW - buttons->acts % SIM_BUTTONS_ROW);
}

bool sim_buttons_take_back(struct sim_buttons *buttons)
{
    if (buttons->acts == 0)
        return false;
    buttons->acts--;
    return true;
}

int sim_buttons_open(const struct sim_buttons *buttons)
{
    return sim_buttons_is_closing(buttons) ? SIM_BUTTONS_ROUND - buttons->acts : buttons->acts;
}

bool sim_buttons_is_closing(const struct sim_buttons *buttons)
{
    return buttons->acts >= SIM_BUTTONS_ROW;
}

double sim_buttons_seconds(const struct sim_buttons *buttons)
{
    if (buttons->rounds == 0)
        return (double)NAN;
    return buttons->sum_rounds_s / buttons->rounds / SIM_BUTTONS_ROW;
}

double sim_buttons_best_seconds(const struct sim_buttons *buttons)
{
    return buttons->rounds > 0 ? buttons->best_round_s / SIM_BUTTONS_ROW : (double)NAN;
}
