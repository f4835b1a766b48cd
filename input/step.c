#include "input/device.h"

#include <assert.h>
#include <string.h>

void device_step_begin(struct device_step *step)
{
    step->write_count = 0;
    step->event_count = 0;
    step->deadline_us = DEVICE_NEVER_US;
    step->note[0] = '\0';
    step->feature_id = 0;
    step->feature_size = 0;
    step->hands_over = false;
}

struct device_write *device_step_write(struct device_step *step)
{
    assert(step->write_count < DEVICE_STEP_WRITES);
    return &step->writes[step->write_count++];
}

struct device_event *device_step_event(struct device_step *step, enum device_event_type type,
                                       int64_t t_us)
{
    assert(step->event_count < DEVICE_STEP_EVENTS);
    struct device_event *event = &step->events[step->event_count++];
    memset(event, 0, sizeof *event);
    event->type = type;
    event->t_us = t_us;
    return event;
}
