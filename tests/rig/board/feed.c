#include "tests/rig/board/feed.h"

#include <stdio.h>

static const int64_t SLACK_US = 1000; // files are written to the millisecond

bool feed_load(struct feed *feed, const char *path)
{
    char error[512];
    *feed = (struct feed){0};
    if (recording_read_any(&feed->recording, path, error, sizeof error))
        return true;
    fprintf(stderr, "board: %s\n", error);
    return false;
}

void feed_start(struct feed *feed, int64_t start_us)
{
    feed->next = 0;
    feed->start_us = start_us;
    feed->playing = true;
}

void feed_apply(struct feed *feed, int64_t now_us, double kg[BOARD_CELLS])
{
    if (!feed->playing)
        return;
    const struct input_board_sample *samples = feed->recording.samples;
    int64_t file_us = now_us - feed->start_us + samples[0].t_us + SLACK_US;
    while (feed->next < feed->recording.count && samples[feed->next].t_us <= file_us)
        feed->next++;
    const struct input_board_sample *sample = &samples[feed->next - 1];
    kg[0] = sample->tr_kg;
    kg[1] = sample->br_kg;
    kg[2] = sample->tl_kg;
    kg[3] = sample->bl_kg;
    feed->playing = feed->next < feed->recording.count;
}

void feed_finish(struct feed *feed)
{
    recording_finish(&feed->recording);
    *feed = (struct feed){0};
}
