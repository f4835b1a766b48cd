#include <string.h>

#include "tests/check.h"

#include "game/draw/path.h"
#include "game/draw/stroke.h"

static double area_of(const struct draw_path *path)
{
    double sum = 0;
    for (int c = 0; c < path->contour_count; c++) {
        const struct draw_point *p = path->points + path->contours[c].first;
        int count = path->contours[c].count;
        for (int i = 0; i < count; i++) {
            struct draw_point a = p[i], b = p[(i + 1) % count];
            sum += ((double)a.x * (double)b.y - (double)b.x * (double)a.y) / 2;
        }
    }
    return sum;
}

static void test_path_reads_a_boat_string(void **state)
{
    (void)state;
    struct draw_path path;
    draw_path_init(&path);
    assert_true(draw_path_parse(&path, "M-7,-416 C-92,-318 -158,-212 -178,-128 "
                                       "C-120,-112 -62,-108 -7,-112 Z"));
    assert_int_equal(path.contour_count, 1);
    assert_true(path.contours[0].closed);
    struct draw_rect bounds = draw_path_bounds(&path);
    assert_near((double)bounds.x, -178, 1e-3);
    assert_near((double)bounds.y, -416, 1e-3);
    assert_near((double)(bounds.x + bounds.w), -7, 1e-3);
    assert_true(path.point_count > 10);
    draw_path_finish(&path);
}

static void test_path_reads_every_command(void **state)
{
    (void)state;
    struct draw_path path;
    draw_path_init(&path);
    assert_true(draw_path_parse(&path, "M0,0 10,0 V10 H0 Z M20,20 L30 20 30 30Z M0 0Q5-5,10 0"));
    assert_int_equal(path.contour_count, 3);
    assert_int_equal(path.contours[0].count, 4);
    assert_int_equal(path.contours[1].count, 3);
    assert_false(path.contours[2].closed);
    assert_near((double)path.points[path.point_count - 1].x, 10, 1e-4);
    draw_path_finish(&path);
}

static void test_path_refuses_what_it_cannot_read(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "10,10",     "L10,10",    "M0,0 L5",      "M0,0 A5,5 0 0 1 9,9", "M0,0 l5,5",
        "M0,0 Z5,5", "M0,0 Lx,y", "M0,0 L1e99,0", "M0,0 C1,1 2"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct draw_path path;
        draw_path_init(&path);
        if (draw_path_parse(&path, wrong[i]))
            fail_msg("took \"%s\"", wrong[i]);
        draw_path_finish(&path);
    }
}

static void test_path_ellipse_has_the_area_of_an_ellipse(void **state)
{
    (void)state;
    struct draw_path path;
    draw_path_init(&path);
    draw_path_add_ellipse(&path, (struct draw_point){100, 100}, 404, 124);
    assert_relative(area_of(&path), 3.14159265358979 * 404 * 124, 0.001);
    draw_path_finish(&path);
}

static void test_path_round_rect_starts_top_middle_clockwise(void **state)
{
    (void)state;
    struct draw_path path;
    struct draw_rect rect = {10, 20, 200, 100};
    draw_path_init(&path);
    draw_path_add_round_rect(&path, rect, 28);
    assert_near((double)path.points[0].x, 110, 1e-4);
    assert_near((double)path.points[0].y, 20, 1e-4);
    assert_true(path.points[1].x > path.points[0].x);
    assert_relative(area_of(&path), 200 * 100 - (4 - 3.14159265) * 28 * 28, 0.001);
    draw_path_finish(&path);
}

static void test_path_clip_cuts_at_the_waterline(void **state)
{
    (void)state;
    struct draw_path hull, dry;
    draw_path_init(&hull);
    draw_path_init(&dry);
    assert_true(draw_path_parse(&hull, "M-10,-10 L10,-10 L10,10 L-10,10 Z M-5,5 L5,5 L0,9 Z"));
    draw_path_add_clipped_above(&dry, &hull, 0);
    assert_int_equal(dry.contour_count, 1); // the second contour lies under water
    struct draw_rect bounds = draw_path_bounds(&dry);
    assert_near((double)(bounds.y + bounds.h), 0, 1e-5);
    assert_near(area_of(&dry), 200, 1e-3);
    draw_path_finish(&hull);
    draw_path_finish(&dry);
}

static void test_path_clip_of_a_tilted_square(void **state)
{
    (void)state;
    struct draw_path square, tilted, dry;
    draw_path_init(&square);
    draw_path_init(&tilted);
    draw_path_init(&dry);
    assert_true(draw_path_parse(&square, "M-10,-10 H10 V10 H-10 Z"));
    struct draw_transform turn = draw_transform_make((struct draw_point){0, 0}, 1, 45);
    draw_path_add_path(&tilted, &square, &turn);
    draw_path_add_clipped_above(&dry, &tilted, 0);
    assert_near(area_of(&tilted), 400, 1e-2);
    assert_near(area_of(&dry), 200, 1e-2);
    draw_path_finish(&square);
    draw_path_finish(&tilted);
    draw_path_finish(&dry);
}

