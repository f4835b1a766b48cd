#include "game/shot.h"

#include "game/base/log.h"
#include "game/base/text.h"
#include "game/doctor_view.h"
#include "game/view.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int64_t STEP_US = 10000;
static const int64_t EMPTY_US = 2500000;
static const int64_t WAIT_US = 300000000;

enum { WIDTH = 1920, HEIGHT = 1080 };

struct picture {
    const char *name;
    enum screen_id screen;
    const char *rung; // of the trial that is shown; NULL = none
    enum session_game game;
    enum session_tier tier;
    enum session_stage stage; // played up to here
    double played_s;          // and so far into it
    bool clinic;
};

// The order in which --demo draws them.
static const struct picture pictures[] = {
    {.name = "home", .screen = SCREEN_HOME},
    {.name = "coasts", .screen = SCREEN_COASTS},
    {.name = "exercises", .screen = SCREEN_EXERCISES},
    {.name = "exercises-walking", .screen = SCREEN_EXERCISES, .rung = "W1"},
    {.name = "exercises-hands", .screen = SCREEN_EXERCISES, .rung = "H1"},
    {.name = "board", .screen = SCREEN_BOARD},
    {.name = "safety", .screen = SCREEN_SAFETY},
    {.name = "intro", .screen = SCREEN_INTRO, .rung = "S3"},
    {"lead-in", SCREEN_PLAY, "S1", SESSION_GAME_HOLD, SESSION_TIER_BOARD, SESSION_STAGE_LEAD_IN, 2,
     false},
    {"sea", SCREEN_PLAY, "S3", SESSION_GAME_HOLD, SESSION_TIER_BOARD, SESSION_STAGE_PLAY, 11,
     false},
    {"reach", SCREEN_PLAY, "S1", SESSION_GAME_REACH, SESSION_TIER_BOARD, SESSION_STAGE_PLAY, 9,
     false},
    {"clinic", SCREEN_PLAY, "S1", SESSION_GAME_HOLD, SESSION_TIER_BOARD, SESSION_STAGE_PLAY, 12,
     true},
    {"eyes-closed", SCREEN_PLAY, "S4", SESSION_GAME_HOLD, SESSION_TIER_BOARD, SESSION_STAGE_PLAY, 8,
     false},
    {"level-limits", SCREEN_PLAY, "S1", SESSION_GAME_LIMITS, SESSION_TIER_BOARD, SESSION_STAGE_PLAY,
     9, false},
    {"level-timer", SCREEN_PLAY, "S5", SESSION_GAME_HOLD, SESSION_TIER_GUIDED, SESSION_STAGE_PLAY,
     6, false},
    {"level-march", SCREEN_PLAY, "W1", SESSION_GAME_MARCH, SESSION_TIER_BOARD, SESSION_STAGE_PLAY,
     20, false},
    {"level-march-night", SCREEN_PLAY, "W2", SESSION_GAME_MARCH, SESSION_TIER_BOARD,
     SESSION_STAGE_PLAY, 20, false},
    {"level-march-clinic", SCREEN_PLAY, "W1", SESSION_GAME_MARCH, SESSION_TIER_BOARD,
     SESSION_STAGE_PLAY, 30, true},
    {"level-route", SCREEN_PLAY, "W6", SESSION_GAME_ROUTE, SESSION_TIER_MOTION, SESSION_STAGE_PLAY,
     9, false},
    {"level-bottle", SCREEN_PLAY, "H1", SESSION_GAME_BOTTLE, SESSION_TIER_MOTION,
     SESSION_STAGE_PLAY, 6, false},
    {"level-bottle-clinic", SCREEN_PLAY, "H1", SESSION_GAME_BOTTLE, SESSION_TIER_MOTION,
     SESSION_STAGE_PLAY, 6, true},
    {"level-fingers", SCREEN_PLAY, "H4", SESSION_GAME_FINGERS, SESSION_TIER_PAD, SESSION_STAGE_PLAY,
     8, false},
    {"level-buttons", SCREEN_PLAY, "H6", SESSION_GAME_BUTTONS, SESSION_TIER_PAD, SESSION_STAGE_PLAY,
     14, false},
    {"level-writing", SCREEN_PLAY, "H8", SESSION_GAME_WRITING, SESSION_TIER_PAD, SESSION_STAGE_PLAY,
     6, false},
    {"rate", SCREEN_PLAY, "S1", SESSION_GAME_HOLD, SESSION_TIER_GUIDED, SESSION_STAGE_RATE, 0,
     false},
    {"paused", SCREEN_PLAY, "S1", SESSION_GAME_HOLD, SESSION_TIER_BOARD, SESSION_STAGE_PAUSED, 6,
     false},
    {"result", SCREEN_RESULT, "S1", SESSION_GAME_HOLD, SESSION_TIER_BOARD, SESSION_STAGE_DONE, 0,
     false},
    {"result-march", SCREEN_RESULT, "W1", SESSION_GAME_MARCH, SESSION_TIER_BOARD,
     SESSION_STAGE_DONE, 0, false},
    {"result-fingers", SCREEN_RESULT, "H4", SESSION_GAME_FINGERS, SESSION_TIER_PAD,
     SESSION_STAGE_DONE, 0, false},
    {.name = "rest", .screen = SCREEN_REST},
    {.name = "settings", .screen = SCREEN_SETTINGS},
    {.name = "sound", .screen = SCREEN_SOUND},
    {.name = "listen", .screen = SCREEN_LISTEN},
    {.name = "volume", .screen = SCREEN_VOLUME},
    {.name = "hobby", .screen = SCREEN_HOBBY},
    {.name = "hobby-minutes", .screen = SCREEN_HOBBY_MINUTES},
};

