#ifndef GAME_SIM_LEAN_H
#define GAME_SIM_LEAN_H

#include <stdbool.h>
#include <stdint.h>

/**
 * Menus by leaning on the board. Lean left or right past 18 mm for 350 ms: the focus moves one
 * step; come back inside 8 mm before the next. Stay inside 8 mm: after .6 s of settling the
 * dwell runs 2 s and chooses (look/style.md 5, decisions.md 5).
 *
 *                  .--- lean_away (> 8 mm) ---.
 *   neutral -- dwell_run (settled) --> chosen  |
 *      ^                                        v
 *      '--------- come_back (< 8 mm) ------ leaning -- lean_step (18 mm, 350 ms) --> stepped
 */
enum sim_lean_event {
    SIM_LEAN_NOTHING,
    SIM_LEAN_LEFT,
    SIM_LEAN_RIGHT,
    SIM_LEAN_CHOOSE,
};

struct sim_lean_settings {
    double dwell_s;  // 1.2, 2, 3, 4, 5; 0 = never chooses
    double step_mm;  // 10 .. 40
    double inner_mm; // 8
};

extern const struct sim_lean_settings sim_lean_settings_default;

struct sim_lean {
    struct sim_lean_settings settings;
    bool started;
    int64_t last_t_us;
    double neutral_ml_mm; // slow mean, 10 s, frozen while leaning
    double neutral_ap_mm;
    double anew_s;    // the neutral is found anew until this has run out
    double settled_s; // inside without a break
    double dwelt_s;
    double leaning_s; // past the step to one side without a break
    int side;         // -1 left, +1 right, 0 none
    bool stepped;     // must come back first
    bool chosen;      // must lean away or change the screen first
};

void sim_lean_init(struct sim_lean *lean, const struct sim_lean_settings *settings);

/** A new screen: the neutral is taken anew for 1 s, dwell starts from nothing. */
void sim_lean_restart(struct sim_lean *lean);

/** Nobody on the board, or the board is silent: forget everything. */
void sim_lean_stop(struct sim_lean *lean);

/** One filtered sample in mm. */
enum sim_lean_event sim_lean_push(struct sim_lean *lean, int64_t t_us, double ml_mm, double ap_mm);

/** 0 .. 1, for the line around the focused thing. */
double sim_lean_dwell_share(const struct sim_lean *lean);

#endif
