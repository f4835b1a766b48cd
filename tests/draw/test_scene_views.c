#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#include "game/draw/audit.h"
#include "game/draw/scene.h"
#include "game/draw/wake.h"
#include "tests/draw/scenes.h"

// Night view, clinic view, home and result, and what every page is checked for.

enum {
    WIDTH = 1280,
    HEIGHT = 720,
};

static const struct draw_color lamp = {0xFF, 0xC6, 0x48, 255};
static const struct draw_color coral = {0xC9, 0x52, 0x3B, 255};
static const struct draw_color white = {0xFF, 0xFF, 0xFF, 255};

static int open_canvas(void **state)
{
    static struct draw_canvas canvas;
    *state = &canvas;
    return scenes_canvas_init(&canvas, WIDTH, HEIGHT, DRAW_THEME_DAY) ? 0 : -1;
}

static int close_canvas(void **state)
{
    draw_canvas_finish(*state);
    return 0;
}

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

static bool is_color(const struct draw_canvas *canvas, float x, float y, struct draw_color wanted)
{
    struct draw_color color = draw_canvas_pixel(canvas, (struct draw_point){x, y});
    return abs(color.r - wanted.r) < 12 && abs(color.g - wanted.g) < 12 &&
           abs(color.b - wanted.b) < 12;
}

static void test_scene_night_waves_come_from_the_side_of_the_sound(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_night();
    const float right = 1576.0f;
    const float left = 1084.0f;
    model.night.sound_side = 1.0f;
    show_night(canvas, &model);
    assert_true(is_color(canvas, right, 574.0f, lamp));
    assert_false(is_color(canvas, left, 574.0f, lamp));
    model.night.sound_side = -1.0f;
    show_night(canvas, &model);
    assert_false(is_color(canvas, right, 574.0f, lamp));
    assert_true(is_color(canvas, left, 574.0f, lamp));
    model.night.sound_level = 0.0f;
    show_night(canvas, &model);
    assert_false(is_color(canvas, left, 574.0f, lamp));
}

// Mean of what lies beside the helper's card, 0..255.
static double brightness(const struct draw_canvas *canvas)
{
    double sum = 0.0;
    double count = 0.0;
    for (float y = 10.0f; y < 1070.0f; y += 10.0f) {
        for (float x = 860.0f; x < 1910.0f; x += 10.0f) {
            struct draw_color color = draw_canvas_pixel(canvas, (struct draw_point){x, y});
            sum += (color.r + color.g + color.b) / 3.0;
            count += 1.0;
        }
    }
    return sum / count;
}

static void test_scene_night_is_dark(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_night();
    draw_frame_begin(canvas);
    draw_level_sea(canvas, &model);
    draw_frame_end(canvas);
    double day = brightness(canvas);
    show_night(canvas, &model);
    assert_true(brightness(canvas) < 0.5 * day);
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
    assert_true(is_color(canvas, 1470.0f + 60.0f, 400.0f + 45.0f, coral));
    assert_true(is_color(canvas, 571.25f + 22.3f, 469.9f + 16.7f, coral));
    assert_false(is_color(canvas, 1470.0f, 400.0f, coral));
}

static void test_scene_clinic_marker_stays_in_the_lens(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_clinic();
    model.clinic.trace_count = 0;
    model.ml_mm = 400.0f;
    model.ap_mm = 0.0f;
    show_clinic(canvas, &model);
    assert_true(is_color(canvas, 1470.0f + 198.0f, 400.0f, coral));
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
        if (is_color(canvas, x, 907.8f, coral))
            *(x < 559.0f ? &disc_left : &disc_right) = true;
    }
    assert_true(disc_left && !disc_right);
    model.clinic.left_share = NAN;
    show_clinic(canvas, &model);
    for (float x = 100.0f; x < 1040.0f; x += 4.0f)
        assert_true(is_color(canvas, x, 907.8f, white));
}

static int differing_pixels(struct draw_canvas *canvas, const struct draw_level_model *a,
                            const struct draw_level_model *b)
{
    static uint32_t kept[WIDTH * HEIGHT];
    int count = 0;
    show_clinic(canvas, a);
    memcpy(kept, canvas->frame.pixels, sizeof kept);
    show_clinic(canvas, b);
    for (int i = 0; i < WIDTH * HEIGHT; i++)
        count += kept[i] != canvas->frame.pixels[i];
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
                wet[lively] += !is_color(canvas, x, y, water);
        assert_true(is_color(canvas, 606.0f, 420.0f, water));
    }
    assert_int_equal(wet[0], 0);
    assert_true(wet[1] > 100);
}

static void test_scene_background_moves_and_stands_still(void **state)
{
    static uint32_t kept[WIDTH * HEIGHT];
    struct draw_canvas *canvas = *state;
    for (int reduced = 0; reduced < 2; reduced++) {
        struct draw_scene scene = {DRAW_SCENE_HOME, 1.0f, reduced == 1};
        draw_frame_begin(canvas);
        draw_scene_background(canvas, &scene);
        draw_frame_end(canvas);
        memcpy(kept, canvas->frame.pixels, sizeof kept);
        scene.time_s = 9.0f;
        draw_frame_begin(canvas);
        draw_scene_background(canvas, &scene);
        draw_frame_end(canvas);
        bool same = memcmp(kept, canvas->frame.pixels, sizeof kept) == 0;
        assert_true(same == (reduced == 1));
    }
}

// Text at least 36 px, inside the margins, no two over each other, 7:1 against what is behind.
static void audit_pages(enum draw_theme theme, int text_percent)
{
    int faulty = 0;
    static struct draw_canvas canvas;
    static struct draw_audit audit;
    assert_true(scenes_canvas_init(&canvas, 1920, 1080, theme));
    draw_canvas_restyle(&canvas, theme, text_percent);
    for (const struct scenes_page *page = scenes_all(); page->name; page++) {
        draw_audit_start(&canvas, &audit);
        draw_frame_begin(&canvas);
        page->draw(&canvas);
        draw_frame_end(&canvas);
        draw_audit_stop(&canvas);
        if (draw_audit_run(&audit, stderr) == 0)
            continue;
        fprintf(stderr, "page %s at %d %%\n", page->name, text_percent);
        faulty++;
    }
    draw_canvas_finish(&canvas);
    assert_int_equal(faulty, 0);
}

static void test_scene_words_can_be_read(void **state)
{
    (void)state;
    audit_pages(DRAW_THEME_DAY, 100);
}

static void test_scene_words_can_be_read_when_large(void **state)
{
    (void)state;
    audit_pages(DRAW_THEME_DAY, 115);
    audit_pages(DRAW_THEME_DAY, 133);
}

static void test_scene_words_can_be_read_in_high_contrast(void **state)
{
    (void)state;
    audit_pages(DRAW_THEME_HIGH_CONTRAST, 100);
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
    return cmocka_run_group_tests(tests, open_canvas, close_canvas);
}
