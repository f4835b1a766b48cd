#include "tests/check.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "game/session/programme.h"
#include "game/session/say.h"

enum { FILE_MAX = 1 << 16, PATH_SIZE = 512 };

static const char *const files[] = {"standing.ini", "walking.ini", "hands.ini"};

static void source_path(char path[PATH_SIZE], const char *folder, const char *name)
{
    const char *root = getenv("EVENKEEL_SOURCE_DIR");
    snprintf(path, PATH_SIZE, "%s/assets/%s/%s", root ? root : ".", folder, name);
}

// Owned by the caller; ends in NUL, with room for another few bytes.
static char *read_source(const char *folder, const char *name, size_t *size)
{
    char path[PATH_SIZE];
    source_path(path, folder, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s is not there", path);
    char *text = malloc(FILE_MAX);
    assert_non_null(text);
    *size = fread(text, 1, FILE_MAX - 1, file);
    assert_true(*size < FILE_MAX - 1);
    text[*size] = '\0';
    fclose(file);
    return text;
}

static void add_shipped(struct session_programme *programme, const char *name)
{
    size_t size;
    char error[256] = "";
    char *text = read_source("programme", name, &size);
    if (!session_programme_parse(programme, name, text, size, error, sizeof error))
        fail_msg("%s", error);
    free(text);
}

static struct session_programme shipped(void)
{
    struct session_programme programme = {0};
    for (size_t i = 0; i < 3; i++)
        add_shipped(&programme, files[i]);
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
        assert_int_equal(rung->coast, SESSION_COAST_STANDING);
        assert_int_equal(rung->harbours, 10);
        assert_int_equal(rung->game, SESSION_GAME_HOLD);
    }
    assert_int_equal(programme.count, 24);
}

static void test_programme_has_the_walking_coast(void **state)
{
    (void)state;
    struct session_programme programme = shipped();
    // programme.md 1 and decisions.md 1
    const struct {
        const char *id;
        enum session_gait gait;
        bool eyes_closed;
    } expected[] = {
        {"W1", SESSION_GAIT_SLOW, false},   {"W2", SESSION_GAIT_SLOW, true},
        {"W3", SESSION_GAIT_KNEE, false},   {"W4", SESSION_GAIT_KNEE, true},
        {"W5", SESSION_GAIT_TIPTOE, false}, {"W6", SESSION_GAIT_LONG, false},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        const struct session_rung *rung = session_programme_rung(&programme, expected[i].id);
        assert_non_null(rung);
        assert_int_equal(rung->coast, SESSION_COAST_WALKING);
        assert_int_equal(rung->harbour, (int)i + 1);
        assert_int_equal(rung->harbours, 6);
        assert_int_equal(rung->gait, expected[i].gait);
        assert_int_equal(rung->eyes_closed, expected[i].eyes_closed);
        assert_int_equal(rung->game, i == 5 ? SESSION_GAME_ROUTE : SESSION_GAME_MARCH);
        assert_near(rung->hold_s, 60, 0);
        assert_int_equal(rung->lift_deg > 0, rung->gait == SESSION_GAIT_KNEE);
        for (int tier = 0; tier < SESSION_TIER_COUNT; tier++)
            assert_int_equal(session_rung_safety(rung, (enum session_tier)tier),
                             SESSION_SAFETY_WALKING);
    }
}

static void test_programme_has_the_hands_coast(void **state)
{
    (void)state;
    struct session_programme programme = shipped();
    const struct {
        const char *id;
        enum session_game game;
        enum session_stance stance;
        enum session_bottle bottle;
        int fingers;
        double hold_s; // of the bottle games: decisions.md 1
    } expected[] = {
        {"H1", SESSION_GAME_BOTTLE, SESSION_STANCE_FREE, SESSION_BOTTLE_BASE, 0, 20},
        {"H2", SESSION_GAME_BOTTLE, SESSION_STANCE_FREE, SESSION_BOTTLE_LID, 0, 10},
        {"H3", SESSION_GAME_BOTTLE, SESSION_STANCE_OWN, SESSION_BOTTLE_BASE, 0, 20},
        {"H4", SESSION_GAME_FINGERS, SESSION_STANCE_FREE, SESSION_BOTTLE_NONE, 1, 40},
        {"H5", SESSION_GAME_FINGERS, SESSION_STANCE_FREE, SESSION_BOTTLE_NONE, 2, 40},
        {"H6", SESSION_GAME_BUTTONS, SESSION_STANCE_FREE, SESSION_BOTTLE_NONE, 0, 60},
        {"H7", SESSION_GAME_BUTTONS, SESSION_STANCE_OWN, SESSION_BOTTLE_NONE, 0, 60},
        {"H8", SESSION_GAME_WRITING, SESSION_STANCE_FREE, SESSION_BOTTLE_NONE, 0, 60},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        const struct session_rung *rung = session_programme_rung(&programme, expected[i].id);
        assert_non_null(rung);
        assert_int_equal(rung->coast, SESSION_COAST_HANDS);
        assert_int_equal(rung->harbour, (int)i + 1);
        assert_int_equal(rung->harbours, 8);
        assert_int_equal(rung->game, expected[i].game);
        assert_int_equal(rung->stance, expected[i].stance);
        assert_int_equal(rung->bottle, expected[i].bottle);
        assert_int_equal(rung->fingers, expected[i].fingers);
        assert_near(rung->hold_s, expected[i].hold_s, 0);
        assert_int_equal(rung->two_sides, rung->game == SESSION_GAME_FINGERS); // a hand a side
        assert_false(rung->eyes_closed);
    }
}

