#ifndef GAME_SWAY_PATH_H
#define GAME_SWAY_PATH_H

#include <stddef.h>

/** How far the CoP has travelled, and the area it has swept (sway.md 1.2, 1.3). */
struct sway_path {
    double length_mm;
    double length_ml_mm; // sum of |steps| along ML
    double length_ap_mm;
    double swept_mm2; // sum of the triangles mean point - sample - next sample
};

/** n >= 1 samples of one unbroken stretch, mean removed (the swept area depends on it). */
struct sway_path sway_path_of(const double *ml_mm, const double *ap_mm, size_t n);

#endif
