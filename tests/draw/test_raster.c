#include "tests/check.h"

#include "game/draw/raster.h"
#include "game/draw/stroke.h"

enum { SIZE = 100 };

struct sheet {
    struct draw_surface surface;
    struct draw_raster raster;
    struct draw_path path;
};

static int setup(void **state)
{
    static struct sheet sheet;
    sheet = (struct sheet){0};
    assert_true(draw_surface_init(&sheet.surface, SIZE, SIZE));
    assert_true(draw_raster_init(&sheet.raster, SIZE));
    draw_path_init(&sheet.path);
    *state = &sheet;
    return 0;
}

static int teardown(void **state)
{
    struct sheet *sheet = *state;
    draw_path_finish(&sheet->path);
    draw_raster_finish(&sheet->raster);
    draw_surface_finish(&sheet->surface);
    return 0;
}

static void fill(struct sheet *sheet, struct draw_paint paint, float scale)
{
    const struct draw_raster_target target = {
        &sheet->surface, draw_surface_box(&sheet->surface), {scale, 0, 0}};
    draw_raster_fill(&sheet->raster, &target, &sheet->path, &paint);
}

static struct draw_paint white(void)
{
    return draw_paint_plain(draw_color_hex(0xFFFFFF));
}

static unsigned alpha_at(const struct sheet *sheet, int x, int y)
{
    return sheet->surface.pixels[y * SIZE + x] >> 24;
}

static double covered(const struct sheet *sheet)
{
    double sum = 0;
    for (int i = 0; i < SIZE * SIZE; i++)
        sum += (sheet->surface.pixels[i] >> 24) / 255.0;
    return sum;
}

static void test_raster_half_covered_pixels_are_half_there(void **state)
{
    struct sheet *sheet = *state;
    assert_true(draw_path_parse(&sheet->path, "M10.5,20 H30.25 V40.75 H10.5 Z"));
    fill(sheet, white(), 1);
    assert_int_equal(alpha_at(sheet, 20, 30), 255);
    assert_near(alpha_at(sheet, 10, 30), 127.5, 2);
    assert_near(alpha_at(sheet, 30, 30), 63.75, 2);
    assert_near(alpha_at(sheet, 20, 40), 191.25, 2);
    assert_int_equal(alpha_at(sheet, 9, 30), 0);
    assert_int_equal(alpha_at(sheet, 31, 30), 0);
    assert_int_equal(alpha_at(sheet, 20, 41), 0);
}

static void test_raster_covers_the_area_of_the_shape(void **state)
{
    struct sheet *sheet = *state;
    draw_path_add_ellipse(&sheet->path, (struct draw_point){47.3f, 51.7f}, 40, 23);
    fill(sheet, white(), 1);
    assert_relative(covered(sheet), 3.14159265 * 40 * 23, 0.003);
}

static void test_raster_moves_with_less_than_a_pixel(void **state)
{
    struct sheet *sheet = *state;
    assert_true(draw_path_parse(&sheet->path, "M20.1,20 H40.1 V40 H20.1 Z"));
    fill(sheet, white(), 1);
    unsigned first = alpha_at(sheet, 20, 30);
    draw_surface_clear(&sheet->surface, draw_surface_box(&sheet->surface), 0);
    draw_path_clear(&sheet->path);
    assert_true(draw_path_parse(&sheet->path, "M20.4,20 H40.4 V40 H20.4 Z"));
    fill(sheet, white(), 1);
    assert_true(alpha_at(sheet, 20, 30) + 60 < first);
}

static void test_raster_concave_shape_keeps_its_notch(void **state)
{
    struct sheet *sheet = *state;
    assert_true(draw_path_parse(&sheet->path, "M10,10 H90 V90 L50,30 L10,90 Z"));
    fill(sheet, white(), 1);
    assert_int_equal(alpha_at(sheet, 50, 80), 0);
    assert_int_equal(alpha_at(sheet, 50, 20), 255);
    assert_int_equal(alpha_at(sheet, 15, 70), 255);
    assert_near(covered(sheet), 80 * 80 - 40 * 60, 2);
}

static void test_raster_shape_beyond_every_edge_is_cut_not_lost(void **state)
{
    struct sheet *sheet = *state;
    assert_true(draw_path_parse(&sheet->path, "M-500,-300 L700,-250 L650,800 L-450,720 Z"));
    fill(sheet, white(), 1);
    assert_near(covered(sheet), SIZE * SIZE, 1e-6);
    draw_surface_clear(&sheet->surface, draw_surface_box(&sheet->surface), 0);
    draw_path_clear(&sheet->path);
    assert_true(draw_path_parse(&sheet->path, "M-1000,50 L50,-1000 L1100,50 L50,1100 Z"));
    fill(sheet, white(), 1);
    assert_near(covered(sheet), SIZE * SIZE, 1e-6);
}

