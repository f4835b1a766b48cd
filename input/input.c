#include "input/input.h"

#include "input/device.h"
#include "input/drivers.h"
#include "input/hid_port.h"
#include "input/manager.h"
#include "input/replay/replay.h"
#include "input/slot.h"
#include "input/virtual/board.h"
#include "input/virtual/controller.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// A reader tells something every half second while its board runs; this long without a word
// means that the thread itself is held up.
#define READER_SILENT_US 2500000

struct input {
    struct input_settings settings;
    int64_t now_us; // newest time heard of from the caller
    struct slot slots[INPUT_DEVICE_MAX];
    bool manager_started;
    struct manager manager;
};

static int64_t clock_us(void *user)
{
    (void)user;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void log_line(const struct input *input, const char *line)
{
    if (input->settings.log)
        input->settings.log(input->settings.user, line);
}

struct input *input_create_on_port(const struct input_settings *settings,
                                   const struct hid_port *port)
{
    struct input *input = calloc(1, sizeof *input);
    if (!input)
        return NULL;
    input->settings = *settings;
    if (!input->settings.now_us)
        input->settings.now_us = clock_us;
    if (!settings->real_devices)
        return input;
    const struct link_host host = {
        .port = *port,
        .user = settings->user,
        .now_us = input->settings.now_us,
        .log = settings->log,
        .raw = settings->raw,
        .wake_fd = -1,
    };
    input->manager_started = manager_start(&input->manager, &host);
    if (!input->manager_started)
        log_line(input, "the thread that looks for boards does not start");
    return input;
}

struct input *input_create(const struct input_settings *settings)
{
    const struct hid_port port = hid_port_real();
    return input_create_on_port(settings, &port);
}

static void destroy_advanced(struct slot *slot)
{
    if (!slot->advanced.ops)
        return;
    slot->advanced.ops->destroy(slot->advanced.self);
    slot->advanced = (struct device_advanced){.ops = NULL};
}

void input_destroy(struct input *input)
{
    if (!input)
        return;
    if (input->manager_started)
        manager_stop(&input->manager);
    for (size_t i = 0; i < INPUT_DEVICE_MAX; i++)
        destroy_advanced(&input->slots[i]);
    free(input);
}

/** A number nobody has had yet, else that of the first device that is gone. NULL = none. */
static struct slot *free_slot(struct input *input)
{
    for (size_t i = 0; i < INPUT_DEVICE_MAX; i++)
        if (!input->slots[i].used)
            return &input->slots[i];
    for (size_t i = 0; i < INPUT_DEVICE_MAX; i++)
        if (slot_is_reusable(&input->slots[i]))
            return &input->slots[i];
    return NULL;
}

static uint8_t number_of(const struct input *input, const struct slot *slot)
{
    return (uint8_t)(slot - input->slots);
}

static void hear_time(struct input *input, int64_t now_us)
{
    if (now_us > input->now_us)
        input->now_us = now_us;
}

static void add_advanced(struct input *input, struct slot *slot,
                         const struct device_advanced *advanced, int64_t now_us, uint8_t *device)
{
    slot_begin(slot, number_of(input, slot), advanced->kind);
    slot->advanced = *advanced;
    slot->advanced.ops->describe(slot->advanced.self, &slot->info);
    slot_arrive(slot, now_us);
    hear_time(input, now_us);
    *device = slot->info.device;
}

bool input_add_replay(struct input *input, const char *path, double speed, int64_t now_us,
                      uint8_t *device, char *error, size_t error_size)
{
    struct device_advanced advanced;
    struct slot *slot = free_slot(input);
    if (!slot) {
        snprintf(error, error_size, "%s: all %d device numbers are in use", path, INPUT_DEVICE_MAX);
        return false;
    }
    if (!replay_create(path, speed, now_us, &advanced, error, error_size))
        return false;
    add_advanced(input, slot, &advanced, now_us, device);
    return true;
}

bool input_add_virtual(struct input *input, const struct body_settings *settings, int64_t now_us,
                       uint8_t *device)
{
    struct device_advanced advanced;
    struct slot *slot = free_slot(input);
    if (!slot || !virtual_board_create(settings, now_us, &advanced))
        return false;
    add_advanced(input, slot, &advanced, now_us, device);
    return true;
}

bool input_add_virtual_motion(struct input *input, const struct virtual_motion_settings *settings,
                              int64_t now_us, uint8_t *device)
{
    struct device_advanced advanced;
    struct slot *slot = free_slot(input);
    if (!slot || !virtual_controller_create(settings, now_us, &advanced))
        return false;
    add_advanced(input, slot, &advanced, now_us, device);
    return true;
}

static struct slot *slot_of(struct input *input, uint8_t device)
{
    bool used = device < INPUT_DEVICE_MAX && input->slots[device].used;
    return used ? &input->slots[device] : NULL;
}

void input_remove(struct input *input, uint8_t device)
{
    struct slot *slot = slot_of(input, device);
    if (!slot || !slot->advanced.ops)
        return;
    destroy_advanced(slot);
    slot_leave(slot, INPUT_STATE_LOST, input->now_us);
}

static void watch_reader(struct input *input, struct slot *slot)
{
    struct device_event waiting;
    bool running = slot->info.state == INPUT_STATE_READY || slot->info.state == INPUT_STATE_STALE;
    if (!slot->link || !running || ring_peek(&slot->link->events, &waiting))
        return;
    int64_t now_us = input->settings.now_us(input->settings.user);
    if (now_us - slot->heard_us < READER_SILENT_US)
        return;
    const struct device_event lost = {.type = DEVICE_EVENT_LOST, .t_us = now_us};
    slot_take(slot, &lost, &input->settings);
}

void input_advance(struct input *input, int64_t now_us)
{
    hear_time(input, now_us);
    for (size_t i = 0; i < INPUT_DEVICE_MAX; i++)
        watch_reader(input, &input->slots[i]);
}

static struct slot *slot_of_link(struct input *input, const struct link *link)
{
    for (size_t i = 0; i < INPUT_DEVICE_MAX; i++)
        if (input->slots[i].used && input->slots[i].link == link)
            return &input->slots[i];
    return NULL;
}

static bool is_same_board(const struct slot *slot, const struct hid_port_found *node)
{
    if (!slot->used || !driver_of_kind(slot->info.kind))
        return false;
    if (node->serial[0] || slot->info.serial[0])
        return strcmp(slot->info.serial, node->serial) == 0;
    return strcmp(slot->info.path, node->path) == 0;
}

/**
 * A controller by USB that had no serial number and comes back, under another node or with one by
 * now: one of its kind that is gone is most likely the same.
 */
static bool is_likely_same(const struct slot *slot, const struct hid_port_found *node)
{
    return slot->used && !slot->link && slot->info.kind == node->kind && slot->info.is_motion &&
           !slot->info.serial[0];
}

/** The slot this device had before. NULL = it is new. */
static struct slot *slot_of_node(struct input *input, const struct hid_port_found *node)
{
    for (size_t i = 0; i < INPUT_DEVICE_MAX; i++)
        if (is_same_board(&input->slots[i], node))
            return &input->slots[i];
    for (size_t i = 0; i < INPUT_DEVICE_MAX; i++)
        if (is_likely_same(&input->slots[i], node))
            return &input->slots[i];
    return NULL;
}

/** The slot this device had before, or a new one. NULL = none is free. */
static struct slot *slot_for_node(struct input *input, const struct hid_port_found *node)
{
    struct slot *slot = slot_of_node(input, node);
    if (!slot) {
        slot = free_slot(input);
        if (!slot)
            return NULL;
        slot_begin(slot, number_of(input, slot), node->kind);
    }
    slot->info.kind = node->kind;
    slot->info.is_motion = input_kind_is_motion(node->kind);
    snprintf(slot->info.path, sizeof slot->info.path, "%s", node->path);
    snprintf(slot->info.serial, sizeof slot->info.serial, "%s", node->serial);
    snprintf(slot->info.name, sizeof slot->info.name, "%s",
             node->name[0] ? node->name : input_kind_name(node->kind));
    return slot;
}

/** Its old link may still have to say goodbye: LEFT and FOUND can carry the same time. */
static void attach(struct input *input, struct slot *slot, struct link *link, int64_t t_us)
{
    const struct device_event left = {.type = DEVICE_EVENT_LEFT, .t_us = t_us};
    if (slot->link)
        slot_take(slot, &left, &input->settings);
    slot->link = link;
}

static void take_from_link(struct input *input, struct link *link)
{
    struct device_event event;
    if (!ring_pop(&link->events, &event))
        return;
    struct slot *slot = slot_of_link(input, link);
    if (!slot && event.type == DEVICE_EVENT_FOUND) {
        slot = slot_for_node(input, &link->node);
        if (slot)
            attach(input, slot, link, event.t_us);
        else
            log_line(input, "one device too many: it gets no number and is not used");
    }
    if (slot)
        slot_take(slot, &event, &input->settings);
    if (event.type == DEVICE_EVENT_LEFT)
        link_release(link);
}

static void take_from_advanced(struct input *input, struct slot *slot)
{
    struct input_event event;
    const struct device_advanced_ops *ops = slot->advanced.ops;
    if (ops->advance(slot->advanced.self, input->now_us, &event))
        slot_take_advanced(slot, &event);
}

// Where the oldest waiting event is: in a link's ring or in an advanced device.
struct source {
    struct link *link;
    struct slot *advanced;
    int64_t t_us;
};

static void consider_links(struct input *input, struct source *oldest)
{
    for (size_t i = 0; input->manager_started && i < MANAGER_LINKS; i++) {
        struct link *link = &input->manager.links[i];
        struct device_event event;
        if (atomic_load_explicit(&link->state, memory_order_acquire) == LINK_FREE)
            continue;
        if (ring_peek(&link->events, &event) && event.t_us < oldest->t_us)
            *oldest = (struct source){.link = link, .t_us = event.t_us};
    }
}

static void consider_advanced(struct input *input, struct source *oldest)
{
    for (size_t i = 0; i < INPUT_DEVICE_MAX; i++) {
        struct slot *slot = &input->slots[i];
        if (!slot->advanced.ops)
            continue;
        int64_t due_us = slot->advanced.ops->next_due_us(slot->advanced.self);
        if (due_us <= input->now_us && due_us < oldest->t_us)
            *oldest = (struct source){.advanced = slot, .t_us = due_us};
    }
}

/** A replay that has told its last sample. */
static void end_played(struct input *input)
{
    for (size_t i = 0; i < INPUT_DEVICE_MAX; i++) {
        struct slot *slot = &input->slots[i];
        if (!slot->advanced.ops || !slot->advanced.ops->ended(slot->advanced.self) ||
            slot->advanced.ops->next_due_us(slot->advanced.self) <= input->now_us)
            continue;
        destroy_advanced(slot);
        slot_leave(slot, INPUT_STATE_ENDED, slot->info.last_report_us);
    }
}

static bool next_from_slots(struct input *input, struct input_event *event)
{
    for (size_t i = 0; i < INPUT_DEVICE_MAX; i++)
        if (slot_next(&input->slots[i], event))
            return true;
    return false;
}

bool input_poll(struct input *input, struct input_event *event)
{
    for (;;) {
        if (next_from_slots(input, event))
            return true;
        struct source oldest = {.t_us = DEVICE_NEVER_US};
        consider_links(input, &oldest);
        consider_advanced(input, &oldest);
        if (oldest.link) {
            take_from_link(input, oldest.link);
        } else if (oldest.advanced) {
            take_from_advanced(input, oldest.advanced);
        } else {
            end_played(input);
            return next_from_slots(input, event);
        }
    }
}

bool input_device(const struct input *input, uint8_t device, struct input_device_info *info)
{
    if (device >= INPUT_DEVICE_MAX || !input->slots[device].used)
        return false;
    *info = input->slots[device].info;
    return true;
}

size_t input_devices(const struct input *input, struct input_device_info *infos, size_t capacity)
{
    size_t count = 0;
    for (size_t i = 0; i < INPUT_DEVICE_MAX; i++) {
        if (!input->slots[i].used)
            continue;
        if (count < capacity)
            infos[count] = input->slots[i].info;
        count++;
    }
    return count;
}

enum input_tare_result input_tare(struct input *input, uint8_t device)
{
    struct slot *slot = slot_of(input, device);
    return slot ? slot_tare(slot, &input->settings) : INPUT_TARE_NO_SAMPLES;
}

void input_set_lamp(struct input *input, uint8_t device, bool on)
{
    struct slot *slot = slot_of(input, device);
    if (!slot || !slot->link)
        return;
    const struct device_command lamp = {.type = DEVICE_COMMAND_LAMP, .data.on = on};
    ring_push(&slot->link->commands, &lamp, 0);
}

void input_virtual_command(struct input *input, uint8_t device, const struct body_command *command)
{
    struct slot *slot = slot_of(input, device);
    if (slot && slot->advanced.ops && slot->advanced.ops->command)
        slot->advanced.ops->command(slot->advanced.self, command);
}

static bool is_virtual(const struct slot *slot, enum input_device_kind kind)
{
    return slot->used && slot->advanced.ops && slot->advanced.kind == kind;
}

void input_virtual_motion_command(struct input *input, uint8_t device,
                                  const struct virtual_motion_command *command)
{
    struct slot *slot = slot_of(input, device);
    if (slot && is_virtual(slot, INPUT_DEVICE_VIRTUAL_CONTROLLER))
        virtual_controller_command(&slot->advanced, command);
}

int input_virtual_steps(const struct input *input, uint8_t device)
{
    if (device >= INPUT_DEVICE_MAX)
        return 0;
    const struct slot *slot = &input->slots[device];
    if (is_virtual(slot, INPUT_DEVICE_VIRTUAL_CONTROLLER))
        return virtual_controller_steps(&slot->advanced);
    return is_virtual(slot, INPUT_DEVICE_VIRTUAL_BOARD) ? virtual_board_steps(&slot->advanced) : 0;
}
