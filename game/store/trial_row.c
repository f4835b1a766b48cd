#include "game/store/trial_row.h"

static void put_metrics(struct store_statement *statement, const struct store_metrics *metrics)
{
    store_put_real(statement, metrics->path_mm);
    store_put_real(statement, metrics->mean_velocity_mm_s);
    store_put_real(statement, metrics->velocity_ml_mm_s);
    store_put_real(statement, metrics->velocity_ap_mm_s);
    store_put_real(statement, metrics->rms_ml_mm);
    store_put_real(statement, metrics->rms_ap_mm);
    store_put_real(statement, metrics->rms_r_mm);
    store_put_real(statement, metrics->range_ml_mm);
    store_put_real(statement, metrics->range_ap_mm);
    store_put_real(statement, metrics->ellipse_mm2);
    store_put_real(statement, metrics->mean_frequency_hz);
    store_put_real(statement, metrics->f50_ml_hz);
    store_put_real(statement, metrics->f50_ap_hz);
    store_put_real(statement, metrics->f95_ml_hz);
    store_put_real(statement, metrics->f95_ap_hz);
}

static void take_metrics(struct store_statement *statement, struct store_metrics *metrics)
{
    metrics->path_mm = store_take_real(statement);
    metrics->mean_velocity_mm_s = store_take_real(statement);
    metrics->velocity_ml_mm_s = store_take_real(statement);
    metrics->velocity_ap_mm_s = store_take_real(statement);
    metrics->rms_ml_mm = store_take_real(statement);
    metrics->rms_ap_mm = store_take_real(statement);
    metrics->rms_r_mm = store_take_real(statement);
    metrics->range_ml_mm = store_take_real(statement);
    metrics->range_ap_mm = store_take_real(statement);
    metrics->ellipse_mm2 = store_take_real(statement);
    metrics->mean_frequency_hz = store_take_real(statement);
    metrics->f50_ml_hz = store_take_real(statement);
    metrics->f50_ap_hz = store_take_real(statement);
    metrics->f95_ml_hz = store_take_real(statement);
    metrics->f95_ap_hz = store_take_real(statement);
}

static void put_identity(struct store_statement *statement, const struct store_trial *trial)
{
    store_put_text(statement, trial->uuid);
    store_put_text(statement, trial->player_uuid);
    store_put_text(statement, trial->session_uuid);
    store_put_text(statement, store_kind_word(trial->kind));
    store_put_text(statement, store_source_word(trial->source));
    store_put_text(statement, trial->rung);
    store_put_text(statement, trial->game);
    store_put_text(statement, store_tier_word(trial->tier));
    store_put_text(statement, store_side_word(trial->side));
    store_put_text(statement, trial->preset);
    store_put_text(statement, trial->device_serial);
    store_put_int(statement, trial->started_s);
    store_put_int(statement, trial->utc_offset_s);
}

static void take_identity(struct store_statement *statement, struct store_trial *trial)
{
    char word[STORE_ID_SIZE];
    store_take_text(statement, trial->uuid, sizeof trial->uuid);
    store_take_text(statement, trial->player_uuid, sizeof trial->player_uuid);
    store_take_text(statement, trial->session_uuid, sizeof trial->session_uuid);
    store_take_text(statement, word, sizeof word);
    trial->kind = store_kind_from_word(word);
    store_take_text(statement, word, sizeof word);
    trial->source = store_source_from_word(word);
    store_take_text(statement, trial->rung, sizeof trial->rung);
    store_take_text(statement, trial->game, sizeof trial->game);
    store_take_text(statement, word, sizeof word);
    trial->tier = store_tier_from_word(word);
    store_take_text(statement, word, sizeof word);
    trial->side = store_side_from_word(word);
    store_take_text(statement, trial->preset, sizeof trial->preset);
    store_take_text(statement, trial->device_serial, sizeof trial->device_serial);
    trial->started_s = store_take_int(statement);
    trial->utc_offset_s = (int32_t)store_take_int(statement);
}

void store_put_trial(struct store_statement *statement, const struct store_trial *trial)
{
    put_identity(statement, trial);
    store_put_real(statement, trial->difficulty);
    store_put_real(statement, trial->ring_radius_mm);
    store_put_real(statement, trial->planned_hold_s);
    store_put_real(statement, trial->duration_s);
    store_put_real(statement, trial->hands_off_s);
    store_put_real(statement, trial->hold_s);
    store_put_real(statement, trial->support_s);
    store_put_int(statement, trial->breaks);
    store_put_int(statement, trial->success);
    store_put_int(statement, trial->calm);
    store_put_int(statement, trial->passed);
    store_put_text(statement, trial->ended_by);
    store_put_text(statement, store_rating_word(trial->rating));
    store_put_int(statement, trial->go_offset_us);
    store_put_int(statement, trial->end_offset_us);
    store_put_int(statement, trial->sample_count);
    put_metrics(statement, &trial->metrics);
    store_put_real(statement, trial->quality.rate_hz);
    store_put_real(statement, trial->quality.missing_share);
    store_put_real(statement, trial->quality.longest_gap_s);
    store_put_int(statement, trial->quality.dropped);
}

void store_take_trial(struct store_statement *statement, struct store_trial *trial)
{
    char word[STORE_ID_SIZE];
    take_identity(statement, trial);
    trial->difficulty = store_take_real(statement);
    trial->ring_radius_mm = store_take_real(statement);
    trial->planned_hold_s = store_take_real(statement);
    trial->duration_s = store_take_real(statement);
    trial->hands_off_s = store_take_real(statement);
    trial->hold_s = store_take_real(statement);
    trial->support_s = store_take_real(statement);
    trial->breaks = store_take_count(statement);
    trial->success = store_take_int(statement) != 0;
    trial->calm = store_take_int(statement) != 0;
    trial->passed = store_take_int(statement) != 0;
    store_take_text(statement, trial->ended_by, sizeof trial->ended_by);
    store_take_text(statement, word, sizeof word);
    trial->rating = store_rating_from_word(word);
    trial->go_offset_us = store_take_int(statement);
    trial->end_offset_us = store_take_int(statement);
    trial->sample_count = store_take_count(statement);
    take_metrics(statement, &trial->metrics);
    trial->quality.rate_hz = store_take_real(statement);
    trial->quality.missing_share = store_take_real(statement);
    trial->quality.longest_gap_s = store_take_real(statement);
    trial->quality.dropped = store_take_count(statement);
}