static void test_path_first_part_is_as_long_as_asked(void **state)
{
    (void)state;
    struct draw_path ring, part;
    draw_path_init(&ring);
    draw_path_init(&part);
    draw_path_add_round_rect(&ring, (struct draw_rect){77, 813, 658, 144}, 47);
    float whole = draw_path_length(&ring);
    assert_relative((double)whole, 2 * (658 + 144) - (8 - 2 * 3.14159265) * 47, 0.002);
    draw_path_add_first_part(&part, &ring, whole * 0.18f);
    assert_relative((double)draw_path_length(&part), (double)whole * 0.18, 0.001);
    assert_false(part.contours[0].closed);
    draw_path_finish(&ring);
    draw_path_finish(&part);
}

static void test_path_smooth_runs_through_its_points(void **state)
{
    (void)state;
    static const struct draw_point points[] = {{0, 0}, {10, 20}, {30, 5}, {60, 40}};
    struct draw_path path;
    draw_path_init(&path);
    draw_path_add_smooth(&path, points, 4);
    for (int i = 0; i < 4; i++) {
        double nearest = 1e9;
        for (int k = 0; k < path.point_count; k++)
            nearest = fmin(nearest, hypot((double)(path.points[k].x - points[i].x),
                                          (double)(path.points[k].y - points[i].y)));
        assert_true(nearest < 1e-3);
    }
    draw_path_finish(&path);
}

static double stroke_area(const char *string, struct draw_stroke stroke)
{
    struct draw_path path, outline, scratch;
    draw_path_init(&path);
    draw_path_init(&outline);
    draw_path_init(&scratch);
    assert_true(draw_path_parse(&path, string));
    draw_path_add_stroke(&outline, &path, &stroke, &scratch);
    double area = fabs(area_of(&outline));
    draw_path_finish(&path);
    draw_path_finish(&outline);
    draw_path_finish(&scratch);
    return area;
}

static void test_stroke_covers_length_times_width_and_its_ends(void **state)
{
    (void)state;
    struct draw_stroke flat = {.width = 10, .flat_ends = true};
    struct draw_stroke rounded = {.width = 10};
    assert_near(stroke_area("M0,0 L100,0", flat), 1000, 1e-3);
    assert_relative(stroke_area("M0,0 L100,0", rounded), 1000 + 25 * 3.14159265, 0.005);
    assert_relative(stroke_area("M5,5 L5,5", rounded), 25 * 3.14159265, 0.02); // a dot
}

static void test_stroke_of_a_closed_shape_leaves_its_middle_open(void **state)
{
    (void)state;
    struct draw_stroke line = {.width = 2};
    double frame = 4 * 100 * 2 - 4 + 3.14159265; // round outer corners, doubled inner ones
    assert_near(stroke_area("M0,0 H100 V100 H0 Z", line), frame, 5);
}

static void test_stroke_dashes_take_their_share(void **state)
{
    (void)state;
    struct draw_stroke dashes = {.width = 4, .dash = 10, .gap = 10, .flat_ends = true};
    assert_near(stroke_area("M0,0 L200,0", dashes), 200 / 2 * 4, 1e-2);
}

// A broad line round a tight bend of short pieces, as the channels of neat writing.
static void test_stroke_broad_bend_is_round(void **state)
{
    (void)state;
    struct draw_path bend, outline, scratch;
    struct draw_stroke stroke = {.width = 100.0f, .flat_ends = true};
    int outer = 0;
    draw_path_init(&bend);
    draw_path_init(&outline);
    draw_path_init(&scratch);
    for (int deg = 0; deg <= 180; deg += 10) {
        float rad = (float)deg * 3.14159265f / 180.0f;
        struct draw_point at = {20.0f * cosf(rad), 20.0f * sinf(rad)};
        if (deg == 0)
            draw_path_move_to(&bend, at);
        else
            draw_path_line_to(&bend, at);
    }
    draw_path_add_stroke(&outline, &bend, &stroke, &scratch);
    for (int i = 0; i + 1 < outline.point_count; i++) {
        struct draw_point a = outline.points[i], b = outline.points[i + 1];
        if (hypotf(a.x, a.y) < 60.0f || hypotf(b.x, b.y) < 60.0f)
            continue;
        outer++;
        assert_near((double)hypotf(a.x, a.y), 70.0, 0.12);
        assert_near((double)hypotf((a.x + b.x) / 2.0f, (a.y + b.y) / 2.0f), 70.0, 0.12);
    }
    assert_true(outer > 20);
    draw_path_finish(&bend);
    draw_path_finish(&outline);
    draw_path_finish(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_path_reads_a_boat_string),
        cmocka_unit_test(test_path_reads_every_command),
        cmocka_unit_test(test_path_refuses_what_it_cannot_read),
        cmocka_unit_test(test_path_ellipse_has_the_area_of_an_ellipse),
        cmocka_unit_test(test_path_round_rect_starts_top_middle_clockwise),
        cmocka_unit_test(test_path_clip_cuts_at_the_waterline),
        cmocka_unit_test(test_path_clip_of_a_tilted_square),
        cmocka_unit_test(test_path_first_part_is_as_long_as_asked),
        cmocka_unit_test(test_path_smooth_runs_through_its_points),
        cmocka_unit_test(test_stroke_covers_length_times_width_and_its_ends),
        cmocka_unit_test(test_stroke_of_a_closed_shape_leaves_its_middle_open),
        cmocka_unit_test(test_stroke_dashes_take_their_share),
        cmocka_unit_test(test_stroke_broad_bend_is_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
