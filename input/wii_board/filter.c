#include "input/wii_board/filter.h"

#include <string.h>

#define REPEAT_US 25000 // decisions.md 4

void wii_board_filter_init(struct wii_board_filter *filter)
{
    memset(filter, 0, sizeof *filter);
}

bool wii_board_filter_repeats(struct wii_board_filter *filter, int64_t t_us,
                              const uint16_t counts[4])
{
    filter->repeated = filter->has_report && !filter->repeated &&
                       t_us - filter->report_us < REPEAT_US &&
                       memcmp(filter->counts, counts, sizeof filter->counts) == 0;
    filter->has_report = true;
    filter->report_us = t_us;
    memcpy(filter->counts, counts, sizeof filter->counts);
    return filter->repeated;
}
