#include "input/dualsense/driver.h"

#include "input/dualsense/report.h"

static const struct sony_model model = {
    .kind = INPUT_DEVICE_DUALSENSE,
    .parse = dualsense_report_parse,
    .by_usb = {.id = 0x05, .size = SONY_CALIBRATION_SIZE_WITH_CRC, .in_pairs = true},
    .by_bluetooth = {.id = 0x05,
                     .size = SONY_CALIBRATION_SIZE_WITH_CRC,
                     .in_pairs = true,
                     .has_crc = true},
    .tick_mask = UINT32_MAX,
    .tick_numerator = 1, // 1/3 us
    .tick_denominator = 3,
};

static void start(void *self, int64_t now_us, struct device_step *step)
{
    sony_pad_start(self, &model, now_us, step);
}

const struct device_driver dualsense_driver_ops = {
    .start = start,
    .report = sony_pad_report,
    .feature = sony_pad_feature,
    .timeout = sony_pad_timeout,
    .command = sony_pad_command,
    .stop = sony_pad_stop,
};
