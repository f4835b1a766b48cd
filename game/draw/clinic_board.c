#include "game/draw/clinic_board.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "game/draw/clinic_parts.h"
#include "game/draw/shape.h"
#include "game/draw/text.h"

static const struct draw_point board_centre = {571.25f, 469.9f};
static const struct draw_point lens_centre = {1470.0f, 400.0f};
static const float board_long_mm = 511.0f;
static const float board_short_mm = 316.0f;
static const float full_px_mm = 1.86f;
static const float lens_full_px_mm = 5.0f;
static const float lens_room_px = 176.0f; // radius the target ring may take in the lens

struct draw_color draw_clinic_color(const struct draw_canvas *canvas, enum draw_clinic_color color)
{
    static const uint32_t rgb[][2] = {
        [DRAW_CLINIC_PAGE] = {0xFFFFFF, 0x000000},  [DRAW_CLINIC_BOARD] = {0xF2F6F7, 0x000000},
        [DRAW_CLINIC_GRID] = {0xD3DBE0, 0x000000},  [DRAW_CLINIC_AXIS] = {0x8A9AA8, 0xFFFFFF},
        [DRAW_CLINIC_FOOT] = {0xD5DEE3, 0x000000},  [DRAW_CLINIC_RING] = {0x3E5266, 0xFFFFFF},
        [DRAW_CLINIC_LENS] = {0xF8FAFB, 0x000000},  [DRAW_CLINIC_LENS_GRID] = {0xDCE3E7, 0x000000},
        [DRAW_CLINIC_BAR] = {0xE4EAEE, 0x000000},   [DRAW_CLINIC_RULE] = {0xC4CFD6, 0xFFFFFF},
        [DRAW_CLINIC_STRIP] = {0x10243A, 0x000000},
    };
    return draw_color_hex(rgb[color][draw_canvas_high_contrast(canvas)]);
}

static float half_mm(float mm)
{
    return roundf(fminf(fmaxf(mm, -250.0f), 250.0f) * 2.0f) / 2.0f;
}

struct draw_clinic_frame draw_clinic_frame_of(const struct draw_level_model *model)
{
    const struct draw_level_clinic *clinic = &model->clinic;
    bool lengthwise = clinic->board_lengthwise;
    // Lengthwise the long side takes the height the short side has otherwise.
    float px_mm = lengthwise ? full_px_mm * board_short_mm / board_long_mm : full_px_mm;
    float w = (lengthwise ? board_short_mm : board_long_mm) * px_mm;
    float h = (lengthwise ? board_long_mm : board_short_mm) * px_mm;
    return (struct draw_clinic_frame){
        .board = {board_centre.x - w / 2.0f, board_centre.y - h / 2.0f, w, h},
        .board_px_mm = px_mm,
        .ring = {board_centre.x + half_mm(clinic->centre.ml_mm) * px_mm,
                 board_centre.y - half_mm(clinic->centre.ap_mm) * px_mm},
        .lens = lens_centre,
        .lens_px_mm = fminf(lens_full_px_mm, lens_room_px / model->ring_radius_mm),
        .feet = clinic->feet,
        .lengthwise = lengthwise,
    };
}

static void grid_line(struct draw_canvas *canvas, struct draw_point from, struct draw_point to,
                      struct draw_color color)
{
    struct draw_point points[] = {from, to};
    struct draw_stroke stroke = {.width = 3.0f, .flat_ends = true};
    draw_polyline(canvas, points, 2, &stroke, color);
}

static void board_grid(struct draw_canvas *canvas, const struct draw_clinic_frame *frame)
{
    const struct draw_rect *b = &frame->board;
    for (int mm = -250; mm <= 250; mm += 50) {
        struct draw_color color =
            draw_clinic_color(canvas, mm == 0 ? DRAW_CLINIC_AXIS : DRAW_CLINIC_GRID);
        float x = board_centre.x + (float)mm * frame->board_px_mm;
        float y = board_centre.y + (float)mm * frame->board_px_mm;
        if (x > b->x + 20.0f && x < b->x + b->w - 20.0f)
            grid_line(canvas, (struct draw_point){x, b->y + 10.0f},
                      (struct draw_point){x, b->y + b->h - 10.0f}, color);
        if (y > b->y + 20.0f && y < b->y + b->h - 20.0f)
            grid_line(canvas, (struct draw_point){b->x + 10.0f, y},
                      (struct draw_point){b->x + b->w - 10.0f, y}, color);
    }
}