struct shooting {
    struct core *core;
    struct view view;
    struct screen_doctor doctor;
    struct draw_canvas canvas;
};

static bool reached(const struct session_trial *trial, const struct picture *picture)
{
    double stage_s = (double)(trial->now_us - trial->stage_since_us) * 1e-6;
    if (picture->stage == SESSION_STAGE_PAUSED)
        return trial->stage == SESSION_STAGE_PLAY && stage_s >= picture->played_s;
    return trial->stage == picture->stage && stage_s >= picture->played_s;
}

// A virtual person plays up to the moment of the picture, through the same devices as ever.
static void play_up_to(struct shooting *shooting, const struct picture *picture)
{
    struct core *core = shooting->core;
    int64_t start_us = core->now.mono_us;
    while (core->now.mono_us - start_us < WAIT_US && core->trial.stage != SESSION_STAGE_DONE &&
           !reached(&core->trial, picture)) {
        pilot_stand(&core->pilot, core->now.mono_us - start_us >= EMPTY_US);
        machine_clock_advance(&core->clock, STEP_US);
        core_pump(core);
        screen_trace_follow(&shooting->view.trace, &core->trial);
    }
    if (picture->stage == SESSION_STAGE_PAUSED)
        session_trial_pause(&core->trial, SESSION_PAUSE_PLAYER);
}

static void prepare_task(struct shooting *shooting, const struct picture *picture)
{
    struct core *core = shooting->core;
    struct core_task task = core_next_task(core, SESSION_COAST_STANDING);
    if (picture->rung)
        task = core_task_of(core, session_programme_rung(&core->programme, picture->rung));
    bool plays = picture->screen == SCREEN_PLAY || picture->screen == SCREEN_RESULT;
    task.tier = plays ? picture->tier : core_best_tier(core, task.rung);
    task.game = plays ? picture->game : task.rung->game;
    task.side = core_task_has_sides(&task) ? SESSION_SIDE_LEFT : SESSION_SIDE_NONE;
    if (task.tier == SESSION_TIER_MOTION && !core->has_hand &&
        !core_add_virtual_hand(core, core->arguments->profile))
        log_error("no place for a virtual controller");
    core_prepare(core, &task);
    shooting->view.model.coast = task.rung->coast;
    view_refresh_task(&shooting->view, core);
}

static void stage_picture(struct shooting *shooting, const struct picture *picture)
{
    struct core *core = shooting->core;
    view_refresh_home(&shooting->view, core);
    view_refresh_places(&shooting->view, core);
    screen_trace_init(&shooting->view.trace);
    prepare_task(shooting, picture);
    shooting->view.model.clinic_view = picture->clinic;
    if (picture->stage == SESSION_STAGE_WAIT)
        return;
    if (!core_trial_begin(core))
        return;
    play_up_to(shooting, picture);
    if (picture->stage != SESSION_STAGE_DONE)
        return;
    uint64_t ticket;
    core_trial_record(core, &ticket);
    store_flush(core->store);
    view_refresh_result(&shooting->view, core);
}

