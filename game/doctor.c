#include "game/doctor.h"

#include "game/base/text.h"

#include <assert.h>
#include <math.h>

static const double LIFTED_KG = -2.5;
static const double OVERLOAD_KG = 136; // the calibration ends at 34 kg a cell
static const double EMPTY_KG = 5;
static const double ROCKING_KG = 3.0; // of about 3.6 that the board's own weight can tilt
static const double RATE_LEAST_HZ = 40;
static const uint32_t FIGHTS = 5; // within ten seconds; connecting alone makes one or two

struct entry {
    const char *code;
    const char *title;
    const char *step;
    enum doctor_help help;
    bool stops;
};

static const struct entry entries[DOCTOR_CAUSE_COUNT] = {
    [DOCTOR_NO_BLUETOOTH] = {"no_bluetooth", TEXT_MARK("No Bluetooth here"),
                             TEXT_MARK("Plug in a Bluetooth adapter, or use the virtual board."),
                             DOCTOR_HELP_VIRTUAL, true},
    [DOCTOR_BLUETOOTH_OFF] = {"bluetooth_off", TEXT_MARK("Bluetooth is off"),
                              TEXT_MARK("Switch it on in the settings of the computer."),
                              DOCTOR_HELP_SEARCH, true},
    [DOCTOR_NO_BOARD] = {"no_board", TEXT_MARK("No board found yet"),
                         TEXT_MARK("Press the front button, or red SYNC. "
                                   "Or go on with the voice alone."),
                         DOCTOR_HELP_SEARCH, true},
    [DOCTOR_RULE_MISSING] = {"rule_missing", TEXT_MARK("The computer keeps it locked"),
                             TEXT_MARK("Install the rule, then press the front button."),
                             DOCTOR_HELP_RULE, true},
    [DOCTOR_PERMISSION] = {"permission", TEXT_MARK("Still locked by the computer"),
                           TEXT_MARK("Press its button again, or log in at this screen."),
                           DOCTOR_HELP_RULE, true},
    [DOCTOR_OPEN] = {"open", TEXT_MARK("It cannot be opened"),
                     TEXT_MARK("Close other programs that use the board."), DOCTOR_HELP_NONE, true},
    [DOCTOR_NO_ANSWER] = {"no_answer", TEXT_MARK("It does not answer"),
                          TEXT_MARK("Take the batteries out for a moment, then try again."),
                          DOCTOR_HELP_SEARCH, true},
    [DOCTOR_NOT_A_BOARD] = {"not_a_board", TEXT_MARK("This is not a balance board"),
                            TEXT_MARK("Switch other devices off, press the board's button."),
                            DOCTOR_HELP_SEARCH, true},
    [DOCTOR_CALIBRATION] = {"calibration", TEXT_MARK("Its own numbers make no sense"),
                            TEXT_MARK("Fresh batteries first. Else another board."),
                            DOCTOR_HELP_NONE, true},
    [DOCTOR_VERSION] = {"version", TEXT_MARK("A newer board than this program"),
                        TEXT_MARK("Please install a newer Evenkeel."), DOCTOR_HELP_NONE, true},
    [DOCTOR_BATTERY_EMPTY] = {"battery_empty", TEXT_MARK("The batteries are empty"),
                              TEXT_MARK("Put in four fresh batteries, size AA."), DOCTOR_HELP_NONE,
                              true},
    [DOCTOR_BATTERY_LOW] = {"battery_low", TEXT_MARK("The batteries run low"),
                            TEXT_MARK("Keep four fresh ones ready. Rechargeables look half empty."),
                            DOCTOR_HELP_NONE, false},
    [DOCTOR_LOST] = {"lost", TEXT_MARK("The board has gone"),
                     TEXT_MARK("Press its front button: it comes back by itself."),
                     DOCTOR_HELP_NONE, true},
    [DOCTOR_SILENT] = {"silent", TEXT_MARK("The board is silent"),
                       TEXT_MARK("Wait a moment, or press its front button."), DOCTOR_HELP_NONE,
                       true},
    [DOCTOR_CELL_BROKEN] = {"cell", TEXT_MARK("A corner does not measure"),
                            TEXT_MARK("Look for a loose cable, or take another board."),
                            DOCTOR_HELP_NONE, true},
    [DOCTOR_CELL_STUCK] = {"cell_stuck", TEXT_MARK("One corner does not move"),
                           TEXT_MARK("Take the batteries out for a moment, then try again."),
                           DOCTOR_HELP_NONE, true},
    [DOCTOR_LIFTED] = {"lifted", TEXT_MARK("The board is off the floor"),
                       TEXT_MARK("Lay it down, feet to the floor."), DOCTOR_HELP_NONE, true},
    [DOCTOR_STANDING_ON] = {"standing_while_zeroing", TEXT_MARK("It looks for its zero"),
                            TEXT_MARK("Please step off for a moment."), DOCTOR_HELP_NONE, true},
    [DOCTOR_NOT_ZEROED] = {"moving", TEXT_MARK("It looks for its zero"),
                           TEXT_MARK("Leave the board empty and still for two seconds."),
                           DOCTOR_HELP_NONE, true},
    [DOCTOR_UNEVEN_FLOOR] = {"uneven_floor", TEXT_MARK("The board rocks a little"),
                             TEXT_MARK("Move it until all four feet touch the floor."),
                             DOCTOR_HELP_NONE, false},
    [DOCTOR_OVERLOAD] = {"overload", TEXT_MARK("More than the board can measure"),
                         TEXT_MARK("Only one person on the board, please."), DOCTOR_HELP_NONE,
                         false},
    [DOCTOR_MODE_FIGHT] = {"mode_fight", TEXT_MARK("Another program talks to the board"),
                           TEXT_MARK("Close Steam, Dolphin and other game programs."),
                           DOCTOR_HELP_NONE, false},
    [DOCTOR_HELD] = {"held", TEXT_MARK("Another program uses it too"),
                     TEXT_MARK("Close Steam, Dolphin and other game programs."), DOCTOR_HELP_NONE,
                     false},
    [DOCTOR_DATA_GAPS] = {"data_gaps", TEXT_MARK("The connection stutters"),
                          TEXT_MARK("Bring board and computer closer together."), DOCTOR_HELP_NONE,
                          false},
    [DOCTOR_CLAMPED] = {"clamped", TEXT_MARK("It works, but not at its best"),
                        TEXT_MARK("With the rule installed the board measures finer."),
                        DOCTOR_HELP_RULE, false},
    [DOCTOR_NO_MOTION] = {"no_motion", TEXT_MARK("The controller tells no movement"),
                          TEXT_MARK("Buttons work. For the bottle take another one."),
                          DOCTOR_HELP_NONE, false},
    [DOCTOR_FACING_UNKNOWN] = {"facing_unknown", TEXT_MARK("Which side is in front?"),
                               TEXT_MARK("Show it once with a press of the foot."),
                               DOCTOR_HELP_FACING, false},
};

