#include "game/core_writing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/log.h"
#include "game/base/text.h"
#include "game/core.h"
#include "game/sim/random.h"

static const size_t FILE_SIZE_MAX = 256 * 1024;
static const char SCRIPT_SETTING[] = "writing.script";
static const char *const script_words[SIM_SCRIPT_COUNT] = {"joined", "print"};
static const double WORDS_FROM = 0.25; // difficulty
static const double LONG_WORDS_FROM = 0.6;

bool core_writing_open(struct core *core, char *error, size_t error_size)
{
    char path[PATH_SIZE];
    size_t size = 0;
    if (!path_join(path, core->assets, "programme/writing.ini")) {
        snprintf(error, error_size, "the path of the shipped files is too long");
        return false;
    }
    core->writing = calloc(1, sizeof *core->writing);
    if (!core->writing) {
        snprintf(error, error_size, "no memory for the letters");
        return false;
    }
    char *text = path_read(path, FILE_SIZE_MAX, &size, error, error_size);
    bool read =
        text && sim_alphabet_parse(&core->writing->alphabet, path, text, size, error, error_size);
    free(text);
    if (!read)
        core_writing_close(core);
    return read;
}

void core_writing_close(struct core *core)
{
    free(core->writing);
    core->writing = NULL;
}

enum sim_script core_writing_script(const struct core *core)
{
    char value[STORE_VALUE_SIZE];
    bool known = store_setting_get(core->store, SCRIPT_SETTING, value, sizeof value) == STORE_OK;
    return known && strcmp(value, script_words[SIM_SCRIPT_PRINT]) == 0 ? SIM_SCRIPT_PRINT
                                                                       : SIM_SCRIPT_JOINED;
}

void core_set_writing_script(struct core *core, enum sim_script script)
{
    if (store_setting_set(core->store, SCRIPT_SETTING, script_words[script], NULL) != STORE_OK)
        log_error("the script cannot be remembered");
}

enum sim_word_kind core_writing_kind(double difficulty)
{
    if (difficulty < WORDS_FROM)
        return SIM_WORD_LETTERS;
    return difficulty < LONG_WORDS_FROM ? SIM_WORD_SHORT : SIM_WORD_LONG;
}

static const char *choose(const struct sim_alphabet *alphabet, enum sim_word_kind kind,
                          uint64_t *seed)
{
    const char *language = text_language();
    int count = sim_alphabet_word_count(alphabet, language, kind);
    if (count == 0) {
        language = "en";
        count = sim_alphabet_word_count(alphabet, language, kind);
    }
    return sim_alphabet_word(alphabet, language, kind, (int)(sim_random_unit(seed) * count));
}

const char *core_writing_word(const struct core *core, double difficulty, uint64_t seed)
{
    return choose(&core->writing->alphabet, core_writing_kind(difficulty), &seed);
}

bool core_writing_begin(struct core *core, double difficulty, uint64_t seed)
{
    struct core_writing *writing = core->writing;
    writing->alphabet.script = core_writing_script(core);
    writing->word = core_writing_word(core, difficulty, seed);
    if (writing->word && sim_ribbon_path_write(&writing->path, &writing->alphabet, writing->word,
                                               &sim_ribbon_area_default))
        return true;
    log_error("no word to write in writing.ini");
    return false;
}
