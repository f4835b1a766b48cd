#ifndef GAME_SIM_ALPHABET_H
#define GAME_SIM_ALPHABET_H

#include <stdbool.h>
#include <stddef.h>

/**
 * The letters to write neatly and the words to practise (H8), as assets/programme/writing.ini
 * gives them; its head explains the format. Units: small letters are 100 high, y downwards, the
 * baseline at 0.
 */

enum {
    SIM_LETTERS_MAX = 80, // of one script
    SIM_WORDS_MAX = 96,
    SIM_WORD_SIZE = 24, // bytes with the end
};

enum sim_script {
    SIM_SCRIPT_JOINED,
    SIM_SCRIPT_PRINT, // each pen stroke by itself
    SIM_SCRIPT_COUNT,
};

/** What is traced, the easiest first. */
enum sim_word_kind {
    SIM_WORD_LETTERS, // one letter three times in a row: "e e e"
    SIM_WORD_SHORT,
    SIM_WORD_LONG,
    SIM_WORD_KIND_COUNT,
};

/** When a letter's first curve, the way up to its body, is written. */
enum sim_letter_lead {
    SIM_LETTER_LEAD_ALWAYS,
    SIM_LETTER_LEAD_JOINED,   // when a letter before it joins
    SIM_LETTER_LEAD_LOW,      // when that letter ends low
    SIM_LETTER_LEAD_NOT_HIGH, // unless that letter ends high, like o or w
};

struct sim_letter {
    char name[5]; // one character, UTF-8
    double advance;
    enum sim_letter_lead lead;
    bool joins;       // the pen stays down towards the next letter
    char stroke[512]; // one stroke, see stroke.h; print letters: one or more
    char marks[192];  // dots and bars, written when the word is done; "" = none
};

struct sim_word {
    enum sim_word_kind kind;
    char language[3];
    char text[SIM_WORD_SIZE];
};

struct sim_alphabet {
    struct sim_letter letter[SIM_SCRIPT_COUNT][SIM_LETTERS_MAX];
    int letter_count[SIM_SCRIPT_COUNT]; // 0: the file does not have this script
    struct sim_word word[SIM_WORDS_MAX];
    int word_count;
    enum sim_script script; // that is written in; reading sets joined
};

/**
 * Reads the text of a writing.ini; file is its name for messages. false: *error is one line
 * "file:line: what is wrong", or says which word has a letter that is missing in a script.
 */
bool sim_alphabet_parse(struct sim_alphabet *alphabet, const char *file, const char *text,
                        size_t size, char *error, size_t error_size);

/**
 * The letter at *text in alphabet->script; *text moves behind it. NULL: the text ends there, or
 * the letter is not known (*text stays).
 */
const struct sim_letter *sim_alphabet_next(const struct sim_alphabet *alphabet, const char **text);

/** What there is of a kind in a language ("en", "de"), and that at 0 .. count - 1; NULL beyond. */
int sim_alphabet_word_count(const struct sim_alphabet *alphabet, const char *language,
                            enum sim_word_kind kind);
const char *sim_alphabet_word(const struct sim_alphabet *alphabet, const char *language,
                              enum sim_word_kind kind, int index);

#endif