static const char *const right_sole =
    "M0,0 C14.8,2.3 34.6,-3 45.7,-13.7 C56.7,-24.4 62.8,-44.9 66.2,-63.9 "
    "C69.6,-82.9 63.9,-102 66.2,-127.8 C68.5,-153.7 75.3,-191.8 79.9,-219.2 "
    "C84.5,-246.6 93.2,-270.1 93.6,-292.2 C94,-314.3 91.7,-337.1 82.2,-351.6 "
    "C72.7,-366 54.8,-372.9 36.5,-379 C18.3,-385.1 -9.1,-389.6 -27.4,-388.1 "
    "C-45.7,-386.6 -63.2,-382.8 -73.1,-369.8 C-82.9,-356.9 -87.9,-332.5 -86.8,-310.5 "
    "C-85.6,-288.4 -73.8,-260.3 -66.2,-237.4 C-58.6,-214.6 -43.4,-197.9 -41.1,-173.5 "
    "C-38.8,-149.2 -52.1,-115.7 -52.5,-91.3 C-52.9,-67 -52.1,-42.6 -43.4,-27.4 "
    "C-34.6,-12.2 -14.8,-2.3 0,0Z";
static const float sole_units_mm = 1.827f;

struct toe {
    float x;
    float y;
    float rx;
    float ry;
};

static const struct toe right_toes[] = {
    {-59.4f, -429.2f, 30.1f, 41.1f}, {0.0f, -442.9f, 22.8f, 32.0f},  {38.8f, -426.9f, 21.0f, 29.2f},
    {70.8f, -401.8f, 19.2f, 26.5f},  {97.3f, -367.6f, 17.4f, 23.7f},
};

struct foot {
    float heel_ml_mm;
    float heel_ap_mm;
    float turn_deg; // toes out is + for the right foot
    bool right;
};

static void foot(struct draw_canvas *canvas, const struct draw_clinic_frame *frame,
                 const struct foot *foot)
{
    struct draw_point heel = {board_centre.x + foot->heel_ml_mm * frame->board_px_mm,
                              board_centre.y - foot->heel_ap_mm * frame->board_px_mm};
    float scale = frame->board_px_mm / sole_units_mm;
    struct draw_transform place =
        draw_transform_make(heel, scale, foot->right ? foot->turn_deg : -foot->turn_deg);
    if (!foot->right) { // mirrored: the right foot's x runs the other way
        place.xx = -place.xx;
        place.yx = -place.yx;
    }
    struct draw_color color = draw_clinic_color(canvas, DRAW_CLINIC_FOOT);
    bool contrast = draw_canvas_high_contrast(canvas);
    struct draw_stroke edge = {.width = 4.0f};
    draw_fill_string(canvas, right_sole, &place, color);
    if (contrast)
        draw_line_string(canvas, right_sole, &place, &edge, draw_canvas_color(canvas, DRAW_INK));
    for (size_t i = 0; i < sizeof right_toes / sizeof *right_toes && !contrast; i++) {
        const struct toe *toe = &right_toes[i];
        struct draw_point at = draw_transform_apply(&place, (struct draw_point){toe->x, toe->y});
        draw_fill_ellipse(canvas, at, toe->rx * scale, toe->ry * scale, color);
    }
}

static void feet(struct draw_canvas *canvas, const struct draw_clinic_frame *frame)
{
    static const struct foot placed[][2] = {
        [DRAW_LEVEL_FEET_APART] = {{-92, -126.4f, 7, false}, {92, -126.4f, 7, true}},
        [DRAW_LEVEL_FEET_SEMI_LEFT_FRONT] = {{-50, -48.5f, 0, false}, {50, -208.5f, 0, true}},
        [DRAW_LEVEL_FEET_SEMI_RIGHT_FRONT] = {{-50, -208.5f, 0, false}, {50, -48.5f, 0, true}},
        [DRAW_LEVEL_FEET_TANDEM_LEFT_FRONT] = {{0, 1, 0, false}, {0, -253, 0, true}},
        [DRAW_LEVEL_FEET_TANDEM_RIGHT_FRONT] = {{0, -253, 0, false}, {0, 1, 0, true}},
        [DRAW_LEVEL_FEET_LEFT] = {{-92, -126.4f, 7, false}},
        [DRAW_LEVEL_FEET_RIGHT] = {{92, -126.4f, 7, true}},
    };
    if (frame->feet == DRAW_LEVEL_FEET_NONE)
        return;
    foot(canvas, frame, &placed[frame->feet][0]);
    if (frame->feet != DRAW_LEVEL_FEET_LEFT && frame->feet != DRAW_LEVEL_FEET_RIGHT)
        foot(canvas, frame, &placed[frame->feet][1]);
}

