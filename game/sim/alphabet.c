#include "game/sim/alphabet.h"

#include <stdio.h>
#include <string.h>

#include "game/base/ini.h"
#include "game/sim/stroke.h"

static const char LETTER_SECTION[] = "letter ";
static const double ADVANCE_MIN = 10;
static const double ADVANCE_MAX = 400;

struct reading {
    struct sim_alphabet *alphabet;
    char *error;
    size_t error_size;
};

static bool refuse(const struct reading *reading, const struct ini_entry *entry, const char *why)
{
    snprintf(reading->error, reading->error_size, "%s:%d: %s %s", entry->file, entry->line,
             entry->key, why);
    return false;
}

/** Bytes of the character that begins with this one; 0 = not a beginning. */
static size_t character_size(unsigned char first)
{
    if (first < 0x80)
        return first != 0;
    if (first < 0xc2 || first > 0xf4)
        return 0;
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

static struct sim_letter *find_or_add(struct sim_alphabet *alphabet, const char *name)
{
    size_t size = strlen(name);
    if (size == 0 || size != character_size((unsigned char)name[0]))
        return NULL;
    for (int i = 0; i < alphabet->letter_count; i++)
        if (strcmp(alphabet->letter[i].name, name) == 0)
            return &alphabet->letter[i];
    if (alphabet->letter_count == SIM_LETTERS_MAX)
        return NULL;
    struct sim_letter *letter = &alphabet->letter[alphabet->letter_count++];
    *letter = (struct sim_letter){.joins = true};
    memcpy(letter->name, name, size + 1);
    return letter;
}

static bool take_stroke(const struct reading *reading, const struct ini_entry *entry, char *place,
                        size_t place_size, bool with_lifts)
{
    size_t size = strlen(entry->value);
    if (size >= place_size)
        return refuse(reading, entry, "is too long");
    if (!sim_stroke_is_valid(entry->value, with_lifts))
        return refuse(reading, entry, "is not a path of M and C");
    memcpy(place, entry->value, size + 1);
    return true;
}

static bool take_switch(const struct reading *reading, const struct ini_entry *entry, bool *place)
{
    int value = 0;
    if (!ini_integer(entry, 0, 1, &value, reading->error, reading->error_size))
        return false;
    *place = value;
    return true;
}

static bool take_lead(const struct reading *reading, const struct ini_entry *entry,
                      enum sim_letter_lead *place)
{
    static const char *const words[] = {"always", "joined", "low", "not_high"};
    size_t index = 0;
    if (!ini_word(entry, words, sizeof words / sizeof words[0], &index, reading->error,
                  reading->error_size))
        return false;
    *place = (enum sim_letter_lead)index;
    return true;
}

static bool take_letter(const struct reading *reading, const struct ini_entry *entry)
{
    struct sim_letter *letter =
        find_or_add(reading->alphabet, entry->section + sizeof LETTER_SECTION - 1);
    if (!letter)
        return refuse(reading, entry,
                      "stands in a section that is not one letter, or one too many");
    if (strcmp(entry->key, "advance") == 0)
        return ini_number(entry, ADVANCE_MIN, ADVANCE_MAX, &letter->advance, reading->error,
                          reading->error_size);
    if (strcmp(entry->key, "lead") == 0)
        return take_lead(reading, entry, &letter->lead);
    if (strcmp(entry->key, "joins") == 0)
        return take_switch(reading, entry, &letter->joins);
    if (strcmp(entry->key, "stroke") == 0)
        return take_stroke(reading, entry, letter->stroke, sizeof letter->stroke, false);
    if (strcmp(entry->key, "marks") == 0)
        return take_stroke(reading, entry, letter->marks, sizeof letter->marks, true);
    return ini_unknown(entry, reading->error, reading->error_size);
}

static bool take_words(const struct reading *reading, const struct ini_entry *entry)
{
    struct sim_alphabet *alphabet = reading->alphabet;
    if (strlen(entry->key) != sizeof alphabet->word[0].language - 1)
        return refuse(reading, entry, "is not a language of two letters");
    const char *text = entry->value;
    while (*(text += strspn(text, " "))) {
        size_t size = strcspn(text, " ");
        if (size >= SIM_WORD_SIZE)
            return refuse(reading, entry, "has a word that is too long");
        if (alphabet->word_count == SIM_WORDS_MAX)
            return refuse(reading, entry, "has one word too many");
        struct sim_word *word = &alphabet->word[alphabet->word_count++];
        memcpy(word->language, entry->key, sizeof word->language);
        memcpy(word->text, text, size);
        word->text[size] = '\0';
        text += size;
    }
    return true;
}

static bool take_entry(void *user, const struct ini_entry *entry, char *error, size_t error_size)
{
    struct reading reading = {user, error, error_size};
    if (strcmp(entry->section, "words") == 0)
        return take_words(&reading, entry);
    if (strncmp(entry->section, LETTER_SECTION, sizeof LETTER_SECTION - 1) == 0)
        return take_letter(&reading, entry);
    return ini_unknown(entry, error, error_size);
}

static bool is_whole(const struct sim_alphabet *alphabet, const char *file, char *error,
                     size_t error_size)
{
    for (int i = 0; i < alphabet->letter_count; i++) {
        const struct sim_letter *letter = &alphabet->letter[i];
        if (letter->stroke[0] != '\0' && letter->advance > 0)
            continue;
        snprintf(error, error_size, "%s: letter %s has no %s", file, letter->name,
                 letter->stroke[0] ? "advance" : "stroke");
        return false;
    }
    for (int i = 0; i < alphabet->word_count; i++) {
        const char *text = alphabet->word[i].text;
        while (sim_alphabet_next(alphabet, &text))
            continue;
        if (*text == '\0')
            continue;
        snprintf(error, error_size, "%s: the word %s has a letter without a stroke", file,
                 alphabet->word[i].text);
        return false;
    }
    return true;
}

bool sim_alphabet_parse(struct sim_alphabet *alphabet, const char *file, const char *text,
                        size_t size, char *error, size_t error_size)
{
    alphabet->letter_count = 0;
    alphabet->word_count = 0;
    return ini_read(file, text, size, take_entry, alphabet, error, error_size) &&
           is_whole(alphabet, file, error, error_size);
}

const struct sim_letter *sim_alphabet_next(const struct sim_alphabet *alphabet, const char **text)
{
    size_t size = character_size((unsigned char)**text);
    if (size == 0)
        return NULL;
    for (int i = 0; i < alphabet->letter_count; i++) {
        const struct sim_letter *letter = &alphabet->letter[i];
        if (strlen(letter->name) != size || strncmp(letter->name, *text, size) != 0)
            continue;
        *text += size;
        return letter;
    }
    return NULL;
}

int sim_alphabet_word_count(const struct sim_alphabet *alphabet, const char *language)
{
    int count = 0;
    for (int i = 0; i < alphabet->word_count; i++)
        count += strcmp(alphabet->word[i].language, language) == 0;
    return count;
}

const char *sim_alphabet_word(const struct sim_alphabet *alphabet, const char *language, int index)
{
    for (int i = 0; i < alphabet->word_count && index >= 0; i++) {
        if (strcmp(alphabet->word[i].language, language) != 0)
            continue;
        if (index == 0)
            return alphabet->word[i].text;
        index--;
    }
    return NULL;
}
