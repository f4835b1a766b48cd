#include "tests/check.h"

#include <stdbool.h>
#include <string.h>

#include "game/sim/fingers.h"
#include "game/sim/random.h"

enum { SEEDS = 200 };

static struct sim_fingers dealt(bool left, bool right, bool pairs, double difficulty, uint64_t seed)
{
    struct sim_fingers fingers;
    sim_fingers_init(&fingers,
                     &(struct sim_fingers_settings){left, right, pairs, difficulty, seed});
    return fingers;
}

static bool is_cued(const struct sim_fingers *fingers, int cue, int finger)
{
    return cue >= 0 && (fingers->cue[cue].fingers >> finger & 1);
}

static void tap(struct sim_fingers *fingers, int finger)
{
    sim_fingers_touch(fingers, finger, true);
    sim_fingers_touch(fingers, finger, false);
}

// Another finger beside the cued one goes along, so long after the touch that counts.
struct player {
    double reaction_s;
    double neighbour_s; // after the hit; NAN = the neighbour stays quiet
    double apart_s;     // between the two fingers of a pair
    double miss_share;  // of the cues are slept through
};

static int neighbour_of(const struct sim_fingers *fingers, int cue)
{
    for (int finger = 0; finger < SIM_FINGER_COUNT; finger++)
        if (!is_cued(fingers, cue, finger))
            return finger;
    return 0;
}

static void play(struct sim_fingers *fingers, const struct player *player, uint64_t seed)
{
    sim_fingers_advance(fingers, fingers->pace_s);
    for (int cue = 0; cue < SIM_FINGERS_CUE_COUNT; cue++) {
        double spent_s = player->reaction_s;
        bool asleep = sim_random_unit(&seed) < player->miss_share;
        double early_s = fmin(player->neighbour_s, 0); // NAN: 0
        sim_fingers_advance(fingers, player->reaction_s + early_s);
        if (early_s < 0)
            tap(fingers, neighbour_of(fingers, cue));
        sim_fingers_advance(fingers, -early_s);
        int touched = 0;
        for (int finger = 0; finger < SIM_FINGER_COUNT && !asleep; finger++) {
            if (!is_cued(fingers, cue, finger))
                continue;
            if (touched++ > 0) {
                sim_fingers_advance(fingers, player->apart_s);
                spent_s += player->apart_s;
            }
            tap(fingers, finger);
        }
        if (player->neighbour_s >= 0) {
            sim_fingers_advance(fingers, player->neighbour_s);
            spent_s += player->neighbour_s;
            tap(fingers, neighbour_of(fingers, cue));
        }
        sim_fingers_advance(fingers, fingers->pace_s - spent_s);
    }
    sim_fingers_advance(fingers, 0.2);
}

static void test_fingers_pace_goes_from_2_to_08_seconds(void **state)
{
    (void)state;
    assert_near(dealt(true, false, false, 0, 1).pace_s, 2.0, 1e-12);
    assert_near(dealt(true, false, false, 1, 1).pace_s, 0.8, 1e-12);
    assert_near(dealt(true, false, false, 0.5, 1).pace_s, 1.4, 1e-12);
}

static void test_fingers_come_equally_often_and_never_twice_running(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        for (int hands = 1; hands <= 3; hands++) {
            struct sim_fingers fingers = dealt(hands & 1, hands & 2, false, 0, seed);
            int times[SIM_FINGER_COUNT] = {0};
            for (int cue = 0; cue < SIM_FINGERS_CUE_COUNT; cue++) {
                for (int finger = 0; finger < SIM_FINGER_COUNT; finger++)
                    times[finger] += is_cued(&fingers, cue, finger);
                if (cue > 0)
                    assert_true(fingers.cue[cue].fingers != fingers.cue[cue - 1].fingers);
            }
            for (int finger = 0; finger < SIM_FINGER_COUNT; finger++) {
                int hand = finger / SIM_FINGERS_PER_HAND;
                bool plays =
                    (hands >> hand & 1) && finger % SIM_FINGERS_PER_HAND != SIM_FINGER_THUMB;
                int most = hands == 3 ? 3 : 5, least = hands == 3 ? 2 : 5;
                assert_in_range(times[finger], plays ? least : 0, plays ? most : 0);
            }
        }
    }
}

static void test_fingers_pairs_are_index_ring_and_middle_little(void **state)
{
    (void)state;
    uint32_t index_ring = 1u << sim_finger_of(SIM_HAND_RIGHT, SIM_FINGER_INDEX) |
                          1u << sim_finger_of(SIM_HAND_RIGHT, SIM_FINGER_RING);
    uint32_t middle_little = 1u << sim_finger_of(SIM_HAND_RIGHT, SIM_FINGER_MIDDLE) |
                             1u << sim_finger_of(SIM_HAND_RIGHT, SIM_FINGER_LITTLE);
    int twice_running = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct sim_fingers fingers = dealt(false, true, true, 0, seed);
        int first = 0;
        for (int cue = 0; cue < SIM_FINGERS_CUE_COUNT; cue++) {
            uint32_t pair = fingers.cue[cue].fingers;
            assert_true(pair == index_ring || pair == middle_little);
            first += pair == index_ring;
            twice_running += cue > 0 && pair == fingers.cue[cue - 1].fingers;
        }
        assert_int_equal(first, SIM_FINGERS_CUE_COUNT / 2);
    }
    assert_true(twice_running > SEEDS); // no plain to and fro that could be learnt
}

