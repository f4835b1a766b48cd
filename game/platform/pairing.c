#include "game/platform/pairing.h"

#include <systemd/sd-bus.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/log.h"
#include "game/platform/pairing_agent.h"
#include "game/platform/pairing_attempt.h"
#include "game/platform/pairing_view.h"

enum {
    REOPEN_US = 2000000, // between two tries to reach the bus
    // Between two looks at all BlueZ has. A scan names strangers' devices many times a second.
    LOOK_ACTIVE_US = 100000,
    LOOK_REST_US = 1000000,
    MESSAGES_A_STEP = 64,
};

struct pairing {
    struct sd_bus *bus; // NULL: none now
    struct sd_bus_slot *watch_owner;
    struct sd_bus_slot *watch_objects;
    struct sd_bus_slot *watch_properties;
    struct sd_bus_slot *owner_call;
    struct sd_bus_slot *look_call;
    int64_t now_us;
    int64_t reopen_us;
    int64_t look_us;  // not before this
    bool look_wanted; // something has changed
    enum pairing_service service;
    bool looked; // view is of this service
    struct pairing_view view;
    struct pairing_agent agent;
    struct pairing_attempt attempt;
    unsigned switching_off;
    enum pairing_state state;
    int64_t since_us;
};

static void service_set(struct pairing *pairing, bool present)
{
    pairing->service = present ? SERVICE_PRESENT : SERVICE_ABSENT;
    pairing->looked = false;
    pairing->look_call = sd_bus_slot_unref(pairing->look_call);
    memset(&pairing->view, 0, sizeof pairing->view);
    pairing->look_wanted = present;
    pairing->look_us = 0;
}

static int on_owner(sd_bus_message *answer, void *userdata, sd_bus_error *unused)
{
    (void)unused;
    struct pairing *pairing = userdata;
    pairing->owner_call = sd_bus_slot_unref(pairing->owner_call);
    service_set(pairing, !sd_bus_message_is_method_error(answer, NULL));
    return 1;
}

static int on_owner_changed(sd_bus_message *signal, void *userdata, sd_bus_error *unused)
{
    (void)unused;
    const char *name, *before, *after;
    if (sd_bus_message_read(signal, "sss", &name, &before, &after) > 0)
        service_set(userdata, after[0] != '\0');
    return 0;
}

static int on_change(sd_bus_message *signal, void *userdata, sd_bus_error *unused)
{
    (void)signal;
    (void)unused;
    struct pairing *pairing = userdata;
    pairing->look_wanted = true;
    return 0;
}

static int on_look(sd_bus_message *answer, void *userdata, sd_bus_error *unused)
{
    (void)unused;
    struct pairing *pairing = userdata;
    pairing->look_call = sd_bus_slot_unref(pairing->look_call);
    if (sd_bus_message_is_method_error(answer, NULL) || !pairing_view_read(&pairing->view, answer))
        memset(&pairing->view, 0, sizeof pairing->view);
    pairing->view.denied = sd_bus_message_is_method_error(answer, SD_BUS_ERROR_ACCESS_DENIED) > 0;
    pairing->looked = true;
    return 1;
}

static void look(struct pairing *pairing)
{
    if (!pairing->look_wanted || pairing->look_call || pairing->service != SERVICE_PRESENT ||
        pairing->now_us < pairing->look_us)
        return;
    bool active = pairing_attempt_runs(&pairing->attempt);
    pairing->look_us = pairing->now_us + (active ? LOOK_ACTIVE_US : LOOK_REST_US);
    pairing->look_wanted = false;
    sd_bus_call_method_async(pairing->bus, &pairing->look_call, "org.bluez", "/",
                             "org.freedesktop.DBus.ObjectManager", "GetManagedObjects", on_look,
                             pairing, NULL);
}

