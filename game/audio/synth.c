#include "game/audio/synth.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

static const double TURN = 6.283185307179586;
static const double PEAK = 0.5011872336272722; // -6 dBFS

static const double SMOOTHING_HZ = 20.0;
static const double SILENT_LEVEL = 1e-4; // of PEAK: -86 dBFS

static const double SECOND_HARMONIC = 0.16;
static const double THIRD_HARMONIC = 0.06;
static const double WAVE_PEAK = 1.0141; // of the sum of the three, found on a grid
static const double BREATH_SHARE = 0.05;
static const double BREATH_LOW_HZ = 1000.0;
static const double BREATH_LOWER_HZ = 300.0;
static const double TREMOLO_DEPTH = 0.35;

static const double BELL_LOW_HZ = 440.0;
static const double BELL_HIGH_HZ = 990.0;

static const double TICK_HZ = 950.0;
static const double TICK_PEAK = 0.6; // of PEAK; the tone leaves it that room
static const double TICK_ATTACK_S = 0.003;
static const double TICK_DECAY_S = 0.012;
static const double TICK_LENGTH_S = 0.1;
static const double TICK_REST_HZ = 2.0; // after the last tick the next may come half a second later

static double between(double value, double low, double high)
{
    return fmin(fmax(value, low), high); // a NaN becomes low
}

/** What a parameter moves by in one sample through a one-pole low-pass. */
static double smoothing(double cutoff_hz)
{
    return 1.0 - exp(-TURN * cutoff_hz / SYNTH_RATE_HZ);
}

void synth_init(struct synth *synth)
{
    *synth = (struct synth){
        .tremolo_hz = 4.0, .tick_wait = 1.0, .tick_age_s = TICK_LENGTH_S, .noise = 0x2545f491U};
    bell_init(&synth->bell);
}

struct targets {
    double octave;
    double pan;
    double level;
    double tremolo_hz;
    double tick_hz;
    double follow;        // smoothing of the four
    double breath_follow; // and of the breath's two filters
    double breath_lower_follow;
    struct bell_stroke stroke;
};

static struct targets targets_from_params(const struct sim_cue_params *params)
{
    double level = params->muted_by_fade ? 0.0 : between(params->level, 0.0, 1.0);
    double pan = between(params->pan, -1.0, 1.0);
    double tremolo_hz = between(params->tremolo_hz, 4.0, 12.0);
    bool bell = params->voice == SIM_CUE_VOICE_BELL;
    return (struct targets){
        .octave = log2(between(params->frequency_hz, 220.0, 880.0) / 440.0),
        .pan = pan,
        .level = bell ? 0.0 : level,
        .tremolo_hz = tremolo_hz,
        .tick_hz = between(params->tick_hz, 0.0, 8.0),
        .follow = smoothing(SMOOTHING_HZ),
        .breath_follow = smoothing(BREATH_LOW_HZ),
        .breath_lower_follow = smoothing(BREATH_LOWER_HZ),
        .stroke = {.frequency_hz = between(params->frequency_hz, BELL_LOW_HZ, BELL_HIGH_HZ),
                   .pan = pan,
                   .level = bell ? level : 0.0,
                   .tremolo_hz = tremolo_hz,
                   .rate_hz = SYNTH_RATE_HZ},
    };
}

static void step_parameters(struct synth *synth, const struct targets *targets)
{
    synth->octave += targets->follow * (targets->octave - synth->octave);
    synth->pan += targets->follow * (targets->pan - synth->pan);
    synth->tremolo_hz += targets->follow * (targets->tremolo_hz - synth->tremolo_hz);
    synth->level += targets->follow * (targets->level - synth->level);
    if (targets->level == 0.0 && synth->level < SILENT_LEVEL)
        synth->level = 0.0;
}

/** Uniform noise in -1 .. 1 (a 32-bit xorshift generator) through a wide band-pass. */
static double breath(struct synth *synth, const struct targets *targets)
{
    synth->noise ^= synth->noise << 13;
    synth->noise ^= synth->noise >> 17;
    synth->noise ^= synth->noise << 5;
    double white = synth->noise / 2147483648.0 - 1.0;
    synth->breath_low += targets->breath_follow * (white - synth->breath_low);
    synth->breath_lower += targets->breath_lower_follow * (synth->breath_low - synth->breath_lower);
    return between(3.0 * (synth->breath_low - synth->breath_lower), -1.0, 1.0);
}

