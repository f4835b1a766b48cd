#include "game/sim/cue.h"

#include <math.h>
#include <string.h>

static const double CENTRE_HZ = 440.0;
static const double TREMOLO_CALM_HZ = 4.0;
static const double TREMOLO_FAR_HZ = 12.0;
static const double TICK_FROM = 0.8; // of e: ours, "near the limit"
static const double TICK_SLOW_HZ = 2.0;
static const double TICK_FAST_HZ = 8.0;
static const double BELL_CENTRE_HZ = 660.0;
static const double BELL_OCTAVES = 0.5;    // for the whole way to the limit
static const double BELL_LEVEL_MIN = 0.25; // 12 dB below the loudest
static const double FADE_FROM = 0.7;       // difficulty
static const double FADE_PASSES = 3.0;     // at full difficulty: mastered

static double between(double value, double low, double high)
{
    return fmin(fmax(value, low), high);
}

static double smoothstep(double e)
{
    return e * e * (3.0 - 2.0 * e);
}

struct sim_cue_params sim_cue_silence(void)
{
    return (struct sim_cue_params){.frequency_hz = CENTRE_HZ, .tremolo_hz = TREMOLO_CALM_HZ};
}

struct sim_cue_params sim_cue_from_sway(const struct sim_cue_settings *settings, double ml_mm,
                                        double ap_mm)
{
    struct sim_cue_params params = sim_cue_silence();
    double range_mm = settings->limit_mm - settings->dead_zone_mm;
    double r_mm = hypot(ml_mm, ap_mm);
    // Written so that a NaN in any of them is silent too.
    if (!(r_mm > settings->dead_zone_mm) || !(range_mm > 0.0) || !isfinite(r_mm) || !(r_mm > 0.0))
        return params;
    double e = between((r_mm - settings->dead_zone_mm) / range_mm, 0.0, 1.0);
    double e_x = e * ml_mm / r_mm;
    double e_y = e * ap_mm / r_mm;
    params.frequency_hz = CENTRE_HZ * exp2(e_y);
    params.pan = e_x;
    params.level = smoothstep(e);
    params.tremolo_hz = TREMOLO_CALM_HZ + (TREMOLO_FAR_HZ - TREMOLO_CALM_HZ) * fabs(e_x);
    if (e > TICK_FROM)
        params.tick_hz =
            TICK_SLOW_HZ + (TICK_FAST_HZ - TICK_SLOW_HZ) * (e - TICK_FROM) / (1.0 - TICK_FROM);
    return params;
}

struct sim_cue_params sim_cue_as_bell(const struct sim_cue_params *tone)
{
    struct sim_cue_params bell = *tone;
    bell.voice = SIM_CUE_VOICE_BELL;
    bell.frequency_hz = BELL_CENTRE_HZ * exp2(-BELL_OCTAVES * log2(tone->frequency_hz / CENTRE_HZ));
    bell.pan = -tone->pan;
    if (tone->level > 0.0)
        bell.level = BELL_LEVEL_MIN + (1.0 - BELL_LEVEL_MIN) * tone->level;
    return bell;
}

static const char *const voice_names[] = {
    [SIM_CUE_VOICE_TONE] = "tone",
    [SIM_CUE_VOICE_BELL] = "bell",
};

const char *sim_cue_voice_name(enum sim_cue_voice voice)
{
    return voice_names[voice];
}

bool sim_cue_voice_from_name(const char *name, enum sim_cue_voice *voice)
{
    for (size_t i = 0; i < sizeof voice_names / sizeof voice_names[0]; i++) {
        if (strcmp(name, voice_names[i]) != 0)
            continue;
        *voice = (enum sim_cue_voice)i;
        return true;
    }
    return false;
}

double sim_cue_fade_share(double difficulty, int mastered)
{
    // A NaN becomes 0 here.
    double climbed = between(fmax(difficulty - FADE_FROM, 0.0) / (1.0 - FADE_FROM), 0.0, 1.0);
    double passed = between(mastered / FADE_PASSES, 0.0, 1.0);
    return 1.0 - (1.0 - SIM_CUE_FADE_SHARE_MIN) * 0.5 * (climbed + passed);
}

/** 0 .. 1, spread evenly over neighbouring seeds (steps of the golden ratio). */
static double fraction_from_seed(uint32_t seed)
{
    double turns = seed * 0.61803398874989485;
    return turns - floor(turns);
}

bool sim_cue_fade_sounds(const struct sim_cue_fade *fade, int64_t t_us)
{
    double share = between(fade->share, SIM_CUE_FADE_SHARE_MIN, 1.0);
    if (share >= 1.0)
        return true;
    // A line of this slope passes a whole number in every block that sounds.
    double block = floor((double)t_us / SIM_CUE_FADE_BLOCK_US);
    double offset = fraction_from_seed(fade->seed);
    return floor((block + 1.0) * share + offset) > floor(block * share + offset);
}
