#include "tests/check.h"

#include "tests/draw/hand_scenes.h"
#include "tests/draw/view.h"

// The views of the hands coast by their pixels: fingers, buttons, writing; and what every page is
// checked for.

static const struct draw_color lamp = {0xFF, 0xC6, 0x48, 255};
static const struct draw_color paper = {0xFB, 0xF5, 0xE7, 255};
static const struct draw_color horn = {0xD8, 0xC3, 0xA0, 255};
static const struct draw_color water = {0xD3, 0xEA, 0xE5, 255};
static const struct draw_color ink = {0x10, 0x24, 0x3A, 255};
static const struct draw_color pen_teal = {0x15, 0x5F, 0x6E, 255};
static const struct draw_color done = {0x0D, 0x4A, 0x5B, 255};

static void show_fingers(struct draw_canvas *canvas, const struct draw_level_model *model,
                         const struct draw_level_fingers *fingers)
{
    draw_frame_begin(canvas);
    draw_level_fingers(canvas, model, fingers);
    draw_frame_end(canvas);
}

static void test_fingers_only_the_keys_of_lit_fingers_are_lit(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_fingers fingers = hand_scenes_fingers(&model);
    fingers.left = true;
    for (int lit = 0; lit < DRAW_LEVEL_FINGER_COUNT; lit++) {
        fingers.lit = 1u << lit;
        show_fingers(canvas, &model, &fingers);
        for (int i = 0; i < DRAW_LEVEL_FINGER_COUNT; i++) {
            float x, y;
            assert_true(draw_level_fingers_key(&fingers, i, &x, &y));
            assert_true(view_is_color(canvas, x - 36.0f, y - 36.0f, i == lit ? lamp : paper));
        }
    }
}

static void test_fingers_a_lit_finger_differs_from_its_neighbours(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_fingers fingers = hand_scenes_fingers(&model);
    const struct draw_rect hand = {520.0f, 470.0f, 880.0f, 480.0f}; // below the keys' rings
    fingers.lit = 0;
    show_fingers(canvas, &model, &fingers);
    assert_int_equal(view_count_color(canvas, hand, lamp), 0);
    fingers.lit = 1u << 8;
    show_fingers(canvas, &model, &fingers);
    int one = view_count_color(canvas, hand, lamp);
    assert_true(one > 1500);
    fingers.lit = 1u << 6 | 1u << 8;
    show_fingers(canvas, &model, &fingers);
    assert_true(view_count_color(canvas, hand, lamp) > one + 1500);
}

static void test_fingers_keys_have_room_for_a_numb_finger(void **state)
{
    (void)state;
    struct draw_level_fingers fingers = {.left = true, .right = true};
    for (int i = 0; i < DRAW_LEVEL_FINGER_COUNT; i++) {
        float x, y, other_x, other_y;
        assert_true(draw_level_fingers_key(&fingers, i, &x, &y));
        assert_true(x > 150.0f && x < 1770.0f && y > 340.0f && y < 900.0f);
        for (int j = 0; j < i; j++) { // interface.md 1: targets of 96 px, apart
            assert_true(draw_level_fingers_key(&fingers, j, &other_x, &other_y));
            assert_true(hypotf(x - other_x, y - other_y) > 110.0f);
        }
    }
}

static void test_fingers_left_hand_lies_left_with_its_thumb_inside(void **state)
{
    (void)state;
    struct draw_level_fingers fingers = {.left = true, .right = true};
    float thumb[2], little[2], y;
    for (int hand = 0; hand < 2; hand++) {
        assert_true(draw_level_fingers_key(&fingers, hand * 5, &thumb[hand], &y));
        assert_true(draw_level_fingers_key(&fingers, hand * 5 + 4, &little[hand], &y));
    }
    assert_true(little[0] < thumb[0] && thumb[0] < thumb[1] && thumb[1] < little[1]);
    fingers.left = false;
    assert_false(draw_level_fingers_key(&fingers, 2, &thumb[0], &y));
    assert_true(draw_level_fingers_key(&fingers, 7, &thumb[0], &y));
    assert_false(draw_level_fingers_key(&fingers, 10, &thumb[0], &y));
    assert_false(draw_level_fingers_key(&fingers, -1, &thumb[0], &y));
}

