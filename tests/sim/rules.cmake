foreach(unit ring lanterns lean boat)
  evenkeel_test(sim.${unit} SOURCES test_${unit}.c LIBS sim)
endforeach()
