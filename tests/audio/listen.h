#ifndef TESTS_AUDIO_LISTEN_H
#define TESTS_AUDIO_LISTEN_H

#include <math.h>
#include <stddef.h>

// An ear for the tests: it knows nothing of how the sound was made. Stereo is interleaved,
// 48 kHz; side 0 is left, 1 is right.

#define LISTEN_RATE_HZ 48000.0

static inline double listen_db(double amplitude)
{
    return 20.0 * log10(fmax(amplitude, 1e-12));
}

static inline double listen_peak(const float *stereo, size_t frames)
{
    double peak = 0.0;
    for (size_t i = 0; i < 2 * frames; i++)
        peak = fmax(peak, fabs((double)stereo[i]));
    return peak;
}

static inline double listen_rms(const float *stereo, size_t frames, size_t side)
{
    double sum = 0.0;
    for (size_t i = 0; i < frames; i++)
        sum += (double)stereo[2 * i + side] * (double)stereo[2 * i + side];
    return sqrt(sum / (double)frames);
}

/** Where the sound comes from: -1 left .. +1 right, by the equal-power law. */
static inline double listen_pan(const float *stereo, size_t frames)
{
    double angle = atan2(listen_rms(stereo, frames, 1), listen_rms(stereo, frames, 0));
    return 4.0 / M_PI * angle - 1.0;
}

/** Power at one frequency of both sides together, under a Hann window. */
static inline double listen_power(const float *stereo, size_t frames, double frequency_hz)
{
    double step = 2.0 * M_PI * frequency_hz / LISTEN_RATE_HZ;
    double feedback = 2.0 * cos(step);
    double last = 0.0, before = 0.0; // Goertzel's recurrence
    for (size_t i = 0; i < frames; i++) {
        double window = 0.5 - 0.5 * cos(2.0 * M_PI * ((double)i + 0.5) / (double)frames);
        double sample = window * ((double)stereo[2 * i] + (double)stereo[2 * i + 1]);
        double now = sample + feedback * last - before;
        before = last;
        last = now;
    }
    return last * last + before * before - feedback * last * before;
}

/** The strongest frequency between two: a search by half bins, made finer twice. */
static inline double listen_pitch_hz(const float *stereo, size_t frames, double low_hz,
                                     double high_hz)
{
    double from_hz = low_hz, to_hz = high_hz, best_hz = low_hz;
    double step_hz = 0.5 * LISTEN_RATE_HZ / (double)frames;
    for (int round = 0; round < 3; round++) {
        double best = -1.0;
        for (double hz = from_hz; hz <= to_hz; hz += step_hz) {
            double power = listen_power(stereo, frames, hz);
            if (power > best) {
                best = power;
                best_hz = hz;
            }
        }
        from_hz = fmax(best_hz - step_hz, low_hz);
        to_hz = fmin(best_hz + step_hz, high_hz);
        step_hz /= 8.0;
    }
    return best_hz;
}

/** The largest step from one sample to the next: a click is a large one. */
static inline double listen_step(const float *stereo, size_t frames)
{
    double step = 0.0;
    for (size_t i = 2; i < 2 * frames; i++)
        step = fmax(step, fabs((double)stereo[i] - (double)stereo[i - 2]));
    return step;
}

#endif
