#include "game/draw/font.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <SDL.h>
#include <SDL_ttf.h>
#include <fontconfig/fontconfig.h>

#include "game/base/log.h"

enum {
    FACE_COUNT = 6, // B612, DejaVu Sans and up to four found for single letters
    SIZE_COUNT = 48,
    LINE_COUNT = 512,
    WIDTH_COUNT = 2048,
    RUN_BYTES = 1024
};

struct face {
    void *data; // the whole file
    size_t bytes;
    char *path;
    long index; // in a collection
};

struct sized {
    TTF_Font *font;
    const struct face *face;
    int size_px;
    uint64_t used;
};

struct kept_line {
    struct draw_line_picture picture;
    char *text;
    size_t bytes;
    uint64_t hash;
    uint64_t used;
    int size_px;
    bool bold;
};

struct kept_width {
    uint64_t hash; // of text, size and weight; 0 = free
    int width_px;
};

struct draw_fonts {
    FcConfig *config;
    struct face faces[2][FACE_COUNT]; // [bold]
    int face_count[2];
    struct sized sizes[SIZE_COUNT];
    struct kept_line lines[LINE_COUNT];
    struct kept_width widths[WIDTH_COUNT];
    uint64_t clock; // grows with every use; the smallest is thrown out first
};

/** A stretch of the line that one font shows. */
struct run {
    const struct face *face;
    char text[RUN_BYTES];
    size_t bytes;
    int missing;
};

static bool face_load(struct face *face, const char *path, int index)
{
    size_t bytes = 0;
    void *data = SDL_LoadFile(path, &bytes);
    char *copy = strdup(path);
    if (!data || !copy) {
        log_warning("font %s cannot be read", path);
        SDL_free(data);
        free(copy);
        return false;
    }
    *face = (struct face){data, bytes, copy, index};
    return true;
}

static FcPattern *ask(const struct draw_fonts *fonts, const char *family, bool bold,
                      unsigned letter)
{
    FcPattern *wanted = FcPatternCreate();
    FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)family);
    FcPatternAddInteger(wanted, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(wanted, FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddBool(wanted, FC_SCALABLE, FcTrue);
    if (letter) {
        FcCharSet *letters = FcCharSetCreate();
        FcCharSetAddChar(letters, letter);
        FcPatternAddCharSet(wanted, FC_CHARSET, letters);
        FcCharSetDestroy(letters);
    }
    FcConfigSubstitute(fonts->config, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcResult result;
    FcPattern *found = FcFontMatch(fonts->config, wanted, &result);
    FcPatternDestroy(wanted);
    return found;
}

static bool face_known(const struct draw_fonts *fonts, bool bold, const char *path)
{
    for (int i = 0; i < fonts->face_count[bold]; i++) {
        if (strcmp(fonts->faces[bold][i].path, path) == 0)
            return true;
    }
    return false;
}

// Adds the best installed font for the family (and the letter, unless 0).
static bool add_face(struct draw_fonts *fonts, const char *family, bool bold, unsigned letter)
{
    if (fonts->face_count[bold] >= FACE_COUNT)
        return false;
    FcPattern *found = ask(fonts, family, bold, letter);
    FcChar8 *path = NULL;
    int index = 0;
    bool added = false;
    if (found && FcPatternGetString(found, FC_FILE, 0, &path) == FcResultMatch &&
        !face_known(fonts, bold, (const char *)path)) {
        FcPatternGetInteger(found, FC_INDEX, 0, &index);
        added = face_load(&fonts->faces[bold][fonts->face_count[bold]], (const char *)path,
                          index & 0xFFFF);
    }
    if (added)
        fonts->face_count[bold]++;
    if (found)
        FcPatternDestroy(found);
    return added;
}

struct draw_fonts *draw_fonts_create(void)
{
    struct draw_fonts *fonts = calloc(1, sizeof *fonts);
    if (!fonts)
        return NULL;
    if (TTF_Init() != 0) {
        log_error("fonts: %s", TTF_GetError());
        free(fonts);
        return NULL;
    }
    fonts->config = FcInitLoadConfigAndFonts();
    for (int bold = 0; bold < 2 && fonts->config; bold++) {
        add_face(fonts, "B612", bold, 0);
        add_face(fonts, "DejaVu Sans", bold, 0);
    }
    if (fonts->face_count[0] && fonts->face_count[1])
        return fonts;
    log_error("no font found; install fonts-b612 and fonts-dejavu-core");
    draw_fonts_destroy(fonts);
    return NULL;
}

static void line_drop(struct kept_line *line)
{
    draw_mask_finish(&line->picture.mask);
    free(line->text);
    *line = (struct kept_line){0};
}

void draw_fonts_forget(struct draw_fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < SIZE_COUNT; i++) {
        if (fonts->sizes[i].font)
            TTF_CloseFont(fonts->sizes[i].font);
        fonts->sizes[i] = (struct sized){0};
    }
    for (int i = 0; i < LINE_COUNT; i++)
        line_drop(&fonts->lines[i]);
    memset(fonts->widths, 0, sizeof fonts->widths);
}

void draw_fonts_destroy(struct draw_fonts *fonts)
{
    if (!fonts)
        return;
    draw_fonts_forget(fonts);
    for (int bold = 0; bold < 2; bold++) {
        for (int i = 0; i < fonts->face_count[bold]; i++) {
            SDL_free(fonts->faces[bold][i].data);
            free(fonts->faces[bold][i].path);
        }
    }
    if (fonts->config)
        FcConfigDestroy(fonts->config);
    TTF_Quit();
    free(fonts);
}

static TTF_Font *open_font(const struct face *face, int size_px)
{
    SDL_RWops *file = SDL_RWFromConstMem(face->data, (int)face->bytes);
    TTF_Font *font = file ? TTF_OpenFontIndexRW(file, 1, size_px, face->index) : NULL;
    if (!font) {
        log_warning("font %s at %d px: %s", face->path, size_px, TTF_GetError());
        return NULL;
    }
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    return font;
}

static TTF_Font *sized_font(struct draw_fonts *fonts, const struct face *face, int size_px)
{
    struct sized *oldest = &fonts->sizes[0];
    for (int i = 0; i < SIZE_COUNT; i++) {
        struct sized *sized = &fonts->sizes[i];
        if (sized->font && sized->face == face && sized->size_px == size_px) {
            sized->used = ++fonts->clock;
            return sized->font;
        }
        if (sized->used < oldest->used)
            oldest = sized;
    }
    TTF_Font *font = open_font(face, size_px);
    if (!font)
        return NULL;
    if (oldest->font)
        TTF_CloseFont(oldest->font);
    *oldest = (struct sized){font, face, size_px, ++fonts->clock};
    return font;
}

static const struct face *face_for(struct draw_fonts *fonts, const struct draw_line *line,
                                   unsigned letter)
{
    for (int tries = 0; tries < 2; tries++) {
        for (int i = 0; i < fonts->face_count[line->bold]; i++) {
            const struct face *face = &fonts->faces[line->bold][i];
            TTF_Font *font = sized_font(fonts, face, line->size_px);
            if (font && TTF_GlyphIsProvided32(font, letter))
                return face;
        }
        if (tries || !add_face(fonts, "sans-serif", line->bold, letter))
            return NULL;
    }
    return NULL;
}

static size_t utf8_put(unsigned letter, char out[4])
{
    if (letter < 0x80) {
        out[0] = (char)letter;
        return 1;
    }
    size_t bytes = letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
    for (size_t i = bytes - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (letter & 0x3F));
        letter >>= 6;
    }
    out[0] = (char)((0xF0 << (4 - bytes)) | letter);
    return bytes;
}

