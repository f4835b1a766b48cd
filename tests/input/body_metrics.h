#ifndef TESTS_INPUT_BODY_METRICS_H
#define TESTS_INPUT_BODY_METRICS_H

#include <math.h>
#include <stddef.h>

/**
 * The recipe of sway.md 1.13 for tests of the virtual body: input must not depend on game, so it
 * is written here once more. Input: CoP at 100 Hz, seconds 5 to 35 already cut out.
 */

#define METRICS_N_MAX  4096
#define METRICS_OUT_HZ 25.0

struct body_metrics {
    double velocity_cm_s, velocity_ml_cm_s, velocity_ap_cm_s;
    double rms_ml_cm, rms_ap_cm;
    double area_cm2;
    double f50_ml_hz, f50_ap_hz, f95_ml_hz, f95_ap_hz;
};

struct metrics_biquad {
    double b0, b1, b2, a1, a2;
};

static inline struct metrics_biquad metrics_biquad(double fs_hz, double fc_hz, double q)
{
    double k = tan(M_PI * fc_hz / fs_hz);
    double norm = 1.0 / (1.0 + k / q + k * k);
    return (struct metrics_biquad){
        .b0 = k * k * norm,
        .b1 = 2.0 * k * k * norm,
        .b2 = k * k * norm,
        .a1 = 2.0 * (k * k - 1.0) * norm,
        .a2 = (1.0 - k / q + k * k) * norm,
    };
}

static inline void metrics_pass(double *x, size_t n, struct metrics_biquad f, int direction)
{
    double x1 = direction > 0 ? x[0] : x[n - 1], x2 = x1, y1 = x1, y2 = x1;
    for (size_t i = 0; i < n; i++) {
        double *at = direction > 0 ? &x[i] : &x[n - 1 - i];
        double y = f.b0 * *at + f.b1 * x1 + f.b2 * x2 - f.a1 * y1 - f.a2 * y2;
        x2 = x1;
        x1 = *at;
        y2 = y1;
        y1 = y;
        *at = y;
    }
}

/** Zero phase, Butterworth order 4 each way: two biquads with Q = .541 and 1.307. */
static inline void metrics_lowpass(double *x, size_t n, double fs_hz, double fc_hz)
{
    const double q[2] = {0.54119610, 1.30656296};
    for (int stage = 0; stage < 2; stage++) {
        metrics_pass(x, n, metrics_biquad(fs_hz, fc_hz, q[stage]), +1);
        metrics_pass(x, n, metrics_biquad(fs_hz, fc_hz, q[stage]), -1);
    }
}

static inline void metrics_remove_mean(double *x, size_t n)
{
    double mean = 0.0;
    for (size_t i = 0; i < n; i++)
        mean += x[i] / (double)n;
    for (size_t i = 0; i < n; i++)
        x[i] -= mean;
}

