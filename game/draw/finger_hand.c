#include "game/draw/finger_hand.h"

#include <math.h>

#include "game/draw/palette.h"
#include "game/draw/shape.h"

// A right hand, thumb at the left: assets/art/hand-open.svg with its fingers spread a little more,
// so that each has a key of its own, and seen from the back.

struct bone {
    struct draw_point base;
    struct draw_point tip;
    float base_radius;
    float tip_radius;
};

static const struct bone bones[DRAW_FINGER_COUNT] = {
    {{-66, 62}, {-184, -44}, 38, 26},  {{-70, -60}, {-130, -216}, 32, 25},
    {{-18, -72}, {-34, -256}, 33, 26}, {{38, -62}, {68, -234}, 32, 25},
    {{80, -30}, {158, -156}, 28, 21},
};

static const char *const back_of_hand =
    "M-92,-70 C-80.7,-87.3 -58.7,-98 -40,-104 C-21.3,-110 -1.3,-110.3 20,-106 "
    "C41.3,-101.7 75,-94 88,-78 C101,-62 110,-34.7 108,-10 C106,16 98,40 86,66 "
    "C76,88 66,110 64,140 L66,210 L-66,210 L-64,150 C-66,128 -82,112 -92,84 "
    "C-102,56 -108,23.3 -108,0 C-108,-23.3 -103.3,-52.7 -92,-70 Z";
static const char *const sleeve = "M-74,152 C-40,162 40,162 74,152 L92,420 L-92,420 Z";
static const char *const cuff =
    "M-80,150 C-80,140 -72,138 -66,140 C-30,150 30,150 66,140 C74,138 80,142 80,150 "
    "C80,158 76,164 70,166 C30,176 -30,176 -70,166 C-76,164 -80,158 -80,150 Z";
static const char *const knuckles =
    "M-80,-66 C-72,-74 -60,-78 -50,-78 M-26,-82 C-18,-88 -4,-88 4,-84 "
    "M32,-76 C40,-80 52,-76 58,-70 M76,-44 C84,-46 92,-40 96,-32";

static const struct draw_color skin = DRAW_HEX(0xD8A27C);
static const struct draw_color shade = DRAW_HEX(0xB97F5C);
static const struct draw_color nail = DRAW_HEX(0xF0CFB4);
static const struct draw_color cloth = DRAW_HEX(0x2E7D7A);
static const struct draw_color cloth_shade = DRAW_HEX(0x226260);

struct pencil {
    struct draw_canvas *canvas;
    const struct draw_finger_hand *hand;
    struct draw_transform place;
    bool contrast;
};

static struct draw_transform place_of(const struct draw_finger_hand *hand)
{
    struct draw_transform place = draw_transform_make(hand->at, hand->scale, 0.0f);
    if (hand->left_hand)
        place.xx = -place.xx;
    return place;
}

static struct draw_point along(const struct bone *bone, float share)
{
    return (struct draw_point){bone->base.x + (bone->tip.x - bone->base.x) * share,
                               bone->base.y + (bone->tip.y - bone->base.y) * share};
}

static struct draw_point beyond(const struct bone *bone, float by)
{
    float length = hypotf(bone->tip.x - bone->base.x, bone->tip.y - bone->base.y);
    return along(bone, 1.0f + by / length);
}

struct draw_point draw_finger_tip(const struct draw_finger_hand *hand, int finger)
{
    struct draw_transform place = place_of(hand);
    return draw_transform_apply(&place, bones[finger].tip);
}

struct draw_point draw_finger_key(const struct draw_finger_hand *hand, int finger)
{
    struct draw_transform place = place_of(hand);
    return draw_transform_apply(&place, beyond(&bones[finger], 52.0f));
}

enum { CAPSULE_ARC = 14, CAPSULE_POINTS = 2 * (CAPSULE_ARC + 1) };

// The outline round two discs, in design px.
static void capsule(const struct pencil *pencil, const struct bone *bone, float grow,
                    struct draw_point by, struct draw_point *points)
{
    float dx = bone->tip.x - bone->base.x, dy = bone->tip.y - bone->base.y;
    float along_rad = atan2f(dy, dx);
    float open = acosf((bone->base_radius - bone->tip_radius) / hypotf(dx, dy));
    for (int i = 0; i <= CAPSULE_ARC; i++) {
        float share = (float)i / (float)CAPSULE_ARC;
        float tip = along_rad - open + 2.0f * open * share;
        float base = along_rad + open + 2.0f * (3.14159265f - open) * share;
        points[i] = (struct draw_point){
            bone->tip.x + by.x + (bone->tip_radius + grow) * cosf(tip),
            bone->tip.y + by.y + (bone->tip_radius + grow) * sinf(tip),
        };
        points[CAPSULE_ARC + 1 + i] = (struct draw_point){
            bone->base.x + by.x + (bone->base_radius + grow) * cosf(base),
            bone->base.y + by.y + (bone->base_radius + grow) * sinf(base),
        };
    }
    for (int i = 0; i < CAPSULE_POINTS; i++)
        points[i] = draw_transform_apply(&pencil->place, points[i]);
}

static void fill_capsule(const struct pencil *pencil, const struct bone *bone, float grow,
                         struct draw_point by, struct draw_color color)
{
    struct draw_point points[CAPSULE_POINTS];
    capsule(pencil, bone, grow, by, points);
    draw_fill_polygon(pencil->canvas, points, CAPSULE_POINTS, color);
}

