#include "input/wii_board/driver.h"

#include "input/wii_board/driver_parts.h"

#include <stdio.h>
#include <string.h>

static void step_end(const struct wii_board_driver *driver, struct device_step *step)
{
    step->deadline_us = driver->state == WII_BOARD_DRIVER_RUNNING
                            ? wii_board_running_deadline_us(driver)
                            : driver->state_deadline_us;
}

void wii_board_driver_start(struct wii_board_driver *driver, int64_t now_us,
                            struct device_step *step)
{
    memset(driver, 0, sizeof *driver);
    driver->mode_sent_us = INT64_MIN / 2; // never
    device_step_begin(step);
    wii_board_handshake_begin(driver, WII_BOARD_DRIVER_STATUS, now_us, step);
    step_end(driver, step);
}

/** The first one, the second, the fourth...: a board that talks nonsense must not fill a log. */
static void note_malformed(struct wii_board_driver *driver, const uint8_t *bytes, size_t size,
                           struct device_step *step)
{
    driver->flow.dropped++;
    driver->flow.seen.truncated++;
    driver->malformed++;
    if ((driver->malformed & (driver->malformed - 1)) != 0)
        return;
    snprintf(step->note, sizeof step->note,
             "device bug: report 0x%02x, %zu bytes, want %zu (%u such so far)",
             size > 0 ? bytes[0] : 0u, size, size > 0 ? wii_report_size(bytes[0]) : 0u,
             (unsigned)driver->malformed);
}

void wii_board_driver_report(struct wii_board_driver *driver, const uint8_t *bytes, size_t size,
                             int64_t now_us, struct device_step *step)
{
    struct wii_board_report report;
    device_step_begin(step);
    bool known = wii_board_report_parse(bytes, size, &report);
    if (!known)
        note_malformed(driver, bytes, size, step);
    if (driver->state == WII_BOARD_DRIVER_RUNNING) {
        // First what its silence before meant, then what it says.
        wii_board_running_watch(driver, now_us, step);
        flow_report(&driver->flow, now_us);
        if (known)
            wii_board_running_report(driver, &report, now_us, step);
    } else {
        if (known)
            wii_board_handshake_report(driver, &report, now_us, step);
        if (driver->state != WII_BOARD_DRIVER_RUNNING)
            wii_board_handshake_timeout(driver, now_us, step);
    }
    step_end(driver, step);
}

void wii_board_driver_timeout(struct wii_board_driver *driver, int64_t now_us,
                              struct device_step *step)
{
    device_step_begin(step);
    if (driver->state == WII_BOARD_DRIVER_RUNNING)
        wii_board_running_watch(driver, now_us, step);
    else
        wii_board_handshake_timeout(driver, now_us, step);
    step_end(driver, step);
}

void wii_board_driver_command(struct wii_board_driver *driver, const struct device_command *command,
                              int64_t now_us, struct device_step *step)
{
    device_step_begin(step);
    switch (command->type) {
    case DEVICE_COMMAND_LAMP:
        if (driver->state == WII_BOARD_DRIVER_RUNNING) {
            driver->lamp = command->data.on;
            wii_write_lamp(device_step_write(step), driver->lamp);
        }
        break;
    case DEVICE_COMMAND_REMEMBER:
        memcpy(driver->remembered, command->data.calibration, sizeof driver->remembered);
        driver->has_remembered = true;
        wii_board_handshake_remember(driver, now_us, step);
        break;
    }
    step_end(driver, step);
}

void wii_board_driver_stop(struct wii_board_driver *driver, struct device_step *step)
{
    device_step_begin(step);
    if (driver->state == WII_BOARD_DRIVER_RUNNING)
        wii_write_mode(device_step_write(step), WII_MODE_QUIET);
    step->deadline_us = DEVICE_NEVER_US;
}

static void start(void *self, int64_t now_us, struct device_step *step)
{
    wii_board_driver_start(self, now_us, step);
}

static void report(void *self, const uint8_t *bytes, size_t size, int64_t now_us,
                   struct device_step *step)
{
    wii_board_driver_report(self, bytes, size, now_us, step);
}

static void timeout(void *self, int64_t now_us, struct device_step *step)
{
    wii_board_driver_timeout(self, now_us, step);
}

static void command(void *self, const struct device_command *told, int64_t now_us,
                    struct device_step *step)
{
    wii_board_driver_command(self, told, now_us, step);
}

static void stop(void *self, struct device_step *step)
{
    wii_board_driver_stop(self, step);
}

const struct device_driver wii_board_driver_ops = {
    .start = start,
    .report = report,
    .timeout = timeout,
    .command = command,
    .stop = stop,
};
