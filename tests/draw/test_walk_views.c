#include "tests/check.h"

#include <math.h>
#include <stdlib.h>

#include "game/draw/march_steps.h"
#include "tests/draw/walk_scenes.h"
#include "tests/draw/view.h"

// The walking coast by its pixels: what a player or a helper sees when the model changes.

static const struct draw_color lamp = {0xFF, 0xC6, 0x48, 255};
static const struct draw_color coral = {0xC9, 0x52, 0x3B, 255};
static const struct draw_color teal = {0x15, 0x5F, 0x6E, 255};
static const struct draw_color ink = {0x10, 0x24, 0x3A, 255};
static const struct draw_color jib = {0xC9, 0x52, 0x3B, 255};
static const float degree = 3.14159265f / 180.0f;

static void show_march(struct draw_canvas *canvas, const struct draw_level_model *level,
                       const struct draw_march *march)
{
    draw_frame_begin(canvas);
    draw_level_march_sea(canvas, level, march);
    draw_frame_end(canvas);
}

static void show_timer(struct draw_canvas *canvas, const struct draw_level_model *level,
                       const struct draw_timer *timer)
{
    draw_frame_begin(canvas);
    draw_level_timer(canvas, level, timer);
    draw_frame_end(canvas);
}

static void show_route(struct draw_canvas *canvas, const struct draw_route *route)
{
    struct draw_level_model level = walk_scenes_level();
    draw_frame_begin(canvas);
    draw_level_route(canvas, &level, route);
    draw_frame_end(canvas);
}

// Share of the front half of the ring on the water that shines.
static double front_lit(struct draw_canvas *canvas, float running_s)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    level.reduced_motion = true;
    march.running_s = running_s;
    show_march(canvas, &level, &march);
    return view_ring_front(canvas, lamp);
}

static void test_march_ring_closes_with_the_time_on_one_leg(void **state)
{
    // The target is 2 s, the front half closes in the first half of it.
    assert_near(front_lit(*state, -1.0f), 0.0, 0.001);
    assert_near(front_lit(*state, 0.4f), 0.4, 0.06);
    assert_near(front_lit(*state, 0.8f), 0.8, 0.06);
    assert_near(front_lit(*state, 2.0f), 1.0, 0.001);
    assert_near(front_lit(*state, 7.0f), 1.0, 0.001);
}

// Coral and teal of the bars only: above the sails, between title and clock.
static void bars_lit(struct draw_canvas *canvas, const struct draw_march *march, int *left,
                     int *right)
{
    struct draw_level_model level = walk_scenes_level();
    struct draw_rect area = {716.0f, 62.0f, 372.0f, 208.0f};
    level.reduced_motion = true;
    show_march(canvas, &level, march);
    *left = view_count_color(canvas, area, coral);
    *right = view_count_color(canvas, area, teal);
}

static void test_march_longer_steps_are_higher_bars_of_their_leg(void **state)
{
    struct draw_march march = walk_scenes_march();
    int left[2];
    int right[2];
    march.running_s = -1.0f;
    march.step_count = 2;
    march.steps[0] = (struct draw_march_step){DRAW_MARCH_LEFT, 2.1f, 1.0f};
    march.steps[1] = (struct draw_march_step){DRAW_MARCH_RIGHT, 2.1f, 4.0f};
    bars_lit(*state, &march, &left[0], &right[0]);
    march.steps[0].duration_s = 2.9f;
    bars_lit(*state, &march, &left[1], &right[1]);
    assert_true(left[0] > 200 && right[0] > 200);
    assert_true(left[1] > left[0] + left[0] / 4);
    assert_int_equal(right[0], right[1]);
}

static void test_march_bar_below_the_target_is_hollow(void **state)
{
    struct draw_march march = walk_scenes_march();
    int left;
    int right;
    march.running_s = -1.0f;
    march.step_count = 2;
    march.steps[0] = (struct draw_march_step){DRAW_MARCH_LEFT, 1.9f, 1.0f};
    march.steps[1] = (struct draw_march_step){DRAW_MARCH_RIGHT, 2.1f, 4.0f};
    bars_lit(*state, &march, &left, &right);
    assert_int_equal(left, 0);
    assert_true(right > 200);
}

