#include "game/store/peek.h"

#include "game/store/database.h"
#include "game/store/statement.h"

static enum store_status read_all(sqlite3 *db, struct store_peek *items, size_t count)
{
    struct store_statement statement;
    store_statement_open(&statement, db, "SELECT value FROM setting WHERE key = ?");
    for (size_t i = 0; i < count; i++) {
        store_put_text(&statement, items[i].key);
        if (store_statement_row(&statement))
            store_take_text(&statement, items[i].value, sizeof items[i].value);
        store_statement_reset(&statement);
    }
    bool read = store_statement_ok(&statement);
    store_statement_close(&statement);
    return read ? STORE_OK : store_error_status_from_sqlite(sqlite3_errcode(db));
}

enum store_status store_peek_settings(const char *dir, struct store_peek *items, size_t count)
{
    char path[STORE_PATH_SIZE];
    struct store_error error = {.status = STORE_OK};
    sqlite3 *db;
    for (size_t i = 0; i < count; i++)
        items[i].value[0] = '\0';
    if (!store_path_join(path, dir, "evenkeel.db") || !store_file_exists(path))
        return STORE_NOT_FOUND;
    if (store_database_open_reader(path, &db, &error) != STORE_OK)
        return error.status;
    enum store_status status = read_all(db, items, count);
    sqlite3_close(db);
    return status;
}
