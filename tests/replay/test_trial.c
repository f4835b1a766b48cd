#include "tests/check.h"

#include "tests/cli/json_value.h"
#include "tests/cli/program.h"
#include "tests/replay/track.h"

#include <stdlib.h>
#include <string.h>

// A recording plays as a board and becomes a trial: the JSON of issue "First voyage" 10.

#define IN_PLACE(test)                                                                             \
    cmocka_unit_test_setup_teardown(test, program_place_create, program_place_remove)

// What S1 to S4 ask of a newcomer (decisions.md 1): difficulty 0.3, 65 % of 30 s, whole seconds.
static const double PLANNED_S = 20;
static const double EMPTY_S = 3;
// From the board's first load to "go": 1 s until the load is known, 5 s of lead-in.
static const double TO_GO_S = 6.2;

static const struct track_stance held = {.load_kg = 55, .sway_mm = 4}; // a hand on the table
static const struct track_stance aside = {.load_kg = 70, .x_mm = 80, .sway_mm = 4};
static const struct track_stance restless = {.load_kg = 70, .sway_mm = 40};

static void begin(struct track *track)
{
    track_init(track);
    track_empty(track, EMPTY_S);
    track_stand(track, TO_GO_S, &track_quiet);
}

struct asked {
    const char *rung;
    const char *side; // NULL = not said
    const char *speed;
};

static char *play_file(const struct program_place *place, const char *file,
                       const struct asked *asked)
{
    struct program_result result;
    program_run(place, &result, "--headless", "--rung", asked->rung, "--replay", file, "--json",
                "--speed", asked->speed, asked->side ? "--side" : NULL, asked->side);
    program_assert_exit(&result, 0);
    char *out = strdup(result.out);
    assert_non_null(out);
    program_result_free(&result);
    return out;
}

static char *play_text(const struct program_place *place, const struct track *track,
                       const struct asked *asked)
{
    char file[PROGRAM_PATH_SIZE];
    program_place_path(place, "track.csv", file);
    track_write(track, file);
    return play_file(place, file, asked);
}

// Finishes the track.
static struct json_value *play(const struct program_place *place, struct track *track,
                               const char *rung, const char *side)
{
    const struct asked asked = {rung, side, "1000"};
    char *text = play_text(place, track, &asked);
    struct json_value *trial = json_value_read(text, NULL);
    if (!trial)
        fail_msg("no JSON: %s", text);
    free(text);
    track_finish(track);
    return trial;
}

// NAN: no such event. The times of the others are in t_s too.
static double event_s(const struct json_value *trial, const char *type)
{
    const struct json_value *events = json_value_get(trial, "events");
    for (const struct json_value *event = events->first; event; event = event->next)
        if (strcmp(json_value_string(event, "type"), type) == 0)
            return json_value_number(event, "t_s");
    return (double)NAN;
}

static int count_events(const struct json_value *trial, const char *type)
{
    const struct json_value *events = json_value_get(trial, "events");
    int count = 0;
    for (const struct json_value *event = events->first; event; event = event->next)
        count += strcmp(json_value_string(event, "type"), type) == 0;
    return count;
}

static void assert_null_value(const struct json_value *trial, const char *key)
{
    assert_int_equal(json_value_get(trial, key)->type, JSON_NULL);
}

static void test_trial_has_the_promised_keys(void **state)
{
    static const char *const numbers[] = {
        "planned_s", "hands_off_s", "hold_s", "mean_velocity_mm_s", "ellipse_mm2", "schema",
        "support_s", "duration_s",  "go_s",   "scored_from_s",      "rate_hz",     "difficulty",
    };
    struct track track;
    begin(&track);
    track_stand(&track, 30, &track_quiet);
    struct json_value *trial = play(*state, &track, "S1", NULL);
    assert_string_equal(json_value_string(trial, "rung"), "S1");
    assert_string_equal(json_value_string(trial, "tier"), "board");
    assert_string_equal(json_value_string(trial, "side"), "none");
    assert_string_equal(json_value_string(trial, "game"), "hold");
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        assert_true(json_value_number(trial, numbers[i]) >= 0);
    assert_true(json_value_bool(trial, "passed"));
    const struct json_value *events = json_value_get(trial, "events");
    assert_int_equal(events->type, JSON_ARRAY);
    assert_true(events->count >= 3);
    double before_s = 0;
    for (const struct json_value *event = events->first; event; event = event->next) {
        assert_true(json_value_number(event, "t_s") >= before_s); // in the order of time
        before_s = json_value_number(event, "t_s");
        assert_true(json_value_string(event, "type")[0] != '\0');
    }
    json_value_free(trial);
}

