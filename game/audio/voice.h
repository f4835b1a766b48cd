#ifndef GAME_AUDIO_VOICE_H
#define GAME_AUDIO_VOICE_H

#include <stdbool.h>
#include <stddef.h>

/**
 * The spoken lines of one language: ids, captions, and where the clips lie. Reads
 * VOICE_DIR/LANG/captions.txt, which the build writes beside the clips (assets/voice/clips.cmake):
 * a caption is the text its clip was made from.
 */

#define VOICE_ID_SIZE       48
#define VOICE_LANGUAGE_SIZE 8
#define VOICE_PATH_SIZE     1024
#define VOICE_PAGE_SIZE     256

struct voice_line {
    char id[VOICE_ID_SIZE];
    char *caption; // owned
};

struct voice {
    struct voice_line *lines; // sorted by id
    size_t count;
    size_t capacity;
    char language[VOICE_LANGUAGE_SIZE];
    char dir[VOICE_PATH_SIZE];
    char user_dir[VOICE_PATH_SIZE]; // empty = none
};

/**
 * Takes the language's lines; "de_AT" falls back to "de". user_dir NULL = none. false: there is no
 * such language, its captions cannot be read, or memory is out; *error says which in one line and
 * nothing is left to finish.
 */
bool voice_load(struct voice *voice, const char *dir, const char *user_dir, const char *language,
                char *error, size_t error_size);

/** Frees the lines; a voice of zeros is allowed. */
void voice_finish(struct voice *voice);

/** Line "id_n", or "id" itself when n < 0. false = there is none. */
bool voice_find(const struct voice *voice, const char *id, int n, size_t *line);

/** Valid as long as the voice. */
const char *voice_caption(const struct voice *voice, size_t line);

/** Where a clip may lie, in the order they are to be tried. */
enum voice_source {
    VOICE_SOURCE_USER, // the user's data folder: a therapist's own voice (decisions.md 5)
    VOICE_SOURCE_BUILT,
    VOICE_SOURCE_COUNT
};

/** false = this source has no readable file for the line. */
bool voice_clip_path(const struct voice *voice, size_t line, enum voice_source source, char *path,
                     size_t path_size);

/**
 * The part of a caption to be shown once a share of it (0..1) has been spoken: whole sentences, as
 * many as fit on one line of the screen. One line: the caption itself; else `page`, cut to its size.
 */
const char *voice_caption_page(const char *caption, double share, char page[VOICE_PAGE_SIZE]);

/** How long the built clip of a caption plays, us: the built voice has one slow speed. */
long voice_clip_us(const char *caption);

/** How long a caption takes to read or speak: used when no clip can be played, us. */
long voice_caption_us(const char *caption);

#endif
