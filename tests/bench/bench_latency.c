// How long from a board's report arriving to the frame that shows it.
//
// The game itself, its own loop and threads: a board at the other end of a socket sends 100 reports a
// second in real time, a key thread walks from the home screen into S1, and the two calls that bound
// a frame are wrapped by the linker. Run it under SDL_VIDEODRIVER=dummy or in a window:
//
//   SDL_VIDEODRIVER=dummy SDL_AUDIODRIVER=dummy SDL_RENDER_DRIVER=software bench_latency [SECONDS]

#include "game/app.h"
#include "game/platform/window.h"
#include "game/screens/screen.h"
#include "input/hid_port.h"

#include <SDL.h>

#include <math.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { FRAME_MAX = 20000, REPORT_US = 10000 };

struct frame {
    int64_t drawn_us; // newest sample in the picture
    int64_t shown_us;
    int64_t draw_us; // time the drawing took
};

static struct core game;
static struct frame frames[FRAME_MAX];
static int frame_count;
static int64_t first_frame_us;
static int64_t draw_began_us;
static int64_t drawn_us;
static int sockets[2];
static int64_t seconds = 20;

void __real_window_present(struct window *window);
void __wrap_window_present(struct window *window);
void __real_screen_draw(enum screen_id id, struct draw_canvas *canvas,
                        const struct screen_model *model, const struct screen_focus *focus);
void __wrap_screen_draw(enum screen_id id, struct draw_canvas *canvas,
                        const struct screen_model *model, const struct screen_focus *focus);

void __wrap_screen_draw(enum screen_id id, struct draw_canvas *canvas,
                        const struct screen_model *model, const struct screen_focus *focus)
{
    draw_began_us = machine_clock_mono_us();
    bool level = id == SCREEN_PLAY && model->trial && model->trial->stage == SESSION_STAGE_PLAY;
    drawn_us = level ? model->trial->now_us : 0;
    __real_screen_draw(id, canvas, model, focus);
}

void __wrap_window_present(struct window *window)
{
    __real_window_present(window);
    int64_t now_us = machine_clock_mono_us();
    if (first_frame_us == 0)
        first_frame_us = now_us;
    if (drawn_us > 0 && frame_count < FRAME_MAX)
        frames[frame_count++] = (struct frame){drawn_us, now_us, now_us - draw_began_us};
}

static void answer(const uint8_t *report, ssize_t size)
{
    static const uint8_t memory[3][22] = {
        {0x21, 0,    0,    0xf0, 0,    0x20, 1,    0x69, 0,    0,    0x10,
         0x72, 0x49, 0x48, 0x1b, 0x5a, 0x3b, 0xe5, 0x17, 0x23, 0x50, 0x0b},
        {0x21, 0,    0,    0xf0, 0,    0x30, 0x22, 0x0e, 0x42, 0xc3, 0x1d,
         0xd9, 0x56, 0xd2, 0x28, 0xc9, 0x49, 0xa8, 0x3e, 0xd3, 0x09, 0xde},
        {0x21, 0, 0, 0x10, 0, 0x60, 0x19, 1},
    };
    static const uint8_t id[22] = {0x21, 0, 0, 0x50, 0, 0xfa, 0, 0, 0xa4, 0x20, 4, 2};
    uint8_t status[7] = {0x20, 0, 0, 0x12, 0, 0, 0xc0}, ack[5] = {0x22, 0, 0, 0, 0};
    if (size < 2)
        return;
    if (report[0] == 0x15) {
        send(sockets[1], status, sizeof status, 0);
    } else if (report[0] == 0x17 && report[4] == 0xfa) {
        send(sockets[1], id, sizeof id, 0);
    } else if (report[0] == 0x17 && report[4] == 0x20) {
        send(sockets[1], memory[0], 22, 0);
        send(sockets[1], memory[1], 22, 0);
    } else if (report[0] == 0x17) {
        send(sockets[1], memory[2], 22, 0);
    } else if (report[0] != 0x11 || (report[1] & 0x10)) {
        ack[3] = report[0];
        send(sockets[1], ack, sizeof ack, 0);
    }
}

// Empty for four seconds (the board finds its zero), then a person who sways.
static void send_loads(int64_t passed_us)
{
    static const uint16_t zero[4] = {4210, 18760, 7002, 15333};
    uint8_t report[22] = {0x34};
    double load = passed_us < 4000000 ? 0 : 17.5 * 101;
    for (int i = 0; i < 4; i++) {
        double sway = 1 + 0.06 * sin((double)passed_us * 2.5e-6 + i) +
                      0.001 * (double)(passed_us / REPORT_US % 3);
        uint16_t raw = (uint16_t)(zero[i] + load * sway + (double)(passed_us / REPORT_US % 2));
        report[3 + 2 * i] = (uint8_t)(raw >> 8);
        report[4 + 2 * i] = (uint8_t)raw;
    }
    report[11] = 0x19;
    report[13] = 0x87;
    send(sockets[1], report, sizeof report, 0);
}

