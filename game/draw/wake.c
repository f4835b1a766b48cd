#include "game/draw/wake.h"

#include <assert.h>
#include <math.h>

#include "game/draw/boat.h"
#include "game/draw/shape.h"

// The boat is always at the stern; the samples drift down until the next one is there.
static float age_of(const struct draw_wake *wake, int i)
{
    return i > 0 ? (float)i - 1.0f + wake->phase : 0.0f;
}

static float offset_at(const struct draw_wake *wake, int count, int i)
{
    return wake->offset_px[i < 0 ? 0 : i >= count ? count - 1 : i];
}

// Catmull-Rom from sample i to i + 1.
static float smooth_offset(const struct draw_wake *wake, int count, int i, float t)
{
    float before = offset_at(wake, count, i - 1);
    float from = offset_at(wake, count, i);
    float to = offset_at(wake, count, i + 1);
    float after = offset_at(wake, count, i + 2);
    float bend = 2.0f * before - 5.0f * from + 4.0f * to - after;
    float twist = 3.0f * (from - to) + after - before;
    return from + 0.5f * t * (to - before + t * (bend + t * twist));
}

static struct draw_wake_section section(const struct draw_wake *wake, float age, float offset_px)
{
    float t = fminf(age / (float)(wake->full - 1), 1.0f);
    float aside = offset_px - wake->offset_px[0];
    return (struct draw_wake_section){
        .t = t,
        .middle = {wake->stern.x + aside * (1.0f + 1.1f * t),
                   wake->stern.y + wake->length * powf(t, 1.2f)},
        .foam_half = wake->half_width_near + (wake->half_width_far - wake->half_width_near) * t,
        .core_half = fminf(7.0f, wake->half_width_near * 0.7f) + 5.0f * t,
    };
}

int draw_wake_sections(const struct draw_wake *wake, struct draw_wake_section *sections)
{
    int count = wake->count < DRAW_WAKE_POINT_COUNT ? wake->count : DRAW_WAKE_POINT_COUNT;
    int made = 0;
    if (count < 2)
        return 0;
    for (int i = 0; i + 1 < count; i++) {
        float from = age_of(wake, i);
        float to = age_of(wake, i + 1);
        for (int step = 0; step < DRAW_WAKE_STEPS; step++) {
            float t = (float)step / (float)DRAW_WAKE_STEPS;
            sections[made++] =
                section(wake, from + (to - from) * t, smooth_offset(wake, count, i, t));
        }
    }
    sections[made++] = section(wake, age_of(wake, count - 1), wake->offset_px[count - 1]);
    return made;
}

static struct draw_paint fading(const struct draw_wake *wake, struct draw_color color, float alpha)
{
    struct draw_paint paint = {.stop_count = DRAW_PAINT_STOP_COUNT};
    for (int i = 0; i < DRAW_PAINT_STOP_COUNT; i++) {
        float t = (float)i / (float)(DRAW_PAINT_STOP_COUNT - 1);
        paint.y[i] = wake->stern.y + wake->length * powf(t, 1.2f);
        paint.colors[i] = draw_color_alpha(color, alpha * powf(1.0f - t, 1.1f));
    }
    return paint;
}

static void band(struct draw_canvas *canvas, const struct draw_wake_section *sections, int count,
                 bool core, const struct draw_paint *paint)
{
    struct draw_path *path = &canvas->scratch[0];
    draw_path_clear(path);
    for (int i = 0; i < 2 * count; i++) {
        bool left = i < count;
        const struct draw_wake_section *at = &sections[left ? i : 2 * count - 1 - i];
        float half = core ? at->core_half : at->foam_half;
        struct draw_point point = {at->middle.x + (left ? -half : half), at->middle.y};
        if (i == 0)
            draw_path_move_to(path, point);
        else
            draw_path_line_to(path, point);
    }
    draw_path_close(path);
    draw_path_fill(canvas, path, paint);
}

static void line(struct draw_canvas *canvas, const struct draw_wake_section *sections, int count,
                 struct draw_color color)
{
    struct draw_point points[DRAW_WAKE_SECTION_COUNT];
    struct draw_stroke stroke = {.width = 12.0f};
    for (int i = 0; i < count; i++)
        points[i] = sections[i].middle;
    draw_polyline(canvas, points, count, &stroke, color);
}

void draw_wake(struct draw_canvas *canvas, const struct draw_wake *wake)
{
    struct draw_wake_section sections[DRAW_WAKE_SECTION_COUNT];
    int count = draw_wake_sections(wake, sections);
    if (count < 2)
        return;
    if (wake->palette->lines_only) {
        line(canvas, sections, count, wake->palette->wake_core);
        return;
    }
    struct draw_paint foam = fading(wake, wake->palette->wake, 0.42f);
    struct draw_paint core = fading(wake, wake->palette->wake_core, 0.95f);
    band(canvas, sections, count, false, &foam);
    band(canvas, sections, count, true, &core);
}

void draw_wake_tile(struct draw_canvas *canvas, const struct draw_wake_tile *tile)
{
    const struct draw_palette *palette =
        draw_palette_of(draw_canvas_high_contrast(canvas) ? DRAW_LIGHT_CONTRAST : DRAW_LIGHT_DAY);
    float unit = tile->area.h / 238.0f;
    float offset[DRAW_WAKE_POINT_COUNT];
    int count = tile->count < DRAW_WAKE_POINT_COUNT ? tile->count : DRAW_WAKE_POINT_COUNT;
    for (int i = 0; i < count; i++) {
        float share = fminf(fmaxf(tile->offset_mm[i] / tile->mm_full, -1.0f), 1.0f);
        offset[i] = share * tile->area.w * 0.2f; // twice that at the far end
    }
    struct draw_boat boat = {
        .palette = palette,
        .waterline = {tile->area.x + tile->area.w / 2.0f + (count ? offset[0] : 0.0f),
                      tile->area.y + 74.0f * unit},
        .scale = 0.15f * unit,
    };
    draw_fill_round_rect(canvas, tile->area, 24.0f * unit, palette->bands[4]);
    draw_clip_push(canvas, tile->area);
    struct draw_wake wake = {
        .palette = palette,
        .stern = {boat.waterline.x, tile->area.y + 66.0f * unit},
        .length = 202.0f * unit,
        .offset_px = offset,
        .count = count,
        .full = count,
        .phase = 1.0f,
        .half_width_near = 10.0f * unit,
        .half_width_far = 35.0f * unit,
    };
    draw_wake(canvas, &wake);
    draw_boat(canvas, &boat);
    draw_clip_pop(canvas);
}
