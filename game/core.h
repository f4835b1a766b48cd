#ifndef GAME_CORE_H
#define GAME_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/arguments.h"
#include "game/core_devices.h"
#include "game/core_writing.h"
#include "game/pilot/pilot.h"
#include "game/platform/machine_clock.h"
#include "game/platform/paths.h"
#include "game/session/fatigue.h"
#include "game/session/ladder.h"
#include "game/session/programme.h"
#include "game/session/sitting.h"
#include "game/session/trial.h"
#include "game/sim/lean.h"
#include "game/store/store.h"
#include "input/input.h"

/**
 * The game without a screen: devices, the running trial, the ladder, the store. The window and the
 * headless runs stand on it alike, so both play by the same code.
 */

/** One thing to do: which rung, which side, which game, measured how. */
struct core_task {
    const struct session_rung *rung;
    enum session_side side;
    enum session_game game;
    enum session_tier tier;
    const struct session_rung *stance; // where the rung asks for the player's own; else NULL
};

/** How the writing of the last recorded trial stands. */
struct core_keeping {
    uint64_t ticket;
    bool is_open;         // not durable yet
    bool has_failed;      // but is tried again
    bool is_new;          // changed since somebody looked
    int64_t retry_due_us; // machine's own time; 0 = nothing waits for another try
};

struct core {
    const struct arguments *arguments;
    struct machine_clock clock;
    struct clock now;
    char assets[PATH_SIZE];
    char data_dir[PATH_SIZE];
    bool data_dir_is_fresh; // made for this run; its path is to be printed
    struct session_programme programme;
    struct input *input;
    struct store *store;
    enum store_notice store_notice;
    struct core_keeping keeping;
    struct store_player player;
    struct store_session session;
    enum store_source source;

    struct core_device devices[INPUT_DEVICE_MAX]; // by input's number
    bool has_body;                                // a device plays the BODY role
    uint8_t body;
    struct input_device_info body_info;
    bool has_hand; // a controller plays the HAND role: on the palm or in the pocket
    uint8_t hand;
    struct input_device_info hand_info;
    bool told_to_step_off;
    bool goes_without_board; // the player has none, and said so; kept until a board is seen again

    struct pilot pilot; // steers the virtual person; idle for real boards
    bool pilot_plays;

    struct core_writing *writing; // owned
    char route_name[STORE_NAME_SIZE];
    struct session_sitting sitting; // of this day and source
    struct session_fatigue fatigue; // likewise
    int64_t sitting_day;            // local days since 1970; 0 = not filled yet
    enum store_source sitting_source;
    struct session_trial trial;
    bool trial_is_open; // memory is held
    bool trial_is_live; // samples go to it
    struct core_task task;
    bool trial_is_recorded;
    uint32_t dropped_at_begin; // reports of the trial's device, when it began
    struct clock trial_started;
    char recorded_uuid[STORE_UUID_SIZE];      // of the trial recorded last
    struct session_ladder_state ladder;       // of the task, before the trial
    struct session_ladder_state ladder_other; // the other side's
    bool has_other;

    // For the menus: the same signal chain without a trial.
    struct sway_cursor menu_cursor;
    struct sway_board_frame menu_frame;
    struct sim_lean lean;
    enum sim_lean_event lean_event; // since the last core_take_lean()
    bool body_is_on;                // somebody stands on the board
    double body_load_kg;
    int front_button_presses; // since the last core_take_front_button()
};

/** Opens all of it. false: one line in error, nothing is left behind. */
bool core_open(struct core *core, const struct arguments *arguments, char *error,
               size_t error_size);

/** Writes what is queued. false = something could not be kept (logged). */
bool core_close(struct core *core);

/**
 * Adds the board of --simulate-board, or what --replay has recorded: a board for BODY, a controller
 * for HAND. false: one line in error.
 */
bool core_add_board(struct core *core, char *error, size_t error_size);

/** This device plays the BODY role from now on. false: there is none of that number. */
bool core_bind_body(struct core *core, uint8_t device);

/** The body's device sends loads now: a level can start or go on. */
bool core_body_is_ready(const struct core *core);

/** The player has no board, or has one after all; kept as a setting. */
void core_go_without_board(struct core *core, bool without);

