#ifndef GAME_DRAW_LEVEL_H
#define GAME_DRAW_LEVEL_H

#include <stdbool.h>
#include <stddef.h>

/**
 * The level screens: sea view (eyes open), night view (eyes closed, speaks to the helper) and
 * clinic view. Each is a function of the model alone: no clock, no rules, the same model gives the
 * same pixels. Pictures: style.md 6-9.
 *
 * Axes everywhere: ml_mm grows to the player's right, ap_mm forwards; zero = the ring's centre.
 * Every pointer in the model is borrowed for the call. Text is UTF-8, already in the player's
 * language; NULL or "" is not drawn. Digits are formatted here. Main thread only.
 */

struct draw_canvas;

enum {
    DRAW_LEVEL_WAKE_COUNT = 50,
    DRAW_LEVEL_LANTERN_COUNT = 8,
    DRAW_LEVEL_HINT_COUNT = 4,
};

enum draw_level_stage {
    DRAW_LEVEL_STAGE_WAIT,    // sails down, a card says what is to be done first
    DRAW_LEVEL_STAGE_LEAD_IN, // sails down, a big calm number counts down
    DRAW_LEVEL_STAGE_PLAY,
    DRAW_LEVEL_STAGE_PAUSED,  // the same scene under a card
    DRAW_LEVEL_STAGE_SUCCESS, // the ring closes and widens
};

struct draw_level_hint {
    const char *icon; // asset name without folder, "hint-table"; NULL = words alone
    const char *text;
    bool stays; // shown before the others where not all have room: how to pause
};

struct draw_level_text {
    const char *title;          // "Semi-tandem"
    const char *badge;          // "Eyes open"
    const char *of_seconds;     // "of 30 seconds", below the big number
    const char *of_short;       // "of 30 s", in the clinic view and where of_seconds has no room
    const char *sway;           // "Sway", before the number in mm; NULL hides gate and label
    const char *card_title;     // "Paused", "Step on the board"
    const char *card_line;      // "Press any button to go on"; at most two lines
    const char *caption;        // what the voice says now, or what to do: "Stand still, look ahead"
    float caption_bottom;       // where its pill ends, design px; 0 = a little into the strip
    const char *helper_heading; // night card: "For the helper"
    const char *helper_title;   // "Stand close."
    const char *helper_line;    // "Hands ready, not touching."
    const char *sound_title;    // "Tone on the right:"
    const char *sound_line;     // "Anna sways to the right"
    const char *side_to_side;   // clinic labels
    const char *front_to_back;
    const char *path;
    const char *area;
    const char *left;
    const char *right;
    char decimal_separator; // '.' or ','; 0 means '.'
    struct draw_level_hint hints[DRAW_LEVEL_HINT_COUNT];
    int hint_count; // on the sea the last of two or more stands at the right edge
};

struct draw_level_lantern {
    float ml_mm;
    float ap_mm;
    bool done;
};

struct draw_level_reach {
    struct draw_level_lantern lanterns[DRAW_LEVEL_LANTERN_COUNT];
    int count;   // 0 = the game is Hold
    int current; // the lit one; -1 = none
    float dwell; // 0..1, how much of the stay at the current lantern is done
};

struct draw_level_point {
    float ml_mm;
    float ap_mm;
};

struct draw_level_ellipse {
    struct draw_level_point centre;
    float major_mm;  // semi-axis; <= 0 = no ellipse yet
    float minor_mm;  // semi-axis
    float angle_rad; // of the major axis, from +ml towards +ap
};

enum draw_level_feet {
    DRAW_LEVEL_FEET_NONE,
    DRAW_LEVEL_FEET_APART,
    DRAW_LEVEL_FEET_SEMI_LEFT_FRONT, // semi-tandem
    DRAW_LEVEL_FEET_SEMI_RIGHT_FRONT,
    DRAW_LEVEL_FEET_TANDEM_LEFT_FRONT,
    DRAW_LEVEL_FEET_TANDEM_RIGHT_FRONT,
    DRAW_LEVEL_FEET_LEFT, // one leg
    DRAW_LEVEL_FEET_RIGHT,
};

struct draw_level_clinic {
    const struct draw_level_point *trace; // oldest first, newest = the marker
    size_t trace_count;
    struct draw_level_ellipse ellipse;
    struct draw_level_point centre; // the ring's centre, relative to the board's centre
    enum draw_level_feet feet;
    bool board_lengthwise; // turned by 90 degrees (semi-tandem, tandem)
    float side_to_side_mm; // the four numbers; NAN = not measured, drawn as a dash
    float front_to_back_mm;
    float path_mm_s;
    float area_mm2;
    float left_share; // 0..1 of the load; NAN = no bar (other stances)
};

struct draw_level_night {
    const char *player_art; // the stance at hand, eyes closed: "stance-tandem-eyes-closed-a"
    const char *helper_art; // "helper-hands-ready"
    const char *feet_art;   // its feet on the board: "feet-tandem-right"; NULL = not drawn
    bool floor;             // without a board under the feet
    float sound_side;       // -1 = all left .. +1 = all right: where the sound is heard
    float sound_level;      // 0 = silent (no waves drawn) .. 1
};

struct draw_level_model {
    enum draw_level_stage stage;
    float stage_s;      // since this stage began; drives the success movement
    int lead_in_number; // 5..1; 0 shows none
    bool eyes_closed;   // the badge's eye; the caller chooses the view

    float seconds;    // the hold clock as shown: whole below, tenths in the clinic view
    float of_seconds; // planned, only for the clinic's number when text.of_short is missing
    float progress;   // 0..1: how far the ring is closed

    float ml_mm; // CoP, 6 Hz filter only
    float ap_mm;
    float ring_radius_mm; // > 0; also the scale of the sea: this many mm = one ring radius
    float heel_deg;       // + = to the right; low-passed by the caller; clamped to +-24
    float gate_ml_mm;     // where the gate stands: ml_mm through the caller's 300 ms low-pass
    float sway_rms_mm;    // the shown number, twice a second
    float calm_mm;        // half width of the calm band; 8 is the shipped default

    bool outside_waits; // outside the ring: the clock waits, dotted front, chevron inwards
    bool supported;     // a hand holds on: the clock waits, dotted front, the first hint lights up

    float wake_ml_mm[DRAW_LEVEL_WAKE_COUNT]; // newest first, one every 0.1 s
    int wake_count;
    float wake_phase; // 0..1, share of the next 0.1 s that has passed since the newest

    float time_s;         // of the scene: waves, bob, glints; any monotonic seconds
    bool reduced_motion;  // waves, bob, glints and growth stand still
    float harbour_growth; // 1 .. 1.12 over the hold; 0 means 1

    struct draw_level_reach reach;
    struct draw_level_clinic clinic;
    struct draw_level_night night;
    struct draw_level_text text;
};

/**
 * Draws a whole frame each, background included, between draw_frame_begin and draw_frame_end.
 * What does not move is kept in the canvas's layers "level-*". The card ends above y = 610:
 * a screen's buttons go below it.
 */
void draw_level_sea(struct draw_canvas *canvas, const struct draw_level_model *model);
void draw_level_night(struct draw_canvas *canvas, const struct draw_level_model *model);
void draw_level_clinic(struct draw_canvas *canvas, const struct draw_level_model *model);

#endif
