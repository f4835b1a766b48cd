#include "game/screens/scores.h"

#include "game/base/text.h"

#include <math.h>
#include <stdio.h>

// From here on sway with a bottle is more than the spread of single trials (sway.md 1.14).
static const double REAL_COST = 0.63;

static void decimal(double value, char *words, size_t size)
{
    int tenths = (int)lround(fmin(fmax(value, 0), 999) * 10);
    // Translators: a decimal number; in German "%d,%d".
    snprintf(words, size, text("%d.%d"), tenths / 10, tenths % 10);
}

static double measure(const struct session_outcome *outcome, const char *code)
{
    return session_outcome_measure(outcome, code);
}

static int count_of(double value)
{
    return isfinite(value) && value > 0 ? (int)floor(value + 1e-6) : 0;
}

// Whole, or with one decimal; a dash when there was nothing to measure.
static void set_number(struct screen_score *score, double value, bool whole)
{
    if (!isfinite(value))
        snprintf(score->number, sizeof score->number, "–");
    else if (whole)
        snprintf(score->number, sizeof score->number, "%d", count_of(value));
    else
        decimal(value, score->number, sizeof score->number);
}

static double share_of(double value, double goal)
{
    return isfinite(value) && goal > 0 ? value / goal : 0;
}

// Who sits stands no seconds: there all of them are practice.
static double practised_s(const struct session_outcome *outcome)
{
    double done_s = outcome->hands_off_s > 0 ? outcome->hands_off_s : outcome->duration_s;
    return fmin(done_s, fmax(outcome->planned_s, outcome->hold_s));
}

static void score_seconds(const struct session_outcome *outcome, struct screen_score *score)
{
    bool ring = isfinite(outcome->ring_radius_mm);
    double done_s = ring ? outcome->hold_s : practised_s(outcome);
    set_number(score, done_s, true);
    snprintf(score->line, sizeof score->line, text("of %d s"), (int)lround(outcome->planned_s));
    score->share = share_of(done_s, outcome->planned_s);
    score->label = ring                                 ? text("held in the ring")
                   : outcome->game == SESSION_GAME_HOLD ? text("on your own feet")
                                                        : text("practised");
}

static void score_march(const struct session_outcome *outcome, struct screen_score *score)
{
    double step_s = measure(outcome, "median_step_s"), target_s = measure(outcome, "target_s");
    char goal[16];
    set_number(score, step_s, false);
    decimal(isfinite(target_s) ? target_s : 0, goal, sizeof goal);
    snprintf(score->line, sizeof score->line, text("goal %s s"), goal);
    score->share = share_of(step_s, target_s);
    score->label =
        outcome->tier == SESSION_TIER_BOARD ? text("seconds on one leg") : text("seconds a step");
}

static void score_route(const struct session_outcome *outcome, struct screen_score *score)
{
    double steps = measure(outcome, "steps"), usual = measure(outcome, "steps_usual");
    set_number(score, steps, true);
    snprintf(score->line, sizeof score->line, "%s", text("steps"));
    score->share = isfinite(usual) && steps > 0 ? usual / steps : isfinite(steps) ? 1 : 0;
    score->label = text("on your way");
}

static void score_count(struct screen_score *score, double value, int goal, const char *label)
{
    set_number(score, value, true);
    snprintf(score->line, sizeof score->line, text("of %d"), goal);
    score->share = share_of(value, goal);
    score->label = label;
}

static int limits_reached(const struct session_outcome *outcome)
{
    int reached = 0;
    for (int i = 0; i < SIM_LIMITS_DIRECTIONS; i++)
        reached += sim_limits_is_lean(i, measure(outcome, session_limits_code(i)));
    return reached;
}

static void score_bottle(const struct session_outcome *outcome, struct screen_score *score)
{
    double upright_s = measure(outcome, "longest_upright_s");
    set_number(score, upright_s, true);
    snprintf(score->line, sizeof score->line, text("of %d s"), (int)lround(outcome->planned_s));
    score->share = share_of(upright_s, outcome->planned_s);
    score->label = text("upright");
}

