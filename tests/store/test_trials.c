#include "tests/check.h"

#include "tests/store/fixture.h"

#include <stdlib.h>
#include <string.h>

#define IN_OPEN_STORE(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, fixture_setup_open, fixture_teardown)

static void same_or_both_none(double left, double right)
{
    if (isnan(right))
        assert_true(isnan(left));
    else
        assert_true(left == right);
}

static void assert_same_metrics(const struct store_metrics *left, const struct store_metrics *right)
{
    same_or_both_none(left->path_mm, right->path_mm);
    same_or_both_none(left->mean_velocity_mm_s, right->mean_velocity_mm_s);
    same_or_both_none(left->velocity_ml_mm_s, right->velocity_ml_mm_s);
    same_or_both_none(left->velocity_ap_mm_s, right->velocity_ap_mm_s);
    same_or_both_none(left->rms_ml_mm, right->rms_ml_mm);
    same_or_both_none(left->rms_ap_mm, right->rms_ap_mm);
    same_or_both_none(left->rms_r_mm, right->rms_r_mm);
    same_or_both_none(left->range_ml_mm, right->range_ml_mm);
    same_or_both_none(left->range_ap_mm, right->range_ap_mm);
    same_or_both_none(left->ellipse_mm2, right->ellipse_mm2);
    same_or_both_none(left->mean_frequency_hz, right->mean_frequency_hz);
    same_or_both_none(left->f50_ml_hz, right->f50_ml_hz);
    same_or_both_none(left->f50_ap_hz, right->f50_ap_hz);
    same_or_both_none(left->f95_ml_hz, right->f95_ml_hz);
    same_or_both_none(left->f95_ap_hz, right->f95_ap_hz);
}

static void assert_same_identity(const struct store_trial *left, const struct store_trial *right)
{
    assert_string_equal(left->uuid, right->uuid);
    assert_string_equal(left->player_uuid, right->player_uuid);
    assert_string_equal(left->session_uuid, right->session_uuid);
    assert_int_equal(left->kind, right->kind);
    assert_int_equal(left->source, right->source);
    assert_string_equal(left->rung, right->rung);
    assert_string_equal(left->game, right->game);
    assert_int_equal(left->tier, right->tier);
    assert_int_equal(left->side, right->side);
    assert_string_equal(left->preset, right->preset);
    assert_string_equal(left->device_serial, right->device_serial);
    assert_int_equal(left->started_s, right->started_s);
    assert_int_equal(left->utc_offset_s, right->utc_offset_s);
}

static void assert_same_trial(const struct store_trial *left, const struct store_trial *right)
{
    assert_same_identity(left, right);
    same_or_both_none(left->difficulty, right->difficulty);
    same_or_both_none(left->ring_radius_mm, right->ring_radius_mm);
    same_or_both_none(left->planned_hold_s, right->planned_hold_s);
    same_or_both_none(left->duration_s, right->duration_s);
    same_or_both_none(left->hands_off_s, right->hands_off_s);
    same_or_both_none(left->hold_s, right->hold_s);
    same_or_both_none(left->support_s, right->support_s);
    assert_int_equal(left->breaks, right->breaks);
    assert_int_equal(left->success, right->success);
    assert_int_equal(left->calm, right->calm);
    assert_int_equal(left->passed, right->passed);
    assert_string_equal(left->ended_by, right->ended_by);
    assert_int_equal(left->rating, right->rating);
    assert_int_equal(left->go_offset_us, right->go_offset_us);
    assert_int_equal(left->end_offset_us, right->end_offset_us);
    assert_int_equal(left->sample_count, right->sample_count);
    assert_same_metrics(&left->metrics, &right->metrics);
    same_or_both_none(left->quality.rate_hz, right->quality.rate_hz);
    same_or_both_none(left->quality.missing_share, right->quality.missing_share);
    same_or_both_none(left->quality.longest_gap_s, right->quality.longest_gap_s);
    assert_int_equal(left->quality.dropped, right->quality.dropped);
}

static void test_trial_every_field_comes_back(void **state)
{
    struct fixture *fixture = *state;
    struct store_trial trial = fixture_trial(1);
    fixture_submit(fixture->store, &trial, 44);
    trial.sample_count = 44;

    fixture_close(fixture);
    fixture_open(fixture); // from the disk, not from memory
    const struct store_query query = {.player_uuid = FIXTURE_PLAYER};
    struct store_trial back[2];
    size_t count;
    assert_int_equal(store_last_trials(fixture->store, &query, back, 2, &count), STORE_OK);
    assert_int_equal(count, 1);
    assert_same_trial(&back[0], &trial);
}