/** This controller plays the HAND role from now on. false: there is none of that number. */
bool core_bind_hand(struct core *core, uint8_t device);

/** The hand's controller sends movement now. */
bool core_hand_is_ready(const struct core *core);

/** What a tier measures with is there: a board, a controller; keys and voice always are. */
bool core_tier_is_ready(const struct core *core, enum session_tier tier);

/**
 * The best of the rung's tiers: the board where one tells most, also when it is still to be found,
 * unless goes_without_board; else what is ready. A tier of the rung in every case.
 */
enum session_tier core_best_tier(const struct core *core, const struct session_rung *rung);

/** What the running trial is measured with still sends: it can go on after a pause. */
bool core_trial_can_go_on(const struct core *core);

/** A virtual controller for the pilot's hand or pocket. false = no place for it. */
bool core_add_virtual_hand(struct core *core, enum body_profile profile);

/** Somebody could stand on it: neither virtual nor a recording. */
bool core_body_is_real(const struct core *core);

/** A virtual person steps in: the offer of the home screen. false = no place for it. */
bool core_add_virtual(struct core *core, enum body_profile profile);

/** Takes the time, moves the devices, hands samples to the trial or to the menus. */
void core_pump(struct core *core);

/**
 * Whose trials these are: a virtual person may stand on the board while a real one presses keys or
 * listens to the voice. Before anything of the day or the history is decided.
 */
void core_follow_source(struct core *core, enum session_tier tier);

/** The limits of the day for the one who stands now; before anything is decided by them. */
void core_follow_day(struct core *core);

/**
 * May a trial begin now? Safety stops of the day (sitting.h) and signs of tiredness (fatigue.h), the
 * stricter of the two.
 */
enum session_answer core_may_start(struct core *core, bool eyes_closed);

/** The player sat down for a while. */
void core_rested(struct core *core);

/** Difficulty, ladder and usual sway of a task as they stand, for the intro and the trial. */
void core_prepare(struct core *core, const struct core_task *task);

/** Which stored trials are of this task: same player, source, rung, side and game. */
void core_task_query(const struct core *core, const struct core_task *task,
                     struct store_query *query);

/** Somebody did something in the running trial; t_us is filled in here. */
void core_act(struct core *core, const struct session_act *act);

/** The next trial of the prepared task. false = no memory. */
bool core_trial_begin(struct core *core);

/**
 * Ends a trial that still runs, records it with the ladder; *ticket is that of the store, 0 when
 * there was nothing to record because the clock never started.
 */
enum store_status core_trial_record(struct core *core, uint64_t *ticket);

/** Frees the samples; the outcome may no longer be read. */
void core_trial_close(struct core *core);

/** What the ladder offers after the recorded trial. */
enum session_offer core_offer(struct core *core);

/**
 * The rung that has to be stood without a break, on both sides, before this one (programme.md 1:
 * one leg only if tandem did not make you lose balance). NULL = nothing stands in the way.
 */
const struct session_rung *core_needs_first(struct core *core, const struct session_rung *rung);

/** The lean since the last call; NOTHING most of the time. */
enum sim_lean_event core_take_lean(struct core *core);
bool core_take_front_button(struct core *core);

/** What core_trial_begin() will lay out to be written; NULL = nothing. */
const char *core_next_word(struct core *core);

/** Where a coast goes on: the player's own rung, its first one in the beginning. */
struct core_task core_next_task(struct core *core, enum session_coast coast);

/**
 * The harbour after that of core->task. false, *task untouched: its coast ends here, or who sits would
 * have to stand up, which nobody is asked to by a word like "next".
 */
bool core_next_on_coast(struct core *core, struct core_task *task);

/** A rung as a task: the side practised less, its own game, the best tier, the player's stance. */
struct core_task core_task_of(struct core *core, const struct session_rung *rung);

/** The player's own rung of its coast, kept as a setting. */
void core_set_rung(struct core *core, const struct session_rung *rung);

/** The side to take now: the one practised less in that stance. NONE where there are none. */
enum session_side core_next_side(struct core *core, const struct core_task *task);

/** Has the task sides: of its own, or of the stance it is done in. */
bool core_task_has_sides(const struct core_task *task);

#endif
