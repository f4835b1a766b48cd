#include "input/manager.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <time.h>
#include <unistd.h>

#define SCAN_MS         2000 // issue item 3: back within 2 s
#define SCAN_PENDING_MS 300
#define SCAN_FLOOR_MS   50 // a node that opens but cannot be read must not keep us spinning
#define NODE_PREFIX     "hidraw"

static int64_t real_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool is_live(struct link *link)
{
    return atomic_load_explicit(&link->state, memory_order_relaxed) == LINK_LIVE;
}

static void reap(struct manager *manager)
{
    for (size_t i = 0; i < MANAGER_LINKS; i++) {
        struct link *link = &manager->links[i];
        if (is_live(link) && link->reading && atomic_load(&link->finished))
            link_close(link);
    }
}

static struct link *live_at_path(struct manager *manager, const char *path)
{
    for (size_t i = 0; i < MANAGER_LINKS; i++)
        if (is_live(&manager->links[i]) && strcmp(manager->links[i].node.path, path) == 0)
            return &manager->links[i];
    return NULL;
}

static bool is_found(const struct hid_port_found *found, size_t count, const struct link *link)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(found[i].path, link->node.path) == 0)
            return true;
    return false;
}

/**
 * A board that is back under another number while its old node, which is not listed any more,
 * has not ended yet. (As long as both are listed the old one stays.)
 */
static void close_same_board(struct manager *manager, const struct hid_port_found *node,
                             const struct hid_port_found *found, size_t count)
{
    for (size_t i = 0; i < MANAGER_LINKS; i++) {
        struct link *link = &manager->links[i];
        if (is_live(link) && node->serial[0] && strcmp(link->node.serial, node->serial) == 0 &&
            !is_found(found, count, link))
            link_close(link);
    }
}

/** The same board by another node is read already. */
static bool is_served(struct manager *manager, const struct hid_port_found *node)
{
    for (size_t i = 0; i < MANAGER_LINKS; i++) {
        struct link *link = &manager->links[i];
        if (is_live(link) && node->serial[0] && strcmp(link->node.serial, node->serial) == 0)
            return true;
    }
    return false;
}

static struct link *claim(struct manager *manager, const struct hid_port_found *node)
{
    for (size_t i = 0; i < MANAGER_LINKS; i++) {
        struct link *link = &manager->links[i];
        if (atomic_load_explicit(&link->state, memory_order_acquire) == LINK_FREE) {
            link_claim(link, node);
            return link;
        }
    }
    return NULL; // tried again at the next scan
}

/** Nodes that could not be opened have no reader that would notice their end. */
static void close_vanished(struct manager *manager, const struct hid_port_found *found,
                           size_t count)
{
    for (size_t i = 0; i < MANAGER_LINKS; i++) {
        struct link *link = &manager->links[i];
        if (is_live(link) && !link->reading && !is_found(found, count, link))
            link_close(link);
    }
}

static struct link *fallback_of(struct manager *manager, const char *serial)
{
    for (size_t i = 0; i < MANAGER_LINKS; i++) {
        struct link *link = &manager->links[i];
        if (is_live(link) && link->node.kind == INPUT_DEVICE_EVDEV_BOARD &&
            strcmp(link->node.serial, serial) == 0)
            return link;
    }
    return NULL;
}

/** Its own node is open now, which is better. */
static void close_fallback(struct manager *manager, const struct link *link)
{
    struct link *fallback = fallback_of(manager, link->node.serial);
    if (fallback && fallback != link)
        link_close(fallback);
}

/** A board whose own node has been refused is read through the kernel's driver meanwhile. */
static void fall_back(struct manager *manager)
{
    const struct hid_port *port = &manager->host.port;
    for (size_t i = 0; port->ops->fallback && i < MANAGER_LINKS; i++) {
        struct link *link = &manager->links[i];
        struct hid_port_found node;
        if (!is_live(link) || !link->denied_told || link->node.kind != INPUT_DEVICE_WII_BOARD ||
            fallback_of(manager, link->node.serial) ||
            !port->ops->fallback(port->user, link->node.serial, &node))
            continue;
        struct link *other = claim(manager, &node);
        if (other && !link_open(other))
            link_close(other);
    }
}

/**
 * hid-playstation asks a controller for its address when its node is there already: one that was
 * found without is met again by its name, so that it is known next time. The next scan does it.
 */
static bool has_got_its_serial(const struct link *link, const struct hid_port_found *node)
{
    return !link->node.serial[0] && node->serial[0] && link->node.kind == node->kind;
}

