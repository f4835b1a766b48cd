#ifndef INPUT_WII_REMOTE_DRIVER_H
#define INPUT_WII_REMOTE_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/device.h"
#include "input/motion_flow.h"
#include "input/wii_remote/calibration.h"

/**
 * The driver of a Wii Remote with or without MotionPlus. Pure, like all drivers (device.h).
 *
 *   start()
 *     v    on_status()                 on_memory()
 *   STATUS ------------> ID -----------------------> ACCEL -----------> PLUS_ID
 *     | no extension     | a board's: hands over       ^  EEPROM, its      | asleep
 *     +------------------|-----------------------------+  copy, nominal    v
 *                        | MotionPlus is active already              PLUS_INIT  55 -> A600F0
 *                        |  (once ACCEL is there)                          | on_ack()
 *                        |                                                 v
 *                        |                                           PLUS_ON    04 -> A600FE
 *                        |                                                 | on_ack(), 200 ms
 *                        v                                                 v
 *                 PLUS_CALIBRATION <---------------------------------- PLUS_CHECK
 *                        | on_memory(), or nominal                         |
 *                        v                                                 |
 *                      IDLE <--- every query whose tries are used up ------+
 *
 * From the first IDLE on it is running: mode 35 with MotionPlus, 31 without, asked for again as
 * the board's is (wii_board/driver.h), because the kernel's own driver asks for another after
 * every status report. Motion is told whatever query is under way.
 *
 * MotionPlus may be pulled, or put to sleep by the kernel (plus_node.h keeps it from that): one
 * second without its frames, and the remote is one without a gyroscope. It is looked for again at
 * once when it had lasted 30 s, else 5 s later, then every 5 s, and when a status report says that
 * an extension came; but looked for and woken no more than 10 times in all, unless it lasted 30 s:
 * two programs must not fight over it for ever.
 *
 * What is written: mode, the lamp when asked, the two activation bytes, and 55 to A400F0 at the
 * end when this driver woke MotionPlus. Nothing in it outlives the batteries.
 */

enum wii_remote_query {
    WII_REMOTE_QUERY_STATUS,
    WII_REMOTE_QUERY_ID,
    WII_REMOTE_QUERY_ACCEL,
    WII_REMOTE_QUERY_PLUS_ID,
    WII_REMOTE_QUERY_PLUS_INIT,
    WII_REMOTE_QUERY_PLUS_ON,
    WII_REMOTE_QUERY_PLUS_CHECK,
    WII_REMOTE_QUERY_PLUS_CALIBRATION,
    WII_REMOTE_QUERY_IDLE,
};

struct wii_remote_driver {
    // The query under way.
    enum wii_remote_query query;
    bool sent;        // asked, waiting for the reply; else waiting to ask
    int64_t query_us; // until when either way
    int tries;
    bool accel_known;
    enum wii_remote_id id; // of the extension
    uint8_t plus_bytes[WII_REMOTE_PLUS_CALIBRATION_SIZE];
    unsigned plus_halves;

    struct motion_scale scale;
    struct wii_remote_gyro gyro;

    // Running.
    bool running;
    bool has_plus;
    bool plus_known; // it had one
    bool woke_plus;
    bool extension; // as the newest status said
    bool came;      // it has come and has not been looked at yet
    int plus_looks; // without success
    int64_t plus_look_us;
    int64_t plus_frame_us;
    bool button;
    int64_t data_us; // newest usable report
    int64_t mode_sent_us;
    bool mode_pending; // to be sent as soon as the 20 ms floor allows
    bool mode_obeyed;  // a report of it came since it was last sent
    struct motion_flow flow;
};

/** self is a struct wii_remote_driver. */
extern const struct device_driver wii_remote_driver_ops;

#endif
