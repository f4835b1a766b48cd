#include "tests/rig/board/wire.h"

#include <linux/input.h>

#define OUT(id, size)                                                                              \
    {                                                                                              \
        UHID_REPORT_OUTPUT, id, size, false                                                        \
    }
#define IN(id, size)                                                                               \
    {                                                                                              \
        UHID_REPORT_INPUT, id, size, false                                                         \
    }

static const struct uhid_report reports[] = {
    OUT(0x10, 1), OUT(0x11, 1),  OUT(0x12, 2), OUT(0x13, 1),  OUT(0x14, 1),
    OUT(0x15, 1), OUT(0x16, 21), OUT(0x17, 6), OUT(0x18, 21), OUT(0x19, 1),
    OUT(0x1A, 1), IN(0x20, 6),   IN(0x21, 21), IN(0x22, 4),   IN(0x30, 2),
    IN(0x31, 5),  IN(0x32, 10),  IN(0x33, 17), IN(0x34, 21),  IN(0x35, 21),
    IN(0x36, 21), IN(0x37, 21),  IN(0x3D, 21), IN(0x3E, 21),  IN(0x3F, 21),
};

const struct uhid_identity wire_board = {
    .name = "Nintendo RVL-WBC-01",
    .bus = BUS_BLUETOOTH,
    .vendor = 0x057E,
    .product = 0x0306,
    .version = 0x0100,
    .reports = reports,
    .report_count = sizeof reports / sizeof reports[0],
};

const struct uhid_identity wire_remote = {
    .name = "Nintendo RVL-CNT-01",
    .bus = BUS_BLUETOOTH,
    .vendor = 0x057E,
    .product = 0x0306,
    .version = 0x0100,
    .reports = reports,
    .report_count = sizeof reports / sizeof reports[0],
};
