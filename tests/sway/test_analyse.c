#include "tests/check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "game/analyse.h"
#include "tests/sway/bds.h"

static const double pi = 3.14159265358979323846;

// A folder for the files of one test, and what the program said.
struct desk {
    char folder[64];
    char path[128];
    char *out;
    char *err;
};

static int desk_open(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    assert_non_null(desk);
    strcpy(desk->folder, "/tmp/evenkeel-analyse-XXXXXX");
    assert_non_null(mkdtemp(desk->folder));
    snprintf(desk->path, sizeof desk->path, "%s/trial.csv", desk->folder);
    *state = desk;
    return 0;
}

static int desk_close(void **state)
{
    struct desk *desk = *state;
    unlink(desk->path);
    assert_int_equal(rmdir(desk->folder), 0);
    free(desk->out);
    free(desk->err);
    free(desk);
    return 0;
}

static FILE *desk_file(const struct desk *desk)
{
    FILE *file = fopen(desk->path, "w");
    assert_non_null(file);
    return file;
}

static void desk_write(const struct desk *desk, const char *text)
{
    FILE *file = desk_file(desk);
    fputs(text, file);
    fclose(file);
}

// Words of a command line after "analyse", FILE standing for the desk's file.
static int desk_run(struct desk *desk, const char *line)
{
    char words[512];
    char *argv[16] = {"analyse"};
    int argc = 1;
    snprintf(words, sizeof words, "%s", line);
    for (char *word = strtok(words, " "); word; word = strtok(NULL, " "))
        argv[argc++] = strcmp(word, "FILE") == 0 ? desk->path : word;
    free(desk->out);
    free(desk->err);
    desk->out = desk->err = NULL;
    size_t size;
    FILE *out = open_memstream(&desk->out, &size);
    FILE *err = open_memstream(&desk->err, &size);
    const int code = analyse_run(argc, argv, out, err);
    fclose(out);
    fclose(err);
    return code;
}

// Number behind "key": in the JSON written last; NaN = null.
static double member(const struct desk *desk, const char *key)
{
    char quoted[64];
    snprintf(quoted, sizeof quoted, "\"%s\": ", key);
    const char *at = strstr(desk->out, quoted);
    if (!at)
        fail_msg("no member %s in %s", key, desk->out);
    at += strlen(quoted);
    return strncmp(at, "null", 4) == 0 ? (double)NAN : strtod(at, NULL);
}

static int count(const char *text, const char *word)
{
    int n = 0;
    for (const char *at = text; (at = strstr(at, word)); at += strlen(word))
        n++;
    return n;
}

// A circle of 10 mm every 2 s for `seconds`, as a CoP file in cm, without load.
static void write_circle(const struct desk *desk, double seconds)
{
    FILE *file = desk_file(desk);
    fputs("# made up\nap_cm,note,time_s,ml_cm\n", file);
    for (int i = 0; i <= (int)(seconds * 100.0); i++)
        fprintf(file, "%.9f,x,%.3f,%.9f\n", sin(pi * i / 100.0), 7.0 + i / 100.0,
                3.0 + cos(pi * i / 100.0));
    fclose(file);
}