static bool watch(struct pairing *pairing)
{
    struct sd_bus *bus = pairing->bus;
    return sd_bus_add_match_async(bus, &pairing->watch_owner,
                                  "type='signal',sender='org.freedesktop.DBus',"
                                  "interface='org.freedesktop.DBus',member='NameOwnerChanged',"
                                  "arg0='org.bluez'",
                                  on_owner_changed, NULL, pairing) >= 0 &&
           sd_bus_add_match_async(bus, &pairing->watch_objects,
                                  "type='signal',sender='org.bluez',"
                                  "interface='org.freedesktop.DBus.ObjectManager'",
                                  on_change, NULL, pairing) >= 0 &&
           sd_bus_add_match_async(bus, &pairing->watch_properties,
                                  "type='signal',sender='org.bluez',path_namespace='/org/bluez',"
                                  "interface='org.freedesktop.DBus.Properties',"
                                  "member='PropertiesChanged'",
                                  on_change, NULL, pairing) >= 0 &&
           sd_bus_call_method_async(bus, &pairing->owner_call, "org.freedesktop.DBus",
                                    "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetNameOwner",
                                    on_owner, pairing, "s", "org.bluez") >= 0;
}

// Lets go of the bus. With what is said still unsent, it is sent if that needs no waiting.
static void bus_drop(struct pairing *pairing)
{
    pairing_attempt_lose_bus(&pairing->attempt);
    pairing_agent_detach(&pairing->agent);
    pairing->watch_owner = sd_bus_slot_unref(pairing->watch_owner);
    pairing->watch_objects = sd_bus_slot_unref(pairing->watch_objects);
    pairing->watch_properties = sd_bus_slot_unref(pairing->watch_properties);
    pairing->owner_call = sd_bus_slot_unref(pairing->owner_call);
    service_set(pairing, false);
    sd_bus_close(pairing->bus);
    pairing->bus = sd_bus_unref(pairing->bus);
    pairing->switching_off = 0;
    pairing->reopen_us = pairing->now_us + REOPEN_US;
}

static void bus_open(struct pairing *pairing)
{
    pairing->reopen_us = pairing->now_us + REOPEN_US;
    if (sd_bus_open_system(&pairing->bus) < 0) {
        pairing->bus = NULL;
        service_set(pairing, false);
        return;
    }
    pairing->service = SERVICE_UNKNOWN;
    pairing->attempt.bus = pairing->bus;
    if (!pairing_agent_attach(&pairing->agent, pairing->bus) || !watch(pairing))
        bus_drop(pairing);
}

bool pairing_open(struct pairing **opened)
{
    struct pairing *pairing = calloc(1, sizeof *pairing);
    if (!pairing)
        return false;
    pairing->agent.view = &pairing->view;
    pairing->attempt.agent = &pairing->agent;
    pairing->attempt.view = &pairing->view;
    pairing->since_us = -1;
    bus_open(pairing);
    pairing->reopen_us = 0;
    *opened = pairing;
    return true;
}

void pairing_close(struct pairing *pairing)
{
    if (!pairing)
        return;
    pairing_attempt_end(&pairing->attempt);
    bus_drop(pairing);
    free(pairing);
}

int pairing_fd(const struct pairing *pairing, short *events)
{
    *events = 0;
    if (!pairing->bus)
        return -1;
    int wanted = sd_bus_get_events(pairing->bus), fd = sd_bus_get_fd(pairing->bus);
    if (wanted < 0 || fd < 0)
        return -1;
    *events = (short)wanted;
    return fd;
}

static enum pairing_state state_now(const struct pairing *pairing)
{
    if (pairing->attempt.phase != PHASE_REST)
        return pairing_attempt_state(&pairing->attempt);
    if (pairing->service == SERVICE_ABSENT)
        return PAIRING_NO_BLUEZ;
    if (pairing->service == SERVICE_UNKNOWN || !pairing->looked)
        return PAIRING_OPENING;
    const struct pairing_adapter *adapter = pairing_view_adapter(&pairing->view);
    if (!adapter)
        return PAIRING_NO_ADAPTER;
    return adapter->powered ? PAIRING_READY : PAIRING_POWER_OFF;
}

