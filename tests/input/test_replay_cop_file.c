#include "tests/check.h"

#include "input/replay/cop_file.h"
#include "tests/input/temp_folder.h"

static char message[256];

static bool read_text(const char *text, struct cop_file *cop)
{
    struct temp_folder temp;
    temp_folder_create(&temp, "cop.csv");
    temp_folder_write(&temp, text, strlen(text));
    assert_true(cop_file_is_one(temp.file) == (strstr(text, "ml_cm") != NULL));
    bool good = cop_file_read(cop, temp.file, message, sizeof message);
    temp_folder_remove(&temp);
    return good;
}

static void test_cop_file_keeps_every_bit(void **state)
{
    (void)state;
    struct cop_file cop;
    assert_true(read_text("fz_n,ap_cm,ml_cm,time_s,mood\n"
                          "539.066,-7.988789,0.998673,0.010,calm\n"
                          "538.591,-7.987508,0.997654,0.020,calm\n",
                          &cop));
    assert_int_equal(cop.count, 2);
    assert_near(cop.time_s[1], 0.020, 0.0);
    assert_near(cop.ml_cm[0], 0.998673, 0.0);
    assert_near(cop.ap_cm[1], -7.987508, 0.0);
    assert_near(cop.fz_n[0], 539.066, 0.0);
    cop_file_finish(&cop);
}

static void test_cop_file_without_force_takes_the_given_mass(void **state)
{
    (void)state;
    struct cop_file cop;
    struct recording recording;
    assert_true(read_text("time_s,ml_cm,ap_cm\n1.5,2,3\n", &cop));
    assert_null(cop.fz_n);
    assert_true(cop_file_to_recording(&cop, 82.5, &recording));
    const struct input_board_sample *s = &recording.samples[0];
    assert_true(s->t_us == 1500000);
    assert_near(input_board_sample_load_kg(s), 82.5, 1e-12);
    assert_near(216.5 * (s->tr_kg + s->br_kg - s->tl_kg - s->bl_kg) / 82.5, 20.0, 1e-9);
    assert_near(119.0 * (s->tr_kg + s->tl_kg - s->br_kg - s->bl_kg) / 82.5, 30.0, 1e-9);
    assert_near(s->tl_kg + s->br_kg, s->tr_kg + s->bl_kg, 1e-12); // no diagonal part
    cop_file_finish(&cop);
    recording_finish(&recording);
}

static void test_cop_file_names_line_and_allowed_range(void **state)
{
    (void)state;
    struct cop_file cop;
    assert_false(read_text("time_s,ml_cm,ap_cm\n0,1,2\n0.1,101,2\n", &cop));
    assert_non_null(strstr(message, "cop.csv:3: ml_cm = 101, allowed -100..100"));
    assert_false(read_text("time_s,ml_cm,ap_cm,fz_n\n0,1,2,1e5\n", &cop));
    assert_non_null(strstr(message, "cop.csv:2: fz_n = 1e5, allowed -10000..10000"));
    assert_false(read_text("time_s,ml_cm\n0,1\n", &cop));
    assert_non_null(strstr(message, "cop.csv:1: column ap_cm is missing in the header"));
    assert_false(read_text("time_s,ml_cm,ap_cm\n", &cop));
    assert_non_null(strstr(message, "no samples"));
    assert_false(read_text("time_s,tr_kg,br_kg,tl_kg,bl_kg\n0,1,2,3,4\n", &cop));
    assert_false(cop_file_is_one("/no/such/file.csv"));
}

/** A published trial (data/bds/README.md): 60 s at 100 Hz, read where it lies. */
static void test_cop_file_reads_a_published_trial(void **state)
{
    (void)state;
    const char *shared = getenv("EVENKEEL_SHARED_DIR");
    char path[512];
    snprintf(path, sizeof path, "%s/data/bds/BDS00001.csv", shared ? shared : "");
    if (!shared || access(path, R_OK) != 0) {
        print_message("no published trials here\n");
        skip();
    }
    struct cop_file cop;
    struct recording recording;
    assert_true(cop_file_read(&cop, path, message, sizeof message));
    assert_int_equal(cop.count, 6000);
    assert_near(cop.ml_cm[5999], 0.718351, 0.0);
    double way_cm = 0.0;
    for (size_t i = 1; i < cop.count; i++) {
        way_cm += hypot(cop.ml_cm[i] - cop.ml_cm[i - 1], cop.ap_cm[i] - cop.ap_cm[i - 1]);
    }
    assert_relative(way_cm / 60.0, 0.620189911656219, 1e-9); // published.csv, velocity
    assert_true(cop_file_to_recording(&cop, 70.0, &recording));
    for (size_t i = 0; i < recording.count; i++) {
        const struct input_board_sample *s = &recording.samples[i];
        double load_kg = input_board_sample_load_kg(s);
        assert_near(load_kg * 9.80665, cop.fz_n[i], 1e-9);
        assert_near(216.5 * (s->tr_kg + s->br_kg - s->tl_kg - s->bl_kg) / load_kg,
                    10.0 * cop.ml_cm[i], 1e-9);
        assert_near(119.0 * (s->tr_kg + s->tl_kg - s->br_kg - s->bl_kg) / load_kg,
                    10.0 * cop.ap_cm[i], 1e-9);
    }
    cop_file_finish(&cop);
    recording_finish(&recording);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cop_file_keeps_every_bit),
        cmocka_unit_test(test_cop_file_without_force_takes_the_given_mass),
        cmocka_unit_test(test_cop_file_names_line_and_allowed_range),
        cmocka_unit_test(test_cop_file_reads_a_published_trial),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
