#include "game/session/trial_internal.h"

#include <math.h>

static const double LOST_MM = 150;
static const double LOST_S = 0.2;

static void init(struct session_trial *trial)
{
    motion_orientation_init(&trial->game.pocket.orientation, &motion_orientation_default);
    session_trial_say(trial, SESSION_SAY_POCKET, -1);
}

static void lead_in(struct session_trial *trial)
{
    struct session_pocket *game = &trial->game.pocket;
    for (int i = 0; i < 3; i++)
        game->sum_up[i] = 0;
    game->has_up = game->has_place = false;
    game->far_s = 0;
}

static double dot(const double a[3], const double b[3])
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

static void cross(const double a[3], const double b[3], double result[3])
{
    for (int i = 0; i < 3; i++)
        result[i] = a[(i + 1) % 3] * b[(i + 2) % 3] - a[(i + 2) % 3] * b[(i + 1) % 3];
}

static bool normalise(double v[3])
{
    double length = sqrt(dot(v, v));
    if (!(length > 1e-6))
        return false;
    for (int i = 0; i < 3; i++)
        v[i] /= length;
    return true;
}

// Two axes across the mean upright. Where they point is chance; they stay where they are.
static void take_upright(struct session_pocket *game)
{
    int least = 0;
    for (int i = 0; i < 3; i++) {
        game->up[i] = game->sum_up[i];
        if (fabs(game->up[i]) < fabs(game->up[least]))
            least = i;
    }
    double axis[3] = {0, 0, 0};
    axis[least] = 1;
    game->has_up = normalise(game->up);
    cross(game->up, axis, game->across[0]);
    game->has_up = game->has_up && normalise(game->across[0]);
    cross(game->up, game->across[0], game->across[1]);
}

static void go(struct session_trial *trial)
{
    take_upright(&trial->game.pocket);
    sway_cursor_reset(&trial->cursor);
    sim_ring_centre(&trial->ring, 0, 0);
}

static void motion(struct session_trial *trial, const struct input_motion_sample *sample,
                   double interval_s)
{
    struct session_pocket *game = &trial->game.pocket;
    motion_orientation_push(&game->orientation, sample);
    (void)interval_s; // each sample has its time
    if (!game->orientation.has_pose)
        return;
    if (trial->stage == SESSION_STAGE_LEAD_IN && trial->lead_in_left_s <= SESSION_CENTRE_WINDOW_S)
        for (int i = 0; i < 3; i++)
            game->sum_up[i] += game->orientation.up[i];
    if (trial->stage != SESSION_STAGE_PLAY || !game->has_up)
        return;
    const struct sway_point place = {
        dot(game->orientation.up, game->across[0]) * SESSION_POCKET_LEVER_MM,
        dot(game->orientation.up, game->across[1]) * SESSION_POCKET_LEVER_MM,
    };
    struct sway_point filtered;
    sway_cursor_push(&trial->cursor, sample->t_us, &place);
    game->has_place = sway_cursor_get(&trial->cursor, &filtered);
    if (game->has_place) {
        game->x_mm = filtered.ml_mm;
        game->y_mm = filtered.ap_mm;
    }
}

static void lose_stance(struct session_trial *trial)
{
    session_trial_mark(trial, trial->now_us, "feet_moved");
    if (session_trial_lose_footing(trial))
        session_trial_begin_lead_in(trial);
}

static void step(struct session_trial *trial, double interval_s)
{
    struct session_pocket *game = &trial->game.pocket;
    if (!game->has_place)
        return;
    double radius_mm = hypot(game->x_mm, game->y_mm);
    game->far_s = radius_mm > LOST_MM ? game->far_s + interval_s : 0;
    if (game->far_s >= LOST_S) {
        lose_stance(trial);
        return;
    }
    sim_boat_push(&trial->boat, trial->now_us, game->x_mm, game->y_mm);
    session_trial_hear_sway(trial, 0, radius_mm); // how far, not where
    session_hold_step(trial, interval_s, game->x_mm, game->y_mm);
}

static void take_stock(struct session_trial *trial)
{
    trial->outcome.ring_radius_mm = trial->ring.radius_mm;
    trial->outcome.hold_s = trial->ring.held_s;
    session_trial_measure(trial, "tilt_rms_deg", session_trial_tilt_rms_deg(trial));
}

const struct session_play session_play_pocket = {
    .planned_s = session_hold_planned_s,
    .init = init,
    .lead_in = lead_in,
    .go = go,
    .step = step,
    .motion = motion,
    .left_s = session_hold_left_s,
    .has_succeeded = session_hold_has_succeeded,
    .take_stock = take_stock,
};
