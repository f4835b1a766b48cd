#include "tests/check.h"

#include <float.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "game/session/ladder.h"
#include "game/session/programme.h"
#include "game/session/sitting.h"
#include "game/sim/random.h"

// The ladder engine among thousands of virtual players (sway.md 4.2): somebody of a skill manages
// difficulty D with probability (1 - lapse) / (1 + exp((D - skill) / width)).

enum { SETTLING = 80, TRIALS = 320, PLAYERS = 400, SITTING_TRIALS = 10 };

struct player {
    double skill;
    double width;
    double learns; // of skill, in all; half of it within 70 trials
    double tires;  // of skill, from the first to the last trial of a sitting
    double lapses; // share of trials that fail whatever the difficulty
    uint64_t seed;
};

static double skill_at(const struct player *player, int trial)
{
    double learnt = player->learns * (1 - exp(-trial / 100.0));
    double tired = player->tires * (trial % SITTING_TRIALS) / (SITTING_TRIALS - 1);
    return player->skill + learnt - tired;
}

static bool manages(struct player *player, int trial, double difficulty)
{
    double skill = skill_at(player, trial);
    double chance = (1 - player->lapses) / (1 + exp((difficulty - skill) / player->width));
    return sim_random_unit(&player->seed) < chance;
}

static void play(struct session_ladder_state *ladder, double target, bool success)
{
    const struct session_ladder_result result = {
        .difficulty = ladder->difficulty, .success = success, .calm = success};
    session_ladder_record(ladder, target, &result);
}

struct course {
    double success;    // share, after settling
    double difficulty; // mean, after settling
};

static struct course run(struct player player, double target)
{
    struct session_ladder_state ladder = session_ladder_start();
    struct course course = {0};
    for (int i = 0; i < TRIALS; i++) {
        double difficulty = ladder.difficulty;
        bool success = manages(&player, i, difficulty);
        play(&ladder, target, success);
        if (i < SETTLING)
            continue;
        course.success += success / (double)(TRIALS - SETTLING);
        course.difficulty += difficulty / (TRIALS - SETTLING);
    }
    return course;
}

// Where a player has the target rate at this trial. Beyond the scale she is at a cap: nothing on
// this rung is hard, or easy, enough for her.
static bool is_within_the_scale(const struct player *player, double target)
{
    double odds = (1 - player->lapses) / target - 1;
    if (odds <= 0)
        return false;
    double away = player->width * log(odds);
    double lowest = DBL_MAX;
    double highest = -DBL_MAX;
    for (int i = SETTLING; i < TRIALS; i++) {
        lowest = fmin(lowest, skill_at(player, i) + away);
        highest = fmax(highest, skill_at(player, i) + away);
    }
    return lowest > 0.1 && highest < 0.9;
}

struct kind {
    const char *name;
    double learns, tires, lapses;
};

static const struct kind KINDS[] = {
    {"stationary", 0, 0, 0}, {"learning", 0.3, 0, 0},        {"tiring", 0, 0.12, 0},
    {"lapsing", 0, 0, 0.05}, {"all three", 0.3, 0.12, 0.05},
};

static void converge(const struct kind *kind, double target)
{
    double sum = 0;
    double squares = 0;
    int players = 0;
    int left_out = 0;
    for (uint64_t seed = 1; players < PLAYERS; seed++) {
        uint64_t dice = seed * 7919;
        struct player player = {.learns = kind->learns,
                                .tires = kind->tires,
                                .lapses = kind->lapses,
                                .skill = sim_random_unit(&dice),
                                .width = 0.03 + 0.07 * sim_random_unit(&dice)};
        player.seed = dice;
        if (!is_within_the_scale(&player, target)) {
            left_out++;
            continue;
        }
        double success = run(player, target).success;
        sum += success;
        squares += success * success;
        players++;
    }
    double mean = sum / players;
    double sd = sqrt(squares / players - mean * mean);
    print_message("%-11s  %6.2f  %8.3f  %5.3f  %7d  %8d\n", kind->name, target, mean, sd, players,
                  left_out);
    assert_near(mean, target, 0.02);
    assert_true(sd < 0.05);
}

static void test_players_of_all_kinds_reach_the_target(void **state)
{
    (void)state;
    const double targets[] = {0.70, 0.75, 0.80, 0.85};
    print_message("player       target  achieved     SD  players  at a cap\n");
    for (size_t kind = 0; kind < sizeof KINDS / sizeof *KINDS; kind++)
        for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
            converge(&KINDS[kind], targets[i]);
}