// The table of decisions.md 3.
static void test_programme_offers_each_rung_in_its_tiers(void **state)
{
    (void)state;
    struct session_programme programme = shipped();
    static const char *const table[][2] = {
        {"S1", "bmpg"}, {"S2", "bmpg"}, {"S3", "bmpg"}, {"S4", "bmpg"}, {"S5", "bmpg"},
        {"S6", "bmpg"}, {"S7", "bmpg"}, {"S8", "bmpg"}, {"S9", "bmpg"}, {"S10", "bmpg"},
        {"W1", "bmpg"}, {"W2", "bm-g"}, {"W3", "bmpg"}, {"W4", "bm-g"}, {"W5", "bmpg"},
        {"W6", "-mpg"}, {"H1", "bmpg"}, {"H2", "bmpg"}, {"H3", "bm-g"}, {"H4", "--pg"},
        {"H5", "--pg"}, {"H6", "--pg"}, {"H7", "bmpg"}, {"H8", "--pg"},
    };
    assert_int_equal(programme.count, sizeof table / sizeof table[0]);
    for (int i = 0; i < programme.count; i++) {
        assert_string_equal(programme.rungs[i].id, table[i][0]);
        for (int tier = 0; tier < SESSION_TIER_COUNT; tier++)
            if (programme.rungs[i].tiers[tier] != (table[i][1][tier] != '-'))
                fail_msg("%s in tier %s", table[i][0], session_tier_name((enum session_tier)tier));
    }
}

static void test_programme_nobody_sits_on_a_board(void **state)
{
    (void)state;
    struct session_programme programme = shipped();
    const struct session_rung *h1 = session_programme_rung(&programme, "H1");
    assert_int_equal(session_rung_safety(h1, SESSION_TIER_BOARD), SESSION_SAFETY_BETWEEN);
    assert_int_equal(session_rung_safety(h1, SESSION_TIER_MOTION), SESSION_SAFETY_SEATED);
    for (int i = 0; i < programme.count; i++) {
        const struct session_rung *rung = &programme.rungs[i];
        assert_int_not_equal(session_rung_safety(rung, SESSION_TIER_BOARD), SESSION_SAFETY_SEATED);
        if (rung->stance != SESSION_STANCE_FREE && rung->coast != SESSION_COAST_WALKING)
            assert_int_equal(rung->safety, SESSION_SAFETY_BETWEEN);
    }
}

static void test_programme_words_fit_the_tier(void **state)
{
    (void)state;
    struct session_programme programme = shipped();
    const struct session_rung *w1 = session_programme_rung(&programme, "W1");
    const struct session_rung *h4 = session_programme_rung(&programme, "H4");
    const struct session_rung *s1 = session_programme_rung(&programme, "S1");
    const enum session_side none = SESSION_SIDE_NONE, right = SESSION_SIDE_RIGHT;
    assert_string_equal(session_rung_instruction(w1, none, SESSION_TIER_MOTION),
                        w1->instruction_motion);
    assert_non_null(strstr(session_rung_instruction(w1, none, SESSION_TIER_PAD), "Tap once"));
    assert_non_null(strstr(session_rung_instruction(w1, none, SESSION_TIER_GUIDED), "voice"));
    assert_non_null(strstr(session_rung_instruction(h4, right, SESSION_TIER_PAD), "Right hand"));
    assert_string_equal(session_rung_instruction(s1, none, SESSION_TIER_GUIDED), s1->instruction);
}

