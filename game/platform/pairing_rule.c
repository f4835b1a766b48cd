#include "game/platform/pairing_rule.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "game/base/log.h"
#include "game/base/text.h"
#include "game/platform/paths.h"

#define RULE "udev/70-evenkeel.rules"
// The trigger lets a board that is connected already be read without pressing its button.
#define INSTALL                                                                                    \
    "install -D -m 644 \"$1\" /etc/udev/rules.d/70-evenkeel.rules && udevadm control --reload "    \
    "&& udevadm trigger --subsystem-match=hidraw"

// What pkexec(1) says by its exit status; any other is the command's own.
enum { PKEXEC_DISMISSED = 126, PKEXEC_NOT_AUTHORISED = 127 };

bool pairing_install_rule(struct pairing_rule *rule, const char *assets)
{
    if (rule->state == PAIRING_RULE_RUNNING)
        return true;
    rule->state = PAIRING_RULE_NOT_POSSIBLE;
    char source[PATH_SIZE];
    if (!path_join(source, assets, RULE) || access(source, R_OK) != 0)
        return false;
    // Without the last option pkexec would ask in a terminal that full screen hides, for ever.
    char *arguments[] = {
        "pkexec", "--disable-internal-agent", "/bin/sh", "-c", INSTALL, "sh", source, NULL};
    posix_spawn_file_actions_t files;
    if (posix_spawn_file_actions_init(&files) != 0)
        return false;
    extern char **environ;
    pid_t pid;
    bool started =
        posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0) == 0 &&
        posix_spawnp(&pid, "pkexec", &files, NULL, arguments, environ) == 0;
    posix_spawn_file_actions_destroy(&files);
    if (!started)
        return false;
    rule->pid = pid;
    rule->state = PAIRING_RULE_RUNNING;
    return true;
}

static enum pairing_rule_state outcome(int status)
{
    if (!WIFEXITED(status))
        return PAIRING_RULE_BROKEN;
    switch (WEXITSTATUS(status)) {
    case 0:
        return PAIRING_RULE_DONE;
    case PKEXEC_DISMISSED:
        return PAIRING_RULE_REFUSED;
    case PKEXEC_NOT_AUTHORISED:
        return PAIRING_RULE_NOT_POSSIBLE;
    default:
        return PAIRING_RULE_BROKEN;
    }
}

enum pairing_rule_state pairing_rule_step(struct pairing_rule *rule)
{
    if (rule->state != PAIRING_RULE_RUNNING)
        return rule->state;
    int status;
    pid_t ended = waitpid(rule->pid, &status, WNOHANG);
    if (ended == 0 || (ended < 0 && errno == EINTR))
        return rule->state;
    rule->state = ended == rule->pid ? outcome(status) : PAIRING_RULE_BROKEN;
    rule->pid = 0;
    if (rule->state != PAIRING_RULE_DONE)
        log_warning("udev rule: not installed, pkexec ended with status %d",
                    ended > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1);
    return rule->state;
}

bool pairing_rule_is_installed(const char *root)
{
    static const char *const folders[] = {"/etc", "/run", "/usr/local/lib", "/usr/lib", "/lib"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char path[PATH_SIZE];
        int length =
            snprintf(path, sizeof path, "%s%s/udev/rules.d/70-evenkeel.rules", root, folders[i]);
        if (length < (int)sizeof path && access(path, R_OK) == 0)
            return true;
    }
    return false;
}

static bool quote(char *text, size_t size, const char *path)
{
    size_t length = 0;
    for (const char *at = path; *at; at++) {
        const char *part = *at == '\'' ? "'\\''" : (const char[]){*at, '\0'};
        if (length + strlen(part) >= size)
            return false;
        length += (size_t)snprintf(text + length, size - length, "%s", part);
    }
    text[length] = '\0';
    return true;
}

bool pairing_rule_command(const char *assets, char *command, size_t size)
{
    char source[PATH_SIZE], quoted[PATH_SIZE * 2];
    if (!path_join(source, assets, RULE) || !quote(quoted, sizeof quoted, source))
        return false;
    int length = snprintf(command, size,
                          "sudo install -D -m 644 '%s' /etc/udev/rules.d/70-evenkeel.rules && "
                          "sudo udevadm control --reload && "
                          "sudo udevadm trigger --subsystem-match=hidraw",
                          quoted);
    return length > 0 && (size_t)length < size;
}

const char *pairing_rule_words(enum pairing_rule_state state)
{
    static const char *const words[PAIRING_RULE_STATE_COUNT] = {
        [PAIRING_RULE_IDLE] = TEXT_MARK("This account may not read the board yet."),
        [PAIRING_RULE_RUNNING] = TEXT_MARK("Please answer the question for the password."),
        [PAIRING_RULE_DONE] = TEXT_MARK("Done. Press the board's front button again."),
        [PAIRING_RULE_REFUSED] = TEXT_MARK("Nothing was changed."),
        [PAIRING_RULE_NOT_POSSIBLE] = TEXT_MARK("Type this line in a terminal, once."),
        [PAIRING_RULE_BROKEN] = TEXT_MARK("The rule was not installed. Type this line instead."),
    };
    assert(state >= 0 && state < PAIRING_RULE_STATE_COUNT);
    return words[state];
}
