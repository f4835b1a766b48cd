#include "input/replay/recording.h"

#include "input/replay/cop_file.h"
#include "input/replay/csv.h"
#include "input/virtual/corners.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define LOAD(column)                                                                               \
    {                                                                                              \
        .name = (column), .low = -RECORDING_LOAD_MAX_KG, .high = RECORDING_LOAD_MAX_KG             \
    }

static const struct csv_column columns[] = {
    {.name = "time_s", .low = 0.0, .high = RECORDING_TIME_MAX_S, .rising = true},
    LOAD("tr_kg"),
    LOAD("br_kg"),
    LOAD("tl_kg"),
    LOAD("bl_kg"),
};

void recording_info_init(struct recording_info *info)
{
    *info = (struct recording_info){
        .spacing_x_mm = CORNERS_SPACING_X_MM,
        .spacing_y_mm = CORNERS_SPACING_Y_MM,
    };
}

/** Exactly count numbers between blanks, each within low .. high. */
static bool comment_numbers(struct csv *csv, const char *key, const char *text, double low,
                            double high, size_t count, double *values)
{
    char piece[64];
    size_t found = 0;
    while (*text) {
        size_t length = strcspn(text, " \t,");
        if (found == count || length >= sizeof piece)
            break;
        memcpy(piece, text, length);
        piece[length] = '\0';
        if (!csv_number(piece, &values[found]))
            return csv_fail(csv, "%s = \"%s\", want a number", key, piece);
        if (values[found] < low || values[found] > high)
            return csv_fail(csv, "%s = %s, allowed %g..%g", key, piece, low, high);
        found++;
        text += length;
        text += strspn(text, " \t,");
    }
    if (*text || found != count)
        return csv_fail(csv, "%s wants %zu number%s", key, count, count == 1 ? "" : "s");
    return true;
}

static bool take_comment(struct csv *csv, struct recording_info *info, const char *key,
                         const char *value)
{
    double numbers[4];
    if (strcmp(key, "spacing_mm") == 0) {
        if (!comment_numbers(csv, key, value, 50.0, 2000.0, 2, numbers))
            return false;
        info->spacing_x_mm = numbers[0];
        info->spacing_y_mm = numbers[1];
    } else if (strcmp(key, "facing") == 0) {
        if (!comment_numbers(csv, key, value, 0.0, 3.0, 1, numbers))
            return false;
        if (numbers[0] != floor(numbers[0]))
            return csv_fail(csv, "facing = %s, allowed 0, 1, 2, 3", value);
        info->facing = (int)numbers[0];
    } else if (strcmp(key, "tare_kg") == 0) {
        if (!comment_numbers(csv, key, value, -RECORDING_LOAD_MAX_KG, RECORDING_LOAD_MAX_KG, 4,
                             info->tare_kg))
            return false;
        info->has_tare = true;
    } else if (strcmp(key, "device") == 0) {
        snprintf(info->device, sizeof info->device, "%s", value);
    }
    return true; // other comments are somebody's notes
}

static bool append(struct recording *recording, size_t *capacity, const double *row)
{
    if (recording->count == *capacity) {
        size_t larger = *capacity ? 2 * *capacity : 4096;
        void *grown = realloc(recording->samples, larger * sizeof *recording->samples);
        if (!grown)
            return false;
        recording->samples = grown;
        *capacity = larger;
    }
    recording->samples[recording->count++] = (struct input_board_sample){
        .t_us = llround(row[0] * 1e6),
        .tr_kg = row[1],
        .br_kg = row[2],
        .tl_kg = row[3],
        .bl_kg = row[4],
    };
    return true;
}

static bool read_table(struct recording *recording, struct csv *csv)
{
    const char *key, *value;
    while (csv_comment(csv, &key, &value)) {
        if (!take_comment(csv, &recording->info, key, value))
            return false;
    }
    if (!csv_header(csv, columns, sizeof columns / sizeof *columns))
        return false;
    size_t capacity = 0;
    double row[sizeof columns / sizeof *columns];
    enum csv_row got;
    while ((got = csv_row(csv, row)) == CSV_ROW) {
        if (!append(recording, &capacity, row))
            return csv_fail(csv, "not enough memory");
    }
    if (got == CSV_END && recording->count == 0)
        return csv_fail(csv, "no samples after the header");
    return got == CSV_END;
}

bool recording_read(struct recording *recording, const char *path, char *error, size_t error_size)
{
    struct csv csv;
    *recording = (struct recording){0};
    recording_info_init(&recording->info);
    if (!csv_open(&csv, path, error, error_size))
        return false;
    bool good = read_table(recording, &csv);
    csv_close(&csv);
    if (!good)
        recording_finish(recording);
    return good;
}

bool recording_read_any(struct recording *recording, const char *path, char *error,
                        size_t error_size)
{
    struct cop_file cop;
    if (!cop_file_is_one(path))
        return recording_read(recording, path, error, error_size);
    if (!cop_file_read(&cop, path, error, error_size))
        return false;
    bool good = cop_file_to_recording(&cop, RECORDING_ASSUMED_KG, recording);
    cop_file_finish(&cop);
    if (!good)
        snprintf(error, error_size, "%s: not enough memory", path);
    return good;
}

void recording_finish(struct recording *recording)
{
    free(recording->samples);
    *recording = (struct recording){0};
}

bool recording_write_info(FILE *file, const struct recording_info *info)
{
    fprintf(file, "# spacing_mm %.9g %.9g\n# facing %d\n", info->spacing_x_mm, info->spacing_y_mm,
            info->facing);
    if (info->has_tare) {
        const double *tare_kg = info->tare_kg;
        fprintf(file, "# tare_kg %.9g %.9g %.9g %.9g\n", tare_kg[0], tare_kg[1], tare_kg[2],
                tare_kg[3]);
    }
    if (info->device[0])
        fprintf(file, "# device %s\n", info->device);
    fputs("time_s,tr_kg,br_kg,tl_kg,bl_kg\n", file);
    return !ferror(file);
}

bool recording_write_sample(FILE *file, const struct input_board_sample *sample)
{
    assert(sample->t_us >= 0);
    // Whole numbers: a double of seconds would lose microseconds in the print.
    return fprintf(file, "%" PRId64 ".%06" PRId64 ",%.9g,%.9g,%.9g,%.9g\n", sample->t_us / 1000000,
                   sample->t_us % 1000000, sample->tr_kg, sample->br_kg, sample->tl_kg,
                   sample->bl_kg) > 0;
}

/** A pipe or a device that could not take it all is not ours to remove. */
static bool is_file_of_ours(FILE *file)
{
    struct stat status;
    return fstat(fileno(file), &status) == 0 && S_ISREG(status.st_mode);
}

bool recording_write(const struct recording *recording, const char *path, char *error,
                     size_t error_size)
{
    FILE *file = fopen(path, "wb");
    if (!file) {
        snprintf(error, error_size, "%s: cannot be written: %s", path, strerror(errno));
        return false;
    }
    bool ours = is_file_of_ours(file);
    bool good = recording_write_info(file, &recording->info);
    for (size_t i = 0; good && i < recording->count; i++)
        good = recording_write_sample(file, &recording->samples[i]);
    int cause = errno;
    if (fclose(file) != 0 && good) {
        cause = errno;
        good = false;
    }
    if (!good) {
        if (ours)
            remove(path);
        snprintf(error, error_size, "%s: cannot be written: %s", path, strerror(cause));
    }
    return good;
}
