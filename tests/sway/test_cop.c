#include "tests/check.h"

#include "game/sway/cop.h"

// Synthetic board of devices.md 1.11: counts at 0, 17 and 34 kg; TR BR TL BL.
static const int counts[4][3] = {
    {4210, 5923, 7641}, {18760, 20491, 22226}, {7002, 8718, 10441}, {15333, 17091, 18856}};

static double corner_kg(int corner, int raw)
{
    const int *c = counts[corner];
    if (raw < c[1])
        return 17.0 * (raw - c[0]) / (c[1] - c[0]);
    return 17.0 + 17.0 * (raw - c[1]) / (c[2] - c[1]);
}

static struct input_board_sample board(int tr, int br, int tl, int bl)
{
    return (struct input_board_sample){
        .tr_kg = corner_kg(0, tr),
        .br_kg = corner_kg(1, br),
        .tl_kg = corner_kg(2, tl),
        .bl_kg = corner_kg(3, bl),
    };
}

static void test_cop_of_the_published_vectors(void **state)
{
    (void)state;
    struct sway_point cop;
    const struct input_board_sample a = board(6357, 20409, 8991, 16874);
    assert_true(sway_cop(&sway_board_frame_default, &a, &cop));
    assert_near(cop.ml_mm, 8.692, 0.0005);
    assert_near(cop.ap_mm, 16.330, 0.0005);

    const struct input_board_sample c = board(8190, 18690, 10600, 15250);
    assert_true(sway_cop(&sway_board_frame_default, &c, &cop));
    assert_near(cop.ml_mm, 11.718, 0.0005);
    assert_near(cop.ap_mm, 123.824, 0.0005);

    const struct input_board_sample d = board(4171, 18802, 6975, 15298);
    assert_false(sway_cop(&sway_board_frame_default, &d, &cop));

    const struct input_board_sample tared = {
        .tr_kg = a.tr_kg - d.tr_kg,
        .br_kg = a.br_kg - d.br_kg,
        .tl_kg = a.tl_kg - d.tl_kg,
        .bl_kg = a.bl_kg - d.bl_kg,
    };
    assert_true(sway_cop(&sway_board_frame_default, &tared, &cop));
    assert_near(cop.ml_mm, 6.742, 0.0005);
    assert_near(cop.ap_mm, 17.392, 0.0005);
}

// Load on the board's front edge only: where the person has it depends on how the board lies.
static void test_cop_follows_the_turned_board(void **state)
{
    (void)state;
    const struct input_board_sample front = {.tr_kg = 35.0, .tl_kg = 35.0};
    const struct input_board_sample right = {.tr_kg = 35.0, .br_kg = 35.0};
    const struct {
        int turns;
        struct sway_point front, right;
    } cases[] = {
        {0, {0.0, 119.0}, {216.5, 0.0}},
        {SWAY_COP_LENGTHWISE, {119.0, 0.0}, {0.0, -216.5}}, // front edge to the person's right
        {2, {0.0, -119.0}, {-216.5, 0.0}},
        {3, {-119.0, 0.0}, {0.0, 216.5}},
        {5, {119.0, 0.0}, {0.0, -216.5}},
        {-1, {-119.0, 0.0}, {0.0, 216.5}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sway_board_frame frame = sway_board_frame_default;
        frame.quarter_turns = cases[i].turns;
        struct sway_point cop;
        assert_true(sway_cop(&frame, &front, &cop));
        assert_near(cop.ml_mm, cases[i].front.ml_mm, 1e-9);
        assert_near(cop.ap_mm, cases[i].front.ap_mm, 1e-9);
        assert_true(sway_cop(&frame, &right, &cop));
        assert_near(cop.ml_mm, cases[i].right.ml_mm, 1e-9);
        assert_near(cop.ap_mm, cases[i].right.ap_mm, 1e-9);
    }
}

static void test_cop_needs_somebody_on_the_board(void **state)
{
    (void)state;
    struct sway_point cop = {1.0, 2.0};
    const struct input_board_sample light = {.tr_kg = 9.9};
    const struct input_board_sample enough = {.tr_kg = 10.0};
    const struct input_board_sample broken = {.tr_kg = (double)NAN, .bl_kg = 70.0};
    const struct input_board_sample endless = {.tr_kg = (double)INFINITY, .bl_kg = 70.0};
    assert_false(sway_cop(&sway_board_frame_default, &light, &cop));
    assert_false(sway_cop(&sway_board_frame_default, &broken, &cop));
    assert_false(sway_cop(&sway_board_frame_default, &endless, &cop));
    assert_near(cop.ml_mm, 1.0, 0.0);
    assert_near(cop.ap_mm, 2.0, 0.0);
    assert_true(sway_cop(&sway_board_frame_default, &enough, &cop));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cop_of_the_published_vectors),
        cmocka_unit_test(test_cop_follows_the_turned_board),
        cmocka_unit_test(test_cop_needs_somebody_on_the_board),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
