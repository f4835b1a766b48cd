#include "game/draw/svg.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <SDL.h>
#include <SDL_image.h>

#include "game/base/log.h"
#include "game/draw/svg_cache.h"

enum { PICTURE_COUNT = 256, NAME_BYTES = 64, PATH_BYTES = 1024 };

static const size_t bytes_kept = 96u << 20;

enum picture_kind { PICTURE_COLORED, PICTURE_MIRRORED, PICTURE_MASK };

struct picture {
    char name[NAME_BYTES];
    enum picture_kind kind;
    int width_px; // 0 with a name: cannot be loaded
    int height_px;
    struct draw_surface surface; // colored, mirrored
    struct draw_mask mask;
    uint64_t used;
};

struct natural {
    char name[NAME_BYTES];
    float width; // 0: no such drawing
    float height;
};

struct draw_pictures {
    char *asset_dir;
    char *cache_dir;
    struct picture pictures[PICTURE_COUNT];
    struct natural naturals[PICTURE_COUNT];
    int natural_count;
    uint64_t clock;
};

struct draw_pictures *draw_pictures_create(const char *asset_dir, const char *cache_dir)
{
    struct draw_pictures *pictures = calloc(1, sizeof *pictures);
    if (!pictures)
        return NULL;
    pictures->asset_dir = strdup(asset_dir);
    pictures->cache_dir = cache_dir ? strdup(cache_dir) : NULL;
    if (pictures->asset_dir && (pictures->cache_dir || !cache_dir))
        return pictures;
    draw_pictures_destroy(pictures);
    return NULL;
}

static void picture_drop(struct picture *picture)
{
    draw_surface_finish(&picture->surface);
    draw_mask_finish(&picture->mask);
    *picture = (struct picture){0};
}

void draw_pictures_forget(struct draw_pictures *pictures)
{
    if (!pictures)
        return;
    for (int i = 0; i < PICTURE_COUNT; i++)
        picture_drop(&pictures->pictures[i]);
}

void draw_pictures_destroy(struct draw_pictures *pictures)
{
    if (!pictures)
        return;
    draw_pictures_forget(pictures);
    free(pictures->asset_dir);
    free(pictures->cache_dir);
    free(pictures);
}

static const char floor_ending[] = "#floor";

// Who has no board stands on the floor: what the drawing marks as the board becomes blanks.
static void take_board_away(char *svg)
{
    char *mark = svg;
    while ((mark = strstr(mark, "class=\"board\""))) {
        char *end = strchr(mark, '>');
        while (mark > svg && *mark != '<')
            mark--;
        if (!end || *mark != '<')
            return;
        memset(mark, ' ', (size_t)(end + 1 - mark));
    }
}

static char *load_file(const struct draw_pictures *pictures, const char *name, size_t *bytes)
{
    char path[PATH_BYTES];
    const char *ending = strstr(name, floor_ending);
    int name_bytes = ending ? (int)(ending - name) : (int)strlen(name);
    int length = snprintf(path, sizeof path, "%s/%.*s.svg", pictures->asset_dir, name_bytes, name);
    if (length < 0 || length >= (int)sizeof path)
        return NULL;
    char *svg = SDL_LoadFile(path, bytes);
    if (svg && ending)
        take_board_away(svg);
    return svg;
}

// The drawings say their size in the first element: width="360" height="600".
static bool read_size(const char *svg, struct natural *natural)
{
    const char *end = strchr(svg, '>');
    const char *width = strstr(svg, " width=\"");
    const char *height = strstr(svg, " height=\"");
    if (!end || !width || !height || width > end || height > end)
        return false;
    float w = strtof(width + 8, NULL);
    float h = strtof(height + 9, NULL);
    if (!(w >= 1 && w <= 10000 && h >= 1 && h <= 10000))
        return false;
    natural->width = w;
    natural->height = h;
    return true;
}

