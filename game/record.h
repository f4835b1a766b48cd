#ifndef GAME_RECORD_H
#define GAME_RECORD_H

#include <stdio.h>

/**
 * The subcommand: one board into a file that --replay and analyse take.
 *
 *   evenkeel record OUT.csv [--seconds N] [--device SERIAL] [--raw]
 *   evenkeel record OUT.csv --simulate-board[=PROFILE] [--seed N] [--seconds N]
 *   evenkeel record OUT.csv --replay FILE [--seconds N]
 *
 * A real board is recorded in real time until N seconds are full or until the terminal's
 * interrupt (or a polite end) comes; the others as fast as they can be computed. --raw keeps
 * every report of every device in OUT.csv.raw beside it (input/raw_log.h). Returns the exit
 * code: 0 done, 1 failure, 2 wrong use; then one line was written on stderr. argv[0] is "record".
 */
int record_main(int argc, char **argv);

/** The same, writing its words to other files. */
int record_run(int argc, char **argv, FILE *out, FILE *err);

#endif
