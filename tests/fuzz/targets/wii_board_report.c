#include "input/calibration.h"
#include "input/wii_board/report.h"
#include "tests/fuzz/targets/take.h"

#include <math.h>
#include <string.h>

static void read_report(const uint8_t *bytes, size_t size)
{
    struct wii_board_report report;
    if (!wii_board_report_parse(bytes, size, &report))
        return;
    promise(size >= wii_report_size(bytes[0]));
    if (report.type == WII_BOARD_REPORT_LOADS) {
        int bars = wii_board_battery_bars(report.data.loads.battery);
        promise(bars >= -1 && bars <= 4);
    } else if (report.type == WII_BOARD_REPORT_MEMORY) {
        const struct wii_memory *memory = &report.data.memory;
        promise(memory->size >= 1 && memory->size <= 16);
        promise(!wii_memory_answers(memory, WII_ADDRESS_ID, WII_ID_SIZE) || memory->error != 0 ||
                memory->size == WII_ID_SIZE);
        promise(!wii_id_is_board(memory->bytes) || !wii_id_is_blank(memory->bytes));
    }
}

static void read_calibration(const uint8_t *bytes, size_t size)
{
    uint8_t block[CALIBRATION_SIZE] = {0};
    struct calibration calibration;
    memcpy(block, bytes, size < sizeof block ? size : sizeof block);
    calibration_parse(block, &calibration);
    uint32_t crc = calibration_crc(block);
    for (int i = 0; i < 4; i++)
        block[28 + i] = (uint8_t)(crc >> (24 - 8 * i));
    promise(calibration_crc_ok(block));
    if (!calibration_plausible(&calibration))
        return;
    uint16_t counts = size > 1 ? (uint16_t)(bytes[size - 1] << 8 | bytes[size - 2]) : 0;
    for (int i = 0; i < CALIBRATION_CORNERS; i++) {
        enum calibration_corner corner = (enum calibration_corner)i;
        double kg = calibration_kg(&calibration, corner, counts);
        promise(isfinite(kg) && fabs(kg) < 1200.0);
        promise(calibration_counts_to_kg(&calibration, corner, 200.0) > 0.0);
    }
}

static void write_all(uint8_t byte)
{
    struct device_write write;
    wii_write_status(&write);
    wii_write_lamp(&write, (byte & 1) != 0);
    wii_write_mode(&write, WII_MODE_LOADS);
    wii_write_switch(&write, WII_SWITCH_EXTENSION);
    wii_write_switch(&write, WII_SWITCH_EXTENSION_PLAIN);
    wii_write_read(&write, WII_ADDRESS_CALIBRATION, byte);
    promise((write.bytes[1] & 1) == 0); // no rumble
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_report(data, size);
    read_calibration(data, size);
    write_all(size > 0 ? data[0] : 0);
    return 0;
}
