#include "game/core_devices.h"

#include "game/base/log.h"
#include "game/core.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char BODY_SETTING[] = "board.body"; // serial of the board that is stood on
static const int64_t FIGHTS_WINDOW_US = 10000000;
static const double PRESS_LEAST_KG = 4;
static const double PRESS_SHARE = 0.6; // of the load on one corner: the others do not compete

void core_device_letter_key(char key[CORE_KEY_SIZE], bool is_motion, int index)
{
    snprintf(key, CORE_KEY_SIZE, "%s.%c", is_motion ? "hand" : "board", 'A' + index);
}

static bool letter_is_taken(const struct core *core, bool motion, char letter)
{
    for (int i = 0; i < INPUT_DEVICE_MAX; i++)
        if (core->devices[i].present && core->devices[i].info.is_motion == motion &&
            core->devices[i].letter == letter)
            return true;
    return false;
}

// The letter stored for this serial; else the first that belongs to nobody; else the first that
// nobody present bears.
static char letter_for(struct core *core, const struct input_device_info *info)
{
    char key[CORE_KEY_SIZE], serial[STORE_VALUE_SIZE];
    int free_letter = -1;
    for (int i = 0; i < CORE_LETTER_COUNT; i++) {
        core_device_letter_key(key, info->is_motion, i);
        bool stored = info->serial[0] &&
                      store_setting_get(core->store, key, serial, sizeof serial) == STORE_OK;
        if (stored && strcmp(serial, info->serial) == 0)
            return (char)('A' + i);
        if (!stored && free_letter < 0 && !letter_is_taken(core, info->is_motion, (char)('A' + i)))
            free_letter = i;
    }
    for (int i = 0; free_letter < 0 && i < CORE_LETTER_COUNT; i++)
        if (!letter_is_taken(core, info->is_motion, (char)('A' + i)))
            free_letter = i;
    if (free_letter < 0)
        return 0;
    core_device_letter_key(key, info->is_motion, free_letter);
    if (info->serial[0] && store_setting_set(core->store, key, info->serial, NULL) != STORE_OK)
        log_warning("the letter of %s could not be remembered", info->serial);
    return (char)('A' + free_letter);
}

static bool stored_device(struct core *core, const char *serial, struct store_device *device)
{
    return serial[0] && store_device_get(core->store, serial, device) == STORE_OK;
}

void core_device_facing_key(char key[CORE_KEY_SIZE], const char *serial)
{
    snprintf(key, CORE_KEY_SIZE, "facing.%.*s", STORE_SERIAL_SIZE - 1, serial);
}

static bool facing_was_shown(struct core *core, const char *serial)
{
    char key[CORE_KEY_SIZE], value[STORE_VALUE_SIZE];
    core_device_facing_key(key, serial);
    return store_setting_get(core->store, key, value, sizeof value) == STORE_OK;
}

static void meet(struct core *core, struct core_device *device)
{
    struct store_device stored;
    device->present = true;
    device->letter = letter_for(core, &device->info);
    device->quarter_turns = device->info.facing;
    device->facing_is_known = device->info.kind == INPUT_DEVICE_REPLAY;
    if (stored_device(core, device->info.serial, &stored)) {
        device->quarter_turns = stored.facing_quarter_turns;
        device->facing_is_known = facing_was_shown(core, device->info.serial);
    }
}

// Of the ten seconds that run and the ten before them, so that it does not come and go.
static void note_fights(struct core_device *device, int64_t now_us)
{
    uint32_t fights = device->info.plausibility.mode_fights;
    bool is_first = device->fights_since_us == 0;
    if (is_first || now_us - device->fights_since_us >= FIGHTS_WINDOW_US) {
        device->fights_earlier = is_first ? 0 : fights - device->fights_before;
        device->fights_since_us = now_us;
        device->fights_before = fights;
    }
    uint32_t now = fights - device->fights_before;
    device->fights_lately = now > device->fights_earlier ? now : device->fights_earlier;
}

void core_devices_note(struct core *core, const struct input_event *event)
{
    struct core_device *device = &core->devices[event->device];
    if (event->type == INPUT_EVENT_BOARD) {
        device->last = event->data.board;
        device->has_last = true;
        return;
    }
    if (event->type == INPUT_EVENT_MOTION || event->type == INPUT_EVENT_BUTTON)
        return;
    struct input_device_info info;
    if (!input_device(core->input, event->device, &info))
        return;
    bool another = device->present && (device->info.kind != info.kind ||
                                       strcmp(device->info.serial, info.serial) != 0);
    if (another)
        *device = (struct core_device){.present = false};
    device->info = info;
    if (!device->present)
        meet(core, device);
}

