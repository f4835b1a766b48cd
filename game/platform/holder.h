#ifndef GAME_PLATFORM_HOLDER_H
#define GAME_PLATFORM_HOLDER_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Who else uses a device: Steam, Dolphin and others open the same node and talk to the device too
 * (devices.md 4.2). Linux tells it of programs of the same account; others stay unseen.
 *
 * Looks through every open file of every such program: some milliseconds. Not every frame.
 */

enum { HOLDER_MAX = 8, HOLDER_NAME_SIZE = 32 };

/**
 * For each of count paths (at most HOLDER_MAX; "" is skipped) the name of one program other than
 * this one that has it open, "" = none. proc is "/proc". Returns how many are held.
 */
size_t holder_look(const char *proc, const char *const *paths, size_t count,
                   char (*names)[HOLDER_NAME_SIZE]);

#endif
