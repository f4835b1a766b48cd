#include "input/wii_remote/driver_parts.h"

#include <stdio.h>
#include <string.h>

// devices.md 1.3, 1.4: replies take 20 ms; the kernel waits 1 s, SDL 200 ms.
#define REPLY_US     400000
#define PAUSE_US     100000
#define SETTLE_US    200000 // of MotionPlus after it was switched on
#define TRIES        3
#define HALF_SIZE    16
#define HALVES_BOTH  3u
#define WRITE_REPORT 0x16

static enum wii_address accel_address(const struct wii_remote_driver *driver)
{
    return driver->tries == 1 ? WII_ADDRESS_ACCEL_COPY : WII_ADDRESS_ACCEL;
}

static void send_query(struct wii_remote_driver *driver, int64_t now_us, struct device_step *step)
{
    struct device_write *write = device_step_write(step);
    driver->sent = true;
    driver->query_us = now_us + REPLY_US;
    switch (driver->query) {
    case WII_REMOTE_QUERY_ID:
    case WII_REMOTE_QUERY_PLUS_CHECK:
        wii_write_read(write, WII_ADDRESS_ID, WII_ID_SIZE);
        break;
    case WII_REMOTE_QUERY_ACCEL:
        wii_write_read(write, accel_address(driver), WII_REMOTE_ACCEL_SIZE);
        break;
    case WII_REMOTE_QUERY_PLUS_ID:
        wii_write_read(write, WII_ADDRESS_PLUS_ID, WII_ID_SIZE);
        break;
    case WII_REMOTE_QUERY_PLUS_INIT:
        wii_write_switch(write, WII_SWITCH_PLUS_INIT);
        break;
    case WII_REMOTE_QUERY_PLUS_ON:
        wii_write_switch(write, WII_SWITCH_PLUS_ON);
        break;
    case WII_REMOTE_QUERY_PLUS_CALIBRATION:
        driver->plus_halves = 0;
        wii_write_read(write, WII_ADDRESS_CALIBRATION, WII_REMOTE_PLUS_CALIBRATION_SIZE);
        break;
    default:
        wii_write_status(write);
        break;
    }
}

static void rest(struct wii_remote_driver *driver, int64_t until_us)
{
    driver->sent = false;
    driver->query_us = until_us;
}

void wii_remote_query_begin(struct wii_remote_driver *driver, enum wii_remote_query query,
                            int64_t now_us, struct device_step *step)
{
    driver->query = query;
    driver->tries = 0;
    if (query == WII_REMOTE_QUERY_ID)
        driver->id = WII_REMOTE_ID_OTHER;
    send_query(driver, now_us, step);
}

static void finish(struct wii_remote_driver *driver, bool plus, int64_t now_us,
                   struct device_step *step)
{
    driver->query = WII_REMOTE_QUERY_IDLE;
    driver->sent = false;
    wii_remote_driver_queried(driver, plus, now_us, step);
}

/** After the extension's id is known, or cannot be. */
static void identified(struct wii_remote_driver *driver, int64_t now_us, struct device_step *step)
{
    enum wii_remote_query next = driver->id == WII_REMOTE_ID_PLUS_ACTIVE
                                     ? WII_REMOTE_QUERY_PLUS_CALIBRATION
                                     : WII_REMOTE_QUERY_PLUS_ID;
    if (!driver->accel_known)
        next = WII_REMOTE_QUERY_ACCEL;
    wii_remote_query_begin(driver, next, now_us, step);
}

static void accel_settled(struct wii_remote_driver *driver, int64_t now_us,
                          struct device_step *step)
{
    driver->accel_known = true;
    identified(driver, now_us, step);
}

/** Tries are used up. */
static void give_up(struct wii_remote_driver *driver, int64_t now_us, struct device_step *step)
{
    switch (driver->query) {
    case WII_REMOTE_QUERY_STATUS:
    case WII_REMOTE_QUERY_ID:
        identified(driver, now_us, step);
        break;
    case WII_REMOTE_QUERY_ACCEL:
        snprintf(step->note, sizeof step->note,
                 "calibration not readable or not plausible: nominal values are used");
        accel_settled(driver, now_us, step);
        break;
    case WII_REMOTE_QUERY_PLUS_CALIBRATION:
        snprintf(step->note, sizeof step->note,
                 "MotionPlus calibration not readable: nominal values are used");
        wii_remote_gyro_nominal(&driver->gyro);
        finish(driver, true, now_us, step);
        break;
    default:
        finish(driver, false, now_us, step);
        break;
    }
}

static void retry(struct wii_remote_driver *driver, int64_t now_us, struct device_step *step)
{
    if (++driver->tries >= TRIES)
        give_up(driver, now_us, step);
    else
        rest(driver, now_us + PAUSE_US);
}

void wii_remote_query_status(struct wii_remote_driver *driver, bool extension, int64_t now_us,
                             struct device_step *step)
{
    if (driver->query != WII_REMOTE_QUERY_STATUS)
        return;
    if (extension)
        wii_remote_query_begin(driver, WII_REMOTE_QUERY_ID, now_us, step);
    else
        identified(driver, now_us, step);
}

/** A400FA in the beginning: a board, a MotionPlus that is awake, or anything else. */
static void on_id(struct wii_remote_driver *driver, enum wii_remote_id id, int64_t now_us,
                  struct device_step *step)
{
    if (id == WII_REMOTE_ID_BOARD) {
        step->hands_over = true;
        step->hand_to = INPUT_DEVICE_WII_BOARD;
        return;
    }
    if (id == WII_REMOTE_ID_BLANK) {
        retry(driver, now_us, step);
        return;
    }
    driver->id = id;
    identified(driver, now_us, step);
}

