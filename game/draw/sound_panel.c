#include "game/draw/sound_panel.h"

#include <math.h>

#include "game/draw/boat.h"
#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/widget.h"

static const float radius = 28;
static const float horizon = 0.52f;     // of the height
static const float waterline = 0.80f;   // of the boat
static const float boat_height = 0.66f; // masthead over waterline
static const float heel_full_deg = 16;

static const struct draw_palette *palette_of(const struct draw_canvas *canvas)
{
    return draw_palette_of(draw_canvas_high_contrast(canvas) ? DRAW_LIGHT_CONTRAST
                                                             : DRAW_LIGHT_NIGHT);
}

static void paint_night(struct draw_canvas *canvas, struct draw_rect area,
                        const struct draw_palette *palette)
{
    float sea = area.y + horizon * area.h;
    if (draw_canvas_high_contrast(canvas)) {
        draw_card(canvas, area, radius);
        return;
    }
    draw_fill_round_rect(canvas, area, radius, palette->sky[1]);
    draw_clip_push(canvas, (struct draw_rect){area.x, sea, area.w, area.y + area.h - sea});
    draw_fill_round_rect(canvas, area, radius, palette->bands[2]);
    draw_clip_pop(canvas);
    draw_clip_push(canvas, (struct draw_rect){area.x, sea + 0.18f * area.h, area.w, area.h});
    draw_fill_round_rect(canvas, area, radius, palette->bands[4]);
    draw_clip_pop(canvas);
}

static void paint_boat(struct draw_canvas *canvas, const struct draw_sound_panel *panel,
                       const struct draw_palette *palette)
{
    struct draw_rect area = panel->area;
    const struct draw_boat boat = {
        .palette = palette,
        .waterline = {area.x + (0.5f + 0.06f * panel->lean_right) * area.w,
                      area.y + (waterline - 0.06f * panel->lean_ahead) * area.h},
        .scale = boat_height * area.h / DRAW_BOAT_MAST,
        .heel_deg = heel_full_deg * panel->lean_right,
    };
    draw_boat_shadow(canvas, &boat);
    draw_boat(canvas, &boat);
    draw_boat_foam(canvas, &boat);
}

static void paint_bell(struct draw_canvas *canvas, struct draw_point at, float unit,
                       struct draw_color lamp)
{
    struct draw_transform place = draw_transform_make(at, unit, 0);
    draw_fill_string(canvas, "M-30,16 C-18,4 -22,-30 0,-32 C22,-30 18,4 30,16 Z", &place, lamp);
    draw_fill_circle(canvas, (struct draw_point){at.x, at.y + 24 * unit}, 8 * unit, lamp);
}

// Ahead and behind: the arcs stand over both sides alike.
static void paint_source(struct draw_canvas *canvas, const struct draw_sound_panel *panel,
                         float side)
{
    struct draw_rect area = panel->area;
    float unit = fminf(area.h / 560, area.w / 1000);
    float share = (1 + side * panel->sound_side) / 2; // equal power, as it is heard
    float loud = panel->sound_level * sinf(1.5707963f * share);
    struct draw_color lamp = draw_canvas_color(canvas, DRAW_LAMP);
    struct draw_point source = {area.x + (0.5f + side * 0.33f) * area.w,
                                area.y + (0.32f - 0.16f * panel->sound_height) * area.h};
    if (loud < 0.25f)
        return;
    struct draw_stroke stroke = {.width = 12 * unit};
    if (panel->bell)
        paint_bell(canvas, source, unit, lamp);
    else
        draw_fill_circle(canvas, source, 17 * unit, lamp);
    for (int i = 0; i < 3; i++) {
        float part = fminf(fmaxf(loud * 3 - (float)i, 0), 1);
        float r = (56 + 34 * (float)i) * unit;
        float middle_deg = side < 0 ? 180 : 0;
        struct draw_arc arc = {source, r, r, middle_deg - 42, middle_deg + 42};
        if (part > 0)
            draw_line_arc(canvas, &arc, &stroke, draw_color_alpha(lamp, part));
    }
}

static struct draw_point mark_at(struct draw_rect area, int side)
{
    static const struct draw_point places[DRAW_SOUND_SIDE_COUNT] = {
        [DRAW_SOUND_RIGHT] = {1, 0.5f},
        [DRAW_SOUND_LEFT] = {0, 0.5f},
        [DRAW_SOUND_AHEAD] = {0.5f, 0},
        [DRAW_SOUND_BEHIND] = {0.5f, 1},
    };
    const float inset = 54;
    return (struct draw_point){area.x + inset + places[side].x * (area.w - 2 * inset),
                               area.y + inset + places[side].y * (area.h - 2 * inset)};
}

// Done = filled with a check, now = large lamp disc with a thick edge, still to come = a ring.
static void paint_mark(struct draw_canvas *canvas, const struct draw_sound_panel *panel, int side)
{
    struct draw_point at = mark_at(panel->area, side);
    if (side < panel->asked) {
        draw_icon_disc(canvas, at, 30, "icon-check", DRAW_INK);
    } else if (side == panel->asked) {
        draw_fill_circle(canvas, at, 40, draw_canvas_color(canvas, DRAW_CREAM));
        draw_fill_circle(canvas, at, 29, draw_canvas_color(canvas, DRAW_LAMP));
    } else {
        draw_line_circle(canvas, at, 22, 6, draw_canvas_color(canvas, DRAW_CREAM));
    }
}

void draw_sound_panel(struct draw_canvas *canvas, const struct draw_sound_panel *panel)
{
    const struct draw_palette *palette = palette_of(canvas);
    paint_night(canvas, panel->area, palette);
    paint_boat(canvas, panel, palette);
    paint_source(canvas, panel, -1);
    paint_source(canvas, panel, 1);
    for (int side = 0; panel->asked >= 0 && side < DRAW_SOUND_SIDE_COUNT; side++)
        paint_mark(canvas, panel, side);
}
