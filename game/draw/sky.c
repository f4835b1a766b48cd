#include "game/draw/sky.h"

#include "game/draw/shape.h"

void draw_sky(struct draw_canvas *canvas, const struct draw_sky *sky)
{
    struct draw_rect area = {canvas->view.x, canvas->view.y, canvas->view.w,
                             sky->bottom_y - canvas->view.y};
    struct draw_paint paint = {.stop_count = 3};
    for (int i = 0; i < 3; i++) {
        paint.y[i] = sky->bottom_y * (float)i / 2.0f;
        paint.colors[i] = sky->stops[i];
    }
    draw_fill_gradient(canvas, area, &paint);
    if (sky->sun_radius <= 0.0f || sky->palette->lines_only)
        return;
    draw_fill_circle(canvas, sky->sun, sky->halo_radius,
                     draw_color_alpha(sky->palette->sun, sky->palette->halo_alpha));
    draw_fill_circle(canvas, sky->sun, sky->sun_radius, sky->palette->sun);
}

struct star {
    float x;
    float y;
    float radius;
    float alpha;
};

// Away from words: x < 860 as in picture 06, and a few in the far right.
static const struct star stars[] = {
    {354.5f, 153.6f, 2.5f, 0.75f}, {180.7f, 91.0f, 1.6f, 0.75f},  {302.4f, 4.5f, 2.4f, 0.38f},
    {365.2f, 72.6f, 1.5f, 0.58f},  {845.8f, 252.7f, 2.3f, 0.67f}, {605.3f, 68.9f, 1.9f, 0.39f},
    {1.0f, 62.9f, 3.0f, 0.58f},    {140.2f, 188.8f, 2.8f, 0.48f}, {351.0f, 46.2f, 3.0f, 0.76f},
    {479.0f, 56.9f, 2.7f, 0.82f},  {568.9f, 22.0f, 1.6f, 0.64f},  {809.2f, 31.2f, 1.5f, 0.83f},
    {226.5f, 73.9f, 1.6f, 0.38f},  {366.1f, 219.6f, 1.6f, 0.67f}, {58.0f, 240.0f, 2.0f, 0.5f},
    {1410.0f, 58.0f, 1.8f, 0.5f},  {1884.0f, 30.0f, 2.2f, 0.6f},  {1868.0f, 296.0f, 1.6f, 0.45f},
};

void draw_stars(struct draw_canvas *canvas, const struct draw_palette *palette)
{
    if (palette->lines_only)
        return;
    for (size_t i = 0; i < sizeof stars / sizeof *stars; i++)
        draw_fill_circle(canvas, (struct draw_point){stars[i].x, stars[i].y}, stars[i].radius,
                         draw_color_alpha(palette->sun, stars[i].alpha));
}

void draw_ridge(struct draw_canvas *canvas, const struct draw_ridge *ridge)
{
    float left = canvas->view.x - 10.0f;
    float right = canvas->view.x + canvas->view.w + 10.0f;
    struct draw_point first = ridge->points[0];
    struct draw_point last = ridge->points[ridge->count - 1];
    struct draw_path *path = &canvas->scratch[0];
    draw_path_clear(path);
    draw_path_add_smooth(path, ridge->points, ridge->count);
    if (ridge->to_right_edge && right > last.x) {
        draw_path_line_to(path, (struct draw_point){right, last.y});
        last.x = right;
    }
    draw_path_line_to(path, (struct draw_point){last.x, ridge->bottom_y});
    if (ridge->to_left_edge && left < first.x) {
        draw_path_line_to(path, (struct draw_point){left, ridge->bottom_y});
        draw_path_line_to(path, (struct draw_point){left, first.y});
    } else {
        draw_path_line_to(path, (struct draw_point){first.x, ridge->bottom_y});
    }
    draw_path_close(path);
    struct draw_paint paint = draw_paint_plain(ridge->color);
    draw_path_fill(canvas, path, &paint);
}
