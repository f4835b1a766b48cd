#include "game/platform/pairing.h"

#include <poll.h>
#include <stdlib.h>

#include "tests/check.h"
#include "tests/platform/private_bus.h"

// Whatever of bus, BlueZ, adapter and board is missing, goes away or falls silent: a state or a
// reason, no end and no waiting.

#define ADAPTER "org.bluez.Adapter1"

static int begin(void **state)
{
    struct private_bus *bus = malloc(sizeof *bus);
    *state = bus;
    private_bus_start(bus);
    return 0;
}

static int finish(void **state)
{
    private_bus_stop(*state);
    free(*state);
    return 0;
}

static void begin_search(struct private_bus *bus)
{
    bluez_start(bus);
    bluez_add_adapter(bus);
    pairing_begin(bus);
    pairing_reach(bus, PAIRING_READY);
    pairing_start(bus->pairing);
    pairing_reach(bus, PAIRING_SEARCHING);
}

static void assert_reason(struct private_bus *bus, enum pairing_reason reason)
{
    pairing_reach(bus, PAIRING_FAILED);
    assert_string_equal(pairing_reason_code(pairing_now(bus).reason), pairing_reason_code(reason));
}

static void test_loss_no_bus_at_all(void **state)
{
    struct private_bus *bus = *state;
    private_bus_kill_daemon(bus);
    pairing_begin(bus);
    pairing_reach(bus, PAIRING_NO_BLUEZ);
    short events;
    assert_int_equal(pairing_fd(bus->pairing, &events), -1);
    assert_false(pairing_disconnect(bus->pairing, BOARD_ADDRESS));
    pairing_start(bus->pairing);
    pairing_skip(bus, 0);
    pairing_skip(bus, 4);
    assert_reason(bus, PAIRING_SERVICE_MISSING);
}

static void test_loss_bluez_not_installed(void **state)
{
    struct private_bus *bus = *state;
    pairing_begin(bus);
    pairing_reach(bus, PAIRING_NO_BLUEZ);
    short events;
    assert_true(pairing_fd(bus->pairing, &events) >= 0);
    assert_true(events & POLLIN);
    pairing_start(bus->pairing);
    assert_reason(bus, PAIRING_SERVICE_MISSING);
    // Installed meanwhile: no restart of the game.
    pairing_stop(bus->pairing);
    bluez_start(bus);
    pairing_reach(bus, PAIRING_NO_ADAPTER);
}

static void test_loss_no_adapter_until_one_is_plugged_in(void **state)
{
    struct private_bus *bus = *state;
    bluez_start(bus);
    pairing_begin(bus);
    pairing_reach(bus, PAIRING_NO_ADAPTER);
    pairing_start(bus->pairing);
    pairing_settle(bus);
    pairing_skip(bus, 4);
    assert_reason(bus, PAIRING_ADAPTER_MISSING);
    bluez_add_adapter(bus);
    pairing_start(bus->pairing);
    pairing_reach(bus, PAIRING_SEARCHING);
}

static void test_loss_nobody_presses_sync(void **state)
{
    struct private_bus *bus = *state;
    begin_search(bus);
    int64_t since_us = pairing_now(bus).since_us;
    pairing_skip(bus, 240);
    assert_int_equal(pairing_now(bus).state, PAIRING_SEARCHING);
    assert_int_equal(pairing_now(bus).since_us, since_us);
    pairing_skip(bus, 60);
    assert_reason(bus, PAIRING_NOT_SEEN);
    assert_true(pairing_now(bus).since_us >= since_us + 300 * INT64_C(1000000));
}

static void test_loss_board_falls_silent_while_pairing(void **state)
{
    struct private_bus *bus = *state;
    begin_search(bus);
    bluez_add_device(bus, BOARD_ADDRESS, BOARD_NAME);
    // BlueZ itself answers nothing any more, as it does while the radio waits for a dead board.
    bluez_replace(bus, BOARD_PATH, "org.bluez.Device1", "Pair", "",
                  "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)");
    pairing_reach(bus, PAIRING_PAIRING);
    pairing_skip(bus, 30);
    assert_int_equal(pairing_now(bus).state, PAIRING_PAIRING);
    pairing_skip(bus, 10);
    assert_reason(bus, PAIRING_BOARD_SILENT);
    assert_string_equal(pairing_now(bus).address, BOARD_ADDRESS);
}

