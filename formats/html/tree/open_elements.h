/* The open elements, and the formatting elements that go on after a block closed over them.
 *
 * Shape: an element inherits from the one below it. Formatting elements (b, i, a, font, ...) are listed apart
 * too, so that `<p><b>x</p><p>y` is bold in both, and `<b>1<p>2</b>3</p>` ends the bold before 3.
 *
 * Owner: open_elements_free frees the arrays; names live in the arena.
 *
 * Errors: none. An end tag reaches STACK_REACH elements down and no further, so that no input costs more than
 * its length.
 *
 * Source: HTML living standard §13.2.4.2 (stack, scopes), §13.2.4.3 (formatting), §13.2.6.4.7 (adoption
 * agency). */
#ifndef FORMATS_HTML_TREE_OPEN_ELEMENTS_H
#define FORMATS_HTML_TREE_OPEN_ELEMENTS_H

#include "formats/document/document.h"
#include "formats/html/css/properties.h"
#include "formats/html/css/selector.h"
#include "formats/html/tokenizer/element.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { STACK_REACH = 2048, MOST_FORMATTING = 128, STACK_NONE = -1 };

struct open_element {
    const struct element *element;
    struct subject subject;
    struct declared declared;
    const char *own_link, *own_language;

    /* What holds inside: */
    struct style style;
    const char *link, *language;
    const char *block_language; /* of the nearest block: an inline's language is its own */
    enum node_kind container;   /* the node of the document that the builder is in */
    enum node_kind leaf;        /* the block that text opens */
    uint8_t level;              /* of a heading */
    bool is_hidden;
    bool is_label;                   /* of Word's: its text stands before an item */
    bool leads_away, own_leads_away; /* in a link that the document does not keep */

    uint32_t formatting; /* its number in the list; 0: none */
    bool is_block;       /* a paragraph ends where it starts and where it ends */
    bool is_marker;      /* formatting from outside does not go on inside */
    bool is_open;        /* `node` is open in the builder */
    bool has_caption;
    struct {
        enum list_kind kind;
        enum list_numbering numbering;
        bool reversed;
        long next; /* number of the next item */
    } list;
    uint32_t ruby, part;   /* numbers; 0: none */
    const char *ruby_link; /* around the ruby */
    uint32_t lined;        /* its number when it underlines; 0: it does not */
    uint32_t region;       /* in the regions of the page; 0: the page itself */
    bool is_ruby_text;
    struct node *node; /* that it opened; NULL: none */
    size_t put;        /* texts and leaves that came before it */
    bool is_mark;      /* of a held note */
    struct {
        bool is_ended; /* one ended, and not with a line feed */
        size_t put;    /* texts and leaves up to its end */
    } codes;           /* right inside a pre */
    size_t shown_before, pictures_before;
    const struct node *block_before; /* the last one in its container when it began; NULL: none */
};

struct formatting {
    uint32_t number; /* 0: a marker */
    bool is_open;    /* it stands on the stack */
    const struct element *element;
    struct declared declared;
    const char *link;
};

struct open_elements {
    struct open_element *elements;
    size_t count, capacity;
    struct formatting formatting[MOST_FORMATTING];
    size_t formatting_count;
    uint32_t last_number, last_lined;
    size_t counts[ROLE_COUNT]; /* of open elements */
};

/* The root stands at the bottom and is never popped. */
void open_elements_start(struct open_elements *stack);
void open_elements_free(struct open_elements *stack);

struct open_element *open_elements_top(const struct open_elements *stack);

/* Pushes an element that inherits from the top, with what it declares. */
struct open_element *open_elements_push(struct open_elements *stack, const struct element *element,
                                        const struct subject *subject, const struct declared *declared);

/* Takes the top off the arrays. Who pops closes its nodes first. */
void open_elements_drop(struct open_elements *stack);

/* Takes an element out of the middle; what stands above no longer inherits from it. */
void open_elements_remove(struct open_elements *stack, size_t index);

/* The index of the nearest open element that `matches`, not reaching over one that `stops`; STACK_NONE: none.
 */
typedef bool element_test(const struct open_element *element, const void *context);
long open_elements_find(const struct open_elements *stack, element_test *matches, element_test *stops,
                        const void *context);

/* All but the root, for the cascade. */
struct ancestors open_elements_ancestors(const struct open_elements *stack);

/* Formatting. */
void formatting_add(struct open_elements *stack, struct open_element *element);
struct formatting *formatting_find(struct open_elements *stack, const struct element *element);
void formatting_remove(struct open_elements *stack, struct formatting *item);
void formatting_add_marker(struct open_elements *stack);

/* The first formatting element that is to be opened again, or NULL. */
struct formatting *formatting_next_closed(struct open_elements *stack);

#endif
