#include "game/draw/raster.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// A run of cells without an edge has one coverage and is filled at once. Sixteen cells: short
// enough for the slopes of a sail, long enough that the sea costs little more than a memset.
enum { RUN_PX = 16, BAND_PX = 32 };

struct band {
    struct draw_raster *raster;
    int left; // px of the surface at cell 0
    int width;
    int top;
    int bottom;
    int stride;      // cells a row
    int flag_stride; // flags a row
};

struct draw_paint draw_paint_plain(struct draw_color color)
{
    return (struct draw_paint){1, {0}, {color}};
}

static int runs_for(int width_px)
{
    return (width_px + RUN_PX) / RUN_PX + 1;
}

bool draw_raster_init(struct draw_raster *raster, int width_px)
{
    *raster = (struct draw_raster){0};
    size_t runs = (size_t)runs_for(width_px);
    raster->cells = calloc(runs * RUN_PX * BAND_PX, sizeof(float));
    raster->touched = calloc(runs * BAND_PX, 1);
    raster->width_px = width_px;
    if (raster->cells && raster->touched)
        return true;
    draw_raster_finish(raster);
    return false;
}

void draw_raster_finish(struct draw_raster *raster)
{
    free(raster->cells);
    free(raster->touched);
    *raster = (struct draw_raster){0};
}

static void add_area(struct band *band, int row, int cell, float area, float share)
{
    float *cells = band->raster->cells + (size_t)row * (size_t)band->stride + cell;
    unsigned char *flags = band->raster->touched + (size_t)row * (size_t)band->flag_stride;
    cells[0] += area * (1 - share);
    cells[1] += area * share;
    flags[cell / RUN_PX] = 1;
    flags[(cell + 1) / RUN_PX] = 1;
}

// One edge inside one row, x within the band: each cell it crosses takes its part of the height,
// split by where in the cell the edge lies on average.
static void add_row_edge(struct band *band, int row, float x0, float x1, float height)
{
    if (x0 > x1) {
        float swap = x0;
        x0 = x1;
        x1 = swap;
    }
    int first = (int)x0;
    int last = (int)x1;
    if (first == last) {
        add_area(band, row, first, height, (x0 + x1) / 2 - (float)first);
        return;
    }
    float per_px = height / (x1 - x0);
    for (int cell = first; cell <= last; cell++) {
        float a = cell == first ? x0 : (float)cell;
        float b = cell == last ? x1 : (float)(cell + 1);
        if (b > a)
            add_area(band, row, cell, per_px * (b - a), (a + b) / 2 - (float)cell);
    }
}

// x inside [0, width], y inside the band.
static void add_inner_edge(struct band *band, struct draw_point a, struct draw_point b,
                           float direction)
{
    float slope = (b.x - a.x) / (b.y - a.y);
    int row = (int)a.y;
    float limit = (float)band->width;
    float y = a.y;
    float x = a.x;
    while (y < b.y) {
        float next_y = fminf((float)(row + 1), b.y);
        float next_x = next_y >= b.y ? b.x : a.x + slope * (next_y - a.y);
        next_x = fminf(fmaxf(next_x, 0), limit);
        add_row_edge(band, row - band->top, x, next_x, direction * (next_y - y));
        y = next_y;
        x = next_x;
        row++;
    }
}

static struct draw_point at_x(struct draw_point a, struct draw_point b, float x)
{
    float t = (x - a.x) / (b.x - a.x);
    return (struct draw_point){x, fminf(fmaxf(a.y + (b.y - a.y) * t, a.y), b.y)};
}

// Left of the band an edge counts as if it stood on the band's left side (everything right of it
// is inside); right of the band it does not count. Splits the edge where it crosses either.
static void add_clipped_edge(struct band *band, struct draw_point a, struct draw_point b,
                             float direction)
{
    float right = (float)band->width;
    float stops[2] = {a.x < b.x ? 0.0f : right, a.x < b.x ? right : 0.0f};
    struct draw_point from = a;
    for (int i = 0; i <= 2; i++) {
        bool crosses = i < 2 && (a.x < stops[i]) != (b.x < stops[i]);
        if (i < 2 && !crosses)
            continue;
        struct draw_point to = i < 2 ? at_x(a, b, stops[i]) : b;
        float middle = (from.x + to.x) / 2;
        if (to.y > from.y && middle < right) {
            struct draw_point p = {fminf(fmaxf(from.x, 0), right), from.y};
            struct draw_point q = {fminf(fmaxf(to.x, 0), right), to.y};
            add_inner_edge(band, p, q, direction);
        }
        from = to;
    }
}

static void add_edge(struct band *band, struct draw_point a, struct draw_point b)
{
    float direction = 1;
    if (a.y > b.y) {
        struct draw_point swap = a;
        a = b;
        b = swap;
        direction = -1;
    }
    float top = (float)band->top;
    float bottom = (float)band->bottom;
    if (a.y == b.y || b.y <= top || a.y >= bottom)
        return;
    struct draw_point p = a;
    struct draw_point q = b;
    float slope = (b.x - a.x) / (b.y - a.y);
    if (a.y < top)
        p = (struct draw_point){a.x + slope * (top - a.y), top};
    if (b.y > bottom)
        q = (struct draw_point){a.x + slope * (bottom - a.y), bottom};
    add_clipped_edge(band, p, q, direction);
}

