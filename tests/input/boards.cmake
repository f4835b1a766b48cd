evenkeel_test(input.open_board_report SOURCES test_open_board_report.c LIBS input)
evenkeel_test(input.open_board_clock SOURCES test_open_board_clock.c LIBS input)
evenkeel_test(input.open_board_driver SOURCES test_open_board_driver.c LIBS input)
