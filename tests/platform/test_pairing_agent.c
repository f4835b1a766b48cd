#include "game/platform/pairing_agent.h"

#include <systemd/sd-bus.h>

#include <stdlib.h>
#include <string.h>

#include "tests/check.h"
#include "tests/platform/private_bus.h"

#define AGENT "org.bluez.Agent1"

// The agent alone on the bus, no pairing around it; python3-dbusmock's Pair() never asks one.
struct asked {
    struct private_bus bus;
    struct sd_bus *agent_bus;
    struct pairing_view view;
    struct pairing_agent agent;
    bool answered;
    char error[64];
    uint8_t pin[17];
    size_t pin_size;
};

static int begin(void **state)
{
    struct asked *asked = calloc(1, sizeof *asked);
    *state = asked;
    private_bus_start(&asked->bus);
    assert_true(sd_bus_open_system(&asked->agent_bus) >= 0);
    asked->agent.view = &asked->view;
    assert_true(pairing_agent_attach(&asked->agent, asked->agent_bus));
    asked->view.adapter_count = asked->view.board_count = 1;
    strcpy(asked->view.adapters[0].path, ADAPTER_PATH);
    strcpy(asked->view.boards[0].path, BOARD_PATH);
    return 0;
}

static int finish(void **state)
{
    struct asked *asked = *state;
    pairing_agent_detach(&asked->agent);
    sd_bus_flush_close_unref(asked->agent_bus);
    private_bus_stop(&asked->bus);
    free(asked);
    return 0;
}

static int on_answer(sd_bus_message *answer, void *userdata, sd_bus_error *unused)
{
    (void)unused;
    struct asked *asked = userdata;
    asked->answered = true;
    const sd_bus_error *error = sd_bus_message_get_error(answer);
    const char *text;
    if (error)
        snprintf(asked->error, sizeof asked->error, "%s", error->name);
    else if (sd_bus_message_read(answer, "s", &text) > 0) {
        asked->pin_size = strlen(text);
        snprintf((char *)asked->pin, sizeof asked->pin, "%s", text);
    }
    return 1;
}

static void ask(struct asked *asked, const char *method, const char *types, const char *path,
                const char *more)
{
    const char *name;
    assert_true(sd_bus_get_unique_name(asked->agent_bus, &name) >= 0);
    asked->answered = false;
    asked->error[0] = '\0';
    asked->pin_size = 0;
    assert_true(sd_bus_call_method_async(asked->bus.bus, NULL, name, PAIRING_AGENT_PATH, AGENT,
                                         method, on_answer, asked, types, path, more) >= 0);
    for (int i = 0; !asked->answered; i++) {
        assert_true(i < 1000);
        while (sd_bus_process(asked->agent_bus, NULL) > 0)
            continue;
        while (sd_bus_process(asked->bus.bus, NULL) > 0)
            continue;
        if (!asked->answered)
            sd_bus_wait(i % 2 ? asked->agent_bus : asked->bus.bus, 10000);
    }
}

static void test_agent_pin_is_the_hosts_address_backwards(void **state)
{
    (void)state;
    uint8_t pin[6];
    const uint8_t expected[6] = {0x87, 0x36, 0x25, 0xC5, 0x1F, 0x00};
    assert_true(pairing_pin("00:1F:C5:25:36:87", pin));
    assert_memory_equal(pin, expected, sizeof pin);
    assert_true(pairing_pin("00:1f:c5:25:36:87", pin));
    assert_memory_equal(pin, expected, sizeof pin);
    assert_false(pairing_pin("", pin));
    assert_false(pairing_pin("00:1F:C5:25:36:8", pin));
    assert_false(pairing_pin("00:1F:C5:25:36:8G", pin));
    assert_false(pairing_pin("00-1F-C5-25-36-87", pin));
    assert_false(pairing_pin("00:1F:C5:25:36:877", pin));
}

static void test_agent_answers_a_pin_that_is_text(void **state)
{
    struct asked *asked = *state;
    strcpy(asked->view.adapters[0].address, "11:22:33:44:55:66");
    ask(asked, "RequestPinCode", "o", BOARD_PATH, NULL);
    assert_string_equal(asked->error, "");
    const uint8_t expected[6] = {0x66, 0x55, 0x44, 0x33, 0x22, 0x11};
    assert_int_equal(asked->pin_size, 6);
    assert_memory_equal(asked->pin, expected, 6);
    assert_false(asked->agent.pin_not_text);
    // Two bytes of an address may happen to be one letter in UTF-8: C3 A4.
    strcpy(asked->view.adapters[0].address, "11:22:33:44:A4:C3");
    ask(asked, "RequestPinCode", "o", BOARD_PATH, NULL);
    const uint8_t letter[6] = {0xC3, 0xA4, 0x44, 0x33, 0x22, 0x11};
    assert_int_equal(asked->pin_size, 6);
    assert_memory_equal(asked->pin, letter, 6);
}

static void test_agent_declines_a_pin_no_string_can_carry(void **state)
{
    struct asked *asked = *state;
    const char *const addresses[] = {
        "00:1F:C5:25:36:87", // 87 begins no letter
        "00:11:22:33:44:55", // a zero at the end
        "11:22:00:44:55:66", // a zero in the middle
        "11:22:33:44:C3:A4", // the letter the wrong way round
        "",                  // BlueZ did not say
    };
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        asked->agent.pin_not_text = false;
        strcpy(asked->view.adapters[0].address, addresses[i]);
        ask(asked, "RequestPinCode", "o", BOARD_PATH, NULL);
        assert_string_equal(asked->error, "org.bluez.Error.Rejected");
        assert_true(asked->agent.pin_not_text);
    }
}

