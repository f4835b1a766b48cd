#include "tests/check.h"

#include <stdbool.h>
#include <string.h>

#include "game/sim/random.h"
#include "game/sim/ribbon.h"
#include "tests/sim/writing.h"

static struct sim_ribbon_path path;

static const struct sim_ribbon_path *word(const char *text)
{
    assert_true(sim_ribbon_path_write(&path, writing_load(), text, &sim_ribbon_area_default));
    return &path;
}

// A straight stroke of 400 px to the right, another one below it, then a dot.
static const struct sim_ribbon_path *ruler(void)
{
    path = (struct sim_ribbon_path){.stroke_count = 3};
    const int pieces[] = {100, 50, 4};
    for (int s = 0; s < 3; s++) {
        path.stroke[s] = (struct sim_ribbon_stroke){path.count, pieces[s] + 1, 0};
        for (int i = 0; i <= pieces[s]; i++) {
            if (i > 0)
                path.length_px += 4;
            path.point[path.count++] =
                (struct sim_ribbon_point){100 + 4 * i, 300 + 200 * s, path.length_px};
        }
        path.stroke[s].end_px = path.length_px;
    }
    return &path;
}

struct hand {
    double off_px;   // to the right of the way
    double noise_px; // even scatter around it
    double ahead_px; // between two positions of the pen
    double from_at;  // share of the way where it slips..
    double to_at;    // ..and where it is back
    double slip_px;  // how far
};

static struct sim_ribbon written(const struct sim_ribbon_path *way, double width_px,
                                 const struct hand *hand, uint64_t seed)
{
    struct sim_ribbon ribbon;
    sim_ribbon_init(&ribbon, way, width_px);
    for (int s = 0; s < way->stroke_count; s++) {
        double start_px = way->point[way->stroke[s].first].at_px;
        double end_px = way->stroke[s].end_px;
        for (double at_px = start_px;; at_px = fmin(at_px + hand->ahead_px, end_px)) {
            double x, y, to_x, to_y, from_x, from_y;
            sim_ribbon_path_at(way, fmin(fmax(at_px, start_px + 1e-6), end_px - 1e-6), &x, &y);
            sim_ribbon_path_at(way, fmin(at_px + 2, end_px - 1e-6), &to_x, &to_y);
            sim_ribbon_path_at(way, fmax(at_px - 2, start_px + 1e-6), &from_x, &from_y);
            double length = hypot(to_x - from_x, to_y - from_y);
            double share = at_px / way->length_px;
            double off_px =
                share >= hand->from_at && share < hand->to_at ? hand->slip_px : hand->off_px;
            off_px += hand->noise_px * (2 * sim_random_unit(&seed) - 1);
            sim_ribbon_push(&ribbon, 0.01, true, x - off_px * (to_y - from_y) / length,
                            y + off_px * (to_x - from_x) / length);
            if (at_px >= end_px)
                break;
        }
        sim_ribbon_push(&ribbon, 0.01, false, 0, 0);
    }
    return ribbon;
}

static void test_ribbon_channel_narrows_from_98_to_60_px(void **state)
{
    (void)state;
    assert_near(sim_ribbon_width_px(0), 98, 1e-12);
    assert_near(sim_ribbon_width_px(1), 60, 1e-12);
    assert_near(sim_ribbon_width_px(0.5), 79, 1e-12);
}

// The widest and the narrowest channel each kind is traced in.
static void test_ribbon_everything_can_be_written_along_the_middle_in_both_scripts(void **state)
{
    (void)state;
    static struct sim_alphabet alphabet;
    alphabet = *writing_load();
    const double width_px[] = {60, 98};
    for (int script = 0; script < SIM_SCRIPT_COUNT; script++) {
        alphabet.script = (enum sim_script)script;
        for (int i = 0; i < alphabet.word_count * 2; i++) {
            const char *text = alphabet.word[i / 2].text;
            assert_true(sim_ribbon_path_write(&path, &alphabet, text, &sim_ribbon_area_default));
            struct sim_ribbon ribbon =
                written(&path, width_px[i % 2], &(struct hand){.ahead_px = 10}, 1);
            if (!sim_ribbon_is_a_success(&ribbon) || sim_ribbon_inside_share(&ribbon) < 0.98)
                fail_msg("%s: %g inside", text, sim_ribbon_inside_share(&ribbon));
            assert_true(sim_ribbon_mean_error_px(&ribbon) < 2);
            assert_int_equal(ribbon.lift_count, 0); // those between strokes are none
            assert_near(sim_ribbon_progress(&ribbon), 1, 1e-9);
        }
    }
}