// Without a whole round there is no time for a button: then the buttons are what was done.
static void score_buttons(const struct session_outcome *outcome, struct screen_score *score)
{
    double seconds = measure(outcome, "seconds_per_button");
    double buttons = measure(outcome, "buttons");
    if (!isfinite(seconds) && isfinite(buttons)) {
        score_count(score, buttons, SIM_BUTTONS_ROUND, text("buttons"));
        return;
    }
    set_number(score, seconds, false);
    snprintf(score->line, sizeof score->line, "%s", text("seconds"));
    score->share = isfinite(seconds) ? 1 : 0;
    score->label = text("for each button");
}

// Of a word that was left before its end the share that stands there; of a whole one how neat it is.
static bool is_part_of_word(const struct session_outcome *outcome)
{
    return measure(outcome, "progress") < 1;
}

static void score_writing(const struct session_outcome *outcome, struct screen_score *score)
{
    if (is_part_of_word(outcome)) {
        set_number(score, 100 * measure(outcome, "progress"), true);
        snprintf(score->line, sizeof score->line, "%s", text("percent"));
        score->share = measure(outcome, "progress");
        score->label = text("of the word");
        return;
    }
    double inside = measure(outcome, "inside_share");
    set_number(score, 100 * inside, true);
    snprintf(score->line, sizeof score->line, "%s", text("percent"));
    score->share = isfinite(inside) ? inside : 0;
    score->label = text("on the ribbon");
}

static bool is_told(const struct session_outcome *outcome)
{
    return outcome->tier == SESSION_TIER_GUIDED && outcome->game != SESSION_GAME_ROUTE;
}

void screen_score_of(const struct session_outcome *outcome, struct screen_score *score)
{
    enum session_game game = is_told(outcome) ? SESSION_GAME_HOLD : outcome->game;
    switch (game) {
    case SESSION_GAME_REACH:
        score_count(score, outcome->lanterns, SIM_LANTERN_COUNT, text("lanterns reached"));
        break;
    case SESSION_GAME_LIMITS:
        score_count(score, limits_reached(outcome), SIM_LIMITS_DIRECTIONS, text("directions"));
        break;
    case SESSION_GAME_MARCH:
        score_march(outcome, score);
        break;
    case SESSION_GAME_ROUTE:
        score_route(outcome, score);
        break;
    case SESSION_GAME_BOTTLE:
        score_bottle(outcome, score);
        break;
    case SESSION_GAME_FINGERS:
        score_count(score, measure(outcome, "right_cues"), SIM_FINGERS_CUE_COUNT,
                    text("right fingers"));
        break;
    case SESSION_GAME_BUTTONS:
        score_buttons(outcome, score);
        break;
    case SESSION_GAME_WRITING:
        score_writing(outcome, score);
        break;
    default:
        score_seconds(outcome, score);
    }
}

static const char *told_meaning(const struct session_outcome *outcome, double more_s, char *words,
                                size_t size)
{
    switch (outcome->rating) {
    case SESSION_RATING_TOO_EASY:
        return more_s > 0 ? text("Too easy: then a little more comes next.")
                          : text("Too easy: well done, it is noted.");
    case SESSION_RATING_JUST_MANAGE:
        return text("Just managed: that is the right level.");
    case SESSION_RATING_TOO_HARD:
        return more_s < 0 ? text("Too hard: then a little less comes next.")
                          : text("Too hard: take your time with it.");
    case SESSION_RATING_NONE:
        break;
    }
    snprintf(words, size, text("You practised %d seconds."), count_of(practised_s(outcome)));
    return words;
}

static const char *seconds_meaning(const struct session_outcome *outcome, char *words, size_t size)
{
    if (outcome->breaks > 0)
        return text("A step in time is good. Then you came back.");
    int seconds = count_of(outcome->hands_off_s);
    if (seconds < 2)
        return text("You held on. The clock simply waited.");
    snprintf(words, size, text("You stood %d seconds without holding on."), seconds);
    return words;
}

