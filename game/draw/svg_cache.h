#ifndef GAME_DRAW_SVG_CACHE_H
#define GAME_DRAW_SVG_CACHE_H

#include "game/draw/surface.h"

/**
 * Rasterised drawings on disk: DIR/HASH-WxH.img, HASH = FNV-1a 64 of the drawing's file. Losing
 * the folder costs time only. Written beside and renamed, so a reader never sees half a file;
 * anything that is not exactly what was written is ignored.
 *
 * File, little-endian:
 *     0  8  "EKPIC\0\0\1"      8  8  hash of the drawing     16  4  width     20  4  height
 *    24  8  FNV-1a 64 of the rest                            32     runs
 * A run is one 32-bit word n and what follows: n < 2^31: n times the next word (a pixel);
 * else n - 2^31 words as they are. Flat drawings shrink about twentyfold.
 */
struct draw_cache_key {
    const char *dir;
    uint64_t hash;
    int width_px;
    int height_px;
};

uint64_t draw_cache_hash(const void *data, size_t bytes);

/** False: not there or not sound. Else the surface is the caller's. */
bool draw_cache_load(const struct draw_cache_key *key, struct draw_surface *surface);

/** Best effort: a full disk or a read-only folder is not an error. */
void draw_cache_save(const struct draw_cache_key *key, const struct draw_surface *surface);

#endif
