#include "game/audio/synth.h"

#include <stdlib.h>

#include "tests/audio/listen.h"
#include "tests/audio/render.h"
#include "tests/check.h"

#define SECOND        SYNTH_RATE_HZ
#define BUFFER_FRAMES 480

static const struct sim_cue_settings SETTINGS = {.dead_zone_mm = 6.0, .limit_mm = 46.0};
static float sound[2 * 24 * SECOND];

static struct sim_cue_params bell_at(double ml_mm, double ap_mm)
{
    struct sim_cue_params tone = sim_cue_from_sway(&SETTINGS, ml_mm, ap_mm);
    return sim_cue_as_bell(&tone);
}

/** Two slow sines that always stay outside the dead zone and below the ticks. */
static struct sim_cue_params swaying_at(double t_s)
{
    double angle = 2.0 * M_PI * 0.09 * t_s, r_mm = 22.0 + 10.0 * sin(2.0 * M_PI * 0.05 * t_s);
    return bell_at(r_mm * sin(angle), r_mm * cos(angle));
}

/** Begins of strokes: where 5 ms are far louder than the 20 ms before. */
static int find_strokes(const float *stereo, size_t frames, size_t *starts, int most)
{
    int count = 0;
    for (size_t at = 0; at + 1200 <= frames && count < most; at += RENDER_REFRESH_FRAMES) {
        double before = at < 960 ? 0.0 : listen_peak(stereo + 2 * (at - 960), 960);
        if (listen_peak(stereo + 2 * at, RENDER_REFRESH_FRAMES) < 1.6 * before + 0.01)
            continue;
        starts[count++] = at;
        at += 4800;
    }
    return count;
}

static void test_bell_known_sway_has_its_pitch_side_and_level(void **state)
{
    (void)state;
    const size_t window = 4800; // 100 ms
    size_t starts[40];
    bool left = false, right = false, high = false, low = false;
    render_sway(sound, 24 * SECOND, swaying_at);
    int count = find_strokes(sound, 24 * SECOND, starts, 40);
    assert_int_equal(count, 27); // one every 900 ms
    for (int i = 0; i < count - 1; i++) {
        struct sim_cue_params want = swaying_at((double)starts[i] / SECOND);
        const float *stroke = sound + 2 * (starts[i] + 480);
        assert_relative(listen_pitch_hz(stroke, window, 400, 1000), want.frequency_hz, 0.02);
        assert_near(listen_pan(stroke, window), want.pan, 0.05);
        double sides[2] = {listen_rms(stroke, 720, 0), listen_rms(stroke, 720, 1)};
        double peak = sqrt(2.0) * hypot(sides[0], sides[1]); // of the strike note, nearly
        // .7 of the stroke is the strike note: -3.1 dB; it wavers and dies already.
        assert_near(listen_db(peak / want.level), -6.0 - 3.1, 1.2);
        left |= want.pan < -0.3;
        right |= want.pan > 0.3;
        high |= want.frequency_hz > 740;
        low |= want.frequency_hz < 590;
    }
    assert_true(left && right && high && low);
}

static void test_bell_strikes_at_most_every_nine_hundred_ms(void **state)
{
    (void)state;
    struct synth synth;
    struct sim_cue_params out = bell_at(30, 0), in = bell_at(0, 0);
    size_t starts[40];
    synth_init(&synth);
    for (size_t at = 0; at < 10 * SECOND;
         at += 100 * RENDER_REFRESH_FRAMES / 2) // in and out, 250 ms
        synth_render(&synth, at / 12000 % 2 ? &in : &out, sound + 2 * at, 12000);
    int count = find_strokes(sound, 10 * SECOND, starts, 40);
    assert_in_range(count, 8, 12);
    for (int i = 1; i < count; i++)
        assert_true(starts[i] - starts[i - 1] >= SECOND * 88 / 100);
}

static void test_bell_is_struck_at_once_after_a_rest(void **state)
{
    (void)state;
    struct synth synth;
    struct sim_cue_params in = bell_at(0, 0), out = bell_at(0, 20);
    synth_init(&synth);
    synth_render(&synth, &in, sound, 3 * SECOND);
    assert_true(listen_peak(sound, 3 * SECOND) == 0.0);
    synth_render(&synth, &out, sound, BUFFER_FRAMES);
    assert_true(listen_peak(sound, BUFFER_FRAMES) > 0.1);
}

static void test_bell_falls_silent_within_three_hundred_ms_of_coming_home(void **state)
{
    (void)state;
    struct synth synth;
    struct sim_cue_params out = bell_at(30, 10), in = bell_at(1, 0);
    const size_t after = SECOND * 3 / 10;
    synth_init(&synth);
    synth_render(&synth, &out, sound, SECOND / 10);
    assert_true(listen_db(listen_peak(sound, SECOND / 10)) > -20.0);
    synth_render(&synth, &in, sound, SECOND);
    assert_true(listen_db(listen_peak(sound + 2 * after, SECOND - after)) < -60.0);
    assert_true(listen_peak(sound + SECOND, SECOND / 2) == 0.0);
}

