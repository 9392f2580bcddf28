/* A file that Cairo wrote, written again: its objects are read, replaced and added to.
 *
 * Shape: what is new is gathered; at the end the whole is written, packed as output.h says. Until then the file is
 * as it was, and what was read from it stays.
 *
 * Owner: the buffer is the caller's; update_close frees the rest, on all paths.
 *
 * Errors: update_open gives false when the file cannot be read, update_finish when it grows too large; the
 * buffer then is as it was.
 *
 * Source: ISO 32000-1 §7.5 (file structure), §7.9.2.2 (text strings). */
#ifndef FORMATS_PDF_CLOSING_UPDATE_H
#define FORMATS_PDF_CLOSING_UPDATE_H

#include "formats/pdf/closing/objects.h"

/* Where an object stands that is new, or replaces another; of two the later one. */
struct written {
    long number;
    size_t offset, size;
    bool is_gone;
};

struct update {
    struct buffer *pdf;
    struct objects objects;
    struct span root, info; /* references, as the file's trailer has them; `info` may be empty */
    long root_number;
    long next;               /* the number of the next new object */
    struct buffer bytes;     /* of the update */
    struct written *written; /* the objects of the update */
    size_t count, capacity;
};

bool update_open(struct update *update, struct buffer *pdf);
void update_close(struct update *update);

/* Begins an object: an old one with new content, or the one with the number update->next. Its content is
 * appended to update->bytes. */
void update_begin_object(struct update *update, long number);
void update_end_object(struct update *update);

/* Appends the entries of a dictionary to one that was begun, but those whose keys are in `dropped`, which a
 * NULL ends. */
void update_append_entries(struct update *update, struct span dictionary, const char *const dropped[]);

/* Writes an object again that is a dictionary, but for the dropped keys; more entries may be appended until
 * update_end_amended. */
void update_begin_amended(struct update *update, long number, struct span dictionary,
                          const char *const dropped[]);
void update_end_amended(struct update *update);

/* A text string of PDF, as hexadecimal digits of UTF-16, cut to what a string may hold (ISO 19005-2 §6.1.13). */
void update_append_text(struct update *update, const char *text);

/* Appends "stream", the bytes and "endstream". */
void update_append_stream(struct update *update, struct span bytes);

/* The object is not written: nothing names it any more. */
void update_drop_object(struct update *update, long number);

/* Writes the file, with its identifier. */
bool update_finish(struct update *update, const char *identifier);

#endif
