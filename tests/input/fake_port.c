#include "tests/input/fake_port.h"

#include "tests/check.h"
#include "tests/input/board_bytes.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

struct fake_handle {
    struct fake_port *fake;
    char path[INPUT_PATH_SIZE];
    int fd;
};

void fake_port_init(struct fake_port *fake)
{
    memset(fake, 0, sizeof *fake);
    pthread_mutex_init(&fake->mutex, NULL);
    atomic_init(&fake->now_us, 1000000);
    atomic_init(&fake->frozen, false);
    atomic_init(&fake->read_count, 0);
    for (int i = 0; i < FAKE_BOARDS; i++)
        fake->boards[i].fd = -1;
    snprintf(fake->folder, sizeof fake->folder, "/tmp/evenkeel-nodes-XXXXXX");
    assert_non_null(mkdtemp(fake->folder));
}

void fake_port_finish(struct fake_port *fake)
{
    for (int i = 0; i < FAKE_BOARDS; i++)
        if (fake->boards[i].plugged)
            fake_port_unplug(fake, i);
    rmdir(fake->folder);
    pthread_mutex_destroy(&fake->mutex);
}

static void plug(struct fake_port *fake, int index, const struct fake_board *board)
{
    pthread_mutex_lock(&fake->mutex);
    fake->boards[index] = *board;
    fake->boards[index].plugged = true;
    fake->boards[index].fd = -1;
    pthread_mutex_unlock(&fake->mutex);
    int fd = open(board->file, O_CREAT | O_WRONLY, 0600);
    assert_true(fd >= 0);
    close(fd);
}

static void name(struct fake_board *board, const struct fake_port *fake, const char *node, int n,
                 const char *serial)
{
    snprintf(board->node.path, sizeof board->node.path, "/dev/%s%s%d",
             board->is_event ? "input/" : "", node, n);
    snprintf(board->node.serial, sizeof board->node.serial, "%s", serial);
    snprintf(board->file, sizeof board->file, "%s/%s%d", fake->folder, node, n);
}

void fake_port_plug(struct fake_port *fake, int index, int n, const char *serial, bool denied)
{
    struct fake_board board = {.denied = denied, .node.kind = INPUT_DEVICE_WII_BOARD};
    name(&board, fake, "hidraw", n, serial);
    snprintf(board.node.name, sizeof board.node.name, "Nintendo RVL-WBC-01");
    plug(fake, index, &board);
}

void fake_port_plug_open_board(struct fake_port *fake, int index, int n, const char *serial,
                               const uint8_t *feature, size_t size)
{
    struct fake_board board = {.node.kind = INPUT_DEVICE_OPEN_BOARD, .feature_size = size};
    name(&board, fake, "hidraw", n, serial);
    if (feature)
        memcpy(board.feature, feature, size);
    plug(fake, index, &board);
}

void fake_port_plug_pad(struct fake_port *fake, int index, int n, enum input_device_kind kind,
                        const char *serial)
{
    struct fake_board board = {.node.kind = kind};
    name(&board, fake, "hidraw", n, serial);
    plug(fake, index, &board);
}

void fake_port_plug_event(struct fake_port *fake, int index, int n, const char *serial)
{
    struct fake_board board = {.is_event = true, .node.kind = INPUT_DEVICE_EVDEV_BOARD};
    name(&board, fake, "event", n, serial);
    plug(fake, index, &board);
}

void fake_port_unplug(struct fake_port *fake, int index)
{
    pthread_mutex_lock(&fake->mutex);
    struct fake_board *board = &fake->boards[index];
    board->plugged = false;
    if (board->fd >= 0)
        close(board->fd);
    board->fd = -1;
    pthread_mutex_unlock(&fake->mutex);
    unlink(board->file);
}

void fake_port_name(struct fake_port *fake, int index, const char *serial)
{
    pthread_mutex_lock(&fake->mutex);
    struct hid_port_found *node = &fake->boards[index].node;
    snprintf(node->serial, sizeof node->serial, "%s", serial);
    pthread_mutex_unlock(&fake->mutex);
    chmod(fake->boards[index].file, 0660);
}

void fake_port_allow(struct fake_port *fake, int index)
{
    pthread_mutex_lock(&fake->mutex);
    fake->boards[index].denied = false;
    pthread_mutex_unlock(&fake->mutex);
    chmod(fake->boards[index].file, 0660);
}

static void say(int fd, const uint8_t *bytes, size_t size)
{
    ssize_t sent = send(fd, bytes, size, MSG_NOSIGNAL);
    (void)sent; // the reader may have gone
}

static void answer_read(int fd, uint8_t address)
{
    switch (address) {
    case 0xFA:
        say(fd, board_reply_id, sizeof board_reply_id);
        break;
    case 0x20:
        say(fd, board_reply_calibration_1, sizeof board_reply_calibration_1);
        say(fd, board_reply_calibration_2, sizeof board_reply_calibration_2);
        break;
    case 0x60:
        say(fd, board_reply_reference, sizeof board_reply_reference);
        break;
    default:
        break;
    }
}

static void answer(struct fake_board *board, const uint8_t *bytes)
{
    switch (bytes[0]) {
    case 0x11:
        board->lamp = (bytes[1] & 0x10) != 0;
        break;
    case 0x12:
        board->mode = bytes[2];
        break;
    case 0x15:
        say(board->fd, board_status, sizeof board_status);
        break;
    case 0x16:
        say(board->fd, board_ack_write, sizeof board_ack_write);
        break;
    case 0x17:
        answer_read(board->fd, bytes[4]);
        break;
    default:
        break;
    }
}

