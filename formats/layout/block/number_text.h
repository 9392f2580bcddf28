/* Numbers in the cells of tables: what a line must not part, though it might.
 *
 * Shape: texts are UTF-8; offsets are bytes.
 *
 * Owner: nothing is kept.
 *
 * Errors: none. */
#ifndef FORMATS_LAYOUT_BLOCK_NUMBER_TEXT_H
#define FORMATS_LAYOUT_BLOCK_NUMBER_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* A digit stands before `offset`, and behind it the word that it counts: 2023|年, 15|％. */
bool number_text_joins(const char *text, size_t length, size_t offset);

/* Some digit is in it. */
bool number_text_has_digit(const char *text, size_t length);

/* Some letter or digit of ours, or a sign that stands with them, begins at `offset`: no Han, no space. */
bool number_text_is_latin(const char *text, size_t length, size_t offset);

#endif
