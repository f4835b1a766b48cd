#include "game/audio/synth.h"

#include <string.h>

#include "tests/audio/listen.h"
#include "tests/audio/render.h"
#include "tests/check.h"

#define SECOND SYNTH_RATE_HZ

static const struct sim_cue_settings SETTINGS = {.dead_zone_mm = 6.0, .limit_mm = 46.0};

/** The known sway: two sines that never meet the limit's ticks (r < 38 mm). */
static double sway_ml_mm(double t_s)
{
    return 26.0 * sin(2.0 * M_PI * 0.11 * t_s);
}

static double sway_ap_mm(double t_s)
{
    return 26.0 * sin(2.0 * M_PI * 0.07 * t_s + 1.0);
}

static struct sim_cue_params params_at(double t_s)
{
    return sim_cue_from_sway(&SETTINGS, sway_ml_mm(t_s), sway_ap_mm(t_s));
}

static float long_sound[2 * 24 * SECOND];

static void test_synth_known_sway_has_its_pitch_side_and_level(void **state)
{
    (void)state;
    const size_t window = 2880; // 60 ms
    render_sway(long_sound, 24 * SECOND, params_at);
    int instants = 0;
    bool left = false, right = false, high = false, low = false;
    for (double t_s = 0.5; t_s < 23.5 && instants < 20; t_s += 0.9) {
        struct sim_cue_params want = params_at(t_s);
        if (want.level < 0.01)
            continue;
        const float *heard = long_sound + 2 * ((size_t)(t_s * SECOND) - window / 2);
        assert_relative(listen_pitch_hz(heard, window, 200, 950), want.frequency_hz, 0.02);
        assert_near(listen_pan(heard, window), want.pan, 0.05);
        if (fabs(want.pan) > 0.05)
            assert_true((listen_pan(heard, window) > 0) == (want.pan > 0));
        double rms = hypot(listen_rms(heard, window, 0), listen_rms(heard, window, 1));
        // The tremolo takes up to 3.8 dB away, the wave's crest is 3.4 dB.
        assert_near(listen_db(rms / want.level), -6.0 - 3.4 - 1.9, 1.9 + 0.8);
        left |= want.pan < -0.2;
        right |= want.pan > 0.2;
        high |= want.frequency_hz > 520;
        low |= want.frequency_hz < 370;
        instants++;
    }
    assert_int_equal(instants, 20);
    assert_true(left && right && high && low);
}

static void test_synth_dead_zone_is_silence(void **state)
{
    (void)state;
    struct synth synth;
    float stereo[2 * SECOND];
    struct sim_cue_params inside = sim_cue_from_sway(&SETTINGS, 4.0, -4.0);
    synth_init(&synth);
    synth_render(&synth, &inside, stereo, SECOND);
    assert_true(listen_db(listen_peak(stereo, SECOND)) < -60.0);
}

static void test_synth_falls_silent_within_sixty_ms_of_coming_home(void **state)
{
    (void)state;
    struct synth synth;
    float stereo[2 * SECOND];
    struct sim_cue_params far = sim_cue_from_sway(&SETTINGS, 30.0, 20.0);
    struct sim_cue_params inside = sim_cue_from_sway(&SETTINGS, 1.0, 0.0);
    synth_init(&synth);
    synth_render(&synth, &far, stereo, SECOND);
    assert_true(listen_db(listen_peak(stereo, SECOND)) > -20.0);
    synth_render(&synth, &inside, stereo, SECOND);
    const size_t after = SECOND * 6 / 100;
    assert_true(listen_db(listen_peak(stereo + 2 * after, SECOND - after)) < -60.0);
    assert_true(listen_peak(stereo + SECOND, SECOND / 2) == 0.0);
}

static void test_synth_speaks_within_thirty_ms_at_the_right_pitch(void **state)
{
    (void)state;
    struct synth synth;
    float stereo[2 * SECOND];
    struct sim_cue_params silent = sim_cue_silence();
    struct sim_cue_params back = sim_cue_from_sway(&SETTINGS, 0.0, -36.0);
    synth_init(&synth);
    synth_render(&synth, &silent, stereo, SECOND);
    synth_render(&synth, &back, stereo, SECOND);
    assert_true(listen_db(listen_peak(stereo, SECOND * 3 / 100)) > -12.0);
    assert_relative(listen_pitch_hz(stereo, 2880, 200, 950), back.frequency_hz, 0.02);
}

static struct sim_cue_params steady(double frequency_hz, double pan, double level)
{
    return (struct sim_cue_params){
        .frequency_hz = frequency_hz, .pan = pan, .level = level, .tremolo_hz = 4.0};
}

static void test_synth_steady_level_is_a_share_of_minus_six_db(void **state)
{
    (void)state;
    const double levels[] = {1.0, 0.5, 0.1};
    for (size_t i = 0; i < 3; i++) {
        struct synth synth;
        struct sim_cue_params params = steady(440, 1.0, levels[i]);
        synth_init(&synth);
        synth_render(&synth, &params, long_sound, 2 * SECOND);
        double peak = listen_peak(long_sound + SECOND, SECOND);
        assert_near(listen_db(peak), -6.0 + listen_db(levels[i]), 0.5);
    }
}

