#ifndef INPUT_EVDEV_BOARD_NODE_H
#define INPUT_EVDEV_BOARD_NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/evdev_board/kernel.h"
#include "input/hid_port.h"

/**
 * The event node of a Wii board: found in sysfs by the address of the board, read, never written
 * to. read() may lose events and gives only changes; what leaves here is complete: the whole
 * state comes first, and again after the kernel's queue has run over.
 */

#define EVDEV_BOARD_STATE_EVENTS 8 // SYN_DROPPED and its end, four axes, the button, SYN_REPORT

struct evdev_board_node {
    int fd;
    struct evdev_board_event state[EVDEV_BOARD_STATE_EVENTS]; // handed out before what fd has
    size_t state_at;
    size_t state_count;
    // The kernel's state of the node; tests bring their own. false = it is not to be had.
    bool (*get_state)(int fd, struct evdev_board_state *state);
};

/**
 * Looks through class_folder ("/sys/class/input") for the balance board with this Bluetooth
 * address and fills found with its node in /dev/input. false = there is none.
 */
bool evdev_board_node_find(const char *class_folder, const char *serial,
                           struct hid_port_found *found);

/** The path is one of an event node, not of a hidraw node. */
bool evdev_board_node_is_one(const char *path);

enum hid_port_status evdev_board_node_check(const char *path);

enum hid_port_status evdev_board_node_open(struct evdev_board_node *node, const char *path);

/** Takes over fd, which must not block. false = no state to begin with; fd is closed. */
bool evdev_board_node_init(struct evdev_board_node *node, int fd,
                           bool (*get_state)(int fd, struct evdev_board_state *state));

/** As hid_port_ops.read: as many whole struct evdev_board_event as there are and as fit. */
int evdev_board_node_read(struct evdev_board_node *node, uint8_t *bytes, size_t size,
                          int timeout_ms);

void evdev_board_node_close(struct evdev_board_node *node);

#endif
