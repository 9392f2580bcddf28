/* Sets a document by the square measure and prints its pages, so that a test can be read.
 *
 * Shape: lines are separated by "/", pages by "|"; what is repeated on a page is in parentheses, a picture is
 * "#".
 *
 * Owner: pages_set_up is undone by pages_tear_down, around each test.
 *
 * Errors: what does not fit fails the test. */
#ifndef TESTS_UNIT_LAYOUT_PRINTED_PAGES_H
#define TESTS_UNIT_LAYOUT_PRINTED_PAGES_H

#include "base/buffer.h"
#include "formats/document/builder.h"
#include "formats/layout/layout.h"

enum { EM = LENGTH_UNIT, PITCH = 2 * EM };

/* The document that a test builds, and how it is set: 4 em wide, all text of 1 em. */
extern struct builder *builder;
extern struct style_sheet styles;
extern length measure;

/* What set_document printed. */
extern struct buffer printed_pages;

int pages_set_up(void **state);
int pages_tear_down(void **state);

#define PAGES_TEST(name) cmocka_unit_test_setup_teardown(name, pages_set_up, pages_tear_down)

void add_text(const char *characters);
struct node *add_block(enum node_kind kind, const char *characters);

/* A paragraph of `lines` lines of four characters, each full of one character. */
struct node *add_paragraph(const char *characters, unsigned lines);

/* A heading of level 1. */
void add_heading(const char *characters);

/* Finishes the document and prints its pages of `lines` lines (0: one endless page); `look`, unless it is
 * NULL, sees each page. */
typedef void look_at_page(const struct layout_request *request, const struct page *page);
void set_document(unsigned lines, unsigned columns, bool with_title, look_at_page *look);

/* Sets the document in one column, and compares. */
void expect_pages(unsigned lines, const char *wanted);

#endif
