#include "tests/check.h"

#include "game/draw/gate.h"
#include "game/draw/instrument.h"
#include "game/draw/ring.h"
#include "game/draw/sea.h"
#include "game/draw/wake.h"

static const struct draw_instrument instrument = {{960.0f, 756.0f}, 404.0f, 124.0f, 1.06f};

static void test_ring_closes_from_the_front_on_both_sides(void **state)
{
    (void)state;
    struct draw_ring_span start = draw_ring_closed(0.0f);
    struct draw_ring_span half = draw_ring_closed(0.5f);
    struct draw_ring_span whole = draw_ring_closed(1.0f);
    assert_near(start.right_deg, 90.0, 1e-3);
    assert_near(start.left_deg, 90.0, 1e-3);
    assert_near(half.right_deg, 0.0, 1e-3);
    assert_near(half.left_deg, 180.0, 1e-3);
    assert_near(whole.right_deg, -90.0, 1e-3);
    assert_near(whole.left_deg, 270.0, 1e-3);
}

static void test_ring_takes_no_progress_beyond_its_ends(void **state)
{
    (void)state;
    assert_near(draw_ring_closed(-2.0f).right_deg, 90.0, 1e-3);
    assert_near(draw_ring_closed(7.0f).right_deg, -90.0, 1e-3);
}

static void test_instrument_ring_radius_is_one_radius_on_the_screen(void **state)
{
    (void)state;
    struct draw_point right = draw_instrument_place(&instrument, 12.0f, 0.0f, 12.0f);
    struct draw_point ahead = draw_instrument_place(&instrument, 0.0f, 12.0f, 12.0f);
    assert_near(right.x, 960.0 + 404.0, 0.01);
    assert_near(right.y, 756.0, 0.01);
    assert_near(ahead.x, 960.0, 0.01);
    assert_near(ahead.y, 756.0 - 124.0, 0.01);
}

static void test_instrument_holds_the_boat_at_one_and_a_quarter_radii(void **state)
{
    (void)state;
    struct draw_point far = draw_instrument_place(&instrument, -500.0f, 0.0f, 12.0f);
    struct draw_point corner = draw_instrument_place(&instrument, 300.0f, -300.0f, 12.0f);
    assert_near(far.x, 960.0 - 1.25 * 404.0, 0.01);
    double x = ((double)corner.x - 960.0) / 404.0;
    double y = ((double)corner.y - 756.0) / 124.0;
    assert_near(hypot(x, y), 1.25, 1e-3);
    assert_near(x, y, 1e-3); // the direction is kept
}

static void test_gate_is_ten_degrees_wide_at_eight_mm(void **state)
{
    (void)state;
    assert_near(draw_gate_band_deg(8.0f), 10.0, 1e-3);
    assert_near(draw_gate_band_deg(12.0f), 15.0, 1e-3);
    assert_near(draw_gate_band_deg(0.1f), 4.0, 1e-3);
    assert_near(draw_gate_band_deg(90.0f), 20.0, 1e-3);
}

// First points of the band edges in look/05-level-sea-eyes-open.svg.
static void test_sea_edges_lie_as_in_the_picture(void **state)
{
    (void)state;
    static const struct {
        int band;
        float x;
        double y;
    } edges[] = {
        {1, 0, 463.0}, {1, 256, 460.6}, {2, 16, 511.1},  {3, 0, 577.9}, {3, 320, 579.7},
        {4, 0, 660.2}, {5, 192, 759.8}, {6, 240, 880.2}, {7, 0, 991.9}, {7, 400, 995.4},
    };
    struct draw_sea sea = {NULL, 446.0f, 0.0f};
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        struct draw_wave wave = draw_sea_wave(&sea, edges[i].band);
        assert_near(draw_wave_y(&wave, edges[i].x, 0.0f), edges[i].y, 0.15);
    }
}

static void test_sea_waves_are_slow_and_come_back(void **state)
{
    (void)state;
    struct draw_sea sea = {NULL, 446.0f, 0.0f};
    for (int band = 1; band < DRAW_SEA_BAND_COUNT; band++) {
        struct draw_wave wave = draw_sea_wave(&sea, band);
        assert_true(fabsf(wave.period_s) >= 16.0f && fabsf(wave.period_s) <= 28.0f);
        assert_true((wave.period_s > 0.0f) == (band % 2 == 1));
        // Nothing jumps: a tenth of a second moves no edge by more than a px or so.
        for (float t = 0.0f; t < 60.0f; t += 0.1f) {
            float before = draw_wave_y(&wave, 700.0f, t);
            assert_near(draw_wave_y(&wave, 700.0f, t + 0.1f), before, 1.2);
        }
    }
}

