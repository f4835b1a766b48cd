#include "input/replay/motion_recording.h"

#include "input/replay/csv.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// Beyond what any controller's sensors can say.
#define ACCEL_MAX_G    100.0
#define GYRO_MAX_DEG_S 100000.0
#define ACCEL(column)                                                                              \
    {                                                                                              \
        .name = (column), .low = -ACCEL_MAX_G, .high = ACCEL_MAX_G                                 \
    }
#define GYRO(column)                                                                               \
    {                                                                                              \
        .name = (column), .low = -GYRO_MAX_DEG_S, .high = GYRO_MAX_DEG_S                           \
    }

enum column {
    COLUMN_TIME,
    COLUMN_ACCEL,
    COLUMN_GYRO = COLUMN_ACCEL + 3,
    COLUMN_HAS_GYRO = COLUMN_GYRO + 3,
    COLUMNS,
};

static const struct csv_column columns[COLUMNS] = {
    {.name = "time_s", .low = 0.0, .high = RECORDING_TIME_MAX_S, .rising = true},
    ACCEL("ax_g"),
    ACCEL("ay_g"),
    ACCEL("az_g"),
    GYRO("gx_deg_s"),
    GYRO("gy_deg_s"),
    GYRO("gz_deg_s"),
    {.name = "gyro", .low = 0.0, .high = 1.0},
};

bool motion_recording_is_one(const char *path)
{
    char error[8];
    struct csv csv;
    const char *key, *value;
    if (!csv_open(&csv, path, error, sizeof error))
        return false;
    while (csv_comment(&csv, &key, &value))
        continue;
    bool is_one = csv_header_has(&csv, columns[COLUMN_ACCEL].name);
    csv_close(&csv);
    return is_one;
}

static bool append(struct motion_recording *recording, size_t *capacity, const double *row)
{
    if (recording->count == *capacity) {
        size_t larger = *capacity ? 2 * *capacity : 4096;
        void *grown = realloc(recording->samples, larger * sizeof *recording->samples);
        if (!grown)
            return false;
        recording->samples = grown;
        *capacity = larger;
    }
    struct input_motion_sample *sample = &recording->samples[recording->count++];
    memset(sample, 0, sizeof *sample);
    sample->t_us = llround(row[COLUMN_TIME] * 1e6);
    memcpy(sample->accel_g, row + COLUMN_ACCEL, sizeof sample->accel_g);
    memcpy(sample->gyro_deg_s, row + COLUMN_GYRO, sizeof sample->gyro_deg_s);
    sample->has_gyro = row[COLUMN_HAS_GYRO] > 0.0;
    return true;
}

static bool read_table(struct motion_recording *recording, struct csv *csv)
{
    const char *key, *value;
    double row[COLUMNS];
    size_t capacity = 0;
    enum csv_row got;
    while (csv_comment(csv, &key, &value))
        if (strcmp(key, "device") == 0)
            snprintf(recording->device, sizeof recording->device, "%s", value);
    if (!csv_header(csv, columns, COLUMNS))
        return false;
    while ((got = csv_row(csv, row)) == CSV_ROW) {
        if (!append(recording, &capacity, row))
            return csv_fail(csv, "not enough memory");
    }
    if (got == CSV_END && recording->count == 0)
        return csv_fail(csv, "no samples after the header");
    return got == CSV_END;
}

bool motion_recording_read(struct motion_recording *recording, const char *path, char *error,
                           size_t error_size)
{
    struct csv csv;
    *recording = (struct motion_recording){.count = 0};
    if (!csv_open(&csv, path, error, error_size))
        return false;
    bool good = read_table(recording, &csv);
    csv_close(&csv);
    if (!good)
        motion_recording_finish(recording);
    return good;
}

void motion_recording_finish(struct motion_recording *recording)
{
    free(recording->samples);
    *recording = (struct motion_recording){.count = 0};
}

bool motion_recording_write_info(FILE *file, const char *device)
{
    if (device[0])
        fprintf(file, "# device %s\n", device);
    for (int i = 0; i < COLUMNS; i++)
        fprintf(file, "%s%s", i ? "," : "", columns[i].name);
    fputc('\n', file);
    return !ferror(file);
}

bool motion_recording_write_sample(FILE *file, const struct input_motion_sample *sample)
{
    const double *a = sample->accel_g, *g = sample->gyro_deg_s;
    assert(sample->t_us >= 0);
    return fprintf(file, "%" PRId64 ".%06" PRId64 ",%.9g,%.9g,%.9g,%.9g,%.9g,%.9g,%d\n",
                   sample->t_us / 1000000, sample->t_us % 1000000, a[0], a[1], a[2], g[0], g[1],
                   g[2], sample->has_gyro) > 0;
}
