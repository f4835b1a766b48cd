#include "game/record.h"

#include "game/platform/machine_clock.h"
#include "input/input.h"
#include "input/raw_log.h"
#include "input/recorder.h"

#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, ERROR_SIZE = 512 };

static const int64_t STEP_US = 10000;     // of the accelerated clock
static const int64_t REAL_STEP_US = 4000; // looks at a real board this often
static const int64_t WAIT_US = 60000000;  // for a real board to be there
static const int64_t EMPTY_US = 2500000;  // the virtual person waits so long beside the board
static const double LONGEST_S = 86400;    // a recording's longest time
static const double SIMULATED_S = 60;     // when nothing else is said

struct options {
    const char *out;
    const char *replay;
    const char *device; // serial; NULL = the first that is ready
    bool simulate;
    enum body_profile profile;
    uint64_t seed;
    double seconds; // 0 = not said
    bool raw;
    bool help;
};

struct run {
    const struct options *options;
    FILE *err;
    struct input *input;
    bool real_time;
    int64_t now_us;
    int stop_fd; // readable once the recording is to end
    struct raw_log raw;
    struct recorder recorder;
    bool recording;
    struct body_command command;
    bool commanded;
};

static const char help_text[] =
    "evenkeel record OUT.csv - a board, or a controller, into a file for --replay\n"
    "\n"
    "  --seconds N                 ends by itself, 1..86400 (otherwise with Ctrl+C; a virtual\n"
    "                              person after 60)\n"
    "  --device SERIAL             this board or controller (--list-devices), not the first board\n"
    "  --raw                       keep every report as it came in OUT.csv.raw too\n"
    "  --simulate-board[=PROFILE]  record a virtual person: young, old, neuropathy\n"
    "  --seed N                    same number, same person\n"
    "  --replay FILE               record a recording\n"
    "  --help                      this text\n";

static int complain(FILE *err, const char *text, int code)
{
    fprintf(err, "evenkeel: %s\n", text);
    return code;
}

static bool take_option(struct options *options, int id, char *error)
{
    char *end = NULL;
    switch (id) {
    case 's':
        options->seconds = strtod(optarg, &end);
        if (end == optarg || *end != '\0' ||
            !(options->seconds >= 1 && options->seconds <= LONGEST_S))
            snprintf(error, ERROR_SIZE, "--seconds %.60s: allowed 1..86400", optarg);
        break;
    case 'd':
        options->device = optarg;
        break;
    case 'r':
        options->replay = optarg;
        break;
    case 'v':
        options->simulate = true;
        if (optarg && !body_profile_from_name(optarg, &options->profile))
            snprintf(error, ERROR_SIZE, "--simulate-board %.60s: allowed young, old, neuropathy",
                     optarg);
        break;
    case 'n':
        options->seed = strtoull(optarg, &end, 10);
        if (optarg[0] < '0' || optarg[0] > '9' || *end != '\0')
            snprintf(error, ERROR_SIZE, "--seed %.60s: allowed whole numbers from 0", optarg);
        break;
    case 'w':
        options->raw = true;
        break;
    case 'h':
        options->help = true;
        break;
    default:
        return false;
    }
    return error[0] == '\0';
}

static bool check_together(const struct options *options, char *error)
{
    const char *wrong = NULL;
    if (!options->out)
        wrong = "record needs a file to write: evenkeel record OUT.csv";
    else if (options->replay && options->simulate)
        wrong = "--replay and --simulate-board are two boards: choose one";
    else if (options->raw && (options->replay || options->simulate))
        wrong = "--raw keeps the reports of real devices: not with --replay or --simulate-board";
    else if (options->device && (options->replay || options->simulate))
        wrong = "--device names a real board: not with --replay or --simulate-board";
    if (wrong)
        snprintf(error, ERROR_SIZE, "%s", wrong);
    return !wrong;
}

