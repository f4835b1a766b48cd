#include "game/motion/tremor.h"

#include <kiss_fft.h>

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static const double pi = 3.14159265358979323846;
static const double segment_s = 2.0;
static const double tremor_low_hz = 4.0, tremor_high_hz = 12.0;
static const double total_low_hz = 1.0, total_high_hz = 20.0;

struct workspace {
    kiss_fft_cfg fft;
    kiss_fft_cpx *in;
    kiss_fft_cpx *out;
    double *window;
    double *power;
    size_t n; // of a segment
};

static void workspace_finish(struct workspace *work)
{
    free(work->power);
    free(work->window);
    free(work->out);
    free(work->in);
    kiss_fft_free(work->fft);
}

static bool workspace_init(struct workspace *work, size_t n)
{
    work->n = n;
    work->fft = kiss_fft_alloc((int)n, 0, NULL, NULL);
    work->in = calloc(n, sizeof *work->in);
    work->out = calloc(n, sizeof *work->out);
    work->window = malloc(n * sizeof *work->window);
    work->power = calloc(n / 2 + 1, sizeof *work->power);
    if (!work->fft || !work->in || !work->out || !work->window || !work->power) {
        workspace_finish(work);
        return false;
    }
    for (size_t i = 0; i < n; i++)
        work->window[i] = 0.5 - 0.5 * cos(2.0 * pi * (double)i / (double)n);
    return true;
}

static void add_segment(struct workspace *work, const double *values, double scale)
{
    double mean = 0.0;
    for (size_t i = 0; i < work->n; i++)
        mean += (values[i] - values[0]) / (double)work->n;
    for (size_t i = 0; i < work->n; i++) {
        const double value = values[i] - values[0] - mean;
        work->in[i] = (kiss_fft_cpx){.r = (float)(value * work->window[i])};
    }
    kiss_fft(work->fft, work->in, work->out);
    for (size_t i = 0; i <= work->n / 2; i++) {
        const double re = (double)work->out[i].r, im = (double)work->out[i].i;
        work->power[i] += scale * (re * re + im * im);
    }
}

static double band(const double *power, double df_hz, double low_hz, double high_hz)
{
    double sum = 0.0;
    const size_t last = (size_t)floor(high_hz / df_hz + 1e-9);
    for (size_t i = (size_t)ceil(low_hz / df_hz - 1e-9); i <= last; i++)
        sum += power[i] * df_hz;
    return sum;
}

// Finer than a bin: the top of a parabola through the logarithms of the highest three.
static double peak(const double *power, double df_hz)
{
    size_t top = (size_t)ceil(tremor_low_hz / df_hz - 1e-9);
    const size_t last = (size_t)floor(tremor_high_hz / df_hz + 1e-9);
    for (size_t i = top; i <= last; i++) {
        if (power[i] > power[top])
            top = i;
    }
    const double left = power[top - 1], middle = power[top], right = power[top + 1];
    double shift = 0.0;
    if (left > 0.0 && right > 0.0 && left < middle && right < middle) {
        const double l = log(left / middle), r = log(right / middle);
        shift = 0.5 * (l - r) / (l + r);
    }
    return fmin(tremor_high_hz, fmax(tremor_low_hz, ((double)top + shift) * df_hz));
}

static void read_power(const double *power, double df_hz, struct motion_tremor *tremor)
{
    const double total = band(power, df_hz, total_low_hz, total_high_hz);
    tremor->power = band(power, df_hz, tremor_low_hz, tremor_high_hz);
    if (total > 0.0)
        tremor->share = tremor->power / total;
    if (tremor->power > 0.0)
        tremor->peak_hz = peak(power, df_hz);
}

bool motion_tremor(const double *const axes[], size_t axis_count, size_t n, double rate_hz,
                   struct motion_tremor *tremor)
{
    assert(rate_hz > 2.0 * total_high_hz);
    *tremor = (struct motion_tremor){(double)NAN, (double)NAN, (double)NAN};
    const size_t segment_n = (size_t)lround(segment_s * rate_hz);
    if (n < segment_n)
        return true;
    struct workspace work;
    if (!workspace_init(&work, segment_n))
        return false;
    const size_t step = segment_n / 2;
    const size_t segments = (n - segment_n) / step + 1;
    // One-sided density of a Hann window, the mean of whose squares is 3/8.
    const double scale = 2.0 / (rate_hz * 0.375 * (double)segment_n * (double)segments);
    for (size_t axis = 0; axis < axis_count; axis++) {
        for (size_t k = 0; k < segments; k++)
            add_segment(&work, axes[axis] + k * step, scale);
    }
    read_power(work.power, rate_hz / (double)segment_n, tremor);
    workspace_finish(&work);
    return true;
}
