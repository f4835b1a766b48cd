#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/check.h"

#include "game/draw/shape.h"
#include "game/draw/svg.h"
#include "game/draw/svg_cache.h"
#include "tests/draw/pages.h"

static const struct draw_rect place = {700, 200, 400, 600};

struct folder {
    char path[64];
};

static int make_folder(void **state)
{
    static struct folder folder;
    strcpy(folder.path, "/tmp/evenkeel-draw-XXXXXX");
    assert_non_null(mkdtemp(folder.path));
    *state = &folder;
    return 0;
}

static int remove_folder(void **state)
{
    const struct folder *folder = *state;
    DIR *dir = opendir(folder->path);
    struct dirent *entry;
    char path[512];
    while (dir && (entry = readdir(dir))) {
        snprintf(path, sizeof path, "%s/%s", folder->path, entry->d_name);
        if (entry->d_name[0] != '.')
            unlink(path);
    }
    if (dir)
        closedir(dir);
    return rmdir(folder->path);
}

static struct draw_canvas *open_canvas(const char *cache_dir)
{
    struct draw_canvas *canvas = calloc(1, sizeof *canvas);
    char assets[1024];
    const char *source = getenv("EVENKEEL_SOURCE_DIR");
    assert_non_null(canvas);
    snprintf(assets, sizeof assets, "%s/assets", source ? source : ".");
    const struct draw_canvas_settings settings = {
        .width_px = 1280, .height_px = 720, .asset_dir = assets, .cache_dir = cache_dir};
    assert_true(draw_canvas_init(canvas, &settings));
    return canvas;
}

static void close_canvas(struct draw_canvas *canvas)
{
    draw_canvas_finish(canvas);
    free(canvas);
}

static void blank(struct draw_canvas *canvas)
{
    draw_frame_begin(canvas);
    draw_fill_view(canvas, draw_color_hex(0x808080));
}

static long changed(const struct draw_canvas *canvas)
{
    long count = 0;
    for (int i = 0; i < canvas->width_px * canvas->height_px; i++)
        count += (canvas->frame.pixels[i] & 0xFFFFFF) != 0x808080;
    return count;
}

static int check_folder(struct draw_canvas *canvas, const char *folder)
{
    char path[1200], name[300];
    struct dirent *entry;
    int count = 0;
    const char *source = getenv("EVENKEEL_SOURCE_DIR");
    snprintf(path, sizeof path, "%s/assets/%s", source ? source : ".", folder);
    DIR *dir = opendir(path);
    assert_non_null(dir);
    while ((entry = readdir(dir))) {
        char *ending = strrchr(entry->d_name, '.');
        if (!ending || strcmp(ending, ".svg") != 0)
            continue;
        *ending = 0;
        snprintf(name, sizeof name, "%s/%s", folder, entry->d_name);
        blank(canvas);
        draw_svg(canvas, name, place);
        if (changed(canvas) < 60)
            fail_msg("%s draws nothing", name);
        count++;
    }
    closedir(dir);
    return count;
}

static void test_svg_every_drawing_loads(void **state)
{
    (void)state;
    struct draw_canvas *canvas = open_canvas(NULL);
    int art = check_folder(canvas, "art");
    int icons = check_folder(canvas, "icons");
    assert_true(art >= 57);
    assert_true(icons >= 45);
    close_canvas(canvas);
}

static void test_svg_stays_inside_its_place_undistorted(void **state)
{
    (void)state;
    struct draw_canvas *canvas = open_canvas(NULL);
    float width = 0, height = 0;
    assert_true(draw_svg_size(canvas, "art/stance-apart-a", &width, &height));
    assert_near((double)width, 360, 1e-3);
    assert_near((double)height, 600, 1e-3);
    blank(canvas);
    draw_svg(canvas, "art/board-top", place); // 531 x 346: as wide as the place, in its middle
    struct draw_point above = {place.x + place.w / 2, place.y + 40};
    struct draw_point inside = {place.x + place.w / 2 + 40, place.y + place.h / 2 + 30};
    assert_int_equal(draw_canvas_pixel(canvas, above).r, 0x80);
    assert_int_equal(draw_canvas_pixel(canvas, inside).r, 0xFF);
    for (float y = 5; y < 1080; y += 10) {
        assert_int_equal(draw_canvas_pixel(canvas, (struct draw_point){place.x - 3, y}).r, 0x80);
        struct draw_point right = {place.x + place.w + 3, y};
        assert_int_equal(draw_canvas_pixel(canvas, right).r, 0x80);
    }
    close_canvas(canvas);
}