static struct draw_rect round_key(const struct draw_level_fingers *fingers, int finger, float half)
{
    float x = 0.0f, y = 0.0f;
    assert_true(draw_level_fingers_key(fingers, finger, &x, &y));
    return (struct draw_rect){x - half, y - half, 2.0f * half, 2.0f * half};
}

static void test_fingers_ring_fills_while_the_cue_lasts(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_fingers fingers = hand_scenes_fingers(&model);
    int before = -1;
    for (int i = 0; i <= 4; i++) {
        fingers.cue_share = 0.25f * (float)i;
        show_fingers(canvas, &model, &fingers);
        int now = view_count_color(canvas, round_key(&fingers, 8, 72.0f), lamp);
        assert_true(now > before);
        before = now;
    }
}

static void test_fingers_hit_is_a_check_and_no_ring(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_fingers fingers = hand_scenes_fingers(&model);
    fingers.hit = true;
    show_fingers(canvas, &model, &fingers);
    struct draw_rect key = round_key(&fingers, 8, 44.0f);
    assert_true(view_count_color(canvas, key, done) > 500);
    assert_true(view_is_color(canvas, key.x + 8.0f, key.y + 8.0f, done));
}

static void test_fingers_unwanted_contact_is_a_ripple_and_never_red(void **state)
{
    static struct view_picture calm;
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_fingers fingers = hand_scenes_fingers(&model);
    show_fingers(canvas, &model, &fingers);
    view_take(&calm, canvas);
    fingers.ripple[7] = 0.3f;
    show_fingers(canvas, &model, &fingers);
    int changed = 0, outside = 0, red = 0;
    struct draw_rect near = round_key(&fingers, 7, 110.0f);
    for (int i = 0; i < VIEW_WIDTH_PX * VIEW_HEIGHT_PX; i++) {
        struct draw_point at = {1.5f * (float)(i % VIEW_WIDTH_PX),
                                1.5f * (float)(i / VIEW_WIDTH_PX)};
        if (calm.pixels[i] == canvas->frame.pixels[i])
            continue;
        uint32_t pixel = canvas->frame.pixels[i];
        changed++;
        outside += !draw_rect_contains(near, at);
        red += (int)(pixel >> 16 & 255u) > (int)(pixel >> 8 & 255u) + 60;
    }
    assert_true(changed > 200);
    assert_int_equal(outside, 0);
    assert_int_equal(red, 0);
    fingers.ripple[7] = 1.0f; // spent
    show_fingers(canvas, &model, &fingers);
    assert_true(view_unchanged(&calm, canvas));
}

static void test_fingers_beads_tell_right_from_past(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_fingers fingers = hand_scenes_fingers(&model);
    const struct draw_rect row = {96.0f, 214.0f, 1280.0f, 48.0f};
    show_fingers(canvas, &model, &fingers);
    int some = view_count_color(canvas, row, done);
    for (int i = 0; i < 9; i++)
        fingers.cues[i] = DRAW_LEVEL_CUE_PAST;
    show_fingers(canvas, &model, &fingers);
    assert_true(some > 1000);
    assert_int_equal(view_count_color(canvas, row, done), 0);
}

static void show_buttons(struct draw_canvas *canvas, const struct draw_level_model *model,
                         const struct draw_level_buttons *buttons)
{
    draw_frame_begin(canvas);
    draw_level_buttons(canvas, model, buttons);
    draw_frame_end(canvas);
}

static void test_buttons_as_many_are_open_as_counted(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_buttons buttons = hand_scenes_buttons(&model);
    int counts[6][2];
    for (int open = 0; open <= 5; open++) {
        buttons.open = open;
        show_buttons(canvas, &model, &buttons);
        // Open ones lie beside the strip, closed ones on it (its middle is near x = 563).
        const struct draw_rect beside = {400.0f, 232.0f, 105.0f, 684.0f};
        const struct draw_rect on = {520.0f, 232.0f, 100.0f, 684.0f};
        counts[open][0] = view_count_color(canvas, beside, horn);
        counts[open][1] = view_count_color(canvas, on, horn);
    }
    double one = (double)counts[5][0] / 5.0;
    assert_true(one > 1000.0);
    for (int open = 0; open <= 5; open++) {
        assert_near((double)counts[open][0], one * open, 0.06 * one);
        assert_near((double)counts[open][1], one * (5 - open), 0.06 * one);
    }
}

