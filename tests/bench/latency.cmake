# Not in ctest: speed has its own command (README.md).
add_executable(bench_latency bench_latency.c)
target_link_libraries(bench_latency PRIVATE app)
target_link_options(bench_latency PRIVATE -Wl,--wrap=window_present -Wl,--wrap=screen_draw)
set_target_properties(bench_latency PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/game)

add_executable(bench_idle bench_idle.c)
target_link_libraries(bench_idle PRIVATE app)
set_target_properties(bench_idle PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/game)
