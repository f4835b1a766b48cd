#include "input/open_board/driver.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define TRIES          5
#define PAUSE_US       200000
#define REFUSED_US     5000000
#define FAULT_US       1000000
#define BATTERY_US     5000000 // a percentage jitters across its steps
#define RATE_LOW_HZ    50.0
#define RATE_HIGH_HZ   250.0
#define RATE_HZ        100.0
#define OVERLOAD       1.25
#define TARE_MOVE_KG   2.0  // as a Wii board's 200 counts
#define SEQUENCE_LIMIT 1000 // more left out than ten seconds: it has restarted

static void step_end(const struct open_board_driver *driver, struct device_step *step)
{
    bool running = driver->state == OPEN_BOARD_DRIVER_RUNNING;
    step->deadline_us = running ? flow_deadline_us(&driver->flow) : driver->state_deadline_us;
}

/** Events carry the sample's stamp, which lies before its reading, but keep their order. */
static struct device_event *tell(struct open_board_driver *driver, struct device_step *step,
                                 enum device_event_type type, int64_t t_us)
{
    if (t_us > driver->newest_us)
        driver->newest_us = t_us;
    return device_step_event(step, type, driver->newest_us);
}

static void ask(struct open_board_driver *driver, int64_t now_us, struct device_step *step)
{
    driver->state = OPEN_BOARD_DRIVER_ASKING;
    driver->state_deadline_us = now_us + REFUSED_US; // the answer is the next step
    driver->tries++;
    step->feature_id = OPEN_BOARD_FEATURE_ABOUT;
    step->feature_size = OPEN_BOARD_ABOUT_SIZE;
}

static void refuse(struct open_board_driver *driver, enum input_problem problem, int64_t now_us,
                   struct device_step *step)
{
    bool for_good = problem == INPUT_PROBLEM_VERSION;
    driver->state = for_good ? OPEN_BOARD_DRIVER_REFUSED : OPEN_BOARD_DRIVER_PAUSE;
    driver->state_deadline_us = for_good ? DEVICE_NEVER_US : now_us + REFUSED_US;
    driver->tries = 0;
    if (driver->problem != problem)
        tell(driver, step, DEVICE_EVENT_REFUSED, now_us)->data.problem = problem;
    driver->problem = problem;
}

static void try_again(struct open_board_driver *driver, enum input_problem problem, int64_t now_us,
                      struct device_step *step)
{
    if (driver->tries >= TRIES) {
        refuse(driver, problem, now_us, step);
        return;
    }
    driver->state = OPEN_BOARD_DRIVER_PAUSE;
    driver->state_deadline_us = now_us + PAUSE_US;
}

static void tell_ready(struct open_board_driver *driver, int64_t t_us, struct device_step *step)
{
    struct device_event *event = tell(driver, step, DEVICE_EVENT_READY, t_us);
    for (int i = 0; i < 4; i++)
        event->data.ready.tare_move_kg[i] = TARE_MOVE_KG;
    event->data.ready.spacing_x_mm = driver->about.spacing_x_mm;
    event->data.ready.spacing_y_mm = driver->about.spacing_y_mm;
}

static void run(struct open_board_driver *driver, int64_t now_us, struct device_step *step)
{
    const struct open_board_about *about = &driver->about;
    driver->state = OPEN_BOARD_DRIVER_RUNNING;
    driver->problem = INPUT_PROBLEM_NONE;
    driver->has_sequence = false;
    driver->fault_since_us = DEVICE_NEVER_US;
    open_board_clock_init(&driver->clock);
    flow_begin(&driver->flow, now_us);
    open_board_write_lamp(device_step_write(step), true);
    if (about->rate_hz < RATE_LOW_HZ || about->rate_hz > RATE_HIGH_HZ)
        open_board_write_rate(device_step_write(step), RATE_HZ);
    snprintf(step->note, sizeof step->note, "\"%s\", %.0f x %.0f mm, %.0f kg a cell, %.0f Hz",
             about->name, about->spacing_x_mm, about->spacing_y_mm, about->capacity_kg,
             about->rate_hz);
    tell_ready(driver, now_us, step);
}

