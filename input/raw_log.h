#ifndef INPUT_RAW_LOG_H
#define INPUT_RAW_LOG_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "input/input.h"

/**
 * The reports of all real devices as they went over the wire, as a text file: what a bug in the
 * field is found with. Fed again to the device's driver it gives the same samples.
 *
 *   t_us,device,kind,way,bytes
 *   81234567,00:1f:32:aa:bb:cc,wii_board,out,1500
 *   81239001,00:1f:32:aa:bb:cc,wii_board,in,200000020000b0
 *
 * device: serial, or path where there is none. way: in, out, feature (its answer; no bytes = none
 * came). Bytes from the report id on, two digits each.
 */
struct raw_log {
    FILE *file;
    const char *path;      // borrowed
    pthread_mutex_t mutex; // one report at a time
    bool failed;
    int cause; // errno of the first write that failed
};

/** Makes the file, which must not exist. false: *error is one line, nothing is left behind. */
bool raw_log_open(struct raw_log *log, const char *path, char *error, size_t error_size);

/** Any thread. */
void raw_log_take(struct raw_log *log, const struct input_raw_report *report);

/** After the devices have been closed. false: *error is one line. */
bool raw_log_close(struct raw_log *log, char *error, size_t error_size);

#endif
