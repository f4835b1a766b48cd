#include "game/base/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int highest_level = LOG_LEVEL_WARNING;

void log_set_level(enum log_level level)
{
    atomic_store(&highest_level, (int)level);
}

// What people typed or a device sent may be in a message; it stays one line and moves no cursor.
static void tame(char *line)
{
    for (; *line; line++)
        if ((unsigned char)*line < ' ' || *line == 0x7f)
            *line = '?';
}

static void write_line(enum log_level level, const char *word, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

static void write_line(enum log_level level, const char *word, const char *format, va_list args)
{
    if ((int)level > atomic_load(&highest_level))
        return;
    char line[1024];
    vsnprintf(line, sizeof line, format, args);
    tame(line);
    fprintf(stderr, "%s: %s\n", word, line); // one call, so that threads do not mix their lines
}

#define DEFINE_LOG(name, level, word)                                                              \
    void name(const char *format, ...)                                                             \
    {                                                                                              \
        va_list args;                                                                              \
        va_start(args, format);                                                                    \
        write_line(level, word, format, args);                                                     \
        va_end(args);                                                                              \
    }

DEFINE_LOG(log_error, LOG_LEVEL_ERROR, "error")
DEFINE_LOG(log_warning, LOG_LEVEL_WARNING, "warning")
DEFINE_LOG(log_info, LOG_LEVEL_INFO, "info")
DEFINE_LOG(log_debug, LOG_LEVEL_DEBUG, "debug")