static void test_programme_names_are_read_back(void **state)
{
    (void)state;
    enum session_tier tier = SESSION_TIER_PAD;
    enum session_game game = SESSION_GAME_MARCH;
    for (int i = 0; i < SESSION_TIER_COUNT; i++) {
        assert_true(session_tier_from_name(session_tier_name((enum session_tier)i), &tier));
        assert_int_equal(tier, i);
    }
    for (int i = 0; i < SESSION_GAME_COUNT; i++) {
        assert_true(session_game_from_name(session_game_name((enum session_game)i), &game));
        assert_int_equal(game, i);
    }
    assert_string_equal(session_game_name(SESSION_GAME_WRITING), "writing");
    assert_false(session_tier_from_name("Board", &tier));
    assert_false(session_game_from_name("hold reach", &game));
    assert_int_equal(game, SESSION_GAME_LIMITS); // as it was
}

static void expect_drawing(const struct session_rung *rung, const char *name, const char *suffix)
{
    char file[SESSION_NAME_SIZE + 16], path[PATH_SIZE];
    snprintf(file, sizeof file, "%s%s.svg", name, suffix);
    source_path(path, "art", file);
    FILE *drawing = fopen(path, "rb");
    if (!drawing)
        fail_msg("%s: no drawing %s", rung->id, file);
    fclose(drawing);
}

static void test_programme_every_drawing_is_there(void **state)
{
    (void)state;
    struct session_programme programme = shipped();
    for (int i = 0; i < programme.count; i++) {
        const struct session_rung *rung = &programme.rungs[i];
        expect_drawing(rung, rung->feet, "");
        if (rung->two_sides)
            expect_drawing(rung, rung->feet, "-right");
        expect_drawing(rung, rung->figure, "");
        expect_drawing(rung, rung->card, "");
    }
    const struct session_rung *h4 = session_programme_rung(&programme, "H4");
    const struct session_rung *s1 = session_programme_rung(&programme, "S1");
    assert_string_equal(h4->card, "hand-bent-index");
    assert_string_equal(s1->card, s1->figure); // where none is named
}

static void expect_line(const char *text, const char *language, const char *id, const char *more)
{
    char line[SESSION_NAME_SIZE + 24];
    snprintf(line, sizeof line, "\n%s%s = ", id, more);
    if (!strstr(text, line))
        fail_msg("%s.txt has no line %s%s", language, id, more);
}

// That each line has its clip is audio.voice's matter.
static void test_programme_every_rung_is_explained_by_the_voice(void **state)
{
    (void)state;
    struct session_programme programme = shipped();
    const char *const languages[] = {"en.txt", "de.txt"};
    for (size_t k = 0; k < 2; k++) {
        size_t size;
        char *text = read_source("voice", languages[k], &size);
        for (int i = 0; i < programme.count; i++) {
            const struct session_rung *rung = &programme.rungs[i];
            expect_line(text, languages[k], rung->voice, "");
            if (rung->voice_motion[0])
                expect_line(text, languages[k], rung->voice_motion, "");
            if (rung->voice_pad[0])
                expect_line(text, languages[k], rung->voice_pad, "");
            if (!rung->two_sides)
                continue;
            expect_line(text, languages[k], rung->voice, "_left");
            expect_line(text, languages[k], rung->voice, "_right");
        }
        free(text);
    }
}

