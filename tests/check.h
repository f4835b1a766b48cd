#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

// cmocka and what it wants before it, plus comparisons of doubles (cmocka 1.1.5 compares
// floating point only as float).

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#define assert_near(actual, expected, tolerance)                                                   \
    check_near((double)(actual), (double)(expected), (tolerance), #actual, __FILE__, __LINE__)

#define assert_relative(actual, expected, relative)                                                \
    check_near((actual), (expected), fabs(expected) * (relative), #actual, __FILE__, __LINE__)

static inline void check_near(double actual, double expected, double tolerance, const char *what,
                              const char *file, int line)
{
    if (fabs(actual - expected) <= tolerance)
        return;
    fprintf(stderr, "%s:%d: %s is %.12g, want %.12g within %.3g\n", file, line, what, actual,
            expected, tolerance);
    _fail(file, line);
}

#endif
