#include "game/audio/sway_mix.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "tests/audio/listen.h"
#include "tests/check.h"

#define BUFFER 480
#define RUN    (100 * BUFFER) // one second

static int16_t mixed[2 * RUN];
static float heard[2 * RUN];

/** What the post-mix callback does, buffer by buffer, with main refreshing every 5 ms. */
static void play(struct sway_mix *mix, const struct sim_cue_params *params, double volume,
                 bool ducked)
{
    for (size_t at = 0; at < RUN; at += BUFFER) {
        if (params) {
            sway_mix_set(mix, params, volume, ducked);
            sway_mix_set(mix, params, volume, ducked);
        }
        sway_mix_add(mix, mixed + 2 * at, BUFFER);
    }
    for (size_t i = 0; i < 2 * RUN; i++)
        heard[i] = (float)mixed[i] / 32767.0F;
}

static struct sim_cue_params leaning(double pan)
{
    return (struct sim_cue_params){
        .frequency_hz = 660, .pan = pan, .level = 1.0, .tremolo_hz = 4.0};
}

static void test_sway_mix_has_pitch_and_side_in_the_output(void **state)
{
    (void)state;
    static struct sway_mix mix;
    struct sim_cue_params params = leaning(0.8);
    sway_mix_init(&mix);
    memset(mixed, 0, sizeof mixed);
    play(&mix, &params, 1.0, false);
    assert_relative(listen_pitch_hz(heard, 4800, 200, 1000), 660.0, 0.02);
    assert_near(listen_pan(heard, RUN), 0.8, 0.02);
    assert_near(listen_db(listen_peak(heard, RUN)), -6.0, 0.6);
}

static void test_sway_mix_keeps_what_was_in_the_buffer(void **state)
{
    (void)state;
    static struct sway_mix mix;
    struct sim_cue_params silence = sim_cue_silence(), left = leaning(-1.0);
    sway_mix_init(&mix);
    for (size_t i = 0; i < 2 * RUN; i++)
        mixed[i] = (int16_t)(i % 2 ? 1234 : -777);
    play(&mix, &silence, 1.0, false);
    for (size_t i = 0; i < 2 * RUN; i++)
        assert_int_equal(mixed[i], i % 2 ? 1234 : -777);
    play(&mix, &left, 1.0, false);
    for (size_t i = 1; i < 2 * RUN; i += 2)
        assert_near(mixed[i], 1234, 1);
    assert_true(listen_rms(heard, RUN, 0) > 0.1);
}

static void test_sway_mix_cuts_at_full_scale(void **state)
{
    (void)state;
    static struct sway_mix mix;
    struct sim_cue_params left = leaning(-1.0);
    sway_mix_init(&mix);
    for (size_t i = 0; i < 2 * RUN; i++)
        mixed[i] = 32000;
    play(&mix, &left, 1.0, false);
    int highest = 0, lowest = 32767;
    for (size_t i = 0; i < 2 * RUN; i += 2) {
        highest = mixed[i] > highest ? mixed[i] : highest;
        lowest = mixed[i] < lowest ? mixed[i] : lowest;
    }
    assert_int_equal(highest, 32767);
    assert_in_range(lowest, 14000, 18000); // an overflow would have gone below zero
}

// Parameter to sample at most one buffer (issue: 480 frames at 48 kHz), whichever voice sounds.
static void test_sway_mix_new_block_is_heard_in_the_next_buffer(void **state)
{
    (void)state;
    for (int voice = SIM_CUE_VOICE_TONE; voice <= SIM_CUE_VOICE_BELL; voice++) {
        static struct sway_mix mix;
        struct sim_cue_params params = leaning(0.0);
        params.voice = (enum sim_cue_voice)voice;
        sway_mix_init(&mix);
        memset(mixed, 0, sizeof mixed);
        sway_mix_add(&mix, mixed, BUFFER);
        sway_mix_set(&mix, &params, 1.0, false);
        sway_mix_add(&mix, mixed, BUFFER);
        int peak = 0;
        for (size_t i = 0; i < 2 * BUFFER; i++)
            peak = abs(mixed[i]) > peak ? abs(mixed[i]) : peak;
        assert_true(peak > 3000);
    }
}

static void test_sway_mix_carries_the_voice_across(void **state)
{
    (void)state;
    for (int voice = SIM_CUE_VOICE_TONE; voice <= SIM_CUE_VOICE_BELL; voice++) {
        static struct sway_mix mix;
        struct sim_cue_params params = leaning(0.0);
        params.voice = (enum sim_cue_voice)voice;
        sway_mix_init(&mix);
        memset(mixed, 0, sizeof mixed);
        play(&mix, &params, 1.0, false);
        double late =
            listen_rms(heard + 2 * 38400, 2400, 0) / listen_rms(heard + 2 * 1200, 2400, 0);
        assert_true(voice == SIM_CUE_VOICE_BELL ? late < 0.2 : late > 0.5); // rung out, or going on
    }
}

