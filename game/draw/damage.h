#ifndef GAME_DRAW_DAMAGE_H
#define GAME_DRAW_DAMAGE_H

#include "game/draw/canvas.h"

/** Remembers the box; boxes that share most of their area become one. */
void draw_damage_add(struct draw_damage *damage, struct draw_box box);

#endif