static void test_agent_uses_the_adapter_the_board_is_behind(void **state)
{
    struct asked *asked = *state;
    asked->view.adapter_count = 3;
    strcpy(asked->view.adapters[2].path, "/org/bluez/hci1");
    strcpy(asked->view.adapters[2].address, "62:62:62:62:62:62");
    strcpy(asked->view.adapters[0].path, "/org/bluez/hci");
    strcpy(asked->view.adapters[0].address, "61:61:61:61:61:61");
    strcpy(asked->view.adapters[1].path, ADAPTER_PATH);
    strcpy(asked->view.adapters[1].address, "11:22:33:44:55:66");
    ask(asked, "RequestPinCode", "o", BOARD_PATH, NULL);
    assert_int_equal(asked->pin_size, 6);
    assert_int_equal(asked->pin[0], 0x66);
}

static void test_agent_speaks_for_boards_only(void **state)
{
    struct asked *asked = *state;
    const char *hid = "00001124-0000-1000-8000-00805f9b34fb";
    strcpy(asked->view.adapters[0].address, "11:22:33:44:55:66");
    ask(asked, "AuthorizeService", "os", BOARD_PATH, hid);
    assert_string_equal(asked->error, "");
    const char *stranger = ADAPTER_PATH "/dev_66_66_66_66_66_66";
    ask(asked, "RequestPinCode", "o", stranger, NULL);
    assert_string_equal(asked->error, "org.bluez.Error.Rejected");
    assert_false(asked->agent.pin_not_text);
    ask(asked, "AuthorizeService", "os", stranger, hid);
    assert_string_equal(asked->error, "org.bluez.Error.Rejected");
    ask(asked, "RequestAuthorization", "o", stranger, NULL);
    assert_string_equal(asked->error, "org.bluez.Error.Rejected");
    ask(asked, "RequestPasskey", "o", BOARD_PATH, NULL);
    assert_string_equal(asked->error, "org.bluez.Error.Rejected");
}

// Unique names count upwards, so whoever came last has the highest.
static void newest_name(struct private_bus *bus, char name[32])
{
    char **names = NULL;
    int highest = -1;
    assert_true(sd_bus_list_names(bus->bus, &names, NULL) >= 0);
    for (char **at = names; *at; at++) {
        int number;
        if (sscanf(*at, ":1.%d", &number) == 1 && number > highest) {
            highest = number;
            snprintf(name, 32, "%s", *at);
        }
        free(*at);
    }
    free(names);
    assert_true(highest >= 0);
}

// The whole way: BlueZ asks our agent in the middle of its Pair().
static void pair_with_question(struct asked *asked, const char *adapter_address)
{
    struct private_bus *bus = &asked->bus;
    bluez_start(bus);
    bluez_add_adapter(bus);
    bluez_set(bus, ADAPTER_PATH, "org.bluez.Adapter1", "Address", "s", adapter_address);
    pairing_begin(bus);
    pairing_reach(bus, PAIRING_READY);
    char agent_name[32];
    newest_name(bus, agent_name);
    bluez_add_device(bus, BOARD_ADDRESS, BOARD_NAME);
    char python[1024];
    snprintf(python, sizeof python,
             "try:\n"
             "    pin = dbus.SystemBus().call_blocking('%s', '" PAIRING_AGENT_PATH "',\n"
             "        '" AGENT "', 'RequestPinCode', 'o', [self.path])\n"
             "except dbus.exceptions.DBusException:\n"
             "    pin = ''\n"
             "if [ord(c) for c in pin] != [0x66, 0x55, 0x44, 0x33, 0x22, 0x11]:\n"
             "    raise dbus.exceptions.DBusException('no',\n"
             "        name='org.bluez.Error.AuthenticationFailed')\n",
             agent_name);
    bluez_replace(bus, BOARD_PATH, "org.bluez.Device1", "Pair", "", python);
    pairing_start(bus->pairing);
}

static void test_agent_pairs_by_a_pin_that_is_text(void **state)
{
    struct asked *asked = *state;
    pair_with_question(asked, "11:22:33:44:55:66");
    pairing_reach(&asked->bus, PAIRING_CONNECTED);
}

static void test_agent_names_a_bluez_that_does_not_know_boards(void **state)
{
    struct asked *asked = *state;
    pair_with_question(asked, "00:1F:C5:25:36:87");
    pairing_reach(&asked->bus, PAIRING_FAILED);
    assert_string_equal(pairing_reason_code(pairing_now(&asked->bus).reason), "pin-not-text");
}

int main(void)
{
#define WITH_AGENT(test) cmocka_unit_test_setup_teardown(test, begin, finish)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_agent_pin_is_the_hosts_address_backwards),
        WITH_AGENT(test_agent_answers_a_pin_that_is_text),
        WITH_AGENT(test_agent_declines_a_pin_no_string_can_carry),
        WITH_AGENT(test_agent_uses_the_adapter_the_board_is_behind),
        WITH_AGENT(test_agent_speaks_for_boards_only),
        WITH_AGENT(test_agent_pairs_by_a_pin_that_is_text),
        WITH_AGENT(test_agent_names_a_bluez_that_does_not_know_boards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
