#include "tests/check.h"

#include "game/sway/hands_off.h"
#include "game/sway/stance.h"
#include "tests/sway/bds.h"

// A person of 70 kg as a therapist would describe it: so many seconds with so much on the board.
struct story {
    struct sway_stance stance;
    struct sway_hands_off clock;
    int64_t t_us;
    double load_kg;
    struct sway_point cop;
    struct sway_stance_event events[64];
    size_t event_count;
};

static void story_begin(struct story *story, const struct sway_stance_settings *settings)
{
    *story = (struct story){.t_us = 5000000};
    sway_stance_init(&story->stance, settings);
    sway_hands_off_init(&story->clock);
}

static void push(struct story *story, double load_kg, struct sway_point cop)
{
    story->load_kg = load_kg;
    story->cop = cop;
    sway_stance_push(&story->stance, story->t_us, load_kg, load_kg >= 10.0 ? &cop : NULL);
    struct sway_stance_event event;
    while (sway_stance_poll(&story->stance, &event)) {
        assert_true(story->event_count < 64);
        story->events[story->event_count++] = event;
        if (event.type == SWAY_STANCE_LOAD_REFERENCE_ROSE)
            sway_hands_off_take_back(&story->clock, event.since_us);
    }
    sway_hands_off_push(&story->clock, story->t_us, sway_stance_hands_off(&story->stance));
    story->t_us += 10000;
}

// Load and CoP go straight to the new values and stay.
static void ramp(struct story *story, double seconds, double load_kg, double ml_mm)
{
    const double from_kg = story->load_kg, from_mm = story->cop.ml_mm;
    const int n = (int)lround(seconds * 100.0);
    for (int i = 1; i <= n; i++) {
        const double share = (double)i / n;
        push(story, from_kg + (load_kg - from_kg) * share,
             (struct sway_point){from_mm + (ml_mm - from_mm) * share, 0.0});
    }
}

static void stay(struct story *story, double seconds, double load_kg)
{
    for (int i = 0; i < (int)lround(seconds * 100.0); i++)
        push(story, load_kg, story->cop);
}

static size_t count(const struct story *story, enum sway_stance_event_type type)
{
    size_t n = 0;
    for (size_t i = 0; i < story->event_count; i++)
        n += story->events[i].type == type;
    return n;
}

static struct sway_stance_event only(const struct story *story, enum sway_stance_event_type type)
{
    assert_int_equal(count(story, type), 1);
    size_t i = 0;
    while (story->events[i].type != type)
        i++;
    return story->events[i];
}

// On the board, standing, clock started: what most stories begin with.
static void stand_and_go(struct story *story, double load_kg)
{
    ramp(story, 0.6, load_kg, 0.0);
    stay(story, 2.4, load_kg);
    const struct sway_point centre = {0.0, 0.0};
    sway_stance_set_centre(&story->stance, &centre);
    sway_stance_go(&story->stance);
    assert_int_equal(count(story, SWAY_STANCE_ON), 1);
    assert_int_equal(count(story, SWAY_STANCE_REFERENCE_KNOWN), 1);
    assert_int_equal(story->event_count, 2);
    assert_true(sway_stance_hands_off(&story->stance));
    story->event_count = 0;
    sway_hands_off_init(&story->clock);
}

static void test_stance_knows_nothing_before_a_steady_second(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_two_feet);
    stay(&story, 2.0, 0.1);
    assert_false(sway_stance_is_on(&story.stance));
    ramp(&story, 0.5, 70.0, 0.0);
    assert_true(sway_stance_is_on(&story.stance));
    assert_false(sway_stance_hands_off(&story.stance));
    stay(&story, 0.9, 70.0);
    assert_false(sway_stance_hands_off(&story.stance));
    stay(&story, 0.3, 70.0);
    assert_true(sway_stance_hands_off(&story.stance));
}