static void on_plus_id(struct wii_remote_driver *driver, enum wii_remote_id id, int64_t now_us,
                       struct device_step *step)
{
    if (id != WII_REMOTE_ID_PLUS_SLEEPING || !wii_remote_driver_may_wake(driver)) {
        finish(driver, false, now_us, step);
        return;
    }
    driver->plus_looks++;
    wii_remote_query_begin(driver, WII_REMOTE_QUERY_PLUS_INIT, now_us, step);
}

static void on_plus_check(struct wii_remote_driver *driver, enum wii_remote_id id, int64_t now_us,
                          struct device_step *step)
{
    if (id != WII_REMOTE_ID_PLUS_ACTIVE) {
        retry(driver, now_us, step);
        return;
    }
    driver->woke_plus = true;
    wii_remote_query_begin(driver, WII_REMOTE_QUERY_PLUS_CALIBRATION, now_us, step);
}

static void on_accel(struct wii_remote_driver *driver, const uint8_t *bytes, int64_t now_us,
                     struct device_step *step)
{
    if (wii_remote_accel_parse(bytes, &driver->scale))
        accel_settled(driver, now_us, step);
    else
        retry(driver, now_us, step);
}

static void on_plus_calibration(struct wii_remote_driver *driver,
                                const struct wii_remote_report *report, int64_t now_us,
                                struct device_step *step)
{
    bool second = report->data.memory.address != (uint16_t)WII_ADDRESS_CALIBRATION;
    memcpy(driver->plus_bytes + (second ? HALF_SIZE : 0), report->data.memory.bytes, HALF_SIZE);
    driver->plus_halves |= second ? 2u : 1u;
    if (driver->plus_halves != HALVES_BOTH)
        return;
    if (wii_remote_gyro_parse(driver->plus_bytes, &driver->gyro))
        finish(driver, true, now_us, step);
    else
        retry(driver, now_us, step);
}

/** A4 and A6 look alike in a reply, which is why one thing is asked at a time. */
static bool is_reply(const struct wii_remote_driver *driver, const struct wii_memory *memory)
{
    switch (driver->query) {
    case WII_REMOTE_QUERY_ID:
    case WII_REMOTE_QUERY_PLUS_ID:
    case WII_REMOTE_QUERY_PLUS_CHECK:
        return wii_memory_answers(memory, WII_ADDRESS_ID, WII_ID_SIZE);
    case WII_REMOTE_QUERY_ACCEL:
        return wii_memory_answers(memory, accel_address(driver), WII_REMOTE_ACCEL_SIZE);
    case WII_REMOTE_QUERY_PLUS_CALIBRATION:
        return wii_memory_answers(memory, WII_ADDRESS_CALIBRATION, HALF_SIZE) ||
               wii_memory_answers(memory, WII_ADDRESS_CALIBRATION_2, HALF_SIZE);
    default:
        return false;
    }
}

static void on_error(struct wii_remote_driver *driver, int64_t now_us, struct device_step *step)
{
    // Nothing at A600FA is the answer of most remotes, nothing at A400FA of a bare one.
    if (driver->query == WII_REMOTE_QUERY_PLUS_ID)
        finish(driver, false, now_us, step);
    else if (driver->query == WII_REMOTE_QUERY_ID)
        identified(driver, now_us, step);
    else
        retry(driver, now_us, step);
}

void wii_remote_query_memory(struct wii_remote_driver *driver,
                             const struct wii_remote_report *report, int64_t now_us,
                             struct device_step *step)
{
    const uint8_t *bytes = report->data.memory.bytes;
    if (!driver->sent || !is_reply(driver, &report->data.memory))
        return;
    if (report->data.memory.error != 0)
        on_error(driver, now_us, step);
    else if (driver->query == WII_REMOTE_QUERY_ID)
        on_id(driver, wii_remote_id_of(bytes), now_us, step);
    else if (driver->query == WII_REMOTE_QUERY_ACCEL)
        on_accel(driver, bytes, now_us, step);
    else if (driver->query == WII_REMOTE_QUERY_PLUS_ID)
        on_plus_id(driver, wii_remote_id_of(bytes), now_us, step);
    else if (driver->query == WII_REMOTE_QUERY_PLUS_CHECK)
        on_plus_check(driver, wii_remote_id_of(bytes), now_us, step);
    else
        on_plus_calibration(driver, report, now_us, step);
}

void wii_remote_query_ack(struct wii_remote_driver *driver, const struct wii_remote_report *report,
                          int64_t now_us, struct device_step *step)
{
    bool waiting =
        driver->query == WII_REMOTE_QUERY_PLUS_INIT || driver->query == WII_REMOTE_QUERY_PLUS_ON;
    if (!waiting || !driver->sent || report->data.ack.command != WRITE_REPORT)
        return;
    if (report->data.ack.error != 0) {
        retry(driver, now_us, step);
    } else if (driver->query == WII_REMOTE_QUERY_PLUS_INIT) {
        wii_remote_query_begin(driver, WII_REMOTE_QUERY_PLUS_ON, now_us, step);
    } else {
        driver->query = WII_REMOTE_QUERY_PLUS_CHECK;
        driver->tries = 0;
        rest(driver, now_us + SETTLE_US);
    }
}

void wii_remote_query_watch(struct wii_remote_driver *driver, int64_t now_us,
                            struct device_step *step)
{
    if (driver->query == WII_REMOTE_QUERY_IDLE || now_us < driver->query_us)
        return;
    if (driver->sent)
        retry(driver, now_us, step);
    else
        send_query(driver, now_us, step);
}
