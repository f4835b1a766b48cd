#include "game/sway/hands_off.h"

static int64_t bucket_of(int64_t t_us)
{
    const int64_t bucket = t_us / SWAY_HANDS_OFF_BUCKET_US;
    return t_us < 0 && t_us % SWAY_HANDS_OFF_BUCKET_US != 0 ? bucket - 1 : bucket;
}

static int64_t *bucket_at(struct sway_hands_off *clock, int64_t bucket)
{
    const int64_t count = SWAY_HANDS_OFF_BUCKET_COUNT;
    return &clock->bucket_us[((bucket % count) + count) % count];
}

void sway_hands_off_init(struct sway_hands_off *clock)
{
    *clock = (struct sway_hands_off){.started = false};
}

static void clear_buckets(struct sway_hands_off *clock)
{
    for (int i = 0; i < SWAY_HANDS_OFF_BUCKET_COUNT; i++)
        clock->bucket_us[i] = 0;
}

static void move_to_bucket(struct sway_hands_off *clock, int64_t bucket)
{
    if (bucket - clock->newest_bucket >= SWAY_HANDS_OFF_BUCKET_COUNT) {
        clear_buckets(clock);
        clock->newest_bucket = bucket;
    }
    while (clock->newest_bucket < bucket)
        *bucket_at(clock, ++clock->newest_bucket) = 0;
}

void sway_hands_off_push(struct sway_hands_off *clock, int64_t t_us, bool holds)
{
    if (!clock->started) {
        clock->started = true;
        clock->newest_bucket = bucket_of(t_us);
    } else if (t_us < clock->last_t_us) {
        return;
    }
    move_to_bucket(clock, bucket_of(t_us));
    const int64_t interval_us = t_us - clock->last_t_us;
    if (clock->holds && holds && interval_us <= SWAY_HANDS_OFF_MAX_GAP_US) {
        clock->since_go_us += interval_us;
        *bucket_at(clock, clock->newest_bucket) += interval_us;
    }
    clock->last_t_us = t_us;
    clock->holds = holds;
}

void sway_hands_off_go(struct sway_hands_off *clock)
{
    clock->sealed_us += clock->since_go_us;
    clock->since_go_us = 0;
    clear_buckets(clock);
}

void sway_hands_off_take_back(struct sway_hands_off *clock, int64_t since_us)
{
    int64_t kept_us = 0;
    const int64_t oldest = clock->newest_bucket - SWAY_HANDS_OFF_BUCKET_COUNT + 1;
    // The bucket that since_us lies in began before it: stricter is to start at the next.
    int64_t first = bucket_of(since_us) + 1;
    if (first < oldest)
        first = oldest;
    for (int64_t bucket = first; bucket <= clock->newest_bucket; bucket++)
        kept_us += *bucket_at(clock, bucket);
    clock->since_go_us = kept_us;
    for (int64_t bucket = oldest; bucket < first && bucket <= clock->newest_bucket; bucket++)
        *bucket_at(clock, bucket) = 0;
}

double sway_hands_off_s(const struct sway_hands_off *clock)
{
    return (double)(clock->sealed_us + clock->since_go_us) / 1e6;
}
