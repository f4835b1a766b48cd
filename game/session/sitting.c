#include "game/session/sitting.h"

#include <math.h>
#include <string.h>

static const double BLOCK_S = 60;
static const double DAY_NET_S = 25 * 60 - 0.5; // sums of hundredths end this short of it
static const double EYES_OPEN_FIRST_S = 10;

void session_sitting_init(struct session_sitting *sitting)
{
    *sitting = (struct session_sitting){0};
}

enum session_answer session_sitting_break(struct session_sitting *sitting, double clock_s)
{
    if (sitting->breaks < SESSION_BREAKS_A_DAY)
        sitting->break_s[sitting->breaks++] = clock_s;
    if (sitting->breaks >= SESSION_BREAKS_A_DAY)
        return SESSION_ANSWER_ENOUGH_TODAY;
    int first = sitting->breaks - SESSION_BREAKS_IN_BLOCK;
    if (first >= 0 && clock_s - sitting->break_s[first] <= BLOCK_S)
        return SESSION_ANSWER_REST;
    return SESSION_ANSWER_GO;
}

void session_sitting_add(struct session_sitting *sitting, double hands_off_s, double longest_s,
                         bool eyes_closed)
{
    sitting->net_s += hands_off_s;
    if (!eyes_closed)
        sitting->eyes_open_held_s = fmax(sitting->eyes_open_held_s, longest_s);
}

enum session_answer session_sitting_may_start(const struct session_sitting *sitting,
                                              bool eyes_closed)
{
    if (sitting->breaks >= SESSION_BREAKS_A_DAY || sitting->net_s >= DAY_NET_S)
        return SESSION_ANSWER_ENOUGH_TODAY;
    if (eyes_closed && sitting->eyes_open_held_s < EYES_OPEN_FIRST_S)
        return SESSION_ANSWER_EYES_OPEN_FIRST;
    return SESSION_ANSWER_GO;
}

void session_sitting_remember(struct session_sitting *sitting, int breaks)
{
    for (int i = 0; i < breaks && sitting->breaks < SESSION_BREAKS_A_DAY; i++)
        sitting->break_s[sitting->breaks++] = -(double)INFINITY;
}

bool session_sitting_may_go_up(const struct session_sitting *sitting, enum session_coast coast)
{
    return !sitting->went_up[coast];
}

void session_sitting_went_up(struct session_sitting *sitting, enum session_coast coast)
{
    sitting->went_up[coast] = true;
}

void session_sitting_rested(struct session_sitting *sitting)
{
    // The day's count stays; the minute in which three count together is over.
    for (int i = 0; i < sitting->breaks; i++)
        sitting->break_s[i] = -(double)INFINITY;
}
