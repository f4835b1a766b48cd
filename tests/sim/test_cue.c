#include "game/sim/cue.h"

#include "tests/check.h"

static const struct sim_cue_settings SETTINGS = {.dead_zone_mm = 6.0, .limit_mm = 46.0};

static void test_cue_dead_zone_is_silent(void **state)
{
    (void)state;
    for (int degrees = 0; degrees < 360; degrees += 15) {
        double angle = degrees * M_PI / 180.0;
        struct sim_cue_params params =
            sim_cue_from_sway(&SETTINGS, 5.999 * cos(angle), 5.999 * sin(angle));
        assert_true(params.level == 0.0);
        assert_true(params.tick_hz == 0.0);
    }
}

static void test_cue_forward_is_an_octave_up_and_back_an_octave_down(void **state)
{
    (void)state;
    assert_near(sim_cue_from_sway(&SETTINGS, 0, 46).frequency_hz, 880, 1e-9);
    assert_near(sim_cue_from_sway(&SETTINGS, 0, -46).frequency_hz, 220, 1e-9);
    assert_near(sim_cue_from_sway(&SETTINGS, 0, 26).frequency_hz, 440 * sqrt(2), 1e-9);
    assert_near(sim_cue_from_sway(&SETTINGS, 30, 0).frequency_hz, 440, 1e-9);
    assert_near(sim_cue_from_sway(&SETTINGS, 0, 500).frequency_hz, 880, 1e-9);
    assert_near(sim_cue_from_sway(&SETTINGS, 0, -500).frequency_hz, 220, 1e-9);
}

static void test_cue_sounds_on_the_side_swayed_to(void **state)
{
    (void)state;
    assert_near(sim_cue_from_sway(&SETTINGS, 46, 0).pan, 1, 1e-12);
    assert_near(sim_cue_from_sway(&SETTINGS, -46, 0).pan, -1, 1e-12);
    assert_near(sim_cue_from_sway(&SETTINGS, 26, 0).pan, 0.5, 1e-12);
    assert_near(sim_cue_from_sway(&SETTINGS, 0, 46).pan, 0, 1e-12);
    assert_near(sim_cue_from_sway(&SETTINGS, -900, 0).pan, -1, 1e-12);
}

static void test_cue_level_is_a_smoothstep_to_the_limit(void **state)
{
    (void)state;
    assert_near(sim_cue_from_sway(&SETTINGS, 16, 0).level, 0.15625, 1e-12); // e = 1/4
    assert_near(sim_cue_from_sway(&SETTINGS, 0, -26).level, 0.5, 1e-12);
    assert_near(sim_cue_from_sway(&SETTINGS, 0, 46).level, 1, 1e-12);
    assert_near(sim_cue_from_sway(&SETTINGS, 60, 60).level, 1, 1e-12);
}

static void test_cue_has_no_jump_at_the_edge_of_the_dead_zone(void **state)
{
    (void)state;
    struct sim_cue_params params = sim_cue_from_sway(&SETTINGS, 4.25, 4.25); // r = 6.01
    assert_true(params.level > 0.0);
    assert_true(params.level < 1e-6);
    assert_near(params.frequency_hz, 440, 0.1);
    assert_near(params.pan, 0, 1e-3);
}

static void test_cue_tremolo_quickens_to_either_side(void **state)
{
    (void)state;
    assert_near(sim_cue_from_sway(&SETTINGS, 0, 40).tremolo_hz, 4, 1e-12);
    assert_near(sim_cue_from_sway(&SETTINGS, 46, 0).tremolo_hz, 12, 1e-12);
    assert_near(sim_cue_from_sway(&SETTINGS, -26, 0).tremolo_hz, 8, 1e-12);
}

static void test_cue_ticks_only_near_the_limit(void **state)
{
    (void)state;
    assert_true(sim_cue_from_sway(&SETTINGS, 37.9, 0).tick_hz == 0.0); // e = 0.7975
    assert_near(sim_cue_from_sway(&SETTINGS, 38.001, 0).tick_hz, 2, 0.01);
    assert_near(sim_cue_from_sway(&SETTINGS, 0, -42).tick_hz, 5, 1e-9); // e = 0.9
    assert_near(sim_cue_from_sway(&SETTINGS, 46, 0).tick_hz, 8, 1e-9);
    assert_near(sim_cue_from_sway(&SETTINGS, 460, 0).tick_hz, 8, 1e-9);
}

