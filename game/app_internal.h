#ifndef GAME_APP_INTERNAL_H
#define GAME_APP_INTERNAL_H

#include "game/app.h"
#include "game/audio/audio.h"
#include "game/deeds.h"
#include "game/doctor.h"
#include "game/platform/pairing.h"
#include "game/platform/pairing_rule.h"
#include "game/platform/window.h"
#include "game/screens/doctor.h"
#include "game/screens/hobby.h"
#include "game/screens/sound.h"
#include "game/view.h"

// Shared by app.c (the loop), app_flow.c (from screen to screen), app_task.c (one exercise) and
// app_events.c (what people and devices do).

/** What the player has chosen to hear; app_sound.c. */
struct app_sound {
    struct screen_sound model;
    bool explained;      // tried out once, or passed by
    double ml_mm;        // while trying: from where the player stands calmly
    double ap_mm;        // + forward
    double middle_ml_mm; // of the board's CoP while the player stands calmly
    double middle_ap_mm;
    double on_s;     // on the board without a break, until the middle is taken
    double sway_mm2; // about the middle of now
    double calm_s;   // with little of it
    double heard_s;  // the side that is asked for, without a break
    int64_t followed_us;
    int64_t drawn_us;
    int64_t sample_until_us; // the sway sound is given as a sample of its volume
};

/** Hobby minutes; app_hobby.c. */
struct app_hobby {
    struct screen_hobby model;
    char uuid[STORE_UUID_SIZE]; // of the last entry, to be taken back
};

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
    int64_t submitted_us;          // when the trial was handed to the store; 0 = not yet
    bool checked;                  // the database, after the first frame
    enum session_safety safe_kind; // what safe_for was made sure of
    bool seated_is_safe;           // once is enough for those who sit
    bool limits_offered;           // how far the player leans; once in a run
    char caption[256];
    struct app_sound sound;
    struct app_hobby hobby;

    // The level: app_level.c.
    struct deeds deeds;
    bool level_is_open;
    bool is_rating;
    int64_t rating_since_us;
    char finger_names[SIM_FINGER_COUNT][8];

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

/** The exercises of a coast, on the page of a rung, which is in the focus. */
void app_show_coast(struct app *app, enum session_coast coast, const struct session_rung *rung);

/** Carries out what was chosen. */
void app_choose(struct app *app, enum screen_action action, int value);
void app_choose_focused(struct app *app);

/** An exercise: safety picture, intro, trial, result, and the next one (app_task.c). */
void app_take_task(struct app *app, struct core_task task);
void app_enter_task(struct app *app);
void app_note_safe(struct app *app);
void app_begin_trial(struct app *app);
void app_change_task(struct app *app, enum screen_action action, int value);
void app_next_task(struct app *app);

/** The trial is done: keeps it and prepares what the result screen shows. */
void app_record_trial(struct app *app);

/** The result in words. */
void app_speak_result(struct app *app);

/** One thing somebody did at keys, mouse or pad. */
void app_take_event(struct app *app, const struct ui_event *event);

/** The same in a level, but for stage RATE. */
void app_take_level_event(struct app *app, const struct ui_event *event);

/** What is held down in a level, passed_us later; call it at every step. */
void app_follow_level(struct app *app, int64_t passed_us);

/** The player is asked how it was; an answer is taken when the question could be seen. */
bool app_is_rating(const struct app *app);
bool app_may_rate(const struct app *app);

struct draw_point app_design_point(const struct app *app, const struct ui_event *event);

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

/** Reads what the player has chosen, and applies it. */
void app_sound_open(struct app *app);

/** The actions of the screens about sound. false: it is none of them. */
bool app_sound_choose(struct app *app, enum screen_action action, int value);

/** The way back from them. false: this is none of them. */
bool app_sound_back(struct app *app);

/** Once, before the first eyes-closed exercise on a board: the sound screen. false: not needed. */
bool app_sound_offer(struct app *app);

/** Says what the chosen voice means, before an exercise that is heard. */
void app_sound_explain(struct app *app);

/** One step softer or louder for the slider in the focus; false: there is none, or not held. */
bool app_sound_slide(struct app *app, int step, bool only_held);

/** A click sets a slider. false: it is none. */
bool app_sound_click(struct app *app, const struct screen_item *item, struct draw_point at);

/** The trying out, at every step; what is heard on the screens about sound. */
void app_sound_follow(struct app *app);
void app_sound_hear(struct app *app);

/** Shown even if switched off when nothing can be heard of the voice. */
bool app_sound_shows_captions(const struct app *app);

/** The actions of the screens about hobby minutes. false: it is none of them. */
bool app_hobby_choose(struct app *app, enum screen_action action, int value);

/** The way back from them. false: this is none of them. */
bool app_hobby_back(struct app *app);

/** The intro of the prepared task. */
void app_show_intro(struct app *app);

#endif
