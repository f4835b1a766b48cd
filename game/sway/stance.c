#include "game/sway/stance.h"

#include <math.h>

static const double cursor_cutoff_hz = 5.0;
static const int64_t reference_span_us = 1000000;
static const int64_t reference_step_us = 100000;
static const int64_t support_span_us = 300000;
static const int64_t hop_span_us = 400000;
static const int64_t feet_span_us = 1000000;
static const int64_t empty_us = 1000000;

#define EVENTS_BOTH                                                                                \
    (SWAY_STANCE_MASK(SWAY_STANCE_ON) | SWAY_STANCE_MASK(SWAY_STANCE_REFERENCE_KNOWN) |            \
     SWAY_STANCE_MASK(SWAY_STANCE_SUPPORT_BEGIN) | SWAY_STANCE_MASK(SWAY_STANCE_SUPPORT_END) |     \
     SWAY_STANCE_MASK(SWAY_STANCE_STEP_OFF) | SWAY_STANCE_MASK(SWAY_STANCE_FEET_MOVED) |           \
     SWAY_STANCE_MASK(SWAY_STANCE_HOP) | SWAY_STANCE_MASK(SWAY_STANCE_LOAD_REFERENCE_ROSE))

const struct sway_stance_settings sway_stance_two_feet = {
    .events = EVENTS_BOTH,
    .support_share = 0.96,
    .support_end_share = 0.97,
    .support_hold_s = 0.1,
    .step_on_share = 0.6,
    .step_off_share = 0.5,
    .step_off_s = 0.06,
    .stable_share = 0.06,
    .settle_limit_s = 5.0,
    .hop_swing_share = 0.15,
    .feet_moved_mm = 50.0,
    .feet_moved_s = 3.0,
    .foot_down_ml_mm = 50.0,
    .foot_down_speed_mm_s = 350.0,
    .foot_half_ml_mm = 45.0,
    .foot_half_ap_mm = 130.0,
    .foot_margin_mm = 40.0,
    .foot_out_s = 0.2,
};

const struct sway_stance_settings sway_stance_one_leg = {
    .events = EVENTS_BOTH | SWAY_STANCE_MASK(SWAY_STANCE_FOOT_DOWN),
    .support_share = 0.92,
    .support_end_share = 0.94,
    .support_hold_s = 0.1,
    .step_on_share = 0.6,
    .step_off_share = 0.5,
    .step_off_s = 0.06,
    .stable_share = 0.10,
    .settle_limit_s = 5.0,
    .hop_swing_share = 0.15,
    .feet_moved_mm = 50.0,
    .feet_moved_s = 3.0,
    .foot_down_ml_mm = 50.0,
    .foot_down_speed_mm_s = 350.0,
    .foot_half_ml_mm = 45.0,
    .foot_half_ap_mm = 130.0,
    .foot_margin_mm = 40.0,
    .foot_out_s = 0.2,
};

static void emit(struct sway_stance *stance, enum sway_stance_event_type type, int64_t since_us)
{
    if (!(stance->settings.events & SWAY_STANCE_MASK(type)))
        return;
    if (stance->event_count == SWAY_STANCE_EVENT_CAPACITY) {
        stance->event_first = (stance->event_first + 1) % SWAY_STANCE_EVENT_CAPACITY;
        stance->event_count--;
    }
    const size_t at = (stance->event_first + stance->event_count) % SWAY_STANCE_EVENT_CAPACITY;
    stance->events[at] = (struct sway_stance_event){type, stance->last_t_us, since_us};
    stance->event_count++;
}

// Keeps *since_us; true once the condition has held for hold_s.
static bool has_held(const struct sway_stance *stance, int64_t *since_us, bool holds, double hold_s)
{
    if (!holds) {
        *since_us = SWAY_STANCE_NEVER;
        return false;
    }
    if (*since_us == SWAY_STANCE_NEVER)
        *since_us = stance->last_t_us;
    return stance->last_t_us - *since_us >= (int64_t)llround(hold_s * 1e6);
}

