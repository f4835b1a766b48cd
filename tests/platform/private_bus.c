#include "tests/platform/private_bus.h"

#include <systemd/sd-bus.h>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/check.h"

enum { PATIENCE_MS = 20000 };

#define MOCK "org.freedesktop.DBus.Mock"

static int64_t machine_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

// The child ends with us, whatever happens to us. Its descriptor 3 is what it shall write to.
static pid_t start(char *const arguments[], int output)
{
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid > 0)
        return pid;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (output >= 0)
        dup2(output, 3);
    int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, 0);
    dup2(nowhere, 1);
    dup2(nowhere, 2);
    execvp(arguments[0], arguments);
    _exit(127);
}

static void end(pid_t *pid)
{
    if (*pid <= 0)
        return;
    kill(*pid, SIGKILL);
    waitpid(*pid, NULL, 0);
    *pid = 0;
}

static void write_settings(const char *folder, const char *path)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file,
            "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\"\n"
            " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
            "<busconfig><type>evenkeel-test</type><listen>unix:path=%s/bus</listen>\n"
            "<policy context=\"default\"><allow user=\"*\"/><allow own=\"*\"/>\n"
            "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>\n"
            "</policy></busconfig>\n",
            folder);
    fclose(file);
}

static void start_daemon(struct private_bus *bus)
{
    char settings[64], option[80], address[160];
    snprintf(settings, sizeof settings, "%s/bus.conf", bus->folder);
    write_settings(bus->folder, settings);
    snprintf(option, sizeof option, "--config-file=%s", settings);
    int told[2];
    assert_int_equal(pipe(told), 0);
    char *arguments[] = {"dbus-daemon",       option, "--nofork", "--nopidfile",
                         "--print-address=3", NULL};
    bus->daemon = start(arguments, told[1]);
    close(told[1]);
    struct pollfd ready = {.fd = told[0], .events = POLLIN};
    if (poll(&ready, 1, PATIENCE_MS) != 1 || read(told[0], address, sizeof address) <= 0)
        fail_msg("no dbus-daemon: is the package dbus-daemon installed?");
    close(told[0]);
    snprintf(address, sizeof address, "unix:path=%s/bus", bus->folder);
    setenv("DBUS_SYSTEM_BUS_ADDRESS", address, 1);
}

static int on_called(sd_bus_message *signal, void *userdata, sd_bus_error *error)
{
    (void)error;
    struct private_bus *bus = userdata;
    const char *method;
    assert_true(sd_bus_message_read(signal, "s", &method) > 0);
    // Looking changes nothing; PairDevice is how the mock's Pair() does its work.
    if (strcmp(method, "GetManagedObjects") == 0 || strcmp(method, "PairDevice") == 0)
        return 0;
    size_t length = strlen(bus->calls);
    snprintf(bus->calls + length, sizeof bus->calls - length, "%s ", method);
    return 0;
}

void private_bus_start(struct private_bus *bus)
{
    memset(bus, 0, sizeof *bus);
    strcpy(bus->folder, "/tmp/evenkeel-bus-XXXXXX");
    assert_non_null(mkdtemp(bus->folder));
    start_daemon(bus);
    assert_true(sd_bus_open_system(&bus->bus) >= 0);
    assert_true(
        sd_bus_match_signal(bus->bus, NULL, NULL, NULL, MOCK, "MethodCalled", on_called, bus) >= 0);
}

void private_bus_kill_daemon(struct private_bus *bus)
{
    bus->bus = sd_bus_flush_close_unref(bus->bus);
    end(&bus->daemon);
}

