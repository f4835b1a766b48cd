#ifndef TESTS_CLI_PROGRAM_H
#define TESTS_CLI_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/**
 * The built program as its users meet it: started as a child with arguments and an environment of
 * its own, heard through pipes. $EVENKEEL_PROGRAM says where it is (set by CMake).
 *
 * A place is a folder below the temporary one that a test owns: home, cache and temporary files of
 * the program all lie in it, and it is removed with all that is in it. Nothing of the machine's
 * user is seen or touched, and no board that happens to be plugged in is opened by accident: tests
 * say --simulate-board, --replay, --demo or --shot.
 */

#define PROGRAM_PATH_SIZE 256
#define PROGRAM_VARIABLES 16

struct program_place {
    char folder[PROGRAM_PATH_SIZE];
    char home[PROGRAM_PATH_SIZE];      // $HOME
    char temporary[PROGRAM_PATH_SIZE]; // $TMPDIR
    bool deaf;                         // nobody takes what the program writes to stdout
    char variable[PROGRAM_VARIABLES][PROGRAM_PATH_SIZE]; // "HOME=/..."; "" = free
};

/** For cmocka_unit_test_setup_teardown: *state is a struct program_place. */
int program_place_create(void **state);
int program_place_remove(void **state);

/** value NULL: the program does not see the variable at all. */
void program_place_set(struct program_place *place, const char *name, const char *value);

/** folder/name, in a buffer of PROGRAM_PATH_SIZE. */
void program_place_path(const struct program_place *place, const char *name, char *path);

/** Entries of a folder that begin with the prefix; 0 when there is no such folder. */
size_t program_count_files(const char *folder, const char *prefix);

struct program_child {
    pid_t pid;
    int out; // read ends of its pipes
    int err;
};

/** What a child left behind; text is never NULL. */
struct program_result {
    int exit_code; // 128 + signal when it was killed
    char *out;
    char *err;
};

/** arguments end with NULL, without the program's own name. */
void program_start(const struct program_place *place, struct program_child *child,
                   const char *const *arguments);

/** Reads both pipes to their ends and waits. Fails the test after PROGRAM_PATIENCE_MS. */
void program_finish(struct program_child *child, struct program_result *result);

/** Reads lines until one has this in it. false: it ended without saying so. */
bool program_wait_for(struct program_child *child, int pipe, const char *words);

/** kill -9, no chance to tidy up. */
void program_kill(struct program_child *child);

enum { PROGRAM_PATIENCE_MS = 60000 };

/** Start and finish. program_run(place, &result, "--headless", "--rung", "S1") */
#define program_run(place, result, ...)                                                            \
    program_run_list((place), (result), (const char *const[]){__VA_ARGS__, NULL})
void program_run_list(const struct program_place *place, struct program_result *result,
                      const char *const *arguments);

void program_result_free(struct program_result *result);

/** Fails with what the program said, so that one sees why. */
void program_assert_exit(const struct program_result *result, int exit_code);

/** Exactly one line on stderr, nothing on stdout, and these words in the line. Words end with NULL. */
#define program_assert_refused(result, exit_code, ...)                                             \
    program_assert_refused_list((result), (exit_code), (const char *const[]){__VA_ARGS__, NULL})
void program_assert_refused_list(const struct program_result *result, int exit_code,
                                 const char *const *words);

#endif
