#ifndef INPUT_REPLAY_RECORDING_H
#define INPUT_REPLAY_RECORDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "input/sample.h"

/**
 * A recording of a balance board as a text file (decisions.md 6).
 *
 *   # spacing_mm 433 238          between the sensors, along x and y (devices.md 1.6)
 *   # facing 0                    quarter turns of the board under the person, clockwise
 *   # tare_kg 0.1 -0.2 0 0.05     zero already taken off the corners, TR BR TL BL
 *   # device 00:1e:35:aa:bb:cc    which board, or words
 *   time_s,tr_kg,br_kg,tl_kg,bl_kg
 *   0.000000,17.5,17.1,18.2,17.9
 *
 * All comment lines may be absent; columns come in any order and extra ones are skipped. Time is
 * written to the microsecond, loads with %.9g: what has been written once is read and written
 * again bit for bit.
 */

#define RECORDING_DEVICE_SIZE 64
#define RECORDING_TIME_MAX_S  86400.0
#define RECORDING_LOAD_MAX_KG 1000.0

struct recording_info {
    double spacing_x_mm; // 433 unless the file says otherwise
    double spacing_y_mm; // 238
    int facing;          // 0 .. 3
    double tare_kg[4];   // TR BR TL BL
    bool has_tare;
    char device[RECORDING_DEVICE_SIZE]; // "" = not known
};

struct recording {
    struct recording_info info;
    struct input_board_sample *samples; // owned; time as in the file, in us
    size_t count;
};

/** What a file without comment lines means. */
void recording_info_init(struct recording_info *info);

/**
 * Reads a whole file of at most 64 MiB. false: *error is one line that names file, line and the
 * allowed range, nothing is left behind. A file without a single sample is an error.
 */
bool recording_read(struct recording *recording, const char *path, char *error, size_t error_size);

/**
 * As recording_read(), and takes a CoP file too (cop_file.h): loads from its fz_n, or of a person
 * of RECORDING_ASSUMED_KG where it has none.
 */
#define RECORDING_ASSUMED_KG 70.0
bool recording_read_any(struct recording *recording, const char *path, char *error,
                        size_t error_size);

void recording_finish(struct recording *recording);

/** Comment lines and header. false = the stream failed. */
bool recording_write_info(FILE *file, const struct recording_info *info);

/** One row. Time is written as it is and must not be negative. false = the stream failed. */
bool recording_write_sample(FILE *file, const struct input_board_sample *sample);

/** The whole file. false: *error says why; a half written file is removed. */
bool recording_write(const struct recording *recording, const char *path, char *error,
                     size_t error_size);

#endif
