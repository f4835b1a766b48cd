#include "tests/screens/stage_sound.h"

#include <math.h>
#include <stdio.h>

#include "game/screens/sound.h"

// The longest thing the voice says here.
static const char caption[] =
    "Neigen Sie sich nun nach links. Die Glocke ruft Sie von rechts zurück.";

static void show(struct stage *stage, const char *name, enum screen_id screen)
{
    const struct stage_moment moment = {name, screen, &stage->view.model};
    stage->visitor(stage->user, &moment);
}

static void visit_settings(struct stage *stage, struct screen_sound *sound)
{
    struct screen_model *model = &stage->view.model;
    show(stage, "settings", SCREEN_SETTINGS);
    sound->captions = false;
    sound->voice = SIM_CUE_VOICE_BELL;
    model->clinic_view = true;
    show(stage, "settings-other", SCREEN_SETTINGS);
    model->clinic_view = false;
    sound->captions = true;
    sound->voice = SIM_CUE_VOICE_TONE;
}

static void visit_volume(struct stage *stage, struct screen_sound *sound)
{
    static const enum screen_device devices[] = {SCREEN_DEVICE_KEYS, SCREEN_DEVICE_POINTER,
                                                 SCREEN_DEVICE_PAD, SCREEN_DEVICE_BOARD};
    struct screen_model *model = &stage->view.model;
    for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++) {
        model->device = devices[i];
        sound->held = -1;
        sound->percent[SCREEN_SLIDER_VOICE] = (int)i * 30;
        show(stage, "volume", SCREEN_VOLUME);
        sound->held = SCREEN_SLIDER_VOICE;
        show(stage, "volume-held", SCREEN_VOLUME);
    }
    sound->held = -1;
}

static void visit_listen(struct stage *stage, struct screen_sound *sound)
{
    static const double lean_mm[][2] = {{40, 0}, {-40, 0}, {0, 45}, {0, -30}, {3, 0}};
    const struct sim_cue_settings map = {.dead_zone_mm = 8, .limit_mm = 60};
    for (int voice = SIM_CUE_VOICE_TONE; voice <= SIM_CUE_VOICE_BELL; voice++) {
        sound->voice = (enum sim_cue_voice)voice;
        for (int asked = 0; asked <= SCREEN_LISTEN_DONE; asked++) {
            sound->asked = (enum screen_listen)asked;
            sound->tone = sim_cue_from_sway(&map, lean_mm[asked][0], lean_mm[asked][1]);
            sound->on_board = asked % 2 == 0;
            stage->view.model.caption = asked == SCREEN_LISTEN_LEFT ? caption : NULL;
            show(stage, "listen", SCREEN_LISTEN);
        }
    }
    stage->view.model.caption = NULL;
    sound->settling = true;
    show(stage, "listen-settling", SCREEN_LISTEN);
    sound->settling = false;
}

void stage_visit_sound(struct stage *stage)
{
    struct screen_model *model = &stage->view.model;
    struct screen_sound sound = {
        .percent = {100, 100, 100}, .captions = true, .held = -1, .tone = sim_cue_silence()};
    enum screen_device device = model->device;
    model->sound = &sound;
    visit_settings(stage, &sound);
    show(stage, "sound", SCREEN_SOUND);
    sound.before_trial = true;
    sound.voice = SIM_CUE_VOICE_BELL;
    model->caption = caption;
    show(stage, "sound-offered", SCREEN_SOUND);
    model->caption = NULL;
    visit_listen(stage, &sound);
    visit_volume(stage, &sound);
    model->device = device;
    model->sound = NULL;
}
