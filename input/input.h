#ifndef INPUT_INPUT_H
#define INPUT_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/sample.h"
#include "input/virtual/body.h"
#include "input/virtual/motion.h"

/**
 * The one public door of the room: devices come and go, samples are polled.
 *
 * Threads: every function here is called from one thread (main). Real devices have a reader
 * thread each and one manager thread that enumerates and opens; both only push into rings that
 * input_poll() drains. Replay and virtual devices have no thread: input_advance() moves them.
 */

#define INPUT_DEVICE_MAX  8
#define INPUT_NAME_SIZE   64
#define INPUT_SERIAL_SIZE 32
#define INPUT_PATH_SIZE   128

struct input;

enum input_device_kind {
    INPUT_DEVICE_WII_BOARD,
    INPUT_DEVICE_OPEN_BOARD,  // built by a maker: input/open_board/
    INPUT_DEVICE_EVDEV_BOARD, // a Wii board through the kernel's driver: input/evdev_board/
    INPUT_DEVICE_WII_REMOTE,
    INPUT_DEVICE_JOYCON_LEFT,
    INPUT_DEVICE_JOYCON_RIGHT,
    INPUT_DEVICE_SWITCH_PRO,
    INPUT_DEVICE_DUALSHOCK4,
    INPUT_DEVICE_DUALSENSE,
    INPUT_DEVICE_REPLAY,
    INPUT_DEVICE_VIRTUAL_BOARD,
    INPUT_DEVICE_VIRTUAL_CONTROLLER,
};

enum input_device_state {
    INPUT_STATE_CONNECTING, // found, handshake under way
    INPUT_STATE_READY,      // samples flow
    INPUT_STATE_STALE,      // no report for 200 ms
    INPUT_STATE_LOST,       // unplugged, out of range, or silent for 2 s
    INPUT_STATE_REFUSED,    // found but cannot be used: see problem
    INPUT_STATE_ENDED,      // a replay that has played all its samples
};

/** Why a device cannot be used or needs attention. input_problem_code() gives a stable word. */
enum input_problem {
    INPUT_PROBLEM_NONE,
    INPUT_PROBLEM_PERMISSION,  // hidraw node not readable: the udev rule is missing
    INPUT_PROBLEM_OPEN,        // opening failed for another reason
    INPUT_PROBLEM_NO_ANSWER,   // no reply to the handshake after all retries
    INPUT_PROBLEM_NOT_A_BOARD, // extension id is not that of a balance board
    INPUT_PROBLEM_CALIBRATION, // calibration block not plausible after all retries
    INPUT_PROBLEM_BATTERY_EMPTY,
    INPUT_PROBLEM_VERSION,    // an open board that speaks a newer protocol
    INPUT_PROBLEM_CELL,       // a load cell is broken or unplugged
    INPUT_PROBLEM_CLAMPED,    // it works, but through the kernel: loads are cut off at 0
    INPUT_PROBLEM_NO_MOTION,  // a controller that sends no movement
    INPUT_PROBLEM_CELL_STUCK, // one corner has not moved for 5 s while the others did
};

enum input_tare_result {
    INPUT_TARE_DONE,
    INPUT_TARE_NO_SAMPLES, // fewer than 2 s of samples yet
    INPUT_TARE_LOADED,     // more than 5 kg on the board (factory zero)
    INPUT_TARE_MOVING,     // a corner moved by more than 200 counts (about 2 kg)
};

/**
 * What a device has sent since it was found that no sound device on a sound link sends. None of
 * it reaches the game as it came: input/README.md says what is done about each. For a replay or a
 * virtual board what can be seen in samples is counted; their corners may be below -5 kg.
 */
struct input_plausibility {
    uint32_t truncated;    // reports of a wrong size or with a wrong check sum: dropped
    uint32_t out_of_range; // more than 250 kg, or a tared corner below -5 kg: dropped
    uint32_t repeated;     // reports that say their predecessor once more: dropped
    uint32_t clumped;      // reports read together with their predecessor: used
    uint32_t stuck_cell;   // times a corner began to stand still: INPUT_PROBLEM_CELL_STUCK
    uint32_t zero_glitch;  // loads in which one corner reads nothing for a moment: dropped
    uint32_t clock_jumps;  // of the device's own clock, or of the time of reading
    uint32_t mode_fights;  // times somebody else had set a mode: ours is asked for again
};

/** Everything a screen or --list-devices tells about one device. A copy, owned by the caller. */
struct input_device_info {
    uint8_t device; // 0 .. INPUT_DEVICE_MAX - 1; the same board (by serial) keeps its number
    enum input_device_kind kind;
    bool is_motion; // a controller in the hand: sends INPUT_EVENT_MOTION, carries nobody
    enum input_device_state state;
    enum input_problem problem;
    char name[INPUT_NAME_SIZE];
    char serial[INPUT_SERIAL_SIZE]; // Bluetooth address, lower case; empty for replay and virtual
    char path[INPUT_PATH_SIZE];     // hidraw node or file
    int battery_bars;               // 0 .. 4, -1 = not known
    double rate_hz;                 // reports a second over the last 2 s
    int64_t last_report_us;         // time of the newest report of any kind, 0 = none
    bool tared;                     // motion: the gyroscope's zero has been taken at rest
    double tare_kg[4];              // taken off its corners now, TR BR TL BL
    bool calibration_crc_ok;        // a wrong CRC is a warning, not a refusal (devices.md 1.7)
    uint32_t reports_dropped;       // malformed, impossible or duplicate
    uint32_t reports_missed;        // left out of the numbering of a device that has one
    struct input_plausibility plausibility;
    double spacing_x_mm; // between a board's feet, as it tells; 0 = it does not
    double spacing_y_mm;
    int facing; // quarter turns a recording was made with; 0 for other devices
};

