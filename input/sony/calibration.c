#include "input/sony/calibration.h"

#include "input/motion_report.h"

#include <math.h>

#define COUNTS_PER_DEG_S 16.0
#define COUNTS_PER_G     8192.0
#define BIAS_MAX         1024.0
#define SCALE_OFF_MAX    0.5
#define CRC_AT           37

void sony_calibration_nominal(struct motion_scale *scale)
{
    for (int i = 0; i < 3; i++) {
        scale->accel_zero[i] = 0.0;
        scale->accel_g[i] = 1.0 / COUNTS_PER_G;
        scale->gyro_zero[i] = 0.0;
        scale->gyro_deg_s[i] = 1.0 / COUNTS_PER_DEG_S;
    }
}

static bool is_readable(const struct sony_calibration_form *form, const uint8_t *bytes, size_t size)
{
    if (size < form->size || bytes[0] != form->id)
        return false;
    return !form->has_crc || motion_report_crc(MOTION_REPORT_SEED_FEATURE, bytes, CRC_AT) ==
                                 motion_report_u32_le(bytes + CRC_AT);
}

static bool is_plausible(double zero, double scale, double nominal)
{
    return fabs(zero) <= BIAS_MAX && fabs(scale / nominal - 1.0) <= SCALE_OFF_MAX;
}

static bool parse_gyro(const struct sony_calibration_form *form, const uint8_t *bytes, int axis,
                       struct motion_scale *scale)
{
    const uint8_t *plus = bytes + 7 + (form->in_pairs ? 4 : 2) * axis;
    const uint8_t *minus = plus + (form->in_pairs ? 2 : 6);
    int range = motion_report_i16_le(plus) - motion_report_i16_le(minus);
    int speed = motion_report_i16_le(bytes + 19) + motion_report_i16_le(bytes + 21);
    if (range == 0)
        return true;
    scale->gyro_zero[axis] = motion_report_i16_le(bytes + 1 + 2 * axis);
    scale->gyro_deg_s[axis] = (double)speed / range;
    return is_plausible(scale->gyro_zero[axis], scale->gyro_deg_s[axis], 1.0 / COUNTS_PER_DEG_S);
}

static bool parse_accel(const uint8_t *bytes, int axis, struct motion_scale *scale)
{
    int plus = motion_report_i16_le(bytes + 23 + 4 * axis);
    int minus = motion_report_i16_le(bytes + 25 + 4 * axis);
    int range = plus - minus;
    if (range == 0)
        return true;
    scale->accel_zero[axis] = plus - range / 2.0;
    scale->accel_g[axis] = 2.0 / range;
    return is_plausible(scale->accel_zero[axis], scale->accel_g[axis], 1.0 / COUNTS_PER_G);
}

enum sony_calibration_result sony_calibration_parse(const struct sony_calibration_form *form,
                                                    const uint8_t *bytes, size_t size,
                                                    struct motion_scale *scale)
{
    struct motion_scale parsed;
    if (!is_readable(form, bytes, size))
        return SONY_CALIBRATION_UNREADABLE;
    sony_calibration_nominal(&parsed);
    for (int axis = 0; axis < 3; axis++)
        if (!parse_gyro(form, bytes, axis, &parsed) || !parse_accel(bytes, axis, &parsed))
            return SONY_CALIBRATION_IMPLAUSIBLE;
    *scale = parsed;
    return SONY_CALIBRATION_OK;
}