static void circle_line(struct draw_canvas *canvas, struct draw_point centre, float radius,
                        const struct draw_stroke *stroke, struct draw_color color)
{
    struct draw_arc all = {centre, radius, radius, 0.0f, 360.0f};
    draw_line_arc(canvas, &all, stroke, color);
}

// 20 mm solid, 35 mm dashed, 50 mm dotted.
static void rings(struct draw_canvas *canvas, struct draw_point centre, float px_mm, float room,
                  float solid_width)
{
    struct draw_stroke dashed = {.width = 5.0f, .dash = 14.0f, .gap = 12.0f};
    struct draw_stroke dotted = {.width = 6.0f, .dash = 1.0f, .gap = 14.0f};
    struct draw_color quiet = draw_clinic_color(canvas, DRAW_CLINIC_RING);
    draw_line_circle(canvas, centre, 20.0f * px_mm, solid_width,
                     draw_canvas_color(canvas, DRAW_INK));
    if (35.0f * px_mm < room)
        circle_line(canvas, centre, 35.0f * px_mm, &dashed, quiet);
    if (50.0f * px_mm < room)
        circle_line(canvas, centre, 50.0f * px_mm, &dotted, quiet);
}

static void board(struct draw_canvas *canvas, const struct draw_clinic_frame *frame)
{
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    draw_fill_round_rect(canvas, frame->board, 48.0f, draw_clinic_color(canvas, DRAW_CLINIC_BOARD));
    board_grid(canvas, frame);
    draw_line_round_rect(canvas, frame->board, 48.0f, 6.0f, ink);
    draw_clip_push(canvas, frame->board);
    feet(canvas, frame);
    draw_clip_pop(canvas);
    draw_fill_circle(canvas, frame->ring, 50.0f * frame->board_px_mm,
                     draw_color_alpha(draw_clinic_color(canvas, DRAW_CLINIC_PAGE), 0.55f));
    rings(canvas, frame->ring, frame->board_px_mm, 1000.0f, 6.0f);
}

static void lens_grid(struct draw_canvas *canvas, const struct draw_clinic_frame *frame)
{
    const float rim = DRAW_CLINIC_LENS_RADIUS - 6.0f;
    for (int mm = -80; mm <= 80; mm += 10) {
        float at = (float)mm * frame->lens_px_mm;
        if (fabsf(at) > rim - 30.0f)
            continue;
        float half = sqrtf(rim * rim - at * at);
        struct draw_point c = frame->lens;
        struct draw_color color =
            draw_clinic_color(canvas, mm == 0 ? DRAW_CLINIC_AXIS : DRAW_CLINIC_LENS_GRID);
        grid_line(canvas, (struct draw_point){c.x + at, c.y - half},
                  (struct draw_point){c.x + at, c.y + half}, color);
        grid_line(canvas, (struct draw_point){c.x - half, c.y + at},
                  (struct draw_point){c.x + half, c.y + at}, color);
    }
}

static void ring_label(struct draw_canvas *canvas, const struct draw_clinic_frame *frame, int mm,
                       struct draw_point direction, struct draw_point label)
{
    char line[16];
    float radius = (float)mm * frame->lens_px_mm;
    if (radius > DRAW_CLINIC_LENS_RADIUS - 14.0f)
        return;
    struct draw_text_style style = {DRAW_SIZE_FLOOR, DRAW_BOLD, DRAW_INK, DRAW_RIGHT};
    // Between the lens and the margin there is room for 115 %.
    style.size *= fminf(1.0f, 115.0f / (float)canvas->text_scale_percent);
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    struct draw_point on = {frame->lens.x + radius * direction.x,
                            frame->lens.y + radius * direction.y};
    snprintf(line, sizeof line, "%d mm", mm);
    label.x = fminf(label.x, 1824.0f - 12.0f - draw_text_width(canvas, line, &style));
    draw_line(canvas, on, label, 4.0f, ink);
    draw_fill_circle(canvas, on, 7.0f, ink);
    draw_text(canvas, line, (struct draw_point){1824.0f, label.y + 13.0f}, &style);
}

