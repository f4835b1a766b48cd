#include "input/tare.h"

#include <math.h>
#include <string.h>

#define WINDOW_US      2000000 // decisions.md 4: empty and still for 2 s
#define BLOCK_US       100000
#define GAP_US         250000 // decisions.md 4: a longer gap is missing data
#define LOADED_KG      5.0    // devices.md 1.8
#define STILL_RANGE_KG 0.5    // 200 samples of noise (SD 0.033 kg, sway.md 2.3) range over 0.2
#define NEW_ZERO_KG    0.05   // twice the noise of a 2 s mean between placements (1.8)

struct window_summary {
    double mean_kg[TARE_CORNERS];
    double range_kg[TARE_CORNERS];
    double load_kg;
};

void tare_init(struct tare *tare, const double move_limit_kg[TARE_CORNERS])
{
    memset(tare, 0, sizeof *tare);
    memcpy(tare->move_limit_kg, move_limit_kg, sizeof tare->move_limit_kg);
}

void tare_clear_window(struct tare *tare)
{
    tare->first_block = 0;
    tare->block_count = 0;
}

static struct tare_block *block_at(struct tare *tare, int index)
{
    return &tare->blocks[(tare->first_block + index) % TARE_BLOCKS];
}

static void block_add(struct tare_block *block, const double kg[TARE_CORNERS])
{
    for (int i = 0; i < TARE_CORNERS; i++) {
        bool first = block->count == 0;
        block->sum_kg[i] += kg[i];
        block->min_kg[i] = first ? kg[i] : fmin(block->min_kg[i], kg[i]);
        block->max_kg[i] = first ? kg[i] : fmax(block->max_kg[i], kg[i]);
    }
    block->count++;
}

static void begin_block(struct tare *tare, int64_t t_us)
{
    while (tare->block_count == TARE_BLOCKS ||
           (tare->block_count > 1 && t_us - block_at(tare, 1)->start_us >= WINDOW_US)) {
        tare->first_block = (tare->first_block + 1) % TARE_BLOCKS;
        tare->block_count--;
    }
    struct tare_block *block = block_at(tare, tare->block_count++);
    memset(block, 0, sizeof *block);
    block->start_us = t_us;
    tare->judged = false;
}

void tare_push(struct tare *tare, int64_t t_us, const double kg[TARE_CORNERS])
{
    if (tare->block_count > 0 && t_us - tare->newest_us > GAP_US)
        tare_clear_window(tare);
    if (tare->block_count == 0 ||
        t_us - block_at(tare, tare->block_count - 1)->start_us >= BLOCK_US)
        begin_block(tare, t_us);
    block_add(block_at(tare, tare->block_count - 1), kg);
    tare->newest_us = t_us;
}

static bool summarise(struct tare *tare, struct window_summary *summary)
{
    if (tare->block_count == 0 || tare->newest_us - block_at(tare, 0)->start_us < WINDOW_US)
        return false;
    summary->load_kg = 0.0;
    for (int i = 0; i < TARE_CORNERS; i++) {
        double sum = 0.0;
        double min = block_at(tare, 0)->min_kg[i];
        double max = block_at(tare, 0)->max_kg[i];
        int count = 0;
        for (int b = 0; b < tare->block_count; b++) {
            const struct tare_block *block = block_at(tare, b);
            sum += block->sum_kg[i];
            count += block->count;
            min = fmin(min, block->min_kg[i]);
            max = fmax(max, block->max_kg[i]);
        }
        summary->mean_kg[i] = sum / count;
        summary->range_kg[i] = max - min;
        summary->load_kg += summary->mean_kg[i];
    }
    return true;
}

static bool is_empty(const struct tare *tare, double load_kg)
{
    if (load_kg >= LOADED_KG)
        return false;
    if (load_kg > -LOADED_KG || !tare->tared)
        return true;
    double present_kg = 0.0;
    for (int i = 0; i < TARE_CORNERS; i++)
        present_kg += tare->zero_kg[i];
    return load_kg - present_kg < LOADED_KG;
}

bool tare_by_itself(struct tare *tare)
{
    struct window_summary summary;
    if (tare->judged)
        return false;
    tare->judged = true;
    if (!summarise(tare, &summary) || !is_empty(tare, summary.load_kg))
        return false;
    bool differs = !tare->tared;
    for (int i = 0; i < TARE_CORNERS; i++) {
        if (summary.range_kg[i] > STILL_RANGE_KG)
            return false;
        differs = differs || fabs(summary.mean_kg[i] - tare->zero_kg[i]) > NEW_ZERO_KG;
    }
    if (!differs)
        return false;
    memcpy(tare->zero_kg, summary.mean_kg, sizeof tare->zero_kg);
    tare->tared = true;
    return true;
}

enum input_tare_result tare_take(struct tare *tare)
{
    struct window_summary summary;
    if (!summarise(tare, &summary))
        return INPUT_TARE_NO_SAMPLES;
    // A person who steps off is both; "please step off" is the one that helps.
    if (summary.load_kg > LOADED_KG)
        return INPUT_TARE_LOADED;
    for (int i = 0; i < TARE_CORNERS; i++)
        if (summary.range_kg[i] > tare->move_limit_kg[i])
            return INPUT_TARE_MOVING;
    memcpy(tare->zero_kg, summary.mean_kg, sizeof tare->zero_kg);
    tare->tared = true;
    return INPUT_TARE_DONE;
}
