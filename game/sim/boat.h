#ifndef GAME_SIM_BOAT_H
#define GAME_SIM_BOAT_H

#include <stdbool.h>
#include <stdint.h>

/**
 * The boat that the centre of pressure steers, and the three things it tells: where (ring), how
 * lively the sway is (mast in the gate), and the last five seconds (wake). look/style.md 7.
 */

enum { SIM_BOAT_WAKE_COUNT = 50 };

struct sim_boat {
    double ml_mm; // from the ring's centre, as filtered by the 6 Hz cursor
    double ap_mm;
    double heel_deg;                     // -24 .. 24, low-passed 80 ms (200 ms with reduced motion)
    double gate_ml_mm;                   // the gate follows the boat with 300 ms
    double sway_rms_mm;                  // RMS of sway over 1 s
    double wake_mm[SIM_BOAT_WAKE_COUNT]; // sway-side offset of the last 5 s, newest first
    int wake_count;
    bool reduced_motion;

    int64_t last_t_us;
    bool started;
    double mean_3s_mm;
    double square_1s_mm2;
    int64_t wake_due_us;
};

void sim_boat_init(struct sim_boat *boat, bool reduced_motion);

/** One filtered sample. A gap over .25 s starts the means anew. */
void sim_boat_push(struct sim_boat *boat, int64_t t_us, double ml_mm, double ap_mm);

#endif
