#include "game/draw/path.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

static const float flat_tolerance = 0.08f;

void draw_path_init(struct draw_path *path)
{
    *path = (struct draw_path){0};
}

void draw_path_finish(struct draw_path *path)
{
    free(path->points);
    free(path->contours);
    *path = (struct draw_path){0};
}

void draw_path_clear(struct draw_path *path)
{
    path->point_count = 0;
    path->contour_count = 0;
    path->out_of_memory = false;
}

static bool grow(void **items, int *capacity, int wanted, size_t item_size)
{
    if (wanted <= *capacity)
        return true;
    int bigger = *capacity ? *capacity * 2 : 64;
    while (bigger < wanted)
        bigger *= 2;
    void *moved = realloc(*items, (size_t)bigger * item_size);
    if (!moved)
        return false;
    *items = moved;
    *capacity = bigger;
    return true;
}

static void add_point(struct draw_path *path, struct draw_point point)
{
    void *points = path->points;
    bool fits = path->contour_count &&
                grow(&points, &path->point_capacity, path->point_count + 1, sizeof *path->points);
    path->points = points;
    if (!fits) {
        path->out_of_memory = true;
        return;
    }
    path->points[path->point_count++] = point;
    path->contours[path->contour_count - 1].count++;
}

void draw_path_move_to(struct draw_path *path, struct draw_point to)
{
    void *contours = path->contours;
    bool fits =
        grow(&contours, &path->contour_capacity, path->contour_count + 1, sizeof *path->contours);
    path->contours = contours;
    if (!fits) {
        path->out_of_memory = true;
        return;
    }
    path->contours[path->contour_count++] = (struct draw_path_contour){path->point_count, 0, false};
    add_point(path, to);
}

void draw_path_line_to(struct draw_path *path, struct draw_point to)
{
    if (!path->contour_count || path->contours[path->contour_count - 1].closed)
        draw_path_move_to(path, to);
    else
        add_point(path, to);
}

static struct draw_point last_point(const struct draw_path *path)
{
    return path->point_count ? path->points[path->point_count - 1] : (struct draw_point){0, 0};
}

static float bend(struct draw_point a, struct draw_point b, struct draw_point c)
{
    return hypotf(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y);
}

void draw_path_curve_to(struct draw_path *path, struct draw_point control_a,
                        struct draw_point control_b, struct draw_point to)
{
    struct draw_point from = last_point(path);
    float most = fmaxf(bend(from, control_a, control_b), bend(control_a, control_b, to));
    int steps = (int)ceilf(sqrtf(0.75f * most / flat_tolerance));
    steps = steps < 1 ? 1 : steps > 200 ? 200 : steps;
    for (int i = 1; i <= steps; i++) {
        float t = (float)i / (float)steps;
        float u = 1 - t;
        float k0 = u * u * u, k1 = 3 * u * u * t, k2 = 3 * u * t * t, k3 = t * t * t;
        struct draw_point at = {
            k0 * from.x + k1 * control_a.x + k2 * control_b.x + k3 * to.x,
            k0 * from.y + k1 * control_a.y + k2 * control_b.y + k3 * to.y,
        };
        draw_path_line_to(path, at);
    }
}

void draw_path_close(struct draw_path *path)
{
    if (path->contour_count)
        path->contours[path->contour_count - 1].closed = true;
}

struct reader {
    const char *at;
    bool failed;
};

static void skip_blanks(struct reader *reader)
{
    while (isspace((unsigned char)*reader->at) || *reader->at == ',')
        reader->at++;
}

static float read_number(struct reader *reader)
{
    skip_blanks(reader);
    char *end;
    float value = strtof(reader->at, &end);
    if (end == reader->at || !isfinite(value))
        reader->failed = true;
    reader->at = end;
    return value;
}

static struct draw_point read_point(struct reader *reader)
{
    float x = read_number(reader);
    float y = read_number(reader);
    return (struct draw_point){x, y};
}

static void read_cubic(struct reader *reader, struct draw_path *path)
{
    struct draw_point a = read_point(reader);
    struct draw_point b = read_point(reader);
    struct draw_point to = read_point(reader);
    if (!reader->failed)
        draw_path_curve_to(path, a, b, to);
}

static void read_quadratic(struct reader *reader, struct draw_path *path)
{
    struct draw_point from = last_point(path);
    struct draw_point c = read_point(reader);
    struct draw_point to = read_point(reader);
    struct draw_point a = {from.x + (c.x - from.x) * 2 / 3, from.y + (c.y - from.y) * 2 / 3};
    struct draw_point b = {to.x + (c.x - to.x) * 2 / 3, to.y + (c.y - to.y) * 2 / 3};
    if (!reader->failed)
        draw_path_curve_to(path, a, b, to);
}

