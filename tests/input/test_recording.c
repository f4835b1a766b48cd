#include "tests/check.h"

#include "input/replay/recording.h"
#include "tests/input/temp_folder.h"

#define HEADER "time_s,tr_kg,br_kg,tl_kg,bl_kg\n"

static char message[256];

static bool read_text(const char *text, size_t size, struct recording *recording)
{
    struct temp_folder temp;
    temp_folder_create(&temp, "trial.csv");
    temp_folder_write(&temp, text, size);
    message[0] = '\0';
    bool good = recording_read(recording, temp.file, message, sizeof message);
    temp_folder_remove(&temp);
    // Errors begin with the path as given; the tests care for what is behind the folder.
    char *name = strstr(message, "trial.csv");
    if (name)
        memmove(message, name, strlen(name) + 1);
    return good;
}

static void check_refused(const char *text, const char *expected)
{
    struct recording recording;
    assert_false(read_text(text, strlen(text), &recording));
    assert_string_equal(message, expected);
    assert_null(recording.samples);
}

static struct recording check_read(const char *text)
{
    struct recording recording;
    if (!read_text(text, strlen(text), &recording))
        fail_msg("%s", message);
    return recording;
}

static void test_recording_reads_what_is_there(void **state)
{
    (void)state;
    struct recording r = check_read("# spacing_mm 433 228\n"
                                    "# facing 2\n"
                                    "# tare_kg 0.1 -0.25 0 1e-2\n"
                                    "# device 00:1e:35:aa:bb:cc\n"
                                    "# a note: of somebody\n" HEADER "0.5,1,2,3,4\n"
                                    "0.51,-1.25,2e1,3,4.5\n");
    assert_int_equal(r.count, 2);
    assert_near(r.info.spacing_x_mm, 433.0, 0.0);
    assert_near(r.info.spacing_y_mm, 228.0, 0.0);
    assert_int_equal(r.info.facing, 2);
    assert_true(r.info.has_tare);
    assert_near(r.info.tare_kg[1], -0.25, 0.0);
    assert_near(r.info.tare_kg[3], 0.01, 0.0);
    assert_string_equal(r.info.device, "00:1e:35:aa:bb:cc");
    assert_true(r.samples[0].t_us == 500000 && r.samples[1].t_us == 510000);
    assert_near(r.samples[0].tr_kg, 1.0, 0.0);
    assert_near(r.samples[0].br_kg, 2.0, 0.0);
    assert_near(r.samples[0].tl_kg, 3.0, 0.0);
    assert_near(r.samples[0].bl_kg, 4.0, 0.0);
    assert_near(r.samples[1].tr_kg, -1.25, 0.0);
    assert_near(r.samples[1].br_kg, 20.0, 0.0);
    recording_finish(&r);
}

static void test_recording_without_comments_has_defaults(void **state)
{
    (void)state;
    struct recording r = check_read(HEADER "0,1,2,3,4\n");
    assert_near(r.info.spacing_x_mm, 433.0, 0.0);
    assert_near(r.info.spacing_y_mm, 238.0, 0.0);
    assert_int_equal(r.info.facing, 0);
    assert_false(r.info.has_tare);
    assert_string_equal(r.info.device, "");
    recording_finish(&r);
}

static void test_recording_takes_columns_in_any_order_and_extra_ones(void **state)
{
    (void)state;
    struct recording r = check_read("note,bl_kg, tl_kg ,time_s,br_kg,battery,tr_kg\n"
                                    "a b,4,3,0.25,2,,1\n");
    assert_int_equal(r.count, 1);
    assert_true(r.samples[0].t_us == 250000);
    assert_near(r.samples[0].tr_kg, 1.0, 0.0);
    assert_near(r.samples[0].br_kg, 2.0, 0.0);
    assert_near(r.samples[0].tl_kg, 3.0, 0.0);
    assert_near(r.samples[0].bl_kg, 4.0, 0.0);
    recording_finish(&r);
}

