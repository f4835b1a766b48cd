#include "game/sim/ribbon_path.h"

#include <math.h>

#include "game/sim/stroke.h"

static const double STEP_PX = 4;
static const double JOIN_HANDLE = 0.4; // of the distance a join spans
static const double HIGH_END = 60;     // a letter that ends above, like o, ends high
static const double GAP = 60;          // of a blank, letter units
enum { CURVE_PARTS = 32 };

const struct sim_ribbon_area sim_ribbon_area_default = {
    .left_px = 180, .top_px = 262, .right_px = 1740, .bottom_px = 866, .x_height_max_px = 288};

// One pass measures the word in letter units, the next one writes it.
struct writer {
    struct sim_ribbon_path *path; // NULL: measures
    double scale;
    double left_px;
    double baseline_px;
    double low_x, high_x, low_y, high_y; // letter units
    double x_px, y_px;                   // the pen
    bool full;
};

static void add_point(struct writer *writer, double x_px, double y_px)
{
    struct sim_ribbon_path *path = writer->path;
    if (path->count == SIM_RIBBON_POINTS_MAX) {
        writer->full = true;
        return;
    }
    struct sim_ribbon_stroke *stroke = &path->stroke[path->stroke_count - 1];
    if (stroke->count > 0) {
        const struct sim_ribbon_point *last = &path->point[path->count - 1];
        path->length_px += hypot(x_px - last->x_px, y_px - last->y_px);
    }
    path->point[path->count++] = (struct sim_ribbon_point){x_px, y_px, path->length_px};
    stroke->count++;
    stroke->end_px = path->length_px;
}

static void measure(struct writer *writer, double x, double y)
{
    writer->low_x = fmin(writer->low_x, x);
    writer->high_x = fmax(writer->high_x, x);
    writer->low_y = fmin(writer->low_y, y);
    writer->high_y = fmax(writer->high_y, y);
}

/** The last piece of a stroke is as long as it is: the way ends where the letter ends. */
static void end_stroke(struct writer *writer)
{
    struct sim_ribbon_path *path = writer->path;
    if (!path || path->stroke_count == 0 || writer->full)
        return;
    const struct sim_ribbon_point *last = &path->point[path->count - 1];
    if (hypot(writer->x_px - last->x_px, writer->y_px - last->y_px) > 1e-6)
        add_point(writer, writer->x_px, writer->y_px);
}

static void move_to(struct writer *writer, double x, double y)
{
    measure(writer, x, y);
    if (!writer->path)
        return;
    end_stroke(writer);
    struct sim_ribbon_path *path = writer->path;
    if (path->stroke_count == SIM_RIBBON_STROKES_MAX || writer->full) {
        writer->full = true;
        return;
    }
    path->stroke[path->stroke_count++] =
        (struct sim_ribbon_stroke){.first = path->count, .end_px = path->length_px};
    writer->x_px = writer->left_px + writer->scale * x;
    writer->y_px = writer->baseline_px + writer->scale * y;
    add_point(writer, writer->x_px, writer->y_px);
}

static void line_to(struct writer *writer, double x, double y)
{
    measure(writer, x, y);
    if (!writer->path || writer->full)
        return;
    writer->x_px = writer->left_px + writer->scale * x;
    writer->y_px = writer->baseline_px + writer->scale * y;
    while (!writer->full) {
        const struct sim_ribbon_point *last = &writer->path->point[writer->path->count - 1];
        double far_px = hypot(writer->x_px - last->x_px, writer->y_px - last->y_px);
        if (far_px < STEP_PX)
            return;
        double share = STEP_PX / far_px;
        add_point(writer, last->x_px + (writer->x_px - last->x_px) * share,
                  last->y_px + (writer->y_px - last->y_px) * share);
    }
}

static double bezier(const double p[4], double t)
{
    double s = 1 - t;
    return s * s * s * p[0] + 3 * s * s * t * p[1] + 3 * s * t * t * p[2] + t * t * t * p[3];
}

static void curve_to(struct writer *writer, const struct sim_stroke_piece *piece, double x)
{
    for (int i = 1; i <= CURVE_PARTS; i++) {
        double t = (double)i / CURVE_PARTS;
        line_to(writer, x + bezier(piece->x, t), bezier(piece->y, t));
    }
}

/** A point and the direction of the pen there, of length 1. */
struct pen {
    double x, y;
    double dx, dy;
};

static struct pen pen_towards(double x, double y, double dx, double dy)
{
    double length = hypot(dx, dy);
    if (length <= 0)
        return (struct pen){x, y, 1, 0};
    return (struct pen){x, y, dx / length, dy / length};
}

static void join(struct writer *writer, const struct pen *from, const struct pen *to)
{
    double handle = JOIN_HANDLE * hypot(to->x - from->x, to->y - from->y);
    struct sim_stroke_piece piece = {
        .x = {from->x, from->x + from->dx * handle, to->x - to->dx * handle, to->x},
        .y = {from->y, from->y + from->dy * handle, to->y - to->dy * handle, to->y}};
    curve_to(writer, &piece, 0);
}

