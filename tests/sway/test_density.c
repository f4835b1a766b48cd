#include "tests/check.h"

#include "game/sway/density.h"

static const double pi = 3.14159265358979323846;

enum { rate_hz = 100 };

// From rest to rest, 30 mm in 3 s without a jerk: 30 (c - sin(2 pi c) / (2 pi)) in cycles c. 3 mm
// on either side of a rest are reached at c = 0.2588, so a rest lasts 1.553 s.
static void test_density_finds_rests(void **state)
{
    (void)state;
    enum { n = 60 * rate_hz };
    double ml[n], ap[n];
    for (int i = 0; i < n; i++) {
        const double angle = 2.0 * pi * i / (3.0 * rate_hz);
        ml[i] = 30.0 * (angle - sin(angle)) / (2.0 * pi);
        ap[i] = 7.0;
    }
    struct sway_density density;
    assert_true(sway_density_of(ml, ap, n, rate_hz, &density));
    assert_near(density.peak_s, 1.553, 0.05);
    // The flat top of a rest may hold several peaks: no farther apart than rest from rest.
    assert_true(density.peak_distance_mm > 1.0 && density.peak_distance_mm <= 30.0);
}

// Round and round at one speed no place is better than another.
static void test_density_of_a_circle_has_no_peak(void **state)
{
    (void)state;
    enum { n = 40 * rate_hz };
    double ml[n], ap[n];
    for (int i = 0; i < n; i++) {
        ml[i] = 10.0 * cos(0.025 * i);
        ap[i] = 10.0 * sin(0.025 * i);
    }
    struct sway_density density;
    assert_true(sway_density_of(ml, ap, n, rate_hz, &density));
    assert_true(!(density.peak_s > 0.35)); // 6 mm of arc at 25 mm/s and no more
}

static void test_density_of_too_little(void **state)
{
    (void)state;
    double ml[100] = {0.0}, ap[100] = {0.0};
    struct sway_density density;
    assert_false(sway_density_of(ml, ap, 0, 25.0, &density));
    assert_false(sway_density_of(ml, ap, 15, 25.0, &density));
    assert_false(sway_density_of(ml, ap, 100, 5.0, &density));
    assert_true(sway_density_of(ml, ap, 100, 25.0, &density)); // still: one stay, no peak of it
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_density_finds_rests),
        cmocka_unit_test(test_density_of_a_circle_has_no_peak),
        cmocka_unit_test(test_density_of_too_little),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
