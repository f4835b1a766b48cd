#include <stdlib.h>
#include <string.h>

#include "tests/check.h"

#include <SDL.h>

#include "game/draw/damage.h"
#include "game/draw/shape.h"
#include "game/draw/text.h"
#include "tests/draw/pages.h"

enum { WIDTH = 640, HEIGHT = 360 };

struct stage {
    SDL_Surface *glass; // what a screen would show
    SDL_Renderer *renderer;
    struct draw_canvas canvas;
};

static int setup(void **state)
{
    struct stage *stage = calloc(1, sizeof *stage);
    assert_non_null(stage);
    stage->glass = SDL_CreateRGBSurfaceWithFormat(0, WIDTH, HEIGHT, 32, SDL_PIXELFORMAT_ARGB8888);
    stage->renderer = SDL_CreateSoftwareRenderer(stage->glass);
    assert_non_null(stage->renderer);
    const struct draw_canvas_settings settings = {
        .renderer = stage->renderer, .width_px = WIDTH, .height_px = HEIGHT, .asset_dir = "."};
    assert_true(draw_canvas_init(&stage->canvas, &settings));
    *state = stage;
    return 0;
}

static int teardown(void **state)
{
    struct stage *stage = *state;
    draw_canvas_finish(&stage->canvas);
    SDL_DestroyRenderer(stage->renderer);
    SDL_FreeSurface(stage->glass);
    free(stage);
    return 0;
}

static uint32_t glass_at(const struct stage *stage, int x, int y)
{
    const char *row = (const char *)stage->glass->pixels + y * stage->glass->pitch;
    return ((const uint32_t *)row)[x];
}

static void assert_glass_is_frame(const struct stage *stage)
{
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            uint32_t frame = stage->canvas.frame.pixels[y * WIDTH + x];
            if ((glass_at(stage, x, y) & 0xFFFFFF) != (frame & 0xFFFFFF))
                fail_msg("pixel %d,%d is %08x on the glass, %08x in the frame", x, y,
                         glass_at(stage, x, y), frame);
        }
    }
}

static void show(struct stage *stage)
{
    assert_true(draw_frame_end(&stage->canvas));
    SDL_RenderPresent(stage->renderer);
}

static bool background(struct draw_canvas *canvas, uint64_t revision)
{
    struct draw_layer_key key = {"background", revision, canvas->view, true};
    bool drawn = draw_layer_begin(canvas, &key);
    if (drawn) {
        const struct draw_paint paint = {
            2,
            {0, 1080},
            {draw_color_hex(revision ? 0x206080 : 0x802020), draw_color_hex(0xFFFFFF)}};
        draw_fill_gradient(canvas, canvas->view, &paint);
        draw_layer_end(canvas);
    }
    draw_layer_show(canvas, "background", (struct draw_point){0, 0}, 1);
    return drawn;
}

static void moving_scene(struct draw_canvas *canvas, int frame)
{
    struct draw_text_style style = {64, DRAW_BOLD, DRAW_INK, DRAW_LEFT};
    struct draw_point at = {100 + 120 * (float)frame, 300};
    background(canvas, frame >= 8);
    draw_fill_circle(canvas, at, 90, draw_color_hex(0xFFC648));
    if (frame % 3 == 0)
        draw_text(canvas, "Even keel", (struct draw_point){400, 800}, &style);
}

// A frame put together from what changed must be the frame drawn from nothing, on the glass too.
static void test_canvas_frame_from_changes_equals_a_fresh_one(void **state)
{
    struct stage *stage = *state;
    struct draw_canvas *fresh = calloc(1, sizeof *fresh);
    const struct draw_canvas_settings settings = {
        .width_px = WIDTH, .height_px = HEIGHT, .asset_dir = "."};
    assert_non_null(fresh);
    assert_true(draw_canvas_init(fresh, &settings));
    for (int frame = 0; frame < 16; frame++) {
        draw_frame_begin(&stage->canvas);
        moving_scene(&stage->canvas, frame);
        assert_true((stage->canvas.base == stage->canvas.old_base) == (frame != 0 && frame != 8));
        show(stage);
        assert_glass_is_frame(stage);
        draw_layer_drop_all(fresh);
        draw_frame_begin(fresh);
        moving_scene(fresh, frame);
        assert_memory_equal(fresh->frame.pixels, stage->canvas.frame.pixels, WIDTH * HEIGHT * 4);
    }
    draw_canvas_finish(fresh);
    free(fresh);
}

