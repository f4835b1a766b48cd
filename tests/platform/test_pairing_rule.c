#include "game/platform/pairing_rule.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/check.h"

// pkexec is played by a script that notes what it was asked and ends as told.
struct desk {
    char folder[48];
    char pkexec[80];
    char noted[80];
    char assets[1024];
    char *path;
};

static int begin(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    *state = desk;
    strcpy(desk->folder, "/tmp/evenkeel-rule-XXXXXX");
    assert_non_null(mkdtemp(desk->folder));
    snprintf(desk->pkexec, sizeof desk->pkexec, "%s/pkexec", desk->folder);
    snprintf(desk->noted, sizeof desk->noted, "%s/noted", desk->folder);
    const char *root = getenv("EVENKEEL_SOURCE_DIR");
    assert_non_null(root);
    snprintf(desk->assets, sizeof desk->assets, "%s/assets", root);
    desk->path = strdup(getenv("PATH"));
    setenv("PATH", desk->folder, 1);
    return 0;
}

static int finish(void **state)
{
    struct desk *desk = *state;
    setenv("PATH", desk->path, 1);
    unlink(desk->pkexec);
    unlink(desk->noted);
    assert_int_equal(rmdir(desk->folder), 0);
    free(desk->path);
    free(desk);
    return 0;
}

static void play_pkexec(struct desk *desk, int status)
{
    FILE *file = fopen(desk->pkexec, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\nfor word; do echo \"$word\"; done >%s\nexit %d\n", desk->noted,
            status);
    fclose(file);
    assert_int_equal(chmod(desk->pkexec, 0700), 0);
}

static enum pairing_rule_state run(struct desk *desk, int status)
{
    struct pairing_rule rule = {0};
    play_pkexec(desk, status);
    assert_true(pairing_install_rule(&rule, desk->assets));
    assert_int_equal(rule.state, PAIRING_RULE_RUNNING);
    siginfo_t ended;
    assert_int_equal(waitid(P_PID, (id_t)rule.pid, &ended, WEXITED | WNOWAIT), 0);
    enum pairing_rule_state state = pairing_rule_step(&rule);
    assert_int_equal(pairing_rule_step(&rule), state);
    return state;
}

static void test_rule_asks_for_the_shipped_file(void **state)
{
    struct desk *desk = *state;
    assert_int_equal(run(desk, 0), PAIRING_RULE_DONE);
    char noted[4096];
    FILE *file = fopen(desk->noted, "r");
    assert_non_null(file);
    noted[fread(noted, 1, sizeof noted - 1, file)] = '\0';
    fclose(file);
    char rule[1200];
    snprintf(rule, sizeof rule, "\n%s/udev/70-evenkeel.rules\n", desk->assets);
    assert_non_null(strstr(noted, rule));
    assert_non_null(strstr(noted, "--disable-internal-agent\n/bin/sh\n-c\n"));
    assert_non_null(strstr(noted, "install -D -m 644 \"$1\" /etc/udev/rules.d/70-evenkeel.rules"));
    assert_non_null(strstr(noted, "udevadm control --reload"));
    assert_non_null(strstr(noted, "udevadm trigger"));
}

static void test_rule_tells_how_it_ended(void **state)
{
    struct desk *desk = *state;
    assert_int_equal(run(desk, 126), PAIRING_RULE_REFUSED);
    assert_int_equal(run(desk, 127), PAIRING_RULE_NOT_POSSIBLE);
    assert_int_equal(run(desk, 1), PAIRING_RULE_BROKEN);
}

