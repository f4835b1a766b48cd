#include "input/evdev_board/node.h"
#include "tests/check.h"
#include "tests/input/event_bytes.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SERIAL "00:1f:32:aa:bb:cc"

// A node whose kernel is a pipe and two values.
static struct evdev_board_state kernel_state;
static bool kernel_has_state;

static bool get_state(int fd, struct evdev_board_state *state)
{
    (void)fd;
    *state = kernel_state;
    return kernel_has_state;
}

struct bench {
    struct evdev_board_node node;
    int feed;
};

static void begin(struct bench *bench)
{
    int fds[2];
    assert_int_equal(pipe(fds), 0);
    assert_int_equal(fcntl(fds[0], F_SETFL, O_NONBLOCK), 0);
    kernel_state = (struct evdev_board_state){.steps = {11, 22, 33, 44}, .button = true};
    kernel_has_state = true;
    assert_true(evdev_board_node_init(&bench->node, fds[0], get_state));
    bench->feed = fds[1];
}

static void end(struct bench *bench)
{
    evdev_board_node_close(&bench->node);
    if (bench->feed >= 0)
        close(bench->feed);
}

/** Reads all there is, in pieces of size; returns the number of bytes. */
static size_t read_all(struct bench *bench, size_t size, uint8_t *bytes)
{
    size_t all = 0;
    int got;
    while ((got = evdev_board_node_read(&bench->node, bytes + all, size, 0)) > 0) {
        assert_int_equal(got % EVENT_BYTES_SIZE, 0);
        all += (size_t)got;
    }
    assert_int_equal(got, 0);
    return all;
}

/** Type, code and value of the events, without their times. */
static void check_events(const uint8_t *bytes, const struct event_bytes *want)
{
    for (size_t at = 0; at < want->size; at += EVENT_BYTES_SIZE)
        assert_memory_equal(bytes + at + 16, want->bytes + at + 16, 8);
}

static void test_evdev_node_begins_with_the_whole_state(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[4096];
    struct event_bytes want = {.size = 0};
    for (int i = 0; i < 4; i++)
        event_bytes_add(&want, 3, (uint16_t)(0x10 + i), 11 * (i + 1));
    event_bytes_add(&want, 1, 0x130, 1);
    event_bytes_add(&want, 0, 0, 0);
    begin(&bench);
    // 50 bytes hold two events: the state comes in three pieces.
    assert_int_equal(read_all(&bench, 50, bytes), want.size);
    check_events(bytes, &want);
    end(&bench);
}

static void test_evdev_node_hands_events_on(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[4096];
    struct event_bytes sent = {.size = 0};
    begin(&bench);
    read_all(&bench, 128, bytes);
    event_bytes_state(&sent, (const int32_t[4]){2129, 1619, 1969, 1490});
    assert_int_equal(write(bench.feed, sent.bytes, sent.size), sent.size);
    assert_int_equal(read_all(&bench, 128, bytes), sent.size);
    assert_memory_equal(bytes, sent.bytes, sent.size);
    end(&bench);
}

static void test_evdev_node_asks_for_the_state_when_events_were_lost(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[4096];
    struct event_bytes sent = {.size = 0}, want = {.size = 0};
    begin(&bench);
    read_all(&bench, 128, bytes);
    event_bytes_add(&sent, 3, 0x10, 1);
    event_bytes_add(&sent, 0, 3, 0);
    for (int i = 0; i < 20; i++)
        event_bytes_state(&sent, (const int32_t[4]){i, -1, -1, -1});
    assert_int_equal(write(bench.feed, sent.bytes, sent.size), sent.size);
    kernel_state = (struct evdev_board_state){.steps = {5, 6, 7, 8}, .button = false};
    event_bytes_add(&want, 0, 3, 0);
    event_bytes_add(&want, 0, 0, 0);
    for (int i = 0; i < 4; i++)
        event_bytes_add(&want, 3, (uint16_t)(0x10 + i), 5 + i);
    event_bytes_add(&want, 1, 0x130, 0);
    event_bytes_add(&want, 0, 0, 0);
    assert_int_equal(read_all(&bench, 128, bytes), want.size);
    check_events(bytes, &want);
    end(&bench);
}

