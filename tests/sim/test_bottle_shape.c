#include "tests/check.h"

#include <stdbool.h>

#include "game/sim/bottle_shape.h"

static double degrees(double rad)
{
    return rad * 180 / M_PI;
}

// The table of sway.md 6.1, with its own rounding.
static const struct table_row {
    enum sim_bottle_position position;
    double water_ml;
    double half_width_mm;
    double mass_g;
    double height_mm;
    double tip_deg;
    double tip_g;
    double growth_per_s; // 0: the table gives it for the narrow base only
    double e_fold_ms;
} table[] = {
    {SIM_BOTTLE_ON_BASE, 0, 30, 34, 150, 11.3, .20, 6.4, 156},
    {SIM_BOTTLE_ON_BASE, 0, 40, 34, 150, 15, .27, 0, 0},
    {SIM_BOTTLE_ON_BASE, 0, 45, 34, 150, 16.7, .30, 0, 0},
    {SIM_BOTTLE_ON_BASE, 100, 30, 134, 44, 34, .68, 7.1, 140},
    {SIM_BOTTLE_ON_BASE, 100, 40, 134, 44, 42, .91, 0, 0},
    {SIM_BOTTLE_ON_BASE, 300, 30, 334, 37, 39, .80, 9.1, 110},
    {SIM_BOTTLE_ON_BASE, 300, 40, 334, 37, 47, 1.07, 0, 0},
    {SIM_BOTTLE_ON_BASE, 750, 30, 784, 65, 25, .46, 9.5, 105},
    {SIM_BOTTLE_ON_BASE, 750, 40, 784, 65, 31, .61, 0, 0},
    {SIM_BOTTLE_ON_LID, 0, 14, 34, 170, 4.7, .08, 6.3, 159},
    {SIM_BOTTLE_ON_LID, 100, 14, 134, 81, 9.8, .17, 7.8, 128},
    {SIM_BOTTLE_ON_LID, 300, 14, 334, 89, 9.0, .16, 9.0, 111},
    {SIM_BOTTLE_ON_LID, 750, 14, 784, 122, 6.5, .11, 8.2, 122},
};

static void test_bottle_shape_meets_the_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        const struct table_row *row = &table[i];
        struct sim_bottle_shape shape =
            sim_bottle_shape_on(row->position, row->water_ml, row->half_width_mm);
        double tip_rad = sim_bottle_shape_tip_rad(&shape);
        double growth_per_s = sim_bottle_shape_growth_per_s(&shape);
        assert_near(shape.mass_kg * 1e3, row->mass_g, 1e-6);
        assert_near(shape.height_m * 1e3, row->height_mm, 0.7);
        assert_near(degrees(tip_rad), row->tip_deg, 0.51);
        assert_near(tan(tip_rad), row->tip_g, 0.012);
        if (row->growth_per_s > 0) {
            assert_near(growth_per_s, row->growth_per_s, 0.06);
            assert_near(1e3 / growth_per_s, row->e_fold_ms, 1.1);
        }
    }
}

static void test_bottle_shape_water_sloshes_at_its_pace(void **state)
{
    (void)state;
    // sway.md 6.2: 2.5 Hz at 100 ml, 3.2 Hz at 400 ml
    struct sim_bottle_shape little = sim_bottle_shape(SIM_BOTTLE_ON_BASE, 100);
    struct sim_bottle_shape more = sim_bottle_shape(SIM_BOTTLE_ON_BASE, 400);
    struct sim_bottle_shape none = sim_bottle_shape(SIM_BOTTLE_ON_BASE, 0);
    assert_near(sim_bottle_shape_slosh_rad_s(&little) / (2 * M_PI), 2.5, 0.05);
    assert_near(sim_bottle_shape_slosh_rad_s(&more) / (2 * M_PI), 3.2, 0.05);
    assert_near(sim_bottle_shape_slosh_rad_s(&none), 0, 0);
}

static void test_bottle_shape_keeps_water_inside(void **state)
{
    (void)state;
    struct sim_bottle_shape flood = sim_bottle_shape(SIM_BOTTLE_ON_LID, 5000);
    struct sim_bottle_shape drought = sim_bottle_shape(SIM_BOTTLE_ON_LID, -5);
    assert_near(flood.water_ml, 750, 0);
    assert_near(drought.mass_kg, 0.034, 1e-9);
}

static void test_bottle_task_starts_with_what_stands_best(void **state)
{
    (void)state;
    // sway.md 6.1: base 300 < 100 < 750 < empty << lid 100 < 300 < 750 < empty
    const double water_ml[2][4] = {{300, 100, 750, 0}, {100, 300, 750, 0}};
    for (int lid = 0; lid <= 1; lid++) {
        enum sim_bottle_position position = lid ? SIM_BOTTLE_ON_LID : SIM_BOTTLE_ON_BASE;
        double full_s = lid ? 10 : 20;
        for (int i = 0; i < 4; i++) {
            struct sim_bottle_task task = sim_bottle_task(position, 0.15 * i, full_s);
            assert_near(task.water_ml, water_ml[lid][i], 0);
            assert_near(task.length_s, full_s / 2, 1e-9);
            assert_int_equal(task.position, position);
        }
        assert_near(sim_bottle_task(position, 1, full_s).length_s, full_s, 1e-9);
    }
    struct sim_bottle_shape hardest_on_base = sim_bottle_shape(SIM_BOTTLE_ON_BASE, 0);
    struct sim_bottle_shape easiest_on_lid = sim_bottle_shape(SIM_BOTTLE_ON_LID, 100);
    assert_true(sim_bottle_shape_tip_rad(&hardest_on_base) >
                sim_bottle_shape_tip_rad(&easiest_on_lid));
}

static void test_bottle_task_never_gets_easier(void **state)
{
    (void)state;
    for (int lid = 0; lid <= 1; lid++) {
        enum sim_bottle_position position = lid ? SIM_BOTTLE_ON_LID : SIM_BOTTLE_ON_BASE;
        double tip_before = 90, length_before = 0;
        for (int i = -10; i <= 90; i++) {
            struct sim_bottle_task task = sim_bottle_task(position, i / 80.0, 20);
            struct sim_bottle_shape shape = sim_bottle_shape(position, task.water_ml);
            assert_true(sim_bottle_shape_tip_rad(&shape) <= tip_before);
            assert_true(task.length_s >= length_before);
            tip_before = sim_bottle_shape_tip_rad(&shape);
            length_before = task.length_s;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bottle_shape_meets_the_table),
        cmocka_unit_test(test_bottle_shape_water_sloshes_at_its_pace),
        cmocka_unit_test(test_bottle_shape_keeps_water_inside),
        cmocka_unit_test(test_bottle_task_starts_with_what_stands_best),
        cmocka_unit_test(test_bottle_task_never_gets_easier),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