static void test_svg_mirrored_is_the_picture_turned(void **state)
{
    (void)state;
    struct draw_canvas *canvas = open_canvas(NULL);
    blank(canvas);
    draw_svg(canvas, "art/feet-semi-tandem", place);
    struct draw_color here = draw_canvas_pixel(canvas, (struct draw_point){830, 360});
    blank(canvas);
    draw_svg_mirrored(canvas, "art/feet-semi-tandem", place);
    struct draw_color there = draw_canvas_pixel(canvas, (struct draw_point){2 * 900 - 830, 360});
    assert_int_equal(here.r, there.r);
    assert_int_equal(here.b, there.b);
    assert_true(here.r > here.b + 60); // the left foot, coral
    close_canvas(canvas);
}

static void test_icon_takes_the_colour_it_is_given(void **state)
{
    (void)state;
    struct draw_canvas *canvas = open_canvas(NULL);
    blank(canvas);
    draw_icon(canvas, "icon-play", (struct draw_point){900, 500}, 120, draw_color_hex(0xFFC648));
    struct draw_color middle = draw_canvas_pixel(canvas, (struct draw_point){890, 500});
    assert_int_equal(middle.r, 0xFF);
    assert_int_equal(middle.g, 0xC6);
    assert_int_equal(middle.b, 0x48);
    close_canvas(canvas);
}

static void test_svg_missing_draws_nothing(void **state)
{
    (void)state;
    struct draw_canvas *canvas = open_canvas(NULL);
    blank(canvas);
    draw_svg(canvas, "art/no-such-drawing", place);
    draw_icon(canvas, "no-such-icon", (struct draw_point){900, 500}, 120, draw_color_hex(0));
    assert_int_equal(changed(canvas), 0);
    close_canvas(canvas);
}

static int files_in(const char *path, char *one, size_t bytes)
{
    DIR *dir = opendir(path);
    struct dirent *entry;
    int count = 0;
    while (dir && (entry = readdir(dir))) {
        if (entry->d_name[0] == '.')
            continue;
        snprintf(one, bytes, "%s/%s", path, entry->d_name);
        count++;
    }
    if (dir)
        closedir(dir);
    return count;
}

static uint64_t picture_hash(const char *cache_dir)
{
    struct draw_canvas *canvas = open_canvas(cache_dir);
    blank(canvas);
    draw_svg(canvas, "art/stance-apart-a", place);
    assert_true(changed(canvas) > 1000);
    uint64_t hash =
        draw_cache_hash(canvas->frame.pixels, (size_t)canvas->width_px * canvas->height_px * 4);
    close_canvas(canvas);
    return hash;
}

static void overwrite(const char *path, long at, int byte)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    fseek(file, at, at < 0 ? SEEK_END : SEEK_SET);
    fputc(byte, file);
    fclose(file);
}

static void test_svg_cache_gives_the_same_picture(void **state)
{
    const struct folder *folder = *state;
    char file[512];
    struct stat info;
    uint64_t fresh = picture_hash(NULL);
    assert_int_equal(picture_hash(folder->path), fresh);
    assert_int_equal(files_in(folder->path, file, sizeof file), 1);
    assert_int_equal(stat(file, &info), 0);
    assert_true(info.st_size < 267 * 400 * 4 / 4); // flat drawings shrink
    assert_int_equal(picture_hash(folder->path), fresh);
}

static void test_svg_cache_that_is_damaged_is_ignored(void **state)
{
    const struct folder *folder = *state;
    static const long places[] = {0, 9, 17, 24, 40, 4000, -3};
    char file[512];
    uint64_t fresh = picture_hash(folder->path);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        assert_int_equal(files_in(folder->path, file, sizeof file), 1);
        overwrite(file, places[i], 0xA5);
        assert_int_equal(picture_hash(folder->path), fresh);
    }
    assert_int_equal(files_in(folder->path, file, sizeof file), 1);
    assert_int_equal(truncate(file, 35), 0);
    assert_int_equal(picture_hash(folder->path), fresh);
}

