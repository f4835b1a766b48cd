#ifndef GAME_AUDIO_VOICE_QUEUE_H
#define GAME_AUDIO_VOICE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * Which line is spoken next. Pure; the time is told. Lines are numbers of voice.h.
 *
 *   plain   explanations and results: one after another, none is lost
 *   mark    true only now (count, half, the clock waits): goes before plain lines, is dropped when
 *           it could not begin in time, and drives out marks of an earlier moment that still wait
 *           ("Going on in" and "Five." belong to one moment: both are spoken)
 *   urgent  what must be heard at once (paused, signal lost, end): what was waiting is forgotten,
 *           what is being spoken is cut
 */
enum voice_urgency {
    VOICE_PLAIN,
    VOICE_MARK,
    VOICE_URGENT,
};

struct voice_manner {
    enum voice_urgency urgency;
    int64_t fresh_us; // of a mark: how late it may begin
};

/** By the line's id without its number. Ids that are not special are plain. */
struct voice_manner voice_manner_of(const char *id);

#define VOICE_QUEUE_SIZE 16

struct voice_queue {
    struct voice_waiting {
        size_t line;
        enum voice_urgency urgency;
        int64_t said_us;
        int64_t late_us; // a mark is dropped after this time
    } waiting[VOICE_QUEUE_SIZE];
    size_t count;
    bool cut;
};

void voice_queue_init(struct voice_queue *queue);

/** A line that waits already is not taken twice. false = the queue is full. */
bool voice_queue_push(struct voice_queue *queue, size_t line, struct voice_manner manner,
                      int64_t now_us);

/** True once after an urgent line came: what is being spoken must stop. */
bool voice_queue_take_cut(struct voice_queue *queue);

/** Takes the line to begin now. false = none. */
bool voice_queue_pop(struct voice_queue *queue, int64_t now_us, size_t *line);

#endif
