#include "game/motion/cadence.h"

#include "game/motion/periodicity.h"

#include <math.h>
#include <stdlib.h>

static const int64_t tick_us = 1000000 / MOTION_CADENCE_RATE_HZ;
static const int64_t max_gap_us = 250000;
static const double m_s2_per_g = 9.80665;
static const int estimate_ticks = 10;
static const double threshold_share = 0.35; // of the SD of the last 2 s
static const double refractory_share = 0.6; // of a step
static const double refractory_min_s = 0.3;
static const double step_min_s = 0.34;
static const double break_s = 3.6;         // no walk goes on over this
static const double lost_steps = 2.2;      // without a candidate: the walk is over
static const double half_seen_share = 1.6; // times as many candidates as without the weaker ones
static const double regular_share = 0.9;   // of the candidates of a walk ...
static const double regular_within = 0.2;  // ... come one stride after another one, nearly
static const int irregular_most = 3;       // candidates more out of time than in it: no walk

#define SPREAD_TICKS   100 // 2 s
#define ENVELOPE_TICKS 5   // 0.1 s

// Lags are in ticks of 1 / 50 s, for the slow gait in points of the envelope, 1 / 10 s.
struct gait_rule {
    enum motion_cadence_gait gait;
    int window_ticks;
    int spread_ticks;
    bool of_envelope;
    int lag_min, lag_max;
    double spread_m_s2, keep_spread_m_s2; // to begin, to go on
    double r, keep_r;
    size_t candidates;
    double floor_m_s2;
};

static const struct gait_rule rules[] = {
    {
        .gait = MOTION_CADENCE_BRISK,
        .window_ticks = 300,
        .spread_ticks = SPREAD_TICKS,
        .lag_min = 17,  // 0.34 s, a step
        .lag_max = 120, // 2.4 s, a stride
        .spread_m_s2 = 0.5,
        .keep_spread_m_s2 = 0.35,
        .r = 0.4,
        .keep_r = 0.3,
        .candidates = 4,
        .floor_m_s2 = 0.3,
    },
    {
        .gait = MOTION_CADENCE_SOFT,
        .window_ticks = 400,
        .spread_ticks = 400,
        .lag_min = 17,
        .lag_max = 120,
        .spread_m_s2 = 0.1,
        .keep_spread_m_s2 = 0.07,
        .r = 0.5,
        .keep_r = 0.35,
        .candidates = 6,
        .floor_m_s2 = 0.08,
    },
    {
        .gait = MOTION_CADENCE_SLOW,
        .window_ticks = 750,
        .spread_ticks = 750,
        .of_envelope = true,
        .lag_min = 8,  // 0.8 s, a step
        .lag_max = 60, // 6 s, a stride
        .spread_m_s2 = 0.04,
        .keep_spread_m_s2 = 0.03,
        .r = 0.5,
        .keep_r = 0.3,
        .candidates = 8,
        .floor_m_s2 = 0.08,
    },
};

#define RULE_COUNT (sizeof rules / sizeof *rules)

struct estimate {
    double step_s;
    bool legs_differ;
};

void motion_cadence_init(struct motion_cadence *cadence)
{
    *cadence = (struct motion_cadence){.started = false};
    motion_filter_high_pass(&cadence->high_pass, 0.5, MOTION_CADENCE_RATE_HZ);
    motion_filter_low_pass(&cadence->low_pass, 3.0, MOTION_CADENCE_RATE_HZ);
}

// The newest tick is back = 0.
static double line_at(const struct motion_cadence *cadence, int64_t back)
{
    return cadence->line_m_s2[(cadence->tick_count - 1 - back) % MOTION_CADENCE_TICKS];
}

static int ticks_known(const struct motion_cadence *cadence, int most)
{
    return cadence->tick_count < most ? (int)cadence->tick_count : most;
}

static double spread(const struct motion_cadence *cadence, int most)
{
    const int n = ticks_known(cadence, most);
    double sum = 0.0, square = 0.0;
    for (int i = 0; i < n; i++) {
        const double value = line_at(cadence, i);
        sum += value;
        square += value * value;
    }
    return n > 0 ? sqrt(fmax(0.0, square / n - sum / n * (sum / n))) : 0.0;
}

