#include "game/analyse.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/analyse_file.h"
#include "game/analyse_report.h"
#include "game/sway/hands_off.h"

enum { exit_done = 0, exit_failure = 1, exit_usage = 2, error_size = 512 };

static const double longest_s = 86400.0;
static const double lead_s = 2.0; // the ring's centre is the mean CoP of as much before the window

struct options {
    const char *path;
    bool help;
    bool json;
    bool raw;
    bool has_from;
    bool has_to;
    double from_s;
    double to_s;
    int quarter_turns;
};

static const char help_text[] =
    "evenkeel analyse FILE.csv - sway of a standing trial in numbers\n"
    "\n"
    "FILE.csv is a recording (time_s,tr_kg,br_kg,tl_kg,bl_kg) or centres of pressure\n"
    "(time_s,ml_cm,ap_cm and, if there is one, fz_n). More columns do no harm.\n"
    "\n"
    "  --json             one JSON object; null = not measured\n"
    "  --raw              published recipe: samples as they are, velocity over N/fs\n"
    "                     (otherwise SWARII to 25 Hz, zero-phase 10 Hz, over (N-1)/fs)\n"
    "  --from S, --to S   only this part, in seconds after the first sample\n"
    "  --turn lengthwise  the board of the recording lay lengthwise, its front edge (away from\n"
    "                     the power button) to the person's right\n"
    "  --help             this text\n"
    "\n"
    "ML is left-right, AP is back-front. Hands-off seconds and events need the load.\n";

// false: the value is missing or no number in 0 .. 86400.
static bool take_seconds(int argc, char **argv, int *i, double *seconds, char *error)
{
    const char *option = argv[*i];
    if (*i + 1 >= argc) {
        snprintf(error, error_size, "%s needs seconds, allowed 0..%.0f", option, longest_s);
        return false;
    }
    const char *text = argv[++*i];
    char *end;
    *seconds = strtod(text, &end);
    if (end == text || *end != '\0' || !(*seconds >= 0.0 && *seconds <= longest_s)) {
        snprintf(error, error_size, "%s %s, allowed 0..%.0f", option, text, longest_s);
        return false;
    }
    return true;
}

static bool take_turn(int argc, char **argv, int *i, int *quarter_turns, char *error)
{
    const char *word = *i + 1 < argc ? argv[++*i] : "";
    if (strcmp(word, "lengthwise") == 0)
        *quarter_turns = SWAY_COP_LENGTHWISE;
    else if (strcmp(word, "crosswise") == 0)
        *quarter_turns = 0;
    else
        snprintf(error, error_size, "--turn %s, allowed lengthwise, crosswise", word);
    return error[0] == '\0';
}

static bool take_option(int argc, char **argv, int *i, struct options *options, char *error)
{
    const char *argument = argv[*i];
    if (strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0) {
        options->help = true;
    } else if (strcmp(argument, "--json") == 0) {
        options->json = true;
    } else if (strcmp(argument, "--raw") == 0) {
        options->raw = true;
    } else if (strcmp(argument, "--from") == 0) {
        options->has_from = true;
        return take_seconds(argc, argv, i, &options->from_s, error);
    } else if (strcmp(argument, "--to") == 0) {
        options->has_to = true;
        return take_seconds(argc, argv, i, &options->to_s, error);
    } else if (strcmp(argument, "--turn") == 0) {
        return take_turn(argc, argv, i, &options->quarter_turns, error);
    } else if (argument[0] == '-' && argument[1] != '\0') {
        snprintf(error, error_size, "%s is not known, see analyse --help", argument);
        return false;
    } else if (options->path) {
        snprintf(error, error_size, "one file at a time, not %s and %s", options->path, argument);
        return false;
    } else {
        options->path = argument;
    }
    return true;
}

static bool parse(int argc, char **argv, struct options *options, char *error)
{
    for (int i = 1; i < argc; i++) {
        if (!take_option(argc, argv, &i, options, error))
            return false;
    }
    if (options->help)
        return true;
    if (!options->path) {
        snprintf(error, error_size, "which file? see analyse --help");
        return false;
    }
    if (options->has_from && options->has_to && options->from_s >= options->to_s) {
        snprintf(error, error_size, "--from %g --to %g, the end must come later", options->from_s,
                 options->to_s);
        return false;
    }
    return true;
}

static bool is_inside(const struct options *options, const struct analyse_file *file, size_t i)
{
    // Decimal times do not subtract exactly: half a microsecond belongs to the window.
    const double t_s = file->t_s[i] - file->t_s[0];
    return t_s >= options->from_s - 5e-7 && t_s <= options->to_s + 5e-7;
}

static enum sway_score_status score_window(const struct options *options,
                                           const struct analyse_file *file,
                                           struct sway_score *score)
{
    double *values = malloc(3 * file->n * sizeof *values);
    if (!values)
        return SWAY_SCORE_NO_MEMORY;
    double *t_s = values, *ml_mm = values + file->n, *ap_mm = values + 2 * file->n;
    size_t n = 0;
    for (size_t i = 0; i < file->n; i++) {
        if (!is_inside(options, file, i) || !file->has_cop[i])
            continue;
        t_s[n] = file->t_s[i];
        ml_mm[n] = file->ml_mm[i];
        ap_mm[n] = file->ap_mm[i];
        n++;
    }
    const struct sway_series series = {t_s, ml_mm, ap_mm, n};
    const enum sway_score_status status =
        sway_score(&series, options->raw ? &sway_score_published : &sway_score_product, score);
    free(values);
    return status;
}

