#include "input/calibration.h"
#include "tests/check.h"
#include "tests/input/board_bytes.h"

#include <string.h>

static struct calibration sheet_board(void)
{
    struct calibration calibration;
    calibration_parse(board_calibration, &calibration);
    return calibration;
}

static void test_calibration_reads_the_sheet_board(void **state)
{
    (void)state;
    struct calibration calibration = sheet_board();
    static const uint16_t at_0_kg[4] = {4210, 18760, 7002, 15333};
    static const uint16_t at_17_kg[4] = {5923, 20491, 8718, 17091};
    static const uint16_t at_34_kg[4] = {7641, 22226, 10441, 18856};
    assert_memory_equal(calibration.at_0_kg, at_0_kg, sizeof at_0_kg);
    assert_memory_equal(calibration.at_17_kg, at_17_kg, sizeof at_17_kg);
    assert_memory_equal(calibration.at_34_kg, at_34_kg, sizeof at_34_kg);
}

static void test_calibration_check_sum_is_the_sheets(void **state)
{
    (void)state;
    assert_int_equal(calibration_crc(board_calibration), 0x3ED309DE);
    assert_true(calibration_crc_ok(board_calibration));
    static const int covered[] = {0, 1, 4, 27, 32, 33};
    for (size_t i = 0; i < sizeof covered / sizeof covered[0]; i++) {
        uint8_t bytes[CALIBRATION_SIZE];
        memcpy(bytes, board_calibration, sizeof bytes);
        bytes[covered[i]] ^= 1;
        assert_false(calibration_crc_ok(bytes));
    }
}

static void check_vector(const uint16_t counts[4], const double want_kg[4], double want_sum_kg)
{
    struct calibration calibration = sheet_board();
    double sum_kg = 0.0;
    for (int i = 0; i < 4; i++) {
        double kg = calibration_kg(&calibration, (enum calibration_corner)i, counts[i]);
        assert_near(kg, want_kg[i], 0.00005);
        sum_kg += kg;
    }
    assert_near(sum_kg, want_sum_kg, 0.00005);
}

static void test_calibration_vectors_of_the_sheet(void **state)
{
    (void)state;
    static const uint16_t a[4] = {6357, 20409, 8991, 16874};
    static const uint16_t c[4] = {8190, 18690, 10600, 15250};
    static const uint16_t d[4] = {4171, 18802, 6975, 15298};
    check_vector(a, (const double[]){21.2945, 16.1947, 19.6936, 14.9016}, 72.0844);
    check_vector(c, (const double[]){39.4325, -0.6875, 35.5688, -0.8026}, 73.5112);
    check_vector(d, (const double[]){-0.3870, 0.4125, -0.2675, -0.3385}, -0.5805);
}

static void test_calibration_is_continuous_and_never_clamps(void **state)
{
    (void)state;
    struct calibration calibration = sheet_board();
    assert_near(calibration_kg(&calibration, CALIBRATION_TR, 4210), 0.0, 1e-12);
    assert_near(calibration_kg(&calibration, CALIBRATION_TR, 5923), 17.0, 1e-12);
    assert_near(calibration_kg(&calibration, CALIBRATION_TR, 7641), 34.0, 1e-12);
    assert_true(calibration_kg(&calibration, CALIBRATION_TR, 0) < -40.0);
    assert_true(calibration_kg(&calibration, CALIBRATION_TR, 65535) > 500.0);
}

static void test_calibration_counts_above_32767_stay_positive(void **state)
{
    (void)state;
    struct calibration high = {
        .at_0_kg = {40000, 40000, 40000, 40000},
        .at_17_kg = {41700, 41700, 41700, 41700},
        .at_34_kg = {43400, 43400, 43400, 43400},
    };
    assert_true(calibration_plausible(&high));
    assert_near(calibration_kg(&high, CALIBRATION_BL, 40850), 8.5, 1e-12);
}

static void test_calibration_two_hundred_counts_are_about_two_kg(void **state)
{
    (void)state;
    struct calibration calibration = sheet_board();
    assert_near(calibration_counts_to_kg(&calibration, CALIBRATION_TR, 200.0), 1.9848, 0.0001);
}

static void test_calibration_plausibility(void **state)
{
    (void)state;
    struct calibration good = sheet_board();
    assert_true(calibration_plausible(&good));

    struct calibration zero = good;
    zero.at_0_kg[2] = 0;
    assert_false(calibration_plausible(&zero));
    struct calibration falling = good;
    falling.at_17_kg[1] = falling.at_0_kg[1];
    assert_false(calibration_plausible(&falling));
    struct calibration erased;
    memset(&erased, 0xFF, sizeof erased);
    assert_false(calibration_plausible(&erased));
    struct calibration full = good;
    full.at_0_kg[0] = 62000;
    full.at_17_kg[0] = 63768;
    full.at_34_kg[0] = 65535;
    assert_false(calibration_plausible(&full));
    struct calibration short_span = good;
    short_span.at_17_kg[3] = 15333 + 999;
    short_span.at_34_kg[3] = 15333 + 2 * 999;
    assert_false(calibration_plausible(&short_span));
    short_span.at_17_kg[3] = 15333 + 1000;
    short_span.at_34_kg[3] = 15333 + 2 * 1000;
    assert_true(calibration_plausible(&short_span));
    struct calibration bent = good;
    bent.at_34_kg[0] = (uint16_t)(bent.at_17_kg[0] + 1950);
    assert_false(calibration_plausible(&bent));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_calibration_reads_the_sheet_board),
        cmocka_unit_test(test_calibration_check_sum_is_the_sheets),
        cmocka_unit_test(test_calibration_vectors_of_the_sheet),
        cmocka_unit_test(test_calibration_is_continuous_and_never_clamps),
        cmocka_unit_test(test_calibration_counts_above_32767_stay_positive),
        cmocka_unit_test(test_calibration_two_hundred_counts_are_about_two_kg),
        cmocka_unit_test(test_calibration_plausibility),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
