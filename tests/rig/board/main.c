#include "tests/rig/board/board.h"
#include "tests/rig/board/feed.h"
#include "tests/rig/board/script.h"
#include "tests/rig/board/wire.h"
#include "tests/rig/uhid.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

/**
 * A balance board that exists in the kernel only: rig_board SCRIPT (script.h) or rig_board - for a
 * script on stdin. Prints what happens with the time of CLOCK_MONOTONIC, which the program under
 * test stamps its samples with. Runs until it is ended by a signal.
 */

static const char FIRST_ADDRESS[] = "00:1f:32:aa:bb:cc";

/** What went over the wire. */
struct tally {
    int loads;     // reports with loads
    int asks;      // modes asked for by our program
    int kicks;     // other modes asked for: the kernel's driver
    int statuses;  // sent unasked
    int gap_ticks; // running: ticks since the newest report with loads
    int worst_gap_ticks;
    bool begun; // a report with loads was sent since the tally began
};

struct rig_board {
    struct board board;
    struct uhid uhid;
    struct script script;
    struct feed feeds[SCRIPT_LINES_MAX]; // of the feed commands, read before the board is there
    struct feed *feed;                   // on the cells now; NULL = none
    int next;                            // command
    int64_t wait_us;                     // until then
    const char *address;                 // when plugged next
    bool asked; // the program has asked for loads since the board was plugged
    bool read;  // or somebody else has
    struct tally tally;
    int64_t now_us; // of this tick
};

static int64_t monotonic_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void say(const struct rig_board *rig, const char *text)
{
    printf("board %.3f %s\n", (double)rig->now_us * 1e-6, text);
}

static void send_replies(struct rig_board *rig, const struct board_replies *replies)
{
    for (size_t i = 0; i < replies->count; i++)
        uhid_send(&rig->uhid, replies->report[i].bytes, replies->report[i].size);
}

static void note_mode(struct rig_board *rig)
{
    bool ours = rig->board.continuous;
    rig->tally.asks += ours;
    rig->tally.kicks += !ours;
    rig->asked = rig->asked || ours;
    rig->read = rig->read || rig->board.mode == 0x32 || rig->board.mode == 0x34;
    printf("board %.3f mode %02X %s\n", (double)monotonic_us() * 1e-6, rig->board.mode,
           ours ? "continuous" : "on change");
}

static void take_outputs(struct rig_board *rig)
{
    uint8_t bytes[64];
    size_t size;
    if (!uhid_receive(&rig->uhid, bytes, sizeof bytes, &size))
        return;
    struct board_replies replies;
    board_output(&rig->board, bytes, size, &replies);
    if (size > 2 && bytes[0] == 0x12 && !rig->board.silent)
        note_mode(rig);
    if (rig->board.fault)
        say(rig, "FAULT: a write that would spoil the board");
    send_replies(rig, &replies);
}

static void count(struct rig_board *rig)
{
    const struct tally *tally = &rig->tally;
    printf("board %.3f count loads=%d asks=%d kicks=%d statuses=%d worst_gap_ms=%d\n",
           (double)rig->now_us * 1e-6, tally->loads, tally->asks, tally->kicks, tally->statuses,
           tally->worst_gap_ticks * BOARD_TICK_MS);
    rig->tally = (struct tally){0};
}

static void connect_board(struct rig_board *rig, bool on)
{
    board_disconnect(&rig->board);
    rig->asked = rig->read = false;
    if (!on)
        uhid_unplug(&rig->uhid);
    else if (!uhid_plug(&rig->uhid, &wire_board, rig->address))
        exit(EXIT_FAILURE);
    say(rig, on ? "plugged" : "unplugged");
}

static void put_load(struct rig_board *rig, double kg)
{
    rig->feed = NULL;
    rig->board.noisy = true;
    for (int i = 0; i < BOARD_CELLS; i++)
        rig->board.kg[i] = kg / BOARD_CELLS;
    say(rig, kg > 0 ? "loaded" : "empty");
}

static void put_feed(struct rig_board *rig, struct feed *feed)
{
    rig->feed = feed;
    feed_start(feed, rig->now_us);
    rig->board.noisy = false;
    say(rig, "feed begins");
}

static void ask_status(struct rig_board *rig)
{
    struct board_replies replies;
    board_status(&rig->board, &replies);
    rig->tally.statuses++;
    send_replies(rig, &replies);
}

