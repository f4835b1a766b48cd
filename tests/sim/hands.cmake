foreach(unit bottle bottle_shape bottle_stick fingers buttons march route ribbon alphabet)
  evenkeel_test(sim.${unit} SOURCES ${CMAKE_CURRENT_LIST_DIR}/test_${unit}.c LIBS sim)
endforeach()
