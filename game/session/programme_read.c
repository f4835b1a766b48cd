#include "game/session/programme.h"

#include "game/base/ini.h"

#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const coast_words[] = {"standing", "walking", "hands"};
static const char *const stance_words[] = {"apart",  "semi-tandem", "tandem", "one-leg",
                                           "tiptoe", "own",         "free"};
static const char *const eyes_words[] = {"open", "closed"};
static const char *const sides_words[] = {"none", "both"};
static const char *const summit_words[] = {"no", "yes"};
static const char *const gait_words[] = {"none", "slow", "knee", "tiptoe", "long"};
static const char *const bottle_words[] = {"none", "base", "lid"};
static const char *const safety_words[] = {"between", "walking", "seated"};

// What "games" may say, and which game that is.
static const char *const games_words[] = {"hold",   "hold reach", "march",   "route",
                                          "bottle", "fingers",    "buttons", "writing"};
static const enum session_game games_game[] = {
    SESSION_GAME_HOLD,   SESSION_GAME_HOLD,    SESSION_GAME_MARCH,   SESSION_GAME_ROUTE,
    SESSION_GAME_BOTTLE, SESSION_GAME_FINGERS, SESSION_GAME_BUTTONS, SESSION_GAME_WRITING,
};

struct parsing {
    struct session_programme programme;
    int known_count; // of other files
};

static bool take_text(const struct ini_entry *entry, char *target, size_t size, char *error,
                      size_t error_size)
{
    size_t length = strlen(entry->value);
    if (length > 0 && length < size) {
        memcpy(target, entry->value, length + 1);
        return true;
    }
    snprintf(error, error_size, "%s:%d: %s has %zu bytes, allowed 1..%zu", entry->file, entry->line,
             entry->key, length, size - 1);
    return false;
}

static bool take_choice(struct session_rung *rung, const struct ini_entry *entry, bool *known,
                        char *error, size_t error_size)
{
    const struct {
        const char *key;
        const char *const *words;
        size_t count;
    } choices[] = {
        {"coast", coast_words, COUNT(coast_words)},
        {"stance", stance_words, COUNT(stance_words)},
        {"eyes", eyes_words, COUNT(eyes_words)},
        {"sides", sides_words, COUNT(sides_words)},
        {"games", games_words, COUNT(games_words)},
        {"summit", summit_words, COUNT(summit_words)},
        {"gait", gait_words, COUNT(gait_words)},
        {"bottle", bottle_words, COUNT(bottle_words)},
        {"safety", safety_words, COUNT(safety_words)},
    };
    for (size_t i = 0; i < COUNT(choices); i++) {
        if (strcmp(entry->key, choices[i].key) != 0)
            continue;
        size_t index = 0;
        *known = true;
        if (!ini_word(entry, choices[i].words, choices[i].count, &index, error, error_size))
            return false;
        switch (i) {
        case 0:
            rung->coast = (enum session_coast)index;
            break;
        case 1:
            rung->stance = (enum session_stance)index;
            break;
        case 2:
            rung->eyes_closed = index == 1;
            break;
        case 3:
            rung->two_sides = index == 1;
            break;
        case 4:
            rung->game = games_game[index];
            rung->reach = strcmp(games_words[index], "hold reach") == 0;
            break;
        case 5:
            rung->summit = index == 1;
            break;
        case 6:
            rung->gait = (enum session_gait)index;
            break;
        case 7:
            rung->bottle = (enum session_bottle)index;
            break;
        default:
            rung->safety = (enum session_safety)index;
        }
    }
    return true;
}

static bool is_word(const char *word, const char *at, size_t length)
{
    return strlen(word) == length && strncmp(word, at, length) == 0;
}

// Blank-separated words, in any order, none twice.
static bool take_tiers(struct session_rung *rung, const struct ini_entry *entry, bool *known,
                       char *error, size_t error_size)
{
    if (strcmp(entry->key, "tiers") != 0)
        return true;
    *known = true;
    const char *at = entry->value;
    while (*at) {
        size_t length = strcspn(at, " \t");
        enum session_tier tier = SESSION_TIER_BOARD;
        while (tier < SESSION_TIER_COUNT && !is_word(session_tier_name(tier), at, length))
            tier++;
        if (tier == SESSION_TIER_COUNT || rung->tiers[tier]) {
            snprintf(error, error_size,
                     "%s:%d: tiers = %.60s, allowed some of board motion pad guided, each once",
                     entry->file, entry->line, entry->value);
            return false;
        }
        rung->tiers[tier] = true;
        at += length;
        at += strspn(at, " \t");
    }
    return true;
}