// Marks that belong to the letter before them stay in its font.
static bool clings(unsigned letter)
{
    return (letter >= 0x300 && letter <= 0x36F) || letter == 0x200D ||
           (letter >= 0xFE00 && letter <= 0xFE0F);
}

// The next run of the line from *at on; false at its end.
static bool next_run(struct draw_fonts *fonts, const struct draw_line *line, size_t *at,
                     struct run *run)
{
    run->face = NULL;
    run->bytes = 0;
    run->missing = 0;
    while (*at < line->bytes && run->bytes + 5 < sizeof run->text) {
        size_t used;
        unsigned letter = draw_utf8_next(line->text + *at, line->bytes - *at, &used);
        if (letter < 0x20 || letter == 0x7F)
            letter = ' ';
        const struct face *face =
            run->face && clings(letter) ? run->face : face_for(fonts, line, letter);
        if (!face) {
            letter = 0xFFFD;
            face = face_for(fonts, line, letter);
            run->missing++;
        }
        if (!face)
            face = &fonts->faces[line->bold][0];
        if (run->face && face != run->face) {
            if (letter == 0xFFFD)
                run->missing--;
            break;
        }
        run->face = face;
        run->bytes += utf8_put(letter, run->text + run->bytes);
        *at += used;
    }
    run->text[run->bytes] = 0;
    return run->bytes > 0;
}

static uint64_t line_hash(const struct draw_line *line)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < line->bytes; i++)
        hash = (hash ^ (unsigned char)line->text[i]) * 1099511628211u;
    hash = (hash ^ (uint64_t)line->size_px) * 1099511628211u;
    hash = (hash ^ (uint64_t)line->bold) * 1099511628211u;
    return hash ? hash : 1;
}

static int measure(struct draw_fonts *fonts, const struct draw_line *line)
{
    struct run run;
    int width = 0;
    for (size_t at = 0; next_run(fonts, line, &at, &run);) {
        TTF_Font *font = sized_font(fonts, run.face, line->size_px);
        int run_width = 0;
        if (font && TTF_SizeUTF8(font, run.text, &run_width, NULL) == 0)
            width += run_width;
    }
    return width;
}