static const struct natural *natural_size(struct draw_pictures *pictures, const char *name)
{
    for (int i = 0; i < pictures->natural_count; i++) {
        if (strcmp(pictures->naturals[i].name, name) == 0)
            return &pictures->naturals[i];
    }
    if (pictures->natural_count == PICTURE_COUNT || strlen(name) >= NAME_BYTES)
        return NULL;
    struct natural *natural = &pictures->naturals[pictures->natural_count++];
    memcpy(natural->name, name, strlen(name) + 1);
    size_t bytes = 0;
    char *svg = load_file(pictures, name, &bytes);
    if (!svg || !read_size(svg, natural))
        log_warning("drawing %s/%s.svg cannot be loaded", pictures->asset_dir, name);
    SDL_free(svg);
    return natural;
}

bool draw_svg_size(struct draw_canvas *canvas, const char *name, float *width, float *height)
{
    const struct natural *natural = natural_size(canvas->pictures, name);
    if (!natural || natural->width <= 0)
        return false;
    *width = natural->width;
    *height = natural->height;
    return true;
}

// SDL_image keeps the shape, so one side may come a px short of what was asked: that stays empty.
static void take_pixels(struct draw_surface *surface, SDL_Surface *from)
{
    int width = from->w < surface->width_px ? from->w : surface->width_px;
    int height = from->h < surface->height_px ? from->h : surface->height_px;
    for (int y = 0; y < height; y++) {
        const uint32_t *row = (const uint32_t *)((const char *)from->pixels + y * from->pitch);
        uint32_t *to = surface->pixels + (size_t)y * (size_t)surface->width_px;
        for (int x = 0; x < width; x++) {
            struct draw_color color = draw_color_hex(row[x] & 0xFFFFFFu);
            color.a = (uint8_t)(row[x] >> 24);
            to[x] = draw_pixel_premultiply(color);
        }
    }
}

