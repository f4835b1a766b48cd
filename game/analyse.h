#ifndef GAME_ANALYSE_H
#define GAME_ANALYSE_H

#include <stdio.h>

/**
 * The subcommand: sway of one file in numbers, as a table for people or as JSON.
 *
 *   evenkeel analyse FILE.csv [--json] [--raw] [--from S] [--to S] [--turn lengthwise]
 *
 * A file is a recording of corner loads or a CoP file (input/README.md). Returns the exit code:
 * 0 done (also when the sway could not be measured: null), 1 failure, 2 wrong use; then one line
 * was written on stderr. argv[0] is "analyse".
 */
int analyse_main(int argc, char **argv);

/** The same, writing to other files. */
int analyse_run(int argc, char **argv, FILE *out, FILE *err);

#endif
