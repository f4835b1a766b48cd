#include "game/sway/glitch.h"

#include <math.h>

static const int longest_run = 2;
static const int64_t longest_us = 100000;
static const double loaded_kg = 2.0; // a corner with less cannot throw the CoP far
static const double noise_kg = 0.15; // 3 SD of a difference of two readings (sway.md 2.3)

static bool is_glitch(const struct input_board_sample *before, const struct input_board_sample *now)
{
    const double was_kg[4] = {before->tr_kg, before->br_kg, before->tl_kg, before->bl_kg};
    const double is_kg[4] = {now->tr_kg, now->br_kg, now->tl_kg, now->bl_kg};
    int lost = 0, same = 0;
    for (int i = 0; i < 4; i++) {
        if (was_kg[i] >= loaded_kg && is_kg[i] < 0.5 * was_kg[i])
            lost++;
        else if (fabs(is_kg[i] - was_kg[i]) < fmax(noise_kg, 0.03 * fabs(was_kg[i])))
            same++;
    }
    return lost == 1 && same == 3;
}

bool sway_glitch_accept(struct sway_glitch *glitch, const struct input_board_sample *sample)
{
    const bool recent = glitch->has_last && sample->t_us - glitch->last.t_us <= longest_us;
    if (recent && glitch->dropped < longest_run && is_glitch(&glitch->last, sample)) {
        glitch->dropped++;
        return false;
    }
    glitch->last = *sample;
    glitch->has_last = true;
    glitch->dropped = 0;
    return true;
}
