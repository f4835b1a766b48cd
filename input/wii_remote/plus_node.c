#include "input/wii_remote/plus_node.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LOOK_US     1000000
#define DRIVER_LINE "DRIVER=wiimote"
#define KERNEL_NAME "Nintendo Wii Remote Motion Plus"
#define PATH_SIZE   (WII_REMOTE_PLUS_NODE_PATH + 64)
#define NAME_MOST   24 // "input123", "event45"

/** Is one of the lines of a small file this one? */
static bool has_line(const char *path, const char *wanted)
{
    char line[256];
    bool found = false;
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    while (!found && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        found = strcmp(line, wanted) == 0;
    }
    fclose(file);
    return found;
}

void wii_remote_plus_node_init(struct wii_remote_plus_node *node, const char *class_folder,
                               const char *dev_folder, const char *hidraw)
{
    char path[PATH_SIZE];
    *node = (struct wii_remote_plus_node){.fd = -1, .look_us = INT64_MIN};
    snprintf(node->dev_folder, sizeof node->dev_folder, "%s", dev_folder);
    snprintf(path, sizeof path, "%s/%s/device/uevent", class_folder, hidraw);
    if (!has_line(path, DRIVER_LINE))
        return;
    int length = snprintf(node->class_folder, sizeof node->class_folder, "%s/%s/device/input",
                          class_folder, hidraw);
    if (length < 0 || (size_t)length >= sizeof node->class_folder)
        node->class_folder[0] = '\0';
}

/** The next entry of the folder that begins so. NULL = no more. */
static const char *next_entry(DIR *folder, const char *prefix)
{
    const struct dirent *entry;
    while ((entry = readdir(folder)) != NULL)
        if (strncmp(entry->d_name, prefix, strlen(prefix)) == 0 &&
            strlen(entry->d_name) <= NAME_MOST)
            return entry->d_name;
    return NULL;
}

static int open_event(const struct wii_remote_plus_node *node, const char *input)
{
    char path[PATH_SIZE];
    int fd = -1;
    snprintf(path, sizeof path, "%s/%.24s", node->class_folder, input);
    DIR *folder = opendir(path);
    if (!folder)
        return -1;
    const char *event = next_entry(folder, "event");
    if (event) {
        snprintf(path, sizeof path, "%s/%.24s", node->dev_folder, event);
        fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    }
    closedir(folder);
    return fd;
}

static void look(struct wii_remote_plus_node *node)
{
    DIR *folder = opendir(node->class_folder);
    if (!folder)
        return;
    const char *input;
    while (node->fd < 0 && (input = next_entry(folder, "input")) != NULL) {
        char path[PATH_SIZE];
        snprintf(path, sizeof path, "%s/%.24s/name", node->class_folder, input);
        if (has_line(path, KERNEL_NAME))
            node->fd = open_event(node, input);
    }
    closedir(folder);
}

static bool has_died(const struct wii_remote_plus_node *node)
{
    struct pollfd fd = {.fd = node->fd};
    return poll(&fd, 1, 0) > 0 && (fd.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0;
}

void wii_remote_plus_node_keep(struct wii_remote_plus_node *node, int64_t now_us)
{
    if (node->class_folder[0] == '\0' || now_us < node->look_us)
        return;
    node->look_us = now_us + LOOK_US;
    if (node->fd >= 0 && has_died(node))
        wii_remote_plus_node_finish(node);
    if (node->fd < 0)
        look(node);
}

bool wii_remote_plus_node_is_held(const struct wii_remote_plus_node *node)
{
    return node->fd >= 0;
}

void wii_remote_plus_node_finish(struct wii_remote_plus_node *node)
{
    if (node->fd >= 0)
        close(node->fd);
    node->fd = -1;
}
