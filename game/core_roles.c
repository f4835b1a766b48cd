#include "game/core_roles.h"

#include "game/base/log.h"
#include "game/core.h"

#include <string.h>

static const char WITHOUT_SETTING[] = "board.none";

// A person's history takes what a person did on a real board, and nothing else.
static enum store_source source_of_kind(const struct core *core, enum input_device_kind kind)
{
    if (core->arguments->demo || core->arguments->shot_screen)
        return STORE_SOURCE_DEMO;
    if (kind == INPUT_DEVICE_REPLAY)
        return STORE_SOURCE_REPLAY;
    bool virtual = kind == INPUT_DEVICE_VIRTUAL_BOARD || kind == INPUT_DEVICE_VIRTUAL_CONTROLLER;
    return virtual ? STORE_SOURCE_VIRTUAL : STORE_SOURCE_PERSON;
}

enum store_source core_source_of(const struct arguments *arguments)
{
    if (arguments->demo || arguments->shot_screen)
        return STORE_SOURCE_DEMO;
    if (arguments->replay)
        return STORE_SOURCE_REPLAY;
    return arguments->simulate_board ? STORE_SOURCE_VIRTUAL : STORE_SOURCE_PERSON;
}

void core_follow_source(struct core *core, enum session_tier tier)
{
    if (tier == SESSION_TIER_BOARD && core->has_body)
        core->source = source_of_kind(core, core->body_info.kind);
    else if (tier == SESSION_TIER_MOTION && core->has_hand)
        core->source = source_of_kind(core, core->hand_info.kind);
    else
        core->source = core_source_of(core->arguments);
}

static bool is_sending(enum input_device_state state)
{
    return state == INPUT_STATE_READY || state == INPUT_STATE_STALE;
}

static bool body_is_gone(const struct core *core)
{
    return !core->has_body || core->body_info.state == INPUT_STATE_LOST ||
           core->body_info.state == INPUT_STATE_REFUSED;
}

bool core_recall_without_board(struct core *core)
{
    char without[STORE_VALUE_SIZE];
    return store_setting_get(core->store, WITHOUT_SETTING, without, sizeof without) == STORE_OK &&
           strcmp(without, "yes") == 0;
}

void core_go_without_board(struct core *core, bool without)
{
    core->goes_without_board = without;
    if (store_setting_set(core->store, WITHOUT_SETTING, without ? "yes" : "no", NULL) != STORE_OK)
        log_warning("that there is no board could not be kept");
}

bool core_bind_body(struct core *core, uint8_t device)
{
    core_devices_refresh(core);
    core->has_body = input_device(core->input, device, &core->body_info);
    core->body = device;
    core->menu_frame = core_device_frame(core, device);
    if (core->has_body)
        core->source = source_of_kind(core, core->body_info.kind);
    sway_cursor_reset(&core->menu_cursor);
    sim_lean_stop(&core->lean);
    if (core->goes_without_board && core_body_is_real(core))
        core_go_without_board(core, false);
    return core->has_body;
}

bool core_bind_hand(struct core *core, uint8_t device)
{
    core_devices_refresh(core);
    core->has_hand = input_device(core->input, device, &core->hand_info);
    core->hand = device;
    return core->has_hand;
}

// Another controller that sends already; false: there is none.
static bool replace_hand(struct core *core)
{
    for (uint8_t i = 0; i < INPUT_DEVICE_MAX; i++) {
        const struct core_device *device = &core->devices[i];
        if (device->present && device->info.is_motion && is_sending(device->info.state))
            return core_bind_hand(core, i);
    }
    return false;
}

// A controller that dies is replaced by any other that sends. One that comes now is in a hand: the
// trial goes on with it. One that was there may lie anywhere: the player says when.
static void take_hand_status(struct core *core, const struct input_device_info *info)
{
    bool gone = !core->has_hand || !is_sending(core->hand_info.state);
    if (is_sending(info->state) && (gone || info->device == core->hand))
        core_bind_hand(core, info->device);
    if (!core->has_hand || info->device != core->hand)
        return;
    core->hand_info = *info;
    if (is_sending(info->state))
        return;
    if (info->state == INPUT_STATE_ENDED && core->trial_is_live && core->trial.uses_motion) {
        session_trial_end(&core->trial, SESSION_END_INPUT);
        return;
    }
    bool replaced = replace_hand(core);
    if (!core->trial_is_live || !core->trial.uses_motion)
        return;
    if (replaced)
        session_trial_pause(&core->trial, SESSION_PAUSE_PLAYER);
    else
        session_trial_lose_controller(&core->trial);
}