static void test_trial_still_stance_is_held(void **state)
{
    struct track track;
    begin(&track);
    track_stand(&track, 30, &track_quiet);
    struct json_value *trial = play(*state, &track, "S1", NULL);
    assert_near(json_value_number(trial, "planned_s"), PLANNED_S, 0);
    assert_near(json_value_number(trial, "hold_s"), PLANNED_S, 0.02);
    assert_near(json_value_number(trial, "hands_off_s"), PLANNED_S, 0.02);
    assert_near(json_value_number(trial, "support_s"), 0, 0);
    assert_true(json_value_bool(trial, "calm"));
    assert_string_equal(json_value_string(trial, "ended_by"), "done");
    assert_near(event_s(trial, "on"), EMPTY_S, 0.1);
    assert_near(json_value_number(trial, "go_s"), EMPTY_S + TO_GO_S, 0.3);
    assert_near(event_s(trial, "go"), json_value_number(trial, "go_s"), 1e-9);
    assert_near(json_value_number(trial, "end_s") - json_value_number(trial, "go_s"), PLANNED_S,
                0.02);
    json_value_free(trial);
}

// The path of the track's two sines over the scored seconds, added up in small steps.
static double sines_mm_s(double from_s, double to_s)
{
    const double tau = 6.283185307179586, step_s = 1e-3;
    double path_mm = 0;
    for (double t_s = from_s; t_s < to_s; t_s += step_s) {
        double vx = 0.5 * 4 * 0.31 * tau * cos(tau * 0.31 * t_s);
        double vy = 4 * 0.23 * tau * cos(tau * 0.23 * t_s);
        path_mm += hypot(vx, vy) * step_s;
    }
    return path_mm / (to_s - from_s);
}

static void test_trial_velocity_is_that_of_the_sines(void **state)
{
    struct track track;
    begin(&track);
    track_stand(&track, 30, &track_quiet);
    struct json_value *trial = play(*state, &track, "S1", NULL);
    double from_s = json_value_number(trial, "scored_from_s");
    double to_s = json_value_number(trial, "scored_to_s");
    assert_near(to_s - from_s, PLANNED_S, 0.05);
    assert_relative(json_value_number(trial, "mean_velocity_mm_s"), sines_mm_s(from_s, to_s), 0.01);
    assert_string_equal(json_value_string(trial, "data_quality"), "ok");
    assert_near(json_value_number(trial, "missing_share"), 0, 0.001);
    json_value_free(trial);
}

static void test_trial_clock_waits_for_a_hand_on_the_table(void **state)
{
    struct track track;
    begin(&track);
    track_stand(&track, 5, &track_quiet);
    double hand_s = track_now_s(&track);
    track_stand(&track, 4, &held);
    double free_s = track_now_s(&track);
    track_stand(&track, 30, &track_quiet);
    struct json_value *trial = play(*state, &track, "S1", NULL);
    assert_near(event_s(trial, "support_begin"), hand_s, 0.5);
    assert_near(event_s(trial, "support_end"), free_s, 0.5);
    assert_near(json_value_number(trial, "support_s"), 4, 0.5);
    assert_near(json_value_number(trial, "hands_off_s"), PLANNED_S, 0.02);
    assert_near(json_value_number(trial, "duration_s"), PLANNED_S + 4, 0.5);
    assert_true(json_value_bool(trial, "passed")); // a hand costs nothing ...
    assert_false(json_value_bool(trial, "calm"));  // ... but it is no calm pass
    assert_near(json_value_number(trial, "breaks"), 0, 0);
    json_value_free(trial);
}

static void test_trial_step_off_pauses_and_goes_on(void **state)
{
    struct track track;
    begin(&track);
    track_stand(&track, 6, &track_quiet);
    double off_s = track_now_s(&track);
    track_empty(&track, 3);
    track_stand(&track, 40, &track_quiet);
    struct json_value *trial = play(*state, &track, "S1", NULL);
    assert_near(event_s(trial, "step_off"), off_s, 0.3);
    assert_int_equal(count_events(trial, "step_off"), 1);
    assert_false(isnan(event_s(trial, "pause_step_off")));
    assert_true(event_s(trial, "resume") > off_s + 3);
    assert_int_equal(count_events(trial, "go"), 2);
    assert_near(json_value_number(trial, "breaks"), 1, 0);
    assert_near(json_value_number(trial, "hands_off_s"), PLANNED_S, 0.1); // noticed after 60 ms
    assert_near(json_value_number(trial, "duration_s"), PLANNED_S, 0.2);  // without the pause
    assert_false(json_value_bool(trial, "calm"));
    json_value_free(trial);
}

