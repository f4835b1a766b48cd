#include "input/replay/motion_recording.h"
#include "input/virtual/controller.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/**
 * rig_carry palm SHAKE FILE: what a controller feels that lies on a table for some seconds and then
 * on the palm of a young hand, for rig_hand. SHAKE 0 = as still as hands are .. 1 = as hard as a
 * wrist can.
 *
 * rig_carry pocket STEP_S FILE: the same, but it goes into a trouser pocket of somebody who stands
 * there for a while and then walks, STEP_S from foot to foot. Prints the truth: "steps N mean_s S",
 * of the walking.
 */

static const int64_t TABLE_US = 3000000; // the gyroscope's zero is taken at rest
static const int64_t QUIET_US = 5000000; // it settles, the lead-in has begun
static const int64_t LENGTH_US = 90000000;
static const int64_t BUSY_US = TABLE_US + QUIET_US;
static const double RATE_HZ = 250;

struct carrier {
    struct device_advanced device;
    FILE *file;
    int64_t first_step_us;
    int64_t last_step_us;
    int steps;
};

static void note_steps(struct carrier *carrier, int64_t t_us)
{
    int steps = virtual_controller_steps(&carrier->device);
    if (steps == carrier->steps)
        return;
    if (carrier->steps == 0)
        carrier->first_step_us = t_us;
    carrier->last_step_us = t_us;
    carrier->steps = steps;
}

static bool live(struct carrier *carrier, const struct virtual_motion_command *command,
                 int64_t until_us)
{
    struct input_event event;
    bool written = true;
    virtual_controller_command(&carrier->device, command);
    while (written && carrier->device.ops->advance(carrier->device.self, until_us, &event)) {
        written = motion_recording_write_sample(carrier->file, &event.data.motion);
        note_steps(carrier, event.t_us);
    }
    return written;
}

static bool write_palm(struct carrier *carrier, double shake)
{
    const struct virtual_motion_command table = {.place = VIRTUAL_MOTION_TABLE};
    // Level first: a shaken palm is no place to set a bottle down on.
    const struct virtual_motion_command level = {.place = VIRTUAL_MOTION_PALM};
    const struct virtual_motion_command palm = {.place = VIRTUAL_MOTION_PALM, .shake = shake};
    return live(carrier, &table, TABLE_US) && live(carrier, &level, BUSY_US) &&
           live(carrier, &palm, LENGTH_US);
}

static bool write_pocket(struct carrier *carrier, double step_s)
{
    const struct virtual_motion_command table = {.place = VIRTUAL_MOTION_TABLE};
    struct virtual_motion_command pocket = {.place = VIRTUAL_MOTION_POCKET_STANDING};
    bool written = live(carrier, &table, TABLE_US) && live(carrier, &pocket, BUSY_US);
    pocket.place = VIRTUAL_MOTION_POCKET_WALKING;
    pocket.body.gait = BODY_GAIT_MARCH;
    pocket.body.step_s = step_s;
    written = written && live(carrier, &pocket, LENGTH_US);
    if (carrier->steps > 1)
        printf("steps %d mean_s %.3f\n", carrier->steps,
               (double)(carrier->last_step_us - carrier->first_step_us) * 1e-6 /
                   (carrier->steps - 1));
    return written;
}

int main(int argc, char **argv)
{
    bool palm = argc == 4 && strcmp(argv[1], "palm") == 0;
    bool pocket = argc == 4 && strcmp(argv[1], "pocket") == 0;
    if (!palm && !pocket) {
        fprintf(stderr, "usage: rig_carry palm SHAKE FILE | pocket STEP_S FILE\n");
        return 2;
    }
    struct virtual_motion_settings settings = virtual_motion_settings_default;
    settings.rate_hz = RATE_HZ;
    struct carrier carrier = {.file = fopen(argv[3], "w")};
    if (!carrier.file || !virtual_controller_create(&settings, 0, &carrier.device)) {
        perror(argv[3]);
        return 1;
    }
    double number = strtod(argv[2], NULL);
    bool written = motion_recording_write_info(carrier.file, "") &&
                   (palm ? write_palm(&carrier, number) : write_pocket(&carrier, number));
    carrier.device.ops->destroy(carrier.device.self);
    if (fclose(carrier.file) != 0 || !written) {
        fprintf(stderr, "rig_carry: %s: not written\n", argv[3]);
        return 1;
    }
    return 0;
}
