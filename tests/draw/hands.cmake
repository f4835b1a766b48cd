# Pictures of the hands coast for looking at; not part of the run.
add_executable(draw_hand_gallery hand_gallery.c hand_scenes.c scenes.c)
target_link_libraries(draw_hand_gallery PRIVATE evenkeel_flags draw)