static void test_fingers_same_seed_same_cues(void **state)
{
    (void)state;
    struct sim_fingers a = dealt(true, true, false, 0.3, 77);
    struct sim_fingers b = dealt(true, true, false, 0.3, 77);
    struct sim_fingers c = dealt(true, true, false, 0.3, 78);
    int same = 0;
    for (int cue = 0; cue < SIM_FINGERS_CUE_COUNT; cue++) {
        assert_int_equal(a.cue[cue].fingers, b.cue[cue].fingers);
        same += a.cue[cue].fingers == c.cue[cue].fingers;
    }
    assert_true(same < SIM_FINGERS_CUE_COUNT / 2);
}

static void test_fingers_a_quiet_hand_is_all_right(void **state)
{
    (void)state;
    for (int pairs = 0; pairs <= 1; pairs++) {
        for (int hard = 0; hard <= 1; hard++) {
            struct sim_fingers fingers = dealt(true, false, pairs, hard, 5);
            play(&fingers, &(struct player){0.5, (double)NAN, 0.1, 0}, 1);
            assert_int_equal(sim_fingers_right(&fingers), 20);
            assert_int_equal(sim_fingers_unwanted(&fingers), 0);
            assert_near(sim_fingers_reaction_s(&fingers), pairs ? 0.6 : 0.5, 1e-9);
            assert_true(sim_fingers_are_over(&fingers));
            assert_true(sim_fingers_are_a_success(&fingers));
        }
    }
}

static void test_fingers_neighbours_count_within_150_ms(void **state)
{
    (void)state;
    const struct {
        double after_s;
        int right;
        int unwanted;
    } cases[] = {{0, 0, 20},
                 {0.149, 0, 20},
                 {0.151, 20, 0},
                 {-0.149, 0, 20},
                 {-0.151, 0, 0}}; // earlier: a wrong finger, not a neighbour
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sim_fingers fingers = dealt(true, false, false, 0, 9);
        play(&fingers, &(struct player){0.5, cases[i].after_s, 0, 0}, 1);
        assert_int_equal(sim_fingers_hits(&fingers), 20);
        assert_int_equal(sim_fingers_unwanted(&fingers), cases[i].unwanted);
        assert_int_equal(sim_fingers_right(&fingers), cases[i].right);
    }
}

static void test_fingers_neighbour_after_the_cue_ended_still_counts(void **state)
{
    (void)state;
    struct sim_fingers fingers = dealt(true, false, false, 1, 9);
    sim_fingers_advance(&fingers, 0.8 + 0.75); // 50 ms before the next cue
    int cued = 0;
    while (!is_cued(&fingers, 0, cued))
        cued++;
    assert_true(sim_fingers_touch(&fingers, cued, true));
    sim_fingers_advance(&fingers, 0.1);
    tap(&fingers, SIM_FINGER_THUMB);
    assert_int_equal(fingers.cue[0].unwanted, 1);
    assert_false(sim_fingers_cue_is_right(&fingers.cue[0]));
}

static void test_fingers_all_at_once_do_not_pass(void **state)
{
    (void)state;
    for (int pairs = 0; pairs <= 1; pairs++) {
        struct sim_fingers fingers = dealt(false, true, pairs, 0, 3);
        sim_fingers_advance(&fingers, fingers.pace_s);
        for (int cue = 0; cue < SIM_FINGERS_CUE_COUNT; cue++) {
            sim_fingers_advance(&fingers, 0.4);
            for (int finger = SIM_FINGER_INDEX; finger <= SIM_FINGER_LITTLE; finger++)
                tap(&fingers, sim_finger_of(SIM_HAND_RIGHT, (enum sim_finger)finger));
            sim_fingers_advance(&fingers, fingers.pace_s - 0.4);
        }
        assert_int_equal(sim_fingers_hits(&fingers), 20);
        assert_int_equal(sim_fingers_right(&fingers), 0);
        assert_int_equal(sim_fingers_unwanted(&fingers), pairs ? 40 : 60);
    }
}

static void test_fingers_drumming_one_after_the_other_does_not_pass(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct sim_fingers fingers = dealt(false, true, false, 0, seed);
        int finger = 0;
        for (; !sim_fingers_are_over(&fingers); finger = (finger + 1) % 4) {
            tap(&fingers,
                sim_finger_of(SIM_HAND_RIGHT, (enum sim_finger)(SIM_FINGER_INDEX + finger)));
            sim_fingers_advance(&fingers, 0.2);
        }
        assert_false(sim_fingers_are_a_success(&fingers));
    }
}

