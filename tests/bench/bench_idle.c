// What the home screen costs while nobody does anything, with a gamepad plugged in.
//
// The pad is SDL's own virtual one: the loop cannot tell it from a real one and looks at it 30 times
// a second. Run it in a real window (Xvfb will do): SDL's dummy driver has no way to wait.
//
//   SDL_AUDIODRIVER=dummy SDL_RENDER_DRIVER=software bench_idle [SECONDS]

#include "game/app.h"

#include <SDL.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

static int64_t seconds = 20;

static double cpu_s(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

static double measure(void)
{
    double before_s = cpu_s();
    machine_clock_sleep_us(seconds * 1000000);
    return 100 * (cpu_s() - before_s) / (double)seconds;
}

static void *watch(void *user)
{
    (void)user;
    machine_clock_sleep_us(6000000); // the first frames and the welcome are over
    printf("idle home screen, no pad       %.2f %% of a core\n", measure());
    SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX,
                              SDL_CONTROLLER_BUTTON_MAX, 0);
    machine_clock_sleep_us(2000000);
    printf("idle home screen, pads: %d      %.2f %% of a core\n", SDL_NumJoysticks(), measure());
    SDL_Event quit = {.type = SDL_QUIT};
    SDL_PushEvent(&quit);
    return NULL;
}

int main(int argc, char **argv)
{
    if (argc > 1)
        seconds = strtol(argv[1], NULL, 10);
    char folder[] = "/tmp/evenkeel-bench-XXXXXX", error[256];
    const struct arguments arguments = {.speed = 1,
                                        .seed = 1,
                                        .text_scale = 100,
                                        .window_width = 1920,
                                        .window_height = 1080,
                                        .data_dir = mkdtemp(folder)};
    static struct core core;
    if (!arguments.data_dir || !core_open(&core, &arguments, error, sizeof error)) {
        fprintf(stderr, "bench: cannot start\n");
        return 1;
    }
    pthread_t thread;
    pthread_create(&thread, NULL, watch, NULL);
    app_run(&core);
    pthread_join(thread, NULL);
    core_close(&core);
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) != 0;
}
