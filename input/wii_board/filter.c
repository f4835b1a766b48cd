#include "input/wii_board/filter.h"

#include <math.h>
#include <string.h>

#define DUPLICATE_US      25000  // decisions.md 4
#define GLITCH_AGE_US     100000 // across a gap anything may have happened
#define GLITCH_FALL_PART  0.5    // sway.md 2.2
#define GLITCH_FALL_KG    2.0    // below that a nearly free cell's own noise would count
#define GLITCH_OTHER_PART 0.03   // sway.md 2.2
#define GLITCH_OTHER_KG   0.1    // three times a cell's noise (sway.md 2.3)
#define GLITCH_MAX        2      // sway.md 2.2: one or two samples

void wii_board_filter_init(struct wii_board_filter *filter)
{
    memset(filter, 0, sizeof *filter);
}

static bool is_duplicate(const struct wii_board_filter *filter, int64_t t_us,
                         const uint16_t counts[4])
{
    return filter->has_report && !filter->dropped_duplicate &&
           t_us - filter->report_us < DUPLICATE_US &&
           memcmp(filter->counts, counts, sizeof filter->counts) == 0;
}

static bool is_glitch(const struct wii_board_filter *filter, int64_t t_us, const double kg[4])
{
    if (!filter->has_sample || filter->glitches >= GLITCH_MAX ||
        t_us - filter->sample_us > GLITCH_AGE_US)
        return false;
    int fallen = 0;
    for (int i = 0; i < 4; i++) {
        double before = filter->sample_kg[i];
        double fall = before - kg[i];
        if (fall > fmax(GLITCH_FALL_PART * fabs(before), GLITCH_FALL_KG))
            fallen++;
        else if (fabs(fall) > fmax(GLITCH_OTHER_PART * fabs(before), GLITCH_OTHER_KG))
            return false;
    }
    return fallen == 1;
}

enum wii_board_filter_result wii_board_filter_push(struct wii_board_filter *filter, int64_t t_us,
                                                   const uint16_t counts[4], const double kg[4])
{
    bool duplicate = is_duplicate(filter, t_us, counts);
    filter->has_report = true;
    filter->dropped_duplicate = duplicate;
    filter->report_us = t_us;
    memcpy(filter->counts, counts, sizeof filter->counts);
    if (duplicate)
        return WII_BOARD_FILTER_DUPLICATE;
    if (is_glitch(filter, t_us, kg)) {
        filter->glitches++;
        return WII_BOARD_FILTER_GLITCH;
    }
    filter->glitches = 0;
    filter->has_sample = true;
    filter->sample_us = t_us;
    memcpy(filter->sample_kg, kg, sizeof filter->sample_kg);
    return WII_BOARD_FILTER_SAMPLE;
}
