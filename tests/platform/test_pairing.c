#include "game/platform/pairing.h"

#include <string.h>
#include <stdlib.h>

#include "tests/check.h"
#include "tests/platform/private_bus.h"

#define DEVICE  "org.bluez.Device1"
#define ADAPTER "org.bluez.Adapter1"

// Raises a D-Bus error of that name.
#define RAISE(name) "raise dbus.exceptions.DBusException('no', name='" name "')"

// BlueZ with one adapter that is on, and a pairing that knows it.
static int begin(void **state)
{
    struct private_bus *bus = malloc(sizeof *bus);
    *state = bus;
    private_bus_start(bus);
    bluez_start(bus);
    bluez_add_adapter(bus);
    pairing_begin(bus);
    pairing_reach(bus, PAIRING_READY);
    private_bus_forget_calls(bus);
    return 0;
}

static int finish(void **state)
{
    private_bus_stop(*state);
    free(*state);
    return 0;
}

static void test_pairing_walks_from_search_to_connected(void **state)
{
    struct private_bus *bus = *state;
    pairing_start(bus->pairing);
    assert_int_equal(pairing_now(bus).state, PAIRING_STARTING);
    pairing_reach(bus, PAIRING_SEARCHING);
    assert_true(bluez_get_bool(bus, ADAPTER_PATH, ADAPTER, "Discovering"));
    assert_string_equal(pairing_now(bus).address, "");
    bluez_add_device(bus, BOARD_ADDRESS, BOARD_NAME);
    pairing_reach(bus, PAIRING_CONNECTED);
    assert_string_equal(pairing_now(bus).address, BOARD_ADDRESS);
    assert_true(bluez_get_bool(bus, BOARD_PATH, DEVICE, "Trusted"));
    assert_true(bluez_get_bool(bus, BOARD_PATH, DEVICE, "Paired"));
    // Each once, in this order, the scan running until the end (devices.md 2.1).
    private_bus_take_calls(bus);
    assert_string_equal(bus->calls,
                        "RegisterAgent RequestDefaultAgent SetDiscoveryFilter StartDiscovery "
                        "AddDevice Pair Connect StopDiscovery UnregisterAgent ");
    assert_false(bluez_get_bool(bus, ADAPTER_PATH, ADAPTER, "Discovering"));
}

static void test_pairing_asks_for_classic_bluetooth_only(void **state)
{
    struct private_bus *bus = *state;
    pairing_start(bus->pairing);
    pairing_reach(bus, PAIRING_SEARCHING);
    bluez_run(bus, ADAPTER_PATH,
              "assert dict(self.props['org.bluez.Adapter1']['DiscoveryFilter']) == "
              "{'Transport': 'bredr'}");
    // The agent says it can neither show nor ask: nobody sees a question about a number.
    bluez_run(bus, "/org/bluez", "assert list(self.capabilities.values()) == ['NoInputNoOutput']");
    bluez_run(bus, "/org/bluez", "assert self.default_agent == '/io/github/evenkeel/agent'");
}

static void test_pairing_switches_bluetooth_on(void **state)
{
    struct private_bus *bus = *state;
    bluez_set(bus, ADAPTER_PATH, ADAPTER, "Powered", "b", 0);
    pairing_reach(bus, PAIRING_POWER_OFF);
    pairing_start(bus->pairing);
    pairing_reach(bus, PAIRING_SEARCHING);
    assert_true(bluez_get_bool(bus, ADAPTER_PATH, ADAPTER, "Powered"));
}

static void test_pairing_says_when_the_radio_is_blocked(void **state)
{
    struct private_bus *bus = *state;
    bluez_set(bus, ADAPTER_PATH, ADAPTER, "Powered", "b", 0);
    pairing_reach(bus, PAIRING_POWER_OFF);
    bluez_replace(bus, ADAPTER_PATH, "org.freedesktop.DBus.Properties", "Set", "ssv",
                  RAISE("org.bluez.Error.Blocked"));
    pairing_start(bus->pairing);
    pairing_reach(bus, PAIRING_FAILED);
    assert_int_equal(pairing_now(bus).reason, PAIRING_RADIO_BLOCKED);
    assert_int_equal(bluez_called(bus, "StartDiscovery"), 0);
}

