#include "tests/rig/board/board.h"

#include <math.h>
#include <string.h>

enum {
    REGISTER_CALIBRATION = 0x20,
    REGISTER_REFERENCE = 0x60,
    REGISTER_INIT_1 = 0xF0,
    REGISTER_ID = 0xFA,
    REGISTER_INIT_2 = 0xFB,
    MODE_BUTTONS = 0x30,
    MODE_PLAIN = 0x32,
    MODE_LOADS = 0x34,
    ERROR_NO_EXTENSION = 7,
    ERROR_ADDRESS = 8,
};

// The synthetic board of devices.md 1.11: block A40020 with its check sum.
static const uint8_t calibration[32] = {
    0x01, 0x69, 0x00, 0x00, 0x10, 0x72, 0x49, 0x48, 0x1B, 0x5A, 0x3B, 0xE5, 0x17, 0x23, 0x50, 0x0B,
    0x22, 0x0E, 0x42, 0xC3, 0x1D, 0xD9, 0x56, 0xD2, 0x28, 0xC9, 0x49, 0xA8, 0x3E, 0xD3, 0x09, 0xDE,
};
static const uint8_t reference[2] = {0x19, 0x01};
static const uint8_t id[6] = {0x00, 0x00, 0xA4, 0x20, 0x04, 0x02};
static const double counts_at[3][BOARD_CELLS] = {
    {4210, 18760, 7002, 15333},  // 0 kg
    {5923, 20491, 8718, 17091},  // 17 kg
    {7641, 22226, 10441, 18856}, // 34 kg
};
static const double STEP_KG = 17;
static const int NOISE_COUNTS = 3; // devices.md 1.9: 2.5 to 4.5 on an empty board

void board_disconnect(struct board *board)
{
    memset(board->registers, 0, sizeof board->registers);
    memcpy(board->registers + REGISTER_CALIBRATION, calibration, sizeof calibration);
    memcpy(board->registers + REGISTER_REFERENCE, reference, sizeof reference);
    memset(board->registers + REGISTER_ID, 0xFF, sizeof id);
    board->awake_1 = board->awake = false;
    board->mode = 0;
    board->continuous = false;
    board->lamp = 0;
    board->sent_loads = false;
    board->sent_button = board->button;
}

void board_init(struct board *board)
{
    *board = (struct board){.quiet_obeyed = true, .battery = 0x87, .noisy = true, .noise = 1};
    board_disconnect(board);
}

uint16_t board_counts(int cell, double kg)
{
    int part = kg < STEP_KG ? 0 : 1;
    double from = counts_at[part][cell];
    double slope = (counts_at[part + 1][cell] - from) / STEP_KG;
    double counts = from + slope * (kg - part * STEP_KG);
    return (uint16_t)lround(fmin(fmax(counts, 0), 65535));
}

static struct board_report *begin_reply(const struct board *board, struct board_replies *replies,
                                        uint8_t report_id, size_t size)
{
    struct board_report *report = &replies->report[replies->count++];
    *report = (struct board_report){.size = size};
    report->bytes[0] = report_id;
    report->bytes[2] = board->button ? 0x08 : 0;
    return report;
}

static void acknowledge(const struct board *board, struct board_replies *replies, uint8_t command,
                        uint8_t error)
{
    struct board_report *report = begin_reply(board, replies, 0x22, 5);
    report->bytes[3] = command;
    report->bytes[4] = error;
}

static void add_status(struct board *board, struct board_replies *replies)
{
    struct board_report *report = begin_reply(board, replies, 0x20, 7);
    report->bytes[3] = (uint8_t)(board->lamp << 4 | 0x02);
    report->bytes[6] = 0xB0;
    board->mode = 0;
}

void board_status(struct board *board, struct board_replies *replies)
{
    replies->count = 0;
    if (!board->silent)
        add_status(board, replies);
}

static void write_register(struct board *board, uint8_t address, uint8_t value)
{
    bool calibrated = address >= REGISTER_CALIBRATION && address <= REGISTER_REFERENCE + 1;
    bool encrypts = address == REGISTER_INIT_1 && value == 0xAA;
    board->fault = board->fault || calibrated || encrypts;
    if (address == REGISTER_INIT_1)
        board->awake_1 = value == 0x55;
    if (address != REGISTER_INIT_2)
        return;
    board->awake = board->awake_1 && value == 0;
    if (board->awake)
        memcpy(board->registers + REGISTER_ID, id, sizeof id);
}

static bool is_extension(const uint8_t *bytes)
{
    return (bytes[1] & 0x04) && bytes[2] == 0xA4 && bytes[3] == 0;
}

