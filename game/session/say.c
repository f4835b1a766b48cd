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
    [SESSION_SAY_FEET_MOVED] = "feet_moved",
    [SESSION_SAY_STOOD] = "stood",
    [SESSION_SAY_POCKET] = "pocket",
    [SESSION_SAY_PALM] = "palm",
    [SESSION_SAY_CONTROLLER_LOST] = "controller_lost",
    [SESSION_SAY_CONTROLLER_BACK] = "controller_back",
    [SESSION_SAY_STEPPED] = "stepped",
    [SESSION_SAY_MARCH_GO] = "march_go",
    [SESSION_SAY_STEP_LEFT] = "step_left",
    [SESSION_SAY_STEP_RIGHT] = "step_right",
    [SESSION_SAY_ROUTE_GO] = "route_go",
    [SESSION_SAY_ENTER_STEPS] = "enter_steps",
    [SESSION_SAY_STEPS] = "steps",
    [SESSION_SAY_BOTTLE_SET_DOWN] = "bottle_set_down",
    [SESSION_SAY_BOTTLE_STANDS] = "bottle_stands",
    [SESSION_SAY_BOTTLE_FELL] = "bottle_fell",
    [SESSION_SAY_UPRIGHT] = "upright",
    [SESSION_SAY_FINGERS_READY] = "fingers_ready",
    [SESSION_SAY_FINGER] = "finger",
    [SESSION_SAY_PAIR] = "pair",
    [SESSION_SAY_RIGHT_CUES] = "right_cues",
    [SESSION_SAY_BUTTONS_GO] = "buttons_go",
    [SESSION_SAY_BUTTONS_ROUND] = "buttons_round",
    [SESSION_SAY_WRITE_GO] = "write_go",
    [SESSION_SAY_WRITE_PAPER_GO] = "write_paper_go",
    [SESSION_SAY_RATE] = "rate",
};

const char *session_say_id(enum session_say say)
{
    assert(say < SESSION_SAY_COUNT_OF_LINES);
    return ids[say];
}
