// Every page of hand_scenes.c as a PNG, to be held beside look/: hand_gallery FOLDER WIDTH HEIGHT
// [TEXT_PERCENT] [contrast]. Run from the source folder.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/draw/hand_scenes.h"

int main(int argc, char **argv)
{
    static struct draw_canvas canvas;
    if (argc < 4) {
        fprintf(stderr, "usage: hand_gallery FOLDER WIDTH HEIGHT [TEXT_PERCENT] [contrast]\n");
        return 2;
    }
    bool contrast = strcmp(argv[argc - 1], "contrast") == 0;
    int percent = argc > 4 && atoi(argv[4]) ? atoi(argv[4]) : 100;
    enum draw_theme theme = contrast ? DRAW_THEME_HIGH_CONTRAST : DRAW_THEME_DAY;
    if (!scenes_canvas_init(&canvas, atoi(argv[2]), atoi(argv[3]), theme))
        return 1;
    draw_canvas_restyle(&canvas, theme, percent);
    bool saved = true;
    for (const struct scenes_page *page = hand_scenes_all(); page->name; page++) {
        char path[1200];
        draw_frame_begin(&canvas);
        page->draw(&canvas);
        draw_frame_end(&canvas);
        snprintf(path, sizeof path, "%s/%s-%d%s.png", argv[1], page->name, percent,
                 contrast ? "-contrast" : "");
        saved = draw_canvas_save_png(&canvas, path) && saved;
    }
    draw_canvas_finish(&canvas);
    return saved ? 0 : 1;
}
