#include "game/session/say.h"

#include <assert.h>

static const char *const ids[SESSION_SAY_COUNT_OF_LINES] = {
    [SESSION_SAY_STEP_ON] = "step_on",
    [SESSION_SAY_STEP_OFF_TARE] = "step_off_tare",
    [SESSION_SAY_CLOSE_EYES] = "close_eyes",
    [SESSION_SAY_COUNT] = "count",
    [SESSION_SAY_GO] = "go",
    [SESSION_SAY_HALF] = "half",
    [SESSION_SAY_TEN_LEFT] = "ten_left",
    [SESSION_SAY_END] = "end",
    [SESSION_SAY_END_OPEN_EYES] = "end_open_eyes",
    [SESSION_SAY_PAUSED] = "paused",
    [SESSION_SAY_CONTINUE] = "continue",
    [SESSION_SAY_SUPPORT] = "support",
    [SESSION_SAY_SIGNAL_LOST] = "signal_lost",
    [SESSION_SAY_BOARD_BACK] = "board_back",
    [SESSION_SAY_LIFT_LEFT] = "lift_left",
    [SESSION_SAY_LIFT_RIGHT] = "lift_right",
    [SESSION_SAY_OTHER_FOOT] = "other_foot",
    [SESSION_SAY_RISE] = "rise",
    [SESSION_SAY_STOOD] = "stood",
};

const char *session_say_id(enum session_say say)
{
    assert(say < SESSION_SAY_COUNT_OF_LINES);
    return ids[say];
}
