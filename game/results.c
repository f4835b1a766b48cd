#include "game/results.h"

#include "game/base/json.h"
#include "game/base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static double since_first_s(const struct session_outcome *outcome, int64_t t_us)
{
    return t_us ? (double)(t_us - outcome->first_us) / 1e6 : (double)NAN;
}

static void put_events(struct json *json, const struct session_trial *trial)
{
    const struct session_outcome *outcome = &trial->outcome;
    json_key(json, "events");
    json_array_begin(json);
    for (size_t i = 0; i < trial->mark_count; i++) {
        json_object_begin(json);
        json_put_number(json, "t_s", since_first_s(outcome, trial->marks[i].t_us));
        json_put_string(json, "type", trial->marks[i].code);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_score(struct json *json, const struct session_outcome *outcome)
{
    const struct sway_score *score = &outcome->score;
    json_put_string(json, "sway_quality", sway_score_status_code(outcome->score_status));
    bool looked =
        outcome->score_status == SWAY_SCORE_OK || outcome->score_status == SWAY_SCORE_GAPS;
    json_put_number(json, "missing_share", looked ? score->missing_share : (double)NAN);
    json_put_number(json, "scored_from_s", since_first_s(outcome, outcome->scored_from_us));
    json_put_number(json, "scored_to_s", since_first_s(outcome, outcome->scored_to_us));
    json_put_number(json, "path_mm", score->path_mm);
    json_put_number(json, "mean_velocity_mm_s", score->mean_velocity_mm_s);
    json_put_number(json, "mean_velocity_ml_mm_s", score->mean_velocity_ml_mm_s);
    json_put_number(json, "mean_velocity_ap_mm_s", score->mean_velocity_ap_mm_s);
    json_put_number(json, "rms_ml_mm", score->rms_ml_mm);
    json_put_number(json, "rms_ap_mm", score->rms_ap_mm);
    json_put_number(json, "range_ml_mm", score->range_ml_mm);
    json_put_number(json, "range_ap_mm", score->range_ap_mm);
    json_put_number(json, "ellipse_mm2", score->ellipse_mm2);
    json_put_number(json, "mean_frequency_hz", score->mean_frequency_hz);
    json_put_number(json, "f50_ml_hz", score->f50_ml_hz);
    json_put_number(json, "f50_ap_hz", score->f50_ap_hz);
    json_put_number(json, "f95_ml_hz", score->f95_ml_hz);
    json_put_number(json, "f95_ap_hz", score->f95_ap_hz);
}

static void put_outcome(struct json *json, const struct session_outcome *outcome)
{
    json_put_integer(json, "schema", 1);
    json_put_string(json, "rung", outcome->rung);
    json_put_string(json, "tier", session_tier_name(outcome->tier));
    json_put_string(json, "side", session_side_name(outcome->side));
    json_put_string(json, "game", session_game_name(outcome->game));
    json_put_number(json, "difficulty", outcome->difficulty);
    json_put_number(json, "ring_radius_mm", outcome->ring_radius_mm);
    json_put_number(json, "planned_s", outcome->planned_s);
    json_put_number(json, "hands_off_s", outcome->hands_off_s);
    json_put_number(json, "hold_s", outcome->hold_s);
    json_put_number(json, "support_s", outcome->support_s);
    json_put_number(json, "duration_s", outcome->duration_s);
    json_put_integer(json, "breaks", outcome->breaks);
    if (outcome->lanterns >= 0)
        json_put_integer(json, "lanterns", outcome->lanterns);
    json_put_bool(json, "success", outcome->success);
    json_put_bool(json, "calm", outcome->calm);
    json_put_bool(json, "passed", outcome->success);
    json_put_string(json, "ended_by", session_end_code(outcome->end));
    json_put_number(json, "go_s", since_first_s(outcome, outcome->go_us));
    json_put_number(json, "end_s", since_first_s(outcome, outcome->end_us));
    json_put_number(json, "rate_hz", outcome->rate_hz);
    json_put_number(json, "longest_gap_s", outcome->longest_gap_s);
    bool sensed = isfinite(outcome->rate_hz);
    json_put_string(json, "data_quality",
                    !sensed                             ? NULL
                    : session_outcome_has_gaps(outcome) ? "gaps"
                                                        : "ok");
    json_put_string(json, "rating", outcome->rating ? session_rating_name(outcome->rating) : NULL);
    json_key(json, "measures");
    json_object_begin(json);
    for (int i = 0; i < outcome->measure_count; i++)
        json_put_number(json, outcome->measure[i].code, outcome->measure[i].value);
    json_object_end(json);
}

bool results_write_json(FILE *file, const struct session_trial *trial)
{
    struct json json;
    json_begin(&json, file);
    json_object_begin(&json);
    put_outcome(&json, &trial->outcome);
    put_events(&json, trial);
    put_score(&json, &trial->outcome);
    json_object_end(&json);
    return json_finish(&json) && fflush(file) == 0;
}

// The number a game is about, with its unit.
static const struct {
    enum session_game game;
    const char *code;
    int decimals;
    const char *unit;
} primary[] = {
    {SESSION_GAME_MARCH, "median_step_s", 1, "s a step"},
    {SESSION_GAME_ROUTE, "steps", 0, "steps"},
    {SESSION_GAME_BOTTLE, "longest_upright_s", 1, "s upright"},
    {SESSION_GAME_FINGERS, "right_cues", 0, "of 20 right"},
    {SESSION_GAME_BUTTONS, "seconds_per_button", 1, "s a button"},
    {SESSION_GAME_WRITING, "inside_share", 2, "inside"},
    {SESSION_GAME_LIMITS, "limits_front_mm", 0, "mm forward"},
};

static void name_result(char *text, size_t size, const struct session_outcome *outcome)
{
    snprintf(text, size, "%.1f of %.0f s",
             outcome->tier == SESSION_TIER_PAD || outcome->tier == SESSION_TIER_GUIDED
                 ? outcome->hands_off_s
                 : outcome->hold_s,
             outcome->planned_s);
    if (outcome->lanterns >= 0) // lanterns are reached, not held
        snprintf(text, size, "%d of %d lanterns", outcome->lanterns, SIM_LANTERN_COUNT);
    for (size_t i = 0; i < sizeof primary / sizeof primary[0]; i++) {
        double value = session_outcome_measure(outcome, primary[i].code);
        if (primary[i].game == outcome->game && isfinite(value))
            snprintf(text, size, "%.*f %s", primary[i].decimals, value, primary[i].unit);
    }
    if (outcome->rating)
        snprintf(text, size, "%s", session_rating_name(outcome->rating));
}

static void write_row(FILE *file, const struct session_outcome *outcome)
{
    const char *side = outcome->side == SESSION_SIDE_NONE ? "" : session_side_name(outcome->side);
    char result[64];
    name_result(result, sizeof result, outcome);
    fprintf(file, "%-5s%-7s%-8s%-9s%-18s%7.1f s", outcome->rung, session_tier_name(outcome->tier),
            side, session_game_name(outcome->game), result, outcome->hands_off_s);
    if (outcome->score_status == SWAY_SCORE_OK)
        fprintf(file, "%7.1f mm/s", outcome->score.mean_velocity_mm_s);
    else
        fprintf(file, "%7s     ", "-");
    fprintf(file, "  %s\n",
            !outcome->success ? "practised"
            : outcome->calm   ? "done, calm"
                              : "done");
}

bool results_write_line(FILE *file, const struct session_trial *trial)
{
    write_row(file, &trial->outcome);
    return fflush(file) == 0 && !ferror(file);
}

void results_write_table(FILE *file, const struct session_outcome *outcomes, int count)
{
    double hands_off_s = 0;
    int held = 0;
    for (int i = 0; i < count; i++) {
        hands_off_s += outcomes[i].hands_off_s;
        held += outcomes[i].success;
    }
    fprintf(file, "\n%-5s%-7s%-8s%-9s%-18s%9s%12s\n", "rung", "tier", "side", "game", "result",
            "hands-off", "sway");
    for (int i = 0; i < count; i++)
        write_row(file, &outcomes[i]);
    fprintf(file, "\n%d trial%s, %d done, %.0f seconds stood without support\n", count,
            count == 1 ? "" : "s", held, hands_off_s);
}

// Nothing measures a bottle that stands on a hand, a stance that is only felt, or a tap.
static bool is_measured(const struct session_outcome *outcome)
{
    switch (outcome->tier) {
    case SESSION_TIER_BOARD:
        return outcome->game != SESSION_GAME_BOTTLE ||
               isfinite(session_outcome_measure(outcome, "water_ml"));
    case SESSION_TIER_MOTION:
        return outcome->rating == SESSION_RATING_NONE;
    case SESSION_TIER_PAD:
        return outcome->game == SESSION_GAME_BOTTLE || outcome->game == SESSION_GAME_FINGERS ||
               outcome->game == SESSION_GAME_WRITING;
    default:
        return false;
    }
}

static void write_cell(FILE *file, const struct session_outcome *outcomes, int count, int tier)
{
    int played = 0, done = 0;
    bool measured = false;
    for (int i = 0; i < count; i++) {
        if (outcomes[i].tier != (enum session_tier)tier)
            continue;
        played++;
        done += outcomes[i].success;
        measured = measured || is_measured(&outcomes[i]);
    }
    char cell[32] = "-";
    if (played > 0 && done == played)
        snprintf(cell, sizeof cell, "%c done", measured ? 'G' : 'g');
    else if (played > 0)
        snprintf(cell, sizeof cell, "%c %d of %d", measured ? 'G' : 'g', done, played);
    fprintf(file, tier + 1 < SESSION_TIER_COUNT ? "%-10s" : "%s\n", cell);
}

void results_write_matrix(FILE *file, const struct session_outcome *outcomes, int count)
{
    fprintf(file, "\n%-5s", "rung");
    for (int tier = 0; tier < SESSION_TIER_COUNT; tier++)
        fprintf(file, tier + 1 < SESSION_TIER_COUNT ? "%-10s" : "%s\n",
                session_tier_name((enum session_tier)tier));
    for (int from = 0, to; from < count; from = to) {
        for (to = from; to < count && strcmp(outcomes[to].rung, outcomes[from].rung) == 0; to++)
            continue;
        fprintf(file, "%-5s", outcomes[from].rung);
        for (int tier = 0; tier < SESSION_TIER_COUNT; tier++)
            write_cell(file, outcomes + from, to - from, tier);
    }
    fprintf(file, "G measured, g timed or counted by the player, - not played\n");
}
