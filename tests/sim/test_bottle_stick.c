#include "tests/check.h"

#include <stdbool.h>

#include "game/sim/bottle_clock.h"
#include "game/sim/bottle_stick.h"
#include "game/sim/random.h"

enum { RATE_HZ = 60, DELAY = 18, SEEDS = 50 }; // .3 s from eye to hand

enum player {
    IDLE,
    WATCHING, // leans the hand back to where it was seen, .3 s ago, with an unsteady thumb
    AT_THE_STOP,
};

static bool keeps_it_up(enum player player, struct sim_bottle_task task, uint64_t seed)
{
    struct sim_bottle_shape shape = sim_bottle_shape(task.position, task.water_ml);
    struct sim_bottle bottle;
    struct sim_bottle_stick stick;
    struct sim_bottle_clock clock;
    sim_bottle_init(&bottle, &shape);
    sim_bottle_stick_init(&stick, &shape, seed);
    sim_bottle_clock_init(&clock, task.length_s);
    double seen[DELAY][2] = {{0}};
    for (int i = 0; !sim_bottle_clock_is_over(&clock); i++) {
        double right = player == AT_THE_STOP ? 1 : 0, forward = 0;
        if (player == WATCHING) {
            double *past = seen[i % DELAY]; // how far the hand leaned away by itself
            right = -past[0] / (2 * stick.bears_rad) + 0.1 * (sim_random_unit(&seed) - 0.5);
            forward = -past[1] / (2 * stick.bears_rad) + 0.1 * (sim_random_unit(&seed) - 0.5);
            past[0] = stick.tilt_rad[0] - stick.stick_rad[0];
            past[1] = stick.tilt_rad[1] - stick.stick_rad[1];
        }
        struct sim_palm palm = sim_bottle_stick_push(&stick, 1.0 / RATE_HZ, right, forward);
        sim_bottle_push(&bottle, 1.0 / RATE_HZ, &palm);
        sim_bottle_clock_push(&clock, 1.0 / RATE_HZ, sim_bottle_is_upright(&bottle));
    }
    return sim_bottle_clock_is_a_success(&clock);
}

static void test_stick_left_alone_never_passes(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        for (int hard = 0; hard <= 1; hard++) {
            assert_false(keeps_it_up(IDLE, sim_bottle_task(SIM_BOTTLE_ON_BASE, hard, 20), seed));
            assert_false(keeps_it_up(IDLE, sim_bottle_task(SIM_BOTTLE_ON_LID, hard, 10), seed));
            assert_false(
                keeps_it_up(AT_THE_STOP, sim_bottle_task(SIM_BOTTLE_ON_BASE, hard, 20), seed));
        }
    }
}

static void test_stick_a_watching_player_keeps_the_bottle_up(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        for (int hard = 0; hard <= 1; hard++) {
            assert_true(keeps_it_up(WATCHING, sim_bottle_task(SIM_BOTTLE_ON_BASE, hard, 20), seed));
            assert_true(keeps_it_up(WATCHING, sim_bottle_task(SIM_BOTTLE_ON_LID, hard, 10), seed));
        }
    }
}

static void test_stick_moves_the_hand_softly(void **state)
{
    (void)state;
    struct sim_bottle_shape shape = sim_bottle_shape(SIM_BOTTLE_ON_BASE, 0);
    struct sim_bottle_stick fine, coarse;
    sim_bottle_stick_init(&fine, &shape, 3);
    sim_bottle_stick_init(&coarse, &shape, 3);
    double full_rad = 2 * fine.bears_rad;
    double before = 0;
    for (int i = 1; i <= 2000; i++) {
        sim_bottle_stick_push(&fine, 0.001, 3, 4); // further than a stick can go
        double now = hypot(fine.stick_rad[0], fine.stick_rad[1]);
        assert_true(now >= before && now <= full_rad + 1e-12); // no overshoot
        assert_true(now - before <= 0.0023 * full_rad); // at most 6 / e times its way a second
        before = now;
        if (i == 500)
            assert_true(now > 0.75 * full_rad); // yet there within a second
        if (i % 100 == 0) {
            sim_bottle_stick_push(&coarse, 0.1, 3, 4);
            assert_near(coarse.stick_rad[0], fine.stick_rad[0], 1e-9);
        }
    }
    assert_near(before, full_rad, 1e-3 * full_rad);
    assert_near(fine.stick_rad[1] / fine.stick_rad[0], 4.0 / 3, 1e-9);
}

static void test_stick_hand_speaks_like_a_sensor(void **state)
{
    (void)state;
    struct sim_bottle_shape shape = sim_bottle_shape(SIM_BOTTLE_ON_BASE, 0);
    struct sim_bottle_stick stick;
    sim_bottle_stick_init(&stick, &shape, 8);
    double lean_rad[2] = {0, 0};
    for (int i = 0; i < 600; i++) {
        struct sim_palm palm = sim_bottle_stick_push(&stick, 0.01, sin(i * 0.01), cos(i * 0.02));
        double weight = 0;
        for (int axis = 0; axis < 3; axis++)
            weight += palm.force_g[axis] * palm.force_g[axis];
        assert_near(weight, 1, 1e-9); // gravity and nothing else
        // Downhill is where the hand leans, and the rates add up to the lean.
        assert_true(palm.force_g[0] * stick.tilt_rad[0] <= 1e-12);
        assert_true(palm.force_g[1] * stick.tilt_rad[1] <= 1e-12);
        lean_rad[0] += palm.turn_deg_s[1] * 0.01 * M_PI / 180;
        lean_rad[1] -= palm.turn_deg_s[0] * 0.01 * M_PI / 180;
        assert_near(lean_rad[0], stick.tilt_rad[0], 1e-9);
        assert_near(lean_rad[1], stick.tilt_rad[1], 1e-9);
    }
}

static void test_stick_same_seed_same_hand(void **state)
{
    (void)state;
    struct sim_bottle_shape shape = sim_bottle_shape(SIM_BOTTLE_ON_BASE, 0);
    struct sim_bottle_stick a, b, c;
    sim_bottle_stick_init(&a, &shape, 8);
    sim_bottle_stick_init(&b, &shape, 8);
    sim_bottle_stick_init(&c, &shape, 9);
    for (int i = 0; i < 300; i++) {
        sim_bottle_stick_push(&a, 0.01, 0, 0);
        sim_bottle_stick_push(&b, 0.01, 0, 0);
        sim_bottle_stick_push(&c, 0.01, 0, 0);
    }
    assert_near(a.tilt_rad[0], b.tilt_rad[0], 0);
    assert_true(hypot(a.tilt_rad[0] - c.tilt_rad[0], a.tilt_rad[1] - c.tilt_rad[1]) > 1e-3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stick_left_alone_never_passes),
        cmocka_unit_test(test_stick_a_watching_player_keeps_the_bottle_up),
        cmocka_unit_test(test_stick_moves_the_hand_softly),
        cmocka_unit_test(test_stick_hand_speaks_like_a_sensor),
        cmocka_unit_test(test_stick_same_seed_same_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
