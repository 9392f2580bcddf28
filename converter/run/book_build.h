/* A book of --merge at work: what was read of it so far, and its outputs.
 *
 * Shape: its inputs may be read twice, to find out whether it is up to date or what it is called, and to write it.
 *
 * Owner: book_build_open is undone by book_build_close; results are begun and cleared by the caller. */
#ifndef CONVERTER_RUN_BOOK_BUILD_H
#define CONVERTER_RUN_BOOK_BUILD_H

#include "base/hash.h"
#include "converter/inputs/duplicates.h"
#include "converter/run/book_output.h"
#include "converter/run/result.h"

struct book_build {
    struct arena *arena;
    struct book *book;
    const struct settings *settings; /* in force for the current input */
    const struct settings *writing;  /* in force for the book */
    size_t number;                   /* of the book */
    struct book_output *outputs;     /* one a target */
    bool is_making;                  /* else the inputs are only read, to know what would come of them */
    struct result *results;          /* one a job, and so is the next */
    bool is_broken_off;              /* by an interrupt */
    bool is_current;                 /* all its outputs are what would be made now */
    bool *is_left_out;               /* it could not be read, or is there already */
    bool is_cover_sought;            /* as the first article that can be read says where */
    struct duplicates *duplicates;
    struct metadata common; /* of all articles so far; the date is the latest */
    size_t article_count;
    struct buffer contents; /* what the key is made of */
};

void book_build_open(struct book_build *build, struct book *book, size_t number, size_t target_count);
void book_build_close(struct book_build *build);

/* Nothing is read yet, or all is read again. */
void book_build_begin_reading(struct book_build *build);

/* An article of the book, with its key and its `part`. */
void book_build_note(struct book_build *build, const char *key, const struct document *document);

/* The key of all that was noted. */
void book_build_make_key(const struct book_build *build, char key[static HASH_TEXT_SIZE]);

/* The state of each target is that of each of its articles. */
void book_build_set_output(const struct book_build *build, size_t target, enum output_state state);
void book_build_set_outcome(const struct book_build *build, enum outcome outcome);

#endif
