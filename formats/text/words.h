/* The words of a block as plain text: what stands for ruby, pictures, links and notes (R9.5).
 *
 * Shape: 汉字 with ruby is 汉字(hàn zì), a picture is [图：…], a link that names no address of its own is
 * followed by [1] and its address stands at the end of the article, a note is [1] too;
 * scripts and struck words as formats/text/scripts.h says. */
#ifndef FORMATS_TEXT_WORDS_H
#define FORMATS_TEXT_WORDS_H

#include "base/buffer.h"
#include "formats/document/document.h"

/* The addresses that stand at the end of an article, numbered from `first`. */
struct addresses {
    bool are_left_out; /* of an article without its page, where links lead to the site */
    size_t left_out;   /* how many were */
    const char **targets;
    size_t count, capacity;
    size_t first;
};

/* Appends the words of a block; forced line ends are line feeds. */
void words_append(const struct node *block, struct addresses *addresses, struct buffer *words);

/* Puts a space between Han and Latin letters or digits that stand together (R3.1, R3.9). */
void words_space_scripts(struct buffer *words);

/* "[3]" for the mark "3"; a mark with brackets or a circle of its own stays as it is. */
void words_append_mark(struct buffer *words, const char *mark);

void addresses_free(struct addresses *addresses);

#endif
