#include "input/drivers.h"
#include "input/motion_report.h"
#include "tests/fuzz/targets/take.h"

#include <string.h>

// A driver's whole life from bytes: the first one says which device, then one operation after
// the other:
//
//   low 3 bits   0 .. 3   a report comes after (op >> 3 & 15) ms: size byte, bytes
//                4        its deadline comes
//                5        time passes: byte * 20 ms
//                6        the feature report it asked for comes: size byte, bytes
//                7        a command: lamp, or a remembered calibration
//   bit 7        check sums of Sony's reports are made right

#define YEAR_US ((int64_t)365 * 86400 * 1000000)

struct life {
    const struct device_driver *driver;
    union driver_memory memory;
    struct device_step step;
    int64_t now_us;
    int64_t newest_us;
    bool is_wii;
};

static const struct hid_port_found nodes[] = {
    {.kind = INPUT_DEVICE_WII_BOARD},
    {.kind = INPUT_DEVICE_OPEN_BOARD},
    {.kind = INPUT_DEVICE_EVDEV_BOARD},
    {.kind = INPUT_DEVICE_WII_REMOTE},
    {.kind = INPUT_DEVICE_JOYCON_LEFT},
    {.kind = INPUT_DEVICE_JOYCON_RIGHT},
    {.kind = INPUT_DEVICE_SWITCH_PRO},
    {.kind = INPUT_DEVICE_DUALSHOCK4},
    {.kind = INPUT_DEVICE_DUALSENSE},
    {.kind = INPUT_DEVICE_JOYCON_LEFT, .form = HID_PORT_FORM_GRIP},
    {.kind = INPUT_DEVICE_DUALSHOCK4, .form = HID_PORT_FORM_DONGLE},
};

/** No rumble; of the memory only the registers that switch an extension on. */
static void check_wii_write(const struct device_write *write)
{
    promise((write->bytes[1] & 1) == 0);
    if (write->bytes[0] != 0x16)
        return;
    promise(write->bytes[1] == 0x04); // never the EEPROM
    promise(write->bytes[2] == 0xA4 || write->bytes[2] == 0xA6);
    promise(write->bytes[3] == 0x00 && write->bytes[4] >= 0xF0 && write->bytes[5] == 1);
}

static void check_step(struct life *life)
{
    const struct device_step *step = &life->step;
    promise(step->write_count <= DEVICE_STEP_WRITES && step->event_count <= DEVICE_STEP_EVENTS);
    promise(memchr(step->note, '\0', sizeof step->note));
    promise(step->feature_size <= DEVICE_REPORT_MAX);
    for (size_t i = 0; i < step->write_count; i++) {
        promise(step->writes[i].size > 0 && step->writes[i].size <= DEVICE_REPORT_MAX);
        if (life->is_wii)
            check_wii_write(&step->writes[i]);
    }
    for (size_t i = 0; i < step->event_count; i++) {
        promise(step->events[i].t_us >= life->newest_us && step->events[i].t_us <= life->now_us);
        life->newest_us = step->events[i].t_us;
    }
    if (!step->hands_over)
        return;
    life->driver = driver_of_kind(step->hand_to);
    promise(life->driver);
    life->driver->start(&life->memory, life->now_us, &life->step);
    check_step(life);
}

static void put_crc(uint8_t *bytes, size_t at, uint8_t seed)
{
    uint32_t crc = motion_report_crc(seed, bytes, at);
    for (int i = 0; i < 4; i++)
        bytes[at + (size_t)i] = (uint8_t)(crc >> 8 * i);
}

static size_t take_report(struct take *take, bool repair, uint8_t seed, uint8_t *bytes)
{
    size_t size = take_byte(take) % (DEVICE_REPORT_MAX + 1);
    memset(bytes, 0, DEVICE_REPORT_MAX);
    take_bytes(take, bytes, size);
    if (repair && size == 78)
        put_crc(bytes, 74, seed);
    if (repair && size == 41)
        put_crc(bytes, 37, seed);
    return size;
}

static void report(struct life *life, struct take *take, uint8_t op)
{
    uint8_t bytes[DEVICE_REPORT_MAX];
    size_t size = take_report(take, op & 0x80, MOTION_REPORT_SEED_INPUT, bytes);
    life->now_us += (op >> 3 & 15) * 1000;
    life->driver->report(&life->memory, bytes, size, life->now_us, &life->step);
}

/** false = it had asked for none. */
static bool feature(struct life *life, struct take *take, uint8_t op)
{
    uint8_t bytes[DEVICE_REPORT_MAX];
    if (!life->driver->feature || life->step.feature_id == 0)
        return false;
    size_t size = take_report(take, op & 0x80, MOTION_REPORT_SEED_FEATURE, bytes);
    if (op & 0x08 && size > 0)
        bytes[0] = life->step.feature_id;
    life->driver->feature(&life->memory, bytes, size, life->now_us, &life->step);
    return true;
}

static void command(struct life *life, struct take *take, uint8_t op)
{
    struct device_command told = {.type = DEVICE_COMMAND_LAMP, .data.on = (op & 0x10) != 0};
    if (op & 0x08) {
        told.type = DEVICE_COMMAND_REMEMBER;
        take_bytes(take, told.data.calibration, sizeof told.data.calibration);
    }
    life->driver->command(&life->memory, &told, life->now_us, &life->step);
}

static void live(struct life *life, struct take *take)
{
    uint8_t op = take_byte(take);
    switch (op & 7) {
    case 4:
        if (life->step.deadline_us == DEVICE_NEVER_US)
            return;
        promise(life->step.deadline_us < life->now_us + YEAR_US);
        if (life->step.deadline_us > life->now_us)
            life->now_us = life->step.deadline_us;
        life->driver->timeout(&life->memory, life->now_us, &life->step);
        break;
    case 5:
        life->now_us += take_byte(take) * 20000;
        life->driver->timeout(&life->memory, life->now_us, &life->step);
        break;
    case 6:
        if (!feature(life, take, op))
            return; // no new step to look at
        break;
    case 7:
        command(life, take, op);
        break;
    default:
        report(life, take, op);
        break;
    }
    check_step(life);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct life life;
    struct take take = {data, size};
    const struct hid_port_found *node = &nodes[take_byte(&take) % (sizeof nodes / sizeof *nodes)];
    memset(&life, 0xA5, sizeof life); // start() must not count on zeros
    life.driver = driver_of_node(node);
    life.now_us = 1000000;
    life.newest_us = 0;
    life.is_wii = node->kind == INPUT_DEVICE_WII_BOARD || node->kind == INPUT_DEVICE_WII_REMOTE;
    life.driver->start(&life.memory, life.now_us, &life.step);
    check_step(&life);
    while (take.left > 0)
        live(&life, &take);
    life.driver->stop(&life.memory, &life.step);
    check_step(&life);
    return 0;
}
