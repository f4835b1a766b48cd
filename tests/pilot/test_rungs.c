#include "tests/check.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "game/pilot/pilot.h"
#include "game/sim/alphabet.h"
#include "game/sim/ribbon_path.h"

// Every rung as shipped, in every game and tier it is offered in, on every side: who does the right
// thing passes, who does the wrong thing does not. A rung for which nobody knows how to do the
// wrong thing fails here, because its wrong-doer passes.

static const double DIFFICULTY = 0.3; // where everybody starts
static const double PATIENCE_S = 200;
enum { RIGHT_SEEDS = 4, WRONG_SEEDS = 3 };

struct way {
    const struct session_rung *rung;
    enum session_game game;
    enum session_tier tier;
    enum session_side side;
    bool has_palm; // on a board: a controller lies on the palm
};

// What asks more than an old body at the beginning has: whoever is good at it shows that it can
// be done.
static const struct {
    const char *rung;
    enum session_game game;
} for_the_young[] = {
    {"S5", SESSION_GAME_LIMITS}, {"S5", SESSION_GAME_REACH}, {"S7", SESSION_GAME_HOLD},
    {"S7", SESSION_GAME_LIMITS}, {"S7", SESSION_GAME_REACH}, {"S8", SESSION_GAME_HOLD},
    {"S9", SESSION_GAME_HOLD},   {"S10", SESSION_GAME_HOLD},
};

struct play {
    struct input *input;
    uint8_t board;
    uint8_t hand;
    struct pilot pilot;
    struct session_sitting sitting;
    struct session_trial trial;
    int64_t now_us;
};

struct world {
    struct session_programme programme;
    struct sim_alphabet alphabet;
    struct sim_ribbon_path word;
};

static struct world world;

static size_t read_asset(const char *name, char *text, size_t size)
{
    const char *root = getenv("EVENKEEL_SOURCE_DIR");
    char path[512];
    snprintf(path, sizeof path, "%s/assets/programme/%s", root ? root : ".", name);
    FILE *file = fopen(path, "rb");
    if (!file)
        return 0;
    size_t length = fread(text, 1, size, file);
    fclose(file);
    return length;
}

static int read_world(void **state)
{
    (void)state;
    enum { SIZE = 1 << 17 };
    static const char *const coasts[] = {"standing.ini", "walking.ini", "hands.ini"};
    char error[256] = "", *text = malloc(SIZE);
    bool read = text != NULL;
    for (int i = 0; i < 3 && read; i++)
        read = session_programme_parse(&world.programme, coasts[i], text,
                                       read_asset(coasts[i], text, SIZE), error, sizeof error);
    read = read && sim_alphabet_parse(&world.alphabet, "writing.ini", text,
                                      read_asset("writing.ini", text, SIZE), error, sizeof error);
    free(text);
    if (!read)
        fprintf(stderr, "%s\n", error);
    return read && sim_ribbon_path_write(
                       &world.word, &world.alphabet,
                       sim_alphabet_word(&world.alphabet, "en", SIM_WORD_SHORT, 0),
                       &sim_ribbon_area_default)
               ? 0
               : -1;
}

static enum body_profile profile_of(const struct way *way)
{
    for (size_t i = 0; i < sizeof for_the_young / sizeof for_the_young[0]; i++)
        if (for_the_young[i].game == way->game && strcmp(for_the_young[i].rung, way->rung->id) == 0)
            return BODY_YOUNG;
    return BODY_OLD;
}

static const struct session_rung *stance_of(const struct session_rung *rung)
{
    return rung->stance == SESSION_STANCE_OWN ? session_programme_rung(&world.programme, "S3")
                                              : NULL;
}

static void begin_trial(struct play *play, const struct way *way, uint64_t seed)
{
    const struct session_trial_settings settings = {
        .rung = way->rung,
        .tier = way->tier,
        .side = way->side,
        .game = way->game,
        .stance = stance_of(way->rung),
        .difficulty = DIFFICULTY,
        .limits = sim_lean_limits_default,
        .frame = sway_board_frame_default,
        .feedback_share = 1,
        .seed = seed,
        .sitting = &play->sitting,
        .has_palm = way->has_palm,
        .word = &world.word,
    };
    session_sitting_init(&play->sitting);
    assert_true(session_trial_init(&play->trial, &settings));
}

static void begin(struct play *play, const struct way *way, uint64_t seed)
{
    *play = (struct play){.now_us = 1000000};
    begin_trial(play, way, seed);
    play->input = input_create(&(struct input_settings){.real_devices = false});
    assert_non_null(play->input);
    struct body_settings body = body_settings_default;
    body.profile = profile_of(way);
    body.seed = seed;
    struct virtual_motion_settings hand = virtual_motion_settings_default;
    hand.profile = body.profile;
    hand.seed = seed;
    assert_true(input_add_virtual(play->input, &body, play->now_us, &play->board));
    assert_true(input_add_virtual_motion(play->input, &hand, play->now_us, &play->hand));
    pilot_init(&play->pilot);
    play->pilot.profile = body.profile;
}

