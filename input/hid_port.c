#include "input/hid_port.h"

#include "input/evdev_board/node.h"
#include "input/open_board/report.h"
#include "input/pads.h"
#include "input/wii_remote/plus_node.h"

#include <hidapi.h>

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

// devices.md 1.1: a board has the ids of a remote; only Bluetooth carries one.
#define VENDOR_NINTENDO 0x057E
#define PRODUCT_WII     0x0306
#define PRODUCT_WII_NEW 0x0330

// A hidraw node, or the event node of a board whose hidraw node is refused.
struct node {
    hid_device *hid; // NULL = it is the event node
    struct evdev_board_node evdev;
    struct wii_remote_plus_node plus; // beside the hidraw node of a Wii Remote
};

static bool begin(void *user)
{
    (void)user;
    return hid_init() == 0;
}

static void end(void *user)
{
    (void)user;
    hid_exit();
}

/** Names and addresses are ASCII; anything else becomes '?'. */
static void narrow(char *text, size_t size, const wchar_t *wide, bool lower)
{
    size_t length = 0;
    for (; wide && wide[length] && length + 1 < size; length++) {
        wchar_t c = wide[length];
        char ascii = c >= 0x20 && c < 0x7F ? (char)c : '?';
        text[length] = lower ? (char)tolower((unsigned char)ascii) : ascii;
    }
    text[length] = '\0';
}

static bool may_be_wii_board(const struct hid_device_info *info)
{
    if (info->bus_type != HID_API_BUS_BLUETOOTH || info->vendor_id != VENDOR_NINTENDO)
        return false;
    if (info->product_id != PRODUCT_WII && info->product_id != PRODUCT_WII_NEW)
        return false;
    // The extension id decides (devices.md 1.1), but one who says to be a remote is left alone.
    return !info->product_string || !wcsstr(info->product_string, L"RVL-CNT");
}

/** Anybody may read a node's descriptor, and nothing is asked of the device by that. */
static bool has_open_board_descriptor(const char *path)
{
    char file[INPUT_PATH_SIZE];
    uint8_t bytes[OPEN_BOARD_DESCRIPTOR_SIZE];
    const char *node = strrchr(path, '/');
    snprintf(file, sizeof file, "/sys/class/hidraw/%s/device/report_descriptor",
             node ? node + 1 : path);
    FILE *descriptor = fopen(file, "rb");
    if (!descriptor)
        return false;
    size_t size = fread(bytes, 1, sizeof bytes, descriptor);
    fclose(descriptor);
    return open_board_descriptor_fits(bytes, size);
}

/** What the node is, without opening it. false = nothing for us. */
static bool classify(const struct hid_device_info *info, const struct pads_identity *identity,
                     struct hid_port_found *found)
{
    found->form = HID_PORT_FORM_PLAIN;
    found->kind = INPUT_DEVICE_WII_BOARD;
    if (may_be_wii_board(info))
        return true;
    if (pads_identify(identity, &found->kind, &found->form))
        return true;
    found->kind = INPUT_DEVICE_OPEN_BOARD;
    return info->usage_page == OPEN_BOARD_USAGE_PAGE && info->usage == OPEN_BOARD_USAGE &&
           has_open_board_descriptor(info->path);
}

static bool is_listed(const struct hid_port_found *found, size_t count, const char *path)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(found[i].path, path) == 0)
            return true;
    return false;
}

/** false = nothing for us. */
static bool describe(const struct hid_device_info *info, struct hid_port_found *found)
{
    if (strlen(info->path) >= sizeof found->path)
        return false;
    snprintf(found->path, sizeof found->path, "%s", info->path);
    narrow(found->name, sizeof found->name, info->product_string, false);
    const struct pads_identity identity = {
        .vendor = info->vendor_id,
        .product = info->product_id,
        .bluetooth = info->bus_type == HID_API_BUS_BLUETOOTH,
        .name = found->name,
    };
    narrow(found->serial, sizeof found->serial,
           pads_serial_is_own(&identity) ? info->serial_number : NULL, true);
    return classify(info, &identity, found);
}

