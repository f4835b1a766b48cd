#ifndef INPUT_VIRTUAL_NOISE_H
#define INPUT_VIRTUAL_NOISE_H

#include <stdbool.h>
#include <stdint.h>

/**
 * Seeded chance, the same on every run: a 64-bit counter whose values are mixed (Steele, Lea and
 * Flood 2014, "Fast splittable pseudorandom number generators"). Not for secrets.
 */
struct noise_source {
    uint64_t state;
    double spare; // second value of the last Gaussian pair
    bool has_spare;
};

void noise_source_init(struct noise_source *source, uint64_t seed);

/** 0 <= value < 1. */
double noise_uniform(struct noise_source *source);

/** Mean 0, standard deviation 1. */
double noise_gaussian(struct noise_source *source);

/**
 * Coloured noise: white noise through one low-pass (Ornstein-Uhlenbeck), exact for any step. Its
 * correlation with itself falls to 1/e after the time constant.
 */
struct noise_colour {
    double value; // standard deviation 1 once it runs
    double keep;
    double fresh;
};

/** Starts in its steady state, so the first second is as noisy as any other. */
void noise_colour_init(struct noise_colour *colour, double time_constant_s, double step_s,
                       struct noise_source *source);

/** One step on; the new value, standard deviation 1. */
double noise_colour_step(struct noise_colour *colour, struct noise_source *source);

/**
 * Noise about one frequency: a damped oscillator that white noise keeps going. The lighter the
 * damping the purer the tone; from about .5 on it is a slow, smooth wandering.
 */
struct noise_wave {
    double value; // standard deviation 1
    double rate;  // d(value)/dt, per second; standard deviation 2 pi hz
    double step_s;
    double pull_per_s2;
    double brake_per_s;
    double kick_per_s;
};

/** damping: of the critical, > 0. Starts in its steady state. step_s well below 1 / hz. */
void noise_wave_init(struct noise_wave *wave, double hz, double damping, double step_s,
                     struct noise_source *source);

/** One step on. */
void noise_wave_step(struct noise_wave *wave, struct noise_source *source);

#endif
