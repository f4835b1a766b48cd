#ifndef INPUT_MANAGER_H
#define INPUT_MANAGER_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "input/hid_port.h"
#include "input/input.h"
#include "input/link.h"

/**
 * The thread that finds boards: enumerates at start, whenever a hidraw node appears, changes
 * its permissions or goes (inotify), when a reader has ended, and every 2 s in case none of
 * that was seen. Opens what is new, joins and closes what is gone.
 */

#define MANAGER_LINKS (INPUT_DEVICE_MAX + 4) // some may be leaving while their boards return

struct manager {
    struct link_host host;
    struct link links[MANAGER_LINKS]; // read by input_poll()'s thread as link.h allows
    pthread_t thread;
    atomic_bool stop;
    int watch_fd; // inotify, -1 = none
};

/**
 * Starts the thread. host's wake_fd is filled in here, the rest is copied. false = out of
 * memory, descriptors or threads; nothing is left behind.
 */
bool manager_start(struct manager *manager, const struct link_host *host);

/** Stops all readers and the thread. The links' rings are gone after this. */
void manager_stop(struct manager *manager);

#endif
