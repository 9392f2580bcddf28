/* Rules that change texts: a regular expression, and what is to stand where it is found.
 *
 * Shape: a rule is written REGEX=>TEXT; without =>, what is found goes. In TEXT, $1 is what the first group took. A file has a
 * rule a line; blank lines and lines that begin with # say nothing. Rules are applied in their order, each to what the one before
 * left.
 *
 * Owner: replacements_new is undone by replacements_free.
 *
 * Errors: a rule that is wrong is reported where it stands, and the whole cannot be used (STATUS_USAGE). A rule that takes too
 * long on a text is reported and not used again.
 *
 * Source: ICU's regular expressions, as in base/patterns/patterns.h. */
#ifndef BASE_PATTERNS_REPLACEMENTS_H
#define BASE_PATTERNS_REPLACEMENTS_H

#include "base/patterns/patterns.h"

struct replacements;

enum { REPLACEMENTS_MOST = 10000 };

/* `option` is what the rules come from, for messages; it is borrowed. */
struct replacements *replacements_new(const char *option);
void replacements_free(struct replacements *replacements);

/* Adds a rule, or all rules of a file. */
enum status replacements_add(struct replacements *replacements, const char *rule, struct diag *diag,
                             struct place place);
enum status replacements_read(struct replacements *replacements, const char *file, struct diag *diag);

size_t replacements_count(const struct replacements *replacements);

/* Gives the edits of one rule to a text, which is valid UTF-8; false: there is none. `place` is where the text stands. */
bool replacements_edit(struct replacements *replacements, size_t index, const char *text, size_t length,
                       pattern_edit *edit, void *context, struct diag *diag, struct place place);

#endif
