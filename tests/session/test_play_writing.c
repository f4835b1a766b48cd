#include "tests/session/play_bench.h"

#include "tests/sim/writing.h"

static struct play_bench bench;
static struct sim_ribbon_path path;

static void begin(double difficulty)
{
    assert_true(sim_ribbon_path_write(&path, writing_load(), "sea", &sim_ribbon_area_default));
    bench = (struct play_bench){
        .rung = {.id = "H8",
                 .coast = SESSION_COAST_HANDS,
                 .stance = SESSION_STANCE_FREE,
                 .game = SESSION_GAME_WRITING,
                 .hold_s = 30},
        .settings = {.tier = SESSION_TIER_PAD, .difficulty = difficulty, .word = &path},
    };
    play_bench_begin(&bench);
    play_bench_go(&bench);
}

static void pen(double x, double y, bool down)
{
    play_bench_act(&bench,
                   (struct session_act){.type = SESSION_ACT_PEN, .x = x, .y = y, .down = down});
}

// Along the way at 150 px a second, off it by so much.
static void write_word(double off_px)
{
    for (int s = 0; s < path.stroke_count && bench.trial.stage == SESSION_STAGE_PLAY; s++) {
        double at_px = path.point[path.stroke[s].first].at_px;
        while (bench.trial.stage == SESSION_STAGE_PLAY) {
            double x, y;
            sim_ribbon_path_at(&path, at_px, &x, &y);
            pen(x, y + off_px, true);
            play_bench_pass(&bench, 0.02);
            if (at_px >= path.stroke[s].end_px - 1e-6)
                break;
            at_px = fmin(at_px + 3, path.stroke[s].end_px - 1e-6);
        }
        pen(0, 0, false);
        play_bench_pass(&bench, 0.3);
    }
}

static void test_writing_along_the_middle_passes(void **state)
{
    (void)state;
    begin(0.3);
    write_word(0);
    assert_int_equal(bench.trial.outcome.end, SESSION_END_DONE);
    assert_true(bench.trial.outcome.success);
    assert_true(play_bench_measure(&bench, "inside_share") > 0.99);
    assert_true(play_bench_measure(&bench, "path_error_px") < 3);
    double sparc = play_bench_measure(&bench, "sparc");
    assert_true(isfinite(sparc) && sparc < 0); // the nearer to zero the smoother
    session_trial_finish(&bench.trial);
}

static void test_writing_pen_lifted_in_a_pause_does_not_write_on(void **state)
{
    (void)state;
    begin(0.3);
    pen(path.point[0].x_px, path.point[0].y_px, true);
    play_bench_pass(&bench, 0.5);
    session_trial_pause(&bench.trial, SESSION_PAUSE_PLAYER);
    pen(path.point[0].x_px, path.point[0].y_px, false); // nobody hears it
    session_trial_resume(&bench.trial);
    play_bench_go(&bench);
    size_t from = bench.trial.pen_count;
    play_bench_pass(&bench, 1);
    assert_true(bench.trial.pen_count > from);
    for (size_t i = from; i < bench.trial.pen_count; i++)
        assert_false(bench.trial.pen[i].down);
    session_trial_finish(&bench.trial);
}

static void test_writing_beside_the_channel_does_not(void **state)
{
    (void)state;
    begin(0.3);
    write_word(75);
    play_bench_pass(&bench, 200);
    assert_int_equal(bench.trial.stage, SESSION_STAGE_DONE);
    assert_false(bench.trial.outcome.success);
    session_trial_finish(&bench.trial);
}

static void test_writing_not_begun_ends_calmly(void **state)
{
    (void)state;
    begin(0.3);
    play_bench_pass(&bench, 121);
    assert_int_equal(bench.trial.outcome.end, SESSION_END_TIME);
    assert_false(bench.trial.outcome.success);
    assert_true(isnan(play_bench_measure(&bench, "inside_share")));
    session_trial_finish(&bench.trial);
}

static void test_writing_pen_places_that_are_no_numbers_are_left_out(void **state)
{
    (void)state;
    begin(0.3);
    pen((double)NAN, 0, true);
    pen(0, (double)INFINITY, true);
    play_bench_pass(&bench, 1);
    assert_near(sim_ribbon_progress(&bench.trial.game.writing.ribbon), 0, 0);
    session_trial_finish(&bench.trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_writing_along_the_middle_passes),
        cmocka_unit_test(test_writing_pen_lifted_in_a_pause_does_not_write_on),
        cmocka_unit_test(test_writing_beside_the_channel_does_not),
        cmocka_unit_test(test_writing_not_begun_ends_calmly),
        cmocka_unit_test(test_writing_pen_places_that_are_no_numbers_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
