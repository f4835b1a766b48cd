#include "tests/check.h"

#include "game/draw/scene.h"
#include "game/draw/wake.h"
#include "tests/draw/scenes.h"
#include "tests/draw/view.h"

// Night view, clinic view, home and result, and what every page is checked for.

static const struct draw_color lamp = {0xFF, 0xC6, 0x48, 255};
static const struct draw_color coral = {0xC9, 0x52, 0x3B, 255};
static const struct draw_color white = {0xFF, 0xFF, 0xFF, 255};

static void show_night(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    draw_frame_begin(canvas);
    draw_level_night(canvas, model);
    draw_frame_end(canvas);
}

static void show_clinic(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    draw_frame_begin(canvas);
    draw_level_clinic(canvas, model);
    draw_frame_end(canvas);
}

static void test_scene_night_waves_come_from_the_side_of_the_sound(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_night();
    const float right = 1576.0f;
    const float left = 1084.0f;
    model.night.sound_side = 1.0f;
    show_night(canvas, &model);
    assert_true(view_is_color(canvas, right, 574.0f, lamp));
    assert_false(view_is_color(canvas, left, 574.0f, lamp));
    model.night.sound_side = -1.0f;
    show_night(canvas, &model);
    assert_false(view_is_color(canvas, right, 574.0f, lamp));
    assert_true(view_is_color(canvas, left, 574.0f, lamp));
    model.night.sound_level = 0.0f;
    show_night(canvas, &model);
    assert_false(view_is_color(canvas, left, 574.0f, lamp));
}

static void test_scene_night_is_dark(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_night();
    draw_frame_begin(canvas);
    draw_level_sea(canvas, &model);
    draw_frame_end(canvas);
    double day = view_brightness(canvas);
    show_night(canvas, &model);
    assert_true(view_brightness(canvas) < 0.5 * day);
}

static void test_scene_clinic_marker_stands_at_the_cop(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_clinic();
    model.clinic.trace_count = 0;
    model.ring_radius_mm = 20.0f;
    model.ml_mm = 12.0f;
    model.ap_mm = -9.0f;
    show_clinic(canvas, &model);
    // 5 px/mm in the lens, 1.86 px/mm on the board; forwards is up.
    assert_true(view_is_color(canvas, 1470.0f + 60.0f, 400.0f + 45.0f, coral));
    assert_true(view_is_color(canvas, 571.25f + 22.3f, 469.9f + 16.7f, coral));
    assert_false(view_is_color(canvas, 1470.0f, 400.0f, coral));
}

static void test_scene_clinic_marker_stays_in_the_lens(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_clinic();
    model.clinic.trace_count = 0;
    model.ml_mm = 400.0f;
    model.ap_mm = 0.0f;
    show_clinic(canvas, &model);
    assert_true(view_is_color(canvas, 1470.0f + 198.0f, 400.0f, coral));
}

static void test_scene_clinic_shows_load_only_when_it_is_known(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_clinic();
    model.clinic.left_share = 0.8f;
    show_clinic(canvas, &model);
    bool disc_left = false;
    bool disc_right = false;
    for (float x = 380.0f; x < 780.0f; x += 4.0f) {
        if (view_is_color(canvas, x, 907.8f, coral))
            *(x < 559.0f ? &disc_left : &disc_right) = true;
    }
    assert_true(disc_left && !disc_right);
    model.clinic.left_share = NAN;
    show_clinic(canvas, &model);
    for (float x = 100.0f; x < 1040.0f; x += 4.0f)
        assert_true(view_is_color(canvas, x, 907.8f, white));
}

static int differing_pixels(struct draw_canvas *canvas, const struct draw_level_model *a,
                            const struct draw_level_model *b)
{
    static struct view_picture kept;
    int count = 0;
    show_clinic(canvas, a);
    view_take(&kept, canvas);
    show_clinic(canvas, b);
    for (int i = 0; i < VIEW_WIDTH_PX * VIEW_HEIGHT_PX; i++)
        count += kept.pixels[i] != canvas->frame.pixels[i];
    return count;
}

