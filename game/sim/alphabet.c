#include "game/sim/alphabet.h"

#include <stdio.h>
#include <string.h>

#include "game/base/ini.h"
#include "game/sim/stroke.h"

static const char *const letter_sections[SIM_SCRIPT_COUNT] = {"letter ", "print "};
static const char *const word_sections[SIM_WORD_KIND_COUNT] = {"letters", "words", "long words"};
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

static struct sim_letter *find_or_add(struct sim_alphabet *alphabet, enum sim_script script,
                                      const char *name)
{
    size_t size = strlen(name);
    if (size == 0 || size != character_size((unsigned char)name[0]))
        return NULL;
    struct sim_letter *letters = alphabet->letter[script];
    int *count = &alphabet->letter_count[script];
    for (int i = 0; i < *count; i++)
        if (strcmp(letters[i].name, name) == 0)
            return &letters[i];
    if (*count == SIM_LETTERS_MAX)
        return NULL;
    struct sim_letter *letter = &letters[(*count)++];
    *letter = (struct sim_letter){.joins = script == SIM_SCRIPT_JOINED};
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

static bool take_letter(const struct reading *reading, const struct ini_entry *entry,
                        enum sim_script script)
{
    bool prints = script == SIM_SCRIPT_PRINT;
    struct sim_letter *letter =
        find_or_add(reading->alphabet, script, entry->section + strlen(letter_sections[script]));
    if (!letter)
        return refuse(reading, entry,
                      "stands in a section that is not one letter, or one too many");
    if (strcmp(entry->key, "advance") == 0)
        return ini_number(entry, ADVANCE_MIN, ADVANCE_MAX, &letter->advance, reading->error,
                          reading->error_size);
    if (strcmp(entry->key, "stroke") == 0)
        return take_stroke(reading, entry, letter->stroke, sizeof letter->stroke, prints);
    if (strcmp(entry->key, "lead") == 0 && !prints)
        return take_lead(reading, entry, &letter->lead);
    if (strcmp(entry->key, "joins") == 0 && !prints)
        return take_switch(reading, entry, &letter->joins);
    if (strcmp(entry->key, "marks") == 0 && !prints)
        return take_stroke(reading, entry, letter->marks, sizeof letter->marks, true);
    return ini_unknown(entry, reading->error, reading->error_size);
}

/** false: too long, or not one letter where it has to be one. */
static bool write_text(struct sim_word *word, const char *text, size_t size)
{
    if (word->kind != SIM_WORD_LETTERS) {
        if (size >= SIM_WORD_SIZE)
            return false;
        memcpy(word->text, text, size);
        word->text[size] = '\0';
        return true;
    }
    if (size != character_size((unsigned char)text[0]))
        return false;
    int letter = (int)size;
    snprintf(word->text, sizeof word->text, "%.*s %.*s %.*s", letter, text, letter, text, letter,
             text);
    return true;
}

static bool take_words(const struct reading *reading, const struct ini_entry *entry,
                       enum sim_word_kind kind)
{
    struct sim_alphabet *alphabet = reading->alphabet;
    if (strlen(entry->key) != sizeof alphabet->word[0].language - 1)
        return refuse(reading, entry, "is not a language of two letters");
    const char *text = entry->value;
    while (*(text += strspn(text, " "))) {
        size_t size = strcspn(text, " ");
        if (alphabet->word_count == SIM_WORDS_MAX)
            return refuse(reading, entry, "has one word too many");
        struct sim_word *word = &alphabet->word[alphabet->word_count];
        word->kind = kind;
        memcpy(word->language, entry->key, sizeof word->language);
        if (!write_text(word, text, size))
            return refuse(reading, entry,
                          kind == SIM_WORD_LETTERS ? "has more than one letter in a place"
                                                   : "has a word that is too long");
        alphabet->word_count++;
        text += size;
    }
    return true;
}

static bool take_entry(void *user, const struct ini_entry *entry, char *error, size_t error_size)
{
    struct reading reading = {user, error, error_size};
    for (int kind = 0; kind < SIM_WORD_KIND_COUNT; kind++)
        if (strcmp(entry->section, word_sections[kind]) == 0)
            return take_words(&reading, entry, (enum sim_word_kind)kind);
    for (int script = 0; script < SIM_SCRIPT_COUNT; script++)
        if (strncmp(entry->section, letter_sections[script], strlen(letter_sections[script])) == 0)
            return take_letter(&reading, entry, (enum sim_script)script);
    return ini_unknown(entry, error, error_size);
}

static bool are_letters_whole(const struct sim_alphabet *alphabet, enum sim_script script,
                              const char *file, char *error, size_t error_size)
{
    for (int i = 0; i < alphabet->letter_count[script]; i++) {
        const struct sim_letter *letter = &alphabet->letter[script][i];
        if (letter->stroke[0] != '\0' && letter->advance > 0)
            continue;
        snprintf(error, error_size, "%s: %s%s has no %s", file, letter_sections[script],
                 letter->name, letter->stroke[0] ? "advance" : "stroke");
        return false;
    }
    return true;
}

// In the script that is set.
static bool has_its_letters(const struct sim_alphabet *alphabet, const char *text)
{
    while (*text)
        if (*text == ' ')
            text++;
        else if (!sim_alphabet_next(alphabet, &text))
            return false;
    return true;
}

static bool is_whole(struct sim_alphabet *alphabet, const char *file, char *error,
                     size_t error_size)
{
    bool whole = true;
    for (int script = 0; script < SIM_SCRIPT_COUNT && whole; script++) {
        alphabet->script = (enum sim_script)script;
        if (script != SIM_SCRIPT_JOINED && alphabet->letter_count[script] == 0)
            continue;
        whole = are_letters_whole(alphabet, alphabet->script, file, error, error_size);
        for (int i = 0; i < alphabet->word_count && whole; i++) {
            const char *text = alphabet->word[i].text;
            whole = has_its_letters(alphabet, text);
            if (!whole)
                snprintf(error, error_size, "%s: the word %s has a letter without a [%s..]", file,
                         text, letter_sections[script]);
        }
    }
    alphabet->script = SIM_SCRIPT_JOINED;
    return whole;
}

bool sim_alphabet_parse(struct sim_alphabet *alphabet, const char *file, const char *text,
                        size_t size, char *error, size_t error_size)
{
    memset(alphabet->letter_count, 0, sizeof alphabet->letter_count);
    alphabet->word_count = 0;
    return ini_read(file, text, size, take_entry, alphabet, error, error_size) &&
           is_whole(alphabet, file, error, error_size);
}

const struct sim_letter *sim_alphabet_next(const struct sim_alphabet *alphabet, const char **text)
{
    size_t size = character_size((unsigned char)**text);
    if (size == 0)
        return NULL;
    for (int i = 0; i < alphabet->letter_count[alphabet->script]; i++) {
        const struct sim_letter *letter = &alphabet->letter[alphabet->script][i];
        if (strlen(letter->name) != size || strncmp(letter->name, *text, size) != 0)
            continue;
        *text += size;
        return letter;
    }
    return NULL;
}

static bool is_of(const struct sim_word *word, const char *language, enum sim_word_kind kind)
{
    return word->kind == kind && strcmp(word->language, language) == 0;
}

int sim_alphabet_word_count(const struct sim_alphabet *alphabet, const char *language,
                            enum sim_word_kind kind)
{
    int count = 0;
    for (int i = 0; i < alphabet->word_count; i++)
        count += is_of(&alphabet->word[i], language, kind);
    return count;
}

const char *sim_alphabet_word(const struct sim_alphabet *alphabet, const char *language,
                              enum sim_word_kind kind, int index)
{
    for (int i = 0; i < alphabet->word_count && index >= 0; i++) {
        if (!is_of(&alphabet->word[i], language, kind))
            continue;
        if (index == 0)
            return alphabet->word[i].text;
        index--;
    }
    return NULL;
}