// Where a controller needs other words than a board.
static const struct {
    const char *title;
    const char *step;
} in_hand[DOCTOR_CAUSE_COUNT] = {
    [DOCTOR_RULE_MISSING] = {NULL, TEXT_MARK("Install the rule, then connect it again.")},
    [DOCTOR_PERMISSION] = {NULL, TEXT_MARK("Connect it again, or log in at this screen.")},
    [DOCTOR_OPEN] = {NULL, TEXT_MARK("Close other programs that use the controller.")},
    [DOCTOR_NO_ANSWER] = {NULL, TEXT_MARK("Switch it off and on, or take its cable.")},
    [DOCTOR_CALIBRATION] = {NULL, TEXT_MARK("Charge it first. Else take another one.")},
    [DOCTOR_BATTERY_EMPTY] = {TEXT_MARK("The controller is empty"),
                              TEXT_MARK("Charge it, or change its batteries.")},
    [DOCTOR_BATTERY_LOW] = {TEXT_MARK("The controller runs low"),
                            TEXT_MARK("Charge it soon, or change its batteries.")},
    [DOCTOR_LOST] = {TEXT_MARK("The controller has gone"),
                     TEXT_MARK("Press a button on it: it comes back by itself.")},
    [DOCTOR_SILENT] = {TEXT_MARK("The controller is silent"),
                       TEXT_MARK("Wait a moment, or press a button on it.")},
    [DOCTOR_DATA_GAPS] = {NULL, TEXT_MARK("Bring controller and computer closer together.")},
};

