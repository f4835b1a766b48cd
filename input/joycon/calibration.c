#include "input/joycon/calibration.h"

#include "input/motion_report.h"

#include <math.h>
#include <stdlib.h>

#define ACCEL_SCALE   16384
#define ACCEL_G       4.0
#define GYRO_SCALE    13371
#define GYRO_DEG_S    936.0
#define OFFSET_MAX    2048
#define SCALE_OFF_MAX 0.5

void joycon_calibration_nominal(struct motion_scale *scale)
{
    for (int i = 0; i < 3; i++) {
        scale->accel_zero[i] = 0.0;
        scale->accel_g[i] = ACCEL_G / ACCEL_SCALE;
        scale->gyro_zero[i] = 0.0;
        scale->gyro_deg_s[i] = GYRO_DEG_S / GYRO_SCALE;
    }
}

static bool is_plausible(int offset, int scale, int nominal)
{
    return abs(offset) <= OFFSET_MAX &&
           fabs((double)(scale - offset) / nominal - 1.0) <= SCALE_OFF_MAX;
}

bool joycon_calibration_parse(const uint8_t bytes[JOYCON_CALIBRATION_SIZE],
                              struct motion_scale *scale)
{
    struct motion_scale parsed;
    for (int i = 0; i < 3; i++) {
        int accel_offset = motion_report_i16_le(bytes + 2 * i);
        int accel_scale = motion_report_i16_le(bytes + 6 + 2 * i);
        int gyro_offset = motion_report_i16_le(bytes + 12 + 2 * i);
        int gyro_scale = motion_report_i16_le(bytes + 18 + 2 * i);
        if (!is_plausible(accel_offset, accel_scale, ACCEL_SCALE) ||
            !is_plausible(gyro_offset, gyro_scale, GYRO_SCALE))
            return false;
        parsed.accel_zero[i] = 0.0;
        parsed.accel_g[i] = ACCEL_G / (accel_scale - accel_offset);
        parsed.gyro_zero[i] = gyro_offset;
        parsed.gyro_deg_s[i] = GYRO_DEG_S / (gyro_scale - gyro_offset);
    }
    *scale = parsed;
    return true;
}

bool joycon_calibration_is_users(const uint8_t magic[JOYCON_MAGIC_SIZE])
{
    return magic[0] == 0xB2 && magic[1] == 0xA1;
}
