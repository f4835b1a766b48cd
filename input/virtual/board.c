#include "input/virtual/board.h"

#include "input/virtual/arrival.h"
#include "input/virtual/person.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

struct virtual_board {
    struct person person;
    struct arrival arrival;
    struct arrival_report next;
    struct input_board_sample cells; // as last read
    int64_t cells_us;
    int64_t start_us;
    double rate_hz;
};

static int64_t next_due_us(const void *self)
{
    const struct virtual_board *board = self;
    return board->next.t_us;
}

static bool advance(void *self, int64_t now_us, struct input_event *event)
{
    struct virtual_board *board = self;
    if (board->next.t_us > now_us)
        return false;
    if (board->next.read_us != board->cells_us) {
        board->cells_us = board->next.read_us;
        person_advance(&board->person, board->cells_us - board->start_us);
        person_measure(&board->person, &board->cells);
    }
    *event = (struct input_event){
        .type = INPUT_EVENT_BOARD,
        .t_us = board->next.t_us,
        .data.board = board->cells,
    };
    event->data.board.t_us = board->next.t_us;
    board->next = arrival_next(&board->arrival);
    return true;
}

static bool ended(const void *self)
{
    (void)self;
    return false;
}

static void describe(const void *self, struct input_device_info *info)
{
    const struct virtual_board *board = self;
    snprintf(info->name, sizeof info->name, "Virtual board (%s)",
             body_profile_name(board->person.settings.profile));
    info->serial[0] = '\0';
    info->path[0] = '\0';
    info->battery_bars = -1;
    info->rate_hz = board->rate_hz;
    info->tared = true;
}

static void command(void *self, const struct body_command *told)
{
    struct virtual_board *board = self;
    person_command(&board->person, told);
}

static const struct device_advanced_ops virtual_board_ops = {
    .next_due_us = next_due_us,
    .advance = advance,
    .ended = ended,
    .describe = describe,
    .command = command,
    .destroy = free,
};

bool virtual_board_create(const struct body_settings *settings, int64_t now_us,
                          struct device_advanced *device)
{
    struct virtual_board *board = calloc(1, sizeof *board);
    if (!board)
        return false;
    bool given = isfinite(settings->rate_hz) && settings->rate_hz > 0.0;
    board->rate_hz = given ? fmin(fmax(settings->rate_hz, 10.0), 1000.0) : 100.0;
    board->start_us = now_us;
    board->cells_us = now_us - 1;
    person_init(&board->person, settings);
    arrival_init(&board->arrival, now_us, board->rate_hz, settings->bluetooth, ~settings->seed);
    board->next = arrival_next(&board->arrival);
    *device = (struct device_advanced){
        .kind = INPUT_DEVICE_VIRTUAL_BOARD,
        .ops = &virtual_board_ops,
        .self = board,
    };
    return true;
}

int virtual_board_steps(const struct device_advanced *device)
{
    const struct virtual_board *board = device->self;
    return board->person.gait.step_count;
}