static void test_recording_takes_files_from_other_systems(void **state)
{
    (void)state;
    struct recording r = check_read("\xef\xbb\xbf# facing: 1\r\n\r\n"
                                    "time_s,tr_kg,br_kg,tl_kg,bl_kg\r\n"
                                    "0,1,2,3,4\r\n\r\n  \r\n# a remark\r\n"
                                    "0.01,5,6,7,8");
    assert_int_equal(r.count, 2);
    assert_int_equal(r.info.facing, 1);
    assert_near(r.samples[1].bl_kg, 8.0, 0.0);
    recording_finish(&r);
    r = check_read(HEADER "0,1,2,3,4"); // the last digit is the last byte
    assert_near(r.samples[0].bl_kg, 4.0, 0.0);
    recording_finish(&r);
}

static void test_recording_takes_equal_times_and_the_limits(void **state)
{
    (void)state;
    struct recording r = check_read(HEADER "0,1000,-1000,0,0\n0,1,1,1,1\n86400,1,1,1,1\n");
    assert_int_equal(r.count, 3);
    assert_true(r.samples[2].t_us == INT64_C(86400000000));
    recording_finish(&r);
}

static void test_recording_names_line_and_allowed_range(void **state)
{
    (void)state;
    check_refused(HEADER "0.1,1,2,3,4\n0.2,1,2,3,4\n-3,1,2,3,4\n",
                  "trial.csv:4: time_s = -3, must not run backwards");
    check_refused(HEADER "-3,1,2,3,4\n", "trial.csv:2: time_s = -3, allowed 0..86400");
    check_refused(HEADER "86400.1,1,2,3,4\n", "trial.csv:2: time_s = 86400.1, allowed 0..86400");
    check_refused("\n\n# x\n" HEADER "0,1,2,3,4\n\n0.1,1,2000,3,4\n",
                  "trial.csv:7: br_kg = 2000, allowed -1000..1000");
    check_refused(HEADER "0,1,2,3,-1000.001\n",
                  "trial.csv:2: bl_kg = -1000.001, allowed -1000..1000");
}

static void test_recording_refuses_what_is_no_number(void **state)
{
    (void)state;
    static const char *const bad[] = {"nan",   "inf", "-inf", "0x10", "1,5", "",
                                      "1e999", "--1", "1 2",  "1kg",  "+",   "."};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[128];
        struct recording recording;
        int size = snprintf(text, sizeof text, HEADER "0,1,2,3,4\n0.01,1,2,3,%s\n", bad[i]);
        assert_false(read_text(text, (size_t)size, &recording));
        assert_non_null(strstr(message, "trial.csv:3: "));
    }
    check_refused(HEADER "0,1,nan,3,4\n", "trial.csv:2: br_kg = \"nan\", want a number");
    check_refused(HEADER "0,1,\x01\x7f,3,4\n", "trial.csv:2: br_kg = \"??\", want a number");
    check_refused(HEADER "0,1,abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz,3,4\n",
                  "trial.csv:2: br_kg = \"abcdefghijklmnopqrstuvwx\", want a number");
}

static void test_recording_refuses_a_wrong_shape(void **state)
{
    (void)state;
    check_refused("", "trial.csv: no header, want a line of column names with time_s");
    check_refused("time_s,tr_kg,br_kg,tl_kg\n0,1,2,3\n",
                  "trial.csv:1: column bl_kg is missing in the header");
    check_refused("# device x\ntime_s,tr_kg,br_kg,tl_kg,bl_kg,tr_kg\n0,1,2,3,4,5\n",
                  "trial.csv:2: column tr_kg is there twice");
    check_refused(HEADER, "trial.csv:1: no samples after the header");
    check_refused("# only a remark", "trial.csv:1: no header, want a line of column names with "
                                     "time_s");
    check_refused(HEADER "0,1,2,3\n", "trial.csv:2: 4 values, want 5 as in the header");
    check_refused(HEADER "0,1,2,3,4,5\n",
                  "trial.csv:2: more than 5 values, want 5 as in the header");
}

