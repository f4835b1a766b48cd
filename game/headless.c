#include "game/headless.h"

#include "game/base/log.h"
#include "game/results.h"
#include "game/shot.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const int64_t STEP_US = 10000;           // of the accelerated clock
static const int64_t REAL_STEP_US = 4000;       // looks at a real board this often
static const int64_t DEVICE_WAIT_US = 60000000; // for a real one to be there
static const int64_t TRIAL_WAIT_US = 1200000000;
static const int64_t EMPTY_US = 2500000; // an empty board finds its zero

enum {
    OUTCOME_MAX = 256,
    FIRST_HARBOURS = 4, // played when no rung is asked for
};

struct run {
    struct core *core;
    bool real_time;
    struct session_outcome outcomes[OUTCOME_MAX];
    int count;
    bool failed; // something was not kept or not written
};

static void step(struct run *run)
{
    if (run->real_time)
        machine_clock_sleep_us(REAL_STEP_US);
    else
        machine_clock_advance(&run->core->clock, STEP_US);
    core_pump(run->core);
    struct session_event event;
    while (run->core->trial_is_open && session_trial_poll(&run->core->trial, &event))
        continue; // nobody listens
}

// What a person is to have at hand: for the tier asked for, else for any of the rung's.
static bool asks_for(const struct core *core, enum session_tier tier)
{
    const struct arguments *arguments = core->arguments;
    const struct session_rung *rung =
        arguments->rung ? session_programme_rung(&core->programme, arguments->rung) : NULL;
    if (arguments->has_tier)
        return arguments->tier == tier;
    return rung ? rung->tiers[tier] : tier == SESSION_TIER_BOARD;
}

static bool device_is_ready(const struct run *run)
{
    const struct core *core = run->core;
    bool body = core->has_body && core->body_info.state == INPUT_STATE_READY;
    if (!run->real_time)
        return body;
    return (asks_for(core, SESSION_TIER_BOARD) && body) ||
           (asks_for(core, SESSION_TIER_MOTION) && core_hand_is_ready(core));
}

// A controller beside the board, or a board that tells more than the controller.
static bool another_is_coming(const struct core *core)
{
    struct input_device_info infos[INPUT_DEVICE_MAX];
    size_t count = input_devices(core->input, infos, INPUT_DEVICE_MAX);
    for (size_t i = 0; i < count; i++)
        if (infos[i].state == INPUT_STATE_CONNECTING)
            return true;
    return false;
}

static void name_the_problem(const struct core *core)
{
    struct input_device_info infos[INPUT_DEVICE_MAX];
    size_t count = input_devices(core->input, infos, INPUT_DEVICE_MAX);
    for (size_t i = 0; i < count; i++)
        if (infos[i].problem != INPUT_PROBLEM_NONE)
            log_error("%s %s: %s%s", infos[i].name, infos[i].path,
                      input_problem_code(infos[i].problem),
                      infos[i].problem == INPUT_PROBLEM_PERMISSION
                          ? "; copy assets/udev/70-evenkeel.rules to /etc/udev/rules.d, then press "
                            "the board's front button"
                          : "");
    bool board = asks_for(core, SESSION_TIER_BOARD);
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += asks_for(core, infos[i].is_motion ? SESSION_TIER_MOTION : SESSION_TIER_BOARD);
    if (found == 0)
        log_error("no %s within a minute: press its %s button, or use --simulate-board",
                  board ? "balance board" : "motion controller", board ? "front" : "middle");
}

static void wait_for_zero(struct run *run)
{
    struct core *core = run->core;
    bool told = false;
    int64_t until_us = core->now.mono_us + DEVICE_WAIT_US;
    while (core->now.mono_us < until_us) {
        if (!input_device(core->input, core->body, &core->body_info) || core->body_info.tared)
            break;
        if (!told && core->body_is_on)
            log_warning("please step off for a moment: the board looks for its zero");
        told = told || core->body_is_on;
        step(run);
    }
}

