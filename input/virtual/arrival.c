#include "input/virtual/arrival.h"

#include <math.h>

static const double single_share = 0.413;
static const double cells_per_report = 0.63;
static const double jitter_us = 1500.0;  // of a slot
static const double pair_gap_us = 400.0; // between two reports of one slot, at least
static const double pair_jitter_us = 800.0;

void arrival_init(struct arrival *arrival, int64_t start_us, double rate_hz, bool bluetooth,
                  uint64_t seed)
{
    *arrival = (struct arrival){
        .interval_us = 1e6 / rate_hz,
        .first_us = (double)start_us,
        .bluetooth = bluetooth,
        .last_us = start_us,
    };
    noise_source_init(&arrival->source, seed);
}

static int64_t slot_us(const struct arrival *arrival, uint64_t slot)
{
    return llround(arrival->first_us + (double)slot * arrival->interval_us);
}

struct arrival_report arrival_next(struct arrival *arrival)
{
    uint64_t report = ++arrival->reports;
    int64_t t_us = slot_us(arrival, report);
    if (!arrival->bluetooth)
        return (struct arrival_report){.t_us = t_us, .read_us = t_us};

    double frame = floor((double)report * cells_per_report);
    int64_t read_us = llround(arrival->first_us + frame / cells_per_report * arrival->interval_us);
    if (arrival->waiting > 0) {
        arrival->waiting = 0;
        t_us = arrival->last_us +
               llround(pair_gap_us + pair_jitter_us * noise_uniform(&arrival->source));
    } else {
        if (noise_uniform(&arrival->source) >= single_share) {
            arrival->waiting = 1;
            t_us = slot_us(arrival, report + 1);
        }
        t_us += llround(jitter_us * noise_uniform(&arrival->source));
    }
    arrival->last_us = t_us > arrival->last_us ? t_us : arrival->last_us + 1;
    return (struct arrival_report){.t_us = arrival->last_us, .read_us = read_us};
}