static void test_recording_refuses_wrong_comments(void **state)
{
    (void)state;
    check_refused("# spacing_mm 433\n" HEADER "0,1,2,3,4\n",
                  "trial.csv:1: spacing_mm wants 2 numbers");
    check_refused("# spacing_mm 433 20\n" HEADER "0,1,2,3,4\n",
                  "trial.csv:1: spacing_mm = 20, allowed 50..2000");
    check_refused("#x\n# facing 4\n" HEADER "0,1,2,3,4\n", "trial.csv:2: facing = 4, allowed 0..3");
    check_refused("# facing 1.5\n" HEADER "0,1,2,3,4\n",
                  "trial.csv:1: facing = 1.5, allowed 0, 1, 2, 3");
    check_refused("# tare_kg 1 2 3 4 5\n" HEADER "0,1,2,3,4\n",
                  "trial.csv:1: tare_kg wants 4 numbers");
    check_refused("# tare_kg 1 2 x 4\n" HEADER "0,1,2,3,4\n",
                  "trial.csv:1: tare_kg = \"x\", want a number");
}

static void test_recording_refuses_nul_bytes(void **state)
{
    (void)state;
    static const char text[] = HEADER "0,1,2,3,4\n0.1,1,\0002,3,4\n";
    struct recording recording;
    assert_false(read_text(text, sizeof text - 1, &recording));
    assert_string_equal(message, "trial.csv:3: a NUL byte, this is not a text file");
}

static void test_recording_refuses_missing_and_huge_files(void **state)
{
    (void)state;
    struct recording recording;
    struct temp_folder temp;
    temp_folder_create(&temp, "trial.csv");
    assert_false(recording_read(&recording, temp.file, message, sizeof message));
    assert_non_null(strstr(message, "trial.csv: cannot be opened: No such file"));
    assert_false(recording_read(&recording, temp.folder, message, sizeof message));
    assert_non_null(strstr(message, "cannot be read"));
    temp_folder_write(&temp, "x", 1);
    assert_int_equal(truncate(temp.file, (64 << 20) + 1), 0); // a hole, takes no room
    assert_false(recording_read(&recording, temp.file, message, sizeof message));
    assert_non_null(strstr(message, "trial.csv: larger than 64 MiB"));
    assert_false(recording_write(&recording, "/no/such/folder/x.csv", message, sizeof message));
    assert_non_null(strstr(message, "/no/such/folder/x.csv: cannot be written"));
    temp_folder_remove(&temp);
}

/** A recording written to a device once removed the device's node. */
static void test_recording_that_does_not_fit_removes_only_its_own_file(void **state)
{
    (void)state;
    struct temp_folder temp;
    struct input_board_sample sample = {.tr_kg = 1};
    struct recording recording = {.samples = &sample, .count = 1};
    recording_info_init(&recording.info);
    temp_folder_create(&temp, "device");
    if (access("/dev/full", W_OK) != 0)
        skip();
    assert_int_equal(symlink("/dev/full", temp.file), 0);
    assert_false(recording_write(&recording, temp.file, message, sizeof message));
    assert_non_null(strstr(message, "cannot be written: No space left on device"));
    assert_int_equal(access(temp.file, F_OK), 0);
    temp_folder_remove(&temp);
}

static void test_recording_error_fits_any_room(void **state)
{
    (void)state;
    char small[12];
    struct recording recording;
    assert_false(recording_read(&recording, "/no/such/file.csv", small, sizeof small));
    assert_true(strlen(small) < sizeof small);
}

static void test_recording_survives_any_cut_of_a_file(void **state)
{
    (void)state;
    static const char text[] = "# spacing_mm 433 238\n# tare_kg 0 0 0 0\n# device x\n" HEADER
                               "0,1,2,3,4\r\n0.01,1.5,2,3,4\n";
    for (size_t size = 0; size < sizeof text; size++) {
        struct recording recording;
        if (read_text(text, size, &recording))
            assert_in_range(recording.count, 1, 2);
        else
            assert_non_null(strstr(message, "trial.csv"));
        recording_finish(&recording);
    }
}

