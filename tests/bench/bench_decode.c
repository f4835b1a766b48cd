// What one report of a Wii board costs, from bytes to the centre of pressure.
//
//   bench_decode                 reports a second, both ways
//   bench_decode codec|way N     N reports and nothing said, for a tool that counts instructions
//                                (decode_instructions does that)
//
// codec: decode, calibrate, centre of pressure: what the bytes themselves demand.
// way:   the same with all that stands between them in the game: the driver's mode, battery,
//        repetitions and watchdog, the slot's zero and plausibility.

#include "game/sway/cop.h"
#include "input/slot.h"
#include "input/wii_board/driver.h"
#include "tests/input/board_bytes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { REPORTS = 256 };

struct bench {
    uint8_t reports[REPORTS][22]; // a person who sways, no two alike in a row
    struct calibration calibration;
    struct wii_board_driver driver;
    struct slot slot;
    struct input_settings settings;
    double sum_mm; // so that nothing is left out
    long samples;
};

static void make_reports(struct bench *bench)
{
    static const int middle[4] = {6357, 20409, 8991, 16874};
    for (int i = 0; i < REPORTS; i++) {
        memcpy(bench->reports[i], board_b, sizeof board_b);
        int sway = i < REPORTS / 2 ? i : REPORTS - i;
        for (int c = 0; c < 4; c++) {
            int counts = middle[c] + (c == 0 || c == 2 ? sway : -sway) + (i * 7 + c * 3) % 5;
            bench->reports[i][3 + 2 * c] = (uint8_t)(counts >> 8);
            bench->reports[i][4 + 2 * c] = (uint8_t)counts;
        }
    }
}

static void feed(struct bench *bench, const uint8_t *bytes, size_t size, int64_t t_us)
{
    struct device_step step;
    wii_board_driver_report(&bench->driver, bytes, size, t_us, &step);
    for (size_t i = 0; i < step.event_count; i++) {
        struct input_event event;
        slot_take(&bench->slot, &step.events[i], &bench->settings);
        while (slot_next(&bench->slot, &event)) {
            struct sway_point cop;
            if (event.type != INPUT_EVENT_BOARD ||
                !sway_cop(&sway_board_frame_default, &event.data.board, &cop))
                continue;
            bench->sum_mm += cop.ml_mm + cop.ap_mm;
            bench->samples++;
        }
    }
}

static bool prepare(struct bench *bench)
{
    struct device_step step;
    make_reports(bench);
    calibration_parse(board_calibration, &bench->calibration);
    slot_begin(&bench->slot, 0, INPUT_DEVICE_WII_BOARD);
    wii_board_driver_start(&bench->driver, 0, &step);
    feed(bench, board_status, sizeof board_status, 1000);
    feed(bench, board_ack_write, sizeof board_ack_write, 2000);
    feed(bench, board_ack_write, sizeof board_ack_write, 3000);
    feed(bench, board_reply_id, sizeof board_reply_id, 4000);
    feed(bench, board_reply_calibration_1, sizeof board_reply_calibration_1, 5000);
    feed(bench, board_reply_calibration_2, sizeof board_reply_calibration_2, 6000);
    feed(bench, board_reply_reference, sizeof board_reply_reference, 7000);
    return bench->driver.state == WII_BOARD_DRIVER_RUNNING;
}

static void run_codec(struct bench *bench, long count)
{
    for (long i = 0; i < count; i++) {
        struct wii_board_report report;
        struct sway_point cop;
        double kg[CALIBRATION_CORNERS];
        if (!wii_board_report_parse(bench->reports[i % REPORTS], 22, &report))
            continue;
        for (int c = 0; c < CALIBRATION_CORNERS; c++)
            kg[c] = calibration_kg(&bench->calibration, (enum calibration_corner)c,
                                   report.data.loads.counts[c]);
        const struct input_board_sample sample = {
            .t_us = i, .tr_kg = kg[0], .br_kg = kg[1], .tl_kg = kg[2], .bl_kg = kg[3]};
        if (sway_cop(&sway_board_frame_default, &sample, &cop)) {
            bench->sum_mm += cop.ml_mm + cop.ap_mm;
            bench->samples++;
        }
    }
}

static void run_way(struct bench *bench, long count)
{
    for (long i = 0; i < count; i++)
        feed(bench, bench->reports[i % REPORTS], 22, 10000 * (i + 1));
}

static double now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void time_it(struct bench *bench, const char *name,
                    void (*run)(struct bench *bench, long count))
{
    const long count = 5000000;
    bench->samples = 0;
    double begun_s = now_s();
    run(bench, count);
    double rate = (double)count / (now_s() - begun_s);
    printf("%-5s %6.2f million reports/s, %.0f ns each; %ld samples\n", name, rate * 1e-6,
           1e9 / rate, bench->samples);
}

int main(int argc, char **argv)
{
    static struct bench bench;
    if (!prepare(&bench)) {
        fputs("the board's vectors do not bring the driver to run\n", stderr);
        return 1;
    }
    if (argc == 3) {
        long count = strtol(argv[2], NULL, 10);
        (strcmp(argv[1], "way") == 0 ? run_way : run_codec)(&bench, count);
        return bench.samples == count ? 0 : 1;
    }
    time_it(&bench, "codec", run_codec);
    time_it(&bench, "way", run_way);
    return bench.sum_mm > 0.0 ? 0 : 1;
}
