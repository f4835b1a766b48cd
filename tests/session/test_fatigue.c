#include "tests/check.h"

#include <string.h>

#include "game/session/fatigue.h"
#include "game/sim/random.h"

static const struct session_rung S1 = {
    .id = "S1", .coast = SESSION_COAST_STANDING, .stance = SESSION_STANCE_APART};
static const struct session_rung S2 = {.id = "S2",
                                       .coast = SESSION_COAST_STANDING,
                                       .stance = SESSION_STANCE_APART,
                                       .eyes_closed = true};
static const struct session_rung S5 = {.id = "S5",
                                       .coast = SESSION_COAST_STANDING,
                                       .stance = SESSION_STANCE_TANDEM,
                                       .two_sides = true};

// A day with a trial every minute.
struct day {
    struct session_fatigue fatigue;
    double now_s;
};

static struct day new_day(void)
{
    struct day day = {.now_s = 1000};
    session_fatigue_init(&day.fatigue);
    return day;
}

static bool add(struct day *day, struct session_fatigue_trial trial)
{
    day->now_s += 60;
    trial.t_s = day->now_s;
    return session_fatigue_add(&day->fatigue, &trial);
}

static bool stand(struct day *day, double velocity_mm_s)
{
    return add(day, (struct session_fatigue_trial){.rung = &S1,
                                                   .difficulty = 0.5,
                                                   .success = true,
                                                   .hands_off_s = 30,
                                                   .mean_velocity_mm_s = velocity_mm_s});
}

static bool try_s5(struct day *day, enum session_side side, double difficulty, bool success)
{
    return add(day, (struct session_fatigue_trial){.rung = &S5,
                                                   .side = side,
                                                   .difficulty = difficulty,
                                                   .success = success,
                                                   .hands_off_s = 8,
                                                   .mean_velocity_mm_s = (double)NAN});
}

static enum session_answer answer(const struct day *day)
{
    return session_fatigue_answer(&day->fatigue, day->now_s + 1);
}

static void test_fatigue_of_nobody_is_none(void **state)
{
    (void)state;
    struct day day = new_day();
    assert_int_equal(answer(&day), SESSION_ANSWER_GO);
}

static void test_fatigue_livelier_standing_offers_a_rest(void **state)
{
    (void)state;
    struct day day = new_day();
    assert_false(stand(&day, 9.0));
    assert_false(stand(&day, 10.5)); // two holds say nothing yet
    assert_true(stand(&day, 9.0 * 1.30));
    assert_int_equal(answer(&day), SESSION_ANSWER_REST);
    session_fatigue_rested(&day.fatigue);
    assert_int_equal(answer(&day), SESSION_ANSWER_GO);
}

static void test_fatigue_below_the_threshold_goes_on(void **state)
{
    (void)state;
    struct day day = new_day();
    const double rising[] = {1, 1.12, 1.27}; // exp(.25) = 1.284
    for (int i = 0; i < 3; i++)
        assert_false(stand(&day, 9 * rising[i]));
    day = new_day();
    const double falling[] = {1.6, 1.3, 1}; // steadier all the time
    for (int i = 0; i < 3; i++)
        assert_false(stand(&day, 9 * falling[i]));
    assert_int_equal(answer(&day), SESSION_ANSWER_GO);
}

static void test_fatigue_of_one_wild_hold_among_many_is_none(void **state)
{
    (void)state;
    struct day day = new_day();
    const double velocity[] = {9, 9, 9 * 1.5, 9, 9, 9};
    for (int i = 0; i < 6; i++) {
        bool tired = stand(&day, velocity[i]);
        assert_true(!tired || i == 2);
    }
}

static void test_fatigue_asks_only_quiet_standing(void **state)
{
    (void)state;
    struct day day = new_day();
    const struct session_fatigue_trial good = {
        .rung = &S1, .success = true, .hands_off_s = 30, .mean_velocity_mm_s = 9};
    for (int i = 0; i < 3; i++) { // each three times as lively as the one before, but no baseline
        double lively = 9 * pow(3, i);
        struct session_fatigue_trial trial = good;
        trial.mean_velocity_mm_s = lively;
        trial.rung = &S2;
        assert_false(add(&day, trial));
        trial.rung = &S5;
        assert_false(add(&day, trial));
        trial.rung = &S1;
        trial.game = SESSION_GAME_REACH;
        assert_false(add(&day, trial));
        trial.game = SESSION_GAME_HOLD;
        trial.tier = SESSION_TIER_MOTION;
        assert_false(add(&day, trial));
        trial.tier = SESSION_TIER_BOARD;
        trial.hands_off_s = 19;
        assert_false(add(&day, trial));
        trial.hands_off_s = 30;
        trial.mean_velocity_mm_s = i == 0 ? (double)NAN : i == 1 ? 0 : (double)INFINITY;
        assert_false(add(&day, trial));
    }
}

