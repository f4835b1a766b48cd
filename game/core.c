#include "game/core.h"

#include "game/base/log.h"
#include "game/base/text.h"
#include "game/core_roles.h"
#include "game/sway/cop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int64_t RETRY_US = 5000000;
static const int64_t SLEPT_US = 250000; // between two looks, on the machine's own clock
static const int64_t STRIDE_US = 100000;
static const size_t PROGRAMME_SIZE_MAX = 256 * 1024;

static void log_line(void *user, const char *line)
{
    (void)user;
    log_warning("%s", line);
}

static int64_t device_clock_us(void *user)
{
    (void)user;
    return machine_clock_mono_us();
}

static bool load_memory(void *user, const char *serial, struct input_board_memory *memory)
{
    struct core *core = user;
    struct store_device device;
    if (!core->store || store_device_get(core->store, serial, &device) != STORE_OK)
        return false;
    *memory = (struct input_board_memory){.has_calibration = device.has_calibration,
                                          .has_tare = device.has_tare};
    memcpy(memory->calibration, device.calibration, sizeof memory->calibration);
    memcpy(memory->tare_kg, device.tare_kg, sizeof memory->tare_kg);
    return true;
}

static void save_memory(void *user, const char *serial, const struct input_board_memory *memory)
{
    struct core *core = user;
    if (!core->store)
        return;
    struct store_device device;
    if (store_device_get(core->store, serial, &device) != STORE_OK) {
        device = (struct store_device){
            .kind = "wii_board", .spacing_ml_mm = (double)NAN, .spacing_ap_mm = (double)NAN};
        snprintf(device.serial, sizeof device.serial, "%s", serial);
    }
    device.has_calibration = memory->has_calibration;
    device.has_tare = memory->has_tare;
    memcpy(device.calibration, memory->calibration, sizeof device.calibration);
    memcpy(device.tare_kg, memory->tare_kg, sizeof device.tare_kg);
    device.last_seen_s = core->now.wall_s;
    if (store_device_put(core->store, &device, NULL) != STORE_OK)
        log_warning("board %s: its zero could not be remembered", serial);
}

static bool load_coast(struct core *core, const char *name, char *error, size_t error_size)
{
    char path[PATH_SIZE];
    if (!path_join(path, core->assets, name)) {
        snprintf(error, error_size, "the path of the shipped files is too long");
        return false;
    }
    size_t size;
    char *text = path_read(path, PROGRAMME_SIZE_MAX, &size, error, error_size);
    bool read =
        text && session_programme_parse(&core->programme, path, text, size, error, error_size);
    free(text);
    return read;
}

static bool load_programme(struct core *core, char *error, size_t error_size)
{
    return load_coast(core, "programme/standing.ini", error, error_size) &&
           load_coast(core, "programme/walking.ini", error, error_size) &&
           load_coast(core, "programme/hands.ini", error, error_size);
}

// "hold reach limits in board; hold in motion pad guided" would be long: games, then tiers.
static void name_offers(const struct session_rung *rung, char *text, size_t size)
{
    size_t length = 0;
    text[0] = '\0';
    for (int game = 0; game < SESSION_GAME_COUNT; game++)
        for (int tier = 0; tier < SESSION_TIER_COUNT && length < size; tier++) {
            if (!session_play_for(rung, (enum session_game)game, (enum session_tier)tier))
                continue;
            int n = snprintf(text + length, size - length, "%s%s in %s", length ? ", " : "",
                             session_game_name((enum session_game)game),
                             session_tier_name((enum session_tier)tier));
            length += (size_t)n;
        }
}

static bool offers(const struct session_rung *rung, const struct arguments *arguments)
{
    enum session_game game = arguments->has_game ? arguments->game : rung->game;
    bool any = !arguments->has_tier;
    for (int tier = 0; tier < SESSION_TIER_COUNT; tier++)
        if ((any || arguments->tier == (enum session_tier)tier) &&
            session_play_for(rung, game, (enum session_tier)tier))
            return true;
    return false;
}