void private_bus_stop(struct private_bus *bus)
{
    pairing_finish(bus);
    bluez_kill(bus);
    private_bus_kill_daemon(bus);
    unsetenv("DBUS_SYSTEM_BUS_ADDRESS");
    char path[64];
    snprintf(path, sizeof path, "%s/bus.conf", bus->folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/bus", bus->folder);
    unlink(path);
    assert_int_equal(rmdir(bus->folder), 0);
}

void bluez_start(struct private_bus *bus)
{
    if (bus->bluez)
        return;
    // The system's Python: that is where the package lies, whatever else is first in PATH.
    char *arguments[] = {"/usr/bin/python3", "-m", "dbusmock", "--template", "bluez5", NULL};
    bus->bluez = start(arguments, -1);
    int64_t until_us = machine_us() + PATIENCE_MS * 1000;
    const char *owner = NULL;
    sd_bus_slot *slot = NULL;
    assert_true(sd_bus_match_signal(bus->bus, &slot, "org.freedesktop.DBus", NULL, NULL,
                                    "NameOwnerChanged", NULL, NULL) >= 0);
    while (!owner) {
        if (machine_us() > until_us || waitpid(bus->bluez, NULL, WNOHANG) != 0)
            fail_msg("no BlueZ to talk to: is the package python3-dbusmock installed?");
        sd_bus_creds *creds = NULL;
        if (sd_bus_get_name_creds(bus->bus, "org.bluez", SD_BUS_CREDS_UNIQUE_NAME, &creds) >= 0)
            owner = "there";
        else
            sd_bus_wait(bus->bus, 100000);
        sd_bus_creds_unref(creds);
        while (sd_bus_process(bus->bus, NULL) > 0)
            continue;
    }
    sd_bus_slot_unref(slot);
}

void bluez_kill(struct private_bus *bus)
{
    end(&bus->bluez);
}

// One blocking call; the answer's only value, if any, is the caller's to read.
static sd_bus_message *ask(struct private_bus *bus, sd_bus_message *message)
{
    sd_bus_error error = SD_BUS_ERROR_NULL;
    sd_bus_message *answer = NULL;
    int result = sd_bus_call(bus->bus, message, PATIENCE_MS * 1000, &error, &answer);
    if (result < 0)
        fail_msg("%s: %s", sd_bus_message_get_member(message),
                 error.message ? error.message : strerror(-result));
    sd_bus_message_unref(message);
    sd_bus_error_free(&error);
    return answer;
}

static sd_bus_message *message_to(struct private_bus *bus, const char *path, const char *interface,
                                  const char *method)
{
    sd_bus_message *message = NULL;
    assert_true(sd_bus_message_new_method_call(bus->bus, &message, "org.bluez", path, interface,
                                               method) >= 0);
    return message;
}

void bluez_add_adapter(struct private_bus *bus)
{
    sd_bus_message *message = message_to(bus, "/", "org.bluez.Mock", "AddAdapter");
    assert_true(sd_bus_message_append(message, "ss", "hci0", "test") >= 0);
    sd_bus_message_unref(ask(bus, message));
}

void bluez_add_device(struct private_bus *bus, const char *address, const char *name)
{
    sd_bus_message *message = message_to(bus, "/", "org.bluez.Mock", "AddDevice");
    assert_true(sd_bus_message_append(message, "sss", "hci0", address, name) >= 0);
    sd_bus_message_unref(ask(bus, message));
}

void bluez_set(struct private_bus *bus, const char *path, const char *interface,
               const char *property, const char *type, ...)
{
    sd_bus_message *message = message_to(bus, path, MOCK, "UpdateProperties");
    assert_true(sd_bus_message_append(message, "s", interface) >= 0);
    assert_true(sd_bus_message_open_container(message, 'a', "{sv}") >= 0);
    assert_true(sd_bus_message_open_container(message, 'e', "sv") >= 0);
    assert_true(sd_bus_message_append(message, "s", property) >= 0);
    assert_true(sd_bus_message_open_container(message, 'v', type) >= 0);
    va_list value;
    va_start(value, type);
    assert_true(sd_bus_message_appendv(message, type, value) >= 0);
    va_end(value);
    for (int i = 0; i < 3; i++)
        assert_true(sd_bus_message_close_container(message) >= 0);
    sd_bus_message_unref(ask(bus, message));
}

bool bluez_get_bool(struct private_bus *bus, const char *path, const char *interface,
                    const char *property)
{
    int value = 0;
    assert_true(sd_bus_get_property_trivial(bus->bus, "org.bluez", path, interface, property, NULL,
                                            'b', &value) >= 0);
    return value;
}

void bluez_replace(struct private_bus *bus, const char *path, const char *interface,
                   const char *method, const char *in, const char *python)
{
    sd_bus_message *message = message_to(bus, path, MOCK, "AddMethod");
    assert_true(sd_bus_message_append(message, "sssss", interface, method, in, "", python) >= 0);
    sd_bus_message_unref(ask(bus, message));
}

void bluez_run(struct private_bus *bus, const char *path, const char *python)
{
    bluez_replace(bus, path, "test.Run", "RunForTest", "", python);
    sd_bus_message_unref(ask(bus, message_to(bus, path, "test.Run", "RunForTest")));
}

static void take_signals(struct private_bus *bus)
{
    while (bus->bus && sd_bus_process(bus->bus, NULL) > 0)
        continue;
}

void private_bus_take_calls(struct private_bus *bus)
{
    // An answer of BlueZ comes after all signals of the calls before it.
    bluez_get_bool(bus, ADAPTER_PATH, "org.bluez.Adapter1", "Powered");
    take_signals(bus);
}

int bluez_called(struct private_bus *bus, const char *method)
{
    private_bus_take_calls(bus);
    int count = 0;
    size_t length = strlen(method);
    for (const char *at = bus->calls; (at = strstr(at, method)); at += length)
        if ((at == bus->calls || at[-1] == ' ') && at[length] == ' ')
            count++;
    return count;
}

void private_bus_forget_calls(struct private_bus *bus)
{
    private_bus_take_calls(bus);
    bus->calls[0] = '\0';
}

void pairing_begin(struct private_bus *bus)
{
    assert_true(pairing_open(&bus->pairing));
}

void pairing_finish(struct private_bus *bus)
{
    pairing_close(bus->pairing);
    bus->pairing = NULL;
}

void pairing_skip(struct private_bus *bus, double seconds)
{
    bus->skipped_us += (int64_t)(seconds * 1e6);
    pairing_step(bus->pairing, machine_us() + bus->skipped_us);
}

struct pairing_status pairing_now(struct private_bus *bus)
{
    struct pairing_status status;
    pairing_state(bus->pairing, &status);
    return status;
}

static bool wait_and_step(struct private_bus *bus, int wait_ms)
{
    struct pollfd ready = {.fd = pairing_fd(bus->pairing, &ready.events)};
    bool said = poll(&ready, 1, wait_ms) > 0;
    pairing_step(bus->pairing, machine_us() + bus->skipped_us);
    return said;
}

void pairing_reach(struct private_bus *bus, enum pairing_state state)
{
    int64_t until_us = machine_us() + PATIENCE_MS * 1000;
    while (pairing_now(bus).state != state) {
        if (machine_us() > until_us) {
            struct pairing_status now = pairing_now(bus);
            fail_msg("waited for \"%s\", it is \"%s\" (%s, %s)", pairing_state_words(state),
                     pairing_state_words(now.state), pairing_reason_code(now.reason), now.detail);
        }
        wait_and_step(bus, 20);
    }
}

void pairing_settle(struct private_bus *bus)
{
    // Two looks apart by more than the pause between looks, then silence.
    for (int i = 0; i < 3; i++) {
        pairing_skip(bus, 1.1);
        while (wait_and_step(bus, 100))
            continue;
    }
}
