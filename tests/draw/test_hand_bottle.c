#include "tests/check.h"

#include "game/draw/water.h"
#include "tests/draw/hand_scenes.h"
#include "tests/draw/view.h"

// The water in the bottle by its geometry, the bottle on the palm by its pixels.

static const struct draw_color cap_red = {0xC9, 0x52, 0x3B, 255};
static const struct draw_color gate_band = {0x8F, 0xD3, 0xC6, 255};
static const struct draw_color hull = {0x8E, 0x52, 0x30, 255};
static const struct draw_color lamp = {0xFF, 0xC6, 0x48, 255};
static const struct draw_color marker = {0xC9, 0x52, 0x3B, 255};
// Where only the bottle is: not the sleeve (red too), not the thumb.
static const struct draw_rect above_palm = {500.0f, 216.0f, 920.0f, 520.0f};

static float area_of(const struct draw_point *points, int count)
{
    float sum = 0.0f;
    for (int i = 0; i < count; i++) {
        struct draw_point a = points[i], b = points[(i + 1) % count];
        sum += a.x * b.y - b.x * a.y;
    }
    return fabsf(sum) / 2.0f;
}

static const struct draw_point glass[4] = {{0, 0}, {100, 0}, {100, 200}, {0, 200}};

static void turn(const struct draw_point *from, float turn_deg, struct draw_point *to)
{
    struct draw_transform place =
        draw_transform_make((struct draw_point){30.0f, 40.0f}, 1.0f, turn_deg);
    for (int i = 0; i < 4; i++)
        to[i] = draw_transform_apply(&place, from[i]);
}

static void test_water_half_a_glass_ends_half_way_up(void **state)
{
    (void)state;
    struct draw_water water;
    assert_true(draw_water_in(glass, 4, 0.5f, 0.0f, &water));
    assert_near((double)water.left.y, 100.0, 0.1);
    assert_near((double)water.right.y, 100.0, 0.1);
    assert_near((double)water.left.x, 0.0, 0.1);
    assert_near((double)water.right.x, 100.0, 0.1);
}

static void test_water_stays_level_and_as_much_however_the_glass_leans(void **state)
{
    (void)state;
    for (float lean = -170.0f; lean < 180.0f; lean += 20.0f) {
        struct draw_point leaning[4];
        struct draw_water water;
        turn(glass, lean, leaning);
        assert_true(draw_water_in(leaning, 4, 0.3f, 0.0f, &water));
        assert_near((double)water.left.y, (double)water.right.y, 0.01);
        assert_near((double)area_of(water.points, water.count), 0.3 * 100.0 * 200.0, 20.0);
        for (int i = 0; i < water.count; i++)
            assert_true(water.points[i].y >= water.left.y - 0.1f);
    }
}

static void test_water_sloshes_to_the_side_it_leans_to(void **state)
{
    (void)state;
    struct draw_water water;
    assert_true(draw_water_in(glass, 4, 0.5f, 10.0f, &water));
    // Lower at the right by 100 tan 10.
    assert_near((double)(water.right.y - water.left.y), 17.6, 0.2);
    assert_near((double)area_of(water.points, water.count), 10000.0, 20.0);
}

static void test_water_none_is_none(void **state)
{
    (void)state;
    struct draw_water water;
    assert_false(draw_water_in(glass, 4, 0.0f, 0.0f, &water));
    assert_false(draw_water_in(glass, 4, NAN, 0.0f, &water));
    assert_false(draw_water_in(glass, 2, 0.5f, 0.0f, &water));
    assert_int_equal(water.count, 0);
}

static void show(struct draw_canvas *canvas, const struct draw_level_model *model,
                 const struct draw_level_bottle *bottle)
{
    draw_frame_begin(canvas);
    draw_level_bottle(canvas, model, bottle);
    draw_frame_end(canvas);
}

// The ship's own jib is red as the cap is: the cap is what is above 340 or, on its lid, below 690.
static struct draw_point cap(const struct draw_canvas *canvas)
{
    return view_middle_of(canvas, (struct draw_rect){500.0f, 216.0f, 920.0f, 130.0f}, cap_red);
}

static struct draw_level_bottle upright(struct draw_level_model *model)
{
    struct draw_level_bottle bottle = hand_scenes_bottle(model);
    bottle.palm_x_deg = bottle.tilt_x_deg = bottle.slosh_deg = 0.0f;
    return bottle;
}

static void test_bottle_ship_floats_higher_with_more_water(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_bottle bottle = upright(&model);
    float before = 2000.0f;
    for (float share = 0.0f; share < 0.55f; share += 0.1f) {
        bottle.water_share = share;
        show(canvas, &model, &bottle);
        float now = view_middle_of(canvas, above_palm, hull).y;
        assert_true(now < before - (share > 0.0f ? 15.0f : 0.0f));
        before = now;
    }
}

