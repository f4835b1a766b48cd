#include "game/sway/zero_phase.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "game/sway/biquad.h"

enum { section_count = 2 };

// 1 / Q of the two pole pairs of a Butterworth filter of order 4: 2 sin(pi/8), 2 sin(3 pi/8).
static const double dampings[section_count] = {0.76536686473017954346, 1.84775906502257351226};

static double *extend(const double *values, size_t n)
{
    const size_t pad = SWAY_ZERO_PHASE_PAD;
    double *extended = malloc((n + 2 * pad) * sizeof *extended);
    if (!extended)
        return NULL;
    for (size_t i = 0; i < pad; i++) {
        extended[i] = 2.0 * values[0] - values[pad - i];
        extended[pad + n + i] = 2.0 * values[n - 1] - values[n - 2 - i];
    }
    memcpy(extended + pad, values, n * sizeof *values);
    return extended;
}

static void reverse(double *values, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        const double value = values[i];
        values[i] = values[n - 1 - i];
        values[n - 1 - i] = value;
    }
}

static void run(struct sway_biquad *sections, double *values, size_t n)
{
    for (size_t s = 0; s < section_count; s++)
        sway_biquad_settle(&sections[s], values[0]);
    for (size_t i = 0; i < n; i++) {
        for (size_t s = 0; s < section_count; s++)
            values[i] = sway_biquad_step(&sections[s], values[i]);
    }
}

bool sway_zero_phase_filter(double *values, size_t n, double cutoff_hz, double rate_hz)
{
    if (n <= SWAY_ZERO_PHASE_PAD)
        return false;
    double *extended = extend(values, n);
    if (!extended)
        return false;
    struct sway_biquad sections[section_count];
    for (size_t s = 0; s < section_count; s++)
        sway_biquad_init(&sections[s], cutoff_hz, rate_hz, dampings[s]);
    const size_t extended_n = n + 2 * (size_t)SWAY_ZERO_PHASE_PAD;
    run(sections, extended, extended_n);
    reverse(extended, extended_n);
    run(sections, extended, extended_n);
    reverse(extended, extended_n);
    memcpy(values, extended + SWAY_ZERO_PHASE_PAD, n * sizeof *values);
    free(extended);
    return true;
}