static void end(struct play *play)
{
    session_trial_finish(&play->trial);
    input_destroy(play->input);
}

// As the game does it: through the devices, and through acts.
static void let_pilot_act(struct play *play)
{
    struct body_command command;
    struct virtual_motion_command carried;
    struct session_act act;
    if (pilot_step(&play->pilot, &play->trial, &command))
        input_virtual_command(play->input, play->board, &command);
    if (pilot_carry(&play->pilot, &play->trial, &carried))
        input_virtual_motion_command(play->input, play->hand, &carried);
    while (pilot_act(&play->pilot, &play->trial, play->now_us, &act))
        session_trial_act(&play->trial, &act);
    session_trial_rate(&play->trial, pilot_rate(&play->pilot, &play->trial));
}

static void step(struct play *play)
{
    struct input_event event;
    struct session_event heard;
    play->now_us += 10000;
    let_pilot_act(play);
    input_advance(play->input, play->now_us);
    while (input_poll(play->input, &event)) {
        if (event.type == INPUT_EVENT_BOARD)
            session_trial_push(&play->trial, &event.data.board);
        else if (event.type == INPUT_EVENT_MOTION)
            session_trial_push_motion(&play->trial, &event.data.motion);
    }
    session_trial_advance(&play->trial, play->now_us);
    while (session_trial_poll(&play->trial, &heard))
        continue;
}

struct result {
    bool success;
    bool started;
    bool rated;
};

static struct result played(const struct way *way, uint64_t seed, bool does_wrong)
{
    struct play play;
    begin(&play, way, seed);
    play.pilot.does_wrong = does_wrong;
    for (int i = 0; i < (int)(PATIENCE_S * 100) && play.trial.stage != SESSION_STAGE_DONE; i++) {
        pilot_stand(&play.pilot, i >= 250); // an empty board, a controller on the table before
        step(&play);
    }
    session_trial_end(&play.trial, SESSION_END_PLAYER);
    const struct session_outcome *outcome = &play.trial.outcome;
    struct result result = {outcome->success, outcome->go_us != 0,
                            outcome->rating != SESSION_RATING_NONE};
    end(&play);
    return result;
}

static void name(const struct way *way, char *text, size_t size)
{
    snprintf(text, size, "%s %s %s%s%s%s", way->rung->id, session_tier_name(way->tier),
             session_game_name(way->game), way->side == SESSION_SIDE_NONE ? "" : " ",
             way->side == SESSION_SIDE_NONE ? "" : session_side_name(way->side),
             way->has_palm ? " with a controller" : "");
}

// Calls it for every way; the number of ways for which it says false.
static int for_every_way(bool (*check)(const struct way *way))
{
    int failed = 0;
    for (int i = 0; i < world.programme.count; i++) {
        const struct session_rung *rung = &world.programme.rungs[i];
        const struct session_rung *stance = stance_of(rung);
        bool sides = stance ? stance->two_sides : rung->two_sides;
        for (int cell = 0; cell < SESSION_GAME_COUNT * SESSION_TIER_COUNT * 4; cell++) {
            struct way way = {.rung = rung,
                              .game = (enum session_game)(cell / (SESSION_TIER_COUNT * 4)),
                              .tier = (enum session_tier)(cell / 4 % SESSION_TIER_COUNT),
                              .side = SESSION_SIDE_NONE,
                              .has_palm = cell % 2 == 1};
            if (sides)
                way.side = cell / 2 % 2 ? SESSION_SIDE_RIGHT : SESSION_SIDE_LEFT;
            else if (cell / 2 % 2)
                continue;
            bool palm = way.tier == SESSION_TIER_BOARD && way.game == SESSION_GAME_BOTTLE && stance;
            if ((way.has_palm && !palm) || !session_play_for(rung, way.game, way.tier))
                continue;
            failed += !check(&way);
        }
    }
    return failed;
}

// What nothing measures the player judges; a route has its steps.
static bool is_to_be_rated(const struct way *way)
{
    bool unseen_stance = way->tier == SESSION_TIER_MOTION && way->game == SESSION_GAME_BOTTLE &&
                         stance_of(way->rung) != NULL;
    return unseen_stance || (way->tier == SESSION_TIER_GUIDED && way->game != SESSION_GAME_ROUTE);
}

static bool right_passes(const struct way *way)
{
    char what[64];
    name(way, what, sizeof what);
    for (uint64_t seed = 1; seed <= RIGHT_SEEDS; seed++) {
        struct result result = played(way, seed, false);
        if (!result.success)
            continue;
        if (seed > 1)
            print_message("%s: passed at try %d\n", what, (int)seed);
        if (result.rated == is_to_be_rated(way))
            return true;
        print_message("%s: %s\n", what, result.rated ? "is rated" : "is not rated");
        return false;
    }
    print_message("%s: the right thing never passes\n", what);
    return false;
}

