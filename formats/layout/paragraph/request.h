/* What a caller asks for: the document, the measure, the style sheet, the type area (版心), the options.
 *
 * Units: `length`, as the measure defines it.
 *
 * Owner: the caller's; a request must outlive what is set by it.
 *
 * Source: W3C clreq, jlreq, klreq; GB/T 15834-2011; CSS Text 4; the rule numbers R… of the tables. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_REQUEST_H
#define FORMATS_LAYOUT_PARAGRAPH_REQUEST_H

#include "base/option_enum.h"
#include "formats/document/document.h"
#include "formats/layout/paragraph/measure.h"

/* clreq's and CSS's levels of line breaking, from anything goes to strict (§1.1). By language: gb for zh-Hans,
 * basic for zh-Hant, jlreq's strict for ja. */
#define WORDS_OF_line_break_level(WORD)                                                                      \
    WORD(LINE_BREAK_NONE, "none")                                                                            \
    WORD(LINE_BREAK_LOOSE, "loose")                                                                          \
    WORD(LINE_BREAK_NORMAL, "normal")                                                                        \
    WORD(LINE_BREAK_BASIC, "basic")                                                                          \
    WORD(LINE_BREAK_GB, "gb")                                                                                \
    WORD(LINE_BREAK_STRICT, "strict")                                                                        \
    WORD(LINE_BREAK_BY_LANGUAGE, "auto")
OPTION_ENUM(line_break_level);

/* Widths of full-width marks (§2.2); the names are ctex's. */
#define WORDS_OF_punctuation_style(WORD)                                                                     \
    WORD(PUNCTUATION_QUANJIAO, "quanjiao")                                                                   \
    WORD(PUNCTUATION_KAIMING, "kaiming")                                                                     \
    WORD(PUNCTUATION_BANJIAO, "banjiao")                                                                     \
    WORD(PUNCTUATION_PLAIN, "plain")
OPTION_ENUM(punctuation_style);

/* What becomes of a mark at a line's end (R2.23). */
#define WORDS_OF_line_end_style(WORD)                                                                        \
    WORD(LINE_END_BY_LANGUAGE, "auto")                                                                       \
    WORD(LINE_END_TRIM, "trim")                                                                              \
    WORD(LINE_END_FIT, "fit")                                                                                \
    WORD(LINE_END_FULL, "full")
OPTION_ENUM(line_end_style);

/* Where an opening mark stands that begins an indented first line (R2.22): its ink at the indent, half an em
 * behind it, or half an em before it. */
#define WORDS_OF_opening_style(WORD)                                                                         \
    WORD(OPENING_TRIM, "trim")                                                                               \
    WORD(OPENING_FULL, "full")                                                                               \
    WORD(OPENING_HANG, "hang")
OPTION_ENUM(opening_style);

/* Where Korean lines may end (R1.19): between words, that is at spaces, between syllables, or between words as long
 * as that leaves no line too loose. */
#define WORDS_OF_korean_breaks(WORD)                                                                         \
    WORD(KOREAN_AUTO, "auto")                                                                                \
    WORD(KOREAN_WORDS, "words")                                                                              \
    WORD(KOREAN_SYLLABLES, "syllables")
OPTION_ENUM(korean_breaks);

/* How emphasis is shown where no face is named (R6.7, R8.3). Layout knows no faces: AUTO is KAI to it, and
 * the writer decides before. */
#define WORDS_OF_emphasis_style(WORD)                                                                        \
    WORD(EMPHASIS_AUTO, "auto")                                                                              \
    WORD(EMPHASIS_KAI, "kai")                                                                                \
    WORD(EMPHASIS_DOTS, "dots")
OPTION_ENUM(emphasis_style);

