evenkeel_test(input.motion SOURCES test_motion.c LIBS input)
