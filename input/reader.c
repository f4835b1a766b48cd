#include "input/reader.h"

#include "input/link.h"

#include <unistd.h>

#define WAIT_MAX_US   20000 // how late a command or the end may be noticed
#define LEAP_US       1000000
#define EVENT_RESERVE 64 // places in the ring that samples leave to everything else

/** A clock that is set back is waited for: drivers may count on time. */
static int64_t now_us(struct link *link)
{
    int64_t clock_us = link->host->now_us(link->host->user);
    if (clock_us < link->clock_us)
        link->clock_jumps++;
    link->clock_us = clock_us;
    if (clock_us > link->stamp_us)
        link->stamp_us = clock_us;
    return link->stamp_us;
}

static void push(struct link *link, struct device_event *event)
{
    // A full ring means nobody has polled for ten seconds: samples may be lost, news may not.
    bool sample = event->type == DEVICE_EVENT_LOADS || event->type == DEVICE_EVENT_MOTION;
    if (event->type == DEVICE_EVENT_PULSE)
        event->data.pulse.seen.clock_jumps += link->clock_jumps;
    ring_push(&link->events, event, sample ? EVENT_RESERVE : 0);
}

/** Fills in whose report it is. */
static void tell_raw(const struct link *link, struct input_raw_report report)
{
    if (!link->host->raw)
        return;
    report.kind = link->node.kind;
    report.serial = link->node.serial;
    report.path = link->node.path;
    link->host->raw(link->host->user, &report);
}

static void tell_and_write(struct link *link, struct device_step *step)
{
    const struct hid_port_ops *ops = link->host->port.ops;
    for (size_t i = 0; i < step->write_count; i++) {
        const struct device_write *out = &step->writes[i];
        bool written = ops->write(link->handle, out->bytes, out->size);
        if (written)
            tell_raw(link, (struct input_raw_report){.t_us = now_us(link),
                                                     .sent = true,
                                                     .bytes = out->bytes,
                                                     .size = out->size});
        else if (!link->write_failed)
            link_log(link, "report 0x%02x could not be written", out->bytes[0]);
        link->write_failed = !written;
    }
    for (size_t i = 0; i < step->event_count; i++)
        push(link, &step->events[i]);
    if (step->note[0])
        link_log(link, "%s", step->note);
}

/** The node is another kind of device than enumeration could tell. */
static void change_driver(struct link *link, struct device_step *step)
{
    struct device_event event = {
        .type = DEVICE_EVENT_KIND,
        .t_us = now_us(link),
        .data.kind = step->hand_to,
    };
    link->driver = driver_of_kind(step->hand_to);
    link_log(link, "this is a %s", input_kind_code(step->hand_to));
    push(link, &event);
    link->driver->start(&link->memory, event.t_us, step);
    tell_and_write(link, step);
}

/** A feature report's answer is a step of its own, which may ask for the next one. */
static void carry_out(struct link *link, struct device_step *step)
{
    const struct hid_port_ops *ops = link->host->port.ops;
    tell_and_write(link, step);
    while (step->feature_id != 0 && link->driver->feature && !atomic_load(&link->stop)) {
        uint8_t bytes[DEVICE_REPORT_MAX] = {0};
        int size = ops->feature
                       ? ops->feature(link->handle, step->feature_id, bytes, step->feature_size)
                       : -1;
        size_t got = size > 0 ? (size_t)size : 0;
        int64_t t_us = now_us(link);
        tell_raw(link, (struct input_raw_report){
                           .t_us = t_us, .feature = true, .bytes = bytes, .size = got});
        link->driver->feature(&link->memory, bytes, got, t_us, step);
        tell_and_write(link, step);
    }
    if (step->hands_over)
        change_driver(link, step);
}

static void obey(struct link *link, struct device_step *step)
{
    struct device_command command;
    while (ring_pop(&link->commands, &command)) {
        link->driver->command(&link->memory, &command, now_us(link), step);
        carry_out(link, step);
    }
}

static int wait_ms(const struct device_step *step, int64_t t_us)
{
    int64_t wait_us = step->deadline_us - t_us;
    if (wait_us > WAIT_MAX_US)
        wait_us = WAIT_MAX_US;
    return wait_us <= 0 ? 0 : (int)((wait_us + 999) / 1000);
}

/** One wait for a report. false = the device is gone. */
static bool read_once(struct link *link, struct device_step *step)
{
    uint8_t bytes[DEVICE_REPORT_MAX];
    int64_t begun_us = now_us(link);
    int size =
        link->host->port.ops->read(link->handle, bytes, sizeof bytes, wait_ms(step, begun_us));
    int64_t t_us = now_us(link);
    // We, or the whole machine, were stopped: what came meanwhile is stamped too late.
    if (t_us - begun_us > WAIT_MAX_US + LEAP_US)
        link->clock_jumps++;
    if (size < 0)
        return false;
    if (size > 0) {
        tell_raw(link,
                 (struct input_raw_report){.t_us = t_us, .bytes = bytes, .size = (size_t)size});
        link->driver->report(&link->memory, bytes, (size_t)size, t_us, step);
        carry_out(link, step);
    }
    if (t_us >= step->deadline_us) {
        link->driver->timeout(&link->memory, t_us, step);
        carry_out(link, step);
    }
    return true;
}

static void finish(struct link *link)
{
    uint64_t one = 1;
    atomic_store(&link->finished, true);
    // The manager looks every two seconds anyway; this is only to be quick.
    ssize_t written = write(link->host->wake_fd, &one, sizeof one);
    (void)written;
}

void *reader_run(void *argument)
{
    struct link *link = argument;
    struct device_step step;
    bool there = true;
    link->driver->start(&link->memory, now_us(link), &step);
    carry_out(link, &step);
    while (there && !atomic_load(&link->stop)) {
        obey(link, &step);
        there = read_once(link, &step);
    }
    if (there) {
        link->driver->stop(&link->memory, &step);
        carry_out(link, &step);
    }
    finish(link);
    return NULL;
}
