// Read by the include check only, never compiled: sway may not know the screen.
#include <SDL.h>