static void read_straight(struct reader *reader, struct draw_path *path, char command)
{
    struct draw_point to = last_point(path);
    if (command == 'H')
        to.x = read_number(reader);
    else if (command == 'V')
        to.y = read_number(reader);
    else
        to = read_point(reader);
    if (reader->failed)
        return;
    if (command == 'M')
        draw_path_move_to(path, to);
    else
        draw_path_line_to(path, to);
}

static bool number_follows(struct reader *reader)
{
    skip_blanks(reader);
    char c = *reader->at;
    return isdigit((unsigned char)c) || c == '-' || c == '+' || c == '.';
}

static void read_command(struct reader *reader, struct draw_path *path, char command)
{
    switch (command) {
    case 'M':
    case 'L':
    case 'H':
    case 'V':
        read_straight(reader, path, command);
        break;
    case 'C':
        read_cubic(reader, path);
        break;
    case 'Q':
        read_quadratic(reader, path);
        break;
    default:
        reader->failed = true;
        break;
    }
}

bool draw_path_parse(struct draw_path *path, const char *text)
{
    struct reader reader = {text, false};
    char command = 0;
    for (;;) {
        if (number_follows(&reader)) {
            read_command(&reader, path, command);
            command = command == 'M' ? 'L' : command;
        } else if (!*reader.at) {
            return !path->out_of_memory;
        } else if (*reader.at == 'Z') {
            draw_path_close(path);
            command = 0;
            reader.at++;
        } else {
            command = *reader.at++;
            reader.failed = !number_follows(&reader) || (command != 'M' && !path->contour_count);
        }
        if (reader.failed)
            return false;
    }
}

void draw_path_add_points(struct draw_path *path, const struct draw_point *points, int count)
{
    for (int i = 0; i < count; i++) {
        if (i == 0)
            draw_path_move_to(path, points[i]);
        else
            draw_path_line_to(path, points[i]);
    }
}

void draw_path_add_smooth(struct draw_path *path, const struct draw_point *points, int count)
{
    if (count < 2)
        return;
    draw_path_move_to(path, points[0]);
    for (int i = 0; i + 1 < count; i++) {
        struct draw_point before = points[i > 0 ? i - 1 : 0];
        struct draw_point after = points[i + 2 < count ? i + 2 : count - 1];
        struct draw_point a = points[i];
        struct draw_point b = points[i + 1];
        struct draw_point leave = {a.x + (b.x - before.x) / 6, a.y + (b.y - before.y) / 6};
        struct draw_point arrive = {b.x - (after.x - a.x) / 6, b.y - (after.y - a.y) / 6};
        draw_path_curve_to(path, leave, arrive, b);
    }
}

static void arc_points(struct draw_path *path, const struct draw_arc *arc, bool starts)
{
    float span = arc->to_deg - arc->from_deg;
    float radius = fmaxf(fabsf(arc->radius_x), fabsf(arc->radius_y));
    float fine_deg = radius > 0 ? 114.6f * acosf(fmaxf(0.0f, 1 - flat_tolerance / radius)) : 90;
    int steps = (int)ceilf(fabsf(span) / fminf(fmaxf(fine_deg, 0.5f), radius > 40 ? 3.0f : 12.0f));
    steps = steps < 1 ? 1 : steps;
    for (int i = starts ? 0 : 1; i <= steps; i++) {
        float angle = (arc->from_deg + span * (float)i / (float)steps) * 3.14159265f / 180.0f;
        struct draw_point at = {arc->centre.x + arc->radius_x * cosf(angle),
                                arc->centre.y + arc->radius_y * sinf(angle)};
        if (starts && i == 0)
            draw_path_move_to(path, at);
        else
            draw_path_line_to(path, at);
    }
}

void draw_path_add_arc(struct draw_path *path, const struct draw_arc *arc)
{
    arc_points(path, arc, true);
}

void draw_path_add_ellipse(struct draw_path *path, struct draw_point centre, float radius_x,
                           float radius_y)
{
    struct draw_arc all = {centre, radius_x, radius_y, 0, 360};
    arc_points(path, &all, true);
    if (path->contour_count && path->contours[path->contour_count - 1].count > 1) {
        path->contours[path->contour_count - 1].count--;
        path->point_count--;
    }
    draw_path_close(path);
}

