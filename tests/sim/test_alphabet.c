#include "tests/check.h"

#include <stdbool.h>
#include <string.h>

#include "game/sim/random.h"
#include "game/sim/ribbon_path.h"
#include "game/sim/stroke.h"
#include "tests/sim/writing.h"

static struct sim_alphabet alphabet;
static struct sim_ribbon_path path;
static char error[256];

static bool parses(const char *text)
{
    error[0] = '\0';
    return sim_alphabet_parse(&alphabet, "w.ini", text, strlen(text), error, sizeof error);
}

#define ARC "stroke = M0,-34 C10,-60 20,-80 40,-100\n"

static const char *const languages[] = {"en", "de"};

/** The shipped letters, to be written in a script. */
static const struct sim_alphabet *shipped_in(enum sim_script script)
{
    alphabet = *writing_load();
    alphabet.script = script;
    return &alphabet;
}

static void test_alphabet_has_all_letters_in_both_scripts(void **state)
{
    (void)state;
    static const char *const print[] = {"ä", "ö", "ü", "ß", "A", "H", "L", "M", "R", "S", "U", "W"};
    for (int script = 0; script < SIM_SCRIPT_COUNT; script++) {
        const struct sim_alphabet *shipped = shipped_in((enum sim_script)script);
        for (const char *c = "abcdefghijklmnopqrstuvwxyz"; *c; c++) {
            char letter[] = {*c, '\0'};
            const char *text = letter;
            assert_non_null(sim_alphabet_next(shipped, &text));
            assert_int_equal(*text, '\0');
        }
    }
    for (size_t i = 0; i < sizeof print / sizeof print[0]; i++) {
        const char *text = print[i];
        assert_non_null(sim_alphabet_next(shipped_in(SIM_SCRIPT_PRINT), &text));
        assert_int_equal(*text, '\0');
    }
}

static void test_alphabet_has_something_of_every_kind_in_two_languages(void **state)
{
    (void)state;
    const struct sim_alphabet *shipped = writing_load();
    for (int l = 0; l < 2; l++) {
        assert_int_equal(sim_alphabet_word_count(shipped, languages[l], SIM_WORD_LETTERS), 10);
        assert_int_equal(sim_alphabet_word_count(shipped, languages[l], SIM_WORD_SHORT), 12);
        assert_int_equal(sim_alphabet_word_count(shipped, languages[l], SIM_WORD_LONG), 12);
    }
    assert_string_equal(sim_alphabet_word(shipped, "en", SIM_WORD_SHORT, 0), "well"); // look/15
    assert_string_equal(sim_alphabet_word(shipped, "de", SIM_WORD_SHORT, 0), "Welle");
    assert_string_equal(sim_alphabet_word(shipped, "en", SIM_WORD_LETTERS, 0), "e e e");
    assert_string_equal(sim_alphabet_word(shipped, "de", SIM_WORD_LETTERS, 8), "ö ö ö");
    assert_null(sim_alphabet_word(shipped, "en", SIM_WORD_SHORT, 12));
    assert_null(sim_alphabet_word(shipped, "en", SIM_WORD_SHORT, -1));
    assert_int_equal(sim_alphabet_word_count(shipped, "fr", SIM_WORD_LONG), 0);
}

static void check_inside_the_paper(const char *word)
{
    const struct sim_ribbon_area *area = &sim_ribbon_area_default;
    for (int i = 0; i < path.count; i++) {
        const struct sim_ribbon_point *point = &path.point[i];
        bool inside = point->x_px > area->left_px - 1 && point->x_px < area->right_px + 1 &&
                      point->y_px > area->top_px - 1 && point->y_px < area->bottom_px + 1;
        if (!inside)
            fail_msg("%s leaves the paper at %g, %g", word, point->x_px, point->y_px);
    }
}

