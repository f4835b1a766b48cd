#include "input/virtual/profile.h"

#include <assert.h>
#include <stddef.h>

static const struct profile
    profiles[] =
        {
            [BODY_YOUNG] =
                {
                    .mass_kg = 70.0,
                    .omega_per_s = 3.1,
                    .delay_s = 0.12,
                    .control =
                        {
                            [PROFILE_ML] = {.passive = 0.69,
                                            .passive_damping_s = 0.04,
                                            .kp = 0.55,
                                            .kd_s = 0.28,
                                            .muscle_s = 0.05,
                                            .sensory_mm = {1.00, 1.00},
                                            .sensory_s = 3.5,
                                            .torque_mm = {0.56, 0.57},
                                            .torque_s = 0.09},
                            [PROFILE_AP] = {.passive = 0.71,
                                            .passive_damping_s = 0.03,
                                            .kp = 0.44,
                                            .kd_s = 0.36,
                                            .muscle_s = 0.04,
                                            .sensory_mm = {1.25, 1.45},
                                            .sensory_s = 3.5,
                                            .torque_mm = {0.76, 0.80},
                                            .torque_s = 0.3},
                        },
                    .stance =
                        {
                            [BODY_STANCE_APART] = {.noise = {{1.0, 1.0}, {1.0, 1.0}},
                                                   .edge_ml_mm = 110.0,
                                                   .edge_front_mm = 85.0,
                                                   .edge_back_mm = 60.0},
                            [BODY_STANCE_SEMI_TANDEM] = {.noise = {{2.0, 1.0}, {2.6, 1.1}},
                                                         .edge_ml_mm = 38.0,
                                                         .edge_front_mm = 85.0,
                                                         .edge_back_mm = 60.0},
                            [BODY_STANCE_TANDEM] = {.noise = {{4.5, 2.0}, {5.2, 2.3}},
                                                    .edge_ml_mm = 36.0,
                                                    .edge_front_mm = 85.0,
                                                    .edge_back_mm = 60.0},
                            [BODY_STANCE_ONE_LEG] = {.noise = {{5.8, 4.0}, {9.4, 6.6}},
                                                     .edge_ml_mm = 34.0,
                                                     .edge_front_mm = 85.0,
                                                     .edge_back_mm = 60.0},
                            [BODY_STANCE_TIPTOE] = {.noise = {{6.8, 4.4}, {11.0, 7.2}},
                                                    .edge_ml_mm = 32.0,
                                                    .edge_front_mm = 40.0,
                                                    .edge_back_mm = 40.0},
                        },
                    .gait_cv = {0.05, 0.08},
                    .goal_per_s = 3.4,
                    .step_on_s = 1.5,
                    .recover_s = 3.0,
                    .grab_share = 0.6,
                },
            [BODY_OLD] =
                {
                    .mass_kg = 72.0,
                    .omega_per_s = 3.1,
                    .delay_s = 0.14,
                    .control =
                        {
                            [PROFILE_ML] = {.passive = 0.69,
                                            .passive_damping_s = 0.04,
                                            .kp = 0.55,
                                            .kd_s = 0.28,
                                            .muscle_s = 0.05,
                                            .sensory_mm = {1.10, 1.02},
                                            .sensory_s = 3.5,
                                            .torque_mm = {0.58, 0.65},
                                            .torque_s = 0.09},
                            [PROFILE_AP] = {.passive = 0.68,
                                            .passive_damping_s = 0.02,
                                            .kp = 0.54,
                                            .kd_s = 0.29,
                                            .muscle_s = 0.05,
                                            .sensory_mm = {1.40, 1.42},
                                            .sensory_s = 2.4,
                                            .torque_mm = {1.10, 1.18},
                                            .torque_s = 0.08},
                        },
                    .stance =
                        {
                            [BODY_STANCE_APART] = {.noise = {{1.0, 1.0}, {1.0, 1.0}},
                                                   .edge_ml_mm = 100.0,
                                                   .edge_front_mm = 70.0,
                                                   .edge_back_mm = 45.0},
                            [BODY_STANCE_SEMI_TANDEM] = {.noise = {{2.4, 1.2}, {4.3, 1.4}},
                                                         .edge_ml_mm = 31.0,
                                                         .edge_front_mm = 70.0,
                                                         .edge_back_mm = 45.0},
                            [BODY_STANCE_TANDEM] = {.noise = {{4.8, 2.1}, {6.0, 2.7}},
                                                    .edge_ml_mm = 30.0,
                                                    .edge_front_mm = 70.0,
                                                    .edge_back_mm = 45.0},
                            [BODY_STANCE_ONE_LEG] = {.noise = {{6.0, 4.2}, {12.0, 8.4}},
                                                     .edge_ml_mm = 28.0,
                                                     .edge_front_mm = 70.0,
                                                     .edge_back_mm = 45.0},
                            [BODY_STANCE_TIPTOE] = {.noise = {{7.4, 4.8}, {12.0, 7.8}},
                                                    .edge_ml_mm = 26.0,
                                                    .edge_front_mm = 28.0,
                                                    .edge_back_mm = 28.0},
                        },
                    .gait_cv = {0.08, 0.13},
                    .goal_per_s = 3.0,
                    .step_on_s = 2.0,
                    .recover_s = 4.0,
                    .grab_share = 0.7,
                },
            [BODY_NEUROPATHY] =
                {
                    .mass_kg = 78.0,
                    .omega_per_s = 3.1,
                    .delay_s = 0.16,
                    .control =
                        {
                            [PROFILE_ML] = {.passive = 0.69,
                                            .passive_damping_s = 0.04,
                                            .kp = 0.55,
                                            .kd_s = 0.28,
                                            .muscle_s = 0.05,
                                            .sensory_mm = {1.30, 1.60},
                                            .sensory_s = 3.0,
                                            .torque_mm = {0.90, 1.20},
                                            .torque_s = 0.09},
                            [PROFILE_AP] = {.passive = 0.68,
                                            .passive_damping_s = 0.02,
                                            .kp = 0.54,
                                            .kd_s = 0.29,
                                            .muscle_s = 0.05,
                                            .sensory_mm = {1.60, 2.10},
                                            .sensory_s = 2.4,
                                            .torque_mm = {1.40, 1.80},
                                            .torque_s = 0.08},
                        },
                    .stance =
                        {
                            [BODY_STANCE_APART] = {.noise = {{1.0, 1.0}, {1.0, 1.0}},
                                                   .edge_ml_mm = 95.0,
                                                   .edge_front_mm = 65.0,
                                                   .edge_back_mm = 40.0},
                            [BODY_STANCE_SEMI_TANDEM] = {.noise = {{2.3, 1.1}, {3.3, 1.3}},
                                                         .edge_ml_mm = 28.0,
                                                         .edge_front_mm = 65.0,
                                                         .edge_back_mm = 40.0},
                            [BODY_STANCE_TANDEM] = {.noise = {{3.6, 1.6}, {3.7, 1.7}},
                                                    .edge_ml_mm = 28.0,
                                                    .edge_front_mm = 65.0,
                                                    .edge_back_mm = 40.0},
                            [BODY_STANCE_ONE_LEG] = {.noise = {{5.1, 3.6}, {7.6, 5.4}},
                                                     .edge_ml_mm = 26.0,
                                                     .edge_front_mm = 65.0,
                                                     .edge_back_mm = 40.0},
                            [BODY_STANCE_TIPTOE] = {.noise = {{6.7, 4.4}, {8.6, 5.6}},
                                                    .edge_ml_mm = 24.0,
                                                    .edge_front_mm = 24.0,
                                                    .edge_back_mm = 24.0},
                        },
                    .gait_cv = {0.11, 0.18},
                    .goal_per_s = 2.6,
                    .step_on_s = 2.6,
                    .recover_s = 5.0,
                    .grab_share = 0.7,
                },
};

