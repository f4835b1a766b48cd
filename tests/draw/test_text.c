#include <stdlib.h>
#include <string.h>

#include "tests/check.h"

#include "game/draw/font.h"
#include "game/draw/shape.h"
#include "game/draw/text.h"
#include "tests/draw/pages.h"

static const struct draw_text_style body = {56, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};

static int setup(void **state)
{
    struct draw_canvas *canvas = calloc(1, sizeof *canvas);
    assert_non_null(canvas);
    assert_true(pages_canvas_init(canvas, 1920, 1080, DRAW_THEME_DAY, 100));
    *state = canvas;
    return 0;
}

static int teardown(void **state)
{
    draw_canvas_finish(*state);
    free(*state);
    return 0;
}

static bool line_is(const struct draw_text_fit *fit, int line, const char *text)
{
    return fit->lines[line].bytes == (int)strlen(text) &&
           memcmp(fit->lines[line].start, text, strlen(text)) == 0;
}

static int missing(struct draw_canvas *canvas, const char *text)
{
    struct draw_line line = {text, strlen(text), 48, false};
    return draw_fonts_missing(canvas->fonts, &line);
}

static void test_text_wraps_at_blanks_into_the_width(void **state)
{
    struct draw_text_box box = {{96, 368, 806, 150}, 2, false, false};
    struct draw_text_fit fit = draw_text_fit_box(
        *state, "Ball of the rear foot beside the heel of the front foot.", &box, &body);
    assert_true(fit.fits);
    assert_int_equal(fit.line_count, 2);
    assert_true(line_is(&fit, 0, "Ball of the rear foot beside"));
    assert_true(line_is(&fit, 1, "the heel of the front foot."));
    assert_near((double)fit.size, 56, 1e-3);
    assert_near((double)fit.line_height, 56 * 1.22, 0.01);
    assert_true(fit.width <= 806);
}

static void test_text_takes_one_line_when_one_is_enough(void **state)
{
    struct draw_text_box box = {{96, 0, 806, 0}, 2, false, false};
    struct draw_text_fit fit = draw_text_fit_box(*state, "  Stand  still. ", &box, &body);
    assert_int_equal(fit.line_count, 1);
    assert_true(fit.fits);
}

