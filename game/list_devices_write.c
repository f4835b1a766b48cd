#include "game/list_devices.h"

#include "game/base/json.h"
#include "game/base/text.h"
#include "game/platform/pairing_rule.h"

#include <math.h>
#include <string.h>

struct diagnosis {
    struct doctor_finding found[DOCTOR_FINDING_MAX];
    size_t count;
};

static void diagnose(const struct device_list *list, struct diagnosis *diagnosis)
{
    diagnosis->count = doctor_examine(list->devices, list->count, &list->around, diagnosis->found,
                                      DOCTOR_FINDING_MAX);
}

static void put_findings(struct json *json, const struct diagnosis *diagnosis, int device)
{
    json_key(json, "findings");
    json_array_begin(json);
    for (size_t i = 0; i < diagnosis->count; i++)
        if (diagnosis->found[i].device == device)
            json_string(json, doctor_code(diagnosis->found[i].cause));
    json_array_end(json);
}

static void put_counters(struct json *json, const struct input_device_info *info)
{
    const struct input_plausibility *seen = &info->plausibility;
    json_key(json, "counters");
    json_object_begin(json);
    json_put_integer(json, "dropped", info->reports_dropped);
    json_put_integer(json, "missed", info->reports_missed);
    json_put_integer(json, "truncated", seen->truncated);
    json_put_integer(json, "out_of_range", seen->out_of_range);
    json_put_integer(json, "repeated", seen->repeated);
    json_put_integer(json, "clumped", seen->clumped);
    json_put_integer(json, "stuck_cell", seen->stuck_cell);
    json_put_integer(json, "zero_glitch", seen->zero_glitch);
    json_put_integer(json, "clock_jumps", seen->clock_jumps);
    json_put_integer(json, "mode_fights", seen->mode_fights);
    json_object_end(json);
}

// What only an opened device tells; null when it was not.
static void put_measured(struct json *json, const struct device_list *list,
                         const struct core_device *device)
{
    const struct input_device_info *info = &device->info;
    bool heard = list->is_probed && info->last_report_us > 0;
    double age_s = (double)(list->around.now_us - info->last_report_us) * 1e-6;
    double load_kg = device->has_last ? input_board_sample_load_kg(&device->last) : (double)NAN;
    json_put_number(json, "rate_hz", heard ? info->rate_hz : (double)NAN);
    json_put_number(json, "signal_age_s", heard ? age_s : (double)NAN);
    json_put_number(json, "load_kg", load_kg);
    if (heard)
        json_put_bool(json, "has_zero", info->tared);
    else
        json_put_null(json, "has_zero");
    if (list->is_probed)
        put_counters(json, info);
    else
        json_put_null(json, "counters");
}

// A device that was only looked at is found, not connecting.
static const char *state_code(const struct device_list *list, const struct input_device_info *info)
{
    bool is_found = !list->is_probed && info->state == INPUT_STATE_CONNECTING;
    return is_found ? "found" : input_state_code(info->state);
}

static void put_device(struct json *json, const struct device_list *list, size_t index,
                       const struct diagnosis *diagnosis)
{
    const struct core_device *device = &list->devices[index];
    const struct input_device_info *info = &device->info;
    const char letter[2] = {device->letter, '\0'};
    const char *holder = list->around.holder[index];
    json_object_begin(json);
    json_put_string(json, "kind", input_kind_code(info->kind));
    json_put_string(json, "name", info->name);
    json_put_string(json, "serial", info->serial);
    json_put_string(json, "path", info->path);
    json_put_string(json, "problem", info->problem ? input_problem_code(info->problem) : NULL);
    json_put_string(json, "role", info->is_motion ? "controller" : "board");
    json_put_string(json, "letter", device->letter ? letter : NULL);
    json_put_string(json, "state", state_code(list, info));
    if (info->battery_bars >= 0)
        json_put_integer(json, "battery_bars", info->battery_bars);
    else
        json_put_null(json, "battery_bars");
    put_measured(json, list, device);
    json_put_string(json, "held_by", holder[0] ? holder : NULL);
    put_findings(json, diagnosis, (int)index);
    json_object_end(json);
}

