#include "tests/check.h"

#include "input/wii_board/driver.h"
#include "tests/rig/board/board.h"
#include "tests/rig/board/script.h"

#include <string.h>

// The board in the rig stands for hardware: held here to the bytes of devices.md 1.11 and to the
// driver that has to get along with it.

static struct board_replies replies;

static const struct board_report *ask(struct board *board, const uint8_t *bytes, size_t size)
{
    board_output(board, bytes, size, &replies);
    return &replies.report[0];
}

static void wake(struct board *board)
{
    ask(board, (const uint8_t[22]){0x16, 0x04, 0xA4, 0x00, 0xF0, 1, 0x55}, 22);
    ask(board, (const uint8_t[22]){0x16, 0x04, 0xA4, 0x00, 0xFB, 1, 0x00}, 22);
}

static size_t tick(struct board *board)
{
    struct board_report report;
    board_tick(board, &report);
    return report.size;
}

static void test_board_counts_are_those_of_the_vectors(void **state)
{
    (void)state;
    assert_int_equal(board_counts(0, 21.2945), 6357); // A
    assert_int_equal(board_counts(1, 16.1947), 20409);
    assert_int_equal(board_counts(2, 19.6936), 8991);
    assert_int_equal(board_counts(3, 14.9016), 16874);
    assert_int_equal(board_counts(0, 39.4325), 8190); // C: beyond 34 kg and below nothing
    assert_int_equal(board_counts(1, -0.6875), 18690);
}

static void test_board_answers_reads_as_the_vectors_do(void **state)
{
    (void)state;
    static const uint8_t first[] = {0x21, 0x00, 0x00, 0xF0, 0x00, 0x20, 0x01, 0x69};
    static const uint8_t second[] = {0x21, 0x00, 0x00, 0xF0, 0x00, 0x30, 0x22, 0x0E};
    static const uint8_t reference[] = {0x21, 0x00, 0x00, 0x10, 0x00, 0x60, 0x19, 0x01};
    static const uint8_t id[] = {0x21, 0, 0, 0x50, 0, 0xFA, 0, 0, 0xA4, 0x20, 0x04, 0x02};
    struct board board;
    board_init(&board);
    wake(&board);
    ask(&board, (const uint8_t[]){0x17, 0x04, 0xA4, 0x00, 0x20, 0x00, 0x20}, 7);
    assert_int_equal(replies.count, 2);
    assert_memory_equal(replies.report[0].bytes, first, sizeof first);
    assert_memory_equal(replies.report[1].bytes, second, sizeof second);
    assert_memory_equal(
        ask(&board, (const uint8_t[]){0x17, 0x04, 0xA4, 0x00, 0x60, 0x00, 0x02}, 7)->bytes,
        reference, sizeof reference);
    assert_memory_equal(
        ask(&board, (const uint8_t[]){0x17, 0x04, 0xA4, 0x00, 0xFA, 0x00, 0x06}, 7)->bytes, id,
        sizeof id);
}

static void test_board_sleeps_until_it_is_initialised(void **state)
{
    (void)state;
    static const uint8_t read_id[] = {0x17, 0x04, 0xA4, 0x00, 0xFA, 0x00, 0x06};
    struct board board;
    board_init(&board);
    assert_int_equal(ask(&board, read_id, sizeof read_id)->bytes[11], 0xFF);
    wake(&board);
    assert_int_equal(ask(&board, read_id, sizeof read_id)->bytes[11], 0x02);
    board_disconnect(&board);
    assert_int_equal(ask(&board, read_id, sizeof read_id)->bytes[11], 0xFF);
}

static void test_board_drops_its_mode_after_a_status(void **state)
{
    (void)state;
    struct board board;
    board_init(&board);
    wake(&board);
    assert_int_equal(tick(&board), 0);
    ask(&board, (const uint8_t[]){0x12, 0x04, 0x34}, 3);
    assert_int_equal(tick(&board), 22);
    assert_int_equal(ask(&board, (const uint8_t[]){0x15, 0x00}, 2)->bytes[0], 0x20);
    assert_int_equal(tick(&board), 0);
    ask(&board, (const uint8_t[]){0x12, 0x04, 0x32}, 3);
    assert_int_equal(tick(&board), 11);
}