static void test_fingers_random_taps_do_not_pass(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct sim_fingers fingers = dealt(true, false, false, 0, seed);
        uint64_t random = seed + 1000;
        while (!sim_fingers_are_over(&fingers)) {
            tap(&fingers, SIM_FINGER_INDEX + (int)(sim_random_next(&random) % 4));
            sim_fingers_advance(&fingers, 2 * sim_random_unit(&random));
        }
        assert_false(sim_fingers_are_a_success(&fingers));
    }
}

static void test_fingers_success_is_sixteen_of_twenty(void **state)
{
    (void)state;
    int passed = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct sim_fingers fingers = dealt(true, false, false, 0.5, seed);
        play(&fingers, &(struct player){0.4, (double)NAN, 0, 0.2}, seed);
        assert_int_equal(sim_fingers_right(&fingers), sim_fingers_hits(&fingers));
        assert_int_equal(sim_fingers_are_a_success(&fingers), sim_fingers_hits(&fingers) >= 16);
        passed += sim_fingers_are_a_success(&fingers);
    }
    assert_in_range(passed, SEEDS / 3, SEEDS * 9 / 10);
}

static void test_fingers_that_come_late_spoil_one_cue_only(void **state)
{
    (void)state;
    struct sim_fingers fingers = dealt(true, false, false, 0, 4);
    int cued[2] = {0, 0};
    for (int cue = 0; cue < 2; cue++)
        while (!is_cued(&fingers, cue, cued[cue]))
            cued[cue]++;
    sim_fingers_advance(&fingers, 2 * fingers.pace_s + 0.1);
    tap(&fingers, cued[0]); // 100 ms too late
    sim_fingers_advance(&fingers, 0.5);
    assert_true(sim_fingers_touch(&fingers, cued[1], true));
    assert_false(sim_fingers_cue_is_right(&fingers.cue[0]));
    assert_true(sim_fingers_cue_is_right(&fingers.cue[1]));
}

static void test_fingers_of_a_pair_come_together(void **state)
{
    (void)state;
    struct sim_fingers together = dealt(true, false, true, 0, 4);
    struct sim_fingers apart = together;
    play(&together, &(struct player){0.5, (double)NAN, 0.149, 0}, 1);
    play(&apart, &(struct player){0.5, (double)NAN, 0.151, 0}, 1);
    assert_int_equal(sim_fingers_right(&together), 20);
    assert_int_equal(sim_fingers_hits(&apart), 0);
}

static void test_fingers_a_held_key_touches_once(void **state)
{
    (void)state;
    struct sim_fingers fingers = dealt(true, false, false, 0, 4);
    for (int i = 0; i < 30; i++) { // the keyboard repeats
        sim_fingers_touch(&fingers, SIM_FINGER_THUMB, true);
        sim_fingers_advance(&fingers, 0.03);
    }
    assert_int_equal(fingers.touch_count, 1);
}

static void test_fingers_nobody_there_is_no_success(void **state)
{
    (void)state;
    struct sim_fingers fingers = dealt(true, true, false, 1, 4);
    assert_int_equal(sim_fingers_lit(&fingers), -1);
    for (int i = 0; i < 20; i++) {
        sim_fingers_advance(&fingers, 0.8);
        assert_int_equal(sim_fingers_lit(&fingers), i);
        assert_near(sim_fingers_lit_share(&fingers), 0, 1e-6);
    }
    sim_fingers_advance(&fingers, 0.8);
    assert_int_equal(sim_fingers_lit(&fingers), -1);
    assert_false(sim_fingers_are_over(&fingers));
    sim_fingers_advance(&fingers, 0.15);
    assert_true(sim_fingers_are_over(&fingers));
    assert_false(sim_fingers_are_a_success(&fingers));
    assert_true(isnan(sim_fingers_reaction_s(&fingers)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fingers_pace_goes_from_2_to_08_seconds),
        cmocka_unit_test(test_fingers_come_equally_often_and_never_twice_running),
        cmocka_unit_test(test_fingers_pairs_are_index_ring_and_middle_little),
        cmocka_unit_test(test_fingers_same_seed_same_cues),
        cmocka_unit_test(test_fingers_a_quiet_hand_is_all_right),
        cmocka_unit_test(test_fingers_neighbours_count_within_150_ms),
        cmocka_unit_test(test_fingers_neighbour_after_the_cue_ended_still_counts),
        cmocka_unit_test(test_fingers_all_at_once_do_not_pass),
        cmocka_unit_test(test_fingers_drumming_one_after_the_other_does_not_pass),
        cmocka_unit_test(test_fingers_random_taps_do_not_pass),
        cmocka_unit_test(test_fingers_success_is_sixteen_of_twenty),
        cmocka_unit_test(test_fingers_that_come_late_spoil_one_cue_only),
        cmocka_unit_test(test_fingers_of_a_pair_come_together),
        cmocka_unit_test(test_fingers_a_held_key_touches_once),
        cmocka_unit_test(test_fingers_nobody_there_is_no_success),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
