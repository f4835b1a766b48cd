#include "tests/input/board_bytes.h"
#include "tests/input/room_bench.h"
#include "tests/input/temp_folder.h"

#include <stdio.h>

#define SERIAL "00:1f:32:aa:bb:cc"

// What a board that misbehaves does to what the room tells of it, threads and all.

struct counts {
    uint16_t corner[4]; // TR BR TL BL
};

static const struct counts person = {{6357, 20409, 8991, 16874}}; // 21.3 16.2 19.7 14.9 kg
static const struct counts empty = {{4210, 18760, 7002, 15333}};

static void begin_board(struct room_bench *bench)
{
    fake_port_plug(&bench->fake, 0, 1, SERIAL, false);
    room_bench_begin(bench, NULL);
    room_bench_until_is(bench, 0, INPUT_DEVICE_WII_BOARD, INPUT_STATE_READY, 0);
}

static struct input_device_info info_of(const struct room_bench *bench)
{
    struct input_device_info info;
    assert_true(input_device(bench->input, 0, &info));
    return info;
}

static void send(struct room_bench *bench, struct counts counts)
{
    uint8_t bytes[22];
    memcpy(bytes, board_b, sizeof bytes);
    for (int i = 0; i < 4; i++) {
        bytes[3 + 2 * i] = (uint8_t)(counts.corner[i] >> 8);
        bytes[4 + 2 * i] = (uint8_t)counts.corner[i];
    }
    fake_port_pass(&bench->fake, 10000);
    assert_true(fake_port_send(&bench->fake, 0, bytes, sizeof bytes));
}

/** Sends one that must come out as a sample. */
static void send_good(struct room_bench *bench, struct counts counts)
{
    int before = bench->count[0][INPUT_EVENT_BOARD];
    send(bench, counts);
    room_bench_until(bench, 0, INPUT_EVENT_BOARD, before + 1);
}

/** Sends one that must not; waits until it has been counted. */
static void send_impossible(struct room_bench *bench, struct counts counts)
{
    uint32_t before = info_of(bench).plausibility.out_of_range;
    int64_t give_up_ms = room_bench_real_ms() + ROOM_BENCH_PATIENCE_MS;
    send(bench, counts);
    while (info_of(bench).plausibility.out_of_range == before) {
        assert_true(room_bench_real_ms() < give_up_ms);
        room_bench_pump(bench);
    }
}

/** Sends loads that wander by 20 counts to both sides. */
static void go_on(struct room_bench *bench, struct counts middle, int reports)
{
    for (int i = 0; i < reports; i++) {
        struct counts counts = middle;
        for (int c = 0; c < 4; c++)
            counts.corner[c] = (uint16_t)(counts.corner[c] + (i % 2 ? 20 : -20));
        send_good(bench, counts);
    }
}

static void zero_the_board(struct room_bench *bench)
{
    go_on(bench, empty, 220);
    assert_true(info_of(bench).tared);
}

static void test_room_leaves_out_a_cell_that_reads_nothing(void **state)
{
    struct room_bench *bench = *state;
    begin_board(bench);
    zero_the_board(bench);
    struct counts nothing = person;
    nothing.corner[2] = empty.corner[2];
    send_good(bench, person);
    int before = bench->count[0][INPUT_EVENT_BOARD];
    send(bench, nothing);
    nothing.corner[0]++;
    send(bench, nothing);
    send_good(bench, person);
    assert_int_equal(bench->count[0][INPUT_EVENT_BOARD], before + 1);
    assert_int_equal(info_of(bench).plausibility.zero_glitch, 2);
    assert_int_equal(info_of(bench).plausibility.out_of_range, 0);
}

static void test_room_a_board_out_of_range_pauses_and_comes_back(void **state)
{
    struct room_bench *bench = *state;
    begin_board(bench);
    zero_the_board(bench);
    struct counts impossible = person;
    impossible.corner[1] = 0; // no counts at all: -186 kg
    send_impossible(bench, impossible);
    send_good(bench, empty); // one such report is nothing to pause for
    assert_int_equal(info_of(bench).state, INPUT_STATE_READY);
    int before = bench->count[0][INPUT_EVENT_BOARD];
    int statuses = bench->count[0][INPUT_EVENT_STATUS];
    for (int i = 0; i <= 20; i++) {
        impossible.corner[0]++;
        send_impossible(bench, impossible);
    }
    assert_int_equal(bench->count[0][INPUT_EVENT_STATUS], statuses + 1);
    assert_int_equal(info_of(bench).state, INPUT_STATE_STALE);
    assert_int_equal(bench->count[0][INPUT_EVENT_BOARD], before);
    assert_int_equal(info_of(bench).plausibility.out_of_range, 22);
    assert_true(info_of(bench).reports_dropped >= 22);
    send_good(bench, person);
    assert_int_equal(info_of(bench).state, INPUT_STATE_READY);
    assert_int_equal(bench->count[0][INPUT_EVENT_LEFT], 0);
}

