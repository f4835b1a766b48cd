#include "game/draw/audit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const float side_margin = 96;
static const float top_margin = 44;
static const float lowest_baseline = 1036; // hints stand at 1032
static const float smallest_text = 36;
static const double lowest_contrast = 7.0;
static const double low_share_allowed = 0.02; // the odd smoothed pixel of an edge behind it

void draw_audit_start(struct draw_canvas *canvas, struct draw_audit *audit)
{
    memset(audit, 0, sizeof *audit);
    canvas->audit = audit;
}

void draw_audit_stop(struct draw_canvas *canvas)
{
    canvas->audit = NULL;
}

// The pixel that is seen at screen px (x, y): the sheets from the frame up to the present one.
static struct draw_color pixel_behind(const struct draw_canvas *canvas, int x, int y)
{
    uint32_t seen = 0xFF000000u;
    for (int i = 0; i < canvas->sheet_count; i++) {
        const struct draw_sheet *sheet = &canvas->sheets[i];
        int sx = x - sheet->left_px;
        int sy = y - sheet->top_px;
        if (sx < 0 || sy < 0 || sx >= sheet->surface->width_px || sy >= sheet->surface->height_px)
            continue;
        size_t at = (size_t)sy * (size_t)sheet->surface->width_px + (size_t)sx;
        seen = draw_pixel_over(seen, sheet->surface->pixels[at]);
    }
    return draw_color_hex(seen & 0xFFFFFFu);
}

static void sample_contrast(const struct draw_canvas *canvas, const struct draw_audit_note *note,
                            struct draw_audit_text *entry)
{
    const struct draw_mask *mask = note->mask;
    struct draw_color color = note->color;
    color.a = 255;
    long samples = 0, low = 0;
    entry->contrast = 21;
    for (int y = 0; y < mask->height_px; y++) {
        for (int x = y % 2; x < mask->width_px; x += 2) {
            if (!mask->coverage[(size_t)y * (size_t)mask->width_px + (size_t)x])
                continue;
            struct draw_color behind = pixel_behind(canvas, note->left_px + x, note->top_px + y);
            double contrast = draw_color_contrast(
                draw_color_mix(behind, color, (float)note->color.a / 255.0f), behind);
            samples++;
            low += contrast < lowest_contrast;
            entry->contrast = fmin(entry->contrast, contrast);
        }
    }
    entry->low_share = samples ? (double)low / (double)samples : 0;
}

void draw_audit_note_text(struct draw_canvas *canvas, const struct draw_audit_note *note)
{
    struct draw_audit *audit = canvas->audit;
    if (!audit || !note->mask->width_px)
        return;
    if (audit->text_count == DRAW_AUDIT_TEXT_COUNT) {
        audit->lost_count++;
        return;
    }
    struct draw_audit_text *entry = &audit->texts[audit->text_count++];
    size_t bytes = note->bytes < sizeof entry->text ? note->bytes : sizeof entry->text - 1;
    memcpy(entry->text, note->text, bytes);
    entry->text[bytes] = 0;
    entry->size = (float)note->size_px / canvas->scale;
    entry->baseline = ((float)note->baseline_px - canvas->move_y_px) / canvas->scale;
    entry->area = (struct draw_rect){
        ((float)note->left_px - canvas->move_x_px) / canvas->scale,
        entry->baseline - 0.75f * entry->size,
        (float)note->mask->width_px / canvas->scale,
        0.85f * entry->size,
    };
    entry->opacity = (float)note->color.a / 255.0f;
    sample_contrast(canvas, note, entry);
}

void draw_audit_note_focus(struct draw_canvas *canvas, struct draw_rect rect)
{
    struct draw_audit *audit = canvas->audit;
    if (!audit)
        return;
    if (audit->focus_count < DRAW_AUDIT_FOCUS_COUNT)
        audit->focus[audit->focus_count++] = rect;
    else
        audit->lost_count++;
}

void draw_audit_note_unfit(struct draw_canvas *canvas)
{
    if (canvas->audit)
        canvas->audit->unfit_count++;
}

static int fault(FILE *out, const char *what, const struct draw_audit_text *text, double value)
{
    if (out)
        fprintf(out, "screen: \"%s\" at %.0f,%.0f: %s (%.1f)\n", text->text, (double)text->area.x,
                (double)text->baseline, what, value);
    return 1;
}

static bool outside_margins(struct draw_rect area)
{
    return area.x < side_margin - 3 || area.x + area.w > 1920 - side_margin + 3 ||
           area.y < top_margin;
}

static int check_text(const struct draw_audit *audit, int index, FILE *out)
{
    const struct draw_audit_text *text = &audit->texts[index];
    int faults = 0;
    if (text->size < smallest_text - 0.8f)
        faults += fault(out, "too small", text, (double)text->size);
    if (outside_margins(text->area) || text->baseline > lowest_baseline)
        faults +=
            fault(out, "outside the safe margins", text, (double)(text->area.x + text->area.w));
    if (text->low_share > low_share_allowed)
        faults += fault(out, "contrast below 7", text, text->contrast);
    for (int i = 0; i < index; i++) {
        if (draw_rect_overlaps(draw_rect_grow(text->area, -1), audit->texts[i].area))
            faults += fault(out, audit->texts[i].text, text, 0);
    }
    return faults;
}

int draw_audit_run(const struct draw_audit *audit, void *out)
{
    int faults = audit->lost_count + audit->unfit_count;
    if (out && faults)
        fprintf(out, "screen: %d texts too long for their place, %d not recorded\n",
                audit->unfit_count, audit->lost_count);
    for (int i = 0; i < audit->text_count; i++)
        faults += check_text(audit, i, out);
    for (int i = 0; i < audit->focus_count; i++) {
        struct draw_rect focus = audit->focus[i];
        if (focus.x < side_margin - 1 || focus.x + focus.w > 1920 - side_margin + 1 ||
            focus.y < top_margin || focus.y + focus.h > 1080 - top_margin)
            faults++;
    }
    return faults;
}