/** Even pieces, and no turn sharper than a pen can follow but at the few points of letters. */
static void check_even(const char *word)
{
    int sharp = 0;
    for (int s = 0; s < path.stroke_count; s++) {
        const struct sim_ribbon_stroke *stroke = &path.stroke[s];
        const struct sim_ribbon_point *point = &path.point[stroke->first];
        assert_true(stroke->count >= 2);
        for (int i = 1; i < stroke->count; i++) {
            double piece_px = point[i].at_px - point[i - 1].at_px;
            double far_px =
                hypot(point[i].x_px - point[i - 1].x_px, point[i].y_px - point[i - 1].y_px);
            assert_near(piece_px, far_px, 1e-6);
            assert_true(piece_px <= 4 + 1e-6);
            if (i + 1 < stroke->count) {
                assert_near(piece_px, 4, 1e-6);
                double dot =
                    (point[i].x_px - point[i - 1].x_px) * (point[i + 1].x_px - point[i].x_px) +
                    (point[i].y_px - point[i - 1].y_px) * (point[i + 1].y_px - point[i].y_px);
                sharp += dot < 0;
            }
        }
    }
    if (sharp > 3 * (int)strlen(word))
        fail_msg("%s turns back %d times", word, sharp);
}

/** Strokes the letters of a word are made of, by counting where the pen comes down. */
static int strokes_of(const struct sim_alphabet *written, const char *word)
{
    int count = 0;
    bool joined = false;
    while (*word) {
        if (*word == ' ') {
            joined = false;
            word++;
            continue;
        }
        const struct sim_letter *letter = sim_alphabet_next(written, &word);
        for (const char *c = letter->stroke; *c; c++)
            count += *c == 'M';
        for (const char *c = letter->marks; *c; c++)
            count += *c == 'M';
        count -= joined;
        joined = letter->joins;
    }
    return count;
}

static void test_alphabet_all_fits_the_paper_in_both_scripts(void **state)
{
    (void)state;
    for (int script = 0; script < SIM_SCRIPT_COUNT; script++) {
        const struct sim_alphabet *shipped = shipped_in((enum sim_script)script);
        for (int i = 0; i < shipped->word_count; i++) {
            const char *word = shipped->word[i].text;
            assert_true(sim_ribbon_path_write(&path, shipped, word, &sim_ribbon_area_default));
            check_inside_the_paper(word);
            check_even(word);
            // Room inside the letters for the channel: 75 px or less where the words are long.
            double least_px = shipped->word[i].kind == SIM_WORD_LONG ? 180 : 200;
            if (path.x_height_px < least_px || path.x_height_px > 288 + 1e-9)
                fail_msg("%s is %g px high", word, path.x_height_px);
            assert_true(path.length_px > (shipped->word[i].kind == SIM_WORD_LETTERS ? 850 : 1900));
            assert_int_equal(path.stroke_count, strokes_of(shipped, word));
        }
    }
}

static void test_alphabet_print_lifts_the_pen_between_letters(void **state)
{
    (void)state;
    const struct {
        const char *word;
        int joined, print;
    } cases[] = {
        {"sea", 1, 4},   // s, e, and a of two strokes
        {"i i i", 6, 6}, // stem and dot
        {"e e e", 3, 3}, // a blank lifts in both
        {"Wal", 2, 4},   // joined W ends high and does not join
        {"Möwe", 3, 7},  // two dots in both
        {"Laterne", 2, 11},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (int script = 0; script < SIM_SCRIPT_COUNT; script++) {
            assert_true(sim_ribbon_path_write(&path, shipped_in((enum sim_script)script),
                                              cases[i].word, &sim_ribbon_area_default));
            assert_int_equal(path.stroke_count, script ? cases[i].print : cases[i].joined);
        }
    }
}

static void test_alphabet_any_letters_join(void **state)
{
    (void)state;
    const struct sim_alphabet *shipped = writing_load();
    for (int a = 'a'; a <= 'z'; a++) {
        for (int b = 'a'; b <= 'z'; b++) {
            char word[] = {(char)a, (char)b, '\0'};
            assert_true(sim_ribbon_path_write(&path, shipped, word, &sim_ribbon_area_default));
            check_inside_the_paper(word);
            check_even(word);
            int marks = (a == 'i') + (a == 'j') + (a == 't') + (a == 'x') + (b == 'i') +
                        (b == 'j') + (b == 't') + (b == 'x');
            assert_int_equal(path.stroke_count, 1 + marks);
        }
    }
}