/** One sample of the flute, -1 .. 1, before its level. */
static double tone(struct synth *synth, const struct targets *targets)
{
    synth->phase += 440.0 * exp2(synth->octave) / SYNTH_RATE_HZ;
    synth->phase -= floor(synth->phase);
    synth->tremolo_phase += synth->tremolo_hz / SYNTH_RATE_HZ;
    synth->tremolo_phase -= floor(synth->tremolo_phase);
    double first = sin(TURN * synth->phase);
    double second = 2.0 * first * cos(TURN * synth->phase);
    double third = first * (3.0 - 4.0 * first * first);
    double wave = (first + SECOND_HARMONIC * second + THIRD_HARMONIC * third) / WAVE_PEAK;
    double tremolo = 1.0 - TREMOLO_DEPTH * 0.5 * (1.0 - cos(TURN * synth->tremolo_phase));
    double air = breath(synth, targets);
    return tremolo * ((1.0 - BREATH_SHARE) * wave + BREATH_SHARE * air);
}

/** Envelope of the tick under way, 0 .. 1; begins the next one when its time has come. */
static double tick(struct synth *synth, double tick_hz)
{
    synth->tick_wait += (tick_hz > 0.0 ? tick_hz : TICK_REST_HZ) / SYNTH_RATE_HZ;
    synth->tick_age_s += 1.0 / SYNTH_RATE_HZ;
    if (synth->tick_wait >= 1.0 && tick_hz > 0.0) {
        synth->tick_wait -= 1.0;
        synth->tick_age_s = 0.0;
    }
    // Without ticks the wait is over and stays so: the first one beyond the limit comes at once.
    synth->tick_wait = fmin(synth->tick_wait, 1.0);
    if (synth->tick_age_s >= TICK_LENGTH_S) {
        synth->tick_age_s = TICK_LENGTH_S;
        return 0.0;
    }
    if (synth->tick_age_s < TICK_ATTACK_S)
        return 0.5 * (1.0 - cos(0.5 * TURN * synth->tick_age_s / TICK_ATTACK_S));
    return exp(-(synth->tick_age_s - TICK_ATTACK_S) / TICK_DECAY_S);
}

/** Adds a sample at its place between left and right; equal power: cos^2 + sin^2 = 1. */
static void place(double out[2], double sample, double pan)
{
    double angle = 0.125 * TURN * (1.0 + pan);
    out[0] += sample * cos(angle);
    out[1] += sample * sin(angle);
}

/** One frame of all that sounds, -1 .. 1 but for the moment in which one voice follows the other. */
static void frame(struct synth *synth, const struct targets *targets, double out[2])
{
    double envelope = tick(synth, targets->tick_hz);
    double room = 1.0 - TICK_PEAK * envelope;
    double sample = TICK_PEAK * envelope * sin(TURN * TICK_HZ * synth->tick_age_s);
    if (synth->level > 0.0)
        sample += room * synth->level * tone(synth, targets);
    out[0] = out[1] = 0.0;
    place(out, sample, synth->pan);
    if (targets->stroke.level > 0.0 || !bell_is_silent(&synth->bell)) {
        double rung = bell_next(&synth->bell, &targets->stroke);
        place(out, room * rung, synth->bell.pan);
    } else {
        bell_wait(&synth->bell, 1.0 / SYNTH_RATE_HZ);
    }
}

/** Nothing sounds and nothing is to: worth a short cut, menus are silent for minutes. */
static bool rest(struct synth *synth, const struct targets *targets, size_t frames)
{
    if (synth->level > 0.0 || targets->level > 0.0 || targets->tick_hz > 0.0 ||
        synth->tick_age_s < TICK_LENGTH_S || targets->stroke.level > 0.0 ||
        !bell_is_silent(&synth->bell))
        return false;
    double seconds = (double)frames / SYNTH_RATE_HZ;
    synth->tick_wait = fmin(synth->tick_wait + TICK_REST_HZ * seconds, 1.0);
    bell_wait(&synth->bell, seconds);
    return true;
}

void synth_render(struct synth *synth, const struct sim_cue_params *params,
                  float *interleaved_stereo, size_t frames)
{
    struct targets targets = targets_from_params(params);
    if (synth->level == 0.0) { // nothing sounds: the next tone begins where it belongs
        synth->octave = targets.octave;
        synth->tremolo_hz = targets.tremolo_hz;
        if (synth->tick_age_s >= TICK_LENGTH_S)
            synth->pan = targets.pan;
    }
    if (rest(synth, &targets, frames)) {
        memset(interleaved_stereo, 0, 2 * frames * sizeof *interleaved_stereo);
        return;
    }
    for (size_t i = 0; i < frames; i++) {
        step_parameters(synth, &targets);
        double out[2];
        frame(synth, &targets, out);
        interleaved_stereo[2 * i] = (float)(PEAK * between(out[0], -1.0, 1.0));
        interleaved_stereo[2 * i + 1] = (float)(PEAK * between(out[1], -1.0, 1.0));
    }
}
