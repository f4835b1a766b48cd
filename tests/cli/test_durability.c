#include "tests/check.h"

#include "tests/cli/program.h"

#include "game/store/store.h"

#include <stdlib.h>
#include <string.h>

// What the player has been shown is kept, whatever happens next: the program is killed in the
// moment in which it shows a result, and the trial is there with every sample.

#define IN_PLACE(test)                                                                             \
    cmocka_unit_test_setup_teardown(test, program_place_create, program_place_remove)

enum { KILLS = 50, KILLS_HEADLESS = 10, TRIALS_MAX = 1024 };

// Rows in the store, each with all of its samples.
static size_t count_whole_trials(const char *folder)
{
    const struct store_settings settings = {.dir = folder, .wall_s = 1800000000};
    const struct store_query query = {.any_source = true};
    struct store_trial *trials = calloc(TRIALS_MAX, sizeof *trials);
    struct store *store;
    enum store_notice notice;
    char message[STORE_MESSAGE_SIZE];
    size_t count;
    assert_non_null(trials);
    assert_int_equal(store_open(&settings, &store, &notice, message, sizeof message), STORE_OK);
    assert_int_equal(notice, STORE_NOTICE_NONE); // nothing is new and nothing is damaged
    assert_int_equal(store_last_trials(store, &query, trials, TRIALS_MAX, &count), STORE_OK);
    for (size_t i = 0; i < count; i++) {
        size_t samples = 0;
        store_trial_samples(store, trials[i].uuid, NULL, 0, &samples);
        assert_true(samples > 0);
        assert_int_equal(samples, trials[i].sample_count);
    }
    free(trials);
    assert_true(store_close(store));
    return count;
}

struct ending {
    int kills;
    const char *folder;
    bool on_stderr;
    const char *words; // in the line after which it is killed
};

static void kill_again_and_again(const struct program_place *place, const char *const *arguments,
                                 const struct ending *ending)
{
    size_t kept = 0;
    for (int i = 0; i < ending->kills; i++) {
        struct program_child child;
        program_start(place, &child, arguments);
        bool shown =
            program_wait_for(&child, ending->on_stderr ? child.err : child.out, ending->words);
        program_kill(&child);
        assert_true(shown);
        size_t now = count_whole_trials(ending->folder);
        if (now <= kept)
            fail_msg("kill %d: %zu trials, there were %zu before", i + 1, now, kept);
        kept = now;
    }
}

static void test_durability_killed_at_the_first_frame_of_the_result(void **state)
{
    char folder[PROGRAM_PATH_SIZE];
    program_place_path(*state, "results", folder);
    const char *const arguments[] = {
        "--demo",    "--windowed", "640x360", "--clock", "2026-11-20T09:30:00x1000",
        "--verbose", "--data-dir", folder,    NULL};
    kill_again_and_again(*state, arguments,
                         &(struct ending){KILLS, folder, true, "result shown\n"});
}

static void test_durability_killed_when_the_result_is_printed(void **state)
{
    char folder[PROGRAM_PATH_SIZE];
    program_place_path(*state, "results", folder);
    const char *const arguments[] = {"--headless", "--rung",     "S1",   "--simulate-board",
                                     "--json",     "--data-dir", folder, NULL};
    kill_again_and_again(*state, arguments,
                         &(struct ending){KILLS_HEADLESS, folder, false, "\"ended_by\""});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_durability_killed_at_the_first_frame_of_the_result),
        IN_PLACE(test_durability_killed_when_the_result_is_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
