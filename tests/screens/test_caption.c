#include "tests/check.h"
#include "tests/screens/stage.h"

#include <string.h>

// Whatever is spoken stands on the screen too, on every one of them (interface.md 2).

static const char words[] = "Quietly said.";

struct search {
    struct draw_canvas canvas;
    struct draw_audit audit;
    int looked;
    int missing;
};

static struct search search;

// While the number counts down, the words below it say what to do (screens/play).
static bool has_words_of_its_own(const struct stage_moment *moment)
{
    const struct session_trial *trial = moment->model->trial;
    return moment->screen == SCREEN_PLAY && trial &&
           (trial->ask == SESSION_ASK_RISE ||
            (trial->stage == SESSION_STAGE_LEAD_IN && trial->lead_in_number > 0));
}

static void look(void *user, const struct stage_moment *moment)
{
    (void)user;
    if (has_words_of_its_own(moment))
        return;
    struct screen_model model = *moment->model;
    struct stage_moment spoken = {moment->name, moment->screen, &model};
    model.caption = words;
    stage_draw(&search.canvas, &spoken, 0, &search.audit);
    search.looked++;
    for (int i = 0; i < search.audit.text_count; i++)
        if (strstr(search.audit.texts[i].text, words))
            return;
    fprintf(stderr, "%s: what is spoken is not shown\n", moment->name);
    search.missing++;
}

static void test_caption_stands_on_every_screen(void **state)
{
    (void)state;
    static struct stage stage;
    const struct stage_look small = {1280, 720, "en", DRAW_THEME_DAY, 100};
    assert_true(stage_open(&stage));
    stage_speak(&stage, "en");
    assert_true(stage_canvas(&stage, &small, &search.canvas));
    stage_visit(&stage, look, NULL);
    draw_canvas_finish(&search.canvas);
    stage_close(&stage);
    assert_true(search.looked > 60);
    assert_int_equal(search.missing, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_caption_stands_on_every_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
