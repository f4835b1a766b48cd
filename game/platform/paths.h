#ifndef GAME_PLATFORM_PATHS_H
#define GAME_PLATFORM_PATHS_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Where things lie: XDG folders of the user, and what was shipped. Relative paths in XDG variables
 * are ignored, as the specification asks.
 */

enum { PATH_SIZE = 1024 };

/** $XDG_DATA_HOME/evenkeel or ~/.local/share/evenkeel. false: no home is known or it is too long. */
bool path_data_home(char path[PATH_SIZE]);

/** $XDG_CACHE_HOME/evenkeel or ~/.cache/evenkeel. */
bool path_cache_home(char path[PATH_SIZE]);

/**
 * The folder of shipped files: the sub-folder of the build tree when the program runs from one, else
 * <prefix>/share/evenkeel beside the program. $EVENKEEL_ASSETS wins. false: none is there.
 */
bool path_assets(char path[PATH_SIZE]);

/** dir/name. false = too long. */
bool path_join(char path[PATH_SIZE], const char *dir, const char *name);

/** Makes a folder with all above it, 0700. */
bool path_make(const char *path);

/** A fresh folder for one run, 0700, below the temporary folder. */
bool path_make_temporary(char path[PATH_SIZE]);

/** Removes a folder of path_make_temporary() with all in it. false = something stays. */
bool path_remove_temporary(const char *path);

/** Whole file, at most limit bytes, NUL added. NULL: *error names the file. Caller frees. */
char *path_read(const char *path, size_t limit, size_t *size, char *error, size_t error_size);

#endif
