#include "tests/check.h"

#include "game/sway/ellipse.h"

static const double pi = 3.14159265358979323846;

// sway.md 1.4, checked there against scipy.
static void test_ellipse_k_table(void **state)
{
    (void)state;
    assert_near(sway_ellipse_k(250), 6.1132, 0.00005);
    assert_near(sway_ellipse_k(500), 6.0518, 0.00005);
    assert_near(sway_ellipse_k(750), 6.0316, 0.00005);
    assert_near(sway_ellipse_k(1500), 6.0115, 0.00005);
    assert_near(sway_ellipse_k(3000), 6.0015, 0.00005);
    assert_near(sway_ellipse_k(6000), 5.9965, 0.00005);
    assert_near(sway_ellipse_k(1000000000), 5.99146, 0.000005); // -2 ln .05
}

static void test_ellipse_still_stance_is_zero(void **state)
{
    (void)state;
    double ml[100], ap[100];
    for (int i = 0; i < 100; i++) {
        ml[i] = 12.3;
        ap[i] = -45.6;
    }
    struct sway_ellipse ellipse;
    assert_true(sway_ellipse_fit(ml, ap, 100, &ellipse));
    assert_near(ellipse.area_mm2, 0.0, 1e-12);
    assert_near(ellipse.major_mm, 0.0, 1e-12);
    assert_near(ellipse.angle_deg, 0.0, 0.0);
    assert_false(sway_ellipse_fit(ml, ap, 2, &ellipse));
}

// An ellipse traced evenly has variances a^2/2 and b^2/2 (n / (n-1)) along its axes.
static void test_ellipse_of_a_traced_ellipse(void **state)
{
    (void)state;
    enum { n = 720 };
    double ml[n], ap[n];
    const double a = 9.0, b = 4.0;
    for (int degrees = -80; degrees <= 90; degrees += 10) {
        const double angle = degrees * pi / 180.0;
        for (int i = 0; i < n; i++) {
            const double u = a * cos(2.0 * pi * i / n), v = b * sin(2.0 * pi * i / n);
            ml[i] = 100.0 + u * cos(angle) - v * sin(angle);
            ap[i] = -50.0 + u * sin(angle) + v * cos(angle);
        }
        struct sway_ellipse ellipse;
        assert_true(sway_ellipse_fit(ml, ap, n, &ellipse));
        const double scale = sqrt(sway_ellipse_k(n) * 0.5 * n / (n - 1.0));
        assert_relative(ellipse.major_mm, a * scale, 1e-9);
        assert_relative(ellipse.minor_mm, b * scale, 1e-9);
        assert_relative(ellipse.area_mm2, pi * a * b * scale * scale, 1e-9);
        assert_near(sin(ellipse.angle_deg * pi / 180.0 - angle), 0.0, 1e-9);
    }
}

static void test_ellipse_of_a_line_has_no_area(void **state)
{
    (void)state;
    double ml[200], ap[200];
    for (int i = 0; i < 200; i++) {
        ml[i] = 0.1 * i;
        ap[i] = 0.3 * i;
    }
    struct sway_ellipse ellipse;
    assert_true(sway_ellipse_fit(ml, ap, 200, &ellipse));
    assert_near(ellipse.area_mm2, 0.0, 1e-4);
    assert_near(ellipse.minor_mm, 0.0, 1e-6);
    assert_near(ellipse.angle_deg, atan(3.0) * 180.0 / pi, 1e-6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ellipse_k_table),
        cmocka_unit_test(test_ellipse_still_stance_is_zero),
        cmocka_unit_test(test_ellipse_of_a_traced_ellipse),
        cmocka_unit_test(test_ellipse_of_a_line_has_no_area),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
