#ifndef GAME_PLATFORM_PAIRING_H
#define GAME_PLATFORM_PAIRING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * Makes a Wii Balance Board known to this computer, through BlueZ on the system bus (devices.md
 * 2.1). Main thread only; nothing here waits. The bus, BlueZ, the adapter and the board may come
 * and go at any moment: each is a state or a reason, never an end.
 *
 *     OPENING -> NO_BLUEZ | NO_ADAPTER | POWER_OFF | READY     as the bus tells, at rest
 *
 *     any of these --pairing_start()--> STARTING    start BlueZ, power on, agent, scan on
 *     STARTING   --scan runs-->         SEARCHING   the person presses the red SYNC button
 *     SEARCHING  --board answers-->     FOUND       old bond removed (then it must answer again),
 *                                                   trusted
 *     SEARCHING  --a known board calls by itself--> CONNECTED
 *     FOUND      --trusted-->           PAIRING     Pair(), once
 *     PAIRING    --paired-->            CONNECTING  Connect() at once: a board waits about 5 s
 *     CONNECTING --connected-->         CONNECTED
 *     STARTING .. CONNECTING --refused, gone, too late--> FAILED with a reason
 *     any --pairing_stop()--> at rest
 *
 * The scan runs until CONNECTED or FAILED; then scan and agent are given back. Boards that are
 * bonded but not pressed now keep their bond: only one that answers the scan (so its SYNC button
 * was pressed, and it has forgotten us) is removed and paired anew.
 *
 * The PIN. A board pressed at SYNC wants the six raw bytes of the computer's own Bluetooth address,
 * least significant first. An agent's RequestPinCode returns a D-Bus string: UTF-8 without zero
 * bytes, which the bus enforces and whose strlen() BlueZ takes (src/agent.c). About 98 of 100
 * addresses do not fit. What makes pairing work is BlueZ itself: its wiimote plugin (to 5.79, since
 * then part of autopair) knows the board by its name, answers with the raw bytes and is asked
 * before any agent, at the first attempt only. So our agent is asked only where that plugin is
 * missing or its answer was refused. It then answers if this computer's address happens to be text,
 * else declines, and the reason is PAIRING_PIN_NOT_TEXT.
 */

enum {
    PAIRING_ADDRESS_SIZE = 18, // "00:1F:C5:25:36:87"
    PAIRING_DETAIL_SIZE = 160,
    PAIRING_COMMAND_SIZE = 40,
};

enum pairing_state {
    PAIRING_OPENING, // not known yet
    PAIRING_NO_BLUEZ,
    PAIRING_NO_ADAPTER,
    PAIRING_POWER_OFF,
    PAIRING_READY,
    PAIRING_STARTING,
    PAIRING_SEARCHING,
    PAIRING_FOUND,
    PAIRING_PAIRING,
    PAIRING_CONNECTING,
    PAIRING_CONNECTED,
    PAIRING_FAILED,
    PAIRING_STATE_COUNT,
};

enum pairing_reason {
    PAIRING_NO_REASON,
    PAIRING_SERVICE_MISSING, // no bus, or BlueZ is not installed or not allowed to start
    PAIRING_ADAPTER_MISSING,
    PAIRING_RADIO_BLOCKED, // rfkill: a switch or flight mode
    PAIRING_POWER_REFUSED,
    PAIRING_NOT_ALLOWED,   // this account may not
    PAIRING_AGENT_REFUSED, // somebody else holds the agent's place
    PAIRING_SCAN_REFUSED,
    PAIRING_NOT_SEEN,     // nobody pressed SYNC, or empty batteries
    PAIRING_BOARD_SILENT, // it answered, then no more
    PAIRING_PIN_REFUSED,
    PAIRING_PIN_NOT_TEXT, // see above
    PAIRING_NOT_CONNECTED,
    PAIRING_SERVICE_GONE,
    PAIRING_ADAPTER_GONE,
    PAIRING_POWER_LOST,
    PAIRING_REASON_COUNT,
};

struct pairing_status {
    enum pairing_state state;
    enum pairing_reason reason;         // PAIRING_NO_REASON unless FAILED
    char address[PAIRING_ADDRESS_SIZE]; // the board's, upper case; "" until FOUND
    int64_t since_us;                   // when this state began, in the time given to pairing_step
    unsigned switching_off;             // pairing_disconnect() calls not answered yet
    char detail[PAIRING_DETAIL_SIZE];   // FAILED: what the bus said, English, for the maker
};

struct pairing;

/** Owned by the caller until pairing_close(). false: no memory. A missing bus is a state. */
bool pairing_open(struct pairing **pairing);

/** Gives scan and agent back. What pairing_disconnect() has not sent by then is lost. */
void pairing_close(struct pairing *pairing);

/** For poll(); *events is what to wait for. -1: no bus now, just call pairing_step(). */
int pairing_fd(const struct pairing *pairing, short *events);

/**
 * Takes what has come from the bus, moves on, keeps the deadlines. Call when pairing_fd() is ready
 * and, without that, 10 times a second from pairing_start() on, once a second at rest. now_us never
 * runs backwards; any origin.
 */
void pairing_step(struct pairing *pairing, int64_t now_us);

/** Begins an attempt, or begins anew after CONNECTED or FAILED. One that runs goes on. */
void pairing_start(struct pairing *pairing);

/** Ends the attempt, or puts its outcome away. */
void pairing_stop(struct pairing *pairing);

void pairing_state(const struct pairing *pairing, struct pairing_status *status);

/**
 * Ends the connection to the board (or controller) with this address, which switches a board off
 * (devices.md 1.10). Before leaving call pairing_step() until status.switching_off is 0, for at most
 * a second or two. false: not an address, or BlueZ or its adapter is not there.
 */
bool pairing_disconnect(struct pairing *pairing, const char *address);

/** English sentences for text(), at most 12 words each. */
const char *pairing_state_words(enum pairing_state state);

/** A word for JSON and help lines, e.g. "radio-blocked"; never translated. */
const char *pairing_reason_code(enum pairing_reason reason);

/** What happened, and what to do next. */
const char *pairing_reason_words(enum pairing_reason reason);
const char *pairing_reason_next(enum pairing_reason reason);

/**
 * The same by hand, one line for bluetoothctl a step, where pairing from here is not possible
 * (BlueZ out of reach, as in some sandboxes). address: the board's, or NULL: a place to fill in.
 * words is NULL or an English sentence for text() to show with it. false: index is past the end.
 */
bool pairing_recipe(size_t index, const char *address, char command[PAIRING_COMMAND_SIZE],
                    const char **words);

#endif
