#ifndef GAME_DRAW_FONT_H
#define GAME_DRAW_FONT_H

#include <stdbool.h>
#include <stddef.h>

#include "game/draw/surface.h"

/**
 * Letters as masks. Owns SDL_ttf and fontconfig: B612 first, then DejaVu Sans, then whatever
 * fontconfig knows for a letter neither has. A line is split where the font must change (SDL_ttf
 * 2.20 has no fallback of its own) and kept as one mask. Sizes in device px. Main thread only.
 */
struct draw_fonts;

/** Text of bytes length (not necessarily ended by 0) at px em height. */
struct draw_line {
    const char *text;
    size_t bytes;
    int size_px;
    bool bold;
};

struct draw_line_picture {
    struct draw_mask mask; // empty for blanks
    int baseline_px;       // from the mask's top
    int width_px;          // advance
};

/** NULL (logged) when there is no font at all or no memory. */
struct draw_fonts *draw_fonts_create(void);
void draw_fonts_destroy(struct draw_fonts *fonts);

/** Drops all sizes and masks (another screen size). NULL is allowed. */
void draw_fonts_forget(struct draw_fonts *fonts);

/** Owned by the cache and valid until the next call. NULL when memory is short. */
const struct draw_line_picture *draw_fonts_line(struct draw_fonts *fonts,
                                                const struct draw_line *line);

int draw_fonts_width(struct draw_fonts *fonts, const struct draw_line *line);

/** How many of the line's letters no font could show. */
int draw_fonts_missing(struct draw_fonts *fonts, const struct draw_line *line);

/**
 * One character from [text, text + bytes), bytes > 0; *used >= 1 says how many bytes it took.
 * 0xFFFD for bytes that are no UTF-8 (overlong forms, surrogates and values beyond 10FFFF too).
 */
unsigned draw_utf8_next(const char *text, size_t bytes, size_t *used);

#endif
