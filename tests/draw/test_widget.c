#include <stdlib.h>
#include <string.h>

#include "tests/check.h"

#include "game/draw/audit.h"
#include "game/draw/menu.h"
#include "game/draw/shape.h"
#include "game/draw/widget.h"
#include "tests/draw/pages.h"

static struct draw_canvas *open_canvas(int width_px, int height_px, enum draw_theme theme,
                                       int percent)
{
    struct draw_canvas *canvas = calloc(1, sizeof *canvas);
    assert_non_null(canvas);
    assert_true(pages_canvas_init(canvas, width_px, height_px, theme, percent));
    return canvas;
}

static void close_canvas(struct draw_canvas *canvas)
{
    draw_canvas_finish(canvas);
    free(canvas);
}

static int faults_of(struct draw_canvas *canvas, void (*draw)(struct draw_canvas *))
{
    struct draw_audit *audit = malloc(sizeof *audit);
    assert_non_null(audit);
    draw_audit_start(canvas, audit);
    draw_frame_begin(canvas);
    draw(canvas);
    draw_frame_end(canvas);
    draw_audit_stop(canvas);
    assert_true(audit->text_count > 0);
    int faults = draw_audit_run(audit, stderr);
    free(audit);
    return faults;
}

static void audit_pages(int width_px, int height_px, enum draw_theme theme, int percent)
{
    struct draw_canvas *canvas = open_canvas(width_px, height_px, theme, percent);
    for (const struct page *page = pages_all(); page->name; page++) {
        int faults = faults_of(canvas, page->draw);
        if (faults)
            fail_msg("page %s at %d x %d, text %d %%: %d faults", page->name, width_px, height_px,
                     percent, faults);
    }
    close_canvas(canvas);
}

static void test_pages_are_readable_at_every_size(void **state)
{
    (void)state;
    audit_pages(1280, 720, DRAW_THEME_DAY, 100);
    audit_pages(1920, 1080, DRAW_THEME_DAY, 100);
    audit_pages(3840, 2160, DRAW_THEME_DAY, 100);
    audit_pages(1024, 768, DRAW_THEME_DAY, 100);
}

static void test_pages_are_readable_in_large_text_and_high_contrast(void **state)
{
    (void)state;
    audit_pages(1920, 1080, DRAW_THEME_DAY, 115);
    audit_pages(1920, 1080, DRAW_THEME_DAY, 133);
    audit_pages(1920, 1080, DRAW_THEME_HIGH_CONTRAST, 100);
    audit_pages(1920, 1080, DRAW_THEME_HIGH_CONTRAST, 133);
}