// Placing the feet rocks the load by 15 %: no reference is taken from it, but not for ever.
static void test_stance_waits_for_a_stable_load_but_not_for_ever(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_two_feet);
    ramp(&story, 0.5, 70.0, 0.0);
    for (int i = 0; i < 400; i++)
        push(&story, 70.0 + 5.0 * sin(i * 0.12), story.cop);
    assert_false(sway_stance_hands_off(&story.stance));
    for (int i = 0; i < 150; i++)
        push(&story, 70.0 + 5.0 * sin(i * 0.12), story.cop);
    only(&story, SWAY_STANCE_REFERENCE_KNOWN);
}

static void test_stance_sees_a_hand_on_the_table_and_its_end(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_two_feet);
    stand_and_go(&story, 70.0);
    stay(&story, 5.0, 70.0);
    const int64_t touched_us = story.t_us;
    stay(&story, 4.0, 70.0 * 0.95);
    const struct sway_stance_event begin = only(&story, SWAY_STANCE_SUPPORT_BEGIN);
    assert_true(begin.since_us > touched_us && begin.t_us < touched_us + 450000);
    assert_false(sway_stance_hands_off(&story.stance));
    const int64_t let_go_us = story.t_us;
    stay(&story, 5.0, 70.0);
    const struct sway_stance_event end = only(&story, SWAY_STANCE_SUPPORT_END);
    assert_true(end.t_us > let_go_us && end.t_us < let_go_us + 350000);
    assert_true(sway_stance_hands_off(&story.stance));
    assert_int_equal(story.event_count, 2);
    assert_near(sway_hands_off_s(&story.clock), 10.0, 0.35);
}

// sway.md 3.11: below .96 of the reference (.92 on one leg); a lighter touch cannot be seen.
static void test_stance_thresholds_of_support(void **state)
{
    (void)state;
    const struct {
        const struct sway_stance_settings *settings;
        double share;
        size_t begins;
    } cases[] = {
        {&sway_stance_two_feet, 0.965, 0},
        {&sway_stance_two_feet, 0.955, 1},
        {&sway_stance_one_leg, 0.925, 0},
        {&sway_stance_one_leg, 0.915, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct story story;
        story_begin(&story, cases[i].settings);
        stand_and_go(&story, 82.0);
        stay(&story, 5.0, 82.0 * cases[i].share);
        assert_int_equal(count(&story, SWAY_STANCE_SUPPORT_BEGIN), cases[i].begins);
    }
}

static void test_stance_light_touch_is_invisible(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_two_feet);
    stand_and_go(&story, 70.0);
    stay(&story, 10.0, 70.0 - 2.0 / 9.81); // a fingertip, 2 N
    assert_int_equal(story.event_count, 0);
    assert_near(sway_hands_off_s(&story.clock), 10.0, 0.011);
}

// A hand that wavers between the two thresholds is one support, not twenty.
static void test_stance_support_does_not_flutter(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_two_feet);
    stand_and_go(&story, 70.0);
    for (int i = 0; i < 2000; i++)
        push(&story, 70.0 * (0.957 + 0.008 * sin(i * 0.02)), story.cop);
    assert_int_equal(count(&story, SWAY_STANCE_SUPPORT_BEGIN), 1);
    assert_int_equal(count(&story, SWAY_STANCE_SUPPORT_END), 0);
}

static void test_stance_step_off_is_seen_after_60_ms(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_two_feet);
    stand_and_go(&story, 70.0);
    stay(&story, 2.0, 70.0);
    stay(&story, 0.05, 30.0);
    stay(&story, 1.0, 70.0); // 50 ms below half: no step-off
    assert_int_equal(count(&story, SWAY_STANCE_STEP_OFF), 0);

    story_begin(&story, &sway_stance_two_feet);
    stand_and_go(&story, 70.0);
    const int64_t left_us = story.t_us;
    stay(&story, 2.0, 0.0);
    const struct sway_stance_event off = only(&story, SWAY_STANCE_STEP_OFF);
    assert_int_equal(off.since_us, left_us);
    assert_int_equal(off.t_us, left_us + 60000);
    assert_int_equal(count(&story, SWAY_STANCE_SUPPORT_BEGIN), 0);
    assert_int_equal(count(&story, SWAY_STANCE_HOP), 0);
    assert_false(sway_stance_is_on(&story.stance));
    assert_false(sway_stance_hands_off(&story.stance));
}

