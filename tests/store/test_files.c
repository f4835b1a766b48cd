#include "tests/check.h"

#include "tests/store/fixture.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

static void assert_mode(const struct fixture *fixture, const char *name, mode_t expected)
{
    char path[STORE_PATH_SIZE];
    struct stat info;
    fixture_path(fixture, name, path);
    if (stat(path, &info) != 0)
        fail_msg("%s is missing", name);
    if ((info.st_mode & 07777) != expected)
        fail_msg("%s has mode %o, want %o", name, info.st_mode & 07777, expected);
}

static void give_to_all(const struct fixture *fixture, const char *name)
{
    char path[STORE_PATH_SIZE];
    fixture_path(fixture, name, path);
    assert_int_equal(chmod(path, strcmp(name, ".") == 0 ? 0755 : 0644), 0);
}

// What is asked of umask 0: nothing. The worst a user can have.
static void test_files_are_for_the_owner_only(void **state)
{
    struct fixture *fixture = *state;
    char deeper[STORE_PATH_SIZE];
    fixture_path(fixture, "new/evenkeel", deeper);
    strcpy(fixture->dir, deeper);
    mode_t before = umask(0);
    fixture_open(fixture);
    struct store_trial trial = fixture_trial(1);
    fixture_submit(fixture->store, &trial, 100);
    assert_int_equal(store_check_begin(fixture->store, FIXTURE_WALL_S, NULL), STORE_OK);
    assert_int_equal(store_flush(fixture->store), STORE_OK);
    umask(before);
    assert_mode(fixture, "..", 0700);
    assert_mode(fixture, ".", 0700);
    assert_mode(fixture, "backups", 0700);
    assert_mode(fixture, "backups/evenkeel-20260101-100000.db", 0600);
    static const char *const files[] = {"evenkeel.db", "evenkeel.db-wal", "evenkeel.db-shm",
                                        "samples.db",  "samples.db-wal",  "samples.db-shm"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_mode(fixture, files[i], 0600);
    *strstr(fixture->dir, "/new/") = '\0'; // for the teardown
}

static void test_wider_rights_are_tightened(void **state)
{
    struct fixture *fixture = *state;
    fixture_open(fixture);
    fixture_close(fixture);
    give_to_all(fixture, ".");
    give_to_all(fixture, "evenkeel.db");
    give_to_all(fixture, "samples.db");
    fixture_open(fixture);
    assert_mode(fixture, ".", 0700);
    assert_mode(fixture, "evenkeel.db", 0600);
    assert_mode(fixture, "evenkeel.db-wal", 0600);
    assert_mode(fixture, "samples.db", 0600);
}

static void test_a_strangers_folder_keeps_its_rights(void **state)
{
    struct fixture *fixture = *state;
    char other[STORE_PATH_SIZE];
    fixture_path(fixture, "holiday.jpg", other);
    int file = open(other, O_WRONLY | O_CREAT, 0644);
    assert_true(file >= 0);
    close(file);
    give_to_all(fixture, ".");
    fixture_open(fixture); // warns on stderr
    assert_mode(fixture, ".", 0755);
    assert_mode(fixture, "holiday.jpg", 0644);
    assert_mode(fixture, "evenkeel.db", 0600);
}

static void test_a_file_in_place_of_the_folder_is_said(void **state)
{
    struct fixture *fixture = *state;
    char path[STORE_PATH_SIZE];
    fixture_path(fixture, "file", path);
    int file = open(path, O_WRONLY | O_CREAT, 0600);
    assert_true(file >= 0);
    close(file);
    const struct store_settings settings = {.dir = path, .wall_s = FIXTURE_WALL_S};
    struct store *store;
    char message[STORE_MESSAGE_SIZE];
    assert_int_equal(store_open(&settings, &store, NULL, message, sizeof message), STORE_IO);
    assert_null(store);
    assert_non_null(strstr(message, path));
}

static void test_no_permission_is_readonly(void **state)
{
    struct fixture *fixture = *state;
    if (geteuid() == 0) {
        print_message("root may write everywhere: not shown here\n");
        skip();
    }
    fixture_open(fixture);
    fixture_close(fixture);
    assert_int_equal(chmod(fixture->dir, 0500), 0);
    const struct store_settings settings = {.dir = fixture->dir, .wall_s = FIXTURE_WALL_S};
    char message[STORE_MESSAGE_SIZE];
    enum store_status status =
        store_open(&settings, &fixture->store, NULL, message, sizeof message);
    chmod(fixture->dir, 0700);
    assert_int_equal(status, STORE_READONLY);
    assert_non_null(strstr(message, "evenkeel.db"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_files_are_for_the_owner_only),
        IN_FOLDER(test_wider_rights_are_tightened),
        IN_FOLDER(test_a_strangers_folder_keeps_its_rights),
        IN_FOLDER(test_a_file_in_place_of_the_folder_is_said),
        IN_FOLDER(test_no_permission_is_readonly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