static void test_evdev_node_that_is_pulled_is_gone(void **state)
{
    (void)state;
    struct bench bench;
    uint8_t bytes[128];
    begin(&bench);
    read_all(&bench, sizeof bytes, (uint8_t[4096]){0});
    close(bench.feed);
    bench.feed = -1;
    assert_int_equal(evdev_board_node_read(&bench.node, bytes, sizeof bytes, 0), -1);
    end(&bench);

    begin(&bench);
    read_all(&bench, sizeof bytes, (uint8_t[4096]){0});
    struct event_bytes lost = {.size = 0};
    event_bytes_add(&lost, 0, 3, 0);
    assert_int_equal(write(bench.feed, lost.bytes, lost.size), lost.size);
    kernel_has_state = false;
    assert_int_equal(evdev_board_node_read(&bench.node, bytes, sizeof bytes, 0), -1);
    end(&bench);
}

static void test_evdev_node_of_no_board_cannot_be_opened(void **state)
{
    (void)state;
    struct evdev_board_node node;
    assert_int_equal(evdev_board_node_open(&node, "/dev/input/none"), HID_PORT_GONE);
    assert_int_equal(evdev_board_node_open(&node, "/dev/null"), HID_PORT_FAILED);
    assert_true(evdev_board_node_is_one("/dev/input/event3"));
    assert_false(evdev_board_node_is_one("/dev/hidraw3"));
}

// A piece of sysfs: the folders and files of one event node.
struct sysfs {
    char root[64];
};

static void put_file(const struct sysfs *sysfs, const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", sysfs->root, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void put_node(const struct sysfs *sysfs, const char *node, const char *name,
                     const char *uevent)
{
    static const char *const folders[] = {"", "/device", "/device/device"};
    char path[256];
    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s%s", sysfs->root, node, folders[i]);
        assert_int_equal(mkdir(path, 0700), 0);
    }
    snprintf(path, sizeof path, "%s/device/name", node);
    put_file(sysfs, path, name);
    snprintf(path, sizeof path, "%s/device/device/uevent", node);
    put_file(sysfs, path, uevent);
}

static void remove_node(const struct sysfs *sysfs, const char *node)
{
    static const char *const names[] = {"/device/device/uevent", "/device/name", "/device/device",
                                        "/device", ""};
    char path[256];
    for (int i = 0; i < 5; i++) {
        snprintf(path, sizeof path, "%s/%s%s", sysfs->root, node, names[i]);
        assert_int_equal(remove(path), 0);
    }
}

static void test_evdev_node_is_found_by_the_boards_address(void **state)
{
    (void)state;
    struct sysfs sysfs = {.root = "/tmp/evenkeel-sysfs-XXXXXX"};
    struct hid_port_found found;
    assert_non_null(mkdtemp(sysfs.root));
    put_node(&sysfs, "event3", "Power Button\n", "DRIVER=button\n");
    put_node(&sysfs, "event4", "Nintendo Wii Remote Balance Board\n",
             "DRIVER=wiimote\nHID_NAME=Nintendo RVL-WBC-01\nHID_UNIQ=00:1F:32:00:00:01\n");
    put_node(&sysfs, "event5", "Nintendo Wii Remote\n",
             "DRIVER=wiimote\nHID_UNIQ=00:1F:32:AA:BB:CC\n");
    assert_false(evdev_board_node_find(sysfs.root, SERIAL, &found));
    put_node(&sysfs, "event12", "Nintendo Wii Remote Balance Board\n",
             "DRIVER=wiimote\nHID_NAME=Nintendo RVL-WBC-01\nHID_UNIQ=00:1F:32:AA:BB:CC\n");
    assert_true(evdev_board_node_find(sysfs.root, SERIAL, &found));
    assert_string_equal(found.path, "/dev/input/event12");
    assert_string_equal(found.serial, SERIAL);
    assert_int_equal(found.kind, INPUT_DEVICE_EVDEV_BOARD);
    // A board without an address could be any of them.
    assert_false(evdev_board_node_find(sysfs.root, "", &found));
    assert_false(evdev_board_node_find("/nowhere", SERIAL, &found));
    remove_node(&sysfs, "event3");
    remove_node(&sysfs, "event4");
    remove_node(&sysfs, "event5");
    remove_node(&sysfs, "event12");
    assert_int_equal(rmdir(sysfs.root), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_evdev_node_begins_with_the_whole_state),
        cmocka_unit_test(test_evdev_node_hands_events_on),
        cmocka_unit_test(test_evdev_node_asks_for_the_state_when_events_were_lost),
        cmocka_unit_test(test_evdev_node_that_is_pulled_is_gone),
        cmocka_unit_test(test_evdev_node_of_no_board_cannot_be_opened),
        cmocka_unit_test(test_evdev_node_is_found_by_the_boards_address),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