// A warm-up with the stick is not told to put a real bottle on the palm.
static void test_programme_the_voice_speaks_of_the_tier(void **state)
{
    (void)state;
    struct session_programme programme = shipped();
    static const struct {
        const char *rung;
        enum session_tier tier;
        enum session_side side;
        const char *line;
    } cases[] = {
        {"H1", SESSION_TIER_GUIDED, SESSION_SIDE_NONE, "hand_h1"},
        {"H1", SESSION_TIER_PAD, SESSION_SIDE_NONE, "hand_h1_pad"},
        {"H2", SESSION_TIER_MOTION, SESSION_SIDE_NONE, "hand_h2_motion"},
        {"W1", SESSION_TIER_PAD, SESSION_SIDE_NONE, "walk_w1_pad"},
        {"W1", SESSION_TIER_MOTION, SESSION_SIDE_NONE, "walk_w1"},
        {"H4", SESSION_TIER_PAD, SESSION_SIDE_RIGHT, "hand_h4_right"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char line[SESSION_VOICE_SIZE];
        session_rung_voice(session_programme_rung(&programme, cases[i].rung), cases[i].side,
                           cases[i].tier, line);
        assert_string_equal(line, cases[i].line);
    }
}

static void test_programme_the_voice_has_all_a_trial_says(void **state)
{
    (void)state;
    // say.h: the lines with a number, and the range of each
    const struct {
        enum session_say say;
        int first, last;
    } counted[] = {
        {SESSION_SAY_COUNT, 1, 5},       {SESSION_SAY_STOOD, 0, 120}, {SESSION_SAY_STEPS, 1, 120},
        {SESSION_SAY_UPRIGHT, 0, 60},    {SESSION_SAY_FINGER, 1, 4},  {SESSION_SAY_PAIR, 1, 2},
        {SESSION_SAY_RIGHT_CUES, 0, 20},
    };
    const char *const languages[] = {"en.txt", "de.txt"};
    for (size_t k = 0; k < 2; k++) {
        size_t size;
        char *text = read_source("voice", languages[k], &size);
        for (int say = 0; say < SESSION_SAY_COUNT_OF_LINES; say++) {
            bool has_number = false;
            for (size_t i = 0; i < sizeof counted / sizeof counted[0]; i++) {
                char number[16];
                for (int n = counted[i].first; (int)counted[i].say == say && n <= counted[i].last;
                     n++) {
                    has_number = true;
                    snprintf(number, sizeof number, "_%d", n);
                    expect_line(text, languages[k], session_say_id(counted[i].say), number);
                }
            }
            if (!has_number)
                expect_line(text, languages[k], session_say_id((enum session_say)say), "");
        }
        free(text);
    }
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
        bool other_task = next->stance > rung->stance || next->gait != rung->gait;
        assert_false(other_task && next->eyes_closed);
        assert_ptr_equal(session_programme_easier(&programme, next), rung);
    }
    static const char *const pairs[][2] = {{"S4", "S3"}, {"S10", "S9"}, {"W2", "W1"},
                                           {"W4", "W3"}, {"W5", "W5"},  {"H7", "H7"}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        const struct session_rung *rung = session_programme_rung(&programme, pairs[i][0]);
        assert_string_equal(session_programme_eyes_open(&programme, rung)->id, pairs[i][1]);
    }
    const struct session_rung *w1 = session_programme_rung(&programme, "W1");
    const struct session_rung *h8 = session_programme_rung(&programme, "H8");
    assert_null(session_programme_easier(&programme, w1)); // a coast of its own
    assert_null(session_programme_next(&programme, h8));
}

