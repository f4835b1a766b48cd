#ifndef GAME_PLATFORM_PAIRING_ATTEMPT_H
#define GAME_PLATFORM_PAIRING_ATTEMPT_H

#include <stdbool.h>
#include <stdint.h>

#include "game/platform/pairing_agent.h"
#include "game/platform/pairing_view.h"

struct sd_bus;
struct sd_bus_slot;

/**
 * One attempt at pairing: the sequence of devices.md 2.1 as phases, each with one call or one thing
 * to wait for, and a deadline.
 *
 *     BEGIN -> SERVICE -> ADAPTER -> POWER -> AGENT -> DEFAULT -> FILTER -> SCAN -> SEARCH
 *              (up already: skipped) (on: skipped)
 *     SEARCH -> TRUST -> PAIR -> CONNECT -> CONNECTED
 *        \-> FORGET -> RETURN -> TRUST    the board was bonded before
 *     on_answer(): the call's answer; attempt_follow(): what BlueZ has; attempt_tick(): time
 */

enum pairing_phase {
    PHASE_REST,
    PHASE_BEGIN,
    PHASE_SERVICE, // BlueZ is being started
    PHASE_ADAPTER, // it lists its adapters a moment later
    PHASE_POWER,
    PHASE_AGENT,
    PHASE_DEFAULT,
    PHASE_FILTER,
    PHASE_SCAN,
    PHASE_SEARCH,
    PHASE_FORGET,
    PHASE_RETURN, // of the board just forgotten
    PHASE_TRUST,
    PHASE_PAIR,
    PHASE_CONNECT,
    PHASE_CONNECTED,
    PHASE_FAILED,
    PHASE_COUNT,
};

enum pairing_service {
    SERVICE_UNKNOWN,
    SERVICE_ABSENT,
    SERVICE_PRESENT,
};

struct pairing_attempt {
    enum pairing_phase phase;
    enum pairing_reason reason;
    int64_t deadline_us;
    int64_t retry_us;         // CONNECT: BlueZ was busy, ask again then; 0 = no
    struct sd_bus *bus;       // borrowed; NULL: none now
    struct sd_bus_slot *call; // the call under way
    struct pairing_agent *agent;
    const struct pairing_view *view;
    int64_t now_us;
    bool agent_registered;
    bool scanning;
    char adapter[PAIRING_PATH_SIZE];
    char board[PAIRING_PATH_SIZE];
    char address[PAIRING_ADDRESS_SIZE];
    struct pairing_view before; // what was connected before the search
    char detail[PAIRING_DETAIL_SIZE];
};

/** Moves on by time and by what BlueZ has. view is read only when service is PRESENT. */
void pairing_attempt_step(struct pairing_attempt *attempt, enum pairing_service service,
                          int64_t now_us);

/** The bus went away: nothing can be given back. */
void pairing_attempt_lose_bus(struct pairing_attempt *attempt);

/** Ends what runs, gives scan and agent back, rests. */
void pairing_attempt_end(struct pairing_attempt *attempt);

bool pairing_attempt_runs(const struct pairing_attempt *attempt);

enum pairing_state pairing_attempt_state(const struct pairing_attempt *attempt);

#endif
