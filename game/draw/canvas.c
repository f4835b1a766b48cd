#include "game/draw/canvas.h"

#include <assert.h>
#include <math.h>

#include <SDL.h>
#include <SDL_image.h>

#include "game/base/log.h"
#include "game/draw/damage.h"
#include "game/draw/font.h"
#include "game/draw/svg.h"

static const float design_width = 1920.0f;
static const float design_height = 1080.0f;
static const uint32_t layer_kept_frames = 240;

static struct draw_sheet *present_sheet(struct draw_canvas *canvas)
{
    return &canvas->sheets[canvas->sheet_count - 1];
}

static struct draw_box present_clip(struct draw_canvas *canvas)
{
    const struct draw_sheet *sheet = present_sheet(canvas);
    return sheet->clips[sheet->clip_count - 1];
}

// The content area is as large as fits and stands in the middle; whatever the window has beyond
// its shape belongs to the view.
static void lay_out(struct draw_canvas *canvas)
{
    float by_height = (float)canvas->height_px / design_height;
    float by_width = (float)canvas->width_px / design_width;
    canvas->scale = fminf(by_height, by_width);
    canvas->move_x_px = floorf(((float)canvas->width_px - design_width * canvas->scale) / 2);
    canvas->move_y_px = floorf(((float)canvas->height_px - design_height * canvas->scale) / 2);
    canvas->view = (struct draw_rect){
        -canvas->move_x_px / canvas->scale,
        -canvas->move_y_px / canvas->scale,
        (float)canvas->width_px / canvas->scale,
        (float)canvas->height_px / canvas->scale,
    };
}

// The software renderer copies fastest into a texture of the window's own kind, without alpha.
static uint32_t screen_format(struct SDL_Renderer *renderer)
{
    SDL_RendererInfo info;
    bool software =
        SDL_GetRendererInfo(renderer, &info) == 0 && (info.flags & SDL_RENDERER_SOFTWARE);
    return software ? SDL_PIXELFORMAT_XRGB8888 : SDL_PIXELFORMAT_ARGB8888;
}

static struct SDL_Texture *create_screen(struct SDL_Renderer *renderer, int width_px, int height_px)
{
    SDL_Texture *screen = SDL_CreateTexture(renderer, screen_format(renderer),
                                            SDL_TEXTUREACCESS_STREAMING, width_px, height_px);
    if (!screen)
        log_error("display: no texture of %d x %d: %s", width_px, height_px, SDL_GetError());
    else
        SDL_SetTextureBlendMode(screen, SDL_BLENDMODE_NONE);
    return screen;
}

bool draw_canvas_resize(struct draw_canvas *canvas, int width_px, int height_px)
{
    struct draw_surface frame;
    struct draw_raster raster;
    struct SDL_Texture *screen = NULL;
    if (!draw_surface_init(&frame, width_px, height_px))
        goto fail_frame;
    if (!draw_raster_init(&raster, width_px))
        goto fail_raster;
    if (canvas->renderer) {
        screen = create_screen(canvas->renderer, width_px, height_px);
        if (!screen)
            goto fail_screen;
    }
    draw_surface_clear(&frame, draw_surface_box(&frame), 0xFF000000u);
    draw_surface_finish(&canvas->frame);
    draw_raster_finish(&canvas->raster);
    if (canvas->screen)
        SDL_DestroyTexture(canvas->screen);
    canvas->frame = frame;
    canvas->raster = raster;
    canvas->screen = screen;
    canvas->width_px = width_px;
    canvas->height_px = height_px;
    lay_out(canvas);
    draw_layer_drop_all(canvas);
    draw_fonts_forget(canvas->fonts);
    draw_pictures_forget(canvas->pictures);
    draw_frame_begin(canvas);
    return true;

fail_screen:
    draw_raster_finish(&raster);
fail_raster:
    draw_surface_finish(&frame);
fail_frame:
    log_error("display: cannot draw at %d x %d", width_px, height_px);
    return false;
}

bool draw_canvas_init(struct draw_canvas *canvas, const struct draw_canvas_settings *settings)
{
    *canvas = (struct draw_canvas){0};
    canvas->renderer = settings->renderer;
    canvas->theme = settings->theme;
    canvas->text_scale_percent = settings->text_scale_percent ? settings->text_scale_percent : 100;
    for (int i = 0; i < DRAW_SCRATCH_COUNT; i++)
        draw_path_init(&canvas->scratch[i]);
    canvas->fonts = draw_fonts_create();
    canvas->pictures = draw_pictures_create(settings->asset_dir, settings->cache_dir);
    if (canvas->fonts && canvas->pictures &&
        draw_canvas_resize(canvas, settings->width_px, settings->height_px))
        return true;
    draw_canvas_finish(canvas);
    return false;
}