static struct draw_wake plain_wake(const float *offset, int count)
{
    return (struct draw_wake){
        .stern = {960.0f, 766.0f},
        .length = 274.0f,
        .offset_px = offset,
        .count = count,
        .full = 51,
        .phase = 1.0f,
        .half_width_near = 13.0f,
        .half_width_far = 75.0f,
    };
}

static void test_wake_of_a_still_boat_is_straight(void **state)
{
    (void)state;
    struct draw_wake_section sections[DRAW_WAKE_SECTION_COUNT];
    float offset[51];
    for (int i = 0; i < 51; i++)
        offset[i] = 33.0f;
    struct draw_wake wake = plain_wake(offset, 51);
    int count = draw_wake_sections(&wake, sections);
    assert_int_equal(count, 50 * DRAW_WAKE_STEPS + 1);
    for (int i = 0; i < count; i++)
        assert_near(sections[i].middle.x, 960.0, 1e-3);
    assert_near(sections[0].middle.y, 766.0, 1e-3);
    assert_near(sections[count - 1].middle.y, 766.0 + 274.0, 0.01);
    assert_near(sections[0].foam_half, 13.0, 1e-3);
    assert_near(sections[count - 1].foam_half, 75.0, 0.01);
}

static void test_wake_shows_where_the_boat_was(void **state)
{
    (void)state;
    struct draw_wake_section sections[DRAW_WAKE_SECTION_COUNT];
    float offset[51] = {0.0f};
    offset[25] = 40.0f; // half the way back it was to the right
    struct draw_wake wake = plain_wake(offset, 51);
    draw_wake_sections(&wake, sections);
    const struct draw_wake_section *there = &sections[25 * DRAW_WAKE_STEPS];
    assert_near(there->middle.x, 960.0 + 40.0 * (1.0 + 1.1 * (double)there->t), 0.01);
    assert_near(sections[10 * DRAW_WAKE_STEPS].middle.x, 960.0, 0.01);
}

static void test_wake_does_not_jump_when_a_sample_arrives(void **state)
{
    (void)state;
    struct draw_wake_section before[DRAW_WAKE_SECTION_COUNT];
    struct draw_wake_section after[DRAW_WAKE_SECTION_COUNT];
    float old_samples[] = {5.0f, 9.0f, 2.0f, -4.0f};
    float new_samples[] = {5.0f, 5.0f, 9.0f, 2.0f, -4.0f}; // the boat's place became a sample
    struct draw_wake wake = plain_wake(old_samples, 4);
    draw_wake_sections(&wake, before);
    wake.offset_px = new_samples;
    wake.count = 5;
    wake.phase = 0.0f;
    draw_wake_sections(&wake, after);
    for (int i = 1; i < 4; i++) {
        const struct draw_wake_section *a = &before[i * DRAW_WAKE_STEPS];
        const struct draw_wake_section *b = &after[(i + 1) * DRAW_WAKE_STEPS];
        assert_near(a->middle.x, b->middle.x, 0.01);
        assert_near(a->middle.y, b->middle.y, 0.01);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ring_closes_from_the_front_on_both_sides),
        cmocka_unit_test(test_ring_takes_no_progress_beyond_its_ends),
        cmocka_unit_test(test_instrument_ring_radius_is_one_radius_on_the_screen),
        cmocka_unit_test(test_instrument_holds_the_boat_at_one_and_a_quarter_radii),
        cmocka_unit_test(test_gate_is_ten_degrees_wide_at_eight_mm),
        cmocka_unit_test(test_sea_edges_lie_as_in_the_picture),
        cmocka_unit_test(test_sea_waves_are_slow_and_come_back),
        cmocka_unit_test(test_wake_of_a_still_boat_is_straight),
        cmocka_unit_test(test_wake_shows_where_the_boat_was),
        cmocka_unit_test(test_wake_does_not_jump_when_a_sample_arrives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
