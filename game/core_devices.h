#ifndef GAME_CORE_DEVICES_H
#define GAME_CORE_DEVICES_H

#include <stdbool.h>
#include <stdint.h>

#include "game/store/store.h"
#include "game/sway/cop.h"
#include "input/input.h"

/**
 * Up to four boards and four controllers, told apart by serial and named A to D. Letter, facing and
 * spacing are remembered per serial, so that a board keeps its name when it comes back.
 */

struct core;

struct core_device {
    bool present; // known to input in this run
    struct input_device_info info;
    char letter;                    // 'A' .. 'D'; boards and controllers have letters of their own
    struct input_board_sample last; // newest loads; valid with has_last
    bool has_last;
    uint32_t fights_lately;  // times somebody else had set a mode, within ten seconds
    int64_t fights_since_us; // the ten seconds that run; 0 = not looked at yet
    uint32_t fights_before;  // info.plausibility.mode_fights when they began
    uint32_t fights_earlier; // in the ten seconds before
    bool facing_is_known;    // shown by a foot press, or told by a recording
    int quarter_turns;       // facing: how the board lies under the person, without a rung's turn
};

enum { CORE_LETTER_COUNT = 4, CORE_KEY_SIZE = STORE_SERIAL_SIZE + 8 };

/** The setting that holds the serial of board (or controller) 'A' + index. */
void core_device_letter_key(char key[CORE_KEY_SIZE], bool is_motion, int index);

/** The setting that is there once somebody has shown how this board lies. */
void core_device_facing_key(char key[CORE_KEY_SIZE], const char *serial);

/** The corner of a board that lies at the person's front left. */
enum core_corner {
    CORE_CORNER_TR,
    CORE_CORNER_BR,
    CORE_CORNER_TL,
    CORE_CORNER_BL,
};

/** What an event says about the devices; call it for every event. */
void core_devices_note(struct core *core, const struct input_event *event);

/** Copies newest facts of all devices (rates, counters): for a screen that shows them. */
void core_devices_refresh(struct core *core);

/** How a device's corner loads become CoP: spacing as it tells or as stored, facing. */
struct sway_board_frame core_device_frame(struct core *core, uint8_t device);

/** This board is the one stood on from now on, also after a restart. false: it carries nobody. */
bool core_device_use(struct core *core, uint8_t device);

/** The player chose this one, in this run or an earlier one. */
bool core_device_is_wanted(struct core *core, const struct input_device_info *info);

/** The corner pressed most by a foot on an otherwise empty board. false: no clear press. */
bool core_device_pressed_corner(const struct core_device *device, enum core_corner *corner);

/** The person pressed her front left corner: that corner says how the board lies. Remembered. */
void core_device_face(struct core *core, uint8_t device, enum core_corner front_left);

#endif
