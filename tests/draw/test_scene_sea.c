#include "tests/check.h"

#include <string.h>

#include "game/draw/gate.h"
#include "tests/draw/scenes.h"
#include "tests/draw/view.h"

// The sea view by its pixels: what a player sees when the model changes.

static const struct draw_color lamp = {0xFF, 0xC6, 0x48, 255};
static const struct draw_color jib = {0xC9, 0x52, 0x3B, 255};
static const float degree = 3.14159265f / 180.0f;

static void show(struct draw_canvas *canvas, const struct draw_level_model *model)
{
    draw_frame_begin(canvas);
    draw_level_sea(canvas, model);
    draw_frame_end(canvas);
}

// Middle of the jib's red, left of the harbour (whose roofs are red too).
static struct draw_point jib_middle(const struct draw_canvas *canvas)
{
    return view_middle_of(canvas, (struct draw_rect){300.0f, 200.0f, 1070.0f, 600.0f}, jib);
}

static void test_scene_boat_sails_where_the_body_leans(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_sea();
    model.ml_mm = model.heel_deg = 0.0f;
    model.reduced_motion = true;
    show(canvas, &model);
    struct draw_point rest = jib_middle(canvas);
    model.ml_mm = 0.5f * model.ring_radius_mm;
    show(canvas, &model);
    struct draw_point right = jib_middle(canvas);
    assert_near(right.x - rest.x, 202.0, 4.0); // half of the ring's 404 px
    assert_near(right.y, rest.y, 3.0);
    model.ml_mm = 0.0f;
    model.ap_mm = 0.5f * model.ring_radius_mm;
    show(canvas, &model);
    struct draw_point ahead = jib_middle(canvas);
    assert_near(ahead.y - rest.y, -62.0, 4.0);
    assert_near(ahead.x, rest.x, 3.0);
}

// Share of the ring's front half that shines.
static double front_lit(struct draw_canvas *canvas, float progress)
{
    struct draw_level_model model = scenes_sea();
    model.progress = progress;
    model.wake_count = 0;
    show(canvas, &model);
    return view_ring_front(canvas, lamp);
}

static void test_scene_ring_closes_in_proportion(void **state)
{
    struct draw_canvas *canvas = *state;
    for (int i = 1; i <= 4; i++) {
        float progress = 0.1f * (float)i;
        // The buoys' ink takes a little from both ends.
        assert_near(front_lit(canvas, progress), 2.0 * (double)progress, 0.06);
    }
    assert_near(front_lit(canvas, 0.0f), 0.0, 0.001);
}

static void test_scene_ring_begins_at_the_front(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_sea();
    model.progress = 0.1f;
    show(canvas, &model);
    assert_true(view_is_color(canvas, 960.0f, 886.0f, lamp));
    assert_false(view_is_color(canvas, 556.0f, 762.0f, lamp));
    model.progress = 0.55f;
    show(canvas, &model);
    assert_true(view_is_color(canvas, 556.0f, 762.0f, lamp));
    assert_true(view_is_color(canvas, 1364.0f, 762.0f, lamp));
}

static void test_scene_mast_shows_the_heel(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_sea();
    model.reduced_motion = true;
    model.ml_mm = 0.0f;
    float radius = draw_gate_radius(1.06f);
    for (int side = -1; side <= 1; side += 2) {
        float heel = 14.0f * (float)side;
        float x = 960.0f + radius * sinf(heel * degree);
        float y = 756.0f - radius * cosf(heel * degree);
        model.heel_deg = heel;
        show(canvas, &model);
        assert_true(view_is_color(canvas, x, y, lamp));
        model.heel_deg = 0.0f;
        show(canvas, &model);
        assert_false(view_is_color(canvas, x, y, lamp));
    }
}

static void test_scene_mast_never_lies_down(void **state)
{
    static struct view_picture most;
    static struct view_picture more;
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_sea();
    model.heel_deg = 24.0f;
    show(canvas, &model);
    view_take(&most, canvas);
    model.heel_deg = 80.0f;
    show(canvas, &model);
    view_take(&more, canvas);
    assert_true(view_same(&most, &more));
}

