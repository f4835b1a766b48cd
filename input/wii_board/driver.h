#ifndef INPUT_WII_BOARD_DRIVER_H
#define INPUT_WII_BOARD_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/calibration.h"
#include "input/device.h"
#include "input/flow.h"
#include "input/wii_board/filter.h"
#include "input/wii_board/report.h"

/**
 * What to say to a balance board and what its answers mean. Pure: bytes or a timeout and the
 * time go in; writes, events and the next deadline come out in a struct device_step (which every
 * function fills anew). No thread of its own, no clock, no I/O.
 *
 *   start()
 *     |  15 00
 *     v              on_status()            on_ack()             on_ack()
 *  STATUS ---------------------> INIT_1 ---------------> INIT_2 ---------------> ID
 *     ^  20, extension there       |   22 for 16, ok        |   22 for 16, ok    | on_memory()
 *     |                            |                        |                    | 21 at 00FA,
 *     |  pause_over(), 200 ms      v  retry_identity()      v                    | a board's id
 *   PAUSE <-----------------------------------------------------------------<----|
 *     |    no reply in 500 ms, error reply, no extension, other id               |
 *     |                                                                          v
 *     |  after 8 tries: refuse()                             on_memory()    CALIBRATION
 *     |                                       REFERENCE <-----------------------|  21 at 0020
 *     |  pause_over(), 100 ms                     |      both halves are here     |  and 0030
 *     +------> CALIBRATION                        | judge_calibration()          |
 *     ^                                           |                              |
 *     |  not plausible (5 reads), check sum       |                              |
 *     +-- wrong (3 reads, then accepted) ---------+---- no reply or error -------+
 *     |                                           |
 *     |  run out of reads: the remembered block,  | run(): 11 10, 12 04 34
 *     |  or refuse()                              v
 *     +--> REFUSED                             RUNNING --> on_loads(), on_foreign_data(),
 *            | pause_over(), after 5 s            ^ |      watch() below
 *            | unless it is not a board           | | blank loads for 1 s
 *            +--> STATUS                          | +---> INIT_1   (extension fell out)
 *                                                 |
 *                     on_command() with a remembered block while refused for its calibration
 *
 *   RUNNING: stale, lost and back as in input/flow.h.
 *
 * The kernel's own driver listens and talks on the same link: it asks for its own mode after
 * every status report, and its replies reach us too. So a 21 counts only with the address and
 * length we asked for, a 22 only for the command we wait for, and mode 34 is asked for again
 * at once when something other than 34 arrives (20 ms floor; after a 32, whose loads are used,
 * once a second as long as only 32 comes) and after 60 ms without loads, five times a second.
 * (In mode 30 "on change", which the kernel sets when its event node is closed, nothing comes.)
 */

enum wii_board_driver_state {
    WII_BOARD_DRIVER_STATUS,
    WII_BOARD_DRIVER_INIT_1,
    WII_BOARD_DRIVER_INIT_2,
    WII_BOARD_DRIVER_ID,
    WII_BOARD_DRIVER_CALIBRATION,
    WII_BOARD_DRIVER_REFERENCE,
    WII_BOARD_DRIVER_PAUSE,
    WII_BOARD_DRIVER_RUNNING,
    WII_BOARD_DRIVER_REFUSED,
};

struct wii_board_driver {
    enum wii_board_driver_state state;
    enum wii_board_driver_state resume; // where PAUSE goes on
    int64_t state_deadline_us;
    int identity_tries;
    int calibration_reads;

    // Handshake.
    enum input_problem problem; // told; NONE = nothing told
    uint8_t calibration_bytes[CALIBRATION_SIZE];
    unsigned calibration_halves; // bit 0: 0020, bit 1: 0030
    bool has_reference;
    bool crc_ok;
    uint8_t remembered[CALIBRATION_SIZE];
    bool has_remembered;
    struct calibration calibration;

    // Running.
    struct flow flow; // its samples are loads of any kind but blank ones
    bool lamp;
    bool button;
    int64_t blank_since_us; // DEVICE_NEVER_US = the newest loads were not blank
    int64_t mode_sent_us;
    bool mode_pending;     // to be sent as soon as the 20 ms floor allows
    bool mode_obeyed;      // a 34 came since the mode was last sent
    bool mode_for_silence; // it was last sent because nothing came
    struct wii_board_filter filter;

    // Battery bars are told when they have been the same for 5 s.
    int battery_bars;
    int battery_candidate;
    int64_t battery_since_us;

    uint32_t malformed;
};

/** Begins the handshake. */
void wii_board_driver_start(struct wii_board_driver *driver, int64_t now_us,
                            struct device_step *step);

/** One report as read, stamped when it was read. */
void wii_board_driver_report(struct wii_board_driver *driver, const uint8_t *bytes, size_t size,
                             int64_t now_us, struct device_step *step);

/** Time has passed: call at the deadline of the last step; earlier calls do no harm. */
void wii_board_driver_timeout(struct wii_board_driver *driver, int64_t now_us,
                              struct device_step *step);

void wii_board_driver_command(struct wii_board_driver *driver, const struct device_command *command,
                              int64_t now_us, struct device_step *step);

/** Last words before the node is closed: the board goes quiet and saves its cells. */
void wii_board_driver_stop(struct wii_board_driver *driver, struct device_step *step);

/** The same behind device.h; self is a struct wii_board_driver. */
extern const struct device_driver wii_board_driver_ops;

#endif
