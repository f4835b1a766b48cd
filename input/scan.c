#include "input/hid_port.h"
#include "input/input.h"

#include <stdio.h>

static void describe_node(struct input_device_info *info, const struct hid_port_found *node,
                          enum hid_port_status status, uint8_t number)
{
    *info = (struct input_device_info){
        .device = number,
        .kind = node->kind,
        .is_motion = input_kind_is_motion(node->kind),
        .state = status == HID_PORT_OK ? INPUT_STATE_CONNECTING : INPUT_STATE_REFUSED,
        .battery_bars = -1,
    };
    if (status == HID_PORT_PERMISSION)
        info->problem = INPUT_PROBLEM_PERMISSION;
    else if (status != HID_PORT_OK)
        info->problem = INPUT_PROBLEM_OPEN;
    else if (node->kind == INPUT_DEVICE_EVDEV_BOARD)
        info->problem = INPUT_PROBLEM_CLAMPED;
    snprintf(info->name, sizeof info->name, "%s",
             node->name[0] ? node->name : input_kind_name(node->kind));
    snprintf(info->serial, sizeof info->serial, "%s", node->serial);
    snprintf(info->path, sizeof info->path, "%s", node->path);
}

size_t input_scan_port(const struct hid_port *port, struct input_device_info *infos,
                       size_t capacity)
{
    struct hid_port_found found[INPUT_DEVICE_MAX];
    if (!port->ops->begin(port->user))
        return 0;
    size_t count = port->ops->enumerate(port->user, found, INPUT_DEVICE_MAX);
    for (size_t i = 0; i < count && i < capacity; i++) {
        struct hid_port_found other;
        enum hid_port_status status = port->ops->check(port->user, found[i].path);
        bool by_kernel = status == HID_PORT_PERMISSION && found[i].kind == INPUT_DEVICE_WII_BOARD &&
                         port->ops->fallback &&
                         port->ops->fallback(port->user, found[i].serial, &other);
        describe_node(&infos[i], by_kernel ? &other : &found[i], by_kernel ? HID_PORT_OK : status,
                      (uint8_t)i);
    }
    port->ops->end(port->user);
    return count;
}

size_t input_scan(struct input_device_info *infos, size_t capacity)
{
    const struct hid_port port = hid_port_real();
    return input_scan_port(&port, infos, capacity);
}