static void test_ribbon_beside_the_channel_passes_in_neither_script(void **state)
{
    (void)state;
    static struct sim_alphabet alphabet;
    alphabet = *writing_load();
    for (int script = 0; script < SIM_SCRIPT_COUNT; script++) {
        alphabet.script = (enum sim_script)script;
        assert_true(sim_ribbon_path_write(&path, &alphabet, "anchor", &sim_ribbon_area_default));
        struct sim_ribbon ribbon =
            written(&path, 60, &(struct hand){.off_px = 40, .ahead_px = 10}, 1);
        assert_false(sim_ribbon_is_a_success(&ribbon));
    }
}

static void test_ribbon_a_trembling_hand_inside_passes(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct sim_ribbon ribbon =
            written(word("well"), 60, &(struct hand){.noise_px = 15, .ahead_px = 12}, seed);
        assert_true(sim_ribbon_is_a_success(&ribbon));
    }
}

static void test_ribbon_stems_up_and_down_are_both_written(void **state)
{
    (void)state;
    // Up 200 px and back down beside it, as in d, u or n.
    path = (struct sim_ribbon_path){.stroke_count = 1, .count = 101};
    for (int i = 0; i <= 100; i++)
        path.point[i] = (struct sim_ribbon_point){i <= 50 ? 100 : 104,
                                                  500 - 4 * (i <= 50 ? i : 101 - i), 4 * i};
    path.length_px = 400;
    path.stroke[0] = (struct sim_ribbon_stroke){0, 101, 400};
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct sim_ribbon ribbon =
            written(&path, 60, &(struct hand){.noise_px = 12, .ahead_px = 14}, seed);
        assert_true(sim_ribbon_inside_share(&ribbon) > 0.95);
    }
}

static void test_ribbon_outside_all_the_way_is_no_success(void **state)
{
    (void)state;
    struct sim_ribbon ribbon =
        written(ruler(), 60, &(struct hand){.off_px = 40, .ahead_px = 10}, 1);
    assert_false(sim_ribbon_is_a_success(&ribbon));
    assert_near(sim_ribbon_inside_share(&ribbon), 0, 1e-9);
    // The same hand in the wide channel:
    struct sim_ribbon wide = written(ruler(), 98, &(struct hand){.off_px = 40, .ahead_px = 10}, 1);
    assert_true(sim_ribbon_is_a_success(&wide));
    assert_near(sim_ribbon_mean_error_px(&wide), 40, 0.5);
}

static void test_ribbon_share_is_by_length_of_the_way(void **state)
{
    (void)state;
    // A slip over 10 % of the way passes, one over 20 % does not (85 %).
    struct hand hand = {.ahead_px = 4, .from_at = 0.2, .to_at = 0.3, .slip_px = 45};
    struct sim_ribbon small = written(ruler(), 60, &hand, 1);
    assert_near(sim_ribbon_inside_share(&small), 0.9, 0.02);
    assert_true(sim_ribbon_is_a_success(&small));
    hand.to_at = 0.4;
    struct sim_ribbon large = written(ruler(), 60, &hand, 1);
    assert_near(sim_ribbon_inside_share(&large), 0.8, 0.02);
    assert_true(sim_ribbon_is_over(&large));
    assert_false(sim_ribbon_is_a_success(&large));
}

