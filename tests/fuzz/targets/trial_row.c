#include "game/store/statement.h"
#include "game/store/trial_row.h"
#include "tests/fuzz/targets/take.h"

#include <string.h>

// Rows of a damaged or foreign database: any type and value in any column.

static sqlite3 *db;
static char sql[2 * STORE_TRIAL_COLUMN_COUNT + 16];

static void open_once(void)
{
    if (db)
        return;
    promise(sqlite3_open(":memory:", &db) == SQLITE_OK);
    strcpy(sql, "SELECT ?");
    for (int i = 1; i < STORE_TRIAL_COLUMN_COUNT; i++)
        strcat(sql, ",?");
}

static void put_any(struct store_statement *statement, struct take *take, char *text)
{
    uint8_t type = take_byte(take);
    uint64_t bits;
    double real;
    switch (type % 6) {
    case 0:
        store_put_null(statement);
        break;
    case 1:
        store_put_int(statement, (int64_t)take_number(take, 1));
        break;
    case 2:
        store_put_int(statement, (int64_t)take_number(take, 8));
        break;
    case 3:
        bits = take_number(take, 8);
        memcpy(&real, &bits, sizeof real);
        store_put_real(statement, real);
        break;
    case 4:
        text[take_bytes(take, (uint8_t *)text, type >> 3)] = '\0';
        store_put_text(statement, text);
        break;
    default:
        store_put_blob(statement, text, take_bytes(take, (uint8_t *)text, type >> 3));
        break;
    }
}

/** What was read can be written, and reads the same again. */
static void there_and_back(const struct store_trial *trial)
{
    struct store_statement statement;
    static struct store_trial again;
    store_statement_open(&statement, db, sql);
    store_put_trial(&statement, trial);
    if (store_statement_row(&statement)) {
        store_take_trial(&statement, &again);
        promise(strcmp(trial->uuid, again.uuid) == 0);
        promise(trial->started_s == again.started_s);
    }
    store_statement_close(&statement);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct store_trial trial;
    static char texts[STORE_TRIAL_COLUMN_COUNT][64];
    struct take take = {data, size};
    struct store_statement statement;
    open_once();
    memset(&trial, 0, sizeof trial);
    store_statement_open(&statement, db, sql);
    for (int i = 0; i < STORE_TRIAL_COLUMN_COUNT; i++)
        put_any(&statement, &take, texts[i]);
    promise(store_statement_row(&statement));
    store_take_trial(&statement, &trial);
    promise(memchr(trial.uuid, '\0', sizeof trial.uuid));
    promise(memchr(trial.rung, '\0', sizeof trial.rung));
    store_statement_close(&statement);
    there_and_back(&trial);
    return 0;
}