// One foot on the floor: 35 % of the load is no standing on the board, coming back is.
static void test_stance_half_on_the_board_is_off(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_two_feet);
    stand_and_go(&story, 70.0);
    ramp(&story, 0.3, 25.0, 0.0);
    stay(&story, 3.0, 25.0);
    only(&story, SWAY_STANCE_STEP_OFF);
    assert_int_equal(count(&story, SWAY_STANCE_ON), 0);
    ramp(&story, 0.3, 70.0, 0.0);
    stay(&story, 2.0, 70.0);
    only(&story, SWAY_STANCE_ON);
    assert_true(sway_stance_hands_off(&story.stance));
    // The board empty for a while: somebody lighter may come.
    stay(&story, 1.5, 0.0);
    ramp(&story, 0.3, 30.0, 0.0);
    stay(&story, 2.0, 30.0);
    assert_int_equal(count(&story, SWAY_STANCE_ON), 2);
}

static void test_stance_rising_reference_takes_seconds_back(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_two_feet);
    stand_and_go(&story, 64.0); // a hand carries 6 of 70 kg, from before stepping on
    stay(&story, 8.0, 64.0);
    assert_near(sway_hands_off_s(&story.clock), 8.0, 0.02);
    const int64_t let_go_us = story.t_us;
    stay(&story, 12.0, 70.0);
    const struct sway_stance_event rose = only(&story, SWAY_STANCE_LOAD_REFERENCE_ROSE);
    assert_true(rose.since_us >= let_go_us && rose.since_us < let_go_us + 200000);
    assert_near(sway_hands_off_s(&story.clock), 12.0, 0.3);
    assert_true(sway_hands_off_s(&story.clock) <= 12.0); // never more than was true
    assert_int_equal(story.event_count, 1);
}

// Before "go" a rise is nobody's business, and a rise of 3 % is not told either.
static void test_stance_reference_rises_silently_before_go(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_two_feet);
    ramp(&story, 0.5, 60.0, 0.0);
    stay(&story, 3.0, 60.0);
    stay(&story, 3.0, 70.0);
    sway_stance_go(&story.stance);
    stay(&story, 3.0, 72.0);
    assert_int_equal(count(&story, SWAY_STANCE_LOAD_REFERENCE_ROSE), 0);
    stay(&story, 1.0, 72.0 * 0.95); // but the thresholds have followed
    assert_int_equal(count(&story, SWAY_STANCE_SUPPORT_BEGIN), 1);
}

// A hop unloads and lands; leaning on a hand, stepping and a lost sensor are none.
static void test_stance_hop(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_one_leg);
    stand_and_go(&story, 70.0);
    for (int i = 0; i < 30; i++) // 0.3 s, +-12 %
        push(&story, 70.0 * (1.0 - 0.12 * sin(i * 2.0 * 3.14159265 / 30.0)), story.cop);
    stay(&story, 2.0, 70.0);
    only(&story, SWAY_STANCE_HOP);

    story_begin(&story, &sway_stance_one_leg);
    stand_and_go(&story, 70.0);
    for (int i = 0; i < 90; i++) // the same swing, but slowly
        push(&story, 70.0 * (1.0 - 0.12 * sin(i * 2.0 * 3.14159265 / 200.0)), story.cop);
    stay(&story, 1.0, 70.0);
    ramp(&story, 0.1, 50.0, 0.0); // a hand, quickly
    stay(&story, 1.0, 50.0);
    ramp(&story, 0.1, 70.0, 0.0);
    stay(&story, 1.0, 70.0);
    assert_int_equal(count(&story, SWAY_STANCE_HOP), 0);
}

