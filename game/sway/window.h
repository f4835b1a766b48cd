#ifndef GAME_SWAY_WINDOW_H
#define GAME_SWAY_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/sway/cop.h"

/**
 * The last seconds of load and CoP, for means and medians over a span of up to 1 s. Plain memory
 * of the caller's, no allocation. Samples less than 5 ms after the one before are left out: 1.25 s
 * always fit.
 */
#define SWAY_WINDOW_CAPACITY 256

struct sway_window_entry {
    int64_t t_us;
    double load_kg;
    struct sway_point cop;
    bool has_cop;
};

struct sway_window {
    struct sway_window_entry entries[SWAY_WINDOW_CAPACITY]; // a ring
    size_t first;
    size_t count;
};

/** Load over the newest span. */
struct sway_window_load {
    double mean_kg;
    double low_kg;
    double high_kg;
    int64_t low_t_us;
    int64_t high_t_us;
    int64_t first_t_us; // oldest sample within the span
};

void sway_window_clear(struct sway_window *window);

/** cop NULL = none. t_us never runs backwards. */
void sway_window_push(struct sway_window *window, int64_t t_us, double load_kg,
                      const struct sway_point *cop);

/** The span ends at the newest sample. false: the window does not reach so far back yet. */
bool sway_window_load(const struct sway_window *window, int64_t span_us,
                      struct sway_window_load *load);
bool sway_window_load_median(const struct sway_window *window, int64_t span_us, double *median_kg);

/** Mean CoP of the samples that have one. false as above, or no sample has one. */
bool sway_window_cop_mean(const struct sway_window *window, int64_t span_us,
                          struct sway_point *mean);

#endif
