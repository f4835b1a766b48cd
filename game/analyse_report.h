#ifndef GAME_ANALYSE_REPORT_H
#define GAME_ANALYSE_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "game/sway/score.h"
#include "game/sway/stance.h"

#define ANALYSE_EVENT_MAX 1000

/** What analyse found out; both forms of the report say the same. */
struct analyse_report {
    const char *path; // borrowed
    bool raw;         // published recipe
    double from_s;    // window, seconds after the file's first sample
    double to_s;
    enum sway_score_status status;
    struct sway_score score;
    double hands_off_s; // NaN = the file has no load
    size_t event_count; // of the stance, within the window; times after the first sample
    struct sway_stance_event events[ANALYSE_EVENT_MAX];
    bool events_lost; // there were more
};

/** false: could not be written. */
bool analyse_report_table(const struct analyse_report *report, FILE *out);
bool analyse_report_json(const struct analyse_report *report, FILE *out);

#endif
