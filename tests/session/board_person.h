#ifndef TESTS_SESSION_BOARD_PERSON_H
#define TESTS_SESSION_BOARD_PERSON_H

#include "input/sample.h"

/** The corner loads of somebody who stands on a board lying crosswise (433 x 238 mm). */
static inline struct input_board_sample board_person_sample(int64_t t_us, double load_kg,
                                                            double ml_mm, double ap_mm)
{
    double right = load_kg * ml_mm / 433, front = load_kg * ap_mm / 238, mean = load_kg / 4;
    return (struct input_board_sample){
        .t_us = t_us,
        .tr_kg = mean + (right + front) / 2,
        .br_kg = mean + (right - front) / 2,
        .tl_kg = mean + (-right + front) / 2,
        .bl_kg = mean + (-right - front) / 2,
    };
}

#endif
