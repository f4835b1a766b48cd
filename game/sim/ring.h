#ifndef GAME_SIM_RING_H
#define GAME_SIM_RING_H

#include <stdbool.h>

/**
 * The target of the Hold game: keep the centre of pressure inside a circle around the stance.
 *
 * The hold clock runs while the person is hands-off AND inside (decisions.md 1). Outside it
 * waits; nothing is lost.
 */
struct sim_ring {
    double radius_mm; // 8 .. 60
    double hold_s;    // the clock's goal
    double centre_ml_mm;
    double centre_ap_mm;
    double held_s;    // the hold clock, 0 .. hold_s
    double outside_s; // how long outside without a break, 0 = inside
};

/** Radius of the ring: 2.5 -> 1.0 x RMS over difficulty 0..1, floor 8 mm, ceiling 60 mm. */
double sim_ring_radius_mm(double difficulty, double rms_mm);

/** Share of the rung's hold time that is asked for: .5 -> 1.0 over difficulty 0..1. */
double sim_ring_hold_share(double difficulty);

void sim_ring_init(struct sim_ring *ring, double radius_mm, double hold_s);
void sim_ring_centre(struct sim_ring *ring, double ml_mm, double ap_mm);

/** One sample: interval_s since the one before, 0 for the first and after a gap. */
void sim_ring_push(struct sim_ring *ring, double interval_s, double ml_mm, double ap_mm,
                   bool hands_off);

/** 0 .. 1 */
double sim_ring_progress(const struct sim_ring *ring);
bool sim_ring_is_closed(const struct sim_ring *ring);

/** Outside for longer than .4 s: the picture says so (look/style.md 7). */
bool sim_ring_is_left(const struct sim_ring *ring);

#endif
