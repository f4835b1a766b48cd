#ifndef TESTS_VIRTUAL_CARRIED_H
#define TESTS_VIRTUAL_CARRIED_H

#include "tests/check.h"

#include "input/virtual/controller.h"

/** A virtual controller and its samples, as a test lays them out. */
struct carried {
    struct device_advanced device;
    struct virtual_motion_command command;
};

static inline void carried_tell(struct carried *carried)
{
    virtual_controller_command(&carried->device, &carried->command);
}

static inline void carried_begin(struct carried *carried, enum body_profile profile, uint64_t seed,
                                 const struct virtual_motion_command *command)
{
    struct virtual_motion_settings settings = virtual_motion_settings_default;
    settings.profile = profile;
    settings.seed = seed;
    *carried = (struct carried){.command = *command};
    assert_true(virtual_controller_create(&settings, 0, &carried->device));
    carried_tell(carried);
}

static inline void carried_finish(struct carried *carried)
{
    carried->device.ops->destroy(carried->device.self);
}

static inline struct input_motion_sample carried_next(struct carried *carried)
{
    struct input_event event = {0};
    const struct device_advanced *device = &carried->device;
    assert_true(device->ops->advance(device->self, device->ops->next_due_us(device->self), &event));
    return event.data.motion;
}

static inline int carried_steps(const struct carried *carried)
{
    return virtual_controller_steps(&carried->device);
}

static inline void assert_between(double value, double low, double high)
{
    if (!(value >= low && value <= high)) {
        fprintf(stderr, "%.6g is not within %.6g .. %.6g\n", value, low, high);
        fail();
    }
}

#endif
