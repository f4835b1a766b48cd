#ifndef TESTS_SIM_WRITING_H
#define TESTS_SIM_WRITING_H

#include "tests/check.h"

#include <stdbool.h>
#include <stdlib.h>

#include "game/sim/alphabet.h"

// The letters and words that ship with the game.
static inline const struct sim_alphabet *writing_load(void)
{
    static struct sim_alphabet alphabet;
    static char text[128 * 1024];
    char path[1024], error[256] = "";
    const char *source = getenv("EVENKEEL_SOURCE_DIR");
    assert_non_null(source);
    snprintf(path, sizeof path, "%s/assets/programme/writing.ini", source);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t size = fread(text, 1, sizeof text, file);
    fclose(file);
    assert_true(size > 0 && size < sizeof text);
    if (!sim_alphabet_parse(&alphabet, "writing.ini", text, size, error, sizeof error))
        fail_msg("%s", error);
    return &alphabet;
}

#endif