static void lens(struct draw_canvas *canvas, const struct draw_clinic_frame *frame)
{
    const float r = DRAW_CLINIC_LENS_RADIUS;
    float seen = r / frame->lens_px_mm * frame->board_px_mm; // its circle on the board
    struct draw_color axis = draw_clinic_color(canvas, DRAW_CLINIC_AXIS);
    for (int side = -1; side <= 1; side += 2) {
        float s = (float)side;
        draw_line(
            canvas,
            (struct draw_point){frame->ring.x + 0.627f * seen, frame->ring.y + 0.788f * s * seen},
            (struct draw_point){frame->lens.x - 0.8f * r, frame->lens.y + 0.6f * s * r}, 4.0f,
            axis);
    }
    draw_fill_circle(canvas, frame->lens, r, draw_clinic_color(canvas, DRAW_CLINIC_LENS));
    lens_grid(canvas, frame);
    draw_line_circle(canvas, frame->lens, r, 7.0f, draw_canvas_color(canvas, DRAW_INK));
    rings(canvas, frame->lens, frame->lens_px_mm, r - 6.0f, 7.0f);
    ring_label(canvas, frame, 20, (struct draw_point){0.9135f, -0.4067f},
               (struct draw_point){1690.0f, 308.0f});
    ring_label(canvas, frame, 35, (struct draw_point){0.9703f, 0.2419f},
               (struct draw_point){1690.0f, 456.0f});
}

static void scale(struct draw_canvas *canvas, const struct draw_clinic_frame *frame)
{
    char line[16];
    int end_mm = frame->lengthwise ? 100 : 200;
    struct draw_text_style style = {DRAW_SIZE_FLOOR, DRAW_REGULAR, DRAW_INK, DRAW_CENTRE};
    struct draw_color ink = draw_canvas_color(canvas, DRAW_INK);
    for (int mm = -end_mm; mm <= end_mm; mm += 50) {
        float x = board_centre.x + (float)mm * frame->board_px_mm;
        float y = mm % 100 == 0 ? 813.8f : 805.8f;
        draw_line(canvas, (struct draw_point){x, 793.8f}, (struct draw_point){x, y}, 5.0f, ink);
        if (mm % 100)
            continue;
        snprintf(line, sizeof line, "%d", abs(mm));
        draw_text(canvas, line, (struct draw_point){x, 855.8f}, &style);
    }
    float end = (float)end_mm * frame->board_px_mm;
    draw_line(canvas, (struct draw_point){board_centre.x - end, 793.8f},
              (struct draw_point){board_centre.x + end, 793.8f}, 5.0f, ink);
    style.align = DRAW_LEFT;
    float number_half = draw_text_width(canvas, frame->lengthwise ? "100" : "200", &style) / 2.0f;
    draw_text(canvas, "mm", (struct draw_point){board_centre.x + end + number_half + 12.0f, 855.8f},
              &style);
}

static void paint_still(struct draw_canvas *canvas, const struct draw_clinic_frame *frame)
{
    draw_clinic_page(canvas);
    board(canvas, frame);
    lens(canvas, frame);
    scale(canvas, frame);
    draw_line(canvas, (struct draw_point){1130.0f, 786.0f}, (struct draw_point){1824.0f, 786.0f},
              4.0f, draw_clinic_color(canvas, DRAW_CLINIC_RULE));
}

// The frame's numbers as one: half mm of the centre, the lens in thousandths, feet, board.
static uint64_t revision(const struct draw_clinic_frame *frame)
{
    uint64_t x =
        (uint64_t)lrintf((frame->ring.x - board_centre.x) / frame->board_px_mm * 2.0f + 1000.0f);
    uint64_t y =
        (uint64_t)lrintf((frame->ring.y - board_centre.y) / frame->board_px_mm * 2.0f + 1000.0f);
    uint64_t lens_scale = (uint64_t)lrintf(frame->lens_px_mm * 1000.0f);
    return (((x * 2048u + y) * 8192u + lens_scale) * 8u + (uint64_t)frame->feet) * 2u +
           frame->lengthwise;
}

void draw_clinic_still(struct draw_canvas *canvas, const struct draw_clinic_frame *frame)
{
    struct draw_layer_key key = {"level-clinic", revision(frame), canvas->view, true};
    if (draw_layer_begin(canvas, &key)) {
        paint_still(canvas, frame);
        draw_layer_end(canvas);
    }
    draw_layer_show(canvas, "level-clinic", (struct draw_point){0, 0}, 1.0f);
}
