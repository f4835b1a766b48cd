#ifndef GAME_ARGUMENTS_H
#define GAME_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/session/programme.h"
#include "input/virtual/body.h"

/**
 * The command line. Stable from the first version on; README.md and --help say the same.
 */
struct arguments {
    bool help;
    bool version;
    bool list_devices;
    bool probe; // with list_devices: open them and listen
    bool json;
    bool headless;
    bool demo;
    const char *language; // NULL = the environment's
    const char *clock;    // "2026-11-20T09:30:00x60"; NULL = the machine's
    int window_width;     // 0 = full screen
    int window_height;
    bool simulate_board;
    enum body_profile profile;
    const char *replay;     // recording; NULL = none
    double speed;           // 1 .. 1000
    const char *rung;       // "S1", "all"; NULL = not said
    enum session_side side; // NONE = not said
    bool has_game;
    enum session_game game; // HOLD = not said
    bool has_tier;
    enum session_tier tier;
    uint64_t seed;
    bool has_seed;
    const char *data_dir;    // NULL = the user's
    const char *shot_screen; // NULL = none
    const char *shot_file;
    int text_scale; // 100, 115, 133
    bool high_contrast;
    bool reduced_motion;
    bool verbose;
};

/** false: one line in error; exit code 2. Strings are borrowed from argv. */
bool arguments_parse(struct arguments *arguments, int argc, char **argv, char *error,
                     size_t error_size);

/** The text of --help, on stdout. */
void arguments_print_help(void);

#endif