// Nothing may be concluded from what was before.
static void forget_windows(struct sway_stance *stance)
{
    sway_window_clear(&stance->window);
    sway_cursor_reset(&stance->cursor);
    stance->loaded_since_us = SWAY_STANCE_NEVER;
    stance->unloaded_since_us = SWAY_STANCE_NEVER;
    stance->light_since_us = SWAY_STANCE_NEVER;
    stance->moved_since_us = SWAY_STANCE_NEVER;
    stance->foot_out_since_us = SWAY_STANCE_NEVER;
    stance->foot_back_since_us = SWAY_STANCE_NEVER;
    stance->hopping = false;
}

void sway_stance_init(struct sway_stance *stance, const struct sway_stance_settings *settings)
{
    *stance = (struct sway_stance){.settings = *settings, .state = SWAY_STANCE_OFF};
    sway_cursor_init(&stance->cursor, cursor_cutoff_hz);
    forget_windows(stance);
}

static void know_reference(struct sway_stance *stance, double reference_kg, int64_t since_us)
{
    stance->reference_kg = reference_kg;
    if (stance->state == SWAY_STANCE_SETTLING) {
        stance->state = SWAY_STANCE_STEADY;
        emit(stance, SWAY_STANCE_REFERENCE_KNOWN, since_us);
    }
    if (!stance->gone)
        return;
    // A rise by less than what would be called support is the reference's own noise.
    const bool was_supported =
        stance->go_reference_kg < reference_kg * stance->settings.support_share;
    if (stance->go_reference_kg > 0.0 && was_supported)
        emit(stance, SWAY_STANCE_LOAD_REFERENCE_ROSE, since_us);
    if (stance->go_reference_kg <= 0.0 || was_supported)
        stance->go_reference_kg = reference_kg;
}

static void learn_reference(struct sway_stance *stance)
{
    if (stance->last_t_us < stance->next_reference_us)
        return;
    stance->next_reference_us = stance->last_t_us + reference_step_us;
    struct sway_window_load load;
    double median_kg;
    if (!sway_window_load(&stance->window, reference_span_us, &load) ||
        !sway_window_load_median(&stance->window, reference_span_us, &median_kg))
        return;
    if (median_kg < SWAY_COP_LOAD_FLOOR_KG || median_kg <= stance->reference_kg)
        return;
    const bool stable = load.high_kg - load.low_kg <= stance->settings.stable_share * median_kg;
    const double on_s = (double)(stance->last_t_us - stance->on_since_us) / 1e6;
    const bool waited = stance->reference_kg <= 0.0 && on_s >= stance->settings.settle_limit_s;
    if (stable || waited)
        know_reference(stance, median_kg, load.first_t_us);
}

static double step_on_kg(const struct sway_stance *stance)
{
    const double again_kg = stance->last_reference_kg * stance->settings.step_on_share;
    return fmax(SWAY_COP_LOAD_FLOOR_KG, again_kg);
}

static void step_on(struct sway_stance *stance, double load_kg)
{
    const bool empty = load_kg < SWAY_COP_LOAD_FLOOR_KG;
    if (has_held(stance, &stance->unloaded_since_us, empty, (double)empty_us / 1e6))
        stance->last_reference_kg = 0.0;
    if (!has_held(stance, &stance->loaded_since_us, load_kg >= step_on_kg(stance),
                  stance->settings.step_off_s))
        return;
    stance->state = SWAY_STANCE_SETTLING;
    stance->on_since_us = stance->loaded_since_us;
    stance->next_reference_us = stance->last_t_us;
    stance->unloaded_since_us = SWAY_STANCE_NEVER;
    emit(stance, SWAY_STANCE_ON, stance->on_since_us);
    if (stance->preset_reference_kg > 0.0)
        know_reference(stance, stance->preset_reference_kg, stance->on_since_us);
}

static void watch_step_off(struct sway_stance *stance, double load_kg)
{
    const double limit_kg =
        fmax(SWAY_COP_LOAD_FLOOR_KG, stance->reference_kg * stance->settings.step_off_share);
    if (!has_held(stance, &stance->unloaded_since_us, load_kg < limit_kg,
                  stance->settings.step_off_s))
        return;
    emit(stance, SWAY_STANCE_STEP_OFF, stance->unloaded_since_us);
    forget_windows(stance);
    stance->state = SWAY_STANCE_OFF;
    stance->last_reference_kg = stance->reference_kg;
    stance->reference_kg = 0.0;
    stance->gone = false;
    stance->go_reference_kg = 0.0;
    stance->has_centre = false;
    stance->feet_moved = false;
}

