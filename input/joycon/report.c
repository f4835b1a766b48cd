#include "input/joycon/report.h"

#include <assert.h>
#include <string.h>

#define SIZE_FULL   49
#define SIZE_SIMPLE 12
#define SAMPLES_AT  13
#define SAMPLE_SIZE 12
#define ACK_DONE    0x80
#define READ_MEMORY 0x10
#define CHARGING    0x10

static int battery_bars(uint8_t status)
{
    int bars = status >> 5;
    if (bars > 4)
        return -1;
    return bars == 0 && (status & CHARGING) != 0 ? 1 : bars;
}

static void parse_motion(const uint8_t *bytes, struct joycon_report *report)
{
    report->type = JOYCON_REPORT_MOTION;
    report->data.motion.blank = true;
    report->data.motion.timer = bytes[1];
    for (int i = 0; i < JOYCON_SAMPLES; i++) {
        const uint8_t *at = bytes + SAMPLES_AT + SAMPLE_SIZE * i;
        struct motion_counts *counts = &report->data.motion.samples[i];
        counts->has_gyro = true;
        for (int axis = 0; axis < 3; axis++) {
            counts->accel[axis] = motion_report_i16_le(at + 2 * axis);
            counts->gyro[axis] = motion_report_i16_le(at + 6 + 2 * axis);
            if (counts->accel[axis] != 0 || counts->gyro[axis] != 0)
                report->data.motion.blank = false;
        }
    }
}

static void parse_reply(const uint8_t *bytes, struct joycon_report *report)
{
    report->type = JOYCON_REPORT_OTHER;
    if (bytes[14] != READ_MEMORY || bytes[19] > JOYCON_READ_MAX)
        return;
    report->type = JOYCON_REPORT_READ;
    report->data.read.ok = (bytes[13] & ACK_DONE) != 0;
    report->data.read.address = motion_report_u32_le(bytes + 15);
    report->data.read.size = bytes[19];
    memcpy(report->data.read.bytes, bytes + 20, sizeof report->data.read.bytes);
}

enum motion_report_status joycon_report_parse(const uint8_t *bytes, size_t size,
                                              struct joycon_report *report)
{
    memset(report, 0, sizeof *report);
    report->type = JOYCON_REPORT_OTHER;
    report->battery_bars = -1;
    if (size == 0)
        return MOTION_REPORT_TRUNCATED;
    switch (bytes[0]) {
    case 0x21:
    case 0x30:
    case 0x31:
    case 0x32:
    case 0x33:
        if (size < SIZE_FULL)
            return MOTION_REPORT_TRUNCATED;
        report->battery_bars = battery_bars(bytes[2]);
        if (bytes[0] == 0x21)
            parse_reply(bytes, report);
        else
            parse_motion(bytes, report);
        return MOTION_REPORT_OK;
    case 0x3F:
        return size < SIZE_SIMPLE ? MOTION_REPORT_TRUNCATED : MOTION_REPORT_OK;
    default:
        return MOTION_REPORT_UNKNOWN;
    }
}

void joycon_write_read(struct device_write *write, uint8_t counter, enum joycon_address address,
                       uint8_t size)
{
    static const uint8_t still[8] = {0x00, 0x01, 0x40, 0x40, 0x00, 0x01, 0x40, 0x40};
    assert(size >= 1 && size <= JOYCON_READ_MAX);
    memset(write, 0, sizeof *write);
    write->size = JOYCON_READ_SIZE;
    write->bytes[0] = 0x01;
    write->bytes[1] = counter & 0x0F;
    memcpy(write->bytes + 2, still, sizeof still);
    write->bytes[10] = READ_MEMORY;
    write->bytes[11] = (uint8_t)address;
    write->bytes[12] = (uint8_t)(address >> 8);
    write->bytes[15] = size;
}