void draw_canvas_finish(struct draw_canvas *canvas)
{
    draw_layer_drop_all(canvas);
    if (canvas->screen)
        SDL_DestroyTexture(canvas->screen);
    draw_fonts_destroy(canvas->fonts);
    draw_pictures_destroy(canvas->pictures);
    draw_surface_finish(&canvas->frame);
    draw_raster_finish(&canvas->raster);
    for (int i = 0; i < DRAW_SCRATCH_COUNT; i++)
        draw_path_finish(&canvas->scratch[i]);
    *canvas = (struct draw_canvas){0};
}

void draw_canvas_restyle(struct draw_canvas *canvas, enum draw_theme theme, int text_scale_percent)
{
    if (canvas->theme == theme && canvas->text_scale_percent == text_scale_percent)
        return;
    canvas->theme = theme;
    canvas->text_scale_percent = text_scale_percent;
    draw_layer_drop_all(canvas);
}

static void drop_idle_layers(struct draw_canvas *canvas)
{
    for (int i = 0; i < DRAW_LAYER_COUNT; i++) {
        struct draw_layer *layer = &canvas->layers[i];
        if (!layer->name[0] || canvas->frame_number - layer->used_frame < layer_kept_frames)
            continue;
        if (layer == canvas->old_base)
            canvas->old_base = NULL;
        draw_surface_finish(&layer->surface);
        *layer = (struct draw_layer){0};
    }
}

void draw_frame_begin(struct draw_canvas *canvas)
{
    struct draw_sheet *sheet = &canvas->sheets[0];
    *sheet = (struct draw_sheet){&canvas->frame, 0, 0, {{0}}, 1};
    sheet->clips[0] = draw_surface_box(&canvas->frame);
    canvas->sheet_count = 1;
    canvas->base = NULL;
    canvas->damage.count = 0;
    canvas->frame_number++;
    drop_idle_layers(canvas);
}

static bool upload(struct draw_canvas *canvas, const struct draw_damage *damage)
{
    for (int i = 0; i < damage->count; i++) {
        struct draw_box box = damage->boxes[i];
        const SDL_Rect rect = {box.left, box.top, box.right - box.left, box.bottom - box.top};
        const uint32_t *pixels =
            canvas->frame.pixels + (size_t)box.top * (size_t)canvas->frame.width_px + box.left;
        if (SDL_UpdateTexture(canvas->screen, &rect, pixels, canvas->frame.width_px * 4) != 0)
            return false;
    }
    return true;
}

bool draw_frame_end(struct draw_canvas *canvas)
{
    assert(canvas->sheet_count == 1);
    assert(canvas->sheets[0].clip_count == 1);
    bool known = canvas->base && canvas->base == canvas->old_base;
    struct draw_damage all = {{draw_surface_box(&canvas->frame)}, 1};
    bool sent = true;
    if (canvas->renderer) {
        if (known)
            sent = upload(canvas, &canvas->old_damage) && upload(canvas, &canvas->damage);
        else
            sent = upload(canvas, &all);
        sent = sent && SDL_RenderCopy(canvas->renderer, canvas->screen, NULL, NULL) == 0;
    }
    if (!sent)
        log_warning("display: frame not shown: %s", SDL_GetError());
    canvas->old_base = sent ? canvas->base : NULL;
    canvas->old_damage = canvas->damage;
    return sent;
}

bool draw_canvas_save_png(const struct draw_canvas *canvas, const char *path)
{
    const struct draw_surface *frame = &canvas->frame;
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormatFrom(frame->pixels, frame->width_px, frame->height_px, 32,
                                           frame->width_px * 4, SDL_PIXELFORMAT_XRGB8888);
    bool saved = surface && IMG_SavePNG(surface, path) == 0;
    if (!saved)
        log_error("%s: picture not written: %s", path, SDL_GetError());
    SDL_FreeSurface(surface);
    return saved;
}

struct draw_color draw_canvas_pixel(const struct draw_canvas *canvas, struct draw_point at)
{
    int x = (int)floorf(draw_canvas_px_x(canvas, at.x));
    int y = (int)floorf(draw_canvas_px_y(canvas, at.y));
    if (x < 0 || y < 0 || x >= canvas->width_px || y >= canvas->height_px)
        return (struct draw_color){0, 0, 0, 0};
    uint32_t pixel = canvas->frame.pixels[(size_t)y * (size_t)canvas->width_px + (size_t)x];
    struct draw_color color = draw_color_hex(pixel & 0xFFFFFFu);
    color.a = (uint8_t)(pixel >> 24);
    return color;
}

