#include "input/dualshock4/driver.h"

#include "input/dualshock4/report.h"

#define TICK_MASK        0xFFFF
#define TICK_NUMERATOR   16 // 16/3 us
#define TICK_DENOMINATOR 3

static const struct sony_model model = {
    .kind = INPUT_DEVICE_DUALSHOCK4,
    .parse = dualshock4_report_parse,
    .by_usb = {.id = 0x02, .size = SONY_CALIBRATION_SIZE, .in_pairs = true},
    .by_bluetooth = {.id = 0x05, .size = SONY_CALIBRATION_SIZE_WITH_CRC, .has_crc = true},
    .tick_mask = TICK_MASK,
    .tick_numerator = TICK_NUMERATOR,
    .tick_denominator = TICK_DENOMINATOR,
};

static const struct sony_model dongle = {
    .kind = INPUT_DEVICE_DUALSHOCK4,
    .parse = dualshock4_dongle_report_parse,
    .by_usb = {.id = 0x02, .size = SONY_CALIBRATION_SIZE},
    .by_bluetooth = {.id = 0x05, .size = SONY_CALIBRATION_SIZE_WITH_CRC, .has_crc = true},
    .tick_mask = TICK_MASK,
    .tick_numerator = TICK_NUMERATOR,
    .tick_denominator = TICK_DENOMINATOR,
};

static void start(void *self, int64_t now_us, struct device_step *step)
{
    sony_pad_start(self, &model, now_us, step);
}

static void start_dongle(void *self, int64_t now_us, struct device_step *step)
{
    sony_pad_start(self, &dongle, now_us, step);
}

const struct device_driver dualshock4_driver_ops = {
    .start = start,
    .report = sony_pad_report,
    .feature = sony_pad_feature,
    .timeout = sony_pad_timeout,
    .command = sony_pad_command,
    .stop = sony_pad_stop,
};

const struct device_driver dualshock4_dongle_driver_ops = {
    .start = start_dongle,
    .report = sony_pad_report,
    .feature = sony_pad_feature,
    .timeout = sony_pad_timeout,
    .command = sony_pad_command,
    .stop = sony_pad_stop,
};