static void test_scene_same_model_is_same_picture_whatever_was_before(void **state)
{
    static struct view_picture first;
    static struct view_picture again;
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_sea();
    struct draw_level_model other = scenes_sea();
    model.time_s = 12.34f;
    other.time_s = 31.0f;
    other.ml_mm = -30.0f;
    other.ap_mm = 20.0f;
    other.heel_deg = -20.0f;
    other.stage = DRAW_LEVEL_STAGE_PAUSED;
    other.text.title = "Feet apart";
    draw_layer_drop_all(canvas);
    show(canvas, &model);
    view_take(&first, canvas);
    show(canvas, &other);
    view_take(&again, canvas);
    assert_false(view_same(&first, &again));
    show(canvas, &model);
    view_take(&again, canvas);
    assert_true(view_same(&first, &again));
}

// What is put back after a moving frame must be all that was drawn over.
static void test_scene_leaves_no_trace_of_the_frame_before(void **state)
{
    static struct view_picture first;
    static struct view_picture again;
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_sea();
    struct draw_level_model other = scenes_sea();
    other.ml_mm = -25.0f;
    other.heel_deg = -9.0f;
    show(canvas, &model);
    view_take(&first, canvas);
    show(canvas, &other);
    show(canvas, &other);
    show(canvas, &model); // the same scenery: only the damage is restored
    view_take(&again, canvas);
    assert_true(view_same(&first, &again));
}

static void test_scene_stands_still_with_reduced_motion(void **state)
{
    static struct view_picture first;
    static struct view_picture later;
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_sea();
    model.harbour_growth = 1.02f;
    show(canvas, &model);
    view_take(&first, canvas);
    model.time_s = 7.3f;
    model.harbour_growth = 1.1f;
    show(canvas, &model);
    view_take(&later, canvas);
    assert_false(view_same(&first, &later));
    model.reduced_motion = true;
    show(canvas, &model);
    view_take(&first, canvas);
    model.time_s = 19.9f;
    model.harbour_growth = 1.12f;
    show(canvas, &model);
    view_take(&later, canvas);
    assert_true(view_same(&first, &later));
}

// Left of everything that sails: rows of the water only.
static bool same_water(const struct view_picture *a, const struct view_picture *b)
{
    for (int y = 320; y < 640; y++) {
        const uint32_t *row_a = a->pixels + y * VIEW_WIDTH_PX;
        const uint32_t *row_b = b->pixels + y * VIEW_WIDTH_PX;
        if (memcmp(row_a, row_b, 250 * sizeof *row_a) != 0)
            return false;
    }
    return true;
}

static void test_scene_water_moves_in_tenths_of_a_second(void **state)
{
    static struct view_picture first;
    static struct view_picture later;
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_sea();
    model.time_s = 5.01f;
    show(canvas, &model);
    view_take(&first, canvas);
    model.time_s = 5.07f;
    show(canvas, &model);
    view_take(&later, canvas);
    assert_true(same_water(&first, &later));
    model.time_s = 6.0f;
    show(canvas, &model);
    view_take(&later, canvas);
    assert_false(same_water(&first, &later));
}

static void test_scene_ring_is_dotted_while_the_clock_waits(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_sea();
    model.progress = 0.45f;
    for (int i = 0; i < 2; i++) {
        int lit = 0;
        model.supported = i == 1;
        show(canvas, &model);
        for (int a = 300; a < 1500; a++) {
            float angle = (float)a / 10.0f * degree;
            lit += view_is_color(canvas, 960.0f + 404.0f * cosf(angle),
                                 762.0f + 124.0f * sinf(angle), lamp);
        }
        if (model.supported)
            assert_in_range(lit, 500, 1000);
        else
            assert_int_equal(lit, 1200);
    }
}

static void test_scene_chevron_calls_back_only_outside(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_sea();
    model.ml_mm = 1.2f * model.ring_radius_mm;
    model.wake_count = 0;
    model.reduced_motion = true;
    show(canvas, &model);
    // Three quarters of the way out; the tip points left, towards the middle.
    assert_false(view_is_color(canvas, 1241.0f, 762.0f, lamp));
    model.outside_waits = true;
    show(canvas, &model);
    assert_true(view_is_color(canvas, 1241.0f, 762.0f, lamp));
}

