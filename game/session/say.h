#ifndef GAME_SESSION_SAY_H
#define GAME_SESSION_SAY_H

/**
 * What the voice is to say. The names are those of the lines in assets/voice; a line with a number
 * ("stood", 23) has a whole phrase for each number in its range; beyond it nothing is spoken.
 */
enum session_say {
    SESSION_SAY_STEP_ON,
    SESSION_SAY_STEP_OFF_TARE,
    SESSION_SAY_CLOSE_EYES,
    SESSION_SAY_COUNT, // n: 5 .. 1, of the lead-in and of the end
    SESSION_SAY_GO,
    SESSION_SAY_HALF,
    SESSION_SAY_TEN_LEFT,
    SESSION_SAY_END,
    SESSION_SAY_END_OPEN_EYES,
    SESSION_SAY_PAUSED,
    SESSION_SAY_CONTINUE,
    SESSION_SAY_SUPPORT,
    SESSION_SAY_SIGNAL_LOST,
    SESSION_SAY_BOARD_BACK,
    SESSION_SAY_LIFT_LEFT, // stand on both feet, then lift the left one
    SESSION_SAY_LIFT_RIGHT,
    SESSION_SAY_OTHER_FOOT, // that was the other one
    SESSION_SAY_RISE,       // onto the toes
    SESSION_SAY_FEET_MOVED, // on the board; it begins anew
    SESSION_SAY_STOOD,      // n: hands-off seconds, 0 .. 120

    // Without a board, and the games of steps and hands.
    SESSION_SAY_POCKET, // put the controller into the trouser pocket
    SESSION_SAY_PALM,   // lay it flat on the palm
    SESSION_SAY_CONTROLLER_LOST,
    SESSION_SAY_CONTROLLER_BACK,
    SESSION_SAY_STEPPED, // both feet again, then it goes on
    SESSION_SAY_MARCH_GO,
    SESSION_SAY_STEP_LEFT, // the pace, where nothing measures it
    SESSION_SAY_STEP_RIGHT,
    SESSION_SAY_ROUTE_GO,
    SESSION_SAY_ENTER_STEPS,     // how many steps was that?
    SESSION_SAY_STEPS,           // n: of the walk, 1 .. 120
    SESSION_SAY_BOTTLE_SET_DOWN, // hold your hand flat and still
    SESSION_SAY_BOTTLE_STANDS,
    SESSION_SAY_BOTTLE_FELL,
    SESSION_SAY_UPRIGHT,       // n: seconds of the longest stretch, 0 .. 60
    SESSION_SAY_FINGERS_READY, // rest them on the keys
    SESSION_SAY_FINGER,        // n: 1 index .. 4 little, to be moved now
    SESSION_SAY_PAIR,          // n: 1 index and ring, 2 middle and little
    SESSION_SAY_RIGHT_CUES,    // n: of twenty, 0 .. 20
    SESSION_SAY_BUTTONS_GO,
    SESSION_SAY_BUTTONS_ROUND, // one round is done, the next begins
    SESSION_SAY_WRITE_GO,
    SESSION_SAY_WRITE_PAPER_GO,
    SESSION_SAY_RATE, // too easy, just managed, too hard?
    SESSION_SAY_COUNT_OF_LINES,
};

/** "step_on", "count", ... */
const char *session_say_id(enum session_say say);

#endif
