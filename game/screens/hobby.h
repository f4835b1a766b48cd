#ifndef GAME_SCREENS_HOBBY_H
#define GAME_SCREENS_HOBBY_H

#include <stdbool.h>

/**
 * Hobby minutes: fine skills away from the exercises, for the diary (programme.md 1). Filled by
 * the app, borrowed by the model. First what it was, then how long, then what came of it.
 */

enum screen_hobby_what {
    SCREEN_HOBBY_DRAWING,
    SCREEN_HOBBY_NEEDLEWORK,
    SCREEN_HOBBY_MODELS,
    SCREEN_HOBBY_OTHER,
    SCREEN_HOBBY_COUNT,
};

enum { SCREEN_HOBBY_STEP = 5, SCREEN_HOBBY_MOST = 120 }; // minutes on the wheel

struct screen_hobby {
    enum screen_hobby_what what;
    int minutes;       // on the wheel, SCREEN_HOBBY_STEP .. SCREEN_HOBBY_MOST
    int today_minutes; // of all kinds together
    int week_minutes;  // since Monday
    bool taken_back;   // the last thing done
    bool waits;        // to be written; it is tried again
};

#endif
