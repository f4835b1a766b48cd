#ifndef TESTS_RIG_UHID_H
#define TESTS_RIG_UHID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * A HID device that the kernel takes for real: /dev/uhid. The kernel's driver for its ids binds to
 * it as it would to one over the air.
 */

#define UHID_REPORT_MAX 78

enum uhid_report_kind {
    UHID_REPORT_INPUT = 0x81, // as in the descriptor
    UHID_REPORT_OUTPUT = 0x91,
    UHID_REPORT_FEATURE = 0xB1,
};

struct uhid_report {
    enum uhid_report_kind kind;
    uint8_t id;
    uint8_t size; // bytes after the id
    bool sticks;  // its first four bytes are the axes of two sticks
};

struct uhid_identity {
    const char *name;
    uint16_t bus; // BUS_BLUETOOTH, BUS_USB of linux/input.h
    uint16_t vendor;
    uint16_t product;
    uint16_t version;
    const struct uhid_report *reports;
    size_t report_count;
    const uint8_t *descriptor; // instead of one made from reports; NULL = make one
    size_t descriptor_size;
};

struct uhid {
    int fd; // to poll for input
    bool plugged;
    void *user;
    // Gives the feature report with this id in full, returns its size; 0 = refuses. NULL = none.
    size_t (*feature)(void *user, uint8_t id, uint8_t bytes[UHID_REPORT_MAX]);
};

/** false = /dev/uhid cannot be opened (said on stderr). */
bool uhid_open(struct uhid *uhid);

/** The device comes. address: "XX:XX:XX:XX:XX:XX". false = the kernel refused. */
bool uhid_plug(struct uhid *uhid, const struct uhid_identity *identity, const char *address);
void uhid_unplug(struct uhid *uhid);

/** To the kernel; nothing while unplugged or of size 0. */
void uhid_send(struct uhid *uhid, const uint8_t *bytes, size_t size);

/** Reads one event; true = it was an output report, *size of its bytes (at most capacity). */
bool uhid_receive(struct uhid *uhid, uint8_t *bytes, size_t capacity, size_t *size);

#endif
