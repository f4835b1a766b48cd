#include "game/platform/pairing_view.h"

#include <systemd/sd-bus.h>

#include <string.h>

#define BOARD_NAME "Nintendo RVL-WBC-01"

// One property of interest: where a string ('s', 'o') or a truth ('b') goes; 'v' only asks whether
// it is there. What has another type than expected is passed over.
struct property {
    const char *name;
    char type;
    void *value;
    size_t size;
};

static int take_string(sd_bus_message *message, char type, char *value, size_t size)
{
    const char *text;
    int result = sd_bus_message_read_basic(message, type, &text);
    if (result > 0 && strlen(text) < size)
        strcpy(value, text);
    return result;
}

static int take_value(sd_bus_message *message, const struct property *property)
{
    const char *contents;
    char kind;
    int result = sd_bus_message_peek_type(message, &kind, &contents);
    if (result <= 0 || kind != 'v')
        return -1;
    if (property->type == 'v')
        *(bool *)property->value = true;
    if (contents[0] != property->type || contents[1] != '\0')
        return sd_bus_message_skip(message, "v");
    result = sd_bus_message_enter_container(message, 'v', contents);
    if (result < 0)
        return result;
    if (property->type == 'b') {
        int truth = 0;
        result = sd_bus_message_read_basic(message, 'b', &truth);
        *(bool *)property->value = truth;
    } else {
        result = take_string(message, property->type, property->value, property->size);
    }
    return result < 0 ? result : sd_bus_message_exit_container(message);
}

static int take_properties(sd_bus_message *message, const struct property *properties, size_t count)
{
    int result = sd_bus_message_enter_container(message, 'a', "{sv}");
    if (result < 0)
        return result;
    while ((result = sd_bus_message_enter_container(message, 'e', "sv")) > 0) {
        const char *name;
        result = sd_bus_message_read_basic(message, 's', &name);
        if (result < 0)
            return result;
        size_t i = 0;
        while (i < count && strcmp(name, properties[i].name) != 0)
            i++;
        result =
            i < count ? take_value(message, &properties[i]) : sd_bus_message_skip(message, "v");
        if (result < 0 || (result = sd_bus_message_exit_container(message)) < 0)
            return result;
    }
    return result < 0 ? result : sd_bus_message_exit_container(message);
}

static int take_adapter(struct pairing_view *view, sd_bus_message *message, const char *path)
{
    struct pairing_adapter adapter = {0};
    const struct property properties[] = {
        {"Address", 's', adapter.address, sizeof adapter.address},
        {"Powered", 'b', &adapter.powered, 0},
    };
    int result = take_properties(message, properties, sizeof properties / sizeof *properties);
    if (result < 0 || strlen(path) >= sizeof adapter.path ||
        view->adapter_count >= PAIRING_ADAPTERS)
        return result;
    strcpy(adapter.path, path);
    // In the order of their names, whatever the order of the answer: hci0 is the computer's own.
    size_t at = view->adapter_count++;
    for (; at > 0 && strcmp(view->adapters[at - 1].path, path) > 0; at--)
        view->adapters[at] = view->adapters[at - 1];
    view->adapters[at] = adapter;
    return result;
}

static int take_device(struct pairing_view *view, sd_bus_message *message, const char *path)
{
    struct pairing_board board = {0};
    char name[sizeof BOARD_NAME] = "", alias[sizeof BOARD_NAME] = "";
    const struct property properties[] = {
        {"Address", 's', board.address, sizeof board.address},
        {"Name", 's', name, sizeof name},
        {"Alias", 's', alias, sizeof alias},
        {"RSSI", 'v', &board.seen, 0}, // BlueZ keeps it only while a scan hears the device
        {"Paired", 'b', &board.paired, 0},
        {"Connected", 'b', &board.connected, 0},
    };
    int result = take_properties(message, properties, sizeof properties / sizeof *properties);
    bool is_board = strcmp(name, BOARD_NAME) == 0 || strcmp(alias, BOARD_NAME) == 0;
    if (result < 0 || !is_board || strlen(path) >= sizeof board.path ||
        view->board_count >= PAIRING_BOARDS)
        return result;
    strcpy(board.path, path);
    view->boards[view->board_count++] = board;
    return result;
}

static int take_object(struct pairing_view *view, sd_bus_message *message)
{
    const char *path, *interface;
    int result = sd_bus_message_read_basic(message, 'o', &path);
    if (result < 0 || (result = sd_bus_message_enter_container(message, 'a', "{sa{sv}}")) < 0)
        return result;
    while ((result = sd_bus_message_enter_container(message, 'e', "sa{sv}")) > 0) {
        result = sd_bus_message_read_basic(message, 's', &interface);
        if (result < 0)
            return result;
        if (strcmp(interface, "org.bluez.Adapter1") == 0)
            result = take_adapter(view, message, path);
        else if (strcmp(interface, "org.bluez.Device1") == 0)
            result = take_device(view, message, path);
        else
            result = sd_bus_message_skip(message, "a{sv}");
        if (result < 0 || (result = sd_bus_message_exit_container(message)) < 0)
            return result;
    }
    return result < 0 ? result : sd_bus_message_exit_container(message);
}

bool pairing_view_read(struct pairing_view *view, sd_bus_message *answer)
{
    memset(view, 0, sizeof *view);
    int result = sd_bus_message_enter_container(answer, 'a', "{oa{sa{sv}}}");
    while (result >= 0 &&
           (result = sd_bus_message_enter_container(answer, 'e', "oa{sa{sv}}")) > 0) {
        result = take_object(view, answer);
        if (result >= 0)
            result = sd_bus_message_exit_container(answer);
    }
    if (result < 0)
        memset(view, 0, sizeof *view);
    return result >= 0;
}

const struct pairing_adapter *pairing_view_adapter(const struct pairing_view *view)
{
    for (size_t i = 0; i < view->adapter_count; i++)
        if (view->adapters[i].powered)
            return &view->adapters[i];
    return view->adapter_count > 0 ? &view->adapters[0] : NULL;
}

const struct pairing_adapter *pairing_view_adapter_at(const struct pairing_view *view,
                                                      const char *path)
{
    for (size_t i = 0; i < view->adapter_count; i++)
        if (strcmp(view->adapters[i].path, path) == 0)
            return &view->adapters[i];
    return NULL;
}

const struct pairing_board *pairing_view_board_at(const struct pairing_view *view, const char *path)
{
    for (size_t i = 0; i < view->board_count; i++)
        if (strcmp(view->boards[i].path, path) == 0)
            return &view->boards[i];
    return NULL;
}

bool pairing_board_is_of(const struct pairing_board *board, const char *adapter_path)
{
    size_t length = strlen(adapter_path);
    return strncmp(board->path, adapter_path, length) == 0 && board->path[length] == '/';
}