static void test_sway_mix_goes_down_under_the_voice(void **state)
{
    (void)state;
    static struct sway_mix mix;
    struct sim_cue_params params = leaning(0.0);
    sway_mix_init(&mix);
    memset(mixed, 0, sizeof mixed);
    play(&mix, &params, 1.0, false);
    double before = listen_rms(heard + RUN, RUN / 2, 0);
    memset(mixed, 0, sizeof mixed);
    play(&mix, &params, 1.0, true);
    assert_near(listen_db(listen_rms(heard + RUN, RUN / 2, 0) / before), -6.0, 0.5);
    assert_true(listen_step(heard, RUN) < 0.1);
}

static void test_sway_mix_obeys_its_volume(void **state)
{
    (void)state;
    static struct sway_mix mix;
    struct sim_cue_params params = leaning(0.0);
    sway_mix_init(&mix);
    memset(mixed, 0, sizeof mixed);
    play(&mix, &params, 0.25, false);
    assert_near(listen_db(listen_peak(heard, RUN)), -6.0 - 3.0 - 12.0, 0.6); // -3: the middle
    memset(mixed, 0, sizeof mixed);
    play(&mix, &params, 0.0, false);
    assert_true(listen_peak(heard + RUN, RUN / 2) < 0.001);
}

static void test_sway_mix_falls_silent_when_nobody_tells_it_anything(void **state)
{
    (void)state;
    static struct sway_mix mix;
    struct sim_cue_params params = leaning(0.0);
    params.tick_hz = 8.0;
    sway_mix_init(&mix);
    memset(mixed, 0, sizeof mixed);
    play(&mix, &params, 1.0, false);
    memset(mixed, 0, sizeof mixed);
    play(&mix, NULL, 0.0, false);
    assert_true(listen_peak(heard, RUN / 4) > 0.1); // 250 ms go on as they were
    assert_true(listen_peak(heard + RUN, RUN / 2) < 0.001);
}

static void test_sway_mix_half_written_block_is_not_played(void **state)
{
    (void)state;
    static struct sway_mix mix;
    struct sim_cue_params left = leaning(-1.0), right = leaning(1.0);
    sway_mix_init(&mix);
    sway_mix_set(&mix, &left, 1.0, false);
    memset(mixed, 0, sizeof mixed);
    sway_mix_add(&mix, mixed, BUFFER);
    sway_mix_set(&mix, &right, 1.0, false);
    atomic_fetch_sub(&mix.sequence, 1); // main was interrupted here
    sway_mix_add(&mix, mixed, BUFFER);
    assert_true(mix.playing.pan == -1.0);
    atomic_fetch_add(&mix.sequence, 1);
    sway_mix_add(&mix, mixed, BUFFER);
    assert_true(mix.playing.pan == 1.0);
}

#define WRITES 200000

static void *write_blocks(void *user)
{
    struct sway_mix *mix = user;
    for (int i = 1; i <= WRITES; i++) {
        double value = (double)i / WRITES;
        struct sim_cue_params params = {.frequency_hz = 220.0 + value,
                                        .pan = value,
                                        .level = value,
                                        .tremolo_hz = 4.0 + value,
                                        .tick_hz = 2.0 + value};
        sway_mix_set(mix, &params, value, false);
    }
    return NULL;
}

static void test_sway_mix_never_plays_a_mixture_of_two_blocks(void **state)
{
    (void)state;
    static struct sway_mix mix;
    pthread_t writer;
    int blocks = 0;
    sway_mix_init(&mix);
    assert_int_equal(pthread_create(&writer, NULL, write_blocks, &mix), 0);
    double last = 0.0;
    while (last < 1.0) { // the last block written
        int16_t frame[2] = {0, 0};
        sway_mix_add(&mix, frame, 1);
        if (mix.played_sequence == 0)
            continue;
        double value = mix.volume;
        if (mix.held_frames == 0) {
            assert_true(mix.playing.pan == value && mix.playing.level == value);
            assert_true(mix.playing.frequency_hz == 220.0 + value);
            assert_true(mix.playing.tremolo_hz == 4.0 + value);
            assert_true(mix.playing.tick_hz == 2.0 + value);
        }
        assert_true(value >= last);
        blocks += value > last;
        last = value;
    }
    pthread_join(writer, NULL);
    assert_true(blocks > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sway_mix_has_pitch_and_side_in_the_output),
        cmocka_unit_test(test_sway_mix_keeps_what_was_in_the_buffer),
        cmocka_unit_test(test_sway_mix_cuts_at_full_scale),
        cmocka_unit_test(test_sway_mix_new_block_is_heard_in_the_next_buffer),
        cmocka_unit_test(test_sway_mix_carries_the_voice_across),
        cmocka_unit_test(test_sway_mix_goes_down_under_the_voice),
        cmocka_unit_test(test_sway_mix_obeys_its_volume),
        cmocka_unit_test(test_sway_mix_falls_silent_when_nobody_tells_it_anything),
        cmocka_unit_test(test_sway_mix_half_written_block_is_not_played),
        cmocka_unit_test(test_sway_mix_never_plays_a_mixture_of_two_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
