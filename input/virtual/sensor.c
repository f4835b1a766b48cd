#include "input/virtual/sensor.h"

#include <math.h>

static const double accel_noise_g = 0.003; // of one sample at 100 Hz, as small chips have it
static const double gyro_noise_deg_s = 0.08;

struct sensor_feel sensor_feel(const struct sensor_pose *pose)
{
    double sp = sin(pose->pitch_rad), cp = cos(pose->pitch_rad);
    double sr = sin(pose->roll_rad), cr = cos(pose->roll_rad);
    const double to_deg = 180.0 / M_PI;
    double x = pose->push_g[0], y = 1.0 + pose->push_g[1], z = pose->push_g[2];
    double rolled_y = cr * y - sr * x;
    return (struct sensor_feel){
        .force_g = {cr * x + sr * y, cp * rolled_y + sp * z, cp * z - sp * rolled_y},
        .turn_deg_s = {to_deg * pose->pitch_rad_s, to_deg * sp * pose->roll_rad_s,
                       to_deg * cp * pose->roll_rad_s},
    };
}

struct sensor_feel sensor_turned(const struct sensor_feel *feel, const double rows[3][3])
{
    struct sensor_feel turned = {{0}, {0}};
    for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 3; k++) {
            turned.force_g[i] += rows[i][k] * feel->force_g[k];
            turned.turn_deg_s[i] += rows[i][k] * feel->turn_deg_s[k];
        }
    }
    return turned;
}

void sensor_read(const struct sensor_feel *feel, bool has_gyro, struct noise_source *source,
                 struct input_motion_sample *sample)
{
    for (int i = 0; i < 3; i++) {
        double force_g = feel->force_g[i] + accel_noise_g * noise_gaussian(source);
        double turn_deg_s = feel->turn_deg_s[i] + gyro_noise_deg_s * noise_gaussian(source);
        sample->accel_g[i] = (double)(float)force_g;
        sample->gyro_deg_s[i] = has_gyro ? (double)(float)turn_deg_s : 0.0;
    }
    sample->has_gyro = has_gyro;
}
