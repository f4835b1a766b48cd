#ifndef GAME_PLATFORM_PAIRING_AGENT_H
#define GAME_PLATFORM_PAIRING_AGENT_H

#include <stdbool.h>
#include <stdint.h>

#include "game/platform/pairing_view.h"

struct sd_bus;
struct sd_bus_slot;

/**
 * What answers when BlueZ has a question about a board: org.bluez.Agent1, NoInputNoOutput. It
 * speaks for balance boards only and declines everything else. What it can and cannot answer to
 * RequestPinCode stands in pairing.h.
 */

#define PAIRING_AGENT_PATH "/io/github/evenkeel/agent"

struct pairing_agent {
    const struct pairing_view *view; // borrowed: what is a board, which adapter it is behind
    struct sd_bus_slot *slot;
    bool pin_not_text; // a PIN was asked for that a string cannot carry; the caller clears it
};

/** Puts the agent on the bus. Its memory must stay until pairing_agent_detach(). */
bool pairing_agent_attach(struct pairing_agent *agent, struct sd_bus *bus);
void pairing_agent_detach(struct pairing_agent *agent);

/** "00:1F:C5:25:36:87" -> 87 36 25 C5 1F 00. false: not an address. */
bool pairing_pin(const char *adapter_address, uint8_t pin[6]);

#endif
