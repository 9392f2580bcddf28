/* Documents for the tests of EPUB, made by the builder, and the files of the book that comes of them. */
#ifndef TESTS_UNIT_EPUB_SAMPLE_H
#define TESTS_UNIT_EPUB_SAMPLE_H

#include "base/archive.h"
#include "formats/document/builder.h"
#include "formats/document/format.h"

struct builder *sample_start(const char *title);
struct document *sample_finish(struct builder *builder);

/* A paragraph with a text. */
struct node *sample_paragraph(struct builder *builder, const char *text);
void sample_text(struct builder *builder, const char *text);
struct node *sample_heading(struct builder *builder, unsigned level, const char *text);

/* Everything that a document may hold. */
struct document *sample_everything(void);

/* The bytes of a book of these documents, with options "name=value" or NULL. */
void sample_write(struct document *const *documents, size_t count, const char *options, struct buffer *bytes);

/* The text of one file of a book of one document; the caller frees the buffer. */
struct buffer sample_file(struct document *document, const char *options, const char *path);
char *sample_unpack(const struct buffer *bytes, const char *path);

#endif