static struct draw_point map_point(const struct band *band, const struct draw_mapping *mapping,
                                   struct draw_point point)
{
    return (struct draw_point){
        point.x * mapping->scale + mapping->move_x_px - (float)band->left,
        point.y * mapping->scale + mapping->move_y_px,
    };
}

static void add_path(struct band *band, const struct draw_mapping *mapping,
                     const struct draw_path *path)
{
    for (int c = 0; c < path->contour_count; c++) {
        const struct draw_path_contour *contour = &path->contours[c];
        if (contour->count < 2)
            continue;
        const struct draw_point *points = path->points + contour->first;
        struct draw_point before = map_point(band, mapping, points[contour->count - 1]);
        for (int i = 0; i < contour->count; i++) {
            struct draw_point at = map_point(band, mapping, points[i]);
            add_edge(band, before, at);
            before = at;
        }
    }
}

static uint32_t coverage_of(float sum)
{
    float covered = fabsf(sum) * 256.0f + 0.5f;
    return covered >= 256.0f ? 256u : (uint32_t)covered;
}

static void shade_row(struct band *band, int row, uint32_t *pixels, uint32_t source)
{
    float *cells = band->raster->cells + (size_t)row * (size_t)band->stride;
    unsigned char *flags = band->raster->touched + (size_t)row * (size_t)band->flag_stride;
    float sum = 0;
    for (int run = 0; run * RUN_PX <= band->width; run++) {
        int first = run * RUN_PX;
        int end = first + RUN_PX < band->width ? first + RUN_PX : band->width;
        if (!flags[run]) {
            uint32_t coverage = coverage_of(sum);
            if (coverage)
                draw_pixels_over(pixels + first, end - first, draw_pixel_scale(source, coverage));
            continue;
        }
        for (int i = first; i < end; i++) {
            sum += cells[i];
            uint32_t coverage = coverage_of(sum);
            if (coverage)
                pixels[i] = draw_pixel_over(pixels[i], draw_pixel_scale(source, coverage));
        }
        memset(cells + first, 0, RUN_PX * sizeof(float));
        flags[run] = 0;
    }
}

static struct draw_color paint_at(const struct draw_paint *paint, float y)
{
    int last = paint->stop_count - 1;
    if (last == 0 || y <= paint->y[0])
        return paint->colors[0];
    for (int i = 0; i < last; i++) {
        if (y < paint->y[i + 1])
            return draw_color_mix(paint->colors[i], paint->colors[i + 1],
                                  (y - paint->y[i]) / (paint->y[i + 1] - paint->y[i]));
    }
    return paint->colors[last];
}

static void shade_band(struct band *band, const struct draw_raster_target *target,
                       const struct draw_paint *paint)
{
    const struct draw_mapping *mapping = &target->mapping;
    uint32_t source = draw_pixel_premultiply(paint->colors[0]);
    for (int y = band->top; y < band->bottom; y++) {
        if (paint->stop_count > 1) {
            float unit = ((float)y + 0.5f - mapping->move_y_px) / mapping->scale;
            source = draw_pixel_premultiply(paint_at(paint, unit));
        }
        uint32_t *pixels =
            target->surface->pixels + (size_t)y * (size_t)target->surface->width_px + band->left;
        shade_row(band, y - band->top, pixels, source);
    }
}

// Where the path lies on the surface, cut to the clip. Empty for a path with a number that is none.
static struct draw_box path_box(const struct draw_raster_target *target,
                                const struct draw_path *path)
{
    struct draw_rect bounds = draw_path_bounds(path);
    const struct draw_mapping *mapping = &target->mapping;
    float left = bounds.x * mapping->scale + mapping->move_x_px;
    float top = bounds.y * mapping->scale + mapping->move_y_px;
    float right = left + bounds.w * mapping->scale;
    float bottom = top + bounds.h * mapping->scale;
    struct draw_box clip = target->clip;
    if (!(right > (float)clip.left && left < (float)clip.right && bottom > (float)clip.top &&
          top < (float)clip.bottom))
        return (struct draw_box){0, 0, 0, 0};
    struct draw_box box = {
        (int)floorf(fmaxf(left, (float)clip.left)),
        (int)floorf(fmaxf(top, (float)clip.top)),
        (int)ceilf(fminf(right, (float)clip.right)),
        (int)ceilf(fminf(bottom, (float)clip.bottom)),
    };
    return draw_box_intersect(box, clip);
}

static bool all_finite(const struct draw_path *path)
{
    for (int i = 0; i < path->point_count; i++) {
        if (!isfinite(path->points[i].x) || !isfinite(path->points[i].y))
            return false;
    }
    return true;
}

struct draw_box draw_raster_fill(struct draw_raster *raster,
                                 const struct draw_raster_target *target,
                                 const struct draw_path *path, const struct draw_paint *paint)
{
    struct draw_box nothing = {0, 0, 0, 0};
    if (!path->point_count || !all_finite(path))
        return nothing;
    struct draw_box box = path_box(target, path);
    if (draw_box_is_empty(box) || box.right - box.left > raster->width_px)
        return nothing;
    int runs = runs_for(box.right - box.left);
    struct band band = {raster, box.left, box.right - box.left, 0, 0, runs * RUN_PX, runs};
    for (int top = box.top; top < box.bottom; top += BAND_PX) {
        band.top = top;
        band.bottom = top + BAND_PX < box.bottom ? top + BAND_PX : box.bottom;
        add_path(&band, &target->mapping, path);
        shade_band(&band, target, paint);
    }
    return box;
}
