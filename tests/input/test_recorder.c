#include "input/raw_log.h"
#include "input/recorder.h"
#include "input/drivers.h"
#include "input/replay/recording.h"
#include "tests/input/board_bytes.h"
#include "tests/input/room_bench.h"
#include "tests/input/temp_folder.h"

#include <string.h>

#define SERIAL      "00:1f:32:aa:bb:cc"
#define SAMPLES_MAX 8192

static char message[RECORDER_ERROR_SIZE];

// All samples a device has sent, as whoever polls the room sees them.
struct seen {
    struct input_board_sample samples[SAMPLES_MAX];
    size_t count;
};

/** Polls until now_us, recording what comes when there is a recorder. */
static void run_until(struct input *input, int64_t *now_us, int64_t until_us, struct seen *seen,
                      struct recorder *recorder)
{
    struct input_event event;
    struct input_device_info info;
    for (; *now_us < until_us; *now_us += 7000) {
        input_advance(input, *now_us);
        while (input_poll(input, &event)) {
            if (event.type == INPUT_EVENT_BOARD) {
                assert_true(seen->count < SAMPLES_MAX);
                seen->samples[seen->count++] = event.data.board;
            }
            assert_true(input_device(input, event.device, &info));
            if (recorder)
                recorder_push(recorder, &event, &info);
        }
    }
}

static struct input *open_room(void)
{
    const struct input_settings settings = {.real_devices = false};
    struct input *input = input_create(&settings);
    assert_non_null(input);
    return input;
}

/** Thirty seconds of a person who steps on, through the room's door, into a file. */
static void record_person(const struct temp_folder *temp, struct seen *seen)
{
    struct input *input = open_room();
    struct body_settings body = body_settings_default;
    struct input_device_info info;
    struct recorder recorder;
    uint8_t device;
    int64_t now_us = 123456789; // not 0: a recording's time begins with its first sample
    body.bluetooth = true;      // uneven arrival
    body.seed = 11;
    assert_true(input_add_virtual(input, &body, now_us, &device));
    assert_true(input_device(input, device, &info));
    assert_true(recorder_open(&recorder, temp->file, &info, message, sizeof message));
    run_until(input, &now_us, now_us + 3000000, seen, &recorder);
    const struct body_command stand = {.stance = BODY_STANCE_APART};
    input_virtual_command(input, device, &stand);
    run_until(input, &now_us, now_us + 27000000, seen, &recorder);
    assert_near(recorder_seconds(&recorder), 30.0, 0.05);
    assert_true(recorder_close(&recorder, message, sizeof message));
    input_destroy(input);
}

static void check_same(const struct seen *a, const struct seen *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        struct input_board_sample sample = b->samples[i];
        sample.t_us += a->samples[0].t_us - b->samples[0].t_us;
        assert_memory_equal(&a->samples[i], &sample, sizeof sample);
    }
}

static void test_recorder_replay_gives_the_same_samples_bit_for_bit(void **state)
{
    (void)state;
    static struct seen live, played;
    struct temp_folder temp;
    temp_folder_create(&temp, "person.csv");
    live.count = played.count = 0;
    record_person(&temp, &live);
    assert_true(live.count > 1500);
    assert_true(input_board_sample_load_kg(&live.samples[live.count - 1]) > 40);

    struct input *input = open_room();
    uint8_t device;
    int64_t now_us = 1000;
    assert_true(input_add_replay(input, temp.file, 1.0, now_us, &device, message, sizeof message));
    run_until(input, &now_us, now_us + 31000000, &played, NULL);
    input_destroy(input);
    check_same(&live, &played);
    temp_folder_remove(&temp);
}

