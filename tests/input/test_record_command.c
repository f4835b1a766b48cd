#include "game/record.h"
#include "input/replay/recording.h"
#include "tests/check.h"
#include "tests/input/temp_folder.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

// What the command said, and its exit code.
struct told {
    int code;
    char out[4096];
    char err[4096];
};

static void run(struct told *told, const char *const *arguments)
{
    *told = (struct told){.code = -1};
    char *argv[16] = {"record"};
    int argc = 1;
    for (; arguments[argc - 1]; argc++)
        argv[argc] = (char *)(uintptr_t)arguments[argc - 1];
    FILE *out = fmemopen(told->out, sizeof told->out, "w");
    FILE *err = fmemopen(told->err, sizeof told->err, "w");
    assert_non_null(out);
    assert_non_null(err);
    told->code = record_run(argc, argv, out, err);
    fclose(out);
    fclose(err);
}

#define RUN(told, ...) run((told), (const char *const[]){__VA_ARGS__, NULL})

static struct recording read_back(const char *path)
{
    struct recording recording;
    char error[256];
    if (!recording_read(&recording, path, error, sizeof error))
        fail_msg("%s", error);
    return recording;
}

static void test_record_a_virtual_person_steps_on_and_stands(void **state)
{
    (void)state;
    struct temp_folder temp;
    struct told told;
    temp_folder_create(&temp, "person.csv");
    RUN(&told, temp.file, "--simulate-board=young", "--seconds", "20");
    assert_int_equal(told.code, 0);
    assert_non_null(strstr(told.out, "2001 samples, 20.0 s"));
    struct recording recording = read_back(temp.file);
    assert_int_equal(recording.count, 2001);
    assert_int_equal(recording.samples[0].t_us, 0);
    assert_near(input_board_sample_load_kg(&recording.samples[100]), 0, 1);
    assert_true(input_board_sample_load_kg(&recording.samples[1900]) > 40);
    recording_finish(&recording);
    temp_folder_remove(&temp);
}

static void test_record_a_replay_gives_the_same_recording(void **state)
{
    (void)state;
    struct temp_folder first, second;
    struct told told;
    temp_folder_create(&first, "first.csv");
    temp_folder_create(&second, "second.csv");
    RUN(&told, "--simulate-board", "--seed", "5", "--seconds", "12", first.file);
    assert_int_equal(told.code, 0);
    RUN(&told, second.file, "--replay", first.file);
    assert_int_equal(told.code, 0);
    struct recording a = read_back(first.file), b = read_back(second.file);
    assert_int_equal(a.count, b.count);
    assert_memory_equal(a.samples, b.samples, a.count * sizeof *a.samples);
    recording_finish(&a);
    recording_finish(&b);
    temp_folder_remove(&first);
    temp_folder_remove(&second);
}

static void check_usage(const char *want, const char *const *arguments)
{
    struct told told;
    run(&told, arguments);
    assert_int_equal(told.code, 2);
    assert_string_equal(told.out, "");
    assert_non_null(strstr(told.err, want));
    assert_ptr_equal(strchr(told.err, '\n'), told.err + strlen(told.err) - 1); // one line
}

#define USAGE(want, ...) check_usage((want), (const char *const[]){__VA_ARGS__, NULL})

static void test_record_wrong_use_is_one_line_and_2(void **state)
{
    (void)state;
    check_usage("record needs a file", (const char *const[]){NULL});
    USAGE("one file at a time, not a.csv and b.csv", "a.csv", "b.csv");
    USAGE("--seconds 0: allowed 1..86400", "a.csv", "--seconds", "0");
    USAGE("--seconds nan: allowed 1..86400", "a.csv", "--seconds", "nan");
    USAGE("--seconds: needs a value", "a.csv", "--seconds");
    USAGE("allowed young, old, neuropathy", "a.csv", "--simulate-board=giant");
    USAGE("--seed -1: allowed whole numbers", "a.csv", "--simulate-board", "--seed", "-1");
    USAGE("two boards: choose one", "a.csv", "--simulate-board", "--replay", "b.csv");
    USAGE("--raw keeps the reports of real devices", "a.csv", "--raw", "--simulate-board");
    USAGE("--device names a real board", "a.csv", "--device", "x", "--replay", "b.csv");
    USAGE("--loud: not an option", "a.csv", "--loud");
}

static void test_record_failures_are_one_line_and_1(void **state)
{
    (void)state;
    struct temp_folder temp;
    struct told told;
    temp_folder_create(&temp, "there.csv");
    RUN(&told, temp.file, "--replay", "/nowhere/trial.csv");
    assert_int_equal(told.code, 1);
    assert_string_equal(told.err, "evenkeel: /nowhere/trial.csv: cannot be opened: No such file "
                                  "or directory\n");
    RUN(&told, "/nowhere/out.csv", "--simulate-board", "--seconds", "1");
    assert_int_equal(told.code, 1);
    assert_non_null(strstr(told.err, "/nowhere/out.csv: cannot be written"));
    temp_folder_write(&temp, "x", 1);
    RUN(&told, temp.file, "--simulate-board");
    assert_int_equal(told.code, 1);
    assert_non_null(strstr(told.err, "it is there already"));
    temp_folder_remove(&temp);
}

static void test_record_help(void **state)
{
    (void)state;
    struct told told;
    RUN(&told, "--help");
    assert_int_equal(told.code, 0);
    assert_non_null(strstr(told.out, "--raw"));
    assert_string_equal(told.err, "");
}

/** It would wait a minute for a board; whoever interrupts it is heard at once. */
static void test_record_stops_when_it_is_asked_to(void **state)
{
    (void)state;
    struct temp_folder temp;
    struct told told;
    sigset_t set;
    temp_folder_create(&temp, "none.csv");
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    assert_int_equal(sigprocmask(SIG_BLOCK, &set, NULL), 0);
    assert_int_equal(kill(getpid(), SIGINT), 0);
    RUN(&told, temp.file);
    assert_int_equal(told.code, 1);
    assert_non_null(strstr(told.err, "stopped before a board was there"));
    assert_int_not_equal(access(temp.file, F_OK), 0);
    temp_folder_remove(&temp);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_record_a_virtual_person_steps_on_and_stands),
        cmocka_unit_test(test_record_a_replay_gives_the_same_recording),
        cmocka_unit_test(test_record_wrong_use_is_one_line_and_2),
        cmocka_unit_test(test_record_failures_are_one_line_and_1),
        cmocka_unit_test(test_record_help),
        cmocka_unit_test(test_record_stops_when_it_is_asked_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
