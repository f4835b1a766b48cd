#include "game/platform/pairing_attempt.h"

#include <systemd/sd-bus.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "game/base/log.h"

#define BLUEZ   "org.bluez"
#define ADAPTER "org.bluez.Adapter1"
#define DEVICE  "org.bluez.Device1"
#define MANAGER "org.bluez.AgentManager1"

enum { SECOND_US = 1000000, BUSY_RETRY_US = 500000 };

typedef int phase_begin(struct pairing_attempt *attempt);

struct phase_rule {
    enum pairing_state shown;
    int limit_s; // 0 = none
    phase_begin *begin;
    enum pairing_phase next; // once the call is answered; PHASE_REST: what BlueZ has decides
    enum pairing_reason late;
    enum pairing_reason refused;
    const char *harmless; // an error that means "it is so already"; "" = any
};

static const struct phase_rule *rule_of(enum pairing_phase phase);
static void phase_enter(struct pairing_attempt *attempt, enum pairing_phase phase);

// Calls nobody waits for: BlueZ may be gone by then, and that is right too.
static void send_away(struct pairing_attempt *attempt, const char *path, const char *interface,
                      const char *method, const char *object)
{
    sd_bus_message *message = NULL;
    if (!attempt->bus ||
        sd_bus_message_new_method_call(attempt->bus, &message, BLUEZ, path, interface, method) < 0)
        return;
    sd_bus_message_set_auto_start(message, false);
    sd_bus_message_set_expect_reply(message, false);
    if (!object || sd_bus_message_append_basic(message, 'o', object) >= 0)
        sd_bus_send(attempt->bus, message, NULL);
    sd_bus_message_unref(message);
}

static void give_back(struct pairing_attempt *attempt)
{
    if (attempt->call && attempt->phase == PHASE_PAIR)
        send_away(attempt, attempt->board, DEVICE, "CancelPairing", NULL);
    if (attempt->call && attempt->phase == PHASE_CONNECT)
        send_away(attempt, attempt->board, DEVICE, "Disconnect", NULL);
    attempt->call = sd_bus_slot_unref(attempt->call);
    if (attempt->scanning)
        send_away(attempt, attempt->adapter, ADAPTER, "StopDiscovery", NULL);
    if (attempt->agent_registered)
        send_away(attempt, "/org/bluez", MANAGER, "UnregisterAgent", PAIRING_AGENT_PATH);
    attempt->scanning = attempt->agent_registered = false;
}

static void fail(struct pairing_attempt *attempt, enum pairing_reason reason)
{
    give_back(attempt);
    attempt->reason = reason;
    attempt->phase = PHASE_FAILED;
    log_warning("bluetooth: %s%s%s%s%s", pairing_reason_code(reason),
                attempt->address[0] ? ", board " : "", attempt->address,
                attempt->detail[0] ? ": " : "", attempt->detail);
}

static bool named(const sd_bus_error *error, const char *name)
{
    return strcmp(error->name, name) == 0;
}

static enum pairing_reason reason_for(const struct pairing_attempt *attempt,
                                      const sd_bus_error *error)
{
    static const struct {
        const char *name;
        enum pairing_reason reason;
    } meanings[] = {
        {"org.freedesktop.DBus.Error.AccessDenied", PAIRING_NOT_ALLOWED},
        {"org.bluez.Error.NotAuthorized", PAIRING_NOT_ALLOWED},
        {"org.bluez.Error.NotPermitted", PAIRING_NOT_ALLOWED},
        {"org.bluez.Error.Blocked", PAIRING_RADIO_BLOCKED},
        {"org.bluez.Error.NotReady", PAIRING_POWER_LOST},
        {"org.bluez.Error.AuthenticationTimeout", PAIRING_BOARD_SILENT},
        {"org.bluez.Error.ConnectionAttemptFailed", PAIRING_BOARD_SILENT},
        {"org.bluez.Error.DoesNotExist", PAIRING_BOARD_SILENT},
        {SD_BUS_ERROR_UNKNOWN_OBJECT, PAIRING_BOARD_SILENT},
    };
    if (attempt->phase == PHASE_SERVICE)
        return PAIRING_SERVICE_MISSING;
    if (named(error, SD_BUS_ERROR_SERVICE_UNKNOWN) || named(error, SD_BUS_ERROR_NAME_HAS_NO_OWNER))
        return PAIRING_SERVICE_GONE;
    if (attempt->phase == PHASE_PAIR && attempt->agent->pin_not_text)
        return PAIRING_PIN_NOT_TEXT;
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (named(error, meanings[i].name))
            return meanings[i].reason;
    return rule_of(attempt->phase)->refused;
}

