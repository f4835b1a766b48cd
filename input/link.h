#ifndef INPUT_LINK_H
#define INPUT_LINK_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "input/device.h"
#include "input/drivers.h"
#include "input/hid_port.h"
#include "input/ring.h"

/**
 * One node as long as it is there, with its reader thread and its two rings: events up,
 * commands down. Links are places in the manager's array and are used again and again.
 *
 *            link_claim()            link_close(), thread joined
 *     FREE ----------------> LIVE -------------------------------> DONE
 *       ^     manager         |  link_open(): OK -> thread           |
 *       |                     |  PERMISSION, FAILED -> told, tried   |
 *       |                     |  again at the next scan              |
 *       +------------------------------------------------------------+
 *                 link_release(): input_poll() has drained it
 *
 * The producer of events is the manager until the reader thread starts and again once it is
 * joined; the reader in between. FOUND is the first event of a life, LEFT the last.
 */

enum link_state {
    LINK_FREE,
    LINK_LIVE,
    LINK_DONE,
};

/** What links need of the room. Outlives them. The functions are thread safe. */
struct link_host {
    struct hid_port port;
    void *user;
    int64_t (*now_us)(void *user);
    void (*log)(void *user, const char *line);                      // may be NULL
    void (*raw)(void *user, const struct input_raw_report *report); // may be NULL
    int wake_fd; // an eventfd of the manager, written to by readers
};

struct link {
    atomic_int state;
    struct hid_port_found node; // constant while not FREE
    struct ring events;         // struct device_event
    struct ring commands;       // struct device_command

    // The manager's own.
    const struct link_host *host;
    bool reading; // the thread runs
    pthread_t thread;
    void *handle;
    int64_t denied_since_us; // 0 = not denied
    bool denied_told;

    // Between manager and reader.
    atomic_bool stop;
    atomic_bool finished;

    // The reader's own.
    const struct device_driver *driver;
    union driver_memory memory;
    bool write_failed;
    int64_t clock_us; // as the clock said last
    int64_t stamp_us; // as was last stamped: never runs backwards
    uint32_t clock_jumps;
};

/** false = no memory. */
bool link_init(struct link *link, const struct link_host *host);
void link_finish(struct link *link);

/** FREE -> LIVE. Tells FOUND. */
void link_claim(struct link *link, const struct hid_port_found *node);

/**
 * Opens the node and starts the reader. A refusal is told once it has lasted a second: right
 * after plugging udev may not yet have set the permissions. true = it is read now.
 */
bool link_open(struct link *link);

/** A link that waits for its refusal to be confirmed or lifted. */
bool link_is_pending(const struct link *link);

/** LIVE -> DONE. Stops the reader, closes the node, tells LEFT. */
void link_close(struct link *link);

/** DONE -> FREE, by input_poll()'s thread. */
void link_release(struct link *link);

/** Writes one line about this link to the log. */
void link_log(const struct link *link, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
