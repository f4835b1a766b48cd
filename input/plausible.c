#include "input/plausible.h"

#include <math.h>
#include <string.h>

#define LOAD_MOST_KG    250.0 // nobody, and no board
#define CORNER_LEAST_KG (-5.0)
#define UNUSABLE_US     200000 // as long as a silent board is waited for (decisions.md 4)
#define STUCK_US        5000000
#define STUCK_GAP_US    250000 // decisions.md 4: a longer gap is missing data
#define MOVE_KG         0.5

void plausible_init(struct plausible *plausible)
{
    memset(plausible, 0, sizeof *plausible);
    plausible->range_since_us = INT64_MAX;
}

static bool is_in_range(const double kg[PLAUSIBLE_CORNERS], bool tared)
{
    double load_kg = 0.0;
    for (int i = 0; i < PLAUSIBLE_CORNERS; i++) {
        if (!isfinite(kg[i]) || (tared && kg[i] < CORNER_LEAST_KG))
            return false;
        load_kg += kg[i];
    }
    return load_kg <= LOAD_MOST_KG;
}

static void begin_still(struct plausible_still *still, const double kg[PLAUSIBLE_CORNERS],
                        int64_t t_us)
{
    still->since_us = t_us;
    still->judged = false;
    memcpy(still->least_kg, kg, sizeof still->least_kg);
    memcpy(still->most_kg, kg, sizeof still->most_kg);
}

static bool others_move(const struct plausible_still *still, int corner)
{
    for (int i = 0; i < PLAUSIBLE_CORNERS; i++)
        if (i != corner && still->most_kg[i] - still->least_kg[i] <= MOVE_KG)
            return false;
    return true;
}

static void go_on_still(struct plausible *plausible, int corner, const double kg[PLAUSIBLE_CORNERS],
                        int64_t t_us)
{
    struct plausible_still *still = &plausible->still[corner];
    for (int i = 0; i < PLAUSIBLE_CORNERS; i++) {
        still->least_kg[i] = fmin(still->least_kg[i], kg[i]);
        still->most_kg[i] = fmax(still->most_kg[i], kg[i]);
    }
    if (still->judged || t_us - still->since_us < STUCK_US || !others_move(still, corner))
        return;
    still->judged = true;
    plausible->seen.stuck_cell++;
}

static void watch_cells(struct plausible *plausible, const double kg[PLAUSIBLE_CORNERS],
                        int64_t t_us)
{
    bool anew = !plausible->has_kg || t_us - plausible->t_us > STUCK_GAP_US;
    for (int i = 0; i < PLAUSIBLE_CORNERS; i++) {
        bool same = memcmp(&kg[i], &plausible->kg[i], sizeof kg[i]) == 0;
        if (anew || !same || kg[i] == 0.0)
            begin_still(&plausible->still[i], kg, t_us);
        else
            go_on_still(plausible, i, kg, t_us);
    }
    memcpy(plausible->kg, kg, sizeof plausible->kg);
    plausible->has_kg = true;
    plausible->t_us = t_us;
}

enum plausible_result plausible_push(struct plausible *plausible,
                                     const struct input_board_sample *sample, bool tared)
{
    const double kg[PLAUSIBLE_CORNERS] = {sample->tr_kg, sample->br_kg, sample->tl_kg,
                                          sample->bl_kg};
    if (!is_in_range(kg, tared)) {
        plausible->seen.out_of_range++;
        if (plausible->range_since_us == INT64_MAX)
            plausible->range_since_us = sample->t_us;
        bool lasts = sample->t_us - plausible->range_since_us >= UNUSABLE_US;
        return lasts ? PLAUSIBLE_UNUSABLE : PLAUSIBLE_DROP;
    }
    plausible->range_since_us = INT64_MAX;
    if (!input_glitch_accept(&plausible->glitch, sample)) {
        plausible->seen.zero_glitch++;
        return PLAUSIBLE_DROP;
    }
    watch_cells(plausible, kg, sample->t_us);
    return PLAUSIBLE_GOOD;
}

bool plausible_is_stuck(const struct plausible *plausible)
{
    for (int i = 0; i < PLAUSIBLE_CORNERS; i++)
        if (plausible->still[i].judged)
            return true;
    return false;
}
