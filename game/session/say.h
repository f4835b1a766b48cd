#ifndef GAME_SESSION_SAY_H
#define GAME_SESSION_SAY_H

/**
 * What the voice is to say. The names are those of the lines in assets/voice; a line with a number
 * ("stood", 23) has a whole phrase for each number.
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
    SESSION_SAY_STOOD,      // n: hands-off seconds
    SESSION_SAY_COUNT_OF_LINES,
};

/** "step_on", "count", ... */
const char *session_say_id(enum session_say say);

#endif