static void test_recorder_a_recorded_replay_is_the_same_file(void **state)
{
    (void)state;
    static struct seen seen;
    struct temp_folder first, second;
    struct input_device_info info;
    struct recorder recorder;
    uint8_t device;
    int64_t now_us = 0;
    temp_folder_create(&first, "first.csv");
    temp_folder_create(&second, "second.csv");
    static const char text[] = "# spacing_mm 420 300\n# facing 3\n# tare_kg 1 2 3 4\n"
                               "# device 00:00:00:00:00:01\n"
                               "time_s,tr_kg,br_kg,tl_kg,bl_kg\n"
                               "0.000000,20.5,19.25,-0.125,17\n"
                               "0.009999,20.4996948,19.25,0,17.0001221\n"
                               "1.500000,0.000100000005,19.25,0,17\n";
    temp_folder_write(&first, text, sizeof text - 1);
    struct input *input = open_room();
    assert_true(input_add_replay(input, first.file, 1.0, 0, &device, message, sizeof message));
    assert_true(input_device(input, device, &info));
    assert_true(recorder_open(&recorder, second.file, &info, message, sizeof message));
    seen.count = 0;
    run_until(input, &now_us, 3000000, &seen, &recorder);
    input_destroy(input);
    assert_true(recorder_close(&recorder, message, sizeof message));
    size_t size;
    char *again = temp_folder_read(&second, &size);
    // The lines between the rows are for people; the rest is the same to the byte.
    const char *want = text;
    for (char *line = strtok(again, "\n"); line; line = strtok(NULL, "\n")) {
        if (strncmp(line, "# arrived", 9) == 0 || strncmp(line, "# left", 6) == 0)
            continue;
        assert_memory_equal(line, want, strlen(line));
        want += strlen(line) + 1;
    }
    assert_int_equal(want - text, sizeof text - 1);
    free(again);
    temp_folder_remove(&first);
    temp_folder_remove(&second);
}

static void test_recorder_a_controller_is_recorded_and_replayed_bit_for_bit(void **state)
{
    (void)state;
    struct temp_folder first, second;
    struct input_device_info info;
    struct input_event event;
    struct recorder recorder;
    uint8_t device;
    int64_t now_us = 777;
    int count = 0;
    temp_folder_create(&first, "first.csv");
    temp_folder_create(&second, "second.csv");
    static const char text[] = "# device dualsense 00:11:22:33:44:55\n"
                               "time_s,ax_g,ay_g,az_g,gx_deg_s,gy_deg_s,gz_deg_s,gyro\n"
                               "0.000000,0.00100000005,0.999000013,-0.125,10.5,-2000,0,1\n"
                               "0.004001,0,1,0,0,0,0,0\n"
                               "3.000000,-8,1,0,0.100000001,0,0,1\n";
    temp_folder_write(&first, text, sizeof text - 1);
    struct input *input = open_room();
    assert_true(input_add_replay(input, first.file, 1.0, now_us, &device, message, sizeof message));
    assert_true(input_device(input, device, &info));
    assert_true(info.is_motion);
    assert_string_equal(info.name, "dualsense 00:11:22:33:44:55");
    assert_true(recorder_open(&recorder, second.file, &info, message, sizeof message));
    for (int i = 0; i < 400; i++, now_us += 10000) {
        input_advance(input, now_us);
        while (input_poll(input, &event)) {
            recorder_push(&recorder, &event, &info);
            count += event.type == INPUT_EVENT_MOTION;
            if (event.type == INPUT_EVENT_MOTION && count == 1) {
                assert_true(event.data.motion.accel_g[1] == (double)0.999f);
                assert_true(event.data.motion.has_gyro);
                assert_int_equal(event.data.motion.t_us, 777);
            }
        }
    }
    input_destroy(input);
    assert_int_equal(count, 3);
    assert_true(recorder_close(&recorder, message, sizeof message));
    size_t size;
    char *again = temp_folder_read(&second, &size);
    const char *want = text;
    for (char *line = strtok(again, "\n"); line; line = strtok(NULL, "\n")) {
        if (strncmp(line, "# arrived", 9) == 0 || strncmp(line, "# left", 6) == 0)
            continue;
        assert_memory_equal(line, want, strlen(line));
        want += strlen(line) + 1;
    }
    assert_int_equal(want - text, sizeof text - 1);
    free(again);
    temp_folder_remove(&first);
    temp_folder_remove(&second);
}

static void test_recorder_a_controllers_samples_leave_with_a_floats_precision(void **state)
{
    (void)state;
    struct temp_folder temp;
    struct recorder recorder;
    const struct input_device_info info = {
        .kind = INPUT_DEVICE_DUALSHOCK4, .is_motion = true, .serial = SERIAL};
    struct input_event event = {.type = INPUT_EVENT_MOTION,
                                .data.motion = {.t_us = 9000000, .accel_g = {(double)0.1f, 1, 0}}};
    size_t size;
    temp_folder_create(&temp, "pad.csv");
    assert_true(recorder_open(&recorder, temp.file, &info, message, sizeof message));
    recorder_push(&recorder, &event, &info);
    assert_true(recorder_close(&recorder, message, sizeof message));
    char *text = temp_folder_read(&temp, &size);
    assert_string_equal(text, "# device dualshock4 " SERIAL "\n"
                              "time_s,ax_g,ay_g,az_g,gx_deg_s,gy_deg_s,gz_deg_s,gyro\n"
                              "0.000000,0.100000001,1,0,0,0,0,0\n");
    free(text);
    temp_folder_remove(&temp);
}

