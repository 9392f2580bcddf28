/* banxin as a library: reads an article into a document, and writes it as text, EPUB or PDF.
 *
 * Shape: texts are UTF-8. Formats and options have the names that `banxin --list-formats` and `banxin
 * --list-options FORMAT` print. A list of options ends with a row whose name is NULL; NULL stands for an
 * empty list.
 *
 * Owner: banxin_document_free and banxin_bytes_free undo what gives a document or bytes; all other texts are
 * borrowed. A document is never changed, and may be written several times.
 *
 * Errors: a function that fails gives false or NULL after it has reported why to the listener. No output
 * appears under its name before it is whole. When memory is used up the process ends.
 *
 * Threads: one call at a time in a process. There is no state between calls, and nothing is printed. */
#ifndef BANXIN_H
#define BANXIN_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define BANXIN_EXPORT __attribute__((visibility("default")))

struct banxin_document;

struct banxin_option {
    const char *name, *value;
};

enum banxin_severity { BANXIN_NOTE, BANXIN_WARNING, BANXIN_ERROR };

/* What is reported. The texts live until the listener returns. */
struct banxin_message {
    enum banxin_severity severity;
    const char *id;     /* stable, such as "missing-image" */
    const char *name;   /* of the input or output concerned; NULL: none */
    unsigned long line; /* 0: none */
    const char *text;
};

/* Who hears the messages of a call; NULL in place of one: nobody. */
struct banxin_listener {
    void (*report)(void *context, const struct banxin_message *message);
    void *context;
};

/* "0.1.0" */
BANXIN_EXPORT const char *banxin_version(void);

/* Reads a file in any format that banxin reads; pictures are looked for in its folder and below. NULL after
 * an error. */
BANXIN_EXPORT struct banxin_document *banxin_read_file(const char *path, const struct banxin_option *options,
                                                       const struct banxin_listener *listener);

/* Reads `size` bytes, which are copied. `name` is what messages call them, and serves as a file's name does
 * in finding the title; nothing is read beside them. NULL after an error. */
BANXIN_EXPORT struct banxin_document *banxin_read_bytes(const char *name, const void *bytes, size_t size,
                                                        const struct banxin_option *options,
                                                        const struct banxin_listener *listener);

BANXIN_EXPORT void banxin_document_free(struct banxin_document *document);

/* What was found, as long as the document lives; NULL: not said. The date is as in 2026-03-05, the language
 * as in zh-CN. */
BANXIN_EXPORT const char *banxin_document_title(const struct banxin_document *document);
BANXIN_EXPORT const char *banxin_document_author(const struct banxin_document *document);
BANXIN_EXPORT const char *banxin_document_source(const struct banxin_document *document);
BANXIN_EXPORT const char *banxin_document_date(const struct banxin_document *document);
BANXIN_EXPORT const char *banxin_document_language(const struct banxin_document *document);

/* Writes the document to a file, which is replaced when the new one is whole. */
BANXIN_EXPORT bool banxin_write_file(const struct banxin_document *document, const char *format,
                                     const struct banxin_option *options, const char *path,
                                     const struct banxin_listener *listener);

/* Writes the document into memory. NULL after an error. */
BANXIN_EXPORT void *banxin_write_bytes(const struct banxin_document *document, const char *format,
                                       const struct banxin_option *options, size_t *size,
                                       const struct banxin_listener *listener);

BANXIN_EXPORT void banxin_bytes_free(void *bytes);

#ifdef __cplusplus
}
#endif

#endif
