#include "formats/xhtml/words.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "base/xml/xml.h"
#include "formats/xhtml/division.h"
#include "formats/xhtml/slant.h"

#include <ctype.h>
#include <string.h>

static bool ends_sentence(uint32_t character)
{
    static const uint32_t marks[] = U".!?。！？…｡";
    for (size_t i = 0; marks[i]; i++)
        if (marks[i] == character)
            return true;
    return false;
}

/* What stands behind the mark that ends a sentence and belongs to it. */
static bool closes_sentence(uint32_t character)
{
    static const uint32_t marks[] = U" \n\"')]”’」』）】〕》〉";
    for (size_t i = 0; marks[i]; i++)
        if (marks[i] == character)
            return true;
    return ends_sentence(character);
}

/* A full stop inside "3.14" ends nothing. */
static bool goes_on(const char *text, size_t length, size_t offset)
{
    return offset < length && (isalnum((unsigned char)text[offset]) || text[offset] == '_');
}

static size_t find_sentence_end(const char *text, size_t length)
{
    size_t offset = 0;
    while (offset < length)
        if (ends_sentence(utf8_next(text, length, &offset)) && !goes_on(text, length, offset))
            break;
    for (size_t next = offset; next < length && closes_sentence(utf8_next(text, length, &next));)
        offset = next;
    return offset;
}

static bool is_blank(const char *text, size_t length)
{
    return strspn(text, " \n") >= length;
}

void xhtml_open_kobo_span(struct xhtml *xhtml)
{
    buffer_append_format(xhtml->out, "<span class=\"koboSpan\" id=\"kobo.%u.%u\">", xhtml->kobo_block,
                         ++xhtml->kobo_sentence);
}

static void write_plain(struct xhtml *xhtml, const char *text, size_t length)
{
    if (!xhtml->slants_latin) {
        xml_append_text(xhtml->out, text, length);
        return;
    }
    bool is_slanted;
    for (size_t offset = 0, stretch; offset < length; offset += stretch) {
        stretch = slant_measure(text + offset, length - offset, &is_slanted);
        buffer_append_text(xhtml->out, is_slanted ? "<i class=\"latin\">" : "");
        xml_append_text(xhtml->out, text + offset, stretch);
        buffer_append_text(xhtml->out, is_slanted ? "</i>" : "");
    }
}

static void write_sentences(struct xhtml *xhtml, const char *text, size_t length)
{
    while (length) {
        size_t sentence = find_sentence_end(text, length);
        bool is_marked = !is_blank(text, sentence);
        if (is_marked)
            xhtml_open_kobo_span(xhtml);
        write_plain(xhtml, text, sentence);
        if (is_marked)
            buffer_append_text(xhtml->out, "</span>");
        text += sentence;
        length -= sentence;
    }
}

/* A sentence cannot be marked in ruby, where base and annotation take turns, nor in code. */
static const struct node *find_block(const struct node *node)
{
    for (; !node_is_block(node); node = node->parent)
        if (node->kind == NODE_RUBY)
            return NULL;
    return node->kind == NODE_PREFORMATTED ? NULL : node;
}

void xhtml_start_kobo_block(struct xhtml *xhtml)
{
    xhtml->kobo_block++;
    xhtml->kobo_sentence = 0;
}

static void write_words(struct xhtml *xhtml, const struct node *node, const char *text, size_t length)
{
    const struct node *block = xhtml->setting->marks_sentences ? find_block(node) : NULL;
    if (!block) {
        write_plain(xhtml, text, length);
        return;
    }
    if (block != xhtml->sentence_block)
        xhtml_start_kobo_block(xhtml);
    xhtml->sentence_block = block;
    write_sentences(xhtml, text, length);
}

/* Whole characters with their marks. */
static size_t cut_anywhere(const char *text, size_t length)
{
    size_t end = 0, offset = 0;
    while (offset < XHTML_LONGEST_PIECE) {
        size_t start = offset;
        if (!unicode_is_mark(utf8_next(text, length, &offset)))
            end = start;
    }
    return end ? end : offset;
}

/* Up to the last line or sentence that ends within reach. */
static size_t measure_piece(const char *text, size_t length)
{
    if (length <= XHTML_LONGEST_PIECE)
        return length;
    size_t end = 0, lines = 0;
    for (size_t next = 0; next <= XHTML_LONGEST_PIECE;
         next = end + find_sentence_end(text + end, length - end))
        end = next;
    for (size_t i = XHTML_LONGEST_PIECE; i && !lines; i--)
        lines = text[i - 1] == '\n' ? i : 0;
    if (lines)
        return lines;
    return end ? end : cut_anywhere(text, length);
}

void xhtml_write_text(struct xhtml *xhtml, const struct node *node)
{
    for (size_t offset = 0, length; offset < node->text_length; offset += length) {
        if (offset)
            division_meet_text(xhtml, node, offset);
        length = measure_piece(node->text + offset, node->text_length - offset);
        write_words(xhtml, node, node->text + offset, length);
    }
}

void xhtml_write_title(struct xhtml *xhtml, const char *title)
{
    if (!xhtml->setting->marks_sentences) {
        xml_append_text(xhtml->out, title, strlen(title));
        return;
    }
    xhtml_start_kobo_block(xhtml);
    write_sentences(xhtml, title, strlen(title));
}