static void test_pairing_leaves_other_devices_alone(void **state)
{
    struct private_bus *bus = *state;
    pairing_start(bus->pairing);
    pairing_reach(bus, PAIRING_SEARCHING);
    bluez_add_device(bus, "00:11:22:33:44:55", "Nintendo RVL-CNT-01");
    bluez_add_device(bus, "00:11:22:33:44:56", "Nintendo RVL-WBC-01 of a neighbour");
    bluez_add_device(bus, "00:11:22:33:44:57", "Headphones");
    pairing_settle(bus);
    assert_int_equal(pairing_now(bus).state, PAIRING_SEARCHING);
    assert_int_equal(bluez_called(bus, "Pair"), 0);
    assert_int_equal(bluez_called(bus, "RemoveDevice"), 0);
}

static void test_pairing_knows_a_board_whose_name_comes_later(void **state)
{
    struct private_bus *bus = *state;
    pairing_start(bus->pairing);
    pairing_reach(bus, PAIRING_SEARCHING);
    bluez_add_device(bus, BOARD_ADDRESS, "00-1F-C5-25-36-87");
    pairing_settle(bus);
    assert_int_equal(pairing_now(bus).state, PAIRING_SEARCHING);
    bluez_set(bus, BOARD_PATH, DEVICE, "Name", "s", BOARD_NAME);
    pairing_reach(bus, PAIRING_CONNECTED);
}

static void test_pairing_renews_a_bond_the_board_has_forgotten(void **state)
{
    struct private_bus *bus = *state;
    bluez_add_device(bus, BOARD_ADDRESS, BOARD_NAME);
    bluez_set(bus, BOARD_PATH, DEVICE, "Paired", "b", 1);
    pairing_start(bus->pairing);
    pairing_reach(bus, PAIRING_FOUND);
    while (bluez_called(bus, "RemoveDevice") == 0)
        pairing_skip(bus, 0.01);
    assert_int_equal(bluez_called(bus, "Pair"), 0);
    bluez_add_device(bus, BOARD_ADDRESS, BOARD_NAME); // the scan hears it again
    pairing_reach(bus, PAIRING_CONNECTED);
    assert_int_equal(bluez_called(bus, "RemoveDevice"), 1);
    assert_int_equal(bluez_called(bus, "Pair"), 1);
}

static void test_pairing_keeps_the_bond_of_a_board_not_pressed(void **state)
{
    struct private_bus *bus = *state;
    bluez_add_device(bus, BOARD_ADDRESS, BOARD_NAME);
    bluez_set(bus, BOARD_PATH, DEVICE, "Paired", "b", 1);
    bluez_run(bus, BOARD_PATH, "del self.props['org.bluez.Device1']['RSSI']");
    pairing_start(bus->pairing);
    pairing_reach(bus, PAIRING_SEARCHING);
    pairing_settle(bus);
    assert_int_equal(pairing_now(bus).state, PAIRING_SEARCHING);
    // Its front button, not SYNC: it calls by itself, and that is all we want.
    bluez_set(bus, BOARD_PATH, DEVICE, "Connected", "b", 1);
    pairing_reach(bus, PAIRING_CONNECTED);
    assert_string_equal(pairing_now(bus).address, BOARD_ADDRESS);
    assert_int_equal(bluez_called(bus, "RemoveDevice"), 0);
    assert_int_equal(bluez_called(bus, "Pair"), 0);
}