const struct profile *profile_get(enum body_profile profile)
{
    assert((size_t)profile < sizeof profiles / sizeof *profiles);
    return &profiles[profile];
}

struct pendulum_settings profile_pendulum(const struct body_settings *settings,
                                          enum profile_plane plane, enum body_stance stance,
                                          bool eyes_closed)
{
    const struct profile *profile = profile_get(settings->profile);
    assert((size_t)stance < BODY_STANCE_OFF);
    const struct profile_control *control = &profile->control[plane];
    const struct profile_stance *feet = &profile->stance[stance];
    double noise = settings->noise * feet->noise[eyes_closed][plane];
    return (struct pendulum_settings){
        .omega_per_s = profile->omega_per_s,
        .passive = control->passive,
        .passive_damping_s = control->passive_damping_s,
        .kp = settings->gain * control->kp,
        .kd_s = settings->gain * control->kd_s,
        .delay_s = settings->delay * profile->delay_s,
        .muscle_s = control->muscle_s,
        .sensory_noise_mm = noise * control->sensory_mm[eyes_closed],
        .sensory_noise_s = control->sensory_s,
        .torque_noise_mm = noise * control->torque_mm[eyes_closed],
        .torque_noise_s = control->torque_s,
        .edge_low_mm = plane == PROFILE_ML ? -feet->edge_ml_mm : -feet->edge_back_mm,
        .edge_high_mm = plane == PROFILE_ML ? feet->edge_ml_mm : feet->edge_front_mm,
    };
}
