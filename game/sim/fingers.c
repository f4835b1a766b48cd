#include "game/sim/fingers.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

#include "game/sim/random.h"

static const double PACE_EASY_S = 2.0;
static const double PACE_HARD_S = 0.8;
static const double NEAR_S = 0.150;
static const double SUCCESS_SHARE = 0.8;
static const double ROUNDING_S = 1e-9;

enum { MAX_CHOICES = 8 };

static uint32_t bit(int finger)
{
    return UINT32_C(1) << finger;
}

static int list_choices(const struct sim_fingers_settings *settings, uint32_t choice[MAX_CHOICES])
{
    int count = 0;
    for (int hand = 0; hand < SIM_HAND_COUNT; hand++) {
        if (!(hand == SIM_HAND_LEFT ? settings->left : settings->right))
            continue;
        int apart = settings->pairs ? 2 : 0;
        for (int finger = SIM_FINGER_INDEX; finger + apart <= SIM_FINGER_LITTLE; finger++) {
            choice[count] =
                bit(sim_finger_of((enum sim_hand)hand, (enum sim_finger)finger)) |
                bit(sim_finger_of((enum sim_hand)hand, (enum sim_finger)(finger + apart)));
            count++;
        }
    }
    return count;
}

/**
 * Blocks of every choice once, each shuffled: all fingers come equally often. The same one twice
 * running is hard to tell from one cue, so blocks that would join like that are turned a little;
 * with two choices that would leave a plain to and fro, so there it is allowed.
 */
static void deal_cues(struct sim_fingers *fingers, const struct sim_fingers_settings *settings)
{
    uint32_t choice[MAX_CHOICES];
    int choices = list_choices(settings, choice);
    assert(choices > 0);
    uint64_t random = settings->seed;
    int order[MAX_CHOICES];
    for (int i = 0; i < choices; i++)
        order[i] = i;
    int last = -1;
    for (int dealt = 0; dealt < SIM_FINGERS_CUE_COUNT; dealt++) {
        int place = dealt % choices;
        if (place == 0) {
            sim_random_shuffle(&random, order, choices);
            if (choices > 2 && order[0] == last) {
                order[0] = order[choices - 1];
                order[choices - 1] = last;
            }
            last = order[choices - 1];
        }
        fingers->cue[dealt].fingers = choice[order[place]];
    }
}

void sim_fingers_init(struct sim_fingers *fingers, const struct sim_fingers_settings *settings)
{
    double hard = fmin(fmax(settings->difficulty, 0), 1);
    *fingers = (struct sim_fingers){.pace_s = PACE_EASY_S + (PACE_HARD_S - PACE_EASY_S) * hard};
    for (int i = 0; i < SIM_FINGER_COUNT; i++)
        fingers->touched_s[i] = -1;
    deal_cues(fingers, settings);
}

void sim_fingers_advance(struct sim_fingers *fingers, double interval_s)
{
    fingers->time_s += interval_s;
}

static double lit_at_s(const struct sim_fingers *fingers, int index)
{
    return fingers->pace_s * (index + 1);
}

/** The cue that is lit now, or that was back cues ago; -1 when there is none. */
static int cue_back(const struct sim_fingers *fingers, int back)
{
    double paces = floor((fingers->time_s + ROUNDING_S) / fingers->pace_s);
    int index = (int)fmin(paces, SIM_FINGERS_CUE_COUNT + 2) - 1 - back;
    return index >= 0 && index < SIM_FINGERS_CUE_COUNT ? index : -1;
}

int sim_fingers_lit(const struct sim_fingers *fingers)
{
    return cue_back(fingers, 0);
}

double sim_fingers_lit_share(const struct sim_fingers *fingers)
{
    int lit = sim_fingers_lit(fingers);
    if (lit < 0)
        return 0;
    return fmin(fmax((fingers->time_s - lit_at_s(fingers, lit)) / fingers->pace_s, 0), 1);
}

/** All fingers of the cue touched since it was lit, within 150 ms of each other. */
static bool is_complete(const struct sim_fingers *fingers, int index)
{
    double since_s = fmax(lit_at_s(fingers, index), fingers->time_s - NEAR_S) - ROUNDING_S;
    for (int finger = 0; finger < SIM_FINGER_COUNT; finger++)
        if ((fingers->cue[index].fingers & bit(finger)) && fingers->touched_s[finger] < since_s)
            return false;
    return true;
}

