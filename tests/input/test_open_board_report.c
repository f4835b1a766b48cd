#include "input/open_board/report.h"
#include "tests/check.h"
#include "tests/input/open_board_bytes.h"

#include <stdlib.h>
#include <string.h>

static void test_open_board_sample_of_the_header(void **state)
{
    (void)state;
    static const double want_kg[4] = {21.2949, 16.1858, 19.6944, 14.9016};
    struct open_board_sample sample;
    assert_true(
        open_board_sample_parse(open_board_bytes_sample, sizeof open_board_bytes_sample, &sample));
    assert_int_equal(sample.sequence, 42);
    assert_int_equal(sample.time_us, 1000000);
    for (int i = 0; i < 4; i++)
        assert_near(sample.kg[i], want_kg[i], 1e-12);
    assert_near(sample.temperature_c, 21.5, 1e-12);
    assert_int_equal(sample.battery_percent, 100);
    assert_true(sample.button);
    assert_false(sample.tared || sample.saturated || sample.cell_fault);
}

static void test_open_board_sample_every_flag_and_sign(void **state)
{
    (void)state;
    uint8_t bytes[27];
    struct open_board_sample sample;
    open_board_bytes_make(bytes, 0xFFFE, 0xFFFFFFFF, -3.25, 0x01 | 0x02 | 0x04);
    bytes[23] = 0x38; // -20.0 C
    bytes[24] = 0xFF;
    bytes[25] = 255; // not known
    assert_true(open_board_sample_parse(bytes, sizeof bytes, &sample));
    assert_int_equal(sample.sequence, 0xFFFE);
    assert_true(sample.time_us == 0xFFFFFFFF);
    for (int i = 0; i < 4; i++)
        assert_near(sample.kg[i], -3.25, 1e-12);
    assert_near(sample.temperature_c, -20.0, 1e-12);
    assert_int_equal(sample.battery_percent, -1);
    assert_true(sample.tared && sample.saturated && sample.cell_fault);
    assert_false(sample.button);
}

static void test_open_board_sample_short_or_foreign_is_refused(void **state)
{
    (void)state;
    struct open_board_sample sample;
    uint8_t bytes[64] = {0};
    memcpy(bytes, open_board_bytes_sample, sizeof open_board_bytes_sample);
    for (size_t size = 0; size < 27; size++)
        assert_false(open_board_sample_parse(bytes, size, &sample));
    // A full speed packet is filled up to 64 bytes by some firmwares.
    assert_true(open_board_sample_parse(bytes, sizeof bytes, &sample));
    bytes[0] = 0x02;
    assert_false(open_board_sample_parse(bytes, sizeof bytes, &sample));
}

static void test_open_board_about_field_by_field(void **state)
{
    (void)state;
    struct open_board_about about;
    const char *what;
    assert_true(
        open_board_about_parse(open_board_bytes_about, sizeof open_board_bytes_about, &about));
    assert_int_equal(about.version, 1);
    assert_near(about.spacing_x_mm, 433.0, 1e-9);
    assert_near(about.spacing_y_mm, 228.5, 1e-9);
    assert_near(about.capacity_kg, 50.0, 1e-9);
    assert_near(about.rate_hz, 80.0, 1e-9);
    assert_int_equal(about.adc, 1);
    assert_int_equal(about.calibrated_year, 2026);
    assert_int_equal(about.calibrated_month, 3);
    assert_int_equal(about.calibrated_day, 9);
    assert_string_equal(about.serial, "EK-0007");
    assert_string_equal(about.name, "Oak board of the workshop");
    assert_true(open_board_about_plausible(&about, &what));
    for (size_t size = 0; size < 64; size++)
        assert_false(open_board_about_parse(open_board_bytes_about, size, &about));
}