struct draw_color draw_canvas_color(const struct draw_canvas *canvas, enum draw_token token)
{
    return draw_theme_color(canvas->theme, token);
}

struct draw_rect draw_canvas_snap(const struct draw_canvas *canvas, struct draw_rect rect)
{
    float left = roundf(draw_canvas_px_x(canvas, rect.x));
    float top = roundf(draw_canvas_px_y(canvas, rect.y));
    float right = fmaxf(roundf(draw_canvas_px_x(canvas, rect.x + rect.w)), left + 1);
    float bottom = fmaxf(roundf(draw_canvas_px_y(canvas, rect.y + rect.h)), top + 1);
    return (struct draw_rect){
        (left - canvas->move_x_px) / canvas->scale,
        (top - canvas->move_y_px) / canvas->scale,
        (right - left) / canvas->scale,
        (bottom - top) / canvas->scale,
    };
}

void draw_clip_push(struct draw_canvas *canvas, struct draw_rect rect)
{
    struct draw_sheet *sheet = present_sheet(canvas);
    assert(sheet->clip_count < DRAW_CLIP_COUNT);
    struct draw_box box = {
        (int)roundf(draw_canvas_px_x(canvas, rect.x)),
        (int)roundf(draw_canvas_px_y(canvas, rect.y)),
        (int)roundf(draw_canvas_px_x(canvas, rect.x + rect.w)),
        (int)roundf(draw_canvas_px_y(canvas, rect.y + rect.h)),
    };
    sheet->clips[sheet->clip_count] = draw_box_intersect(box, present_clip(canvas));
    sheet->clip_count++;
}

void draw_clip_pop(struct draw_canvas *canvas)
{
    struct draw_sheet *sheet = present_sheet(canvas);
    assert(sheet->clip_count > 1);
    sheet->clip_count--;
}

// The present clip in px of the present sheet's surface.
static struct draw_box sheet_clip(struct draw_canvas *canvas)
{
    const struct draw_sheet *sheet = present_sheet(canvas);
    struct draw_box clip = present_clip(canvas);
    clip.left -= sheet->left_px;
    clip.right -= sheet->left_px;
    clip.top -= sheet->top_px;
    clip.bottom -= sheet->top_px;
    return draw_box_intersect(clip, draw_surface_box(sheet->surface));
}

static void note_damage(struct draw_canvas *canvas, struct draw_box box)
{
    if (canvas->sheet_count == 1)
        draw_damage_add(&canvas->damage, box);
}

void draw_path_fill(struct draw_canvas *canvas, const struct draw_path *path,
                    const struct draw_paint *paint)
{
    const struct draw_sheet *sheet = present_sheet(canvas);
    struct draw_raster_target target = {
        sheet->surface,
        sheet_clip(canvas),
        {canvas->scale, canvas->move_x_px - (float)sheet->left_px,
         canvas->move_y_px - (float)sheet->top_px},
    };
    note_damage(canvas, draw_raster_fill(&canvas->raster, &target, path, paint));
}

void draw_path_draw(struct draw_canvas *canvas, const struct draw_path *path,
                    const struct draw_stroke *stroke, struct draw_color color)
{
    struct draw_path *outline = &canvas->scratch[2];
    draw_path_clear(outline);
    draw_path_add_stroke(outline, path, stroke, &canvas->scratch[3]);
    struct draw_paint paint = draw_paint_plain(color);
    draw_path_fill(canvas, outline, &paint);
}

static struct draw_box placed_box(struct draw_canvas *canvas, int left, int top, int width,
                                  int height)
{
    struct draw_box box = {left, top, left + width, top + height};
    return draw_box_intersect(box, present_clip(canvas));
}

void draw_canvas_blit(struct draw_canvas *canvas, const struct draw_surface *picture, int left,
                      int top, float alpha)
{
    const struct draw_sheet *sheet = present_sheet(canvas);
    struct draw_surface_blit how = {
        left - sheet->left_px,
        top - sheet->top_px,
        sheet_clip(canvas),
        (uint8_t)lrintf(fminf(fmaxf(alpha, 0), 1) * 255),
        false,
    };
    draw_surface_blit(sheet->surface, picture, &how);
    note_damage(canvas, placed_box(canvas, left, top, picture->width_px, picture->height_px));
}

void draw_canvas_stamp(struct draw_canvas *canvas, const struct draw_mask *mask, int left, int top,
                       struct draw_color color)
{
    const struct draw_sheet *sheet = present_sheet(canvas);
    draw_surface_stamp(sheet->surface, mask, left - sheet->left_px, top - sheet->top_px,
                       sheet_clip(canvas), color);
    note_damage(canvas, placed_box(canvas, left, top, mask->width_px, mask->height_px));
}
