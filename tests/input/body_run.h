#ifndef TESTS_INPUT_BODY_RUN_H
#define TESTS_INPUT_BODY_RUN_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "input/virtual/person.h"
#include "tests/input/body_metrics.h"

/** Trials of a virtual person, as a test lays them out. */

struct body_run {
    struct person person;
    int64_t t_us;
};

static inline void body_run_wait(struct body_run *run, double seconds)
{
    run->t_us += (int64_t)(seconds * 1e6);
    person_advance(&run->person, run->t_us);
}

/** Told to stand, on the board, feet sorted: the trial could begin. */
static inline void body_run_begin(struct body_run *run, const struct body_settings *settings,
                                  const struct body_command *command)
{
    person_init(&run->person, settings);
    run->t_us = 0;
    person_command(&run->person, command);
    while (run->person.phase != PERSON_STANDING)
        body_run_wait(run, 0.01);
    if (settings->gain > 0.0)
        body_run_wait(run, 3.0);
}

static inline struct body_settings body_run_settings(enum body_profile profile, uint64_t seed)
{
    struct body_settings settings = body_settings_default;
    settings.profile = profile;
    settings.seed = seed;
    return settings;
}

/** 35 s of standing by the recipe of sway.md 1.13: seconds 5 to 35, 100 Hz, the true CoP. */
static inline struct body_metrics body_run_metrics(const struct body_settings *settings,
                                                   const struct body_command *command)
{
    struct body_run run;
    static double ml_mm[3000], ap_mm[3000];
    body_run_begin(&run, settings, command);
    body_run_wait(&run, 5.0);
    for (int i = 0; i < 3000; i++) {
        body_run_wait(&run, 0.01);
        ml_mm[i] = person_cop_ml_mm(&run.person);
        ap_mm[i] = person_cop_ap_mm(&run.person);
    }
    return body_metrics_of(ml_mm, ap_mm, 3000);
}

static inline int body_run_compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/** Sorts values. */
static inline double body_run_median(double *values, size_t n)
{
    qsort(values, n, sizeof *values, body_run_compare);
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2.0;
}

#endif