static void test_march_chart_is_to_scale_and_keeps_to_its_room(void **state)
{
    (void)state;
    struct draw_march_chart chart = {{0.0f, 100.0f, 300.0f, 208.0f}, 8, 4.0f};
    assert_near(draw_march_chart_y(&chart, true, true, 0.0f), 204.0, 1e-3);
    assert_near(draw_march_chart_y(&chart, true, true, 2.0f), 204.0 - 50.0, 1e-3);
    assert_near(draw_march_chart_y(&chart, true, false, 2.0f), 204.0 + 50.0, 1e-3);
    assert_near(draw_march_chart_y(&chart, true, true, 60.0f), 104.0, 1e-3);
    assert_near(draw_march_chart_y(&chart, false, true, 4.0f), 104.0, 1e-3);
}

static void test_march_seconds_follow_the_language(void **state)
{
    (void)state;
    char line[24];
    draw_march_seconds(line, sizeof line, 2.06f, ',');
    assert_string_equal(line, "2,0 s");
    draw_march_seconds(line, sizeof line, 12.3f, 0);
    assert_string_equal(line, "12.3 s");
    draw_march_seconds(line, sizeof line, NAN, '.');
    assert_string_equal(line, "\u2013");
}

// The white wake itself does not reach that far to the side.
static int crest_px(struct draw_canvas *canvas, float side)
{
    struct draw_rect area = {side < 0.0f ? 800.0f : 1020.0f, 780.0f, 100.0f, 70.0f};
    int count = 0;
    for (float y = area.y; y < area.y + area.h; y += 1.5f) {
        for (float x = area.x; x < area.x + area.w; x += 1.5f) {
            struct draw_color c = draw_canvas_pixel(canvas, (struct draw_point){x, y});
            count += c.r > 170 && c.g > 190;
        }
    }
    return count;
}

static void test_march_step_leaves_a_crest_on_its_side(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    level.reduced_motion = true;
    march.running_s = -1.0f;
    march.step_count = 1;
    for (int right = 0; right < 2; right++) {
        march.steps[0] =
            (struct draw_march_step){right ? DRAW_MARCH_RIGHT : DRAW_MARCH_LEFT, 2.0f, 0.5f};
        show_march(canvas, &level, &march);
        assert_true(crest_px(canvas, right ? 1.0f : -1.0f) > 60);
        assert_int_equal(crest_px(canvas, right ? -1.0f : 1.0f), 0);
    }
}

static void test_march_boat_goes_to_the_leg_stood_on(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    struct draw_rect beside = {1090.0f, 560.0f, 70.0f, 60.0f}; // the jib's lower right corner
    int red[2];
    march.running_s = 1.5f;
    march.steps[0].age_s = 1.7f;
    march.side = DRAW_MARCH_LEFT;
    show_march(canvas, &level, &march);
    red[0] = view_count_color(canvas, beside, jib);
    march.side = DRAW_MARCH_RIGHT;
    show_march(canvas, &level, &march);
    red[1] = view_count_color(canvas, beside, jib);
    assert_true(abs(red[0] - red[1]) > 60);
}

static void test_march_stands_still_with_reduced_motion(void **state)
{
    static struct view_picture first;
    static struct view_picture later;
    struct draw_canvas *canvas = *state;
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    march.step_count = 0;
    level.reduced_motion = true;
    show_march(canvas, &level, &march);
    view_take(&first, canvas);
    level.time_s = 9.3f;
    level.harbour_growth = 1.1f;
    show_march(canvas, &level, &march);
    view_take(&later, canvas);
    assert_true(view_same(&first, &later));
    level.reduced_motion = false;
    show_march(canvas, &level, &march);
    view_take(&later, canvas);
    assert_false(view_same(&first, &later));
}

static void test_march_thigh_is_drawn_at_its_angle(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    struct draw_rect card = {1484.0f, 516.0f, 340.0f, 360.0f};
    int before = -1;
    march.gait = DRAW_MARCH_KNEE;
    for (float lift = 10.0f; lift < 90.0f; lift += 25.0f) {
        march.lift_deg = lift;
        show_march(canvas, &level, &march);
        int lit = view_count_color(canvas, card, lamp);
        assert_true(lit > before + 100);
        before = lit;
    }
    struct draw_rect number = {1690.0f, 540.0f, 120.0f, 55.0f};
    assert_true(view_count_color(canvas, number, ink) > 100);
    march.lift_deg = NAN; // without a sensor no angle is shown
    show_march(canvas, &level, &march);
    assert_int_equal(view_count_color(canvas, card, lamp), 0);
    assert_int_equal(view_count_color(canvas, number, ink), 0);
}