static void test_analyse_circle_as_json(void **state)
{
    struct desk *desk = *state;
    write_circle(desk, 40.0);
    assert_int_equal(desk_run(desk, "FILE --json --raw --from 5 --to 35"), 0);
    assert_string_equal(desk->err, "");
    assert_int_equal(count(desk->out, "\n"), 1);
    assert_non_null(strstr(desk->out, "\"recipe\": \"published\""));
    assert_non_null(strstr(desk->out, "\"status\": \"ok\""));
    assert_near(member(desk, "schema"), 1.0, 0.0);
    assert_near(member(desk, "samples"), 3001.0, 0.0);
    assert_near(member(desk, "duration_s"), 30.0, 1e-9);
    assert_relative(member(desk, "path_mm"), 300.0 * pi, 1e-3);
    assert_relative(member(desk, "mean_velocity_mm_s"), 10.0 * pi, 1e-3);
    assert_relative(member(desk, "mean_velocity_ml_mm_s"), 20.0, 1e-3);
    assert_relative(member(desk, "rms_ml_mm"), 10.0 / sqrt(2.0), 1e-3);
    assert_relative(member(desk, "range_ap_mm"), 20.0, 1e-3);
    assert_relative(member(desk, "mean_frequency_hz"), 0.5, 0.01);
    assert_true(isnan(member(desk, "hands_off_s")));
    assert_true(isnan(member(desk, "events")));

    assert_int_equal(desk_run(desk, "--json FILE"), 0);
    assert_non_null(strstr(desk->out, "\"recipe\": \"product\""));
    assert_near(member(desk, "rate_hz"), 25.0, 0.0);
    assert_relative(member(desk, "path_mm"), 10.0 * pi * member(desk, "duration_s"), 0.01);
}

static void test_analyse_table_is_for_people(void **state)
{
    struct desk *desk = *state;
    write_circle(desk, 30.0);
    assert_int_equal(desk_run(desk, "FILE"), 0);
    assert_non_null(strstr(desk->out, desk->path));
    assert_non_null(strstr(desk->out, "mean velocity                  31."));
    assert_non_null(strstr(desk->out, "mm/s\n"));
    assert_non_null(strstr(desk->out, "hands-off        not known"));
    assert_null(strstr(desk->out, "nan"));
    for (const char *line = desk->out; *line; line = strchr(line, '\n') + 1)
        assert_true(strchr(line, '\n') - line <= 100);
}

// 60 s of a person of 70 kg who lays 5 kg of it on the table from 20 to 30 s.
static void write_recording(const struct desk *desk, double step_off_s)
{
    FILE *file = desk_file(desk);
    fputs("# spacing_mm 400 200\n# facing 0\ntime_s,tl_kg,tr_kg,bl_kg,br_kg\n", file);
    for (int i = 0; i <= 6000; i++) {
        const double t_s = i / 100.0;
        double load_kg = t_s >= 20.0 && t_s < 30.0 ? 65.0 : 70.0;
        if (t_s >= step_off_s)
            load_kg = 0.0;
        // 10 mm along the board's long side, 4 mm along the short one.
        const double right = 10.0 * sin(pi * t_s) / 200.0, front = 4.0 * cos(pi * t_s) / 100.0;
        fprintf(file, "%.6f,%.9g,%.9g,%.9g,%.9g\n", t_s, load_kg / 4.0 * (1.0 - right + front),
                load_kg / 4.0 * (1.0 + right + front), load_kg / 4.0 * (1.0 - right - front),
                load_kg / 4.0 * (1.0 + right - front));
    }
    fclose(file);
}

static void test_analyse_recording_tells_support(void **state)
{
    struct desk *desk = *state;
    write_recording(desk, 1000.0);
    assert_int_equal(desk_run(desk, "FILE --json"), 0);
    assert_near(member(desk, "hands_off_s"), 50.0, 0.4);
    assert_int_equal(count(desk->out, "\"support_begin\""), 1);
    assert_int_equal(count(desk->out, "\"support_end\""), 1);
    assert_int_equal(count(desk->out, "\"type\""), 2); // and no stepping on at the start
    const char *event = strstr(desk->out, "\"events\": [");
    assert_near(strtod(strstr(event, "\"t_s\": ") + 7, NULL), 20.35, 0.1);
    assert_relative(member(desk, "range_ml_mm"), 20.0, 0.01);
    assert_relative(member(desk, "range_ap_mm"), 8.0, 0.01);

    assert_int_equal(desk_run(desk, "FILE --json --from 32 --to 52"), 0);
    assert_near(member(desk, "hands_off_s"), 20.0, 1e-6);
    assert_int_equal(count(desk->out, "\"type\""), 0);
    assert_int_equal(desk_run(desk, "FILE --json --from 21.5 --to 29"), 0);
    assert_near(member(desk, "hands_off_s"), 0.0, 1e-6);

    assert_int_equal(desk_run(desk, "FILE"), 0);
    assert_non_null(strstr(desk->out, "s  support_begin\n"));
}

