evenkeel_test(sim.limits SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_limits.c LIBS sim)
