#ifndef GAME_STORE_STATEMENT_H
#define GAME_STORE_STATEMENT_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/store/error.h"

/**
 * One SQL statement whose parameters are put and whose columns are taken in order, so that a row is
 * written and read by two lists that look alike. The first failure sticks; everything after it does
 * nothing. Always close what was opened. A db of NULL (the store lost its files) fails like any
 * other.
 */
struct store_statement {
    sqlite3 *db;
    sqlite3_stmt *raw; // NULL = preparing failed
    int next;          // parameter or column
    int code;          // of SQLite; SQLITE_OK, _ROW, _DONE = well so far
};

void store_statement_open(struct store_statement *statement, sqlite3 *db, const char *sql);
void store_statement_close(struct store_statement *statement);

// Text and blobs are borrowed until close or reset.
void store_put_text(struct store_statement *statement, const char *text);
void store_put_int(struct store_statement *statement, int64_t value);
void store_put_real(struct store_statement *statement, double value); // NAN = NULL
void store_put_blob(struct store_statement *statement, const void *bytes, size_t size);
void store_put_null(struct store_statement *statement);

/** Goes to the next row; the next take is column 0. false = no row: done or failed. */
bool store_statement_row(struct store_statement *statement);

/** Runs to the end. false = failed. */
bool store_statement_run(struct store_statement *statement);

/** Ready for the next row of parameters. */
void store_statement_reset(struct store_statement *statement);

/** false = something failed since opening. */
bool store_statement_ok(const struct store_statement *statement);

// NULL text is "", too long text is cut at size - 1.
void store_take_text(struct store_statement *statement, char *text, size_t size);
int64_t store_take_int(struct store_statement *statement);
uint32_t store_take_count(struct store_statement *statement); // clamped to uint32
double store_take_real(struct store_statement *statement);    // NULL = NAN
/** Borrowed until the next row. NULL with size 0 for NULL. */
const void *store_take_blob(struct store_statement *statement, size_t *size);

/** Runs SQL without parameters and results. */
bool store_exec(sqlite3 *db, const char *sql);

/** First column of the first row as text. false = no row or failed. */
bool store_query_text(sqlite3 *db, const char *sql, char *text, size_t size);

/** First column of the first row as a number. false = no row or failed. */
bool store_query_int(sqlite3 *db, const char *sql, int64_t *value);

#endif
