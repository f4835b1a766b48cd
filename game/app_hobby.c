#include "game/app_internal.h"

#include "game/core_diary.h"

static const char KIND[] = "hobby";
static const int FIRST_MINUTES = 20;

static const char *const what_words[SCREEN_HOBBY_COUNT] = {
    [SCREEN_HOBBY_DRAWING] = "drawing",
    [SCREEN_HOBBY_NEEDLEWORK] = "needlework",
    [SCREEN_HOBBY_MODELS] = "model_building",
    [SCREEN_HOBBY_OTHER] = "other",
};

static void count(struct app *app)
{
    struct screen_hobby *model = &app->hobby.model;
    struct core_diary_minutes minutes = core_diary_minutes(app->core, KIND);
    model->today_minutes = (int)minutes.today;
    model->week_minutes = (int)minutes.week;
}

static void open_hobby(struct app *app)
{
    struct screen_hobby *model = &app->hobby.model;
    *model = (struct screen_hobby){.minutes = model->minutes ? model->minutes : FIRST_MINUTES};
    count(app);
    app->view.model.hobby = model;
    app_go_to(app, SCREEN_HOBBY);
}

static void turn_wheel(struct app *app, int minutes)
{
    if (minutes >= SCREEN_HOBBY_STEP && minutes <= SCREEN_HOBBY_MOST)
        app->hobby.model.minutes = minutes;
    app->dirty = true;
}

static void save(struct app *app)
{
    struct screen_hobby *model = &app->hobby.model;
    if (!core_diary_add(app->core, KIND, what_words[model->what], model->minutes, app->hobby.uuid))
        return;
    model->waits = store_flush(app->core->store) != STORE_OK;
    model->today_minutes += model->minutes;
    model->week_minutes += model->minutes;
    app_go_to(app, SCREEN_HOBBY_SAVED);
}

static void take_back(struct app *app)
{
    struct screen_hobby *model = &app->hobby.model;
    if (!core_diary_take_back(app->core, app->hobby.uuid))
        return;
    model->today_minutes -= model->minutes;
    model->week_minutes -= model->minutes;
    model->taken_back = true;
    app_go_to(app, SCREEN_HOBBY);
    app->focus.index = (int)model->what;
}

bool app_hobby_choose(struct app *app, enum screen_action action, int value)
{
    switch (action) {
    case SCREEN_ACTION_HOBBY:
        open_hobby(app);
        return true;
    case SCREEN_ACTION_HOBBY_WHAT:
        app->hobby.model.what = (enum screen_hobby_what)value;
        app->hobby.model.taken_back = false;
        app_go_to(app, SCREEN_HOBBY_MINUTES);
        app->focus.index = 2; // most did more than it begins with
        return true;
    case SCREEN_ACTION_MINUTES:
        turn_wheel(app, value);
        return true;
    case SCREEN_ACTION_SAVE:
        save(app);
        return true;
    case SCREEN_ACTION_TAKE_BACK:
        take_back(app);
        return true;
    default:
        return false;
    }
}

bool app_hobby_back(struct app *app)
{
    switch (app->screen) {
    case SCREEN_HOBBY_MINUTES:
        app_go_to(app, SCREEN_HOBBY);
        app->focus.index = (int)app->hobby.model.what;
        return true;
    case SCREEN_HOBBY:
    case SCREEN_HOBBY_SAVED:
        app_go_to(app, SCREEN_EXERCISES);
        return true;
    default:
        return false;
    }
}