// True: go on as if it had been answered well.
static bool refusal_is_harmless(const struct pairing_attempt *attempt, const sd_bus_error *error)
{
    const char *harmless = rule_of(attempt->phase)->harmless;
    return harmless && (harmless[0] == '\0' || named(error, harmless));
}

static int on_answer(sd_bus_message *answer, void *userdata, sd_bus_error *unused)
{
    (void)unused;
    struct pairing_attempt *attempt = userdata;
    attempt->call = sd_bus_slot_unref(attempt->call);
    const sd_bus_error *error = sd_bus_message_get_error(answer);
    if (error && !refusal_is_harmless(attempt, error)) {
        if (attempt->phase == PHASE_CONNECT && named(error, "org.bluez.Error.InProgress")) {
            attempt->retry_us = attempt->now_us + BUSY_RETRY_US;
            return 1;
        }
        snprintf(attempt->detail, sizeof attempt->detail, "%s: %s", error->name,
                 error->message ? error->message : "");
        fail(attempt, reason_for(attempt, error));
        return 1;
    }
    enum pairing_phase next = rule_of(attempt->phase)->next;
    if (next != PHASE_REST)
        phase_enter(attempt, next);
    return 1;
}

// Sends a prepared call and lets go of it. Our own deadlines end it, not the bus's 25 seconds.
static int send_call(struct pairing_attempt *attempt, sd_bus_message *message)
{
    int result =
        sd_bus_call_async(attempt->bus, &attempt->call, message, on_answer, attempt, UINT64_MAX);
    sd_bus_message_unref(message);
    return result;
}

static int call(struct pairing_attempt *attempt, const char *path, const char *interface,
                const char *method)
{
    sd_bus_message *message = NULL;
    int result =
        sd_bus_message_new_method_call(attempt->bus, &message, BLUEZ, path, interface, method);
    if (result < 0)
        return result;
    sd_bus_message_set_auto_start(message, false);
    return send_call(attempt, message);
}

static int call_with(struct pairing_attempt *attempt, const char *path, const char *interface,
                     const char *method, const char *types, ...)
{
    sd_bus_message *message = NULL;
    int result =
        sd_bus_message_new_method_call(attempt->bus, &message, BLUEZ, path, interface, method);
    if (result < 0)
        return result;
    sd_bus_message_set_auto_start(message, false);
    va_list values;
    va_start(values, types);
    result = sd_bus_message_appendv(message, types, values);
    va_end(values);
    if (result >= 0)
        return send_call(attempt, message);
    sd_bus_message_unref(message);
    return result;
}

