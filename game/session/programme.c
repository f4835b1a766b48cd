#include "game/session/programme.h"

#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const side_words[] = {"none", "left", "right"};
static const char *const tier_words[] = {"board", "motion", "pad", "guided"};
static const char *const game_words[] = {"hold",    "reach",   "march",   "route", "bottle",
                                         "fingers", "buttons", "writing", "limits"};

const struct session_rung *session_programme_rung(const struct session_programme *programme,
                                                  const char *id)
{
    for (int i = 0; i < programme->count; i++)
        if (strcmp(programme->rungs[i].id, id) == 0)
            return &programme->rungs[i];
    return NULL;
}

static const struct session_rung *neighbour(const struct session_programme *programme,
                                            const struct session_rung *rung, int step)
{
    for (int i = 0; i < programme->count; i++)
        if (programme->rungs[i].coast == rung->coast &&
            programme->rungs[i].harbour == rung->harbour + step)
            return &programme->rungs[i];
    return NULL;
}

const struct session_rung *session_programme_next(const struct session_programme *programme,
                                                  const struct session_rung *rung)
{
    return neighbour(programme, rung, 1);
}

const struct session_rung *session_programme_easier(const struct session_programme *programme,
                                                    const struct session_rung *rung)
{
    return neighbour(programme, rung, -1);
}

const struct session_rung *session_programme_eyes_open(const struct session_programme *programme,
                                                       const struct session_rung *rung)
{
    for (int i = 0; rung->eyes_closed && i < programme->count; i++) {
        const struct session_rung *other = &programme->rungs[i];
        if (other->coast == rung->coast && other->stance == rung->stance &&
            other->gait == rung->gait && !other->eyes_closed)
            return other;
    }
    return rung;
}

const struct session_rung *session_programme_needs(const struct session_programme *programme,
                                                   const struct session_rung *rung)
{
    return rung->needs[0] ? session_programme_rung(programme, rung->needs) : NULL;
}

bool session_rung_is_one_leg(const struct session_rung *rung)
{
    return rung->stance == SESSION_STANCE_ONE_LEG || rung->stance == SESSION_STANCE_TIPTOE;
}

enum session_safety session_rung_safety(const struct session_rung *rung, enum session_tier tier)
{
    bool stands = tier == SESSION_TIER_BOARD && rung->safety == SESSION_SAFETY_SEATED;
    return stands ? SESSION_SAFETY_BETWEEN : rung->safety;
}

// -1 = none of them.
static int index_of(const char *name, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, words[i]) == 0)
            return (int)i;
    return -1;
}

const char *session_side_name(enum session_side side)
{
    return side_words[side];
}

bool session_side_from_name(const char *name, enum session_side *side)
{
    int index = index_of(name, side_words, COUNT(side_words));
    if (index >= 0)
        *side = (enum session_side)index;
    return index >= 0;
}

const char *session_tier_name(enum session_tier tier)
{
    return tier_words[tier];
}

bool session_tier_from_name(const char *name, enum session_tier *tier)
{
    int index = index_of(name, tier_words, COUNT(tier_words));
    if (index >= 0)
        *tier = (enum session_tier)index;
    return index >= 0;
}

const char *session_game_name(enum session_game game)
{
    return game_words[game];
}

bool session_game_from_name(const char *name, enum session_game *game)
{
    int index = index_of(name, game_words, COUNT(game_words));
    if (index >= 0)
        *game = (enum session_game)index;
    return index >= 0;
}

const char *session_rung_instruction(const struct session_rung *rung, enum session_side side,
                                     enum session_tier tier)
{
    if (rung->two_sides)
        return side == SESSION_SIDE_RIGHT ? rung->instruction_right : rung->instruction_left;
    const char *const of_tier[SESSION_TIER_COUNT] = {
        [SESSION_TIER_BOARD] = "",
        [SESSION_TIER_MOTION] = rung->instruction_motion,
        [SESSION_TIER_PAD] = rung->instruction_pad,
        [SESSION_TIER_GUIDED] = rung->instruction_guided,
    };
    return of_tier[tier][0] ? of_tier[tier] : rung->instruction;
}

void session_rung_voice(const struct session_rung *rung, enum session_side side,
                        enum session_tier tier, char *line)
{
    const char *own = tier == SESSION_TIER_MOTION ? rung->voice_motion
                      : tier == SESSION_TIER_PAD  ? rung->voice_pad
                                                  : "";
    if (rung->two_sides)
        snprintf(line, SESSION_VOICE_SIZE, "%s_%s", rung->voice, session_side_name(side));
    else
        snprintf(line, SESSION_VOICE_SIZE, "%s", own[0] ? own : rung->voice);
}
