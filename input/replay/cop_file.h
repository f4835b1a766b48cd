#ifndef INPUT_REPLAY_COP_FILE_H
#define INPUT_REPLAY_COP_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "input/replay/recording.h"

/**
 * A centre of pressure over time, as laboratories publish it: columns time_s, ml_cm (right +),
 * ap_cm (forward +), with or without fz_n (vertical force), in any order among others.
 */
struct cop_file {
    double *time_s; // owned, as all columns; count values each, to the last bit as in the file
    double *ml_cm;
    double *ap_cm;
    double *fz_n; // NULL = not in the file
    size_t count;
};

/** The file's header has ml_cm. false also for a file that cannot be read. */
bool cop_file_is_one(const char *path);

/** false: *error is one line naming file, line and allowed range; nothing is left behind. */
bool cop_file_read(struct cop_file *cop, const char *path, char *error, size_t error_size);

void cop_file_finish(struct cop_file *cop);

/**
 * The board samples that have this CoP: total load fz_n / 9.80665 m/s2, or mass_kg where the
 * file has no force; corners by corners.h (433 x 238 mm, facing 0). Times stay, in us.
 * false = no memory.
 */
bool cop_file_to_recording(const struct cop_file *cop, double mass_kg, struct recording *recording);

#endif