static bool parse(struct options *options, int argc, char **argv, char *error)
{
    static const struct option known[] = {
        {"seconds", required_argument, NULL, 's'}, {"device", required_argument, NULL, 'd'},
        {"replay", required_argument, NULL, 'r'},  {"simulate-board", optional_argument, NULL, 'v'},
        {"seed", required_argument, NULL, 'n'},    {"raw", no_argument, NULL, 'w'},
        {"help", no_argument, NULL, 'h'},          {NULL, 0, NULL, 0},
    };
    *options = (struct options){.profile = BODY_OLD, .seed = 1};
    error[0] = '\0';
    opterr = 0;
    optind = 0; // a fresh scan, also when another one went before
    for (int id; (id = getopt_long(argc, argv, "-:h", known, NULL)) != -1;) {
        if (id == 1 && !options->out) {
            options->out = optarg;
        } else if (id == 1) {
            snprintf(error, ERROR_SIZE, "one file at a time, not %.60s and %.60s", options->out,
                     optarg);
            return false;
        } else if (!take_option(options, id, error)) {
            if (error[0] == '\0')
                snprintf(error, ERROR_SIZE, "%.60s: %s (see record --help)", argv[optind - 1],
                         id == ':' ? "needs a value" : "not an option");
            return false;
        }
    }
    return options->help || check_together(options, error);
}

static void log_line(void *user, const char *line)
{
    const struct run *run = user;
    fprintf(run->err, "warning: %s\n", line);
}

static void take_raw(void *user, const struct input_raw_report *report)
{
    struct run *run = user;
    raw_log_take(&run->raw, report);
}

static int64_t device_clock_us(void *user)
{
    (void)user;
    return machine_clock_mono_us();
}

/** Before any thread starts, so that all of them leave these signals to the descriptor. */
static int open_stop(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, NULL);
    return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

static bool is_stopped(const struct run *run)
{
    struct signalfd_siginfo info;
    return run->stop_fd >= 0 && read(run->stop_fd, &info, sizeof info) == (ssize_t)sizeof info;
}

static bool is_wanted(const struct run *run, const struct input_device_info *info)
{
    if (info->state != INPUT_STATE_READY)
        return false;
    if (run->options->device)
        return strcmp(run->options->device, info->serial) == 0;
    // A controller is recorded when it is named, or as a recording.
    return !info->is_motion || !run->real_time;
}

/** false: *error says why the file cannot be made. */
static bool take_event(struct run *run, const struct input_event *event, char *error)
{
    struct input_device_info info;
    if (!input_device(run->input, event->device, &info))
        return true;
    if (!run->recording && is_wanted(run, &info)) {
        if (!recorder_open(&run->recorder, run->options->out, &info, error, ERROR_SIZE))
            return false;
        run->recording = true;
        fprintf(run->err, "recording %s %s\n", info.name, info.serial);
    }
    if (run->recording)
        recorder_push(&run->recorder, event, &info);
    return true;
}

/** The virtual person lets the board find its zero, then stands. */
static void steer(struct run *run)
{
    if (!run->options->simulate || run->commanded || run->now_us < EMPTY_US)
        return;
    run->commanded = true;
    input_virtual_command(run->input, 0, &(struct body_command){.stance = BODY_STANCE_APART});
}

static bool step(struct run *run, char *error)
{
    struct input_event event;
    if (run->real_time) {
        machine_clock_sleep_us(REAL_STEP_US);
        run->now_us = machine_clock_mono_us();
    } else {
        run->now_us += STEP_US;
        steer(run);
    }
    input_advance(run->input, run->now_us);
    while (input_poll(run->input, &event))
        if (!take_event(run, &event, error))
            return false;
    return !run->recorder.failed; // recorder_close() says why
}

static bool has_ended(const struct run *run)
{
    struct input_device_info info;
    return !run->real_time && input_device(run->input, 0, &info) && info.state == INPUT_STATE_ENDED;
}

/** What is wrong with what is there, or that nothing is. */
static void name_the_problem(const struct run *run, char *error)
{
    struct input_device_info infos[INPUT_DEVICE_MAX];
    size_t count = input_devices(run->input, infos, INPUT_DEVICE_MAX);
    snprintf(error, ERROR_SIZE, "no balance board within a minute: press its front button");
    for (size_t i = 0; i < count; i++)
        if (infos[i].problem != INPUT_PROBLEM_NONE && !infos[i].is_motion)
            snprintf(error, ERROR_SIZE, "%s %s: %s", infos[i].name, infos[i].path,
                     input_problem_text(infos[i].problem));
}