static void small_text(struct draw_canvas *canvas)
{
    struct draw_text_style style = {30, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    draw_menu_background(canvas);
    draw_text(canvas, "small", (struct draw_point){500, 500}, &style);
}

static void text_outside(struct draw_canvas *canvas)
{
    struct draw_text_style style = {48, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    draw_menu_background(canvas);
    draw_text(canvas, "too far out", (struct draw_point){1700, 500}, &style);
}

static void text_overlapping(struct draw_canvas *canvas)
{
    struct draw_text_style style = {48, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    draw_menu_background(canvas);
    draw_text(canvas, "one over", (struct draw_point){500, 500}, &style);
    draw_text(canvas, "another", (struct draw_point){600, 520}, &style);
}

static void text_faint(struct draw_canvas *canvas)
{
    struct draw_text_style style = {48, DRAW_BOLD, DRAW_CORAL, DRAW_LEFT};
    draw_menu_background(canvas);
    draw_text(canvas, "coral on sky", (struct draw_point){500, 500}, &style);
}

static void text_too_long(struct draw_canvas *canvas)
{
    struct draw_text_style style = {48, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_text_box box = {{500, 500, 120, 0}, 1, false, true};
    draw_menu_background(canvas);
    draw_text_in(canvas, "far too long for this", &box, &style);
}

static void text_faint_on_layer(struct draw_canvas *canvas)
{
    struct draw_text_style style = {48, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_layer_key key = {"dark", 0, {400, 400, 600, 300}, true};
    draw_menu_background(canvas);
    if (draw_layer_begin(canvas, &key)) {
        draw_fill_rect(canvas, key.area, draw_canvas_color(canvas, DRAW_SEA6));
        draw_text(canvas, "ink on sea", (struct draw_point){500, 500}, &style);
        draw_layer_end(canvas);
    }
    draw_layer_show(canvas, "dark", (struct draw_point){0, 0}, 1);
}

static void test_audit_finds_each_kind_of_fault(void **state)
{
    (void)state;
    static void (*const bad[])(struct draw_canvas *) = {
        small_text, text_outside, text_overlapping, text_faint, text_too_long, text_faint_on_layer};
    struct draw_canvas *canvas = open_canvas(1920, 1080, DRAW_THEME_DAY, 100);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        fprintf(stderr, "expected: ");
        assert_int_equal(faults_of(canvas, bad[i]) > 0, true);
    }
    close_canvas(canvas);
}

static bool is_token(const struct draw_canvas *canvas, struct draw_point at, enum draw_token token)
{
    struct draw_color seen = draw_canvas_pixel(canvas, at);
    struct draw_color want = draw_canvas_color(canvas, token);
    return seen.r == want.r && seen.g == want.g && seen.b == want.b;
}

static void draw_ring(struct draw_canvas *canvas, float dwell)
{
    draw_frame_begin(canvas);
    draw_menu_background(canvas);
    draw_focus_ring(canvas, (struct draw_rect){600, 400, 600, 100}, 28, dwell);
    draw_fill_round_rect(canvas, (struct draw_rect){600, 400, 600, 100}, 28,
                         draw_canvas_color(canvas, DRAW_LAMP));
}

// Points on the middle of the ink line: 19 px outside the thing.
static void test_focus_ring_is_ink_on_a_paper_band(void **state)
{
    (void)state;
    struct draw_canvas *canvas = open_canvas(1920, 1080, DRAW_THEME_DAY, 100);
    draw_ring(canvas, 0);
    assert_true(is_token(canvas, (struct draw_point){900, 381}, DRAW_INK));
    assert_true(is_token(canvas, (struct draw_point){900, 519}, DRAW_INK));
    assert_true(is_token(canvas, (struct draw_point){581, 450}, DRAW_INK));
    assert_true(is_token(canvas, (struct draw_point){1219, 450}, DRAW_INK));
    assert_true(is_token(canvas, (struct draw_point){900, 395}, DRAW_FOCUS_BAND));
    assert_true(is_token(canvas, (struct draw_point){900, 369}, DRAW_FOCUS_BAND));
    assert_false(is_token(canvas, (struct draw_point){900, 363}, DRAW_FOCUS_BAND));
    close_canvas(canvas);
}

static void test_dwell_runs_clockwise_from_the_top(void **state)
{
    (void)state;
    static const struct draw_point quarters[] = {
        {1000, 381}, {1219, 440}, {900, 519}, {581, 460}, {800, 381}};
    static const float reached[] = {0.12f, 0.24f, 0.48f, 0.74f, 0.98f};
    struct draw_canvas *canvas = open_canvas(1920, 1080, DRAW_THEME_DAY, 100);
    for (int step = 0; step < 5; step++) {
        draw_ring(canvas, reached[step] + 0.04f);
        for (int i = 0; i < 5; i++)
            assert_int_equal(is_token(canvas, quarters[i], DRAW_LAMP), i <= step);
    }
    close_canvas(canvas);
}

static void test_button_dwell_is_seen_only_with_focus(void **state)
{
    (void)state;
    struct draw_canvas *canvas = open_canvas(1920, 1080, DRAW_THEME_DAY, 100);
    struct draw_button button = {
        .area = {600, 400, 600, 100}, .text = "Start", .icon = "icon-play", .dwell = 0.5f};
    draw_frame_begin(canvas);
    draw_menu_background(canvas);
    draw_button(canvas, &button);
    assert_false(is_token(canvas, (struct draw_point){1000, 381}, DRAW_LAMP));
    assert_true(is_token(canvas, (struct draw_point){620, 450}, DRAW_PAPER));
    button.focused = true;
    button.primary = true;
    draw_button(canvas, &button);
    assert_true(is_token(canvas, (struct draw_point){1000, 381}, DRAW_LAMP));
    assert_true(is_token(canvas, (struct draw_point){620, 450}, DRAW_LAMP));
    close_canvas(canvas);
}

static void draw_result(struct draw_canvas *canvas, float share)
{
    struct draw_result_ring ring = {{960, 540}, 178, share, "24", "of 30 s"};
    draw_frame_begin(canvas);
    draw_menu_background(canvas);
    draw_card(canvas, (struct draw_rect){660, 240, 600, 600}, 36);
    draw_result_ring(canvas, &ring);
}

static void test_result_ring_closes_from_below_on_both_sides(void **state)
{
    (void)state;
    struct draw_canvas *canvas = open_canvas(1920, 1080, DRAW_THEME_DAY, 100);
    const struct draw_point bottom = {960, 718}, left = {782, 540}, right = {1138, 540};
    const struct draw_point top = {960, 362};
    draw_result(canvas, 0);
    assert_true(is_token(canvas, bottom, DRAW_NOT_DONE));
    draw_result(canvas, 0.3f);
    assert_true(is_token(canvas, bottom, DRAW_LAMP));
    assert_true(is_token(canvas, left, DRAW_NOT_DONE));
    draw_result(canvas, 0.6f);
    assert_true(is_token(canvas, left, DRAW_LAMP));
    assert_true(is_token(canvas, right, DRAW_LAMP));
    assert_true(is_token(canvas, top, DRAW_NOT_DONE));
    draw_result(canvas, 1);
    assert_true(is_token(canvas, top, DRAW_LAMP));
    close_canvas(canvas);
}

static int hints_drawn(const char *const *texts, int count, int percent, const char *stays)
{
    struct draw_canvas *canvas = open_canvas(1920, 1080, DRAW_THEME_DAY, percent);
    struct draw_audit *audit = malloc(sizeof *audit);
    struct draw_hint hints[DRAW_HINT_COUNT];
    for (int i = 0; i < count; i++)
        hints[i] = (struct draw_hint){"hint-ok", texts[i], false, texts[i] == stays};
    draw_audit_start(canvas, audit);
    draw_frame_begin(canvas);
    draw_menu_background(canvas);
    draw_hints(canvas, hints, count);
    draw_audit_stop(canvas);
    assert_int_equal(draw_audit_run(audit, stderr), 0);
    int drawn = audit->text_count;
    bool has_stayed = !stays;
    for (int i = 0; i < drawn; i++)
        has_stayed = has_stayed || strcmp(audit->texts[i].text, stays) == 0;
    assert_true(has_stayed);
    free(audit);
    close_canvas(canvas);
    return drawn;
}

static void test_hints_that_do_not_fit_are_left_out_from_the_end(void **state)
{
    (void)state;
    static const char *const brief[] = {"Lean to move", "Stay to choose", "Choose", "Back"};
    static const char *const wordy[] = {"Neigen Sie sich, um weiterzugehen",
                                        "Halten Sie still, um zu wählen", "Wählen mit Knopf A",
                                        "Zurück mit Knopf B"};
    assert_int_equal(hints_drawn(brief, 4, 100, NULL), 4);
    assert_int_equal(hints_drawn(brief, 4, 133, NULL), 2);
    int drawn = hints_drawn(wordy, 4, 100, NULL);
    assert_true(drawn >= 2 && drawn < 4);
}

static void test_hints_that_stay_are_shown_before_the_others(void **state)
{
    (void)state;
    static const char *const hints[] = {"T: I touched", "S: I stepped", "Enter: one button",
                                        "Space: pause"};
    assert_int_equal(hints_drawn(hints, 4, 133, hints[3]), 2);
    static const char *const wordy[] = {"Neigen Sie sich, um weiterzugehen",
                                        "Halten Sie still, um zu wählen", "Wählen mit Knopf A",
                                        "Leertaste: Pause machen"};
    assert_true(hints_drawn(wordy, 4, 100, wordy[3]) < 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages_are_readable_at_every_size),
        cmocka_unit_test(test_pages_are_readable_in_large_text_and_high_contrast),
        cmocka_unit_test(test_audit_finds_each_kind_of_fault),
        cmocka_unit_test(test_focus_ring_is_ink_on_a_paper_band),
        cmocka_unit_test(test_dwell_runs_clockwise_from_the_top),
        cmocka_unit_test(test_button_dwell_is_seen_only_with_focus),
        cmocka_unit_test(test_result_ring_closes_from_below_on_both_sides),
        cmocka_unit_test(test_hints_that_do_not_fit_are_left_out_from_the_end),
        cmocka_unit_test(test_hints_that_stay_are_shown_before_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
