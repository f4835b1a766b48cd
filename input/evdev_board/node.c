#include "input/evdev_board/node.h"

#include <linux/input-event-codes.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define DEV_FOLDER  "/dev/input/"
#define NODE_PREFIX "event"
#define KERNEL_NAME "Nintendo Wii Remote Balance Board"
#define LINE_SIZE   256

static const uint16_t axes[4] = {ABS_HAT0X, ABS_HAT0Y, ABS_HAT1X, ABS_HAT1Y};

/** The line of a small file that begins with key, what follows it. false = there is none. */
static bool read_line(const char *folder, const char *node, const char *file, const char *key,
                      char line[LINE_SIZE])
{
    char path[LINE_SIZE * 2];
    bool found = false;
    snprintf(path, sizeof path, "%s/%s/%s", folder, node, file);
    FILE *stream = fopen(path, "rb");
    if (!stream)
        return false;
    while (!found && fgets(line, LINE_SIZE, stream)) {
        line[strcspn(line, "\n")] = '\0';
        found = strncmp(line, key, strlen(key)) == 0;
    }
    fclose(stream);
    if (found)
        memmove(line, line + strlen(key), strlen(line + strlen(key)) + 1);
    return found;
}

/** The kernel gives its input device no address; the HID device above it has one. */
static bool is_board(const char *folder, const char *node, const char *serial)
{
    char line[LINE_SIZE];
    return read_line(folder, node, "device/name", "", line) && strcmp(line, KERNEL_NAME) == 0 &&
           read_line(folder, node, "device/device/uevent", "HID_UNIQ=", line) &&
           strcasecmp(line, serial) == 0;
}

bool evdev_board_node_find(const char *class_folder, const char *serial,
                           struct hid_port_found *found)
{
    bool there = false;
    DIR *folder = serial[0] ? opendir(class_folder) : NULL;
    if (!folder)
        return false;
    for (const struct dirent *entry; !there && (entry = readdir(folder)) != NULL;) {
        if (strncmp(entry->d_name, NODE_PREFIX, strlen(NODE_PREFIX)) != 0 ||
            strlen(entry->d_name) > 32 || !is_board(class_folder, entry->d_name, serial))
            continue;
        *found = (struct hid_port_found){.kind = INPUT_DEVICE_EVDEV_BOARD};
        snprintf(found->path, sizeof found->path, DEV_FOLDER "%.32s", entry->d_name);
        snprintf(found->serial, sizeof found->serial, "%s", serial);
        snprintf(found->name, sizeof found->name, KERNEL_NAME);
        there = true;
    }
    closedir(folder);
    return there;
}

bool evdev_board_node_is_one(const char *path)
{
    return strncmp(path, DEV_FOLDER, strlen(DEV_FOLDER)) == 0;
}

static enum hid_port_status status_of(int error)
{
    if (error == EACCES || error == EPERM)
        return HID_PORT_PERMISSION;
    return error == ENOENT || error == ENODEV || error == ENXIO ? HID_PORT_GONE : HID_PORT_FAILED;
}

enum hid_port_status evdev_board_node_check(const char *path)
{
    return access(path, R_OK) == 0 ? HID_PORT_OK : status_of(errno);
}

static void put(struct evdev_board_node *node, uint16_t type, uint16_t code, int32_t value)
{
    node->state[node->state_count++] = (struct evdev_board_event){
        .type = type,
        .code = code,
        .value = value,
    };
}

/** lost = the reader is to forget the rest of what it was in. false = the device is gone. */
static bool put_state(struct evdev_board_node *node, bool lost)
{
    struct evdev_board_state state;
    if (!node->get_state(node->fd, &state))
        return false;
    node->state_at = 0;
    node->state_count = 0;
    if (lost) {
        put(node, EV_SYN, SYN_DROPPED, 0);
        put(node, EV_SYN, SYN_REPORT, 0);
    }
    for (int i = 0; i < 4; i++)
        put(node, EV_ABS, axes[i], state.steps[i]);
    put(node, EV_KEY, BTN_A, state.button);
    put(node, EV_SYN, SYN_REPORT, 0);
    return true;
}

bool evdev_board_node_init(struct evdev_board_node *node, int fd,
                           bool (*get_state)(int fd, struct evdev_board_state *state))
{
    *node = (struct evdev_board_node){.fd = fd, .get_state = get_state};
    if (put_state(node, false))
        return true;
    close(fd);
    return false;
}

enum hid_port_status evdev_board_node_open(struct evdev_board_node *node, const char *path)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return status_of(errno);
    return evdev_board_node_init(node, fd, evdev_board_kernel_state) ? HID_PORT_OK
                                                                     : HID_PORT_FAILED;
}

static int take_state(struct evdev_board_node *node, uint8_t *bytes, size_t size)
{
    size_t count = node->state_count - node->state_at;
    if (count > size / sizeof(struct evdev_board_event))
        count = size / sizeof(struct evdev_board_event);
    memcpy(bytes, node->state + node->state_at, count * sizeof(struct evdev_board_event));
    node->state_at += count;
    return (int)(count * sizeof(struct evdev_board_event));
}

static bool has_lost(const uint8_t *bytes, size_t size)
{
    struct evdev_board_event event;
    for (; size >= sizeof event; bytes += sizeof event, size -= sizeof event) {
        memcpy(&event, bytes, sizeof event);
        if (event.type == EV_SYN && event.code == SYN_DROPPED)
            return true;
    }
    return false;
}

/** What is still queued is older than the state that is asked for next. */
static int begin_anew(struct evdev_board_node *node, uint8_t *bytes, size_t size)
{
    while (read(node->fd, bytes, size) > 0)
        continue;
    return put_state(node, true) ? take_state(node, bytes, size) : -1;
}

int evdev_board_node_read(struct evdev_board_node *node, uint8_t *bytes, size_t size,
                          int timeout_ms)
{
    struct pollfd waited = {.fd = node->fd, .events = POLLIN};
    size -= size % sizeof(struct evdev_board_event);
    if (node->state_at < node->state_count)
        return take_state(node, bytes, size);
    if (poll(&waited, 1, timeout_ms) <= 0)
        return 0;
    ssize_t got = read(node->fd, bytes, size);
    if (got < 0)
        return errno == EAGAIN || errno == EINTR ? 0 : -1;
    if (got == 0)
        return -1;
    return has_lost(bytes, (size_t)got) ? begin_anew(node, bytes, size) : (int)got;
}

void evdev_board_node_close(struct evdev_board_node *node)
{
    close(node->fd);
}
