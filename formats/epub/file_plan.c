#include "formats/epub/file_plan.h"

/* The file that is being filled. */
struct filling {
    size_t size;
    bool is_tiny;                    /* it holds tiny chapters and nothing else */
    const struct file_unit *heading; /* the last one to end the file before; NULL: none */
    size_t since_heading;
};

static void join_insides(struct file_unit *block)
{
    size_t size = block->size;
    struct file_unit *end = block->next;
    for (; end && !end->is_block; end = end->next)
        size += end->size;
    if (size > FILE_LARGEST)
        return;
    block->size = size;
    block->next = end;
}

static size_t count_units(const struct file_unit *unit)
{
    size_t count = 0;
    for (; unit; unit = unit->next)
        count++;
    return count;
}

/* Up to the next chapter. */
static size_t measure_chapter(const struct file_unit *unit)
{
    size_t size = unit->size;
    while ((unit = unit->next) && !unit->is_chapter)
        size += unit->size;
    return size;
}

static void begin_file(struct file_plan *plan, struct filling *file, const struct file_unit *unit,
                       size_t size)
{
    plan->starts[plan->count++] = unit->place;
    *file = (struct filling){.size = size};
}

static void add_chapter(struct file_plan *plan, struct filling *file, const struct file_unit *unit)
{
    size_t size = measure_chapter(unit);
    bool is_tiny = size <= FILE_TINY_CHAPTER;
    if (is_tiny && file->is_tiny && file->size + size <= FILE_TINY_CHAPTERS)
        return;
    begin_file(plan, file, unit, 0);
    file->is_tiny = is_tiny;
}

static void add_unit(struct file_plan *plan, struct filling *file, const struct file_unit *unit)
{
    if (unit->is_chapter && file->size)
        add_chapter(plan, file, unit);
    if (unit->is_heading && file->size) {
        file->heading = unit;
        file->since_heading = 0;
    }
    if (file->size && file->size + unit->size > FILE_LARGEST)
        begin_file(plan, file, file->heading ? file->heading : unit, file->heading ? file->since_heading : 0);
    file->size += unit->size;
    file->since_heading += unit->size;
}

struct file_plan file_plan_make(struct arena *arena, struct file_unit *units)
{
    struct file_plan plan = {.count = 1};
    for (struct file_unit *unit = units; unit; unit = unit->next)
        if (unit->is_block)
            join_insides(unit);
    plan.starts = arena_allocate_array(arena, count_units(units) + 1, sizeof *plan.starts);
    struct filling file = {.is_tiny = units && measure_chapter(units) <= FILE_TINY_CHAPTER};
    for (const struct file_unit *unit = units; unit; unit = unit->next)
        add_unit(&plan, &file, unit);
    return plan;
}

size_t file_plan_find(const struct file_plan *plan, uint32_t number)
{
    size_t low = 0, high = plan->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (plan->starts[middle].node->number <= number)
            low = middle;
        else
            high = middle;
    }
    return low;
}

bool file_plan_begins(const struct file_plan *plan, size_t file, struct xhtml_place place)
{
    return file < plan->count && plan->starts[file].node == place.node &&
           plan->starts[file].offset == place.offset;
}
