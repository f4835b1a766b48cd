#ifndef GAME_SCREENS_SCREEN_H
#define GAME_SCREENS_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/base/clock.h"
#include "game/draw/canvas.h"
#include "game/draw/level.h"
#include "game/session/ladder.h"
#include "game/session/programme.h"
#include "game/session/sitting.h"
#include "game/session/trial.h"

/**
 * What the player sees, one file a screen. A screen says which things can be chosen (items) and
 * draws the rest; moving the focus, dwell, pointer and the drawing of the items are the same for
 * all (screens.c). Screens decide nothing: a choice comes back to the app as an action.
 */

enum screen_id {
    SCREEN_HOME,
    SCREEN_COASTS,
    SCREEN_EXERCISES,
    SCREEN_BOARD,
    SCREEN_SAFETY,
    SCREEN_INTRO,
    SCREEN_PLAY,
    SCREEN_RESULT,
    SCREEN_REST,
    SCREEN_SETTINGS,
    SCREEN_SOUND,  // the voices of the sway sound
    SCREEN_LISTEN, // trying them
    SCREEN_VOLUME,
    SCREEN_HOBBY,         // minutes of fine skills for the diary: what it was
    SCREEN_HOBBY_MINUTES, // how long
    SCREEN_HOBBY_SAVED,
    SCREEN_COUNT,
};

enum screen_action {
    SCREEN_ACTION_NONE,
    SCREEN_ACTION_START, // today's training, from the home screen
    SCREEN_ACTION_EXERCISES,
    SCREEN_ACTION_COAST, // + item.value: enum session_coast
    SCREEN_ACTION_RUNG,  // + item.value: index of the rung in the programme
    SCREEN_ACTION_PAGE,  // + item.value: page of the exercises
    SCREEN_ACTION_BOARD,
    SCREEN_ACTION_SEARCH, // pair a board
    SCREEN_ACTION_ZERO,
    SCREEN_ACTION_RULE, // install the udev rule
    SCREEN_ACTION_FACING,
    SCREEN_ACTION_OTHER_BOARD,
    SCREEN_ACTION_MORE,         // one device in figures
    SCREEN_ACTION_OTHER_DEVICE, // the next one there
    SCREEN_ACTION_VIRTUAL,      // take the virtual board
    SCREEN_ACTION_WITHOUT,      // play without a board
    SCREEN_ACTION_VIEW,         // sea or clinic
    SCREEN_ACTION_ALL_SAFE,
    SCREEN_ACTION_REST,
    SCREEN_ACTION_PLAY, // from the intro
    SCREEN_ACTION_SHOW_ME,
    SCREEN_ACTION_EASIER,
    SCREEN_ACTION_SIDE,   // the other foot in front, the other hand
    SCREEN_ACTION_GAME,   // Hold or Reach
    SCREEN_ACTION_SCRIPT, // joined or print letters
    SCREEN_ACTION_TIER,   // + item.value: enum session_tier, how it is measured
    SCREEN_ACTION_RESUME,
    SCREEN_ACTION_LEAVE, // end the trial
    SCREEN_ACTION_PAUSE,
    SCREEN_ACTION_DEED, // + item.value: place in the table of bindings.h
    SCREEN_ACTION_RATE, // + item.value: enum session_rating
    SCREEN_ACTION_AGAIN,
    SCREEN_ACTION_NEXT, // the offered rung
    SCREEN_ACTION_HOME,
    SCREEN_ACTION_SETTINGS,
    SCREEN_ACTION_SOUND,
    SCREEN_ACTION_CUE_VOICE, // + item.value: enum sim_cue_voice
    SCREEN_ACTION_SOUND_CHOSEN,
    SCREEN_ACTION_LISTEN,
    SCREEN_ACTION_VOLUME,
    SCREEN_ACTION_SLIDER, // + item.value: enum screen_slider; takes and leaves its knob
    SCREEN_ACTION_CAPTIONS,
    SCREEN_ACTION_HOBBY,
    SCREEN_ACTION_HOBBY_WHAT, // + item.value: enum screen_hobby_what
    SCREEN_ACTION_MINUTES,    // + item.value: what the wheel is turned to
    SCREEN_ACTION_SAVE,
    SCREEN_ACTION_TAKE_BACK,
    SCREEN_ACTION_BACK,
    SCREEN_ACTION_QUIT,
};

