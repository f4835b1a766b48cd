#include "game/motion/writing.h"

#include <math.h>
#include <stdlib.h>

#include "game/motion/filter.h"
#include "game/motion/smoothness.h"

static const double nan_value = (double)NAN;
static const int64_t max_gap_us = 250000;
static const double rate_hz = 100.0;
static const double lowpass_hz = 12.0; // sway.md 7.2: position at 10 - 12 Hz first
static const double min_stroke_s = 0.3;
static const double max_stroke_s = 600.0;
static const double pieces_a_channel = 16.0;
static const double max_pieces = 4096.0;
static const double largest = 1e6;

static double distance(struct motion_writing_point a, struct motion_writing_point b)
{
    return hypot(a.x - b.x, a.y - b.y);
}

static struct motion_writing_point between(struct motion_writing_point a,
                                           struct motion_writing_point b, double share)
{
    return (struct motion_writing_point){a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
}

static double distance_to_segment(struct motion_writing_point p, struct motion_writing_point a,
                                  struct motion_writing_point b)
{
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double square = dx * dx + dy * dy;
    double share = 0.0;
    if (square > 0.0)
        share = fmin(1.0, fmax(0.0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / square));
    return distance(p, between(a, b, share));
}

static double distance_to_task(const struct motion_writing_task *task,
                               struct motion_writing_point p)
{
    double nearest = (double)INFINITY;
    for (size_t k = 0; k < task->line_count; k++) {
        const struct motion_writing_line *line = &task->lines[k];
        for (size_t i = 0; i + 1 < line->point_count; i++) {
            nearest = fmin(nearest, distance_to_segment(p, line->points[i], line->points[i + 1]));
        }
    }
    return nearest;
}

// Samples i - 1 and i belong to the same stroke.
static bool joined(const struct motion_writing_sample *samples, size_t i)
{
    return i > 0 && samples[i - 1].down && samples[i].down &&
           samples[i].t_us - samples[i - 1].t_us <= max_gap_us;
}

static double distance_to_drawn(const struct motion_writing_sample *samples, size_t n,
                                struct motion_writing_point p)
{
    double nearest = (double)INFINITY;
    for (size_t i = 1; i < n; i++) {
        if (joined(samples, i))
            nearest = fmin(nearest, distance_to_segment(p, samples[i - 1].at, samples[i].at));
    }
    return nearest;
}

// A line is judged in pieces much shorter than the channel is wide, each by its middle.
static size_t piece_count(const struct motion_writing_task *task, double length)
{
    const double wanted = ceil(length / task->channel_width * pieces_a_channel);
    return (size_t)fmin(max_pieces, fmax(1.0, wanted));
}

static void judge_drawn(const struct motion_writing_task *task,
                        const struct motion_writing_sample *samples, size_t n,
                        struct motion_writing *out)
{
    double weighted = 0.0, inside = 0.0;
    for (size_t i = 1; i < n; i++) {
        if (!joined(samples, i))
            continue;
        const double length = distance(samples[i - 1].at, samples[i].at);
        const size_t pieces = length > 0.0 ? piece_count(task, length) : 0;
        for (size_t k = 0; k < pieces; k++) {
            const double share = ((double)k + 0.5) / (double)pieces;
            const double off =
                distance_to_task(task, between(samples[i - 1].at, samples[i].at, share));
            weighted += off * length / (double)pieces;
            inside += off <= task->channel_width / 2.0 ? length / (double)pieces : 0.0;
        }
        out->drawn_length += length;
        out->duration_s += (double)(samples[i].t_us - samples[i - 1].t_us) * 1e-6;
    }
    if (!(out->drawn_length > 0.0))
        return;
    out->mean_distance = weighted / out->drawn_length;
    out->path_error = weighted / (out->reference_length * out->reference_length);
    out->in_channel_share = inside / out->drawn_length;
    out->path_ratio = out->drawn_length / out->reference_length;
    out->mean_speed = out->duration_s > 0.0 ? out->drawn_length / out->duration_s : nan_value;
}

static void judge_covered(const struct motion_writing_task *task,
                          const struct motion_writing_sample *samples, size_t n,
                          struct motion_writing *out)
{
    double covered = 0.0;
    for (size_t j = 0; j < task->line_count; j++) {
        const struct motion_writing_line *line = &task->lines[j];
        for (size_t i = 0; i + 1 < line->point_count; i++) {
            const double length = distance(line->points[i], line->points[i + 1]);
            const size_t pieces = length > 0.0 ? piece_count(task, length) : 0;
            for (size_t k = 0; k < pieces; k++) {
                const double share = ((double)k + 0.5) / (double)pieces;
                const struct motion_writing_point p =
                    between(line->points[i], line->points[i + 1], share);
                if (distance_to_drawn(samples, n, p) <= task->channel_width / 2.0)
                    covered += length / (double)pieces;
            }
        }
    }
    out->covered_share = covered / out->reference_length;
}

// Speed at rate_hz of the stroke in samples[0 .. n - 1] into speed[0 .. count - 1].
static void profile(const struct motion_writing_sample *samples, size_t n, double *speed,
                    size_t count)
{
    struct motion_filter x, y;
    motion_filter_low_pass(&x, lowpass_hz, rate_hz);
    motion_filter_low_pass(&y, lowpass_hz, rate_hz);
    motion_filter_settle(&x, samples[0].at.x);
    motion_filter_settle(&y, samples[0].at.y);
    struct motion_writing_point before = samples[0].at;
    size_t i = 0;
    for (size_t k = 0; k < count; k++) {
        const double t_us = (double)samples[0].t_us + (double)k * 1e6 / rate_hz;
        while (i + 2 < n && (double)samples[i + 1].t_us <= t_us)
            i++;
        const double span_us = (double)(samples[i + 1].t_us - samples[i].t_us);
        const double share = span_us > 0.0 ? (t_us - (double)samples[i].t_us) / span_us : 1.0;
        const struct motion_writing_point at =
            between(samples[i].at, samples[i + 1].at, fmin(1.0, share));
        const struct motion_writing_point now = {motion_filter_step(&x, at.x),
                                                 motion_filter_step(&y, at.y)};
        speed[k] = distance(before, now) * rate_hz;
        before = now;
    }
}

struct smooth_sum {
    double sparc, ldlj; // weighted by seconds
    double seconds;
};

static bool add_stroke(const struct motion_writing_sample *samples, size_t n,
                       struct smooth_sum *sum)
{
    const double seconds = n < 2 ? 0.0 : (double)(samples[n - 1].t_us - samples[0].t_us) * 1e-6;
    if (seconds < min_stroke_s || seconds > max_stroke_s)
        return true;
    // The low-pass is still on its way when the pen is lifted: a tenth of a second more.
    const size_t count = (size_t)ceil((seconds + 0.1) * rate_hz);
    double *speed = malloc(count * sizeof *speed);
    if (!speed)
        return false;
    profile(samples, n, speed, count);
    double sparc, ldlj;
    if (motion_sparc(speed, count, rate_hz, &sparc) && motion_ldlj(speed, count, rate_hz, &ldlj)) {
        sum->sparc += seconds * sparc;
        sum->ldlj += seconds * ldlj;
        sum->seconds += seconds;
    }
    free(speed);
    return true;
}

static bool judge_strokes(const struct motion_writing_sample *samples, size_t n,
                          struct motion_writing *out)
{
    struct smooth_sum sum = {0.0, 0.0, 0.0};
    for (size_t from = 0; from < n;) {
        size_t to = from + 1;
        while (to < n && joined(samples, to))
            to++;
        if (to - from >= 2) {
            out->stroke_count++;
            if (!add_stroke(samples + from, to - from, &sum))
                return false;
        }
        from = to;
    }
    if (sum.seconds > 0.0) {
        out->sparc = sum.sparc / sum.seconds;
        out->ldlj = sum.ldlj / sum.seconds;
    }
    return true;
}

static bool is_sound(struct motion_writing_point p)
{
    return fabs(p.x) <= largest && fabs(p.y) <= largest;
}

static bool is_valid(const struct motion_writing_task *task,
                     const struct motion_writing_sample *samples, size_t n,
                     double *reference_length)
{
    *reference_length = 0.0;
    for (size_t k = 0; k < task->line_count; k++) {
        const struct motion_writing_line *line = &task->lines[k];
        for (size_t i = 0; i < line->point_count; i++) {
            if (!is_sound(line->points[i]))
                return false;
            if (i > 0)
                *reference_length += distance(line->points[i - 1], line->points[i]);
        }
    }
    for (size_t i = 0; i < n; i++) {
        if (!is_sound(samples[i].at) || (i > 0 && samples[i].t_us < samples[i - 1].t_us))
            return false;
    }
    return *reference_length > 0.0 && task->channel_width > 0.0;
}

static void set_unknown(struct motion_writing *out)
{
    *out = (struct motion_writing){
        .path_ratio = nan_value,
        .mean_distance = nan_value,
        .path_error = nan_value,
        .in_channel_share = nan_value,
        .covered_share = nan_value,
        .mean_speed = nan_value,
        .sparc = nan_value,
        .ldlj = nan_value,
    };
}

enum motion_writing_status motion_writing(const struct motion_writing_task *task,
                                          const struct motion_writing_sample *samples, size_t n,
                                          struct motion_writing *writing)
{
    set_unknown(writing);
    double reference_length;
    if (!is_valid(task, samples, n, &reference_length))
        return MOTION_WRITING_INVALID;
    writing->reference_length = reference_length;
    judge_drawn(task, samples, n, writing);
    if (!(writing->drawn_length > 0.0)) {
        set_unknown(writing);
        return MOTION_WRITING_NOTHING;
    }
    judge_covered(task, samples, n, writing);
    if (!judge_strokes(samples, n, writing)) {
        set_unknown(writing);
        return MOTION_WRITING_NO_MEMORY;
    }
    return MOTION_WRITING_OK;
}