static void show_doctor(struct shooting *shooting)
{
    struct core *core = shooting->core;
    struct doctor_facts facts;
    core_devices_refresh(core);
    doctor_facts_gather(core, &(struct doctor_around){.now_us = 0}, &facts);
    doctor_view_fill(&facts, &shooting->doctor);
    shooting->view.model.doctor = &shooting->doctor;
}

static bool shoot(struct shooting *shooting, const struct picture *picture, const char *file)
{
    struct core *core = shooting->core;
    stage_picture(shooting, picture);
    view_frame(&shooting->view, core);
    show_doctor(shooting);
    shooting->view.model.device = SCREEN_DEVICE_BOARD;
    const struct screen_focus focus = {.dwell = 0.4, .pressed_s = -1};
    draw_frame_begin(&shooting->canvas);
    screen_draw(picture->screen, &shooting->canvas, &shooting->view.model, &focus);
    draw_frame_end(&shooting->canvas);
    bool saved = draw_canvas_save_png(&shooting->canvas, file);
    if (core->trial_is_open)
        core_trial_close(core);
    pilot_stand(&core->pilot, false);
    return saved;
}

static bool open_shooting(struct shooting *shooting, struct core *core)
{
    *shooting = (struct shooting){.core = core};
    const struct arguments *arguments = core->arguments;
    char cache[PATH_SIZE];
    bool cached = path_cache_home(cache);
    const struct draw_canvas_settings settings = {
        .width_px = arguments->window_width ? arguments->window_width : WIDTH,
        .height_px = arguments->window_height ? arguments->window_height : HEIGHT,
        .asset_dir = core->assets,
        .cache_dir = cached ? cache : NULL,
        .text_scale_percent = arguments->text_scale,
        .theme = arguments->high_contrast ? DRAW_THEME_HIGH_CONTRAST : DRAW_THEME_DAY,
    };
    view_init(&shooting->view, core);
    return draw_canvas_init(&shooting->canvas, &settings);
}

bool shot_all(struct core *core, const char *folder)
{
    struct shooting *shooting = malloc(sizeof *shooting);
    bool drawn = shooting && open_shooting(shooting, core);
    if (drawn) {
        for (size_t i = 0; i < sizeof pictures / sizeof pictures[0]; i++) {
            char name[64], file[PATH_SIZE];
            snprintf(name, sizeof name, "%02zu-%s.png", i + 1, pictures[i].name);
            drawn = path_join(file, folder, name) && shoot(shooting, &pictures[i], file) && drawn;
        }
        draw_canvas_finish(&shooting->canvas);
    }
    free(shooting);
    return drawn;
}

static const struct picture *find_picture(const char *name)
{
    for (size_t i = 0; i < sizeof pictures / sizeof pictures[0]; i++)
        if (strcmp(pictures[i].name, name) == 0)
            return &pictures[i];
    return NULL;
}

const char *shot_name(int index)
{
    return (size_t)index < sizeof pictures / sizeof pictures[0] ? pictures[index].name : NULL;
}

bool shot_check(const char *screen)
{
    if (find_picture(screen))
        return true;
    char names[1024] = "";
    for (int i = 0; shot_name(i); i++) {
        size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, "%s%s", i ? ", " : "", shot_name(i));
    }
    log_error("--shot %.40s: allowed %s", screen, names);
    return false;
}

int shot_run(struct core *core)
{
    const struct arguments *arguments = core->arguments;
    const struct picture *picture = find_picture(arguments->shot_screen);
    assert(picture);
    machine_clock_take_over(&core->clock);
    core->now = machine_clock_now(&core->clock);
    core->pilot_plays = true;
    if (!core_add_virtual(core, arguments->profile)) {
        log_error("no place for a virtual board");
        return 1;
    }
    struct shooting *shooting = malloc(sizeof *shooting);
    if (!shooting || !open_shooting(shooting, core)) {
        free(shooting);
        log_error("the picture could not be made");
        return 1;
    }
    core_pump(core);
    bool saved = shoot(shooting, picture, arguments->shot_file);
    draw_canvas_finish(&shooting->canvas);
    free(shooting);
    return saved ? 0 : 1;
}
