#include "tests/draw/pages.h"

#include <stdio.h>
#include <stdlib.h>

#include "game/draw/menu.h"
#include "game/draw/people.h"
#include "game/draw/shape.h"
#include "game/draw/widget.h"

static const struct draw_hint menu_hints[] = {
    {"hint-lean", "Lean to move", false, false},
    {"hint-stay", "Stay to choose", false, false},
    {"hint-ok", "Choose", false, false},
    {"hint-back", "Back", false, false},
};

static void safety(struct draw_canvas *canvas)
{
    static const struct draw_fact_card cards[] = {
        {{1056, 190, 768, 140}, 1, NULL, "Sturdy chair", "close behind you"},
        {{1056, 350, 768, 140}, 2, NULL, "Table", "in front, within reach"},
        {{1056, 510, 768, 140}, 3, NULL, "A helper", "for every new level"},
    };
    static const struct draw_button buttons[] = {
        {{96, 836, 912, 96},
         "All safe: I step on",
         NULL,
         "icon-check",
         56,
         true,
         true,
         false,
         .275f},
        {.area = {1056, 840, 360, 96}, .text = "Sit instead"},
        {.area = {1464, 840, 360, 96}, .text = "Back", .icon = "icon-back"},
    };
    static const struct draw_hint hints[] = {
        {"hint-step", "Step on the board to begin", false, false},
        {"hint-ok", "Choose", false, false},
        {"hint-back", "Back", false, false},
    };
    const struct draw_text_style bold = {48, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    const struct draw_text_style plain = {48, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    const struct draw_text_box upper = {{1056, 670, 768, 64}, 1, true, false};
    const struct draw_text_box lower = {{1056, 734, 768, 64}, 1, true, false};
    draw_menu_background(canvas);
    draw_title(canvas, "Before you stand");
    draw_safety_picture(canvas, (struct draw_rect){96, 190, 912, 594}, DRAW_SAFETY_BETWEEN, false);
    for (int i = 0; i < 3; i++)
        draw_fact_card(canvas, &cards[i]);
    draw_text_in(canvas, "Losing your balance?", &upper, &bold);
    draw_text_in(canvas, "Sit down or hold the table.", &lower, &plain);
    for (int i = 0; i < 3; i++)
        draw_button(canvas, &buttons[i]);
    draw_hints(canvas, hints, 3);
}

static void intro(struct draw_canvas *canvas)
{
    static const struct draw_button buttons[] = {
        {{96, 832, 620, 96}, "Start", NULL, "icon-play", 0, true, true, false, .18f},
        {.area = {760, 836, 325, 96}, .text = "Show me", .icon = "icon-stand"},
        {.area = {1129.5f, 836, 325, 96}, .text = "Easier", .icon = "icon-down"},
        {.area = {1499, 836, 325, 96}, .text = "Back", .icon = "icon-back"},
    };
    static const struct draw_stance_picture picture = {
        {930, 84, 894, 704}, "feet-semi-tandem", "stance-semi-a", false};
    const struct draw_text_style body = {56, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    const struct draw_text_box box = {{96, 368, 806, 150}, 2, false, false};
    draw_menu_background(canvas);
    draw_title_pair(canvas, "Standing coast · harbour 3 of 10", "Semi-tandem", 96, 806);
    draw_eye_badge(canvas, (struct draw_point){96, 250}, 48, "Eyes open", false);
    draw_text_in(canvas, "Ball of the rear foot beside the heel of the front foot.", &box, &body);
    draw_fact(canvas, (struct draw_point){96, 622}, "icon-clock", "Hold 30 seconds");
    draw_fact(canvas, (struct draw_point){96, 726}, "icon-board-lengthwise", "Board lengthwise");
    draw_stance_picture(canvas, &picture);
    for (int i = 0; i < 4; i++)
        draw_button(canvas, &buttons[i]);
    draw_hints(canvas, menu_hints, 4);
}

static void home(struct draw_canvas *canvas)
{
    static const struct draw_button buttons[] = {
        {{96, 256, 880, 214},
         "Start today’s training",
         "8 minutes · 4 exercises",
         "icon-play",
         0,
         true,
         true,
         false,
         .21f},
        {.area = {96, 768, 399, 168}, .text = "Anna", .line = "Change", .icon = "icon-person"},
        {.area = {539, 768, 399, 168},
         .text = "Self-test",
         .line = "88 points",
         .icon = "icon-gauge"},
        {.area = {982, 768, 399, 168},
         .text = "Exercises",
         .line = "All levels",
         .icon = "icon-list"},
        {.area = {1425, 768, 399, 168},
         .text = "More",
         .line = "Chart, board",
         .icon = "icon-more"},
    };
    static const struct draw_voyage voyage = {
        {96, 532, 880, 184},
        3,
        {{"icon-stand", "Semi-tandem"}, {"icon-walk", "Slow steps"}, {"icon-hand", "Bottle"}}};
    draw_menu_background(canvas);
    draw_title_pair(canvas, "Today · Thursday, 20 November", "Good morning, Anna", 84, 880);
    for (int i = 0; i < 5; i++)
        draw_button(canvas, &buttons[i]);
    draw_voyage_card(canvas, &voyage);
    draw_hints(canvas, menu_hints, 4);
}

static void result(struct draw_canvas *canvas)
{
    static const struct draw_button buttons[] = {
        {{96, 826, 560, 100}, "Once more", NULL, "icon-again", 0, true, true, false, .15f},
        {.area = {700, 830, 484, 100}, .text = "Next harbour", .icon = "icon-next"},
        {.area = {1228, 830, 276, 100}, .text = "Rest", .icon = "icon-pause"},
        {.area = {1548, 830, 276, 100}, .text = "Home"},
    };
    static const struct draw_result_ring ring = {{360, 446}, 178, .8f, "24", "of 30 s"};
    static const struct draw_next_card next = {
        {1140, 196, 684, 156}, "Next harbour", "Semi-tandem", "icon-eyeclosed"};
    draw_menu_background(canvas);
    draw_title(canvas, "A steady sail, Anna");
    draw_card(canvas, (struct draw_rect){96, 196, 1000, 560}, 36);
    draw_result_ring(canvas, &ring);
    draw_next_card(canvas, &next);
    for (int i = 0; i < 4; i++)
        draw_button(canvas, &buttons[i]);
    draw_hints(canvas, menu_hints, 4);
}

const struct page *pages_all(void)
{
    static const struct page pages[] = {
        {"safety", safety}, {"intro", intro}, {"home", home}, {"result", result}, {NULL, NULL}};
    return pages;
}

bool pages_canvas_init(struct draw_canvas *canvas, int width_px, int height_px,
                       enum draw_theme theme, int text_percent)
{
    char assets[1024];
    const char *source = getenv("EVENKEEL_SOURCE_DIR");
    snprintf(assets, sizeof assets, "%s/assets", source ? source : ".");
    const struct draw_canvas_settings settings = {
        .width_px = width_px,
        .height_px = height_px,
        .asset_dir = assets,
        .text_scale_percent = text_percent,
        .theme = theme,
    };
    return draw_canvas_init(canvas, &settings);
}
