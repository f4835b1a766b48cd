#include "input/pads.h"

#include <string.h>

#define VENDOR_NINTENDO 0x057E
#define VENDOR_SONY     0x054C
#define NAME_REMOTE     "RVL-CNT"

enum transport {
    TRANSPORT_USB = 1,
    TRANSPORT_BLUETOOTH = 2,
    TRANSPORT_BOTH = 3,
};

static const struct {
    uint16_t vendor;
    uint16_t product;
    enum transport transport;
    enum input_device_kind kind;
    enum hid_port_form form;
} pads[] = {
    {VENDOR_NINTENDO, 0x0306, TRANSPORT_BLUETOOTH, INPUT_DEVICE_WII_REMOTE, HID_PORT_FORM_PLAIN},
    {VENDOR_NINTENDO, 0x0330, TRANSPORT_BLUETOOTH, INPUT_DEVICE_WII_REMOTE, HID_PORT_FORM_PLAIN},
    {VENDOR_NINTENDO, 0x2006, TRANSPORT_BLUETOOTH, INPUT_DEVICE_JOYCON_LEFT, HID_PORT_FORM_PLAIN},
    {VENDOR_NINTENDO, 0x2007, TRANSPORT_BLUETOOTH, INPUT_DEVICE_JOYCON_RIGHT, HID_PORT_FORM_PLAIN},
    {VENDOR_NINTENDO, 0x2009, TRANSPORT_BOTH, INPUT_DEVICE_SWITCH_PRO, HID_PORT_FORM_PLAIN},
    {VENDOR_NINTENDO, 0x200E, TRANSPORT_USB, INPUT_DEVICE_JOYCON_LEFT, HID_PORT_FORM_GRIP},
    {VENDOR_SONY, 0x05C4, TRANSPORT_BOTH, INPUT_DEVICE_DUALSHOCK4, HID_PORT_FORM_PLAIN},
    {VENDOR_SONY, 0x09CC, TRANSPORT_BOTH, INPUT_DEVICE_DUALSHOCK4, HID_PORT_FORM_PLAIN},
    {VENDOR_SONY, 0x0BA0, TRANSPORT_USB, INPUT_DEVICE_DUALSHOCK4, HID_PORT_FORM_DONGLE},
    {VENDOR_SONY, 0x0CE6, TRANSPORT_BOTH, INPUT_DEVICE_DUALSENSE, HID_PORT_FORM_PLAIN},
    {VENDOR_SONY, 0x0DF2, TRANSPORT_BOTH, INPUT_DEVICE_DUALSENSE, HID_PORT_FORM_PLAIN},
};

bool pads_identify(const struct pads_identity *identity, enum input_device_kind *kind,
                   enum hid_port_form *form)
{
    int transport = identity->bluetooth ? TRANSPORT_BLUETOOTH : TRANSPORT_USB;
    for (size_t i = 0; i < sizeof pads / sizeof pads[0]; i++) {
        if (pads[i].vendor != identity->vendor || pads[i].product != identity->product ||
            (pads[i].transport & transport) == 0)
            continue;
        if (pads[i].kind == INPUT_DEVICE_WII_REMOTE && !strstr(identity->name, NAME_REMOTE))
            return false;
        *kind = pads[i].kind;
        *form = pads[i].form;
        return true;
    }
    return false;
}

bool pads_serial_is_own(const struct pads_identity *identity)
{
    return identity->vendor != VENDOR_NINTENDO || identity->bluetooth;
}