// The cache is read, not only written: another picture under the same key is shown.
static void test_svg_cache_is_used(void **state)
{
    const struct folder *folder = *state;
    char file[512];
    uint64_t fresh = picture_hash(folder->path);
    assert_int_equal(files_in(folder->path, file, sizeof file), 1);
    struct draw_cache_key key = {folder->path, 0, 0, 0};
    unsigned long long hash = 0;
    assert_int_equal(
        sscanf(strrchr(file, '/') + 1, "%16llx-%dx%d.img", &hash, &key.width_px, &key.height_px),
        3);
    key.hash = hash;
    struct draw_surface other;
    assert_true(draw_surface_init(&other, key.width_px, key.height_px));
    draw_surface_clear(&other, draw_surface_box(&other), 0xFFFF00FFu);
    draw_cache_save(&key, &other);
    draw_surface_finish(&other);
    assert_int_not_equal(picture_hash(folder->path), fresh);
}

static void test_svg_cache_packs_and_unpacks_anything(void **state)
{
    const struct folder *folder = *state;
    struct draw_surface surface, back;
    struct draw_cache_key key = {folder->path, 7, 61, 53};
    assert_true(draw_surface_init(&surface, 61, 53));
    uint32_t seed = 1;
    for (int i = 0; i < 61 * 53; i++) {
        seed = seed * 1664525u + 1013904223u;
        surface.pixels[i] = (seed >> 24) % 3 ? (seed >> 28) % 3 : seed;
    }
    draw_cache_save(&key, &surface);
    assert_true(draw_cache_load(&key, &back));
    assert_memory_equal(surface.pixels, back.pixels, 61 * 53 * 4);
    draw_surface_finish(&surface);
    draw_surface_finish(&back);
}

static void test_svg_cache_notices_every_changed_byte(void **state)
{
    const struct folder *folder = *state;
    char file[512];
    struct draw_surface surface, back;
    struct draw_cache_key key = {folder->path, 7, 12, 9};
    assert_true(draw_surface_init(&surface, 12, 9));
    for (int i = 0; i < 12 * 9; i++)
        surface.pixels[i] = i < 40 ? 0xFF112233u : (uint32_t)i * 2654435761u;
    draw_cache_save(&key, &surface);
    assert_int_equal(files_in(folder->path, file, sizeof file), 1);
    FILE *saved = fopen(file, "rb");
    assert_non_null(saved);
    unsigned char bytes[1024];
    size_t count = fread(bytes, 1, sizeof bytes, saved);
    fclose(saved);
    assert_true(count > 100 && count < sizeof bytes);
    for (size_t i = 0; i < count; i++) {
        overwrite(file, (long)i, bytes[i] ^ 0x41);
        assert_false(draw_cache_load(&key, &back));
        overwrite(file, (long)i, bytes[i]);
    }
    assert_true(draw_cache_load(&key, &back));
    draw_surface_finish(&surface);
    draw_surface_finish(&back);
}

static void test_svg_cache_folder_that_cannot_be_made_costs_nothing(void **state)
{
    (void)state;
    assert_int_equal(picture_hash("/dev/null/nowhere"), picture_hash(NULL));
}

// Who has no board stands on the floor: the feet stay where they are, the board is gone.
static void test_svg_on_the_floor_has_the_feet_but_no_board(void **state)
{
    (void)state;
    struct draw_canvas *canvas = open_canvas(NULL);
    float width, height, floor_width, floor_height;
    assert_true(draw_svg_size(canvas, "art/feet-tandem", &width, &height));
    assert_true(draw_svg_size(canvas, "art/feet-tandem#floor", &floor_width, &floor_height));
    assert_near(width, floor_width, 0);
    assert_near(height, floor_height, 0);
    blank(canvas);
    draw_svg(canvas, "art/feet-tandem", place);
    long with_board = changed(canvas);
    blank(canvas);
    draw_svg(canvas, "art/feet-tandem#floor", place);
    long feet = changed(canvas);
    assert_true(feet > 1000);
    assert_true(feet < with_board / 2);
    close_canvas(canvas);
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_svg_every_drawing_loads),
        cmocka_unit_test(test_svg_stays_inside_its_place_undistorted),
        cmocka_unit_test(test_svg_mirrored_is_the_picture_turned),
        cmocka_unit_test(test_icon_takes_the_colour_it_is_given),
        cmocka_unit_test(test_svg_on_the_floor_has_the_feet_but_no_board),
        cmocka_unit_test(test_svg_missing_draws_nothing),
        IN_FOLDER(test_svg_cache_gives_the_same_picture),
        IN_FOLDER(test_svg_cache_that_is_damaged_is_ignored),
        IN_FOLDER(test_svg_cache_is_used),
        IN_FOLDER(test_svg_cache_packs_and_unpacks_anything),
        IN_FOLDER(test_svg_cache_notices_every_changed_byte),
        cmocka_unit_test(test_svg_cache_folder_that_cannot_be_made_costs_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
