#ifndef GAME_STORE_SAMPLE_CODEC_H
#define GAME_STORE_SAMPLE_CODEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/store/store.h"

/**
 * Samples of one trial <-> one compressed block. Loses nothing, not a bit (NAN and -0 too).
 *
 * Codec 1, all numbers little-endian, n samples:
 *
 *   offset 0      CRC-32 (zlib's) of the unpacked bytes, 4 bytes
 *   offset 4      zlib stream of the unpacked bytes:
 *
 *     0        8n   differences of t_us, modulo 2^64, the first against 0; byte planes: first the
 *                   lowest byte of all n, then the next byte of all n, ... 8 planes
 *     8n       16n  tr, br, tl, bl: for each channel the n floats, one after the other
 *
 * Why so: time steps are nearly equal, so six of eight planes are zeros. A board's loads take few
 * distinct values (counts through a table), so whole floats repeat and zlib finds them; planes of
 * the floats were tried and are larger.
 */
#define STORE_SAMPLE_CODEC 1

/**
 * false = out of memory. *block belongs to the caller (free). count 0 gives a valid block.
 */
bool store_samples_encode(const struct store_sample *samples, size_t count, uint8_t **block,
                          size_t *block_size);

/**
 * Unpacks exactly count samples into samples. The block comes from a file and is not trusted:
 * false = wrong size, wrong sum, not a zlib stream, or out of memory.
 */
bool store_samples_decode(const uint8_t *block, size_t block_size, size_t count,
                          struct store_sample *samples);

#endif