static void test_ribbon_same_line_same_result_at_any_rate(void **state)
{
    (void)state;
    const double ahead_px[] = {1, 3, 8, 20, 80};
    for (int i = 0; i < 5; i++) {
        struct hand hand = {
            .ahead_px = ahead_px[i], .off_px = 5, .from_at = 0.2, .to_at = 0.4, .slip_px = 45};
        struct sim_ribbon ribbon = written(ruler(), 60, &hand, 1);
        // A slip begins and ends between two positions: 80 px of 616 are 13 %.
        assert_near(sim_ribbon_inside_share(&ribbon), 0.8, 0.03 + ahead_px[i] / 616);
    }
}

static void test_ribbon_the_wrong_way_round_goes_nowhere(void **state)
{
    (void)state;
    struct sim_ribbon ribbon;
    sim_ribbon_init(&ribbon, ruler(), 98);
    for (int i = 100; i >= 30; i--)
        sim_ribbon_push(&ribbon, 0.01, true, 100 + 4 * i, 300);
    assert_near(ribbon.at_px, 0, 0);
}

static void test_ribbon_leaping_to_the_end_is_not_writing(void **state)
{
    (void)state;
    struct sim_ribbon ribbon;
    sim_ribbon_init(&ribbon, ruler(), 98);
    sim_ribbon_push(&ribbon, 0.01, true, 100, 300);
    sim_ribbon_push(&ribbon, 0.01, false, 100, 300);
    sim_ribbon_push(&ribbon, 0.01, true, 500, 300);
    assert_true(ribbon.at_px < 30);
    assert_false(sim_ribbon_is_over(&ribbon));
    // Tapping along the way instead of drawing it: a touch every 60 px does not catch on.
    for (int i = 0; i < 8; i++) {
        sim_ribbon_push(&ribbon, 0.01, false, 100 + 60 * i, 300);
        sim_ribbon_push(&ribbon, 0.01, true, 100 + 60 * i, 300);
    }
    assert_true(ribbon.at_px < 110);
}

static void test_ribbon_a_scribble_over_the_word_does_not_pass(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct sim_ribbon ribbon;
        sim_ribbon_init(&ribbon, word("well"), 98);
        uint64_t random = seed;
        for (int i = 0; i < 4000; i++)
            sim_ribbon_push(&ribbon, 0.01, true, 300 + 1300 * sim_random_unit(&random),
                            262 + 600 * sim_random_unit(&random));
        assert_false(sim_ribbon_is_a_success(&ribbon));
    }
}

static void test_ribbon_a_lifted_pen_goes_on_where_it_was(void **state)
{
    (void)state;
    struct sim_ribbon ribbon;
    sim_ribbon_init(&ribbon, ruler(), 60);
    for (int i = 0; i <= 40; i++)
        sim_ribbon_push(&ribbon, 0.01, true, 100 + 4 * i, 300);
    sim_ribbon_push(&ribbon, 0.01, false, 260, 300);
    assert_int_equal(ribbon.lift_count, 1);
    assert_near(ribbon.at_px, 160, 0.5);
    for (int i = 0; i < 100; i++) // through the air, across the whole paper
        sim_ribbon_push(&ribbon, 0.01, false, 10 * i, 5 * i);
    assert_near(ribbon.at_px, 160, 0.5);
    for (int i = 40; i <= 100; i++)
        sim_ribbon_push(&ribbon, 0.01, true, 100 + 4 * i, 300);
    assert_near(ribbon.at_px, 400, 9);
    assert_near(sim_ribbon_inside_share(&ribbon), 1, 0.01);
}

static void test_ribbon_lifts_between_strokes_are_free_and_dots_are_touched(void **state)
{
    (void)state;
    struct sim_ribbon ribbon = written(ruler(), 60, &(struct hand){.ahead_px = 6}, 1);
    assert_int_equal(ribbon.lift_count, 0);
    assert_true(sim_ribbon_is_a_success(&ribbon));
    sim_ribbon_init(&ribbon, ruler(), 60);
    for (int s = 0; s < 2; s++) {
        for (int i = 0; i <= (s ? 50 : 100); i++)
            sim_ribbon_push(&ribbon, 0.01, true, 100 + 4 * i, 300 + 200 * s);
        sim_ribbon_push(&ribbon, 0.01, false, 0, 0);
    }
    assert_false(sim_ribbon_is_over(&ribbon));
    double x, y, along_x, along_y;
    sim_ribbon_next(&ribbon, &x, &y, &along_x, &along_y);
    assert_near(hypot(x - 100, y - 700), 0, 0.1); // the dot is next
    sim_ribbon_push(&ribbon, 0.01, true, 110, 715);
    assert_true(sim_ribbon_is_a_success(&ribbon));
}

