#include "game/analyse.h"
#include "game/app.h"
#include "game/arguments.h"
#include "game/base/log.h"
#include "game/base/text.h"
#include "game/headless.h"
#include "game/list_devices.h"
#include "game/record.h"
#include "game/shot.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "evenkeel_version.h"

enum { EXIT_USAGE = 2, NO_DISPLAY = -1 };

static void open_text(const char *language)
{
    char assets[PATH_SIZE], catalogs[PATH_SIZE] = "";
    if (path_assets(assets) && !path_join(catalogs, assets, "locale"))
        catalogs[0] = '\0';
    text_open(catalogs, language);
}

static int play(struct core *core)
{
    char error[512];
    if (!core_add_board(core, error, sizeof error)) {
        log_error("%s", error);
        return EXIT_FAILURE;
    }
    switch (app_run(core)) {
    case APP_DONE:
        return EXIT_SUCCESS;
    case APP_NO_DISPLAY:
        return NO_DISPLAY;
    case APP_FAILED:
        break;
    }
    log_error("the game could not start its screen");
    return EXIT_FAILURE;
}

static int with_core(const struct arguments *arguments, int (*run)(struct core *))
{
    char error[512];
    struct core *core = malloc(sizeof *core);
    if (!core) {
        log_error("no memory");
        return EXIT_FAILURE;
    }
    int code = EXIT_FAILURE;
    if (core_open(core, arguments, error, sizeof error)) {
        code = run(core);
        if (!core_close(core) && code == EXIT_SUCCESS)
            code = EXIT_FAILURE;
    } else {
        log_error("%s", error);
        code = strncmp(error, "--", 2) == 0 ? EXIT_USAGE : EXIT_FAILURE; // names an option
    }
    // Only the picture is wanted.
    if (arguments->shot_screen && core->data_dir_is_fresh)
        path_remove_temporary(core->data_dir);
    free(core);
    return code;
}

static int run(struct arguments *arguments)
{
    if (arguments->list_devices)
        return list_devices_main(arguments);
    if (arguments->shot_screen)
        return shot_check(arguments->shot_screen) ? with_core(arguments, shot_run) : EXIT_USAGE;
    if (arguments->headless)
        return with_core(arguments, headless_run);
    int code = with_core(arguments, play);
    if (code != NO_DISPLAY)
        return code;
    puts("No display here: a virtual player shows the game instead (--demo --headless).");
    fflush(stdout);
    arguments->demo = true;
    arguments->headless = true;
    return with_core(arguments, headless_run);
}

static int start(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "analyse") == 0)
        return analyse_main(argc - 1, argv + 1);
    if (argc > 1 && strcmp(argv[1], "record") == 0)
        return record_main(argc - 1, argv + 1);
    struct arguments arguments;
    char error[256];
    if (!arguments_parse(&arguments, argc, argv, error, sizeof error)) {
        log_error("%s", error);
        return EXIT_USAGE;
    }
    if (arguments.verbose)
        log_set_level(LOG_LEVEL_DEBUG);
    if (arguments.help) {
        arguments_print_help();
        return EXIT_SUCCESS;
    }
    if (arguments.version) {
        puts("evenkeel " EVENKEEL_VERSION);
        return EXIT_SUCCESS;
    }
    open_text(arguments.language);
    return run(&arguments);
}

int main(int argc, char **argv)
{
    // A terminal that was closed must not take a running trial with it.
    signal(SIGPIPE, SIG_IGN);
    int code = start(argc, argv);
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    log_error("the output could not be written");
    return code == EXIT_SUCCESS ? EXIT_FAILURE : code;
}
