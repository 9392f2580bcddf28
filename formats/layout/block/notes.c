#include "formats/layout/block/notes.h"

#include "formats/layout/block/flow.h"

#include <string.h>

static void set_note(struct note_table *table, const struct layout_request *request, length measure,
                     const struct node *note, const char *mark, struct material *material,
                     struct box_list *list)
{
    struct flow_setting setting = {.request = request,
                                   .root = note,
                                   .measure = measure,
                                   .style = &request->styles->note,
                                   .material = material,
                                   .notes = table,
                                   .label = mark};
    flow_set_all(&setting, list);
}

/* Sets the notes that one line refers to. */
static void set_notes_of_line(struct note_table *table, const struct layout_request *request, length measure,
                              const struct placed_line *line, struct material *material,
                              struct box_list *list)
{
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const struct node *link = line->pieces[i].link;
        if (!link || link->kind != NODE_NOTE_REFERENCE)
            continue;
        const char *mark;
        const struct node *note = note_table_take(table, link->link.target, &mark);
        if (note)
            set_note(table, request, measure, note, mark, material, list);
    }
}

void notes_attach(struct note_table *table, const struct layout_request *request, length measure,
                  struct box *box)
{
    if (!table || !note_table_count(table))
        return;
    struct box_list list = {0};
    struct box current = *box;
    for (size_t next = 0;; current = list.boxes[next++]) {
        for (size_t i = 0; i < current.item_count; i++)
            if (current.items[i].kind == ITEM_LINE)
                set_notes_of_line(table, request, measure, current.items[i].line, box->material, &list);
        if (next == list.count)
            break;
    }
    if (list.count) {
        box->notes.boxes = arena_allocate_array(box->material->arena, list.count, sizeof *list.boxes);
        memcpy(box->notes.boxes, list.boxes, list.count * sizeof *list.boxes);
        box->notes.count = list.count;
    }
    box_list_free(&list);
}
