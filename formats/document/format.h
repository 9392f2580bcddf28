/* The plug: what a format is, as the program sees it. A new format is a folder and one line in formats.def.
 *
 * Shape: a descriptor is static data, linked into the program. A writer that needs heavy libraries is in a
 * module (`module` names it), loaded when it is used, so that plain text does not pay for Cairo.
 *
 * Owner: a session is ended by exactly one of `end` and `abandon`, which free it.
 *
 * Errors: a reader or writer reports through the request's diag and returns STATUS_FAILED; the sink is the
 * caller's, who commits or abandons it. */
#ifndef FORMATS_DOCUMENT_FORMAT_H
#define FORMATS_DOCUMENT_FORMAT_H

#include "base/diag.h"
#include "base/module.h"
#include "base/option.h"
#include "base/sink.h"
#include "base/source.h"
#include "base/status.h"
#include "formats/document/document.h"

struct read_request {
    const struct source *source;
    const void *options; /* the structure of the reader's table; NULL: the defaults */
    struct diag *diag;
};

struct reader {
    /* How sure the reader is that the bytes are its format: 0 (no) to 100. */
    int (*recognise)(const struct source *source);
    enum status (*read)(const struct read_request *request, struct document **document);
};

/* Who follows how far a long work is: `done` of `all` pages; `all` 0: not known yet. */
struct write_watch {
    void (*progress)(void *context, size_t done, size_t all);
    void *context;
};

struct write_request {
    struct sink *sink;
    const char *output_name;      /* for diagnostics */
    const void *options;          /* the structure of the writer's table */
    const char *fonts_folder;     /* where the working fonts are */
    bool is_book;                 /* made of several articles, as --merge makes it */
    const char *book_title;       /* of the whole; NULL: that of the first article */
    const char *book_title_lines; /* as metadata has title_lines */
    bool is_named_by_folder;      /* book_title is the name of a folder, which may be the author's */
    struct write_watch watch;     /* its `progress` NULL: nobody */
    struct diag *diag;
};

struct writer_session;

/* One article is a book of one: begin, add, end. With several articles, `add` is called once for each, and
 * only one document is in memory at a time: a session keeps nothing of a document after `add`. */
struct writer {
    enum status (*begin)(const struct write_request *request, struct writer_session **session);
    enum status (*add)(struct writer_session *session, const struct document *document);
    enum status (*end)(struct writer_session *session);
    void (*abandon)(struct writer_session *session);
};

/* Writes one article whole: begin, add, end. */
enum status writer_write(const struct writer *writer, const struct write_request *request,
                         const struct document *document);

struct format {
    const char *name;
    const char *summary;
    const char *const *extensions; /* without the dot, NULL at the end; the first one names outputs */
    const struct option_table *read_options, *write_options; /* NULL: none */
    /* Judge what the rows of the tables cannot judge one by one, before any work; NULL: nothing. */
    enum status (*check_read_options)(const void *options, struct diag *diag);
    enum status (*check_write_options)(const void *options, struct diag *diag);
    const struct reader *reader; /* NULL: cannot be read */
    const struct writer *writer; /* NULL: cannot be written, or in a module */
    const char *module;          /* NULL, or "pdf": banxin-pdf.so holds what follows below */
    bool lists_fonts;            /* the module can say which faces it would use */
    /* Looks a finished file over, from here or from elsewhere, and says what to mend; NULL: cannot be
     * checked. */
    enum status (*check)(const struct source *source, struct diag *diag);
    bool is_text;                   /* goes to standard output when no other is named */
    const char *(*libraries)(void); /* "libxml2 2.9.14, uchardet 0.0.7"; NULL: none, or in the module */
};

/* What the module of a format exports; NULL: what it does not do. */
struct buffer;
struct format_module {
    struct module_head head;
    const struct writer *writer;
    enum status (*read)(const struct read_request *request, struct document **document);
    enum status (*check)(const struct source *source, struct diag *diag);
    /* The faces that serve each role: a line each, fields separated by tabs. */
    enum status (*list_fonts)(const struct write_request *request, struct buffer *lines);
    const char *(*libraries)(void);
};

/* The module `name`; NULL after a report, which calls it `what`. */
const struct format_module *format_module_load(const char *name, const char *what, struct diag *diag);

#endif