static void test_rungs_right_thing_passes(void **state)
{
    (void)state;
    assert_int_equal(for_every_way(right_passes), 0);
}

// One who is on both feet where one is asked for never starts the clock; all the others do.
static bool is_to_start(const struct way *way)
{
    return way->tier != SESSION_TIER_BOARD || !session_rung_is_one_leg(way->rung);
}

static bool wrong_fails(const struct way *way)
{
    char what[64];
    name(way, what, sizeof what);
    for (uint64_t seed = 1; seed <= WRONG_SEEDS; seed++) {
        struct result result = played(way, seed, true);
        if (result.success || (is_to_start(way) && !result.started)) {
            print_message("%s: the wrong thing %s\n", what,
                          result.success ? "passes" : "never starts");
            return false;
        }
    }
    return true;
}

static void test_rungs_wrong_thing_never_passes(void **state)
{
    (void)state;
    assert_int_equal(for_every_way(wrong_fails), 0);
}

enum { ACTS_MAX = 4096 };

struct score {
    struct session_act acts[ACTS_MAX];
    int count;
    int64_t rated_us;
    enum session_rating rating;
};

// What the pilot does in tiers where only acts and time count.
static void write_score(const struct way *way, struct score *score, struct session_outcome *outcome)
{
    struct play play;
    begin(&play, way, 1);
    *score = (struct score){.count = 0};
    session_trial_advance(&play.trial, play.now_us);
    while (play.trial.stage != SESSION_STAGE_DONE) {
        play.now_us += 10000;
        struct session_act act;
        while (pilot_act(&play.pilot, &play.trial, play.now_us, &act)) {
            assert_true(score->count < ACTS_MAX);
            score->acts[score->count++] = act;
            session_trial_act(&play.trial, &act);
        }
        session_trial_advance(&play.trial, play.now_us);
        enum session_rating rating = pilot_rate(&play.pilot, &play.trial);
        if (rating != SESSION_RATING_NONE) {
            score->rated_us = play.now_us;
            score->rating = rating;
            session_trial_rate(&play.trial, rating);
        }
    }
    *outcome = play.trial.outcome;
    end(&play);
}

// The same acts at the same times, looked at every frame_us.
static void play_score(const struct way *way, const struct score *score, int64_t frame_us,
                       struct session_outcome *outcome)
{
    struct play play;
    int next = 0;
    begin(&play, way, 1);
    session_trial_advance(&play.trial, play.now_us);
    for (int i = 0; i < 1 << 20 && play.trial.stage != SESSION_STAGE_DONE; i++) {
        play.now_us += frame_us;
        for (; next < score->count && score->acts[next].t_us <= play.now_us; next++)
            session_trial_act(&play.trial, &score->acts[next]);
        session_trial_advance(&play.trial, play.now_us);
        if (score->rating != SESSION_RATING_NONE && play.now_us >= score->rated_us)
            session_trial_rate(&play.trial, score->rating);
    }
    *outcome = play.trial.outcome;
    end(&play);
}

static bool is_the_same(const struct session_outcome *a, const struct session_outcome *b)
{
    bool same = a->end == b->end && a->success == b->success && a->calm == b->calm &&
                a->rating == b->rating && a->end_us == b->end_us &&
                a->measure_count == b->measure_count &&
                memcmp(&a->hands_off_s, &b->hands_off_s, sizeof a->hands_off_s) == 0 &&
                memcmp(&a->duration_s, &b->duration_s, sizeof a->duration_s) == 0;
    for (int i = 0; same && i < a->measure_count; i++)
        same = memcmp(&a->measure[i].value, &b->measure[i].value, sizeof a->measure[i].value) == 0;
    return same;
}

static bool is_the_same_at_any_rate(const struct way *way)
{
    static const int64_t frames_us[] = {1000, 6944, 16667, 33333, 250000};
    static struct score score;
    struct session_outcome outcome, other;
    if (way->tier == SESSION_TIER_BOARD || way->tier == SESSION_TIER_MOTION)
        return true; // their clock is the samples'
    write_score(way, &score, &outcome);
    for (size_t i = 0; i < sizeof frames_us / sizeof frames_us[0]; i++) {
        play_score(way, &score, frames_us[i], &other);
        if (is_the_same(&outcome, &other))
            continue;
        char what[64];
        name(way, what, sizeof what);
        print_message("%s: another outcome with frames of %d us\n", what, (int)frames_us[i]);
        return false;
    }
    return true;
}

static void test_rungs_same_acts_are_the_same_outcome_at_any_frame_rate(void **state)
{
    (void)state;
    assert_int_equal(for_every_way(is_the_same_at_any_rate), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rungs_right_thing_passes),
        cmocka_unit_test(test_rungs_wrong_thing_never_passes),
        cmocka_unit_test(test_rungs_same_acts_are_the_same_outcome_at_any_frame_rate),
    };
    return cmocka_run_group_tests(tests, read_world, NULL);
}