static void test_bottle_leans_where_palm_and_tilt_send_it(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_bottle bottle = upright(&model);
    show(canvas, &model, &bottle);
    struct draw_point middle = cap(canvas);
    assert_near((double)middle.x, 960.0, 2.0);
    bottle.palm_x_deg = 4.0f;
    show(canvas, &model, &bottle);
    float by_palm = cap(canvas).x - middle.x;
    bottle.palm_x_deg = 0.0f;
    bottle.tilt_x_deg = 4.0f;
    show(canvas, &model, &bottle);
    float by_tilt = cap(canvas).x - middle.x;
    bottle.tilt_x_deg = -4.0f;
    show(canvas, &model, &bottle);
    // The cap is 430 px over the palm; style.md 7: the cap is the needle. Gain 16 / 14.
    double expected = 430.0 * sin(4.0 * 16.0 / 14.0 * 3.14159265 / 180.0);
    assert_near((double)by_palm, expected, 6.0);
    assert_near((double)by_tilt, expected, 6.0);
    assert_near((double)(middle.x - cap(canvas).x), expected, 6.0);
}

static void test_bottle_cap_leaves_the_gate_ahead_and_behind_too(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_bottle bottle = upright(&model);
    float y[3];
    for (int i = 0; i < 3; i++) {
        bottle.palm_y_deg = 10.0f * (float)(i - 1);
        show(canvas, &model, &bottle);
        y[i] = view_middle_of(canvas, (struct draw_rect){900.0f, 160.0f, 120.0f, 140.0f}, lamp).y;
    }
    assert_true(y[0] > y[1] + 20.0f); // towards the player: down
    assert_true(y[2] < y[1] - 20.0f); // away: up
}

static void test_bottle_small_leans_are_enlarged_on_its_lid(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_bottle bottle = upright(&model);
    const struct draw_rect knob = {700.0f, 160.0f, 520.0f, 170.0f};
    bottle.tilt_x_deg = 2.0f;
    show(canvas, &model, &bottle);
    float on_base = view_middle_of(canvas, knob, lamp).x - 960.0f;
    bottle.on_lid = true;
    bottle.tip_deg = 4.4f;
    show(canvas, &model, &bottle);
    float on_lid = view_middle_of(canvas, knob, lamp).x - 960.0f;
    // Half way to the fall is the edge of the gate: 8 degrees of 504 px.
    bottle.tilt_x_deg = 2.2f;
    show(canvas, &model, &bottle);
    assert_true(on_lid > 2.5f * on_base);
    assert_near((double)(view_middle_of(canvas, knob, lamp).x - 960.0f), 70.0, 8.0);
}

static void test_bottle_stands_on_what_it_is_told(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_bottle bottle = upright(&model);
    const struct draw_rect top = {880.0f, 280.0f, 160.0f, 60.0f};
    const struct draw_rect foot = {900.0f, 690.0f, 120.0f, 50.0f};
    show(canvas, &model, &bottle);
    assert_true(view_count_color(canvas, top, cap_red) > 300);
    assert_int_equal(view_count_color(canvas, foot, cap_red), 0);
    bottle.on_lid = true;
    show(canvas, &model, &bottle);
    assert_int_equal(view_count_color(canvas, top, cap_red), 0);
    assert_true(view_count_color(canvas, foot, cap_red) > 300);
}

static void test_bottle_flies_as_high_as_its_gap(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_bottle bottle = upright(&model);
    show(canvas, &model, &bottle);
    float on_palm = view_middle_of(canvas, above_palm, hull).y;
    bottle.state = DRAW_BOTTLE_AIRBORNE;
    bottle.gap_mm = 30.0f;
    show(canvas, &model, &bottle);
    assert_near((double)(on_palm - view_middle_of(canvas, above_palm, hull).y), 30.0 * 1.4, 2.0);
}

static void test_bottle_fallen_lies_to_the_side_it_fell(void **state)
{
    struct draw_canvas *canvas = *state;
    const struct draw_rect left = {600.0f, 600.0f, 200.0f, 130.0f};
    const struct draw_rect right = {1120.0f, 600.0f, 200.0f, 130.0f};
    struct draw_level_model model;
    struct draw_level_bottle bottle = upright(&model);
    bottle.state = DRAW_BOTTLE_FALLEN;
    for (int side = 0; side < 2; side++) {
        bottle.tilt_x_deg = side ? 20.0f : -20.0f;
        show(canvas, &model, &bottle);
        assert_true((view_count_color(canvas, left, cap_red) > 300) == (side == 0));
        assert_true((view_count_color(canvas, right, cap_red) > 300) == (side == 1));
        // Calm: no gate, no needle while it lies.
        assert_int_equal(view_count_color(canvas, (struct draw_rect){860, 200, 200, 90}, gate_band),
                         0);
    }
}

static void test_bottle_waiting_hovers_until_the_palm_is_calm(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_bottle bottle = upright(&model);
    show(canvas, &model, &bottle);
    float on_palm = view_middle_of(canvas, above_palm, hull).y;
    bottle.state = DRAW_BOTTLE_WAITING;
    show(canvas, &model, &bottle);
    assert_true(view_middle_of(canvas, above_palm, hull).y < on_palm - 60.0f);
    // The arrow says where it will stand.
    assert_true(view_count_color(canvas, (struct draw_rect){920, 680, 80, 60}, lamp) > 100);
}

