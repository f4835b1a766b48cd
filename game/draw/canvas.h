#ifndef GAME_DRAW_CANVAS_H
#define GAME_DRAW_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "game/draw/path.h"
#include "game/draw/raster.h"
#include "game/draw/stroke.h"
#include "game/draw/surface.h"
#include "game/draw/theme.h"

struct SDL_Renderer;
struct SDL_Texture;
struct draw_audit;
struct draw_fonts;
struct draw_pictures;

/**
 * The sheet everything is drawn on. Main thread only.
 *
 * Coordinates are design px: the content area is always 1920 x 1080 with (0, 0) at its top left;
 * one design px is `scale` device px. A wider window shows more at the left and right, a taller
 * one more above and below: `view` is everything that can be seen, in design px (x and y zero or
 * negative). Backgrounds fill `view`, content keeps to the content area. At 16:9 both are equal.
 *
 * Pixels are ours (raster.h) and go to the renderer once a frame, as one texture; only what
 * changed since the frame before is sent. Nobody else draws through SDL.
 */
enum {
    DRAW_CLIP_COUNT = 8,
    DRAW_LAYER_COUNT = 48,
    DRAW_LAYER_NEST_COUNT = 4,
    DRAW_DAMAGE_COUNT = 24,
    DRAW_SCRATCH_COUNT = 4,
};

struct draw_canvas_settings {
    struct SDL_Renderer *renderer; // borrowed; NULL draws without a window (pictures, tests)
    int width_px;
    int height_px;
    const char *asset_dir;  // holds art/ and icons/
    const char *cache_dir;  // rasterised drawings are kept here; NULL = in memory only
    int text_scale_percent; // 100, 115 or 133; 0 = 100
    enum draw_theme theme;
};

/** What has been drawn over since, in device px. Grown together when the places run out. */
struct draw_damage {
    struct draw_box boxes[DRAW_DAMAGE_COUNT];
    int count;
};

struct draw_layer {
    char name[40];
    uint64_t revision;
    struct draw_surface surface;
    int left_px; // where it lies on the screen
    int top_px;
    bool opaque;
    uint32_t used_frame; // canvas->frame_number when it was last begun or shown
};

/** Where drawing goes: the frame, or a layer being renewed. */
struct draw_sheet {
    struct draw_surface *surface;
    int left_px; // screen px at the surface's left edge
    int top_px;
    struct draw_box clips[DRAW_CLIP_COUNT]; // in screen px; the last counts
    int clip_count;
};

struct draw_canvas {
    struct draw_rect view;
    float scale;
    int width_px;
    int height_px;
    enum draw_theme theme;
    int text_scale_percent;

    // The rest is for the files of this room.
    struct SDL_Renderer *renderer;
    struct SDL_Texture *screen;
    float move_x_px;
    float move_y_px;
    struct draw_surface frame;
    struct draw_raster raster;
    struct draw_sheet sheets[DRAW_LAYER_NEST_COUNT];
    int sheet_count;
    struct draw_layer layers[DRAW_LAYER_COUNT];
    struct draw_damage damage;         // of this frame
    struct draw_damage old_damage;     // of the last: to be restored from its base
    const struct draw_layer *base;     // the full-screen layer this frame began with
    const struct draw_layer *old_base; // and the last one; NULL: unknown, restore all
    uint32_t frame_number;
    struct draw_path scratch[DRAW_SCRATCH_COUNT];
    struct draw_fonts *fonts;
    struct draw_pictures *pictures;
    struct draw_audit *audit; // NULL: nothing is recorded
};

/** False (with one line in the log) when memory, fonts or the texture cannot be had. */
bool draw_canvas_init(struct draw_canvas *canvas, const struct draw_canvas_settings *settings);
void draw_canvas_finish(struct draw_canvas *canvas);

/** New window size; every layer is forgotten. False: the canvas keeps its old size. */
bool draw_canvas_resize(struct draw_canvas *canvas, int width_px, int height_px);

