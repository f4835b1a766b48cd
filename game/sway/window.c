#include "game/sway/window.h"

#include <stdlib.h>

static const int64_t kept_us = 1250000;
static const int64_t closest_us = 4900; // kept_us / SWAY_WINDOW_CAPACITY and a little

static const struct sway_window_entry *entry_at(const struct sway_window *window, size_t i)
{
    return &window->entries[(window->first + i) % SWAY_WINDOW_CAPACITY];
}

static const struct sway_window_entry *newest(const struct sway_window *window)
{
    return entry_at(window, window->count - 1);
}

void sway_window_clear(struct sway_window *window)
{
    window->first = 0;
    window->count = 0;
}

static void drop_oldest(struct sway_window *window)
{
    window->first = (window->first + 1) % SWAY_WINDOW_CAPACITY;
    window->count--;
}

void sway_window_push(struct sway_window *window, int64_t t_us, double load_kg,
                      const struct sway_point *cop)
{
    if (window->count > 0 && t_us - newest(window)->t_us < closest_us)
        return;
    while (window->count > 0 && t_us - entry_at(window, 0)->t_us > kept_us)
        drop_oldest(window);
    if (window->count == SWAY_WINDOW_CAPACITY)
        drop_oldest(window);
    struct sway_window_entry *entry =
        &window->entries[(window->first + window->count) % SWAY_WINDOW_CAPACITY];
    *entry = (struct sway_window_entry){.t_us = t_us, .load_kg = load_kg, .has_cop = cop != NULL};
    if (cop)
        entry->cop = *cop;
    window->count++;
}

// Index of the oldest entry within the span; count when the window does not reach back so far.
static size_t span_begin(const struct sway_window *window, int64_t span_us)
{
    if (window->count == 0)
        return 0;
    const int64_t from_us = newest(window)->t_us - span_us;
    if (entry_at(window, 0)->t_us > from_us)
        return window->count;
    size_t i = window->count - 1;
    while (i > 0 && entry_at(window, i - 1)->t_us > from_us)
        i--;
    return i;
}

bool sway_window_load(const struct sway_window *window, int64_t span_us,
                      struct sway_window_load *load)
{
    const size_t begin = span_begin(window, span_us);
    if (begin >= window->count)
        return false;
    const struct sway_window_entry *first = entry_at(window, begin);
    *load = (struct sway_window_load){
        .low_kg = first->load_kg,
        .high_kg = first->load_kg,
        .low_t_us = first->t_us,
        .high_t_us = first->t_us,
        .first_t_us = first->t_us,
    };
    double sum_kg = 0.0;
    for (size_t i = begin; i < window->count; i++) {
        const struct sway_window_entry *entry = entry_at(window, i);
        sum_kg += entry->load_kg;
        if (entry->load_kg < load->low_kg) {
            load->low_kg = entry->load_kg;
            load->low_t_us = entry->t_us;
        }
        if (entry->load_kg > load->high_kg) {
            load->high_kg = entry->load_kg;
            load->high_t_us = entry->t_us;
        }
    }
    load->mean_kg = sum_kg / (double)(window->count - begin);
    return true;
}

static int compare(const void *a, const void *b)
{
    const double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

bool sway_window_load_median(const struct sway_window *window, int64_t span_us, double *median_kg)
{
    const size_t begin = span_begin(window, span_us);
    if (begin >= window->count)
        return false;
    double loads_kg[SWAY_WINDOW_CAPACITY];
    const size_t n = window->count - begin;
    for (size_t i = 0; i < n; i++)
        loads_kg[i] = entry_at(window, begin + i)->load_kg;
    qsort(loads_kg, n, sizeof loads_kg[0], compare);
    *median_kg = (loads_kg[(n - 1) / 2] + loads_kg[n / 2]) / 2.0;
    return true;
}

bool sway_window_cop_mean(const struct sway_window *window, int64_t span_us,
                          struct sway_point *mean)
{
    struct sway_point sum = {0};
    size_t n = 0;
    for (size_t i = span_begin(window, span_us); i < window->count; i++) {
        const struct sway_window_entry *entry = entry_at(window, i);
        if (!entry->has_cop)
            continue;
        sum.ml_mm += entry->cop.ml_mm;
        sum.ap_mm += entry->cop.ap_mm;
        n++;
    }
    if (n == 0)
        return false;
    *mean = (struct sway_point){sum.ml_mm / (double)n, sum.ap_mm / (double)n};
    return true;
}
