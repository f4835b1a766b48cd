#include "game/sim/ribbon.h"

#include <math.h>

static const double WIDE_PX = 98;
static const double NARROW_PX = 60;
static const double SUCCESS_SHARE = 0.85;
static const double STEP_PX = 4;      // the pen's way is looked at this closely
static const double AHEAD_PX = 40;    // and compared with so much of the path
static const double AHEAD_COST = 0.3; // so that a retraced stem is not cut short
static const double END_PX = 8;       // near enough to a stroke's end
static const double DOT_PX = 40;      // a stroke as short as this is done by touching it
static const double LANDING_PX = 24;  // how much a pen that comes down may have skipped
static const double DIRECTION_PX = 16;
enum { STEPS_MAX = 1024 };

double sim_ribbon_width_px(double difficulty)
{
    return WIDE_PX + (NARROW_PX - WIDE_PX) * fmin(fmax(difficulty, 0), 1);
}

void sim_ribbon_init(struct sim_ribbon *ribbon, const struct sim_ribbon_path *path, double width_px)
{
    *ribbon = (struct sim_ribbon){.path = path, .width_px = width_px};
}

static const struct sim_ribbon_stroke *current(const struct sim_ribbon *ribbon)
{
    return &ribbon->path->stroke[ribbon->stroke];
}

/** A place on the path and how far the pen is from it. */
struct place {
    double at_px;
    double off_px;
    int index;
    bool at_horizon; // the pen is further ahead than is looked: it does not follow
};

static struct place place_on_piece(const struct sim_ribbon *ribbon, int index, double x_px,
                                   double y_px)
{
    const struct sim_ribbon_point *a = &ribbon->path->point[index], *b = a + 1;
    double along_x = b->x_px - a->x_px, along_y = b->y_px - a->y_px;
    double square = along_x * along_x + along_y * along_y;
    double share = 0;
    if (square > 0)
        share = ((x_px - a->x_px) * along_x + (y_px - a->y_px) * along_y) / square;
    // Never back behind the progress.
    double span_px = b->at_px - a->at_px;
    double least = span_px > 0 ? fmin(fmax((ribbon->at_px - a->at_px) / span_px, 0), 1) : 0;
    share = fmin(fmax(share, least), 1);
    double off_px = hypot(x_px - a->x_px - along_x * share, y_px - a->y_px - along_y * share);
    return (struct place){a->at_px + span_px * share, off_px, index, false};
}

/** The best place for the pen a little ahead; leaping costs, moving as far as the pen is free. */
static struct place find_place(const struct sim_ribbon *ribbon, double moved_px, double x_px,
                               double y_px)
{
    const struct sim_ribbon_stroke *stroke = current(ribbon);
    const struct sim_ribbon_point *point = ribbon->path->point;
    struct place best = {.off_px = (double)INFINITY};
    double best_cost = (double)INFINITY;
    int last = stroke->first + stroke->count - 2;
    for (int i = ribbon->index; i <= last; i++) {
        bool is_horizon = i < last && point[i + 1].at_px > ribbon->at_px + AHEAD_PX;
        struct place place = place_on_piece(ribbon, i, x_px, y_px);
        double leapt_px = fmax(place.at_px - ribbon->at_px - moved_px, 0);
        double cost = place.off_px + AHEAD_COST * leapt_px;
        if (cost < best_cost) {
            best = place;
            best.at_horizon = is_horizon && place.at_px >= point[i + 1].at_px;
            best_cost = cost;
        }
        if (is_horizon)
            break;
    }
    return best;
}

static void advance(struct sim_ribbon *ribbon, const struct place *place, double may_move_px)
{
    double done_px = fmax(place->at_px - ribbon->at_px, 0);
    if (ribbon->pen_inside)
        ribbon->inside_px += fmin(done_px, may_move_px);
    ribbon->error_px2 += done_px * place->off_px;
    ribbon->at_px = fmax(place->at_px, ribbon->at_px);
    ribbon->index = place->index;
}

static void move_pen(struct sim_ribbon *ribbon, double moved_px, double x_px, double y_px)
{
    struct place place = find_place(ribbon, moved_px, x_px, y_px);
    ribbon->pen_inside = place.off_px <= ribbon->width_px / 2 && !place.at_horizon;
    if (place.off_px <= ribbon->width_px && !place.at_horizon)
        advance(ribbon, &place, 2 * moved_px + 1);
}

static bool is_at_stroke_end(const struct sim_ribbon *ribbon)
{
    return ribbon->at_px >= current(ribbon)->end_px - END_PX;
}

static void begin_next_stroke(struct sim_ribbon *ribbon)
{
    double end_px = current(ribbon)->end_px;
    if (ribbon->pen_inside)
        ribbon->inside_px += end_px - ribbon->at_px; // END_PX is near enough
    ribbon->at_px = end_px;
    ribbon->stroke++;
    ribbon->index = current(ribbon)->first;
}