static void test_programme_sentences_have_at_most_twelve_words(void **state)
{
    (void)state;
    struct session_programme programme = shipped();
    for (int i = 0; i < programme.count; i++) {
        const struct session_rung *rung = &programme.rungs[i];
        const char *texts[] = {rung->instruction,       rung->instruction_left,
                               rung->instruction_right, rung->instruction_motion,
                               rung->instruction_pad,   rung->instruction_guided};
        for (size_t k = 0; k < sizeof texts / sizeof texts[0]; k++) {
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

// One change in a shipped file, and what the reader says to it.
static void refuse(const char *name, const char *change, const char *to, const char *expected)
{
    size_t size;
    char *text = read_source("programme", name, &size);
    char *at = strstr(text, change);
    if (!at)
        fail_msg("%s has no \"%s\"", name, change);
    char *changed = malloc(size + 256);
    assert_non_null(changed);
    int length =
        snprintf(changed, size + 256, "%.*s%s%s", (int)(at - text), text, to, at + strlen(change));
    struct session_programme programme = {0};
    char error[256] = "";
    assert_false(
        session_programme_parse(&programme, name, changed, (size_t)length, error, sizeof error));
    if (!strstr(error, expected) || strncmp(error, name, strlen(name)) != 0)
        fail_msg("error is \"%s\", want \"%s\"", error, expected);
    assert_int_equal(programme.count, 0);
    free(changed);
    free(text);
}

static void test_programme_bad_values_name_line_and_range(void **state)
{
    (void)state;
    const char *const file = "standing.ini";
    refuse(file, "hold_s = 30", "hold_s = 900", "hold_s = 900, allowed 5..120");
    refuse(file, "eyes = open", "eyes = half", "eyes = half, allowed open, closed");
    refuse(file, "rms_mm = 6", "rms = 6", "rms is not known in [S1]");
    refuse(file, "title = Feet apart", "title =", "allowed 1..127");
    refuse(file, "harbour = 1\n", "", "[S1] needs harbour");
    refuse(file, "harbour = 2\n", "harbour = 1\n", "[S2] harbour = 1, but there is S1");
    refuse(file, "games = hold\nrms_mm = 7.2", "games = hold reach\nrms_mm = 7.2",
           "Reach is a game for open eyes");
    refuse(file, "needs = S5", "needs = S77", "[S7] needs = S77, allowed a rung before it");
    refuse(file, "needs = S5", "needs = S8", "[S7] needs = S8, allowed a rung before it");
    refuse(file, "summit = yes", "summit = maybe", "summit = maybe, allowed no, yes");
    refuse(file, "tiers = board motion pad guided", "tiers = board pad pocket",
           "tiers = board pad pocket, allowed some of board motion pad guided");
    refuse(file, "tiers = board motion pad guided", "tiers = pad pad", "each once");
    refuse(file, "tiers = board motion pad guided\n", "", "[S1] needs tiers");
    refuse(file, "games = hold reach", "games = reach", "games = reach, allowed hold");
    refuse(file, "instruction_left = Left foot in front, heel",
           "instruction_pad = Stand.\ninstruction_left = Left foot in front, heel",
           "[S3] needs no instruction of a tier");
}

static void test_programme_a_game_needs_what_it_is_played_with(void **state)
{
    (void)state;
    refuse("walking.ini", "gait = slow\n", "", "[W1] needs gait");
    refuse("walking.ini", "gait = slow", "gait = fast", "allowed none, slow, knee, tiptoe, long");
    refuse("walking.ini", "lift_deg = 45\n", "", "[W3] needs lift_deg above 0");
    refuse("walking.ini", "lift_deg = 45", "lift_deg = 90", "lift_deg = 90, allowed 0..80");
    refuse("walking.ini", "gait = slow", "gait = slow\nlift_deg = 10", "[W1] needs lift_deg");
    refuse("hands.ini", "bottle = base\n", "", "[H1] needs bottle = base or lid");
    refuse("hands.ini", "fingers = 1\n", "", "[H4] needs fingers = 1 or 2");
    refuse("hands.ini", "fingers = 1\n", "fingers = 3\n", "fingers = 3, allowed 0..2");
    refuse("hands.ini", "fingers = 1\n", "fingers = 1\nbottle = lid\n", "[H4] needs bottle");
    refuse("hands.ini", "games = buttons", "games = buttons\ngait = slow",
           "[H6] needs gait = none");
    refuse("standing.ini", "rms_mm = 6\n", "", "[S1] needs rms_mm");
}

static void test_programme_refuses_what_is_not_safe(void **state)
{
    (void)state;
    refuse("walking.ini", "safety = walking", "safety = seated", "[W1] needs safety = walking");
    refuse("walking.ini", "safety = walking\n", "", "[W1] needs safety = walking");
    refuse("hands.ini", "safety = between", "safety = seated", "[H3] needs stance = free");
    refuse("hands.ini", "stance = own\neyes = open", "stance = own\neyes = closed",
           "[H3] needs sides = none and eyes = open");
}

static void test_programme_a_rung_stands_in_one_file(void **state)
{
    (void)state;
    struct session_programme programme = {0};
    add_shipped(&programme, "standing.ini");
    const char again[] = "[S2]\nhold_s = 30\n";
    char error[256] = "";
    assert_false(session_programme_parse(&programme, "mine.ini", again, sizeof again - 1, error,
                                         sizeof error));
    assert_string_equal(error, "mine.ini:2: [S2] is in another file already");
    assert_int_equal(programme.count, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_programme_has_the_standing_coast),
        cmocka_unit_test(test_programme_has_the_walking_coast),
        cmocka_unit_test(test_programme_has_the_hands_coast),
        cmocka_unit_test(test_programme_offers_each_rung_in_its_tiers),
        cmocka_unit_test(test_programme_nobody_sits_on_a_board),
        cmocka_unit_test(test_programme_words_fit_the_tier),
        cmocka_unit_test(test_programme_names_are_read_back),
        cmocka_unit_test(test_programme_every_drawing_is_there),
        cmocka_unit_test(test_programme_every_rung_is_explained_by_the_voice),
        cmocka_unit_test(test_programme_the_voice_speaks_of_the_tier),
        cmocka_unit_test(test_programme_the_voice_has_all_a_trial_says),
        cmocka_unit_test(test_programme_one_leg_needs_a_steady_tandem),
        cmocka_unit_test(test_programme_never_closes_eyes_and_hardens_the_stance_at_once),
        cmocka_unit_test(test_programme_sentences_have_at_most_twelve_words),
        cmocka_unit_test(test_programme_bad_values_name_line_and_range),
        cmocka_unit_test(test_programme_a_game_needs_what_it_is_played_with),
        cmocka_unit_test(test_programme_refuses_what_is_not_safe),
        cmocka_unit_test(test_programme_a_rung_stands_in_one_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
