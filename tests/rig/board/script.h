#ifndef TESTS_RIG_BOARD_SCRIPT_H
#define TESTS_RIG_BOARD_SCRIPT_H

#include <stdbool.h>
#include <stdio.h>

/**
 * What happens to the board and on it, one command a line; '#' begins a comment.
 *
 *   address XX:XX:..     who it is, from the next plug on; 00:1f:32:aa:bb:cc when not said
 *   plug, unplug         the connection comes and goes
 *   empty                nobody stands on it
 *   stand KG             a load, even on all cells
 *   feed FILE            a recording or CoP file, from its first sample on
 *   silence on|off       out of range: no reports, no answers
 *   status               a status report nobody asked for
 *   button on|off        the front button
 *   battery N            report byte 13
 *   rock KG              it stands on one diagonal, which takes so much more than the other
 *   stuck CELL           1 .. 4 (TR BR TL BL) does not change any more; 0: all do again
 *   talkative on|off     sends in on-change modes too when nothing has changed
 *   wait SECONDS
 *   await program        until somebody has asked for loads every 10 ms: our program, never the kernel
 *   await reader         until somebody has asked for loads in any way: also the kernel, on behalf
 *                        of one who has opened its event node
 *   await feed           until the fed file is over
 *   count                prints what went over the wire since the last count
 *   say TEXT             prints TEXT
 *
 * After the last line the board stays as it is.
 */

enum script_verb {
    SCRIPT_ADDRESS,
    SCRIPT_PLUG,
    SCRIPT_UNPLUG,
    SCRIPT_EMPTY,
    SCRIPT_STAND,
    SCRIPT_FEED,
    SCRIPT_SILENCE,
    SCRIPT_STATUS,
    SCRIPT_BUTTON,
    SCRIPT_BATTERY,
    SCRIPT_ROCK,
    SCRIPT_STUCK,
    SCRIPT_TALKATIVE,
    SCRIPT_WAIT,
    SCRIPT_AWAIT_PROGRAM,
    SCRIPT_AWAIT_READER,
    SCRIPT_AWAIT_FEED,
    SCRIPT_COUNT,
    SCRIPT_SAY,
};

#define SCRIPT_TEXT_SIZE 512
#define SCRIPT_LINES_MAX 512

struct script_command {
    enum script_verb verb;
    double number; // on = 1, off = 0
    char text[SCRIPT_TEXT_SIZE];
};

struct script {
    struct script_command commands[SCRIPT_LINES_MAX];
    int count;
};

/** false = a line is wrong or there are too many (said on stderr with its number). */
bool script_read(struct script *script, FILE *file, const char *name);

#endif
