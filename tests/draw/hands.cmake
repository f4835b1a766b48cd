# Pictures of the hands coast for looking at; not part of the run.
add_executable(draw_hand_gallery hand_gallery.c hand_scenes.c scenes.c)
target_link_libraries(draw_hand_gallery PRIVATE evenkeel_flags draw)

evenkeel_test(draw.hand_bottle SOURCES test_hand_bottle.c view.c hand_scenes.c scenes.c LIBS draw)
evenkeel_test(draw.hand_views SOURCES test_hand_views.c view.c hand_scenes.c scenes.c LIBS draw)
