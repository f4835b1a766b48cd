#include "tests/screens/sight.h"

#include "tests/check.h"

#include <string.h>

bool sight_open(struct sight *sight)
{
    const struct stage_look look = {1280, 720, "en", DRAW_THEME_DAY, 100};
    if (!stage_open(&sight->stage))
        return false;
    stage_speak(&sight->stage, look.language);
    if (stage_canvas(&sight->stage, &look, &sight->canvas))
        return true;
    stage_close(&sight->stage);
    return false;
}

void sight_close(struct sight *sight)
{
    draw_canvas_finish(&sight->canvas);
    stage_close(&sight->stage);
}

void sight_look(struct sight *sight, const struct stage_moment *moment)
{
    stage_draw(&sight->canvas, moment, 0, &sight->audit);
    screen_items(moment->screen, moment->model, &sight->items);
}

bool sight_says(const struct sight *sight, const char *words)
{
    for (int i = 0; i < sight->audit.text_count; i++)
        if (strstr(sight->audit.texts[i].text, words))
            return true;
    return false;
}

const struct screen_item *sight_find(const struct screen_items *items, enum screen_action action)
{
    for (int i = 0; i < items->count; i++)
        if (items->item[i].action == action)
            return &items->item[i];
    return NULL;
}

bool sight_offers(const struct sight *sight, enum screen_action action)
{
    return sight_find(&sight->items, action) != NULL;
}

enum screen_action sight_first_offer(const struct sight *sight)
{
    return sight->items.count > 0 ? sight->items.item[0].action : SCREEN_ACTION_NONE;
}

struct visit {
    struct sight *sight;
    const struct sight_check *checks;
    size_t count;
    size_t done;
};

static void visit(void *user, const struct stage_moment *moment)
{
    struct visit *visit = user;
    for (size_t i = 0; i < visit->count; i++) {
        if (strcmp(visit->checks[i].moment, moment->name) != 0)
            continue;
        print_message("  %s\n", moment->name); // the last one named is the one that failed
        sight_look(visit->sight, moment);
        visit->sight->moment = moment;
        visit->checks[i].check(visit->sight);
        visit->sight->moment = NULL;
        visit->done++;
    }
}

void sight_check_all(struct sight *sight, const struct sight_check *checks, size_t count)
{
    struct visit all = {.sight = sight, .checks = checks, .count = count};
    stage_visit(&sight->stage, visit, &all);
    assert_int_equal(all.done, count);
}