static void test_march_heel_mark_only_when_it_is_up_and_known(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    struct draw_rect card = {1484.0f, 516.0f, 340.0f, 360.0f};
    const float values[] = {1.0f, 0.0f, NAN};
    march.gait = DRAW_MARCH_TIPTOE;
    for (int i = 0; i < 3; i++) {
        march.heel_up = values[i];
        show_march(canvas, &level, &march);
        int lit = view_count_color(canvas, card, lamp);
        assert_true(i == 0 ? lit > 200 : lit == 0);
    }
}

static void test_march_night_is_dim(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model level = walk_scenes_level();
    struct draw_march march = walk_scenes_march();
    show_march(canvas, &level, &march);
    double day = view_brightness(canvas);
    draw_frame_begin(canvas);
    draw_level_march_night(canvas, &level, &march);
    draw_frame_end(canvas);
    assert_true(view_brightness(canvas) < 0.5 * day);
}

static void test_night_card_shows_the_feet_of_the_stance(void **state)
{
    static const char *const feet[] = {NULL, "feet-semi-tandem", "feet-semi-tandem-right",
                                       "feet-one-leg"};
    static struct view_picture cards[4];
    struct draw_canvas *canvas = *state;
    struct draw_level_model level = scenes_night();
    for (int i = 0; i < 4; i++) {
        level.night.feet_art = feet[i];
        draw_frame_begin(canvas);
        draw_level_night(canvas, &level);
        draw_frame_end(canvas);
        view_take(&cards[i], canvas);
        for (int k = 0; k < i; k++)
            assert_false(view_same(&cards[i], &cards[k]));
    }
}

// Width of the last hop's foot prints on the line: where the lamp's colour ends.
static float farthest_lamp(struct draw_canvas *canvas)
{
    for (float x = 1680.0f; x > 300.0f; x -= 1.5f)
        for (float y = 440.0f; y < 522.0f; y += 1.5f)
            if (view_is_color(canvas, x, y, lamp))
                return x;
    return 0.0f;
}

static void test_route_hops_reach_the_flag_at_the_median_walk(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_route route = walk_scenes_route();
    const float left = 360.0f, right = 1628.0f; // of the way
    route.steps = 10;
    show_route(canvas, &route);
    assert_near(farthest_lamp(canvas), left + (right - left) * 10.0f / 25.0f, 12.0);
    route.steps = 40; // more than ever: shorter hops, still on the line
    show_route(canvas, &route);
    assert_true(farthest_lamp(canvas) < right + 12.0f);
    route.steps = 20;
    route.walked = true; // fewer, longer hops that reach the end
    show_route(canvas, &route);
    assert_near(farthest_lamp(canvas), right, 16.0);
}

static void test_route_wheel_has_its_buttons_where_it_says(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_route route = walk_scenes_route();
    struct draw_rect minus = draw_route_part_area(DRAW_ROUTE_MINUS);
    struct draw_rect plus = draw_route_part_area(DRAW_ROUTE_PLUS);
    struct draw_rect done = draw_route_part_area(DRAW_ROUTE_DONE);
    for (int wheel = 0; wheel < 2; wheel++) {
        route.wheel = wheel == 1;
        show_route(canvas, &route);
        assert_true((view_count_color(canvas, minus, lamp) > 3000) == route.wheel);
        assert_true((view_count_color(canvas, plus, lamp) > 3000) == route.wheel);
    }
    assert_false(draw_rect_overlaps(minus, plus));
    assert_false(draw_rect_overlaps(minus, done) || draw_rect_overlaps(plus, done));
    assert_true(minus.w >= 96.0f && minus.h >= 96.0f); // interface.md 1
}

static double clock_lit(struct draw_canvas *canvas, const struct draw_level_model *level)
{
    struct draw_timer timer = {"feet-apart", "stance-apart-a", DRAW_TIMER_FOOT_NONE};
    int lit = 0;
    show_timer(canvas, level, &timer);
    for (int i = 0; i < 720; i++) {
        float angle = ((float)i + 0.5f) / 2.0f * degree;
        lit += view_is_color(canvas, 1112.0f + 214.0f * cosf(angle), 430.0f + 214.0f * sinf(angle),
                             lamp);
    }
    return lit / 720.0;
}

static void test_timer_ring_closes_in_proportion(void **state)
{
    struct draw_level_model level = walk_scenes_level();
    for (int i = 0; i <= 4; i++) {
        level.progress = 0.25f * (float)i;
        assert_near(clock_lit(*state, &level), (double)level.progress, 0.04);
    }
}