const char *doctor_code(enum doctor_cause cause)
{
    return entries[cause].code;
}

const char *doctor_title(enum doctor_cause cause, bool is_motion)
{
    const char *own = is_motion ? in_hand[cause].title : NULL;
    return own ? own : entries[cause].title;
}

const char *doctor_step(enum doctor_cause cause, bool is_motion)
{
    const char *own = is_motion ? in_hand[cause].step : NULL;
    return own ? own : entries[cause].step;
}

enum doctor_help doctor_help(enum doctor_cause cause)
{
    return entries[cause].help;
}

bool doctor_keeps_from_playing(enum doctor_cause cause)
{
    return entries[cause].stops;
}

struct examination {
    const struct doctor_around *around;
    struct doctor_finding *findings;
    size_t capacity;
    size_t count;
    bool found[DOCTOR_CAUSE_COUNT][INPUT_DEVICE_MAX + 1]; // the last column: no device
};

static void find(struct examination *examination, enum doctor_cause cause, int device)
{
    examination->found[cause][device < 0 ? INPUT_DEVICE_MAX : device] = true;
}

// What input itself has already named.
static void examine_problem(struct examination *examination, const struct core_device *device,
                            int index)
{
    static const int causes[] = {
        [INPUT_PROBLEM_NONE] = -1,
        [INPUT_PROBLEM_PERMISSION] = DOCTOR_PERMISSION,
        [INPUT_PROBLEM_OPEN] = DOCTOR_OPEN,
        [INPUT_PROBLEM_NO_ANSWER] = DOCTOR_NO_ANSWER,
        [INPUT_PROBLEM_NOT_A_BOARD] = DOCTOR_NOT_A_BOARD,
        [INPUT_PROBLEM_CALIBRATION] = DOCTOR_CALIBRATION,
        [INPUT_PROBLEM_BATTERY_EMPTY] = DOCTOR_BATTERY_EMPTY,
        [INPUT_PROBLEM_VERSION] = DOCTOR_VERSION,
        [INPUT_PROBLEM_CELL] = DOCTOR_CELL_BROKEN,
        [INPUT_PROBLEM_CLAMPED] = DOCTOR_CLAMPED,
        [INPUT_PROBLEM_NO_MOTION] = DOCTOR_NO_MOTION,
        [INPUT_PROBLEM_CELL_STUCK] = DOCTOR_CELL_STUCK,
    };
    int cause = causes[device->info.problem];
    if (cause == DOCTOR_PERMISSION && examination->around->rule_is_missing)
        cause = DOCTOR_RULE_MISSING;
    if (cause >= 0)
        find(examination, (enum doctor_cause)cause, index);
}

