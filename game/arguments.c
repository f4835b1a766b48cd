#include "game/arguments.h"

#include "game/shot.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum option_id {
    OPTION_HELP = 256,
    OPTION_VERSION,
    OPTION_LANG,
    OPTION_CLOCK,
    OPTION_WINDOWED,
    OPTION_LIST_DEVICES,
    OPTION_PROBE,
    OPTION_JSON,
    OPTION_SIMULATE_BOARD,
    OPTION_REPLAY,
    OPTION_SPEED,
    OPTION_HEADLESS,
    OPTION_DEMO,
    OPTION_RUNG,
    OPTION_SIDE,
    OPTION_TIER,
    OPTION_GAME,
    OPTION_SEED,
    OPTION_DATA_DIR,
    OPTION_SHOT,
    OPTION_TEXT_SCALE,
    OPTION_THEME,
    OPTION_REDUCED_MOTION,
    OPTION_VERBOSE,
};

static const struct option options[] = {
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {"lang", required_argument, NULL, OPTION_LANG},
    {"clock", required_argument, NULL, OPTION_CLOCK},
    {"windowed", required_argument, NULL, OPTION_WINDOWED},
    {"list-devices", no_argument, NULL, OPTION_LIST_DEVICES},
    {"probe", no_argument, NULL, OPTION_PROBE},
    {"json", no_argument, NULL, OPTION_JSON},
    {"simulate-board", optional_argument, NULL, OPTION_SIMULATE_BOARD},
    {"replay", required_argument, NULL, OPTION_REPLAY},
    {"speed", required_argument, NULL, OPTION_SPEED},
    {"headless", no_argument, NULL, OPTION_HEADLESS},
    {"demo", no_argument, NULL, OPTION_DEMO},
    {"rung", required_argument, NULL, OPTION_RUNG},
    {"side", required_argument, NULL, OPTION_SIDE},
    {"tier", required_argument, NULL, OPTION_TIER},
    {"game", required_argument, NULL, OPTION_GAME},
    {"seed", required_argument, NULL, OPTION_SEED},
    {"data-dir", required_argument, NULL, OPTION_DATA_DIR},
    {"shot", required_argument, NULL, OPTION_SHOT},
    {"text-scale", required_argument, NULL, OPTION_TEXT_SCALE},
    {"theme", required_argument, NULL, OPTION_THEME},
    {"reduced-motion", no_argument, NULL, OPTION_REDUCED_MOTION},
    {"verbose", no_argument, NULL, OPTION_VERBOSE},
    {NULL, 0, NULL, 0},
};

static void print_screens(void)
{
    enum { INDENT = 32, WIDTH = 78 };
    int column = WIDTH;
    for (int i = 0; shot_name(i); i++) {
        int length = (int)strlen(shot_name(i)) + 1;
        if (column + length > WIDTH) {
            printf("%s%*s", i ? "\n" : "", INDENT - 1, "");
            column = INDENT - 1;
        }
        column += printf(" %s", shot_name(i));
    }
    putchar('\n');
}

void arguments_print_help(void)
{
    fputs("Evenkeel: balance training with a boat on a calm sea.\n"
          "A training game, not a medical device.\n"
          "\n"
          "  evenkeel                      play, full screen\n"
          "  evenkeel analyse FILE         sway of a recording in numbers (analyse --help)\n"
          "  evenkeel record OUT           a board into a file (record --help)\n"
          "\n"
          "Playing\n"
          "  --windowed WxH                in a window, for example 1280x720\n"
          "  --lang LL                     en or de\n"
          "  --text-scale P                100, 115 or 133 percent\n"
          "  --theme T                     calm or contrast\n"
          "  --reduced-motion              waves and boat bob stand still\n"
          "  --data-dir DIR                keep results in DIR\n"
          "\n"
          "Without a board\n"
          "  --simulate-board[=PROFILE]    a virtual person stands: young, old, neuropathy\n"
          "  --replay FILE                 a recording plays as a board or a controller\n"
          "  --speed N                     1..1000 times its own speed\n"
          "  --demo                        a virtual player plays by itself\n"
          "  --list-devices [--json]       what is plugged in, and what is wrong with it\n"
          "  --list-devices --probe        listens to each for some seconds and tells more\n"
          "\n"
          "Without a screen\n"
          "  --headless                    no window and no sound; needs --demo or --rung\n"
          "  --rung ID                     S1..S10, W1..W6, H1..H8 or all\n"
          "  --side SIDE                   left or right foot in front; without it both\n"
          "  --game GAME                   hold, reach, limits ...; without it its own\n"
          "  --tier TIER                   board, motion, pad, guided; else the best\n"
          "  --seed N                      same number, same run\n"
          "  --json                        one JSON object a trial\n"
          "  --clock ISO[xN]               pretend this time, N times as fast\n"
          "  --shot SCREEN OUT.png         draw a screen, 1920x1080 or --windowed WxH:\n",
          stdout);
    print_screens();
    fputs("\n  --verbose, --version, --help\n", stdout);
}