static void test_canvas_only_what_changed_is_sent(void **state)
{
    struct stage *stage = *state;
    struct draw_canvas *canvas = &stage->canvas;
    long sent = 0;
    for (int frame = 0; frame < 3; frame++) {
        draw_frame_begin(canvas);
        background(canvas, 0);
        draw_fill_circle(canvas, (struct draw_point){960, 540}, 60, draw_color_hex(0xFFC648));
        sent = 0;
        for (int i = 0; i < canvas->damage.count; i++) {
            struct draw_box box = canvas->damage.boxes[i];
            sent += (long)(box.right - box.left) * (box.bottom - box.top);
        }
        show(stage);
        assert_glass_is_frame(stage);
    }
    assert_true(sent > 0 && sent < 45 * 45); // a circle of 40 device px
}

static void test_canvas_without_a_base_sends_everything(void **state)
{
    struct stage *stage = *state;
    static const uint32_t colors[] = {0x112233, 0x445566, 0x778899};
    for (int i = 0; i < 3; i++) {
        draw_frame_begin(&stage->canvas);
        draw_fill_view(&stage->canvas, draw_color_hex(colors[i]));
        show(stage);
        assert_int_equal(glass_at(stage, 17, 300) & 0xFFFFFF, colors[i]);
    }
}

static void test_layer_is_kept_until_something_changes(void **state)
{
    struct stage *stage = *state;
    struct draw_canvas *canvas = &stage->canvas;
    assert_true(background(canvas, 0));
    assert_false(background(canvas, 0));
    assert_true(background(canvas, 1));
    draw_canvas_restyle(canvas, DRAW_THEME_HIGH_CONTRAST, 100);
    assert_true(background(canvas, 1));
    assert_true(draw_canvas_resize(canvas, WIDTH, HEIGHT));
    assert_true(background(canvas, 1));
}

static void test_layer_transparent_keeps_what_is_below(void **state)
{
    struct stage *stage = *state;
    struct draw_canvas *canvas = &stage->canvas;
    struct draw_layer_key key = {"badge", 0, {300, 300, 600, 300}, false};
    draw_frame_begin(canvas);
    draw_fill_view(canvas, draw_color_hex(0x336699));
    assert_true(draw_layer_begin(canvas, &key));
    draw_fill_circle(canvas, (struct draw_point){600, 450}, 90, draw_color_hex(0xFFFFFF));
    draw_layer_end(canvas);
    draw_layer_show(canvas, "badge", (struct draw_point){300, 0}, 0.5f);
    struct draw_color middle = draw_canvas_pixel(canvas, (struct draw_point){900, 450});
    struct draw_color corner = draw_canvas_pixel(canvas, (struct draw_point){620, 310});
    struct draw_color away = draw_canvas_pixel(canvas, (struct draw_point){600, 450});
    assert_near(middle.r, (0x33 + 0xFF) / 2.0, 3);
    assert_int_equal(corner.r, 0x33);
    assert_int_equal(away.r, 0x33);
}

static void test_layer_more_names_than_places(void **state)
{
    struct stage *stage = *state;
    struct draw_canvas *canvas = &stage->canvas;
    char name[32];
    for (int i = 0; i < 3 * DRAW_LAYER_COUNT; i++) {
        snprintf(name, sizeof name, "layer-%d", i);
        struct draw_layer_key key = {name, 0, {0, 0, 30, 30}, true};
        draw_frame_begin(canvas);
        assert_true(draw_layer_begin(canvas, &key));
        draw_layer_end(canvas);
        assert_false(draw_layer_begin(canvas, &key));
    }
}

