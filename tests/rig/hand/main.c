#include "tests/rig/hand/hand.h"
#include "tests/rig/hand/movement.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

/**
 * rig_hand MODEL ADDRESS [FILE]: a controller that exists in the kernel only, until a signal ends it.
 * With FILE (input/replay/motion_recording.h; those of Sony) it is moved as recorded, from when a
 * program has asked for its calibration; the kernel's driver has asked before.
 */

enum { ASKS_OF_KERNEL = 1 };

static const struct hand_model *const models[] = {
    &hand_dualshock4,    &hand_dualshock4_usb, &hand_dualsense,
    &hand_dualsense_usb, &hand_joycon_left,    &hand_joycon_right,
    &hand_pro,           &hand_remote,         &hand_open_board,
};

static const struct hand_model *find_model(const char *word)
{
    for (size_t i = 0; i < sizeof models / sizeof models[0]; i++)
        if (strcmp(models[i]->word, word) == 0)
            return models[i];
    return NULL;
}

static bool parse_address(const char *text, uint8_t address[6])
{
    char end;
    return sscanf(text, "%2hhx:%2hhx:%2hhx:%2hhx:%2hhx:%2hhx%c", &address[0], &address[1],
                  &address[2], &address[3], &address[4], &address[5], &end) == 6;
}

static void send_report(void *user, const uint8_t *bytes, size_t size)
{
    uhid_send(user, bytes, size);
}

static size_t give_feature(void *user, uint8_t id, uint8_t bytes[UHID_REPORT_MAX])
{
    struct hand *hand = user;
    size_t size = hand->model->feature ? hand->model->feature(hand, id, bytes) : 0;
    printf("feature %02X: %zu bytes\n", id, size);
    return size;
}

static void take_output(struct hand *hand, struct uhid *uhid)
{
    uint8_t bytes[UHID_REPORT_MAX] = {0};
    size_t size;
    if (!uhid_receive(uhid, bytes, sizeof bytes, &size) || size == 0)
        return;
    printf("out");
    for (size_t i = 0; i < size && i < 20; i++)
        printf(" %02X", bytes[i]);
    putchar('\n');
    if (hand->model->output)
        hand->model->output(hand, bytes, size);
}

static int start_timer(int64_t period_us)
{
    int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    const struct timespec every = {.tv_nsec = period_us * 1000};
    const struct itimerspec times = {.it_interval = every, .it_value = every};
    return timer >= 0 && timerfd_settime(timer, 0, &times, NULL) == 0 ? timer : -1;
}

static int64_t monotonic_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void move(struct hand *hand, struct movement *movement)
{
    int64_t now_us = monotonic_us();
    if (!movement->begun && hand->calibration_asks > ASKS_OF_KERNEL) {
        movement_start(movement, now_us);
        printf("moves\n");
    }
    const struct input_motion_sample *now = movement_at(movement, now_us);
    memcpy(hand->feel.accel_g, now->accel_g, sizeof now->accel_g);
    memcpy(hand->feel.gyro_deg_s, now->gyro_deg_s, sizeof now->gyro_deg_s);
}

static int run(struct hand *hand, struct uhid *uhid, struct movement *movement)
{
    struct pollfd sources[2] = {
        {.fd = uhid->fd, .events = POLLIN},
        {.fd = start_timer(hand->model->period_us), .events = POLLIN},
    };
    while (poll(sources, 2, -1) > 0 || errno == EINTR) {
        uint64_t ticks;
        if (sources[0].revents & POLLIN)
            take_output(hand, uhid);
        // Its time goes on, but a late report is not made up for.
        if ((sources[1].revents & POLLIN) && read(sources[1].fd, &ticks, sizeof ticks) > 0) {
            hand->ticks += (uint32_t)ticks;
            if (movement)
                move(hand, movement);
            hand->model->tick(hand);
        }
    }
    perror("rig_hand: poll");
    return EXIT_FAILURE;
}

static int usage(void)
{
    fprintf(stderr, "usage: rig_hand MODEL ADDRESS [FILE]\n");
    return 2;
}

int main(int argc, char **argv)
{
    struct uhid uhid;
    struct movement movement;
    bool moves = argc == 4;
    struct hand hand = {.model = argc == 3 || moves ? find_model(argv[1]) : NULL,
                        .feel = {.accel_g = {0, 1, 0}}};
    if (!hand.model || !parse_address(argv[2], hand.address) || (moves && !hand.model->moves))
        return usage();
    if (moves && !movement_load(&movement, argv[3]))
        return EXIT_FAILURE;
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){.sched_priority = 1}) != 0)
        perror("rig_hand: priority");
    hand.user = &uhid;
    hand.send = send_report;
    if (!uhid_open(&uhid))
        return EXIT_FAILURE;
    uhid.user = &hand;
    uhid.feature = give_feature;
    return uhid_plug(&uhid, hand.model->identity, argv[2])
               ? run(&hand, &uhid, moves ? &movement : NULL)
               : EXIT_FAILURE;
}
