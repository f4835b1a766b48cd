#include "game/analyse_report.h"

#include <math.h>

#include "game/base/json.h"

// Row of the table: one measure for both axes together, ML and AP.
struct row {
    const char *name;
    double both, ml, ap;
    const char *unit;
    int decimals;
};

static const double none = (double)NAN; // no such number for this column

static void print_cell(FILE *out, double value, int decimals, bool exists)
{
    if (!exists)
        fprintf(out, "%10s", "");
    else if (isfinite(value))
        fprintf(out, "%10.*f", decimals, value);
    else
        fprintf(out, "%10s", "-");
}

// A measure that exists in one column only leaves the others blank, one not measured shows "-".
static void print_row(FILE *out, const struct row *row, bool has_both, bool has_axes)
{
    fprintf(out, "  %-26s", row->name);
    print_cell(out, row->both, row->decimals, has_both);
    print_cell(out, row->ml, row->decimals, has_axes);
    print_cell(out, row->ap, row->decimals, has_axes);
    fprintf(out, "  %s\n", row->unit);
}

static void print_all(FILE *out, const struct row *rows, size_t n, bool has_both, bool has_axes)
{
    for (size_t i = 0; i < n; i++)
        print_row(out, &rows[i], has_both, has_axes);
}

#define ROWS(rows) (rows), sizeof(rows) / sizeof(rows)[0]

static void print_score(const struct sway_score *score, FILE *out)
{
    const struct row whole[] = {
        {"path length", score->path_mm, none, none, "mm", 1},
        {"95 % ellipse", score->ellipse_mm2, none, none, "mm2", 1},
        {"  semi-axis, long", score->ellipse_major_mm, none, none, "mm", 2},
        {"  semi-axis, short", score->ellipse_minor_mm, none, none, "mm", 2},
        {"  long axis away from AP", score->ellipse_from_ap_deg, none, none, "deg", 1},
        {"sway area per second", score->area_rate_mm2_s, none, none, "mm2/s", 2},
        {"mean distance", score->mean_distance_mm, none, none, "mm", 2},
        {"rotational frequency", score->rotational_frequency_hz, none, none, "Hz", 3},
        {"sway density, peaks", score->density_peak_s, none, none, "s", 2},
        {"  peak to peak", score->density_peak_distance_mm, none, none, "mm", 2},
    };
    const struct row three[] = {
        {"mean velocity", score->mean_velocity_mm_s, score->mean_velocity_ml_mm_s,
         score->mean_velocity_ap_mm_s, "mm/s", 2},
        {"RMS about the mean", score->rms_r_mm, score->rms_ml_mm, score->rms_ap_mm, "mm", 2},
        {"mean frequency", score->mean_frequency_hz, score->mean_frequency_ml_hz,
         score->mean_frequency_ap_hz, "Hz", 3},
    };
    const struct row axes[] = {
        {"range", none, score->range_ml_mm, score->range_ap_mm, "mm", 1},
        {"F50", none, score->f50_ml_hz, score->f50_ap_hz, "Hz", 3},
        {"F95", none, score->f95_ml_hz, score->f95_ap_hz, "Hz", 3},
    };
    fprintf(out, "\n  %-26s%10s%10s%10s\n", "", "both", "ML", "AP");
    print_all(out, ROWS(three), true, true);
    print_all(out, ROWS(axes), false, true);
    print_all(out, ROWS(whole), true, false);
}

static void print_why_not(const struct analyse_report *report, FILE *out)
{
    const struct sway_score *score = &report->score;
    if (report->status == SWAY_SCORE_GAPS)
        fprintf(out,
                "\n  Sway not measured, samples are missing: longest gap %.3f s (allowed 0.250),"
                " %.1f %% of the time without samples (allowed 5.0).\n",
                score->longest_gap_s, 100.0 * score->missing_share);
    else
        fprintf(out, "\n  Sway not measured: %s.\n", sway_score_status_code(report->status));
}

// Stepping on or off is no standing: numbers over it are those of the step.
static bool holds_a_step(const struct analyse_report *report)
{
    for (size_t i = 0; i < report->event_count; i++)
        if (report->events[i].type == SWAY_STANCE_ON ||
            report->events[i].type == SWAY_STANCE_STEP_OFF)
            return true;
    return false;
}

static void print_events(const struct analyse_report *report, FILE *out)
{
    if (!isfinite(report->hands_off_s)) {
        fprintf(out, "  hands-off        not known, the file has no load\n");
        return;
    }
    fprintf(out, "  hands-off        %.2f s\n", report->hands_off_s);
    for (size_t i = 0; i < report->event_count; i++)
        fprintf(out, "  event            %8.2f s  %s\n", (double)report->events[i].t_us / 1e6,
                sway_stance_event_code(report->events[i].type));
    if (report->events_lost)
        fprintf(out, "  event            more than %d; the rest is left out\n", ANALYSE_EVENT_MAX);
    if (holds_a_step(report))
        fputs("  note             somebody steps on or off in here: measure standing alone with\n"
              "                   --from and --to, five seconds after stepping on\n",
              out);
}

