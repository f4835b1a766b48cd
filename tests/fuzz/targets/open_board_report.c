#include "input/open_board/report.h"
#include "tests/fuzz/targets/take.h"

#include <math.h>
#include <string.h>

static void read_sample(const uint8_t *data, size_t size)
{
    struct open_board_sample sample;
    if (!open_board_sample_parse(data, size, &sample))
        return;
    for (int i = 0; i < 4; i++)
        promise(fabs(sample.kg[i]) <= 214748.3648);
    promise(sample.battery_percent >= -1 && sample.battery_percent <= 100);
}

static void check_text(const char *text, size_t size)
{
    size_t length = strlen(text);
    promise(length <= size);
    for (size_t i = 0; i < length; i++)
        promise(text[i] >= 0x20 && text[i] < 0x7F);
}

static void read_about(const uint8_t *data, size_t size)
{
    struct open_board_about about;
    const char *what;
    if (!open_board_about_parse(data, size, &about))
        return;
    check_text(about.serial, 16);
    check_text(about.name, 32);
    if (!open_board_about_plausible(&about, &what)) {
        promise(what);
        return;
    }
    struct device_write write;
    open_board_write_rate(&write, about.rate_hz);
    promise(write.size == OPEN_BOARD_COMMAND_SIZE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct device_write write;
    read_sample(data, size);
    read_about(data, size);
    promise(!open_board_descriptor_fits(data, size) || size >= OPEN_BOARD_DESCRIPTOR_SIZE);
    open_board_write_tare(&write);
    open_board_write_lamp(&write, size % 2 == 0);
    return 0;
}
