#ifndef GAME_SWAY_BIQUAD_H
#define GAME_SWAY_BIQUAD_H

/**
 * Second-order low-pass section by bilinear transform (sway.md 2.6), the brick of every filter
 * here: one makes the live cursor, a cascade of two makes the zero-phase filter of the score.
 * Double precision, transposed direct form II, gain 1 at 0 Hz.
 */
struct sway_biquad {
    double b0, b1, b2, a1, a2; // a0 = 1
    double s1, s2;             // state
};

/** damping of one second-order Butterworth filter; 1 / Q. */
#define SWAY_BIQUAD_BUTTERWORTH_2 1.41421356237309504880

/** cutoff_hz in 0 .. rate_hz / 2, both exclusive. damping = 1 / Q. State is that of constant 0. */
void sway_biquad_init(struct sway_biquad *biquad, double cutoff_hz, double rate_hz, double damping);

/** As if the input had been `value` for ever: no transient follows. */
void sway_biquad_settle(struct sway_biquad *biquad, double value);

double sway_biquad_step(struct sway_biquad *biquad, double value);

#endif