// What is real comes when it comes, and a board is to be empty once to find its zero.
static bool wait_for_device(struct run *run)
{
    struct core *core = run->core;
    if (run->real_time && core->arguments->has_tier && !asks_for(core, SESSION_TIER_BOARD) &&
        !asks_for(core, SESSION_TIER_MOTION)) {
        log_error("--tier %s wants somebody at the keys: play it in the window, or use --demo",
                  session_tier_name(core->arguments->tier));
        return false;
    }
    int64_t until_us = core->now.mono_us + DEVICE_WAIT_US;
    while ((!device_is_ready(run) || (run->real_time && another_is_coming(core))) &&
           core->now.mono_us < until_us)
        step(run);
    if (!device_is_ready(run)) {
        name_the_problem(core);
        return false;
    }
    if (!run->real_time)
        return true;
    core->goes_without_board = !core_body_is_ready(core);
    if (core_body_is_ready(core) && asks_for(core, SESSION_TIER_BOARD))
        wait_for_zero(run);
    return true;
}

static void play(struct run *run, const struct core_task *task)
{
    struct core *core = run->core;
    core_prepare(core, task);
    if (core->arguments
            ->demo) { // one trial a day: the breaks of ten rungs would be too many for one
        session_sitting_init(&core->sitting);
        session_fatigue_init(&core->fatigue);
    }
    if (!core_trial_begin(core)) {
        log_error("no memory for a trial");
        run->failed = true;
        return;
    }
    bool is_virtual = core->body_info.kind == INPUT_DEVICE_VIRTUAL_BOARD ||
                      core->hand_info.kind == INPUT_DEVICE_VIRTUAL_CONTROLLER;
    int64_t start_us = core->now.mono_us;
    while (core->trial_is_live && core->now.mono_us - start_us < TRIAL_WAIT_US) {
        if (is_virtual)
            pilot_stand(&core->pilot, core->now.mono_us - start_us >= EMPTY_US);
        step(run);
    }
    pilot_stand(&core->pilot, false);
    session_trial_end(&core->trial, SESSION_END_INPUT);
    uint64_t ticket;
    enum store_status status = core_trial_record(core, &ticket);
    if (status != STORE_OK || (status = store_flush(core->store)) != STORE_OK) {
        log_error("%s: the trial could not be kept: %s", core->data_dir, store_status_str(status));
        run->failed = true;
    }
    bool written = core->arguments->json ? results_write_json(stdout, &core->trial)
                                         : results_write_line(stdout, &core->trial);
    run->failed = run->failed || !written;
    if (run->count < OUTCOME_MAX)
        run->outcomes[run->count++] = core->trial.outcome;
}

// A controller of the pilot's own, when one is asked for and none is there.
static void give_hand(struct run *run, const struct core_task *task)
{
    struct core *core = run->core;
    bool carries =
        task->tier == SESSION_TIER_MOTION ||
        (task->tier == SESSION_TIER_BOARD && task->game == SESSION_GAME_BOTTLE && task->stance);
    bool is_virtual = core->arguments->demo || core->arguments->simulate_board;
    if (carries && is_virtual && !core->has_hand &&
        !core_add_virtual_hand(core, core->arguments->profile))
        log_error("no place for a virtual controller");
}

static void play_sides(struct run *run, const struct core_task *task)
{
    enum session_side asked = run->core->arguments->side;
    bool has_sides = core_task_has_sides(task);
    give_hand(run, task);
    for (int side = SESSION_SIDE_LEFT; side <= SESSION_SIDE_RIGHT; side++) {
        struct core_task sided = *task;
        sided.side = has_sides ? (enum session_side)side : SESSION_SIDE_NONE;
        if (has_sides && asked != SESSION_SIDE_NONE && asked != sided.side)
            continue;
        play(run, &sided);
        // A recording has been played once it is over; a person on a real board plays one side.
        if (!has_sides || run->core->arguments->replay ||
            (run->real_time && asked == SESSION_SIDE_NONE))
            return;
    }
}

