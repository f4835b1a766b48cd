#include "tests/virtual/carried.h"

#include "game/motion/orientation.h"
#include "game/motion/steadiness.h"
#include "game/motion/steps.h"
#include "input/virtual/person.h"

// A sensor in the pocket of somebody who walks or stands, as the step counter and the measures of
// steadiness see it.

struct walk {
    int told_steps;
    int counted_steps;
    double median_s;
    double lift_deg;
};

/** Stands for 8 s, walks for a minute, stands for 8 s. */
static struct walk walk(enum body_profile profile, uint64_t seed,
                        const struct virtual_motion_command *command)
{
    struct carried pocket;
    struct motion_steps steps;
    struct virtual_motion_command stand = *command;
    stand.place = VIRTUAL_MOTION_POCKET_STANDING;
    carried_begin(&pocket, profile, seed, &stand);
    for (int i = 0; i < 7600; i++) {
        if (i == 400)
            motion_steps_init(&steps); // the way into the stance is not of the walk
        pocket.command.place =
            i >= 800 && i < 6800 ? VIRTUAL_MOTION_POCKET_WALKING : VIRTUAL_MOTION_POCKET_STANDING;
        if (i == 800 || i == 6800)
            carried_tell(&pocket);
        struct input_motion_sample sample = carried_next(&pocket);
        if (i >= 400)
            motion_steps_push(&steps, &sample);
    }
    struct walk seen = {carried_steps(&pocket), (int)steps.count, motion_steps_median_s(&steps),
                        motion_steps_lift_deg(&steps)};
    carried_finish(&pocket);
    return seen;
}

static struct virtual_motion_command gait(enum body_gait gait, double step_s, bool left)
{
    return (struct virtual_motion_command){
        .place = VIRTUAL_MOTION_POCKET_WALKING,
        .body = {.gait = gait, .step_s = step_s},
        .in_left_pocket = left,
    };
}

static void test_pocket_steps_are_counted_from_walking_to_slow_march(void **state)
{
    (void)state;
    const double steps_s[] = {0.5, 0.7, 1.0, 1.5, 2.0, 3.0};
    for (size_t k = 0; k < sizeof steps_s / sizeof *steps_s; k++) {
        for (uint64_t seed = 1; seed <= 3; seed++) {
            struct virtual_motion_command march = gait(BODY_GAIT_MARCH, steps_s[k], seed % 2 == 0);
            // Neuropathy does not stand on one leg for three seconds every time.
            enum body_profile profile =
                steps_s[k] > 2.0 ? BODY_YOUNG : (enum body_profile)(seed % 3);
            struct walk seen = walk(profile, seed, &march);
            assert_between(seen.told_steps, 55.0 / steps_s[k], 64.0 / steps_s[k]);
            // steps.h: the other leg's first and last step cannot always be seen
            assert_between(seen.counted_steps - seen.told_steps, -2, 1);
            assert_relative(seen.median_s, steps_s[k], 0.05);
        }
    }
}

static void test_pocket_steps_on_tiptoe_are_counted(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 4; seed++) {
        struct virtual_motion_command march = gait(BODY_GAIT_MARCH_TIPTOE, 1.2, seed % 2 == 0);
        struct walk seen = walk((enum body_profile)(seed % 3), seed, &march);
        assert_between(seen.counted_steps - seen.told_steps, -2, 1);
        struct virtual_motion_command flat = gait(BODY_GAIT_MARCH, 1.2, seed % 2 == 0);
        assert_true(seen.lift_deg < walk((enum body_profile)(seed % 3), seed, &flat).lift_deg);
    }
}

static void test_pocket_thigh_is_lifted_as_far_as_told(void **state)
{
    (void)state;
    const double lifts_deg[] = {20.0, 40.0, 60.0, 80.0};
    for (int k = 0; k < 4; k++) {
        struct virtual_motion_command march = gait(BODY_GAIT_MARCH, 2.0, k % 2);
        march.lift_deg = lifts_deg[k];
        assert_near(walk(BODY_YOUNG, 5, &march).lift_deg, lifts_deg[k], 3.0);
    }
}

static void test_pocket_who_does_not_walk_makes_no_steps(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        struct virtual_motion_command still = gait(BODY_GAIT_NONE, 1.0, false);
        struct walk seen = walk((enum body_profile)(seed % 3), seed, &still);
        assert_int_equal(seen.told_steps, 0);
        assert_int_equal(seen.counted_steps, 0);
    }
}