bool analyse_report_table(const struct analyse_report *report, FILE *out)
{
    const struct sway_score *score = &report->score;
    fprintf(out, "%s\n", report->path);
    fprintf(out, "  recipe           %s\n",
            report->raw ? "published: samples as they are, N/fs"
                        : "product: SWARII 25 Hz, zero-phase 10 Hz, (N-1)/fs");
    fprintf(out, "  window           %.2f .. %.2f s\n", report->from_s, report->to_s);
    fprintf(out, "  samples          %zu", score->sample_count);
    if (isfinite(score->rate_hz))
        fprintf(out, " at %.1f Hz", score->rate_hz);
    fprintf(out, ", %.2f s, longest gap %.3f s\n", score->duration_s, score->longest_gap_s);
    print_events(report, out);
    if (report->status == SWAY_SCORE_OK)
        print_score(score, out);
    else
        print_why_not(report, out);
    return fflush(out) == 0 && !ferror(out);
}

static void put_score(struct json *json, const struct sway_score *score)
{
    const struct {
        const char *key;
        double value;
    } members[] = {
        {"path_mm", score->path_mm},
        {"mean_velocity_mm_s", score->mean_velocity_mm_s},
        {"mean_velocity_ml_mm_s", score->mean_velocity_ml_mm_s},
        {"mean_velocity_ap_mm_s", score->mean_velocity_ap_mm_s},
        {"mean_distance_mm", score->mean_distance_mm},
        {"rms_ml_mm", score->rms_ml_mm},
        {"rms_ap_mm", score->rms_ap_mm},
        {"rms_r_mm", score->rms_r_mm},
        {"range_ml_mm", score->range_ml_mm},
        {"range_ap_mm", score->range_ap_mm},
        {"area_rate_mm2_s", score->area_rate_mm2_s},
        {"ellipse_mm2", score->ellipse_mm2},
        {"ellipse_major_mm", score->ellipse_major_mm},
        {"ellipse_minor_mm", score->ellipse_minor_mm},
        {"ellipse_angle_deg", score->ellipse_angle_deg},
        {"ellipse_from_ap_deg", score->ellipse_from_ap_deg},
        {"mean_frequency_hz", score->mean_frequency_hz},
        {"mean_frequency_ml_hz", score->mean_frequency_ml_hz},
        {"mean_frequency_ap_hz", score->mean_frequency_ap_hz},
        {"rotational_frequency_hz", score->rotational_frequency_hz},
        {"f50_ml_hz", score->f50_ml_hz},
        {"f50_ap_hz", score->f50_ap_hz},
        {"f95_ml_hz", score->f95_ml_hz},
        {"f95_ap_hz", score->f95_ap_hz},
        {"density_peak_s", score->density_peak_s},
        {"density_peak_distance_mm", score->density_peak_distance_mm},
    };
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
        json_put_number(json, members[i].key, members[i].value);
}

static void put_events(struct json *json, const struct analyse_report *report)
{
    json_key(json, "events");
    if (!isfinite(report->hands_off_s)) {
        json_null(json);
        return;
    }
    json_array_begin(json);
    for (size_t i = 0; i < report->event_count; i++) {
        json_object_begin(json);
        json_put_number(json, "t_s", (double)report->events[i].t_us / 1e6);
        json_put_string(json, "type", sway_stance_event_code(report->events[i].type));
        json_object_end(json);
    }
    json_array_end(json);
}

bool analyse_report_json(const struct analyse_report *report, FILE *out)
{
    const struct sway_score *score = &report->score;
    struct json json;
    json_begin(&json, out);
    json_object_begin(&json);
    json_put_integer(&json, "schema", 1);
    json_put_string(&json, "file", report->path);
    json_put_string(&json, "recipe", report->raw ? "published" : "product");
    json_put_string(&json, "status", sway_score_status_code(report->status));
    json_put_number(&json, "from_s", report->from_s);
    json_put_number(&json, "to_s", report->to_s);
    json_put_number(&json, "duration_s", score->duration_s);
    json_put_integer(&json, "samples", (int64_t)score->sample_count);
    json_put_number(&json, "rate_hz", score->rate_hz);
    json_put_number(&json, "longest_gap_s", score->longest_gap_s);
    json_put_number(&json, "missing_share", score->missing_share);
    json_put_number(&json, "hands_off_s", report->hands_off_s);
    put_events(&json, report);
    json_put_bool(&json, "holds_a_step", holds_a_step(report));
    put_score(&json, score);
    json_object_end(&json);
    return json_finish(&json);
}
