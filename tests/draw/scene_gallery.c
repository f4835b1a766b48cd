// Every page of scenes.c and walk_scenes.c as a PNG, to be held beside look/: scene_gallery FOLDER
// WIDTH HEIGHT [day|contrast [PERCENT]]. Run from the source folder.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/draw/scenes.h"
#include "tests/draw/walk_scenes.h"

static bool save_all(struct draw_canvas *canvas, const struct scenes_page *pages,
                     const char *folder)
{
    bool saved = true;
    for (const struct scenes_page *page = pages; page->name; page++) {
        char path[1200];
        draw_frame_begin(canvas);
        page->draw(canvas);
        draw_frame_end(canvas);
        snprintf(path, sizeof path, "%s/%s-%d%s.png", folder, page->name, canvas->height_px,
                 draw_canvas_high_contrast(canvas) ? "-contrast" : "");
        saved = draw_canvas_save_png(canvas, path) && saved;
    }
    return saved;
}

int main(int argc, char **argv)
{
    static struct draw_canvas canvas;
    if (argc < 4) {
        fprintf(stderr, "usage: scene_gallery FOLDER WIDTH HEIGHT [day|contrast [PERCENT]]\n");
        return 2;
    }
    bool contrast = argc > 4 && strcmp(argv[4], "contrast") == 0;
    enum draw_theme theme = contrast ? DRAW_THEME_HIGH_CONTRAST : DRAW_THEME_DAY;
    if (!scenes_canvas_init(&canvas, atoi(argv[2]), atoi(argv[3]), theme))
        return 1;
    if (argc > 5)
        draw_canvas_restyle(&canvas, theme, atoi(argv[5]));
    bool saved = save_all(&canvas, scenes_all(), argv[1]);
    saved = save_all(&canvas, walk_scenes_all(), argv[1]) && saved;
    draw_canvas_finish(&canvas);
    return saved ? 0 : 1;
}
