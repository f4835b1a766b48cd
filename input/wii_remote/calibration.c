#include "input/wii_remote/calibration.h"

#include "input/motion_report.h"

#include <math.h>
#include <zlib.h>

#define ACCEL_ZERO       512.0
#define ACCEL_PER_G      100.0
#define ACCEL_ZERO_OFF   64.0
#define CHECK_SUM_SEED   0x55
#define GYRO_ZERO        32768.0
#define GYRO_FULL        32768.0
#define GYRO_ZERO_OFF    4096.0
#define FAST_DEG_S       2000.0
#define SLOW_DEG_S       440.0
#define SCALE_OFF_MAX    0.5
#define PLUS_HALF        16
#define PLUS_CHECKED     14
#define PLUS_CRC_HIGH_AT 14
#define PLUS_CRC_LOW_AT  30

void wii_remote_accel_nominal(struct motion_scale *scale)
{
    for (int i = 0; i < 3; i++) {
        scale->accel_zero[i] = ACCEL_ZERO;
        scale->accel_g[i] = 1.0 / ACCEL_PER_G;
    }
}

static bool check_sum_ok(const uint8_t bytes[WII_REMOTE_ACCEL_SIZE])
{
    unsigned sum = CHECK_SUM_SEED;
    for (int i = 0; i < WII_REMOTE_ACCEL_SIZE - 1; i++)
        sum += bytes[i];
    return (uint8_t)sum == bytes[WII_REMOTE_ACCEL_SIZE - 1];
}

bool wii_remote_accel_parse(const uint8_t bytes[WII_REMOTE_ACCEL_SIZE], struct motion_scale *scale)
{
    double zero[3];
    double span[3];
    if (!check_sum_ok(bytes))
        return false;
    for (int i = 0; i < 3; i++) {
        int shift = 4 - 2 * i;
        zero[i] = bytes[i] << 2 | (bytes[3] >> shift & 3);
        span[i] = (bytes[4 + i] << 2 | (bytes[7] >> shift & 3)) - zero[i];
        if (fabs(zero[i] - ACCEL_ZERO) > ACCEL_ZERO_OFF ||
            fabs(span[i] / ACCEL_PER_G - 1.0) > SCALE_OFF_MAX)
            return false;
    }
    for (int i = 0; i < 3; i++) {
        scale->accel_zero[i] = zero[i];
        scale->accel_g[i] = 1.0 / span[i];
    }
    return true;
}

void wii_remote_gyro_nominal(struct wii_remote_gyro *gyro)
{
    for (int i = 0; i < 3; i++) {
        gyro->fast.zero[i] = GYRO_ZERO;
        gyro->fast.deg_s[i] = FAST_DEG_S / GYRO_FULL;
        gyro->slow.zero[i] = GYRO_ZERO;
        gyro->slow.deg_s[i] = SLOW_DEG_S / GYRO_FULL;
    }
}

static bool crc_ok(const uint8_t *bytes)
{
    uLong crc = crc32(0, bytes, PLUS_CHECKED);
    crc = crc32(crc, bytes + PLUS_HALF, PLUS_CHECKED);
    uint32_t stored = (uint32_t)motion_report_u16_be(bytes + PLUS_CRC_HIGH_AT) << 16 |
                      motion_report_u16_be(bytes + PLUS_CRC_LOW_AT);
    return crc == stored;
}

/** One half's pitch, roll, yaw; stored in the order yaw, roll, pitch. */
static bool parse_half(const uint8_t *bytes, double nominal, double zero[3], double deg_s[3])
{
    static const int sign[3] = {-1, 1, -1};
    double degrees = 6.0 * bytes[12];
    for (int i = 0; i < 3; i++) {
        int at = 2 * (2 - i);
        zero[i] = motion_report_u16_be(bytes + at);
        double span = motion_report_u16_be(bytes + 6 + at) - zero[i];
        if (span == 0.0 || fabs(zero[i] - GYRO_ZERO) > GYRO_ZERO_OFF)
            return false;
        deg_s[i] = sign[i] * degrees / span;
        if (fabs(fabs(deg_s[i]) / nominal - 1.0) > SCALE_OFF_MAX)
            return false;
    }
    return true;
}

bool wii_remote_gyro_parse(const uint8_t bytes[WII_REMOTE_PLUS_CALIBRATION_SIZE],
                           struct wii_remote_gyro *gyro)
{
    struct wii_remote_gyro parsed;
    if (!crc_ok(bytes) ||
        !parse_half(bytes, FAST_DEG_S / GYRO_FULL, parsed.fast.zero, parsed.fast.deg_s) ||
        !parse_half(bytes + PLUS_HALF, SLOW_DEG_S / GYRO_FULL, parsed.slow.zero, parsed.slow.deg_s))
        return false;
    *gyro = parsed;
    return true;
}

void wii_remote_gyro_scale(const struct wii_remote_gyro *gyro, const struct wii_remote_plus *plus,
                           struct motion_scale *scale)
{
    for (int i = 0; i < 3; i++) {
        scale->gyro_zero[i] = plus->slow[i] ? gyro->slow.zero[i] : gyro->fast.zero[i];
        scale->gyro_deg_s[i] = plus->slow[i] ? gyro->slow.deg_s[i] : gyro->fast.deg_s[i];
    }
}
