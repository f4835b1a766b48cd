#include "input/wii_board/driver_parts.h"

#include <stdio.h>
#include <string.h>

// devices.md 1.3, 1.4: replies take 20 ms, others wait 200 ms to 1 s; ids that read FF are asked
// again after 100 to 500 ms, up to ten times.
#define REPLY_US             500000
#define IDENTITY_PAUSE_US    200000
#define IDENTITY_TRIES       8
#define CALIBRATION_PAUSE_US 100000
#define CALIBRATION_READS    5 // until plausible
#define CRC_READS            3 // a wrong check sum is read twice more, then accepted (1.7)
#define REFUSED_PAUSE_US     5000000

#define HALVES_BOTH 3u
#define HALF_SIZE   16

static void enter(struct wii_board_driver *driver, enum wii_board_driver_state state,
                  int64_t now_us, struct device_step *step)
{
    driver->state = state;
    driver->state_deadline_us = now_us + REPLY_US;
    struct device_write *write = device_step_write(step);
    switch (state) {
    case WII_BOARD_DRIVER_INIT_1:
        wii_write_switch(write, WII_SWITCH_EXTENSION);
        break;
    case WII_BOARD_DRIVER_INIT_2:
        wii_write_switch(write, WII_SWITCH_EXTENSION_PLAIN);
        break;
    case WII_BOARD_DRIVER_ID:
        wii_write_read(write, WII_ADDRESS_ID, WII_ID_SIZE);
        break;
    case WII_BOARD_DRIVER_CALIBRATION:
        driver->calibration_halves = 0;
        driver->has_reference = false;
        driver->calibration_reads++;
        wii_write_read(write, WII_ADDRESS_CALIBRATION, CALIBRATION_BLOCK_SIZE);
        break;
    case WII_BOARD_DRIVER_REFERENCE:
        wii_write_read(write, WII_ADDRESS_REFERENCE, CALIBRATION_SIZE - CALIBRATION_BLOCK_SIZE);
        break;
    default:
        driver->state = WII_BOARD_DRIVER_STATUS;
        wii_write_status(write);
        break;
    }
}

static void rest(struct wii_board_driver *driver, enum wii_board_driver_state resume,
                 int64_t until_us)
{
    driver->state = WII_BOARD_DRIVER_PAUSE;
    driver->resume = resume;
    driver->state_deadline_us = until_us;
}

static void refuse(struct wii_board_driver *driver, enum input_problem problem, int64_t now_us,
                   struct device_step *step)
{
    driver->state = WII_BOARD_DRIVER_REFUSED;
    // Something that is no board is left alone; a board may only have been half awake.
    driver->state_deadline_us =
        problem == INPUT_PROBLEM_NOT_A_BOARD ? DEVICE_NEVER_US : now_us + REFUSED_PAUSE_US;
    if (driver->problem == problem)
        return;
    driver->problem = problem;
    device_step_event(step, DEVICE_EVENT_REFUSED, now_us)->data.problem = problem;
    // Boards and remotes share their ids.
    step->hands_over = problem == INPUT_PROBLEM_NOT_A_BOARD;
    step->hand_to = INPUT_DEVICE_WII_REMOTE;
}

static void retry_identity(struct wii_board_driver *driver, enum input_problem problem,
                           int64_t now_us, struct device_step *step)
{
    if (++driver->identity_tries >= IDENTITY_TRIES)
        refuse(driver, problem, now_us, step);
    else
        rest(driver, WII_BOARD_DRIVER_STATUS, now_us + IDENTITY_PAUSE_US);
}

static void run(struct wii_board_driver *driver, int64_t now_us, struct device_step *step)
{
    driver->problem = INPUT_PROBLEM_NONE;
    wii_board_running_begin(driver, now_us, step);
}

