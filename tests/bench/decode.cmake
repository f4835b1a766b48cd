# What a board's report costs; decode_instructions counts instead of timing. Started by hand.
add_executable(bench_decode bench_decode.c)
target_link_libraries(bench_decode PRIVATE evenkeel_flags input sway m)
