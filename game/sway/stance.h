#ifndef GAME_SWAY_STANCE_H
#define GAME_SWAY_STANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/sway/cop.h"
#include "game/sway/cursor.h"
#include "game/sway/window.h"

/**
 * What the load and the CoP say about the stance: on the board or not, held by a hand or not, feet
 * where they were or not. Source: sway.md 3.11 (thresholds derived from real trials; no published
 * ones exist) and decisions.md 4. A fingertip's touch (< 1-2 N) cannot be seen by any of this.
 *
 *                            learn_reference(): first stable 1 s median
 *      step_on() / ON          / REFERENCE_KNOWN
 *   OFF ----------> SETTLING --------------> STEADY <-------------------------+
 *    ^                  |                     |  |  ^                         |
 *    |                  |   watch_support() / |  |  | watch_support() /       | watch_foot()
 *    |                  |     SUPPORT_BEGIN   v  |  |   SUPPORT_END           |
 *    |                  |               SUPPORTED --+                         |
 *    |                  |                     |  |   watch_foot() / FOOT_DOWN |
 *    |                  |                     |  +----> FOOT_ON_BOARD --------+
 *    +------------------+---------------------+-------------+
 *                     watch_step_off() / STEP_OFF
 *
 * FEET_MOVED, HOP and LOAD_REFERENCE_ROSE change no state.
 *
 * W_ref, the load reference, is the highest stable 1 s median of the load since stepping on; all
 * load thresholds are shares of it. It is never shown or stored. It may rise after "go": the
 * player has let go of the table, so what came before was not hands-off (see
 * LOAD_REFERENCE_ROSE).
 *
 * Time is sample time. A gap of more than SWAY_CURSOR_MAX_GAP_US empties all windows: nothing is
 * concluded across it. The struct is plain memory of the caller's (about 12 KB); no allocation, no
 * thread.
 */

enum sway_stance_state {
    SWAY_STANCE_OFF,      // nobody on the board
    SWAY_STANCE_SETTLING, // somebody, the load reference is not known yet
    SWAY_STANCE_STEADY,   // stands without support
    SWAY_STANCE_SUPPORTED,
    SWAY_STANCE_FOOT_ON_BOARD, // one-leg stance: the other foot came down
};

enum sway_stance_event_type {
    SWAY_STANCE_ON,              // stepped on the board
    SWAY_STANCE_REFERENCE_KNOWN, // load reference known: thresholds work from here
    SWAY_STANCE_SUPPORT_BEGIN,
    SWAY_STANCE_SUPPORT_END,
    SWAY_STANCE_STEP_OFF,   // a break; ends support and foot down without events of their own
    SWAY_STANCE_FOOT_DOWN,  // a break
    SWAY_STANCE_FEET_MOVED, // a break; once per new position, see sway_stance_set_centre()
    SWAY_STANCE_HOP,
    SWAY_STANCE_LOAD_REFERENCE_ROSE, // after go: seconds before since_us were supported
    SWAY_STANCE_EVENT_TYPE_COUNT,
};
#define SWAY_STANCE_MASK(type) (1u << (type))
#define SWAY_STANCE_MASK_ALL   ((1u << SWAY_STANCE_EVENT_TYPE_COUNT) - 1u)

struct sway_stance_event {
    enum sway_stance_event_type type;
    int64_t t_us;     // sample that decided it
    int64_t since_us; // when the condition began, <= t_us
};

/** All shares are of W_ref. Defaults: sway.md 3.11; where it is silent the reason is given. */
struct sway_stance_settings {
    unsigned events; // SWAY_STANCE_MASK() of the events that are looked for

    double support_share;     // mean over 0.3 s below this: support is used ...
    double support_hold_s;    // ... after so long (a step-off is not called support first)
    double support_end_share; // mean over 0.3 s above this: support has ended (hysteresis, ours)

    double step_off_share; // load below this ...
    double step_off_s;     // ... for so long: off the board; to step on takes as long
    double step_on_share; // of the W_ref before a step-off: so much is needed to be on again, until
                          // the board has been empty for 1 s; otherwise 10 kg will do (ours)

    double stable_share;   // peak-to-peak allowed within 1 s for a median to be stable (ours)
    double settle_limit_s; // after so long the first median need not be stable (ours: tremor)

    double
        hop_swing_share; // peak-to-peak within 0.4 s, a third of it on either side at least (ours)

    double feet_moved_mm; // mean CoP of 1 s farther than this from the centre ...
    double feet_moved_s;  // ... for so long