static void *board(void *user)
{
    (void)user;
    int64_t start_us = machine_clock_mono_us(), due_us = start_us;
    bool reporting = false;
    while (machine_clock_mono_us() - start_us < (seconds + 12) * 1000000) {
        struct pollfd look = {.fd = sockets[1], .events = POLLIN};
        int64_t left_us = due_us - machine_clock_mono_us();
        if (poll(&look, 1, left_us > 0 ? (int)(left_us / 1000) : 0) > 0) {
            uint8_t report[64];
            ssize_t size = recv(sockets[1], report, sizeof report, 0);
            answer(report, size);
            reporting = reporting || (size > 0 && report[0] == 0x12);
        }
        if (machine_clock_mono_us() < due_us)
            continue;
        due_us += REPORT_US;
        if (reporting)
            send_loads(machine_clock_mono_us() - start_us);
    }
    return NULL;
}

static void *keys(void *user)
{
    (void)user;
    for (int press = 0; press < 3; press++) { // start, all safe, start
        machine_clock_sleep_us(press == 0 ? 5000000 : 1500000);
        SDL_Event event = {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_RETURN}}};
        SDL_PushEvent(&event);
    }
    machine_clock_sleep_us(seconds * 1000000);
    SDL_Event quit = {.type = SDL_QUIT};
    SDL_PushEvent(&quit);
    return NULL;
}

static bool port_begin(void *user)
{
    (void)user;
    return true;
}

static size_t port_enumerate(void *user, struct hid_port_found *found, size_t capacity)
{
    (void)user;
    memset(found, 0, sizeof *found);
    snprintf(found->path, sizeof found->path, "socket");
    snprintf(found->serial, sizeof found->serial, "00:00:00:00:00:01");
    snprintf(found->name, sizeof found->name, "Nintendo RVL-WBC-01");
    return capacity > 0;
}

static enum hid_port_status port_check(void *user, const char *path)
{
    (void)user;
    (void)path;
    return HID_PORT_OK;
}

static enum hid_port_status port_open(void *user, const char *path, void **handle)
{
    (void)user;
    (void)path;
    *handle = &sockets[0];
    return HID_PORT_OK;
}

static int port_read(void *handle, uint8_t *bytes, size_t size, int timeout_ms)
{
    struct pollfd look = {.fd = *(int *)handle, .events = POLLIN};
    return poll(&look, 1, timeout_ms) > 0 ? (int)recv(look.fd, bytes, size, 0) : 0;
}

static bool port_write(void *handle, const uint8_t *bytes, size_t size)
{
    return send(*(int *)handle, bytes, size, 0) == (ssize_t)size;
}

static void port_close(void *handle)
{
    (void)handle;
}

static void port_end(void *user)
{
    (void)user;
}

static const struct hid_port_ops port_ops = {
    .begin = port_begin,
    .enumerate = port_enumerate,
    .check = port_check,
    .open = port_open,
    .read = port_read,
    .write = port_write,
    .close = port_close,
    .end = port_end,
};

static int by_size(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

static void print_spread(const char *what, int64_t *us, int count)
{
    if (count == 0) {
        printf("%-34s none\n", what);
        return;
    }
    qsort(us, (size_t)count, sizeof *us, by_size);
    printf("%-34s median %6.2f ms   p99 %6.2f ms   worst %6.2f ms   n %d\n", what,
           (double)us[count / 2] * 1e-3, (double)us[count * 99 / 100] * 1e-3,
           (double)us[count - 1] * 1e-3, count);
}

static void print_latency(void)
{
    static int64_t latency_us[FRAME_MAX], draw_us[FRAME_MAX];
    int n = 0, f = 0;
    for (size_t i = 0; i < game.trial.sample_count && n < FRAME_MAX; i++) {
        int64_t t_us = game.trial.samples[i].t_us;
        if (frame_count == 0 || t_us <= frames[0].drawn_us)
            continue;
        while (f < frame_count && frames[f].drawn_us < t_us)
            f++;
        if (f == frame_count)
            break;
        latency_us[n++] = frames[f].shown_us - t_us;
    }
    for (int i = 0; i < frame_count; i++)
        draw_us[i] = frames[i].draw_us;
    print_spread("report read -> frame presented", latency_us, n);
    print_spread("drawing and presenting a frame", draw_us, frame_count);
}

int main(int argc, char **argv)
{
    int64_t start_us = machine_clock_mono_us();
    if (argc > 1)
        seconds = strtol(argv[1], NULL, 10);
    char folder[] = "/tmp/evenkeel-bench-XXXXXX", error[256];
    const struct arguments arguments = {.speed = 1,
                                        .seed = 1,
                                        .text_scale = 100,
                                        .window_width = 1920,
                                        .window_height = 1080,
                                        .data_dir = mkdtemp(folder)};
    if (!arguments.data_dir || socketpair(AF_UNIX, SOCK_SEQPACKET, 0, sockets) != 0 ||
        !core_open(&game, &arguments, error, sizeof error)) {
        fprintf(stderr, "bench: cannot start\n");
        return 1;
    }
    input_destroy(game.input);
    const struct input_settings settings = {.real_devices = true};
    const struct hid_port port = {&port_ops, NULL, NULL};
    game.input = input_create_on_port(&settings, &port);
    pthread_t threads[2];
    pthread_create(&threads[0], NULL, board, NULL);
    pthread_create(&threads[1], NULL, keys, NULL);
    app_run(&game);
    printf("%-34s %.0f ms\n", "start -> first frame", (double)(first_frame_us - start_us) * 1e-3);
    print_latency();
    pthread_join(threads[1], NULL);
    pthread_cancel(threads[0]);
    pthread_join(threads[0], NULL);
    core_close(&game);
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) != 0;
}