static void scan(struct manager *manager)
{
    struct hid_port_found found[MANAGER_LINKS];
    const struct hid_port *port = &manager->host.port;
    reap(manager);
    size_t count = port->ops->enumerate(port->user, found, MANAGER_LINKS);
    close_vanished(manager, found, count);
    for (size_t i = 0; i < count; i++) {
        struct link *link = live_at_path(manager, found[i].path);
        if (link && has_got_its_serial(link, &found[i])) {
            link_close(link);
            continue;
        }
        if (!link) {
            close_same_board(manager, &found[i], found, count);
            link = is_served(manager, &found[i]) ? NULL : claim(manager, &found[i]);
        }
        if (link && !link->reading && link_open(link))
            close_fallback(manager, link);
    }
    fall_back(manager);
}

/** Empties the watch. true = something happened to a node we may care for. */
static bool watch_says_so(const struct manager *manager)
{
    _Alignas(struct inotify_event) char buffer[4096];
    bool relevant = false;
    ssize_t size;
    while ((size = read(manager->watch_fd, buffer, sizeof buffer)) > 0) {
        for (char *at = buffer; at < buffer + size;) {
            const struct inotify_event *event = (const struct inotify_event *)at;
            if ((event->mask & IN_Q_OVERFLOW) != 0 ||
                (event->len > 0 && strncmp(event->name, NODE_PREFIX, strlen(NODE_PREFIX)) == 0))
                relevant = true;
            at += sizeof *event + event->len;
        }
    }
    return relevant;
}

static bool drain_wake(const struct manager *manager)
{
    uint64_t count;
    return read(manager->host.wake_fd, &count, sizeof count) == (ssize_t)sizeof count;
}

static int scan_interval_ms(struct manager *manager)
{
    for (size_t i = 0; i < MANAGER_LINKS; i++)
        if (is_live(&manager->links[i]) && link_is_pending(&manager->links[i]))
            return SCAN_PENDING_MS;
    return SCAN_MS;
}

static void wait_for_news(struct manager *manager)
{
    int64_t begun_ms = real_ms();
    int64_t until_ms = begun_ms + scan_interval_ms(manager);
    struct pollfd fds[2] = {
        {.fd = manager->host.wake_fd, .events = POLLIN},
        {.fd = manager->watch_fd, .events = POLLIN}, // poll() skips -1
    };
    while (!atomic_load(&manager->stop)) {
        int64_t left_ms = until_ms - real_ms();
        if (left_ms <= 0)
            return;
        if (poll(fds, 2, (int)left_ms) < 0 && errno != EINTR)
            return;
        bool news = drain_wake(manager);
        news = (manager->watch_fd >= 0 && watch_says_so(manager)) || news;
        if (news && until_ms > begun_ms + SCAN_FLOOR_MS)
            until_ms = begun_ms + SCAN_FLOOR_MS;
    }
}

static void *run(void *argument)
{
    struct manager *manager = argument;
    const struct hid_port *port = &manager->host.port;
    bool begun = port->ops->begin(port->user);
    if (!begun && manager->host.log)
        manager->host.log(manager->host.user, "hidapi does not start: no boards will be found");
    while (begun && !atomic_load(&manager->stop)) {
        scan(manager);
        wait_for_news(manager);
    }
    for (size_t i = 0; i < MANAGER_LINKS; i++)
        if (is_live(&manager->links[i]))
            link_close(&manager->links[i]);
    if (begun)
        port->ops->end(port->user);
    return NULL;
}

static void open_watch(struct manager *manager)
{
    const char *folder = manager->host.port.watch_folder;
    manager->watch_fd = folder ? inotify_init1(IN_NONBLOCK | IN_CLOEXEC) : -1;
    if (manager->watch_fd >= 0 &&
        inotify_add_watch(manager->watch_fd, folder, IN_CREATE | IN_ATTRIB | IN_DELETE) < 0) {
        close(manager->watch_fd);
        manager->watch_fd = -1;
    }
}

static void finish_links(struct manager *manager, size_t count)
{
    for (size_t i = 0; i < count; i++)
        link_finish(&manager->links[i]);
}

bool manager_start(struct manager *manager, const struct link_host *host)
{
    size_t links = 0;
    manager->host = *host;
    atomic_init(&manager->stop, false);
    manager->host.wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (manager->host.wake_fd < 0)
        return false;
    open_watch(manager);
    for (; links < MANAGER_LINKS; links++)
        if (!link_init(&manager->links[links], &manager->host))
            goto fail_links;
    if (pthread_create(&manager->thread, NULL, run, manager) != 0)
        goto fail_links;
    return true;
fail_links:
    finish_links(manager, links);
    if (manager->watch_fd >= 0)
        close(manager->watch_fd);
    close(manager->host.wake_fd);
    return false;
}

void manager_stop(struct manager *manager)
{
    uint64_t one = 1;
    atomic_store(&manager->stop, true);
    ssize_t written = write(manager->host.wake_fd, &one, sizeof one);
    (void)written; // at worst it takes until the next scan
    pthread_join(manager->thread, NULL);
    finish_links(manager, MANAGER_LINKS);
    if (manager->watch_fd >= 0)
        close(manager->watch_fd);
    close(manager->host.wake_fd);
}