static bool use_remembered(struct wii_board_driver *driver)
{
    struct calibration remembered;
    if (!driver->has_remembered)
        return false;
    calibration_parse(driver->remembered, &remembered);
    if (!calibration_plausible(&remembered))
        return false;
    memcpy(driver->calibration_bytes, driver->remembered, sizeof driver->calibration_bytes);
    driver->calibration = remembered;
    driver->crc_ok = false;
    return true;
}

static void retry_calibration(struct wii_board_driver *driver, int64_t now_us,
                              struct device_step *step)
{
    if (driver->calibration_reads < CALIBRATION_READS) {
        rest(driver, WII_BOARD_DRIVER_CALIBRATION, now_us + CALIBRATION_PAUSE_US);
    } else if (use_remembered(driver)) {
        snprintf(step->note, sizeof step->note,
                 "calibration not readable, the remembered one is used");
        run(driver, now_us, step);
    } else {
        refuse(driver, INPUT_PROBLEM_CALIBRATION, now_us, step);
    }
}

static void judge_calibration(struct wii_board_driver *driver, int64_t now_us,
                              struct device_step *step)
{
    calibration_parse(driver->calibration_bytes, &driver->calibration);
    driver->crc_ok = driver->has_reference && calibration_crc_ok(driver->calibration_bytes);
    if (!calibration_plausible(&driver->calibration) ||
        (!driver->crc_ok && driver->calibration_reads < CRC_READS)) {
        retry_calibration(driver, now_us, step);
        return;
    }
    if (!driver->crc_ok)
        snprintf(step->note, sizeof step->note,
                 "check sum of the calibration is wrong, its values are plausible: accepted");
    run(driver, now_us, step);
}

static void on_status(struct wii_board_driver *driver, const struct wii_board_report *report,
                      int64_t now_us, struct device_step *step)
{
    if (driver->state != WII_BOARD_DRIVER_STATUS)
        return;
    if (report->data.status.extension)
        enter(driver, WII_BOARD_DRIVER_INIT_1, now_us, step);
    else
        retry_identity(driver, INPUT_PROBLEM_NOT_A_BOARD, now_us, step);
}

static void on_ack(struct wii_board_driver *driver, const struct wii_board_report *report,
                   int64_t now_us, struct device_step *step)
{
    bool waiting =
        driver->state == WII_BOARD_DRIVER_INIT_1 || driver->state == WII_BOARD_DRIVER_INIT_2;
    if (!waiting || report->data.ack.command != 0x16)
        return;
    if (report->data.ack.error != 0)
        retry_identity(driver, INPUT_PROBLEM_NO_ANSWER, now_us, step);
    else if (driver->state == WII_BOARD_DRIVER_INIT_1)
        enter(driver, WII_BOARD_DRIVER_INIT_2, now_us, step);
    else
        enter(driver, WII_BOARD_DRIVER_ID, now_us, step);
}

static void on_id(struct wii_board_driver *driver, const struct wii_board_report *report,
                  int64_t now_us, struct device_step *step)
{
    const uint8_t *id = report->data.memory.bytes;
    if (report->data.memory.error != 0 || wii_id_is_blank(id))
        retry_identity(driver, INPUT_PROBLEM_NO_ANSWER, now_us, step);
    else if (!wii_id_is_board(id))
        retry_identity(driver, INPUT_PROBLEM_NOT_A_BOARD, now_us, step);
    else
        enter(driver, WII_BOARD_DRIVER_CALIBRATION, now_us, step);
}

static void on_calibration(struct wii_board_driver *driver, const struct wii_board_report *report,
                           int64_t now_us, struct device_step *step)
{
    if (report->data.memory.error != 0) {
        retry_calibration(driver, now_us, step);
        return;
    }
    bool second = report->data.memory.address == (uint16_t)WII_ADDRESS_CALIBRATION_2;
    memcpy(driver->calibration_bytes + (second ? HALF_SIZE : 0), report->data.memory.bytes,
           HALF_SIZE);
    driver->calibration_halves |= second ? 2u : 1u;
    if (driver->calibration_halves == HALVES_BOTH)
        enter(driver, WII_BOARD_DRIVER_REFERENCE, now_us, step);
}