static void test_clip_cuts_and_is_given_back(void **state)
{
    struct stage *stage = *state;
    struct draw_canvas *canvas = &stage->canvas;
    draw_frame_begin(canvas);
    draw_fill_view(canvas, draw_color_hex(0));
    draw_clip_push(canvas, (struct draw_rect){300, 300, 300, 300});
    draw_clip_push(canvas, (struct draw_rect){450, 300, 900, 900});
    draw_fill_view(canvas, draw_color_hex(0xFFFFFF));
    draw_clip_pop(canvas);
    draw_clip_pop(canvas);
    assert_int_equal(draw_canvas_pixel(canvas, (struct draw_point){500, 400}).r, 255);
    assert_int_equal(draw_canvas_pixel(canvas, (struct draw_point){400, 400}).r, 0);
    assert_int_equal(draw_canvas_pixel(canvas, (struct draw_point){500, 700}).r, 0);
    draw_fill_view(canvas, draw_color_hex(0xFFFFFF));
    assert_int_equal(draw_canvas_pixel(canvas, (struct draw_point){500, 700}).r, 255);
}

static void test_canvas_view_of_other_shapes(void **state)
{
    struct stage *stage = *state;
    struct draw_canvas *canvas = &stage->canvas;
    assert_true(draw_canvas_resize(canvas, 2560, 1080)); // wider
    assert_near((double)canvas->scale, 1, 1e-6);
    assert_near((double)canvas->view.x, -320, 1e-3);
    assert_near((double)canvas->view.w, 2560, 1e-3);
    assert_near((double)canvas->view.h, 1080, 1e-3);
    assert_true(draw_canvas_resize(canvas, 1024, 768)); // taller
    assert_near((double)canvas->scale, 1024.0 / 1920, 1e-6);
    assert_near((double)canvas->view.x, 0, 1e-3);
    assert_near((double)canvas->view.y, -180, 1);
    assert_near((double)canvas->view.h, 1440, 1);
    draw_frame_begin(canvas);
    draw_fill_view(canvas, draw_color_hex(0x123456));
    for (int i = 0; i < 1024 * 768; i++)
        assert_int_equal(canvas->frame.pixels[i] & 0xFFFFFF, 0x123456);
    assert_false(draw_canvas_resize(canvas, 0, 0));
    assert_int_equal(canvas->width_px, 1024);
}

static void test_rects_are_crisp_at_720p(void **state)
{
    struct stage *stage = *state;
    struct draw_canvas *canvas = &stage->canvas;
    assert_true(draw_canvas_resize(canvas, 1280, 720));
    draw_frame_begin(canvas);
    draw_fill_view(canvas, draw_color_hex(0));
    draw_fill_rect(canvas, (struct draw_rect){100, 100, 101, 101}, draw_color_hex(0xFFFFFF));
    for (int i = 0; i < 1280 * 720; i++) {
        uint32_t value = canvas->frame.pixels[i] & 0xFF;
        assert_true(value == 0 || value == 255);
    }
}

static void test_damage_keeps_every_box(void **state)
{
    (void)state;
    struct draw_damage damage = {{{0}}, 0};
    for (int i = 0; i < 200; i++) {
        int x = i * 37 % 600, y = i * 91 % 340;
        draw_damage_add(&damage, (struct draw_box){x, y, x + 9, y + 7});
    }
    assert_true(damage.count <= DRAW_DAMAGE_COUNT);
    for (int i = 0; i < 200; i++) {
        int x = i * 37 % 600, y = i * 91 % 340;
        bool inside = false;
        for (int k = 0; k < damage.count; k++) {
            struct draw_box box = damage.boxes[k];
            inside |= x >= box.left && y >= box.top && x + 9 <= box.right && y + 7 <= box.bottom;
        }
        assert_true(inside);
    }
}

int main(void)
{
#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
    const struct CMUnitTest tests[] = {
        ON_STAGE(test_canvas_frame_from_changes_equals_a_fresh_one),
        ON_STAGE(test_canvas_only_what_changed_is_sent),
        ON_STAGE(test_canvas_without_a_base_sends_everything),
        ON_STAGE(test_layer_is_kept_until_something_changes),
        ON_STAGE(test_layer_transparent_keeps_what_is_below),
        ON_STAGE(test_layer_more_names_than_places),
        ON_STAGE(test_clip_cuts_and_is_given_back),
        ON_STAGE(test_canvas_view_of_other_shapes),
        ON_STAGE(test_rects_are_crisp_at_720p),
        cmocka_unit_test(test_damage_keeps_every_box),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
