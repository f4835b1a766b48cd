#ifndef GAME_DOCTOR_DETAIL_H
#define GAME_DOCTOR_DETAIL_H

#include "game/doctor_view.h"

/** One device in figures, those of plausibility included. device: one that is present. */
void doctor_detail_fill(const struct doctor_facts *facts, int device, struct screen_detail *detail);

#endif