struct layout_options {
    enum line_break_level line_break;
    enum punctuation_style punctuation;
    enum line_end_style line_end;
    enum opening_style opening;
    enum emphasis_style emphasis;
    enum korean_breaks korean;
    bool compact_pairs;         /* no blank between a closing and an opening mark (R2.18) */
    bool narrows_centred_marks; /* zh-Hant: the marks in the middle of their squares give way too (R2.12) */
    bool hanging;               /* 、，。． may hang in the margin (R2.24) */
    bool han_latin_space;       /* 1/4 em between Han and Latin (§3) */
    bool hyphenates;            /* words of Latin letters are divided where a line would be too loose */
    bool justify;               /* body text fills its lines */
    bool warichu_in_rows;       /* notes inside a line: in two rows; else small (R8.6) */
    bool on_cells;              /* squared paper (R4.2): marks are not squeezed, lines not justified */
    bool vertical;
};

/* How one kind of block is set. */
struct block_style {
    enum face_role role;
    bool bold;
    length size;              /* 1 em */
    length pitch;             /* from baseline to baseline */
    enum alignment alignment; /* ALIGNMENT_DEFAULT: justified when the options say so */
    length
        first_line_indent; /* of headings and `indented` paragraphs; Japanese and Korean take half (R5.1) */
    length start_indent, end_indent;
    length space_before, space_after;
    bool keep_with_next;
    bool balance;     /* lines of about equal length, broken at phrase edges: titles, headings */
    bool keeps_lines; /* pitch and spaces are whole lines of the grid: all of its lines stand on it */
    bool starts_page;
    int looseness; /* lines more or less than are best, where that leaves no line loose (§4.5) */
};

enum { HEADING_LEVELS = 6 };

/* Where the lines of a signature end (GB/T 9704-2012 7.3.5). */
enum signature_place {
    SIGNATURE_AT_END,  /* of the measure, or before an indent */
    SIGNATURE_STEPPED, /* two characters before it; the day begins two behind where the issuer does */
    SIGNATURE_SEALED,  /* four characters before it; the issuer is centred over the day */
    SIGNATURE_SIGNED   /* four characters before it, those of the signer and of the day */
};

/* How the end of an official document is set. */
struct notice_style {
    length attachment_space;      /* above the note on attachments */
    bool attachments_start_pages; /* and their titles are set as the document's own */
    enum signature_place signature_place;
    length signature_space;  /* above it */
    length signature_gap;    /* between its lines */
    length signature_indent; /* of SIGNATURE_AT_END */
    bool closes_up;          /* lines move together where the end would go to a page for one line (7.3.5) */
    bool lists_attendance;   /* 出席：, 请假： and 列席： are labels (10.3) */
    length attendance_space; /* above the first of them */
};

struct style_sheet {
    struct block_style title, deck, byline, body, verse, quote, preformatted, caption, note, cell,
        placeholder;
    struct block_style heading[HEADING_LEVELS];
    struct block_style
        chapter;            /* of one of the first level that is a chapter; size 0: it is as other headings */
    bool headings_by_label; /* one with 一、 （一） 1. or （1） is set as of level 1, 2, 3 or 4 */
    struct notice_style notice;
    length list_start;  /* of the outermost lists: their numbers stand where paragraphs begin */
    length list_indent; /* of each depth of lists: the least room of its labels */
    length note_size;   /* em of the mark of a note */
    length ruby_size;   /* per 1024 of the base's em */
    length rule_width;  /* thickness of table borders and separators */
};

struct page_geometry {
    length measure;       /* length of a line: the width of one column */
    length height;        /* of the type area; 0: one endless page */
    length first_top;     /* blank at the top of the first page; whole pitches */
    bool first_is_shared; /* other text stands there: what does not fit below it begins a page of its own */
    length pitch;         /* of the baseline grid */
    unsigned columns;
    length column_gap;
};

struct layout_request {
    const struct document *document;
    const struct measure *measure;
    const struct style_sheet *styles;
    struct page_geometry geometry;
    struct layout_options options;
    bool with_title;     /* the document's title is set before its blocks */
    bool hides_title;    /* not even where it is the first of them */
    bool floats_figures; /* one that does not fit may wait for the next page */
    const struct node
        *credits; /* a paragraph that is set after them (formats/document/credits.h); NULL: none */
};

#endif
