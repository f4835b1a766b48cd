#ifndef INPUT_PADS_H
#define INPUT_PADS_H

#include <stdbool.h>
#include <stdint.h>

#include "input/hid_port.h"

/** What enumeration tells of a node, without opening it. */
struct pads_identity {
    uint16_t vendor;
    uint16_t product;
    bool bluetooth;
    const char *name; // "" = the stack gives none
};

/**
 * Is it a controller whose motion we can read (devices.md 3)? Fills kind and form. A Wii Remote
 * only when it says its name: without one it is taken for a board until its extension id tells
 * (devices.md 1.1).
 */
bool pads_identify(const struct pads_identity *identity, enum input_device_kind *kind,
                   enum hid_port_form *form);

/**
 * Does the serial number tell one device from another? Switch controllers by USB all have the
 * same one.
 */
bool pads_serial_is_own(const struct pads_identity *identity);

#endif
