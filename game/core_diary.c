#include "game/core_diary.h"

#include <stdio.h>
#include <string.h>

#include "game/base/log.h"
#include "game/core.h"

enum { MONDAY = 4, WEEK = 7 }; // day 0 was a Thursday

static enum store_source source_of(const struct core *core)
{
    const struct arguments *arguments = core->arguments;
    if (arguments->demo || arguments->shot_screen)
        return STORE_SOURCE_DEMO;
    return arguments->replay ? STORE_SOURCE_REPLAY : STORE_SOURCE_PERSON;
}

static int64_t today(const struct core *core)
{
    return store_day(core->now.wall_s, core->now.utc_offset_s);
}

static int64_t monday_of(int64_t day)
{
    int64_t since = (day - MONDAY) % WEEK;
    return day - (since < 0 ? since + WEEK : since);
}

static uint64_t minutes_since(struct core *core, const char *kind, int64_t first_day)
{
    uint64_t minutes = 0;
    struct store_diary_query query = {
        .source = source_of(core), .first_day = first_day, .last_day = today(core)};
    memcpy(query.player_uuid, core->player.uuid, sizeof query.player_uuid);
    snprintf(query.kind, sizeof query.kind, "%s", kind);
    if (store_diary_total(core->store, &query, &minutes) != STORE_OK)
        log_error("the diary cannot be read");
    return minutes;
}

struct core_diary_minutes core_diary_minutes(struct core *core, const char *kind)
{
    store_flush(core->store);
    int64_t day = today(core);
    return (struct core_diary_minutes){minutes_since(core, kind, day),
                                       minutes_since(core, kind, monday_of(day))};
}

bool core_diary_add(struct core *core, const char *kind, const char *what, int minutes,
                    char uuid[STORE_UUID_SIZE])
{
    struct store_diary_entry entry = {.source = source_of(core),
                                      .started_s = core->now.wall_s,
                                      .utc_offset_s = core->now.utc_offset_s,
                                      .minutes = minutes > 0 ? (uint32_t)minutes : 0};
    store_uuid(uuid);
    memcpy(entry.uuid, uuid, sizeof entry.uuid);
    memcpy(entry.player_uuid, core->player.uuid, sizeof entry.player_uuid);
    snprintf(entry.kind, sizeof entry.kind, "%s", kind);
    snprintf(entry.what, sizeof entry.what, "%s", what);
    return store_diary_add(core->store, &entry, NULL) == STORE_OK;
}

bool core_diary_take_back(struct core *core, const char *uuid)
{
    return store_diary_take_back(core->store, uuid, NULL) == STORE_OK;
}
