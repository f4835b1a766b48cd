#ifndef GAME_SWAY_HANDS_OFF_H
#define GAME_SWAY_HANDS_OFF_H

#include <stdbool.h>
#include <stdint.h>

/**
 * A clock of sample time that runs while a condition holds: hands-off seconds, and in the same
 * way the hold clock (decisions.md 1).
 *
 * It adds the interval between two samples when the condition held at both ends and the interval
 * is at most SWAY_HANDS_OFF_MAX_GAP_US (a longer one is a lost connection and counts nothing).
 * Because a load reference that rises after "go" takes seconds back, the last 1.6 s are kept in
 * steps of 0.1 s.
 */

#define SWAY_HANDS_OFF_MAX_GAP_US   250000
#define SWAY_HANDS_OFF_BUCKET_US    100000
#define SWAY_HANDS_OFF_BUCKET_COUNT 16

struct sway_hands_off {
    int64_t sealed_us;   // before the last go: cannot be taken back
    int64_t since_go_us; // since then
    int64_t last_t_us;
    bool holds; // the condition, at last_t_us
    bool started;
    int64_t bucket_us[SWAY_HANDS_OFF_BUCKET_COUNT]; // counted in 0.1 s steps of t_us
    int64_t newest_bucket; // t_us / SWAY_HANDS_OFF_BUCKET_US of the newest one
};

void sway_hands_off_init(struct sway_hands_off *clock);

/** One sample: does the condition hold at t_us? t_us never runs backwards. */
void sway_hands_off_push(struct sway_hands_off *clock, int64_t t_us, bool holds);

/** The clock starts (again): what it shows now is safe from sway_hands_off_take_back(). */
void sway_hands_off_go(struct sway_hands_off *clock);

/**
 * LOAD_REFERENCE_ROSE: what was counted since go and before since_us was supported. Right to
 * 0.1 s, in the stricter direction; since_us at most 1.5 s back.
 */
void sway_hands_off_take_back(struct sway_hands_off *clock, int64_t since_us);

double sway_hands_off_s(const struct sway_hands_off *clock);

#endif
