// Time of a frame of the sea view against a cleared blank frame, in the same run:
// bench_frame [FRAMES]. SDL's software renderer on the dummy video driver, 1080p and 4K; the scene
// runs at 60 frames a second of its own time, so every sixth frame renews the water.

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <SDL.h>

#include "game/draw/canvas.h"
#include "tests/draw/scenes.h"

enum {
    MAX_FRAMES = 2000,
    WARM_UP = 10,
};

struct bench {
    SDL_Window *window;
    SDL_Renderer *renderer;
    struct draw_canvas canvas;
    int frames;
    double ms[MAX_FRAMES];
};

static double now_ms(void)
{
    return (double)SDL_GetPerformanceCounter() * 1000.0 / (double)SDL_GetPerformanceFrequency();
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return (left > right) - (left < right);
}

static void blank_frame(struct bench *bench, int frame)
{
    (void)frame;
    SDL_SetRenderDrawColor(bench->renderer, 0, 0, 0, 255);
    SDL_RenderClear(bench->renderer);
}

static struct draw_level_model moving(struct draw_level_model model, int frame)
{
    float t = (float)frame / 60.0f;
    model.time_s = t;
    model.seconds = fmodf(t, 30.0f);
    model.progress = model.seconds / 30.0f;
    model.harbour_growth = 1.0f + 0.12f * model.progress;
    model.ml_mm = 9.0f * sinf(2.1f * t) + 4.0f * sinf(5.3f * t);
    model.ap_mm = 8.0f * sinf(1.7f * t);
    model.gate_ml_mm = 9.0f * sinf(2.1f * t - 0.4f);
    model.heel_deg = 12.0f * sinf(2.1f * t);
    model.wake_phase = fmodf(t, 0.1f) / 0.1f;
    for (int i = 0; i < DRAW_LEVEL_WAKE_COUNT; i++) {
        float then = floorf(t * 10.0f) / 10.0f - 0.1f * (float)i;
        model.wake_ml_mm[i] = 9.0f * sinf(2.1f * then) + 4.0f * sinf(5.3f * then);
    }
    return model;
}

static void sea_frame(struct bench *bench, int frame)
{
    struct draw_level_model model = moving(scenes_sea(), frame);
    draw_frame_begin(&bench->canvas);
    draw_level_sea(&bench->canvas, &model);
    draw_frame_end(&bench->canvas);
}

static void night_frame(struct bench *bench, int frame)
{
    struct draw_level_model model = moving(scenes_night(), frame);
    draw_frame_begin(&bench->canvas);
    draw_level_night(&bench->canvas, &model);
    draw_frame_end(&bench->canvas);
}

static void clinic_frame(struct bench *bench, int frame)
{
    struct draw_level_model model = moving(scenes_clinic(), frame);
    draw_frame_begin(&bench->canvas);
    draw_level_clinic(&bench->canvas, &model);
    draw_frame_end(&bench->canvas);
}

static void measure(struct bench *bench, const char *name,
                    void (*draw)(struct bench *bench, int frame))
{
    for (int i = -WARM_UP; i < bench->frames; i++) {
        double start = now_ms();
        draw(bench, i + WARM_UP);
        SDL_RenderPresent(bench->renderer);
        if (i >= 0)
            bench->ms[i] = now_ms() - start;
    }
    qsort(bench->ms, (size_t)bench->frames, sizeof bench->ms[0], compare);
    printf("%dx%d %-7s median %6.2f ms  p99 %6.2f ms\n", bench->canvas.width_px,
           bench->canvas.height_px, name, bench->ms[bench->frames / 2],
           bench->ms[bench->frames * 99 / 100]);
}

static bool open_bench(struct bench *bench, int width_px, int height_px)
{
    bench->window = SDL_CreateWindow("bench", 0, 0, width_px, height_px, SDL_WINDOW_SHOWN);
    bench->renderer =
        bench->window ? SDL_CreateRenderer(bench->window, -1, SDL_RENDERER_SOFTWARE) : NULL;
    return bench->renderer && scenes_canvas_init_on(&bench->canvas, bench->renderer, width_px,
                                                    height_px, DRAW_THEME_DAY);
}

static void close_bench(struct bench *bench)
{
    draw_canvas_finish(&bench->canvas);
    SDL_DestroyRenderer(bench->renderer);
    SDL_DestroyWindow(bench->window);
}

int main(int argc, char **argv)
{
    static struct bench bench;
    static const int sizes[][2] = {{1920, 1080}, {3840, 2160}};
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    SDL_setenv("SDL_FRAMEBUFFER_ACCELERATION", "0", 1);
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return 1;
    for (int i = 0; i < 2; i++) {
        int wanted = argc > 1 ? atoi(argv[1]) : 300;
        bench.frames = wanted > 0 && wanted <= MAX_FRAMES ? wanted : MAX_FRAMES;
        if (!open_bench(&bench, sizes[i][0], sizes[i][1]))
            return 1;
        measure(&bench, "blank", blank_frame);
        measure(&bench, "sea", sea_frame);
        measure(&bench, "night", night_frame);
        measure(&bench, "clinic", clinic_frame);
        close_bench(&bench);
    }
    SDL_Quit();
    return 0;
}
