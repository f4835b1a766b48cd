#include "input/replay/cop_file.h"

#include "input/replay/csv.h"
#include "input/virtual/corners.h"

#include <math.h>
#include <stdlib.h>

static const double gravity_m_s2 = 9.80665;

enum column {
    COLUMN_TIME,
    COLUMN_ML,
    COLUMN_AP,
    COLUMN_FZ,
    COLUMNS,
};

static const struct csv_column columns[COLUMNS] = {
    [COLUMN_TIME] = {.name = "time_s", .low = 0.0, .high = RECORDING_TIME_MAX_S, .rising = true},
    [COLUMN_ML] = {.name = "ml_cm", .low = -100.0, .high = 100.0},
    [COLUMN_AP] = {.name = "ap_cm", .low = -100.0, .high = 100.0},
    [COLUMN_FZ] = {.name = "fz_n", .low = -10000.0, .high = 10000.0, .optional = true},
};

static bool skip_comments(struct csv *csv)
{
    const char *key, *value;
    while (csv_comment(csv, &key, &value)) {
    }
    return true;
}

bool cop_file_is_one(const char *path)
{
    char error[8];
    struct csv csv;
    if (!csv_open(&csv, path, error, sizeof error))
        return false;
    bool is_one = skip_comments(&csv) && csv_header_has(&csv, columns[COLUMN_ML].name);
    csv_close(&csv);
    return is_one;
}

static bool grow(struct cop_file *cop, size_t capacity)
{
    double **lists[COLUMNS] = {&cop->time_s, &cop->ml_cm, &cop->ap_cm, &cop->fz_n};
    for (int i = 0; i < COLUMNS; i++) {
        double *grown = realloc(*lists[i], capacity * sizeof *grown);
        if (!grown)
            return false;
        *lists[i] = grown;
    }
    return true;
}

static bool read_table(struct cop_file *cop, struct csv *csv)
{
    skip_comments(csv);
    if (!csv_header(csv, columns, COLUMNS))
        return false;
    size_t capacity = 0;
    double row[COLUMNS];
    enum csv_row got;
    while ((got = csv_row(csv, row)) == CSV_ROW) {
        if (cop->count == capacity) {
            capacity = capacity ? 2 * capacity : 4096;
            if (!grow(cop, capacity))
                return csv_fail(csv, "not enough memory");
        }
        cop->time_s[cop->count] = row[COLUMN_TIME];
        cop->ml_cm[cop->count] = row[COLUMN_ML];
        cop->ap_cm[cop->count] = row[COLUMN_AP];
        cop->fz_n[cop->count] = row[COLUMN_FZ];
        cop->count++;
    }
    if (got == CSV_END && cop->count == 0)
        return csv_fail(csv, "no samples after the header");
    if (!csv->present[COLUMN_FZ]) {
        free(cop->fz_n);
        cop->fz_n = NULL;
    }
    return got == CSV_END;
}

bool cop_file_read(struct cop_file *cop, const char *path, char *error, size_t error_size)
{
    struct csv csv;
    *cop = (struct cop_file){0};
    if (!csv_open(&csv, path, error, error_size))
        return false;
    bool good = read_table(cop, &csv);
    csv_close(&csv);
    if (!good)
        cop_file_finish(cop);
    return good;
}

void cop_file_finish(struct cop_file *cop)
{
    free(cop->time_s);
    free(cop->ml_cm);
    free(cop->ap_cm);
    free(cop->fz_n);
    *cop = (struct cop_file){0};
}

bool cop_file_to_recording(const struct cop_file *cop, double mass_kg, struct recording *recording)
{
    *recording = (struct recording){.count = cop->count};
    recording_info_init(&recording->info);
    recording->samples = calloc(cop->count, sizeof *recording->samples);
    if (!recording->samples)
        return false;
    for (size_t i = 0; i < cop->count; i++) {
        double load_kg = cop->fz_n ? cop->fz_n[i] / gravity_m_s2 : mass_kg;
        struct input_board_sample *sample = &recording->samples[i];
        sample->t_us = llround(cop->time_s[i] * 1e6);
        corners_from_cop(load_kg, cop->ml_cm[i] * 10.0, cop->ap_cm[i] * 10.0, sample);
    }
    return true;
}
