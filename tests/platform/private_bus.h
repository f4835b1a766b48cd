#ifndef TESTS_PLATFORM_PRIVATE_BUS_H
#define TESTS_PLATFORM_PRIVATE_BUS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "game/platform/pairing.h"

struct sd_bus;

/**
 * A message bus of the test's own, standing in for the system bus, with BlueZ as python3-dbusmock
 * plays it: both are processes that end with the test. Time is the machine's plus what a test
 * skips.
 */

#define ADAPTER_PATH  "/org/bluez/hci0"
#define BOARD_ADDRESS "00:1F:C5:25:36:87"
#define BOARD_PATH    ADAPTER_PATH "/dev_00_1F_C5_25_36_87"
#define BOARD_NAME    "Nintendo RVL-WBC-01"

struct private_bus {
    char folder[32];
    pid_t daemon;
    pid_t bluez;
    struct sd_bus *bus; // the test's own connection
    char calls[2048];   // what was called on BlueZ but for looking, a space behind each
    struct pairing *pairing;
    int64_t skipped_us;
};

void private_bus_start(struct private_bus *bus);
void private_bus_stop(struct private_bus *bus);

/** The daemon alone: what a machine looks like whose bus stops. The folder stays. */
void private_bus_kill_daemon(struct private_bus *bus);

void bluez_start(struct private_bus *bus);
void bluez_kill(struct private_bus *bus);

/** hci0, powered, address 00:01:02:03:04:05. */
void bluez_add_adapter(struct private_bus *bus);
void bluez_add_device(struct private_bus *bus, const char *address, const char *name);
void bluez_set(struct private_bus *bus, const char *path, const char *interface,
               const char *property, const char *type, ...);
bool bluez_get_bool(struct private_bus *bus, const char *path, const char *interface,
                    const char *property);

/** From now on the method does what the Python says. */
void bluez_replace(struct private_bus *bus, const char *path, const char *interface,
                   const char *method, const char *in, const char *python);

/** Python run inside the object. */
void bluez_run(struct private_bus *bus, const char *path, const char *python);

/** Takes in all calls made until now, for reading bus->calls. */
void private_bus_take_calls(struct private_bus *bus);

/** How often was it called since the last private_bus_forget_calls()? */
int bluez_called(struct private_bus *bus, const char *method);
void private_bus_forget_calls(struct private_bus *bus);

/** Opens the pairing under test, on whatever DBUS_SYSTEM_BUS_ADDRESS says. */
void pairing_begin(struct private_bus *bus);
void pairing_finish(struct private_bus *bus);

/** Steps and waits on the bus until that state, at most 20 s; fails the test then. */
void pairing_reach(struct private_bus *bus, enum pairing_state state);

/** Steps for as long as the bus has something to say to us, at least once. */
void pairing_settle(struct private_bus *bus);

void pairing_skip(struct private_bus *bus, double seconds);

struct pairing_status pairing_now(struct private_bus *bus);

#endif
