/* The document: what every reader makes and every writer walks.
 *
 * Shape: a tree of nodes. Blocks hold blocks or inlines; inlines hold inlines. Text is clean: valid UTF-8, no
 * controls, white space collapsed, hand-typed indents gone (they live on as `indented`), no line feeds
 * outside NODE_PREFORMATTED.
 *
 * Owner: one arena holds all; document_free frees it. Immutable once the builder has finished it.
 *
 * Source: the elements that HTML, EPUB and GB/T 9704-2012 tell apart, and no more. */
#ifndef FORMATS_DOCUMENT_DOCUMENT_H
#define FORMATS_DOCUMENT_DOCUMENT_H

#include "base/arena.h"
#include "base/typography.h"
#include "formats/document/evidence.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum node_kind {
    /* blocks */
    NODE_DOCUMENT,     /* the root; holds blocks */
    NODE_PARAGRAPH,    /* holds inlines */
    NODE_HEADING,      /* holds inlines */
    NODE_LIST,         /* holds NODE_LIST_ITEM */
    NODE_LIST_ITEM,    /* holds blocks */
    NODE_QUOTE,        /* holds blocks */
    NODE_PREFORMATTED, /* holds inlines; line feeds and spaces count */
    NODE_TABLE,        /* holds an optional NODE_CAPTION, then NODE_ROW */
    NODE_ROW,          /* holds NODE_CELL */
    NODE_CELL,         /* holds blocks */
    NODE_FIGURE,       /* holds blocks (mostly one with a NODE_IMAGE) and an optional NODE_CAPTION */
    NODE_CAPTION,      /* holds inlines */
    NODE_SEPARATOR,    /* a rule or a section break; empty */
    NODE_NOTE,         /* a footnote or endnote, where its reference found it; holds blocks */
    /* inlines */
    NODE_TEXT,           /* a leaf: `text`, `text_length` */
    NODE_LINE_BREAK,     /* a leaf: a forced line end inside a block */
    NODE_SPAN,           /* text with a style */
    NODE_LINK,           /* to `target` */
    NODE_IMAGE,          /* a leaf: `resource`, `text` = the alternative text */
    NODE_RUBY,           /* holds NODE_RUBY_BASE and NODE_RUBY_TEXT in turn, pair by pair */
    NODE_RUBY_BASE,      /* holds inlines */
    NODE_RUBY_TEXT,      /* holds inlines */
    NODE_NOTE_REFERENCE, /* a leaf: `text` = the mark, `target` = the id of a NODE_NOTE */
    NODE_FORMULA,        /* holds the formula in one line, as inlines; and its MathML */
    NODE_KIND_COUNT
};

/* What a paragraph is in its article; decides indent and place, never the text. */
enum paragraph_role {
    PARAGRAPH_BODY,
    PARAGRAPH_DECK,            /* a line that belongs to the title: ——副题, （2014年5月30日） */
    PARAGRAPH_SALUTATION,      /* 主送机关, 称呼: flush left */
    PARAGRAPH_SIGNATURE,       /* 署名, 成文日期: at the end of its line */
    PARAGRAPH_BYLINE,          /* 来源, 作者: shown small */
    PARAGRAPH_ATTACHMENT,      /* 附件：1.…: the note on what is attached */
    PARAGRAPH_ATTACHMENT_HEAD, /* 附件1: an attachment begins */
    PARAGRAPH_VERSE,           /* lines of a poem: no indent, no justification */
    PARAGRAPH_PLACEHOLDER      /* 〔图片〕: stands for a picture that the source does not have */
};

enum alignment { ALIGNMENT_DEFAULT, ALIGNMENT_START, ALIGNMENT_CENTER, ALIGNMENT_END, ALIGNMENT_JUSTIFY };

enum list_kind { LIST_BULLET, LIST_NUMBER, LIST_DESCRIPTION };

