#include "game/screens/ways.h"

#include "game/base/text.h"

#include <math.h>
#include <stdio.h>

enum session_tier screen_way_other(const struct screen_model *model)
{
    for (int i = 1; i < SESSION_TIER_COUNT; i++) {
        enum session_tier tier = (enum session_tier)(((int)model->tier + i) % SESSION_TIER_COUNT);
        if (model->tier_is_ready[tier] && session_play_for(model->rung, model->game, tier))
            return tier;
    }
    return model->tier;
}

static const char *pad_words(enum session_game game)
{
    switch (game) {
    case SESSION_GAME_ROUTE:
        return text("I count");
    case SESSION_GAME_BOTTLE:
        return text("Warm-up");
    case SESSION_GAME_WRITING:
        return text("On screen");
    default:
        return text("With keys");
    }
}

const char *screen_way_words(enum session_game game, enum session_tier tier)
{
    switch (tier) {
    case SESSION_TIER_BOARD:
        return text("With board");
    case SESSION_TIER_MOTION:
        return text("Controller");
    case SESSION_TIER_PAD:
        return pad_words(game);
    default:
        return game == SESSION_GAME_WRITING ? text("On paper") : text("Voice only");
    }
}

const char *screen_way_icon(enum session_tier tier)
{
    static const char *const icons[SESSION_TIER_COUNT] = {
        [SESSION_TIER_BOARD] = "icon-board",
        [SESSION_TIER_MOTION] = "icon-controller",
        [SESSION_TIER_PAD] = "icon-hand",
        [SESSION_TIER_GUIDED] = "icon-sound",
    };
    return icons[tier];
}

static const char *pad_measures(enum session_game game)
{
    switch (game) {
    case SESSION_GAME_MARCH:
        return text("One tap for each step");
    case SESSION_GAME_ROUTE:
        return text("You count the steps");
    case SESSION_GAME_BOTTLE:
        return text("Stick or mouse tilts it");
    case SESSION_GAME_FINGERS:
        return text("Fingers on the keys");
    case SESSION_GAME_BUTTONS:
        return text("One press per button");
    case SESSION_GAME_WRITING:
        return text("Pen, finger or mouse");
    default:
        return text("Press when you hold on");
    }
}

const char *screen_measured_words(const struct screen_model *model)
{
    switch (model->tier) {
    case SESSION_TIER_MOTION:
        return model->game == SESSION_GAME_BOTTLE ? text("Controller on your palm")
                                                  : text("Controller in the pocket");
    case SESSION_TIER_PAD:
        return pad_measures(model->game);
    default:
        return text("You say how it was");
    }
}

static void seconds_words(const struct screen_model *model, char *words, size_t size)
{
    int seconds = (int)lround(model->planned_s);
    if (model->game == SESSION_GAME_HOLD)
        snprintf(words, size, text("Hold %d seconds"), seconds);
    else if (model->tier == SESSION_TIER_GUIDED)
        snprintf(words, size, text("Practise %d seconds"), seconds);
    else if (model->game == SESSION_GAME_BOTTLE)
        snprintf(words, size, text("Upright for %d seconds"), seconds);
    else
        snprintf(words, size, text("Step for %d seconds"), seconds);
}

// On paper everybody takes a word.
static bool writes_letters(const struct screen_model *model)
{
    return model->tier == SESSION_TIER_PAD && model->word_kind == SIM_WORD_LETTERS;
}

void screen_goal_words(const struct screen_model *model, char *words, size_t size)
{
    bool guided = model->tier == SESSION_TIER_GUIDED;
    switch (model->game) {
    case SESSION_GAME_REACH:
        snprintf(words, size, text("Lean to %d lanterns"), SIM_LANTERN_COUNT);
        return;
    case SESSION_GAME_LIMITS:
        snprintf(words, size, "%s", text("Lean in eight directions"));
        return;
    case SESSION_GAME_ROUTE:
        snprintf(words, size, text("Your way: %s"), model->route_name);
        return;
    case SESSION_GAME_FINGERS:
        if (guided)
            break;
        snprintf(words, size, text("%d moves, one by one"), SIM_FINGERS_CUE_COUNT);
        return;
    case SESSION_GAME_BUTTONS:
        if (guided)
            break;
        snprintf(words, size, "%s", text("Five open, five closed"));
        return;
    case SESSION_GAME_WRITING:
        snprintf(words, size, "%s",
                 writes_letters(model) ? text("One letter, three times") : text("Write one word"));
        return;
    default:
        break;
    }
    seconds_words(model, words, size);
}

const char *screen_goal_icon(const struct screen_model *model)
{
    switch (model->game) {
    case SESSION_GAME_REACH:
    case SESSION_GAME_LIMITS:
        return "icon-sail";
    case SESSION_GAME_ROUTE:
    case SESSION_GAME_FINGERS:
    case SESSION_GAME_BUTTONS:
    case SESSION_GAME_WRITING:
        return screen_rung_icon(model->rung);
    default:
        return "icon-clock";
    }
}

void screen_stance_words(const struct screen_model *model, char *words, size_t size)
{
    const char *stance = text(model->stance->short_title);
    if (model->side == SESSION_SIDE_LEFT)
        snprintf(words, size, text("Stance: %s, left foot"), stance);
    else if (model->side == SESSION_SIDE_RIGHT)
        snprintf(words, size, text("Stance: %s, right foot"), stance);
    else
        snprintf(words, size, text("Stance: %s"), stance);
}

const char *screen_rung_icon(const struct session_rung *rung)
{
    switch (rung->game) {
    case SESSION_GAME_BOTTLE:
        return rung->bottle == SESSION_BOTTLE_LID ? "icon-task-lid" : "icon-task-bottle";
    case SESSION_GAME_FINGERS:
        return rung->fingers == 2 ? "icon-task-two" : "icon-task-finger";
    case SESSION_GAME_BUTTONS:
        return "icon-task-button";
    case SESSION_GAME_WRITING:
        return "icon-task-pen";
    default:
        break;
    }
    if (rung->eyes_closed)
        return "icon-eyeclosed";
    return rung->coast == SESSION_COAST_WALKING ? "icon-walk" : "icon-stand";
}