static void on_about(struct open_board_driver *driver, const uint8_t *bytes, size_t size,
                     int64_t now_us, struct device_step *step)
{
    const char *what;
    if (!open_board_about_parse(bytes, size, &driver->about)) {
        try_again(driver, INPUT_PROBLEM_NO_ANSWER, now_us, step);
    } else if (driver->about.version != OPEN_BOARD_VERSION) {
        refuse(driver, INPUT_PROBLEM_VERSION, now_us, step);
    } else if (!open_board_about_plausible(&driver->about, &what)) {
        snprintf(step->note, sizeof step->note, "device bug: feature 02: %s is not plausible",
                 what);
        try_again(driver, INPUT_PROBLEM_NOT_A_BOARD, now_us, step);
    } else {
        run(driver, now_us, step);
    }
}

/** The first one, the second, the fourth...: a board that talks nonsense must not fill a log. */
static void note_malformed(struct open_board_driver *driver, const uint8_t *bytes, size_t size,
                           struct device_step *step)
{
    driver->flow.dropped++;
    driver->flow.seen.truncated++;
    driver->malformed++;
    if ((driver->malformed & (driver->malformed - 1)) != 0)
        return;
    snprintf(step->note, sizeof step->note,
             "device bug: report 0x%02x, %zu bytes, want 0x01, %d (%u such so far)",
             size > 0 ? bytes[0] : 0u, size, OPEN_BOARD_SAMPLE_SIZE, (unsigned)driver->malformed);
}

/** false = its number says that it is its predecessor once more. */
static bool count_sequence(struct open_board_driver *driver, uint16_t sequence)
{
    uint16_t ahead = (uint16_t)(sequence - driver->sequence);
    if (driver->has_sequence && ahead == 0)
        return false;
    if (driver->has_sequence && ahead <= SEQUENCE_LIMIT)
        driver->flow.missed += ahead - 1u;
    driver->has_sequence = true;
    driver->sequence = sequence;
    return true;
}

static bool is_good(const struct open_board_driver *driver, const struct open_board_sample *sample)
{
    if (sample->saturated || sample->cell_fault)
        return false;
    for (int i = 0; i < 4; i++)
        if (fabs(sample->kg[i]) > OVERLOAD * driver->about.capacity_kg)
            return false;
    return true;
}

/** A cell that is broken for a second, not one knock, makes a board unusable. */
static void judge_cells(struct open_board_driver *driver, const struct open_board_sample *sample,
                        int64_t now_us, struct device_step *step)
{
    if (!sample->cell_fault)
        return;
    if (driver->fault_since_us == DEVICE_NEVER_US)
        driver->fault_since_us = now_us;
    if (driver->state != OPEN_BOARD_DRIVER_RUNNING || now_us - driver->fault_since_us < FAULT_US)
        return;
    driver->state = OPEN_BOARD_DRIVER_FAULTY;
    driver->state_deadline_us = DEVICE_NEVER_US;
    driver->problem = INPUT_PROBLEM_CELL;
    tell(driver, step, DEVICE_EVENT_REFUSED, now_us)->data.problem = INPUT_PROBLEM_CELL;
}

int open_board_battery_bars(int percent)
{
    if (percent < 0)
        return -1;
    if (percent >= 80)
        return 4;
    if (percent >= 55)
        return 3;
    if (percent >= 30)
        return 2;
    return percent >= 10 ? 1 : 0;
}

static void on_battery(struct open_board_driver *driver, int percent, int64_t now_us,
                       struct device_step *step)
{
    int bars = open_board_battery_bars(percent);
    if (bars != driver->battery_candidate) {
        driver->battery_candidate = bars;
        driver->battery_since_us = now_us;
    }
    bool settled = driver->battery_bars < 0 || now_us - driver->battery_since_us >= BATTERY_US;
    if (bars < 0 || bars == driver->battery_bars || !settled)
        return;
    driver->battery_bars = bars;
    tell(driver, step, DEVICE_EVENT_BATTERY, now_us)->data.battery_bars = bars;
}

static void on_good(struct open_board_driver *driver, const struct open_board_sample *sample,
                    int64_t now_us, struct device_step *step)
{
    int64_t stamp_us = open_board_clock_stamp(&driver->clock, sample->time_us, now_us);
    enum flow_state ended = flow_sample(&driver->flow, now_us);
    driver->flow.seen.clock_jumps = driver->clock.jumps;
    driver->fault_since_us = DEVICE_NEVER_US;
    if (driver->state == OPEN_BOARD_DRIVER_FAULTY || ended == FLOW_LOST) {
        driver->state = OPEN_BOARD_DRIVER_RUNNING;
        driver->problem = INPUT_PROBLEM_NONE;
        tell_ready(driver, stamp_us, step);
    } else if (ended == FLOW_STALE) {
        tell(driver, step, DEVICE_EVENT_FRESH, stamp_us);
    }
    memcpy(tell(driver, step, DEVICE_EVENT_LOADS, stamp_us)->data.kg, sample->kg,
           sizeof sample->kg);
    on_battery(driver, sample->battery_percent, now_us, step);
}