static bool rasterise(const char *svg, size_t bytes, int width_px, int height_px,
                      struct draw_surface *surface)
{
    SDL_RWops *file = SDL_RWFromConstMem(svg, (int)bytes);
    SDL_Surface *drawn = file ? IMG_LoadSizedSVG_RW(file, width_px, height_px) : NULL;
    SDL_RWclose(file);
    SDL_Surface *argb = drawn ? SDL_ConvertSurfaceFormat(drawn, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    bool done = argb && draw_surface_init(surface, width_px, height_px);
    if (done)
        take_pixels(surface, argb);
    SDL_FreeSurface(argb);
    SDL_FreeSurface(drawn);
    return done;
}

static bool load(const struct draw_pictures *pictures, const char *name, int width_px,
                 int height_px, struct draw_surface *surface)
{
    size_t bytes = 0;
    char *svg = load_file(pictures, name, &bytes);
    if (!svg)
        return false;
    struct draw_cache_key key = {pictures->cache_dir, draw_cache_hash(svg, bytes), width_px,
                                 height_px};
    bool done = key.dir && draw_cache_load(&key, surface);
    if (!done) {
        done = rasterise(svg, bytes, width_px, height_px, surface);
        if (done && key.dir)
            draw_cache_save(&key, surface);
    }
    SDL_free(svg);
    return done;
}

static bool to_mask(struct picture *picture)
{
    if (!draw_mask_init(&picture->mask, picture->surface.width_px, picture->surface.height_px))
        return false;
    size_t count = (size_t)picture->mask.width_px * (size_t)picture->mask.height_px;
    for (size_t i = 0; i < count; i++)
        picture->mask.coverage[i] = (uint8_t)(picture->surface.pixels[i] >> 24);
    draw_surface_finish(&picture->surface);
    return true;
}

static void mirror(struct draw_surface *surface)
{
    for (int y = 0; y < surface->height_px; y++) {
        uint32_t *row = surface->pixels + (size_t)y * (size_t)surface->width_px;
        for (int a = 0, b = surface->width_px - 1; a < b; a++, b--) {
            uint32_t kept = row[a];
            row[a] = row[b];
            row[b] = kept;
        }
    }
}

static size_t picture_bytes(const struct picture *picture)
{
    return (size_t)picture->width_px * (size_t)picture->height_px *
           (picture->kind == PICTURE_MASK ? 1 : 4);
}

// A free place; throws out the oldest until there is one and the whole stays in its budget.
static struct picture *free_place(struct draw_pictures *pictures)
{
    for (;;) {
        struct picture *oldest = NULL;
        struct picture *empty = NULL;
        size_t total = 0;
        for (int i = 0; i < PICTURE_COUNT; i++) {
            struct picture *picture = &pictures->pictures[i];
            total += picture_bytes(picture);
            if (!picture->name[0])
                empty = picture;
            else if (!oldest || picture->used < oldest->used)
                oldest = picture;
        }
        if (empty && (total <= bytes_kept || !oldest))
            return empty;
        picture_drop(oldest);
    }
}

static const struct picture *get(struct draw_pictures *pictures, const char *name,
                                 enum picture_kind kind, int width_px, int height_px)
{
    for (int i = 0; i < PICTURE_COUNT; i++) {
        struct picture *kept = &pictures->pictures[i];
        if (kept->name[0] && kept->kind == kind && kept->width_px == width_px &&
            kept->height_px == height_px && strcmp(kept->name, name) == 0) {
            kept->used = ++pictures->clock;
            return kept;
        }
    }
    struct picture *picture = free_place(pictures);
    memcpy(picture->name, name, strlen(name) + 1);
    picture->kind = kind;
    picture->width_px = width_px;
    picture->height_px = height_px;
    picture->used = ++pictures->clock;
    bool loaded = load(pictures, name, width_px, height_px, &picture->surface);
    if (loaded && kind == PICTURE_MIRRORED)
        mirror(&picture->surface);
    if (loaded && kind == PICTURE_MASK)
        loaded = to_mask(picture);
    if (!loaded)
        log_warning("drawing %s cannot be shown", name);
    return picture;
}

struct place {
    int left;
    int top;
    int width_px;
    int height_px;
};

static bool place_inside(struct draw_canvas *canvas, const char *name, struct draw_rect rect,
                         struct place *place)
{
    float width = 0, height = 0;
    if (!draw_svg_size(canvas, name, &width, &height))
        return false;
    float scale = fminf(rect.w / width, rect.h / height) * canvas->scale;
    place->width_px = (int)lrintf(width * scale);
    place->height_px = (int)lrintf(height * scale);
    float middle_x = draw_canvas_px_x(canvas, rect.x + rect.w / 2);
    float middle_y = draw_canvas_px_y(canvas, rect.y + rect.h / 2);
    place->left = (int)lrintf(middle_x - (float)place->width_px / 2);
    place->top = (int)lrintf(middle_y - (float)place->height_px / 2);
    return place->width_px > 0 && place->height_px > 0;
}

static void draw_kind(struct draw_canvas *canvas, const char *name, struct draw_rect rect,
                      enum picture_kind kind)
{
    struct place place;
    if (!place_inside(canvas, name, rect, &place))
        return;
    const struct picture *picture =
        get(canvas->pictures, name, kind, place.width_px, place.height_px);
    if (picture->surface.pixels)
        draw_canvas_blit(canvas, &picture->surface, place.left, place.top, 1);
}

void draw_svg(struct draw_canvas *canvas, const char *name, struct draw_rect rect)
{
    draw_kind(canvas, name, rect, PICTURE_COLORED);
}

void draw_svg_mirrored(struct draw_canvas *canvas, const char *name, struct draw_rect rect)
{
    draw_kind(canvas, name, rect, PICTURE_MIRRORED);
}

void draw_icon(struct draw_canvas *canvas, const char *name, struct draw_point centre, float height,
               struct draw_color color)
{
    char path[NAME_BYTES];
    struct place place;
    int length = snprintf(path, sizeof path, "icons/%s", name);
    if (length < 0 || length >= (int)sizeof path)
        return;
    struct draw_rect rect = {centre.x - height, centre.y - height / 2, height * 2, height};
    if (!place_inside(canvas, path, rect, &place))
        return;
    const struct picture *picture =
        get(canvas->pictures, path, PICTURE_MASK, place.width_px, place.height_px);
    if (picture->mask.coverage)
        draw_canvas_stamp(canvas, &picture->mask, place.left, place.top, color);
}