static const char *bluetooth_code(enum doctor_bluetooth bluetooth)
{
    switch (bluetooth) {
    case DOCTOR_BLUETOOTH_MISSING:
        return "missing";
    case DOCTOR_BLUETOOTH_POWERED_OFF:
        return "off";
    case DOCTOR_BLUETOOTH_READY:
        return "ready";
    case DOCTOR_BLUETOOTH_UNKNOWN:
        break;
    }
    return NULL;
}

bool device_list_write_json(const struct device_list *list, FILE *file)
{
    struct json json;
    struct diagnosis diagnosis;
    diagnose(list, &diagnosis);
    json_begin(&json, file);
    json_object_begin(&json);
    json_put_integer(&json, "schema", 1);
    json_key(&json, "devices");
    json_array_begin(&json);
    for (size_t i = 0; i < list->count; i++)
        if (list->devices[i].present)
            put_device(&json, list, i, &diagnosis);
    json_array_end(&json);
    json_put_bool(&json, "probed", list->is_probed);
    json_put_string(&json, "bluetooth", bluetooth_code(list->around.bluetooth));
    json_put_bool(&json, "rule_installed", !list->around.rule_is_missing);
    put_findings(&json, &diagnosis, -1);
    json_object_end(&json);
    return json_finish(&json);
}

static void write_name(const struct core_device *device, FILE *file)
{
    const struct input_device_info *info = &device->info;
    char words[64] = "";
    if (device->letter && info->is_motion)
        snprintf(words, sizeof words, text("Controller %c"), device->letter);
    else if (device->letter)
        snprintf(words, sizeof words, text("Board %c"), device->letter);
    fprintf(file, "%s%s%s", words, words[0] ? "  " : "", info->name);
    if (info->serial[0])
        fprintf(file, "  %s", info->serial);
    if (info->path[0])
        fprintf(file, "  %s", info->path);
    fputc('\n', file);
}

static void write_health(const struct device_list *list, const struct core_device *device,
                         FILE *file)
{
    const struct input_device_info *info = &device->info;
    if (info->battery_bars >= 0) {
        fputs("    ", file);
        fprintf(file, text("Battery: %d of 4"), info->battery_bars);
        fputc('\n', file);
    }
    if (!list->is_probed || info->last_report_us == 0)
        return;
    fputs("    ", file);
    fprintf(file, text("%.0f signals a second"), info->rate_hz);
    fputc('\n', file);
}

static void write_finding(const struct device_list *list, const struct doctor_finding *finding,
                          FILE *file)
{
    bool motion = finding->device >= 0 && list->devices[finding->device].info.is_motion;
    const char *holder = finding->device >= 0 ? list->around.holder[finding->device] : "";
    fprintf(file, "    %s: %s%s%s%s. %s\n", doctor_code(finding->cause),
            text(doctor_title(finding->cause, motion)), holder[0] ? " (" : "", holder,
            holder[0] ? ")" : "", text(doctor_step(finding->cause, motion)));
}

static void write_rule(const struct device_list *list, FILE *file)
{
    char command[2304];
    if (list->assets && pairing_rule_command(list->assets, command, sizeof command))
        fprintf(file, "%s\n    %s\n", text("Type this line in a terminal, once."), command);
    else
        fputs("Copy assets/udev/70-evenkeel.rules to /etc/udev/rules.d\n", file);
}

void device_list_write_text(const struct device_list *list, FILE *file)
{
    struct diagnosis diagnosis;
    bool wants_rule = false;
    diagnose(list, &diagnosis);
    for (size_t i = 0; i < list->count; i++) {
        size_t told = 0;
        if (!list->devices[i].present)
            continue;
        write_name(&list->devices[i], file);
        write_health(list, &list->devices[i], file);
        for (size_t j = 0; j < diagnosis.count; j++) {
            if (diagnosis.found[j].device != (int)i)
                continue;
            write_finding(list, &diagnosis.found[j], file);
            wants_rule = wants_rule || diagnosis.found[j].cause == DOCTOR_RULE_MISSING;
            told++;
        }
        if (told == 0)
            fprintf(file, "    %s\n",
                    list->is_probed ? text("All good") : text("Ready to be opened"));
    }
    for (size_t j = 0; j < diagnosis.count; j++)
        if (diagnosis.found[j].device < 0)
            write_finding(list, &diagnosis.found[j], file);
    if (wants_rule)
        write_rule(list, file);
}
