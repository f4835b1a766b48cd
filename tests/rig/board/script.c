#include "tests/rig/board/script.h"

#include <stdlib.h>
#include <string.h>

enum operand {
    OPERAND_NONE,
    OPERAND_SWITCH,
    OPERAND_NUMBER,
    OPERAND_TEXT,
};

static const struct {
    const char *word;
    enum script_verb verb;
    enum operand operand;
} verbs[] = {
    {"address", SCRIPT_ADDRESS, OPERAND_TEXT},
    {"plug", SCRIPT_PLUG, OPERAND_NONE},
    {"unplug", SCRIPT_UNPLUG, OPERAND_NONE},
    {"empty", SCRIPT_EMPTY, OPERAND_NONE},
    {"stand", SCRIPT_STAND, OPERAND_NUMBER},
    {"feed", SCRIPT_FEED, OPERAND_TEXT},
    {"silence", SCRIPT_SILENCE, OPERAND_SWITCH},
    {"status", SCRIPT_STATUS, OPERAND_NONE},
    {"button", SCRIPT_BUTTON, OPERAND_SWITCH},
    {"battery", SCRIPT_BATTERY, OPERAND_NUMBER},
    {"rock", SCRIPT_ROCK, OPERAND_NUMBER},
    {"stuck", SCRIPT_STUCK, OPERAND_NUMBER},
    {"talkative", SCRIPT_TALKATIVE, OPERAND_SWITCH},
    {"wait", SCRIPT_WAIT, OPERAND_NUMBER},
    {"await program", SCRIPT_AWAIT_PROGRAM, OPERAND_NONE},
    {"await reader", SCRIPT_AWAIT_READER, OPERAND_NONE},
    {"await feed", SCRIPT_AWAIT_FEED, OPERAND_NONE},
    {"count", SCRIPT_COUNT, OPERAND_NONE},
    {"say", SCRIPT_SAY, OPERAND_TEXT},
};

static bool read_operand(struct script_command *command, enum operand operand, const char *text)
{
    char *end = NULL;
    switch (operand) {
    case OPERAND_NONE:
        return *text == '\0';
    case OPERAND_SWITCH:
        command->number = strcmp(text, "on") == 0;
        return command->number > 0 || strcmp(text, "off") == 0;
    case OPERAND_NUMBER:
        command->number = strtod(text, &end);
        return end != text && *end == '\0';
    case OPERAND_TEXT:
        snprintf(command->text, sizeof command->text, "%s", text);
        return *text != '\0' && strlen(text) < sizeof command->text;
    }
    return false;
}

static bool parse(struct script_command *command, const char *line)
{
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        size_t length = strlen(verbs[i].word);
        if (strncmp(line, verbs[i].word, length) != 0 || (line[length] && line[length] != ' '))
            continue;
        const char *text = line + length + strspn(line + length, " ");
        *command = (struct script_command){.verb = verbs[i].verb};
        return read_operand(command, verbs[i].operand, text);
    }
    return false;
}

bool script_read(struct script *script, FILE *file, const char *name)
{
    char line[SCRIPT_TEXT_SIZE + 64];
    script->count = 0;
    for (int number = 1; fgets(line, sizeof line, file); number++) {
        line[strcspn(line, "\n")] = '\0';
        const char *text = line + strspn(line, " ");
        if (*text == '\0' || *text == '#')
            continue;
        if (script->count == SCRIPT_LINES_MAX || !parse(&script->commands[script->count], text)) {
            fprintf(stderr, "board: %s:%d: %s\n", name, number, text);
            return false;
        }
        script->count++;
    }
    return true;
}