static void test_scene_success_widens_the_ring(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_sea();
    model.stage = DRAW_LEVEL_STAGE_SUCCESS;
    model.progress = 1.0f;
    model.stage_s = 0.0f;
    show(canvas, &model);
    assert_false(view_is_color(canvas, 960.0f, 886.0f + 12.0f, lamp));
    model.stage_s = 0.6f;
    show(canvas, &model);
    assert_true(view_is_color(canvas, 960.0f, 886.0f + 12.0f, lamp));
}

static void test_scene_lead_in_counts_down_before_the_sails_are_up(void **state)
{
    static struct view_picture five;
    static struct view_picture four;
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_sea();
    model.stage = DRAW_LEVEL_STAGE_LEAD_IN;
    model.lead_in_number = 5;
    show(canvas, &model);
    view_take(&five, canvas);
    assert_false(view_is_color(canvas, 1080.0f, 600.0f, jib));
    model.lead_in_number = 4;
    show(canvas, &model);
    view_take(&four, canvas);
    assert_false(view_same(&five, &four));
    model.stage = DRAW_LEVEL_STAGE_PLAY;
    show(canvas, &model);
    assert_true(view_is_color(canvas, 1120.0f, 600.0f, jib));
}

static int lamps_near(const struct draw_canvas *canvas, float x, float y)
{
    int count = 0;
    for (float dy = -60.0f; dy <= 40.0f; dy += 2.0f)
        for (float dx = -90.0f; dx <= 90.0f; dx += 2.0f)
            count += view_is_color(canvas, x + dx, y + dy, lamp);
    return count;
}

static void test_scene_lantern_shines_at_its_target_and_fills_with_dwell(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model = scenes_sea();
    model.wake_count = 0;
    model.progress = 0.0f;
    model.reach.count = 2;
    model.reach.lanterns[0] = (struct draw_level_lantern){-30.0f, 0.0f, false};
    model.reach.lanterns[1] = (struct draw_level_lantern){30.0f, 0.0f, false};
    model.reach.current = 1;
    float left = 960.0f - 404.0f * 30.0f / model.ring_radius_mm;
    float right = 960.0f + 404.0f * 30.0f / model.ring_radius_mm;
    show(canvas, &model);
    int lit = lamps_near(canvas, right, 756.0f);
    assert_true(lit > 100);
    assert_int_equal(lamps_near(canvas, left, 756.0f), 0);
    model.reach.dwell = 0.5f;
    show(canvas, &model);
    int half = lamps_near(canvas, right, 756.0f);
    model.reach.dwell = 1.0f;
    show(canvas, &model);
    int full = lamps_near(canvas, right, 756.0f);
    assert_true(half > lit + 20 && full > half + 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scene_boat_sails_where_the_body_leans),
        cmocka_unit_test(test_scene_ring_closes_in_proportion),
        cmocka_unit_test(test_scene_ring_begins_at_the_front),
        cmocka_unit_test(test_scene_mast_shows_the_heel),
        cmocka_unit_test(test_scene_mast_never_lies_down),
        cmocka_unit_test(test_scene_same_model_is_same_picture_whatever_was_before),
        cmocka_unit_test(test_scene_leaves_no_trace_of_the_frame_before),
        cmocka_unit_test(test_scene_stands_still_with_reduced_motion),
        cmocka_unit_test(test_scene_water_moves_in_tenths_of_a_second),
        cmocka_unit_test(test_scene_ring_is_dotted_while_the_clock_waits),
        cmocka_unit_test(test_scene_chevron_calls_back_only_outside),
        cmocka_unit_test(test_scene_success_widens_the_ring),
        cmocka_unit_test(test_scene_lead_in_counts_down_before_the_sails_are_up),
        cmocka_unit_test(test_scene_lantern_shines_at_its_target_and_fills_with_dwell),
    };
    return cmocka_run_group_tests(tests, view_open, view_close);
}