static bool take_whole(const char *text, uint64_t highest, uint64_t *number)
{
    if (text[0] < '0' || text[0] > '9')
        return false;
    char *end;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    *number = value;
    return *end == '\0' && errno == 0 && value <= highest;
}

static bool take_size(const char *text, int *width, int *height)
{
    char rest;
    return sscanf(text, "%5dx%5d%c", width, height, &rest) == 2 && *width >= 640 &&
           *width <= 16384 && *height >= 360 && *height <= 16384;
}

static bool one_of(const char *text, const char *const *words, int count, int *index)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(text, words[i]) == 0) {
            *index = i;
            return true;
        }
    }
    return false;
}

static bool take_screen_option(struct arguments *arguments, int id, const char *value,
                               const char **allowed)
{
    uint64_t number = 0;
    int index = 0;
    switch (id) {
    case OPTION_WINDOWED:
        *allowed = "WxH, 640x360..16384x16384";
        return take_size(value, &arguments->window_width, &arguments->window_height);
    case OPTION_TEXT_SCALE:
        *allowed = "100, 115, 133";
        if (!take_whole(value, 133, &number) || (number != 100 && number != 115 && number != 133))
            return false;
        arguments->text_scale = (int)number;
        return true;
    case OPTION_THEME:
        *allowed = "calm, contrast";
        if (!one_of(value, (const char *const[]){"calm", "contrast"}, 2, &index))
            return false;
        arguments->high_contrast = index == 1;
        return true;
    default:
        *allowed = "en, de";
        arguments->language = value;
        return one_of(value, (const char *const[]){"en", "de"}, 2, &index);
    }
}

static bool take_play_option(struct arguments *arguments, int id, const char *value,
                             const char **allowed)
{
    char *end;
    switch (id) {
    case OPTION_SIMULATE_BOARD:
        *allowed = "young, old, neuropathy";
        arguments->simulate_board = true;
        return !value || body_profile_from_name(value, &arguments->profile);
    case OPTION_SPEED:
        *allowed = "1..1000";
        arguments->speed = strtod(value, &end);
        return end != value && *end == '\0' && arguments->speed >= 1 && arguments->speed <= 1000;
    case OPTION_SEED:
        *allowed = "whole numbers 0..18446744073709551615";
        arguments->has_seed = true;
        return take_whole(value, UINT64_MAX, &arguments->seed);
    case OPTION_SIDE:
        *allowed = "left, right";
        return session_side_from_name(value, &arguments->side) &&
               arguments->side != SESSION_SIDE_NONE;
    case OPTION_TIER:
        *allowed = "board, motion, pad, guided";
        arguments->has_tier = true;
        return session_tier_from_name(value, &arguments->tier);
    default:
        *allowed = "hold, reach, limits, march, route, bottle, fingers, buttons, writing";
        arguments->has_game = true;
        return session_game_from_name(value, &arguments->game);
    }
}

static bool take_checked(struct arguments *arguments, int id, const char *name, const char *value,
                         char *error, size_t error_size)
{
    const char *allowed = "";
    bool screen =
        id == OPTION_WINDOWED || id == OPTION_TEXT_SCALE || id == OPTION_THEME || id == OPTION_LANG;
    if (screen ? take_screen_option(arguments, id, value, &allowed)
               : take_play_option(arguments, id, value, &allowed))
        return true;
    snprintf(error, error_size, "--%s %.60s: allowed %s", name, value, allowed);
    return false;
}

