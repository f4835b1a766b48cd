#include "tests/check.h"

#include <stdbool.h>

#include "game/sim/bottle.h"
#include "game/sim/bottle_clock.h"
#include "game/sim/random.h"

static const struct sim_palm still = {{0, 0, 1}, {0, 0, 0}};

// A hand: where it leans and how it is pushed, as functions of time.
struct hand {
    double lean_deg;   // reached softly within eight seconds, then kept
    double push_g;     // likewise
    double shake_m_s2; // amplitude of a sine
    double shake_hz;
    double towards_rad; // direction of all three, 0 = x
};

static struct sim_palm hand_at(const struct hand *hand, double t_s)
{
    double phase = M_PI * fmin(t_s / 8, 1);
    double share = 0.5 - 0.5 * cos(phase);
    double lean_rad = hand->lean_deg * M_PI / 180 * share;
    double rate_deg_s = hand->lean_deg * M_PI / 16 * sin(phase);
    double along_g = -sin(lean_rad) + hand->push_g * share +
                     hand->shake_m_s2 / 9.81 * sin(2 * M_PI * hand->shake_hz * t_s);
    double x = cos(hand->towards_rad), y = sin(hand->towards_rad);
    return (struct sim_palm){{along_g * x, along_g * y, cos(lean_rad)},
                             {-rate_deg_s * y, rate_deg_s * x, 0}};
}

static void hold(struct sim_bottle *bottle, const struct hand *hand, double seconds, int rate_hz)
{
    sim_bottle_push(bottle, 0, &still);
    for (int i = 1; i <= (int)(seconds * rate_hz); i++) {
        struct sim_palm palm = hand_at(hand, (double)i / rate_hz);
        sim_bottle_push(bottle, 1.0 / rate_hz, &palm);
    }
}

// The checks of sway.md 6.2 are for b = 30 mm, h = 150 mm: the empty bottle on its feet.
static struct sim_bottle held(const struct hand *hand, double seconds, int rate_hz)
{
    struct sim_bottle_shape shape = sim_bottle_shape(SIM_BOTTLE_ON_BASE, 0);
    struct sim_bottle bottle;
    sim_bottle_init(&bottle, &shape);
    hold(&bottle, hand, seconds, rate_hz);
    return bottle;
}

static bool stands(struct hand hand, int rate_hz)
{
    struct sim_bottle bottle = held(&hand, 20, rate_hz);
    return bottle.fall_count == 0 && sim_bottle_is_upright(&bottle);
}

static void test_bottle_stands_at_11_degrees_and_falls_at_12(void **state)
{
    (void)state;
    for (int turn = 0; turn < 16; turn++) {
        double towards_rad = turn * M_PI / 8;
        assert_true(stands((struct hand){.lean_deg = 11, .towards_rad = towards_rad}, 100));
        assert_false(stands((struct hand){.lean_deg = 12, .towards_rad = towards_rad}, 100));
    }
}

static void test_bottle_stands_a_push_of_19_hundredths_and_falls_at_21(void **state)
{
    (void)state;
    for (int turn = 0; turn < 16; turn++) {
        double towards_rad = turn * M_PI / 8;
        assert_true(stands((struct hand){.push_g = 0.19, .towards_rad = towards_rad}, 100));
        assert_false(stands((struct hand){.push_g = 0.21, .towards_rad = towards_rad}, 100));
    }
}

static void test_bottle_falls_when_shaken_slowly_and_survives_a_tremor(void **state)
{
    (void)state;
    for (int turn = 0; turn < 16; turn++) {
        double towards_rad = turn * M_PI / 8;
        assert_false(stands(
            (struct hand){.shake_m_s2 = 2.5, .shake_hz = 2, .towards_rad = towards_rad}, 100));
        assert_true(stands(
            (struct hand){.shake_m_s2 = 2.5, .shake_hz = 5, .towards_rad = towards_rad}, 100));
    }
}