static void test_buttons_next_one_is_marked_the_way_it_goes(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_buttons buttons = hand_scenes_buttons(&model);
    const struct draw_rect shirt = {116.0f, 232.0f, 860.0f, 684.0f};
    for (int closing = 0; closing < 2; closing++) {
        for (int open = 0; open <= 5; open++) {
            buttons.open = open;
            buttons.closing = closing == 1;
            show_buttons(canvas, &model, &buttons);
            bool none = closing ? open == 0 : open == 5;
            assert_true((view_count_color(canvas, shirt, lamp) == 0) == none);
        }
    }
    buttons.open = 2;
    model.stage = DRAW_LEVEL_STAGE_PAUSED;
    show_buttons(canvas, &model, &buttons);
    assert_int_equal(view_count_color(canvas, shirt, lamp), 0);
}

static void test_buttons_big_button_is_where_touch_expects_it(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_buttons buttons = hand_scenes_buttons(&model);
    show_buttons(canvas, &model, &buttons);
    for (int i = 0; i < 8; i++) {
        float x = cosf(0.785f * (float)i), y = sinf(0.785f * (float)i);
        float inside = 0.92f * DRAW_LEVEL_BUTTONS_RADIUS;
        float outside = 1.1f * DRAW_LEVEL_BUTTONS_RADIUS;
        assert_true(view_is_color(canvas, DRAW_LEVEL_BUTTONS_X + inside * x,
                                  DRAW_LEVEL_BUTTONS_Y + inside * y, lamp));
        assert_false(view_is_color(canvas, DRAW_LEVEL_BUTTONS_X + outside * x,
                                   DRAW_LEVEL_BUTTONS_Y + outside * y, lamp));
    }
}

static void test_buttons_stance_stands_beside_only_when_measured(void **state)
{
    struct draw_canvas *canvas = *state;
    static const struct draw_color calm_sea = {0x68, 0xAF, 0xB1, 255};
    const struct draw_rect card = {96.0f, 600.0f, 344.0f, 336.0f};
    struct draw_level_model model;
    struct draw_level_buttons buttons = hand_scenes_buttons(&model);
    show_buttons(canvas, &model, &buttons);
    assert_int_equal(view_count_color(canvas, card, calm_sea), 0);
    model.text.sway = "Sway";
    show_buttons(canvas, &model, &buttons);
    assert_true(view_count_color(canvas, card, calm_sea) > 500);
}

static void test_stance_boat_follows_the_body(void **state)
{
    struct draw_canvas *canvas = *state;
    static const struct draw_color hull = {0x8E, 0x52, 0x30, 255};
    const struct draw_rect card = {96.0f, 600.0f, 344.0f, 336.0f};
    struct draw_level_model model;
    struct draw_level_buttons buttons = hand_scenes_buttons(&model);
    float x[3];
    model.text.sway = "Sway";
    for (int i = 0; i < 3; i++) {
        model.ml_mm = 20.0f * (float)(i - 1);
        show_buttons(canvas, &model, &buttons);
        x[i] = view_middle_of(canvas, card, hull).x;
    }
    assert_near((double)(x[1] - x[0]), 20.0 / 45.0 * 112.0, 4.0);
    assert_near((double)(x[2] - x[1]), 20.0 / 45.0 * 112.0, 4.0);
}

static void show_writing(struct draw_canvas *canvas, const struct draw_level_model *model,
                         const struct draw_level_writing *writing)
{
    draw_frame_begin(canvas);
    draw_level_writing(canvas, model, writing);
    draw_frame_end(canvas);
}

enum { LINE_POINTS = 200 };

