#ifndef INPUT_VIRTUAL_STEPPING_H
#define INPUT_VIRTUAL_STEPPING_H

/**
 * Getting on and off a board, one foot after the other.
 *
 *   on    first foot lands, takes the weight | body rises, a little more than the weight |
 *         second foot lands, CoP crosses to between the feet | settles
 *   off   weight shifts to one foot | the other is on the floor | the last foot leaves
 */
struct stepping {
    double share;      // of the body's weight on the board, 0 .. about 1.06
    double first_foot; // 1 = CoP under the foot that lands first (leaves last), 0 = between both
};

/** part: 0 = begins .. 1 = done. */
struct stepping stepping_on(double part);
struct stepping stepping_off(double part);

#endif
