#ifndef TESTS_RIG_BOARD_FEED_H
#define TESTS_RIG_BOARD_FEED_H

#include <stdbool.h>
#include <stdint.h>

#include "input/replay/recording.h"
#include "tests/rig/board/board.h"

/** A recording or CoP file to be put on the board's cells, sample by sample. */
struct feed {
    struct recording recording; // owned
    size_t next;
    int64_t start_us;
    bool playing; // until the last sample is on the cells; the load then stays
};

/** Reads the file, which takes a while. false = it cannot be read (said on stderr). */
bool feed_load(struct feed *feed, const char *path);

/** From the first sample on, which is due at start_us. */
void feed_start(struct feed *feed, int64_t start_us);

/** The loads at now_us; not before start_us. Nothing while the feed is not playing. */
void feed_apply(struct feed *feed, int64_t now_us, double kg[BOARD_CELLS]);

void feed_finish(struct feed *feed);

#endif
