#ifndef TESTS_INPUT_FAKE_PORT_H
#define TESTS_INPUT_FAKE_PORT_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/hid_port.h"

/**
 * A port without hardware: boards are sockets whose other end the test holds, nodes are empty
 * files in a temporary folder that the manager watches as it watches /dev.
 */

#define FAKE_BOARDS 3

struct fake_board {
    bool plugged;
    bool denied;
    bool is_event;       // an event node: not enumerated, found as the fallback
    bool mute;           // answers nothing
    bool lamp;           // as last commanded
    int mode;            // as last commanded, 0 = none
    int opened;          // how often
    uint8_t feature[64]; // the feature report it has, id first
    size_t feature_size; // 0 = none
    int fd;              // the board's end, -1 = nobody has opened it
    struct hid_port_found node;
    char file[128];
};

struct fake_port {
    pthread_mutex_t mutex; // guards boards
    struct fake_board boards[FAKE_BOARDS];
    char folder[64];
    atomic_int_fast64_t now_us; // the whole room's clock, moved by the test
    atomic_bool frozen;         // read() does not come back
    atomic_int read_count;
};

void fake_port_init(struct fake_port *fake);
void fake_port_finish(struct fake_port *fake);
struct hid_port fake_port_port(struct fake_port *fake);

/** Plugs board `index` in as node hidrawN; denied = the node may not be opened yet. */
void fake_port_plug(struct fake_port *fake, int index, int n, const char *serial, bool denied);
/** An open board with this feature report; NULL = it gives none. */
void fake_port_plug_open_board(struct fake_port *fake, int index, int n, const char *serial,
                               const uint8_t *feature, size_t size);

/** A controller of this kind. It has no feature report, and answers as a board would. */
void fake_port_plug_pad(struct fake_port *fake, int index, int n, enum input_device_kind kind,
                        const char *serial);

/** The event node eventN that the kernel has for the board with this serial. */
void fake_port_plug_event(struct fake_port *fake, int index, int n, const char *serial);
void fake_port_unplug(struct fake_port *fake, int index);

/** The node's serial number is known by now. */
void fake_port_name(struct fake_port *fake, int index, const char *serial);

/** udev has set the permission. */
void fake_port_allow(struct fake_port *fake, int index);

/** Lets every board answer what it has been sent. */
void fake_port_serve(struct fake_port *fake);

/** Sends one report as board `index`. false = nobody has it open. */
bool fake_port_send(struct fake_port *fake, int index, const uint8_t *bytes, size_t size);

/** A copy of the board's state. */
struct fake_board fake_port_board(struct fake_port *fake, int index);

int64_t fake_port_now_us(struct fake_port *fake);
void fake_port_pass(struct fake_port *fake, int64_t us);

#endif