void draw_path_add_round_rect(struct draw_path *path, struct draw_rect rect, float radius)
{
    float r = fmaxf(0.0f, fminf(radius, fminf(rect.w, rect.h) / 2));
    float right = rect.x + rect.w;
    float bottom = rect.y + rect.h;
    draw_path_move_to(path, (struct draw_point){rect.x + rect.w / 2, rect.y});
    const struct draw_arc corners[4] = {
        {{right - r, rect.y + r}, r, r, -90, 0},
        {{right - r, bottom - r}, r, r, 0, 90},
        {{rect.x + r, bottom - r}, r, r, 90, 180},
        {{rect.x + r, rect.y + r}, r, r, 180, 270},
    };
    for (int i = 0; i < 4; i++) {
        draw_path_line_to(path, (struct draw_point){corners[i].centre.x + (i == 1   ? r
                                                                           : i == 3 ? -r
                                                                                    : 0),
                                                    corners[i].centre.y + (i == 0   ? -r
                                                                           : i == 2 ? r
                                                                                    : 0)});
        if (r > 0)
            arc_points(path, &corners[i], false);
    }
    draw_path_close(path);
}

void draw_path_add_path(struct draw_path *path, const struct draw_path *from,
                        const struct draw_transform *transform)
{
    for (int c = 0; c < from->contour_count; c++) {
        const struct draw_path_contour *contour = &from->contours[c];
        for (int i = 0; i < contour->count; i++) {
            struct draw_point at =
                draw_transform_apply(transform, from->points[contour->first + i]);
            if (i == 0)
                draw_path_move_to(path, at);
            else
                draw_path_line_to(path, at);
        }
        if (contour->closed)
            draw_path_close(path);
    }
}

static void clip_contour(struct draw_path *path, const struct draw_point *points, int count,
                         float limit)
{
    bool started = false;
    for (int i = 0; i < count; i++) {
        struct draw_point a = points[i];
        struct draw_point b = points[(i + 1) % count];
        struct draw_point cut = a;
        if ((a.y <= limit) != (b.y <= limit)) {
            cut.x = a.x + (b.x - a.x) * (limit - a.y) / (b.y - a.y);
            cut.y = limit;
        }
        const struct draw_point kept[2] = {a, cut};
        int first = a.y <= limit ? 0 : 1;
        int last = (a.y <= limit) != (b.y <= limit) ? 1 : 0;
        for (int k = first; k <= last; k++) {
            if (started)
                draw_path_line_to(path, kept[k]);
            else
                draw_path_move_to(path, kept[k]);
            started = true;
        }
    }
    if (started)
        draw_path_close(path);
}

void draw_path_add_clipped_above(struct draw_path *path, const struct draw_path *from, float limit)
{
    for (int c = 0; c < from->contour_count; c++)
        clip_contour(path, from->points + from->contours[c].first, from->contours[c].count, limit);
}

static float edge_length(struct draw_point a, struct draw_point b)
{
    return hypotf(b.x - a.x, b.y - a.y);
}

float draw_path_length(const struct draw_path *path)
{
    float length = 0;
    for (int c = 0; c < path->contour_count; c++) {
        const struct draw_path_contour *contour = &path->contours[c];
        const struct draw_point *points = path->points + contour->first;
        for (int i = 1; i < contour->count; i++)
            length += edge_length(points[i - 1], points[i]);
        if (contour->closed && contour->count > 1)
            length += edge_length(points[contour->count - 1], points[0]);
    }
    return length;
}

void draw_path_add_first_part(struct draw_path *path, const struct draw_path *from, float length)
{
    if (!from->contour_count || !(length > 0))
        return;
    const struct draw_path_contour *contour = &from->contours[0];
    const struct draw_point *points = from->points + contour->first;
    int edges = contour->closed ? contour->count : contour->count - 1;
    draw_path_move_to(path, points[0]);
    for (int i = 0; i < edges; i++) {
        struct draw_point a = points[i];
        struct draw_point b = points[(i + 1) % contour->count];
        float edge = edge_length(a, b);
        if (edge >= length) {
            float t = length / edge;
            draw_path_line_to(path,
                              (struct draw_point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
            return;
        }
        draw_path_line_to(path, b);
        length -= edge;
    }
}

struct draw_rect draw_path_bounds(const struct draw_path *path)
{
    if (!path->point_count)
        return (struct draw_rect){0, 0, 0, 0};
    struct draw_point low = path->points[0];
    struct draw_point high = low;
    for (int i = 1; i < path->point_count; i++) {
        low.x = fminf(low.x, path->points[i].x);
        low.y = fminf(low.y, path->points[i].y);
        high.x = fmaxf(high.x, path->points[i].x);
        high.y = fmaxf(high.y, path->points[i].y);
    }
    return (struct draw_rect){low.x, low.y, high.x - low.x, high.y - low.y};
}
