#include "tests/draw/view.h"

#include "game/draw/audit.h"
#include "tests/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const float step = 1.5f; // one pixel at 1280 x 720

int view_open(void **state)
{
    static struct draw_canvas canvas;
    *state = &canvas;
    return scenes_canvas_init(&canvas, VIEW_WIDTH_PX, VIEW_HEIGHT_PX, DRAW_THEME_DAY) ? 0 : -1;
}

int view_close(void **state)
{
    draw_canvas_finish(*state);
    return 0;
}

bool view_is_color(const struct draw_canvas *canvas, float x, float y, struct draw_color wanted)
{
    struct draw_color color = draw_canvas_pixel(canvas, (struct draw_point){x, y});
    return abs(color.r - wanted.r) < 12 && abs(color.g - wanted.g) < 12 &&
           abs(color.b - wanted.b) < 12;
}

// *middle only where the count is not 0.
static int find_color(const struct draw_canvas *canvas, struct draw_rect area,
                      struct draw_color wanted, struct draw_point *middle)
{
    double x_sum = 0.0, y_sum = 0.0;
    int count = 0;
    for (float y = area.y; y < area.y + area.h; y += step) {
        for (float x = area.x; x < area.x + area.w; x += step) {
            if (!view_is_color(canvas, x, y, wanted))
                continue;
            x_sum += (double)x;
            y_sum += (double)y;
            count++;
        }
    }
    if (count)
        *middle = (struct draw_point){(float)(x_sum / count), (float)(y_sum / count)};
    return count;
}

int view_count_color(const struct draw_canvas *canvas, struct draw_rect area,
                     struct draw_color wanted)
{
    struct draw_point middle;
    return find_color(canvas, area, wanted, &middle);
}

struct draw_point view_middle_of(const struct draw_canvas *canvas, struct draw_rect area,
                                 struct draw_color wanted)
{
    struct draw_point middle = {0.0f, 0.0f};
    assert_true(find_color(canvas, area, wanted, &middle) > 40);
    return middle;
}

double view_ring_front(const struct draw_canvas *canvas, struct draw_color wanted)
{
    int lit = 0;
    for (int i = 0; i < 360; i++) {
        float angle = ((float)i + 0.5f) / 360.0f * 3.14159265f;
        float x = 960.0f + 404.0f * cosf(angle);
        float y = 762.0f + 124.0f * sinf(angle);
        lit += view_is_color(canvas, x, y, wanted);
    }
    return lit / 360.0;
}

double view_brightness(const struct draw_canvas *canvas)
{
    double sum = 0.0, count = 0.0;
    for (float y = 10.0f; y < 1070.0f; y += 10.0f) {
        for (float x = 860.0f; x < 1910.0f; x += 10.0f) {
            struct draw_color color = draw_canvas_pixel(canvas, (struct draw_point){x, y});
            sum += (color.r + color.g + color.b) / 3.0;
            count += 1.0;
        }
    }
    return sum / count;
}

void view_take(struct view_picture *picture, const struct draw_canvas *canvas)
{
    memcpy(picture->pixels, canvas->frame.pixels, sizeof picture->pixels);
}

bool view_same(const struct view_picture *a, const struct view_picture *b)
{
    return memcmp(a->pixels, b->pixels, sizeof a->pixels) == 0;
}

bool view_unchanged(const struct view_picture *picture, const struct draw_canvas *canvas)
{
    return memcmp(picture->pixels, canvas->frame.pixels, sizeof picture->pixels) == 0;
}

static int faults_of(struct draw_canvas *canvas, const struct scenes_page *page, int least_texts)
{
    static struct draw_audit audit;
    draw_audit_start(canvas, &audit);
    draw_frame_begin(canvas);
    page->draw(canvas);
    draw_frame_end(canvas);
    draw_audit_stop(canvas);
    return draw_audit_run(&audit, stderr) + (audit.text_count < least_texts);
}

void view_check_words(const struct scenes_page *pages, enum draw_theme theme, int text_percent,
                      int least_texts)
{
    static struct draw_canvas canvas;
    int faulty = 0;
    assert_true(scenes_canvas_init(&canvas, 1920, 1080, theme));
    draw_canvas_restyle(&canvas, theme, text_percent);
    for (const struct scenes_page *page = pages; page->name; page++) {
        if (faults_of(&canvas, page, least_texts) == 0)
            continue;
        fprintf(stderr, "page %s at %d %%\n", page->name, text_percent);
        faulty++;
    }
    draw_canvas_finish(&canvas);
    assert_int_equal(faulty, 0);
}