// The outermost part of a finger, as wide as its nail.
static void fingernail(const struct pencil *pencil, const struct bone *bone)
{
    struct bone at = *bone;
    at.base = along(bone, 0.93f);
    at.tip = along(bone, 1.02f);
    at.base_radius = 0.5f * bone->tip_radius;
    at.tip_radius = 0.56f * bone->tip_radius;
    fill_capsule(pencil, &at, 0.0f, (struct draw_point){0, 0},
                 pencil->contrast ? draw_canvas_color(pencil->canvas, DRAW_PAPER) : nail);
}

static void crease(const struct pencil *pencil, const struct bone *bone, float share,
                   struct draw_color color)
{
    float length = hypotf(bone->tip.x - bone->base.x, bone->tip.y - bone->base.y);
    float radius = bone->base_radius + (bone->tip_radius - bone->base_radius) * share;
    struct draw_point across = {-(bone->tip.y - bone->base.y) / length * 0.55f * radius,
                                (bone->tip.x - bone->base.x) / length * 0.55f * radius};
    struct draw_point middle = along(bone, share);
    struct draw_point low = along(bone, share - 4.0f / length);
    struct draw_point points[] = {{middle.x - across.x, middle.y - across.y},
                                  low,
                                  {middle.x + across.x, middle.y + across.y}};
    struct draw_stroke stroke = {.width = 4.0f * pencil->hand->scale};
    for (int i = 0; i < 3; i++)
        points[i] = draw_transform_apply(&pencil->place, points[i]);
    struct draw_path *path = &pencil->canvas->scratch[0];
    draw_path_clear(path);
    draw_path_add_smooth(path, points, 3);
    draw_path_draw(pencil->canvas, path, &stroke, color);
}

static void finger(const struct pencil *pencil, int number)
{
    struct bone bone = bones[number];
    bool lit = pencil->hand->lit >> number & 1u;
    struct draw_color ink = draw_canvas_color(pencil->canvas, DRAW_INK);
    struct draw_color lamp = draw_canvas_color(pencil->canvas, DRAW_LAMP);
    struct draw_point none = {0, 0};
    if (pencil->hand->pressed >> number & 1u)
        bone.tip = along(&bone, 0.9f);
    if (lit || pencil->contrast)
        fill_capsule(pencil, &bone, 6.5f, none, ink);
    else
        fill_capsule(pencil, &bone, 0.0f, (struct draw_point){4, 5}, shade);
    struct draw_color quiet =
        pencil->contrast ? draw_canvas_color(pencil->canvas, DRAW_PAPER) : skin;
    fill_capsule(pencil, &bone, 0.0f, none, lit ? lamp : quiet);
    fingernail(pencil, &bone);
    struct draw_color lines = lit                ? draw_canvas_color(pencil->canvas, DRAW_LAMP_EDGE)
                              : pencil->contrast ? ink
                                                 : shade;
    if (number == 0) {
        crease(pencil, &bone, 0.62f, lines);
        return;
    }
    crease(pencil, &bone, 0.42f, lines);
    crease(pencil, &bone, 0.72f, lines);
}

static void fill(const struct pencil *pencil, const char *path, struct draw_color color,
                 enum draw_token in_contrast)
{
    draw_fill_string(pencil->canvas, path, &pencil->place,
                     pencil->contrast ? draw_canvas_color(pencil->canvas, in_contrast) : color);
}

// High contrast: the white edge of hand and sleeve, below everything.
static void edges(const struct pencil *pencil)
{
    struct draw_stroke edge = {.width = 14.0f * pencil->hand->scale};
    struct draw_color ink = draw_canvas_color(pencil->canvas, DRAW_INK);
    draw_line_string(pencil->canvas, back_of_hand, &pencil->place, &edge, ink);
    draw_line_string(pencil->canvas, sleeve, &pencil->place, &edge, ink);
}

static void paint(const struct pencil *pencil)
{
    struct draw_stroke line = {.width = 5.0f * pencil->hand->scale};
    if (pencil->contrast)
        edges(pencil);
    for (int i = 0; i < DRAW_FINGER_COUNT; i++)
        finger(pencil, i);
    fill(pencil, back_of_hand, skin, DRAW_PAPER);
    if (!pencil->contrast)
        draw_line_string(pencil->canvas, knuckles, &pencil->place, &line,
                         draw_color_alpha(shade, 0.75f));
    fill(pencil, sleeve, cloth, DRAW_PAPER);
    fill(pencil, cuff, cloth_shade, DRAW_INK);
}

static struct draw_rect hand_area(const struct draw_finger_hand *hand)
{
    float half = 226.0f * hand->scale, above = 300.0f * hand->scale;
    return (struct draw_rect){hand->at.x - half, hand->at.y - above, 2.0f * half,
                              above + 424.0f * hand->scale};
}

void draw_finger_hand(struct draw_canvas *canvas, const struct draw_finger_hand *hand)
{
    struct pencil pencil = {canvas, hand, place_of(hand), draw_canvas_high_contrast(canvas)};
    struct draw_layer_key key = {hand->layer,
                                 (uint64_t)(hand->lit << 6 | hand->pressed << 1) + hand->left_hand,
                                 hand_area(hand), false};
    if (draw_layer_begin(canvas, &key)) {
        paint(&pencil);
        draw_layer_end(canvas);
    }
    draw_layer_show(canvas, hand->layer, (struct draw_point){0, 0}, 1.0f);
}
