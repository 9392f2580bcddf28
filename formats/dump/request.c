#include "formats/dump/request.h"

#include "formats/dump/square.h"

enum { EM = LENGTH_UNIT, PITCH = EM * 7 / 4, COLUMN_GAP = 2 * EM };

#define PLAIN .role = FACE_SONG, .size = EM, .pitch = PITCH

/* Everything is 1 em, so that advances of any block can be read alike. */
static const struct style_sheet styles = {
    .title = {PLAIN, .alignment = ALIGNMENT_CENTER, .space_after = PITCH, .keep_with_next = true,
              .balance = true},
    .deck = {PLAIN, .alignment = ALIGNMENT_CENTER, .keep_with_next = true, .balance = true},
    .byline = {PLAIN, .alignment = ALIGNMENT_CENTER},
    .body = {PLAIN, .first_line_indent = 2 * EM},
    .verse = {PLAIN, .alignment = ALIGNMENT_START, .start_indent = 2 * EM},
    .quote = {PLAIN, .first_line_indent = 2 * EM, .start_indent = 2 * EM, .end_indent = 2 * EM},
    .preformatted = {PLAIN, .alignment = ALIGNMENT_START},
    .caption = {PLAIN, .alignment = ALIGNMENT_CENTER, .balance = true},
    .note = {PLAIN},
    .cell = {PLAIN},
    .placeholder = {PLAIN, .alignment = ALIGNMENT_CENTER},
    .heading = {{PLAIN, .alignment = ALIGNMENT_START, .space_before = PITCH, .keep_with_next = true,
                 .balance = true},
                {PLAIN, .alignment = ALIGNMENT_START, .keep_with_next = true, .balance = true},
                {PLAIN, .alignment = ALIGNMENT_START, .keep_with_next = true, .balance = true},
                {PLAIN, .alignment = ALIGNMENT_START, .keep_with_next = true, .balance = true},
                {PLAIN, .alignment = ALIGNMENT_START, .keep_with_next = true, .balance = true},
                {PLAIN, .alignment = ALIGNMENT_START, .keep_with_next = true, .balance = true}},
    .list_indent = 2 * EM,
    .note_size = EM / 2,
    .ruby_size = LENGTH_UNIT / 2,
    .rule_width = 32,
};

struct layout_request request_make(const struct document *document, const struct dump_options *options)
{
    return (struct layout_request){
        .document = document,
        .measure = &square_measure,
        .styles = &styles,
        .geometry = {.measure = options->measure * EM,
                     .height = options->height ? (options->height - 1) * PITCH + EM : 0,
                     .pitch = PITCH,
                     .columns = (unsigned)options->columns,
                     .column_gap = COLUMN_GAP},
        .options = layout_options_make(&options->line, options->han_latin_space),
        .with_title = options->title,
    };
}
