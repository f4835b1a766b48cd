#include "game/draw/instrument.h"

#include <math.h>

struct draw_point draw_instrument_place(const struct draw_instrument *instrument, float ml_mm,
                                        float ap_mm, float ring_radius_mm)
{
    const float limit = 1.25f;
    float right = ml_mm / ring_radius_mm;
    float ahead = ap_mm / ring_radius_mm;
    float length = hypotf(right, ahead);
    if (length > limit) {
        right *= limit / length;
        ahead *= limit / length;
    }
    return (struct draw_point){instrument->centre.x + right * instrument->radius_x,
                               instrument->centre.y - ahead * instrument->radius_y};
}

float draw_instrument_px(const struct draw_instrument *instrument, float ml_mm,
                         float ring_radius_mm)
{
    return ml_mm / ring_radius_mm * instrument->radius_x;
}