static void test_players_of_more_skill_play_at_higher_difficulty(void **state)
{
    (void)state;
    enum { LEVELS = 7, SEEDS = 200 };
    double difficulty[LEVELS] = {0};
    int orderly = 0;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        double before = 0;
        for (int level = 0; level < LEVELS; level++) {
            const struct player player = {
                .skill = 0.2 + 0.1 * level, .width = 0.06, .seed = seed * 31};
            double here = run(player, 0.80).difficulty;
            difficulty[level] += here / SEEDS;
            orderly += level > 0 && here > before;
            before = here;
        }
    }
    for (int level = 1; level < LEVELS; level++)
        assert_true(difficulty[level] > difficulty[level - 1] + 0.05);
    assert_true(orderly > 0.99 * SEEDS * (LEVELS - 1)); // each one, not only their mean
}

// Trials in a row that somebody who cannot do it at all fails before the easier rung is offered.
static int fails_before_the_easier(struct session_ladder_state ladder, double target)
{
    for (int fails = 0; fails < 100; fails++) {
        if (session_ladder_offer(&ladder, NULL) == SESSION_OFFER_EASIER)
            return fails;
        play(&ladder, target, false);
    }
    return 100;
}

static void test_players_are_never_left_failing(void **state)
{
    (void)state;
    assert_int_equal(fails_before_the_easier(session_ladder_start(), 0.80), 2);
    assert_int_equal(fails_before_the_easier(session_ladder_start(), 0.75), 2);
    int most = 0;
    for (int d = 0; d <= 80; d++)
        for (double step = 0.1; step >= 1.0 / 80; step /= 2) {
            const struct session_ladder_state ladder = {
                .difficulty = d / 80.0, .step = step, .direction = -1};
            int fails = fails_before_the_easier(ladder, 0.80);
            most = fails > most ? fails : most;
        }
    print_message("fails in a row before the easier rung is offered: 2 at the start, %d at most\n",
                  most); // from D = 1, mastered, to nothing
    assert_true(most <= 16);
}

static void test_players_who_decline_the_easier_rung_fail_at_nothing(void **state)
{
    (void)state;
    struct session_ladder_state ladder = session_ladder_start();
    for (int i = 0; i < 10000; i++) {
        play(&ladder, 0.80, false);
        assert_true(ladder.difficulty >= 0 && ladder.step >= 1.0 / 80 && ladder.fails <= 99);
        assert_true(i < 2 || ladder.difficulty == 0);
    }
    assert_int_equal(session_ladder_offer(&ladder, NULL), SESSION_OFFER_EASIER);
    play(&ladder, 0.80, true); // and the way up is open again
    assert_true(ladder.difficulty > 0);
    assert_int_equal(session_ladder_offer(&ladder, NULL), SESSION_OFFER_NONE);
}

static struct session_ladder_state kept_and_read(const struct session_ladder_state *state)
{
    char difficulty[32];
    char step[32];
    snprintf(difficulty, sizeof difficulty, "%.17g", state->difficulty);
    snprintf(step, sizeof step, "%.17g", state->step);
    const struct session_ladder_state read = {
        .difficulty = strtod(difficulty, NULL),
        .step = strtod(step, NULL),
        .direction = state->direction,
        .passes = state->passes,
        .fails = state->fails,
        .mastered = state->mastered,
    };
    return session_ladder_sanitised(&read);
}

static void test_players_who_end_the_program_after_each_trial_lose_nothing(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 500; seed++) {
        struct player player = {.skill = 1.2 * (double)seed / 500, .width = 0.08, .seed = seed};
        struct session_ladder_state ladder = session_ladder_start();
        struct session_ladder_state kept = session_ladder_start();
        for (int i = 0; i < TRIALS; i++) {
            bool success = manages(&player, i, ladder.difficulty);
            play(&ladder, 0.80, success);
            play(&kept, 0.80, success);
            kept = kept_and_read(&kept);
            assert_true(kept.difficulty == ladder.difficulty && kept.step == ladder.step);
            assert_int_equal(session_ladder_offer(&kept, NULL),
                             session_ladder_offer(&ladder, NULL));
            assert_int_equal(session_ladder_is_mastered(&kept, NULL),
                             session_ladder_is_mastered(&ladder, NULL));
        }
    }
}

static double wild_number(uint64_t *dice)
{
    const double numbers[] = {(double)NAN, (double)INFINITY, -(double)INFINITY, -1, 0, 0.3, 2,
                              1e300};
    return numbers[sim_random_next(dice) % 8];
}

