#include "game/motion/fingers.h"

#include <math.h>

#include "game/motion/rhythm.h"

static const int64_t lone_cue_us = 2000000; // a single cue: decisions.md 1, slowest pace

struct answer {
    int64_t from_us; // the cue is valid in from_us <= t < until_us
    int64_t until_us;
    uint32_t cued;
    bool tapped;
    int64_t tap_us;    // first finger of the tap
    int64_t spread_us; // to the last one
};

static bool is_finger(int finger)
{
    return finger >= 0 && finger < MOTION_FINGERS_COUNT;
}

static uint32_t bit(int finger)
{
    return UINT32_C(1) << finger;
}

static bool is_ordered(const struct motion_finger_cue *cues, size_t cue_count,
                       const struct motion_finger_contact *contacts, size_t contact_count)
{
    for (size_t i = 0; i < cue_count; i++) {
        if (cues[i].fingers == 0 || cues[i].fingers >> MOTION_FINGERS_COUNT != 0 ||
            (i > 0 && cues[i].t_us <= cues[i - 1].t_us))
            return false;
    }
    for (size_t i = 1; i < contact_count; i++) {
        if (contacts[i].t_us < contacts[i - 1].t_us)
            return false;
    }
    return true;
}

static int64_t valid_until(const struct motion_finger_cue *cues, size_t cue_count, size_t i)
{
    if (i + 1 < cue_count)
        return cues[i + 1].t_us;
    return cues[i].t_us + (i > 0 ? cues[i].t_us - cues[i - 1].t_us : lone_cue_us);
}

// Looks for the first moment at which all cued fingers have come within the window.
static void find_tap(const struct motion_finger_contact *contacts, size_t n, struct answer *answer)
{
    for (size_t i = 0; i < n && !answer->tapped; i++) {
        if (contacts[i].t_us < answer->from_us || !is_finger(contacts[i].finger) ||
            !(answer->cued & bit(contacts[i].finger)))
            continue;
        if (contacts[i].t_us >= answer->until_us)
            return;
        uint32_t come = 0;
        for (size_t k = i; k < n; k++) {
            const int64_t spread_us = contacts[k].t_us - contacts[i].t_us;
            if (spread_us > MOTION_FINGERS_WINDOW_US)
                break;
            if (is_finger(contacts[k].finger))
                come |= bit(contacts[k].finger) & answer->cued;
            if (come == answer->cued) {
                answer->tapped = true;
                answer->tap_us = contacts[i].t_us;
                answer->spread_us = spread_us;
                break;
            }
        }
    }
}

static bool is_around(const struct answer *answer, int64_t t_us)
{
    return answer->tapped && t_us >= answer->tap_us - MOTION_FINGERS_WINDOW_US &&
           t_us <= answer->tap_us + answer->spread_us + MOTION_FINGERS_WINDOW_US;
}

static void count_along(struct motion_fingers *out, uint32_t cued, int finger)
{
    for (int row = 0; row < MOTION_FINGERS_COUNT; row++) {
        if (cued & bit(row))
            out->along[row][finger]++;
    }
}

// A finger that belongs to the cue before and comes late, close to this tap, is not this one's
// neighbour coming along only if that cue had no tap of its own yet.
static bool is_late_tap(const struct answer *before, const struct motion_finger_contact *contact)
{
    return before && !before->tapped && (before->cued & bit(contact->finger)) &&
           contact->t_us < before->until_us + MOTION_FINGERS_WINDOW_US;
}

static void judge(const struct motion_finger_contact *contacts, size_t n,
                  const struct answer *before, const struct answer *answer,
                  struct motion_fingers *out)
{
    size_t unwanted = 0, wrong = 0;
    bool is_other_first = false;
    for (size_t i = 0; i < n; i++) {
        const struct motion_finger_contact *contact = &contacts[i];
        if (!is_finger(contact->finger) || (answer->cued & bit(contact->finger)) ||
            is_late_tap(before, contact))
            continue;
        if (before && is_around(before, contact->t_us))
            continue; // counted there
        if (is_around(answer, contact->t_us)) {
            unwanted++;
            count_along(out, answer->cued, contact->finger);
        } else if (contact->t_us >= answer->from_us && contact->t_us < answer->until_us) {
            wrong++;
            is_other_first = is_other_first || !answer->tapped || contact->t_us < answer->tap_us;
        }
    }
    out->unwanted_count += unwanted;
    out->order_errors += is_other_first;
    out->quiet_count += answer->tapped && unwanted + wrong == 0;
}

struct sums {
    struct motion_rhythm intervals;
    double reaction_s;
    double spread_s;
    size_t pair_count;
};

static void add_tap(const struct answer *before, const struct answer *answer, struct sums *sums,
                    struct motion_fingers *out)
{
    out->tap_count++;
    sums->reaction_s += (double)(answer->tap_us - answer->from_us) * 1e-6;
    if (before && before->tapped)
        motion_rhythm_push(&sums->intervals, (double)(answer->tap_us - before->tap_us) * 1e-6);
    if (answer->cued & (answer->cued - 1)) {
        sums->spread_s += (double)answer->spread_us * 1e-6;
        sums->pair_count++;
    }
}

bool motion_fingers(const struct motion_finger_cue *cues, size_t cue_count,
                    const struct motion_finger_contact *contacts, size_t contact_count,
                    struct motion_fingers *fingers)
{
    if (!is_ordered(cues, cue_count, contacts, contact_count))
        return false;
    *fingers = (struct motion_fingers){.cue_count = cue_count};
    struct sums sums = {.reaction_s = 0.0};
    motion_rhythm_init(&sums.intervals);
    struct answer before, answer;
    for (size_t i = 0; i < cue_count; i++) {
        answer = (struct answer){
            .from_us = cues[i].t_us,
            .until_us = valid_until(cues, cue_count, i),
            .cued = cues[i].fingers,
        };
        find_tap(contacts, contact_count, &answer);
        const struct answer *last = i > 0 ? &before : NULL;
        judge(contacts, contact_count, last, &answer, fingers);
        if (answer.tapped)
            add_tap(last, &answer, &sums, fingers);
        before = answer;
    }
    const double taps = (double)fingers->tap_count, nan = (double)NAN;
    fingers->enslaving_rate = taps > 0.0 ? (double)fingers->unwanted_count / taps : nan;
    fingers->reaction_s = taps > 0.0 ? sums.reaction_s / taps : nan;
    fingers->pair_spread_s = sums.pair_count > 0 ? sums.spread_s / (double)sums.pair_count : nan;
    fingers->tap_interval_cv_percent = motion_rhythm_cv_percent(&sums.intervals);
    return true;
}