enum list_numbering {
    NUMBERING_DECIMAL,
    NUMBERING_LOWER_ALPHA,
    NUMBERING_UPPER_ALPHA,
    NUMBERING_LOWER_ROMAN,
    NUMBERING_UPPER_ROMAN,
    NUMBERING_CHINESE,
    NUMBERING_LEADING_ZERO,   /* 01 */
    NUMBERING_LOWER_GREEK,    /* α */
    NUMBERING_HEAVENLY_STEM,  /* 甲 */
    NUMBERING_EARTHLY_BRANCH, /* 子 */
    NUMBERING_CJK_DECIMAL,    /* 一〇 */
    NUMBERING_SIMPLIFIED_FORMAL,
    NUMBERING_TRADITIONAL_FORMAL,
    NUMBERING_JAPANESE_INFORMAL,
    NUMBERING_JAPANESE_FORMAL,
    NUMBERING_KOREAN_HANGUL_FORMAL,
    NUMBERING_KOREAN_HANJA_INFORMAL,
    NUMBERING_KOREAN_HANJA_FORMAL,
    NUMBERING_HIRAGANA,
    NUMBERING_KATAKANA,
    NUMBERING_HIRAGANA_IROHA,
    NUMBERING_KATAKANA_IROHA,
    NUMBERING_CIRCLED, /* ① */
    NUMBERING_LOWER_ARMENIAN,
    NUMBERING_UPPER_ARMENIAN,
    NUMBERING_NONE /* nothing stands before the items, nor before those of a LIST_BULLET */
};

/* Bits of a NODE_SPAN. */
enum inline_style {
    STYLE_STRONG = 1 << 0,
    STYLE_EMPHASIS = 1 << 1,      /* em, i: Kai in print, and italics for Latin */
    STYLE_EMPHASIS_MARK = 1 << 2, /* 着重号 */
    STYLE_UNDERLINE = 1 << 3,     /* 专名号, where it is that of a name */
    STYLE_STRIKE = 1 << 4,
    STYLE_SUBSCRIPT = 1 << 5,
    STYLE_SUPERSCRIPT = 1 << 6,
    STYLE_CODE = 1 << 7,
    STYLE_SMALL = 1 << 8,
    STYLE_MARK = 1 << 9, /* highlighted */
    STYLE_KEYBOARD = 1 << 10,
    STYLE_BOX = 1 << 11,        /* 示亡号 */
    STYLE_BOOK_TITLE = 1 << 12, /* 书名号甲式, the wavy line */
    STYLE_LARGE = 1 << 13,
    STYLE_WARICHU = 1 << 14,  /* 割注, 双行夹注: a note inside the line */
    STYLE_VARIABLE = 1 << 15, /* a letter of a formula: italic */
};

struct resource {
    const char *name; /* as the source named it; unique in the document */
    const char *media_type;
    const unsigned char *bytes;
    size_t size;
    uint32_t width, height; /* pixels */
    struct resource *next;
};

struct node {
    enum node_kind kind;
    struct node *parent, *previous, *next, *first_child, *last_child;
    uint32_t line;        /* of the source, from 1; 0: unknown */
    uint32_t dead_links;  /* while a page is read: characters in links that no book can follow */
    uint32_t region;      /* while a page is read: the element that holds a block; 0: the page itself */
    uint32_t number;      /* of a finished document: its place in the order of the text; 0: the root */
    const char *id;       /* an anchor that links may name; NULL: none */
    const char *language; /* BCP 47; NULL: as the parent's */
    const char *text;     /* NODE_TEXT, NODE_IMAGE, NODE_NOTE_REFERENCE: NUL-terminated UTF-8 */
    size_t text_length;   /* bytes */
    union {
        struct { /* NODE_PARAGRAPH, NODE_CAPTION */
            enum paragraph_role role;
            enum alignment alignment;
            bool indented;          /* first-line indent, once, however the source made it */
            uint16_t start_indent;  /* of the whole paragraph, in 1/4 em */
            bool section_start;     /* a gap of one line stands before it */
            uint8_t official_level; /* of the label that it begins with, as for a heading */
        } paragraph;
        struct {
            uint8_t level; /* 1 is the first below the title; 0: the title itself, behind other blocks */
            enum alignment alignment;
            bool is_chapter;        /* 第五章, 第十二回: a part of a book */
            bool begins_page;       /* a chapter, or what holds chapters: not 第三节 */
            uint8_t official_level; /* by its label, as GB/T 9704-2012 orders them: 1 to 4 for 一、 （一） 1.
                                       （1）; 0: it has another, or none */
            const char *rule; /* what made it a heading: "h2", "numbered 一、", "bold"; for those who debug */
        } heading;
        struct {
            enum list_kind kind;
            enum list_numbering numbering;
            long start;
            bool reversed;
        } list;
        struct {
            bool is_term; /* NODE_LIST_ITEM of a LIST_DESCRIPTION: the term, not its description */
            bool has_value;
            long value; /* typed number of the item */
        } item;
        struct {
            bool has_border; /* NODE_TABLE, while a page is read: it is no mere layout */
        } table;
        struct {
            uint16_t columns; /* after spans are resolved */
            bool is_header;   /* NODE_ROW: repeated on each page */
            bool is_footer;   /* of a tfoot: the last rows, wherever the source has them */
        } row;
        struct {
            uint16_t row_span, column_span, column; /* column: the first one covered, from 0 */
            bool is_header;
            enum alignment alignment;
            bool
                is_number; /* of a column whose numbers stand with their units below each other; or a dash there */
            uint8_t tail; /* of a number: bytes behind its units, the point among them */
            uint8_t pad;  /* by how many half em the longest tail of the column is longer */
        } cell;
        struct {
            unsigned styles; /* of enum inline_style */
            bool has_face;
            enum face_role face; /* 楷体, 仿宋, 黑体, monospace */
            const char *color;   /* "#rrggbb"; NULL: none asked for */
            uint32_t lined;      /* number of the element that underlines: one line for each; 0: none does */
        } span;
        struct {
            const char *target; /* NODE_LINK: a URI, or "#id"; NODE_NOTE_REFERENCE: the id of a note */
        } link;
        struct {
            const struct resource *resource; /* NULL: missing, only the alternative text is left */
            uint32_t width, height;          /* wanted, in CSS px; 0: as the picture */
            bool is_decoration;              /* its author says that it means nothing */
        } image;
        struct {
            const char *
                mathml; /* a math element of MathML Core, well-formed; NULL: what the node holds stands for it */
            bool is_block; /* stands alone in its paragraph */
        } formula;
    };
};

