#ifndef INPUT_HID_PORT_H
#define INPUT_HID_PORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/input.h"

/**
 * The way to hidraw nodes, and to event nodes where those are refused. hid_port.c, behind
 * hid_port_real(), is the only file that includes hidapi; tests and the latency benchmark bring a
 * table of their own, fed by sockets.
 *
 * Threads (hidapi 0.13 keeps its error strings in shared storage): begin, enumerate, fallback,
 * open, close and end are called by the manager thread only; read, write and feature of a handle
 * by its reader thread only, between open and close.
 */

enum hid_port_status {
    HID_PORT_OK,
    HID_PORT_PERMISSION, // the node is there, we may not use it
    HID_PORT_GONE,       // no such node (any more)
    HID_PORT_FAILED,
};

/** What a node of its kind may be beside the thing itself; only some drivers care. */
enum hid_port_form {
    HID_PORT_FORM_PLAIN,
    HID_PORT_FORM_GRIP,   // a Joy-Con in the charging grip: left or right is asked of it
    HID_PORT_FORM_DONGLE, // a DualShock 4 behind Sony's USB dongle
};

/** The node of a device we have a driver for, or of one that may be one. */
struct hid_port_found {
    enum input_device_kind kind; // as far as one can tell without opening it
    enum hid_port_form form;
    char path[INPUT_PATH_SIZE];
    char serial[INPUT_SERIAL_SIZE]; // Bluetooth address, lower case; "" = none of its own
    char name[INPUT_NAME_SIZE];
};

struct hid_port_ops {
    bool (*begin)(void *user);

    /** Fills found, each path once, returns how many. */
    size_t (*enumerate)(void *user, struct hid_port_found *found, size_t capacity);

    /** May the node be read and written? Does not open it. */
    enum hid_port_status (*check)(void *user, const char *path);

    /** *handle is set when HID_PORT_OK is returned. */
    enum hid_port_status (*open)(void *user, const char *path, void **handle);

    /** > 0: bytes of one report; 0: none within timeout_ms; < 0: the device is gone. */
    int (*read)(void *handle, uint8_t *bytes, size_t size, int timeout_ms);

    bool (*write)(void *handle, const uint8_t *bytes, size_t size);

    /** Bytes of the feature report, its id first; < 0: not readable. size includes the id. */
    int (*feature)(void *handle, uint8_t id, uint8_t *bytes, size_t size);
    void (*close)(void *handle);

    /**
     * Another node, which may be used, of the Wii board with this serial, whose own node is
     * refused. NULL = there never is one.
     */
    bool (*fallback)(void *user, const char *serial, struct hid_port_found *found);
    void (*end)(void *user);
};

struct hid_port {
    const struct hid_port_ops *ops;
    void *user;
    // Nodes named hidraw* come and go in this folder; NULL = only looked for every 2 s.
    const char *watch_folder;
};

struct hid_port hid_port_real(void);

/** input_create() on another port than the real one; *port is copied, port->user borrowed. */
struct input *input_create_on_port(const struct input_settings *settings,
                                   const struct hid_port *port);

/** input_scan() on another port. */
size_t input_scan_port(const struct hid_port *port, struct input_device_info *infos,
                       size_t capacity);

#endif