static void test_rule_does_not_wait_for_the_answer(void **state)
{
    struct desk *desk = *state;
    FILE *file = fopen(desk->pkexec, "w");
    assert_non_null(file);
    fputs("#!/bin/sh\nkill -STOP $$\n", file); // nobody answers the question
    fclose(file);
    assert_int_equal(chmod(desk->pkexec, 0700), 0);
    struct pairing_rule rule = {0};
    assert_true(pairing_install_rule(&rule, desk->assets));
    siginfo_t stopped;
    assert_int_equal(waitid(P_PID, (id_t)rule.pid, &stopped, WSTOPPED), 0);
    int pid = rule.pid;
    assert_int_equal(pairing_rule_step(&rule), PAIRING_RULE_RUNNING);
    assert_true(pairing_install_rule(&rule, desk->assets)); // a second press asks no second time
    assert_int_equal(rule.pid, pid);
    assert_int_equal(kill(pid, SIGKILL), 0);
    assert_int_equal(waitid(P_PID, (id_t)pid, &stopped, WEXITED | WNOWAIT), 0);
    assert_int_equal(pairing_rule_step(&rule), PAIRING_RULE_BROKEN);
}

static void test_rule_without_pkexec_gives_the_command(void **state)
{
    struct desk *desk = *state;
    struct pairing_rule rule = {0};
    assert_false(pairing_install_rule(&rule, desk->assets));
    assert_int_equal(pairing_rule_step(&rule), PAIRING_RULE_NOT_POSSIBLE);
    char command[PAIRING_RULE_COMMAND_SIZE];
    assert_true(pairing_rule_command("/usr/share/evenkeel", command, sizeof command));
    assert_string_equal(command, "sudo install -D -m 644 "
                                 "'/usr/share/evenkeel/udev/70-evenkeel.rules' "
                                 "/etc/udev/rules.d/70-evenkeel.rules && "
                                 "sudo udevadm control --reload && "
                                 "sudo udevadm trigger --subsystem-match=hidraw");
    assert_true(pairing_rule_command("/home/o'neil/$(x)", command, sizeof command));
    assert_non_null(strstr(command, "'/home/o'\\''neil/$(x)/udev/70-evenkeel.rules'"));
    assert_false(pairing_rule_command("/usr/share/evenkeel", command, 40));
}

static void test_rule_without_the_shipped_file_asks_nobody(void **state)
{
    struct desk *desk = *state;
    struct pairing_rule rule = {0};
    play_pkexec(desk, 0);
    assert_false(pairing_install_rule(&rule, desk->folder));
    assert_int_equal(rule.state, PAIRING_RULE_NOT_POSSIBLE);
    assert_int_not_equal(access(desk->noted, F_OK), 0);
}

static void test_rule_is_found_where_udev_looks(void **state)
{
    struct desk *desk = *state;
    char folder[96], file[128];
    assert_false(pairing_rule_is_installed(desk->folder));
    const char *const parts[] = {"run", "run/udev", "run/udev/rules.d"};
    for (int i = 0; i < 3; i++) {
        snprintf(folder, sizeof folder, "%s/%s", desk->folder, parts[i]);
        assert_int_equal(mkdir(folder, 0700), 0);
    }
    assert_false(pairing_rule_is_installed(desk->folder));
    snprintf(file, sizeof file, "%s/70-evenkeel.rules", folder);
    FILE *rule = fopen(file, "w");
    assert_non_null(rule);
    fclose(rule);
    assert_true(pairing_rule_is_installed(desk->folder));
    unlink(file);
    for (int i = 2; i >= 0; i--) {
        snprintf(folder, sizeof folder, "%s/%s", desk->folder, parts[i]);
        assert_int_equal(rmdir(folder), 0);
    }
}

int main(void)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, begin, finish)
    const struct CMUnitTest tests[] = {
        AT_DESK(test_rule_asks_for_the_shipped_file),
        AT_DESK(test_rule_tells_how_it_ended),
        AT_DESK(test_rule_does_not_wait_for_the_answer),
        AT_DESK(test_rule_without_pkexec_gives_the_command),
        AT_DESK(test_rule_without_the_shipped_file_asks_nobody),
        AT_DESK(test_rule_is_found_where_udev_looks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
