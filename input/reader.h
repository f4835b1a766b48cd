#ifndef INPUT_READER_H
#define INPUT_READER_H

/**
 * The reader thread of one link: waits for a report, stamps it, steps the driver, writes what
 * it asks for, pushes what it tells. Ends when the node is gone or link->stop is set; either
 * way it sets link->finished and wakes the manager. Argument: struct link.
 */
void *reader_run(void *link);

#endif
