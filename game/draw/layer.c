#include "game/draw/canvas.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "game/base/log.h"
#include "game/draw/damage.h"

static struct draw_layer *find(struct draw_canvas *canvas, const char *name)
{
    for (int i = 0; i < DRAW_LAYER_COUNT; i++) {
        if (canvas->layers[i].name[0] && strcmp(canvas->layers[i].name, name) == 0)
            return &canvas->layers[i];
    }
    return NULL;
}

static void drop(struct draw_canvas *canvas, struct draw_layer *layer)
{
    if (layer == canvas->old_base)
        canvas->old_base = NULL;
    if (layer == canvas->base)
        canvas->base = NULL;
    draw_surface_finish(&layer->surface);
    *layer = (struct draw_layer){0};
}

static bool is_open(const struct draw_canvas *canvas, const struct draw_layer *layer)
{
    for (int i = 1; i < canvas->sheet_count; i++) {
        if (canvas->sheets[i].surface == &layer->surface)
            return true;
    }
    return false;
}

static struct draw_layer *free_place(struct draw_canvas *canvas)
{
    struct draw_layer *oldest = NULL;
    for (int i = 0; i < DRAW_LAYER_COUNT; i++) {
        struct draw_layer *layer = &canvas->layers[i];
        if (!layer->name[0])
            return layer;
        if (!is_open(canvas, layer) && (!oldest || layer->used_frame < oldest->used_frame))
            oldest = layer;
    }
    drop(canvas, oldest);
    return oldest;
}

static struct draw_box area_box(const struct draw_canvas *canvas, struct draw_rect area)
{
    return (struct draw_box){
        (int)floorf(draw_canvas_px_x(canvas, area.x) + 0.01f),
        (int)floorf(draw_canvas_px_y(canvas, area.y) + 0.01f),
        (int)ceilf(draw_canvas_px_x(canvas, area.x + area.w) - 0.01f),
        (int)ceilf(draw_canvas_px_y(canvas, area.y + area.h) - 0.01f),
    };
}

static bool same_place(const struct draw_layer *layer, struct draw_box box)
{
    return layer->left_px == box.left && layer->top_px == box.top &&
           layer->surface.width_px == box.right - box.left &&
           layer->surface.height_px == box.bottom - box.top;
}

static bool raster_holds(struct draw_canvas *canvas, int width_px)
{
    struct draw_raster wider;
    if (width_px <= canvas->raster.width_px)
        return true;
    if (!draw_raster_init(&wider, width_px))
        return false;
    draw_raster_finish(&canvas->raster);
    canvas->raster = wider;
    return true;
}

static bool prepare(struct draw_canvas *canvas, struct draw_layer *layer, struct draw_box box)
{
    int width_px = box.right - box.left;
    int height_px = box.bottom - box.top;
    bool keeps_pixels =
        layer->surface.width_px == width_px && layer->surface.height_px == height_px;
    if (keeps_pixels) {
        if (!layer->opaque)
            draw_surface_clear(&layer->surface, draw_surface_box(&layer->surface), 0);
    } else {
        draw_surface_finish(&layer->surface);
        if (!draw_surface_init(&layer->surface, width_px, height_px))
            return false;
    }
    return raster_holds(canvas, width_px);
}

bool draw_layer_begin(struct draw_canvas *canvas, const struct draw_layer_key *key)
{
    assert(key->name[0] && strlen(key->name) < sizeof canvas->layers[0].name);
    assert(canvas->sheet_count < DRAW_LAYER_NEST_COUNT);
    struct draw_layer *layer = find(canvas, key->name);
    struct draw_box box = area_box(canvas, key->area);
    if (layer)
        layer->used_frame = canvas->frame_number;
    if (layer && !canvas->audit && layer->revision == key->revision &&
        layer->opaque == key->opaque && same_place(layer, box))
        return false;
    if (!layer)
        layer = free_place(canvas);
    if (layer == canvas->old_base)
        canvas->old_base = NULL;
    if (layer == canvas->base)
        canvas->base = NULL;
    layer->opaque = key->opaque;
    if (draw_box_is_empty(box) || !prepare(canvas, layer, box)) {
        log_warning("display: no memory to keep the picture %s", key->name);
        drop(canvas, layer);
        return false;
    }
    memcpy(layer->name, key->name, strlen(key->name) + 1);
    layer->revision = key->revision;
    layer->left_px = box.left;
    layer->top_px = box.top;
    layer->used_frame = canvas->frame_number;
    struct draw_sheet *sheet = &canvas->sheets[canvas->sheet_count++];
    *sheet = (struct draw_sheet){&layer->surface, box.left, box.top, {{0}}, 1};
    sheet->clips[0] = box;
    return true;
}

void draw_layer_end(struct draw_canvas *canvas)
{
    assert(canvas->sheet_count > 1);
    assert(canvas->sheets[canvas->sheet_count - 1].clip_count == 1);
    canvas->sheet_count--;
}

static bool covers_screen(const struct draw_canvas *canvas, const struct draw_layer *layer)
{
    return layer->left_px <= 0 && layer->top_px <= 0 &&
           layer->left_px + layer->surface.width_px >= canvas->width_px &&
           layer->top_px + layer->surface.height_px >= canvas->height_px;
}

static void blit(struct draw_surface *to, const struct draw_layer *layer, struct draw_box clip)
{
    struct draw_surface_blit how = {layer->left_px, layer->top_px, clip, 255, true};
    draw_surface_blit(to, &layer->surface, &how);
}

static void show_base(struct draw_canvas *canvas, const struct draw_layer *layer)
{
    canvas->base = layer;
    if (layer != canvas->old_base) {
        blit(&canvas->frame, layer, draw_surface_box(&canvas->frame));
        return;
    }
    for (int i = 0; i < canvas->old_damage.count; i++)
        blit(&canvas->frame, layer, canvas->old_damage.boxes[i]);
}

void draw_layer_show(struct draw_canvas *canvas, const char *name, struct draw_point by,
                     float alpha)
{
    struct draw_layer *layer = find(canvas, name);
    if (!layer)
        return;
    layer->used_frame = canvas->frame_number;
    int dx = (int)lrintf(by.x * canvas->scale);
    int dy = (int)lrintf(by.y * canvas->scale);
    bool plain = layer->opaque && !dx && !dy && alpha >= 1;
    const struct draw_sheet *sheet = &canvas->sheets[canvas->sheet_count - 1];
    if (plain && canvas->sheet_count == 1 && !canvas->base && !canvas->damage.count &&
        sheet->clip_count == 1 && covers_screen(canvas, layer)) {
        show_base(canvas, layer);
        return;
    }
    draw_canvas_blit(canvas, &layer->surface, layer->left_px + dx, layer->top_px + dy, alpha);
}

void draw_layer_drop_all(struct draw_canvas *canvas)
{
    for (int i = 0; i < DRAW_LAYER_COUNT; i++) {
        draw_surface_finish(&canvas->layers[i].surface);
        canvas->layers[i] = (struct draw_layer){0};
    }
    canvas->base = NULL;
    canvas->old_base = NULL;
    canvas->damage.count = 0;
    canvas->old_damage.count = 0;
}
