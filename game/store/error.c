#include "game/store/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum store_status store_error_set(struct store_error *error, enum store_status status,
                                  const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(error->text, sizeof error->text, format, args);
    va_end(args);
    error->status = status;
    return status;
}

enum store_status store_error_status_from_sqlite(int code)
{
    switch (code & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return STORE_OK;
    case SQLITE_FULL:
        return STORE_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return STORE_READONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return STORE_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return STORE_CORRUPT;
    case SQLITE_NOMEM:
        return STORE_NO_MEMORY;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
        return STORE_REFUSED;
    default:
        return STORE_IO;
    }
}

static enum store_status status_from_errno(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return STORE_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
        return STORE_READONLY;
    case ENOMEM:
        return STORE_NO_MEMORY;
    default:
        return STORE_IO;
    }
}

enum store_status store_error_sqlite(struct store_error *error, sqlite3 *db, const char *what)
{
    if (!db)
        return store_error_set(error, STORE_IO, "%s: no connection", what);
    int code = sqlite3_errcode(db);
    enum store_status status = store_error_status_from_sqlite(code);
    int number = sqlite3_system_errno(db);
    // "unable to open" and "disk I/O error" hide the reason a person can do something about.
    if (((code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_IOERR) && number != 0)
        status = status_from_errno(number);
    return store_error_set(error, status, "%s: %s", what, sqlite3_errmsg(db));
}

enum store_status store_error_errno(struct store_error *error, int number, const char *what,
                                    const char *path)
{
    return store_error_set(error, status_from_errno(number), "%s %s: %s", what, path,
                           strerror(number));
}