static void test_trial_every_word_comes_back(void **state)
{
    struct fixture *fixture = *state;
    struct store_trial trials[4];
    for (unsigned i = 0; i < 4; i++) {
        trials[i] = fixture_trial(i);
        trials[i].source = (enum store_source)(STORE_SOURCE_PERSON + i);
        trials[i].tier = (enum store_tier)(STORE_TIER_BOARD + i);
        trials[i].side = (enum store_side)(i % 3);
        trials[i].kind = (enum store_kind)(i % 3);
        trials[i].rating = (enum store_rating)i;
        fixture_submit(fixture->store, &trials[i], 0);
    }
    const struct store_query query = {.any_source = true};
    struct store_trial back[4];
    size_t count;
    assert_int_equal(store_last_trials(fixture->store, &query, back, 4, &count), STORE_OK);
    assert_int_equal(count, 4);
    for (unsigned i = 0; i < 4; i++)
        assert_same_trial(&back[3 - i], &trials[i]);
}

static void test_trial_without_measures_is_null_not_zero(void **state)
{
    struct fixture *fixture = *state;
    struct store_trial trial = fixture_trial(1);
    trial.tier = STORE_TIER_GUIDED;
    trial.metrics = store_metrics_none();
    trial.difficulty = (double)NAN;
    trial.ring_radius_mm = (double)NAN;
    trial.quality = (struct store_quality){(double)NAN, (double)NAN, (double)NAN, 0};
    fixture_submit(fixture->store, &trial, 0);

    const struct store_query query = {0};
    struct store_trial back;
    size_t count;
    assert_int_equal(store_last_trials(fixture->store, &query, &back, 1, &count), STORE_OK);
    assert_int_equal(count, 1);
    assert_same_trial(&back, &trial);
    assert_int_equal(fixture_sql_int(fixture, "evenkeel.db",
                                     "SELECT count(*) FROM trial WHERE mean_velocity_mm_s IS NULL "
                                     "AND ellipse_mm2 IS NULL AND difficulty IS NULL "
                                     "AND rate_hz IS NULL"),
                     1);
}

static void test_samples_come_back_bit_for_bit(void **state)
{
    struct fixture *fixture = *state;
    const size_t expected_count = 3000;
    const struct store_trial trial = fixture_trial(1);
    fixture_submit(fixture->store, &trial, expected_count);
    struct store_sample *expected = calloc(expected_count, sizeof *expected);
    struct store_sample *back = calloc(expected_count, sizeof *back);
    fixture_samples(expected, expected_count, 7);
    size_t count;
    assert_int_equal(store_trial_samples(fixture->store, trial.uuid, NULL, 0, &count), STORE_OK);
    assert_int_equal(count, expected_count);
    assert_int_equal(store_trial_samples(fixture->store, trial.uuid, back, 10, &count),
                     STORE_TOO_SMALL);
    assert_int_equal(store_trial_samples(fixture->store, trial.uuid, back, count, &count),
                     STORE_OK);
    assert_memory_equal(back, expected, expected_count * sizeof *back);
    assert_int_equal(store_trial_samples(fixture->store, FIXTURE_PLAYER, NULL, 0, &count),
                     STORE_NOT_FOUND);
    free(back);
    free(expected);
}

static void test_events_and_rung_state_come_with_the_trial(void **state)
{
    struct fixture *fixture = *state;
    const struct store_trial trial = fixture_trial(1);
    const struct store_event events[] = {
        {-5.0, "lead_in", (double)NAN}, {3.25, "support_begin", 0.93}, {4.5, "support_end", 0}};
    const struct store_rung_key key = fixture_rung_key();
    const struct store_rung_state rung = {0.45, 0.05, -1, 3, 2, 1, 7};
    const struct store_submission submission = {
        .trial = &trial, .events = events, .event_count = 3, .rung_key = &key, .rung_state = &rung};
    assert_int_equal(store_trial_submit(fixture->store, &submission, NULL), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK);

    struct store_event back[3];
    size_t count;
    assert_int_equal(store_trial_events(fixture->store, trial.uuid, back, 3, &count), STORE_OK);
    assert_int_equal(count, 3);
    for (int i = 0; i < 3; i++) {
        assert_true(back[i].t_s == events[i].t_s);
        assert_string_equal(back[i].type, events[i].type);
        same_or_both_none(back[i].value, events[i].value);
    }
    assert_int_equal(store_trial_events(fixture->store, trial.uuid, back, 1, &count),
                     STORE_TOO_SMALL);
    assert_int_equal(count, 3);

    struct store_rung_state state_back;
    assert_int_equal(store_rung_state_get(fixture->store, &key, &state_back), STORE_OK);
    assert_true(state_back.difficulty == rung.difficulty);
    assert_true(state_back.step == rung.step);
    assert_int_equal(state_back.direction, rung.direction);
    assert_int_equal(state_back.reversals, rung.reversals);
    assert_int_equal(state_back.passes_in_row, rung.passes_in_row);
    assert_int_equal(state_back.fails_in_row, rung.fails_in_row);
    assert_int_equal(state_back.mastered_count, rung.mastered_count);
    struct store_rung_key other = key;
    other.side = STORE_SIDE_RIGHT; // sides are scored apart
    assert_int_equal(store_rung_state_get(fixture->store, &other, &state_back), STORE_NOT_FOUND);
    other = key;
    other.source = STORE_SOURCE_VIRTUAL; // a simulated body does not move the person's staircase
    assert_int_equal(store_rung_state_get(fixture->store, &other, &state_back), STORE_NOT_FOUND);
}

