#include "tests/check.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "game/session/programme.h"

static char *read_shipped(size_t *size)
{
    const char *root = getenv("EVENKEEL_SOURCE_DIR");
    char path[512];
    snprintf(path, sizeof path, "%s/assets/programme/standing.ini", root ? root : ".");
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = malloc(1 << 16);
    *size = fread(text, 1, 1 << 16, file);
    fclose(file);
    return text;
}

static struct session_programme shipped(void)
{
    size_t size;
    char *text = read_shipped(&size);
    struct session_programme programme = {0};
    char error[256] = "";
    bool parsed =
        session_programme_parse(&programme, "standing.ini", text, size, error, sizeof error);
    if (!parsed)
        fail_msg("%s", error);
    free(text);
    return programme;
}

static void test_programme_has_the_standing_coast(void **state)
{
    (void)state;
    struct session_programme programme = shipped();
    // programme.md 1 and decisions.md 1
    const struct {
        const char *id;
        enum session_stance stance;
        bool eyes_closed, two_sides, reach;
        int quarter_turns;
        double rms_mm, hold_s, limits_factor;
    } expected[] = {
        {"S1", SESSION_STANCE_APART, false, false, true, 0, 6, 30, 1},
        {"S2", SESSION_STANCE_APART, true, false, false, 0, 7.2, 30, 1},
        {"S3", SESSION_STANCE_SEMI_TANDEM, false, true, true, 1, 9, 30, 0.7},
        {"S4", SESSION_STANCE_SEMI_TANDEM, true, true, false, 1, 10.8, 30, 0.7},
        {"S5", SESSION_STANCE_TANDEM, false, true, true, 1, 13, 20, 0.5},
        {"S6", SESSION_STANCE_TANDEM, true, true, false, 1, 15.6, 20, 0.5},
        {"S7", SESSION_STANCE_ONE_LEG, false, true, true, 0, 16, 15, 0.4},
        {"S8", SESSION_STANCE_ONE_LEG, true, true, false, 0, 19.2, 15, 0.4},
        {"S9", SESSION_STANCE_TIPTOE, false, true, false, 0, 20, 10, 0.4},
        {"S10", SESSION_STANCE_TIPTOE, true, true, false, 0, 24, 10, 0.4},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        const struct session_rung *rung = session_programme_rung(&programme, expected[i].id);
        assert_non_null(rung);
        assert_int_equal(rung->stance, expected[i].stance);
        assert_int_equal(rung->eyes_closed, expected[i].eyes_closed);
        assert_int_equal(rung->two_sides, expected[i].two_sides);
        assert_int_equal(rung->reach, expected[i].reach);
        assert_int_equal(rung->quarter_turns, expected[i].quarter_turns);
        assert_near(rung->rms_mm, expected[i].rms_mm, 1e-12);
        assert_near(rung->hold_s, expected[i].hold_s, 0);
        assert_near(rung->limits_factor, expected[i].limits_factor, 1e-12);
        assert_near(rung->lead_in_s, 5, 0);
        assert_int_equal(rung->harbour, (int)i + 1);
        assert_int_equal(rung->summit, i == 9); // never shown as a gap
    }
    assert_int_equal(programme.count, 10);
}

static void test_programme_one_leg_needs_a_steady_tandem(void **state)
{
    (void)state;
    struct session_programme programme = shipped();
    for (int i = 0; i < programme.count; i++) {
        const struct session_rung *rung = &programme.rungs[i];
        const struct session_rung *needed = session_programme_needs(&programme, rung);
        if (session_rung_is_one_leg(rung))
            assert_string_equal(needed->id, "S5");
        else
            assert_null(needed);
    }
}

static void test_programme_never_closes_eyes_and_hardens_the_stance_at_once(void **state)
{
    (void)state;
    struct session_programme programme = shipped();
    for (int i = 0; i < programme.count; i++) {
        const struct session_rung *rung = &programme.rungs[i];
        const struct session_rung *next = session_programme_next(&programme, rung);
        if (!next)
            continue;
        assert_false(next->stance > rung->stance && next->eyes_closed);
        assert_ptr_equal(session_programme_easier(&programme, next), rung);
    }
    const struct session_rung *s4 = session_programme_rung(&programme, "S4");
    assert_string_equal(session_programme_eyes_open(&programme, s4)->id, "S3");
}

static void test_programme_sentences_have_at_most_twelve_words(void **state)
{
    (void)state;
    struct session_programme programme = shipped();
    for (int i = 0; i < programme.count; i++) {
        const struct session_rung *rung = &programme.rungs[i];
        const char *texts[] = {rung->instruction, rung->instruction_left, rung->instruction_right};
        for (size_t k = 0; k < 3; k++) {
            int words = 1;
            for (const char *c = texts[k]; *c; c++) {
                words += *c == ' ';
                if (*c == '.')
                    words = 0;
                assert_true(words <= 12);
            }
        }
    }
}

static void refuse(const char *change, const char *to, const char *expected)
{
    size_t size;
    char *text = read_shipped(&size);
    text[size] = '\0';
    char *at = strstr(text, change);
    assert_non_null(at);
    char *changed = malloc(size + 256);
    int length =
        snprintf(changed, size + 256, "%.*s%s%s", (int)(at - text), text, to, at + strlen(change));
    struct session_programme programme = {0};
    char error[256] = "";
    assert_false(session_programme_parse(&programme, "standing.ini", changed, (size_t)length, error,
                                         sizeof error));
    if (!strstr(error, expected))
        fail_msg("error is \"%s\", want \"%s\"", error, expected);
    assert_int_equal(programme.count, 0);
    free(changed);
    free(text);
}

static void test_programme_bad_values_name_line_and_range(void **state)
{
    (void)state;
    refuse("hold_s = 30", "hold_s = 900", "hold_s = 900, allowed 5..120");
    refuse("eyes = open", "eyes = half", "eyes = half, allowed open, closed");
    refuse("rms_mm = 6", "rms = 6", "rms is not known in [S1]");
    refuse("title = Feet apart", "title =", "allowed 1..127");
    refuse("harbour = 1\n", "", "[S1] needs harbour");
    refuse("games = hold\nrms_mm = 7.2", "games = hold reach\nrms_mm = 7.2",
           "Reach is a game for open eyes");
    refuse("needs = S5", "needs = S77", "[S7] needs = S77, allowed a rung before it");
    refuse("needs = S5", "needs = S8", "[S7] needs = S8, allowed a rung before it");
    refuse("summit = yes", "summit = maybe", "summit = maybe, allowed no, yes");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_programme_has_the_standing_coast),
        cmocka_unit_test(test_programme_one_leg_needs_a_steady_tandem),
        cmocka_unit_test(test_programme_never_closes_eyes_and_hardens_the_stance_at_once),
        cmocka_unit_test(test_programme_sentences_have_at_most_twelve_words),
        cmocka_unit_test(test_programme_bad_values_name_line_and_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