static void test_text_steps_down_before_it_spills(void **state)
{
    struct draw_text_style button = {64, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_text_box box = {{0, 0, 0, 96}, 1, true, false};
    box.area.w = draw_text_width(*state, "Heutiges Training starten", &button) * 0.9f;
    struct draw_text_fit fit =
        draw_text_fit_box(*state, "Heutiges Training starten", &box, &button);
    assert_true(fit.fits);
    assert_near((double)fit.size, 56, 1e-3); // the next step, no more
    box.area.w *= 0.75f;
    fit = draw_text_fit_box(*state, "Heutiges Training starten", &box, &button);
    assert_true(fit.fits);
    assert_true(fit.size < 50 && fit.size >= 36);
}

static void test_text_never_goes_below_the_smallest_size_and_says_so(void **state)
{
    struct draw_text_box box = {{0, 0, 90, 0}, 1, false, false};
    struct draw_text_fit fit =
        draw_text_fit_box(*state, "Gleichgewichtsübungen für heute", &box, &body);
    assert_false(fit.fits);
    assert_near((double)fit.size, 36, 1e-3);
}

static void test_text_larger_scale_gives_back_but_never_below_36(void **state)
{
    struct draw_canvas *canvas = *state;
    draw_canvas_restyle(canvas, DRAW_THEME_DAY, 133);
    struct draw_text_style label = {40, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    assert_relative((double)draw_text_width(canvas, "Chart, board", &label), 320.0, 0.15);
    struct draw_text_box box = {{0, 0, 240, 0}, 1, false, false};
    struct draw_text_fit fit = draw_text_fit_box(canvas, "Chart, board", &box, &label);
    assert_true(fit.fits);
    assert_true(fit.size * 1.33f >= 35.9f);
    assert_true(fit.size < 40);
}

static void test_text_break_is_obeyed(void **state)
{
    struct draw_text_box box = {{0, 0, 1200, 0}, 3, false, false};
    struct draw_text_fit fit =
        draw_text_fit_box(*state, "Sit down\nor hold the table.", &box, &body);
    assert_int_equal(fit.line_count, 2);
    assert_true(line_is(&fit, 0, "Sit down"));
    assert_true(line_is(&fit, 1, "or hold the table."));
}

static void test_text_empty_is_no_line(void **state)
{
    struct draw_text_box box = {{0, 0, 100, 100}, 2, true, false};
    struct draw_text_fit fit = draw_text_in(*state, "", &box, &body);
    assert_int_equal(fit.line_count, 0);
    assert_true(fit.fits);
}

static void test_text_letters_beyond_b612_come_from_another_font(void **state)
{
    assert_int_equal(missing(*state, "Łódź Привет ŞşĞğ čřž äöüß"), 0);
    assert_true(missing(*state, "\xF3\xB0\x80\x80") > 0); // a private place no font fills
}

// A fallback letter must be drawn, not left out or shown as an empty box.
static void test_text_fallback_letters_are_drawn(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_line known = {"П", strlen("П"), 64, false};
    struct draw_line other = {"Ф", strlen("Ф"), 64, false};
    size_t bytes = 0;
    struct draw_mask first = {0};
    const struct draw_line_picture *picture = draw_fonts_line(canvas->fonts, &known);
    assert_non_null(picture);
    first = picture->mask;
    picture = draw_fonts_line(canvas->fonts, &other);
    assert_non_null(picture);
    bytes = (size_t)first.width_px * (size_t)first.height_px;
    assert_true(first.width_px != picture->mask.width_px ||
                memcmp(first.coverage, picture->mask.coverage, bytes) != 0);
}

static void test_text_mixed_line_is_as_wide_as_its_parts(void **state)
{
    float whole = draw_text_width(*state, "Łódź Привет", &body);
    float parts =
        draw_text_width(*state, "Łódź ", &body) + draw_text_width(*state, "Привет", &body);
    assert_near((double)whole, (double)parts, 4);
    assert_true(whole > 200);
}

static void test_text_broken_bytes_do_no_harm(void **state)
{
    static const char *const broken[] = {"\xFF\xFE",     "a\xC3",    "\xE2\x82",
                                         "\xED\xA0\x80", "\xC0\xAF", "\xF4\x90\x80\x80",
                                         "\x01\x7F"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        size_t used = 0;
        draw_text(*state, broken[i], (struct draw_point){100, 100}, &body);
        unsigned letter = draw_utf8_next(broken[i], strlen(broken[i]), &used);
        assert_true(used >= 1 && used <= strlen(broken[i]));
        assert_true(letter == 0xFFFD || letter < 0x80);
    }
    size_t used = 0;
    assert_int_equal(draw_utf8_next("€", 3, &used), 0x20AC);
    assert_int_equal(used, 3);
    assert_int_equal(draw_utf8_next("😀", 4, &used), 0x1F600);
    assert_int_equal(used, 4);
}

static struct draw_rect ink_of(const struct draw_canvas *canvas, struct draw_rect area)
{
    struct draw_point low = {1e9f, 1e9f}, high = {-1, -1};
    for (float y = area.y; y < area.y + area.h; y++) {
        for (float x = area.x; x < area.x + area.w; x++) {
            if (draw_canvas_pixel(canvas, (struct draw_point){x + 0.5f, y + 0.5f}).r > 128)
                continue;
            low = (struct draw_point){fminf(low.x, x), fminf(low.y, y)};
            high = (struct draw_point){fmaxf(high.x, x + 1), fmaxf(high.y, y + 1)};
        }
    }
    return (struct draw_rect){low.x, low.y, high.x - low.x, high.y - low.y};
}

static void test_text_stands_on_its_baseline_and_edge(void **state)
{
    struct draw_canvas *canvas = *state;
    static const enum draw_align aligns[] = {DRAW_LEFT, DRAW_CENTRE, DRAW_RIGHT};
    for (int i = 0; i < 3; i++) {
        struct draw_text_style style = {96, DRAW_BOLD, DRAW_INK, aligns[i]};
        draw_frame_begin(canvas);
        draw_fill_view(canvas, draw_color_hex(0xFFFFFF));
        draw_text(canvas, "HEH", (struct draw_point){900, 500}, &style);
        draw_frame_end(canvas);
        struct draw_rect ink = ink_of(canvas, (struct draw_rect){400, 300, 1000, 300});
        float width = draw_text_width(canvas, "HEH", &style);
        float edge = ink.x + ink.w * (float)i / 2;
        assert_near((double)(ink.y + ink.h), 500, 1.01);
        assert_near((double)ink.h, 0.75 * 96, 2); // capitals, look/style.md 2
        assert_near((double)edge, 900, 12);
        assert_true(ink.w <= width && ink.w > width - 24);
    }
}

int main(void)
{
#define ON_CANVAS(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
    const struct CMUnitTest tests[] = {
        ON_CANVAS(test_text_wraps_at_blanks_into_the_width),
        ON_CANVAS(test_text_takes_one_line_when_one_is_enough),
        ON_CANVAS(test_text_steps_down_before_it_spills),
        ON_CANVAS(test_text_never_goes_below_the_smallest_size_and_says_so),
        ON_CANVAS(test_text_larger_scale_gives_back_but_never_below_36),
        ON_CANVAS(test_text_break_is_obeyed),
        ON_CANVAS(test_text_empty_is_no_line),
        ON_CANVAS(test_text_letters_beyond_b612_come_from_another_font),
        ON_CANVAS(test_text_fallback_letters_are_drawn),
        ON_CANVAS(test_text_mixed_line_is_as_wide_as_its_parts),
        ON_CANVAS(test_text_broken_bytes_do_no_harm),
        ON_CANVAS(test_text_stands_on_its_baseline_and_edge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
