evenkeel_test(sim.cue SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_cue.c LIBS sim)
