#include "input/link.h"

#include "input/reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define EVENT_CAPACITY   1024 // 10 s at 100 reports a second
#define COMMAND_CAPACITY 16
#define DENIED_US        1000000
#define LINE_SIZE        256

bool link_init(struct link *link, const struct link_host *host)
{
    memset(link, 0, sizeof *link);
    atomic_init(&link->state, LINK_FREE);
    atomic_init(&link->stop, false);
    atomic_init(&link->finished, false);
    link->host = host;
    if (!ring_init(&link->events, EVENT_CAPACITY, sizeof(struct device_event)))
        return false;
    if (!ring_init(&link->commands, COMMAND_CAPACITY, sizeof(struct device_command))) {
        ring_finish(&link->events);
        return false;
    }
    return true;
}

void link_finish(struct link *link)
{
    ring_finish(&link->commands);
    ring_finish(&link->events);
}

void link_log(const struct link *link, const char *format, ...)
{
    char line[LINE_SIZE];
    if (!link->host->log)
        return;
    int length = snprintf(line, sizeof line, "%s %s (%s): ", input_kind_code(link->node.kind),
                          link->node.path, link->node.serial[0] ? link->node.serial : "no serial");
    if (length < 0 || (size_t)length >= sizeof line)
        length = 0;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line + length, sizeof line - (size_t)length, format, arguments);
    va_end(arguments);
    link->host->log(link->host->user, line);
}

static void tell(struct link *link, enum device_event_type type, enum input_problem problem)
{
    struct device_event event = {
        .type = type,
        .t_us = link->host->now_us(link->host->user),
        .data.problem = problem,
    };
    ring_push(&link->events, &event, 0);
}

void link_claim(struct link *link, const struct hid_port_found *node)
{
    struct device_command old;
    while (ring_pop(&link->commands, &old))
        continue; // meant for the device that had this place before
    link->node = *node;
    link->driver = driver_of_node(node);
    link->reading = false;
    link->denied_since_us = 0;
    link->denied_told = false;
    tell(link, DEVICE_EVENT_FOUND, INPUT_PROBLEM_NONE);
    atomic_store_explicit(&link->state, LINK_LIVE, memory_order_release);
}

static void refused(struct link *link, enum input_problem problem)
{
    int64_t now_us = link->host->now_us(link->host->user);
    if (link->denied_since_us == 0)
        link->denied_since_us = now_us;
    if (link->denied_told || now_us - link->denied_since_us < DENIED_US)
        return;
    link->denied_told = true;
    link_log(link, "%s", input_problem_text(problem));
    tell(link, DEVICE_EVENT_REFUSED, problem);
}

bool link_open(struct link *link)
{
    const struct hid_port *port = &link->host->port;
    switch (port->ops->open(port->user, link->node.path, &link->handle)) {
    case HID_PORT_OK:
        break;
    case HID_PORT_PERMISSION:
        refused(link, INPUT_PROBLEM_PERMISSION);
        return false;
    case HID_PORT_GONE:
        return false; // the next scan will not find it any more
    default:
        refused(link, INPUT_PROBLEM_OPEN);
        return false;
    }
    if (link->denied_told)
        tell(link, DEVICE_EVENT_FOUND, INPUT_PROBLEM_NONE);
    link->denied_since_us = 0;
    link->denied_told = false;
    link->write_failed = false;
    link->clock_us = INT64_MIN;
    link->stamp_us = INT64_MIN;
    link->clock_jumps = 0;
    atomic_store(&link->stop, false);
    atomic_store(&link->finished, false);
    if (pthread_create(&link->thread, NULL, reader_run, link) != 0) {
        port->ops->close(link->handle);
        refused(link, INPUT_PROBLEM_OPEN);
        return false;
    }
    link->reading = true;
    return true;
}

bool link_is_pending(const struct link *link)
{
    return !link->reading && link->denied_since_us != 0 && !link->denied_told;
}

void link_close(struct link *link)
{
    if (link->reading) {
        atomic_store(&link->stop, true);
        pthread_join(link->thread, NULL);
        link->host->port.ops->close(link->handle);
        link->reading = false;
    }
    tell(link, DEVICE_EVENT_LEFT, INPUT_PROBLEM_NONE);
    atomic_store_explicit(&link->state, LINK_DONE, memory_order_release);
}

void link_release(struct link *link)
{
    atomic_store_explicit(&link->state, LINK_FREE, memory_order_release);
}