static void test_alphabet_small_letters_are_written_in_one_stroke(void **state)
{
    (void)state;
    const struct sim_alphabet *shipped = writing_load();
    assert_true(sim_ribbon_path_write(&path, shipped, "well", &sim_ribbon_area_default));
    assert_int_equal(path.stroke_count, 1);
    assert_near(path.x_height_px, 288, 1e-9); // look/15
    assert_true(sim_ribbon_path_write(&path, shipped, "Möwe", &sim_ribbon_area_default));
    assert_int_equal(path.stroke_count, 3); // two dots
}

/** How deep the pen comes in a word, in letter units over the baseline. */
static double lowest(const char *word)
{
    assert_true(sim_ribbon_path_write(&path, &alphabet, word, &sim_ribbon_area_default));
    double deepest_px = 0;
    for (int i = 0; i < path.count; i++)
        deepest_px = fmax(deepest_px, path.point[i].y_px);
    return (path.baseline_px - deepest_px) / path.x_height_px * 100;
}

static void test_alphabet_the_way_up_is_left_out_after_a_high_end(void **state)
{
    (void)state;
    // o ends high, e low; n may begin with a way up from 20.
    static const char letters[] =
        "[letter o]\nadvance = 60\nstroke = M0,-100 C20,-90 30,-90 50,-90\n"
        "[letter e]\nadvance = 60\nstroke = M0,-100 C20,-90 30,-34 50,-40\n"
        "[letter n]\nadvance = 60\nlead = %s\n"
        "stroke = M10,-20 C12,-40 15,-80 20,-100 C30,-100 40,-95 50,-90\n";
    const struct {
        const char *lead;
        bool alone, high, low;
    } cases[] = {{"always", true, true, true},
                 {"joined", false, true, true},
                 {"low", false, false, true},
                 {"not_high", true, false, true}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[512];
        snprintf(text, sizeof text, letters, cases[i].lead);
        assert_true(parses(text));
        assert_int_equal(lowest("no") < 50, cases[i].alone);
        assert_int_equal(lowest("on") < 50, cases[i].high);
        assert_int_equal(lowest("en") < 25, cases[i].low);
    }
}

static void test_alphabet_refuses_what_cannot_be_written(void **state)
{
    (void)state;
    const struct sim_alphabet *shipped = writing_load();
    const char *const words[] = {"", "w3ll", "\xff", "w\xc3", "Ч", " well", "well ", " "};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        assert_false(sim_ribbon_path_write(&path, shipped, words[i], &sim_ribbon_area_default));
    assert_false(sim_ribbon_path_write(&path, shipped_in(SIM_SCRIPT_PRINT), "Ufern Z",
                                       &sim_ribbon_area_default));
    // More strokes than there are places:
    assert_false(sim_ribbon_path_write(&path, shipped, "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",
                                       &sim_ribbon_area_default));
}