static void test_synth_pans_with_equal_power(void **state)
{
    (void)state;
    for (double pan = -1.0; pan <= 1.0; pan += 0.25) {
        struct synth synth;
        struct sim_cue_params params = steady(440, pan, 1.0);
        synth_init(&synth);
        synth_render(&synth, &params, long_sound, SECOND);
        double left = listen_rms(long_sound, SECOND, 0), right = listen_rms(long_sound, SECOND, 1);
        assert_near(listen_pan(long_sound, SECOND), pan, 0.01);
        assert_near(listen_db(hypot(left, right)), -10.9, 0.6);
    }
}

static void test_synth_tremolo_beats_as_told(void **state)
{
    (void)state;
    for (double tremolo_hz = 4.0; tremolo_hz <= 12.0; tremolo_hz += 4.0) {
        struct synth synth;
        struct sim_cue_params params = steady(600, 0.0, 1.0);
        params.tremolo_hz = tremolo_hz;
        synth_init(&synth);
        synth_render(&synth, &params, long_sound, 4 * SECOND);
        double mean = pow(listen_rms(long_sound, 4 * SECOND, 0), 2.0);
        for (size_t i = 0; i < 4 * SECOND; i++) { // the envelope: the sound's square
            double power = (double)long_sound[2 * i] * (double)long_sound[2 * i];
            long_sound[2 * i] = (float)(power - mean);
            long_sound[2 * i + 1] = 0.0F;
        }
        assert_near(listen_pitch_hz(long_sound, 4 * SECOND, 2, 20), tremolo_hz, 0.3);
    }
}

static void test_synth_never_louder_than_minus_six_db(void **state)
{
    (void)state;
    struct synth synth;
    synth_init(&synth);
    for (int i = 0; i < 400; i++) {
        struct sim_cue_params params = {.frequency_hz = 220.0 + (i * 97) % 661,
                                        .pan = (i % 3) - 1,
                                        .level = 1.0,
                                        .tremolo_hz = 4 + i % 9,
                                        .tick_hz = i % 9};
        float stereo[2 * 4800];
        synth_render(&synth, &params, stereo, 4800);
        assert_true(listen_db(listen_peak(stereo, 4800)) <= -5.9);
    }
}

static void test_synth_jumping_parameters_make_no_click(void **state)
{
    (void)state;
    struct synth synth;
    synth_init(&synth);
    uint32_t dice = 1;
    for (size_t at = 0; at < 20 * SECOND; at += 480) {
        dice = dice * 1664525U + 1013904223U;
        struct sim_cue_params params = {.frequency_hz = (dice >> 8) % 2 ? 220 : 880,
                                        .pan = (dice >> 9) % 2 ? -1 : 1,
                                        .level = (dice >> 10) % 2,
                                        .tremolo_hz = (dice >> 11) % 2 ? 4 : 12,
                                        .tick_hz = (dice >> 12) % 2 ? 0 : 8,
                                        .muted_by_fade = (dice >> 13) % 4 == 0};
        synth_render(&synth, &params, long_sound + 2 * at, 480);
    }
    // An 880 Hz tone with its harmonics steps by 0.083 by itself; a cut of it by up to 1.
    assert_true(listen_peak(long_sound, 20 * SECOND) > 0.3);
    assert_true(listen_step(long_sound, 20 * SECOND) < 0.1);
}

static void test_synth_has_no_dc(void **state)
{
    (void)state;
    render_sway(long_sound, 20 * SECOND, params_at);
    for (size_t side = 0; side < 2; side++) {
        double sum = 0.0;
        for (size_t i = 0; i < 20 * SECOND; i++)
            sum += (double)long_sound[2 * i + side];
        assert_near(sum / (20.0 * SECOND), 0.0, 1e-4);
    }
}

/** Number of times the sound rises out of silence. */
static int count_onsets(const float *stereo, size_t frames)
{
    int onsets = 0;
    size_t quiet = SECOND;
    for (size_t i = 0; i < frames; i++) {
        bool loud = fabs((double)stereo[2 * i]) > 0.02;
        onsets += loud && quiet > SECOND / 40;
        quiet = loud ? 0 : quiet + 1;
    }
    return onsets;
}

static void test_synth_ticks_at_their_rate_even_when_faded(void **state)
{
    (void)state;
    for (double tick_hz = 2.0; tick_hz <= 8.0; tick_hz += 1.5) {
        struct synth synth;
        struct sim_cue_params params = steady(300, 0.0, 1.0);
        params.tick_hz = tick_hz;
        params.muted_by_fade = true;
        synth_init(&synth);
        synth_render(&synth, &params, long_sound, 10 * SECOND);
        assert_near(count_onsets(long_sound, 10 * SECOND), 10.0 * tick_hz, 1.0);
        double pitch_hz = listen_pitch_hz(long_sound, 1440, 200, 2000);
        assert_true(pitch_hz > 500 && pitch_hz < 1000);
    }
}

