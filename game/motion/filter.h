#ifndef GAME_MOTION_FILTER_H
#define GAME_MOTION_FILTER_H

/**
 * Second-order Butterworth section by bilinear transform (sway.md 2.6), low-pass or high-pass.
 * Sway has a low-pass of its own; the rooms do not know one another.
 */
struct motion_filter {
    double b0, b1, b2, a1, a2; // a0 = 1
    double s1, s2;             // state
    double dc_gain;            // 1 low-pass, 0 high-pass
};

/** cutoff_hz in 0 .. rate_hz / 2, both exclusive. State is that of constant 0. */
void motion_filter_low_pass(struct motion_filter *filter, double cutoff_hz, double rate_hz);
void motion_filter_high_pass(struct motion_filter *filter, double cutoff_hz, double rate_hz);

/** As if the input had been `value` for ever: no transient follows. */
void motion_filter_settle(struct motion_filter *filter, double value);

double motion_filter_step(struct motion_filter *filter, double value);

#endif
