#include "tests/rig/uhid.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/input.h>
#include <linux/uhid.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static size_t put(uint8_t *to, const uint8_t *bytes, size_t size)
{
    memcpy(to, bytes, size);
    return size;
}

static size_t put_report(uint8_t *to, const struct uhid_report *report)
{
    static const uint8_t sticks[] = {0x05, 0x01, 0x09, 0x30, 0x09, 0x31, 0x09, 0x32, 0x09,
                                     0x35, 0x95, 0x04, 0x81, 0x02, 0x06, 0x00, 0xFF};
    size_t size = put(to, (const uint8_t[]){0x85, report->id}, 2);
    uint8_t left = report->size;
    if (report->sticks) {
        size += put(to + size, sticks, sizeof sticks);
        left = (uint8_t)(left - 4);
    }
    const uint8_t item[] = {0x95, left, 0x09, 0x01, (uint8_t)report->kind, 0x00};
    return size + put(to + size, item, sizeof item);
}

/** Every report is an array of bytes under a vendor usage, in a game pad collection. */
static size_t write_descriptor(uint8_t *to, const struct uhid_identity *identity)
{
    static const uint8_t head[] = {0x05, 0x01, 0x09, 0x05, 0xA1, 0x01, 0x15, 0x00,
                                   0x26, 0xFF, 0x00, 0x75, 0x08, 0x06, 0x00, 0xFF};
    if (identity->descriptor)
        return put(to, identity->descriptor, identity->descriptor_size);
    size_t size = put(to, head, sizeof head);
    for (size_t i = 0; i < identity->report_count; i++)
        size += put_report(to + size, &identity->reports[i]);
    to[size++] = 0xC0;
    return size;
}

static bool write_event(struct uhid *uhid, const struct uhid_event *event, size_t size)
{
    if (write(uhid->fd, event, size) == (ssize_t)size)
        return true;
    fprintf(stderr, "rig: /dev/uhid: %s\n", strerror(errno));
    return false;
}

bool uhid_open(struct uhid *uhid)
{
    *uhid = (struct uhid){.fd = open("/dev/uhid", O_RDWR | O_CLOEXEC | O_NONBLOCK)};
    if (uhid->fd < 0)
        fprintf(stderr, "rig: /dev/uhid: %s\n", strerror(errno));
    return uhid->fd >= 0;
}

bool uhid_plug(struct uhid *uhid, const struct uhid_identity *identity, const char *address)
{
    struct uhid_event event = {.type = UHID_CREATE2};
    struct uhid_create2_req *request = &event.u.create2;
    snprintf((char *)request->name, sizeof request->name, "%s", identity->name);
    snprintf((char *)request->uniq, sizeof request->uniq, "%s", address);
    request->rd_size = (uint16_t)write_descriptor(request->rd_data, identity);
    request->bus = identity->bus;
    request->vendor = identity->vendor;
    request->product = identity->product;
    request->version = identity->version;
    uhid->plugged = write_event(uhid, &event, sizeof event);
    return uhid->plugged;
}

void uhid_unplug(struct uhid *uhid)
{
    const struct uhid_event event = {.type = UHID_DESTROY};
    if (uhid->plugged)
        write_event(uhid, &event, sizeof event);
    uhid->plugged = false;
}

void uhid_send(struct uhid *uhid, const uint8_t *bytes, size_t size)
{
    if (!uhid->plugged || size == 0)
        return;
    struct uhid_event event = {.type = UHID_INPUT2};
    event.u.input2.size = (uint16_t)size;
    memcpy(event.u.input2.data, bytes, size);
    write_event(uhid, &event, offsetof(struct uhid_event, u.input2.data) + size);
}

static void answer_get(struct uhid *uhid, const struct uhid_get_report_req *request)
{
    struct uhid_event reply = {.type = UHID_GET_REPORT_REPLY};
    uint8_t bytes[UHID_REPORT_MAX] = {0};
    size_t size = uhid->feature ? uhid->feature(uhid->user, request->rnum, bytes) : 0;
    reply.u.get_report_reply.id = request->id;
    reply.u.get_report_reply.err = size > 0 ? 0 : EIO;
    reply.u.get_report_reply.size = (uint16_t)size;
    memcpy(reply.u.get_report_reply.data, bytes, size);
    write_event(uhid, &reply, sizeof reply);
}

static void accept_set(struct uhid *uhid, uint32_t id)
{
    struct uhid_event reply = {.type = UHID_SET_REPORT_REPLY};
    reply.u.set_report_reply.id = id;
    write_event(uhid, &reply, sizeof reply);
}

bool uhid_receive(struct uhid *uhid, uint8_t *bytes, size_t capacity, size_t *size)
{
    struct uhid_event event;
    if (read(uhid->fd, &event, sizeof event) <= 0)
        return false;
    const uint8_t *data = event.u.output.data;
    *size = event.u.output.size;
    switch (event.type) {
    case UHID_OUTPUT:
        break;
    case UHID_SET_REPORT:
        accept_set(uhid, event.u.set_report.id);
        data = event.u.set_report.data;
        *size = event.u.set_report.size;
        break;
    case UHID_GET_REPORT:
        answer_get(uhid, &event.u.get_report);
        return false;
    default:
        return false;
    }
    if (*size > capacity)
        *size = capacity;
    memcpy(bytes, data, *size);
    return true;
}