static void test_cue_without_sense_is_silent(void **state)
{
    (void)state;
    struct sim_cue_settings turned = {.dead_zone_mm = 20, .limit_mm = 10};
    struct sim_cue_settings unknown = {.dead_zone_mm = 5, .limit_mm = (double)NAN};
    assert_true(sim_cue_from_sway(&SETTINGS, (double)NAN, 30).level == 0.0);
    assert_true(sim_cue_from_sway(&SETTINGS, (double)INFINITY, 30).level == 0.0);
    assert_true(sim_cue_from_sway(&turned, 30, 30).level == 0.0);
    assert_true(sim_cue_from_sway(&unknown, 30, 30).level == 0.0);
    assert_near(sim_cue_from_sway(&SETTINGS, (double)NAN, 30).frequency_hz, 440, 0);
}

static struct sim_cue_params bell_at(double ml_mm, double ap_mm)
{
    struct sim_cue_params tone = sim_cue_from_sway(&SETTINGS, ml_mm, ap_mm);
    return sim_cue_as_bell(&tone);
}

static void test_cue_bell_rings_on_the_side_to_lean_towards(void **state)
{
    (void)state;
    assert_near(bell_at(46, 0).pan, -1, 1e-12);
    assert_near(bell_at(-26, 0).pan, 0.5, 1e-12);
    assert_near(bell_at(0, 30).pan, 0, 1e-12);
    assert_int_equal(bell_at(46, 0).voice, SIM_CUE_VOICE_BELL);
    assert_int_equal(sim_cue_from_sway(&SETTINGS, 46, 0).voice, SIM_CUE_VOICE_TONE);
}

static void test_cue_bell_is_high_when_one_is_to_lean_forward(void **state)
{
    (void)state;
    assert_near(bell_at(30, 0).frequency_hz, 660, 1e-9);
    assert_near(bell_at(0, -46).frequency_hz, 660 * sqrt(2), 1e-9);
    assert_near(bell_at(0, 46).frequency_hz, 660 / sqrt(2), 1e-9);
}

static void test_cue_bell_can_be_heard_from_the_first_stroke_on(void **state)
{
    (void)state;
    assert_true(bell_at(5.9, 0).level == 0.0);
    assert_near(bell_at(6.01, 0).level, 0.25, 1e-4);
    assert_near(bell_at(26, 0).level, 0.625, 1e-12);
    assert_near(bell_at(0, 60).level, 1, 1e-12);
}

static void test_cue_bell_ticks_wavers_and_fades_as_the_tone(void **state)
{
    (void)state;
    struct sim_cue_params tone = sim_cue_from_sway(&SETTINGS, 42, 0);
    tone.muted_by_fade = true;
    struct sim_cue_params bell = sim_cue_as_bell(&tone);
    assert_near(bell.tick_hz, 5, 1e-9);
    assert_near(bell.tremolo_hz, tone.tremolo_hz, 0);
    assert_true(bell.muted_by_fade);
}

static void test_cue_voice_names_lead_back(void **state)
{
    (void)state;
    enum sim_cue_voice voice = SIM_CUE_VOICE_TONE;
    assert_true(sim_cue_voice_from_name("bell", &voice));
    assert_int_equal(voice, SIM_CUE_VOICE_BELL);
    assert_false(sim_cue_voice_from_name("gong", &voice));
    assert_int_equal(voice, SIM_CUE_VOICE_BELL);
    assert_true(sim_cue_voice_from_name(sim_cue_voice_name(SIM_CUE_VOICE_TONE), &voice));
    assert_int_equal(voice, SIM_CUE_VOICE_TONE);
}

static void test_cue_fade_begins_where_passes_begin_and_ends_at_mastery(void **state)
{
    (void)state;
    assert_near(sim_cue_fade_share(0.0, 0), 1.0, 1e-12);
    assert_near(sim_cue_fade_share(0.7, 0), 1.0, 1e-12);
    assert_near(sim_cue_fade_share(0.85, 0), 0.825, 1e-12);
    assert_near(sim_cue_fade_share(1.0, 0), 0.65, 1e-12);
    assert_near(sim_cue_fade_share(1.0, 3), 0.3, 1e-12);
    assert_near(sim_cue_fade_share(1.0, 40), 0.3, 1e-12);
    assert_near(sim_cue_fade_share((double)NAN, 0), 1.0, 1e-12);
}

