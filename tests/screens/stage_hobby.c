#include "tests/screens/stage_hobby.h"

#include <stdio.h>

#include "game/screens/hobby.h"
#include "tests/screens/stage_levels.h"

static void show(struct stage *stage, const char *name, enum screen_id screen)
{
    const struct stage_moment moment = {name, screen, &stage->view.model};
    stage->visitor(stage->user, &moment);
}

static void visit_minutes(struct stage *stage)
{
    struct screen_hobby hobby = {.minutes = 25};
    stage->view.model.hobby = &hobby;
    show(stage, "hobby-first", SCREEN_HOBBY);
    for (int what = 0; what < SCREEN_HOBBY_COUNT; what++) {
        hobby.what = (enum screen_hobby_what)what;
        show(stage, "hobby-minutes", SCREEN_HOBBY_MINUTES);
    }
    hobby.minutes = SCREEN_HOBBY_STEP;
    show(stage, "hobby-minutes-least", SCREEN_HOBBY_MINUTES);
    hobby.minutes = SCREEN_HOBBY_MOST;
    show(stage, "hobby-minutes-most", SCREEN_HOBBY_MINUTES);
    hobby.today_minutes = hobby.week_minutes = 120;
    show(stage, "hobby-saved-first", SCREEN_HOBBY_SAVED);
    hobby.week_minutes = 1260;
    show(stage, "hobby-saved", SCREEN_HOBBY_SAVED);
    show(stage, "hobby", SCREEN_HOBBY);
    hobby.waits = true;
    show(stage, "hobby-saved-waits", SCREEN_HOBBY_SAVED);
    hobby.taken_back = true;
    show(stage, "hobby-taken-back", SCREEN_HOBBY);
    stage->view.model.hobby = NULL;
}

static void visit_writing(struct stage *stage, enum sim_script script)
{
    static const struct {
        const char *name;
        double difficulty;
    } kinds[] = {{"letters", 0}, {"word", 0.4}, {"long-word", 0.9}};
    struct core *core = &stage->core;
    core_set_writing_script(core, script);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        char name[64];
        struct core_task task = core_task_of(core, session_programme_rung(&core->programme, "H8"));
        task.tier = SESSION_TIER_PAD;
        core_prepare(core, &task);
        core->ladder.difficulty = kinds[i].difficulty;
        view_refresh_task(&stage->view, core);
        const char *word = script == SIM_SCRIPT_PRINT ? "print" : "joined";
        snprintf(name, sizeof name, "intro-writing-%s-%s", word, kinds[i].name);
        show(stage, name, SCREEN_INTRO);
        screen_trace_init(&stage->view.trace);
        if (!core_trial_begin(core)) {
            fprintf(stderr, "stage: %s cannot begin\n", name);
            return;
        }
        view_frame(&stage->view, core);
        stage_play_level(stage, SESSION_STAGE_PLAY, 9);
        snprintf(name, sizeof name, "writing-%s-%s", word, kinds[i].name);
        show(stage, name, SCREEN_PLAY);
        stage_leave_level(stage);
    }
    core_set_writing_script(core, SIM_SCRIPT_JOINED);
}

void stage_visit_hobby(struct stage *stage)
{
    visit_minutes(stage);
    visit_writing(stage, SIM_SCRIPT_JOINED);
    visit_writing(stage, SIM_SCRIPT_PRINT);
}
