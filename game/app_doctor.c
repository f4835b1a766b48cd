#include "game/app_internal.h"

#include "game/doctor_view.h"

// The board screen: asks BlueZ, the rule and the feet, and shows what they tell.

static const int64_t REST_STEP_US = 1000000;
static const int64_t ACTIVE_STEP_US = 100000;
static const int64_t PRESS_US = 500000;
static const int64_t AROUND_STEP_US = 5000000;

static struct doctor_facts facts_of(const struct app *app)
{
    struct doctor_facts facts;
    doctor_facts_gather(app->core, &app->around, &facts);
    facts.wanted = app->doctor_device;
    facts.detail = app->detail_device;
    facts.rule = app->rule.state;
    facts.facing_is_asked = app->facing_is_asked;
    facts.pairing.state = PAIRING_NO_BLUEZ;
    if (app->pairing)
        pairing_state(app->pairing, &facts.pairing);
    return facts;
}

void app_show_doctor(struct app *app)
{
    struct core *core = app->core;
    core_devices_refresh(core);
    if (core->now.mono_us >= app->around_due_us) {
        doctor_look_around(&app->around, core->devices, INPUT_DEVICE_MAX);
        app->around_due_us = core->now.mono_us + AROUND_STEP_US;
    }
    const struct doctor_facts facts = facts_of(app);
    doctor_view_fill(&facts, &app->doctor);
    app->view.model.doctor = &app->doctor;
}

void app_show_other_board(struct app *app)
{
    const struct doctor_facts facts = facts_of(app);
    int shown = doctor_view_board(&facts);
    for (int step = 1; step <= INPUT_DEVICE_MAX; step++) {
        int next = (shown + step) % INPUT_DEVICE_MAX;
        if (!core_device_use(app->core, (uint8_t)next))
            continue;
        app->doctor_device = next;
        return;
    }
}

void app_show_detail(struct app *app)
{
    const struct doctor_facts facts = facts_of(app);
    int shown = doctor_view_board(&facts);
    bool from_board = app->detail_device < 0 && shown >= 0;
    app->detail_device = from_board ? shown : doctor_view_next(&facts, app->detail_device);
    app_show_doctor(app);
}

// What led away from a screen has the focus when one comes back to it.
static void focus_action(struct app *app, enum screen_action action)
{
    struct screen_items items;
    screen_items(app->screen, &app->view.model, &items);
    for (int i = 0; i < items.count; i++)
        if (items.item[i].action == action)
            app->focus.index = i;
}

bool app_leave_detail(struct app *app)
{
    bool was_shown = app->screen == SCREEN_BOARD && app->detail_device >= 0;
    app->detail_device = -1;
    if (was_shown) {
        app->focus = (struct screen_focus){.pressed_s = -1};
        app_show_doctor(app);
        focus_action(app, SCREEN_ACTION_MORE);
    }
    return was_shown;
}

void app_ask_facing(struct app *app)
{
    app->facing_is_asked = !app->facing_is_asked;
    app->pressed_since_us = 0;
}

// A corner pressed for half a second, on a board that nobody stands on, is the front left one.
static void follow_facing(struct app *app)
{
    const struct doctor_facts facts = facts_of(app);
    int shown = doctor_view_board(&facts);
    enum core_corner corner;
    if (!app->facing_is_asked || shown < 0)
        return;
    int64_t now_us = app->core->now.mono_us;
    if (!core_device_pressed_corner(&app->core->devices[shown], &corner)) {
        app->pressed_since_us = 0;
        return;
    }
    if (app->pressed_since_us == 0 || corner != app->pressed_corner)
        app->pressed_since_us = now_us;
    app->pressed_corner = corner;
    if (now_us - app->pressed_since_us < PRESS_US)
        return;
    core_device_face(app->core, (uint8_t)shown, corner);
    app->facing_is_asked = false;
    audio_cue(app->audio, AUDIO_CUE_SUCCESS);
}

void app_follow_doctor(struct app *app)
{
    int64_t now_us = app->core->now.mono_us;
    const struct doctor_facts facts = facts_of(app);
    int64_t step_us = doctor_view_is_searching(&facts.pairing) ? ACTIVE_STEP_US : REST_STEP_US;
    if (app->pairing && now_us >= app->pairing_due_us) {
        pairing_step(app->pairing, now_us);
        app->pairing_due_us = now_us + step_us;
    }
    pairing_rule_step(&app->rule);
    if (app->screen != SCREEN_BOARD)
        return;
    follow_facing(app);
    app_show_doctor(app);
    app->dirty = true;
}
