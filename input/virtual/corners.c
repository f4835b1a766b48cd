#include "input/virtual/corners.h"

void corners_from_cop(double load_kg, double x_mm, double y_mm, struct input_board_sample *sample)
{
    double right = x_mm / (CORNERS_SPACING_X_MM / 2.0);
    double top = y_mm / (CORNERS_SPACING_Y_MM / 2.0);
    double quarter_kg = load_kg / 4.0;
    sample->tr_kg = quarter_kg * (1.0 + right + top);
    sample->br_kg = quarter_kg * (1.0 + right - top);
    sample->tl_kg = quarter_kg * (1.0 - right + top);
    sample->bl_kg = quarter_kg * (1.0 - right - top);
}
