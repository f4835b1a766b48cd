#include "game/list_devices.h"

#include "game/base/log.h"
#include "game/base/text.h"
#include "game/platform/machine_clock.h"
#include "game/platform/paths.h"
#include "game/store/peek.h"

#include <string.h>

static const int64_t LOOK_US = 10000;
static const int64_t FIRST_US = 1500000; // by then the manager has looked for devices twice
static const int64_t RATE_US = 2200000;  // a rate is counted over two seconds
static const int64_t ZERO_US = 3500000;  // an empty board has found its zero, else it will not
static const int64_t LIMIT_US = 8000000;
static const int64_t BLUEZ_US = 500000; // an answer of the system bus takes milliseconds

struct probe {
    struct device_list *list;
    int64_t ready_us[INPUT_DEVICE_MAX]; // 0 = not yet
};

static void copy_infos(struct device_list *list, struct input *input)
{
    struct input_device_info infos[INPUT_DEVICE_MAX];
    size_t count = input_devices(input, infos, INPUT_DEVICE_MAX);
    for (size_t i = 0; i < count && i < INPUT_DEVICE_MAX; i++) {
        struct core_device *device = &list->devices[infos[i].device];
        device->present = true;
        device->info = infos[i];
        device->fights_lately = infos[i].plausibility.mode_fights;
    }
}

static void take_samples(struct device_list *list, struct input *input)
{
    struct input_event event;
    while (input_poll(input, &event)) {
        if (event.type != INPUT_EVENT_BOARD)
            continue;
        list->devices[event.device].last = event.data.board;
        list->devices[event.device].has_last = true;
    }
}

static bool is_settled(struct probe *probe, int index, int64_t now_us)
{
    const struct input_device_info *info = &probe->list->devices[index].info;
    bool sends = info->state == INPUT_STATE_READY || info->state == INPUT_STATE_STALE;
    if (!sends)
        return info->state != INPUT_STATE_CONNECTING;
    if (probe->ready_us[index] == 0)
        probe->ready_us[index] = now_us;
    int64_t listened_us = now_us - probe->ready_us[index];
    bool has_zero = info->is_motion || info->tared;
    return listened_us >= (has_zero ? RATE_US : ZERO_US);
}

void device_list_probe(struct device_list *list, struct input *input, int64_t (*look)(void *user),
                       void *user)
{
    struct probe probe = {.list = list};
    int64_t start_us = look(user), now_us = start_us;
    bool settled = false;
    while (now_us - start_us < LIMIT_US && !(settled && now_us - start_us >= FIRST_US)) {
        input_advance(input, now_us);
        take_samples(list, input);
        copy_infos(list, input);
        settled = true;
        for (int i = 0; i < INPUT_DEVICE_MAX; i++)
            settled = (!list->devices[i].present || is_settled(&probe, i, now_us)) && settled;
        now_us = look(user);
    }
    list->count = INPUT_DEVICE_MAX;
    list->is_probed = true;
    list->around.now_us = now_us;
}

// Both kinds of keys at once: the letters, then how each board lies.
void device_list_recall(struct device_list *list, const char *dir)
{
    enum { LETTERS = 2 * CORE_LETTER_COUNT, KEYS = LETTERS + INPUT_DEVICE_MAX };
    static const struct store_peek none;
    struct store_peek items[KEYS];
    for (int i = 0; i < KEYS; i++)
        items[i] = none;
    for (int i = 0; i < LETTERS; i++)
        core_device_letter_key(items[i].key, i >= CORE_LETTER_COUNT, i % CORE_LETTER_COUNT);
    for (size_t i = 0; i < list->count; i++)
        core_device_facing_key(items[LETTERS + i].key, list->devices[i].info.serial);
    enum store_status status = store_peek_settings(dir, items, KEYS);
    if (status != STORE_OK && status != STORE_NOT_FOUND)
        log_warning("%s: letters not known: %s", dir, store_status_str(status));
    for (size_t i = 0; i < list->count; i++) {
        struct core_device *device = &list->devices[i];
        device->facing_is_known = items[LETTERS + i].value[0] != '\0';
        for (int letter = 0; letter < CORE_LETTER_COUNT; letter++) {
            int at = letter + (device->info.is_motion ? CORE_LETTER_COUNT : 0);
            if (device->info.serial[0] && strcmp(items[at].value, device->info.serial) == 0)
                device->letter = (char)('A' + letter);
        }
    }
}

static int64_t look_in_real_time(void *user)
{
    (void)user;
    machine_clock_sleep_us(LOOK_US);
    return machine_clock_mono_us();
}

// The system bus tells at once whether there is an adapter and whether it is on.
static enum doctor_bluetooth ask_bluetooth(void)
{
    struct pairing *pairing;
    struct pairing_status status = {.state = PAIRING_OPENING};
    if (!pairing_open(&pairing))
        return DOCTOR_BLUETOOTH_UNKNOWN;
    int64_t until_us = machine_clock_mono_us() + BLUEZ_US;
    while (status.state == PAIRING_OPENING && machine_clock_mono_us() < until_us) {
        pairing_step(pairing, look_in_real_time(NULL));
        pairing_state(pairing, &status);
    }
    pairing_close(pairing);
    return doctor_bluetooth_of(status.state);
}

static void scan(struct device_list *list)
{
    struct input_device_info infos[INPUT_DEVICE_MAX];
    size_t count = input_scan(infos, INPUT_DEVICE_MAX);
    list->count = count < INPUT_DEVICE_MAX ? count : INPUT_DEVICE_MAX;
    for (size_t i = 0; i < list->count; i++)
        list->devices[i] = (struct core_device){.present = true, .info = infos[i]};
    list->around.now_us = machine_clock_mono_us();
}

static void log_line(void *user, const char *line)
{
    (void)user;
    log_info("%s", line);
}

static bool open_all(struct device_list *list, const struct arguments *arguments)
{
    const struct input_settings settings = {.log = log_line, .real_devices = true};
    struct input *input = input_create(&settings);
    struct body_settings body = body_settings_default;
    uint8_t device;
    body.profile = arguments->profile;
    body.seed = arguments->seed;
    bool added = input && (!arguments->simulate_board ||
                           input_add_virtual(input, &body, machine_clock_mono_us(), &device));
    if (added)
        device_list_probe(list, input, look_in_real_time, NULL);
    else
        log_error("no memory for the devices");
    input_destroy(input);
    return added;
}

int list_devices_main(const struct arguments *arguments)
{
    char assets[PATH_SIZE], dir[PATH_SIZE];
    struct device_list list = {.bluetooth = ask_bluetooth()};
    if (arguments->probe && !open_all(&list, arguments))
        return 1;
    if (!arguments->probe)
        scan(&list);
    bool has_dir = arguments->data_dir
                       ? snprintf(dir, sizeof dir, "%s", arguments->data_dir) < (int)sizeof dir
                       : path_data_home(dir);
    if (has_dir)
        device_list_recall(&list, dir);
    doctor_look_around(&list.around, list.devices, list.count);
    list.around.bluetooth = list.bluetooth;
    list.assets = path_assets(assets) ? assets : NULL;
    if (arguments->json)
        return device_list_write_json(&list, stdout) ? 0 : 1;
    device_list_write_text(&list, stdout);
    return 0;
}
