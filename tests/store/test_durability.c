#include "tests/check.h"

#include "tests/store/fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

// How often the program is killed in the moment after "saved".
#define KILLS 50
// And in the middle of a flood of trials.
#define KILLS_IN_THE_FLOOD 10
#define SAMPLES            800u

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

static void child_submit(struct store *store, unsigned number)
{
    const struct store_trial trial = fixture_trial(number);
    static struct store_sample samples[SAMPLES];
    fixture_samples(samples, SAMPLES, number);
    const struct store_submission submission = {
        .trial = &trial, .samples = samples, .sample_count = SAMPLES};
    if (store_trial_submit(store, &submission, NULL) != STORE_OK)
        _exit(2);
}

// The child says one byte for each trial that it was told to be durable.
static void child_play(const struct fixture *fixture, int answers, unsigned first, unsigned count)
{
    const struct store_settings settings = {.dir = fixture->dir, .wall_s = FIXTURE_WALL_S};
    struct store *store;
    char message[STORE_MESSAGE_SIZE];
    if (store_open(&settings, &store, NULL, message, sizeof message) != STORE_OK)
        _exit(1);
    for (unsigned i = 0; i < count; i++)
        child_submit(store, first + i);
    for (;;) {
        struct store_completion completion;
        if (!store_poll(store, &completion)) {
            usleep(200); // the frame of this program
            continue;
        }
        if (completion.status != STORE_OK || write(answers, "!", 1) != 1)
            _exit(3);
    }
}

static pid_t child_start(const struct fixture *fixture, int *answers, unsigned first,
                         unsigned count)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        child_play(fixture, ends[1], first, count);
    }
    close(ends[1]);
    *answers = ends[0];
    return child;
}

static void kill_hard(pid_t child)
{
    int status;
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

static void assert_whole(struct fixture *fixture, const struct store_trial *trial, unsigned number)
{
    struct store_sample expected[SAMPLES];
    struct store_sample back[SAMPLES];
    size_t count;
    assert_int_equal(trial->sample_count, SAMPLES);
    assert_int_equal(store_trial_samples(fixture->store, trial->uuid, back, SAMPLES, &count),
                     STORE_OK);
    assert_int_equal(count, SAMPLES);
    fixture_samples(expected, SAMPLES, number);
    assert_memory_equal(back, expected, sizeof back);
}

static void test_killed_after_saved_finds_row_and_samples(void **state)
{
    struct fixture *fixture = *state;
    for (unsigned i = 0; i < KILLS; i++) {
        int answers;
        char answer;
        pid_t child = child_start(fixture, &answers, i, 1);
        assert_int_equal(read(answers, &answer, 1), 1);
        kill_hard(child);
        close(answers);

        fixture_open(fixture);
        struct store_trial trial;
        size_t count;
        const struct store_query query = {0};
        assert_int_equal(fixture_count(fixture->store), i + 1);
        assert_int_equal(store_last_trials(fixture->store, &query, &trial, 1, &count), STORE_OK);
        assert_int_equal(count, 1);
        assert_string_equal(trial.uuid, fixture_trial(i).uuid);
        assert_whole(fixture, &trial, i);
        fixture_close(fixture);
    }
}

static void test_killed_in_the_flood_no_row_lacks_its_samples(void **state)
{
    struct fixture *fixture = *state;
    const unsigned burst = 60;
    unsigned submitted = 0;
    unsigned promised = 0;
    for (unsigned i = 0; i < KILLS_IN_THE_FLOOD; i++) {
        int answers;
        char answer;
        pid_t child = child_start(fixture, &answers, submitted, burst);
        for (unsigned heard = 0; heard <= i * 2; heard++)
            assert_int_equal(read(answers, &answer, 1), 1);
        kill_hard(child);
        promised += i * 2 + 1;
        submitted += burst;
        while (read(answers, &answer, 1) == 1)
            promised++; // said before the kill reached it
        close(answers);
    }
    fixture_open(fixture);
    struct store_trial *trials = calloc(submitted, sizeof *trials);
    const struct store_query query = {0};
    size_t count;
    assert_int_equal(store_last_trials(fixture->store, &query, trials, submitted, &count),
                     STORE_OK);
    assert_true(count >= promised);
    for (size_t i = 0; i < count; i++)
        assert_whole(fixture, &trials[i], (unsigned)(trials[i].started_s - FIXTURE_WALL_S) / 60);
    free(trials);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_killed_after_saved_finds_row_and_samples),
        IN_FOLDER(test_killed_in_the_flood_no_row_lacks_its_samples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