static int service_begin(struct pairing_attempt *attempt)
{
    return sd_bus_call_method_async(attempt->bus, &attempt->call, "org.freedesktop.DBus",
                                    "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                    "StartServiceByName", on_answer, attempt, "su", BLUEZ, 0);
}

static int set_true(struct pairing_attempt *attempt, const char *path, const char *interface,
                    const char *property)
{
    return call_with(attempt, path, "org.freedesktop.DBus.Properties", "Set", "ssv", interface,
                     property, "b", 1);
}

static int power_begin(struct pairing_attempt *attempt)
{
    return set_true(attempt, attempt->adapter, ADAPTER, "Powered");
}

// From the call on, whatever its answer: what was not begun is given back without harm.
static int agent_begin(struct pairing_attempt *attempt)
{
    attempt->agent_registered = true;
    return call_with(attempt, "/org/bluez", MANAGER, "RegisterAgent", "os", PAIRING_AGENT_PATH,
                     "NoInputNoOutput");
}

static int default_begin(struct pairing_attempt *attempt)
{
    return call_with(attempt, "/org/bluez", MANAGER, "RequestDefaultAgent", "o",
                     PAIRING_AGENT_PATH);
}

static int filter_begin(struct pairing_attempt *attempt)
{
    return call_with(attempt, attempt->adapter, ADAPTER, "SetDiscoveryFilter", "a{sv}", 1,
                     "Transport", "s", "bredr");
}

static int scan_begin(struct pairing_attempt *attempt)
{
    attempt->scanning = true;
    return call(attempt, attempt->adapter, ADAPTER, "StartDiscovery");
}

static int search_begin(struct pairing_attempt *attempt)
{
    attempt->before = *attempt->view;
    return 0;
}

static int forget_begin(struct pairing_attempt *attempt)
{
    return call_with(attempt, attempt->adapter, ADAPTER, "RemoveDevice", "o", attempt->board);
}

static int trust_begin(struct pairing_attempt *attempt)
{
    return set_true(attempt, attempt->board, DEVICE, "Trusted");
}

static int pair_begin(struct pairing_attempt *attempt)
{
    attempt->agent->pin_not_text = false;
    return call(attempt, attempt->board, DEVICE, "Pair");
}

static int connect_begin(struct pairing_attempt *attempt)
{
    return call(attempt, attempt->board, DEVICE, "Connect");
}

static int connected_begin(struct pairing_attempt *attempt)
{
    give_back(attempt);
    return 0;
}

static const struct phase_rule rules[PHASE_COUNT] = {
    [PHASE_BEGIN] = {.shown = PAIRING_STARTING, .limit_s = 3, .late = PAIRING_SERVICE_MISSING},
    [PHASE_SERVICE] = {PAIRING_STARTING, 15, service_begin, PHASE_REST, PAIRING_SERVICE_MISSING,
                       PAIRING_SERVICE_MISSING, NULL},
    [PHASE_ADAPTER] = {.shown = PAIRING_STARTING, .limit_s = 3, .late = PAIRING_ADAPTER_MISSING},
    [PHASE_POWER] = {PAIRING_STARTING, 10, power_begin, PHASE_REST, PAIRING_POWER_REFUSED,
                     PAIRING_POWER_REFUSED, NULL},
    [PHASE_AGENT] = {PAIRING_STARTING, 10, agent_begin, PHASE_DEFAULT, PAIRING_AGENT_REFUSED,
                     PAIRING_AGENT_REFUSED, "org.bluez.Error.AlreadyExists"},
    // A refusal of the next two spoils nothing: our own Pair() asks our own agent anyway, and a
    // scan without filter finds the board as well.
    [PHASE_DEFAULT] = {PAIRING_STARTING, 10, default_begin, PHASE_FILTER, PAIRING_AGENT_REFUSED,
                       PAIRING_AGENT_REFUSED, ""},
    [PHASE_FILTER] = {PAIRING_STARTING, 10, filter_begin, PHASE_SCAN, PAIRING_SCAN_REFUSED,
                      PAIRING_SCAN_REFUSED, ""},
    [PHASE_SCAN] = {PAIRING_STARTING, 10, scan_begin, PHASE_SEARCH, PAIRING_SCAN_REFUSED,
                    PAIRING_SCAN_REFUSED, "org.bluez.Error.InProgress"},
    [PHASE_SEARCH] = {PAIRING_SEARCHING, 300, search_begin, PHASE_REST, PAIRING_NOT_SEEN,
                      PAIRING_NOT_SEEN, NULL},
    [PHASE_FORGET] = {PAIRING_FOUND, 10, forget_begin, PHASE_RETURN, PAIRING_BOARD_SILENT,
                      PAIRING_BOARD_SILENT, "org.bluez.Error.DoesNotExist"},
    [PHASE_RETURN] = {.shown = PAIRING_FOUND, .limit_s = 25, .late = PAIRING_BOARD_SILENT},
    [PHASE_TRUST] = {PAIRING_FOUND, 5, trust_begin, PHASE_PAIR, PAIRING_BOARD_SILENT,
                     PAIRING_BOARD_SILENT, NULL},
    [PHASE_PAIR] = {PAIRING_PAIRING, 40, pair_begin, PHASE_CONNECT, PAIRING_BOARD_SILENT,
                    PAIRING_PIN_REFUSED, "org.bluez.Error.AlreadyExists"},
    [PHASE_CONNECT] = {PAIRING_CONNECTING, 20, connect_begin, PHASE_CONNECTED,
                       PAIRING_NOT_CONNECTED, PAIRING_NOT_CONNECTED,
                       "org.bluez.Error.AlreadyConnected"},
    [PHASE_CONNECTED] = {.shown = PAIRING_CONNECTED, .begin = connected_begin},
    [PHASE_FAILED] = {.shown = PAIRING_FAILED},
};

static const struct phase_rule *rule_of(enum pairing_phase phase)
{
    return &rules[phase];
}

static void phase_enter(struct pairing_attempt *attempt, enum pairing_phase phase)
{
    const struct phase_rule *rule = rule_of(phase);
    // What has no answer to wait for is cut short: POWER is done when BlueZ says it is on, however
    // long the answer takes.
    attempt->call = sd_bus_slot_unref(attempt->call);
    attempt->phase = phase;
    attempt->retry_us = 0;
    attempt->deadline_us =
        rule->limit_s ? attempt->now_us + (int64_t)rule->limit_s * SECOND_US : INT64_MAX;
    int result = rule->begin ? rule->begin(attempt) : 0;
    if (result < 0) {
        snprintf(attempt->detail, sizeof attempt->detail, "%s", strerror(-result));
        fail(attempt, rule->refused);
    }
}

static void follow_adapter(struct pairing_attempt *attempt)
{
    const struct pairing_adapter *adapter = pairing_view_adapter(attempt->view);
    if (attempt->view->denied)
        fail(attempt, PAIRING_NOT_ALLOWED);
    if (!adapter)
        return;
    strcpy(attempt->adapter, adapter->path);
    phase_enter(attempt, adapter->powered ? PHASE_AGENT : PHASE_POWER);
}

static bool called_by_itself(const struct pairing_attempt *attempt,
                             const struct pairing_board *board)
{
    const struct pairing_board *before = pairing_view_board_at(&attempt->before, board->path);
    return board->paired && board->connected && !(before && before->connected);
}

static void follow_boards(struct pairing_attempt *attempt)
{
    for (size_t i = 0; i < attempt->view->board_count; i++) {
        const struct pairing_board *board = &attempt->view->boards[i];
        bool called = called_by_itself(attempt, board);
        bool answers = board->seen && !board->connected;
        // After FORGET the old entry may show for a moment more.
        if (attempt->phase == PHASE_RETURN && board->paired && !called)
            continue;
        if (!pairing_board_is_of(board, attempt->adapter) || (!called && !answers))
            continue;
        strcpy(attempt->board, board->path);
        strcpy(attempt->address, board->address);
        if (called)
            phase_enter(attempt, PHASE_CONNECTED);
        else
            phase_enter(attempt, board->paired ? PHASE_FORGET : PHASE_TRUST);
        return;
    }
}

// What BlueZ itself has lost ends the attempt.
static bool ground_is_gone(struct pairing_attempt *attempt, enum pairing_service service)
{
    if (service != SERVICE_PRESENT && attempt->phase > PHASE_SERVICE) {
        fail(attempt, PAIRING_SERVICE_GONE);
        return true;
    }
    if (attempt->phase < PHASE_POWER)
        return false;
    const struct pairing_adapter *adapter =
        pairing_view_adapter_at(attempt->view, attempt->adapter);
    if (!adapter)
        fail(attempt, PAIRING_ADAPTER_GONE);
    else if (!adapter->powered && attempt->phase > PHASE_POWER)
        fail(attempt, PAIRING_POWER_LOST);
    return attempt->phase == PHASE_FAILED;
}

static void attempt_follow(struct pairing_attempt *attempt, enum pairing_service service)
{
    if (ground_is_gone(attempt, service))
        return;
    if ((attempt->phase == PHASE_BEGIN || attempt->phase == PHASE_SERVICE) &&
        service == SERVICE_PRESENT)
        phase_enter(attempt, PHASE_ADAPTER);
    else if (attempt->phase == PHASE_BEGIN && service == SERVICE_ABSENT && attempt->bus)
        phase_enter(attempt, PHASE_SERVICE);
    if (attempt->phase == PHASE_ADAPTER)
        follow_adapter(attempt);
    if (attempt->phase == PHASE_POWER &&
        pairing_view_adapter_at(attempt->view, attempt->adapter)->powered)
        phase_enter(attempt, PHASE_AGENT);
    if (attempt->phase == PHASE_SEARCH || attempt->phase == PHASE_RETURN)
        follow_boards(attempt);
}

static void attempt_tick(struct pairing_attempt *attempt)
{
    if (attempt->retry_us && attempt->now_us >= attempt->retry_us) {
        attempt->retry_us = 0;
        if (connect_begin(attempt) < 0)
            fail(attempt, PAIRING_NOT_CONNECTED);
    }
    if (pairing_attempt_runs(attempt) && attempt->now_us >= attempt->deadline_us)
        fail(attempt, rule_of(attempt->phase)->late);
}

void pairing_attempt_step(struct pairing_attempt *attempt, enum pairing_service service,
                          int64_t now_us)
{
    attempt->now_us = now_us;
    if (!pairing_attempt_runs(attempt))
        return;
    if (attempt->phase == PHASE_BEGIN && attempt->deadline_us == 0)
        attempt->deadline_us = now_us + (int64_t)rule_of(PHASE_BEGIN)->limit_s * SECOND_US;
    attempt_follow(attempt, service);
    if (pairing_attempt_runs(attempt))
        attempt_tick(attempt);
}

void pairing_attempt_lose_bus(struct pairing_attempt *attempt)
{
    attempt->bus = NULL;
    attempt->call = sd_bus_slot_unref(attempt->call);
    if (!pairing_attempt_runs(attempt) || attempt->phase == PHASE_BEGIN)
        return;
    fail(attempt, PAIRING_SERVICE_GONE);
}

void pairing_attempt_end(struct pairing_attempt *attempt)
{
    give_back(attempt);
    *attempt = (struct pairing_attempt){
        .bus = attempt->bus, .agent = attempt->agent, .view = attempt->view};
}

bool pairing_attempt_runs(const struct pairing_attempt *attempt)
{
    return attempt->phase > PHASE_REST && attempt->phase < PHASE_CONNECTED;
}

enum pairing_state pairing_attempt_state(const struct pairing_attempt *attempt)
{
    return rule_of(attempt->phase)->shown;
}
