#ifndef INPUT_WII_REMOTE_PLUS_NODE_H
#define INPUT_WII_REMOTE_PLUS_NODE_H

#include <stdbool.h>
#include <stdint.h>

/**
 * The event node that the kernel's hid-wiimote has for the MotionPlus of a Wii Remote. The kernel
 * puts MotionPlus to sleep unless somebody has that node open (devices.md 3.1), so whoever reads
 * the remote's hidraw node keeps it open and never reads it: the kernel throws away what a full
 * queue cannot take.
 *
 * It lies beside the hidraw node: CLASS/hidraw3/device/input/input7/event9, where input7/name says
 * what it is. It comes seconds after the remote and goes with the MotionPlus. One that may not be
 * opened is done without: the driver wakes MotionPlus by itself, as long as that is not a fight.
 */

#define WII_REMOTE_PLUS_NODE_PATH 192

struct wii_remote_plus_node {
    char class_folder[WII_REMOTE_PLUS_NODE_PATH]; // .../hidraw3/device/input; "" = not a Wii Remote
    char dev_folder[WII_REMOTE_PLUS_NODE_PATH];
    int fd;          // -1 = not open
    int64_t look_us; // not before
};

/**
 * hidraw: the name of the remote's node ("hidraw3"); class_folder "/sys/class/hidraw", dev_folder
 * "/dev/input". Opens nothing. A node of another kernel driver than wiimote is left alone.
 */
void wii_remote_plus_node_init(struct wii_remote_plus_node *node, const char *class_folder,
                               const char *dev_folder, const char *hidraw);

/** Opens the node if it is there, lets one go that has died; looks once a second at most. */
void wii_remote_plus_node_keep(struct wii_remote_plus_node *node, int64_t now_us);

bool wii_remote_plus_node_is_held(const struct wii_remote_plus_node *node);

/** Lets go of it. */
void wii_remote_plus_node_finish(struct wii_remote_plus_node *node);

#endif
