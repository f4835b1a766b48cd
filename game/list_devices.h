#ifndef GAME_LIST_DEVICES_H
#define GAME_LIST_DEVICES_H

#include <stdio.h>

#include "game/arguments.h"
#include "game/doctor.h"

/**
 * --list-devices: what is plugged in, what is known of it and what the doctor says, for people or
 * as JSON. Devices are looked at from outside; with --probe each is opened and listened to for as
 * long as its zero and its rate take, some seconds of real time. Nothing is stored.
 */

/** All that is told. */
struct device_list {
    bool is_probed;
    enum doctor_bluetooth bluetooth;
    struct core_device devices[INPUT_DEVICE_MAX];
    size_t count;
    struct doctor_around around;
    const char *assets; // folder of shipped files; NULL = not found
};

/** Exit code. */
int list_devices_main(const struct arguments *arguments);

/**
 * Listens until every device is ready and known or refused, at most the seconds a handshake and a
 * zero take. sleep_us: how time passes between two looks; moves what input calls now.
 */
void device_list_probe(struct device_list *list, struct input *input, int64_t (*look)(void *user),
                       void *user);

/** Letters and facings of a store in dir that stays as it is. No store: no letters. */
void device_list_recall(struct device_list *list, const char *dir);

/** false: something could not be written. */
bool device_list_write_json(const struct device_list *list, FILE *file);
void device_list_write_text(const struct device_list *list, FILE *file);

#endif
