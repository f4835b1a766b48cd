#ifndef GAME_DRAW_AUDIT_H
#define GAME_DRAW_AUDIT_H

#include "game/draw/canvas.h"

/**
 * What a screen is checked for, whatever it shows (look/style.md 3, 4, 14): no text under 36 px,
 * every text and focus inside the safe margins, no two texts over each other, every text at least
 * 7 : 1 against the pixels it was laid on, no fitted text too long for its box.
 *
 * While a canvas has an audit nothing is taken from layers: all is drawn and so recorded.
 *
 *     draw_audit_start(&canvas, &audit);
 *     draw_frame_begin(&canvas); ...the screen... draw_frame_end(&canvas);
 *     draw_audit_stop(&canvas);
 *     int faults = draw_audit_run(&audit, stderr);
 */
enum {
    DRAW_AUDIT_TEXT_COUNT = 200,
    DRAW_AUDIT_FOCUS_COUNT = 16,
};

struct draw_audit_text {
    char text[80];         // its beginning
    struct draw_rect area; // top of the capitals to just below the baseline
    float baseline;
    float size;       // em in design px, as drawn
    double contrast;  // the worst pixel behind it
    double low_share; // share of the pixels behind it that are below 7 : 1
    float opacity;    // of the text's colour
};

struct draw_audit {
    struct draw_audit_text texts[DRAW_AUDIT_TEXT_COUNT];
    int text_count;
    struct draw_rect focus[DRAW_AUDIT_FOCUS_COUNT];
    int focus_count;
    int lost_count;  // records there was no place for
    int unfit_count; // fitted texts that did not fit
};

void draw_audit_start(struct draw_canvas *canvas, struct draw_audit *audit);
void draw_audit_stop(struct draw_canvas *canvas);

/** Number of faults; one line each into `out` (FILE *, may be NULL). */
int draw_audit_run(const struct draw_audit *audit, void *out);

// For the files of this room; nothing happens unless the canvas has an audit.

struct draw_audit_note {
    const char *text;
    size_t bytes;
    const struct draw_mask *mask;
    int left_px; // of the mask on the screen
    int top_px;
    int baseline_px;
    int size_px;
    struct draw_color color;
};

/** Before the text is laid down. */
void draw_audit_note_text(struct draw_canvas *canvas, const struct draw_audit_note *note);
void draw_audit_note_focus(struct draw_canvas *canvas, struct draw_rect rect);
void draw_audit_note_unfit(struct draw_canvas *canvas);

#endif