struct metadata {
    const char *title; /* never NULL in a finished document; may be "" */
    const char
        *title_lines; /* the title as it is set, its lines separated by "\n"; NULL: it breaks where it must */
    const char *order; /* "62", from 62牢牢….txt; NULL: none */
    const char *author;
    const char *contributors; /* separated by "; " */
    const char *source;       /* 人民日报 */
    const char *date;         /* ISO 8601: 2019-06-05, 2019-06 or 2019 */
    const char *language;     /* BCP 47; never NULL in a finished document */
    const char *publisher;
    const char *keywords;
    const char *summary;
    const char *series;       /* what the work is a part of */
    const char *series_index; /* its place there: "3", "2.5" */
    /* Of a book: the folders above the article, "财经新闻 · 10月23日"; NULL: none. */
    const char *part;
    const struct resource *cover; /* a picture that came with the book, of no kind yet; NULL: none */
    bool title_in_body; /* the title also stands as the first block: writers that print it do so once */
    const struct node *title_heading; /* the title, where it stands in the body behind other blocks and is not
                                         printed again; NULL: it does not */
};

struct document {
    struct arena *arena;
    struct metadata metadata;
    struct node *root;
    struct resource *resources;
    size_t node_count;
    bool is_alone; /* an article without the page that it stood on: addresses behind its words are left out */
    struct evidence evidence;   /* of the lines that the reader weighed */
    struct evidence places;     /* of the blocks of a page, weighed for where its article stands */
    struct evidence statements; /* of the values that it weighed for title, author, source and date */
    const char
        *title_evidence; /* lines that say how a book's title and author were weighed; NULL: were not */
    const char *language_evidence; /* lines that say why `metadata.language` is what it is; NULL: given */
    const char *name;              /* of the input, for diagnostics */
    const char
        *encoding; /* of the input: "UTF-8", "gb18030"; NULL: it has parts with encodings of their own */
};

void document_free(struct document *document);

bool node_is_block(const struct node *node);

/* True for kinds that hold inlines: paragraph, heading, preformatted, caption. */
bool node_holds_inlines(const struct node *node);

/* The language in force at a node: its own, or the nearest parent's, or the document's. */
const char *node_language(const struct document *document, const struct node *node);

/* The node was not taken out of the document. */
bool document_holds(const struct document *document, const struct node *node);

/* The visible text below a node, in order, without ruby annotations when `with_ruby` is false. In `arena`. */
char *node_plain_text(struct arena *arena, const struct node *node, bool with_ruby);

/* The same of a heading, without ruby and the marks of notes: for contents. */
char *node_title_text(struct arena *arena, const struct node *heading);

/* The first row from a child of a table on, past a caption; NULL: there is none. */
const struct node *table_next_row(const struct node *node);

/* How many columns the cells of a table cover. */
size_t table_count_columns(const struct node *table);

/* "paragraph", "heading", ...: the word that `-t dump` prints and CSS classes use. */
const char *node_kind_name(enum node_kind kind);
const char *paragraph_role_name(enum paragraph_role role);
const char *alignment_name(enum alignment alignment);

/* The single words of a set of styles; `bit` is one of enum inline_style. */
const char *inline_style_name(enum inline_style bit);

#endif
