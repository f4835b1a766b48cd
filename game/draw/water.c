#include "game/draw/water.h"

#include <math.h>

// The vessel is turned so that the surface is a horizontal cut; halving finds its height.

static struct draw_point turned(struct draw_point point, float turn_rad)
{
    float c = cosf(turn_rad), s = sinf(turn_rad);
    return (struct draw_point){point.x * c - point.y * s, point.x * s + point.y * c};
}

static float area(const struct draw_point *points, int count)
{
    double sum = 0.0;
    for (int i = 0; i < count; i++) {
        struct draw_point a = points[i], b = points[(i + 1) % count];
        sum += (double)a.x * (double)b.y - (double)b.x * (double)a.y;
    }
    return (float)fabs(sum / 2.0);
}

// The part with y >= level (below it, as seen).
static int cut(const struct draw_point *from, int count, float level, struct draw_point *to)
{
    int kept = 0;
    for (int i = 0; i < count && kept < DRAW_WATER_POINT_COUNT - 2; i++) {
        struct draw_point a = from[i], b = from[(i + 1) % count];
        if (a.y >= level)
            to[kept++] = a;
        if ((a.y >= level) != (b.y >= level))
            to[kept++] =
                (struct draw_point){a.x + (b.x - a.x) * (level - a.y) / (b.y - a.y), level};
    }
    return kept;
}

static float level_of(const struct draw_point *vessel, int count, float wanted)
{
    struct draw_point kept[DRAW_WATER_POINT_COUNT];
    float top = vessel[0].y, bottom = vessel[0].y;
    for (int i = 1; i < count; i++) {
        top = fminf(top, vessel[i].y);
        bottom = fmaxf(bottom, vessel[i].y);
    }
    for (int i = 0; i < 24; i++) {
        float middle = (top + bottom) / 2.0f;
        bool too_much = area(kept, cut(vessel, count, middle, kept)) > wanted;
        *(too_much ? &top : &bottom) = middle;
    }
    return (top + bottom) / 2.0f;
}

bool draw_water_in(const struct draw_point *vessel, int count, float share, float surface_deg,
                   struct draw_water *water)
{
    struct draw_point level_vessel[DRAW_WATER_POINT_COUNT];
    float turn = surface_deg * 3.14159265f / 180.0f;
    water->count = 0;
    if (!(share > 0.001f) || count < 3 || count > DRAW_WATER_POINT_COUNT - 8)
        return false;
    for (int i = 0; i < count; i++)
        level_vessel[i] = turned(vessel[i], -turn);
    float level = level_of(level_vessel, count, fminf(share, 1.0f) * area(vessel, count));
    water->count = cut(level_vessel, count, level, water->points);
    if (water->count < 3)
        return false;
    float left = INFINITY, right = -INFINITY;
    for (int i = 0; i < water->count; i++) {
        if (water->points[i].y <= level + 0.01f) {
            left = fminf(left, water->points[i].x);
            right = fmaxf(right, water->points[i].x);
        }
        water->points[i] = turned(water->points[i], turn);
    }
    water->left = turned((struct draw_point){left, level}, turn);
    water->right = turned((struct draw_point){right, level}, turn);
    return left <= right;
}