// One game of a rung in the tier asked for, in all of them for a demonstration, else in the best.
static void play_tiers(struct run *run, const struct session_rung *rung, enum session_game game)
{
    const struct arguments *arguments = run->core->arguments;
    struct core_task task = core_task_of(run->core, rung);
    task.game = game;
    for (int tier = 0; tier < SESSION_TIER_COUNT; tier++) {
        bool asked = arguments->has_tier ? arguments->tier == (enum session_tier)tier
                     : arguments->demo && arguments->rung ? true
                                                          : task.tier == (enum session_tier)tier;
        struct core_task tiered = task;
        tiered.tier = (enum session_tier)tier;
        if (asked && session_play_for(rung, game, tiered.tier))
            play_sides(run, &tiered);
    }
}

static void play_games(struct run *run, const struct session_rung *rung)
{
    const struct arguments *arguments = run->core->arguments;
    if (arguments->has_game) {
        play_tiers(run, rung, arguments->game);
        return;
    }
    bool leans = rung->reach && arguments->demo && arguments->rung;
    if (leans)
        play_tiers(run, rung, SESSION_GAME_LIMITS);
    play_tiers(run, rung, rung->game);
    if (rung->reach && arguments->demo)
        play_tiers(run, rung, SESSION_GAME_REACH);
}

static bool asks_for_all(const struct arguments *arguments)
{
    return arguments->rung && strcmp(arguments->rung, "all") == 0;
}

static bool recording_is_over(const struct core *core)
{
    return (core->has_body && core->body_info.state == INPUT_STATE_ENDED) ||
           (core->has_hand && core->hand_info.state == INPUT_STATE_ENDED);
}

static void play_rungs(struct run *run)
{
    struct core *core = run->core;
    const struct arguments *arguments = core->arguments;
    if (arguments->rung && !asks_for_all(arguments)) {
        play_games(run, session_programme_rung(&core->programme, arguments->rung));
        return;
    }
    // Without somebody who acts only what is seen can be played.
    enum session_tier seen_in = core->has_body ? SESSION_TIER_BOARD : SESSION_TIER_MOTION;
    for (int i = 0; i < core->programme.count && !recording_is_over(core); i++) {
        const struct session_rung *rung = &core->programme.rungs[i];
        bool is_first = rung->coast == SESSION_COAST_STANDING && rung->harbour <= FIRST_HARBOURS;
        bool seen = arguments->demo || rung->tiers[seen_in];
        if ((arguments->rung && seen) || is_first)
            play_games(run, rung);
    }
}

static bool say_where(const struct run *run)
{
    const struct core *core = run->core;
    FILE *file = core->arguments->json ? stderr : stdout;
    if (!core->arguments->json)
        results_write_table(file, run->outcomes, run->count);
    if (!core->arguments->json && asks_for_all(core->arguments))
        results_write_matrix(file, run->outcomes, run->count);
    if (core->data_dir_is_fresh || core->arguments->demo)
        fprintf(file, "database:    %s/evenkeel.db\n", core->data_dir);
    if (!core->arguments->demo)
        return true;
    char folder[PATH_SIZE];
    bool drawn = path_join(folder, core->data_dir, "screenshots") && path_make(folder) &&
                 shot_all(run->core, folder);
    if (drawn)
        fprintf(file, "screenshots: %s\n", folder);
    return drawn;
}

int headless_run(struct core *core)
{
    struct run run = {.core = core};
    const struct arguments *arguments = core->arguments;
    run.real_time = !arguments->replay && !arguments->simulate_board && !arguments->demo;
    if (!run.real_time)
        machine_clock_take_over(&core->clock);
    char error[512];
    if (!core_add_board(core, error, sizeof error)) {
        log_error("%s", error);
        return 1;
    }
    // A recording is not looked at before its trial begins: the first sample belongs to it too.
    if (!arguments->replay) {
        core_pump(core);
        if (!wait_for_device(&run))
            return 1;
    }
    play_rungs(&run);
    return say_where(&run) && !run.failed ? 0 : 1;
}