static void watch_support(struct sway_stance *stance)
{
    struct sway_window_load load;
    if (!sway_window_load(&stance->window, support_span_us, &load))
        return;
    const double share = load.mean_kg / stance->reference_kg;
    const struct sway_stance_settings *settings = &stance->settings;
    if (stance->state == SWAY_STANCE_STEADY) {
        if (has_held(stance, &stance->light_since_us, share < settings->support_share,
                     settings->support_hold_s)) {
            stance->state = SWAY_STANCE_SUPPORTED;
            emit(stance, SWAY_STANCE_SUPPORT_BEGIN, stance->light_since_us);
        }
    } else if (stance->state == SWAY_STANCE_SUPPORTED && share > settings->support_end_share) {
        stance->state = SWAY_STANCE_STEADY;
        stance->light_since_us = SWAY_STANCE_NEVER;
        emit(stance, SWAY_STANCE_SUPPORT_END, load.first_t_us);
    }
}

// Two ways to see the other foot: the CoP rushes away sideways, or stays where no sole is.
static void watch_foot(struct sway_stance *stance)
{
    const struct sway_stance_settings *settings = &stance->settings;
    struct sway_point cop;
    if (!(settings->events & SWAY_STANCE_MASK(SWAY_STANCE_FOOT_DOWN)) || !stance->has_centre ||
        !sway_cursor_get(&stance->cursor, &cop))
        return;
    const double ml_mm = fabs(cop.ml_mm - stance->centre.ml_mm);
    const double ap_mm = fabs(cop.ap_mm - stance->centre.ap_mm);
    const double far = hypot(ml_mm / (settings->foot_half_ml_mm + settings->foot_margin_mm),
                             ap_mm / (settings->foot_half_ap_mm + settings->foot_margin_mm));
    const bool away = ml_mm > settings->foot_down_ml_mm;
    const bool out = has_held(stance, &stance->foot_out_since_us, far > 1.0, settings->foot_out_s);
    const bool back =
        has_held(stance, &stance->foot_back_since_us, !away && far <= 1.0, settings->foot_out_s);
    if (stance->state == SWAY_STANCE_FOOT_ON_BOARD) {
        if (back)
            stance->state = SWAY_STANCE_STEADY;
        return;
    }
    const bool rushed = away && stance->cursor.speed_mm_s > settings->foot_down_speed_mm_s;
    if (!out && !rushed)
        return;
    stance->state = SWAY_STANCE_FOOT_ON_BOARD;
    stance->light_since_us = SWAY_STANCE_NEVER;
    emit(stance, SWAY_STANCE_FOOT_DOWN, out ? stance->foot_out_since_us : stance->last_t_us);
}

static void watch_feet(struct sway_stance *stance)
{
    struct sway_point mean;
    if (!stance->has_centre || !sway_window_cop_mean(&stance->window, feet_span_us, &mean))
        return;
    const double away_mm =
        hypot(mean.ml_mm - stance->centre.ml_mm, mean.ap_mm - stance->centre.ap_mm);
    const bool away = away_mm > stance->settings.feet_moved_mm;
    const bool moved =
        has_held(stance, &stance->moved_since_us, away, stance->settings.feet_moved_s);
    if (moved && !stance->feet_moved)
        emit(stance, SWAY_STANCE_FEET_MOVED, stance->moved_since_us);
    stance->feet_moved = moved || (stance->feet_moved && away);
}

