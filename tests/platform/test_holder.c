#include "game/platform/holder.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/platform/paths.h"
#include "tests/check.h"

// A /proc of our own: programs are folders with a name and links to what they have open.
struct machine {
    char proc[PATH_SIZE];
};

static int begin(void **state)
{
    struct machine *machine = calloc(1, sizeof *machine);
    assert_true(path_make_temporary(machine->proc));
    *state = machine;
    return 0;
}

static int finish(void **state)
{
    struct machine *machine = *state;
    assert_true(path_remove_temporary(machine->proc));
    free(machine);
    return 0;
}

static void run_program(const struct machine *machine, const char *pid, const char *name,
                        const char *open_file)
{
    char path[PATH_SIZE + 64];
    snprintf(path, sizeof path, "%s/%s/fd", machine->proc, pid);
    assert_true(path_make(path));
    snprintf(path, sizeof path, "%s/%s/comm", machine->proc, pid);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "%s\n", name);
    fclose(file);
    snprintf(path, sizeof path, "%s/%s/fd/17", machine->proc, pid);
    assert_int_equal(symlink(open_file, path), 0);
}

static void test_holder_names_the_program_at_the_node(void **state)
{
    const struct machine *machine = *state;
    const char *const paths[] = {"/dev/hidraw0", "/dev/hidraw1", ""};
    char names[3][HOLDER_NAME_SIZE];
    run_program(machine, "4711", "steam", "/dev/hidraw1");
    run_program(machine, "4712", "bash", "/dev/pts/0");
    run_program(machine, "self", "steam", "/dev/hidraw0"); // no number: no program
    assert_int_equal(holder_look(machine->proc, paths, 3, names), 1);
    assert_string_equal(names[0], "");
    assert_string_equal(names[1], "steam");
    assert_string_equal(names[2], "");
}

static void test_holder_does_not_mean_itself(void **state)
{
    const struct machine *machine = *state;
    const char *const paths[] = {"/dev/hidraw0"};
    char names[1][HOLDER_NAME_SIZE], pid[16];
    snprintf(pid, sizeof pid, "%ld", (long)getpid());
    run_program(machine, pid, "evenkeel", "/dev/hidraw0");
    assert_int_equal(holder_look(machine->proc, paths, 1, names), 0);
}

static void test_holder_shows_no_control_characters(void **state)
{
    const struct machine *machine = *state;
    const char *const paths[] = {"/dev/hidraw0"};
    char names[1][HOLDER_NAME_SIZE];
    run_program(machine, "12", "a\033[31mb and a name that is much longer than any",
                "/dev/hidraw0");
    assert_int_equal(holder_look(machine->proc, paths, 1, names), 1);
    assert_int_equal(strncmp(names[0], "a?[31mb", 7), 0);
    assert_true(strlen(names[0]) < HOLDER_NAME_SIZE);
}

static void test_holder_sees_this_machine(void **state)
{
    (void)state;
    const char *const paths[] = {"/dev/hidraw-that-is-not-there"};
    char names[1][HOLDER_NAME_SIZE];
    assert_int_equal(holder_look("/proc", paths, 1, names), 0);
    assert_int_equal(holder_look("/no/such/folder", paths, 1, names), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_holder_names_the_program_at_the_node, begin, finish),
        cmocka_unit_test_setup_teardown(test_holder_does_not_mean_itself, begin, finish),
        cmocka_unit_test_setup_teardown(test_holder_shows_no_control_characters, begin, finish),
        cmocka_unit_test(test_holder_sees_this_machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
