// Numbers from outside: what others have published or computed for the same real trials.

#include "tests/check.h"

#include "game/sway/score.h"
#include "tests/sway/bds.h"

static bool score_trial(const char *name, const struct sway_score_settings *settings,
                        struct sway_score *score)
{
    static struct bds_trial trial;
    if (!bds_load(name, &trial))
        return false;
    const struct sway_series series = {trial.t_s, trial.ml_mm, trial.ap_mm, trial.n};
    assert_int_equal(sway_score(&series, settings, score), SWAY_SCORE_OK);
    return true;
}

// Santos and Duarte 2016: area and velocity to 1e-9, frequency to 1e-6.
static void test_published_recipe_gives_the_published_numbers(void **state)
{
    (void)state;
    FILE *file = bds_open("published");
    if (!file)
        skip();
    char line[256];
    int trials = 0;
    while (fgets(line, sizeof line, file)) {
        char name[16];
        double area_cm2, velocity_cm_s, frequency_hz;
        if (sscanf(line, "%15[^,],%*d,%*d,%*[^,],%*[^,],%lf,%lf,%lf", name, &area_cm2,
                   &velocity_cm_s, &frequency_hz) != 4)
            continue;
        struct sway_score score;
        assert_true(score_trial(name, &sway_score_published, &score));
        assert_relative(score.ellipse_mm2, area_cm2 * 100.0, 1e-9);
        assert_relative(score.mean_velocity_mm_s, velocity_cm_s * 10.0, 1e-9);
        assert_relative(score.mean_frequency_hz, frequency_hz, 1e-6);
        trials++;
    }
    fclose(file);
    assert_int_equal(trials, 12);
}

// sway.md 0.5: the code of Quijoux et al. 2021 run on the same files. cm, cm/s, Hz, deg, s.
struct quijoux {
    const char *trial;
    double rms_ml, rms_ap, range_ml, range_ap;
    double velocity_ml, velocity_ap, velocity;
    double area, direction_deg, area_rate;
    double peak_s, peak_distance;
    double f50_ml, f50_ap, f95_ml, f95_ap;
};

static const struct quijoux quijoux[] = {
    {"BDS00001", .1693, .2960, .8297, 1.6621, .1560, .5256, .5706, .9464, .2555, .0407, 4.6794,
     .1386, .2837, .3338, 1.118, 1.485},
    {"BDS00004", .1362, .1822, .6808, 1.0099, .1496, .5059, .5498, .4660, 10.4250, .0345, 6.4843,
     .1119, .3004, .3672, 0.918, 1.585},
    {"BDS00007", .3598, .5809, 1.8973, 3.3845, .8376, 1.5583, 1.9152, 3.9360, 4.2962, .3004, .6483,
     .6392, .3338, .4339, 1.285, 1.369},
    {"BDS00010", .5134, .6691, 2.1063, 4.5311, .6933, 1.7120, 1.9701, 6.4413, 11.9659, .4453, .6786,
     .6017, .2837, .4339, 1.102, 1.519},
};

static void test_product_recipe_gives_the_numbers_of_quijoux(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof quijoux / sizeof quijoux[0]; i++) {
        const struct quijoux *want = &quijoux[i];
        struct sway_score score;
        if (!score_trial(want->trial, &sway_score_product, &score))
            skip();
        // 0.3 % is what the rounding of the table allows. Theirs divide by N / fs and use the
        // covariance with 1/N.
        const double n = (double)score.sample_count;
        const double share = (n - 1.0) / n;
        assert_relative(score.rms_ml_mm, want->rms_ml * 10.0, 0.003);
        assert_relative(score.rms_ap_mm, want->rms_ap * 10.0, 0.003);
        assert_relative(score.range_ml_mm, want->range_ml * 10.0, 0.003);
        assert_relative(score.range_ap_mm, want->range_ap * 10.0, 0.003);
        assert_relative(score.mean_velocity_ml_mm_s * share, want->velocity_ml * 10.0, 0.003);
        assert_relative(score.mean_velocity_ap_mm_s * share, want->velocity_ap * 10.0, 0.003);
        assert_relative(score.mean_velocity_mm_s * share, want->velocity * 10.0, 0.003);
        assert_relative(score.ellipse_mm2 * share, want->area * 100.0, 0.003);
        assert_near(score.ellipse_from_ap_deg, want->direction_deg, 0.01);
        assert_relative(score.area_rate_mm2_s * share, want->area_rate * 100.0, 0.003);
        const double bin_hz = 1.05 / 60.0;
        assert_near(score.f50_ml_hz, want->f50_ml, bin_hz);
        assert_near(score.f50_ap_hz, want->f50_ap, bin_hz);
        assert_near(score.f95_ml_hz, want->f95_ml, bin_hz);
        assert_near(score.f95_ap_hz, want->f95_ap, bin_hz);
        assert_relative(score.density_peak_s, want->peak_s, 0.003);
        assert_relative(score.density_peak_distance_mm, want->peak_distance * 10.0, 0.003);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_published_recipe_gives_the_published_numbers),
        cmocka_unit_test(test_product_recipe_gives_the_numbers_of_quijoux),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