static bool is_near_hit(const struct sim_fingers *fingers, const struct sim_fingers_cue *cue)
{
    return cue->hit && fingers->time_s - cue->hit_s <= NEAR_S + ROUNDING_S;
}

/** Neighbours that came up to 150 ms ahead move over from the wrong to the unwanted. */
static void hit(struct sim_fingers *fingers, int index)
{
    struct sim_fingers_cue *cue = &fingers->cue[index];
    cue->hit = true;
    cue->hit_s = fingers->time_s;
    for (int finger = 0; finger < SIM_FINGER_COUNT; finger++) {
        bool near = fingers->touched_s[finger] >= fingers->time_s - NEAR_S - ROUNDING_S;
        if (!near || (cue->fingers & bit(finger)))
            continue;
        cue->unwanted++;
        bool was_wrong = fingers->touched_s[finger] >= lit_at_s(fingers, index) - ROUNDING_S;
        if (was_wrong && cue->wrong > 0)
            cue->wrong--;
    }
}

/** A touch just after the end of a cue can still disturb its hit. */
static void disturb_cue_before(struct sim_fingers *fingers, int finger)
{
    int before = cue_back(fingers, 1);
    if (before < 0)
        return;
    struct sim_fingers_cue *cue = &fingers->cue[before];
    if (is_near_hit(fingers, cue) && !(cue->fingers & bit(finger)))
        cue->unwanted++;
}

static void other_finger(struct sim_fingers *fingers, int lit, int finger)
{
    const struct sim_fingers_cue *before = lit > 0 ? &fingers->cue[lit - 1] : NULL;
    struct sim_fingers_cue *cue = &fingers->cue[lit];
    bool is_late = before && !before->hit && (before->fingers & bit(finger));
    if (is_near_hit(fingers, cue))
        cue->unwanted++;
    else if (!cue->hit && !is_late)
        cue->wrong++;
}

bool sim_fingers_touch(struct sim_fingers *fingers, int finger, bool down)
{
    assert(finger >= 0 && finger < SIM_FINGER_COUNT);
    bool was_down = fingers->held & bit(finger);
    fingers->held = down ? fingers->held | bit(finger) : fingers->held & ~bit(finger);
    if (!down || was_down)
        return false;
    fingers->touched_s[finger] = fingers->time_s;
    fingers->touch_count++;
    disturb_cue_before(fingers, finger);
    int lit = sim_fingers_lit(fingers);
    if (lit < 0)
        return false;
    if (!(fingers->cue[lit].fingers & bit(finger))) {
        other_finger(fingers, lit, finger);
        return false;
    }
    if (fingers->cue[lit].hit || !is_complete(fingers, lit))
        return false;
    hit(fingers, lit);
    return true;
}

bool sim_fingers_cue_is_right(const struct sim_fingers_cue *cue)
{
    return cue->hit && cue->unwanted == 0 && cue->wrong == 0;
}

int sim_fingers_right(const struct sim_fingers *fingers)
{
    int count = 0;
    for (int i = 0; i < SIM_FINGERS_CUE_COUNT; i++)
        count += sim_fingers_cue_is_right(&fingers->cue[i]);
    return count;
}

int sim_fingers_hits(const struct sim_fingers *fingers)
{
    int count = 0;
    for (int i = 0; i < SIM_FINGERS_CUE_COUNT; i++)
        count += fingers->cue[i].hit;
    return count;
}

int sim_fingers_unwanted(const struct sim_fingers *fingers)
{
    int count = 0;
    for (int i = 0; i < SIM_FINGERS_CUE_COUNT; i++)
        count += fingers->cue[i].unwanted;
    return count;
}

double sim_fingers_reaction_s(const struct sim_fingers *fingers)
{
    double sum_s = 0;
    for (int i = 0; i < SIM_FINGERS_CUE_COUNT; i++)
        if (fingers->cue[i].hit)
            sum_s += fingers->cue[i].hit_s - lit_at_s(fingers, i);
    int hits = sim_fingers_hits(fingers);
    return hits > 0 ? sum_s / hits : (double)NAN;
}

bool sim_fingers_are_over(const struct sim_fingers *fingers)
{
    double end_s = lit_at_s(fingers, SIM_FINGERS_CUE_COUNT) + NEAR_S;
    return fingers->time_s >= end_s - ROUNDING_S;
}

bool sim_fingers_are_a_success(const struct sim_fingers *fingers)
{
    return sim_fingers_right(fingers) >= SUCCESS_SHARE * SIM_FINGERS_CUE_COUNT;
}
