/* A run of typed notes: lines of one family that count up from 1, and the marks in the text that name them.
 *
 * Shape: the notes may stand together, or in stretches behind the parts of a text, counting on. A note may have more
 * paragraphs than the one with its mark.
 *
 * Owner: the document's.
 *
 * Errors: none.
 *
 * Source: GB/T 7714-2015 §9; what articles do. */
#ifndef FORMATS_HTML_NOTE_RUN_H
#define FORMATS_HTML_NOTE_RUN_H

#include "formats/html/notes/note_lines.h"

enum { LONGEST_RUN = 999 };

struct note_run {
    const struct note_line *lines[LONGEST_RUN];
    size_t count;
    bool is_used[LONGEST_RUN];
    size_t more[LONGEST_RUN]; /* paragraphs behind the line that are of its note */
};

/* A mark in the text that names a note of a run. */
struct note_reference {
    struct node *text;
    size_t at, size; /* bytes */
    size_t note;     /* index in the run */
    size_t passed;   /* notes of the run that stand before it */
    struct note_mark mark;
};

struct note_references {
    struct note_reference *items;
    size_t count, capacity;
    bool in_other_dress; /* the marks are alike, but not those of the notes: [1] for 1. */
};

/* The line is the next of the run. */
bool note_run_goes_on(const struct note_run *run, const struct note_line *line);

/* False: whatever the text says, the lines are no notes. */
bool note_run_may_be(const struct note_run *run);

/* Finds which notes are used, and how far each reaches; shortens the run to the lines that are notes. False: none are. */
bool note_run_settle(struct note_run *run, const struct note_references *references);

#endif