struct input_button {
    bool pressed; // the board's front button, a Wii Remote's A
};

enum input_event_type {
    INPUT_EVENT_BOARD,   // .board
    INPUT_EVENT_BUTTON,  // .button
    INPUT_EVENT_MOTION,  // .motion; t_us is when it was read, motion.t_us when it was measured
    INPUT_EVENT_ARRIVED, // a device became ready (again)
    INPUT_EVENT_STATUS,  // state, problem, battery or tare changed: ask input_device()
    INPUT_EVENT_LEFT,    // lost or ended
};

struct input_event {
    enum input_event_type type;
    uint8_t device;
    int64_t t_us;
    union {
        struct input_board_sample board;
        struct input_button button;
        struct input_motion_sample motion;
    } data;
};

/** What is remembered about one board between runs. Kept by the caller, keyed by serial. */
struct input_board_memory {
    uint8_t calibration[34]; // block A40020 (32 bytes) and A40060 (2 bytes) as read
    bool has_calibration;
    double tare_kg[4]; // TR BR TL BL
    bool has_tare;
};

/** A report as it went over the wire. The pointers are the caller's only during the call. */
struct input_raw_report {
    int64_t t_us;
    enum input_device_kind kind;
    const char *serial; // may be ""
    const char *path;
    bool sent;    // by us
    bool feature; // a feature report we have asked for
    const uint8_t *bytes;
    size_t size;
};

struct input_settings {
    void *user;
    // Called from the manager and reader threads too; must be thread safe. NULL = silent.
    void (*log)(void *user, const char *line);
    // Called on the thread of input_poll() only. NULL = nothing is remembered.
    bool (*memory_load)(void *user, const char *serial, struct input_board_memory *memory);
    void (*memory_save)(void *user, const char *serial, const struct input_board_memory *memory);
    // Every report of every real device, for recordings of field bugs. Called from the reader
    // threads; must be thread safe. NULL = not wanted.
    void (*raw)(void *user, const struct input_raw_report *report);
    int64_t (*now_us)(void *user); // CLOCK_MONOTONIC in us; NULL = the real clock
    bool real_devices;             // start the manager thread: look for hidraw boards
};

/** Creates the room; with settings->real_devices its manager thread starts. NULL = no memory. */
struct input *input_create(const struct input_settings *settings);

/** Stops all threads, closes all devices. Accepts NULL. */
void input_destroy(struct input *input);

/**
 * Adds a recording (CSV, see input/README.md) as a device that plays at `speed` times its own
 * time line, starting at now_us. false: *error names file, line and allowed range.
 */
bool input_add_replay(struct input *input, const char *path, double speed, int64_t now_us,
                      uint8_t *device, char *error, size_t error_size);

/** Adds a virtual board with a body on it (input/virtual/body.h). false = no slot is free. */
bool input_add_virtual(struct input *input, const struct body_settings *settings, int64_t now_us,
                       uint8_t *device);

/** Adds a virtual controller (input/virtual/motion.h), on a table. false = no slot is free. */
bool input_add_virtual_motion(struct input *input, const struct virtual_motion_settings *settings,
                              int64_t now_us, uint8_t *device);

/** Takes a replay or virtual device away as if it had been unplugged. */
void input_remove(struct input *input, uint8_t device);

/**
 * Brings replay and virtual devices up to now_us, runs the watchdogs of all devices.
 * now_us never runs backwards.
 */
void input_advance(struct input *input, int64_t now_us);

/** Takes the oldest waiting event. false = none waits. */
bool input_poll(struct input *input, struct input_event *event);

/** Copies what is known about one device. false = no such device. */
bool input_device(const struct input *input, uint8_t device, struct input_device_info *info);

/** Copies up to capacity infos, returns how many there are. */
size_t input_devices(const struct input *input, struct input_device_info *infos, size_t capacity);

/** Takes the mean of the last 2 s as the empty board's zero, or refuses. */
enum input_tare_result input_tare(struct input *input, uint8_t device);

/** Front lamp, used to say "this one". */
void input_set_lamp(struct input *input, uint8_t device, bool on);

/** What the virtual person is told to do. Ignored by other devices. */
void input_virtual_command(struct input *input, uint8_t device, const struct body_command *command);

/** What happens to the virtual controller. Ignored by other devices. */
void input_virtual_motion_command(struct input *input, uint8_t device,
                                  const struct virtual_motion_command *command);

/**
 * The truth that a step counter is held against: feet set down so far by the virtual person who
 * wears the controller in a pocket, or marches on the virtual board. 0 for other devices.
 */
int input_virtual_steps(const struct input *input, uint8_t device);

/** Controllers in the hand. */
bool input_kind_is_motion(enum input_device_kind kind);

const char *input_kind_code(enum input_device_kind kind);   // "wii_board", "replay", ...
const char *input_kind_name(enum input_device_kind kind);   // English, for a device without a name
const char *input_problem_code(enum input_problem problem); // "permission", "no_answer", ...

/** One English line for a log or a console that says what helps; "" for INPUT_PROBLEM_NONE. */
const char *input_problem_text(enum input_problem problem);
const char *input_state_code(enum input_device_state state); // "ready", "lost", ...

/**
 * Lists the boards that are plugged in, without opening them: path, name, serial, and
 * INPUT_PROBLEM_PERMISSION where the node may not be used. For --list-devices; not while an
 * input with real_devices exists (enumeration belongs to one thread).
 */
size_t input_scan(struct input_device_info *infos, size_t capacity);

#endif