// A hop unloads and then lands: both sides of the reference. One side alone is a hand or a step.
static void watch_hop(struct sway_stance *stance)
{
    struct sway_window_load load;
    if (!sway_window_load(&stance->window, hop_span_us, &load))
        return;
    const double third_kg = stance->settings.hop_swing_share / 3.0 * stance->reference_kg;
    const bool swings = load.high_kg - load.low_kg > 3.0 * third_kg &&
                        load.high_kg > stance->reference_kg + third_kg &&
                        load.low_kg < stance->reference_kg - third_kg;
    if (swings && !stance->hopping)
        emit(stance, SWAY_STANCE_HOP,
             load.low_t_us < load.high_t_us ? load.low_t_us : load.high_t_us);
    stance->hopping = swings;
}

void sway_stance_push(struct sway_stance *stance, int64_t t_us, double load_kg,
                      const struct sway_point *cop)
{
    if (!isfinite(load_kg) || (stance->started && t_us < stance->last_t_us))
        return;
    if (stance->started && t_us - stance->last_t_us > SWAY_CURSOR_MAX_GAP_US)
        forget_windows(stance);
    stance->started = true;
    stance->last_t_us = t_us;
    sway_window_push(&stance->window, t_us, load_kg, cop);
    if (cop)
        sway_cursor_push(&stance->cursor, t_us, cop);

    if (stance->state == SWAY_STANCE_OFF) {
        step_on(stance, load_kg);
        return;
    }
    watch_step_off(stance, load_kg);
    if (stance->state == SWAY_STANCE_OFF)
        return;
    learn_reference(stance);
    if (stance->state == SWAY_STANCE_SETTLING)
        return;
    watch_support(stance);
    watch_foot(stance);
    watch_feet(stance);
    watch_hop(stance);
}

void sway_stance_go(struct sway_stance *stance)
{
    stance->gone = true;
    stance->go_reference_kg = stance->reference_kg;
}

void sway_stance_set_centre(struct sway_stance *stance, const struct sway_point *centre)
{
    stance->centre = *centre;
    stance->has_centre = true;
    stance->feet_moved = false;
    stance->moved_since_us = SWAY_STANCE_NEVER;
    stance->foot_out_since_us = SWAY_STANCE_NEVER;
    stance->foot_back_since_us = SWAY_STANCE_NEVER;
    if (stance->state == SWAY_STANCE_FOOT_ON_BOARD)
        stance->state = SWAY_STANCE_STEADY;
}

void sway_stance_set_foot(struct sway_stance *stance, double half_way_mm)
{
    stance->settings.foot_half_ml_mm = fmax(half_way_mm - stance->settings.foot_margin_mm, 0.0);
}

void sway_stance_set_reference(struct sway_stance *stance, double reference_kg)
{
    stance->preset_reference_kg = reference_kg;
}

bool sway_stance_hands_off(const struct sway_stance *stance)
{
    return stance->state == SWAY_STANCE_STEADY;
}

double sway_stance_reference_kg(const struct sway_stance *stance)
{
    return stance->reference_kg;
}

bool sway_stance_is_on(const struct sway_stance *stance)
{
    return stance->state != SWAY_STANCE_OFF;
}

bool sway_stance_poll(struct sway_stance *stance, struct sway_stance_event *event)
{
    if (stance->event_count == 0)
        return false;
    *event = stance->events[stance->event_first];
    stance->event_first = (stance->event_first + 1) % SWAY_STANCE_EVENT_CAPACITY;
    stance->event_count--;
    return true;
}

const char *sway_stance_event_code(enum sway_stance_event_type type)
{
    static const char *const codes[SWAY_STANCE_EVENT_TYPE_COUNT] = {
        [SWAY_STANCE_ON] = "on",
        [SWAY_STANCE_REFERENCE_KNOWN] = "reference_known",
        [SWAY_STANCE_SUPPORT_BEGIN] = "support_begin",
        [SWAY_STANCE_SUPPORT_END] = "support_end",
        [SWAY_STANCE_STEP_OFF] = "step_off",
        [SWAY_STANCE_FOOT_DOWN] = "foot_down",
        [SWAY_STANCE_FEET_MOVED] = "feet_moved",
        [SWAY_STANCE_HOP] = "hop",
        [SWAY_STANCE_LOAD_REFERENCE_ROSE] = "load_reference_rose",
    };
    return (unsigned)type < SWAY_STANCE_EVENT_TYPE_COUNT ? codes[type] : "unknown";
}