// A word that is one level line from 500 to 1300 at y = 640.
static struct draw_level_writing level_line(struct draw_canvas *canvas,
                                            struct draw_level_model *model)
{
    static struct draw_point line[LINE_POINTS];
    static struct draw_level_ink written[LINE_POINTS];
    struct draw_level_writing writing = hand_scenes_writing(canvas, model);
    for (int i = 0; i < LINE_POINTS; i++) {
        line[i] = (struct draw_point){500.0f + 4.0f * (float)i, 640.0f};
        written[i] = (struct draw_level_ink){line[i], i > 0};
    }
    writing.path = line;
    writing.path_count = LINE_POINTS;
    writing.ink = written;
    writing.ink_count = 0;
    writing.pen_shown = false;
    return writing;
}

static void test_writing_channel_is_as_wide_as_it_counts(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_writing writing = level_line(canvas, &model);
    for (float width = 60.0f; width <= 98.0f; width += 19.0f) {
        writing.width = width;
        show_writing(canvas, &model, &writing);
        float seen = 0.0f; // between two dots of the middle line
        for (float y = 540.0f; y < 740.0f; y += 1.5f)
            seen += view_is_color(canvas, 903.0f, y, water) ? 1.5f : 0.0f;
        // Beside the middle line's dots (6 px at most).
        assert_true(seen > width - 9.0f && seen < width + 2.0f);
    }
}

static void test_writing_ink_lies_where_the_pen_was(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_writing writing = level_line(canvas, &model);
    struct draw_level_ink *written = (struct draw_level_ink *)writing.ink;
    for (int i = 0; i < LINE_POINTS; i++)
        written[i].at.y = 660.0f;
    written[100].down = false;
    written[99].at.x = written[98].at.x; // lifted, set down 12 px on
    writing.ink_count = 150;
    for (int i = 100; i < LINE_POINTS; i++)
        written[i].at.x += 60.0f;
    show_writing(canvas, &model, &writing);
    assert_true(view_is_color(canvas, 700.0f, 660.0f, ink));
    assert_true(view_is_color(canvas, 1100.0f, 660.0f, ink));
    assert_false(view_is_color(canvas, 700.0f, 640.0f, ink));
    assert_false(view_is_color(canvas, 928.0f, 660.0f, ink)); // the lift
    assert_false(view_is_color(canvas, 1190.0f, 660.0f, ink));
}

static void test_writing_ink_of_many_frames_is_that_of_one(void **state)
{
    static struct view_picture grown;
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_writing writing = hand_scenes_writing(canvas, &model);
    for (writing.ink_count = 0; writing.ink_count < 340; writing.ink_count += 9)
        show_writing(canvas, &model, &writing);
    writing.ink_count = 340;
    show_writing(canvas, &model, &writing);
    view_take(&grown, canvas);
    draw_layer_drop_all(canvas);
    show_writing(canvas, &model, &writing);
    assert_true(view_unchanged(&grown, canvas));
}

static void test_writing_another_word_is_another_paper(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_writing writing = level_line(canvas, &model);
    struct draw_point *line = (struct draw_point *)writing.path;
    show_writing(canvas, &model, &writing);
    assert_true(view_is_color(canvas, 903.0f, 655.0f, water));
    for (int i = 0; i < LINE_POINTS; i++)
        line[i].y = 400.0f;
    show_writing(canvas, &model, &writing);
    assert_false(view_is_color(canvas, 903.0f, 655.0f, water));
    assert_true(view_is_color(canvas, 903.0f, 415.0f, water));
}

static void test_writing_pen_leans_to_the_writing_hand(void **state)
{
    struct draw_canvas *canvas = *state;
    const struct draw_rect area = {600.0f, 300.0f, 600.0f, 500.0f};
    struct draw_level_model model;
    struct draw_level_writing writing = level_line(canvas, &model);
    writing.pen = (struct draw_point){900.0f, 640.0f};
    writing.along = (struct draw_point){0.0f, 1.0f};
    writing.pen_shown = true;
    show_writing(canvas, &model, &writing);
    assert_true(view_middle_of(canvas, area, pen_teal).x > 940.0f);
    writing.left_handed = true;
    show_writing(canvas, &model, &writing);
    assert_true(view_middle_of(canvas, area, pen_teal).x < 860.0f);
}