void fake_port_serve(struct fake_port *fake)
{
    pthread_mutex_lock(&fake->mutex);
    for (int i = 0; i < FAKE_BOARDS; i++) {
        struct fake_board *board = &fake->boards[i];
        uint8_t bytes[64];
        while (board->fd >= 0 && recv(board->fd, bytes, sizeof bytes, MSG_DONTWAIT) > 0)
            if (!board->mute)
                answer(board, bytes);
    }
    pthread_mutex_unlock(&fake->mutex);
}

bool fake_port_send(struct fake_port *fake, int index, const uint8_t *bytes, size_t size)
{
    pthread_mutex_lock(&fake->mutex);
    int fd = fake->boards[index].fd;
    if (fd >= 0)
        say(fd, bytes, size);
    pthread_mutex_unlock(&fake->mutex);
    return fd >= 0;
}

struct fake_board fake_port_board(struct fake_port *fake, int index)
{
    pthread_mutex_lock(&fake->mutex);
    struct fake_board board = fake->boards[index];
    pthread_mutex_unlock(&fake->mutex);
    return board;
}

int64_t fake_port_now_us(struct fake_port *fake)
{
    return atomic_load(&fake->now_us);
}

void fake_port_pass(struct fake_port *fake, int64_t us)
{
    atomic_fetch_add(&fake->now_us, us);
}

static bool begin(void *user)
{
    (void)user;
    return true;
}

static void end(void *user)
{
    (void)user;
}

static size_t enumerate(void *user, struct hid_port_found *found, size_t capacity)
{
    struct fake_port *fake = user;
    size_t count = 0;
    pthread_mutex_lock(&fake->mutex);
    for (int i = 0; i < FAKE_BOARDS && count < capacity; i++)
        if (fake->boards[i].plugged && !fake->boards[i].is_event)
            found[count++] = fake->boards[i].node;
    pthread_mutex_unlock(&fake->mutex);
    return count;
}

static struct fake_board *at_path(struct fake_port *fake, const char *path)
{
    for (int i = 0; i < FAKE_BOARDS; i++)
        if (fake->boards[i].plugged && strcmp(fake->boards[i].node.path, path) == 0)
            return &fake->boards[i];
    return NULL;
}

static enum hid_port_status check(void *user, const char *path)
{
    struct fake_port *fake = user;
    pthread_mutex_lock(&fake->mutex);
    const struct fake_board *board = at_path(fake, path);
    enum hid_port_status status = HID_PORT_GONE;
    if (board)
        status = board->denied ? HID_PORT_PERMISSION : HID_PORT_OK;
    pthread_mutex_unlock(&fake->mutex);
    return status;
}

static enum hid_port_status open_node(void *user, const char *path, void **handle)
{
    struct fake_port *fake = user;
    enum hid_port_status status = check(user, path);
    int fds[2];
    if (status != HID_PORT_OK)
        return status;
    struct fake_handle *opened = calloc(1, sizeof *opened);
    if (!opened || socketpair(AF_UNIX, SOCK_SEQPACKET, 0, fds) != 0) {
        free(opened);
        return HID_PORT_FAILED;
    }
    pthread_mutex_lock(&fake->mutex);
    struct fake_board *board = at_path(fake, path);
    if (board) {
        board->fd = fds[1];
        board->opened++;
    } else {
        close(fds[1]);
    }
    pthread_mutex_unlock(&fake->mutex);
    opened->fake = fake;
    snprintf(opened->path, sizeof opened->path, "%s", path);
    opened->fd = fds[0];
    *handle = opened;
    return HID_PORT_OK;
}

static int read_report(void *handle, uint8_t *bytes, size_t size, int timeout_ms)
{
    struct fake_handle *opened = handle;
    struct pollfd fd = {.fd = opened->fd, .events = POLLIN};
    atomic_fetch_add(&opened->fake->read_count, 1);
    while (atomic_load(&opened->fake->frozen))
        poll(NULL, 0, 1);
    if (poll(&fd, 1, timeout_ms) <= 0)
        return 0;
    ssize_t got = recv(opened->fd, bytes, size, 0);
    return got > 0 ? (int)got : -1;
}

static bool write_report(void *handle, const uint8_t *bytes, size_t size)
{
    struct fake_handle *opened = handle;
    return send(opened->fd, bytes, size, MSG_NOSIGNAL) == (ssize_t)size;
}

static int read_feature(void *handle, uint8_t id, uint8_t *bytes, size_t size)
{
    struct fake_handle *opened = handle;
    int got = -1;
    pthread_mutex_lock(&opened->fake->mutex);
    const struct fake_board *board = at_path(opened->fake, opened->path);
    if (board && board->feature_size > 0 && board->feature[0] == id) {
        got = (int)(size < board->feature_size ? size : board->feature_size);
        memcpy(bytes, board->feature, (size_t)got);
    }
    pthread_mutex_unlock(&opened->fake->mutex);
    return got;
}

static bool fallback(void *user, const char *serial, struct hid_port_found *found)
{
    struct fake_port *fake = user;
    bool there = false;
    pthread_mutex_lock(&fake->mutex);
    for (int i = 0; i < FAKE_BOARDS && !there; i++) {
        const struct fake_board *board = &fake->boards[i];
        there = board->plugged && board->is_event && strcmp(board->node.serial, serial) == 0;
        if (there)
            *found = board->node;
    }
    pthread_mutex_unlock(&fake->mutex);
    return there;
}

static void close_node(void *handle)
{
    struct fake_handle *opened = handle;
    close(opened->fd);
    free(opened);
}

struct hid_port fake_port_port(struct fake_port *fake)
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
    return (struct hid_port){.ops = &ops, .user = fake, .watch_folder = fake->folder};
}
