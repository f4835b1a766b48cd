#include "tests/check.h"

#include "game/draw/theme.h"

struct pair {
    enum draw_token text;
    enum draw_token ground;
    double ratio; // look/style.md 3
};

static double contrast(enum draw_theme theme, enum draw_token a, enum draw_token b)
{
    return draw_color_contrast(draw_theme_color(theme, a), draw_theme_color(theme, b));
}

static void test_theme_contrast_is_as_the_sheet_says(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {DRAW_INK, DRAW_PAPER, 14.5},   {DRAW_INK, DRAW_WHITE, 15.7},
        {DRAW_INK, DRAW_SAND, 12.7},    {DRAW_INK, DRAW_LAMP, 10.1},
        {DRAW_INK, DRAW_SKY_TOP, 11.9}, {DRAW_INK, DRAW_SKY_MID, 13.4},
        {DRAW_INK, DRAW_SKY_LOW, 13.2}, {DRAW_INK, DRAW_WALL, 11.5},
        {DRAW_INK2, DRAW_PAPER, 9.4},   {DRAW_FOAM, DRAW_SEA6, 8.7},
        {DRAW_PAPER, DRAW_INK, 14.5},   {DRAW_SEA6, DRAW_PAPER, 9.0},
        {DRAW_CORAL, DRAW_PAPER, 4.1},  {DRAW_SEA5, DRAW_PAPER, 6.7},
        {DRAW_RULE, DRAW_PAPER, 1.8},

    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_near(contrast(DRAW_THEME_DAY, pairs[i].text, pairs[i].ground), pairs[i].ratio, 0.06);
    assert_near(contrast(DRAW_THEME_DAY, DRAW_CREAM, DRAW_NIGHT_LOW), 6.6, 0.06);
    assert_true(contrast(DRAW_THEME_DAY, DRAW_CREAM, DRAW_NIGHT_MID) >= 7);
}

static void test_theme_words_are_readable_in_both_themes(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {DRAW_INK, DRAW_PAPER, 7},     {DRAW_INK, DRAW_MENU_TOP, 7},  {DRAW_INK, DRAW_MENU_LOW, 7},
        {DRAW_INK2, DRAW_MENU_TOP, 7}, {DRAW_INK2, DRAW_MENU_LOW, 7}, {DRAW_FOAM, DRAW_SEA6, 7},
        {DRAW_ON_LAMP, DRAW_LAMP, 7},  {DRAW_PAPER, DRAW_INK, 7},     {DRAW_INK, DRAW_SAND, 7},
    };
    for (int theme = DRAW_THEME_DAY; theme <= DRAW_THEME_HIGH_CONTRAST; theme++) {
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
            assert_true(contrast((enum draw_theme)theme, pairs[i].text, pairs[i].ground) >= 7);
    }
}

static void test_theme_high_contrast_is_black_white_and_lamp(void **state)
{
    (void)state;
    for (int token = 0; token < DRAW_TOKEN_COUNT; token++) {
        struct draw_color c = draw_theme_color(DRAW_THEME_HIGH_CONTRAST, (enum draw_token)token);
        bool grey = c.r == c.g && c.g == c.b;
        bool lamp = c.r == 0xFF && c.g == 0xD2 && c.b == 0x3F;
        assert_true(grey || lamp);
    }
    assert_near(contrast(DRAW_THEME_HIGH_CONTRAST, DRAW_LAMP, DRAW_PAPER), 14.5, 0.1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_theme_contrast_is_as_the_sheet_says),
        cmocka_unit_test(test_theme_words_are_readable_in_both_themes),
        cmocka_unit_test(test_theme_high_contrast_is_black_white_and_lamp),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
