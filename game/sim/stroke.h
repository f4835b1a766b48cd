#ifndef GAME_SIM_STROKE_H
#define GAME_SIM_STROKE_H

#include <stdbool.h>

/**
 * Reads an SVG path of moves and cubic curves piece by piece: M x,y and C x,y x,y x,y, capitals
 * (absolute) only, one letter a piece, numbers parted by commas or blanks, within +-1000.
 */
struct sim_stroke_piece {
    bool is_move; // the pen is lifted to point 3; else a curve through the four
    double x[4];
    double y[4];
};

enum sim_stroke_read {
    SIM_STROKE_PIECE,
    SIM_STROKE_END,
    SIM_STROKE_WRONG,
};

/**
 * Reads the next piece at *text and moves *text behind it. The piece before it (for the first
 * one: zeroed) tells where the pen is.
 */
enum sim_stroke_read sim_stroke_next(const char **text, struct sim_stroke_piece *piece);

/** A move first, then at least one curve; with_lifts allows further moves. */
bool sim_stroke_is_valid(const char *text, bool with_lifts);

#endif
