#include "game/session/programme.h"
#include "tests/fuzz/targets/take.h"

#include <math.h>
#include <string.h>

static void check_rung(const struct session_programme *programme, const struct session_rung *rung)
{
    promise(rung->id[0] != '\0' && memchr(rung->id, '\0', sizeof rung->id));
    promise(memchr(rung->title, '\0', sizeof rung->title));
    promise(rung->hold_s >= 5.0 && rung->hold_s <= 120.0);
    promise(rung->lead_in_s >= 3.0 && rung->lead_in_s <= 10.0);
    promise(session_programme_rung(programme, rung->id) == rung);
    promise(session_programme_eyes_open(programme, rung));
    for (int tier = 0; tier < SESSION_TIER_COUNT; tier++) {
        promise(session_rung_instruction(rung, SESSION_SIDE_LEFT, (enum session_tier)tier)[0]);
        promise(session_rung_instruction(rung, SESSION_SIDE_RIGHT, (enum session_tier)tier)[0]);
    }
    promise((rung->game == SESSION_GAME_HOLD) == (rung->rms_mm > 0));
    promise(session_rung_safety(rung, SESSION_TIER_BOARD) != SESSION_SAFETY_SEATED);
    promise(!session_rung_is_one_leg(rung) || rung->stance < SESSION_STANCE_OWN);
    session_programme_next(programme, rung);
    session_programme_easier(programme, rung);
}

/** Every name is read back as what it names. */
static void check_words(const struct session_programme *programme)
{
    enum session_side side;
    for (int i = SESSION_SIDE_NONE; i < SESSION_SIDE_COUNT; i++) {
        promise(session_side_from_name(session_side_name((enum session_side)i), &side));
        promise((int)side == i);
    }
    promise(!session_side_from_name("up", &side));
    enum session_tier tier;
    for (int i = 0; i < SESSION_TIER_COUNT; i++)
        promise(session_tier_from_name(session_tier_name((enum session_tier)i), &tier) &&
                (int)tier == i);
    enum session_game game;
    for (int i = 0; i < SESSION_GAME_COUNT; i++)
        promise(session_game_from_name(session_game_name((enum session_game)i), &game) &&
                (int)game == i);
    promise(!session_tier_from_name("", &tier) && !session_game_from_name("reach ", &game));
    promise(!session_programme_rung(programme, "no such rung"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct session_programme programme;
    char error[256] = "";
    memset(&programme, 0, sizeof programme);
    if (!session_programme_parse(&programme, "f.ini", (const char *)data, size, error,
                                 sizeof error)) {
        promise(error[0] != '\0' && programme.count == 0);
        return 0;
    }
    promise(programme.count >= 0 && programme.count <= SESSION_RUNG_MAX);
    check_words(&programme);
    for (int i = 0; i < programme.count; i++)
        check_rung(&programme, &programme.rungs[i]);
    return 0;
}