static void test_fatigue_still_livelier_after_the_rest_ends_it(void **state)
{
    (void)state;
    struct day day = new_day();
    stand(&day, 9);
    stand(&day, 11.5);
    assert_true(stand(&day, 14));
    session_fatigue_rested(&day.fatigue);
    assert_true(stand(&day, 16.5));
    assert_int_equal(answer(&day), SESSION_ANSWER_ENOUGH_TODAY);
    session_fatigue_rested(&day.fatigue); // no rest makes up for it
    assert_int_equal(answer(&day), SESSION_ANSWER_ENOUGH_TODAY);
}

static void test_fatigue_who_recovers_goes_on(void **state)
{
    (void)state;
    struct day day = new_day();
    stand(&day, 9);
    stand(&day, 10.5);
    assert_true(stand(&day, 12.4));
    session_fatigue_rested(&day.fatigue);
    assert_false(stand(&day, 9.3));
    assert_false(stand(&day, 9.1));
    assert_int_equal(answer(&day), SESSION_ANSWER_GO);
}

static void test_fatigue_two_failures_below_what_went_well_offer_a_rest(void **state)
{
    (void)state;
    struct day day = new_day();
    assert_false(try_s5(&day, SESSION_SIDE_LEFT, 0.6, true));
    assert_false(try_s5(&day, SESSION_SIDE_LEFT, 0.7, false)); // above: just about managing
    assert_false(try_s5(&day, SESSION_SIDE_LEFT, 0.5, false));
    assert_true(try_s5(&day, SESSION_SIDE_LEFT, 0.3, false));
    assert_int_equal(answer(&day), SESSION_ANSWER_REST);
    session_fatigue_rested(&day.fatigue);
    assert_false(try_s5(&day, SESSION_SIDE_LEFT, 0.1, false)); // counted anew
    assert_int_equal(answer(&day), SESSION_ANSWER_GO);
    assert_true(try_s5(&day, SESSION_SIDE_LEFT, 0.0, false));
    assert_int_equal(answer(&day), SESSION_ANSWER_ENOUGH_TODAY);
}

static void test_fatigue_a_success_between_the_failures_is_enough(void **state)
{
    (void)state;
    struct day day = new_day();
    try_s5(&day, SESSION_SIDE_LEFT, 0.6, true);
    for (int i = 0; i < 5; i++) {
        assert_false(try_s5(&day, SESSION_SIDE_LEFT, 0.5, false));
        assert_false(try_s5(&day, SESSION_SIDE_LEFT, 0.4, true));
    }
    assert_int_equal(answer(&day), SESSION_ANSWER_GO);
}

static void test_fatigue_sides_rungs_and_tiers_have_levels_of_their_own(void **state)
{
    (void)state;
    struct day day = new_day();
    try_s5(&day, SESSION_SIDE_LEFT, 0.6, true);
    for (int i = 0; i < 4; i++) // the weaker side never did it today
        assert_false(try_s5(&day, SESSION_SIDE_RIGHT, 0.3, false));
    struct session_fatigue_trial guided = {.rung = &S5,
                                           .side = SESSION_SIDE_LEFT,
                                           .tier = SESSION_TIER_GUIDED,
                                           .difficulty = 0.3,
                                           .mean_velocity_mm_s = (double)NAN};
    assert_false(add(&day, guided));
    assert_false(add(&day, guided));
    try_s5(&day, SESSION_SIDE_RIGHT, 0.5, true);
    assert_false(try_s5(&day, SESSION_SIDE_LEFT, 0.5, false)); // sides alternate
    assert_true(try_s5(&day, SESSION_SIDE_RIGHT, 0.4, false)); // and both got worse
}

static void test_fatigue_is_over_after_an_hour(void **state)
{
    (void)state;
    struct day day = new_day();
    try_s5(&day, SESSION_SIDE_LEFT, 0.6, true);
    for (int i = 0; i < 4; i++)
        try_s5(&day, SESSION_SIDE_LEFT, 0.3, false);
    assert_int_equal(answer(&day), SESSION_ANSWER_ENOUGH_TODAY);
    assert_int_equal(session_fatigue_answer(&day.fatigue, day.now_s + 3599),
                     SESSION_ANSWER_ENOUGH_TODAY);
    assert_int_equal(session_fatigue_answer(&day.fatigue, day.now_s + 3600), SESSION_ANSWER_GO);
    day.now_s += 3600;
    try_s5(&day, SESSION_SIDE_LEFT, 0.3, true);
    assert_int_equal(answer(&day), SESSION_ANSWER_GO);
    // What was done in the morning still says what she can do.
    try_s5(&day, SESSION_SIDE_LEFT, 0.4, false);
    assert_true(try_s5(&day, SESSION_SIDE_LEFT, 0.4, false));
    assert_int_equal(answer(&day), SESSION_ANSWER_REST);
}