static void take_body_status(struct core *core, const struct input_device_info *info)
{
    bool ready = is_sending(info->state);
    bool other = !core->has_body || info->device != core->body;
    // Never under a trial: it has its own board's place, frame and load.
    if (ready && other && !core->trial_is_live &&
        (body_is_gone(core) || core_device_is_wanted(core, info)))
        core_bind_body(core, info->device);
    if (!core->has_body || info->device != core->body)
        return;
    core->body_info = *info;
    if (ready)
        return;
    core->body_is_on = false;
    sim_lean_stop(&core->lean);
    if (!core->trial_is_live || !core->trial.uses_board)
        return;
    if (info->state == INPUT_STATE_ENDED)
        session_trial_end(&core->trial, SESSION_END_INPUT);
    else
        session_trial_pause(&core->trial, SESSION_PAUSE_SIGNAL);
}

void core_take_status(struct core *core, uint8_t device)
{
    struct input_device_info info;
    if (!input_device(core->input, device, &info))
        return;
    if (info.is_motion)
        take_hand_status(core, &info);
    else
        take_body_status(core, &info);
}

void core_take_waiting_board(struct core *core)
{
    for (uint8_t i = 0; i < INPUT_DEVICE_MAX && body_is_gone(core); i++) {
        const struct core_device *device = &core->devices[i];
        if (device->present && !device->info.is_motion && is_sending(device->info.state))
            core_bind_body(core, i);
    }
}

bool core_body_is_ready(const struct core *core)
{
    return core->has_body && is_sending(core->body_info.state);
}

bool core_hand_is_ready(const struct core *core)
{
    return core->has_hand && is_sending(core->hand_info.state);
}

bool core_tier_is_ready(const struct core *core, enum session_tier tier)
{
    if (tier == SESSION_TIER_BOARD)
        return core_body_is_ready(core);
    return tier != SESSION_TIER_MOTION || core_hand_is_ready(core);
}

// Of what is there, what tells most about this exercise; taps come last where the voice can guide.
static const enum session_tier *order_of(const struct session_rung *rung)
{
    static const enum session_tier steady[] = {SESSION_TIER_BOARD, SESSION_TIER_MOTION,
                                               SESSION_TIER_GUIDED, SESSION_TIER_PAD};
    static const enum session_tier stance_and_hand[] = {SESSION_TIER_BOARD, SESSION_TIER_MOTION,
                                                        SESSION_TIER_PAD, SESSION_TIER_GUIDED};
    static const enum session_tier hand[] = {SESSION_TIER_MOTION, SESSION_TIER_BOARD,
                                             SESSION_TIER_PAD, SESSION_TIER_GUIDED};
    static const enum session_tier route[] = {SESSION_TIER_MOTION, SESSION_TIER_PAD,
                                              SESSION_TIER_GUIDED, SESSION_TIER_BOARD};
    if (rung->game == SESSION_GAME_ROUTE)
        return route;
    if (rung->coast != SESSION_COAST_HANDS)
        return steady;
    return rung->stance == SESSION_STANCE_OWN ? stance_and_hand : hand;
}

enum session_tier core_best_tier(const struct core *core, const struct session_rung *rung)
{
    const enum session_tier *order = order_of(rung);
    // A board is worth a look for it, until the player has said that there is none.
    if (order[0] == SESSION_TIER_BOARD && rung->tiers[SESSION_TIER_BOARD] &&
        !core->goes_without_board)
        return SESSION_TIER_BOARD;
    for (int i = 0; i < SESSION_TIER_COUNT; i++)
        if (rung->tiers[order[i]] && core_tier_is_ready(core, order[i]))
            return order[i];
    return SESSION_TIER_GUIDED; // every rung has it
}

bool core_trial_can_go_on(const struct core *core)
{
    return (!core->trial.uses_board || core_body_is_ready(core)) &&
           (!core->trial.uses_motion || core_hand_is_ready(core));
}

bool core_body_is_real(const struct core *core)
{
    return core->has_body && core->body_info.kind != INPUT_DEVICE_VIRTUAL_BOARD &&
           core->body_info.kind != INPUT_DEVICE_REPLAY;
}