static void on_reference(struct wii_board_driver *driver, const struct wii_board_report *report,
                         int64_t now_us, struct device_step *step)
{
    driver->has_reference = report->data.memory.error == 0;
    if (driver->has_reference)
        memcpy(driver->calibration_bytes + CALIBRATION_BLOCK_SIZE, report->data.memory.bytes,
               CALIBRATION_SIZE - CALIBRATION_BLOCK_SIZE);
    judge_calibration(driver, now_us, step);
}

static void on_memory(struct wii_board_driver *driver, const struct wii_board_report *report,
                      int64_t now_us, struct device_step *step)
{
    const struct wii_memory *memory = &report->data.memory;
    switch (driver->state) {
    case WII_BOARD_DRIVER_ID:
        if (wii_memory_answers(memory, WII_ADDRESS_ID, WII_ID_SIZE))
            on_id(driver, report, now_us, step);
        break;
    case WII_BOARD_DRIVER_CALIBRATION:
        if (wii_memory_answers(memory, WII_ADDRESS_CALIBRATION, HALF_SIZE) ||
            wii_memory_answers(memory, WII_ADDRESS_CALIBRATION_2, HALF_SIZE))
            on_calibration(driver, report, now_us, step);
        break;
    case WII_BOARD_DRIVER_REFERENCE:
        if (wii_memory_answers(memory, WII_ADDRESS_REFERENCE,
                               CALIBRATION_SIZE - CALIBRATION_BLOCK_SIZE))
            on_reference(driver, report, now_us, step);
        break;
    default:
        break;
    }
}

void wii_board_handshake_begin(struct wii_board_driver *driver, enum wii_board_driver_state from,
                               int64_t now_us, struct device_step *step)
{
    driver->identity_tries = 0;
    driver->calibration_reads = 0;
    enter(driver, from, now_us, step);
}

void wii_board_handshake_report(struct wii_board_driver *driver,
                                const struct wii_board_report *report, int64_t now_us,
                                struct device_step *step)
{
    // The press that woke the board is not one for the game; its release may be.
    if (report->has_button)
        driver->button = report->button;
    if (report->type == WII_BOARD_REPORT_STATUS)
        on_status(driver, report, now_us, step);
    else if (report->type == WII_BOARD_REPORT_ACK)
        on_ack(driver, report, now_us, step);
    else if (report->type == WII_BOARD_REPORT_MEMORY)
        on_memory(driver, report, now_us, step);
}

static void pause_over(struct wii_board_driver *driver, int64_t now_us, struct device_step *step)
{
    if (driver->state == WII_BOARD_DRIVER_REFUSED)
        wii_board_handshake_begin(driver, WII_BOARD_DRIVER_STATUS, now_us, step);
    else
        enter(driver, driver->resume, now_us, step);
}

void wii_board_handshake_timeout(struct wii_board_driver *driver, int64_t now_us,
                                 struct device_step *step)
{
    if (now_us < driver->state_deadline_us)
        return;
    switch (driver->state) {
    case WII_BOARD_DRIVER_PAUSE:
    case WII_BOARD_DRIVER_REFUSED:
        pause_over(driver, now_us, step);
        break;
    case WII_BOARD_DRIVER_CALIBRATION:
        retry_calibration(driver, now_us, step);
        break;
    case WII_BOARD_DRIVER_REFERENCE:
        // A board without that register is a board without a check sum, not a broken one.
        judge_calibration(driver, now_us, step);
        break;
    default:
        retry_identity(driver, INPUT_PROBLEM_NO_ANSWER, now_us, step);
        break;
    }
}

void wii_board_handshake_remember(struct wii_board_driver *driver, int64_t now_us,
                                  struct device_step *step)
{
    if (driver->state == WII_BOARD_DRIVER_REFUSED && driver->problem == INPUT_PROBLEM_CALIBRATION &&
        use_remembered(driver))
        run(driver, now_us, step);
}
