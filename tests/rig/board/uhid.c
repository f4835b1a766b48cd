#include "tests/rig/board/uhid.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/input.h>
#include <linux/uhid.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { VENDOR = 0x057E, PRODUCT = 0x0306 };

static const char NAME[] = "Nintendo RVL-WBC-01";

struct report_shape {
    uint8_t id;
    uint8_t size; // bytes after the id
};

static const struct report_shape outputs[] = {
    {0x10, 1},  {0x11, 1}, {0x12, 2},  {0x13, 1}, {0x14, 1}, {0x15, 1},
    {0x16, 21}, {0x17, 6}, {0x18, 21}, {0x19, 1}, {0x1A, 1},
};
static const struct report_shape inputs[] = {
    {0x20, 6},  {0x21, 21}, {0x22, 4},  {0x30, 2},  {0x31, 5},  {0x32, 10}, {0x33, 17},
    {0x34, 21}, {0x35, 21}, {0x36, 21}, {0x37, 21}, {0x3D, 21}, {0x3E, 21}, {0x3F, 21},
};

static size_t put(uint8_t *to, const uint8_t *bytes, size_t size)
{
    memcpy(to, bytes, size);
    return size;
}

/** Every report is an array of bytes under a vendor usage, in a game pad collection. */
static size_t write_descriptor(uint8_t *to)
{
    static const uint8_t head[] = {0x05, 0x01, 0x09, 0x05, 0xA1, 0x01, 0x15, 0x00,
                                   0x26, 0xFF, 0x00, 0x75, 0x08, 0x06, 0x00, 0xFF};
    size_t size = put(to, head, sizeof head);
    for (size_t i = 0; i < sizeof outputs / sizeof outputs[0]; i++) {
        const uint8_t item[] = {0x85, outputs[i].id, 0x95, outputs[i].size, 0x09, 0x01, 0x91, 0x00};
        size += put(to + size, item, sizeof item);
    }
    for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
        const uint8_t item[] = {0x85, inputs[i].id, 0x95, inputs[i].size, 0x09, 0x01, 0x81, 0x00};
        size += put(to + size, item, sizeof item);
    }
    to[size++] = 0xC0;
    return size;
}

static bool write_event(struct uhid *uhid, const struct uhid_event *event, size_t size)
{
    if (write(uhid->fd, event, size) == (ssize_t)size)
        return true;
    fprintf(stderr, "board: /dev/uhid: %s\n", strerror(errno));
    return false;
}

bool uhid_open(struct uhid *uhid)
{
    *uhid = (struct uhid){.fd = open("/dev/uhid", O_RDWR | O_CLOEXEC | O_NONBLOCK)};
    if (uhid->fd < 0)
        fprintf(stderr, "board: /dev/uhid: %s\n", strerror(errno));
    return uhid->fd >= 0;
}

bool uhid_plug(struct uhid *uhid, const char *address)
{
    struct uhid_event event = {.type = UHID_CREATE2};
    struct uhid_create2_req *request = &event.u.create2;
    snprintf((char *)request->name, sizeof request->name, "%s", NAME);
    snprintf((char *)request->uniq, sizeof request->uniq, "%s", address);
    request->rd_size = (uint16_t)write_descriptor(request->rd_data);
    request->bus = BUS_BLUETOOTH;
    request->vendor = VENDOR;
    request->product = PRODUCT;
    request->version = 0x0100;
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

void uhid_send(struct uhid *uhid, const struct board_report *report)
{
    if (!uhid->plugged || report->size == 0)
        return;
    struct uhid_event event = {.type = UHID_INPUT2};
    event.u.input2.size = (uint16_t)report->size;
    memcpy(event.u.input2.data, report->bytes, report->size);
    write_event(uhid, &event, offsetof(struct uhid_event, u.input2.data) + report->size);
}

static void refuse_get(struct uhid *uhid, uint32_t id)
{
    struct uhid_event reply = {.type = UHID_GET_REPORT_REPLY};
    reply.u.get_report_reply.id = id;
    reply.u.get_report_reply.err = EIO;
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
        refuse_get(uhid, event.u.get_report.id);
        return false;
    default:
        return false;
    }
    if (*size > capacity)
        *size = capacity;
    memcpy(bytes, data, *size);
    return true;
}
