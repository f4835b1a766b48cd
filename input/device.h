#ifndef INPUT_DEVICE_H
#define INPUT_DEVICE_H

#include <stdbool.h>
#include <stdint.h>

#include "input/input.h"

/**
 * The port of "advanced" devices: they are moved by the caller, on the thread of input_poll(),
 * and know neither clock nor thread. Replay and virtual boards are of this kind. (Real devices
 * are the blocking kind: a reader thread and a pure step, input/wii_board/driver.h.)
 *
 * input.c pulls: as long as next_due_us() <= now it calls advance() and hands the event on, the
 * earliest device first. Nothing is buffered in between, so nothing can overflow at any speed.
 *
 * A device emits INPUT_EVENT_BOARD and INPUT_EVENT_BUTTON (and INPUT_EVENT_STATUS when its info
 * changed). ARRIVED, and LEFT once ended() is true and nothing is due, come from input.c, which
 * also fills in event.device. Constructors, each in its own header, fill a struct
 * device_advanced on success and leave nothing behind on failure:
 *
 *   input/virtual/board.h
 *     bool virtual_board_create(const struct body_settings *settings, int64_t now_us,
 *                               struct device_advanced *device);
 *   input/replay/replay.h
 *     bool replay_create(const char *path, double speed, int64_t now_us,
 *                        struct device_advanced *device, char *error, size_t error_size);
 */

#define DEVICE_NEVER_US INT64_MAX

struct device_advanced_ops {
    /** When the next event is due on the caller's clock; DEVICE_NEVER_US = none will come. */
    int64_t (*next_due_us)(const void *self);

    /**
     * Moves to the next event that is due by now_us and copies it. false = none is due. now_us
     * never runs backwards. event.t_us is the device's own time line (it starts at the now_us
     * of its creation; a replay at speed 8 still has the recorded time between its samples).
     */
    bool (*advance)(void *self, int64_t now_us, struct input_event *event);

    /** true = everything has been played. A virtual board never ends. */
    bool (*ended)(const void *self);

    /** Fills name, path, serial, battery_bars (-1), rate_hz, tared; the rest is input.c's. */
    void (*describe)(const void *self, struct input_device_info *info);

    /** What the virtual person is told to do. NULL = the device takes no commands. */
    void (*command)(void *self, const struct body_command *command);

    /** Frees self. */
    void (*destroy)(void *self);
};

struct device_advanced {
    enum input_device_kind kind;
    const struct device_advanced_ops *ops; // static, shared by all devices of the kind
    void *self;                            // owned, freed by ops->destroy
};

#endif
