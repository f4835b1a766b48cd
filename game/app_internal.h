#ifndef GAME_APP_INTERNAL_H
#define GAME_APP_INTERNAL_H

#include "game/app.h"
#include "game/audio/audio.h"
#include "game/doctor.h"
#include "game/platform/pairing.h"
#include "game/platform/pairing_rule.h"
#include "game/platform/window.h"
#include "game/screens/doctor.h"
#include "game/view.h"

// Shared by app.c (the loop), app_flow.c (from screen to screen) and app_events.c (what people and
// devices do).

struct app {
    struct core *core;
    struct window *window;
    struct draw_canvas canvas;
    struct audio *audio;
    struct view view;
    enum screen_id screen;
    struct screen_focus focus;
    enum screen_id shown; // presented last
    bool dirty;           // a menu is to be drawn again
    bool quit;
    bool safety_was_empty;             // the board, when the safety screen opened
    const struct session_rung *chosen; // among the exercises; becomes the player's place by playing
    bool task_waits;                   // a board is to be found first
    const struct session_rung *safe_for; // confirmed for this rung
    bool resume_is_asked;                // the player paused: any key goes on
    int64_t frame_due_us;
    int64_t submitted_us; // when the trial was handed to the store; 0 = not yet
    bool checked;         // the database, after the first frame
    char caption[256];

    // The board doctor.
    struct screen_doctor doctor;
    struct pairing *pairing; // NULL = no memory for it
    struct pairing_rule rule;
    int64_t pairing_due_us;
    struct doctor_around around; // looked for every few seconds
    int64_t around_due_us;
    int doctor_device; // the board that is shown, by input's number
    int detail_device; // shown in figures; -1 = none
    bool facing_is_asked;
    enum core_corner pressed_corner;
    int64_t pressed_since_us;
};

/** From screen to screen; the focus starts at the first thing. */
void app_go_to(struct app *app, enum screen_id screen);
void app_go_home(struct app *app);

/** Carries out what was chosen. */
void app_choose(struct app *app, enum screen_action action, int value);
void app_choose_focused(struct app *app);

/** The trial is done: keeps it and prepares what the result screen shows. */
void app_record_trial(struct app *app);

/** The result in words. */
void app_speak_result(struct app *app);

/** One thing somebody did at keys, mouse or pad. */
void app_take_event(struct app *app, const struct ui_event *event);

/** What was done on the board: front button, leaning, stepping on. */
void app_take_board(struct app *app);

/** The virtual player's key presses in the menus. */
void app_press_for_pilot(struct app *app);

/** The board doctor: BlueZ, the rule, the foot press; call it at every step. */
void app_follow_doctor(struct app *app);
void app_show_doctor(struct app *app);
void app_show_other_board(struct app *app);
void app_show_detail(struct app *app);  // and again: of the next device
bool app_leave_detail(struct app *app); // false: there was none
void app_ask_facing(struct app *app);

/** What the trial wants heard. */
void app_take_trial_events(struct app *app);
void app_hear_sway(struct app *app);

#endif