static void on_sample(struct open_board_driver *driver, const struct open_board_sample *sample,
                      int64_t now_us, struct device_step *step)
{
    if (!count_sequence(driver, sample->sequence)) {
        driver->flow.dropped++;
        driver->flow.seen.repeated++;
        return;
    }
    if (sample->button != driver->button) {
        driver->button = sample->button;
        tell(driver, step, DEVICE_EVENT_BUTTON, now_us)->data.pressed = sample->button;
    }
    judge_cells(driver, sample, now_us, step);
    if (is_good(driver, sample)) {
        on_good(driver, sample, now_us, step);
        return;
    }
    driver->flow.dropped++;
    driver->flow.seen.out_of_range++;
}

static void watch(struct open_board_driver *driver, int64_t now_us, struct device_step *step)
{
    size_t before = step->event_count;
    flow_watch(&driver->flow, now_us, step);
    if (step->event_count > before && now_us > driver->newest_us)
        driver->newest_us = now_us;
}

static void start(void *self, int64_t now_us, struct device_step *step)
{
    struct open_board_driver *driver = self;
    memset(driver, 0, sizeof *driver);
    driver->newest_us = INT64_MIN;
    driver->battery_bars = -1;
    driver->battery_candidate = -1;
    device_step_begin(step);
    ask(driver, now_us, step);
    step_end(driver, step);
}

static void feature(void *self, const uint8_t *bytes, size_t size, int64_t now_us,
                    struct device_step *step)
{
    struct open_board_driver *driver = self;
    device_step_begin(step);
    if (driver->state == OPEN_BOARD_DRIVER_ASKING)
        on_about(driver, bytes, size, now_us, step);
    step_end(driver, step);
}

static void report(void *self, const uint8_t *bytes, size_t size, int64_t now_us,
                   struct device_step *step)
{
    struct open_board_driver *driver = self;
    struct open_board_sample sample;
    device_step_begin(step);
    bool known = open_board_sample_parse(bytes, size, &sample);
    if (!known)
        note_malformed(driver, bytes, size, step);
    if (driver->state == OPEN_BOARD_DRIVER_RUNNING) {
        // First what its silence before meant, then what it says.
        watch(driver, now_us, step);
        flow_report(&driver->flow, now_us);
    }
    bool running =
        driver->state == OPEN_BOARD_DRIVER_RUNNING || driver->state == OPEN_BOARD_DRIVER_FAULTY;
    if (known && running)
        on_sample(driver, &sample, now_us, step);
    step_end(driver, step);
}

static void timeout(void *self, int64_t now_us, struct device_step *step)
{
    struct open_board_driver *driver = self;
    device_step_begin(step);
    if (driver->state == OPEN_BOARD_DRIVER_RUNNING)
        watch(driver, now_us, step);
    else if (now_us >= driver->state_deadline_us)
        ask(driver, now_us, step); // timeout()    of the diagram, or an answer that never came
    step_end(driver, step);
}

static void command(void *self, const struct device_command *told, int64_t now_us,
                    struct device_step *step)
{
    struct open_board_driver *driver = self;
    (void)now_us;
    device_step_begin(step);
    // A remembered calibration is a Wii board's: this one's is in its own memory.
    if (told->type == DEVICE_COMMAND_LAMP && driver->state == OPEN_BOARD_DRIVER_RUNNING)
        open_board_write_lamp(device_step_write(step), told->data.on);
    step_end(driver, step);
}

static void stop(void *self, struct device_step *step)
{
    const struct open_board_driver *driver = self;
    device_step_begin(step);
    if (driver->state == OPEN_BOARD_DRIVER_RUNNING || driver->state == OPEN_BOARD_DRIVER_FAULTY)
        open_board_write_lamp(device_step_write(step), false);
}

const struct device_driver open_board_driver_ops = {
    .start = start,
    .report = report,
    .feature = feature,
    .timeout = timeout,
    .command = command,
    .stop = stop,
};
