#ifndef INPUT_WII_REMOTE_DRIVER_PARTS_H
#define INPUT_WII_REMOTE_DRIVER_PARTS_H

#include "input/wii_remote/driver.h"

/**
 * The driver's two halves, for wii_remote/ only: query.c asks one thing at a time, driver.c runs.
 * They share the driver and add to the step that driver.c has begun.
 */

void wii_remote_query_begin(struct wii_remote_driver *driver, enum wii_remote_query query,
                            int64_t now_us, struct device_step *step);
void wii_remote_query_status(struct wii_remote_driver *driver, bool extension, int64_t now_us,
                             struct device_step *step);
void wii_remote_query_memory(struct wii_remote_driver *driver,
                             const struct wii_remote_report *report, int64_t now_us,
                             struct device_step *step);
void wii_remote_query_ack(struct wii_remote_driver *driver, const struct wii_remote_report *report,
                          int64_t now_us, struct device_step *step);

/** Asks what is due, gives up on what was not answered. */
void wii_remote_query_watch(struct wii_remote_driver *driver, int64_t now_us,
                            struct device_step *step);

/** MotionPlus has not yet been looked for and woken too often. Of driver.c. */
bool wii_remote_driver_may_wake(const struct wii_remote_driver *driver);

/** All is known: with MotionPlus or without. Of driver.c. */
void wii_remote_driver_queried(struct wii_remote_driver *driver, bool plus, int64_t now_us,
                               struct device_step *step);

#endif
