#ifndef TESTS_SCREENS_STAGE_H
#define TESTS_SCREENS_STAGE_H

#include <stdbool.h>

#include "game/core.h"
#include "game/draw/audit.h"
#include "game/screens/play.h"
#include "game/view.h"

/**
 * The game with a virtual person and a clock of our own, brought to every moment a player can see.
 * The models are filled by view.c as in the live program; what a virtual person cannot bring about
 * in short time (a board that is lost, a month of training) is set in the model.
 */

/** One moment of one screen. Borrowed for the call of the visitor. */
struct stage_moment {
    const char *name; // "result-next"
    enum screen_id screen;
    const struct screen_model *model;
};

typedef void stage_visitor(void *user, const struct stage_moment *moment);

struct stage {
    struct arguments arguments;
    struct core core;
    struct view view;
    stage_visitor *visitor;
    void *user;
};

/** false: said on stderr. Results go to a fresh folder that stage_close() removes. */
bool stage_open(struct stage *stage);
void stage_close(struct stage *stage);

/** Brings about all moments, one after another. */
void stage_visit(struct stage *stage, stage_visitor *visitor, void *user);

/** How a moment is drawn. */
struct stage_look {
    int width_px;
    int height_px;
    const char *language;
    enum draw_theme theme;
    int text_scale_percent;
};

/** A canvas without a window; false when memory or fonts cannot be had. */
bool stage_canvas(const struct stage *stage, const struct stage_look *look,
                  struct draw_canvas *canvas);

/** Draws the moment; audit NULL = draw only. Language must have been chosen. */
void stage_draw(struct draw_canvas *canvas, const struct stage_moment *moment, int focus_index,
                struct draw_audit *audit);

/** Chooses the language of the catalogues beside the shipped files. */
void stage_speak(const struct stage *stage, const char *language);

#endif
