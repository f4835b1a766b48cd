#include "input/virtual/controller.h"

#include "input/virtual/palm.h"
#include "input/virtual/pocket.h"
#include "input/virtual/sensor.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

const struct virtual_motion_settings virtual_motion_settings_default = {
    .profile = BODY_YOUNG,
    .seed = 1,
    .noise = 1.0,
};

struct virtual_controller {
    struct virtual_motion_settings settings;
    struct virtual_motion_command command;
    struct palm palm;
    struct pocket pocket;
    struct noise_source chip;
    int64_t start_us;
    int64_t sample; // how many have been told
    int64_t lived_us;
};

static int64_t due_us(const struct virtual_controller *controller, int64_t sample)
{
    return controller->start_us + llround((double)sample * 1e6 / controller->settings.rate_hz);
}

static int64_t next_due_us(const void *self)
{
    const struct virtual_controller *controller = self;
    return due_us(controller, controller->sample + 1);
}

static bool in_pocket(const struct virtual_controller *controller)
{
    return controller->command.place == VIRTUAL_MOTION_POCKET_STANDING ||
           controller->command.place == VIRTUAL_MOTION_POCKET_WALKING;
}

/** Only the place it is in goes on: a hand does not tire while the controller is in a pocket. */
static void live(struct virtual_controller *controller, int64_t t_us)
{
    for (; controller->lived_us + PENDULUM_STEP_US <= t_us;
         controller->lived_us += PENDULUM_STEP_US) {
        if (controller->command.place == VIRTUAL_MOTION_PALM)
            palm_step(&controller->palm, &controller->command);
        else if (in_pocket(controller))
            pocket_step(&controller->pocket);
    }
}

static struct sensor_feel feel(const struct virtual_controller *controller)
{
    const struct sensor_pose level = {0};
    if (controller->command.place == VIRTUAL_MOTION_PALM)
        return sensor_feel(&controller->palm.pose);
    if (in_pocket(controller))
        return pocket_feel(&controller->pocket);
    return sensor_feel(&level);
}

static bool advance(void *self, int64_t now_us, struct input_event *event)
{
    struct virtual_controller *controller = self;
    int64_t t_us = next_due_us(controller);
    if (t_us > now_us)
        return false;
    controller->sample++;
    live(controller, t_us - controller->start_us);
    struct sensor_feel felt = feel(controller);
    *event = (struct input_event){.type = INPUT_EVENT_MOTION, .t_us = t_us};
    sensor_read(&felt, !controller->settings.lacks_gyro, &controller->chip, &event->data.motion);
    event->data.motion.t_us = t_us;
    return true;
}

static bool ended(const void *self)
{
    (void)self;
    return false;
}

static void describe(const void *self, struct input_device_info *info)
{
    const struct virtual_controller *controller = self;
    snprintf(info->name, sizeof info->name, "Virtual controller (%s)",
             body_profile_name(controller->settings.profile));
    info->serial[0] = '\0';
    info->path[0] = '\0';
    info->battery_bars = -1;
    info->rate_hz = controller->settings.rate_hz;
    info->tared = true;
}

static const struct device_advanced_ops virtual_controller_ops = {
    .next_due_us = next_due_us,
    .advance = advance,
    .ended = ended,
    .describe = describe,
    .destroy = free,
};

static double cut(double value, double low, double high, double otherwise)
{
    return isfinite(value) ? fmin(fmax(value, low), high) : otherwise;
}

bool virtual_controller_create(const struct virtual_motion_settings *settings, int64_t now_us,
                               struct device_advanced *device)
{
    struct virtual_controller *controller = calloc(1, sizeof *controller);
    if (!controller)
        return false;
    controller->settings = *settings;
    struct virtual_motion_settings *set = &controller->settings;
    set->noise = cut(set->noise, 0.0, 20.0, 1.0);
    set->rate_hz = cut(set->rate_hz, 0.0, 1000.0, 0.0);
    set->rate_hz = set->rate_hz > 0.0 ? fmax(set->rate_hz, 20.0) : 100.0;
    controller->start_us = now_us;
    palm_init(&controller->palm, set);
    pocket_init(&controller->pocket, set);
    noise_source_init(&controller->chip, set->seed ^ UINT64_C(0x5eed5eed5eed5eed));
    *device = (struct device_advanced){
        .kind = INPUT_DEVICE_VIRTUAL_CONTROLLER,
        .ops = &virtual_controller_ops,
        .self = controller,
    };
    return true;
}

void virtual_controller_command(struct device_advanced *device,
                                const struct virtual_motion_command *command)
{
    struct virtual_controller *controller = device->self;
    controller->command = *command;
    if (in_pocket(controller))
        pocket_command(&controller->pocket, command);
}

int virtual_controller_steps(const struct device_advanced *device)
{
    const struct virtual_controller *controller = device->self;
    return controller->pocket.person.gait.step_count;
}
