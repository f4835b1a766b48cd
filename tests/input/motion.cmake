evenkeel_test(input.motion SOURCES test_motion.c LIBS input)
evenkeel_test(input.dualshock4 SOURCES test_dualshock4.c LIBS input)
evenkeel_test(input.dualsense SOURCES test_dualsense.c LIBS input)
evenkeel_test(input.joycon SOURCES test_joycon.c LIBS input)