// sway.md 3.11: the CoP runs to the middle of the board, over 5 cm and 35 cm/s, load unchanged.
static void test_stance_foot_down_by_speed_and_back(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_one_leg);
    stand_and_go(&story, 79.0);
    stay(&story, 3.0, 79.0);
    const int64_t down_us = story.t_us;
    ramp(&story, 0.2, 79.0, -100.0); // 50 cm/s
    const struct sway_stance_event down = only(&story, SWAY_STANCE_FOOT_DOWN);
    assert_true(down.t_us < down_us + 250000);
    stay(&story, 1.0, 79.0);
    assert_false(sway_stance_hands_off(&story.stance));
    ramp(&story, 0.3, 79.0, 0.0);
    stay(&story, 0.5, 79.0);
    assert_true(sway_stance_hands_off(&story.stance));
    only(&story, SWAY_STANCE_FOOT_DOWN);
}

static void test_stance_foot_down_by_place(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_one_leg);
    stand_and_go(&story, 79.0);
    ramp(&story, 3.0, 79.0, 80.0); // slowly, still over the sole's margin
    stay(&story, 1.0, 79.0);
    assert_int_equal(count(&story, SWAY_STANCE_FOOT_DOWN), 0);
    ramp(&story, 0.5, 79.0, 95.0); // where no sole is
    stay(&story, 1.0, 79.0);
    only(&story, SWAY_STANCE_FOOT_DOWN);
}

// Once it is known where both feet stood, half the way back to there is enough, however slowly.
static void test_stance_foot_down_by_half_the_way_to_the_other_foot(void **state)
{
    (void)state;
    for (int calibrated = 0; calibrated < 2; calibrated++) {
        struct story story;
        story_begin(&story, &sway_stance_one_leg);
        ramp(&story, 0.5, 70.0, -85.0);
        stay(&story, 3.0, 70.0);
        sway_stance_set_centre(&story.stance, &story.cop);
        if (calibrated)
            sway_stance_set_foot(&story.stance, 45.0);
        ramp(&story, 1.0, 70.0, -45.0);
        stay(&story, 1.0, 70.0);
        assert_int_equal(count(&story, SWAY_STANCE_FOOT_DOWN), 0); // still under the sole
        ramp(&story, 1.0, 70.0, -25.0);
        stay(&story, 1.0, 70.0);
        assert_int_equal(count(&story, SWAY_STANCE_FOOT_DOWN), calibrated);
        assert_int_equal(sway_stance_hands_off(&story.stance), !calibrated);
    }
}

static void test_stance_wobble_on_one_leg_is_no_foot_down(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_one_leg);
    stand_and_go(&story, 79.0);
    for (int i = 0; i < 1000; i++) { // 30 mm at 1 Hz: 19 cm/s
        const struct sway_point cop = {30.0 * sin(i * 0.0628), 20.0 * cos(i * 0.05)};
        push(&story, 79.0 * (1.0 + 0.015 * sin(i * 0.3)), cop);
    }
    assert_int_equal(story.event_count, 0);
}

static void test_stance_feet_moved_after_three_seconds_away(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_two_feet);
    stand_and_go(&story, 70.0);
    ramp(&story, 0.5, 70.0, 60.0);
    stay(&story, 2.5, 70.0);
    ramp(&story, 0.5, 70.0, 0.0); // leaned and came back: not moved
    stay(&story, 3.0, 70.0);
    ramp(&story, 0.5, 70.0, 48.0); // as far as is allowed, for long
    stay(&story, 10.0, 70.0);
    assert_int_equal(story.event_count, 0);
    ramp(&story, 0.5, 70.0, 52.0);
    stay(&story, 20.0, 70.0);
    only(&story, SWAY_STANCE_FEET_MOVED); // told once
    ramp(&story, 0.5, 70.0, 45.0);
    stay(&story, 5.0, 70.0);
    only(&story, SWAY_STANCE_FEET_MOVED); // 45 mm is inside
    const struct sway_point centre = {-10.0, 0.0};
    sway_stance_set_centre(&story.stance, &centre);
    stay(&story, 5.0, 70.0);
    assert_int_equal(count(&story, SWAY_STANCE_FEET_MOVED), 2);
}

