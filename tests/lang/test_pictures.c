#define _XOPEN_SOURCE 700 // nftw

#include <ftw.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/check.h"

// The installed way: the program itself draws a screen in the language it is asked for, on a
// machine that has no locale but C.UTF-8.

static const char *program;
static char folder[64];

struct picture {
    char *bytes; // owned
    size_t size;
};

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/evenkeel-lang-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *ftw)
{
    (void)status;
    (void)type;
    (void)ftw;
    return remove(path);
}

static int remove_folder(void **state)
{
    (void)state;
    return nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

static struct picture read_picture(const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    struct picture picture = {.size = (size_t)ftell(file)};
    rewind(file);
    picture.bytes = malloc(picture.size);
    assert_non_null(picture.bytes);
    assert_int_equal(fread(picture.bytes, 1, picture.size, file), picture.size);
    fclose(file);
    assert_true(picture.size > 1000);
    return picture;
}

// language NULL: the environment alone says it.
static struct picture draw(const char *screen, const char *language, const char *lang_variable)
{
    char out[96], data[96], lang[64], home[96], path[1024];
    snprintf(out, sizeof out, "%s/out.png", folder);
    snprintf(data, sizeof data, "%s/data", folder);
    snprintf(lang, sizeof lang, "LANG=%s", lang_variable);
    snprintf(home, sizeof home, "HOME=%s", folder);
    snprintf(path, sizeof path, "PATH=%s", getenv("PATH"));
    char *environment[] = {lang, home, path, "LOCPATH=/nonexistent", NULL};
    char *arguments[] = {(char *)program,
                         "--shot",
                         (char *)screen,
                         out,
                         "--clock",
                         "2026-11-20T09:30:00",
                         "--seed",
                         "7",
                         "--windowed",
                         "1280x720",
                         "--data-dir",
                         data,
                         language ? "--lang" : NULL,
                         (char *)language,
                         NULL};
    pid_t child;
    int status;
    assert_int_equal(posix_spawn(&child, program, NULL, NULL, arguments, environment), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    struct picture picture = read_picture(out);
    assert_int_equal(nftw(data, remove_entry, 8, FTW_DEPTH | FTW_PHYS), 0); // a first start each
    return picture;
}

static bool same(const struct picture *a, const struct picture *b)
{
    return a->size == b->size && memcmp(a->bytes, b->bytes, a->size) == 0;
}

static void expect_two_languages(const char *screen)
{
    struct picture english = draw(screen, "en", "C.UTF-8");
    struct picture again = draw(screen, "en", "de_DE.UTF-8");
    struct picture german = draw(screen, "de", "C.UTF-8");
    struct picture surrounded = draw(screen, NULL, "de_DE.UTF-8");
    assert_true(same(&english, &again)); // so a difference is the language's, and --lang wins
    assert_false(same(&english, &german));
    assert_true(same(&german, &surrounded));
    free(english.bytes);
    free(again.bytes);
    free(german.bytes);
    free(surrounded.bytes);
}

static void test_pictures_home_in_two_languages(void **state)
{
    (void)state;
    expect_two_languages("home");
}

static void test_pictures_clinic_in_two_languages(void **state)
{
    (void)state;
    expect_two_languages("clinic");
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    program = argv[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_pictures_home_in_two_languages, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(test_pictures_clinic_in_two_languages, make_folder,
                                        remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