static void test_cue_fade_never_jumps(void **state)
{
    (void)state;
    // One step of the staircase moves at most one block in a hold of ten, in either direction.
    for (int mastered = 0; mastered <= 3; mastered++)
        for (double d = 0; d < 0.999; d += 1.0 / 80) {
            double fall =
                sim_cue_fade_share(d, mastered) - sim_cue_fade_share(d + 1.0 / 80, mastered);
            assert_true(fall >= -1e-12 && fall < 0.02);
        }
    for (int mastered = 0; mastered < 3; mastered++) {
        double fall = sim_cue_fade_share(1, mastered) - sim_cue_fade_share(1, mastered + 1);
        assert_true(fall > 0.1 && fall < 0.13);
    }
}

static int sounding_blocks(const struct sim_cue_fade *fade, int first, int count)
{
    int sounding = 0;
    for (int block = first; block < first + count; block++)
        sounding += sim_cue_fade_sounds(fade, (int64_t)block * SIM_CUE_FADE_BLOCK_US + 1);
    return sounding;
}

static void test_cue_fade_keeps_its_share_everywhere(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < 40; seed++) {
        for (double share = 0.3; share < 1.0; share += 0.1) {
            struct sim_cue_fade fade = {.share = share, .seed = seed};
            for (int first = 0; first < 60; first++)
                for (int count = 1; count <= 20; count++)
                    assert_near(sounding_blocks(&fade, first, count), count * share, 1.0 + 1e-9);
        }
    }
}

static void test_cue_fade_holds_for_a_whole_block(void **state)
{
    (void)state;
    struct sim_cue_fade fade = {.share = 0.5, .seed = 3};
    for (int64_t block = 0; block < 50; block++) {
        bool sounds = sim_cue_fade_sounds(&fade, block * SIM_CUE_FADE_BLOCK_US);
        assert_int_equal(sounds,
                         sim_cue_fade_sounds(&fade, (block + 1) * SIM_CUE_FADE_BLOCK_US - 1));
    }
}

static void test_cue_fade_at_full_share_never_mutes(void **state)
{
    (void)state;
    struct sim_cue_fade fade = {.share = 1.0, .seed = 77};
    struct sim_cue_fade above = {.share = 4.0};
    assert_int_equal(sounding_blocks(&fade, 0, 1000), 1000);
    assert_int_equal(sounding_blocks(&above, 0, 1000), 1000);
}

static void test_cue_fade_never_falls_below_thirty_percent(void **state)
{
    (void)state;
    struct sim_cue_fade fade = {.share = 0.0, .seed = 5};
    assert_near(sounding_blocks(&fade, 0, 1000), 300, 1);
}

static void test_cue_fade_seed_moves_the_pattern(void **state)
{
    (void)state;
    int first_block_sounds = 0;
    for (uint32_t seed = 0; seed < 1000; seed++) {
        struct sim_cue_fade fade = {.share = 0.4, .seed = seed};
        first_block_sounds += sim_cue_fade_sounds(&fade, 0);
    }
    assert_near(first_block_sounds, 400, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cue_dead_zone_is_silent),
        cmocka_unit_test(test_cue_forward_is_an_octave_up_and_back_an_octave_down),
        cmocka_unit_test(test_cue_sounds_on_the_side_swayed_to),
        cmocka_unit_test(test_cue_level_is_a_smoothstep_to_the_limit),
        cmocka_unit_test(test_cue_has_no_jump_at_the_edge_of_the_dead_zone),
        cmocka_unit_test(test_cue_tremolo_quickens_to_either_side),
        cmocka_unit_test(test_cue_ticks_only_near_the_limit),
        cmocka_unit_test(test_cue_without_sense_is_silent),
        cmocka_unit_test(test_cue_bell_rings_on_the_side_to_lean_towards),
        cmocka_unit_test(test_cue_bell_is_high_when_one_is_to_lean_forward),
        cmocka_unit_test(test_cue_bell_can_be_heard_from_the_first_stroke_on),
        cmocka_unit_test(test_cue_bell_ticks_wavers_and_fades_as_the_tone),
        cmocka_unit_test(test_cue_voice_names_lead_back),
        cmocka_unit_test(test_cue_fade_begins_where_passes_begin_and_ends_at_mastery),
        cmocka_unit_test(test_cue_fade_never_jumps),
        cmocka_unit_test(test_cue_fade_keeps_its_share_everywhere),
        cmocka_unit_test(test_cue_fade_holds_for_a_whole_block),
        cmocka_unit_test(test_cue_fade_at_full_share_never_mutes),
        cmocka_unit_test(test_cue_fade_never_falls_below_thirty_percent),
        cmocka_unit_test(test_cue_fade_seed_moves_the_pattern),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