static void test_writing_pen_leans_away_from_the_way_ahead(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_writing writing = level_line(canvas, &model);
    writing.pen = (struct draw_point){900.0f, 640.0f};
    writing.pen_shown = true;
    for (int hand = 0; hand < 2; hand++) { // the way runs up under the pen, as in an l
        float side = hand ? -1.0f : 1.0f;
        writing.left_handed = hand == 1;
        writing.along = (struct draw_point){0.5f * side, -0.87f};
        show_writing(canvas, &model, &writing);
        for (float on = 20.0f; on < 240.0f; on += 4.0f) {
            float x = writing.pen.x + on * writing.along.x;
            float y = writing.pen.y + on * writing.along.y;
            assert_false(view_is_color(canvas, x, y, pen_teal));
        }
    }
}

static void test_writing_shows_where_to_go_on_only_when_asked(void **state)
{
    struct draw_canvas *canvas = *state;
    struct draw_level_model model;
    struct draw_level_writing writing = level_line(canvas, &model);
    writing.next = (struct draw_point){900.0f, 640.0f};
    writing.along = (struct draw_point){1.0f, 0.0f};
    show_writing(canvas, &model, &writing);
    assert_false(view_is_color(canvas, 900.0f, 640.0f, lamp));
    assert_true(view_is_color(canvas, 500.0f, 640.0f, lamp)); // the start
    writing.asks_next = true;
    show_writing(canvas, &model, &writing);
    assert_true(view_is_color(canvas, 900.0f, 640.0f, lamp));
    assert_true(view_is_color(canvas, 983.0f, 640.0f, lamp)); // tip of the arrow, ahead
    assert_false(view_is_color(canvas, 817.0f, 640.0f, lamp));
}

static void test_hand_words_can_be_read(void **state)
{
    (void)state;
    view_check_words(hand_scenes_all(), DRAW_THEME_DAY, 100, 3);
}

static void test_hand_words_can_be_read_when_large(void **state)
{
    (void)state;
    view_check_words(hand_scenes_all(), DRAW_THEME_DAY, 115, 3);
    view_check_words(hand_scenes_all(), DRAW_THEME_DAY, 133, 3);
}

static void test_hand_words_can_be_read_in_high_contrast(void **state)
{
    (void)state;
    view_check_words(hand_scenes_all(), DRAW_THEME_HIGH_CONTRAST, 100, 3);
    view_check_words(hand_scenes_all(), DRAW_THEME_HIGH_CONTRAST, 133, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fingers_only_the_keys_of_lit_fingers_are_lit),
        cmocka_unit_test(test_fingers_a_lit_finger_differs_from_its_neighbours),
        cmocka_unit_test(test_fingers_keys_have_room_for_a_numb_finger),
        cmocka_unit_test(test_fingers_left_hand_lies_left_with_its_thumb_inside),
        cmocka_unit_test(test_fingers_ring_fills_while_the_cue_lasts),
        cmocka_unit_test(test_fingers_hit_is_a_check_and_no_ring),
        cmocka_unit_test(test_fingers_unwanted_contact_is_a_ripple_and_never_red),
        cmocka_unit_test(test_fingers_beads_tell_right_from_past),
        cmocka_unit_test(test_buttons_as_many_are_open_as_counted),
        cmocka_unit_test(test_buttons_next_one_is_marked_the_way_it_goes),
        cmocka_unit_test(test_buttons_big_button_is_where_touch_expects_it),
        cmocka_unit_test(test_buttons_stance_stands_beside_only_when_measured),
        cmocka_unit_test(test_stance_boat_follows_the_body),
        cmocka_unit_test(test_writing_channel_is_as_wide_as_it_counts),
        cmocka_unit_test(test_writing_ink_lies_where_the_pen_was),
        cmocka_unit_test(test_writing_ink_of_many_frames_is_that_of_one),
        cmocka_unit_test(test_writing_another_word_is_another_paper),
        cmocka_unit_test(test_writing_pen_leans_to_the_writing_hand),
        cmocka_unit_test(test_writing_pen_leans_away_from_the_way_ahead),
        cmocka_unit_test(test_writing_shows_where_to_go_on_only_when_asked),
        cmocka_unit_test(test_hand_words_can_be_read),
        cmocka_unit_test(test_hand_words_can_be_read_when_large),
        cmocka_unit_test(test_hand_words_can_be_read_in_high_contrast),
    };
    return cmocka_run_group_tests(tests, view_open, view_close);
}