static void test_players_from_a_damaged_file_stay_on_the_scale(void **state)
{
    (void)state;
    uint64_t dice = 5;
    for (int i = 0; i < 20000; i++) {
        const struct session_ladder_state wild = {
            .difficulty = wild_number(&dice),
            .step = wild_number(&dice),
            .direction = (int)sim_random_next(&dice),
            .passes = (int)sim_random_next(&dice),
            .fails = (int)sim_random_next(&dice),
            .mastered = (int)sim_random_next(&dice),
        };
        struct session_ladder_state ladder = session_ladder_sanitised(&wild);
        const struct session_ladder_result result = {
            .difficulty = wild_number(&dice),
            .success = sim_random_next(&dice) & 1,
            .calm = sim_random_next(&dice) & 1,
            .rating = (enum session_rating)(sim_random_next(&dice) % 4),
        };
        session_ladder_record(&ladder, wild_number(&dice), &result);
        assert_true(ladder.difficulty >= 0 && ladder.difficulty <= 1);
        assert_true(ladder.step >= 1.0 / 80 - 1e-12 && ladder.step <= 0.1);
        assert_true(ladder.passes >= 0 && ladder.fails >= 0 && ladder.mastered >= 0);
    }
}

static void read_coast(struct session_programme *programme, const char *coast)
{
    static char text[1 << 16];
    char path[512];
    char error[256] = "";
    const char *root = getenv("EVENKEEL_SOURCE_DIR");
    snprintf(path, sizeof path, "%s/assets/programme/%s.ini", root ? root : ".", coast);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t size = fread(text, 1, sizeof text, file);
    fclose(file);
    if (!session_programme_parse(programme, path, text, size, error, sizeof error))
        fail_msg("%s", error);
}

static void read_programme(struct session_programme *programme)
{
    memset(programme, 0, sizeof *programme);
    read_coast(programme, "standing");
    read_coast(programme, "walking");
    read_coast(programme, "hands");
}

// What stands, or steps, is harder; the order of the enums is that of difficulty.
static bool is_harder_to_stand(const struct session_rung *from, const struct session_rung *to)
{
    return to->stance != from->stance ? to->stance > from->stance : to->gait > from->gait;
}

static void assert_one_thing_at_a_time(const struct session_rung *from,
                                       const struct session_rung *to)
{
    bool closes = to->eyes_closed && !from->eyes_closed;
    if (is_harder_to_stand(from, to) && closes)
        fail_msg("%s -> %s is a harder stance and closed eyes in one step", from->id, to->id);
}

static void test_programme_never_takes_stance_and_sight_in_one_step(void **state)
{
    (void)state;
    static struct session_programme programme;
    read_programme(&programme);
    assert_int_equal(programme.count, 24);
    int steps = 0;
    for (int i = 0; i < programme.count; i++) {
        const struct session_rung *rung = &programme.rungs[i];
        const struct session_rung *next = session_programme_next(&programme, rung);
        const struct session_rung *easier = session_programme_easier(&programme, rung);
        if (next) {
            assert_one_thing_at_a_time(rung, next);
            assert_ptr_equal(session_programme_easier(&programme, next), rung);
            assert_int_equal(next->coast, rung->coast);
            steps++;
        }
        if (easier)
            assert_one_thing_at_a_time(rung, easier);
        // Eyes close only where the same stance was stood with open ones.
        assert_false(session_programme_eyes_open(&programme, rung)->eyes_closed);
        assert_int_equal(session_programme_eyes_open(&programme, rung)->stance, rung->stance);
    }
    assert_int_equal(steps, 24 - 3);
}

enum answer { TAKES_ALL, TAKES_SOME, TAKES_NONE };

// Somebody who climbs a coast: harbour after harbour .25 of skill harder, D makes up .5.
struct climber {
    double skill;
    enum answer answer;
    uint64_t seed;
    const struct session_rung *rung;
    struct session_ladder_state ladder[SESSION_RUNG_MAX][2]; // by harbour and side
    int ups_in_sitting;
    int fails_in_row;
    int most_fails_in_row;
};

