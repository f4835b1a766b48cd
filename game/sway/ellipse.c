#include "game/sway/ellipse.h"

#include <assert.h>
#include <math.h>

#include "game/sway/mean.h"

static const double pi = 3.14159265358979323846;
static const double outside_share = 0.05;

static double f_quantile(double degrees)
{
    // (1-p)^(-2/d) - 1, without the cancellation of large d
    return degrees / 2.0 * expm1(-2.0 / degrees * log(outside_share));
}

double sway_ellipse_k(size_t n)
{
    assert(n >= 3);
    const double count = (double)n;
    return 2.0 * (count - 1.0) * (count + 1.0) / (count * (count - 2.0)) * f_quantile(count - 2.0);
}

bool sway_ellipse_fit(const double *ml_mm, const double *ap_mm, size_t n,
                      struct sway_ellipse *ellipse)
{
    if (n < 3)
        return false;
    const double mean_ml = sway_mean(ml_mm, n);
    const double mean_ap = sway_mean(ap_mm, n);
    double ml_ml = 0.0, ap_ap = 0.0, ml_ap = 0.0;
    for (size_t i = 0; i < n; i++) {
        const double ml = ml_mm[i] - mean_ml;
        const double ap = ap_mm[i] - mean_ap;
        ml_ml += ml * ml;
        ap_ap += ap * ap;
        ml_ap += ml * ap;
    }
    const double scale = 1.0 / (double)(n - 1);
    const double half_difference = (ml_ml - ap_ap) / 2.0 * scale;
    const double middle = (ml_ml + ap_ap) / 2.0 * scale;
    const double covariance = ml_ap * scale;
    const double radius = hypot(half_difference, covariance);
    const double k = sway_ellipse_k(n);
    // Rounding may take a straight line's smaller eigenvalue and determinant below zero.
    const double determinant = fmax(0.0, ml_ml * scale * ap_ap * scale - covariance * covariance);
    ellipse->area_mm2 = pi * k * sqrt(determinant);
    ellipse->major_mm = sqrt(k * (middle + radius));
    ellipse->minor_mm = sqrt(k * fmax(0.0, middle - radius));
    ellipse->angle_deg = 0.5 * atan2(2.0 * covariance, 2.0 * half_difference) * 180.0 / pi;
    return true;
}
