#include "game/screens/bindings.h"
#include "game/screens/play_views.h"
#include "game/screens/sound.h"

#include "game/base/text.h"

#include <math.h>
#include <stdio.h>

static const double DRIFT_SAID_US = 8e6;

bool screen_play_measures_stance(const struct session_trial *trial)
{
    bool hands = trial->play == &session_play_bottle || trial->play == &session_play_buttons;
    return hands && trial->uses_board;
}

static const char *title_of(const struct session_trial *trial)
{
    if (trial->settings.game == SESSION_GAME_LIMITS)
        return text("How far can you lean?");
    return text(trial->rung.title);
}

// With hands the pill says which; elsewhere whether the eyes are open.
static const char *badge_of(const struct session_trial *trial)
{
    enum session_game game = trial->settings.game;
    bool timed = trial->play == &session_play_timer;
    if (game == SESSION_GAME_FINGERS && trial->settings.side == SESSION_SIDE_LEFT)
        return text("Left hand");
    if (game == SESSION_GAME_FINGERS && trial->settings.side == SESSION_SIDE_RIGHT)
        return text("Right hand");
    if (game == SESSION_GAME_WRITING)
        return text("Slow and neat");
    if (game == SESSION_GAME_FINGERS || (game == SESSION_GAME_BUTTONS && !timed))
        return text("Both hands");
    return game == SESSION_GAME_BOTTLE && !timed ? text("One hand") : screen_eyes(&trial->rung);
}

static void fill_goal(const struct session_trial *trial, struct screen_play_words *words)
{
    const struct session_play *play = trial->play;
    size_t size = sizeof words->of_seconds;
    bool ring = play == &session_play_hold || play == &session_play_pocket;
    int planned = (int)lround(ring ? trial->ring.hold_s : trial->planned_s);
    if (play == &session_play_reach) {
        snprintf(words->of_seconds, size, text("of %d lanterns"), SIM_LANTERN_COUNT);
        snprintf(words->of_short, size, text("of %d"), SIM_LANTERN_COUNT);
    } else if (play == &session_play_fingers) {
        snprintf(words->of_seconds, size, text("of %d right"), SIM_FINGERS_CUE_COUNT);
        snprintf(words->of_short, size, text("of %d"), SIM_FINGERS_CUE_COUNT);
    } else if (play == &session_play_buttons) {
        snprintf(words->of_seconds, size, "%s", text("seconds this round"));
        snprintf(words->of_short, size, "%s", text("s this round"));
    } else {
        snprintf(words->of_seconds, size, text("of %d seconds"), planned);
        snprintf(words->of_short, size, text("of %d s"), planned);
    }
}

static bool is_on_palm(const struct session_trial *trial)
{
    return trial->uses_motion && trial->play == &session_play_bottle;
}

// Of board and controller the board is asked first: without it nobody stands.
static bool board_is_meant(const struct screen_model *model)
{
    return model->trial->uses_board &&
           (!model->trial->uses_motion || model->board != SCREEN_BOARD_READY);
}

static const char *pause_words(const struct screen_model *model)
{
    switch (model->trial->pause) {
    case SESSION_PAUSE_STEP_OFF:
        return text("Step on again when you are ready.");
    case SESSION_PAUSE_SIGNAL:
        return board_is_meant(model) ? text("The board is silent. Press its front button.")
                                     : text("The controller is silent. Press one of its buttons.");
    default:
        return text("Take your time. Nothing is lost.");
    }
}

// On one leg: which foot goes up.
static void fill_lift(const struct session_trial *trial, struct draw_level_text *words)
{
    bool left = trial->settings.side == SESSION_SIDE_LEFT;
    if (trial->ask == SESSION_ASK_OTHER_FOOT) {
        words->card_title = text("Now the other foot");
        words->card_line = left ? text("Put it down, lift the right one.")
                                : text("Put it down, lift the left one.");
        return;
    }
    words->card_title = left ? text("Lift your right foot") : text("Lift your left foot");
    words->card_line = text("First stand on both feet.");
}

