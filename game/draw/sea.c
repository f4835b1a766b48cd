#include "game/draw/sea.h"

#include <math.h>

#include "game/draw/shape.h"

enum {
    WAVE_STEP = 16,
    GLINT_ROWS = 8,
};

static const float turn = 6.28318531f;
static const float sheet_height = 1080.0f;

struct draw_wave draw_sea_wave(const struct draw_sea *sea, int band)
{
    float i = (float)band;
    return (struct draw_wave){
        .y = sea->horizon_y + (sheet_height - sea->horizon_y) * powf((i - 0.35f) / 7.3f, 1.55f),
        .amplitude = 0.8f + 0.95f * i,
        .length = 240.0f + 95.0f * i,
        .phase = 0.9f * i,
        .period_s = (14.0f + 2.0f * i) * (band % 2 ? 1.0f : -1.0f),
    };
}

float draw_wave_y(const struct draw_wave *wave, float x, float time_s)
{
    float f = wave->phase + turn * fmodf(time_s / wave->period_s, 1.0f);
    // 1.7 f would jump where f wraps; the swell's share of the time is taken apart.
    float g = 1.7f * wave->phase + turn * fmodf(1.7f * time_s / wave->period_s, 1.0f);
    return wave->y + wave->amplitude * sinf(turn * x / wave->length + f) +
           0.4f * wave->amplitude * sinf(turn * x / (0.37f * wave->length) + g);
}

void draw_wave_fill(struct draw_canvas *canvas, const struct draw_wave_fill *fill)
{
    float right = canvas->view.x + canvas->view.w;
    struct draw_path *path = &canvas->scratch[0];
    draw_path_clear(path);
    float x = canvas->view.x;
    draw_path_move_to(path, (struct draw_point){x, draw_wave_y(&fill->wave, x, fill->time_s)});
    while (x < right) {
        x = fminf(x + (float)WAVE_STEP, right);
        draw_path_line_to(path, (struct draw_point){x, draw_wave_y(&fill->wave, x, fill->time_s)});
    }
    draw_path_line_to(path, (struct draw_point){right, fill->bottom_y});
    draw_path_line_to(path, (struct draw_point){canvas->view.x, fill->bottom_y});
    draw_path_close(path);
    struct draw_paint paint = draw_paint_plain(fill->color);
    draw_path_fill(canvas, path, &paint);
}

static float view_bottom(const struct draw_canvas *canvas)
{
    return canvas->view.y + canvas->view.h;
}

static void horizon_line(struct draw_canvas *canvas, const struct draw_sea *sea)
{
    struct draw_rect line = {canvas->view.x, sea->horizon_y - 3.0f, canvas->view.w, 6.0f};
    draw_fill_rect(canvas, line, sea->palette->horizon);
}

void draw_sea(struct draw_canvas *canvas, const struct draw_sea *sea)
{
    float bottom = view_bottom(canvas);
    struct draw_wave first = draw_sea_wave(sea, 1);
    struct draw_rect far_water = {canvas->view.x, sea->horizon_y, canvas->view.w,
                                  first.y + 4.0f - sea->horizon_y};
    draw_fill_rect(canvas, far_water, sea->palette->bands[0]);
    for (int band = 1; band < DRAW_SEA_BAND_COUNT; band++) {
        struct draw_wave_fill fill = {draw_sea_wave(sea, band), bottom, sea->time_s,
                                      sea->palette->bands[band]};
        if (band + 1 < DRAW_SEA_BAND_COUNT) {
            struct draw_wave next = draw_sea_wave(sea, band + 1);
            fill.bottom_y = next.y + 1.4f * next.amplitude + 1.0f;
        }
        draw_wave_fill(canvas, &fill);
    }
    if (sea->palette->lines_only)
        horizon_line(canvas, sea);
}

struct glint {
    float left; // from the middle
    float right;
};

// Two dashes a row, as in picture 05; an empty second one has left = right.
static const struct glint glints[GLINT_ROWS][2] = {
    {{-26, 26}, {0, 0}},      {{8, 61}, {0, 0}},      {{10, 67}, {-15, 9}},
    {{-20, 51}, {-75, -6}},   {{-55, -5}, {-18, 36}}, {{-51, -23}, {34, 76}},
    {{-88, -16}, {-84, -14}}, {{-90, -28}, {45, 73}},
};

static const float glint_y[GLINT_ROWS] = {10, 26, 47, 72, 100, 130, 163, 198};

// 8 px/s, to and fro: a dash that wrapped around would jump.
static float glint_drift(float time_s, int row)
{
    const float reach = 24.0f;
    float way = fmodf(8.0f * time_s + 11.0f * (float)row, 4.0f * reach);
    float there = way < 2.0f * reach ? way : 4.0f * reach - way;
    float rest = fmodf(11.0f * (float)row, 4.0f * reach);
    float start = rest < 2.0f * reach ? rest : 4.0f * reach - rest;
    return (row % 2 ? -1.0f : 1.0f) * (there - start);
}

void draw_sea_glints(struct draw_canvas *canvas, const struct draw_sea *sea, float x, float width)
{
    if (sea->palette->lines_only)
        return;
    for (int row = 0; row < GLINT_ROWS; row++) {
        float share = (float)row / (float)(GLINT_ROWS - 1);
        float alpha = (0.73f - 0.3f * share) * sea->palette->glint_alpha;
        float thick = 2.8f + 4.4f * share;
        float y = sea->horizon_y + glint_y[row];
        float middle = x + glint_drift(sea->time_s, row);
        struct draw_color color = draw_color_alpha(sea->palette->glint, alpha);
        for (int i = 0; i < 2; i++) {
            const struct glint *dash = &glints[row][i];
            if (dash->left < dash->right)
                draw_line(canvas, (struct draw_point){middle + dash->left * width, y},
                          (struct draw_point){middle + dash->right * width, y}, thick, color);
        }
    }
}

void draw_sea_strip(struct draw_canvas *canvas, const struct draw_sea *sea)
{
    float bottom = view_bottom(canvas);
    if (sea->palette->lines_only) {
        struct draw_rect strip = {canvas->view.x, 976.0f, canvas->view.w, bottom - 976.0f};
        draw_fill_rect(canvas, strip, sea->palette->strip);
        strip.h = 4.0f;
        draw_fill_rect(canvas, strip, sea->palette->horizon);
        return;
    }
    struct draw_wave_fill fill = {
        .wave = {974.0f, 5.2f, 900.0f, 3.5f, 22.0f},
        .bottom_y = bottom,
        .time_s = sea->time_s,
        .color = sea->palette->strip,
    };
    draw_wave_fill(canvas, &fill);
}
