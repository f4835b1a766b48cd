# Pictures of the scenes for looking at; not part of the run.
add_executable(draw_scene_gallery scene_gallery.c scenes.c walk_scenes.c)
target_link_libraries(draw_scene_gallery PRIVATE evenkeel_flags draw)

evenkeel_test(draw.scene_geometry SOURCES test_scene_geometry.c LIBS draw)
evenkeel_test(draw.scene_sea SOURCES test_scene_sea.c view.c scenes.c LIBS draw)
evenkeel_test(draw.scene_views SOURCES test_scene_views.c view.c scenes.c LIBS draw)
evenkeel_test(draw.walk_views SOURCES test_walk_views.c view.c walk_scenes.c scenes.c LIBS draw)