static void test_bottle_hand_comes_from_its_own_side(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_bottle bottle = upright(&model);
    for (int left = 0; left < 2; left++) {
        bottle.left_hand = left == 1;
        show(canvas, &model, &bottle);
        assert_true(view_is_color(canvas, 1600.0f, 900.0f, cap_red) == (left == 0));
        assert_true(view_is_color(canvas, 320.0f, 900.0f, cap_red) == (left == 1));
    }
}

static void test_bottle_ring_closes_with_the_stretch(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_bottle bottle = upright(&model);
    for (int i = 0; i < 3; i++) {
        model.progress = 0.5f * (float)i;
        show(canvas, &model, &bottle);
        assert_true(view_is_color(canvas, 950.0f, 894.0f, lamp) == (i > 0));   // front
        assert_true(view_is_color(canvas, 1160.0f, 664.0f, lamp) == (i == 2)); // back
    }
}

static void test_bottle_reduced_motion_keeps_the_instrument(void **state)
{
    static struct view_picture kept;
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_bottle bottle = upright(&model);
    for (int reduced = 0; reduced < 2; reduced++) {
        model.reduced_motion = reduced == 1;
        model.time_s = 1.0f;
        show(canvas, &model, &bottle);
        view_take(&kept, canvas);
        model.time_s = 6.0f;
        show(canvas, &model, &bottle);
        assert_true(view_unchanged(&kept, canvas) == (reduced == 1));
    }
    bottle.tilt_x_deg = 5.0f;
    show(canvas, &model, &bottle);
    assert_false(view_unchanged(&kept, canvas));
}

static void show_clinic(struct draw_canvas *canvas, const struct draw_level_model *model,
                        const struct draw_level_bottle *bottle)
{
    draw_frame_begin(canvas);
    draw_level_bottle_clinic(canvas, model, bottle);
    draw_frame_end(canvas);
}

static void test_bottle_clinic_plots_the_lean_against_the_fall(void **state)
{
    struct draw_canvas *canvas = *state;
    const struct draw_rect plot = {255.0f, 210.0f, 632.0f, 632.0f};
    struct draw_level_model model;
    struct draw_level_bottle bottle = upright(&model);
    // The fall's circle has the same size for every bottle: 316 / 1.3 px.
    const float at_fall = 316.0f / 1.3f;
    for (int lid = 0; lid < 2; lid++) {
        bottle.tip_deg = lid ? 4.4f : 14.0f;
        bottle.palm_x_deg = 0.5f * bottle.tip_deg;
        bottle.tilt_x_deg = 0.5f * bottle.tip_deg;
        show_clinic(canvas, &model, &bottle);
        struct draw_point at = view_middle_of(canvas, plot, marker);
        assert_near((double)at.x, 571.0 + (double)at_fall, 3.0);
        assert_near((double)at.y, 526.0, 3.0);
    }
    bottle.palm_x_deg = bottle.tilt_x_deg = 0.0f;
    bottle.palm_y_deg = 2.2f; // forwards is up
    show_clinic(canvas, &model, &bottle);
    assert_near((double)view_middle_of(canvas, plot, marker).y, 526.0 - (double)at_fall / 2.0, 3.0);
    bottle.palm_y_deg = -60.0f; // stays in the plot
    show_clinic(canvas, &model, &bottle);
    assert_true(view_middle_of(canvas, plot, marker).y < 526.0f + 316.0f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_water_half_a_glass_ends_half_way_up),
        cmocka_unit_test(test_water_stays_level_and_as_much_however_the_glass_leans),
        cmocka_unit_test(test_water_sloshes_to_the_side_it_leans_to),
        cmocka_unit_test(test_water_none_is_none),
        cmocka_unit_test(test_bottle_ship_floats_higher_with_more_water),
        cmocka_unit_test(test_bottle_leans_where_palm_and_tilt_send_it),
        cmocka_unit_test(test_bottle_cap_leaves_the_gate_ahead_and_behind_too),
        cmocka_unit_test(test_bottle_small_leans_are_enlarged_on_its_lid),
        cmocka_unit_test(test_bottle_stands_on_what_it_is_told),
        cmocka_unit_test(test_bottle_flies_as_high_as_its_gap),
        cmocka_unit_test(test_bottle_fallen_lies_to_the_side_it_fell),
        cmocka_unit_test(test_bottle_waiting_hovers_until_the_palm_is_calm),
        cmocka_unit_test(test_bottle_hand_comes_from_its_own_side),
        cmocka_unit_test(test_bottle_ring_closes_with_the_stretch),
        cmocka_unit_test(test_bottle_reduced_motion_keeps_the_instrument),
        cmocka_unit_test(test_bottle_clinic_plots_the_lean_against_the_fall),
    };
    return cmocka_run_group_tests(tests, view_open, view_close);
}