static const char *march_meaning(const struct session_outcome *outcome, char *words, size_t size)
{
    double step_s = measure(outcome, "median_step_s");
    char seconds[16];
    if (!isfinite(step_s))
        return text("Take your time. Every slow step counts.");
    decimal(step_s, seconds, sizeof seconds);
    if (outcome->tier == SESSION_TIER_BOARD)
        snprintf(words, size, text("You stood %s s on one leg, step by step."), seconds);
    else
        snprintf(words, size, text("You took %s s for each step."), seconds);
    return words;
}

static const char *route_meaning(const struct session_outcome *outcome, char *words, size_t size)
{
    int steps = count_of(measure(outcome, "steps"));
    double usual = measure(outcome, "steps_usual");
    if (steps == 0)
        return text("Your way stays. Walk it again whenever you like.");
    int fewer = isfinite(usual) ? (int)lround(usual) - steps : 0;
    if (!isfinite(usual))
        snprintf(words, size, text("%d steps. Next time you can compare."), steps);
    else if (fewer == 1)
        snprintf(words, size, text("%d steps, one fewer than usual."), steps);
    else if (fewer > 1)
        snprintf(words, size, text("%d steps, %d fewer than usual."), steps, fewer);
    else if (fewer == 0)
        snprintf(words, size, text("%d steps, as usual."), steps);
    else
        snprintf(words, size, text("%d steps. Long steps come with practice."), steps);
    return words;
}

static const char *bottle_meaning(const struct session_outcome *outcome, char *words, size_t size)
{
    int seconds = count_of(measure(outcome, "longest_upright_s"));
    if (seconds < 2)
        return text("It wobbled. Every try teaches your hand.");
    snprintf(words, size, text("It stood %d seconds."), seconds);
    return words;
}

static const char *fingers_meaning(const struct session_outcome *outcome, char *words, size_t size)
{
    int right = count_of(measure(outcome, "right_cues"));
    bool quiet = measure(outcome, "unwanted") <= 0;
    if (right == 0)
        return text("Every move trains your fingers.");
    if (quiet)
        snprintf(words, size, text("%d of %d. The others stayed quiet."), right,
                 SIM_FINGERS_CUE_COUNT);
    else
        snprintf(words, size, text("%d of %d. Quiet neighbours come with practice."), right,
                 SIM_FINGERS_CUE_COUNT);
    return words;
}

static const char *buttons_meaning(const struct session_outcome *outcome, char *words, size_t size)
{
    double per_button_s = measure(outcome, "seconds_per_button");
    int buttons = count_of(measure(outcome, "buttons"));
    char seconds[16];
    if (!isfinite(per_button_s) && buttons == 0)
        return text("Every button trains your fingers.");
    if (!isfinite(per_button_s)) {
        snprintf(words, size, text("Buttons done: %d, in %d seconds."), buttons,
                 count_of(outcome->duration_s));
        return words;
    }
    decimal(per_button_s, seconds, sizeof seconds);
    if (buttons > 0)
        snprintf(words, size, text("Buttons done: %d, with %s s for each."), buttons, seconds);
    else
        snprintf(words, size, text("You took %s s for each button."), seconds);
    return words;
}

static const char *writing_meaning(const struct session_outcome *outcome, char *words, size_t size)
{
    double inside = measure(outcome, "inside_share");
    if (!isfinite(inside))
        return text("Every letter trains your hand.");
    if (is_part_of_word(outcome)) {
        snprintf(words, size, text("%d percent of the word is written."),
                 count_of(100 * measure(outcome, "progress")));
        return words;
    }
    snprintf(words, size, text("%d percent of your line is on the ribbon."),
             count_of(100 * inside));
    return words;
}