/** false = not yet: again at the next tick. */
static bool run_command(struct rig_board *rig, const struct script_command *command)
{
    bool on = command->number > 0;
    switch (command->verb) {
    case SCRIPT_ADDRESS:
        rig->address = command->text;
        break;
    case SCRIPT_PLUG:
    case SCRIPT_UNPLUG:
        connect_board(rig, command->verb == SCRIPT_PLUG);
        break;
    case SCRIPT_EMPTY:
    case SCRIPT_STAND:
        put_load(rig, command->number);
        break;
    case SCRIPT_FEED:
        put_feed(rig, &rig->feeds[command - rig->script.commands]);
        break;
    case SCRIPT_SILENCE:
        rig->board.silent = on;
        say(rig, on ? "silent" : "heard again");
        break;
    case SCRIPT_STATUS:
        ask_status(rig);
        break;
    case SCRIPT_BUTTON:
        rig->board.button = on;
        break;
    case SCRIPT_BATTERY:
        rig->board.battery = (uint8_t)command->number;
        break;
    case SCRIPT_ROCK:
        rig->board.rock_kg = command->number;
        break;
    case SCRIPT_STUCK:
        rig->board.stuck = (int)command->number;
        break;
    case SCRIPT_TALKATIVE:
        rig->board.quiet_obeyed = !on;
        break;
    case SCRIPT_WAIT:
        if (rig->wait_us == 0)
            rig->wait_us = rig->now_us + (int64_t)(command->number * 1e6);
        if (rig->now_us < rig->wait_us)
            return false;
        rig->wait_us = 0;
        break;
    case SCRIPT_AWAIT_PROGRAM:
        return rig->asked;
    case SCRIPT_AWAIT_READER:
        return rig->read;
    case SCRIPT_AWAIT_FEED:
        return !rig->feed || !rig->feed->playing;
    case SCRIPT_COUNT:
        count(rig);
        break;
    case SCRIPT_SAY:
        say(rig, command->text);
        break;
    }
    return true;
}

static void tally_report(struct tally *tally, const struct board_report *report, int ticks)
{
    bool loads = report->size >= 11;
    tally->loads += loads;
    tally->gap_ticks = loads ? ticks - 1 : tally->gap_ticks + ticks;
    tally->begun = tally->begun || loads;
    if (tally->begun && tally->gap_ticks > tally->worst_gap_ticks)
        tally->worst_gap_ticks = tally->gap_ticks;
}

static void tick(struct rig_board *rig, int ticks)
{
    while (rig->next < rig->script.count && run_command(rig, &rig->script.commands[rig->next]))
        rig->next++;
    if (rig->feed)
        feed_apply(rig->feed, rig->now_us, rig->board.kg);
    struct board_report report;
    board_tick(&rig->board, &report);
    tally_report(&rig->tally, &report, ticks);
    uhid_send(&rig->uhid, report.bytes, report.size);
}

static int start_timer(int64_t first_us)
{
    int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    const struct itimerspec every = {
        .it_interval = {0, BOARD_TICK_MS * 1000000L},
        .it_value = {first_us / 1000000, first_us % 1000000 * 1000},
    };
    if (timer < 0 || timerfd_settime(timer, TFD_TIMER_ABSTIME, &every, NULL) != 0) {
        perror("board: timer");
        exit(EXIT_FAILURE);
    }
    return timer;
}

static int run(struct rig_board *rig)
{
    rig->now_us = monotonic_us() + BOARD_TICK_MS * 1000;
    struct pollfd sources[2] = {
        {.fd = rig->uhid.fd, .events = POLLIN},
        {.fd = start_timer(rig->now_us), .events = POLLIN},
    };
    rig->now_us -= BOARD_TICK_MS * 1000;
    while (poll(sources, 2, -1) > 0 || errno == EINTR) {
        if (sources[0].revents & POLLIN)
            take_outputs(rig);
        // A late tick is skipped, not made up for: the air does not queue either.
        uint64_t ticks;
        if ((sources[1].revents & POLLIN) && read(sources[1].fd, &ticks, sizeof ticks) > 0) {
            rig->now_us += (int64_t)ticks * BOARD_TICK_MS * 1000;
            tick(rig, (int)ticks);
        }
    }
    perror("board: poll");
    return EXIT_FAILURE;
}

static bool load_feeds(struct rig_board *rig)
{
    for (int i = 0; i < rig->script.count; i++)
        if (rig->script.commands[i].verb == SCRIPT_FEED &&
            !feed_load(&rig->feeds[i], rig->script.commands[i].text))
            return false;
    return true;
}

int main(int argc, char **argv)
{
    static struct rig_board rig;
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (argc != 2) {
        fprintf(stderr, "usage: rig_board SCRIPT\n");
        return 2;
    }
    FILE *file = argv[1][0] == '-' ? stdin : fopen(argv[1], "r");
    if (!file || !script_read(&rig.script, file, argv[1]) || !load_feeds(&rig))
        return 2;
    // A board in the air has a processor of its own: whatever the guest does, it is never late.
    if (sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){.sched_priority = 1}) != 0)
        perror("board: priority");
    rig.address = FIRST_ADDRESS;
    board_init(&rig.board);
    return uhid_open(&rig.uhid) ? run(&rig) : EXIT_FAILURE;
}
