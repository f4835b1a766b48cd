// What drawing costs with SDL's software renderer: a frame with a kept full-screen layer and 20
// texts against a cleared blank frame in the same run. Median of 300 each, in milliseconds.
//
//     SDL_VIDEODRIVER=dummy SDL_RENDER_DRIVER=software SDL_FRAMEBUFFER_ACCELERATION=0 frame_cost

#include <stdio.h>
#include <stdlib.h>

#include <SDL.h>

#include "game/draw/menu.h"
#include "game/draw/shape.h"
#include "game/draw/text.h"
#include "tests/draw/pages.h"

enum { FRAME_COUNT = 300 };

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double now_ms(void)
{
    return (double)SDL_GetPerformanceCounter() * 1000.0 / (double)SDL_GetPerformanceFrequency();
}

static void blank(struct draw_canvas *canvas, int frame)
{
    (void)frame;
    SDL_SetRenderDrawColor(canvas->renderer, 0, 0, 0, 255);
    SDL_RenderClear(canvas->renderer);
}

// As a menu, but every text stands elsewhere each frame.
static void texts(struct draw_canvas *canvas, int frame)
{
    struct draw_text_style style = {48, DRAW_REGULAR, DRAW_INK, DRAW_LEFT};
    draw_frame_begin(canvas);
    draw_menu_background(canvas);
    for (int i = 0; i < 20; i++) {
        struct draw_point at = {100.0f + 880.0f * (float)(i % 2) + (float)(frame % 40),
                                120.0f + 85.0f * (float)(i / 2)};
        draw_text(canvas, "Ball of the rear foot beside it", at, &style);
    }
    draw_frame_end(canvas);
}

static void page(struct draw_canvas *canvas, int frame)
{
    draw_frame_begin(canvas);
    pages_all()[frame % 2].draw(canvas);
    draw_frame_end(canvas);
}

static double median(struct draw_canvas *canvas, void (*draw)(struct draw_canvas *, int))
{
    double times[FRAME_COUNT];
    for (int i = -5; i < FRAME_COUNT; i++) {
        double start = now_ms();
        draw(canvas, i + 5);
        SDL_RenderPresent(canvas->renderer);
        if (i >= 0)
            times[i] = now_ms() - start;
    }
    qsort(times, FRAME_COUNT, sizeof *times, by_size);
    return times[FRAME_COUNT / 2];
}

static bool measure(int width_px, int height_px)
{
    struct draw_canvas *canvas = calloc(1, sizeof *canvas);
    SDL_Window *window = SDL_CreateWindow("cost", 0, 0, width_px, height_px, 0);
    SDL_Renderer *renderer = window ? SDL_CreateRenderer(window, -1, 0) : NULL;
    bool ready =
        renderer && canvas && pages_canvas_init(canvas, width_px, height_px, DRAW_THEME_DAY, 100);
    if (ready) {
        canvas->renderer = renderer;
        ready = draw_canvas_resize(canvas, width_px, height_px);
    }
    if (ready)
        printf("%d x %d: blank %.2f ms, layer + 20 moving texts %.2f ms, two whole menus in turn "
               "%.2f ms\n",
               width_px, height_px, median(canvas, blank), median(canvas, texts),
               median(canvas, page));
    if (canvas)
        draw_canvas_finish(canvas);
    free(canvas);
    SDL_DestroyRenderer(renderer);
    SDL_DestroyWindow(window);
    return ready;
}

int main(void)
{
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return 1;
    bool done = measure(1280, 720) && measure(1920, 1080) && measure(3840, 2160);
    SDL_Quit();
    return done ? 0 : 1;
}