static void test_bottle_tips_downhill(void **state)
{
    (void)state;
    for (int turn = 0; turn < 8; turn++) {
        double towards_rad = turn * M_PI / 4 + 0.1;
        struct sim_bottle bottle =
            held(&(struct hand){.lean_deg = 20, .towards_rad = towards_rad}, 6, 100);
        assert_int_equal(bottle.last_fall, SIM_BOTTLE_TIPPED);
        assert_near(
            atan2(bottle.tilt_rad[1] * cos(towards_rad) - bottle.tilt_rad[0] * sin(towards_rad),
                  bottle.tilt_rad[0] * cos(towards_rad) + bottle.tilt_rad[1] * sin(towards_rad)),
            0, 0.01);
    }
}

static void test_bottle_lags_behind_a_jerk_of_the_wrist(void **state)
{
    (void)state;
    // The wrist snaps by 100 degrees a second. The bottle stays behind although the palm's new
    // slope would draw it the other way: turning about +y lifts the left edge, about +x the
    // front one.
    const double turn_deg_s[4][2] = {{0, 100}, {0, -100}, {100, 0}, {-100, 0}};
    const double tilts[4][2] = {{-1, 0}, {1, 0}, {0, 1}, {0, -1}};
    for (int i = 0; i < 4; i++) {
        struct sim_bottle_shape shape = sim_bottle_shape(SIM_BOTTLE_ON_LID, 0);
        struct sim_bottle bottle;
        sim_bottle_init(&bottle, &shape);
        for (int k = 0; k < 20; k++)
            sim_bottle_push(&bottle, k ? 0.01 : 0, &still);
        struct sim_palm palm = {{0.02 * tilts[i][0], 0.02 * tilts[i][1], 1},
                                {turn_deg_s[i][0], turn_deg_s[i][1], 0}};
        sim_bottle_push(&bottle, 0.01, &palm);
        sim_bottle_push(&bottle, 0.01, &palm);
        assert_int_equal(bottle.state, SIM_BOTTLE_ROCKING);
        assert_true(bottle.tilt_rad[0] * tilts[i][0] + bottle.tilt_rad[1] * tilts[i][1] > 0);
        assert_near(bottle.tilt_rad[0] * tilts[i][1] + bottle.tilt_rad[1] * tilts[i][0], 0, 1e-12);
    }
}

static void test_bottle_past_its_edge_a_quick_hand_still_catches_it(void **state)
{
    (void)state;
    for (int caught = 0; caught <= 1; caught++) {
        struct sim_bottle_shape shape = sim_bottle_shape(SIM_BOTTLE_ON_BASE, 100);
        struct sim_bottle bottle;
        sim_bottle_init(&bottle, &shape);
        hold(&bottle, &(struct hand){0}, 1, 100);
        bottle.state = SIM_BOTTLE_ROCKING;
        bottle.tilt_rad[0] = sim_bottle_shape_tip_rad(&bottle.shape) + 0.05;
        // The palm follows to where it leans: pushed towards +x.
        for (int i = 0; i < 10; i++)
            sim_bottle_push(&bottle, 0.01, caught ? &(struct sim_palm){{0.3, 0, 1}, {0}} : &still);
        for (int i = 0; i < 190; i++)
            sim_bottle_push(&bottle, 0.01, &still);
        assert_int_equal(bottle.fall_count, !caught);
    }
}

// Eight seconds of an unsteady hand, given 60 times parts a second; even between the 60ths.
static struct sim_bottle shaken(uint64_t seed, int parts)
{
    struct sim_bottle_shape shape = sim_bottle_shape(SIM_BOTTLE_ON_BASE, 0);
    struct sim_bottle bottle;
    sim_bottle_init(&bottle, &shape);
    sim_bottle_push(&bottle, 0, &still);
    struct sim_palm from = still;
    double roughness = 0.2 * (double)seed / 40;
    for (int i = 0; i < 60 * 8; i++) {
        struct sim_palm to = still;
        for (int axis = 0; axis < 2; axis++) {
            to.force_g[axis] =
                0.9 * from.force_g[axis] + roughness * (sim_random_unit(&seed) - 0.5);
            to.turn_deg_s[axis] = 20 * roughness * (sim_random_unit(&seed) - 0.5);
        }
        for (int k = 1; k <= parts; k++) {
            double share = (double)k / parts;
            struct sim_palm part = to;
            for (int axis = 0; axis < 2; axis++) {
                part.force_g[axis] += (from.force_g[axis] - to.force_g[axis]) * (1 - share);
                part.turn_deg_s[axis] +=
                    (from.turn_deg_s[axis] - to.turn_deg_s[axis]) * (1 - share);
            }
            sim_bottle_push(&bottle, 1.0 / (60 * parts), &part);
        }
        from = to;
    }
    return bottle;
}

