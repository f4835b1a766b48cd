evenkeel_test(input.body SOURCES test_body.c LIBS input)
evenkeel_test(input.virtual_human SOURCES test_virtual_human.c LIBS input)
evenkeel_test(input.virtual_board SOURCES test_virtual_board.c LIBS input)
evenkeel_test(input.stances SOURCES test_stances.c LIBS input)