static void test_pocket_shuffling_slowly_lifts_no_thigh(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        struct virtual_motion_command shuffle = gait(BODY_GAIT_SHUFFLE, 2.0, false);
        struct walk seen = walk((enum body_profile)(seed % 3), seed, &shuffle);
        assert_true(seen.told_steps >= 25);
        assert_true(seen.counted_steps <= 3);
        assert_true(isnan(seen.lift_deg));
    }
}

static const struct virtual_motion_command stands = {.place = VIRTUAL_MOTION_POCKET_STANDING};

/** Seconds 10 to 40 of standing. */
static struct motion_steadiness sway_of(enum body_profile profile, uint64_t seed,
                                        const struct virtual_motion_command *command)
{
    static struct input_motion_sample samples[3000];
    struct carried pocket;
    carried_begin(&pocket, profile, seed, command);
    for (int i = 0; i < 1000; i++)
        carried_next(&pocket);
    for (int i = 0; i < 3000; i++)
        samples[i] = carried_next(&pocket);
    carried_finish(&pocket);
    struct motion_steadiness sway;
    assert_int_equal(motion_steadiness(samples, 3000, &sway), MOTION_STEADINESS_OK);
    return sway;
}

/** The same person without a sensor: RMS of the mass' displacement over its height, degrees. */
static double lean_rms_deg(enum body_profile profile, uint64_t seed,
                           const struct body_command *command)
{
    struct person person;
    struct body_settings settings = body_settings_default;
    settings.profile = profile;
    settings.seed = seed;
    person_init(&person, &settings);
    person_command(&person, command);
    double sum[PROFILE_PLANES] = {0.0}, squares = 0.0;
    for (int i = 0; i < 4000; i++) {
        person_advance(&person, (i + 1) * 10000);
        for (int plane = 0; i >= 1000 && plane < PROFILE_PLANES; plane++) {
            sum[plane] += person.planes[plane].com_mm / 3000.0;
            squares += person.planes[plane].com_mm * person.planes[plane].com_mm / 3000.0;
        }
    }
    for (int plane = 0; plane < PROFILE_PLANES; plane++)
        squares -= sum[plane] * sum[plane];
    const double height_mm = 9810.0 / (3.1 * 3.1); // of the mass: g / omega^2
    return sqrt(squares) / height_mm * 180.0 / M_PI;
}

static void test_pocket_sways_as_the_body_does(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        enum body_profile profile = (enum body_profile)(seed % 3);
        struct motion_steadiness sway = sway_of(profile, seed, &stands);
        // The measure takes the gyroscope's mean for its zero and cannot tell lean from push.
        double lean_deg = lean_rms_deg(profile, seed, &stands.body);
        assert_relative(sway.tilt_rms_deg, lean_deg, 0.3);
        assert_between(sway.tilt_rms_deg, 0.1, 0.8);
    }
}

static void test_pocket_harder_stances_sway_more(void **state)
{
    (void)state;
    double apart_deg = 0.0, closed_deg = 0.0, tandem_deg = 0.0, one_leg_deg = 0.0;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        struct virtual_motion_command command = stands;
        command.body.front_left = command.in_left_pocket = true; // on the standing leg
        apart_deg += sway_of(BODY_NEUROPATHY, seed, &command).tilt_rms_deg;
        command.body.eyes_closed = true;
        closed_deg += sway_of(BODY_NEUROPATHY, seed, &command).tilt_rms_deg;
        command.body.eyes_closed = false;
        command.body.stance = BODY_STANCE_TANDEM;
        tandem_deg += sway_of(BODY_YOUNG, seed, &command).tilt_rms_deg;
        command.body.stance = BODY_STANCE_ONE_LEG;
        one_leg_deg += sway_of(BODY_YOUNG, seed, &command).tilt_rms_deg;
    }
    assert_true(closed_deg > 1.15 * apart_deg);
    assert_true(tandem_deg > apart_deg);
    assert_true(one_leg_deg > 1.3 * tandem_deg);
}