static void test_bottle_same_movement_same_result_at_any_rate(void **state)
{
    (void)state;
    int fell = 0;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct sim_bottle first = shaken(seed, 1);
        const int parts[] = {2, 3, 4, 5, 8, 16, 32};
        for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
            struct sim_bottle bottle = shaken(seed, parts[i]);
            assert_int_equal(bottle.fall_count, first.fall_count);
            assert_int_equal(bottle.state, first.state);
            assert_near(bottle.tilt_rad[0], first.tilt_rad[0], 1e-4);
            assert_near(bottle.slosh_rad[0], first.slosh_rad[0], 1e-6);
        }
        fell += first.fall_count > 0;
    }
    assert_in_range(fell, 5, 35); // hands that keep it and hands that drop it
}

static void test_bottle_a_lean_past_the_edge_grows_by_e_in_its_time(void **state)
{
    (void)state;
    // sway.md 6.1: e-fold 156 ms on its base, 159 ms on its lid, empty
    const double e_fold_s[] = {0.156, 0.159};
    for (int lid = 0; lid <= 1; lid++) {
        struct sim_bottle_shape shape =
            sim_bottle_shape(lid ? SIM_BOTTLE_ON_LID : SIM_BOTTLE_ON_BASE, 0);
        struct sim_bottle bottle;
        sim_bottle_init(&bottle, &shape);
        sim_bottle_push(&bottle, 0, &still);
        sim_bottle_push(&bottle, 0.01, &still);
        double past_rad = 0.004;
        bottle.state = SIM_BOTTLE_ROCKING;
        bottle.tilt_rad[0] = sim_bottle_shape_tip_rad(&shape) + past_rad;
        // Started with the speed of the growing solution, so that the falling one is not seen.
        bottle.tilt_rad_s[0] = past_rad / e_fold_s[lid];
        double t_s = 0;
        while (bottle.tilt_rad[0] < sim_bottle_shape_tip_rad(&shape) + past_rad * M_E && t_s < 1) {
            sim_bottle_push(&bottle, 1.0 / 240, &still);
            t_s += 1.0 / 240;
        }
        assert_near(t_s, e_fold_s[lid], 0.006);
    }
}

static void test_bottle_rocking_dies_away_on_a_still_hand(void **state)
{
    (void)state;
    for (int turn = 0; turn < 12; turn++) {
        struct sim_bottle_shape shape = sim_bottle_shape(SIM_BOTTLE_ON_BASE, 100);
        struct sim_bottle bottle;
        sim_bottle_init(&bottle, &shape);
        sim_bottle_push(&bottle, 0, &still);
        sim_bottle_push(&bottle, 0.01, &still);
        bottle.state = SIM_BOTTLE_ROCKING;
        bottle.tilt_rad[0] = 0.05;
        bottle.tilt_rad_s[1] = 0.05 * turn; // partly round the rim
        for (int i = 0; i < 500; i++)
            sim_bottle_push(&bottle, 0.01, &still);
        assert_int_equal(bottle.state, SIM_BOTTLE_STANDING);
        assert_int_equal(bottle.fall_count, 0);
    }
}

static void test_bottle_with_water_slides_before_it_tips(void **state)
{
    (void)state;
    // 300 ml: tips at .8 g, but a palm grips only .45
    struct sim_bottle_shape shape = sim_bottle_shape(SIM_BOTTLE_ON_BASE, 300);
    struct sim_bottle bottle;
    sim_bottle_init(&bottle, &shape);
    hold(&bottle, &(struct hand){.push_g = 0.44}, 10, 100);
    assert_int_equal(bottle.fall_count, 0);
    assert_near(bottle.slide_m[0], 0, 0);
    sim_bottle_init(&bottle, &shape);
    hold(&bottle, &(struct hand){.push_g = 0.6}, 6.5, 100);
    assert_int_equal(bottle.last_fall, SIM_BOTTLE_SLID);
    assert_true(bottle.slide_m[0] < 0); // left behind
}

