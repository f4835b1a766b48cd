#include "game/doctor_detail.h"

#include "game/base/text.h"

#include <stdarg.h>
#include <stdio.h>

struct column {
    struct screen_fact *facts;
    int count;
};

static void add(struct column *column, const char *label, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void add(struct column *column, const char *label, const char *format, ...)
{
    if (column->count == SCREEN_FACT_MAX)
        return;
    struct screen_fact *fact = &column->facts[column->count++];
    fact->label = label;
    va_list values;
    va_start(values, format);
    vsnprintf(fact->value, sizeof fact->value, format, values);
    va_end(values);
}

static const char *state_words(enum input_device_state state)
{
    switch (state) {
    case INPUT_STATE_CONNECTING:
        return text("Connecting");
    case INPUT_STATE_READY:
        return text("Connected");
    case INPUT_STATE_STALE:
        return text("Silent");
    case INPUT_STATE_LOST:
        return text("Gone");
    case INPUT_STATE_REFUSED:
        return text("Needs help");
    case INPUT_STATE_ENDED:
        return text("Played to its end");
    }
    return "";
}

static const char *use_words(const struct doctor_facts *facts, int device)
{
    if (device == facts->body)
        return text("to stand on");
    if (device != facts->hand)
        return text("not in use");
    switch (facts->hand_use) {
    case SCREEN_USE_PALM:
        return text("on the palm");
    case SCREEN_USE_POCKET:
        return text("in the pocket");
    default:
        return text("palm or pocket");
    }
}

static void add_health(struct column *column, const struct doctor_facts *facts, int device)
{
    const struct input_device_info *info = &facts->devices[device].info;
    if (info->serial[0])
        add(column, text("Serial number"), "%s", info->serial);
    add(column, text("State"), "%s", state_words(info->state));
    add(column, text("Used"), "%s", use_words(facts, device));
    if (info->battery_bars >= 0)
        add(column, text("Battery"), text("%d of 4"), info->battery_bars);
    else
        add(column, text("Battery"), "%s", text("not told"));
    if (info->last_report_us > 0)
        add(column, text("Last signal"), text("%.1f s ago"),
            (double)(facts->around.now_us - info->last_report_us) * 1e-6);
    else
        add(column, text("Last signal"), "%s", text("none yet"));
    add(column, text("Signals a second"), "%.0f", info->rate_hz);
    if (!info->is_motion && facts->devices[device].has_last)
        add(column, text("Load"), text("%.1f kg"),
            input_board_sample_load_kg(&facts->devices[device].last));
    add(column, text("Left out on the way"), "%u", info->reports_missed);
}

static void add_counters(struct column *column, const struct input_device_info *info)
{
    const struct input_plausibility *seen = &info->plausibility;
    add(column, text("Broken reports"), "%u", seen->truncated);
    add(column, text("Said twice"), "%u", seen->repeated);
    add(column, text("Came in a clump"), "%u", seen->clumped);
    add(column, text("Clock jumps"), "%u", seen->clock_jumps);
    if (info->is_motion)
        return;
    add(column, text("Out of range"), "%u", seen->out_of_range);
    add(column, text("A corner read zero"), "%u", seen->zero_glitch);
    add(column, text("A corner stood still"), "%u", seen->stuck_cell);
    add(column, text("Foreign commands"), "%u", seen->mode_fights);
}

static void name_device(const struct core_device *device, char *name, size_t size)
{
    char place[64] = "";
    if (device->letter && device->info.is_motion)
        snprintf(place, sizeof place, text("Controller %c"), device->letter);
    else if (device->letter)
        snprintf(place, sizeof place, text("Board %c"), device->letter);
    const char *between = place[0] ? " · " : "";
    snprintf(name, size, "%s%s%s", place, between,
             device->info.name[0] ? device->info.name : input_kind_name(device->info.kind));
}

void doctor_detail_fill(const struct doctor_facts *facts, int device, struct screen_detail *detail)
{
    *detail = (struct screen_detail){.facts = {{NULL, ""}}};
    struct column health = {detail->facts, 0}, counters = {detail->counters, 0};
    name_device(&facts->devices[device], detail->name, sizeof detail->name);
    add_health(&health, facts, device);
    add_counters(&counters, &facts->devices[device].info);
}