static void test_pairing_adds_a_second_board_beside_the_first(void **state)
{
    struct private_bus *bus = *state;
    bluez_add_device(bus, BOARD_ADDRESS, BOARD_NAME);
    bluez_set(bus, BOARD_PATH, DEVICE, "Paired", "b", 1);
    bluez_set(bus, BOARD_PATH, DEVICE, "Connected", "b", 1);
    pairing_start(bus->pairing);
    pairing_reach(bus, PAIRING_SEARCHING);
    pairing_settle(bus);
    assert_int_equal(pairing_now(bus).state, PAIRING_SEARCHING);
    bluez_add_device(bus, "00:1F:C5:00:00:02", BOARD_NAME);
    pairing_reach(bus, PAIRING_CONNECTED);
    assert_string_equal(pairing_now(bus).address, "00:1F:C5:00:00:02");
    assert_true(bluez_get_bool(bus, BOARD_PATH, DEVICE, "Connected"));
    assert_int_equal(bluez_called(bus, "RemoveDevice"), 0);
}

static void reach_failure(struct private_bus *bus, enum pairing_reason reason)
{
    pairing_reach(bus, PAIRING_FAILED);
    assert_string_equal(pairing_reason_code(pairing_now(bus).reason), pairing_reason_code(reason));
    // Nothing of ours stays behind.
    assert_int_equal(bluez_called(bus, "StopDiscovery"), 1);
    assert_int_equal(bluez_called(bus, "UnregisterAgent"), 1);
}

static void test_pairing_tries_a_refused_pin_once(void **state)
{
    struct private_bus *bus = *state;
    bluez_add_device(bus, BOARD_ADDRESS, BOARD_NAME);
    bluez_replace(bus, BOARD_PATH, DEVICE, "Pair", "",
                  RAISE("org.bluez.Error.AuthenticationFailed"));
    pairing_start(bus->pairing);
    reach_failure(bus, PAIRING_PIN_REFUSED);
    assert_int_equal(bluez_called(bus, "Pair"), 1);
    assert_int_equal(bluez_called(bus, "Connect"), 0);
    assert_non_null(strstr(pairing_now(bus).detail, "AuthenticationFailed"));
}

static void test_pairing_says_when_it_paired_but_did_not_connect(void **state)
{
    struct private_bus *bus = *state;
    bluez_add_device(bus, BOARD_ADDRESS, BOARD_NAME);
    bluez_replace(bus, BOARD_PATH, DEVICE, "Connect", "", RAISE("org.bluez.Error.Failed"));
    pairing_start(bus->pairing);
    reach_failure(bus, PAIRING_NOT_CONNECTED);
    assert_int_equal(bluez_called(bus, "Pair"), 1);
    assert_int_equal(bluez_called(bus, "Connect"), 1);
    // Another press of SYNC, another try, from a clean start.
    pairing_start(bus->pairing);
    assert_int_equal(pairing_now(bus).reason, PAIRING_NO_REASON);
    assert_string_equal(pairing_now(bus).detail, "");
    pairing_reach(bus, PAIRING_FOUND);
    while (bluez_called(bus, "RemoveDevice") == 0)
        pairing_skip(bus, 0.01);
    bluez_add_device(bus, BOARD_ADDRESS, BOARD_NAME);
    pairing_reach(bus, PAIRING_CONNECTED);
    assert_int_equal(bluez_called(bus, "Pair"), 2);
}

static void test_pairing_waits_while_bluez_is_busy(void **state)
{
    struct private_bus *bus = *state;
    bluez_add_device(bus, BOARD_ADDRESS, BOARD_NAME);
    bluez_replace(bus, BOARD_PATH, DEVICE, "Connect", "",
                  "self.asked = getattr(self, 'asked', 0) + 1\n"
                  "if self.asked < 3: " RAISE("org.bluez.Error.InProgress"));
    pairing_start(bus->pairing);
    pairing_reach(bus, PAIRING_CONNECTED);
    assert_int_equal(bluez_called(bus, "Connect"), 3);
}

static void test_pairing_takes_what_is_so_already_for_done(void **state)
{
    struct private_bus *bus = *state;
    bluez_add_device(bus, BOARD_ADDRESS, BOARD_NAME);
    bluez_replace(bus, ADAPTER_PATH, ADAPTER, "StartDiscovery", "",
                  RAISE("org.bluez.Error.InProgress"));
    bluez_replace(bus, BOARD_PATH, DEVICE, "Pair", "", RAISE("org.bluez.Error.AlreadyExists"));
    bluez_replace(bus, BOARD_PATH, DEVICE, "Connect", "",
                  RAISE("org.bluez.Error.AlreadyConnected"));
    pairing_start(bus->pairing);
    pairing_reach(bus, PAIRING_CONNECTED);
}