static void test_analyse_turns_the_board(void **state)
{
    struct desk *desk = *state;
    write_recording(desk, 1000.0);
    assert_int_equal(desk_run(desk, "FILE --json --turn lengthwise"), 0);
    assert_relative(member(desk, "range_ml_mm"), 8.0, 0.01);
    assert_relative(member(desk, "range_ap_mm"), 20.0, 0.01);
}

static void test_analyse_measures_nothing_where_nobody_stands(void **state)
{
    struct desk *desk = *state;
    write_recording(desk, 40.0);
    FILE *file = fopen(desk->path, "a");
    assert_non_null(file);
    fputs("60.010000,17.5,17.5,17.5,17.5\n60.020000,17.5,17.5,17.5,17.5\n", file);
    fclose(file);
    assert_int_equal(desk_run(desk, "FILE --json"), 0); // not measured is no failure
    assert_non_null(strstr(desk->out, "\"status\": \"gaps\""));
    assert_true(isnan(member(desk, "path_mm")) && isnan(member(desk, "ellipse_mm2")));
    assert_int_equal(count(desk->out, "\"step_off\""), 1);
    assert_near(member(desk, "hands_off_s"), 29.7, 0.5); // still counts
    assert_int_equal(desk_run(desk, "FILE"), 0);
    assert_non_null(strstr(desk->out, "samples are missing"));
    assert_int_equal(desk_run(desk, "FILE --from 45"), 0);
    assert_non_null(strstr(desk->out, "Sway not measured: too_short."));
}

static void assert_one_line(const char *text)
{
    assert_int_equal(count(text, "\n"), 1);
    assert_int_equal(text[strlen(text) - 1], '\n');
}