void core_devices_refresh(struct core *core)
{
    for (uint8_t i = 0; i < INPUT_DEVICE_MAX; i++) {
        struct input_device_info info;
        if (!input_device(core->input, i, &info))
            continue;
        core->devices[i].info = info;
        note_fights(&core->devices[i], core->now.mono_us);
        if (!core->devices[i].present)
            meet(core, &core->devices[i]);
    }
}

struct sway_board_frame core_device_frame(struct core *core, uint8_t device)
{
    const struct core_device *board = &core->devices[device];
    struct sway_board_frame frame = sway_board_frame_default;
    struct store_device stored;
    frame.quarter_turns = board->quarter_turns;
    if (board->info.spacing_x_mm > 0 && board->info.spacing_y_mm > 0) {
        frame.spacing_ml_mm = board->info.spacing_x_mm;
        frame.spacing_ap_mm = board->info.spacing_y_mm;
    }
    if (stored_device(core, board->info.serial, &stored) && isfinite(stored.spacing_ml_mm) &&
        isfinite(stored.spacing_ap_mm)) {
        frame.spacing_ml_mm = stored.spacing_ml_mm;
        frame.spacing_ap_mm = stored.spacing_ap_mm;
    }
    return frame;
}

bool core_device_use(struct core *core, uint8_t device)
{
    const struct core_device *board = &core->devices[device];
    if (!board->present || board->info.is_motion || !core_bind_body(core, device))
        return false;
    if (board->info.serial[0] &&
        store_setting_set(core->store, BODY_SETTING, board->info.serial, NULL) != STORE_OK)
        log_warning("the choice of %s could not be remembered", board->info.serial);
    return true;
}

bool core_device_is_wanted(struct core *core, const struct input_device_info *info)
{
    char serial[STORE_VALUE_SIZE];
    return info->serial[0] &&
           store_setting_get(core->store, BODY_SETTING, serial, sizeof serial) == STORE_OK &&
           strcmp(serial, info->serial) == 0;
}

bool core_device_pressed_corner(const struct core_device *device, enum core_corner *corner)
{
    const double kg[] = {device->last.tr_kg, device->last.br_kg, device->last.tl_kg,
                         device->last.bl_kg};
    double load_kg = input_board_sample_load_kg(&device->last);
    if (!device->has_last || load_kg < PRESS_LEAST_KG)
        return false;
    int most = 0;
    for (int i = 1; i < 4; i++)
        if (kg[i] > kg[most])
            most = i;
    *corner = (enum core_corner)most;
    return kg[most] >= PRESS_SHARE * load_kg;
}

void core_device_face(struct core *core, uint8_t device, enum core_corner front_left)
{
    // The board's corner that lies at the front left, by quarter turns (game/sway/cop.h).
    static const int turns[] = {
        [CORE_CORNER_TL] = 0, [CORE_CORNER_BL] = 1, [CORE_CORNER_BR] = 2, [CORE_CORNER_TR] = 3};
    struct core_device *board = &core->devices[device];
    board->quarter_turns = turns[front_left];
    if (core->has_body && core->body == device)
        core->menu_frame = core_device_frame(core, device);
    if (!board->info.serial[0])
        return;
    struct store_device stored;
    if (!stored_device(core, board->info.serial, &stored)) {
        stored = (struct store_device){.spacing_ml_mm = (double)NAN, .spacing_ap_mm = (double)NAN};
        snprintf(stored.serial, sizeof stored.serial, "%s", board->info.serial);
        snprintf(stored.kind, sizeof stored.kind, "%s", input_kind_code(board->info.kind));
    }
    char key[CORE_KEY_SIZE];
    core_device_facing_key(key, board->info.serial);
    board->facing_is_known = true;
    stored.facing_quarter_turns = board->quarter_turns;
    stored.last_seen_s = core->now.wall_s;
    if (store_device_put(core->store, &stored, NULL) != STORE_OK ||
        store_setting_set(core->store, key, "shown", NULL) != STORE_OK)
        log_warning("board %s: how it lies could not be remembered", board->info.serial);
}