static bool take_plain(struct arguments *arguments, int id, const char *value)
{
    switch (id) {
    case OPTION_HELP:
        return arguments->help = true;
    case OPTION_VERSION:
        return arguments->version = true;
    case OPTION_LIST_DEVICES:
        return arguments->list_devices = true;
    case OPTION_PROBE:
        return arguments->probe = true;
    case OPTION_JSON:
        return arguments->json = true;
    case OPTION_HEADLESS:
        return arguments->headless = true;
    case OPTION_DEMO:
        return arguments->demo = true;
    case OPTION_REDUCED_MOTION:
        return arguments->reduced_motion = true;
    case OPTION_VERBOSE:
        return arguments->verbose = true;
    case OPTION_CLOCK:
        arguments->clock = value;
        return true;
    case OPTION_REPLAY:
        arguments->replay = value;
        return true;
    case OPTION_RUNG:
        arguments->rung = value;
        return true;
    case OPTION_DATA_DIR:
        arguments->data_dir = value;
        return true;
    default:
        return false;
    }
}

static bool check_together(const struct arguments *arguments, char *error, size_t error_size)
{
    const char *wrong = NULL;
    if (arguments->help || arguments->version)
        return true;
    if (arguments->replay && arguments->simulate_board)
        wrong = "--replay and --simulate-board are two boards: choose one";
    else if (arguments->demo && (arguments->replay || arguments->simulate_board))
        wrong = "--demo brings its own player: leave --replay and --simulate-board out";
    else if (arguments->replay && arguments->replay[0] == '\0')
        wrong = "--replay needs a file";
    else if (arguments->headless && !arguments->demo && !arguments->rung &&
             !arguments->list_devices && !arguments->shot_screen)
        wrong = "--headless needs --demo or --rung ID";
    else if (arguments->rung && !arguments->headless)
        wrong = "--rung needs --headless";
    else if ((arguments->side != SESSION_SIDE_NONE || arguments->has_game || arguments->has_tier) &&
             !arguments->rung)
        wrong = "--side, --game and --tier need --rung ID";
    else if (arguments->has_tier && !arguments->demo && arguments->tier >= SESSION_TIER_PAD)
        wrong = "--tier pad and guided need somebody who acts: --demo";
    else if (arguments->speed != 1 && !arguments->replay)
        wrong = "--speed needs --replay FILE";
    else if (arguments->json && !arguments->headless && !arguments->list_devices &&
             !arguments->demo)
        wrong = "--json needs --headless or --list-devices";
    else if (arguments->probe && !arguments->list_devices)
        wrong = "--probe needs --list-devices";
    else if (arguments->data_dir && arguments->data_dir[0] == '\0')
        wrong = "--data-dir needs a folder";
    if (!wrong)
        return true;
    snprintf(error, error_size, "%s", wrong);
    return false;
}

static bool take_shot(struct arguments *arguments, int argc, char **argv, char *error,
                      size_t error_size)
{
    arguments->shot_screen = optarg;
    if (optind < argc && strncmp(argv[optind], "--", 2) != 0) {
        arguments->shot_file = argv[optind++];
        return true;
    }
    snprintf(error, error_size, "--shot needs a screen and a file: --shot home home.png");
    return false;
}

static void name_wrong(int id, const char *word, char *error, size_t error_size)
{
    const char *why = "not an option";
    if (id == ':')
        why = "needs a value";
    else if (optopt >= OPTION_HELP)
        why = "takes no value";
    snprintf(error, error_size, "%.60s: %s (see --help)", word, why);
}

// getopt_long() takes abbreviations too. They are refused: the next option could make an
// abbreviation in somebody's script mean something else.
static bool is_whole_name(const char *word, const char *name)
{
    size_t length = strlen(name);
    return strncmp(word + 2, name, length) == 0 &&
           (word[2 + length] == '\0' || word[2 + length] == '=');
}

bool arguments_parse(struct arguments *arguments, int argc, char **argv, char *error,
                     size_t error_size)
{
    *arguments = (struct arguments){.speed = 1, .seed = 1, .text_scale = 100, .profile = BODY_OLD};
    opterr = 0;
    optind = 1;
    for (;;) {
        int index = -1;
        const char *word = optind < argc ? argv[optind] : "";
        int id = getopt_long(argc, argv, "+:", options, &index);
        if (id == -1)
            break;
        if (id == '?' || id == ':' || !is_whole_name(word, options[index].name)) {
            name_wrong(id, word, error, error_size);
            return false;
        }
        bool taken = true;
        if (id == OPTION_SHOT)
            taken = take_shot(arguments, argc, argv, error, error_size);
        else if (!take_plain(arguments, id, optarg))
            taken = take_checked(arguments, id, options[index].name, optarg, error, error_size);
        if (!taken)
            return false;
    }
    if (optind < argc) {
        snprintf(error, error_size, "%.60s: not understood (see --help)", argv[optind]);
        return false;
    }
    return check_together(arguments, error, error_size);
}
