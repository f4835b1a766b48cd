#ifndef INPUT_WII_BOARD_DRIVER_PARTS_H
#define INPUT_WII_BOARD_DRIVER_PARTS_H

#include "input/wii_board/driver.h"

/**
 * The driver's two halves, for driver.c only: handshake (every state but RUNNING) and running.
 * They share the driver and add to the step that driver.c has begun.
 */

/** From the very beginning, or from INIT_1 when the extension fell out while running. */
void wii_board_handshake_begin(struct wii_board_driver *driver, enum wii_board_driver_state from,
                               int64_t now_us, struct device_step *step);
void wii_board_handshake_report(struct wii_board_driver *driver,
                                const struct wii_board_report *report, int64_t now_us,
                                struct device_step *step);
void wii_board_handshake_timeout(struct wii_board_driver *driver, int64_t now_us,
                                 struct device_step *step);
/** A remembered calibration has come: a board refused for lack of one may run now. */
void wii_board_handshake_remember(struct wii_board_driver *driver, int64_t now_us,
                                  struct device_step *step);

void wii_board_running_begin(struct wii_board_driver *driver, int64_t now_us,
                             struct device_step *step);
void wii_board_running_report(struct wii_board_driver *driver,
                              const struct wii_board_report *report, int64_t now_us,
                              struct device_step *step);

/** Watchdogs, mode, pulse. Before a report is looked at, and at the deadline. */
void wii_board_running_watch(struct wii_board_driver *driver, int64_t now_us,
                             struct device_step *step);
int64_t wii_board_running_deadline_us(const struct wii_board_driver *driver);

#endif