/** Until enough is there, the recording is over or somebody stops it. false: *error. */
static bool record(struct run *run, char *error)
{
    double seconds = run->options->seconds;
    if (seconds <= 0)
        seconds = run->options->simulate ? SIMULATED_S : LONGEST_S;
    int64_t begun_us = run->now_us;
    while (!is_stopped(run) && !has_ended(run)) {
        if (!step(run, error))
            return false;
        if (run->recording && recorder_seconds(&run->recorder) >= seconds)
            break;
        if (!run->recording && run->now_us - begun_us >= WAIT_US) {
            name_the_problem(run, error);
            return false;
        }
    }
    if (!run->recording)
        snprintf(error, ERROR_SIZE, "%s: nothing recorded: stopped before a board was there",
                 run->options->out);
    return run->recording;
}

static bool add_device(struct run *run, char *error)
{
    const struct options *options = run->options;
    uint8_t device;
    struct body_settings body = body_settings_default;
    body.profile = options->profile;
    body.seed = options->seed;
    if (options->replay)
        return input_add_replay(run->input, options->replay, 1, 0, &device, error, ERROR_SIZE);
    if (!options->simulate || input_add_virtual(run->input, &body, 0, &device))
        return true;
    snprintf(error, ERROR_SIZE, "no memory for a virtual board");
    return false;
}

static bool open_input(struct run *run, char *error)
{
    const struct input_settings settings = {
        .user = run,
        .log = log_line,
        .raw = run->options->raw ? take_raw : NULL,
        .now_us = device_clock_us,
        .real_devices = run->real_time,
    };
    run->input = input_create(&settings);
    if (!run->input)
        snprintf(error, ERROR_SIZE, "no memory for the devices");
    return run->input && add_device(run, error);
}

/** Keeps what there is even when the recording was cut short by a fault. */
static bool finish(struct run *run, bool good, char *error)
{
    char late[ERROR_SIZE];
    input_destroy(run->input);
    if (run->options->raw && !raw_log_close(&run->raw, late, sizeof late) && good) {
        snprintf(error, ERROR_SIZE, "%s", late);
        good = false;
    }
    if (run->recording && !recorder_close(&run->recorder, late, sizeof late)) {
        snprintf(error, ERROR_SIZE, "%s", late);
        good = false;
    }
    return good;
}

static int record_to_file(struct run *run, FILE *out)
{
    char error[ERROR_SIZE] = "", path[1024];
    const struct options *options = run->options;
    if (access(options->out, F_OK) == 0) {
        // Before a minute is spent on waiting for a board.
        snprintf(error, sizeof error, "%s: cannot be written: it is there already", options->out);
        return complain(run->err, error, EXIT_FAILED);
    }
    if (options->raw) {
        int length = snprintf(path, sizeof path, "%s.raw", options->out);
        if (length < 0 || (size_t)length >= sizeof path)
            return complain(run->err, "the file's name is too long", EXIT_FAILED);
        if (!raw_log_open(&run->raw, path, error, sizeof error))
            return complain(run->err, error, EXIT_FAILED);
    }
    bool good = open_input(run, error) && record(run, error);
    if (!finish(run, good, error))
        return complain(run->err, error, EXIT_FAILED);
    fprintf(out, "%s: %zu samples, %.1f s\n", options->out, run->recorder.count,
            recorder_seconds(&run->recorder));
    return fflush(out) == 0 ? EXIT_DONE : EXIT_FAILED;
}

int record_run(int argc, char **argv, FILE *out, FILE *err)
{
    struct options options;
    char error[ERROR_SIZE];
    if (!parse(&options, argc, argv, error))
        return complain(err, error, EXIT_USAGE);
    if (options.help) {
        fputs(help_text, out);
        return fflush(out) == 0 ? EXIT_DONE : EXIT_FAILED;
    }
    struct run *run = calloc(1, sizeof *run);
    if (!run)
        return complain(err, "not enough memory", EXIT_FAILED);
    run->options = &options;
    run->err = err;
    run->real_time = !options.replay && !options.simulate;
    run->stop_fd = run->real_time ? open_stop() : -1;
    run->now_us = run->real_time ? machine_clock_mono_us() : 0;
    int code = record_to_file(run, out);
    if (run->stop_fd >= 0)
        close(run->stop_fd);
    free(run);
    return code;
}

int record_main(int argc, char **argv)
{
    return record_run(argc, argv, stdout, stderr);
}
