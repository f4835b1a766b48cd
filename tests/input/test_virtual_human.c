#include "tests/check.h"

#include "tests/input/body_run.h"

// The virtual body against 163 people on a force plate (sway.md 1.13, firm floor; spectrum: 0.5).

#define SEEDS 40

struct range {
    double median, low, high; // of people: 5 % are below low, 5 % above high
};

struct condition {
    const char *name;
    enum body_profile profile;
    bool eyes_closed;
    struct range people[6]; // V, Vml, Vap cm/s; RMS ml, ap cm; area cm2
};

static const struct condition conditions[] = {
    {"young, open",
     BODY_YOUNG,
     false,
     {{.77, .52, 1.45},
      {.43, .24, .83},
      {.56, .37, 1.02},
      {.23, .12, .43},
      {.35, .21, .64},
      {1.27, .51, 3.65}}},
    {"young, closed",
     BODY_YOUNG,
     true,
     {{.84, .53, 1.74},
      {.41, .23, .95},
      {.59, .39, 1.20},
      {.22, .11, .49},
      {.40, .22, .66},
      {1.57, .53, 4.93}}},
    {"old, open",
     BODY_OLD,
     false,
     {{.99, .68, 2.15},
      {.45, .27, 1.03},
      {.81, .52, 1.57},
      {.25, .14, .47},
      {.38, .24, .72},
      {1.80, .65, 4.37}}},
    {"old, closed",
     BODY_OLD,
     true,
     {{1.07, .62, 2.20},
      {.49, .26, .93},
      {.86, .52, 1.75},
      {.23, .13, .43},
      {.39, .21, .66},
      {1.71, .56, 4.01}}},
};

static struct body_metrics stand(enum body_profile profile, bool eyes_closed, uint64_t seed)
{
    struct body_settings settings = body_run_settings(profile, seed);
    struct body_command command = {.stance = BODY_STANCE_APART, .eyes_closed = eyes_closed};
    return body_run_metrics(&settings, &command);
}

static void check_condition(const struct condition *condition)
{
    static const char *measures[] = {"V", "V ml", "V ap", "RMS ml", "RMS ap", "area"};
    double values[6][SEEDS];
    for (int i = 0; i < SEEDS; i++) {
        struct body_metrics m =
            stand(condition->profile, condition->eyes_closed, 1000 + (uint64_t)i);
        double of[6] = {m.velocity_cm_s, m.velocity_ml_cm_s, m.velocity_ap_cm_s,
                        m.rms_ml_cm,     m.rms_ap_cm,        m.area_cm2};
        for (int k = 0; k < 6; k++)
            values[k][i] = of[k];
    }
    for (int k = 0; k < 6; k++) {
        const struct range *people = &condition->people[k];
        int inside = 0;
        for (int i = 0; i < SEEDS; i++)
            inside += values[k][i] >= people->low && values[k][i] <= people->high;
        double median = body_run_median(values[k], SEEDS);
        print_message("%-13s %-6s %.2f, people %.2f; %d of %d in their 90 %%\n", condition->name,
                      measures[k], median, people->median, inside, SEEDS);
        assert_relative(median, people->median, 0.25);
        assert_true(inside >= SEEDS * 9 / 10);
    }
}

static void test_human_quiet_standing_is_as_in_people(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++)
        check_condition(&conditions[i]);
}

static double romberg(enum body_profile profile, double low, double high, int *inside)
{
    double ratio[SEEDS];
    *inside = 0;
    for (int i = 0; i < SEEDS; i++) {
        uint64_t seed = 2000 + (uint64_t)i;
        ratio[i] =
            stand(profile, true, seed).velocity_cm_s / stand(profile, false, seed).velocity_cm_s;
        *inside += ratio[i] >= low && ratio[i] <= high;
    }
    return body_run_median(ratio, SEEDS);
}

