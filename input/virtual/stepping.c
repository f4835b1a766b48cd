#include "input/virtual/stepping.h"

#include <stddef.h>

struct key {
    double part;
    struct stepping at;
};

static const struct key on_keys[] = {
    {0.00, {0.00, 1.00}}, {0.25, {0.55, 1.00}},  {0.35, {0.50, 1.00}},
    {0.60, {1.06, 0.95}}, {0.80, {0.96, -0.12}}, {1.00, {1.00, 0.00}},
};

static const struct key off_keys[] = {
    {0.00, {1.00, 0.00}},
    {0.35, {0.98, 0.90}},
    {0.60, {0.45, 1.00}},
    {1.00, {0.00, 1.00}},
};

static double smooth(double from, double to, double part)
{
    return from + (to - from) * part * part * (3.0 - 2.0 * part);
}

static struct stepping between(const struct key *keys, size_t count, double part)
{
    if (part <= keys[0].part)
        return keys[0].at;
    for (size_t i = 1; i < count; i++) {
        if (part > keys[i].part)
            continue;
        double share = (part - keys[i - 1].part) / (keys[i].part - keys[i - 1].part);
        return (struct stepping){
            .share = smooth(keys[i - 1].at.share, keys[i].at.share, share),
            .first_foot = smooth(keys[i - 1].at.first_foot, keys[i].at.first_foot, share),
        };
    }
    return keys[count - 1].at;
}

struct stepping stepping_on(double part)
{
    return between(on_keys, sizeof on_keys / sizeof *on_keys, part);
}

struct stepping stepping_off(double part)
{
    return between(off_keys, sizeof off_keys / sizeof *off_keys, part);
}