static void test_open_board_about_texts_fill_their_field_and_stay_printable(void **state)
{
    (void)state;
    uint8_t bytes[64];
    struct open_board_about about;
    memcpy(bytes, open_board_bytes_about, sizeof bytes);
    memset(bytes + 16, 'S', 16);
    memset(bytes + 32, 0x1B, 32); // a terminal's escape
    assert_true(open_board_about_parse(bytes, sizeof bytes, &about));
    assert_string_equal(about.serial, "SSSSSSSSSSSSSSSS");
    assert_string_equal(about.name, "????????????????????????????????");
    bytes[14] = 13; // no such month
    assert_true(open_board_about_parse(bytes, sizeof bytes, &about));
    assert_int_equal(about.calibrated_year, 0);
}

static void check_implausible(size_t offset, uint8_t low, uint8_t high, const char *want)
{
    uint8_t bytes[64];
    struct open_board_about about;
    const char *what = NULL;
    memcpy(bytes, open_board_bytes_about, sizeof bytes);
    bytes[offset] = low;
    bytes[offset + 1] = high;
    assert_true(open_board_about_parse(bytes, sizeof bytes, &about));
    assert_false(open_board_about_plausible(&about, &what));
    assert_string_equal(what, want);
}

static void test_open_board_about_nonsense_is_named(void **state)
{
    (void)state;
    check_implausible(2, 0x00, 0x00, "x spacing");
    check_implausible(2, 0xFF, 0xFF, "x spacing");
    check_implausible(4, 0xF3, 0x01, "y spacing"); // 49.9 mm
    check_implausible(6, 0x00, 0x00, "capacity");
    check_implausible(10, 0x10, 0x00, "sample rate"); // 1063 Hz
}

static void test_open_board_commands_byte_by_byte(void **state)
{
    (void)state;
    struct device_write write;
    open_board_write_tare(&write);
    assert_int_equal(write.size, 8);
    assert_memory_equal(write.bytes, "\x03\x01\x00\x00\x00\x00\x00\x00", 8);
    open_board_write_rate(&write, 100.0);
    assert_int_equal(write.size, 8);
    assert_memory_equal(write.bytes, "\x03\x02\xA0\x86\x01\x00\x00\x00", 8);
    open_board_write_lamp(&write, true);
    assert_memory_equal(write.bytes, "\x03\x03\x01\x00\x00\x00\x00\x00", 8);
    open_board_write_lamp(&write, false);
    assert_memory_equal(write.bytes, "\x03\x03\x00\x00\x00\x00\x00\x00", 8);
}

// Bits of each kind of report, taken from the descriptor by the rules of HID 1.11, 6.2.2.
struct report_bits {
    unsigned input[4];
    unsigned output[4];
    unsigned feature[4];
    int depth;
};

static void read_descriptor(const uint8_t *bytes, size_t size, struct report_bits *bits)
{
    uint32_t report = 0, field_bits = 0, count = 0;
    memset(bits, 0, sizeof *bits);
    for (size_t at = 0; at < size;) {
        static const size_t sizes[4] = {0, 1, 2, 4};
        uint8_t item = bytes[at] & 0xFC;
        size_t length = sizes[bytes[at] & 0x03];
        uint32_t value = 0;
        for (size_t i = 0; i < length; i++)
            value |= (uint32_t)bytes[at + 1 + i] << 8 * i;
        at += 1 + length;
        assert_true(at <= size && report < 4);
        if (item == 0x84)
            report = value;
        else if (item == 0x74)
            field_bits = value;
        else if (item == 0x94)
            count = value;
        else if (item == 0x80)
            bits->input[report] += field_bits * count;
        else if (item == 0x90)
            bits->output[report] += field_bits * count;
        else if (item == 0xB0)
            bits->feature[report] += field_bits * count;
        else if (item == 0xA0)
            bits->depth++;
        else if (item == 0xC0)
            bits->depth--;
    }
}

