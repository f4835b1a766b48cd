#include "game/store/sample_codec.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define CHANNELS     4
#define CRC_SIZE     4
#define TIME_SIZE    8
#define LOAD_SIZE    4
#define SAMPLE_BYTES (TIME_SIZE + CHANNELS * LOAD_SIZE)

// What zlib gains above this is under 2 %, what it takes is twice the time.
#define COMPRESSION_LEVEL 6

static void u32_write(uint8_t *bytes, uint32_t value)
{
    for (unsigned i = 0; i < 4; i++)
        bytes[i] = (uint8_t)(value >> (8 * i));
}

static uint32_t u32_read(const uint8_t *bytes)
{
    uint32_t value = 0;
    for (unsigned i = 0; i < 4; i++)
        value |= (uint32_t)bytes[i] << (8 * i);
    return value;
}

static void pack(const struct store_sample *samples, size_t count, uint8_t *bytes)
{
    uint64_t before = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t step = (uint64_t)samples[i].t_us - before;
        before = (uint64_t)samples[i].t_us;
        for (unsigned plane = 0; plane < TIME_SIZE; plane++)
            bytes[plane * count + i] = (uint8_t)(step >> (8 * plane));
        const float loads[CHANNELS] = {samples[i].tr_kg, samples[i].br_kg, samples[i].tl_kg,
                                       samples[i].bl_kg};
        for (unsigned channel = 0; channel < CHANNELS; channel++) {
            uint32_t bits;
            memcpy(&bits, &loads[channel], sizeof bits);
            u32_write(bytes + TIME_SIZE * count + LOAD_SIZE * (channel * count + i), bits);
        }
    }
}

static void unpack(const uint8_t *bytes, size_t count, struct store_sample *samples)
{
    uint64_t time = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t step = 0;
        for (unsigned plane = 0; plane < TIME_SIZE; plane++)
            step |= (uint64_t)bytes[plane * count + i] << (8 * plane);
        time += step;
        float loads[CHANNELS];
        for (unsigned channel = 0; channel < CHANNELS; channel++) {
            uint32_t bits = u32_read(bytes + TIME_SIZE * count + LOAD_SIZE * (channel * count + i));
            memcpy(&loads[channel], &bits, sizeof bits);
        }
        memcpy(&samples[i].t_us, &time, sizeof time);
        samples[i].tr_kg = loads[0];
        samples[i].br_kg = loads[1];
        samples[i].tl_kg = loads[2];
        samples[i].bl_kg = loads[3];
    }
}

bool store_samples_encode(const struct store_sample *samples, size_t count, uint8_t **block,
                          size_t *block_size)
{
    uLong plain_size = (uLong)(count * SAMPLE_BYTES);
    uLongf packed_size = compressBound(plain_size);
    uint8_t *plain = malloc(plain_size + 1);
    uint8_t *result = malloc(packed_size + CRC_SIZE);
    if (!plain || !result)
        goto fail;
    pack(samples, count, plain);
    if (compress2(result + CRC_SIZE, &packed_size, plain, plain_size, COMPRESSION_LEVEL) != Z_OK)
        goto fail;
    u32_write(result, (uint32_t)crc32_z(crc32(0, NULL, 0), plain, plain_size));
    free(plain);
    *block = result;
    *block_size = packed_size + CRC_SIZE;
    return true;

fail:
    free(result);
    free(plain);
    return false;
}

bool store_samples_decode(const uint8_t *block, size_t block_size, size_t count,
                          struct store_sample *samples)
{
    if (block_size < CRC_SIZE || count > STORE_SAMPLES_MAX)
        return false;
    uLongf plain_size = (uLongf)(count * SAMPLE_BYTES);
    uint8_t *plain = malloc(plain_size + 1);
    if (!plain)
        return false;
    uLongf size = plain_size + 1; // one more than right: a longer stream is seen
    bool good = uncompress(plain, &size, block + CRC_SIZE, (uLong)(block_size - CRC_SIZE)) == Z_OK;
    good = good && size == plain_size;
    good = good && (uint32_t)crc32_z(crc32(0, NULL, 0), plain, plain_size) == u32_read(block);
    if (good)
        unpack(plain, count, samples);
    free(plain);
    return good;
}
