#ifndef GAME_RESULTS_H
#define GAME_RESULTS_H

#include <stdbool.h>
#include <stdio.h>

#include "game/session/trial.h"

/** A finished trial in words: one JSON object, or a line for people. */

/** schema 1; units in the keys; null = not measured. false = could not be written. */
bool results_write_json(FILE *file, const struct session_trial *trial);

/** "S3 left   hold    20.0 of 20 s  hands-off  21.3 s  ...". false = could not be written. */
bool results_write_line(FILE *file, const struct session_trial *trial);

/** Heading and rows of the table at the end of a demonstration. */
void results_write_table(FILE *file, const struct session_outcome *outcomes, int count);

/**
 * Rungs by tiers, when all of them were played: "G done" = a game with a measurement, all its
 * trials done; "g 1 of 2" = timed or counted by the player, one of two done; "-" = not played.
 */
void results_write_matrix(FILE *file, const struct session_outcome *outcomes, int count);

#endif