static void test_timer_ring_is_dotted_after_a_touch(void **state)
{
    struct draw_level_model level = walk_scenes_level();
    level.progress = 0.8f;
    double whole = clock_lit(*state, &level);
    level.supported = true;
    double dotted = clock_lit(*state, &level);
    assert_true(dotted > 0.2 * whole && dotted < 0.9 * whole);
}

// Nothing is measured: whatever the CoP fields hold, the picture is the same.
static void test_timer_never_shows_a_measurement(void **state)
{
    static struct view_picture first;
    static struct view_picture other;
    struct draw_canvas *canvas = *state;
    struct draw_level_model level = walk_scenes_level();
    struct draw_timer timer = {"feet-tandem", "stance-tandem-a", DRAW_TIMER_FOOT_NONE};
    show_timer(canvas, &level, &timer);
    view_take(&first, canvas);
    level.ml_mm = 30.0f;
    level.ap_mm = -20.0f;
    level.heel_deg = 18.0f;
    level.wake_count = 20;
    level.text.sway = "Sway";
    show_timer(canvas, &level, &timer);
    view_take(&other, canvas);
    assert_true(view_same(&first, &other));
    // And there is no ring on the water to stay in.
    struct draw_color where_it_would_be = draw_canvas_pixel(canvas, (struct draw_point){960, 820});
    assert_true(view_is_color(canvas, 1480.0f, 820.0f, where_it_would_be));
}

static void test_timer_pace_lights_the_foot_to_stand_on(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model level = walk_scenes_level();
    struct draw_rect left = {1000.0f, 504.0f, 100.0f, 96.0f};
    struct draw_rect right = {1124.0f, 504.0f, 100.0f, 96.0f};
    struct draw_timer timer = {NULL, "stance-knee-a", DRAW_TIMER_FOOT_LEFT};
    level.progress = 0.0f;
    show_timer(canvas, &level, &timer);
    assert_true(view_count_color(canvas, left, lamp) > 500);
    assert_int_equal(view_count_color(canvas, right, lamp), 0);
    timer.foot = DRAW_TIMER_FOOT_RIGHT;
    show_timer(canvas, &level, &timer);
    assert_true(view_count_color(canvas, right, lamp) > 500);
    assert_int_equal(view_count_color(canvas, left, lamp), 0);
}

static void show_limits(struct draw_canvas *canvas, const struct draw_level_model *level,
                        const struct draw_limits *limits)
{
    draw_frame_begin(canvas);
    draw_level_limits(canvas, level, limits);
    draw_frame_end(canvas);
}

static void test_limits_marker_stands_where_the_body_leans(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model level = walk_scenes_level();
    struct draw_limits limits = walk_scenes_limits();
    limits.direction = 4;
    limits.stay = 0.0f;
    level.ml_mm = 50.0f;
    level.ap_mm = 50.0f;
    struct draw_point at = draw_limits_place(&limits, 50.0f, 50.0f);
    assert_near(at.x - 1270.0f, 183.0, 0.5); // half of the rim's 366 px
    assert_near(at.y - 512.0f, -183.0, 0.5);
    show_limits(canvas, &level, &limits);
    assert_true(view_is_color(canvas, at.x, at.y, lamp));
    struct draw_point cut = draw_limits_place(&limits, 0.0f, 400.0f);
    assert_near(cut.y, 512.0 - 366.0, 0.5);
}

static void test_limits_patch_grows_with_what_is_reached(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model level = walk_scenes_level();
    struct draw_limits limits = {.scale_mm = 100.0f, .direction = -1, .lean_mm = NAN};
    struct draw_point spot = draw_limits_place(&limits, 40.0f, 6.0f);
    level.ml_mm = level.ap_mm = 0.0f;
    show_limits(canvas, &level, &limits);
    struct draw_color before = draw_canvas_pixel(canvas, spot);
    limits.reached_mm[2] = 70.0f; // to the right
    show_limits(canvas, &level, &limits);
    struct draw_color after = draw_canvas_pixel(canvas, spot);
    assert_true(before.r > after.r + 30); // paper turns to water
    struct draw_point left = draw_limits_place(&limits, -40.0f, 6.0f);
    struct draw_color other = draw_canvas_pixel(canvas, left);
    assert_int_equal(other.r, before.r);
}

