#ifndef TESTS_SCREENS_SIGHT_H
#define TESTS_SCREENS_SIGHT_H

#include "tests/screens/stage.h"

/** What a player sees on the stage, in English, at 1280 x 720: its words and what it offers. */
struct sight {
    struct stage stage;
    struct draw_canvas canvas;
    struct draw_audit audit;           // the words of the last look
    struct screen_items items;         // what it offers
    const struct stage_moment *moment; // that is checked; NULL outside of a check
};

/** false: said on stderr, nothing is left behind. */
bool sight_open(struct sight *sight);
void sight_close(struct sight *sight);

void sight_look(struct sight *sight, const struct stage_moment *moment);

/** Do these words stand in one of the texts of the last look? */
bool sight_says(const struct sight *sight, const char *words);

/** The first item that does this; NULL = none. */
const struct screen_item *sight_find(const struct screen_items *items, enum screen_action action);
bool sight_offers(const struct sight *sight, enum screen_action action);

/** What the last look offers first; SCREEN_ACTION_NONE = nothing. */
enum screen_action sight_first_offer(const struct sight *sight);

struct sight_check {
    const char *moment;
    void (*check)(const struct sight *sight);
};

/** Looks at each of these moments and checks it; fails when one of them does not come. */
void sight_check_all(struct sight *sight, const struct sight_check *checks, size_t count);

#endif