static void climber_play(struct climber *climber, struct session_sitting *sitting, int trial,
                         const struct session_programme *programme)
{
    const struct session_rung *rung = climber->rung;
    struct session_ladder_state *sides = climber->ladder[rung->harbour];
    int side = rung->two_sides ? trial % 2 : 0;
    struct session_ladder_state *ladder = &sides[side];
    double hardness = 0.25 * (rung->harbour - 1) + 0.5 * ladder->difficulty;
    double chance = 1 / (1 + exp((hardness - climber->skill) / 0.05));
    bool success = sim_random_unit(&climber->seed) < chance;
    play(ladder, session_ladder_target(rung->coast), success);
    climber->fails_in_row = success ? 0 : climber->fails_in_row + 1;
    if (climber->fails_in_row > climber->most_fails_in_row)
        climber->most_fails_in_row = climber->fails_in_row;

    enum session_offer offer = session_ladder_offer(ladder, rung->two_sides ? &sides[!side] : NULL);
    const struct session_rung *next = session_programme_next(programme, rung);
    const struct session_rung *easier = session_programme_easier(programme, rung);
    bool takes = climber->answer == TAKES_ALL ||
                 (climber->answer == TAKES_SOME && (sim_random_next(&climber->seed) & 1));
    if (!takes)
        return;
    if (offer == SESSION_OFFER_NEXT && next && session_sitting_may_go_up(sitting, rung->coast)) {
        session_sitting_went_up(sitting, rung->coast);
        climber->ups_in_sitting++;
        assert_one_thing_at_a_time(rung, next);
        climber->rung = next;
        climber->fails_in_row = 0;
    } else if (offer == SESSION_OFFER_EASIER && easier) {
        assert_one_thing_at_a_time(rung, easier);
        climber->rung = easier;
        climber->fails_in_row = 0;
    }
}

static int climb(struct climber *climber, const struct session_rung *start,
                 const struct session_programme *programme)
{
    enum { SITTINGS = 60 };
    climber->rung = start;
    for (int i = 0; i < SESSION_RUNG_MAX; i++)
        climber->ladder[i][0] = climber->ladder[i][1] = session_ladder_start();
    for (int sitting_number = 0; sitting_number < SITTINGS; sitting_number++) {
        struct session_sitting sitting;
        session_sitting_init(&sitting);
        climber->ups_in_sitting = 0;
        for (int trial = 0; trial < SITTING_TRIALS; trial++)
            climber_play(climber, &sitting, trial, programme);
        assert_true(climber->ups_in_sitting <= 1);
    }
    return climber->rung->harbour;
}

static void test_climbers_go_one_rung_a_sitting_and_find_their_own(void **state)
{
    (void)state;
    static struct session_programme programme;
    read_programme(&programme);
    const char *const starts[] = {"S1", "W1", "H1"};
    for (int coast = 0; coast < 3; coast++) {
        const struct session_rung *start = session_programme_rung(&programme, starts[coast]);
        double before = 0;
        for (double skill = 0.2; skill < 0.25 * start->harbours; skill += 0.25) {
            double sum = 0;
            for (uint64_t seed = 1; seed <= 200; seed++) {
                struct climber climber = {.skill = skill, .seed = seed};
                sum += climb(&climber, start, &programme);
                assert_true(climber.most_fails_in_row < 16);
            }
            assert_true(sum / 200 > before); // who is stronger ends higher
            before = sum / 200;
        }
    }
}

static void test_climbers_decide_for_themselves(void **state)
{
    (void)state;
    static struct session_programme programme;
    read_programme(&programme);
    const struct session_rung *start = session_programme_rung(&programme, "S5");
    for (uint64_t seed = 1; seed <= 300; seed++) {
        struct climber stays = {.skill = 3, .answer = TAKES_NONE, .seed = seed};
        assert_int_equal(climb(&stays, start, &programme), start->harbour);
        struct climber moves = {
            .skill = 3 * (double)seed / 300, .answer = TAKES_SOME, .seed = seed};
        climb(&moves, start, &programme);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_players_of_all_kinds_reach_the_target),
        cmocka_unit_test(test_players_of_more_skill_play_at_higher_difficulty),
        cmocka_unit_test(test_players_are_never_left_failing),
        cmocka_unit_test(test_players_who_decline_the_easier_rung_fail_at_nothing),
        cmocka_unit_test(test_players_who_end_the_program_after_each_trial_lose_nothing),
        cmocka_unit_test(test_players_from_a_damaged_file_stay_on_the_scale),
        cmocka_unit_test(test_programme_never_takes_stance_and_sight_in_one_step),
        cmocka_unit_test(test_climbers_go_one_rung_a_sitting_and_find_their_own),
        cmocka_unit_test(test_climbers_decide_for_themselves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
