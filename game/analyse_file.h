#ifndef GAME_ANALYSE_FILE_H
#define GAME_ANALYSE_FILE_H

#include <stdbool.h>
#include <stddef.h>

/** One file, whichever of the two kinds it is, as CoP and load over time. Owns its arrays. */
struct analyse_file {
    bool is_recording; // corner loads; otherwise a CoP file
    bool has_load;
    size_t n;
    double *t_s;   // as in the file, never runs backwards
    bool *has_cop; // false where the load is below the floor of sway_cop()
    double *ml_mm;
    double *ap_mm;
    double *load_kg; // NULL without has_load
};

/**
 * Reads the file. quarter_turns: the board's under the person, on top of the recording's own
 * facing; 0 for a CoP file. Samples with one dead sensor are left out. false: *error is one line
 * that names file, line and allowed range; nothing to finish then.
 */
bool analyse_file_load(struct analyse_file *file, const char *path, int quarter_turns, char *error,
                       size_t error_size);
void analyse_file_finish(struct analyse_file *file);

#endif