static void fill_wait(const struct screen_model *model, struct draw_level_text *words)
{
    const struct session_trial *trial = model->trial;
    if (trial->uses_board && !model->body_is_on) {
        words->card_title = text("Step on the board");
        words->card_line = text("Backwards, one hand on the table.");
    } else if (is_on_palm(trial)) {
        words->card_title = text("Controller on your palm");
        words->card_line = text("Hold your hand flat and still.");
    } else if (trial->uses_motion) {
        words->card_title = text("Controller in your pocket");
        words->card_line = text("Then stand still for a moment.");
    } else if (trial->uses_board) {
        words->card_title = text("Stand quietly");
        words->card_line = text("In a moment the countdown begins.");
    } else {
        words->card_title = text("Get ready");
        words->card_line = text("In a moment the countdown begins.");
    }
}

// The card over the scene: what is to be done before the clock can run.
static void fill_card(const struct screen_model *model, struct draw_level_text *words)
{
    if (model->trial->stage == SESSION_STAGE_PAUSED) {
        words->card_title = text("Paused");
        words->card_line = pause_words(model);
    } else if (model->trial->stage == SESSION_STAGE_RATE) {
        words->card_title = text("How was it?");
        words->card_line = text("Your own word counts.");
    } else if (model->trial->ask != SESSION_ASK_NOTHING) {
        fill_lift(model->trial, words);
    } else {
        fill_wait(model, words);
    }
}

// Nobody else knows why the bottle of the warm-up tips by itself.
static const char *drift_words(void)
{
    return text("The hand drifts. Hold against it.");
}

static const char *lead_in_words(const struct session_trial *trial)
{
    const struct session_play *play = trial->play;
    if (trial->eyes_are_closed)
        return text("Close your eyes");
    if (play == &session_play_bottle && !trial->game.palm.is_real)
        return trial->uses_motion ? text("Hold your hand flat and still.") : drift_words();
    if (play == &session_play_fingers)
        return text("Rest your fingers on their keys.");
    if (play == &session_play_writing)
        return text("Begin at the dot.");
    if (play == &session_play_route)
        return text("Walk when the number is gone.");
    switch (trial->settings.game) {
    case SESSION_GAME_MARCH:
        return text("Now step, slowly");
    case SESSION_GAME_HOLD:
    case SESSION_GAME_REACH:
    case SESSION_GAME_LIMITS:
        return text("Stand still, look ahead");
    default:
        return NULL; // the voice has said it
    }
}

static bool bottle_lies(const struct session_trial *trial)
{
    return trial->play == &session_play_bottle && trial->stage == SESSION_STAGE_PLAY &&
           !trial->game.palm.is_real && trial->game.palm.bottle.state == SIM_BOTTLE_FALLEN;
}

static bool drift_is_new(const struct session_trial *trial)
{
    return trial->play == &session_play_bottle && trial->stage == SESSION_STAGE_PLAY &&
           trial->settings.tier == SESSION_TIER_PAD && trial->played_us < DRIFT_SAID_US;
}

// While the number counts down it is not said a second time in words: they say what to do.
static const char *caption_words(const struct screen_model *model)
{
    const struct session_trial *trial = model->trial;
    if (trial->ask == SESSION_ASK_RISE)
        return text("Rise onto your toes");
    if (trial->stage == SESSION_STAGE_LEAD_IN && !(trial->lead_in_number == 0 && model->caption))
        return lead_in_words(trial);
    if (!model->caption && bottle_lies(trial))
        return text("It stands up again by itself.");
    if (!model->caption && drift_is_new(trial))
        return drift_words();
    return model->caption;
}

