#include "game/platform/machine_clock.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const int64_t TAKEN_OVER_US = 1000000; // not 0, which means "never" in many places

int64_t machine_clock_mono_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

void machine_clock_sleep_us(int64_t us)
{
    struct timespec left = {us / 1000000, (long)(us % 1000000) * 1000};
    while (nanosleep(&left, &left) != 0 && errno == EINTR)
        continue;
}

static int32_t local_offset_s(time_t wall_s)
{
    struct tm local;
    return localtime_r(&wall_s, &local) ? (int32_t)local.tm_gmtoff : 0;
}

void machine_clock_init(struct machine_clock *clock)
{
    *clock = (struct machine_clock){.speed = 1, .start_mono_us = machine_clock_mono_us()};
}

// Days from 1970-01-01, proleptic Gregorian; months from March so that leap days come last.
static int64_t days_from_civil(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

static int days_of_month(int year, int month)
{
    return (int)(days_from_civil(month == 12 ? year + 1 : year, month % 12 + 1, 1) -
                 days_from_civil(year, month, 1));
}

static bool take_digits(const char **text, int count, int lowest, int highest, int *number)
{
    *number = 0;
    for (int i = 0; i < count; i++) {
        char digit = (*text)[i];
        if (digit < '0' || digit > '9')
            return false;
        *number = *number * 10 + (digit - '0');
    }
    *text += count;
    return *number >= lowest && *number <= highest;
}

static bool take_sign(const char **text, char sign)
{
    if (**text != sign)
        return false;
    (*text)++;
    return true;
}

static bool take_time(const char **text, int64_t *wall_s)
{
    int year, month, day, hour = 0, minute = 0, second = 0;
    if (!take_digits(text, 4, 1971, 2199, &year) || !take_sign(text, '-') ||
        !take_digits(text, 2, 1, 12, &month) || !take_sign(text, '-') ||
        !take_digits(text, 2, 1, days_of_month(year, month), &day))
        return false;
    if (take_sign(text, 'T')) {
        if (!take_digits(text, 2, 0, 23, &hour) || !take_sign(text, ':') ||
            !take_digits(text, 2, 0, 59, &minute))
            return false;
        if (take_sign(text, ':') && !take_digits(text, 2, 0, 59, &second))
            return false;
    }
    *wall_s = days_from_civil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
    return true;
}

bool machine_clock_pretend(struct machine_clock *clock, const char *text)
{
    struct machine_clock pretended = *clock;
    if (!take_time(&text, &pretended.start_wall_s))
        return false;
    pretended.pretended = true;
    pretended.utc_offset_s = 0;
    if (!take_sign(&text, 'Z')) {
        pretended.utc_offset_s = local_offset_s((time_t)pretended.start_wall_s);
        pretended.start_wall_s -= pretended.utc_offset_s;
    }
    if (take_sign(&text, 'x')) {
        char *end;
        pretended.speed = strtod(text, &end);
        if (end == text || !(pretended.speed >= 1 && pretended.speed <= 1000))
            return false;
        text = end;
    }
    if (*text != '\0')
        return false;
    *clock = pretended;
    return true;
}

void machine_clock_take_over(struct machine_clock *clock)
{
    if (!clock->pretended) {
        struct clock now = machine_clock_now(clock);
        clock->start_wall_s = now.wall_s;
        clock->utc_offset_s = now.utc_offset_s;
    }
    clock->pretended = true;
    clock->manual = true;
    clock->start_mono_us = TAKEN_OVER_US;
    clock->advanced_us = 0;
}

void machine_clock_advance(struct machine_clock *clock, int64_t us)
{
    clock->advanced_us += us;
}

struct clock machine_clock_now(const struct machine_clock *clock)
{
    int64_t mono_us = machine_clock_mono_us();
    if (!clock->pretended) {
        time_t wall_s = time(NULL);
        return (struct clock){mono_us, wall_s, local_offset_s(wall_s)};
    }
    int64_t passed_us = (int64_t)((double)(mono_us - clock->start_mono_us) * clock->speed);
    if (clock->manual)
        passed_us = clock->advanced_us;
    return (struct clock){clock->start_mono_us + passed_us,
                          clock->start_wall_s + passed_us / 1000000, clock->utc_offset_s};
}