// | 16 | 04 | A4 00 aa | n | n bytes, padded to 16 |
static void take_write(struct board *board, const uint8_t *bytes, size_t size,
                       struct board_replies *replies)
{
    if (size < 7)
        return;
    for (size_t i = 0; is_extension(bytes) && i < bytes[5] && 6 + i < size; i++)
        write_register(board, (uint8_t)(bytes[4] + i), bytes[6 + i]);
    acknowledge(board, replies, 0x16, is_extension(bytes) ? 0 : ERROR_NO_EXTENSION);
}

// | 17 | 04 | A4 00 aa | nn nn | answered by | 21 | BB BB | size - 1, error | 00 aa | 16 bytes |
static void take_read(struct board *board, const uint8_t *bytes, size_t size,
                      struct board_replies *replies)
{
    if (size < 7)
        return;
    unsigned address = bytes[4];
    unsigned left = (unsigned)bytes[5] << 8 | bytes[6];
    uint8_t error = !is_extension(bytes)            ? ERROR_NO_EXTENSION
                    : address + left > 256 || !left ? ERROR_ADDRESS
                                                    : 0;
    do {
        struct board_report *report = begin_reply(board, replies, 0x21, BOARD_REPORT_SIZE);
        unsigned part = left < 16 ? left : 16;
        report->bytes[3] = error ? (uint8_t)(0xF0 | error) : (uint8_t)((part - 1) << 4);
        report->bytes[5] = (uint8_t)address;
        if (error)
            return;
        memcpy(report->bytes + 6, board->registers + address, part);
        address += part;
        left -= part;
    } while (left > 0);
}

void board_output(struct board *board, const uint8_t *bytes, size_t size,
                  struct board_replies *replies)
{
    replies->count = 0;
    if (board->silent || size < 2)
        return;
    switch (bytes[0]) {
    case 0x11:
        board->lamp = bytes[1] >> 4;
        break;
    case 0x12:
        if (size < 3)
            return;
        board->continuous = bytes[1] & 0x04;
        board->mode = bytes[2];
        break;
    case 0x15:
        add_status(board, replies);
        return;
    case 0x16:
        take_write(board, bytes, size, replies);
        return;
    case 0x17:
        take_read(board, bytes, size, replies);
        return;
    default:
        break;
    }
    if (bytes[1] & 0x02)
        acknowledge(board, replies, bytes[0], 0);
}

static int next_noise(struct board *board)
{
    board->noise = board->noise * 1664525u + 1013904223u;
    return (int)(board->noise >> 16) % (2 * NOISE_COUNTS + 1) - NOISE_COUNTS;
}

static void weigh(struct board *board, uint16_t counts[BOARD_CELLS])
{
    for (int i = 0; i < BOARD_CELLS; i++) {
        int noise = board->noisy ? next_noise(board) : 0;
        bool rises = i == 1 || i == 2; // BR and TL are one diagonal
        double kg = board->kg[i] + (rises ? board->rock_kg : -board->rock_kg) / BOARD_CELLS;
        counts[i] = board->awake ? (uint16_t)(board_counts(i, kg) + noise) : 0xFFFF;
    }
    if (board->stuck > 0 && board->sent_loads)
        counts[board->stuck - 1] = board->sent_counts[board->stuck - 1];
}

void board_tick(struct board *board, struct board_report *report)
{
    *report = (struct board_report){0};
    bool loads = board->mode == MODE_PLAIN || board->mode == MODE_LOADS;
    if (board->silent || (!loads && board->mode != MODE_BUTTONS))
        return;
    uint16_t counts[BOARD_CELLS];
    weigh(board, counts);
    bool news =
        board->button != board->sent_button ||
        (loads && (!board->sent_loads || memcmp(counts, board->sent_counts, sizeof counts) != 0));
    if (!board->continuous && board->quiet_obeyed && !news)
        return;
    board->sent_button = board->button;
    report->bytes[0] = board->mode;
    report->bytes[2] = board->button ? 0x08 : 0;
    report->size = 3;
    if (!loads)
        return;
    for (int i = 0; i < BOARD_CELLS; i++) {
        report->bytes[3 + 2 * i] = (uint8_t)(counts[i] >> 8);
        report->bytes[4 + 2 * i] = (uint8_t)counts[i];
    }
    memcpy(board->sent_counts, counts, sizeof counts);
    board->sent_loads = true;
    report->size = 11;
    if (board->mode != MODE_LOADS)
        return;
    report->bytes[11] = reference[0];
    report->bytes[13] = board->battery;
    report->size = BOARD_REPORT_SIZE;
}