static void test_bell_keeps_pitch_and_side_of_its_stroke(void **state)
{
    (void)state;
    struct synth synth;
    struct sim_cue_params first = bell_at(30, 0), later = bell_at(-30, 20);
    synth_init(&synth);
    synth_render(&synth, &first, sound, SECOND / 10);
    synth_render(&synth, &later, sound, SECOND / 2);
    assert_near(listen_pan(sound, SECOND / 2), first.pan, 0.02);
    assert_relative(listen_pitch_hz(sound, SECOND / 4, 400, 1000), first.frequency_hz, 0.01);
}

static void test_bell_wavers_quicker_to_the_side(void **state)
{
    (void)state;
    const double angles[] = {0.0, M_PI / 2};
    for (int i = 0; i < 2; i++) {
        struct synth synth;
        struct sim_cue_params params = bell_at(34 * sin(angles[i]), 34 * cos(angles[i]));
        synth_init(&synth);
        synth_render(&synth, &params, sound, SECOND);
        // Loud when the wave is at its top, quieter half a wave later than the decay alone.
        size_t half = (size_t)(SECOND / params.tremolo_hz / 2);
        double top = listen_rms(sound + 2 * (half * 2 - 240), 480, 0);
        double bottom = listen_rms(sound + 2 * (half - 240), 480, 0);
        double decay = exp(-(double)half / SECOND / 0.30);
        assert_near(bottom * decay / top, 0.65, 0.12);
    }
}

static void test_bell_faded_block_has_ticks_only(void **state)
{
    (void)state;
    struct synth synth;
    struct sim_cue_params far = bell_at(42, 0);
    far.muted_by_fade = true;
    synth_init(&synth);
    synth_render(&synth, &far, sound, SECOND);
    assert_true(listen_peak(sound, SECOND) > 0.1);
    assert_relative(listen_pitch_hz(sound, 1440, 400, 1500), 950.0, 0.05);
    far.tick_hz = 0.0;
    synth_init(&synth);
    synth_render(&synth, &far, sound, SECOND);
    assert_true(listen_peak(sound, SECOND) == 0.0);
}

static void test_bell_and_tone_change_over_without_a_click(void **state)
{
    (void)state;
    struct synth synth;
    struct sim_cue_params tone = sim_cue_from_sway(&SETTINGS, 36, 0), bell = bell_at(36, 0);
    synth_init(&synth);
    for (size_t part = 0; part < 8; part++)
        synth_render(&synth, part % 2 ? &bell : &tone, sound + part * SECOND, SECOND / 2);
    assert_true(listen_peak(sound, 4 * SECOND) <= 0.5012);
    // 880 Hz at half of full scale steps by .058 a sample; the octave of the bell adds as much.
    assert_true(listen_step(sound, 4 * SECOND) < 0.09);
}

static void test_bell_stays_below_minus_six_db_whatever_comes(void **state)
{
    (void)state;
    struct synth synth;
    unsigned dice = 12345;
    synth_init(&synth);
    for (int i = 0; i < 4000; i++) {
        dice = dice * 1664525U + 1013904223U;
        struct sim_cue_params params = {.voice =
                                            dice >> 30 ? SIM_CUE_VOICE_BELL : SIM_CUE_VOICE_TONE,
                                        .frequency_hz = (dice >> 8) % 2000,
                                        .pan = (double)((dice >> 9) % 5) - 2.0,
                                        .level = (double)((dice >> 12) % 4) / 2.0,
                                        .tremolo_hz = (dice >> 14) % 30,
                                        .tick_hz = (dice >> 16) % 20};
        synth_render(&synth, &params, sound, RENDER_REFRESH_FRAMES);
        assert_true(listen_peak(sound, RENDER_REFRESH_FRAMES) <= 0.5012);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bell_known_sway_has_its_pitch_side_and_level),
        cmocka_unit_test(test_bell_strikes_at_most_every_nine_hundred_ms),
        cmocka_unit_test(test_bell_is_struck_at_once_after_a_rest),
        cmocka_unit_test(test_bell_falls_silent_within_three_hundred_ms_of_coming_home),
        cmocka_unit_test(test_bell_keeps_pitch_and_side_of_its_stroke),
        cmocka_unit_test(test_bell_wavers_quicker_to_the_side),
        cmocka_unit_test(test_bell_faded_block_has_ticks_only),
        cmocka_unit_test(test_bell_and_tone_change_over_without_a_click),
        cmocka_unit_test(test_bell_stays_below_minus_six_db_whatever_comes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