// The bell calls to where one should lean.
static void fill_bell_words(const struct sim_cue_params *cue, struct draw_level_text *words)
{
    if (cue->pan < -0.25) {
        words->sound_title = text("Bell on the left:");
        words->sound_line = text("lean to the left");
    } else if (cue->pan > 0.25) {
        words->sound_title = text("Bell on the right:");
        words->sound_line = text("lean to the right");
    } else {
        bool forward = cue->frequency_hz > 660;
        words->sound_title = forward ? text("High bell:") : text("Low bell:");
        words->sound_line = forward ? text("lean forward") : text("lean back");
    }
}

// What sounds here, where nothing sways or a pocket knows no direction.
static bool fill_plain_sound(const struct session_trial *trial, struct draw_level_text *words)
{
    if (trial->play == &session_play_march) {
        words->sound_title = text("A soft bell:");
        words->sound_line = text("long enough on one leg");
    } else if (trial->play == &session_play_timer) {
        words->sound_title = text("The voice tells:");
        words->sound_line = text("half time, last seconds");
    } else if (trial->play == &session_play_pocket) {
        words->sound_title = text("The sound grows:");
        words->sound_line = text("swaying farther");
    } else {
        return false;
    }
    return true;
}

static void fill_sound_words(const struct screen_model *model, struct draw_level_model *level)
{
    struct sim_cue_params heard = model->trial->cue;
    if (model->sound && model->sound->voice == SIM_CUE_VOICE_BELL)
        heard = sim_cue_as_bell(&heard);
    const struct sim_cue_params *cue = &heard;
    level->night.sound_side = (float)cue->pan;
    level->night.sound_level = cue->muted_by_fade ? 0 : (float)cue->level;
    bool silent = level->night.sound_level <= 0.01f;
    bool sways = model->trial->play != &session_play_pocket || !silent;
    if (sways && fill_plain_sound(model->trial, &level->text))
        return;
    if (silent) {
        level->text.sound_title = text("Silence:");
        level->text.sound_line = text("standing quietly");
    } else if (cue->voice == SIM_CUE_VOICE_BELL) {
        fill_bell_words(cue, &level->text);
    } else if (cue->pan < -0.25) {
        level->text.sound_title = text("Tone on the left:");
        level->text.sound_line = text("swaying to the left");
    } else if (cue->pan > 0.25) {
        level->text.sound_title = text("Tone on the right:");
        level->text.sound_line = text("swaying to the right");
    } else {
        bool forward = cue->frequency_hz > 440;
        level->text.sound_title = forward ? text("High tone:") : text("Low tone:");
        level->text.sound_line = forward ? text("swaying forward") : text("swaying back");
    }
}

void screen_play_fill_words(const struct screen_model *model, struct draw_level_model *level,
                            struct screen_play_words *words)
{
    const struct session_trial *trial = model->trial;
    struct draw_level_text *text_model = &level->text;
    bool shows_sway = trial->play == &session_play_hold || trial->play == &session_play_pocket ||
                      screen_play_measures_stance(trial);
    text_model->title = title_of(trial);
    text_model->badge = badge_of(trial);
    fill_goal(trial, words);
    text_model->of_seconds = words->of_seconds;
    text_model->of_short = words->of_short;
    text_model->sway = shows_sway ? text("Sway") : NULL;
    text_model->caption = caption_words(model);
    text_model->caption_bottom = screen_play_caption_bottom(model);
    fill_card(model, text_model);
    text_model->helper_heading = text("For the helper");
    bool walks = trial->rung.coast == SESSION_COAST_WALKING;
    text_model->helper_title = walks ? text("Stay beside.") : text("Stand close.");
    text_model->helper_line = text("Hands ready, not touching.");
    text_model->side_to_side = text("Side to side");
    text_model->front_to_back = text("Front to back");
    text_model->path = text("Path");
    text_model->area = text("Area 95 %");
    text_model->left = text("Left");
    text_model->right = text("Right");
    // Translators: the decimal separator, one character.
    text_model->decimal_separator = text(".")[0];
    fill_sound_words(model, level);
    screen_play_fill_hints(model, text_model, words);
}
