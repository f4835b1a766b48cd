// Writes the pages as PNG files into a folder, to be looked at beside the pictures of look/.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/draw/pages.h"

static bool write_page(struct draw_canvas *canvas, const struct page *page, const char *dir,
                       const char *kind)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s-%s-%d.png", dir, page->name, kind, canvas->height_px);
    draw_frame_begin(canvas);
    page->draw(canvas);
    draw_frame_end(canvas);
    printf("%s\n", path);
    return draw_canvas_save_png(canvas, path);
}

static bool write_pages(const char *dir, int width_px, int height_px, const char *kind)
{
    struct draw_canvas *canvas = calloc(1, sizeof *canvas);
    enum draw_theme theme =
        strcmp(kind, "contrast") == 0 ? DRAW_THEME_HIGH_CONTRAST : DRAW_THEME_DAY;
    int percent = strcmp(kind, "large") == 0 ? 133 : 100;
    bool done = canvas && pages_canvas_init(canvas, width_px, height_px, theme, percent);
    for (const struct page *page = pages_all(); done && page->name; page++)
        done = write_page(canvas, page, dir, kind);
    if (canvas)
        draw_canvas_finish(canvas);
    free(canvas);
    return done;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 2;
    }
    bool done = write_pages(argv[1], 1280, 720, "day") && write_pages(argv[1], 1920, 1080, "day") &&
                write_pages(argv[1], 3840, 2160, "day") &&
                write_pages(argv[1], 1920, 1080, "contrast") &&
                write_pages(argv[1], 1920, 1080, "large") && write_pages(argv[1], 1024, 768, "day");
    return done ? 0 : 1;
}