static void test_alphabet_messages_name_the_line(void **state)
{
    (void)state;
    assert_true(parses("[letter a]\nadvance = 80\n" ARC "[words]\nen = a aa\n"));
    assert_int_equal(sim_alphabet_word_count(&alphabet, "en", SIM_WORD_SHORT), 2);
    const struct {
        const char *text;
        const char *says;
    } cases[] = {
        {"[letter a]\nadvance = 2\n" ARC, "w.ini:2:"},
        {"[letter ab]\nadvance = 80\n" ARC, "w.ini:2:"},
        {"[letter a]\nadvance = 80\nstroke = M0,0 L5,5\n", "w.ini:3: stroke"},
        {"[letter a]\nadvance = 80\nstroke = M0,0\n", "w.ini:3: stroke"},
        {"[letter a]\nadvance = 80\nstroke = C0,0 1,1 2,2\n", "w.ini:3: stroke"},
        {"[letter a]\nadvance = 80\nstroke = M0,0 C1,1 nan,2 3,3\n", "w.ini:3: stroke"},
        {"[letter a]\nadvance = 80\nstroke = M0,0 C1,1 2,2 3,99999\n", "w.ini:3: stroke"},
        {"[letter a]\nadvance = 80\nlead = perhaps\n" ARC, "w.ini:3:"},
        {"[letter a]\ncolour = 3\n" ARC, "w.ini:2:"},
        {"[letters]\na = 3\n", "w.ini:2:"},
        {"[sounds]\na = 3\n", "w.ini:2:"},
        {"[letter a]\nadvance = 80\n", "letter a has no stroke"},
        {"[print a]\nadvance = 80\n", "print a has no stroke"},
        {"[print a]\nlead = low\n" ARC, "w.ini:2:"},
        {"[print ab]\nadvance = 80\n" ARC, "w.ini:2:"},
        {"[letter a]\nadvance = 80\nstroke = M0,0 C1,1 2,2 3,3 M5,5 C6,6 7,7 8,8\n", "w.ini:3:"},
        {"[letter a]\nadvance = 80\n" ARC "[print b]\nadvance = 80\n" ARC "[words]\nen = a\n",
         "the word a has a letter without a [print"},
        {"[letters]\nen = a bc\n", "w.ini:2: en has more than one letter"},
        {"[letter a]\nadvance = 80\n" ARC "[letters]\nen = a b\n", "the word b b b"},
        {"[letter a]\n" ARC, "letter a has no advance"},
        {"[letter a]\nadvance = 80\n" ARC "[words]\nen = ab\n", "the word ab"},
        {"[words]\neng = a\n", "w.ini:2:"},
        {"[words]\nen = aaaaaaaaaaaaaaaaaaaaaaaa\n", "w.ini:2:"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_false(parses(cases[i].text));
        if (!strstr(error, cases[i].says))
            fail_msg("\"%s\" does not say \"%s\"", error, cases[i].says);
    }
}

static void test_alphabet_survives_broken_files(void **state)
{
    (void)state;
    static const char good[] =
        "[letter a]\nadvance = 80\n" ARC "marks = M0,0 C1,1 2,2 3,3\n[words]\nen = a aa\n"
        "[letters]\nen = a a\n";
    uint64_t random = 11;
    int refused = 0;
    for (int i = 0; i < 20000; i++) {
        char text[sizeof good];
        memcpy(text, good, sizeof good);
        for (int k = 0; k < 3; k++)
            text[sim_random_next(&random) % (sizeof good - 1)] =
                (char)(sim_random_next(&random) % 256);
        if (!sim_alphabet_parse(&alphabet, "w.ini", text, sizeof good - 1, error, sizeof error))
            refused++;
        else if (alphabet.word_count > 0) // whatever it took must be writable, or said so
            sim_ribbon_path_write(&path, &alphabet, alphabet.word[0].text,
                                  &sim_ribbon_area_default);
    }
    assert_in_range(refused, 10000, 19999);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alphabet_has_all_letters_in_both_scripts),
        cmocka_unit_test(test_alphabet_has_something_of_every_kind_in_two_languages),
        cmocka_unit_test(test_alphabet_all_fits_the_paper_in_both_scripts),
        cmocka_unit_test(test_alphabet_print_lifts_the_pen_between_letters),
        cmocka_unit_test(test_alphabet_any_letters_join),
        cmocka_unit_test(test_alphabet_small_letters_are_written_in_one_stroke),
        cmocka_unit_test(test_alphabet_the_way_up_is_left_out_after_a_high_end),
        cmocka_unit_test(test_alphabet_refuses_what_cannot_be_written),
        cmocka_unit_test(test_alphabet_messages_name_the_line),
        cmocka_unit_test(test_alphabet_survives_broken_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