static void test_recorder_never_writes_over_a_file(void **state)
{
    (void)state;
    struct temp_folder temp;
    struct recorder recorder;
    const struct input_device_info info = {.device = 0};
    size_t size;
    temp_folder_create(&temp, "kept.csv");
    temp_folder_write(&temp, "precious", 8);
    assert_false(recorder_open(&recorder, temp.file, &info, message, sizeof message));
    assert_non_null(strstr(message, "kept.csv: cannot be written: File exists"));
    char *text = temp_folder_read(&temp, &size);
    assert_int_equal(size, 8);
    free(text);
    temp_folder_remove(&temp);
}

static void test_recorder_without_samples_leaves_no_file(void **state)
{
    (void)state;
    struct temp_folder temp;
    struct recorder recorder;
    const struct input_device_info info = {.device = 2, .name = "Board"};
    temp_folder_create(&temp, "empty.csv");
    assert_true(recorder_open(&recorder, temp.file, &info, message, sizeof message));
    // Another device's sample is not ours.
    const struct input_event event = {.type = INPUT_EVENT_BOARD, .device = 1};
    recorder_push(&recorder, &event, &info);
    assert_false(recorder_close(&recorder, message, sizeof message));
    assert_non_null(strstr(message, "nothing recorded"));
    assert_int_not_equal(access(temp.file, F_OK), 0);
    temp_folder_remove(&temp);
}

static void test_recorder_a_full_disk_is_an_error(void **state)
{
    (void)state;
    struct recorder recorder;
    const struct input_device_info info = {.device = 0};
    struct input_event event = {.type = INPUT_EVENT_BOARD};
    // What the disk refuses comes out when the buffer is written.
    memset(&recorder, 0, sizeof recorder);
    recorder.file = fopen("/dev/full", "wb");
    recorder.path = "/dev/full";
    if (!recorder.file)
        skip();
    for (int i = 0; i < 1000; i++) {
        event.data.board.t_us = i * 10000;
        recorder_push(&recorder, &event, &info);
    }
    assert_false(recorder_close(&recorder, message, sizeof message));
    assert_string_equal(message, "/dev/full: cannot be written: No space left on device");
}

// A row of a raw log.
struct raw_row {
    int64_t t_us;
    char device[INPUT_PATH_SIZE];
    char kind[32];
    char way[16];
    uint8_t bytes[DEVICE_REPORT_MAX];
    size_t size;
};

static bool read_row(FILE *file, struct raw_row *row)
{
    char line[512], hex[2 * DEVICE_REPORT_MAX + 1] = "";
    long long t_us;
    if (!fgets(line, sizeof line, file))
        return false;
    assert_true(sscanf(line, "%lld,%127[^,],%31[^,],%15[^,],%256[0-9a-f]", &t_us, row->device,
                       row->kind, row->way, hex) >= 4);
    row->t_us = t_us;
    row->size = strlen(hex) / 2;
    for (size_t i = 0; i < row->size; i++) {
        unsigned value;
        assert_int_equal(sscanf(hex + 2 * i, "%2x", &value), 1);
        row->bytes[i] = (uint8_t)value;
    }
    return true;
}

static void take_raw(void *user, const struct input_raw_report *report)
{
    struct room_bench *bench = user;
    raw_log_take(bench->raw, report);
}

/** Feeds what came in to a driver of its own; counts the samples, returns what it wrote. */
static int feed_again(const char *path, double kg[][4], size_t *count)
{
    static struct device_step step;
    union driver_memory memory;
    const struct device_driver *driver = driver_of_kind(INPUT_DEVICE_WII_BOARD);
    struct raw_row row;
    int out = 0;
    char header[64];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_non_null(fgets(header, sizeof header, file));
    assert_string_equal(header, "t_us,device,kind,way,bytes\n");
    bool begun = false;
    while (read_row(file, &row)) {
        assert_string_equal(row.device, SERIAL);
        assert_string_equal(row.kind, "wii_board");
        out += strcmp(row.way, "out") == 0;
        if (!begun)
            driver->start(&memory, row.t_us, &step);
        begun = true;
        if (strcmp(row.way, "in") != 0)
            continue;
        driver->report(&memory, row.bytes, row.size, row.t_us, &step);
        for (size_t i = 0; i < step.event_count; i++)
            if (step.events[i].type == DEVICE_EVENT_LOADS)
                memcpy(kg[(*count)++], step.events[i].data.kg, 4 * sizeof(double));
    }
    fclose(file);
    return out;
}

