#include "tests/check.h"

#include "game/store/sample_codec.h"
#include "tests/store/fixture.h"

#include <stdlib.h>
#include <string.h>

#define TEN_MINUTES 60000u // at 100 Hz

static void encode_decode(const struct store_sample *samples, size_t count)
{
    uint8_t *block;
    size_t size;
    assert_true(store_samples_encode(samples, count, &block, &size));
    struct store_sample *back = calloc(count + 1, sizeof *back);
    assert_non_null(back);
    assert_true(store_samples_decode(block, size, count, back));
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(back[i].t_us, samples[i].t_us);
        assert_memory_equal(&back[i].tr_kg, &samples[i].tr_kg, sizeof(float));
        assert_memory_equal(&back[i].br_kg, &samples[i].br_kg, sizeof(float));
        assert_memory_equal(&back[i].tl_kg, &samples[i].tl_kg, sizeof(float));
        assert_memory_equal(&back[i].bl_kg, &samples[i].bl_kg, sizeof(float));
    }
    free(back);
    free(block);
}

static void test_codec_gives_back_every_bit(void **state)
{
    (void)state;
    struct store_sample samples[500];
    fixture_samples(samples, 500, 1);
    encode_decode(samples, 500);
    encode_decode(samples, 1);
    encode_decode(samples, 0);
}

static void test_codec_keeps_strange_floats_and_times(void **state)
{
    (void)state;
    const struct store_sample samples[] = {
        {INT64_MIN, -0.0f, NAN, INFINITY, -INFINITY},
        {INT64_MAX, 1e-45f, -1e-45f, 3.4e38f, -3.4e38f},
        {0, 0.1f, -0.3f, 150.0f, -2.5f},
        {-1, 0.0f, -0.0f, 1.0f, -1.0f},
    };
    encode_decode(samples, sizeof samples / sizeof *samples);
}

static void test_codec_ten_minutes_stay_small(void **state)
{
    (void)state;
    struct store_sample *samples = calloc(TEN_MINUTES, sizeof *samples);
    assert_non_null(samples);
    fixture_samples(samples, TEN_MINUTES, 3);
    uint8_t *block;
    size_t size;
    assert_true(store_samples_encode(samples, TEN_MINUTES, &block, &size));
    print_message("ten minutes at 100 Hz: %zu bytes, %.2f a sample\n", size,
                  (double)size / TEN_MINUTES);
    assert_true(size < TEN_MINUTES * 12u); // half of the plain 24 bytes
    free(block);
    free(samples);
}

static void test_codec_refuses_damaged_blocks(void **state)
{
    (void)state;
    struct store_sample samples[200];
    struct store_sample back[201];
    fixture_samples(samples, 200, 5);
    uint8_t *block;
    size_t size;
    assert_true(store_samples_encode(samples, 200, &block, &size));
    assert_false(store_samples_decode(block, size, 199, back));
    assert_false(store_samples_decode(block, size, 201, back));
    assert_false(store_samples_decode(block, size - 5, 200, back));
    assert_false(store_samples_decode(block, 3, 200, back));
    for (size_t i = 0; i < size; i += 37) {
        block[i] ^= 0x10;
        bool accepted = store_samples_decode(block, size, 200, back);
        // A flipped bit in zlib's two header bytes may be one of no meaning; data never differ.
        if (accepted)
            assert_memory_equal(back, samples, sizeof samples);
        block[i] ^= 0x10;
    }
    free(block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codec_gives_back_every_bit),
        cmocka_unit_test(test_codec_keeps_strange_floats_and_times),
        cmocka_unit_test(test_codec_ten_minutes_stay_small),
        cmocka_unit_test(test_codec_refuses_damaged_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