static void test_open_board_descriptor_describes_these_reports(void **state)
{
    (void)state;
    struct report_bits bits;
    read_descriptor(open_board_descriptor, sizeof open_board_descriptor, &bits);
    assert_int_equal(bits.input[1], 8 * (OPEN_BOARD_SAMPLE_SIZE - 1));
    assert_int_equal(bits.feature[2], 8 * (OPEN_BOARD_ABOUT_SIZE - 1));
    assert_int_equal(bits.output[3], 8 * (OPEN_BOARD_COMMAND_SIZE - 1));
    assert_int_equal(bits.input[2] + bits.input[3] + bits.output[1] + bits.output[2] +
                         bits.feature[1] + bits.feature[3],
                     0);
    assert_int_equal(bits.depth, 0);
    // The usage by which hidapi and the kernel know it: vendor page FF00, usage 01.
    assert_memory_equal(open_board_descriptor, "\x06\x00\xFF\x09\x01\xA1\x01", 7);
}

/** What a maker copies from the page is what we look for. */
static void test_open_board_descriptor_is_the_one_of_the_readme(void **state)
{
    (void)state;
    char path[512], line[256] = "";
    uint8_t bytes[256];
    size_t size = 0;
    const char *source = getenv("EVENKEEL_SOURCE_DIR");
    assert_non_null(source);
    snprintf(path, sizeof path, "%s/input/README.md", source);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    while (strncmp(line, "**Report descriptor**", 21) != 0)
        assert_non_null(fgets(line, sizeof line, file));
    while (strncmp(line, "```", 3) != 0)
        assert_non_null(fgets(line, sizeof line, file));
    while (fgets(line, sizeof line, file) && strncmp(line, "```", 3) != 0) {
        unsigned value;
        for (const char *at = line; sscanf(at, "%2x", &value) == 1; at += 3) {
            assert_true(size < sizeof bytes);
            bytes[size++] = (uint8_t)value;
            if (at[2] != ' ' || at[3] == ' ')
                break; // words follow after two blanks
        }
    }
    fclose(file);
    assert_int_equal(size, OPEN_BOARD_DESCRIPTOR_SIZE);
    assert_memory_equal(bytes, open_board_descriptor, size);
}

static void test_open_board_descriptor_tells_it_from_other_vendor_pages(void **state)
{
    (void)state;
    uint8_t bytes[OPEN_BOARD_DESCRIPTOR_SIZE + 40] = {0};
    // A keyboard's own collection on the same page and usage.
    static const uint8_t keyboard[] = {0x06, 0x00, 0xFF, 0x09, 0x01, 0xA1, 0x01, 0x85,
                                       0x01, 0x09, 0x02, 0x15, 0x00, 0x26, 0xFF, 0x00,
                                       0x75, 0x08, 0x95, 0x1F, 0x81, 0x02, 0xC0};
    memcpy(bytes, open_board_descriptor, sizeof open_board_descriptor);
    assert_true(open_board_descriptor_fits(bytes, sizeof open_board_descriptor));
    assert_true(open_board_descriptor_fits(bytes, sizeof bytes)); // with more collections behind
    assert_false(open_board_descriptor_fits(bytes, sizeof open_board_descriptor - 1));
    assert_false(open_board_descriptor_fits(keyboard, sizeof keyboard));
    bytes[OPEN_BOARD_DESCRIPTOR_SIZE - 2] ^= 1;
    assert_false(open_board_descriptor_fits(bytes, sizeof bytes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_open_board_sample_of_the_header),
        cmocka_unit_test(test_open_board_sample_every_flag_and_sign),
        cmocka_unit_test(test_open_board_sample_short_or_foreign_is_refused),
        cmocka_unit_test(test_open_board_about_field_by_field),
        cmocka_unit_test(test_open_board_about_texts_fill_their_field_and_stay_printable),
        cmocka_unit_test(test_open_board_about_nonsense_is_named),
        cmocka_unit_test(test_open_board_commands_byte_by_byte),
        cmocka_unit_test(test_open_board_descriptor_describes_these_reports),
        cmocka_unit_test(test_open_board_descriptor_is_the_one_of_the_readme),
        cmocka_unit_test(test_open_board_descriptor_tells_it_from_other_vendor_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