// What --rung, --side, --game and --tier may say depends on the programme.
static bool check_task(const struct core *core, char *error, size_t error_size)
{
    const struct arguments *arguments = core->arguments;
    bool all = !arguments->rung || strcmp(arguments->rung, "all") == 0;
    const struct session_rung *rung =
        all ? NULL : session_programme_rung(&core->programme, arguments->rung);
    bool has_sides = rung && (rung->two_sides || rung->stance == SESSION_STANCE_OWN);
    if (!all && !rung)
        snprintf(error, error_size, "--rung %.40s: allowed S1..S10, W1..W6, H1..H8, all",
                 arguments->rung);
    else if (rung && arguments->side != SESSION_SIDE_NONE && !has_sides)
        snprintf(error, error_size, "--side %s: %s has no sides, leave it out",
                 session_side_name(arguments->side), rung->id);
    else if (rung && !offers(rung, arguments)) {
        char offered[256];
        name_offers(rung, offered, sizeof offered);
        snprintf(error, error_size, "%s%s of %s: allowed %s",
                 arguments->has_game ? "--game " : "--tier ",
                 arguments->has_game ? session_game_name(arguments->game)
                                     : session_tier_name(arguments->tier),
                 rung->id, offered);
    } else
        return true;
    return false;
}

// Results of a person go home; those of a demonstration or a replay to a folder of their own.
static bool choose_data_dir(struct core *core, char *error, size_t error_size)
{
    const struct arguments *arguments = core->arguments;
    bool chosen;
    if (arguments->data_dir) {
        int length = snprintf(core->data_dir, PATH_SIZE, "%s", arguments->data_dir);
        chosen = length < PATH_SIZE;
    } else if (arguments->demo || arguments->replay || arguments->shot_screen) {
        core->data_dir_is_fresh = true;
        chosen = path_make_temporary(core->data_dir);
    } else {
        chosen = path_data_home(core->data_dir);
    }
    if (!chosen)
        snprintf(error, error_size, "no folder for the results: use --data-dir DIR");
    return chosen;
}

static bool open_store(struct core *core, char *error, size_t error_size)
{
    const struct store_settings settings = {core->data_dir, core->now.wall_s};
    if (store_open(&settings, &core->store, &core->store_notice, error, error_size) != STORE_OK)
        return false;
    if (store_player_default(core->store, core->now.wall_s, &core->player) != STORE_OK) {
        snprintf(error, error_size, "%s: the player could not be entered", core->data_dir);
        return false;
    }
    core->session = (struct store_session){.source = core->source,
                                           .started_s = core->now.wall_s,
                                           .utc_offset_s = core->now.utc_offset_s};
    store_uuid(core->session.uuid);
    core->goes_without_board = core_recall_without_board(core);
    return store_session_put(core->store, &core->session, NULL) == STORE_OK;
}

static bool open_input(struct core *core, char *error, size_t error_size)
{
    const struct arguments *arguments = core->arguments;
    const struct input_settings settings = {
        .user = core,
        .log = log_line,
        .memory_load = load_memory,
        .memory_save = save_memory,
        .now_us = device_clock_us,
        .real_devices = !arguments->demo && !arguments->replay && !arguments->shot_screen &&
                        !(arguments->simulate_board && arguments->headless),
    };
    core->input = input_create(&settings);
    if (!core->input)
        snprintf(error, error_size, "no memory for the devices");
    return core->input != NULL;
}

bool core_open(struct core *core, const struct arguments *arguments, char *error, size_t error_size)
{
    *core = (struct core){.arguments = arguments, .source = core_source_of(arguments)};
    machine_clock_init(&core->clock);
    if (arguments->clock && !machine_clock_pretend(&core->clock, arguments->clock)) {
        snprintf(error, error_size,
                 "--clock %.60s: allowed like 2026-11-20T09:30:00 or 2026-11-20T09:30:00x60 "
                 "(1..1000 times as fast)",
                 arguments->clock);
        return false;
    }
    core->now = machine_clock_now(&core->clock);
    if (!path_assets(core->assets)) {
        snprintf(error, error_size, "the shipped files are not found beside the program");
        return false;
    }
    session_sitting_init(&core->sitting);
    pilot_init(&core->pilot);
    core->pilot.profile = arguments->profile;
    core->pilot_plays = arguments->demo;
    sim_lean_init(&core->lean, &sim_lean_settings_default);
    sway_cursor_init(&core->menu_cursor, SWAY_CURSOR_CUTOFF_HZ);
    if (!load_programme(core, error, error_size) || !check_task(core, error, error_size) ||
        !choose_data_dir(core, error, error_size) || !core_writing_open(core, error, error_size))
        return false;
    if (!open_store(core, error, error_size) || !open_input(core, error, error_size)) {
        store_close(core->store);
        core_writing_close(core);
        return false;
    }
    return true;
}

