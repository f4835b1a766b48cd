#include "input/virtual/body.h"

#include <string.h>

const struct body_settings body_settings_default = {
    .profile = BODY_YOUNG,
    .seed = 1,
    .gain = 1.0,
    .delay = 1.0,
    .noise = 1.0,
};

static const char *const profile_names[] = {
    [BODY_YOUNG] = "young",
    [BODY_OLD] = "old",
    [BODY_NEUROPATHY] = "neuropathy",
};

bool body_profile_from_name(const char *name, enum body_profile *profile)
{
    for (size_t i = 0; i < sizeof profile_names / sizeof *profile_names; i++) {
        if (strcmp(name, profile_names[i]) == 0) {
            *profile = (enum body_profile)i;
            return true;
        }
    }
    return false;
}

const char *body_profile_name(enum body_profile profile)
{
    return profile_names[profile];
}