static void test_trial_feet_moved_is_a_break_and_the_ring_follows(void **state)
{
    struct track track;
    begin(&track);
    track_stand(&track, 5, &track_quiet);
    double moved_s = track_now_s(&track);
    track_stand(&track, 40, &aside);
    struct json_value *trial = play(*state, &track, "S1", NULL);
    assert_near(event_s(trial, "feet_moved"), moved_s + 3, 1.2); // 1 s mean, for 3 s
    assert_int_equal(count_events(trial, "feet_moved"), 1);
    assert_near(json_value_number(trial, "breaks"), 1, 0);
    assert_true(json_value_bool(trial, "passed")); // held at the new place
    assert_false(json_value_bool(trial, "calm"));
    json_value_free(trial);
}

static void test_trial_wide_sway_is_not_held(void **state)
{
    struct track track;
    begin(&track);
    track_stand(&track, 60, &restless);
    struct json_value *trial = play(*state, &track, "S1", NULL);
    assert_string_equal(json_value_string(trial, "ended_by"), "time");
    assert_near(json_value_number(trial, "hands_off_s"), 2 * PLANNED_S, 0.02);
    assert_true(json_value_number(trial, "hold_s") < PLANNED_S);
    assert_false(json_value_bool(trial, "passed"));
    assert_true(json_value_bool(trial, "calm"));
    json_value_free(trial);
}

static void test_trial_that_ends_early(void **state)
{
    struct track track;
    begin(&track);
    double go_s = 0, stood_s = 13;
    track_stand(&track, stood_s, &track_quiet);
    double end_s = track_now_s(&track);
    struct json_value *trial = play(*state, &track, "S1", NULL);
    go_s = json_value_number(trial, "go_s");
    assert_string_equal(json_value_string(trial, "ended_by"), "input");
    assert_near(json_value_number(trial, "hands_off_s"), end_s - go_s, 0.05);
    assert_false(json_value_bool(trial, "passed"));
    assert_true(json_value_number(trial, "mean_velocity_mm_s") > 0);
    json_value_free(trial);

    begin(&track);
    track_stand(&track, 6, &track_quiet); // too short to say anything about sway
    trial = play(*state, &track, "S1", NULL);
    assert_near(json_value_number(trial, "hands_off_s"), 6, 0.4);
    assert_null_value(trial, "mean_velocity_mm_s");
    assert_null_value(trial, "ellipse_mm2");
    json_value_free(trial);
}

static void test_trial_nobody_steps_on(void **state)
{
    struct track track;
    track_init(&track);
    track_empty(&track, 20);
    struct json_value *trial = play(*state, &track, "S1", NULL);
    assert_string_equal(json_value_string(trial, "ended_by"), "input");
    assert_near(json_value_number(trial, "hands_off_s"), 0, 0);
    assert_int_equal(count_events(trial, "go"), 0);
    assert_null_value(trial, "go_s");
    assert_null_value(trial, "mean_velocity_mm_s");
    assert_false(json_value_bool(trial, "passed"));
    json_value_free(trial);
}

static void test_trial_lost_seconds_do_not_count(void **state)
{
    struct track track;
    begin(&track);
    track_stand(&track, 8, &track_quiet);
    track_silence(&track, 1);
    track_stand(&track, 30, &track_quiet);
    struct json_value *trial = play(*state, &track, "S1", NULL);
    assert_near(json_value_number(trial, "longest_gap_s"), 1, 0.02);
    assert_string_equal(json_value_string(trial, "data_quality"), "gaps");
    assert_near(json_value_number(trial, "hands_off_s"), PLANNED_S, 0.05);
    assert_near(json_value_number(trial, "end_s") - json_value_number(trial, "go_s"), PLANNED_S + 1,
                0.1);
    assert_null_value(trial, "mean_velocity_mm_s"); // decisions.md 4
    json_value_free(trial);
}