static void test_raster_slanted_edge_through_the_left_side(void **state)
{
    struct sheet *sheet = *state;
    assert_true(draw_path_parse(&sheet->path, "M-50,0 L50,100 L-50,100 Z"));
    fill(sheet, white(), 1);
    assert_near(covered(sheet), 50 * 50 / 2.0, 1);
    assert_int_equal(alpha_at(sheet, 0, 40), 0);
    assert_int_equal(alpha_at(sheet, 10, 90), 255);
}

static void test_raster_ignores_numbers_that_are_none(void **state)
{
    struct sheet *sheet = *state;
    draw_path_move_to(&sheet->path, (struct draw_point){10, 10});
    draw_path_line_to(&sheet->path, (struct draw_point){NAN, 50});
    draw_path_line_to(&sheet->path, (struct draw_point){50, INFINITY});
    fill(sheet, white(), 1);
    assert_near(covered(sheet), 0, 1e-9);
    draw_path_clear(&sheet->path);
    draw_path_move_to(&sheet->path, (struct draw_point){1e30f, 10});
    draw_path_line_to(&sheet->path, (struct draw_point){-1e30f, 50});
    draw_path_line_to(&sheet->path, (struct draw_point){0, 1e30f});
    fill(sheet, white(), 2); // whatever it draws: no crash, no read outside
}

static void test_raster_translucent_line_has_one_shade_where_it_bends(void **state)
{
    struct sheet *sheet = *state;
    struct draw_path line, scratch;
    draw_path_init(&line);
    draw_path_init(&scratch);
    assert_true(draw_path_parse(&line, "M15,20 L80,30 L20,50 L85,70 L30,85"));
    struct draw_stroke stroke = {.width = 12};
    draw_path_add_stroke(&sheet->path, &line, &stroke, &scratch);
    fill(sheet, draw_paint_plain((struct draw_color){255, 255, 255, 128}), 1);
    for (int i = 0; i < SIZE * SIZE; i++)
        assert_true(sheet->surface.pixels[i] >> 24 <= 129);
    assert_near(alpha_at(sheet, 80, 30), 128, 1);
    draw_path_finish(&line);
    draw_path_finish(&scratch);
}

static void test_raster_gradient_runs_down_the_shape(void **state)
{
    struct sheet *sheet = *state;
    const struct draw_paint paint = {
        3,
        {0, 50, 100},
        {draw_color_hex(0xFF0000), draw_color_hex(0x00FF00), draw_color_hex(0x0000FF)}};
    assert_true(draw_path_parse(&sheet->path, "M0,0 H100 V100 H0 Z"));
    fill(sheet, paint, 1);
    uint32_t top = sheet->surface.pixels[0];
    uint32_t middle = sheet->surface.pixels[50 * SIZE + 50];
    uint32_t bottom = sheet->surface.pixels[99 * SIZE + 99];
    assert_true((top >> 16 & 255) > 245);
    assert_true((middle >> 8 & 255) > 245);
    assert_true((bottom & 255) > 245);
}

static void test_blend_covers_mixes_and_leaves(void **state)
{
    (void)state;
    uint32_t paper = 0xFFFBF5E7u;
    assert_int_equal(draw_pixel_over(paper, 0xFF10243Au), 0xFF10243Au);
    assert_int_equal(draw_pixel_over(paper, 0), paper);
    struct draw_color half = {0, 0, 0, 128};
    uint32_t mixed = draw_pixel_over(paper, draw_pixel_premultiply(half));
    assert_int_equal(mixed >> 24, 255);
    assert_near(mixed >> 16 & 255, 0xFB * 127 / 255.0, 2);
}

int main(void)
{
#define ON_SHEET(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
    const struct CMUnitTest tests[] = {
        ON_SHEET(test_raster_half_covered_pixels_are_half_there),
        ON_SHEET(test_raster_covers_the_area_of_the_shape),
        ON_SHEET(test_raster_moves_with_less_than_a_pixel),
        ON_SHEET(test_raster_concave_shape_keeps_its_notch),
        ON_SHEET(test_raster_shape_beyond_every_edge_is_cut_not_lost),
        ON_SHEET(test_raster_slanted_edge_through_the_left_side),
        ON_SHEET(test_raster_ignores_numbers_that_are_none),
        ON_SHEET(test_raster_translucent_line_has_one_shade_where_it_bends),
        ON_SHEET(test_raster_gradient_runs_down_the_shape),
        cmocka_unit_test(test_blend_covers_mixes_and_leaves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
