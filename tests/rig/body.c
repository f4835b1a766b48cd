#include "input/input.h"
#include "input/replay/recording.h"

#include <stdio.h>
#include <stdlib.h>

/**
 * rig_body PROFILE NOISE FILE: a minute of a virtual person's standing as a recording, for where
 * the trials of real people are not at hand. NOISE 1 is the profile's own unrest.
 */

static const int64_t SETTLE_US = 12 * 1000000; // has stepped on and stands quietly
static const int64_t LENGTH_US = 60 * 1000000;
static const int64_t STEP_US = 10000;

static bool write_samples(struct input *input, FILE *file)
{
    struct input_event event;
    bool written = true;
    while (input_poll(input, &event)) {
        if (event.type != INPUT_EVENT_BOARD || event.t_us < SETTLE_US)
            continue;
        event.data.board.t_us -= SETTLE_US;
        written = written && recording_write_sample(file, &event.data.board);
    }
    return written;
}

static bool record(enum body_profile profile, double noise, FILE *file)
{
    const struct input_settings settings = {0};
    struct input *input = input_create(&settings);
    struct body_settings body = body_settings_default;
    body.profile = profile;
    body.seed = 7;
    body.noise = noise;
    uint8_t device;
    struct recording_info info;
    recording_info_init(&info);
    bool written =
        input && input_add_virtual(input, &body, 0, &device) && recording_write_info(file, &info);
    const struct body_command stand = {.stance = BODY_STANCE_APART};
    if (written)
        input_virtual_command(input, device, &stand);
    for (int64_t t_us = 0; written && t_us < SETTLE_US + LENGTH_US; t_us += STEP_US) {
        input_advance(input, t_us);
        written = write_samples(input, file);
    }
    input_destroy(input);
    return written;
}

int main(int argc, char **argv)
{
    enum body_profile profile;
    if (argc != 4 || !body_profile_from_name(argv[1], &profile)) {
        fprintf(stderr, "usage: rig_body young|old|neuropathy NOISE FILE\n");
        return 2;
    }
    FILE *file = fopen(argv[3], "w");
    bool written = file && record(profile, strtod(argv[2], NULL), file);
    if (!file || fclose(file) != 0 || !written) {
        fprintf(stderr, "rig_body: %s: not written\n", argv[3]);
        return 1;
    }
    return 0;
}