static void note_state(struct pairing *pairing)
{
    enum pairing_state state = state_now(pairing);
    if (state != pairing->state || pairing->since_us < 0)
        pairing->since_us = pairing->now_us;
    pairing->state = state;
}

void pairing_step(struct pairing *pairing, int64_t now_us)
{
    pairing->now_us = pairing->attempt.now_us = now_us;
    if (!pairing->bus && now_us >= pairing->reopen_us)
        bus_open(pairing);
    for (int i = 0; pairing->bus && i < MESSAGES_A_STEP; i++) {
        int result = sd_bus_process(pairing->bus, NULL);
        if (result == 0)
            break;
        if (result < 0)
            bus_drop(pairing);
    }
    if (pairing->bus)
        look(pairing);
    pairing_attempt_step(&pairing->attempt, pairing->service, now_us);
    note_state(pairing);
}

void pairing_start(struct pairing *pairing)
{
    if (pairing_attempt_runs(&pairing->attempt))
        return;
    pairing_attempt_end(&pairing->attempt);
    pairing->attempt.phase = PHASE_BEGIN;
    pairing->look_wanted = true; // what was seen at rest may be a second old
    pairing->look_us = 0;
    note_state(pairing);
}

void pairing_stop(struct pairing *pairing)
{
    pairing_attempt_end(&pairing->attempt);
    note_state(pairing);
}

void pairing_state(const struct pairing *pairing, struct pairing_status *status)
{
    *status = (struct pairing_status){
        .state = pairing->state,
        .reason = pairing->attempt.reason,
        .since_us = pairing->since_us,
        .switching_off = pairing->switching_off,
    };
    strcpy(status->address, pairing->attempt.address);
    strcpy(status->detail, pairing->attempt.detail);
}

// Where BlueZ keeps this device: the adapter's path with the address in capitals behind it.
static bool device_path(const struct pairing *pairing, const char *address,
                        char path[PAIRING_PATH_SIZE])
{
    uint8_t unused[6];
    const struct pairing_adapter *adapter = pairing_view_adapter(&pairing->view);
    if (!adapter || !pairing_pin(address, unused))
        return false;
    char name[PAIRING_ADDRESS_SIZE];
    for (size_t i = 0; i < sizeof name; i++)
        name[i] = address[i] == ':' ? '_' : (char)toupper((unsigned char)address[i]);
    for (size_t i = 0; i < pairing->view.board_count; i++) {
        const struct pairing_board *board = &pairing->view.boards[i];
        const char *last = strrchr(board->path, '/');
        if (board->connected && last && strncmp(last, "/dev_", 5) == 0 &&
            strcmp(last + 5, name) == 0) {
            strcpy(path, board->path);
            return true;
        }
    }
    int length = snprintf(path, PAIRING_PATH_SIZE, "%s/dev_%s", adapter->path, name);
    return length > 0 && length < PAIRING_PATH_SIZE;
}

static int on_switched_off(sd_bus_message *answer, void *userdata, sd_bus_error *unused)
{
    (void)unused;
    struct pairing *pairing = userdata;
    const sd_bus_error *error = sd_bus_message_get_error(answer);
    if (error)
        log_info("bluetooth: not disconnected: %s", error->name);
    if (pairing->switching_off > 0)
        pairing->switching_off--;
    return 1;
}

bool pairing_disconnect(struct pairing *pairing, const char *address)
{
    char path[PAIRING_PATH_SIZE];
    if (!pairing->bus || !device_path(pairing, address, path) ||
        sd_bus_call_method_async(pairing->bus, NULL, "org.bluez", path, "org.bluez.Device1",
                                 "Disconnect", on_switched_off, pairing, NULL) < 0)
        return false;
    pairing->switching_off++;
    return true;
}