static void test_board_on_change_is_quiet_until_a_change(void **state)
{
    (void)state;
    struct board board;
    board_init(&board);
    wake(&board);
    ask(&board, (const uint8_t[]){0x12, 0x00, 0x30}, 3);
    assert_int_equal(tick(&board), 0);
    board.button = true;
    assert_int_equal(tick(&board), 3);
    assert_int_equal(tick(&board), 0);
    board.quiet_obeyed = false;
    assert_int_equal(tick(&board), 3);
}

static void test_board_calls_out_what_would_spoil_it(void **state)
{
    (void)state;
    struct board board;
    board_init(&board);
    wake(&board);
    assert_false(board.fault);
    ask(&board, (const uint8_t[22]){0x16, 0x04, 0xA4, 0x00, 0x24, 1, 0x00}, 22);
    assert_true(board.fault);
    board_init(&board);
    ask(&board, (const uint8_t[22]){0x16, 0x04, 0xA4, 0x00, 0xF0, 1, 0xAA}, 22);
    assert_true(board.fault);
}

struct pair {
    struct board board;
    struct wii_board_driver driver;
    struct device_step step;
    int64_t now_us;
    int loads; // events with loads seen
    double kg[BOARD_CELLS];
};

static void take_events(struct pair *pair)
{
    for (size_t i = 0; i < pair->step.event_count; i++) {
        if (pair->step.events[i].type != DEVICE_EVENT_LOADS)
            continue;
        pair->loads++;
        memcpy(pair->kg, pair->step.events[i].data.kg, sizeof pair->kg);
    }
}

static void exchange(struct pair *pair)
{
    struct device_step said = pair->step;
    take_events(pair);
    for (size_t i = 0; i < said.write_count; i++) {
        struct board_replies answers;
        board_output(&pair->board, said.writes[i].bytes, said.writes[i].size, &answers);
        for (size_t k = 0; k < answers.count; k++) {
            wii_board_driver_report(&pair->driver, answers.report[k].bytes, answers.report[k].size,
                                    pair->now_us, &pair->step);
            exchange(pair);
        }
    }
}

static void test_board_and_driver_get_along(void **state)
{
    (void)state;
    static const double kg[BOARD_CELLS] = {21.5, 12.25, -0.5, 40};
    struct pair pair = {0};
    board_init(&pair.board);
    memcpy(pair.board.kg, kg, sizeof kg);
    pair.board.noisy = false;
    wii_board_driver_start(&pair.driver, 0, &pair.step);
    exchange(&pair);
    assert_int_equal(pair.driver.state, WII_BOARD_DRIVER_RUNNING);
    assert_true(pair.driver.crc_ok);
    for (pair.now_us = 10000; pair.now_us <= 1000000; pair.now_us += 10000) {
        struct board_report report;
        board_tick(&pair.board, &report);
        wii_board_driver_report(&pair.driver, report.bytes, report.size, pair.now_us, &pair.step);
        exchange(&pair);
    }
    assert_true(pair.loads >= 50);
    for (int i = 0; i < BOARD_CELLS; i++)
        assert_near(pair.kg[i], kg[i], 0.006 + 0.001 * fabs(kg[i])); // half a count, gravity
    assert_false(pair.board.fault);
}

static bool reads(const char *text)
{
    struct script script;
    FILE *file = fmemopen((void *)(uintptr_t)text, strlen(text), "r");
    bool read = script_read(&script, file, "test");
    fclose(file);
    return read;
}

static void test_script_takes_its_words_and_no_others(void **state)
{
    (void)state;
    assert_true(
        reads("# a person\nplug\n  wait 2.5\nawait program\nfeed a file.csv\nsilence on\n"));
    assert_true(reads("address 00:1f:32:aa:bb:0a\nawait reader\n"));
    assert_false(reads("plug in\n"));
    assert_false(reads("wait long\n"));
    assert_false(reads("address\n"));
    assert_false(reads("silence maybe\n"));
    assert_false(reads("feed\n"));
    assert_false(reads("plugs\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_board_counts_are_those_of_the_vectors),
        cmocka_unit_test(test_board_answers_reads_as_the_vectors_do),
        cmocka_unit_test(test_board_sleeps_until_it_is_initialised),
        cmocka_unit_test(test_board_drops_its_mode_after_a_status),
        cmocka_unit_test(test_board_on_change_is_quiet_until_a_change),
        cmocka_unit_test(test_board_calls_out_what_would_spoil_it),
        cmocka_unit_test(test_board_and_driver_get_along),
        cmocka_unit_test(test_script_takes_its_words_and_no_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