/** A dot is made by touching it: the whole little stroke at once. */
static bool touch_dot(struct sim_ribbon *ribbon, double x_px, double y_px)
{
    const struct sim_ribbon_stroke *stroke = current(ribbon);
    double start_px = ribbon->path->point[stroke->first].at_px;
    struct place place = find_place(ribbon, DOT_PX, x_px, y_px);
    ribbon->pen_inside = place.off_px <= ribbon->width_px / 2;
    if (stroke->end_px - start_px > DOT_PX || !ribbon->pen_inside)
        return false;
    place.at_px = stroke->end_px;
    place.index = stroke->first + stroke->count - 2;
    advance(ribbon, &place, DOT_PX);
    return true;
}

static void put_down(struct sim_ribbon *ribbon, double x_px, double y_px)
{
    if (is_at_stroke_end(ribbon))
        begin_next_stroke(ribbon);
    ribbon->pen_down = true;
    if (touch_dot(ribbon, x_px, y_px))
        return;
    struct place place = find_place(ribbon, LANDING_PX, x_px, y_px);
    ribbon->pen_inside = place.off_px <= ribbon->width_px / 2 && !place.at_horizon;
    if (ribbon->pen_inside)
        advance(ribbon, &place, LANDING_PX);
}

static void draw_to(struct sim_ribbon *ribbon, double x_px, double y_px)
{
    double from_x_px = ribbon->pen_x_px, from_y_px = ribbon->pen_y_px;
    double far_px = hypot(x_px - from_x_px, y_px - from_y_px);
    int steps = (int)fmin(ceil(far_px / STEP_PX), STEPS_MAX);
    for (int i = 1; i <= steps && !sim_ribbon_is_over(ribbon); i++) {
        double share = (double)i / steps;
        move_pen(ribbon, far_px / steps, from_x_px + (x_px - from_x_px) * share,
                 from_y_px + (y_px - from_y_px) * share);
    }
}

void sim_ribbon_push(struct sim_ribbon *ribbon, double interval_s, bool down, double x_px,
                     double y_px)
{
    if (sim_ribbon_is_over(ribbon) || !isfinite(x_px) || !isfinite(y_px))
        return;
    ribbon->time_s += interval_s;
    if (down && !ribbon->pen_down) {
        put_down(ribbon, x_px, y_px);
    } else if (down) {
        draw_to(ribbon, x_px, y_px);
    } else if (ribbon->pen_down) {
        ribbon->lift_count += ribbon->at_px > 0 && !is_at_stroke_end(ribbon);
        ribbon->pen_down = false;
    }
    ribbon->pen_x_px = x_px;
    ribbon->pen_y_px = y_px;
}

double sim_ribbon_progress(const struct sim_ribbon *ribbon)
{
    return sim_ribbon_is_over(ribbon) ? 1 : ribbon->at_px / ribbon->path->length_px;
}

double sim_ribbon_inside_share(const struct sim_ribbon *ribbon)
{
    return ribbon->at_px > 0 ? ribbon->inside_px / ribbon->at_px : 1;
}

double sim_ribbon_mean_error_px(const struct sim_ribbon *ribbon)
{
    return ribbon->at_px > 0 ? ribbon->error_px2 / ribbon->at_px : 0;
}

void sim_ribbon_next(const struct sim_ribbon *ribbon, double *x_px, double *y_px, double *along_x,
                     double *along_y)
{
    bool starts_next = is_at_stroke_end(ribbon) && !ribbon->pen_down &&
                       ribbon->stroke + 1 < ribbon->path->stroke_count;
    const struct sim_ribbon_stroke *stroke = current(ribbon) + (starts_next ? 1 : 0);
    const struct sim_ribbon_point *first = &ribbon->path->point[stroke->first];
    double from_px = starts_next ? first->at_px : ribbon->at_px;
    double to_px = fmin(from_px + DIRECTION_PX, stroke->end_px);
    from_px = fmin(from_px, to_px - 1);
    double ahead_x_px, ahead_y_px;
    sim_ribbon_path_at(ribbon->path, fmax(from_px, first->at_px + 1e-6), x_px, y_px);
    sim_ribbon_path_at(ribbon->path, to_px - 1e-6, &ahead_x_px, &ahead_y_px);
    double far_px = hypot(ahead_x_px - *x_px, ahead_y_px - *y_px);
    *along_x = far_px > 0 ? (ahead_x_px - *x_px) / far_px : 1;
    *along_y = far_px > 0 ? (ahead_y_px - *y_px) / far_px : 0;
}

bool sim_ribbon_is_over(const struct sim_ribbon *ribbon)
{
    return ribbon->stroke == ribbon->path->stroke_count - 1 && is_at_stroke_end(ribbon);
}

bool sim_ribbon_is_a_success(const struct sim_ribbon *ribbon)
{
    return sim_ribbon_is_over(ribbon) && ribbon->inside_px >= SUCCESS_SHARE * ribbon->at_px;
}
