#include <stdlib.h>
#include <string.h>

#include "game/draw/svg.h"
#include "tests/check.h"
#include "tests/screens/stage.h"

// Every moment of every screen, without a window: what look/style.md 14 asks of the pictures, and
// what interface.md 1 asks of the things that can be chosen. One language a run.

enum { LOOKS = 9, STOPS_MAX = 5 };

struct examination {
    struct stage stage;
    struct draw_canvas canvas[LOOKS];
    struct draw_audit audit;
    int moments;
    int faults;
};

static struct examination all;
static const char *language;

// 4K costs most and differs least: every third moment.
static const struct {
    struct stage_look look;
    int every;
} looks[LOOKS] = {
    {{1280, 720, "", DRAW_THEME_DAY, 100}, 1},
    {{1280, 720, "", DRAW_THEME_DAY, 115}, 1},
    {{1280, 720, "", DRAW_THEME_DAY, 133}, 1},
    {{1280, 720, "", DRAW_THEME_HIGH_CONTRAST, 133}, 1},
    {{1920, 1080, "", DRAW_THEME_DAY, 100}, 1},
    {{1920, 1080, "", DRAW_THEME_DAY, 133}, 1},
    {{1920, 1080, "", DRAW_THEME_HIGH_CONTRAST, 100}, 1},
    {{3840, 2160, "", DRAW_THEME_DAY, 100}, 3},
    {{3840, 2160, "", DRAW_THEME_HIGH_CONTRAST, 133}, 3},
};

static void fault(const struct stage_moment *moment, const char *what)
{
    fprintf(stderr, "%s, %s: %s\n", moment->name, language, what);
    all.faults++;
}

static float gap_between(struct draw_rect a, struct draw_rect b)
{
    float across = fmaxf(a.x, b.x) - fminf(a.x + a.w, b.x + b.w);
    float along = fmaxf(a.y, b.y) - fminf(a.y + a.h, b.y + b.h);
    return fmaxf(across, along);
}

static void examine_place(const struct stage_moment *moment, struct draw_rect rect)
{
    if (rect.h < 95.5f || rect.w < 210)
        fault(moment, "a thing to choose is smaller than 210 x 96");
    if (rect.x < 95 || rect.x + rect.w > 1825 || rect.y < 44 || rect.y + rect.h > 1036)
        fault(moment, "a thing to choose lies outside the safe margins");
}

static void examine_items(const struct stage_moment *moment, struct draw_canvas *canvas)
{
    struct screen_items items;
    screen_items(moment->screen, moment->model, &items);
    if (items.count > STOPS_MAX)
        fault(moment, "more than five stops");
    if (items.count == 0 && moment->screen != SCREEN_PLAY)
        fault(moment, "no way on");
    for (int i = 0; i < items.count; i++) {
        const struct screen_item *item = &items.item[i];
        char icon[64];
        float width, height;
        snprintf(icon, sizeof icon, "icons/%s", item->icon ? item->icon : "icon-play");
        examine_place(moment, item->rect);
        if (!draw_svg_size(canvas, icon, &width, &height))
            fault(moment, icon);
        if (item->picture && !draw_svg_size(canvas, item->picture, &width, &height))
            fault(moment, item->picture);
        if (!item->title || !item->title[0])
            fault(moment, "a thing without words");
        if (item->style == SCREEN_STYLE_PRIMARY && (i > 0 || item->rect.x > 97))
            fault(moment, "the primary thing is not the first and leftmost");
        if ((item->action == SCREEN_ACTION_QUIT || item->action == SCREEN_ACTION_LEAVE) &&
            !item->no_dwell)
            fault(moment, "dwell could leave");
        for (int k = 0; k < i; k++)
            if (gap_between(item->rect, items.item[k].rect) < 23.5f)
                fault(moment, "things stand closer than 24");
    }
}

static void examine(void *user, const struct stage_moment *moment)
{
    (void)user;
    examine_items(moment, &all.canvas[0]);
    for (int look = 0; look < LOOKS; look++) {
        if (all.moments % looks[look].every != 0)
            continue;
        stage_draw(&all.canvas[look], moment, 0, &all.audit);
        int faults = draw_audit_run(&all.audit, stderr);
        if (all.audit.text_count == 0)
            fault(moment, "no words at all");
        if (faults)
            fprintf(stderr, "  in %s, %s: %dx%d, %d %%, %s\n", moment->name, language,
                    looks[look].look.width_px, looks[look].look.height_px,
                    looks[look].look.text_scale_percent,
                    looks[look].look.theme == DRAW_THEME_DAY ? "calm" : "contrast");
        all.faults += faults;
    }
    all.moments++;
}

static int open_all(void **state)
{
    (void)state;
    if (!stage_open(&all.stage))
        return -1;
    stage_speak(&all.stage, language);
    for (int look = 0; look < LOOKS; look++)
        if (!stage_canvas(&all.stage, &looks[look].look, &all.canvas[look]))
            return -1;
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    for (int look = 0; look < LOOKS; look++)
        draw_canvas_finish(&all.canvas[look]);
    stage_close(&all.stage);
    return 0;
}

static void test_audit_every_moment_can_be_read_and_chosen(void **state)
{
    (void)state;
    stage_visit(&all.stage, examine, NULL);
    assert_true(all.moments > 40);
    assert_int_equal(all.faults, 0);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    language = argv[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_audit_every_moment_can_be_read_and_chosen, open_all,
                                        close_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