enum screen_style {
    SCREEN_STYLE_PRIMARY,
    SCREEN_STYLE_BUTTON,
    SCREEN_STYLE_CARD,    // icon left, title and a line
    SCREEN_STYLE_PICTURE, // picture above, title and a line
    SCREEN_STYLE_SLIDER,  // an amount: title, track, the amount as line
};

struct screen_item {
    enum screen_action action;
    int value;
    enum screen_style style;
    struct draw_rect rect; // design px
    const char *icon;      // "icon-play"; NULL = none
    const char *picture;   // SCREEN_STYLE_PICTURE: "art/stance-apart-a"
    const char *title;     // already in the player's language
    const char *line;      // NULL = none
    const char *last_line; // SCREEN_STYLE_PICTURE, where it is not marked; NULL = none
    bool marked;           // this is the current one: shown by a badge, never by colour alone
    bool eyes_closed;      // SCREEN_STYLE_PICTURE: which eye stands on it
    int percent;           // SCREEN_STYLE_SLIDER
    bool held;             // SCREEN_STYLE_SLIDER: its knob is being moved
    bool no_dwell;         // leaves or deletes: a press is needed
};

enum { SCREEN_ITEM_MAX = 6, SCREEN_TEXT_SIZE = 160 };

/** Cards before the one that leads on; the last page, where nothing leads on, has one more. */
enum { SCREEN_EXERCISES_A_PAGE = 3, SCREEN_COAST_COUNT = SESSION_COAST_HANDS + 1 };

struct screen_items {
    struct screen_item item[SCREEN_ITEM_MAX];
    int count;
    char text[SCREEN_ITEM_MAX][SCREEN_TEXT_SIZE]; // room for titles that are put together
};

/** What the player used last: the hints show that. */
enum screen_device {
    SCREEN_DEVICE_KEYS,
    SCREEN_DEVICE_POINTER,
    SCREEN_DEVICE_PAD,
    SCREEN_DEVICE_BOARD,
};

enum screen_board {
    SCREEN_BOARD_NONE, // nothing found
    SCREEN_BOARD_CONNECTING,
    SCREEN_BOARD_READY,
    SCREEN_BOARD_STEP_OFF, // loaded and without a zero: step off for a moment
    SCREEN_BOARD_LOST,
    SCREEN_BOARD_PERMISSION, // found, but the udev rule is missing
    SCREEN_BOARD_REFUSED,    // found, but it does not answer as a board
};

/** Change against the player's own last result, beyond her noise (decisions.md 5). */
enum screen_change {
    SCREEN_CHANGE_NONE, // nothing to compare with
    SCREEN_CHANGE_STEADIER,
    SCREEN_CHANGE_SAME,
    SCREEN_CHANGE_LIVELIER,
};

/** The same for what a game is compared by; longer or fewer as the game says. */
enum screen_trend {
    SCREEN_TREND_NONE, // nothing to compare with
    SCREEN_TREND_BETTER,
    SCREEN_TREND_SAME,
    SCREEN_TREND_LESS,
};

/** Read model of the result screen; filled by the app, once per trial. */
struct screen_result {
    enum session_offer offer;
    const struct session_rung *offered; // the rung of the offer; NULL = none
    bool plan_goes_on;                  // today's training has another exercise
    bool coast_goes_on;                 // an exercise of one's own choice: there are others
    enum screen_change change;
    double last_rms_mm;  // NAN = none
    double today_rms_mm; // NAN = not measured
    int64_t last_s;      // local time of the last trial, seconds
    // Games without a scored sway: by their own measure.
    enum screen_trend trend;
    double now;      // NAN = not measured
    double last;     // NAN = none
    double longer_s; // asked next time, where that is longer than now; else 0
    double more_s;   // asked next time beyond what was asked now; < 0 = less
    float last_wake_mm[DRAW_LEVEL_WAKE_COUNT];
    int last_wake_count;
    float today_wake_mm[DRAW_LEVEL_WAKE_COUNT];
    int today_wake_count;
    enum session_answer sitting; // rest or enough for today
    bool saving;                 // shown when it takes longer than 400 ms
    bool save_failed;
    char save_message[SCREEN_TEXT_SIZE];
};

struct screen_trace;  // play.h
struct screen_doctor; // doctor.h
struct screen_sound;  // sound.h
struct screen_hobby;  // hobby.h

