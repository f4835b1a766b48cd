// For looking at: draws every moment of every screen into a folder and says what the audit finds.
// screens_gallery FOLDER [WIDTHxHEIGHT [LANGUAGE [PERCENT [calm|contrast [NAME_PART]]]]]

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/screens/stage.h"

struct gallery {
    const char *folder;
    const char *part;
    struct draw_canvas canvas;
    struct draw_audit audit;
};

static void draw(void *user, const struct stage_moment *moment)
{
    struct gallery *gallery = user;
    if (!strstr(moment->name, gallery->part))
        return;
    char path[512];
    snprintf(path, sizeof path, "%s/%s.png", gallery->folder, moment->name);
    printf("%s\n", moment->name);
    fflush(stdout);
    stage_draw(&gallery->canvas, moment, 0, &gallery->audit);
    draw_audit_run(&gallery->audit, stdout);
    draw_canvas_save_png(&gallery->canvas, path);
}

int main(int argc, char **argv)
{
    static struct stage stage;
    static struct gallery gallery;
    struct stage_look look = {1920, 1080, argc > 3 ? argv[3] : "en", DRAW_THEME_DAY, 100};
    if (argc < 2 || (argc > 2 && sscanf(argv[2], "%dx%d", &look.width_px, &look.height_px) != 2))
        return 2;
    if (argc > 4)
        look.text_scale_percent = atoi(argv[4]);
    if (argc > 5 && strcmp(argv[5], "contrast") == 0)
        look.theme = DRAW_THEME_HIGH_CONTRAST;
    gallery.folder = argv[1];
    gallery.part = argc > 6 ? argv[6] : "";
    if (!stage_open(&stage))
        return 1;
    stage_speak(&stage, look.language);
    if (stage_canvas(&stage, &look, &gallery.canvas)) {
        stage_visit(&stage, draw, &gallery);
        draw_canvas_finish(&gallery.canvas);
    }
    stage_close(&stage);
    return 0;
}