// What the autocorrelation is taken of; returns how many values. The envelope of slow gait,
// smoothed over half a second, forgives that no two steps take the same time.
static int fill_values(const struct motion_cadence *cadence, const struct gait_rule *rule,
                       double *values)
{
    const int ticks = ticks_known(cadence, rule->window_ticks);
    if (!rule->of_envelope) {
        for (int i = 0; i < ticks; i++)
            values[i] = line_at(cadence, ticks - 1 - i);
        return ticks;
    }
    const int n = ticks / ENVELOPE_TICKS - 4;
    double sum = 0.0;
    for (int i = 0; i < n; i++) {
        values[i] = 0.0;
        for (int k = 0; k < 5 * ENVELOPE_TICKS; k++) {
            const int weight = 3 - abs(k / ENVELOPE_TICKS - 2); // 1 2 3 2 1
            values[i] += weight * fabs(line_at(cadence, (n - 1 - i) * ENVELOPE_TICKS + k));
        }
        sum += values[i];
    }
    for (int i = 0; i < n; i++)
        values[i] -= sum / n;
    return n;
}

static bool estimate_gait(const struct motion_cadence *cadence, const struct gait_rule *rule,
                          bool is_open, struct estimate *found)
{
    const double least_spread = is_open ? rule->keep_spread_m_s2 : rule->spread_m_s2;
    if (!(spread(cadence, rule->spread_ticks) > least_spread))
        return false;
    double values[MOTION_CADENCE_TICKS];
    const int n = fill_values(cadence, rule, values);
    struct motion_periodicity repeats;
    if (!motion_periodicity(values, n, rule->lag_min, rule->lag_max,
                            is_open ? rule->keep_r : rule->r, &repeats))
        return false;
    const double unit_s = (rule->of_envelope ? ENVELOPE_TICKS : 1.0) / MOTION_CADENCE_RATE_HZ;
    found->legs_differ = repeats.has_half;
    found->step_s = repeats.period * unit_s / (found->legs_differ ? 2.0 : 1.0);
    return true;
}

static void tell(struct motion_cadence *cadence, int64_t t_us)
{
    if (cadence->step_count == MOTION_CADENCE_STEPS) {
        cadence->step_first = (cadence->step_first + 1) % MOTION_CADENCE_STEPS;
        cadence->step_count--;
    }
    const size_t at = (cadence->step_first + cadence->step_count) % MOTION_CADENCE_STEPS;
    cadence->steps[at] = (struct motion_cadence_step){t_us, cadence->follows};
    cadence->step_count++;
    cadence->follows = true;
    cadence->step_before_us = cadence->last_step_us;
    cadence->last_step_us = t_us;
}

// A candidate counts; with unlike legs the weaker one's step may be missing before it.
static void accept(struct motion_cadence *cadence, int64_t t_us)
{
    const double since_s = (double)(t_us - cadence->last_step_us) * 1e-6;
    const double steps = since_s / cadence->step_s;
    if (cadence->follows && cadence->legs_differ && steps > 1.5 && steps < 2.6)
        tell(cadence, cadence->last_step_us + (t_us - cadence->last_step_us) / 2);
    tell(cadence, t_us);
}

static double refractory_s(double step_s)
{
    return fmax(refractory_min_s, refractory_share * step_s);
}

// The one question that unlike legs and steps not felt leave in place: was there a step one
// stride ago?
static bool is_stride(int64_t from_us, int64_t to_us, double step_s)
{
    const double strides = (double)(to_us - from_us) * 1e-6 / (2.0 * step_s);
    return fabs(strides - 1.0) <= regular_within;
}

// Of candidates closer than the refractory time only the highest stays. Returns how many do.
static size_t prune(const struct motion_cadence *cadence, const struct gait_rule *rule,
                    double step_s, struct motion_cadence_candidate *kept)
{
    size_t n = 0;
    for (size_t i = 0; i < cadence->waiting_count; i++) {
        const struct motion_cadence_candidate *candidate = &cadence->waiting[i];
        if (candidate->height_m_s2 < rule->floor_m_s2)
            continue;
        const bool close =
            n > 0 && (double)(candidate->t_us - kept[n - 1].t_us) * 1e-6 < refractory_s(step_s);
        if (!close)
            kept[n++] = *candidate;
        else if (candidate->height_m_s2 > kept[n - 1].height_m_s2)
            kept[n - 1] = *candidate;
    }
    return n;
}