static struct motion_tilt pose_after(const struct virtual_motion_command *command, uint64_t seed,
                                     int samples, double up[3])
{
    struct carried pocket;
    struct motion_orientation orientation;
    struct motion_tilt tilt = {0};
    carried_begin(&pocket, BODY_YOUNG, seed, command);
    motion_orientation_init(&orientation, &motion_orientation_default);
    for (int i = 0; i < samples; i++) {
        struct input_motion_sample sample = carried_next(&pocket);
        motion_orientation_push(&orientation, &sample);
    }
    assert_true(motion_orientation_tilt(&orientation, &tilt));
    for (int i = 0; i < 3; i++)
        up[i] = orientation.up[i];
    carried_finish(&pocket);
    return tilt;
}

static void test_pocket_stands_on_end_turned_anyhow(void **state)
{
    (void)state;
    int ends = 0, faces = 0;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        double up[3], sitting[3];
        struct virtual_motion_command command = stands;
        struct motion_tilt tilt = pose_after(&command, seed, 600, up);
        assert_between(tilt.tilt_deg, 65.0, 115.0); // its face looks at the leg or away from it
        assert_true(fabs(up[2]) > 0.85);
        ends += up[2] > 0.0;
        faces += up[1] > 0.0;
        // Who sits has the thigh level.
        command.body.stance = BODY_STANCE_OFF;
        pose_after(&command, seed, 600, sitting);
        double cosine = up[0] * sitting[0] + up[1] * sitting[1] + up[2] * sitting[2];
        assert_between(acos(cosine) * 180.0 / M_PI, 70.0, 90.0);
    }
    assert_between(ends, 4, 16);
    assert_between(faces, 4, 16);
}

static void test_pocket_hangs_on_the_leg_it_is_told(void **state)
{
    (void)state;
    for (int k = 0; k < 4; k++) {
        bool on_left_leg = k % 2 == 0, in_left_pocket = k < 2;
        double both[3], one[3];
        struct virtual_motion_command command = stands;
        command.in_left_pocket = in_left_pocket;
        command.body.front_left = on_left_leg;
        pose_after(&command, 4, 600, both);
        command.body.stance = BODY_STANCE_ONE_LEG;
        pose_after(&command, 4, 900, one);
        double cosine = both[0] * one[0] + both[1] * one[1] + both[2] * one[2];
        double apart_deg = acos(fmin(cosine, 1.0)) * 180.0 / M_PI;
        if (on_left_leg == in_left_pocket)
            assert_between(apart_deg, 0.0, 8.0); // the standing leg only leans
        else
            assert_between(apart_deg, 14.0, 28.0);
    }
}

static void test_pocket_feels_a_foot_come_down(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct virtual_motion_command command = stands;
        command.body.stance = BODY_STANCE_ONE_LEG;
        command.body.front_left = command.in_left_pocket = true;
        struct carried pocket;
        carried_begin(&pocket, BODY_YOUNG, seed, &command);
        double quiet_g = 0.0, down_g = 0.0;
        for (int i = 0; i < 1100; i++) {
            if (i == 1000) {
                pocket.command.body.stance = BODY_STANCE_APART;
                carried_tell(&pocket);
            }
            struct input_motion_sample sample = carried_next(&pocket);
            const double *a = sample.accel_g;
            double jolt_g = fabs(sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]) - 1.0);
            if (i >= 700 && i < 1000)
                quiet_g = fmax(quiet_g, jolt_g);
            if (i >= 1000)
                down_g = fmax(down_g, jolt_g);
        }
        assert_true(down_g > 2.0 * quiet_g && down_g > 0.03);
        carried_finish(&pocket);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pocket_steps_are_counted_from_walking_to_slow_march),
        cmocka_unit_test(test_pocket_steps_on_tiptoe_are_counted),
        cmocka_unit_test(test_pocket_thigh_is_lifted_as_far_as_told),
        cmocka_unit_test(test_pocket_who_does_not_walk_makes_no_steps),
        cmocka_unit_test(test_pocket_shuffling_slowly_lifts_no_thigh),
        cmocka_unit_test(test_pocket_sways_as_the_body_does),
        cmocka_unit_test(test_pocket_harder_stances_sway_more),
        cmocka_unit_test(test_pocket_stands_on_end_turned_anyhow),
        cmocka_unit_test(test_pocket_hangs_on_the_leg_it_is_told),
        cmocka_unit_test(test_pocket_feels_a_foot_come_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
