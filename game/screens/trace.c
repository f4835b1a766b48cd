#include "game/screens/play_views.h"

#include "game/sway/ellipse.h"

#include <math.h>
#include <string.h>

static const int64_t NUMBERS_STEP_US = 500000;
static const double DEGREE_RAD = 0.017453292519943295;

static void forget_sway(struct screen_trace *trace)
{
    trace->count = 0;
    trace->due_us = 0;
    trace->numbers_due_us = 0;
    trace->range_ml_mm = trace->range_ap_mm = trace->path_mm_s = trace->area_mm2 = NAN;
    trace->ellipse = (struct draw_level_ellipse){0};
}

void screen_trace_init(struct screen_trace *trace)
{
    forget_sway(trace);
    screen_recall_init(&trace->recall);
}

static void measure_lines(struct screen_trace *trace)
{
    const struct draw_level_point *points = trace->points;
    float ml_low = points[0].ml_mm, ml_high = ml_low, ap_low = points[0].ap_mm, ap_high = ap_low;
    double path_mm = 0;
    for (size_t i = 1; i < trace->count; i++) {
        ml_low = fminf(ml_low, points[i].ml_mm);
        ml_high = fmaxf(ml_high, points[i].ml_mm);
        ap_low = fminf(ap_low, points[i].ap_mm);
        ap_high = fmaxf(ap_high, points[i].ap_mm);
        path_mm += hypot((double)(points[i].ml_mm - points[i - 1].ml_mm),
                         (double)(points[i].ap_mm - points[i - 1].ap_mm));
    }
    trace->range_ml_mm = ml_high - ml_low;
    trace->range_ap_mm = ap_high - ap_low;
    trace->path_mm_s = (float)(path_mm * 1e6 / SCREEN_TRACE_STEP_US / (double)(trace->count - 1));
}

static void measure_ellipse(struct screen_trace *trace)
{
    double ml_mm[SCREEN_TRACE_MAX], ap_mm[SCREEN_TRACE_MAX], ml_sum = 0, ap_sum = 0;
    for (size_t i = 0; i < trace->count; i++) {
        ml_sum += ml_mm[i] = (double)trace->points[i].ml_mm;
        ap_sum += ap_mm[i] = (double)trace->points[i].ap_mm;
    }
    struct sway_ellipse ellipse;
    if (!sway_ellipse_fit(ml_mm, ap_mm, trace->count, &ellipse))
        return;
    trace->area_mm2 = (float)ellipse.area_mm2;
    trace->ellipse = (struct draw_level_ellipse){
        .centre = {(float)(ml_sum / (double)trace->count), (float)(ap_sum / (double)trace->count)},
        .major_mm = (float)ellipse.major_mm,
        .minor_mm = (float)ellipse.minor_mm,
        .angle_rad = (float)(ellipse.angle_deg * DEGREE_RAD),
    };
}

void screen_trace_follow(struct screen_trace *trace, const struct session_trial *trial)
{
    screen_recall_follow(&trace->recall, trial);
    if (trial->stage == SESSION_STAGE_LEAD_IN && trace->count > 0)
        forget_sway(trace); // another place on the board
    if (trial->stage != SESSION_STAGE_PLAY || !trial->has_cop || trial->now_us < trace->due_us)
        return;
    trace->due_us = trial->now_us + SCREEN_TRACE_STEP_US;
    if (trace->count == SCREEN_TRACE_MAX) {
        trace->count--;
        memmove(trace->points, trace->points + 1, trace->count * sizeof trace->points[0]);
    }
    trace->points[trace->count++] =
        (struct draw_level_point){(float)(trial->cop.ml_mm - trial->ring.centre_ml_mm),
                                  (float)(trial->cop.ap_mm - trial->ring.centre_ap_mm)};
    if (trace->count < 50 || trial->now_us < trace->numbers_due_us)
        return;
    trace->numbers_due_us = trial->now_us + NUMBERS_STEP_US;
    measure_lines(trace);
    measure_ellipse(trace);
}
