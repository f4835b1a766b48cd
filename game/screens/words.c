#include "game/screens/parts.h"

#include "game/base/text.h"

#include <stdio.h>

enum { DAY_S = 86400 };

static const char *const days[] = {
    TEXT_MARK("Thursday"), TEXT_MARK("Friday"),  TEXT_MARK("Saturday"),  TEXT_MARK("Sunday"),
    TEXT_MARK("Monday"),   TEXT_MARK("Tuesday"), TEXT_MARK("Wednesday"),
}; // 1970-01-01 was a Thursday

static const char *const months[] = {
    TEXT_MARK("January"),   TEXT_MARK("February"), TEXT_MARK("March"),    TEXT_MARK("April"),
    TEXT_MARK("May"),       TEXT_MARK("June"),     TEXT_MARK("July"),     TEXT_MARK("August"),
    TEXT_MARK("September"), TEXT_MARK("October"),  TEXT_MARK("November"), TEXT_MARK("December"),
};

const char *screen_eyes(const struct session_rung *rung)
{
    return rung->eyes_closed ? text("Eyes closed") : text("Eyes open");
}

const char *screen_coast(enum session_coast coast)
{
    switch (coast) {
    case SESSION_COAST_WALKING:
        return text("Walking coast");
    case SESSION_COAST_HANDS:
        return text("Hands coast");
    default:
        return text("Standing coast");
    }
}

static int64_t local_s(const struct clock *now)
{
    return now->wall_s + now->utc_offset_s;
}

static int64_t day_of(int64_t seconds)
{
    return seconds >= 0 ? seconds / DAY_S : (seconds - DAY_S + 1) / DAY_S;
}

const char *screen_greeting(const struct clock *now)
{
    int64_t hour = (local_s(now) - day_of(local_s(now)) * DAY_S) / 3600;
    if (hour < 12)
        return text("Good morning");
    return hour < 18 ? text("Good afternoon") : text("Good evening");
}

// Day of the month and month from days since 1970 (proleptic Gregorian calendar).
static void civil_from_days(int64_t day, int *month, int *day_of_month)
{
    int64_t shifted = day + 719468;
    int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int64_t of_era = shifted - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month_from_march = (5 * of_year + 2) / 153;
    *day_of_month = (int)(of_year - (153 * month_from_march + 2) / 5 + 1);
    *month = (int)(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
}

static const char *day_name(int64_t day)
{
    return text(days[((day % 7) + 7) % 7]);
}

void screen_date(const struct clock *now, char *date, size_t size)
{
    int64_t day = day_of(local_s(now));
    int month, of_month;
    civil_from_days(day, &month, &of_month);
    // Translators: "Friday, 20 November"; in German "Freitag, 20. November".
    snprintf(date, size, text("%1$s, %2$d %3$s"), day_name(day), of_month, text(months[month - 1]));
}

const char *screen_day(int64_t then_s, const struct clock *now)
{
    int64_t ago = day_of(local_s(now)) - day_of(then_s);
    if (ago <= 0)
        return text("Earlier");
    if (ago == 1)
        return text("Yesterday");
    return ago < 7 ? day_name(day_of(then_s)) : text("Last time");
}

bool screen_is_today(int64_t then_s, const struct clock *now)
{
    return day_of(then_s) == day_of(local_s(now));
}
