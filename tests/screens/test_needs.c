#include "tests/check.h"

#include <string.h>

#include "tests/screens/stage.h"

// One leg is offered only when tandem did not make the player lose balance (programme.md 1).

static void keep_try(struct core *core, enum session_side side, enum session_end end, int breaks)
{
    const struct core_task task = {.rung = session_programme_rung(&core->programme, "S5"),
                                   .side = side,
                                   .game = SESSION_GAME_HOLD};
    uint64_t ticket;
    core_prepare(core, &task);
    assert_true(core_trial_begin(core));
    session_trial_end(&core->trial, end);
    core->trial.outcome.breaks = breaks;
    assert_int_equal(core_trial_record(core, &ticket), STORE_OK);
    assert_int_equal(store_flush(core->store), STORE_OK);
    core_trial_close(core);
}

static const char *first_for(struct core *core, const char *rung)
{
    const struct session_rung *first =
        core_needs_first(core, session_programme_rung(&core->programme, rung));
    return first ? first->id : "";
}

static void test_needs_a_tandem_without_a_break_on_both_sides(void **state)
{
    (void)state;
    static struct stage stage;
    assert_true(stage_open(&stage));
    struct core *core = &stage.core;
    assert_string_equal(first_for(core, "S6"), "");
    assert_string_equal(first_for(core, "S7"), "S5");
    keep_try(core, SESSION_SIDE_LEFT, SESSION_END_TIME, 0);
    assert_string_equal(first_for(core, "S7"), "S5"); // the other side is not known
    keep_try(core, SESSION_SIDE_RIGHT, SESSION_END_BREAKS, 3);
    assert_string_equal(first_for(core, "S7"), "S5");
    keep_try(core, SESSION_SIDE_RIGHT, SESSION_END_TIME, 0);
    assert_string_equal(first_for(core, "S7"), "");
    assert_string_equal(first_for(core, "S10"), "");
    keep_try(core, SESSION_SIDE_LEFT, SESSION_END_TIME, 1); // the newest try counts
    assert_string_equal(first_for(core, "S7"), "S5");
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_needs_a_tandem_without_a_break_on_both_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