static void push(struct sway_stance *stance, const struct analyse_file *file, size_t i)
{
    const struct sway_point cop = {file->ml_mm[i], file->ap_mm[i]};
    sway_stance_push(stance, llround((file->t_s[i] - file->t_s[0]) * 1e6), file->load_kg[i],
                     file->has_cop[i] ? &cop : NULL);
}

// The whole file is known: its highest stable second judges all of it, as the game does in the end.
static double find_reference_kg(const struct analyse_file *file)
{
    struct sway_stance stance;
    sway_stance_init(&stance, &sway_stance_two_feet);
    double reference_kg = 0.0;
    for (size_t i = 0; i < file->n; i++) {
        push(&stance, file, i);
        reference_kg = fmax(reference_kg, sway_stance_reference_kg(&stance));
    }
    return reference_kg;
}

// Mean CoP of the 2 s before the window, or of its own first 2 s when nothing comes before.
static bool find_centre(const struct options *options, const struct analyse_file *file,
                        struct sway_point *centre)
{
    const double from_s = options->from_s >= lead_s ? options->from_s - lead_s : options->from_s;
    struct sway_point sum = {0};
    size_t n = 0;
    for (size_t i = 0; i < file->n; i++) {
        const double t_s = file->t_s[i] - file->t_s[0];
        if (!file->has_cop[i] || t_s < from_s || t_s > from_s + lead_s)
            continue;
        sum.ml_mm += file->ml_mm[i];
        sum.ap_mm += file->ap_mm[i];
        n++;
    }
    if (n == 0)
        return false;
    *centre = (struct sway_point){sum.ml_mm / (double)n, sum.ap_mm / (double)n};
    return true;
}

static void keep_events(struct sway_stance *stance, bool inside, struct analyse_report *report)
{
    struct sway_stance_event event;
    while (sway_stance_poll(stance, &event)) {
        // Somebody already stands there when most files begin.
        const bool from_start = event.type == SWAY_STANCE_ON && event.since_us == 0;
        if (!inside || from_start || event.type == SWAY_STANCE_REFERENCE_KNOWN)
            continue;
        if (report->event_count < ANALYSE_EVENT_MAX)
            report->events[report->event_count++] = event;
        else
            report->events_lost = true;
    }
}

static void judge_stance(const struct options *options, const struct analyse_file *file,
                         struct analyse_report *report)
{
    struct sway_stance stance;
    struct sway_hands_off clock;
    struct sway_point centre;
    const bool has_centre = find_centre(options, file, &centre);
    sway_stance_init(&stance, &sway_stance_two_feet);
    sway_stance_set_reference(&stance, find_reference_kg(file));
    sway_hands_off_init(&clock);
    bool started = false;
    for (size_t i = 0; i < file->n; i++) {
        const bool inside = is_inside(options, file, i);
        if (inside && !started && has_centre)
            sway_stance_set_centre(&stance, &centre);
        started = started || inside;
        push(&stance, file, i);
        keep_events(&stance, inside, report);
        if (inside)
            sway_hands_off_push(&clock, llround((file->t_s[i] - file->t_s[0]) * 1e6),
                                sway_stance_hands_off(&stance));
    }
    report->hands_off_s = sway_hands_off_s(&clock);
}

static int complain(FILE *err, const char *error, int code)
{
    fprintf(err, "evenkeel analyse: %s\n", error);
    return code;
}

// The options against the file: the window made whole, the turn only where there is a board.
static bool settle(struct options *options, const struct analyse_file *file, char *error)
{
    const double end_s = file->t_s[file->n - 1] - file->t_s[0];
    if (options->quarter_turns != 0 && !file->is_recording) {
        snprintf(error, error_size, "%s: --turn lengthwise, allowed with a recording only",
                 options->path);
        return false;
    }
    if (options->has_from && options->from_s >= end_s) {
        snprintf(error, error_size, "%s: --from %g, allowed 0..%g", options->path, options->from_s,
                 end_s);
        return false;
    }
    if (!options->has_to || options->to_s > end_s)
        options->to_s = end_s;
    return true;
}

static bool report_on(const struct options *options, const struct analyse_file *file,
                      struct analyse_report *report, FILE *out)
{
    report->path = options->path;
    report->raw = options->raw;
    report->from_s = options->from_s;
    report->to_s = options->to_s;
    report->hands_off_s = (double)NAN;
    report->status = score_window(options, file, &report->score);
    if (file->has_load)
        judge_stance(options, file, report);
    return options->json ? analyse_report_json(report, out) : analyse_report_table(report, out);
}

static int analyse(struct options *options, FILE *out, FILE *err)
{
    char error[error_size] = "";
    struct analyse_file file;
    if (!analyse_file_load(&file, options->path, options->quarter_turns, error, sizeof error))
        return complain(err, error, exit_failure);
    int code = exit_done;
    struct analyse_report *report = calloc(1, sizeof *report);
    if (!report)
        code = complain(err, "not enough memory", exit_failure);
    else if (!settle(options, &file, error))
        code = complain(err, error, exit_usage);
    else if (!report_on(options, &file, report, out))
        code = complain(err, "the report could not be written", exit_failure);
    free(report);
    analyse_file_finish(&file);
    return code;
}

int analyse_run(int argc, char **argv, FILE *out, FILE *err)
{
    struct options options = {0};
    char error[error_size] = "";
    if (!parse(argc, argv, &options, error))
        return complain(err, error, exit_usage);
    if (options.help) {
        fputs(help_text, out);
        return fflush(out) == 0 ? exit_done : exit_failure;
    }
    return analyse(&options, out, err);
}

int analyse_main(int argc, char **argv)
{
    return analyse_run(argc, argv, stdout, stderr);
}