static bool take_number(struct session_rung *rung, const struct ini_entry *entry, bool *known,
                        char *error, size_t error_size)
{
    const struct {
        const char *key;
        double lowest;
        double highest;
        double *target;
    } numbers[] = {
        {"hold_s", 5, 120, &rung->hold_s},    {"lead_in_s", 3, 10, &rung->lead_in_s},
        {"rms_mm", 1, 60, &rung->rms_mm},     {"limits_factor", 0.2, 1, &rung->limits_factor},
        {"lift_deg", 0, 80, &rung->lift_deg},
    };
    const struct {
        const char *key;
        int lowest;
        int highest;
        int *target;
    } counts[] = {
        {"harbour", 1, 10, &rung->harbour},
        {"harbours", 1, 10, &rung->harbours},
        {"quarter_turns", 0, 3, &rung->quarter_turns},
        {"fingers", 0, 2, &rung->fingers},
    };
    for (size_t i = 0; i < COUNT(numbers); i++) {
        if (strcmp(entry->key, numbers[i].key) != 0)
            continue;
        *known = true;
        return ini_number(entry, numbers[i].lowest, numbers[i].highest, numbers[i].target, error,
                          error_size);
    }
    for (size_t i = 0; i < COUNT(counts); i++) {
        if (strcmp(entry->key, counts[i].key) != 0)
            continue;
        *known = true;
        return ini_integer(entry, counts[i].lowest, counts[i].highest, counts[i].target, error,
                           error_size);
    }
    return true;
}

static bool take_words(struct session_rung *rung, const struct ini_entry *entry, bool *known,
                       char *error, size_t error_size)
{
    const struct {
        const char *key;
        char *target;
        size_t size;
    } texts[] = {
        {"title", rung->title, sizeof rung->title},
        {"short_title", rung->short_title, sizeof rung->short_title},
        {"instruction", rung->instruction, sizeof rung->instruction},
        {"instruction_left", rung->instruction_left, sizeof rung->instruction_left},
        {"instruction_right", rung->instruction_right, sizeof rung->instruction_right},
        {"instruction_motion", rung->instruction_motion, sizeof rung->instruction_motion},
        {"instruction_pad", rung->instruction_pad, sizeof rung->instruction_pad},
        {"instruction_guided", rung->instruction_guided, sizeof rung->instruction_guided},
        {"voice", rung->voice, sizeof rung->voice},
        {"voice_motion", rung->voice_motion, sizeof rung->voice_motion},
        {"voice_pad", rung->voice_pad, sizeof rung->voice_pad},
        {"feet", rung->feet, sizeof rung->feet},
        {"figure", rung->figure, sizeof rung->figure},
        {"card", rung->card, sizeof rung->card},
        {"needs", rung->needs, sizeof rung->needs},
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        if (strcmp(entry->key, texts[i].key) != 0)
            continue;
        *known = true;
        return take_text(entry, texts[i].target, texts[i].size, error, error_size);
    }
    return true;
}

static struct session_rung *find(struct session_programme *programme, const char *id)
{
    for (int i = 0; i < programme->count; i++)
        if (strcmp(programme->rungs[i].id, id) == 0)
            return &programme->rungs[i];
    return NULL;
}

static struct session_rung *find_or_add(struct parsing *parsing, const struct ini_entry *entry,
                                        char *error, size_t error_size)
{
    struct session_programme *programme = &parsing->programme;
    struct session_rung *rung = find(programme, entry->section);
    if (rung && rung - programme->rungs >= parsing->known_count)
        return rung;
    if (rung) {
        snprintf(error, error_size, "%s:%d: [%s] is in another file already", entry->file,
                 entry->line, entry->section);
        return NULL;
    }
    size_t length = strlen(entry->section);
    if (length == 0 || length >= SESSION_ID_SIZE || programme->count == SESSION_RUNG_MAX) {
        snprintf(error, error_size, "%s:%d: [%.40s] is not a rung: 1..%d letters, at most %d rungs",
                 entry->file, entry->line, entry->section, SESSION_ID_SIZE - 1, SESSION_RUNG_MAX);
        return NULL;
    }
    rung = &programme->rungs[programme->count++];
    *rung = (struct session_rung){.lead_in_s = 5, .limits_factor = 1};
    memcpy(rung->id, entry->section, length + 1);
    return rung;
}

static bool take_entry(void *user, const struct ini_entry *entry, char *error, size_t error_size)
{
    struct parsing *parsing = user;
    struct session_rung *rung = find_or_add(parsing, entry, error, error_size);
    if (!rung)
        return false;
    bool known = false;
    return take_choice(rung, entry, &known, error, error_size) &&
           take_tiers(rung, entry, &known, error, error_size) &&
           take_number(rung, entry, &known, error, error_size) &&
           take_words(rung, entry, &known, error, error_size) &&
           (known || ini_unknown(entry, error, error_size));
}

// What a game needs, and what means nothing in another; NULL = all is there.
static const char *missing_for_game(const struct session_rung *rung)
{
    bool walks = rung->game == SESSION_GAME_MARCH || rung->game == SESSION_GAME_ROUTE;
    if (walks != (rung->gait != SESSION_GAIT_NONE))
        return walks ? "gait (how the steps are)" : "gait = none (no game of steps)";
    if ((rung->gait == SESSION_GAIT_KNEE) != (rung->lift_deg > 0))
        return "lift_deg above 0 where gait = knee, and only there";
    if ((rung->game == SESSION_GAME_BOTTLE) != (rung->bottle != SESSION_BOTTLE_NONE))
        return "bottle = base or lid where games = bottle, and only there";
    if ((rung->game == SESSION_GAME_FINGERS) != (rung->fingers > 0))
        return "fingers = 1 or 2 where games = fingers, and only there";
    if ((rung->game == SESSION_GAME_HOLD) != (rung->rms_mm > 0))
        return "rms_mm where games = hold, and only there";
    if (rung->reach && rung->eyes_closed)
        return "eyes = open (Reach is a game for open eyes)";
    return NULL;
}

