// Every page of scenes.c as a PNG, to be held beside look/: scene_gallery FOLDER WIDTH HEIGHT
// [contrast]. Run from the source folder.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/draw/scenes.h"

int main(int argc, char **argv)
{
    static struct draw_canvas canvas;
    if (argc < 4) {
        fprintf(stderr, "usage: scene_gallery FOLDER WIDTH HEIGHT [contrast]\n");
        return 2;
    }
    bool contrast = argc > 4 && strcmp(argv[4], "contrast") == 0;
    if (!scenes_canvas_init(&canvas, atoi(argv[2]), atoi(argv[3]),
                            contrast ? DRAW_THEME_HIGH_CONTRAST : DRAW_THEME_DAY))
        return 1;
    bool saved = true;
    for (const struct scenes_page *page = scenes_all(); page->name; page++) {
        char path[1200];
        draw_frame_begin(&canvas);
        page->draw(&canvas);
        draw_frame_end(&canvas);
        snprintf(path, sizeof path, "%s/%s-%s%s.png", argv[1], page->name, argv[3],
                 contrast ? "-contrast" : "");
        saved = draw_canvas_save_png(&canvas, path) && saved;
    }
    draw_canvas_finish(&canvas);
    return saved ? 0 : 1;
}
