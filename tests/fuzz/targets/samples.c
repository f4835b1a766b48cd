#include "game/store/sample_codec.h"
#include "tests/fuzz/targets/fail.h"
#include "tests/fuzz/targets/take.h"

#include <string.h>
#include <zlib.h>

// Blocks of samples as they lie in the database. First byte: 0 the block as it comes; 1 packed
// here, so that the sum is right; 2 samples that are encoded and decoded. Then the count.

#define COUNT_MAX 512

static struct store_sample samples[COUNT_MAX];

static void decode_packed(const struct take *take, size_t count)
{
    uint8_t block[16384];
    uLongf packed = sizeof block - 4;
    if (compress2(block + 4, &packed, take->at, take->left, 1) != Z_OK)
        return;
    uint32_t crc = (uint32_t)crc32(0, take->at, (uInt)take->left);
    for (int i = 0; i < 4; i++)
        block[i] = (uint8_t)(crc >> 8 * i);
    store_samples_decode(block, packed + 4, count, samples);
}

static void there_and_back(struct take *take, size_t count)
{
    static struct store_sample again[COUNT_MAX];
    uint8_t *block;
    size_t size;
    memset(samples, 0, sizeof samples);
    memset(again, 0, sizeof again);
    for (size_t i = 0; i < count; i++) {
        uint32_t bits[4];
        float kg[4];
        samples[i].t_us = (int64_t)take_number(take, 8);
        for (int corner = 0; corner < 4; corner++)
            bits[corner] = (uint32_t)take_number(take, 4);
        memcpy(kg, bits, sizeof kg);
        memcpy(&samples[i].tr_kg, &kg[0], sizeof kg[0]);
        memcpy(&samples[i].br_kg, &kg[1], sizeof kg[1]);
        memcpy(&samples[i].tl_kg, &kg[2], sizeof kg[2]);
        memcpy(&samples[i].bl_kg, &kg[3], sizeof kg[3]);
    }
    for (int n = 1; n <= 2; n++) {
        fail_allocation(n);
        promise(!store_samples_encode(samples, count, &block, &size));
        fail_allocation(-1);
    }
    promise(store_samples_encode(samples, count, &block, &size));
    fail_allocation(1);
    promise(!store_samples_decode(block, size, count, again));
    fail_allocation(-1);
    promise(store_samples_decode(block, size, count, again));
    promise(memcmp(samples, again, sizeof samples) == 0);
    if (count > 0) {
        promise(!store_samples_decode(block, size, count - 1, again));
        block[size / 2] ^= 0x10;
        store_samples_decode(block, size, count, again);
    }
    free(block);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct take take = {data, size};
    uint8_t way = take_byte(&take) % 3;
    size_t count = take_number(&take, 2) % COUNT_MAX;
    if (way == 0)
        store_samples_decode(take.at, take.left, count, samples);
    else if (way == 1)
        decode_packed(&take, count);
    else
        there_and_back(&take, count);
    return 0;
}
