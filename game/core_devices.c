#include "game/core_devices.h"

#include "game/base/log.h"
#include "game/core.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char BODY_SETTING[] = "board.body"; // serial of the board that is stood on
static const double CORNER_NOISE_KG = 0.005;     // a cell that lives moves by more within a second
static const int64_t DROPPED_WINDOW_US = 10000000;
static const double PRESS_LEAST_KG = 4;
static const double PRESS_SHARE = 0.6; // of the load on one corner: the others do not compete

enum { LETTERS = 4 };

static void letter_key(char *key, size_t size, bool motion, int letter)
{
    snprintf(key, size, "%s.%c", motion ? "hand" : "board", 'A' + letter);
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
    char key[32], serial[STORE_VALUE_SIZE];
    int free_letter = -1;
    for (int i = 0; i < LETTERS; i++) {
        letter_key(key, sizeof key, info->is_motion, i);
        bool stored = info->serial[0] &&
                      store_setting_get(core->store, key, serial, sizeof serial) == STORE_OK;
        if (stored && strcmp(serial, info->serial) == 0)
            return (char)('A' + i);
        if (!stored && free_letter < 0 && !letter_is_taken(core, info->is_motion, (char)('A' + i)))
            free_letter = i;
    }
    for (int i = 0; free_letter < 0 && i < LETTERS; i++)
        if (!letter_is_taken(core, info->is_motion, (char)('A' + i)))
            free_letter = i;
    if (free_letter < 0)
        return 0;
    letter_key(key, sizeof key, info->is_motion, free_letter);
    if (info->serial[0] && store_setting_set(core->store, key, info->serial, NULL) != STORE_OK)
        log_warning("the letter of %s could not be remembered", info->serial);
    return (char)('A' + free_letter);
}

static bool stored_device(struct core *core, const char *serial, struct store_device *device)
{
    return serial[0] && store_device_get(core->store, serial, device) == STORE_OK;
}

static void facing_key(char *key, size_t size, const char *serial)
{
    snprintf(key, size, "facing.%s", serial);
}

static bool facing_was_shown(struct core *core, const char *serial)
{
    char key[STORE_SERIAL_SIZE + 8], value[STORE_VALUE_SIZE];
    facing_key(key, sizeof key, serial);
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

static void note_sample(struct core_device *device, const struct input_board_sample *sample)
{
    const double kg[4] = {sample->tr_kg, sample->br_kg, sample->tl_kg, sample->bl_kg};
    for (int i = 0; i < 4; i++) {
        if (device->has_last && fabs(kg[i] - device->corner_kg[i]) <= CORNER_NOISE_KG)
            continue;
        device->corner_kg[i] = kg[i];
        device->corner_moved_us[i] = sample->t_us;
    }
    device->last = *sample;
    device->has_last = true;
}

static void note_dropped(struct core_device *device, int64_t now_us)
{
    device->dropped_lately = device->info.reports_dropped - device->dropped_before;
    if (now_us - device->dropped_since_us < DROPPED_WINDOW_US)
        return;
    device->dropped_since_us = now_us;
    device->dropped_before = device->info.reports_dropped;
}

void core_devices_note(struct core *core, const struct input_event *event)
{
    struct core_device *device = &core->devices[event->device];
    if (event->type == INPUT_EVENT_BOARD) {
        note_sample(device, &event->data.board);
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
        note_dropped(&core->devices[i], core->now.mono_us);
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
    char key[STORE_SERIAL_SIZE + 8];
    facing_key(key, sizeof key, board->info.serial);
    board->facing_is_known = true;
    stored.facing_quarter_turns = board->quarter_turns;
    stored.last_seen_s = core->now.wall_s;
    if (store_device_put(core->store, &stored, NULL) != STORE_OK ||
        store_setting_set(core->store, key, "shown", NULL) != STORE_OK)
        log_warning("board %s: how it lies could not be remembered", board->info.serial);
}