static const char *missing_for_stance(const struct session_rung *rung)
{
    bool walks = rung->gait != SESSION_GAIT_NONE;
    if (walks != (rung->safety == SESSION_SAFETY_WALKING))
        return "safety = walking where there are steps, and only there";
    if (rung->safety == SESSION_SAFETY_SEATED && rung->stance != SESSION_STANCE_FREE)
        return "stance = free (who is seated has no other)";
    if (rung->stance == SESSION_STANCE_OWN && (rung->two_sides || rung->eyes_closed))
        return "sides = none and eyes = open (they come with the player's own stance)";
    if (rung->game == SESSION_GAME_HOLD && rung->stance >= SESSION_STANCE_OWN)
        return "a stance of its own to hold";
    return NULL;
}

static const char *missing_words(const struct session_rung *rung)
{
    bool tier_texts =
        rung->instruction_motion[0] || rung->instruction_pad[0] || rung->instruction_guided[0];
    if (!rung->title[0] || !rung->short_title[0])
        return "title and short_title";
    if (!rung->two_sides && !rung->instruction[0])
        return "instruction";
    if (rung->two_sides && (!rung->instruction_left[0] || !rung->instruction_right[0]))
        return "instruction_left and instruction_right";
    if (rung->two_sides && tier_texts)
        return "no instruction of a tier (it could not tell left from right)";
    if (rung->two_sides && (rung->voice_motion[0] || rung->voice_pad[0]))
        return "no voice of a tier (it could not tell left from right)";
    if (!rung->voice[0] || !rung->feet[0] || !rung->figure[0])
        return "voice, feet and figure";
    return NULL;
}

static const char *missing_basics(const struct session_rung *rung)
{
    bool any_tier = false;
    for (int tier = 0; tier < SESSION_TIER_COUNT; tier++)
        any_tier = any_tier || rung->tiers[tier];
    if (rung->harbour == 0 || rung->harbours == 0)
        return "harbour and harbours";
    if (rung->hold_s <= 0)
        return "hold_s";
    return any_tier ? NULL : "tiers (at least one of board motion pad guided)";
}

static bool rung_is_whole(const struct session_rung *rung, const char *file, char *error,
                          size_t error_size)
{
    const char *missing = missing_basics(rung);
    if (!missing)
        missing = missing_for_game(rung);
    if (!missing)
        missing = missing_for_stance(rung);
    if (!missing)
        missing = missing_words(rung);
    if (!missing)
        return true;
    snprintf(error, error_size, "%s: [%s] needs %s", file, rung->id, missing);
    return false;
}

// One rung a place: else "the next" would be either.
static bool places_are_single(const struct session_programme *programme, const char *file,
                              char *error, size_t error_size)
{
    for (int i = 0; i < programme->count; i++) {
        const struct session_rung *rung = &programme->rungs[i];
        for (int k = 0; k < i; k++) {
            const struct session_rung *other = &programme->rungs[k];
            if (other->coast != rung->coast || other->harbour != rung->harbour)
                continue;
            snprintf(error, error_size, "%s: [%s] harbour = %d, but there is %s", file, rung->id,
                     rung->harbour, other->id);
            return false;
        }
    }
    return true;
}

static bool needs_are_known(const struct session_programme *programme, const char *file,
                            char *error, size_t error_size)
{
    for (int i = 0; i < programme->count; i++) {
        const struct session_rung *rung = &programme->rungs[i];
        const struct session_rung *needed = session_programme_needs(programme, rung);
        if (!rung->needs[0] ||
            (needed && needed->coast == rung->coast && needed->harbour < rung->harbour))
            continue;
        snprintf(error, error_size, "%s: [%s] needs = %s, allowed a rung before it", file, rung->id,
                 rung->needs);
        return false;
    }
    return true;
}

bool session_programme_parse(struct session_programme *programme, const char *file,
                             const char *text, size_t size, char *error, size_t error_size)
{
    struct parsing parsing = {.programme = *programme, .known_count = programme->count};
    if (!ini_read(file, text, size, take_entry, &parsing, error, error_size))
        return false;
    for (int i = parsing.known_count; i < parsing.programme.count; i++) {
        struct session_rung *rung = &parsing.programme.rungs[i];
        if (!rung_is_whole(rung, file, error, error_size))
            return false;
        if (!rung->card[0])
            memcpy(rung->card, rung->figure, sizeof rung->card);
    }
    if (!places_are_single(&parsing.programme, file, error, error_size) ||
        !needs_are_known(&parsing.programme, file, error, error_size))
        return false;
    *programme = parsing.programme;
    return true;
}
