evenkeel_test(input.recording SOURCES test_recording.c LIBS input)
evenkeel_test(input.replay SOURCES test_replay.c LIBS input)
evenkeel_test(input.replay_cop_file SOURCES test_replay_cop_file.c LIBS input)
