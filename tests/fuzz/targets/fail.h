#ifndef TESTS_FUZZ_TARGETS_FAIL_H
#define TESTS_FUZZ_TARGETS_FAIL_H

/**
 * Lets the n-th allocation of our own code from now on fail, and all after it; negative = none.
 * Code that says "false = out of memory" is to show it.
 */
void fail_allocation(int n);

#endif