static void test_analyse_wrong_use_is_2(void **state)
{
    struct desk *desk = *state;
    write_circle(desk, 30.0);
    static const struct {
        const char *line;
        const char *says;
    } cases[] = {
        {"", "which file?"},
        {"FILE --loud", "--loud is not known"},
        {"FILE FILE", "one file at a time"},
        {"FILE --from", "--from needs seconds, allowed 0..86400"},
        {"FILE --from soon", "--from soon, allowed 0..86400"},
        {"FILE --to -1", "--to -1, allowed 0..86400"},
        {"FILE --to nan", "--to nan, allowed 0..86400"},
        {"FILE --from 5 --to 5", "the end must come later"},
        {"FILE --from 30", "--from 30, allowed 0..30"},
        {"FILE --turn left", "--turn left, allowed lengthwise, crosswise"},
        {"FILE --turn", "allowed lengthwise, crosswise"},
        {"FILE --turn lengthwise", "allowed with a recording only"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(desk_run(desk, cases[i].line), 2);
        assert_string_equal(desk->out, "");
        assert_one_line(desk->err);
        if (!strstr(desk->err, cases[i].says))
            fail_msg("\"%s\" says %s", cases[i].line, desk->err);
    }
}

static void test_analyse_bad_file_is_1_and_names_the_line(void **state)
{
    struct desk *desk = *state;
    static const struct {
        const char *text;
        const char *says;
    } cases[] = {
        {"", "trial.csv"},
        {"time_s,ml_cm\n0,1\n", "ap_cm"},
        {"time_s,ml_cm,ap_cm\n", "no samples"},
        {"time_s,ml_cm,ap_cm\n0,1,2\n1,x,2\n", "trial.csv:3: "},
        {"time_s,ml_cm,ap_cm\n0,1,2\n0.1,1e9,2\n", "trial.csv:3: "},
        {"time_s,ml_cm,ap_cm\n1,1,2\n0.5,1,2\n", "trial.csv:3: "},
        {"time_s,tr_kg,br_kg,tl_kg\n0,1,1,1\n", "bl_kg"},
        {"time_s,tr_kg,br_kg,tl_kg,bl_kg\n0,1,1,1,nan\n", "trial.csv:2: "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        desk_write(desk, cases[i].text);
        assert_int_equal(desk_run(desk, "FILE --json"), 1);
        assert_string_equal(desk->out, "");
        assert_one_line(desk->err);
        if (!strstr(desk->err, cases[i].says))
            fail_msg("case %zu says %s", i, desk->err);
    }
    assert_int_equal(desk_run(desk, "/nowhere/there.csv"), 1);
    assert_one_line(desk->err);
    assert_non_null(strstr(desk->err, "/nowhere/there.csv"));
}

static void test_analyse_help(void **state)
{
    struct desk *desk = *state;
    desk_write(desk, "");
    assert_int_equal(desk_run(desk, "--help"), 0);
    assert_non_null(strstr(desk->out, "--raw"));
    assert_string_equal(desk->err, "");
}

static void test_analyse_tiny_files_are_no_trouble(void **state)
{
    struct desk *desk = *state;
    desk_write(desk, "time_s,ml_cm,ap_cm,fz_n\n3,1,2,700\n");
    assert_int_equal(desk_run(desk, "FILE --json"), 0);
    assert_non_null(strstr(desk->out, "\"status\": \"too_short\""));
    assert_null(strstr(desk->out, "nan"));
    desk_write(desk, "time_s,ml_cm,ap_cm\n0,1,2\n0.01,1,2\n0.02,1,2\n");
    assert_int_equal(desk_run(desk, "FILE --json --raw"), 0);
    assert_near(member(desk, "path_mm"), 0.0, 0.0);
    assert_true(isnan(member(desk, "mean_frequency_hz")));
}

// The whole way, file to JSON, against the published numbers; and the load's part of it.
static void test_analyse_published_trials(void **state)
{
    struct desk *desk = *state;
    desk_write(desk, "");
    FILE *file = bds_open("published");
    if (!file)
        skip();
    char line[256];
    int trials = 0;
    while (fgets(line, sizeof line, file)) {
        char name[16], surface[8], command[600];
        double area_cm2, velocity_cm_s, frequency_hz;
        if (sscanf(line, "%15[^,],%*d,%*d,%*[^,],%7[^,],%lf,%lf,%lf", name, surface, &area_cm2,
                   &velocity_cm_s, &frequency_hz) != 5)
            continue;
        snprintf(command, sizeof command, "%s/data/bds/%s.csv --json --raw",
                 getenv("EVENKEEL_SHARED_DIR"), name);
        assert_int_equal(desk_run(desk, command), 0);
        assert_relative(member(desk, "ellipse_mm2"), area_cm2 * 100.0, 1e-9);
        assert_relative(member(desk, "mean_velocity_mm_s"), velocity_cm_s * 10.0, 1e-9);
        assert_relative(member(desk, "mean_frequency_hz"), frequency_hz, 1e-6);
        if (strcmp(surface, "Firm") == 0) {
            strcat(command, " --from 5 --to 35");
            assert_int_equal(desk_run(desk, command), 0);
            assert_near(member(desk, "hands_off_s"), 30.0, 0.011);
            assert_int_equal(count(desk->out, "\"type\""), 0);
        }
        trials++;
    }
    fclose(file);
    assert_int_equal(trials, 12);
}

#define desk_test(name) cmocka_unit_test_setup_teardown(name, desk_open, desk_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(test_analyse_circle_as_json),
        desk_test(test_analyse_table_is_for_people),
        desk_test(test_analyse_recording_tells_support),
        desk_test(test_analyse_turns_the_board),
        desk_test(test_analyse_measures_nothing_where_nobody_stands),
        desk_test(test_analyse_wrong_use_is_2),
        desk_test(test_analyse_bad_file_is_1_and_names_the_line),
        desk_test(test_analyse_help),
        desk_test(test_analyse_tiny_files_are_no_trouble),
        desk_test(test_analyse_published_trials),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