static void test_last_trials_newest_first_and_only_what_is_asked(void **state)
{
    struct fixture *fixture = *state;
    for (unsigned i = 0; i < 6; i++) {
        struct store_trial trial = fixture_trial(i);
        strcpy(trial.rung, i % 2 ? "S1" : "S2");
        trial.side = STORE_SIDE_NONE;
        if (i == 5)
            trial.source = STORE_SOURCE_VIRTUAL;
        fixture_submit(fixture->store, &trial, 0);
    }
    struct store_trial back[6];
    size_t count;
    struct store_query query = {.player_uuid = FIXTURE_PLAYER, .rung = "S1"};
    assert_int_equal(store_last_trials(fixture->store, &query, back, 6, &count), STORE_OK);
    assert_int_equal(count, 2); // 5 was not a person
    assert_int_equal(back[0].started_s, FIXTURE_WALL_S + 3 * 60);
    assert_int_equal(back[1].started_s, FIXTURE_WALL_S + 1 * 60);

    query = (struct store_query){.rung = "S1", .source = STORE_SOURCE_VIRTUAL};
    assert_int_equal(store_last_trials(fixture->store, &query, back, 6, &count), STORE_OK);
    assert_int_equal(count, 1);
    assert_int_equal(back[0].started_s, FIXTURE_WALL_S + 5 * 60);

    query = (struct store_query){.any_source = true};
    assert_int_equal(store_last_trials(fixture->store, &query, back, 3, &count), STORE_OK);
    assert_int_equal(count, 3);
    query = (struct store_query){.game = "reach"};
    assert_int_equal(store_last_trials(fixture->store, &query, back, 6, &count), STORE_OK);
    assert_int_equal(count, 0);
    query = (struct store_query){.tier = STORE_TIER_PAD};
    assert_int_equal(store_last_trials(fixture->store, &query, back, 6, &count), STORE_OK);
    assert_int_equal(count, 0);
    query = (struct store_query){.only_kind = true, .kind = STORE_KIND_SELF_TEST};
    assert_int_equal(store_last_trials(fixture->store, &query, back, 6, &count), STORE_OK);
    assert_int_equal(count, 0);
}

static void test_trial_of_one_second_of_the_clock_keeps_its_order(void **state)
{
    struct fixture *fixture = *state;
    for (unsigned i = 0; i < 3; i++) {
        struct store_trial trial = fixture_trial(9 - i);
        trial.started_s = FIXTURE_WALL_S; // --demo runs faster than the clock
        fixture_submit(fixture->store, &trial, 0);
    }
    struct store_trial back[3];
    size_t count;
    const struct store_query query = {0};
    assert_int_equal(store_last_trials(fixture->store, &query, back, 3, &count), STORE_OK);
    assert_string_equal(back[0].uuid, fixture_trial(7).uuid);
    assert_string_equal(back[2].uuid, fixture_trial(9).uuid);
}

static enum store_status submit_bare(struct fixture *fixture, const struct store_trial *trial)
{
    const struct store_submission submission = {.trial = trial};
    return store_trial_submit(fixture->store, &submission, NULL);
}

static void test_trial_out_of_range_is_not_queued(void **state)
{
    struct fixture *fixture = *state;
    struct store_trial trial = fixture_trial(1);
    trial.source = STORE_SOURCE_UNSET; // forgotten: must not become a person
    assert_int_equal(submit_bare(fixture, &trial), STORE_INVALID);
    trial = fixture_trial(1);
    trial.hands_off_s = (double)NAN;
    assert_int_equal(submit_bare(fixture, &trial), STORE_INVALID);
    trial = fixture_trial(1);
    trial.metrics.ellipse_mm2 = (double)INFINITY;
    assert_int_equal(submit_bare(fixture, &trial), STORE_INVALID);
    trial = fixture_trial(1);
    strcpy(trial.uuid, "not a uuid");
    assert_int_equal(submit_bare(fixture, &trial), STORE_INVALID);
    trial = fixture_trial(1);
    memset(trial.rung, 'x', sizeof trial.rung); // has no end
    assert_int_equal(submit_bare(fixture, &trial), STORE_INVALID);
    assert_int_equal(store_pending(fixture->store), 0);
    assert_int_equal(fixture_count(fixture->store), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OPEN_STORE(test_trial_every_field_comes_back),
        IN_OPEN_STORE(test_trial_every_word_comes_back),
        IN_OPEN_STORE(test_trial_without_measures_is_null_not_zero),
        IN_OPEN_STORE(test_samples_come_back_bit_for_bit),
        IN_OPEN_STORE(test_events_and_rung_state_come_with_the_trial),
        IN_OPEN_STORE(test_last_trials_newest_first_and_only_what_is_asked),
        IN_OPEN_STORE(test_trial_of_one_second_of_the_clock_keeps_its_order),
        IN_OPEN_STORE(test_trial_out_of_range_is_not_queued),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
