#ifndef TESTS_SWAY_BDS_H
#define TESTS_SWAY_BDS_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/**
 * The published trials of the shared data folder, read where they lie (see its README: Santos and
 * Duarte 2016, CC-BY 4.0). Without the folder the functions say so and return false.
 */

#define BDS_SAMPLE_MAX 6001

struct bds_trial {
    size_t n;
    double t_s[BDS_SAMPLE_MAX];
    double ml_mm[BDS_SAMPLE_MAX];
    double ap_mm[BDS_SAMPLE_MAX];
    double fz_n[BDS_SAMPLE_MAX];
};

static inline FILE *bds_open(const char *name)
{
    const char *shared = getenv("EVENKEEL_SHARED_DIR");
    char path[1024];
    snprintf(path, sizeof path, "%s/data/bds/%s.csv", shared ? shared : ".", name);
    FILE *file = fopen(path, "r");
    if (!file)
        printf("not run: no published trials at %s\n", path);
    return file;
}

static inline bool bds_load(const char *name, struct bds_trial *trial)
{
    FILE *file = bds_open(name);
    if (!file)
        return false;
    trial->n = 0;
    char line[256];
    while (fgets(line, sizeof line, file) && trial->n < BDS_SAMPLE_MAX) {
        double ml_cm, ap_cm;
        const size_t i = trial->n;
        if (sscanf(line, "%lf,%lf,%lf,%lf", &trial->t_s[i], &ml_cm, &ap_cm, &trial->fz_n[i]) != 4)
            continue; // the header
        trial->ml_mm[i] = ml_cm * 10.0;
        trial->ap_mm[i] = ap_cm * 10.0;
        trial->n++;
    }
    fclose(file);
    return trial->n > 0;
}

#endif
