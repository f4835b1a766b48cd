#include "game/sway/path.h"

#include <math.h>

struct sway_path sway_path_of(const double *ml_mm, const double *ap_mm, size_t n)
{
    struct sway_path path = {0};
    for (size_t i = 0; i + 1 < n; i++) {
        const double ml = ml_mm[i + 1] - ml_mm[i];
        const double ap = ap_mm[i + 1] - ap_mm[i];
        path.length_mm += hypot(ml, ap);
        path.length_ml_mm += fabs(ml);
        path.length_ap_mm += fabs(ap);
        path.swept_mm2 += fabs(ml_mm[i + 1] * ap_mm[i] - ml_mm[i] * ap_mm[i + 1]) / 2.0;
    }
    return path;
}