static bool writes_lead(const struct sim_letter *letter, bool joined, const struct pen *pen)
{
    bool high = joined && -pen->y > HIGH_END;
    switch (letter->lead) {
    case SIM_LETTER_LEAD_JOINED:
        return joined;
    case SIM_LETTER_LEAD_LOW:
        return joined && !high;
    case SIM_LETTER_LEAD_NOT_HIGH:
        return !high;
    case SIM_LETTER_LEAD_ALWAYS:
        break;
    }
    return true;
}

/** Writes a letter's stroke at x; joined: from where the pen is. Leaves the pen at its end. */
static void write_letter(struct writer *writer, const struct sim_letter *letter, double x,
                         bool joined, struct pen *pen)
{
    struct sim_stroke_piece piece = {0};
    const char *text = letter->stroke;
    sim_stroke_next(&text, &piece); // where it begins: valid since it was read
    int skipped = writes_lead(letter, joined, pen) ? 0 : 1;
    for (int curve = 0; sim_stroke_next(&text, &piece) == SIM_STROKE_PIECE; curve++) {
        if (piece.is_move)
            move_to(writer, x + piece.x[3], piece.y[3]);
        if (piece.is_move || curve < skipped)
            continue;
        struct pen from = pen_towards(x + piece.x[0], piece.y[0], piece.x[1] - piece.x[0],
                                      piece.y[1] - piece.y[0]);
        if (curve == skipped && joined)
            join(writer, pen, &from);
        else if (curve == skipped)
            move_to(writer, from.x, from.y);
        curve_to(writer, &piece, x);
    }
    *pen =
        pen_towards(x + piece.x[3], piece.y[3], piece.x[3] - piece.x[2], piece.y[3] - piece.y[2]);
}

static void write_marks(struct writer *writer, const struct sim_letter *letter, double x)
{
    struct sim_stroke_piece piece = {0};
    const char *text = letter->marks;
    while (sim_stroke_next(&text, &piece) == SIM_STROKE_PIECE) {
        if (piece.is_move)
            move_to(writer, x + piece.x[3], piece.y[3]);
        else
            curve_to(writer, &piece, x);
    }
}

/** The letter at *text and how far the pen goes on before it; NULL at the end of what is known. */
static const struct sim_letter *next_letter(const struct sim_alphabet *alphabet, const char **text,
                                            double *gap)
{
    const char *after = *text;
    *gap = 0;
    for (; *after == ' '; after++)
        *gap += GAP;
    const struct sim_letter *letter = sim_alphabet_next(alphabet, &after);
    if (letter)
        *text = after; // blanks at the end belong to nothing
    return letter;
}

static bool write_word(struct writer *writer, const struct sim_alphabet *alphabet, const char *word)
{
    const char *text = word;
    const struct sim_letter *letter;
    bool joined = false;
    struct pen pen = {0};
    double x = 0, gap;
    while ((letter = next_letter(alphabet, &text, &gap))) {
        x += gap;
        write_letter(writer, letter, x, joined && gap <= 0, &pen);
        joined = letter->joins;
        x += letter->advance;
    }
    if (*word == ' ' || text == word || *text != '\0')
        return false;
    text = word;
    x = 0;
    while ((letter = next_letter(alphabet, &text, &gap))) {
        x += gap;
        write_marks(writer, letter, x);
        x += letter->advance;
    }
    end_stroke(writer);
    return !writer->full;
}

bool sim_ribbon_path_write(struct sim_ribbon_path *path, const struct sim_alphabet *alphabet,
                           const char *word, const struct sim_ribbon_area *area)
{
    path->count = 0;
    path->stroke_count = 0;
    path->length_px = 0;
    struct writer writer = {.low_x = (double)INFINITY,
                            .high_x = -(double)INFINITY,
                            .low_y = (double)INFINITY,
                            .high_y = -(double)INFINITY};
    if (!write_word(&writer, alphabet, word))
        return false;
    double width = writer.high_x - writer.low_x, height = writer.high_y - writer.low_y;
    writer.scale = fmin(
        fmin((area->right_px - area->left_px) / width, (area->bottom_px - area->top_px) / height),
        area->x_height_max_px / 100);
    writer.left_px =
        (area->left_px + area->right_px) / 2 - writer.scale * (writer.low_x + writer.high_x) / 2;
    writer.baseline_px =
        (area->top_px + area->bottom_px) / 2 - writer.scale * (writer.low_y + writer.high_y) / 2;
    writer.path = path;
    path->baseline_px = writer.baseline_px;
    path->x_height_px = 100 * writer.scale;
    return write_word(&writer, alphabet, word);
}

void sim_ribbon_path_at(const struct sim_ribbon_path *path, double at_px, double *x_px,
                        double *y_px)
{
    int low = 0, high = path->count - 1;
    while (high - low > 1) {
        int middle = (low + high) / 2;
        if (path->point[middle].at_px <= at_px)
            low = middle;
        else
            high = middle;
    }
    const struct sim_ribbon_point *a = &path->point[low], *b = &path->point[high];
    double span_px = b->at_px - a->at_px;
    double share = span_px > 0 ? fmin(fmax((at_px - a->at_px) / span_px, 0), 1) : 1;
    *x_px = a->x_px + (b->x_px - a->x_px) * share;
    *y_px = a->y_px + (b->y_px - a->y_px) * share;
}
