#ifndef GAME_SWAY_ELLIPSE_H
#define GAME_SWAY_ELLIPSE_H

#include <stdbool.h>
#include <stddef.h>

/**
 * 95 % prediction ellipse of the CoP: where the next sample lies with p = .95.
 *
 *   area = pi k sqrt(det S),  S = covariance with 1/(N-1)
 *   k = 2 (N-1)(N+1) / (N (N-2)) F(.95; 2, N-2)
 *
 * Chew 1966; recommended over the confidence ellipse of the mean by Schubert and Kirchner 2014;
 * sway.md 1.4. No table of F is needed: with two degrees of freedom in the numerator its quantile
 * is F(p; 2, d) = d/2 ((1-p)^(-2/d) - 1) exactly.
 *
 *   N   250     500     750     1500    3000    6000    infinity
 *   k   6.1132  6.0518  6.0316  6.0115  6.0015  5.9965  5.99146
 */
struct sway_ellipse {
    double area_mm2;
    double major_mm; // semi-axes
    double minor_mm;
    double angle_deg; // major axis, from +ml towards +ap, in (-90, 90]; 0 for a circle
};

/** k above; n >= 3. */
double sway_ellipse_k(size_t n);

/** n samples in mm. false: n < 3. A still stance gives zeros. */
bool sway_ellipse_fit(const double *ml_mm, const double *ap_mm, size_t n,
                      struct sway_ellipse *ellipse);

#endif