static void test_limits_beam_points_where_it_is_asked(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model level = walk_scenes_level();
    struct draw_limits limits = {.scale_mm = 100.0f, .lean_mm = NAN};
    level.ml_mm = level.ap_mm = 0.0f;
    for (int i = 0; i < DRAW_LIMITS_DIRECTION_COUNT; i++) {
        limits.direction = i;
        show_limits(canvas, &level, &limits);
        float turn = 45.0f * degree * (float)i;
        float x = 1270.0f + 352.0f * sinf(turn);
        float y = 512.0f - 352.0f * cosf(turn);
        assert_true(view_is_color(canvas, x, y, lamp));
        assert_false(view_is_color(canvas, 2540.0f - x, 1024.0f - y, lamp));
    }
}

// The same model, the same pixels, whatever was drawn in between.
static void test_walk_views_leave_no_trace(void **state)
{
    static struct view_picture first;
    static struct view_picture again;
    struct draw_canvas *canvas = *state;
    for (const struct scenes_page *page = walk_scenes_all(); page->name; page++) {
        draw_layer_drop_all(canvas);
        draw_frame_begin(canvas);
        page->draw(canvas);
        draw_frame_end(canvas);
        view_take(&first, canvas);
        struct draw_level_model sea = scenes_sea();
        sea.time_s = walk_scenes_level().time_s; // its water is kept under the same revision
        sea.harbour_growth = walk_scenes_level().harbour_growth;
        draw_frame_begin(canvas);
        draw_level_sea(canvas, &sea);
        draw_frame_end(canvas);
        draw_frame_begin(canvas);
        page->draw(canvas);
        draw_frame_end(canvas);
        view_take(&again, canvas);
        if (!view_same(&first, &again))
            fail_msg("page %s", page->name);
    }
}

static void test_walk_words_can_be_read(void **state)
{
    (void)state;
    view_check_words(walk_scenes_all(), DRAW_THEME_DAY, 100, 3);
}

static void test_walk_words_can_be_read_when_large(void **state)
{
    (void)state;
    view_check_words(walk_scenes_all(), DRAW_THEME_DAY, 115, 3);
    view_check_words(walk_scenes_all(), DRAW_THEME_DAY, 133, 3);
}

static void test_walk_words_can_be_read_in_high_contrast(void **state)
{
    (void)state;
    view_check_words(walk_scenes_all(), DRAW_THEME_HIGH_CONTRAST, 100, 3);
    view_check_words(walk_scenes_all(), DRAW_THEME_HIGH_CONTRAST, 133, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_march_ring_closes_with_the_time_on_one_leg),
        cmocka_unit_test(test_march_longer_steps_are_higher_bars_of_their_leg),
        cmocka_unit_test(test_march_bar_below_the_target_is_hollow),
        cmocka_unit_test(test_march_chart_is_to_scale_and_keeps_to_its_room),
        cmocka_unit_test(test_march_seconds_follow_the_language),
        cmocka_unit_test(test_march_step_leaves_a_crest_on_its_side),
        cmocka_unit_test(test_march_boat_goes_to_the_leg_stood_on),
        cmocka_unit_test(test_march_stands_still_with_reduced_motion),
        cmocka_unit_test(test_march_thigh_is_drawn_at_its_angle),
        cmocka_unit_test(test_march_heel_mark_only_when_it_is_up_and_known),
        cmocka_unit_test(test_march_night_is_dim),
        cmocka_unit_test(test_night_card_shows_the_feet_of_the_stance),
        cmocka_unit_test(test_route_hops_reach_the_flag_at_the_median_walk),
        cmocka_unit_test(test_route_wheel_has_its_buttons_where_it_says),
        cmocka_unit_test(test_timer_ring_closes_in_proportion),
        cmocka_unit_test(test_timer_ring_is_dotted_after_a_touch),
        cmocka_unit_test(test_timer_never_shows_a_measurement),
        cmocka_unit_test(test_timer_pace_lights_the_foot_to_stand_on),
        cmocka_unit_test(test_limits_marker_stands_where_the_body_leans),
        cmocka_unit_test(test_limits_patch_grows_with_what_is_reached),
        cmocka_unit_test(test_limits_beam_points_where_it_is_asked),
        cmocka_unit_test(test_walk_views_leave_no_trace),
        cmocka_unit_test(test_walk_words_can_be_read),
        cmocka_unit_test(test_walk_words_can_be_read_when_large),
        cmocka_unit_test(test_walk_words_can_be_read_in_high_contrast),
    };
    return cmocka_run_group_tests(tests, view_open, view_close);
}
