#include "game/analyse_file.h"

#include <stdio.h>
#include <stdlib.h>

#include "game/sway/cop.h"
#include "input/glitch.h"
#include "input/replay/cop_file.h"
#include "input/replay/recording.h"

static const double gravity_m_s2 = 9.80665;

static bool allocate(struct analyse_file *file, size_t capacity)
{
    file->t_s = calloc(capacity, sizeof *file->t_s);
    file->has_cop = calloc(capacity, sizeof *file->has_cop);
    file->ml_mm = calloc(capacity, sizeof *file->ml_mm);
    file->ap_mm = calloc(capacity, sizeof *file->ap_mm);
    file->load_kg = calloc(capacity, sizeof *file->load_kg);
    return file->t_s && file->has_cop && file->ml_mm && file->ap_mm && file->load_kg;
}

static void take_recording(struct analyse_file *file, const struct recording *recording,
                           int quarter_turns)
{
    const struct sway_board_frame frame = {
        .spacing_ml_mm = recording->info.spacing_x_mm,
        .spacing_ap_mm = recording->info.spacing_y_mm,
        .quarter_turns = recording->info.facing + quarter_turns,
    };
    struct input_glitch glitch = {0};
    for (size_t i = 0; i < recording->count; i++) {
        const struct input_board_sample *sample = &recording->samples[i];
        if (!input_glitch_accept(&glitch, sample))
            continue;
        const size_t at = file->n++;
        struct sway_point cop = {0};
        file->has_cop[at] = sway_cop(&frame, sample, &cop);
        file->t_s[at] = (double)sample->t_us / 1e6;
        file->ml_mm[at] = cop.ml_mm;
        file->ap_mm[at] = cop.ap_mm;
        file->load_kg[at] = input_board_sample_load_kg(sample);
    }
}

static void take_cop_file(struct analyse_file *file, const struct cop_file *cop)
{
    for (size_t i = 0; i < cop->count; i++) {
        file->t_s[i] = cop->time_s[i];
        file->ml_mm[i] = cop->ml_cm[i] * 10.0;
        file->ap_mm[i] = cop->ap_cm[i] * 10.0;
        file->load_kg[i] = cop->fz_n ? cop->fz_n[i] / gravity_m_s2 : 0.0;
        file->has_cop[i] = !cop->fz_n || file->load_kg[i] >= SWAY_COP_LOAD_FLOOR_KG;
    }
    file->n = cop->count;
}

static bool load_recording(struct analyse_file *file, const char *path, int quarter_turns,
                           char *error, size_t error_size)
{
    struct recording recording;
    if (!recording_read(&recording, path, error, error_size))
        return false;
    file->is_recording = true;
    file->has_load = true;
    const bool fits = allocate(file, recording.count);
    if (fits)
        take_recording(file, &recording, quarter_turns);
    else
        snprintf(error, error_size, "%s: not enough memory", path);
    recording_finish(&recording);
    return fits;
}

static bool load_cop_file(struct analyse_file *file, const char *path, char *error,
                          size_t error_size)
{
    struct cop_file cop;
    if (!cop_file_read(&cop, path, error, error_size))
        return false;
    file->has_load = cop.fz_n != NULL;
    const bool fits = allocate(file, cop.count);
    if (fits)
        take_cop_file(file, &cop);
    else
        snprintf(error, error_size, "%s: not enough memory", path);
    cop_file_finish(&cop);
    return fits;
}

bool analyse_file_load(struct analyse_file *file, const char *path, int quarter_turns, char *error,
                       size_t error_size)
{
    *file = (struct analyse_file){0};
    const bool loaded = cop_file_is_one(path)
                            ? load_cop_file(file, path, error, error_size)
                            : load_recording(file, path, quarter_turns, error, error_size);
    if (!loaded)
        analyse_file_finish(file);
    return loaded;
}

void analyse_file_finish(struct analyse_file *file)
{
    free(file->load_kg);
    free(file->ap_mm);
    free(file->ml_mm);
    free(file->has_cop);
    free(file->t_s);
    *file = (struct analyse_file){0};
}