int draw_fonts_width(struct draw_fonts *fonts, const struct draw_line *line)
{
    uint64_t hash = line_hash(line);
    struct kept_width *kept = &fonts->widths[hash % WIDTH_COUNT];
    if (kept->hash != hash)
        *kept = (struct kept_width){hash, measure(fonts, line)};
    return kept->width_px;
}

int draw_fonts_missing(struct draw_fonts *fonts, const struct draw_line *line)
{
    struct run run;
    int missing = 0;
    for (size_t at = 0; next_run(fonts, line, &at, &run);)
        missing += run.missing;
    return missing;
}

static void copy_coverage(struct draw_mask *mask, SDL_Surface *glyphs, int left, int top)
{
    if (SDL_MUSTLOCK(glyphs) && SDL_LockSurface(glyphs) != 0)
        return;
    for (int y = 0; y < glyphs->h; y++) {
        const uint32_t *from = (const uint32_t *)((const char *)glyphs->pixels + y * glyphs->pitch);
        int row = y + top;
        if (row < 0 || row >= mask->height_px)
            continue;
        uint8_t *to = mask->coverage + (size_t)row * (size_t)mask->width_px;
        for (int x = 0; x < glyphs->w && x + left < mask->width_px; x++) {
            unsigned sum = to[x + left] + (from[x] >> 24);
            to[x + left] = (uint8_t)(sum > 255 ? 255 : sum);
        }
    }
    if (SDL_MUSTLOCK(glyphs))
        SDL_UnlockSurface(glyphs);
}

static void paint_run(TTF_Font *font, const struct run *run, struct draw_line_picture *picture,
                      int pen)
{
    SDL_Color white = {255, 255, 255, 255};
    SDL_Surface *glyphs = TTF_RenderUTF8_Blended(font, run->text, white);
    if (!glyphs)
        return;
    if (glyphs->format->format == SDL_PIXELFORMAT_ARGB8888)
        copy_coverage(&picture->mask, glyphs, pen, picture->baseline_px - TTF_FontAscent(font));
    SDL_FreeSurface(glyphs);
}

static bool paint_line(struct draw_fonts *fonts, const struct draw_line *line,
                       struct draw_line_picture *picture)
{
    struct run run;
    int ascent = 0, descent = 0, width = 0;
    for (size_t at = 0; next_run(fonts, line, &at, &run);) {
        TTF_Font *font = sized_font(fonts, run.face, line->size_px);
        int run_width = 0;
        if (!font || TTF_SizeUTF8(font, run.text, &run_width, NULL) != 0)
            continue;
        width += run_width;
        ascent = SDL_max(ascent, TTF_FontAscent(font));
        descent = SDL_max(descent, TTF_FontHeight(font) - TTF_FontAscent(font));
    }
    *picture = (struct draw_line_picture){{0}, ascent, width};
    if (!width)
        return true;
    if (!draw_mask_init(&picture->mask, width, ascent + descent + 1))
        return false;
    int pen = 0;
    for (size_t at = 0; next_run(fonts, line, &at, &run);) {
        TTF_Font *font = sized_font(fonts, run.face, line->size_px);
        int run_width = 0;
        if (!font || TTF_SizeUTF8(font, run.text, &run_width, NULL) != 0)
            continue;
        paint_run(font, &run, picture, pen);
        pen += run_width;
    }
    return true;
}

static bool same_line(const struct kept_line *kept, const struct draw_line *line, uint64_t hash)
{
    return kept->text && kept->hash == hash && kept->size_px == line->size_px &&
           kept->bold == line->bold && kept->bytes == line->bytes &&
           memcmp(kept->text, line->text, line->bytes) == 0;
}

const struct draw_line_picture *draw_fonts_line(struct draw_fonts *fonts,
                                                const struct draw_line *line)
{
    uint64_t hash = line_hash(line);
    struct kept_line *oldest = &fonts->lines[0];
    for (int i = 0; i < LINE_COUNT; i++) {
        struct kept_line *kept = &fonts->lines[i];
        if (same_line(kept, line, hash)) {
            kept->used = ++fonts->clock;
            return &kept->picture;
        }
        if (kept->used < oldest->used)
            oldest = kept;
    }
    char *copy = malloc(line->bytes + 1);
    struct draw_line_picture picture = {{0}, 0, 0};
    if (!copy || !paint_line(fonts, line, &picture)) {
        free(copy);
        return NULL;
    }
    memcpy(copy, line->text, line->bytes);
    line_drop(oldest);
    *oldest = (struct kept_line){picture,        copy,          line->bytes, hash,
                                 ++fonts->clock, line->size_px, line->bold};
    return &oldest->picture;
}
