# Draw time of a level frame; started by hand, on a quiet machine.
add_executable(bench_frame bench_frame.c ${CMAKE_SOURCE_DIR}/tests/draw/scenes.c)
target_link_libraries(bench_frame PRIVATE evenkeel_flags draw PkgConfig::SDL2 m)
