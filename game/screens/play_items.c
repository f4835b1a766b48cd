#include "game/screens/bindings.h"
#include "game/screens/parts.h"
#include "game/screens/play_views.h"

#include "game/base/text.h"
#include "game/draw/level_timer.h"

static const float STRIP_Y = 940, STRIP_W = 380, STRIP_H = 96, GAP = 24;
static const float STRIP_LEFT = 96, STRIP_RIGHT = 1824;

// Drawn for those who have only a pointer. A click on the big button, the pen and the fingers need
// no button of their own.
static bool has_button(const struct screen_binding *binding, const struct session_trial *trial)
{
    unsigned controls = screen_controls(trial);
    if (trial->uses_board)
        controls &= ~(unsigned)SCREEN_CONTROL_HAND;
    bool clicks = binding->deed == SCREEN_DEED_TAP || binding->deed == SCREEN_DEED_BUTTON ||
                  binding->deed == SCREEN_DEED_PEN;
    return controls & binding->control && binding->words && !clicks;
}

static bool is_running(const struct session_trial *trial)
{
    return trial->stage == SESSION_STAGE_PLAY || trial->stage == SESSION_STAGE_LEAD_IN;
}

bool screen_play_has_pause_button(const struct screen_model *model)
{
    const struct session_trial *trial = model->trial;
    if (model->device != SCREEN_DEVICE_POINTER || !is_running(trial))
        return false;
    const struct screen_binding *binding;
    for (int i = 0; (binding = screen_binding(i)); i++)
        if (has_button(binding, trial))
            return true;
    return screen_click_is_bound(trial);
}

// The clock of the timer has room for big buttons below it; what is said stands on the strip then.
static bool has_room(const struct session_trial *trial)
{
    enum session_game game = trial->settings.game;
    bool has_picture = game == SESSION_GAME_FINGERS || game == SESSION_GAME_WRITING; // as wide
    return trial->play == &session_play_timer && !trial->rung.eyes_closed && !has_picture;
}

float screen_play_caption_bottom(const struct screen_model *model)
{
    if (!screen_play_has_pause_button(model))
        return 0;
    return has_room(model->trial) ? STRIP_Y + STRIP_H - 6 : STRIP_Y - 24; // clear of the focus
}

static struct draw_rect strip_place(int from_right)
{
    return (struct draw_rect){STRIP_RIGHT - STRIP_W - (STRIP_W + GAP) * (float)from_right, STRIP_Y,
                              STRIP_W, STRIP_H};
}

struct places {
    int big;
    int from_right;
};

// Big ones where the picture leaves room for two of them, else on the strip. With a third one there
// the end is beside the pause.
static struct draw_rect place_of(const struct session_trial *trial,
                                 const struct screen_binding *binding, struct places *places)
{
    if (!has_room(trial))
        return strip_place(places->from_right++);
    bool third = binding->deed == SCREEN_DEED_FINISHED &&
                 screen_controls(trial) & (unsigned)SCREEN_CONTROL_FOOT;
    if (third)
        return (struct draw_rect){STRIP_LEFT + STRIP_W + GAP, STRIP_Y, STRIP_W, STRIP_H};
    struct draw_rect area = draw_timer_button_area();
    area.w = (area.w - GAP) / 2;
    area.x += (float)places->big++ * (area.w + GAP);
    return area;
}

static void add_bound(const struct session_trial *trial, struct screen_items *items)
{
    const struct screen_binding *binding;
    struct places places = {0, 0};
    struct screen_item *pause = screen_items_add(
        items, SCREEN_ACTION_PAUSE, strip_place(places.from_right++), "icon-pause", text("Pause"));
    pause->no_dwell = true;
    if (has_room(trial))
        pause->rect.x = STRIP_LEFT;
    for (int i = 0; (binding = screen_binding(i)); i++) {
        if (!has_button(binding, trial))
            continue;
        struct draw_rect place = place_of(trial, binding, &places);
        struct screen_item *item = screen_items_add(items, SCREEN_ACTION_DEED, place, binding->icon,
                                                    text(screen_binding_words(binding, trial)));
        item->value = i;
        item->no_dwell = true;
    }
}

// Below the question; from left to right as the voice says them.
static void add_ratings(struct screen_items *items)
{
    static const struct {
        enum session_rating rating;
        const char *icon;
        const char *title;
    } ratings[] = {
        {SESSION_RATING_TOO_EASY, "icon-next", TEXT_MARK("Too easy")},
        {SESSION_RATING_JUST_MANAGE, "icon-check", TEXT_MARK("Just managed")},
        {SESSION_RATING_TOO_HARD, "icon-down", TEXT_MARK("Too hard")},
    };
    for (int i = 0; i < 3; i++) {
        struct draw_rect place = {96 + 588 * (float)i, 540, 552, 220};
        struct screen_item *item = screen_items_add(items, SCREEN_ACTION_RATE, place,
                                                    ratings[i].icon, text(ratings[i].title));
        item->value = (int)ratings[i].rating;
    }
}

void screen_play_items(const struct screen_model *model, struct screen_items *items)
{
    // Nothing is to be aimed at while standing: any key pauses, and in the pause any key goes on.
    // The buttons are for those who have only a pointer.
    if (!model->trial)
        return;
    if (model->trial->stage == SESSION_STAGE_RATE) {
        add_ratings(items);
        return;
    }
    if (screen_play_has_pause_button(model))
        add_bound(model->trial, items);
    if (model->trial->stage != SESSION_STAGE_PAUSED || model->device != SCREEN_DEVICE_POINTER)
        return;
    screen_items_add(items, SCREEN_ACTION_RESUME, (struct draw_rect){620, 640, 320, 96},
                     "icon-play", text("Go on"));
    screen_items_add(items, SCREEN_ACTION_LEAVE, (struct draw_rect){980, 640, 320, 96}, NULL,
                     text("End"));
    items->item[1].no_dwell = true;
}
