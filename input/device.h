#ifndef INPUT_DEVICE_H
#define INPUT_DEVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/input.h"

/**
 * The port of the room, two kinds of devices.
 *
 * Blocking devices (real ones) have a reader thread (input/reader.h) and a driver: a pure step
 * from "these bytes came" or "time passed" to the writes, events and the deadline in a struct
 * device_step. Events travel up and commands down through rings; both are plain data.
 *
 * Advanced devices are moved by the caller, on the thread of input_poll(), and know neither
 * clock nor thread. Replay and virtual boards are of this kind.
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

#define DEVICE_REPORT_MAX      128 // bytes of one report of any kind
#define DEVICE_CALIBRATION_MAX 34
#define DEVICE_STEP_WRITES     4
#define DEVICE_STEP_EVENTS     12
#define DEVICE_NOTE_SIZE       96

enum device_event_type {
    DEVICE_EVENT_FOUND,   // the node is there; pushed before anything else
    DEVICE_EVENT_READY,   // .ready: samples will flow (again)
    DEVICE_EVENT_LOADS,   // .kg
    DEVICE_EVENT_BUTTON,  // .pressed
    DEVICE_EVENT_MOTION,  // .motion
    DEVICE_EVENT_ZEROED,  // the gyroscope's zero has been taken at rest, for the first time
    DEVICE_EVENT_KIND,    // .kind: it turned out to be another kind of device
    DEVICE_EVENT_BATTERY, // .battery_bars
    DEVICE_EVENT_STALE,   // no loads for 200 ms
    DEVICE_EVENT_FRESH,   // loads again after STALE
    DEVICE_EVENT_LOST,    // no report for 2 s; the node is still open
    DEVICE_EVENT_REFUSED, // .problem
    DEVICE_EVENT_PULSE,   // .pulse, every half second while running
    DEVICE_EVENT_LEFT,    // the node is gone; nothing follows
};

/** What a blocking device tells. Corners in the order TR BR TL BL. */
struct device_event {
    enum device_event_type type;
    int64_t t_us; // when the report was read
    union {
        double kg[4]; // from the factory's zero, not tared
        bool pressed;
        int battery_bars;
        enum input_problem problem;
        enum input_device_kind kind;
        struct input_motion_sample motion;
        struct {
            uint8_t calibration[DEVICE_CALIBRATION_MAX];
            bool crc_ok;
            double tare_move_kg[4]; // 200 counts of this board in kg
            bool has_calibration;   // calibration and crc_ok mean something: a Wii board
            double spacing_x_mm;    // between its feet; 0 = it does not say
            double spacing_y_mm;
        } ready;
        struct {
            double rate_hz; // load reports a second over the last 2 s, duplicates included
            uint32_t dropped;
            uint32_t missed; // left out of the numbering, where there is one
            int64_t last_report_us;
            struct input_plausibility seen; // what a driver or reader can see of it
        } pulse;
    } data;
};

enum device_command_type {
    DEVICE_COMMAND_LAMP,     // .on
    DEVICE_COMMAND_REMEMBER, // .calibration: used when the board's own cannot be read
};

struct device_command {
    enum device_command_type type;
    union {
        bool on;
        uint8_t calibration[DEVICE_CALIBRATION_MAX];
    } data;
};

struct device_write {
    uint8_t size;
    uint8_t bytes[DEVICE_REPORT_MAX];
};

/**
 * What a driver wants done after one step, in this order: writes, events, note, the feature
 * report (its answer is the driver's next step), handing over, wait.
 */
struct device_step {
    struct device_write writes[DEVICE_STEP_WRITES];
    size_t write_count;
    struct device_event events[DEVICE_STEP_EVENTS];
    size_t event_count;
    int64_t deadline_us;         // call the driver's timeout then; DEVICE_NEVER_US = no need
    char note[DEVICE_NOTE_SIZE]; // for the log; "" = nothing
    uint8_t feature_id;          // feature report to be read; 0 = none
    uint8_t feature_size;        // its bytes, id included
    bool hands_over;             // it is another kind of device: start that kind's driver
    enum input_device_kind hand_to;
};

/** A fresh step: nothing to do. The deadline is the driver's to set. */
void device_step_begin(struct device_step *step);

/** A place for one more write or event in the step; more than fit is our own broken promise. */
struct device_write *device_step_write(struct device_step *step);
struct device_event *device_step_event(struct device_step *step, enum device_event_type type,
                                       int64_t t_us);

/**
 * One kind of driver as the reader thread drives it; input/drivers.h lists them. Pure: bytes or
 * a timeout and the time go in, everything comes out in *step, which each function fills anew.
 */
struct device_driver {
    void (*start)(void *self, int64_t now_us, struct device_step *step);

    /** One report as read, stamped when it was read. */
    void (*report)(void *self, const uint8_t *bytes, size_t size, int64_t now_us,
                   struct device_step *step);

    /** The feature report asked for, id first; size 0 = it could not be read. NULL = never asks. */
    void (*feature)(void *self, const uint8_t *bytes, size_t size, int64_t now_us,
                    struct device_step *step);

    /** Time has passed: called at the deadline of the last step; earlier calls do no harm. */
    void (*timeout)(void *self, int64_t now_us, struct device_step *step);

    void (*command)(void *self, const struct device_command *command, int64_t now_us,
                    struct device_step *step);

    /** Last words before the node is closed. */
    void (*stop)(void *self, struct device_step *step);
};

#endif