static void examine_loads(struct examination *examination, const struct core_device *device,
                          int index)
{
    if (!device->has_last)
        return;
    const struct input_board_sample *last = &device->last;
    double load_kg = input_board_sample_load_kg(last);
    bool empty = fabs(load_kg) < EMPTY_KG;
    const double *tare_kg = device->info.tare_kg; // TR BR TL BL
    double diagonal_kg = (last->tl_kg + tare_kg[2]) + (last->br_kg + tare_kg[1]) -
                         (last->tr_kg + tare_kg[0]) - (last->bl_kg + tare_kg[3]);
    if (load_kg < LIFTED_KG)
        find(examination, DOCTOR_LIFTED, index);
    else if (!device->info.tared)
        find(examination, empty ? DOCTOR_NOT_ZEROED : DOCTOR_STANDING_ON, index);
    else if (empty && fabs(diagonal_kg) > ROCKING_KG)
        find(examination, DOCTOR_UNEVEN_FLOOR, index);
    if (load_kg > OVERLOAD_KG)
        find(examination, DOCTOR_OVERLOAD, index);
}

static void examine_flow(struct examination *examination, const struct core_device *device,
                         int index)
{
    if (device->info.battery_bars == 0)
        find(examination, DOCTOR_BATTERY_EMPTY, index);
    else if (device->info.battery_bars == 1)
        find(examination, DOCTOR_BATTERY_LOW, index);
    if (device->fights_lately >= FIGHTS)
        find(examination, DOCTOR_MODE_FIGHT, index);
    else if (device->info.rate_hz > 0 && device->info.rate_hz < RATE_LEAST_HZ)
        find(examination, DOCTOR_DATA_GAPS, index);
}

static bool is_hardware(const struct input_device_info *info)
{
    return info->kind != INPUT_DEVICE_REPLAY && info->kind != INPUT_DEVICE_VIRTUAL_BOARD &&
           info->kind != INPUT_DEVICE_VIRTUAL_CONTROLLER;
}

static void examine_device(struct examination *examination, const struct core_device *device,
                           int index)
{
    examine_problem(examination, device, index);
    if (examination->around->holder[index][0])
        find(examination, DOCTOR_HELD, index);
    if (device->info.state == INPUT_STATE_LOST)
        find(examination, DOCTOR_LOST, index);
    else if (device->info.state == INPUT_STATE_STALE)
        find(examination, DOCTOR_SILENT, index);
    if (device->info.state != INPUT_STATE_READY || !is_hardware(&device->info))
        return;
    examine_flow(examination, device, index);
    if (device->info.is_motion)
        return;
    examine_loads(examination, device, index);
    if (!device->facing_is_known)
        find(examination, DOCTOR_FACING_UNKNOWN, index);
}

static void examine_bluetooth(struct examination *examination)
{
    switch (examination->around->bluetooth) {
    case DOCTOR_BLUETOOTH_MISSING:
        find(examination, DOCTOR_NO_BLUETOOTH, -1);
        break;
    case DOCTOR_BLUETOOTH_POWERED_OFF:
        find(examination, DOCTOR_BLUETOOTH_OFF, -1);
        break;
    default:
        find(examination, DOCTOR_NO_BOARD, -1);
    }
}

static void gather(struct examination *examination)
{
    for (int cause = 0; cause < DOCTOR_CAUSE_COUNT; cause++)
        for (int device = 0; device <= INPUT_DEVICE_MAX; device++)
            if (examination->found[cause][device] && examination->count < examination->capacity)
                examination->findings[examination->count++] = (struct doctor_finding){
                    (enum doctor_cause)cause, device < INPUT_DEVICE_MAX ? device : -1};
}

size_t doctor_examine(const struct core_device *devices, size_t count,
                      const struct doctor_around *around, struct doctor_finding *findings,
                      size_t capacity)
{
    assert(count <= INPUT_DEVICE_MAX);
    struct examination examination = {.around = around, .findings = findings, .capacity = capacity};
    bool any_board = false;
    for (size_t i = 0; i < count; i++) {
        if (!devices[i].present)
            continue;
        any_board = any_board || !devices[i].info.is_motion;
        examine_device(&examination, &devices[i], (int)i);
    }
    if (!any_board)
        examine_bluetooth(&examination);
    gather(&examination);
    return examination.count;
}
