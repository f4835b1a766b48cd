#include "game/store/store.h"

#include <assert.h>
#include <string.h>

static const char *const STATUS_WORDS[] = {
    [STORE_OK] = "ok",
    [STORE_NOT_FOUND] = "not_found",
    [STORE_INVALID] = "invalid",
    [STORE_REFUSED] = "refused",
    [STORE_TOO_SMALL] = "too_small",
    [STORE_FULL] = "full",
    [STORE_READONLY] = "readonly",
    [STORE_BUSY] = "busy",
    [STORE_CORRUPT] = "corrupt",
    [STORE_FUTURE] = "future",
    [STORE_IO] = "io",
    [STORE_NO_MEMORY] = "no_memory",
};
static const char *const SOURCE_WORDS[] = {
    [STORE_SOURCE_UNSET] = "unset",     [STORE_SOURCE_PERSON] = "person",
    [STORE_SOURCE_VIRTUAL] = "virtual", [STORE_SOURCE_REPLAY] = "replay",
    [STORE_SOURCE_DEMO] = "demo",
};
static const char *const TIER_WORDS[] = {
    [STORE_TIER_UNSET] = "unset", [STORE_TIER_BOARD] = "board",   [STORE_TIER_MOTION] = "motion",
    [STORE_TIER_PAD] = "pad",     [STORE_TIER_GUIDED] = "guided",
};
static const char *const SIDE_WORDS[] = {
    [STORE_SIDE_NONE] = "", [STORE_SIDE_LEFT] = "left", [STORE_SIDE_RIGHT] = "right"};
static const char *const KIND_WORDS[] = {[STORE_KIND_TRAINING] = "training",
                                         [STORE_KIND_SELF_TEST] = "self_test",
                                         [STORE_KIND_MEASUREMENT] = "measurement"};
static const char *const RATING_WORDS[] = {
    [STORE_RATING_NONE] = "",
    [STORE_RATING_TOO_EASY] = "too_easy",
    [STORE_RATING_JUST_MANAGE] = "just_manage",
    [STORE_RATING_TOO_HARD] = "too_hard",
};

#define COUNT(words) (sizeof(words) / sizeof *(words))

static const char *word_at(const char *const *words, size_t count, size_t index)
{
    assert(index < count);
    return words[index];
}

static size_t word_find(const char *const *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return 0;
}

#define DEFINE_WORDS(noun, words)                                                                  \
    const char *store_##noun##_word(enum store_##noun value)                                       \
    {                                                                                              \
        return word_at(words, COUNT(words), (size_t)value);                                        \
    }                                                                                              \
    enum store_##noun store_##noun##_from_word(const char *word)                                   \
    {                                                                                              \
        return (enum store_##noun)word_find(words, COUNT(words), word);                            \
    }

DEFINE_WORDS(source, SOURCE_WORDS)
DEFINE_WORDS(tier, TIER_WORDS)
DEFINE_WORDS(side, SIDE_WORDS)
DEFINE_WORDS(kind, KIND_WORDS)
DEFINE_WORDS(rating, RATING_WORDS)

const char *store_status_str(enum store_status status)
{
    return word_at(STATUS_WORDS, COUNT(STATUS_WORDS), (size_t)status);
}