static void test_bottle_a_short_knock_slides_it_a_little(void **state)
{
    (void)state;
    struct sim_bottle_shape shape = sim_bottle_shape(SIM_BOTTLE_ON_BASE, 300);
    struct sim_bottle bottle;
    sim_bottle_init(&bottle, &shape);
    hold(&bottle, &(struct hand){0}, 1, 100);
    for (int i = 0; i < 5; i++)
        sim_bottle_push(&bottle, 0.01, &(struct sim_palm){{0.8, 0, 1}, {0}});
    for (int i = 0; i < 100; i++)
        sim_bottle_push(&bottle, 0.01, &still);
    assert_int_equal(bottle.state, SIM_BOTTLE_STANDING);
    assert_true(bottle.slide_m[0] < -0.001 && bottle.slide_m[0] > -0.02);
    assert_near(bottle.slide_m_s[0], 0, 0);
}

static void test_bottle_leaves_a_palm_that_drops_away(void **state)
{
    (void)state;
    struct sim_bottle bottle = held(&(struct hand){0}, 1, 100);
    // A dip of 30 ms: in the air, and back on its foot.
    for (int i = 0; i < 3; i++)
        sim_bottle_push(&bottle, 0.01, &(struct sim_palm){{0, 0, -0.2}, {0}});
    assert_int_equal(bottle.state, SIM_BOTTLE_AIRBORNE);
    assert_false(sim_bottle_is_upright(&bottle));
    for (int i = 0; i < 50; i++)
        sim_bottle_push(&bottle, 0.01, &still);
    assert_int_equal(bottle.state, SIM_BOTTLE_STANDING);
    for (int i = 0; i < 20; i++)
        sim_bottle_push(&bottle, 0.01, &(struct sim_palm){{0, 0, -0.5}, {0}});
    assert_int_equal(bottle.last_fall, SIM_BOTTLE_THROWN);
}

static void test_bottle_stands_again_two_seconds_after_a_fall(void **state)
{
    (void)state;
    struct sim_bottle bottle = held(&(struct hand){.lean_deg = 20}, 6, 100);
    assert_int_equal(bottle.fall_count, 1);
    bottle.lain_s = 0;
    for (int i = 0; i < 199; i++)
        sim_bottle_push(&bottle, 0.01, &still);
    assert_false(sim_bottle_is_upright(&bottle));
    for (int i = 0; i < 3; i++)
        sim_bottle_push(&bottle, 0.01, &still);
    assert_int_equal(bottle.state, SIM_BOTTLE_STANDING);
    assert_near(sim_bottle_tilt_deg(&bottle), 0, 0);
}

static void test_bottle_is_not_set_down_on_a_crooked_palm(void **state)
{
    (void)state;
    struct sim_bottle bottle = held(&(struct hand){.lean_deg = 20}, 6, 100);
    struct sim_palm crooked = hand_at(&(struct hand){.lean_deg = 20}, 8);
    for (int i = 0; i < 2000; i++)
        sim_bottle_push(&bottle, 0.01, &crooked);
    assert_int_equal(bottle.state, SIM_BOTTLE_WAITING);
    assert_int_equal(bottle.fall_count, 1);
}

static void test_bottle_water_stays_level_while_the_palm_leans(void **state)
{
    (void)state;
    struct sim_bottle_shape shape = sim_bottle_shape(SIM_BOTTLE_ON_BASE, 300);
    struct sim_bottle bottle;
    sim_bottle_init(&bottle, &shape);
    hold(&bottle, &(struct hand){.lean_deg = 10, .towards_rad = 0.5}, 20, 100);
    // The palm leans 10 degrees towards the direction, the surface as much back.
    assert_near(hypot(bottle.slosh_rad[0], bottle.slosh_rad[1]) * 180 / M_PI, 10, 0.2);
    assert_true(bottle.slosh_rad[0] < 0 && bottle.slosh_rad[1] < 0);
}