static void test_room_names_a_stuck_corner_until_it_moves(void **state)
{
    struct room_bench *bench = *state;
    begin_board(bench);
    for (int i = 0; i < 520; i++) {
        struct counts counts = person;
        for (int c = 0; c < 4; c++)
            if (c != 3)
                counts.corner[c] = (uint16_t)(counts.corner[c] + (i % 2 ? 45 : -45) + i % 5);
        assert_int_equal(info_of(bench).problem, INPUT_PROBLEM_NONE);
        send_good(bench, counts);
        if (info_of(bench).problem == INPUT_PROBLEM_CELL_STUCK)
            break;
    }
    struct input_device_info info = info_of(bench);
    assert_int_equal(info.problem, INPUT_PROBLEM_CELL_STUCK);
    assert_int_equal(info.state, INPUT_STATE_READY);
    assert_int_equal(info.plausibility.stuck_cell, 1);
    assert_string_equal(input_problem_code(info.problem), "cell_stuck");
    go_on(bench, person, 1);
    assert_int_equal(info_of(bench).problem, INPUT_PROBLEM_NONE);
    assert_int_equal(info_of(bench).plausibility.stuck_cell, 1);
}

static void test_room_tells_what_the_driver_and_the_reader_count(void **state)
{
    struct room_bench *bench = *state;
    uint8_t foreign[22] = {0x31};
    begin_board(bench);
    go_on(bench, person, 60);
    fake_port_send(&bench->fake, 0, board_a, 11); // half a report
    fake_port_send(&bench->fake, 0, foreign, sizeof foreign);
    send_good(bench, person);
    send(bench, person); // once more
    go_on(bench, person, 60);
    struct input_device_info info = info_of(bench);
    assert_int_equal(info.plausibility.truncated, 1);
    assert_int_equal(info.plausibility.repeated, 1);
    assert_int_equal(info.plausibility.mode_fights, 1);
    assert_in_range(info.plausibility.clumped, 1, 3); // the odd ones came with another
    assert_int_equal(info.plausibility.clock_jumps, 0);
    assert_int_equal(info.reports_dropped, 2);
}

static void test_room_counts_a_clock_that_is_set_back(void **state)
{
    struct room_bench *bench = *state;
    begin_board(bench);
    go_on(bench, person, 60);
    int64_t newest_us = bench->newest.t_us;
    fake_port_pass(&bench->fake, -3000000);
    send_good(bench, person);
    assert_true(bench->newest.t_us >= newest_us); // time does not run backwards
    go_on(bench, person, 400);
    assert_int_equal(info_of(bench).plausibility.clock_jumps, 1);
    assert_true(bench->newest.t_us > newest_us);
}

static void test_room_counts_a_leap_of_the_clock(void **state)
{
    struct room_bench *bench = *state;
    begin_board(bench);
    go_on(bench, person, 60);
    fake_port_pass(&bench->fake, 5000000);
    send_good(bench, person);
    go_on(bench, person, 60);
    assert_int_equal(info_of(bench).plausibility.clock_jumps, 1);
}

static void test_room_counts_anew_when_the_board_is_back(void **state)
{
    struct room_bench *bench = *state;
    begin_board(bench);
    go_on(bench, person, 60);
    fake_port_send(&bench->fake, 0, board_a, 11);
    go_on(bench, person, 60);
    assert_int_equal(info_of(bench).plausibility.truncated, 1);
    fake_port_unplug(&bench->fake, 0);
    room_bench_until(bench, 0, INPUT_EVENT_LEFT, 1);
    fake_port_plug(&bench->fake, 0, 2, SERIAL, false);
    room_bench_until(bench, 0, INPUT_EVENT_ARRIVED, 2);
    assert_int_equal(info_of(bench).plausibility.truncated, 0);
    assert_int_equal(info_of(bench).reports_dropped, 0);
}

/** A recording of a board whose cells fail now and then is played without those moments. */
static void test_room_counts_the_faults_of_a_recording(void **state)
{
    (void)state;
    struct temp_folder temp;
    char error[256];
    uint8_t device;
    temp_folder_create(&temp, "faults.csv");
    FILE *file = fopen(temp.file, "w");
    assert_non_null(file);
    fputs("time_s,tr_kg,br_kg,tl_kg,bl_kg\n", file);
    for (int i = 0; i < 100; i++)
        fprintf(file, "%.2f,20.%d,16,%s,16.5\n", i * 0.01, i % 10, i == 55 ? "0" : "20.5");
    fclose(file);
    const struct input_settings settings = {.real_devices = false};
    struct input *input = input_create(&settings);
    assert_non_null(input);
    assert_true(input_add_replay(input, temp.file, 1.0, 0, &device, error, sizeof error));
    int samples = 0;
    struct input_event event;
    input_advance(input, 5000000);
    while (input_poll(input, &event))
        if (event.type == INPUT_EVENT_BOARD) {
            assert_near(event.data.board.tl_kg, 20.5, 1e-6);
            samples++;
        }
    struct input_device_info info;
    assert_true(input_device(input, device, &info));
    assert_int_equal(samples, 99);
    assert_int_equal(info.plausibility.zero_glitch, 1);
    input_destroy(input);
    temp_folder_remove(&temp);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, room_bench_setup, room_bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_room_leaves_out_a_cell_that_reads_nothing),
        TEST(test_room_a_board_out_of_range_pauses_and_comes_back),
        TEST(test_room_names_a_stuck_corner_until_it_moves),
        TEST(test_room_tells_what_the_driver_and_the_reader_count),
        TEST(test_room_counts_a_clock_that_is_set_back),
        TEST(test_room_counts_a_leap_of_the_clock),
        TEST(test_room_counts_anew_when_the_board_is_back),
        cmocka_unit_test(test_room_counts_the_faults_of_a_recording),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
