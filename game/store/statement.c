#include "game/store/statement.h"

#include <math.h>
#include <stdio.h>

static bool code_is_good(int code)
{
    return code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE;
}

void store_statement_open(struct store_statement *statement, sqlite3 *db, const char *sql)
{
    *statement = (struct store_statement){.db = db, .next = 1};
    statement->code = db ? sqlite3_prepare_v2(db, sql, -1, &statement->raw, NULL) : SQLITE_CANTOPEN;
}

void store_statement_close(struct store_statement *statement)
{
    sqlite3_finalize(statement->raw);
    statement->raw = NULL;
}

bool store_statement_ok(const struct store_statement *statement)
{
    return code_is_good(statement->code);
}

static bool put_begins(struct store_statement *statement, int *parameter)
{
    *parameter = statement->next++;
    return store_statement_ok(statement);
}

void store_put_text(struct store_statement *statement, const char *text)
{
    int parameter;
    if (put_begins(statement, &parameter))
        statement->code = sqlite3_bind_text(statement->raw, parameter, text, -1, SQLITE_STATIC);
}

void store_put_int(struct store_statement *statement, int64_t value)
{
    int parameter;
    if (put_begins(statement, &parameter))
        statement->code = sqlite3_bind_int64(statement->raw, parameter, value);
}

void store_put_real(struct store_statement *statement, double value)
{
    int parameter;
    if (put_begins(statement, &parameter))
        statement->code = isnan(value) ? sqlite3_bind_null(statement->raw, parameter)
                                       : sqlite3_bind_double(statement->raw, parameter, value);
}

void store_put_blob(struct store_statement *statement, const void *bytes, size_t size)
{
    int parameter;
    if (put_begins(statement, &parameter))
        statement->code =
            sqlite3_bind_blob64(statement->raw, parameter, bytes, size, SQLITE_STATIC);
}

void store_put_null(struct store_statement *statement)
{
    int parameter;
    if (put_begins(statement, &parameter))
        statement->code = sqlite3_bind_null(statement->raw, parameter);
}

bool store_statement_row(struct store_statement *statement)
{
    if (!store_statement_ok(statement))
        return false;
    statement->next = 0;
    statement->code = sqlite3_step(statement->raw);
    return statement->code == SQLITE_ROW;
}

bool store_statement_run(struct store_statement *statement)
{
    while (store_statement_row(statement))
        ;
    return store_statement_ok(statement);
}

void store_statement_reset(struct store_statement *statement)
{
    if (!store_statement_ok(statement))
        return;
    statement->code = sqlite3_reset(statement->raw);
    statement->next = 1;
}

void store_take_text(struct store_statement *statement, char *text, size_t size)
{
    const unsigned char *bytes = sqlite3_column_text(statement->raw, statement->next++);
    snprintf(text, size, "%s", bytes ? (const char *)bytes : "");
}

int64_t store_take_int(struct store_statement *statement)
{
    return sqlite3_column_int64(statement->raw, statement->next++);
}

uint32_t store_take_count(struct store_statement *statement)
{
    int64_t value = store_take_int(statement);
    if (value < 0)
        return 0;
    return value > UINT32_MAX ? UINT32_MAX : (uint32_t)value;
}

double store_take_real(struct store_statement *statement)
{
    int column = statement->next++;
    if (sqlite3_column_type(statement->raw, column) == SQLITE_NULL)
        return (double)NAN;
    return sqlite3_column_double(statement->raw, column);
}

const void *store_take_blob(struct store_statement *statement, size_t *size)
{
    int column = statement->next++;
    const void *bytes = sqlite3_column_blob(statement->raw, column);
    *size = bytes ? (size_t)sqlite3_column_bytes(statement->raw, column) : 0;
    return bytes;
}

bool store_exec(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

bool store_query_text(sqlite3 *db, const char *sql, char *text, size_t size)
{
    struct store_statement statement;
    store_statement_open(&statement, db, sql);
    bool found = store_statement_row(&statement);
    if (found)
        store_take_text(&statement, text, size);
    store_statement_close(&statement);
    return found;
}

bool store_query_int(sqlite3 *db, const char *sql, int64_t *value)
{
    struct store_statement statement;
    store_statement_open(&statement, db, sql);
    bool found = store_statement_row(&statement);
    if (found)
        *value = store_take_int(&statement);
    store_statement_close(&statement);
    return found;
}