static bool has_stride_before(const struct motion_cadence_candidate *kept, size_t start, size_t i,
                              double step_s)
{
    for (size_t k = start; k < i; k++) {
        if (is_stride(kept[k].t_us, kept[i].t_us, step_s))
            return true;
    }
    return false;
}

// Where the newest walk among the candidates begins, if it is long and regular enough; else n.
static size_t walk_start(const struct motion_cadence_candidate *kept, size_t n,
                         const struct gait_rule *rule, const struct estimate *found)
{
    const double longest_s = 2.0 * (1.0 + regular_within) * found->step_s;
    size_t start = n > 0 ? n - 1 : 0;
    while (start > 0 && (double)(kept[start].t_us - kept[start - 1].t_us) * 1e-6 <= longest_s)
        start--;
    const double first_stride_s = 2.0 * (1.0 - regular_within) * found->step_s;
    size_t asked = 0, regular = 0;
    for (size_t i = start + 1; i < n; i++) {
        if ((double)(kept[i].t_us - kept[start].t_us) * 1e-6 < first_stride_s)
            continue;
        asked++;
        regular += has_stride_before(kept, start, i, found->step_s);
    }
    const bool good =
        n - start >= rule->candidates && (double)regular >= regular_share * (double)asked;
    return good ? start : n;
}

static bool try_walk(struct motion_cadence *cadence, const struct gait_rule *rule,
                     const struct estimate *found)
{
    struct motion_cadence_candidate kept[MOTION_CADENCE_CANDIDATES];
    const size_t n = prune(cadence, rule, found->step_s, kept);
    const size_t start = walk_start(kept, n, rule, found);
    if (start == n)
        return false;
    cadence->gait = rule->gait;
    cadence->step_s = found->step_s;
    cadence->legs_differ = found->legs_differ;
    cadence->follows = false;
    cadence->irregular_count = 0;
    for (size_t i = start; i < n; i++)
        accept(cadence, kept[i].t_us);
    cadence->waiting_count = 0;
    return true;
}

// What repeats may be the stride though its half was not seen in it; then a weaker candidate lies
// between each two of the strong ones.
static bool is_half_seen(const struct motion_cadence *cadence, const struct gait_rule *rule,
                         double step_s)
{
    struct motion_cadence_candidate kept[MOTION_CADENCE_CANDIDATES];
    const size_t whole = prune(cadence, rule, step_s, kept);
    const size_t half = prune(cadence, rule, step_s / 2.0, kept);
    return step_s / 2.0 >= step_min_s && (double)half >= half_seen_share * (double)whole;
}

static bool open_gait(struct motion_cadence *cadence, const struct gait_rule *rule,
                      const struct estimate *found)
{
    const struct estimate half = {found->step_s / 2.0, true};
    if (!found->legs_differ && is_half_seen(cadence, rule, found->step_s) &&
        try_walk(cadence, rule, &half))
        return true;
    return try_walk(cadence, rule, found);
}

static void go_on(struct motion_cadence *cadence, enum motion_cadence_gait gait,
                  const struct estimate *found)
{
    const double steps = found->step_s / cadence->step_s;
    const bool told_stride =
        cadence->legs_differ && !found->legs_differ && steps > 1.6 && steps < 2.4;
    cadence->gait = gait;
    cadence->step_s = told_stride ? found->step_s / 2.0 : found->step_s;
    cadence->legs_differ = told_stride || found->legs_differ;
}

static void judge_gait(struct motion_cadence *cadence)
{
    for (size_t i = 0; i < RULE_COUNT; i++) {
        struct estimate found;
        if (!estimate_gait(cadence, &rules[i], cadence->gait == rules[i].gait, &found))
            continue;
        if (cadence->gait != MOTION_CADENCE_NONE) {
            go_on(cadence, rules[i].gait, &found);
            return;
        }
        if (open_gait(cadence, &rules[i], &found))
            return;
    }
    cadence->gait = MOTION_CADENCE_NONE;
}

static void wait_for_gait(struct motion_cadence *cadence,
                          const struct motion_cadence_candidate *candidate)
{
    const size_t n = cadence->waiting_count;
    if (n > 0 && (double)(candidate->t_us - cadence->waiting[n - 1].t_us) * 1e-6 > break_s)
        cadence->waiting_count = 0;
    if (cadence->waiting_count == MOTION_CADENCE_CANDIDATES) {
        for (size_t i = 1; i < MOTION_CADENCE_CANDIDATES; i++)
            cadence->waiting[i - 1] = cadence->waiting[i];
        cadence->waiting_count--;
    }
    cadence->waiting[cadence->waiting_count++] = *candidate;
}

