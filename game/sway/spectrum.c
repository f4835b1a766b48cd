#include "game/sway/spectrum.h"

#include "game/sway/mean.h"

#include <kiss_fft.h>

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static const double pi = 3.14159265358979323846;
static const size_t largest_prime = 1000;

static bool is_quick(size_t n)
{
    for (size_t p = 2; p * p <= n && p <= largest_prime; p++) {
        while (n % p == 0)
            n /= p;
    }
    // What is left has only factors above `largest_prime`, or is one prime below it, or is 1.
    return n <= largest_prime;
}

static size_t quick_at_most(size_t n)
{
    while (!is_quick(n))
        n--;
    return n;
}

static size_t quick_at_least(size_t n)
{
    while (!is_quick(n))
        n++;
    return n;
}

struct workspace {
    kiss_fft_cfg fft;
    kiss_fft_cpx *in;
    kiss_fft_cpx *out;
    double *window;
    size_t segment_n;
    size_t fft_n;
    double scale; // brings the values to about 1, where float is at its best
    enum sway_detrend detrend;
};

static void workspace_finish(struct workspace *work)
{
    free(work->window);
    free(work->out);
    free(work->in);
    kiss_fft_free(work->fft);
}

static bool workspace_init(struct workspace *work)
{
    work->fft = kiss_fft_alloc((int)work->fft_n, 0, NULL, NULL);
    work->in = calloc(work->fft_n, sizeof *work->in);
    work->out = calloc(work->fft_n, sizeof *work->out);
    work->window = malloc(work->segment_n * sizeof *work->window);
    if (!work->fft || !work->in || !work->out || !work->window) {
        workspace_finish(work);
        return false;
    }
    for (size_t i = 0; i < work->segment_n; i++)
        work->window[i] = 0.5 - 0.5 * cos(2.0 * pi * (double)i / (double)work->segment_n);
    return true;
}

// Adds |transform|^2 of one segment to the bins.
static void add_segment(struct workspace *work, const double *values, double *power, size_t bins)
{
    const size_t n = work->segment_n;
    const double middle = ((double)n - 1.0) / 2.0;
    const double mean = sway_mean(values, n);
    double slope = 0.0, square = 0.0;
    for (size_t i = 0; i < n && work->detrend == SWAY_DETREND_LINE; i++) {
        slope += ((double)i - middle) * (values[i] - mean);
        square += ((double)i - middle) * ((double)i - middle);
    }
    if (square > 0.0)
        slope /= square;
    for (size_t i = 0; i < n; i++) {
        const double trend = mean + slope * ((double)i - middle);
        work->in[i].r = (float)((values[i] - trend) * work->window[i] * work->scale);
    }
    kiss_fft(work->fft, work->in, work->out);
    for (size_t i = 0; i < bins; i++) {
        const double re = (double)work->out[i].r, im = (double)work->out[i].i;
        power[i] += re * re + im * im;
    }
}

static double largest_deviation(const double *values, size_t n)
{
    double largest = 0.0;
    for (size_t i = 0; i < n; i++)
        largest = fmax(largest, fabs(values[i] - values[0]));
    return largest;
}

// From sums of squares to a one-sided density in the unit of the values.
static void normalise(struct sway_spectrum *spectrum, const struct workspace *work, size_t segments,
                      double rate_hz)
{
    double window_power = 0.0;
    for (size_t i = 0; i < work->segment_n; i++)
        window_power += work->window[i] * work->window[i];
    const double factor =
        1.0 / (rate_hz * window_power * (double)segments * work->scale * work->scale);
    const bool has_nyquist = work->fft_n % 2 == 0;
    for (size_t i = 0; i < spectrum->bins; i++) {
        const bool single = i == 0 || (has_nyquist && i + 1 == spectrum->bins);
        spectrum->power[i] *= single ? factor : 2.0 * factor;
    }
}

bool sway_spectrum_init(struct sway_spectrum *spectrum, const double *values_mm, size_t n,
                        const struct sway_spectrum_settings *settings)
{
    assert(settings->segment_n >= 2 && settings->segment_n <= n);
    assert(settings->fft_n >= settings->segment_n && settings->rate_hz > 0.0);
    const double largest = largest_deviation(values_mm, n);
    struct workspace work = {
        .segment_n = quick_at_most(settings->segment_n),
        .fft_n = quick_at_least(settings->fft_n),
        .scale = largest > 0.0 ? 1.0 / largest : 1.0,
        .detrend = settings->detrend,
    };
    if (!workspace_init(&work))
        return false;
    spectrum->bins = work.fft_n / 2 + 1;
    spectrum->df_hz = settings->rate_hz / (double)work.fft_n;
    spectrum->power = calloc(spectrum->bins, sizeof *spectrum->power);
    if (spectrum->power) {
        const size_t step = work.segment_n - work.segment_n / 2;
        size_t segments = 0;
        for (size_t at = 0; at + work.segment_n <= n; at += step, segments++)
            add_segment(&work, values_mm + at, spectrum->power, spectrum->bins);
        normalise(spectrum, &work, segments, settings->rate_hz);
    }
    workspace_finish(&work);
    return spectrum->power != NULL;
}

void sway_spectrum_finish(struct sway_spectrum *spectrum)
{
    free(spectrum->power);
    spectrum->power = NULL;
}

double sway_spectrum_sum(const struct sway_spectrum *spectrum)
{
    double sum = 0.0;
    for (size_t i = 0; i < spectrum->bins; i++)
        sum += spectrum->power[i];
    return sum;
}

double sway_spectrum_mean_hz(const struct sway_spectrum *spectrum)
{
    double weighted = 0.0, power = 0.0;
    for (size_t i = 0; i < spectrum->bins; i++) {
        const double end = i == 0 || i + 1 == spectrum->bins ? 0.5 : 1.0; // trapezia
        weighted += end * (double)i * spectrum->power[i];
        power += end * spectrum->power[i];
    }
    return power > 0.0 ? weighted / power * spectrum->df_hz : (double)NAN;
}

double sway_spectrum_percentile_hz(const struct sway_spectrum *spectrum, double low_hz,
                                   double high_hz, double share)
{
    const size_t low = (size_t)ceil(low_hz / spectrum->df_hz);
    const size_t high = (size_t)fmin(floor(high_hz / spectrum->df_hz), (double)spectrum->bins - 1);
    double band = 0.0;
    for (size_t i = low; i <= high; i++)
        band += spectrum->power[i];
    if (!(band > 0.0))
        return (double)NAN;
    double below = 0.0;
    size_t bin = low;
    for (; bin < high; bin++) {
        below += spectrum->power[bin];
        if (below >= share * band)
            break;
    }
    return (double)bin * spectrum->df_hz;
}
