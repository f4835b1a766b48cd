#include "game/store/store.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/**
 * rig_row FOLDER: the newest trial in a store, one "name value" a line, as stored. Besides the
 * row's own numbers, what its game has measured, and from the stored samples: fed_from_s, when the load first was above 10 kg, and
 * gaps, how many times two samples lie more than 100 ms apart. Times count from the first sample.
 *
 * rig_row --letters FOLDER: whom the letters A to D belong to, "board.A SERIAL" a line.
 */

static const float LOADED_KG = 10;
static const int64_t GAP_US = 100000;

static bool fail(const char *what, const char *why)
{
    fprintf(stderr, "rig_row: %s: %s\n", what, why);
    return false;
}

static bool print_samples(struct store *store, const struct store_trial *trial)
{
    struct store_sample *samples = calloc(trial->sample_count + 1, sizeof *samples);
    size_t count = 0;
    if (!samples)
        return fail(trial->uuid, "no memory");
    enum store_status status =
        store_trial_samples(store, trial->uuid, samples, trial->sample_count + 1, &count);
    if (status == STORE_NOT_FOUND) // without a board there are none
        status = STORE_OK;
    int gaps = 0;
    double fed_from_s = (double)NAN;
    for (size_t i = 0; status == STORE_OK && i < count; i++) {
        const struct store_sample *sample = &samples[i];
        float kg = sample->tr_kg + sample->br_kg + sample->tl_kg + sample->bl_kg;
        if (isnan(fed_from_s) && kg > LOADED_KG)
            fed_from_s = (double)(sample->t_us - samples[0].t_us) * 1e-6;
        if (i > 0 && sample->t_us - samples[i - 1].t_us > GAP_US) {
            gaps++;
            printf("gap_at_s %.3f\n", (double)(samples[i - 1].t_us - samples[0].t_us) * 1e-6);
        }
    }
    free(samples);
    printf("samples %zu\nfed_from_s %.6f\ngaps %d\n", count, fed_from_s, gaps);
    return status == STORE_OK || fail(trial->uuid, store_status_str(status));
}

static bool print_measures(struct store *store, const struct store_trial *trial)
{
    struct store_measure measures[STORE_MEASURES_MAX];
    size_t count;
    enum store_status status =
        store_trial_measures(store, trial->uuid, measures, STORE_MEASURES_MAX, &count);
    for (size_t i = 0; status == STORE_OK && i < count; i++)
        printf("%s %.9g\n", measures[i].name, measures[i].value);
    return status == STORE_OK || fail(trial->uuid, store_status_str(status));
}

static bool print_trial(struct store *store)
{
    const struct store_query query = {.any_source = true};
    struct store_trial trial;
    size_t count = 0;
    uint64_t total = 0;
    if (store_last_trials(store, &query, &trial, 1, &count) != STORE_OK || count == 0 ||
        store_trial_count(store, &query, &total) != STORE_OK)
        return fail("trial", "none is stored");
    printf("trials %d\nsource %s\nrung %s\ndevice %s\nended_by %s\nsuccess %d\n", (int)total,
           store_source_word(trial.source), trial.rung, trial.device_serial, trial.ended_by,
           trial.success);
    printf("hands_off_s %.9g\nhold_s %.9g\nsupport_s %.9g\nlongest_gap_s %.9g\n", trial.hands_off_s,
           trial.hold_s, trial.support_s, trial.quality.longest_gap_s);
    printf("mean_velocity_mm_s %.9g\nellipse_mm2 %.9g\n", trial.metrics.mean_velocity_mm_s,
           trial.metrics.ellipse_mm2);
    return print_measures(store, &trial) && print_samples(store, &trial);
}

static bool print_letters(struct store *store)
{
    bool any = false;
    for (char letter = 'A'; letter <= 'D'; letter++) {
        char key[] = {'b', 'o', 'a', 'r', 'd', '.', letter, '\0'};
        char serial[STORE_VALUE_SIZE];
        if (store_setting_get(store, key, serial, sizeof serial) != STORE_OK)
            continue;
        printf("%s %s\n", key, serial);
        any = true;
    }
    return any || fail("letters", "none is stored");
}

int main(int argc, char **argv)
{
    bool letters = argc == 3 && strcmp(argv[1], "--letters") == 0;
    if (argc != 2 && !letters) {
        fprintf(stderr, "usage: rig_row [--letters] FOLDER\n");
        return 2;
    }
    const struct store_settings settings = {.dir = argv[argc - 1], .wall_s = 0};
    struct store *store;
    char message[STORE_MESSAGE_SIZE];
    if (store_open(&settings, &store, NULL, message, sizeof message) != STORE_OK) {
        fail(settings.dir, message);
        return 1;
    }
    bool printed = letters ? print_letters(store) : print_trial(store);
    return store_close(store) && printed ? 0 : 1;
}
