#ifndef TESTS_REPLAY_TRACK_H
#define TESTS_REPLAY_TRACK_H

#include "input/replay/recording.h"

/**
 * Somebody's time on a board, written down second by second: the recordings that tests play.
 * 100 samples a second. The person sways on two sines that no 4 s share, a few millimetres wide.
 */
struct track {
    struct recording recording;
    size_t capacity;
};

struct track_stance {
    double load_kg; // on the board
    double x_mm;    // where the person stands, from the middle of the board
    double y_mm;
    double sway_mm; // amplitude of the larger sine
};

enum { TRACK_RATE_HZ = 100 };

/** 70 kg in the middle, swaying 4 mm. */
extern const struct track_stance track_quiet;

void track_init(struct track *track);
void track_finish(struct track *track);

/** So many seconds like this. */
void track_stand(struct track *track, double seconds, const struct track_stance *stance);

/** An empty board. */
void track_empty(struct track *track, double seconds);

/** No samples at all. */
void track_silence(struct track *track, double seconds);

double track_now_s(const struct track *track);

void track_write(const struct track *track, const char *path);

#endif
