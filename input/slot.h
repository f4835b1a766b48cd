#ifndef INPUT_SLOT_H
#define INPUT_SLOT_H

#include <stdbool.h>
#include <stdint.h>

#include "input/device.h"
#include "input/input.h"
#include "input/link.h"
#include "input/plausible.h"
#include "input/tare.h"

/**
 * One numbered device as input_poll()'s thread knows it: what is told about it, its tare, its
 * memory. A slot outlives the link of its board: the board comes back to it by its serial.
 *
 * Events that are news about the device (arrived, status, left) are flags, not queued: they
 * cannot pile up. One sample or button press is held until it is polled.
 */

struct slot {
    bool used;
    struct input_device_info info;

    // Where its events come from; at most one is set.
    struct link *link;
    struct device_advanced advanced; // ops NULL = none

    bool arrived_due;
    bool status_due;
    bool left_due;
    bool held_due;
    struct input_event held;
    int64_t news_us; // time of the newest flag

    bool announced; // ARRIVED has been told (or is due) and LEFT not
    int64_t heard_us;
    struct tare tare;
    struct plausible plausible;
    struct input_plausibility told; // by the driver
    uint32_t dropped_told;
    struct input_board_memory memory;
};

/** Makes the slot a new device's; number is kept for good. */
void slot_begin(struct slot *slot, uint8_t number, enum input_device_kind kind);

/** Free, or a device that is gone and about which all has been told. */
bool slot_is_reusable(const struct slot *slot);

/** An event of the slot's link. Loads memory through and saves it to settings' callbacks. */
void slot_take(struct slot *slot, const struct device_event *event,
               const struct input_settings *settings);

/** A board or button event of the slot's advanced device. */
void slot_take_advanced(struct slot *slot, const struct input_event *event);

void slot_arrive(struct slot *slot, int64_t t_us);
void slot_leave(struct slot *slot, enum input_device_state state, int64_t t_us);

/** Takes the next of the slot's own events. false = nothing is due. */
bool slot_next(struct slot *slot, struct input_event *event);

enum input_tare_result slot_tare(struct slot *slot, const struct input_settings *settings);

#endif