bool core_close(struct core *core)
{
    if (core->trial_is_open)
        core_trial_close(core);
    input_destroy(core->input);
    core->input = NULL;
    core_writing_close(core);
    return store_close(core->store);
}

bool core_add_virtual(struct core *core, enum body_profile profile)
{
    struct body_settings settings = body_settings_default;
    settings.profile = profile;
    settings.seed = core->arguments->seed;
    uint8_t device;
    if (!input_add_virtual(core->input, &settings, core->now.mono_us, &device))
        return false;
    return core_bind_body(core, device);
}

bool core_add_virtual_hand(struct core *core, enum body_profile profile)
{
    struct virtual_motion_settings settings = virtual_motion_settings_default;
    settings.profile = profile;
    settings.seed = core->arguments->seed;
    uint8_t device;
    return input_add_virtual_motion(core->input, &settings, core->now.mono_us, &device) &&
           core_bind_hand(core, device);
}

// A recording is measured as it was made: on a board or with a controller.
static bool fits_recording(const struct core *core, bool is_motion, char *error, size_t error_size)
{
    const struct arguments *arguments = core->arguments;
    enum session_tier tier = is_motion ? SESSION_TIER_MOTION : SESSION_TIER_BOARD;
    const struct session_rung *rung =
        arguments->rung ? session_programme_rung(&core->programme, arguments->rung) : NULL;
    if (arguments->has_tier ? arguments->tier == tier : !rung || rung->tiers[tier])
        return true;
    snprintf(error, error_size, "%s: a %s's recording, want a %s's", arguments->replay,
             is_motion ? "controller" : "board", is_motion ? "board" : "controller");
    return false;
}

static bool add_replay(struct core *core, char *error, size_t error_size)
{
    const struct arguments *arguments = core->arguments;
    uint8_t device;
    struct input_device_info info;
    if (!input_add_replay(core->input, arguments->replay, arguments->speed, core->now.mono_us,
                          &device, error, error_size))
        return false;
    bool is_motion = input_device(core->input, device, &info) && info.is_motion;
    if (!fits_recording(core, is_motion, error, error_size))
        return false;
    core->goes_without_board = is_motion;
    return is_motion ? core_bind_hand(core, device) : core_bind_body(core, device);
}

bool core_add_board(struct core *core, char *error, size_t error_size)
{
    const struct arguments *arguments = core->arguments;
    core->now = machine_clock_now(&core->clock);
    if (arguments->replay)
        return add_replay(core, error, error_size);
    if (!arguments->simulate_board && !arguments->demo)
        return true;
    // Who shows the game has all that belongs to it.
    if (core_add_virtual(core, arguments->profile) &&
        (!arguments->demo || core_add_virtual_hand(core, arguments->profile)))
        return true;
    snprintf(error, error_size, "no place for a virtual board");
    return false;
}

static void feed_menus(struct core *core, const struct input_board_sample *sample)
{
    struct sway_point cop;
    if (!sway_cop(&core->menu_frame, sample, &cop)) { // below 10 kg: nobody is there
        sway_cursor_reset(&core->menu_cursor);
        sim_lean_stop(&core->lean);
        return;
    }
    sway_cursor_push(&core->menu_cursor, sample->t_us, &cop);
    struct sway_point filtered;
    if (core->trial_is_live || !sway_cursor_get(&core->menu_cursor, &filtered))
        return;
    enum sim_lean_event event =
        sim_lean_push(&core->lean, sample->t_us, filtered.ml_mm, filtered.ap_mm);
    if (event != SIM_LEAN_NOTHING)
        core->lean_event = event;
}

static void take_sample(struct core *core, const struct input_board_sample *sample)
{
    core->body_load_kg = input_board_sample_load_kg(sample);
    core->body_is_on = core->body_load_kg >= SWAY_COP_LOAD_FLOOR_KG;
    if (core->trial_is_live)
        session_trial_push(&core->trial, sample);
    else
        feed_menus(core, sample);
}

