#include "game/draw/damage.h"

static long box_area(struct draw_box box)
{
    return (long)(box.right - box.left) * (long)(box.bottom - box.top);
}

static struct draw_box box_join(struct draw_box a, struct draw_box b)
{
    return (struct draw_box){
        a.left < b.left ? a.left : b.left,
        a.top < b.top ? a.top : b.top,
        a.right > b.right ? a.right : b.right,
        a.bottom > b.bottom ? a.bottom : b.bottom,
    };
}

// What joining costs: pixels that neither needs.
static long join_waste(struct draw_box a, struct draw_box b)
{
    return box_area(box_join(a, b)) - box_area(a) - box_area(b);
}

static int cheapest(const struct draw_damage *damage, struct draw_box box)
{
    int best = 0;
    for (int i = 1; i < damage->count; i++) {
        if (join_waste(damage->boxes[i], box) < join_waste(damage->boxes[best], box))
            best = i;
    }
    return best;
}

void draw_damage_add(struct draw_damage *damage, struct draw_box box)
{
    if (draw_box_is_empty(box))
        return;
    if (damage->count) {
        int best = cheapest(damage, box);
        bool full = damage->count == DRAW_DAMAGE_COUNT;
        if (full || join_waste(damage->boxes[best], box) <= 0) {
            damage->boxes[best] = box_join(damage->boxes[best], box);
            return;
        }
    }
    damage->boxes[damage->count++] = box;
}