static void test_loss_forgotten_board_does_not_come_back(void **state)
{
    struct private_bus *bus = *state;
    begin_search(bus);
    bluez_add_device(bus, BOARD_ADDRESS, "still nameless");
    bluez_set(bus, BOARD_PATH, "org.bluez.Device1", "Paired", "b", 1);
    bluez_set(bus, BOARD_PATH, "org.bluez.Device1", "Name", "s", BOARD_NAME);
    pairing_reach(bus, PAIRING_FOUND);
    while (bluez_called(bus, "RemoveDevice") == 0)
        pairing_skip(bus, 0.01);
    pairing_settle(bus);
    pairing_skip(bus, 30);
    assert_reason(bus, PAIRING_BOARD_SILENT);
    assert_int_equal(bluez_called(bus, "Pair"), 0);
}

static void test_loss_bluez_stops_and_returns(void **state)
{
    struct private_bus *bus = *state;
    begin_search(bus);
    bluez_kill(bus);
    assert_reason(bus, PAIRING_SERVICE_GONE);
    pairing_stop(bus->pairing);
    pairing_reach(bus, PAIRING_NO_BLUEZ);
    bluez_start(bus);
    bluez_add_adapter(bus);
    pairing_reach(bus, PAIRING_READY);
    pairing_start(bus->pairing);
    pairing_reach(bus, PAIRING_SEARCHING);
}

static void test_loss_adapter_is_unplugged(void **state)
{
    struct private_bus *bus = *state;
    begin_search(bus);
    bluez_run(bus, "/", "self.RemoveAdapter('hci0')");
    assert_reason(bus, PAIRING_ADAPTER_GONE);
    pairing_stop(bus->pairing);
    pairing_reach(bus, PAIRING_NO_ADAPTER);
}

static void test_loss_bluetooth_is_switched_off(void **state)
{
    struct private_bus *bus = *state;
    begin_search(bus);
    bluez_set(bus, ADAPTER_PATH, ADAPTER, "Powered", "b", 0);
    assert_reason(bus, PAIRING_POWER_LOST);
    pairing_stop(bus->pairing);
    pairing_reach(bus, PAIRING_POWER_OFF);
}

static void test_loss_bus_dies_and_a_new_one_is_found(void **state)
{
    struct private_bus *bus = *state;
    begin_search(bus);
    bluez_kill(bus);
    private_bus_kill_daemon(bus);
    assert_reason(bus, PAIRING_SERVICE_GONE);
    pairing_stop(bus->pairing);
    pairing_reach(bus, PAIRING_NO_BLUEZ);
    struct private_bus second;
    private_bus_start(&second);
    bluez_start(&second);
    bluez_add_adapter(&second);
    pairing_skip(bus, 2.1);
    pairing_reach(bus, PAIRING_READY);
    pairing_finish(bus);
    private_bus_stop(&second);
}

static void test_loss_closing_at_any_moment_leaves_nothing(void **state)
{
    struct private_bus *bus = *state;
    bluez_start(bus);
    bluez_add_adapter(bus);
    for (int steps = 0; steps < 12; steps++) {
        private_bus_forget_calls(bus);
        pairing_begin(bus);
        pairing_reach(bus, PAIRING_READY);
        pairing_start(bus->pairing);
        for (int i = 0; i < steps; i++) {
            pairing_skip(bus, 0.2);
            private_bus_take_calls(bus);
        }
        pairing_finish(bus);
        assert_int_equal(bluez_called(bus, "StopDiscovery"), bluez_called(bus, "StartDiscovery"));
        bluez_run(bus, "/org/bluez", "assert not self.agent_paths");
        assert_false(bluez_get_bool(bus, ADAPTER_PATH, ADAPTER, "Discovering"));
    }
    assert_int_equal(bluez_called(bus, "StartDiscovery"), 1); // the last ones came that far
}

int main(void)
{
#define WITH_BUS(test) cmocka_unit_test_setup_teardown(test, begin, finish)
    const struct CMUnitTest tests[] = {
        WITH_BUS(test_loss_no_bus_at_all),
        WITH_BUS(test_loss_bluez_not_installed),
        WITH_BUS(test_loss_no_adapter_until_one_is_plugged_in),
        WITH_BUS(test_loss_nobody_presses_sync),
        WITH_BUS(test_loss_board_falls_silent_while_pairing),
        WITH_BUS(test_loss_forgotten_board_does_not_come_back),
        WITH_BUS(test_loss_bluez_stops_and_returns),
        WITH_BUS(test_loss_adapter_is_unplugged),
        WITH_BUS(test_loss_bluetooth_is_switched_off),
        WITH_BUS(test_loss_bus_dies_and_a_new_one_is_found),
        WITH_BUS(test_loss_closing_at_any_moment_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
