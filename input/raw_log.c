#include "input/raw_log.h"

#include "input/device.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

bool raw_log_open(struct raw_log *log, const char *path, char *error, size_t error_size)
{
    *log = (struct raw_log){.path = path};
    log->file = fopen(path, "wbx");
    if (!log->file) {
        snprintf(error, error_size, "%s: cannot be written: %s", path, strerror(errno));
        return false;
    }
    pthread_mutex_init(&log->mutex, NULL);
    fputs("t_us,device,kind,way,bytes\n", log->file);
    return true;
}

static const char *way_of(const struct input_raw_report *report)
{
    if (report->sent)
        return "out";
    return report->feature ? "feature" : "in";
}

void raw_log_take(struct raw_log *log, const struct input_raw_report *report)
{
    static const char digits[] = "0123456789abcdef";
    char hex[2 * DEVICE_REPORT_MAX + 1];
    size_t size = report->size < DEVICE_REPORT_MAX ? report->size : DEVICE_REPORT_MAX;
    for (size_t i = 0; i < size; i++) {
        hex[2 * i] = digits[report->bytes[i] >> 4];
        hex[2 * i + 1] = digits[report->bytes[i] & 0x0F];
    }
    hex[2 * size] = '\0';
    pthread_mutex_lock(&log->mutex);
    int written = fprintf(log->file, "%" PRId64 ",%s,%s,%s,%s\n", report->t_us,
                          report->serial[0] ? report->serial : report->path,
                          input_kind_code(report->kind), way_of(report), hex);
    if (written < 0 && !log->failed) {
        log->failed = true;
        log->cause = errno;
    }
    pthread_mutex_unlock(&log->mutex);
}

bool raw_log_close(struct raw_log *log, char *error, size_t error_size)
{
    if (fclose(log->file) != 0 && !log->failed) {
        log->failed = true;
        log->cause = errno;
    }
    pthread_mutex_destroy(&log->mutex);
    if (log->failed)
        snprintf(error, error_size, "%s: cannot be written: %s", log->path, strerror(log->cause));
    return !log->failed;
}
