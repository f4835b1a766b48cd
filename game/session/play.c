#include "game/session/play.h"

#include <stddef.h>

static const struct session_play *play_of(enum session_game game, enum session_tier tier)
{
    bool board = tier == SESSION_TIER_BOARD;
    if (game == SESSION_GAME_ROUTE)
        return &session_play_route;
    if (tier == SESSION_TIER_GUIDED && game != SESSION_GAME_REACH && game != SESSION_GAME_LIMITS)
        return &session_play_timer;
    switch (game) {
    case SESSION_GAME_HOLD:
        if (tier == SESSION_TIER_PAD)
            return &session_play_timer;
        return board ? &session_play_hold : &session_play_pocket;
    case SESSION_GAME_REACH:
        return board ? &session_play_reach : NULL;
    case SESSION_GAME_LIMITS:
        return board ? &session_play_limits : NULL;
    case SESSION_GAME_MARCH:
        return &session_play_march;
    case SESSION_GAME_BOTTLE:
        return &session_play_bottle;
    case SESSION_GAME_FINGERS:
        return &session_play_fingers;
    case SESSION_GAME_BUTTONS:
        return &session_play_buttons;
    case SESSION_GAME_WRITING:
        return &session_play_writing;
    default:
        return NULL;
    }
}

const struct session_play *session_play_for(const struct session_rung *rung, enum session_game game,
                                            enum session_tier tier)
{
    if (!rung->tiers[tier])
        return NULL;
    bool leans = game == SESSION_GAME_REACH || game == SESSION_GAME_LIMITS;
    bool offered = game == rung->game || (leans && rung->reach);
    return offered ? play_of(game, tier) : NULL;
}

const char *session_rating_name(enum session_rating rating)
{
    static const char *const names[] = {"", "too_easy", "just_manage", "too_hard"};
    return names[rating];
}