static void test_fatigue_two_minutes_of_sitting_are_the_rest(void **state)
{
    (void)state;
    struct day day = new_day();
    stand(&day, 9);
    stand(&day, 11);
    assert_true(stand(&day, 13));
    assert_int_equal(session_fatigue_answer(&day.fatigue, day.now_s + 119), SESSION_ANSWER_REST);
    assert_int_equal(session_fatigue_answer(&day.fatigue, day.now_s + 120), SESSION_ANSWER_GO);
}

static void test_fatigue_of_more_exercises_than_it_keeps_does_no_harm(void **state)
{
    (void)state;
    struct day day = new_day();
    struct session_rung rung = {.stance = SESSION_STANCE_TANDEM};
    for (int i = 0; i < 3 * SESSION_FATIGUE_LEVELS; i++) {
        rung.id[0] = (char)('A' + i / 26);
        rung.id[1] = (char)('a' + i % 26);
        assert_false(add(&day, (struct session_fatigue_trial){
                                   .rung = &rung, .difficulty = 0.5, .success = true}));
    }
    assert_int_equal(answer(&day), SESSION_ANSWER_GO);
}

// 30 s holds vary by a factor of 1.63 within a session (95 %, sway.md 1.14).
static double noisy(uint64_t *dice)
{
    double normal = 0; // of twelve dice
    for (int i = 0; i < 12; i++)
        normal += sim_random_unit(dice) - 0.5;
    return exp(normal * log(1.63) / (1.96 * sqrt(2)));
}

static void test_fatigue_finds_the_tired_and_leaves_the_rested(void **state)
{
    (void)state;
    enum { PEOPLE = 4000, HOLDS = 6 };
    const double tires[] = {0, 0.15}; // of ln V from hold to hold
    double offered[2][HOLDS + 1] = {{0}};
    double ended[2][HOLDS + 1] = {{0}};
    uint64_t dice = 3;
    for (int kind = 0; kind < 2; kind++)
        for (int i = 0; i < PEOPLE; i++) {
            struct day day = new_day();
            bool any = false;
            for (int hold = 1; hold <= HOLDS; hold++) {
                any |= stand(&day, 9 * exp(tires[kind] * hold) * noisy(&dice));
                offered[kind][hold] += any / (double)PEOPLE;
                ended[kind][hold] += (answer(&day) == SESSION_ANSWER_ENOUGH_TODAY) / (double)PEOPLE;
            }
        }
    print_message("S1 holds  rested: rest  end   tiring: rest  end\n");
    for (int hold = 3; hold <= HOLDS; hold++)
        print_message("%8d         %.2f  %.2f          %.2f  %.2f\n", hold, offered[0][hold],
                      ended[0][hold], offered[1][hold], ended[1][hold]);
    assert_true(offered[0][3] < 0.18 && ended[0][HOLDS] < 0.04);
    assert_true(offered[1][HOLDS] > 0.95 && ended[1][HOLDS] > 0.80);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fatigue_of_nobody_is_none),
        cmocka_unit_test(test_fatigue_livelier_standing_offers_a_rest),
        cmocka_unit_test(test_fatigue_below_the_threshold_goes_on),
        cmocka_unit_test(test_fatigue_of_one_wild_hold_among_many_is_none),
        cmocka_unit_test(test_fatigue_asks_only_quiet_standing),
        cmocka_unit_test(test_fatigue_still_livelier_after_the_rest_ends_it),
        cmocka_unit_test(test_fatigue_who_recovers_goes_on),
        cmocka_unit_test(test_fatigue_two_failures_below_what_went_well_offer_a_rest),
        cmocka_unit_test(test_fatigue_a_success_between_the_failures_is_enough),
        cmocka_unit_test(test_fatigue_sides_rungs_and_tiers_have_levels_of_their_own),
        cmocka_unit_test(test_fatigue_is_over_after_an_hour),
        cmocka_unit_test(test_fatigue_two_minutes_of_sitting_are_the_rest),
        cmocka_unit_test(test_fatigue_of_more_exercises_than_it_keeps_does_no_harm),
        cmocka_unit_test(test_fatigue_finds_the_tired_and_leaves_the_rested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
