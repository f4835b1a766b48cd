#ifndef GAME_STORE_TRIAL_ROW_H
#define GAME_STORE_TRIAL_ROW_H

#include "game/store/statement.h"

/** The columns of a trial in the one order that bind and take share. */
#define STORE_TRIAL_COLUMNS                                                                        \
    "uuid, player, session, kind, source, rung, game, tier, side, preset, device_serial, "         \
    "started_s, utc_offset_s, difficulty, ring_radius_mm, planned_hold_s, duration_s, "            \
    "hands_off_s, hold_s, support_s, breaks, success, calm, passed, ended_by, rating, "            \
    "go_offset_us, end_offset_us, sample_count, path_mm, mean_velocity_mm_s, velocity_ml_mm_s, "   \
    "velocity_ap_mm_s, rms_ml_mm, rms_ap_mm, rms_r_mm, range_ml_mm, range_ap_mm, ellipse_mm2, "    \
    "mean_frequency_hz, f50_ml_hz, f50_ap_hz, f95_ml_hz, f95_ap_hz, rate_hz, missing_share, "      \
    "longest_gap_s, dropped"
#define STORE_TRIAL_COLUMN_COUNT 48

void store_put_trial(struct store_statement *statement, const struct store_trial *trial);
void store_take_trial(struct store_statement *statement, struct store_trial *trial);

#endif
