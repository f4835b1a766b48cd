#include "input/input.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

/**
 * rig_listen: reads every device there is, as the game does, until it is ended by SIGTERM. Says who
 * comes and goes; at the end one line a device, in the order they came:
 *
 *   board SERIAL kind=WORD state=WORD problem=WORD samples=N dropped=N worst_gap_ms=N bars=N
 *         arrived=N left=N repeated=N fights=N stuck=N
 *   hand SERIAL the same and accel_g=X,Y,Z gyro_deg_s=X,Y,Z zeroed=0|1
 *
 * dropped are the reports that were none (twice the same, for a board), the gap is that between two
 * samples, accel and gyro are means over the newest second, nan without a gyroscope.
 */

static const int64_t LOOK_US = 10000;

#define RECENT_MAX 1024

struct heard {
    bool known;
    struct input_device_info info; // newest
    int samples;
    int64_t newest_us;
    int64_t worst_gap_us;
    int arrived;
    int left;
    struct input_motion_sample recent[RECENT_MAX]; // a ring
    int recent_count;
};

static int64_t monotonic_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void log_line(void *user, const char *line)
{
    (void)user;
    printf("listen %.3f %s\n", (double)monotonic_us() * 1e-6, line);
}

/** Before any thread starts, so that all of them leave the signal to the descriptor. */
static int open_stop(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, NULL);
    return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

static bool is_stopped(int stop_fd)
{
    struct signalfd_siginfo info;
    return read(stop_fd, &info, sizeof info) == (ssize_t)sizeof info;
}

static void count_sample(struct heard *heard, int64_t t_us)
{
    if (heard->samples > 0 && t_us - heard->newest_us > heard->worst_gap_us)
        heard->worst_gap_us = t_us - heard->newest_us;
    heard->newest_us = t_us;
    heard->samples++;
}

static void say(const struct heard *heard, const struct input_event *event, const char *what)
{
    printf("listen %.3f %s %s %s\n", (double)event->t_us * 1e-6, input_kind_code(heard->info.kind),
           heard->info.serial, what);
}

static void take(struct heard *heard, const struct input_event *event)
{
    switch (event->type) {
    case INPUT_EVENT_BOARD:
        count_sample(heard, event->t_us);
        break;
    case INPUT_EVENT_MOTION:
        count_sample(heard, event->data.motion.t_us);
        heard->recent[heard->recent_count++ % RECENT_MAX] = event->data.motion;
        break;
    case INPUT_EVENT_ARRIVED:
        heard->arrived++;
        say(heard, event, "arrived");
        break;
    case INPUT_EVENT_LEFT:
        heard->left++;
        say(heard, event, "left");
        break;
    default:
        break;
    }
}

static void listen_to(struct input *input, struct heard *all, int stop_fd)
{
    const struct timespec nap = {.tv_nsec = LOOK_US * 1000};
    while (!is_stopped(stop_fd)) {
        struct input_event event;
        nanosleep(&nap, NULL);
        input_advance(input, monotonic_us());
        while (input_poll(input, &event)) {
            all[event.device].known = input_device(input, event.device, &all[event.device].info);
            take(&all[event.device], &event);
        }
    }
}

static void print_motion(const struct heard *heard)
{
    double sum[6] = {0};
    int count = 0;
    for (int i = 0; i < RECENT_MAX && i < heard->recent_count; i++) {
        const struct input_motion_sample *sample = &heard->recent[i];
        if (sample->t_us < heard->newest_us - 1000000)
            continue;
        for (int axis = 0; axis < 3; axis++) {
            sum[axis] += sample->accel_g[axis];
            sum[3 + axis] += sample->has_gyro ? sample->gyro_deg_s[axis] : (double)NAN;
        }
        count++;
    }
    printf(" accel_g=%.3f,%.3f,%.3f gyro_deg_s=%.3f,%.3f,%.3f zeroed=%d", sum[0] / count,
           sum[1] / count, sum[2] / count, sum[3] / count, sum[4] / count, sum[5] / count,
           heard->info.tared);
}

static void print_heard(const struct heard *heard)
{
    const struct input_device_info *info = &heard->info;
    printf("%s %s kind=%s state=%s problem=%s samples=%d dropped=%u worst_gap_ms=%d bars=%d "
           "arrived=%d left=%d repeated=%u fights=%u stuck=%u",
           info->is_motion ? "hand" : "board", info->serial, input_kind_code(info->kind),
           input_state_code(info->state),
           info->problem ? input_problem_code(info->problem) : "none", heard->samples,
           (unsigned)info->reports_dropped, (int)(heard->worst_gap_us / 1000), info->battery_bars,
           heard->arrived, heard->left, (unsigned)info->plausibility.repeated,
           (unsigned)info->plausibility.mode_fights, (unsigned)info->plausibility.stuck_cell);
    if (info->is_motion)
        print_motion(heard);
    putchar('\n');
}

int main(void)
{
    static struct heard all[INPUT_DEVICE_MAX];
    const struct input_settings settings = {.log = log_line, .real_devices = true};
    setvbuf(stdout, NULL, _IOLBF, 0);
    int stop_fd = open_stop();
    struct input *input = stop_fd >= 0 ? input_create(&settings) : NULL;
    if (!input) {
        fprintf(stderr, "rig_listen: does not start\n");
        return EXIT_FAILURE;
    }
    puts("listening");
    listen_to(input, all, stop_fd);
    input_destroy(input);
    close(stop_fd);
    for (int i = 0; i < INPUT_DEVICE_MAX; i++)
        if (all[i].known)
            print_heard(&all[i]);
    puts("done");
    return EXIT_SUCCESS;
}
