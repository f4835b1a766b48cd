#include "input/wii_remote/plus_node.h"
#include "tests/check.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// A small sysfs and its /dev, in a temporary folder.
struct bench {
    char folder[32];
    char sys[48];
    char dev[48];
    struct wii_remote_plus_node node;
};

static void put(const struct bench *bench, const char *path, const char *text)
{
    char file[256];
    snprintf(file, sizeof file, "%s/%s", bench->folder, path);
    for (char *at = strchr(file + 1, '/'); at; at = strchr(at + 1, '/')) {
        *at = '\0';
        mkdir(file, 0700);
        *at = '/';
    }
    FILE *stream = fopen(file, "w");
    assert_non_null(stream);
    fputs(text, stream);
    fclose(stream);
}

static void begin(struct bench *bench, const char *driver)
{
    strcpy(bench->folder, "/tmp/evenkeel-plus-XXXXXX");
    assert_non_null(mkdtemp(bench->folder));
    snprintf(bench->sys, sizeof bench->sys, "%s/sys", bench->folder);
    snprintf(bench->dev, sizeof bench->dev, "%s/dev", bench->folder);
    put(bench, "sys/hidraw3/device/uevent", driver);
    put(bench, "sys/hidraw3/device/input/input6/name", "Nintendo Wii Remote\n");
    put(bench, "sys/hidraw3/device/input/input6/event4/dev", "13:68\n");
    put(bench, "dev/event4", "");
    wii_remote_plus_node_init(&bench->node, bench->sys, bench->dev, "hidraw3");
}

static void plug_plus(const struct bench *bench)
{
    put(bench, "sys/hidraw3/device/input/input7/name", "Nintendo Wii Remote Motion Plus\n");
    put(bench, "sys/hidraw3/device/input/input7/event9/dev", "13:73\n");
    put(bench, "dev/event9", "");
}

static void remove_all(const char *path)
{
    DIR *folder = opendir(path);
    for (const struct dirent *entry; folder && (entry = readdir(folder)) != NULL;) {
        char inside[320];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(inside, sizeof inside, "%s/%s", path, entry->d_name);
        if (remove(inside) != 0)
            remove_all(inside);
    }
    if (folder)
        closedir(folder);
    remove(path);
}

static void end(struct bench *bench)
{
    wii_remote_plus_node_finish(&bench->node);
    assert_false(wii_remote_plus_node_is_held(&bench->node));
    remove_all(bench->folder);
}

/** Is this file among our open ones? */
static bool is_open(const struct bench *bench, const char *name)
{
    char wanted[96];
    snprintf(wanted, sizeof wanted, "%s/%s", bench->dev, name);
    for (int fd = 3; fd < 64; fd++) {
        char link[32], target[256];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t size = readlink(link, target, sizeof target - 1);
        if (size > 0) {
            target[size] = '\0';
            if (strcmp(target, wanted) == 0)
                return true;
        }
    }
    return false;
}

static void test_plus_node_is_held_from_when_it_comes(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench, "DRIVER=wiimote\nHID_UNIQ=00:1f:32:aa:bb:cc\n");
    wii_remote_plus_node_keep(&bench.node, 1000000);
    assert_false(wii_remote_plus_node_is_held(&bench.node));
    plug_plus(&bench);
    wii_remote_plus_node_keep(&bench.node, 1999999); // looked a moment ago
    assert_false(wii_remote_plus_node_is_held(&bench.node));
    wii_remote_plus_node_keep(&bench.node, 2000000);
    assert_true(wii_remote_plus_node_is_held(&bench.node));
    assert_true(is_open(&bench, "event9"));
    assert_false(is_open(&bench, "event4")); // the buttons' node is none of our business
    wii_remote_plus_node_finish(&bench.node);
    assert_false(is_open(&bench, "event9"));
    end(&bench);
}

static void test_plus_node_that_may_not_be_opened_is_done_without(void **state)
{
    (void)state;
    struct bench bench;
    char path[96];
    begin(&bench, "DRIVER=wiimote\n");
    plug_plus(&bench);
    snprintf(path, sizeof path, "%s/event9", bench.dev);
    assert_int_equal(remove(path), 0);
    wii_remote_plus_node_keep(&bench.node, 1000000);
    assert_false(wii_remote_plus_node_is_held(&bench.node));
    put(&bench, "dev/event9", "");
    wii_remote_plus_node_keep(&bench.node, 2000000); // udev was slower
    assert_true(wii_remote_plus_node_is_held(&bench.node));
    end(&bench);
}

static void test_plus_node_of_another_driver_is_left_alone(void **state)
{
    (void)state;
    struct bench bench;
    begin(&bench, "DRIVER=hid-generic\n");
    plug_plus(&bench);
    wii_remote_plus_node_keep(&bench.node, 1000000);
    assert_false(wii_remote_plus_node_is_held(&bench.node));
    end(&bench);
}

static void test_plus_node_without_sysfs_does_no_harm(void **state)
{
    (void)state;
    struct wii_remote_plus_node node;
    wii_remote_plus_node_init(&node, "/nonexistent", "/nonexistent", "hidraw0");
    wii_remote_plus_node_keep(&node, 1000000);
    assert_false(wii_remote_plus_node_is_held(&node));
    wii_remote_plus_node_finish(&node);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plus_node_is_held_from_when_it_comes),
        cmocka_unit_test(test_plus_node_that_may_not_be_opened_is_done_without),
        cmocka_unit_test(test_plus_node_of_another_driver_is_left_alone),
        cmocka_unit_test(test_plus_node_without_sysfs_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
