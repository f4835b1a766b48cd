#include "game/sway/cop.h"

#include <math.h>

const struct sway_board_frame sway_board_frame_default = {
    .spacing_ml_mm = 433.0,
    .spacing_ap_mm = 238.0,
    .quarter_turns = 0,
};

static struct sway_point turn(double x_mm, double y_mm, int quarter_turns)
{
    switch (quarter_turns & 3) { // two's complement: -1 is 3, as it should be
    case 1:
        return (struct sway_point){.ml_mm = y_mm, .ap_mm = -x_mm};
    case 2:
        return (struct sway_point){.ml_mm = -x_mm, .ap_mm = -y_mm};
    case 3:
        return (struct sway_point){.ml_mm = -y_mm, .ap_mm = x_mm};
    default:
        return (struct sway_point){.ml_mm = x_mm, .ap_mm = y_mm};
    }
}

bool sway_cop(const struct sway_board_frame *frame, const struct input_board_sample *sample,
              struct sway_point *cop)
{
    const double load_kg = input_board_sample_load_kg(sample);
    // Infinite corners may cancel to a NaN sum, which fails this comparison as well.
    if (!(load_kg >= SWAY_COP_LOAD_FLOOR_KG) || !isfinite(load_kg))
        return false;
    const double right_kg = (sample->tr_kg + sample->br_kg) - (sample->tl_kg + sample->bl_kg);
    const double front_kg = (sample->tr_kg + sample->tl_kg) - (sample->br_kg + sample->bl_kg);
    *cop = turn(frame->spacing_ml_mm / 2.0 * right_kg / load_kg,
                frame->spacing_ap_mm / 2.0 * front_kg / load_kg, frame->quarter_turns);
    return true;
}
