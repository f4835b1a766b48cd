#include "game/session/programme.h"

#include "game/base/ini.h"

#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const coast_words[] = {"standing", "walking", "hands"};
static const char *const stance_words[] = {"apart", "semi-tandem", "tandem", "one-leg", "tiptoe"};
static const char *const eyes_words[] = {"open", "closed"};
static const char *const side_words[] = {"none", "left", "right"};
static const char *const sides_words[] = {"none", "both"};
static const char *const tier_words[] = {"board", "motion", "pad", "guided"};
static const char *const game_words[] = {"hold", "reach"};
static const char *const games_words[] = {"hold", "hold reach"};
static const char *const summit_words[] = {"no", "yes"};

struct parsing {
    struct session_programme programme;
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
        {"coast", coast_words, COUNT(coast_words)}, {"stance", stance_words, COUNT(stance_words)},
        {"eyes", eyes_words, COUNT(eyes_words)},    {"sides", sides_words, COUNT(sides_words)},
        {"games", games_words, COUNT(games_words)}, {"summit", summit_words, COUNT(summit_words)},
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
            rung->reach = index == 1;
            break;
        default:
            rung->summit = index == 1;
        }
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
        {"hold_s", 5, 120, &rung->hold_s},
        {"lead_in_s", 3, 10, &rung->lead_in_s},
        {"rms_mm", 1, 60, &rung->rms_mm},
        {"limits_factor", 0.2, 1, &rung->limits_factor},
    };
    for (size_t i = 0; i < COUNT(numbers); i++) {
        if (strcmp(entry->key, numbers[i].key) != 0)
            continue;
        *known = true;
        return ini_number(entry, numbers[i].lowest, numbers[i].highest, numbers[i].target, error,
                          error_size);
    }
    if (strcmp(entry->key, "harbour") == 0) {
        *known = true;
        return ini_integer(entry, 1, 10, &rung->harbour, error, error_size);
    }
    if (strcmp(entry->key, "harbours") == 0) {
        *known = true;
        return ini_integer(entry, 1, 10, &rung->harbours, error, error_size);
    }
    if (strcmp(entry->key, "quarter_turns") == 0) {
        *known = true;
        return ini_integer(entry, 0, 3, &rung->quarter_turns, error, error_size);
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
        {"voice", rung->voice, sizeof rung->voice},
        {"feet", rung->feet, sizeof rung->feet},
        {"figure", rung->figure, sizeof rung->figure},
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

static struct session_rung *find_or_add(struct session_programme *programme,
                                        const struct ini_entry *entry, char *error,
                                        size_t error_size)
{
    struct session_rung *rung = find(programme, entry->section);
    if (rung)
        return rung;
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
    struct session_rung *rung = find_or_add(&parsing->programme, entry, error, error_size);
    if (!rung)
        return false;
    bool known = false;
    return take_choice(rung, entry, &known, error, error_size) &&
           take_number(rung, entry, &known, error, error_size) &&
           take_words(rung, entry, &known, error, error_size) &&
           (known || ini_unknown(entry, error, error_size));
}

static bool rung_is_whole(const struct session_rung *rung, const char *file, char *error,
                          size_t error_size)
{
    const char *missing = NULL;
    if (rung->harbour == 0 || rung->harbours == 0)
        missing = "harbour and harbours";
    else if (rung->hold_s <= 0)
        missing = "hold_s";
    else if (rung->rms_mm <= 0)
        missing = "rms_mm";
    else if (!rung->title[0] || !rung->short_title[0])
        missing = "title and short_title";
    else if (!rung->two_sides && !rung->instruction[0])
        missing = "instruction";
    else if (rung->two_sides && (!rung->instruction_left[0] || !rung->instruction_right[0]))
        missing = "instruction_left and instruction_right";
    else if (!rung->voice[0] || !rung->feet[0] || !rung->figure[0])
        missing = "voice, feet and figure";
    else if (rung->reach && rung->eyes_closed)
        missing = "eyes = open (Reach is a game for open eyes)";
    if (!missing)
        return true;
    snprintf(error, error_size, "%s: [%s] needs %s", file, rung->id, missing);
    return false;
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
    struct parsing parsing = {.programme = *programme};
    if (!ini_read(file, text, size, take_entry, &parsing, error, error_size))
        return false;
    for (int i = 0; i < parsing.programme.count; i++)
        if (!rung_is_whole(&parsing.programme.rungs[i], file, error, error_size))
            return false;
    if (!needs_are_known(&parsing.programme, file, error, error_size))
        return false;
    *programme = parsing.programme;
    return true;
}

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
        if (other->coast == rung->coast && other->stance == rung->stance && !other->eyes_closed)
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

const char *session_side_name(enum session_side side)
{
    return side_words[side];
}

bool session_side_from_name(const char *name, enum session_side *side)
{
    for (size_t i = 0; i < COUNT(side_words); i++) {
        if (strcmp(name, side_words[i]) == 0) {
            *side = (enum session_side)i;
            return true;
        }
    }
    return false;
}

const char *session_tier_name(enum session_tier tier)
{
    return tier_words[tier];
}

const char *session_game_name(enum session_game game)
{
    return game_words[game];
}

const char *session_rung_instruction(const struct session_rung *rung, enum session_side side)
{
    if (!rung->two_sides)
        return rung->instruction;
    return side == SESSION_SIDE_RIGHT ? rung->instruction_right : rung->instruction_left;
}