static void test_scene_clinic_shows_what_it_is_given(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model base = scenes_clinic();
    struct draw_level_model other = base;
    assert_int_equal(differing_pixels(canvas, &base, &other), 0);
    other.clinic.area_mm2 = NAN;
    assert_true(differing_pixels(canvas, &base, &other) > 50);
    other = base;
    other.clinic.feet = DRAW_LEVEL_FEET_NONE;
    assert_true(differing_pixels(canvas, &base, &other) > 5000);
    other = base;
    other.clinic.board_lengthwise = true;
    assert_true(differing_pixels(canvas, &base, &other) > 5000);
    other = base;
    other.text.decimal_separator = ',';
    assert_in_range(differing_pixels(canvas, &base, &other), 4, 4000);
}

static void test_scene_wake_tile_tells_calm_from_lively(void **state)
{
    struct draw_canvas *canvas = *state;
    static const struct draw_color water = {0x3A, 0x8B, 0x96, 255};
    float offset[60];
    int wet[2] = {0, 0};
    for (int lively = 0; lively < 2; lively++) {
        for (int i = 0; i < 60; i++)
            offset[i] = (lively ? 12.0f : 0.0f) * sinf(0.3f * (float)i);
        struct draw_wake_tile tile = {{600.0f, 300.0f, 212.0f, 238.0f}, offset, 60, 16.0f};
        draw_frame_begin(canvas);
        draw_wake_tile(canvas, &tile);
        draw_frame_end(canvas);
        for (float y = 380.0f; y < 530.0f; y += 2.0f) // off the middle, where a calm wake is not
            for (float x = 640.0f; x < 668.0f; x += 2.0f)
                wet[lively] += !view_is_color(canvas, x, y, water);
        assert_true(view_is_color(canvas, 606.0f, 420.0f, water));
    }
    assert_int_equal(wet[0], 0);
    assert_true(wet[1] > 100);
}

static void test_scene_background_moves_and_stands_still(void **state)
{
    static struct view_picture kept;
    struct draw_canvas *canvas = *state;
    for (int reduced = 0; reduced < 2; reduced++) {
        struct draw_scene scene = {DRAW_SCENE_HOME, 1.0f, reduced == 1};
        draw_frame_begin(canvas);
        draw_scene_background(canvas, &scene);
        draw_frame_end(canvas);
        view_take(&kept, canvas);
        scene.time_s = 9.0f;
        draw_frame_begin(canvas);
        draw_scene_background(canvas, &scene);
        draw_frame_end(canvas);
        assert_true(view_unchanged(&kept, canvas) == (reduced == 1));
    }
}

static void test_scene_words_can_be_read(void **state)
{
    (void)state;
    view_check_words(scenes_all(), DRAW_THEME_DAY, 100, 0);
}

static void test_scene_words_can_be_read_when_large(void **state)
{
    (void)state;
    view_check_words(scenes_all(), DRAW_THEME_DAY, 115, 0);
    view_check_words(scenes_all(), DRAW_THEME_DAY, 133, 0);
}

static void test_scene_words_can_be_read_in_high_contrast(void **state)
{
    (void)state;
    view_check_words(scenes_all(), DRAW_THEME_HIGH_CONTRAST, 100, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scene_night_waves_come_from_the_side_of_the_sound),
        cmocka_unit_test(test_scene_night_is_dark),
        cmocka_unit_test(test_scene_clinic_marker_stands_at_the_cop),
        cmocka_unit_test(test_scene_clinic_marker_stays_in_the_lens),
        cmocka_unit_test(test_scene_clinic_shows_load_only_when_it_is_known),
        cmocka_unit_test(test_scene_clinic_shows_what_it_is_given),
        cmocka_unit_test(test_scene_wake_tile_tells_calm_from_lively),
        cmocka_unit_test(test_scene_background_moves_and_stands_still),
        cmocka_unit_test(test_scene_words_can_be_read),
        cmocka_unit_test(test_scene_words_can_be_read_when_large),
        cmocka_unit_test(test_scene_words_can_be_read_in_high_contrast),
    };
    return cmocka_run_group_tests(tests, view_open, view_close);
}