static void take_event(struct core *core, const struct input_event *event)
{
    core_devices_note(core, event);
    switch (event->type) {
    case INPUT_EVENT_BOARD:
        if (core->has_body && event->device == core->body)
            take_sample(core, &event->data.board);
        break;
    case INPUT_EVENT_MOTION:
        if (core->trial_is_live && core->has_hand && event->device == core->hand)
            session_trial_push_motion(&core->trial, &event->data.motion);
        break;
    case INPUT_EVENT_BUTTON:
        core->front_button_presses += event->data.button.pressed;
        break;
    case INPUT_EVENT_ARRIVED:
    case INPUT_EVENT_STATUS:
    case INPUT_EVENT_LEFT:
        core_take_status(core, event->device);
        break;
    }
}

// The one place that hears how writing goes: whatever failed, everything behind it waits for the
// next try.
static void follow_store(struct core *core)
{
    struct core_keeping *keeping = &core->keeping;
    struct store_completion completion;
    while (store_poll(core->store, &completion)) {
        if (completion.status != STORE_OK)
            log_warning("%s", completion.message);
        if (completion.queued)
            keeping->retry_due_us = machine_clock_mono_us() + RETRY_US;
        if (!keeping->is_open || completion.ticket != keeping->ticket)
            continue;
        keeping->has_failed = completion.status != STORE_OK;
        keeping->is_open = completion.queued;
        keeping->is_new = true;
    }
    if (keeping->retry_due_us == 0 || machine_clock_mono_us() < keeping->retry_due_us)
        return;
    keeping->retry_due_us = 0;
    store_retry(core->store);
}

// Through the virtual board, the virtual controller, and acts as keys and pen give them.
static void let_pilot_act(struct core *core)
{
    const struct session_trial *trial = core->trial_is_open ? &core->trial : NULL;
    struct body_command command;
    if (core->has_body && core->body_info.kind == INPUT_DEVICE_VIRTUAL_BOARD &&
        pilot_step(&core->pilot, trial, &command))
        input_virtual_command(core->input, core->body, &command);
    struct virtual_motion_command carried;
    if (core->has_hand && core->hand_info.kind == INPUT_DEVICE_VIRTUAL_CONTROLLER &&
        pilot_carry(&core->pilot, trial, &carried))
        input_virtual_motion_command(core->input, core->hand, &carried);
    struct session_act act;
    if (!core->pilot_plays || !core->trial_is_live)
        return;
    while (pilot_act(&core->pilot, trial, core->now.mono_us, &act))
        core_act(core, &act);
    session_trial_rate(&core->trial, pilot_rate(&core->pilot, trial));
}

// A clock that runs faster makes longer steps; nothing was slept through for that.
static void advance_trial(struct core *core, int64_t before_us)
{
    int64_t now_us = core->now.mono_us;
    if ((double)(now_us - before_us) <= (double)SLEPT_US * core->clock.speed)
        for (int64_t t_us = before_us; t_us < now_us; t_us += STRIDE_US)
            session_trial_advance(&core->trial, t_us);
    session_trial_advance(&core->trial, now_us);
}

void core_pump(struct core *core)
{
    int64_t before_us = core->now.mono_us;
    core->now = machine_clock_now(&core->clock);
    let_pilot_act(core);
    input_advance(core->input, core->now.mono_us);
    struct input_event event;
    // What a recording still holds after the end of a trial belongs to the next one.
    bool replays = (core->has_body && core->body_info.kind == INPUT_DEVICE_REPLAY) ||
                   (core->has_hand && core->hand_info.kind == INPUT_DEVICE_REPLAY);
    while (!(replays && core->trial_is_live && core->trial.stage == SESSION_STAGE_DONE) &&
           input_poll(core->input, &event))
        take_event(core, &event);
    if (core->trial_is_live)
        advance_trial(core, before_us);
    if (core->trial_is_live && core->trial.stage == SESSION_STAGE_DONE)
        core->trial_is_live = false;
    if (!core->trial_is_open || core->trial_is_recorded) // the row names the board it was stood on
        core_take_waiting_board(core);
    follow_store(core);
}

enum sim_lean_event core_take_lean(struct core *core)
{
    enum sim_lean_event event = core->lean_event;
    core->lean_event = SIM_LEAN_NOTHING;
    return event;
}

bool core_take_front_button(struct core *core)
{
    bool pressed = core->front_button_presses > 0;
    core->front_button_presses = 0;
    return pressed;
}
