#include "game/platform/pairing.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "game/base/text.h"

struct reason_words {
    const char *code;
    const char *happened;
    const char *next;
};

static const char *const state_words[PAIRING_STATE_COUNT] = {
    [PAIRING_OPENING] = TEXT_MARK("Looking for Bluetooth."),
    [PAIRING_NO_BLUEZ] = TEXT_MARK("The Bluetooth service is not running."),
    [PAIRING_NO_ADAPTER] = TEXT_MARK("This computer has no Bluetooth adapter."),
    [PAIRING_POWER_OFF] = TEXT_MARK("Bluetooth is switched off."),
    [PAIRING_READY] = TEXT_MARK("Ready to look for a board."),
    [PAIRING_STARTING] = TEXT_MARK("Getting Bluetooth ready."),
    [PAIRING_SEARCHING] = TEXT_MARK("Press the red SYNC button under the battery cover."),
    [PAIRING_FOUND] = TEXT_MARK("A board answers."),
    [PAIRING_PAIRING] = TEXT_MARK("Getting to know the board."),
    [PAIRING_CONNECTING] = TEXT_MARK("Connecting to the board."),
    [PAIRING_CONNECTED] = TEXT_MARK("The board is connected."),
    [PAIRING_FAILED] = TEXT_MARK("The board is not connected yet."),
};

static const struct reason_words reason_words[PAIRING_REASON_COUNT] = {
    [PAIRING_NO_REASON] = {"none", "", ""},
    [PAIRING_SERVICE_MISSING] = {"service-missing",
                                 TEXT_MARK("The Bluetooth service is not running."),
                                 TEXT_MARK("Install the package bluez, or start it.")},
    [PAIRING_ADAPTER_MISSING] = {"adapter-missing",
                                 TEXT_MARK("This computer has no Bluetooth adapter."),
                                 TEXT_MARK("Plug in a Bluetooth stick, then try again.")},
    [PAIRING_RADIO_BLOCKED] = {"radio-blocked",
                               TEXT_MARK("Bluetooth is locked by a switch or flight mode."),
                               TEXT_MARK("Unlock it, then try again.")},
    [PAIRING_POWER_REFUSED] = {"power-refused", TEXT_MARK("Bluetooth did not switch on."),
                               TEXT_MARK("Switch it on in the settings, then try again.")},
    [PAIRING_NOT_ALLOWED] = {"not-allowed", TEXT_MARK("This account may not use Bluetooth."),
                             TEXT_MARK("Ask whoever looks after this computer.")},
    [PAIRING_AGENT_REFUSED] = {"agent-refused", TEXT_MARK("Another program is pairing devices."),
                               TEXT_MARK("Close the Bluetooth settings, then try again.")},
    [PAIRING_SCAN_REFUSED] = {"scan-refused", TEXT_MARK("Bluetooth did not begin to search."),
                              TEXT_MARK("Switch Bluetooth off and on, then try again.")},
    [PAIRING_NOT_SEEN] = {"not-seen", TEXT_MARK("No board answered."),
                          TEXT_MARK("Put in fresh batteries, then press SYNC again.")},
    [PAIRING_BOARD_SILENT] = {"board-silent", TEXT_MARK("The board stopped answering."),
                              TEXT_MARK("Try again and press SYNC once more.")},
    [PAIRING_PIN_REFUSED] = {"pin-refused", TEXT_MARK("The board did not accept this computer."),
                             TEXT_MARK("Take the batteries out, wait, and try again.")},
    [PAIRING_PIN_NOT_TEXT] = {"pin-not-text",
                              TEXT_MARK("This Bluetooth service does not know the board."),
                              TEXT_MARK("Update the package bluez, then try again.")},
    [PAIRING_NOT_CONNECTED] = {"not-connected",
                               TEXT_MARK("The board is known, but did not connect."),
                               TEXT_MARK("Try again and press SYNC once more.")},
    [PAIRING_SERVICE_GONE] = {"service-gone", TEXT_MARK("The Bluetooth service has stopped."),
                              TEXT_MARK("Wait a moment, then try again.")},
    [PAIRING_ADAPTER_GONE] = {"adapter-gone", TEXT_MARK("The Bluetooth adapter was unplugged."),
                              TEXT_MARK("Plug it in, then try again.")},
    [PAIRING_POWER_LOST] = {"power-lost", TEXT_MARK("Bluetooth was switched off."),
                            TEXT_MARK("Switch it on, then try again.")},
};

const char *pairing_state_words(enum pairing_state state)
{
    assert(state >= 0 && state < PAIRING_STATE_COUNT);
    return state_words[state];
}

static const struct reason_words *words_of(enum pairing_reason reason)
{
    assert(reason >= 0 && reason < PAIRING_REASON_COUNT);
    return &reason_words[reason];
}

const char *pairing_reason_code(enum pairing_reason reason)
{
    return words_of(reason)->code;
}

const char *pairing_reason_words(enum pairing_reason reason)
{
    return words_of(reason)->happened;
}

const char *pairing_reason_next(enum pairing_reason reason)
{
    return words_of(reason)->next;
}

bool pairing_recipe(size_t index, const char *address, char command[PAIRING_COMMAND_SIZE],
                    const char **words)
{
    static const struct {
        const char *command;
        bool takes_address;
        const char *words;
    } steps[] = {
        {"bluetoothctl", false, TEXT_MARK("Open a terminal and type these lines.")},
        {"power on", false, NULL},
        {"agent NoInputNoOutput", false, NULL},
        {"default-agent", false, NULL},
        {"scan on", false, TEXT_MARK("Press SYNC and wait for \"RVL-WBC-01\".")},
        {"remove", true, TEXT_MARK("Only if it was paired before. Press SYNC again.")},
        {"trust", true, TEXT_MARK("Type the numbers shown beside the name.")},
        {"pair", true, NULL},
        {"connect", true, TEXT_MARK("Type this at once. The scan keeps running.")},
        {"quit", false, NULL},
    };
    if (index >= sizeof steps / sizeof *steps)
        return false;
    const char *space = steps[index].takes_address ? " " : "";
    const char *device =
        address && strlen(address) < PAIRING_ADDRESS_SIZE ? address : "XX:XX:XX:XX:XX:XX";
    snprintf(command, PAIRING_COMMAND_SIZE, "%s%s%s", steps[index].command, space,
             steps[index].takes_address ? device : "");
    *words = steps[index].words;
    return true;
}