/** Theme or text scale; every layer is forgotten. */
void draw_canvas_restyle(struct draw_canvas *canvas, enum draw_theme theme, int text_scale_percent);

/** Starts a frame. What the last frame showed may still be there: fill the view first. */
void draw_frame_begin(struct draw_canvas *canvas);

/**
 * Hands the frame to the renderer; the caller presents it. False when SDL refused. After
 * SDL_RENDER_DEVICE_RESET call draw_canvas_resize with the same size.
 */
bool draw_frame_end(struct draw_canvas *canvas);

/** The finished frame as a PNG. False (logged) when it cannot be written. */
bool draw_canvas_save_png(const struct draw_canvas *canvas, const char *path);

/** The pixel of the frame at a design point, for checks. Outside the view: transparent black. */
struct draw_color draw_canvas_pixel(const struct draw_canvas *canvas, struct draw_point at);

struct draw_color draw_canvas_color(const struct draw_canvas *canvas, enum draw_token token);

static inline bool draw_canvas_high_contrast(const struct draw_canvas *canvas)
{
    return canvas->theme == DRAW_THEME_HIGH_CONTRAST;
}

/** Drawing is cut to rect (and to the clip around it) until the matching pop. 6 deep. */
void draw_clip_push(struct draw_canvas *canvas, struct draw_rect rect);
void draw_clip_pop(struct draw_canvas *canvas);

void draw_path_fill(struct draw_canvas *canvas, const struct draw_path *path,
                    const struct draw_paint *paint);
void draw_path_draw(struct draw_canvas *canvas, const struct draw_path *path,
                    const struct draw_stroke *stroke, struct draw_color color);

/**
 * Pictures kept between frames, by name. begin answers true when the layer must be drawn now
 * (first time, other revision, area, size or theme); draw it with the usual functions and the usual
 * coordinates, then end. show lays it on the screen, moved by whole device px nearest to `by`.
 *
 *     if (draw_layer_begin(canvas, &key))
 *         { draw_menu_sky(canvas); draw_layer_end(canvas); }
 *     draw_layer_show(canvas, "menu", (struct draw_point){0, 0}, 1.0f);
 *
 * A layer that covers the view, is opaque and is shown first in a frame is the base of the frame:
 * while it stays the same, only what was drawn over it is put back.
 */
struct draw_layer_key {
    const char *name; // under 40 bytes
    uint64_t revision;
    struct draw_rect area;
    bool opaque; // the drawing leaves no hole in the area
};

bool draw_layer_begin(struct draw_canvas *canvas, const struct draw_layer_key *key);
void draw_layer_end(struct draw_canvas *canvas);

/** alpha 0..1. Draws nothing when there is no such layer. */
void draw_layer_show(struct draw_canvas *canvas, const char *name, struct draw_point by,
                     float alpha);

/** Forgets every layer. */
void draw_layer_drop_all(struct draw_canvas *canvas);

// For the files of this room: pixels of their own into the present sheet.

/** Screen px of a design coordinate. */
static inline float draw_canvas_px_x(const struct draw_canvas *canvas, float x)
{
    return x * canvas->scale + canvas->move_x_px;
}

static inline float draw_canvas_px_y(const struct draw_canvas *canvas, float y)
{
    return y * canvas->scale + canvas->move_y_px;
}

/** The rect with its edges on whole device px, so that they are crisp. Never thinner than one. */
struct draw_rect draw_canvas_snap(const struct draw_canvas *canvas, struct draw_rect rect);

/** A picture or mask with its top left at screen px (left, top). */
void draw_canvas_blit(struct draw_canvas *canvas, const struct draw_surface *picture, int left,
                      int top, float alpha);
void draw_canvas_stamp(struct draw_canvas *canvas, const struct draw_mask *mask, int left, int top,
                       struct draw_color color);

#endif