/** Everything a screen may know. Owned by the app, borrowed for the call. */
struct screen_model {
    struct clock now;
    const struct session_programme *programme;
    const struct session_rung *own[SCREEN_COAST_COUNT]; // where the player is on each coast
    enum session_coast coast;                           // of the exercises shown
    int exercises_page;                                 // from 0
    const struct session_rung *rung;                    // of the task
    const struct session_rung *stance;                  // it is done in; NULL = the rung's own
    enum session_side side;
    enum session_game game;
    enum session_tier tier;
    enum sim_word_kind word_kind;
    enum sim_script script;                 // neat writing
    const char *word;                       // to be written next; NULL = another game
    enum session_safety safety;             // what is made sure of before
    bool tier_is_ready[SESSION_TIER_COUNT]; // what it measures with is there
    double planned_s;
    bool is_longer_now;                                        // than last time
    const struct session_rung *next_rungs[SCREEN_COAST_COUNT]; // first ones of today's training
    int plan_count;                                            // exercises of today's training
    int plan_minutes;
    uint64_t trials; // ever
    uint32_t days_this_month;
    enum screen_device device;
    enum screen_board board;
    bool board_is_virtual;
    bool body_is_on;
    int battery_bars; // -1 = not known
    char board_name[64];
    bool clinic_view;
    bool reduced_motion;
    const char *note;                           // one sentence for the intro; NULL = none
    const char *home_note;                      // what the player must know once; NULL = nothing
    double show_me_s;                           // since "Show me" was chosen; < 0 = not
    const struct session_trial *trial;          // NULL outside a trial
    const char *finger_names[SIM_FINGER_COUNT]; // of the keys, by the keyboard; NULL = by place
    const char *route_name;                     // W6; NULL = none
    const struct screen_doctor *doctor;         // on the board screen
    const struct screen_sound *sound;           // NULL = as it comes
    const struct screen_hobby *hobby;           // NULL = nothing yet
    const struct screen_trace *trace;           // with trial
    double done_s;       // since the trial was done; drives the closing of the ring
    const char *caption; // what the voice says; NULL = nothing
    struct screen_result result;
    double time_s; // of the scenery
};

/** Moves the focus: what screens.c keeps. */
struct screen_focus {
    int index;
    double dwell;     // 0 .. 1 of the focused thing
    double pressed_s; // since the choice, for the 120 ms of dropping; < 0 = not
};

struct screen {
    const char *name; // for --shot
    void (*items)(const struct screen_model *model, struct screen_items *items);
    void (*draw)(struct draw_canvas *canvas, const struct screen_model *model);
    bool night; // focus ring and hints stand on the night sea
};

const struct screen *screen_get(enum screen_id id);

/** The things of a screen as they stand now. */
void screen_items(enum screen_id id, const struct screen_model *model, struct screen_items *items);

/** A whole frame. */
void screen_draw(enum screen_id id, struct draw_canvas *canvas, const struct screen_model *model,
                 const struct screen_focus *focus);

/** One step left/up or right/down; no wrap-around. */
void screen_focus_move(struct screen_focus *focus, const struct screen_items *items, int step);

/** The item under a design point becomes the focus. -1 = none is there. */
int screen_focus_at(struct screen_focus *focus, const struct screen_items *items,
                    struct draw_point point);

/** What B, Esc do here. */
enum screen_action screen_back(enum screen_id id);

// Shared by the screens.

/** "Show me" finds no place among the five stops: the figure is to move when the intro opens. */
bool screen_intro_shows_by_itself(const struct screen_model *model);

/** On which page of its coast's exercises a rung stands. */
int screen_exercises_page(const struct session_programme *programme,
                          const struct session_rung *rung);

/** "Eyes open" / "Eyes closed" in the player's language. */
const char *screen_eyes(const struct session_rung *rung);

/** "Good morning" by the hour of the day. */
const char *screen_greeting(const struct clock *now);

/** "Friday, 20 November" in the player's language. */
void screen_date(const struct clock *now, char *date, size_t size);

/** "Earlier" of the same day, "Yesterday", the day's name, "Last time"; local seconds. */
const char *screen_day(int64_t local_s, const struct clock *now);
bool screen_is_today(int64_t local_s, const struct clock *now);

#endif