static void test_human_closing_the_eyes_costs_what_it_costs_people(void **state)
{
    (void)state;
    int young_inside, old_inside, neuropathy_inside;
    double young = romberg(BODY_YOUNG, 0.88, 1.36, &young_inside);
    double old = romberg(BODY_OLD, 0.83, 1.54, &old_inside);
    double neuropathy = romberg(BODY_NEUROPATHY, 1.1, 2.0, &neuropathy_inside);
    print_message("Romberg quotient of velocity: young %.2f, old %.2f, neuropathy %.2f\n", young,
                  old, neuropathy);
    assert_true(young_inside >= SEEDS * 9 / 10 && young > 1.0);
    assert_true(old_inside >= SEEDS * 9 / 10 && old > 1.0);
    assert_true(neuropathy_inside >= SEEDS * 9 / 10);
    assert_true(neuropathy > young && neuropathy > old);
}

static void test_human_spectrum_is_as_in_people(void **state)
{
    (void)state;
    for (int which = 0; which < 4; which++) {
        double f50_ml[SEEDS], f50_ap[SEEDS], f95_ml[SEEDS], f95_ap[SEEDS];
        for (int i = 0; i < SEEDS; i++) {
            struct body_metrics m =
                stand(conditions[which].profile, conditions[which].eyes_closed, 3000 + (uint64_t)i);
            f50_ml[i] = m.f50_ml_hz;
            f50_ap[i] = m.f50_ap_hz;
            f95_ml[i] = m.f95_ml_hz;
            f95_ap[i] = m.f95_ap_hz;
        }
        double f50[2] = {body_run_median(f50_ml, SEEDS), body_run_median(f50_ap, SEEDS)};
        double f95[2] = {body_run_median(f95_ml, SEEDS), body_run_median(f95_ap, SEEDS)};
        print_message("%-13s F50 ML %.2f AP %.2f Hz, F95 ML %.2f AP %.2f Hz\n",
                      conditions[which].name, f50[0], f50[1], f95[0], f95[1]);
        for (int plane = 0; plane < 2; plane++) {
            assert_true(f50[plane] >= 0.28 && f50[plane] <= 0.45);
            assert_true(f95[plane] >= 0.9 && f95[plane] <= 1.6);
        }
    }
}

/** Seconds in semi-tandem, eyes closed, until a hand helps or the person steps off; at most 30. */
static double hands_off_s(enum body_profile profile, uint64_t seed)
{
    struct body_settings settings = body_run_settings(profile, seed);
    struct body_command command = {.stance = BODY_STANCE_SEMI_TANDEM, .hand_kg = 15.0};
    struct body_run run;
    body_run_begin(&run, &settings, &command);
    command.hand_kg = 0.0;
    command.eyes_closed = true;
    person_command(&run.person, &command);
    body_run_wait(&run, 1.0); // the hand has left the table
    for (int i = 0; i < 300; i++) {
        body_run_wait(&run, 0.1);
        if (person_load_kg(&run.person) < 0.96 * run.person.settings.mass_kg)
            return i * 0.1;
    }
    return 30.0;
}

static void test_human_hands_off_seconds_young_old_neuropathy(void **state)
{
    (void)state;
    double mean_s[3] = {0};
    int full[3] = {0};
    for (int profile = 0; profile < 3; profile++) {
        for (uint64_t seed = 1; seed <= 50; seed++) {
            double seconds = hands_off_s((enum body_profile)profile, seed);
            mean_s[profile] += seconds / 50.0;
            full[profile] += seconds >= 30.0;
        }
        print_message("%-10s semi-tandem, eyes closed: %.1f of 30 s, %d of 50 the whole time\n",
                      body_profile_name((enum body_profile)profile), mean_s[profile],
                      full[profile]);
    }
    assert_true(mean_s[BODY_YOUNG] > mean_s[BODY_OLD] + 1.0);
    assert_true(mean_s[BODY_OLD] > mean_s[BODY_NEUROPATHY] + 5.0);
    assert_true(full[BODY_YOUNG] >= 48);
    assert_in_range(full[BODY_OLD], 25, 47);
    assert_in_range(full[BODY_NEUROPATHY], 2, 20);
    assert_true(mean_s[BODY_NEUROPATHY] > 8.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_human_quiet_standing_is_as_in_people),
        cmocka_unit_test(test_human_closing_the_eyes_costs_what_it_costs_people),
        cmocka_unit_test(test_human_spectrum_is_as_in_people),
        cmocka_unit_test(test_human_hands_off_seconds_young_old_neuropathy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
