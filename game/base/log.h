#ifndef GAME_BASE_LOG_H
#define GAME_BASE_LOG_H

/**
 * One line a message on stderr: "level: text", control characters as "?". Thread safe. The only
 * file-static state of the program lives here (level).
 */

enum log_level {
    LOG_LEVEL_ERROR,
    LOG_LEVEL_WARNING,
    LOG_LEVEL_INFO,
    LOG_LEVEL_DEBUG,
};

/** Messages above this level are not written. Default LOG_LEVEL_WARNING. */
void log_set_level(enum log_level level);

void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_warning(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_info(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_debug(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