static size_t enumerate(void *user, struct hid_port_found *found, size_t capacity)
{
    (void)user;
    size_t count = 0;
    struct hid_device_info *list = hid_enumerate(0, 0);
    for (const struct hid_device_info *info = list; info && count < capacity; info = info->next) {
        // One node can be listed once per top-level usage (devices.md 2.4).
        if (info->path && !is_listed(found, count, info->path) && describe(info, &found[count]))
            count++;
    }
    hid_free_enumeration(list);
    return count;
}

static enum hid_port_status check(void *user, const char *path)
{
    (void)user;
    if (evdev_board_node_is_one(path))
        return evdev_board_node_check(path);
    if (access(path, R_OK | W_OK) == 0)
        return HID_PORT_OK;
    if (errno == EACCES || errno == EPERM || errno == EROFS)
        return HID_PORT_PERMISSION;
    return errno == ENOENT || errno == ENODEV ? HID_PORT_GONE : HID_PORT_FAILED;
}

static enum hid_port_status open_hid(struct node *node, const char *path)
{
    errno = 0;
    node->hid = hid_open_path(path);
    if (node->hid) {
        const char *name = strrchr(path, '/');
        wii_remote_plus_node_init(&node->plus, "/sys/class/hidraw", "/dev/input",
                                  name ? name + 1 : path);
        return HID_PORT_OK;
    }
    if (errno == EACCES || errno == EPERM)
        return HID_PORT_PERMISSION;
    return errno == ENOENT || errno == ENODEV ? HID_PORT_GONE : HID_PORT_FAILED;
}

static enum hid_port_status open_node(void *user, const char *path, void **handle)
{
    enum hid_port_status status = check(user, path);
    if (status != HID_PORT_OK)
        return status;
    struct node *node = calloc(1, sizeof *node);
    if (!node)
        return HID_PORT_FAILED;
    status = evdev_board_node_is_one(path) ? evdev_board_node_open(&node->evdev, path)
                                           : open_hid(node, path);
    if (status == HID_PORT_OK)
        *handle = node;
    else
        free(node);
    return status;
}

static int64_t clock_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int read_report(void *handle, uint8_t *bytes, size_t size, int timeout_ms)
{
    struct node *node = handle;
    if (!node->hid)
        return evdev_board_node_read(&node->evdev, bytes, size, timeout_ms);
    wii_remote_plus_node_keep(&node->plus, clock_us());
    return hid_read_timeout(node->hid, bytes, size, timeout_ms);
}

static bool write_report(void *handle, const uint8_t *bytes, size_t size)
{
    struct node *node = handle;
    return node->hid && hid_write(node->hid, bytes, size) >= 0;
}

static int read_feature(void *handle, uint8_t id, uint8_t *bytes, size_t size)
{
    struct node *node = handle;
    bytes[0] = id;
    return node->hid ? hid_get_feature_report(node->hid, bytes, size) : -1;
}

static void close_node(void *handle)
{
    struct node *node = handle;
    if (node->hid) {
        wii_remote_plus_node_finish(&node->plus);
        hid_close(node->hid);
    } else {
        evdev_board_node_close(&node->evdev);
    }
    free(node);
}

static bool fallback(void *user, const char *serial, struct hid_port_found *found)
{
    (void)user;
    return evdev_board_node_find("/sys/class/input", serial, found) &&
           evdev_board_node_check(found->path) == HID_PORT_OK;
}

struct hid_port hid_port_real(void)
{
    static const struct hid_port_ops ops = {
        .begin = begin,
        .enumerate = enumerate,
        .check = check,
        .open = open_node,
        .read = read_report,
        .write = write_report,
        .feature = read_feature,
        .close = close_node,
        .fallback = fallback,
        .end = end,
    };
    return (struct hid_port){.ops = &ops, .watch_folder = "/dev"};
}
