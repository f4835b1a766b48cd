#ifndef GAME_PLATFORM_PAIRING_RULE_H
#define GAME_PLATFORM_PAIRING_RULE_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Installs the shipped udev rule (assets/udev) by pkexec, so that the person at the computer may
 * read the board (devices.md 2.2). One question for a password, asked by the desktop; nothing here
 * waits. Main thread.
 *
 *     IDLE, DONE, REFUSED, NOT_POSSIBLE, BROKEN --pairing_install_rule()--> RUNNING
 *     RUNNING --pairing_rule_step(): the helper has ended--> DONE | REFUSED | NOT_POSSIBLE | BROKEN
 */

enum { PAIRING_RULE_COMMAND_SIZE = 2304 };

enum pairing_rule_state {
    PAIRING_RULE_IDLE,
    PAIRING_RULE_RUNNING,
    PAIRING_RULE_DONE,         // the board's button must be pressed again
    PAIRING_RULE_REFUSED,      // the question was turned away
    PAIRING_RULE_NOT_POSSIBLE, // no pkexec, or nobody on this desktop who could ask
    PAIRING_RULE_BROKEN,       // installing went wrong
    PAIRING_RULE_STATE_COUNT,
};

/** Zeroed by its owner = IDLE. */
struct pairing_rule {
    enum pairing_rule_state state;
    int pid; // while RUNNING
};

/**
 * assets: the folder of shipped files (path_assets()). One that runs goes on. false: NOT_POSSIBLE at
 * once; show pairing_rule_command() then.
 */
bool pairing_install_rule(struct pairing_rule *rule, const char *assets);

enum pairing_rule_state pairing_rule_step(struct pairing_rule *rule);

/** Some rule folder of udev has it. root: "", or where a test has put its own /etc and /usr. */
bool pairing_rule_is_installed(const char *root);

/**
 * The same as one line for a terminal. false: it does not fit. What is in assets is quoted for the
 * shell.
 */
bool pairing_rule_command(const char *assets, char *command, size_t size);

/** An English sentence for text(), at most 12 words. */
const char *pairing_rule_words(enum pairing_rule_state state);

#endif
