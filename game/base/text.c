#include "game/base/text.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static const char *const languages[] = {"en", "de"};

const char *text_language(void)
{
    const char *wanted = getenv("LANGUAGE");
    for (size_t i = 0; wanted && i < sizeof languages / sizeof languages[0]; i++)
        if (strncmp(wanted, languages[i], 2) == 0)
            return languages[i];
    return "en";
}

static const char *language_of_environment(void)
{
    static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value && value[0])
            return strncmp(value, "de", 2) == 0 ? "de" : "en";
    }
    return "en";
}

bool text_open(const char *catalogs, const char *language)
{
    if (!language)
        language = language_of_environment();
    bool known = false;
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++)
        known = known || strcmp(language, languages[i]) == 0;
    // C.UTF-8 is on every Debian; gettext wants any locale but "C" and then follows LANGUAGE.
    setlocale(LC_MESSAGES, "C.UTF-8");
    setenv("LANGUAGE", known ? language : "en", 1);
    bindtextdomain("evenkeel", catalogs);
    bind_textdomain_codeset("evenkeel", "UTF-8");
    textdomain("evenkeel");
    return known;
}

const char *text(const char *english)
{
    return english[0] ? gettext(english) : english;
}