static void test_recorder_raw_reports_fed_again_are_the_same_samples(void **state)
{
    struct room_bench *bench = *state;
    struct temp_folder temp;
    struct raw_log raw;
    static double live[100][4], again[128][4];
    size_t count = 0;
    temp_folder_create(&temp, "field.raw");
    assert_true(raw_log_open(&raw, temp.file, message, sizeof message));
    bench->raw = &raw;
    fake_port_plug(&bench->fake, 0, 3, SERIAL, false);
    room_bench_begin(bench, &(struct input_settings){.raw = take_raw});
    room_bench_until(bench, 0, INPUT_EVENT_ARRIVED, 1);
    for (int i = 0; i < 100; i++) {
        uint8_t bytes[22];
        memcpy(bytes, board_c, sizeof bytes);
        bytes[4] = (uint8_t)(100 + i % 7 * 20);
        fake_port_pass(&bench->fake, 10000);
        assert_true(fake_port_send(&bench->fake, 0, bytes, sizeof bytes));
        room_bench_until(bench, 0, INPUT_EVENT_BOARD, i + 1);
        const struct input_board_sample *board = &bench->newest.data.board;
        memcpy(live[i], (double[4]){board->tr_kg, board->br_kg, board->tl_kg, board->bl_kg},
               sizeof live[i]);
    }
    input_destroy(bench->input);
    bench->input = NULL;
    assert_true(raw_log_close(&raw, message, sizeof message));
    // Status, two inits, three reads, lamp and mode at least have been written.
    assert_true(feed_again(temp.file, again, &count) >= 8);
    assert_int_equal(count, 100);
    for (int i = 0; i < 100; i++)
        for (int corner = 0; corner < 4; corner++)
            assert_true((float)again[i][corner] == (float)live[i][corner]);
    temp_folder_remove(&temp);
}

static void test_recorder_notes_what_happens_between_the_rows(void **state)
{
    struct room_bench *bench = *state;
    struct temp_folder temp;
    struct recorder recorder;
    struct input_device_info info = {.device = 0, .serial = SERIAL, .tare_kg = {1, 2, 3, 4}};
    struct input_event event = {.type = INPUT_EVENT_BOARD, .data.board.t_us = 5000000};
    size_t size;
    (void)bench;
    temp_folder_create(&temp, "notes.csv");
    assert_true(recorder_open(&recorder, temp.file, &info, message, sizeof message));
    recorder_push(&recorder, &event, &info);
    info.tare_kg[2] = 2.5;
    recorder_push(&recorder, &(struct input_event){.type = INPUT_EVENT_STATUS}, &info);
    recorder_push(&recorder, &(struct input_event){.type = INPUT_EVENT_STATUS}, &info);
    recorder_push(&recorder, &(struct input_event){.type = INPUT_EVENT_LEFT, .t_us = 7500000},
                  &info);
    event.data.board.t_us = 9000000;
    recorder_push(&recorder, &event, &info);
    assert_true(recorder_close(&recorder, message, sizeof message));
    char *text = temp_folder_read(&temp, &size);
    assert_string_equal(text, "# spacing_mm 433 238\n# facing 0\n# tare_kg 1 2 3 4\n"
                              "# device " SERIAL "\ntime_s,tr_kg,br_kg,tl_kg,bl_kg\n"
                              "0.000000,0,0,0,0\n# tare_kg 1 2 2.5 4\n# left at 2.500\n"
                              "4.000000,0,0,0,0\n");
    free(text);
    struct recording recording;
    assert_true(recording_read(&recording, temp.file, message, sizeof message));
    assert_int_equal(recording.count, 2);
    recording_finish(&recording);
    temp_folder_remove(&temp);
}

#define WITH_ROOM(name) cmocka_unit_test_setup_teardown(name, room_bench_setup, room_bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_recorder_replay_gives_the_same_samples_bit_for_bit),
        cmocka_unit_test(test_recorder_a_recorded_replay_is_the_same_file),
        cmocka_unit_test(test_recorder_a_controller_is_recorded_and_replayed_bit_for_bit),
        cmocka_unit_test(test_recorder_a_controllers_samples_leave_with_a_floats_precision),
        cmocka_unit_test(test_recorder_never_writes_over_a_file),
        cmocka_unit_test(test_recorder_without_samples_leaves_no_file),
        cmocka_unit_test(test_recorder_a_full_disk_is_an_error),
        WITH_ROOM(test_recorder_raw_reports_fed_again_are_the_same_samples),
        WITH_ROOM(test_recorder_notes_what_happens_between_the_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