static inline void metrics_remove_line(double *x, size_t n)
{
    double middle = ((double)n - 1.0) / 2.0, sum = 0.0, square = 0.0, mean = 0.0;
    for (size_t i = 0; i < n; i++) {
        sum += ((double)i - middle) * x[i];
        square += ((double)i - middle) * ((double)i - middle);
        mean += x[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++)
        x[i] -= mean + sum / square * ((double)i - middle);
}

/** Power of one hann-windowed piece of 10 s at each bin k * 25 / n Hz, added to power[]. */
static inline void metrics_piece(const double *x, size_t n, double *power, size_t bins)
{
    double piece[250];
    for (size_t i = 0; i < 250; i++)
        piece[i] = x[i];
    metrics_remove_line(piece, 250);
    for (size_t i = 0; i < 250; i++)
        piece[i] *= 0.5 - 0.5 * cos(2.0 * M_PI * (double)i / 250.0);
    for (size_t k = 0; k < bins; k++) {
        double turn = 2.0 * M_PI * (double)k / (double)n;
        double twice = 2.0 * cos(turn), s1 = 0.0, s2 = 0.0;
        for (size_t i = 0; i < 250; i++) {
            double s = piece[i] + twice * s1 - s2;
            s2 = s1;
            s1 = s;
        }
        power[k] += s1 * s1 + s2 * s2 - twice * s1 * s2;
    }
}

/** F50 and F95 as in sway.md 1.7 (Quijoux): hann 10 s, half overlap, .15 to 5 Hz. */
static inline void metrics_spectrum(const double *x, size_t n, double *f50_hz, double *f95_hz)
{
    double power[METRICS_N_MAX / 4] = {0};
    size_t bins = (size_t)(5.0 * (double)n / METRICS_OUT_HZ) + 1;
    for (size_t at = 0; at + 250 <= n; at += 125)
        metrics_piece(x + at, n, power, bins);
    double total = 0.0, sum = 0.0;
    size_t first = (size_t)ceil(0.15 * (double)n / METRICS_OUT_HZ);
    for (size_t k = first; k < bins; k++)
        total += power[k];
    *f50_hz = *f95_hz = 0.0;
    for (size_t k = first; k < bins; k++) {
        sum += power[k];
        double f_hz = (double)k * METRICS_OUT_HZ / (double)n;
        if (*f50_hz <= 0.0 && sum >= 0.5 * total)
            *f50_hz = f_hz;
        if (*f95_hz <= 0.0 && sum >= 0.95 * total)
            *f95_hz = f_hz;
    }
}

/** ml and ap are filtered in place. n samples at 100 Hz. */
static inline struct body_metrics body_metrics_of(double *ml_mm, double *ap_mm, size_t n)
{
    struct body_metrics m = {0};
    metrics_remove_mean(ml_mm, n);
    metrics_remove_mean(ap_mm, n);
    metrics_lowpass(ml_mm, n, 100.0, 10.0);
    metrics_lowpass(ap_mm, n, 100.0, 10.0);
    size_t count = 0;
    for (size_t i = 0; i < n; i += 4, count++) {
        ml_mm[count] = ml_mm[i];
        ap_mm[count] = ap_mm[i];
    }
    metrics_remove_mean(ml_mm, count);
    metrics_remove_mean(ap_mm, count);
    double sxx = 0.0, syy = 0.0, sxy = 0.0, path = 0.0, path_ml = 0.0, path_ap = 0.0;
    for (size_t i = 0; i < count; i++) {
        sxx += ml_mm[i] * ml_mm[i];
        syy += ap_mm[i] * ap_mm[i];
        sxy += ml_mm[i] * ap_mm[i];
        if (i == 0)
            continue;
        path += hypot(ml_mm[i] - ml_mm[i - 1], ap_mm[i] - ap_mm[i - 1]);
        path_ml += fabs(ml_mm[i] - ml_mm[i - 1]);
        path_ap += fabs(ap_mm[i] - ap_mm[i - 1]);
    }
    double duration_s = ((double)count - 1.0) / METRICS_OUT_HZ, free_n = (double)count - 1.0;
    m.velocity_cm_s = path / duration_s / 10.0;
    m.velocity_ml_cm_s = path_ml / duration_s / 10.0;
    m.velocity_ap_cm_s = path_ap / duration_s / 10.0;
    m.rms_ml_cm = sqrt(sxx / (double)count) / 10.0;
    m.rms_ap_cm = sqrt(syy / (double)count) / 10.0;
    // 6.03 = the 95 % prediction ellipse's k at N = 750 (sway.md 1.4)
    m.area_cm2 = M_PI * 6.0316 * sqrt(fmax(0.0, sxx * syy - sxy * sxy)) / free_n / 100.0;
    metrics_spectrum(ml_mm, count, &m.f50_ml_hz, &m.f95_ml_hz);
    metrics_spectrum(ap_mm, count, &m.f50_ap_hz, &m.f95_ap_hz);
    return m;
}

#endif