static void test_ribbon_says_where_to_go_on(void **state)
{
    (void)state;
    struct sim_ribbon ribbon;
    sim_ribbon_init(&ribbon, ruler(), 60);
    double x, y, along_x, along_y;
    for (int i = 0; i <= 100; i++) {
        sim_ribbon_push(&ribbon, 0.01, true, 100 + 4 * i, 310);
        sim_ribbon_next(&ribbon, &x, &y, &along_x, &along_y);
        assert_near(x, 100 + ribbon.at_px, 1.1);
        assert_near(y, 300, 1e-9);
        assert_near(along_x, 1, 1e-9);
        assert_near(along_y, 0, 1e-9);
    }
    sim_ribbon_push(&ribbon, 0.01, false, 0, 0);
    sim_ribbon_next(&ribbon, &x, &y, &along_x, &along_y);
    assert_near(hypot(x - 100, y - 500), 0, 0.1);
}

static void test_ribbon_is_over_at_its_end_only(void **state)
{
    (void)state;
    const struct sim_ribbon_path *way = word("sea");
    struct sim_ribbon ribbon;
    sim_ribbon_init(&ribbon, way, 98);
    for (double at_px = 0; at_px < way->length_px; at_px += 4) {
        double x, y;
        sim_ribbon_path_at(way, at_px, &x, &y);
        assert_false(at_px < way->length_px - 12 && sim_ribbon_is_over(&ribbon));
        sim_ribbon_push(&ribbon, 0.01, true, x, y);
    }
    assert_true(sim_ribbon_is_over(&ribbon));
}

static void test_ribbon_time_runs_until_the_word_is_done(void **state)
{
    (void)state;
    struct sim_ribbon ribbon = written(word("See"), 98, &(struct hand){.ahead_px = 10}, 1);
    double time_s = ribbon.time_s;
    assert_true(time_s > 2);
    for (int i = 0; i < 100; i++)
        sim_ribbon_push(&ribbon, 1, true, i, i);
    assert_near(ribbon.time_s, time_s, 0);
    assert_true(sim_ribbon_is_a_success(&ribbon));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ribbon_channel_narrows_from_98_to_60_px),
        cmocka_unit_test(test_ribbon_everything_can_be_written_along_the_middle_in_both_scripts),
        cmocka_unit_test(test_ribbon_beside_the_channel_passes_in_neither_script),
        cmocka_unit_test(test_ribbon_a_trembling_hand_inside_passes),
        cmocka_unit_test(test_ribbon_stems_up_and_down_are_both_written),
        cmocka_unit_test(test_ribbon_outside_all_the_way_is_no_success),
        cmocka_unit_test(test_ribbon_share_is_by_length_of_the_way),
        cmocka_unit_test(test_ribbon_same_line_same_result_at_any_rate),
        cmocka_unit_test(test_ribbon_the_wrong_way_round_goes_nowhere),
        cmocka_unit_test(test_ribbon_leaping_to_the_end_is_not_writing),
        cmocka_unit_test(test_ribbon_a_scribble_over_the_word_does_not_pass),
        cmocka_unit_test(test_ribbon_a_lifted_pen_goes_on_where_it_was),
        cmocka_unit_test(test_ribbon_lifts_between_strokes_are_free_and_dots_are_touched),
        cmocka_unit_test(test_ribbon_says_where_to_go_on),
        cmocka_unit_test(test_ribbon_is_over_at_its_end_only),
        cmocka_unit_test(test_ribbon_time_runs_until_the_word_is_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
