#include "tests/check.h"

#include "input/virtual/gait.h"
#include "input/virtual/pendulum.h"
#include "tests/input/body_run.h"

// Marching, as the body itself knows it; tests/virtual holds it against the measures.

static void test_gait_feet_come_down_as_far_apart_as_asked(void **state)
{
    (void)state;
    const double foot_to_foot_s[] = {0.4, 0.7, 1.0, 1.4, 3.0};
    for (int k = 0; k < 5; k++) {
        struct gait gait = {0};
        struct way leg = {0};
        struct noise_source source;
        struct body_command command = {.gait = BODY_GAIT_MARCH,
                                       .step_s = gait_single_s(foot_to_foot_s[k])};
        noise_source_init(&source, 1);
        int64_t step = 0;
        for (; gait.step_count < 50; step++)
            gait_step(&gait, &command, 0.0, step, &source, &leg);
        assert_relative((double)step * PENDULUM_STEP_S / 50.0, foot_to_foot_s[k], 0.01);
    }
}

static void test_gait_the_weight_goes_from_leg_to_leg(void **state)
{
    (void)state;
    struct body_settings settings = body_run_settings(BODY_YOUNG, 6);
    struct body_command command = {.gait = BODY_GAIT_NONE, .step_s = 1.0};
    struct body_run run;
    body_run_begin(&run, &settings, &command);
    command.gait = BODY_GAIT_MARCH;
    person_command(&run.person, &command);
    body_run_wait(&run, 3.0);
    int left = 0, right = 0, light = 0;
    for (int i = 0; i < 3000; i++) {
        body_run_wait(&run, 0.01);
        left += person_cop_ml_mm(&run.person) < -0.7 * BODY_FOOT_ML_MM;
        right += person_cop_ml_mm(&run.person) > 0.7 * BODY_FOOT_ML_MM;
        light += fabs(person_load_kg(&run.person) / run.person.settings.mass_kg - 1.0) > 0.04;
    }
    assert_in_range(left, 1100, 1500);
    assert_in_range(right, 1100, 1500);
    assert_int_equal(light, 0); // sway.md 3.11: the load stays
}

static void test_gait_waits_for_both_feet_side_by_side(void **state)
{
    (void)state;
    const enum body_stance others[] = {BODY_STANCE_SEMI_TANDEM, BODY_STANCE_TANDEM,
                                       BODY_STANCE_ONE_LEG};
    for (int k = 0; k < 3; k++) {
        struct body_settings settings = body_run_settings(BODY_YOUNG, 3);
        struct body_command command = {.stance = others[k], .gait = BODY_GAIT_MARCH, .step_s = 0.6};
        struct body_run run;
        body_run_begin(&run, &settings, &command);
        body_run_wait(&run, 5.0);
        assert_int_equal(run.person.gait.step_count, 0);
    }
}

static void test_gait_goes_on_after_a_lost_balance(void **state)
{
    (void)state;
    int lost = 0, again = 0;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        struct body_settings settings = body_run_settings(BODY_OLD, seed);
        struct body_command command = {.gait = BODY_GAIT_MARCH, .step_s = 3.0, .eyes_closed = true};
        struct body_run run;
        body_run_begin(&run, &settings, &command);
        bool waits = false;
        for (int i = 0; i < 9000; i++) {
            body_run_wait(&run, 0.01);
            bool stands = run.person.phase == PERSON_STANDING;
            bool now_waits = stands && run.person.step < run.person.place.both_until_step;
            lost += !waits && now_waits;
            again += waits && stands && run.person.gait.side != 0;
            waits = now_waits;
        }
        assert_true(run.person.gait.step_count > 15);
    }
    assert_true(lost >= 5);
    assert_true(again >= lost - 5); // one may be waiting in the end
}

static void test_busy_hands_sway_more(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct body_settings settings = body_run_settings((enum body_profile)(seed % 3), seed);
        struct body_command command = {.stance = BODY_STANCE_APART};
        struct body_metrics quiet = body_run_metrics(&settings, &command);
        command.busy_hands = true;
        struct body_metrics busy = body_run_metrics(&settings, &command);
        assert_relative(busy.rms_ap_cm, BODY_BUSY_HANDS * quiet.rms_ap_cm, 0.03);
        assert_relative(busy.rms_ml_cm, BODY_BUSY_HANDS * quiet.rms_ml_cm, 0.03);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gait_feet_come_down_as_far_apart_as_asked),
        cmocka_unit_test(test_gait_the_weight_goes_from_leg_to_leg),
        cmocka_unit_test(test_gait_waits_for_both_feet_side_by_side),
        cmocka_unit_test(test_gait_goes_on_after_a_lost_balance),
        cmocka_unit_test(test_busy_hands_sway_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
