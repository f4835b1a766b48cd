#include "game/core_writing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/log.h"
#include "game/base/text.h"
#include "game/core.h"
#include "game/sim/random.h"

static const size_t FILE_SIZE_MAX = 256 * 1024;

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

// Of two words drawn, the one that suits: a long word is more to write than a short one.
static const char *choose(const struct sim_alphabet *alphabet, double difficulty, uint64_t *seed)
{
    const char *language = text_language();
    int count = sim_alphabet_word_count(alphabet, language);
    if (count == 0) {
        language = "en";
        count = sim_alphabet_word_count(alphabet, language);
    }
    if (count == 0)
        return NULL;
    const char *drawn[2];
    for (int i = 0; i < 2; i++)
        drawn[i] = sim_alphabet_word(alphabet, language, (int)(sim_random_unit(seed) * count));
    bool first_is_shorter = strlen(drawn[0]) < strlen(drawn[1]);
    return drawn[first_is_shorter == (difficulty < 0.5) ? 0 : 1];
}

bool core_writing_begin(struct core *core, double difficulty, uint64_t seed)
{
    struct core_writing *writing = core->writing;
    writing->word = choose(&writing->alphabet, difficulty, &seed);
    if (writing->word && sim_ribbon_path_write(&writing->path, &writing->alphabet, writing->word,
                                               &sim_ribbon_area_default))
        return true;
    log_error("no word to write in writing.ini");
    return false;
}
