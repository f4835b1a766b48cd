#include "game/sim/stroke.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double LARGEST = 1000;

static void skip_blanks(const char **text)
{
    *text += strspn(*text, " ,");
}

static bool read_number(const char **text, double *number)
{
    skip_blanks(text);
    // strtod takes words and hexadecimals too.
    if (strspn(*text, "+-.0123456789") == 0)
        return false;
    char *end = NULL;
    *number = strtod(*text, &end);
    if (end == *text || !(fabs(*number) <= LARGEST))
        return false;
    *text = end;
    return true;
}

enum sim_stroke_read sim_stroke_next(const char **text, struct sim_stroke_piece *piece)
{
    skip_blanks(text);
    char kind = **text;
    if (kind == '\0')
        return SIM_STROKE_END;
    if (kind != 'M' && kind != 'C')
        return SIM_STROKE_WRONG;
    (*text)++;
    piece->is_move = kind == 'M';
    piece->x[0] = piece->x[3];
    piece->y[0] = piece->y[3];
    for (int i = piece->is_move ? 3 : 1; i < 4; i++)
        if (!read_number(text, &piece->x[i]) || !read_number(text, &piece->y[i]))
            return SIM_STROKE_WRONG;
    return SIM_STROKE_PIECE;
}

bool sim_stroke_is_valid(const char *text, bool with_lifts)
{
    struct sim_stroke_piece piece = {0};
    bool lifted = false;
    int moves = 0, curves = 0;
    enum sim_stroke_read read;
    while ((read = sim_stroke_next(&text, &piece)) == SIM_STROKE_PIECE) {
        if (piece.is_move ? lifted : moves == 0)
            return false;
        lifted = piece.is_move;
        moves += piece.is_move;
        curves += !piece.is_move;
    }
    return read == SIM_STROKE_END && curves > 0 && !lifted && (moves == 1 || with_lifts);
}