const char *screen_meaning_words(const struct session_outcome *outcome, double more_s, char *words,
                                 size_t size)
{
    if (outcome->go_us == 0)
        return text("Nothing is lost. Begin again whenever you like.");
    if (is_told(outcome))
        return told_meaning(outcome, more_s, words, size);
    switch (outcome->game) {
    case SESSION_GAME_REACH:
        return text("Leaning and coming back keeps you from stumbling.");
    case SESSION_GAME_LIMITS:
        return outcome->success ? text("The lanterns now follow your own reach.")
                                : text("You can measure again whenever you like.");
    case SESSION_GAME_MARCH:
        return march_meaning(outcome, words, size);
    case SESSION_GAME_ROUTE:
        return route_meaning(outcome, words, size);
    case SESSION_GAME_BOTTLE:
        return bottle_meaning(outcome, words, size);
    case SESSION_GAME_FINGERS:
        return fingers_meaning(outcome, words, size);
    case SESSION_GAME_BUTTONS:
        return buttons_meaning(outcome, words, size);
    case SESSION_GAME_WRITING:
        return writing_meaning(outcome, words, size);
    default:
        return seconds_meaning(outcome, words, size);
    }
}

const char *screen_both_words(const struct session_outcome *outcome)
{
    double cost = measure(outcome, "dual_task_cost");
    if (!isfinite(cost))
        return NULL;
    return cost > REAL_COST ? text("With the bottle you swayed a little more.")
                            : text("With the bottle you swayed about as much.");
}

void screen_measure_words(const struct session_outcome *outcome, double value, char *words,
                          size_t size)
{
    bool tenths = outcome->game == SESSION_GAME_MARCH || outcome->game == SESSION_GAME_BUTTONS;
    if (!isfinite(value))
        snprintf(words, size, "–");
    else if (tenths)
        decimal(value, words, size);
    else
        snprintf(words, size, "%d",
                 count_of(outcome->game == SESSION_GAME_WRITING ? 100 * value : value));
}

const char *screen_measure_unit(const struct session_outcome *outcome)
{
    switch (outcome->game) {
    case SESSION_GAME_ROUTE:
        return text("steps");
    case SESSION_GAME_FINGERS:
        return text("right");
    case SESSION_GAME_WRITING:
        return text("percent");
    default:
        return text("seconds");
    }
}

const char *screen_trend_words(const struct session_outcome *outcome, enum screen_trend trend)
{
    static const char *const words[SESSION_GAME_COUNT][3] = {
        [SESSION_GAME_HOLD] = {TEXT_MARK("Longer than last time"), TEXT_MARK("About as long"),
                               TEXT_MARK("A shorter sail today")},
        [SESSION_GAME_MARCH] = {TEXT_MARK("Slower and longer"), TEXT_MARK("About as slow"),
                                TEXT_MARK("Brisker steps today")},
        [SESSION_GAME_ROUTE] = {TEXT_MARK("Fewer steps"), TEXT_MARK("As many steps"),
                                TEXT_MARK("More steps today")},
        [SESSION_GAME_BOTTLE] = {TEXT_MARK("It stood longer"), TEXT_MARK("About as long"),
                                 TEXT_MARK("A livelier bottle")},
        [SESSION_GAME_FINGERS] = {TEXT_MARK("More right than before"), TEXT_MARK("About as many"),
                                  TEXT_MARK("Livelier fingers today")},
        [SESSION_GAME_BUTTONS] = {TEXT_MARK("Quicker buttons"), TEXT_MARK("About as quick"),
                                  TEXT_MARK("More time today")},
        [SESSION_GAME_WRITING] = {TEXT_MARK("Neater than before"), TEXT_MARK("About as neat"),
                                  TEXT_MARK("A livelier pen today")},
    };
    if (trend == SCREEN_TREND_NONE)
        return "";
    const char *said = words[outcome->game][trend - SCREEN_TREND_BETTER];
    return said ? text(said) : "";
}

const char *screen_rating_words(enum session_rating rating)
{
    switch (rating) {
    case SESSION_RATING_TOO_EASY:
        return text("Too easy");
    case SESSION_RATING_JUST_MANAGE:
        return text("Just managed");
    case SESSION_RATING_TOO_HARD:
        return text("Too hard");
    case SESSION_RATING_NONE:
        break;
    }
    return "";
}