static void take_candidate(struct motion_cadence *cadence,
                           const struct motion_cadence_candidate *candidate)
{
    if (cadence->gait == MOTION_CADENCE_NONE) {
        // What the walk before has told does not come again.
        if (!cadence->follows || candidate->t_us > cadence->last_step_us)
            wait_for_gait(cadence, candidate);
        return;
    }
    const double since_s = (double)(candidate->t_us - cadence->last_step_us) * 1e-6;
    const struct gait_rule *rule = &rules[cadence->gait - MOTION_CADENCE_BRISK];
    if (since_s < refractory_s(cadence->step_s) || candidate->height_m_s2 < rule->floor_m_s2)
        return;
    if (is_stride(cadence->last_step_us, candidate->t_us, cadence->step_s) ||
        is_stride(cadence->step_before_us, candidate->t_us, cadence->step_s))
        cadence->irregular_count = cadence->irregular_count > 0 ? cadence->irregular_count - 1 : 0;
    else
        cadence->irregular_count++;
    if (cadence->irregular_count > irregular_most)
        cadence->gait = MOTION_CADENCE_NONE;
    else
        accept(cadence, candidate->t_us);
}

static void find_candidate(struct motion_cadence *cadence, int64_t t_us)
{
    if (cadence->tick_count < 3)
        return;
    const double height = line_at(cadence, 1);
    if (!(height > line_at(cadence, 2) && height >= line_at(cadence, 0)))
        return;
    const double least =
        fmax(threshold_share * spread(cadence, SPREAD_TICKS), rules[RULE_COUNT - 1].floor_m_s2);
    if (height > least) {
        const struct motion_cadence_candidate candidate = {t_us - tick_us, height};
        take_candidate(cadence, &candidate);
    }
}

static void tick(struct motion_cadence *cadence, int64_t t_us, double length_g)
{
    const double high = motion_filter_step(&cadence->high_pass, length_g * m_s2_per_g);
    cadence->line_m_s2[cadence->tick_count % MOTION_CADENCE_TICKS] =
        motion_filter_step(&cadence->low_pass, high);
    cadence->tick_count++;
    find_candidate(cadence, t_us);
    if (cadence->gait != MOTION_CADENCE_NONE) {
        const double since_s = (double)(t_us - cadence->last_step_us) * 1e-6;
        if (since_s > lost_steps * cadence->step_s * (cadence->legs_differ ? 2.0 : 1.0))
            cadence->gait = MOTION_CADENCE_NONE;
    }
    if (cadence->tick_count % estimate_ticks == 0)
        judge_gait(cadence);
}

static void start(struct motion_cadence *cadence, int64_t t_us, double length_g)
{
    cadence->started = true;
    cadence->tick_count = 0;
    cadence->gait = MOTION_CADENCE_NONE;
    cadence->waiting_count = 0;
    cadence->next_tick_us = t_us + tick_us;
    cadence->sum_g = 0.0;
    cadence->sum_count = 0;
    cadence->last_g = length_g;
    motion_filter_settle(&cadence->high_pass, length_g * m_s2_per_g);
    motion_filter_settle(&cadence->low_pass, 0.0);
}

void motion_cadence_push(struct motion_cadence *cadence, int64_t t_us, double length_g)
{
    if (!cadence->started || t_us < cadence->last_t_us || t_us - cadence->last_t_us > max_gap_us)
        start(cadence, t_us, length_g);
    cadence->last_t_us = t_us;
    while (t_us >= cadence->next_tick_us) {
        if (cadence->sum_count > 0)
            cadence->last_g = cadence->sum_g / (double)cadence->sum_count;
        cadence->sum_g = 0.0;
        cadence->sum_count = 0;
        tick(cadence, cadence->next_tick_us, cadence->last_g);
        cadence->next_tick_us += tick_us;
    }
    cadence->sum_g += length_g;
    cadence->sum_count++;
}

bool motion_cadence_poll(struct motion_cadence *cadence, struct motion_cadence_step *step)
{
    if (cadence->step_count == 0)
        return false;
    *step = cadence->steps[cadence->step_first];
    cadence->step_first = (cadence->step_first + 1) % MOTION_CADENCE_STEPS;
    cadence->step_count--;
    return true;
}