static void test_pairing_names_a_lack_of_permission(void **state)
{
    struct private_bus *bus = *state;
    bluez_replace(bus, ADAPTER_PATH, ADAPTER, "StartDiscovery", "",
                  RAISE("org.freedesktop.DBus.Error.AccessDenied"));
    pairing_start(bus->pairing);
    reach_failure(bus, PAIRING_NOT_ALLOWED);
}

static void test_pairing_stops_when_told(void **state)
{
    struct private_bus *bus = *state;
    pairing_start(bus->pairing);
    pairing_reach(bus, PAIRING_SEARCHING);
    pairing_stop(bus->pairing);
    pairing_reach(bus, PAIRING_READY);
    assert_int_equal(bluez_called(bus, "StopDiscovery"), 1);
    assert_int_equal(bluez_called(bus, "UnregisterAgent"), 1);
    bluez_add_device(bus, BOARD_ADDRESS, BOARD_NAME);
    pairing_settle(bus);
    assert_int_equal(bluez_called(bus, "Pair"), 0);
}

static void test_pairing_switches_a_board_off(void **state)
{
    struct private_bus *bus = *state;
    assert_false(pairing_disconnect(bus->pairing, "no address"));
    assert_false(pairing_disconnect(bus->pairing, "00:1F:C5:25:36:8"));
    assert_int_equal(pairing_now(bus).switching_off, 0);
    bluez_add_device(bus, BOARD_ADDRESS, BOARD_NAME);
    bluez_run(bus, BOARD_PATH, "self.connected = True");
    // The way hidapi writes a serial number.
    assert_true(pairing_disconnect(bus->pairing, "00:1f:c5:25:36:87"));
    assert_int_equal(pairing_now(bus).switching_off, 1);
    while (pairing_now(bus).switching_off > 0)
        pairing_settle(bus);
    assert_int_equal(bluez_called(bus, "Disconnect"), 1);
    bluez_run(bus, BOARD_PATH, "assert not self.connected");
    // A board BlueZ never heard of: answered too, so that leaving the game does not wait for it.
    assert_true(pairing_disconnect(bus->pairing, "00:1F:C5:00:00:09"));
    while (pairing_now(bus).switching_off > 0)
        pairing_settle(bus);
}

int main(void)
{
#define WITH_BLUEZ(test) cmocka_unit_test_setup_teardown(test, begin, finish)
    const struct CMUnitTest tests[] = {
        WITH_BLUEZ(test_pairing_walks_from_search_to_connected),
        WITH_BLUEZ(test_pairing_asks_for_classic_bluetooth_only),
        WITH_BLUEZ(test_pairing_switches_bluetooth_on),
        WITH_BLUEZ(test_pairing_says_when_the_radio_is_blocked),
        WITH_BLUEZ(test_pairing_leaves_other_devices_alone),
        WITH_BLUEZ(test_pairing_knows_a_board_whose_name_comes_later),
        WITH_BLUEZ(test_pairing_renews_a_bond_the_board_has_forgotten),
        WITH_BLUEZ(test_pairing_keeps_the_bond_of_a_board_not_pressed),
        WITH_BLUEZ(test_pairing_adds_a_second_board_beside_the_first),
        WITH_BLUEZ(test_pairing_tries_a_refused_pin_once),
        WITH_BLUEZ(test_pairing_says_when_it_paired_but_did_not_connect),
        WITH_BLUEZ(test_pairing_waits_while_bluez_is_busy),
        WITH_BLUEZ(test_pairing_takes_what_is_so_already_for_done),
        WITH_BLUEZ(test_pairing_names_a_lack_of_permission),
        WITH_BLUEZ(test_pairing_stops_when_told),
        WITH_BLUEZ(test_pairing_switches_a_board_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