static void test_stance_masked_events_are_not_told(void **state)
{
    (void)state;
    struct story story;
    struct sway_stance_settings reach = sway_stance_two_feet;
    reach.events &= ~SWAY_STANCE_MASK(SWAY_STANCE_FEET_MOVED);
    story_begin(&story, &reach);
    stand_and_go(&story, 70.0);
    ramp(&story, 0.5, 70.0, 80.0);
    stay(&story, 10.0, 70.0);
    assert_int_equal(story.event_count, 0);
}

// A lost connection: nothing is concluded across it, and the second before it is not "low".
static void test_stance_concludes_nothing_across_a_gap(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_two_feet);
    stand_and_go(&story, 70.0);
    stay(&story, 2.0, 70.0);
    stay(&story, 0.2, 65.0);
    story.t_us += 500000;
    stay(&story, 0.05, 65.0);
    story.t_us += 500000;
    stay(&story, 2.0, 70.0);
    assert_int_equal(story.event_count, 0);
    assert_near(sway_hands_off_s(&story.clock), 4.25, 0.05);
}

static void test_stance_survives_nonsense(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_two_feet);
    stand_and_go(&story, 70.0);
    sway_stance_push(&story.stance, story.t_us, (double)NAN, NULL);
    sway_stance_push(&story.stance, story.t_us, (double)INFINITY, NULL);
    sway_stance_push(&story.stance, 0, 0.0, NULL); // from the past
    stay(&story, 3.0, 70.0);
    assert_int_equal(story.event_count, 0);
    assert_true(sway_stance_hands_off(&story.stance));
    for (int i = 0; i < 3000; i++) // 1 kHz fills the windows no faster than they hold
        sway_stance_push(&story.stance, story.t_us += 1000, 70.0, &story.cop);
    for (int i = 0; i < 400; i++)
        sway_stance_push(&story.stance, story.t_us += 1000, 66.0, &story.cop);
    struct sway_stance_event event;
    assert_true(sway_stance_poll(&story.stance, &event));
    assert_int_equal(event.type, SWAY_STANCE_SUPPORT_BEGIN);
}

static void test_stance_loses_the_oldest_event_when_nobody_drains(void **state)
{
    (void)state;
    struct sway_stance stance;
    sway_stance_init(&stance, &sway_stance_two_feet);
    int64_t t_us = 0;
    for (int visit = 0; visit < 20; visit++) { // ON, REFERENCE_KNOWN, STEP_OFF each
        for (int i = 0; i < 150; i++, t_us += 10000)
            sway_stance_push(&stance, t_us, 70.0, NULL);
        for (int i = 0; i < 150; i++, t_us += 10000)
            sway_stance_push(&stance, t_us, 0.0, NULL);
    }
    struct sway_stance_event event, last = {.type = SWAY_STANCE_ON};
    int drained = 0;
    int64_t before_us = 0;
    while (sway_stance_poll(&stance, &event)) {
        assert_true(event.t_us >= before_us);
        before_us = event.t_us;
        last = event;
        drained++;
    }
    assert_int_equal(drained, SWAY_STANCE_EVENT_CAPACITY);
    assert_int_equal(last.type, SWAY_STANCE_STEP_OFF);
}