static void test_trial_closed_eyes_and_sides(void **state)
{
    struct track track;
    begin(&track);
    track_stand(&track, 40, &track_quiet);
    struct json_value *trial = play(*state, &track, "S2", NULL);
    assert_string_equal(json_value_string(trial, "rung"), "S2");
    // Three more seconds to close the eyes.
    assert_near(json_value_number(trial, "go_s"), EMPTY_S + TO_GO_S + 3, 0.3);
    json_value_free(trial);

    static const char *const sides[] = {"left", "right"};
    for (int i = 0; i < 2; i++) {
        begin(&track);
        track_stand(&track, 40, &track_quiet);
        trial = play(*state, &track, "S3", sides[i]);
        assert_string_equal(json_value_string(trial, "rung"), "S3");
        assert_string_equal(json_value_string(trial, "side"), sides[i]);
        assert_true(json_value_bool(trial, "passed"));
        json_value_free(trial);
    }
}

// In semi-tandem the board lies lengthwise: what the board calls its y is the person's ML.
static void test_trial_board_turned_turns_the_axes(void **state)
{
    static const struct track_stance across = {.load_kg = 70, .sway_mm = 8};
    struct track track;
    begin(&track);
    track_stand(&track, 60, &across);
    struct json_value *normal = play(*state, &track, "S1", NULL);
    begin(&track);
    track_stand(&track, 60, &across);
    struct json_value *turned = play(*state, &track, "S3", "left");
    assert_true(json_value_number(normal, "range_ap_mm") >
                1.8 * json_value_number(normal, "range_ml_mm"));
    assert_true(json_value_number(turned, "range_ml_mm") >
                1.8 * json_value_number(turned, "range_ap_mm"));
    json_value_free(normal);
    json_value_free(turned);
}

static void fill_eventful(struct track *track)
{
    begin(track);
    track_stand(track, 3, &track_quiet);
    track_stand(track, 2, &held);
    track_stand(track, 2, &track_quiet);
    track_silence(track, 0.6);
    track_stand(track, 2, &track_quiet);
    track_empty(track, 2.5);
    track_stand(track, 8, &track_quiet);
    track_silence(track, 3);
    track_stand(track, 1, &track_quiet);
    track_stand(track, 12, &aside);
    track_stand(track, 40, &aside);
}

static void test_trial_is_the_same_at_every_speed(void **state)
{
    static const char *const speeds[] = {"1", "3.7", "8", "1000"};
    static const char *const rungs[] = {"S1", "S2"};
    struct track track;
    fill_eventful(&track);
    for (int rung = 0; rung < 2; rung++) {
        char *first = NULL;
        for (size_t i = 0; i < sizeof speeds / sizeof speeds[0]; i++) {
            const struct asked asked = {rungs[rung], NULL, speeds[i]};
            char *text = play_text(*state, &track, &asked);
            if (!first) {
                first = text;
                continue;
            }
            assert_string_equal(text, first);
            free(text);
        }
        struct json_value *trial = json_value_read(first, NULL);
        assert_non_null(trial);
        assert_false(isnan(event_s(trial, "step_off")));
        assert_false(isnan(event_s(trial, "support_begin")));
        json_value_free(trial);
        free(first);
    }
    track_finish(&track);
}

static void test_trial_other_input_is_another_result(void **state)
{
    const struct asked asked = {"S1", NULL, "8"};
    struct track_stance a_little_wider = track_quiet;
    a_little_wider.sway_mm += 0.1;
    struct track track;
    begin(&track);
    track_stand(&track, 30, &track_quiet);
    char *one = play_text(*state, &track, &asked);
    track_finish(&track);
    begin(&track);
    track_stand(&track, 30, &a_little_wider);
    char *other = play_text(*state, &track, &asked);
    track_finish(&track);
    assert_string_not_equal(one, other);
    free(one);
    free(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_trial_has_the_promised_keys),
        IN_PLACE(test_trial_still_stance_is_held),
        IN_PLACE(test_trial_velocity_is_that_of_the_sines),
        IN_PLACE(test_trial_clock_waits_for_a_hand_on_the_table),
        IN_PLACE(test_trial_step_off_pauses_and_goes_on),
        IN_PLACE(test_trial_feet_moved_is_a_break_and_the_ring_follows),
        IN_PLACE(test_trial_wide_sway_is_not_held),
        IN_PLACE(test_trial_that_ends_early),
        IN_PLACE(test_trial_nobody_steps_on),
        IN_PLACE(test_trial_lost_seconds_do_not_count),
        IN_PLACE(test_trial_closed_eyes_and_sides),
        IN_PLACE(test_trial_board_turned_turns_the_axes),
        IN_PLACE(test_trial_is_the_same_at_every_speed),
        IN_PLACE(test_trial_other_input_is_another_result),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
