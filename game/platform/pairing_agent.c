#include "game/platform/pairing_agent.h"

#include <systemd/sd-bus.h>

#include <string.h>

#include "game/base/log.h"

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

bool pairing_pin(const char *adapter_address, uint8_t pin[6])
{
    if (strlen(adapter_address) != PAIRING_ADDRESS_SIZE - 1)
        return false;
    for (size_t i = 0; i < 6; i++) {
        int high = hex_digit(adapter_address[3 * i]), low = hex_digit(adapter_address[3 * i + 1]);
        char after = adapter_address[3 * i + 2];
        if (high < 0 || low < 0 || after != (i < 5 ? ':' : '\0'))
            return false;
        pin[5 - i] = (uint8_t)(high * 16 + low);
    }
    return true;
}

static int decline(sd_bus_message *request)
{
    return sd_bus_reply_method_errorf(request, "org.bluez.Error.Rejected", "not for this program");
}

static const struct pairing_board *board_asked_about(const struct pairing_agent *agent,
                                                     sd_bus_message *request)
{
    const char *path;
    if (sd_bus_message_read_basic(request, 'o', &path) <= 0)
        return NULL;
    return pairing_view_board_at(agent->view, path);
}

static int on_pin_code(sd_bus_message *request, void *userdata, sd_bus_error *error)
{
    (void)error;
    struct pairing_agent *agent = userdata;
    const struct pairing_board *board = board_asked_about(agent, request);
    if (!board)
        return decline(request);
    char text[7] = "";
    uint8_t pin[6];
    for (size_t i = 0; i < agent->view->adapter_count; i++)
        if (pairing_board_is_of(board, agent->view->adapters[i].path) &&
            pairing_pin(agent->view->adapters[i].address, pin))
            memcpy(text, pin, sizeof pin);
    // sd-bus refuses to send what is not UTF-8; a zero byte would silently end the string.
    if (strlen(text) == sizeof pin && sd_bus_reply_method_return(request, "s", text) >= 0)
        return 1;
    agent->pin_not_text = true;
    log_warning("bluetooth: BlueZ asks us for the board's PIN, which no string can carry: its "
                "wiimote plugin is missing or was refused");
    return decline(request);
}

static int on_question(sd_bus_message *request, void *userdata, sd_bus_error *error)
{
    (void)error;
    if (!board_asked_about(userdata, request))
        return decline(request);
    return sd_bus_reply_method_return(request, NULL);
}

static int on_refused(sd_bus_message *request, void *userdata, sd_bus_error *error)
{
    (void)userdata;
    (void)error;
    return decline(request);
}

static int on_notice(sd_bus_message *request, void *userdata, sd_bus_error *error)
{
    (void)userdata;
    (void)error;
    return sd_bus_reply_method_return(request, NULL);
}

static const sd_bus_vtable agent_table[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("Release", "", "", on_notice, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("RequestPinCode", "o", "s", on_pin_code, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("DisplayPinCode", "os", "", on_notice, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("RequestPasskey", "o", "u", on_refused, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("DisplayPasskey", "ouq", "", on_notice, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("RequestConfirmation", "ou", "", on_refused, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("RequestAuthorization", "o", "", on_question, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("AuthorizeService", "os", "", on_question, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD("Cancel", "", "", on_notice, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_VTABLE_END,
};

bool pairing_agent_attach(struct pairing_agent *agent, sd_bus *bus)
{
    return sd_bus_add_object_vtable(bus, &agent->slot, PAIRING_AGENT_PATH, "org.bluez.Agent1",
                                    agent_table, agent) >= 0;
}

void pairing_agent_detach(struct pairing_agent *agent)
{
    agent->slot = sd_bus_slot_unref(agent->slot);
}
