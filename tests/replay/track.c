#include "tests/replay/track.h"

#include "tests/check.h"

#include "input/virtual/corners.h"

#include <stdlib.h>

static const double TAU = 6.283185307179586;
static const int64_t STEP_US = 1000000 / TRACK_RATE_HZ;

const struct track_stance track_quiet = {.load_kg = 70, .sway_mm = 4};

void track_init(struct track *track)
{
    *track = (struct track){0};
    recording_info_init(&track->recording.info);
}

void track_finish(struct track *track)
{
    recording_finish(&track->recording);
}

static int64_t next_us(const struct track *track)
{
    const struct recording *recording = &track->recording;
    return recording->count ? recording->samples[recording->count - 1].t_us + STEP_US : 0;
}

double track_now_s(const struct track *track)
{
    return (double)next_us(track) * 1e-6;
}

static void add(struct track *track, const struct input_board_sample *sample)
{
    struct recording *recording = &track->recording;
    if (recording->count == track->capacity) {
        track->capacity = track->capacity ? 2 * track->capacity : 4096;
        recording->samples =
            realloc(recording->samples, track->capacity * sizeof *recording->samples);
        assert_non_null(recording->samples);
    }
    recording->samples[recording->count++] = *sample;
}

void track_stand(struct track *track, double seconds, const struct track_stance *stance)
{
    int count = (int)lround(seconds * TRACK_RATE_HZ);
    for (int i = 0; i < count; i++) {
        struct input_board_sample sample = {.t_us = next_us(track)};
        double t_s = (double)sample.t_us * 1e-6;
        double x_mm = stance->x_mm + 0.5 * stance->sway_mm * sin(TAU * 0.31 * t_s);
        double y_mm = stance->y_mm + stance->sway_mm * sin(TAU * 0.23 * t_s);
        corners_from_cop(stance->load_kg, x_mm, y_mm, &sample);
        add(track, &sample);
    }
}

void track_empty(struct track *track, double seconds)
{
    int count = (int)lround(seconds * TRACK_RATE_HZ);
    for (int i = 0; i < count; i++)
        add(track, &(struct input_board_sample){.t_us = next_us(track)});
}

void track_silence(struct track *track, double seconds)
{
    assert_true(track->recording.count > 0);
    struct input_board_sample sample = track->recording.samples[track->recording.count - 1];
    sample.t_us += (int64_t)llround(seconds * 1e6);
    add(track, &sample);
}

void track_write(const struct track *track, const char *path)
{
    char error[256];
    assert_true(recording_write(&track->recording, path, error, sizeof error));
}