/** Loads as a board gives them: any double; after one write they are what %.9g keeps. */
static void test_recording_round_trip_is_bit_exact(void **state)
{
    (void)state;
    struct input_board_sample samples[500];
    struct recording first = {.samples = samples, .count = 500}, second, third;
    recording_info_init(&first.info);
    first.info.facing = 3;
    first.info.has_tare = true;
    first.info.tare_kg[2] = -1.0 / 3.0;
    snprintf(first.info.device, sizeof first.info.device, "Nintendo RVL-WBC-01");
    for (int i = 0; i < 500; i++) {
        samples[i] = (struct input_board_sample){
            .t_us = i * INT64_C(9973) + (i > 250 ? INT64_C(80000000000) : 0),
            .tr_kg = (double)(float)(17.0 + sin(i) / 3.0), // as the store keeps them
            .br_kg = (double)(float)(-0.3 * cos(i)),
            .tl_kg = (double)(float)(1e-7 * i),
            .bl_kg = (double)(float)(30.0 + 1.0 / (i + 1)),
        };
    }
    struct temp_folder one, two;
    temp_folder_create(&one, "one.csv");
    temp_folder_create(&two, "two.csv");
    assert_true(recording_write(&first, one.file, message, sizeof message));
    assert_true(recording_read(&second, one.file, message, sizeof message));
    assert_int_equal(second.count, 500);
    for (int i = 0; i < 500; i++) {
        assert_true(second.samples[i].t_us == samples[i].t_us);
        double read[4] = {second.samples[i].tr_kg, second.samples[i].br_kg, second.samples[i].tl_kg,
                          second.samples[i].bl_kg};
        double given[4] = {samples[i].tr_kg, samples[i].br_kg, samples[i].tl_kg, samples[i].bl_kg};
        for (int k = 0; k < 4; k++) {
            float was = (float)given[k], is = (float)read[k];
            assert_memory_equal(&was, &is, sizeof was);
        }
    }
    assert_true(recording_write(&second, two.file, message, sizeof message));
    assert_true(recording_read(&third, two.file, message, sizeof message));
    assert_memory_equal(second.samples, third.samples, 500 * sizeof *samples);
    assert_memory_equal(&second.info, &third.info, sizeof second.info);
    size_t one_size, two_size;
    char *one_text = temp_folder_read(&one, &one_size);
    char *two_text = temp_folder_read(&two, &two_size);
    assert_int_equal(one_size, two_size);
    assert_memory_equal(one_text, two_text, one_size);
    assert_non_null(strstr(one_text, "\n# device Nintendo RVL-WBC-01\n" HEADER "0.000000,17,"));
    free(one_text);
    free(two_text);
    recording_finish(&second);
    recording_finish(&third);
    temp_folder_remove(&one);
    temp_folder_remove(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_recording_reads_what_is_there),
        cmocka_unit_test(test_recording_without_comments_has_defaults),
        cmocka_unit_test(test_recording_takes_columns_in_any_order_and_extra_ones),
        cmocka_unit_test(test_recording_takes_files_from_other_systems),
        cmocka_unit_test(test_recording_takes_equal_times_and_the_limits),
        cmocka_unit_test(test_recording_names_line_and_allowed_range),
        cmocka_unit_test(test_recording_refuses_what_is_no_number),
        cmocka_unit_test(test_recording_refuses_a_wrong_shape),
        cmocka_unit_test(test_recording_refuses_wrong_comments),
        cmocka_unit_test(test_recording_refuses_nul_bytes),
        cmocka_unit_test(test_recording_refuses_missing_and_huge_files),
        cmocka_unit_test(test_recording_that_does_not_fit_removes_only_its_own_file),
        cmocka_unit_test(test_recording_error_fits_any_room),
        cmocka_unit_test(test_recording_survives_any_cut_of_a_file),
        cmocka_unit_test(test_recording_round_trip_is_bit_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
