#include "input/glitch.h"

#include <math.h>
#include <stdint.h>

#define LONGEST_RUN 2
#define LONGEST_US  100000 // across a gap anything may have happened
#define LOADED_KG   2.0    // a corner with less cannot throw the centre of pressure far
#define FALL_PART   0.5
#define SAME_PART   0.03
#define NOISE_KG    0.15 // three SD of a difference of two readings (sway.md 2.3)

static bool is_glitch(const struct input_board_sample *before, const struct input_board_sample *now)
{
    const double was_kg[4] = {before->tr_kg, before->br_kg, before->tl_kg, before->bl_kg};
    const double is_kg[4] = {now->tr_kg, now->br_kg, now->tl_kg, now->bl_kg};
    int fallen = 0;
    for (int i = 0; i < 4; i++) {
        double fall_kg = was_kg[i] - is_kg[i];
        if (was_kg[i] >= LOADED_KG && fall_kg > FALL_PART * was_kg[i])
            fallen++;
        else if (fabs(fall_kg) > fmax(SAME_PART * fabs(was_kg[i]), NOISE_KG))
            return false;
    }
    return fallen == 1;
}

bool input_glitch_accept(struct input_glitch *glitch, const struct input_board_sample *sample)
{
    bool recent = glitch->has_last && sample->t_us - glitch->last.t_us <= LONGEST_US;
    if (recent && glitch->dropped < LONGEST_RUN && is_glitch(&glitch->last, sample)) {
        glitch->dropped++;
        return false;
    }
    glitch->last = *sample;
    glitch->has_last = true;
    glitch->dropped = 0;
    return true;
}