static void test_bottle_survives_a_mad_sensor(void **state)
{
    (void)state;
    struct sim_bottle bottle = held(&(struct hand){0}, 1, 100);
    uint64_t random = 5;
    for (int i = 0; i < 5000; i++) {
        struct sim_palm palm;
        for (int axis = 0; axis < 3; axis++) {
            palm.force_g[axis] = 16 * (sim_random_unit(&random) - 0.5);
            palm.turn_deg_s[axis] = 4000 * (sim_random_unit(&random) - 0.5);
        }
        if (i % 50 == 0)
            palm.force_g[i % 3] = i % 100 ? (double)NAN : (double)INFINITY;
        double interval_s = i % 7 ? 0.004 : 0.3 * sim_random_unit(&random) - 0.01;
        sim_bottle_push(&bottle, interval_s, &palm);
        assert_true(isfinite(sim_bottle_tilt_deg(&bottle)));
        assert_true(isfinite(bottle.slosh_rad[0]) && isfinite(bottle.slide_m[0]));
    }
    for (int i = 0; i < 400; i++)
        sim_bottle_push(&bottle, 0.01, &still);
    assert_true(sim_bottle_is_upright(&bottle));
}

static void test_bottle_clock_wants_one_stretch(void **state)
{
    (void)state;
    struct sim_bottle_clock clock;
    sim_bottle_clock_init(&clock, 20);
    for (int i = 0; i < 1999; i++)
        sim_bottle_clock_push(&clock, 0.01, true);
    assert_false(sim_bottle_clock_is_a_success(&clock));
    sim_bottle_clock_push(&clock, 0.01, false); // dropped at 19.99 s: from the beginning
    for (int i = 0; i < 1999; i++)
        sim_bottle_clock_push(&clock, 0.01, true);
    assert_false(sim_bottle_clock_is_over(&clock));
    sim_bottle_clock_push(&clock, 0.01, true);
    assert_true(sim_bottle_clock_is_a_success(&clock));
    assert_true(sim_bottle_clock_is_over(&clock));
    assert_near(clock.longest_s, 20, 1e-6);
}

static void test_bottle_clock_ends_after_a_minute(void **state)
{
    (void)state;
    struct sim_bottle_clock clock;
    sim_bottle_clock_init(&clock, 10);
    for (int i = 0; i < 6000; i++) {
        assert_false(sim_bottle_clock_is_over(&clock));
        sim_bottle_clock_push(&clock, 0.01, i % 900 != 0); // falls every nine seconds
    }
    assert_true(sim_bottle_clock_is_over(&clock));
    assert_false(sim_bottle_clock_is_a_success(&clock));
    for (int i = 0; i < 2000; i++)
        sim_bottle_clock_push(&clock, 0.01, true);
    assert_false(sim_bottle_clock_is_a_success(&clock));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bottle_stands_at_11_degrees_and_falls_at_12),
        cmocka_unit_test(test_bottle_stands_a_push_of_19_hundredths_and_falls_at_21),
        cmocka_unit_test(test_bottle_falls_when_shaken_slowly_and_survives_a_tremor),
        cmocka_unit_test(test_bottle_tips_downhill),
        cmocka_unit_test(test_bottle_lags_behind_a_jerk_of_the_wrist),
        cmocka_unit_test(test_bottle_past_its_edge_a_quick_hand_still_catches_it),
        cmocka_unit_test(test_bottle_same_movement_same_result_at_any_rate),
        cmocka_unit_test(test_bottle_a_lean_past_the_edge_grows_by_e_in_its_time),
        cmocka_unit_test(test_bottle_rocking_dies_away_on_a_still_hand),
        cmocka_unit_test(test_bottle_with_water_slides_before_it_tips),
        cmocka_unit_test(test_bottle_a_short_knock_slides_it_a_little),
        cmocka_unit_test(test_bottle_leaves_a_palm_that_drops_away),
        cmocka_unit_test(test_bottle_stands_again_two_seconds_after_a_fall),
        cmocka_unit_test(test_bottle_is_not_set_down_on_a_crooked_palm),
        cmocka_unit_test(test_bottle_water_stays_level_while_the_palm_leans),
        cmocka_unit_test(test_bottle_survives_a_mad_sensor),
        cmocka_unit_test(test_bottle_clock_wants_one_stretch),
        cmocka_unit_test(test_bottle_clock_ends_after_a_minute),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