static void test_synth_ticks_are_heard_through_the_tone(void **state)
{
    (void)state;
    struct synth synth;
    struct sim_cue_params params = steady(300, 0.0, 1.0);
    params.tick_hz = 2.0;
    synth_init(&synth);
    synth_render(&synth, &params, long_sound, SECOND);
    double at_tick = listen_power(long_sound + SECOND, 1440, 950); // second tick, at 0.5 s
    double between = listen_power(long_sound + SECOND * 3 / 2, 1440, 950);
    assert_true(at_tick > 30.0 * between);
}

static void test_synth_hovering_at_the_limit_does_not_rattle(void **state)
{
    (void)state;
    struct synth synth;
    synth_init(&synth);
    for (size_t at = 0; at < 10 * SECOND; at += 480) {
        struct sim_cue_params params = steady(440, 0.0, 1.0);
        params.muted_by_fade = true;
        params.tick_hz = (at / 480) % 2 ? 2.0 : 0.0; // over the edge and back, 50 times a second
        synth_render(&synth, &params, long_sound + 2 * at, 480);
    }
    assert_near(count_onsets(long_sound, 10 * SECOND), 20, 2);
}

static void test_synth_does_not_make_up_for_missed_ticks(void **state)
{
    (void)state;
    struct synth synth;
    struct sim_cue_params params = steady(440, 0.0, 1.0);
    synth_init(&synth);
    synth_render(&synth, &params, long_sound, 20 * SECOND);
    params.tick_hz = 2.0;
    params.muted_by_fade = true;
    synth_render(&synth, &params, long_sound, SECOND / 5); // the tone fades
    synth_render(&synth, &params, long_sound, 4 * SECOND);
    assert_near(count_onsets(long_sound, 4 * SECOND), 8, 1);
}

static void test_synth_faded_block_is_silent(void **state)
{
    (void)state;
    struct synth synth;
    struct sim_cue_params params = steady(440, 0.3, 1.0);
    params.muted_by_fade = true;
    synth_init(&synth);
    synth_render(&synth, &params, long_sound, SECOND);
    assert_true(listen_peak(long_sound, SECOND) == 0.0);
}

static void test_synth_is_the_same_in_any_portions(void **state)
{
    (void)state;
    static float whole[2 * 9600], parts[2 * 9600];
    struct sim_cue_params params = steady(512, -0.4, 0.7);
    params.tick_hz = 6.0;
    struct synth synth;
    synth_init(&synth);
    synth_render(&synth, &params, whole, 9600);
    synth_init(&synth);
    for (size_t at = 0; at < 9600; at += 96)
        synth_render(&synth, &params, parts + 2 * at, 96);
    assert_memory_equal(whole, parts, sizeof whole);
}

static void test_synth_cuts_what_is_out_of_range(void **state)
{
    (void)state;
    struct synth synth;
    struct sim_cue_params wild = {.frequency_hz = 1e9,
                                  .pan = -(double)INFINITY,
                                  .level = 50,
                                  .tremolo_hz = (double)NAN,
                                  .tick_hz = 1e6};
    synth_init(&synth);
    synth_render(&synth, &wild, long_sound, SECOND);
    assert_true(listen_db(listen_peak(long_sound, SECOND)) <= -5.9);
    wild.level = (double)NAN;
    wild.tick_hz = 0;
    synth_render(&synth, &wild, long_sound, SECOND);
    assert_true(listen_peak(long_sound + SECOND, SECOND / 2) == 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_synth_known_sway_has_its_pitch_side_and_level),
        cmocka_unit_test(test_synth_dead_zone_is_silence),
        cmocka_unit_test(test_synth_falls_silent_within_sixty_ms_of_coming_home),
        cmocka_unit_test(test_synth_speaks_within_thirty_ms_at_the_right_pitch),
        cmocka_unit_test(test_synth_steady_level_is_a_share_of_minus_six_db),
        cmocka_unit_test(test_synth_pans_with_equal_power),
        cmocka_unit_test(test_synth_tremolo_beats_as_told),
        cmocka_unit_test(test_synth_never_louder_than_minus_six_db),
        cmocka_unit_test(test_synth_jumping_parameters_make_no_click),
        cmocka_unit_test(test_synth_has_no_dc),
        cmocka_unit_test(test_synth_ticks_at_their_rate_even_when_faded),
        cmocka_unit_test(test_synth_ticks_are_heard_through_the_tone),
        cmocka_unit_test(test_synth_hovering_at_the_limit_does_not_rattle),
        cmocka_unit_test(test_synth_does_not_make_up_for_missed_ticks),
        cmocka_unit_test(test_synth_faded_block_is_silent),
        cmocka_unit_test(test_synth_is_the_same_in_any_portions),
        cmocka_unit_test(test_synth_cuts_what_is_out_of_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
