#include "game/audio/voice_queue.h"

#include <string.h>

static const int64_t ONE_MOMENT_US = 300000;

// clang-format off
static const struct {
    const char *id;
    struct voice_manner manner;
} SPECIAL[] = {
    {"starts_in", {VOICE_MARK, 1500000}},
    {"continue", {VOICE_MARK, 1500000}},
    {"count", {VOICE_MARK, 1200000}},
    {"go", {VOICE_MARK, 1000000}},
    {"half", {VOICE_MARK, 1500000}},
    {"ten_left", {VOICE_MARK, 800000}},
    {"support", {VOICE_MARK, 2000000}},
    {"support_over", {VOICE_MARK, 2000000}},
    {"feet_moved", {VOICE_MARK, 2000000}},
    {"paused", {VOICE_URGENT, 0}},
    {"signal_lost", {VOICE_URGENT, 0}},
    {"end", {VOICE_URGENT, 0}},
    {"end_open_eyes", {VOICE_URGENT, 0}},
    {"time_up", {VOICE_URGENT, 0}},
    {"time_up_open_eyes", {VOICE_URGENT, 0}},
};
// clang-format on

struct voice_manner voice_manner_of(const char *id)
{
    for (size_t i = 0; i < sizeof SPECIAL / sizeof *SPECIAL; i++)
        if (strcmp(SPECIAL[i].id, id) == 0)
            return SPECIAL[i].manner;
    return (struct voice_manner){VOICE_PLAIN, 0};
}

void voice_queue_init(struct voice_queue *queue)
{
    memset(queue, 0, sizeof *queue);
}

static void remove_at(struct voice_queue *queue, size_t index)
{
    queue->count--;
    memmove(&queue->waiting[index], &queue->waiting[index + 1],
            (queue->count - index) * sizeof *queue->waiting);
}

static void remove_late_marks(struct voice_queue *queue, int64_t now_us)
{
    for (size_t i = queue->count; i-- > 0;)
        if (queue->waiting[i].urgency == VOICE_MARK && queue->waiting[i].late_us < now_us)
            remove_at(queue, i);
}

static void remove_earlier_marks(struct voice_queue *queue, int64_t now_us)
{
    for (size_t i = queue->count; i-- > 0;)
        if (queue->waiting[i].urgency == VOICE_MARK &&
            queue->waiting[i].said_us < now_us - ONE_MOMENT_US)
            remove_at(queue, i);
}

/** Urgent lines, then marks, then plain ones; in order of arrival among equals. */
static size_t place_for(const struct voice_queue *queue, enum voice_urgency urgency)
{
    size_t place = 0;
    while (place < queue->count && queue->waiting[place].urgency >= urgency)
        place++;
    return place;
}

bool voice_queue_push(struct voice_queue *queue, size_t line, struct voice_manner manner,
                      int64_t now_us)
{
    if (manner.urgency == VOICE_URGENT) {
        queue->count = 0;
        queue->cut = true;
    } else if (manner.urgency == VOICE_MARK) {
        remove_earlier_marks(queue, now_us);
    }
    for (size_t i = 0; i < queue->count; i++)
        if (queue->waiting[i].line == line)
            return true;
    if (queue->count == VOICE_QUEUE_SIZE)
        return false;
    size_t place = place_for(queue, manner.urgency);
    memmove(&queue->waiting[place + 1], &queue->waiting[place],
            (queue->count - place) * sizeof *queue->waiting);
    queue->waiting[place] =
        (struct voice_waiting){line, manner.urgency, now_us, now_us + manner.fresh_us};
    queue->count++;
    return true;
}

bool voice_queue_take_cut(struct voice_queue *queue)
{
    bool cut = queue->cut;
    queue->cut = false;
    return cut;
}

bool voice_queue_pop(struct voice_queue *queue, int64_t now_us, size_t *line)
{
    remove_late_marks(queue, now_us);
    if (queue->count == 0)
        return false;
    *line = queue->waiting[0].line;
    remove_at(queue, 0);
    return true;
}
