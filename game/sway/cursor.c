#include "game/sway/cursor.h"

#include <math.h>

static const int64_t tick_us = 10000; // 1 / SWAY_CURSOR_RATE_HZ

void sway_cursor_init(struct sway_cursor *cursor, double cutoff_hz)
{
    *cursor = (struct sway_cursor){.started = false};
    sway_biquad_init(&cursor->ml, cutoff_hz, SWAY_CURSOR_RATE_HZ, SWAY_BIQUAD_BUTTERWORTH_2);
    sway_biquad_init(&cursor->ap, cutoff_hz, SWAY_CURSOR_RATE_HZ, SWAY_BIQUAD_BUTTERWORTH_2);
}

void sway_cursor_reset(struct sway_cursor *cursor)
{
    cursor->started = false;
    cursor->speed_mm_s = 0.0;
}

static void start(struct sway_cursor *cursor, int64_t t_us, const struct sway_point *cop)
{
    cursor->started = true;
    cursor->held = *cop;
    cursor->filtered = *cop;
    cursor->speed_mm_s = 0.0;
    cursor->last_t_us = t_us;
    cursor->next_tick_us = t_us + tick_us;
    sway_biquad_settle(&cursor->ml, cop->ml_mm);
    sway_biquad_settle(&cursor->ap, cop->ap_mm);
}

static void tick(struct sway_cursor *cursor)
{
    const struct sway_point before = cursor->filtered;
    cursor->filtered.ml_mm = sway_biquad_step(&cursor->ml, cursor->held.ml_mm);
    cursor->filtered.ap_mm = sway_biquad_step(&cursor->ap, cursor->held.ap_mm);
    cursor->speed_mm_s = SWAY_CURSOR_RATE_HZ * hypot(cursor->filtered.ml_mm - before.ml_mm,
                                                     cursor->filtered.ap_mm - before.ap_mm);
    cursor->next_tick_us += tick_us;
}

void sway_cursor_push(struct sway_cursor *cursor, int64_t t_us, const struct sway_point *cop)
{
    if (!cursor->started || t_us - cursor->last_t_us > SWAY_CURSOR_MAX_GAP_US) {
        start(cursor, t_us, cop);
        return;
    }
    if (t_us < cursor->last_t_us)
        return;
    while (cursor->next_tick_us < t_us)
        tick(cursor);
    cursor->held = *cop;
    cursor->last_t_us = t_us;
    if (cursor->next_tick_us == t_us)
        tick(cursor);
}

bool sway_cursor_get(const struct sway_cursor *cursor, struct sway_point *cop)
{
    if (!cursor->started)
        return false;
    *cop = cursor->filtered;
    return true;
}
