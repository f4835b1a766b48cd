#include "game/audio/cues.h"

#include "tests/audio/listen.h"
#include "tests/check.h"

static float sound[2 * CUES_LENGTH_MAX_FRAMES];

static void test_cues_are_soft_and_never_click(void **state)
{
    (void)state;
    for (int cue = 0; cue < AUDIO_CUE_COUNT; cue++) {
        size_t length = cues_length((enum audio_cue)cue);
        cues_render((enum audio_cue)cue, sound);
        assert_true(listen_db(listen_peak(sound, length)) <= -6.0);
        assert_true(listen_db(listen_peak(sound, length)) > -20.0);
        assert_true(listen_step(sound, length) < 0.06);
        assert_true(listen_peak(sound, 1) < 0.001);
        assert_true(listen_peak(sound + 2 * (length - 1), 1) < 0.001);
    }
}

static void test_cues_lie_where_old_ears_hear(void **state)
{
    (void)state;
    for (int cue = 0; cue < AUDIO_CUE_COUNT; cue++) {
        assert_true(cues_length((enum audio_cue)cue) >= 4800);
        cues_render((enum audio_cue)cue, sound);
        double pitch_hz = listen_pitch_hz(sound, 4800, 100, 4000);
        assert_true(pitch_hz > 500 && pitch_hz < 1000); // interface.md 2
    }
}

static void test_cues_success_rings_like_a_bell(void **state)
{
    (void)state;
    size_t length = cues_length(AUDIO_CUE_SUCCESS);
    cues_render(AUDIO_CUE_SUCCESS, sound);
    double early = listen_rms(sound + 2 * 4800, 4800, 0);
    double late = listen_rms(sound + 2 * (length - 9600), 4800, 0);
    assert_true(length > CUES_RATE_HZ * 3 / 2);
    assert_true(early > 10.0 * late);
    assert_true(late > 0.0001);
}

/** Pitch of the first and of the last but one fifth. */
static void ends_of(enum audio_cue cue, double *first_hz, double *last_hz)
{
    size_t fifth = cues_length(cue) / 5;
    cues_render(cue, sound);
    *first_hz = listen_pitch_hz(sound, fifth, 300, 1200);
    *last_hz = listen_pitch_hz(sound + 2 * (cues_length(cue) - 2 * fifth), fifth, 300, 1200);
}

static void test_cues_pause_falls_and_resume_rises(void **state)
{
    (void)state;
    double first_hz, last_hz;
    ends_of(AUDIO_CUE_PAUSE, &first_hz, &last_hz);
    assert_true(last_hz < 0.85 * first_hz);
    ends_of(AUDIO_CUE_RESUME, &first_hz, &last_hz);
    assert_true(last_hz > 1.15 * first_hz);
}

static void test_cues_chime_rises_and_rings_on(void **state)
{
    (void)state;
    double first_hz, last_hz;
    ends_of(AUDIO_CUE_CHIME, &first_hz, &last_hz);
    assert_true(last_hz > 780 && last_hz < 790);
    assert_true(cues_length(AUDIO_CUE_CHIME) > CUES_RATE_HZ);
}

// Right fingers come up to once a second: the tone must be gone before the next one, and gentler
// than the bell of a whole success.
static void test_cues_soft_tone_leaves_room_for_the_next(void **state)
{
    (void)state;
    double soft_step, start_step;
    assert_true(cues_length(AUDIO_CUE_SOFT) < CUES_RATE_HZ * 8 / 10);
    cues_render(AUDIO_CUE_SOFT, sound);
    soft_step = listen_step(sound, cues_length(AUDIO_CUE_SOFT));
    cues_render(AUDIO_CUE_START, sound);
    start_step = listen_step(sound, cues_length(AUDIO_CUE_START));
    assert_true(soft_step < start_step);
}

static void test_cues_choice_is_over_in_a_tenth_of_a_second(void **state)
{
    (void)state;
    assert_true(cues_length(AUDIO_CUE_CHOOSE) <= CUES_RATE_HZ / 10);
    assert_true(cues_length(AUDIO_CUE_LEAD_IN) <= CUES_RATE_HZ / 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cues_are_soft_and_never_click),
        cmocka_unit_test(test_cues_lie_where_old_ears_hear),
        cmocka_unit_test(test_cues_success_rings_like_a_bell),
        cmocka_unit_test(test_cues_pause_falls_and_resume_rises),
        cmocka_unit_test(test_cues_chime_rises_and_rings_on),
        cmocka_unit_test(test_cues_soft_tone_leaves_room_for_the_next),
        cmocka_unit_test(test_cues_choice_is_over_in_a_tenth_of_a_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