    double foot_down_ml_mm;      // one leg: CoP farther than this sideways from the centre ...
    double foot_down_speed_mm_s; // ... and faster than this: the other foot is down
    double foot_half_ml_mm;      // or: outside the sole, an ellipse with these half axes (ours) ...
    double foot_half_ap_mm;
    double foot_margin_mm; // ... by so much ...
    double foot_out_s;     // ... for so long; so long back inside and the foot is up again
};

/** Both feet on the board (S1-S6). FEET_MOVED is on, as in Hold: take it out for Reach. */
extern const struct sway_stance_settings sway_stance_two_feet;
/** One leg (S7-S10). */
extern const struct sway_stance_settings sway_stance_one_leg;

#define SWAY_STANCE_EVENT_CAPACITY 32
#define SWAY_STANCE_NEVER          INT64_MIN

struct sway_stance {
    struct sway_stance_settings settings;
    enum sway_stance_state state;
    double reference_kg;      // W_ref, 0 = not known
    double last_reference_kg; // before the last step-off, 0 = the board has been empty since
    double preset_reference_kg;
    bool gone;              // since go
    double go_reference_kg; // W_ref that the seconds since go are judged by, 0 = not known
    struct sway_point centre;
    bool has_centre;
    bool feet_moved;           // told already
    bool hopping;              // told already
    struct sway_cursor cursor; // 5 Hz, with which the speeds of sway.md 3.11 were found
    struct sway_window window;
    bool started;
    int64_t last_t_us;
    int64_t on_since_us;
    int64_t next_reference_us;
    // Since when a condition holds without a break, or SWAY_STANCE_NEVER.
    int64_t loaded_since_us;
    int64_t unloaded_since_us;
    int64_t light_since_us;
    int64_t moved_since_us;
    int64_t foot_out_since_us;
    int64_t foot_back_since_us;
    struct sway_stance_event events[SWAY_STANCE_EVENT_CAPACITY]; // a ring
    size_t event_first;
    size_t event_count;
};

/** Nobody stands there. Settings are copied. */
void sway_stance_init(struct sway_stance *stance, const struct sway_stance_settings *settings);

/**
 * One sample. load_kg = sum of the corners; cop = what sway_cop() gave, NULL when it gave nothing.
 * t_us never runs backwards; an older sample or a load that is not finite is ignored.
 */
void sway_stance_push(struct sway_stance *stance, int64_t t_us, double load_kg,
                      const struct sway_point *cop);

/**
 * The clock starts (again): from here to the next step-off or go a higher load reference is told
 * by LOAD_REFERENCE_ROSE. Call it at every start of the clock, after each pause too.
 */
void sway_stance_go(struct sway_stance *stance);

/**
 * Where the person stands: centre of the ring (mean CoP of the end of the lead-in). FEET_MOVED and
 * FOOT_DOWN are looked for only when it is set; a step-off unsets it. FEET_MOVED comes again only
 * after it is set anew or the CoP has been back. Setting it ends SWAY_STANCE_FOOT_ON_BOARD.
 */
void sway_stance_set_centre(struct sway_stance *stance, const struct sway_point *centre);

/**
 * One leg, once it is known where both feet stood: the CoP cannot go farther sideways from the
 * centre than half_way_mm with the other foot in the air (the calibrated foot of sway.md 3.11).
 */
void sway_stance_set_foot(struct sway_stance *stance, double half_way_mm);

/**
 * A load reference known from elsewhere (a whole recording read beforehand): STEADY follows the
 * stepping on at once. It may still rise. Call after init.
 */
void sway_stance_set_reference(struct sway_stance *stance, double reference_kg);

/**
 * On the board, W_ref known, no support used, no second foot down. After FEET_MOVED it stays true:
 * ending or pausing the trial at a break is the trial's.
 */
bool sway_stance_hands_off(const struct sway_stance *stance);

/** W_ref now, 0 = not known. For sway_stance_set_reference(); never shown or stored. */
double sway_stance_reference_kg(const struct sway_stance *stance);

/** Anybody on the board. */
bool sway_stance_is_on(const struct sway_stance *stance);

/** Takes the oldest event. false = none waits. With 32 waiting the oldest is lost. */
bool sway_stance_poll(struct sway_stance *stance, struct sway_stance_event *event);

/** Stable word for JSON, logs and the store: "on", "support_begin", "step_off", "foot_down", ... */
const char *sway_stance_event_code(enum sway_stance_event_type type);

#endif