// Real people standing quietly on firm ground: no false event, every second counts.
static void test_stance_quiet_people_make_no_event(void **state)
{
    (void)state;
    static const char *const firm[] = {"BDS00001", "BDS00004", "BDS00097",
                                       "BDS00100", "BDS00037", "BDS00046"};
    static struct bds_trial trial;
    for (size_t k = 0; k < sizeof firm / sizeof firm[0]; k++) {
        if (!bds_load(firm[k], &trial))
            skip();
        struct story story;
        story_begin(&story, &sway_stance_two_feet);
        for (size_t i = 0; i < trial.n; i++) {
            push(&story, trial.fz_n[i] / 9.80665,
                 (struct sway_point){trial.ml_mm[i], trial.ap_mm[i]});
            if (i == 500) { // 5 s of lead-in, then the last 2 s of it are the centre
                struct sway_point centre;
                assert_true(sway_window_cop_mean(&story.stance.window, 1000000, &centre));
                sway_stance_set_centre(&story.stance, &centre);
                sway_stance_go(&story.stance);
                sway_hands_off_init(&story.clock);
            }
        }
        assert_int_equal(story.event_count, 2);
        assert_int_equal(story.events[0].type, SWAY_STANCE_ON);
        assert_int_equal(story.events[1].type, SWAY_STANCE_REFERENCE_KNOWN);
        assert_near(sway_hands_off_s(&story.clock), 54.98, 0.02);
    }
}

// Read beforehand, a recording's reference judges it from the first sample on.
static void test_stance_with_a_known_reference(void **state)
{
    (void)state;
    struct story story;
    story_begin(&story, &sway_stance_two_feet);
    assert_near(sway_stance_reference_kg(&story.stance), 0.0, 0.0);
    sway_stance_set_reference(&story.stance, 70.0);
    stay(&story, 1.0, 64.0); // a hand on the table from the start
    assert_near(sway_stance_reference_kg(&story.stance), 70.0, 0.0);
    only(&story, SWAY_STANCE_REFERENCE_KNOWN);
    only(&story, SWAY_STANCE_SUPPORT_BEGIN);
    assert_true(sway_hands_off_s(&story.clock) < 0.45);
    stay(&story, 10.0, 70.0);
    assert_near(sway_hands_off_s(&story.clock), 10.0, 0.3);
}

static void test_stance_codes_are_words(void **state)
{
    (void)state;
    for (int i = 0; i < SWAY_STANCE_EVENT_TYPE_COUNT; i++) {
        for (int j = 0; j < i; j++)
            assert_string_not_equal(sway_stance_event_code((enum sway_stance_event_type)i),
                                    sway_stance_event_code((enum sway_stance_event_type)j));
    }
    assert_string_equal(sway_stance_event_code(SWAY_STANCE_STEP_OFF), "step_off");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stance_knows_nothing_before_a_steady_second),
        cmocka_unit_test(test_stance_waits_for_a_stable_load_but_not_for_ever),
        cmocka_unit_test(test_stance_sees_a_hand_on_the_table_and_its_end),
        cmocka_unit_test(test_stance_thresholds_of_support),
        cmocka_unit_test(test_stance_light_touch_is_invisible),
        cmocka_unit_test(test_stance_support_does_not_flutter),
        cmocka_unit_test(test_stance_step_off_is_seen_after_60_ms),
        cmocka_unit_test(test_stance_half_on_the_board_is_off),
        cmocka_unit_test(test_stance_rising_reference_takes_seconds_back),
        cmocka_unit_test(test_stance_reference_rises_silently_before_go),
        cmocka_unit_test(test_stance_hop),
        cmocka_unit_test(test_stance_foot_down_by_speed_and_back),
        cmocka_unit_test(test_stance_foot_down_by_place),
        cmocka_unit_test(test_stance_foot_down_by_half_the_way_to_the_other_foot),
        cmocka_unit_test(test_stance_wobble_on_one_leg_is_no_foot_down),
        cmocka_unit_test(test_stance_feet_moved_after_three_seconds_away),
        cmocka_unit_test(test_stance_masked_events_are_not_told),
        cmocka_unit_test(test_stance_concludes_nothing_across_a_gap),
        cmocka_unit_test(test_stance_survives_nonsense),
        cmocka_unit_test(test_stance_loses_the_oldest_event_when_nobody_drains),
        cmocka_unit_test(test_stance_quiet_people_make_no_event),
        cmocka_unit_test(test_stance_with_a_known_reference),
        cmocka_unit_test(test_stance_codes_are_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
