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
        cmocka_unit_test(test_cue_fade_keeps_its_share_everywhere),
        cmocka_unit_test(test_cue_fade_holds_for_a_whole_block),
        cmocka_unit_test(test_cue_fade_at_full_share_never_mutes),
        cmocka_unit_test(test_cue_fade_never_falls_below_thirty_percent),
        cmocka_unit_test(test_cue_fade_seed_moves_the_pattern),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
