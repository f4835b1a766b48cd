#ifndef GAME_SIM_RANDOM_H
#define GAME_SIM_RANDOM_H

#include <stdint.h>

/** splitmix64: small, seedable, and the same on every machine. Any state is a good seed. */
static inline uint64_t sim_random_next(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/** 0 <= x < 1 */
static inline double sim_random_unit(uint64_t *state)
{
    return (double)(sim_random_next(state) >> 11) * 0x1p-53;
}

/** Shuffles count whole numbers. */
static inline void sim_random_shuffle(uint64_t *state, int *item, int count)
{
    for (int i = count - 1; i > 0; i--) {
        int other = (int)(sim_random_next(state) % (uint64_t)(i + 1));
        int kept = item[i];
        item[i] = item[other];
        item[other] = kept;
    }
}

#endif
