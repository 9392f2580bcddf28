#include "formats/epub/read/page_rewriter.h"

#include "base/utf8.h"
#include "formats/epub/read/own_style.h"

#include <string.h>

/* Elements whose paragraphs our style sheet does not indent. */
static const char *const boxes[] = {"li", "dt", "dd", "td", "th", "figure"};

/* What is made of an element: itself, nothing, a span, which says no more than its style, or a picture that
 * only has its description, which is the element's text. */
enum rewriting { AS_IT_IS, AS_NOTHING, AS_SPAN, AS_MISSING_PICTURE };

/* A tag on its way. */
struct page_tag {
    const struct element *element;
    const char *name;
    const struct attributes *attributes;
};

static const struct opened_book *book_of(const struct page_rewriter *rewriter)
{
    return rewriter->spaces->book;
}

static bool is_named(const struct page_tag *tag, const char *name)
{
    return !strcmp(tag->name, name);
}

static bool has_class(const struct page_tag *tag, const char *name)
{
    return ascii_has_word(tag->attributes->values[ATTRIBUTE_CLASS], name);
}

/* Void elements have no end, and a fragment is not trusted to close what it opens. */
static bool nests(const struct page_rewriter *rewriter, const struct element *element)
{
    return !rewriter->is_fragment && !(element->flags & ELEMENT_VOID);
}

/* What is handed on. */

static void give_start(const struct page_rewriter *rewriter, const char *name,
                       const struct attributes *attributes)
{
    rewriter->to->start(rewriter->to->context, element_find(name, strlen(name)), name, attributes);
}

static void give_end(const struct page_rewriter *rewriter, const char *name)
{
    rewriter->to->end(rewriter->to->context, element_find(name, strlen(name)), name);
}

static void give_text(const struct page_rewriter *rewriter, const char *text)
{
    rewriter->to->text(rewriter->to->context, text, strlen(text));
}

/* Attributes. */

static bool is_own_id(const char *id)
{
    return !strncmp(id, "bx-h", 4);
}

static const char *rewrite_id(const struct page_rewriter *rewriter, const char *id)
{
    const struct opened_book *book = book_of(rewriter);
    if (!id || (book->is_ours && is_own_id(id)))
        return NULL;
    return id_spaces_id(rewriter->spaces, book->arena, rewriter->page, id);
}

static struct attributes rewrite_attributes(const struct page_rewriter *rewriter, const struct page_tag *tag)
{
    struct attributes attributes = *tag->attributes;
    const char **values = attributes.values;
    values[ATTRIBUTE_ID] = rewrite_id(rewriter, values[ATTRIBUTE_ID]);
    if (is_named(tag, "a"))
        values[ATTRIBUTE_NAME] = rewrite_id(rewriter, values[ATTRIBUTE_NAME]);
    if (values[ATTRIBUTE_HREF])
        values[ATTRIBUTE_HREF] = id_spaces_link(rewriter->spaces, book_of(rewriter)->arena, rewriter->page,
                                                values[ATTRIBUTE_HREF]);
    if (book_of(rewriter)->is_ours && is_named(tag, "img") && has_class(tag, "undescribed"))
        values[ATTRIBUTE_ALT] = NULL;
    if (book_of(rewriter)->is_ours)
        values[ATTRIBUTE_STYLE] =
            own_style(book_of(rewriter)->arena, tag->name, tag->attributes, rewriter->box_depth);
    return attributes;
}

static bool is_box(const struct page_tag *tag)
{
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
        if (is_named(tag, boxes[i]))
            return true;
    return false;
}

/* A mark of a note that is a picture, as 多看 has it, is read as what stands for the picture, or as a number.
 */
static void give_note_mark(struct page_rewriter *rewriter, const struct page_tag *tag)
{
    const char *text = tag->attributes->values[ATTRIBUTE_ALT];
    rewriter->note_mark_count++;
    if (!text || !*text)
        text = arena_format(book_of(rewriter)->arena, "[%u]", rewriter->note_mark_count);
    give_text(rewriter, text);
}

/* Kobo's spans around sentences say nothing; the em of an emphasis mark stands for those who cannot show the
 * mark. */
static enum rewriting find_rewriting(const struct page_rewriter *rewriter, const struct page_tag *tag)
{
    if (rewriter->is_fragment)
        return AS_IT_IS;
    if (is_named(tag, "span") && has_class(tag, "koboSpan"))
        return AS_NOTHING;
    if (rewriter->note_link_depth && is_named(tag, "img"))
        return AS_NOTHING;
    if (!book_of(rewriter)->is_ours)
        return AS_IT_IS;
    if (is_named(tag, "em") && has_class(tag, "emphasis-mark"))
        return AS_SPAN;
    if (is_named(tag, "span") && has_class(tag, "missing"))
        return AS_MISSING_PICTURE;
    return AS_IT_IS;
}

static const char *heading_name(unsigned level)
{
    static const char *const names[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    return names[level < 6 ? level - 1 : 5];
}

/* Headings below a part that only the contents know stand lower by its levels, and those of the only article begin
 * with the first. */
static const char *find_name(const struct page_rewriter *rewriter, const struct page_tag *tag)
{
    unsigned shift = rewriter->openings->shifts[rewriter->page], level = (unsigned)(tag->name[1] - '0');
    bool is_moved = tag->element->role == ROLE_HEADING && level + shift > rewriter->lift;
    return is_moved ? heading_name(level + shift - rewriter->lift) : tag->name;
}

static void give_named_start(const struct page_rewriter *rewriter, const struct page_tag *tag,
                             const struct attributes *attributes)
{
    const char *name = find_name(rewriter, tag);
    rewriter->to->start(rewriter->to->context, name == tag->name ? tag->element : element_find(name, 2), name,
                        attributes);
}

static void give_named_end(const struct page_rewriter *rewriter, const struct page_tag *tag)
{
    const char *name = find_name(rewriter, tag);
    rewriter->to->end(rewriter->to->context, name == tag->name ? tag->element : element_find(name, 2), name);
}

static void give_tag(struct page_rewriter *rewriter, const struct page_tag *tag, enum rewriting as)
{
    const struct attributes attributes = rewrite_attributes(rewriter, tag);
    if (as == AS_SPAN)
        give_start(rewriter, "span", &attributes);
    else
        give_named_start(rewriter, tag, &attributes);
}

static void note_missing_picture(struct page_rewriter *rewriter, const struct page_tag *tag)
{
    const char *id = rewrite_id(rewriter, tag->attributes->values[ATTRIBUTE_ID]);
    buffer_truncate(&rewriter->missing, 0);
    buffer_truncate(&rewriter->missing_id, 0);
    buffer_append_text(&rewriter->missing_id, id ? id : "");
}

static void rewrite_start(struct page_rewriter *rewriter, const struct page_tag *tag)
{
    enum rewriting as = find_rewriting(rewriter, tag);
    bool is_note_link = is_named(tag, "a") && has_class(tag, "duokan-footnote");
    if (nests(rewriter, tag->element))
        rewriter->as[rewriter->depth] = (unsigned char)as;
    rewriter->box_depth += is_box(tag);
    if (is_note_link && !rewriter->is_fragment)
        rewriter->note_link_depth = rewriter->depth;
    if (as == AS_MISSING_PICTURE)
        note_missing_picture(rewriter, tag);
    else if (as != AS_NOTHING)
        give_tag(rewriter, tag, as);
    else if (is_named(tag, "img"))
        give_note_mark(rewriter, tag);
}

static void give_missing_picture(struct page_rewriter *rewriter)
{
    struct attributes attributes = {{NULL}};
    attributes.values[ATTRIBUTE_ALT] = rewriter->missing.length ? rewriter->missing.data : "";
    attributes.values[ATTRIBUTE_ID] = rewriter->missing_id.length ? rewriter->missing_id.data : NULL;
    give_start(rewriter, "img", &attributes);
}

static void rewrite_end(struct page_rewriter *rewriter, const struct page_tag *tag)
{
    enum rewriting as = rewriter->is_fragment ? AS_IT_IS : rewriter->as[rewriter->depth];
    rewriter->box_depth -= rewriter->box_depth && is_box(tag);
    if (rewriter->depth == rewriter->note_link_depth)
        rewriter->note_link_depth = 0;
    switch (as) {
    case AS_IT_IS: give_named_end(rewriter, tag); break;
    case AS_SPAN: give_end(rewriter, "span"); break;
    case AS_MISSING_PICTURE: give_missing_picture(rewriter); break;
    case AS_NOTHING: break;
    }
}

/* The list of an article's headings says nothing that they do not say. */
static bool is_contents(const struct page_rewriter *rewriter, const struct page_tag *tag)
{
    return book_of(rewriter)->is_ours && !rewriter->is_fragment && is_named(tag, "ol") &&
           has_class(tag, "contents");
}

/* The title of the only article is printed above it, and is the book's. */
static bool is_printed_title(struct page_rewriter *rewriter, const struct page_tag *tag)
{
    bool is_first = book_of(rewriter)->is_ours && !rewriter->is_fragment && !rewriter->has_begun &&
                    rewriter->spaces->count == 1;
    if (!is_first || !is_named(tag, "h1") || has_class(tag, "in-text"))
        return false;
    rewriter->lift = 1;
    return true;
}

static bool says_nothing(struct page_rewriter *rewriter, const struct page_tag *tag)
{
    return is_contents(rewriter, tag) || is_printed_title(rewriter, tag);
}

static bool is_outside(const struct page_rewriter *rewriter)
{
    return rewriter->skipped_depth || (!rewriter->is_fragment && !rewriter->body_depth);
}

/* The handler. */

static void handle_start(void *context, const struct element *element, const char *name,
                         const struct attributes *attributes)
{
    struct page_rewriter *rewriter = context;
    const struct page_tag tag = {element, name, attributes};
    struct arena *arena = book_of(rewriter)->arena;
    struct arena_mark mark = arena_set_mark(arena);
    rewriter->depth += nests(rewriter, element);
    if (is_named(&tag, "body"))
        rewriter->body_depth = rewriter->depth;
    else if (!is_outside(rewriter) && says_nothing(rewriter, &tag))
        rewriter->skipped_depth = rewriter->depth;
    else if (!is_outside(rewriter))
        rewrite_start(rewriter, &tag);
    rewriter->has_begun |=
        !is_named(&tag, "div") && rewriter->body_depth && rewriter->depth > rewriter->body_depth;
    arena_rewind(arena, mark);
}

static void handle_end(void *context, const struct element *element, const char *name)
{
    struct page_rewriter *rewriter = context;
    const struct page_tag tag = {element, name, NULL};
    if (is_named(&tag, "body"))
        rewriter->body_depth = 0;
    else if (!is_outside(rewriter))
        rewrite_end(rewriter, &tag);
    else if (rewriter->skipped_depth == rewriter->depth)
        rewriter->skipped_depth = 0;
    rewriter->depth -= nests(rewriter, element);
}

static void handle_text(void *context, const char *text, size_t length)
{
    struct page_rewriter *rewriter = context;
    if (is_outside(rewriter))
        return;
    bool is_missing = !rewriter->is_fragment && rewriter->as[rewriter->depth] == AS_MISSING_PICTURE;
    if (is_missing)
        buffer_append(&rewriter->missing, text, length);
    else
        rewriter->to->text(rewriter->to->context, text, length);
}

static void handle_drawing(void *context, const struct attributes *attributes, const char *markup,
                           size_t length)
{
    const struct page_rewriter *rewriter = context;
    if (!is_outside(rewriter) && rewriter->to->drawing)
        rewriter->to->drawing(rewriter->to->context, attributes, markup, length);
}

void page_rewriter_begin(struct page_rewriter *rewriter, size_t page, bool is_fragment)
{
    rewriter->page = page;
    rewriter->is_fragment = is_fragment;
    rewriter->depth = rewriter->body_depth = rewriter->box_depth = 0;
    rewriter->skipped_depth = rewriter->note_link_depth = 0;
}

static void give_heading(const struct page_rewriter *rewriter, const struct opening *opening)
{
    static const struct attributes none;
    const char *name = heading_name(opening->level);
    give_start(rewriter, name, &none);
    give_text(rewriter, opening->title);
    give_end(rewriter, name);
}

void page_rewriter_open(struct page_rewriter *rewriter)
{
    const struct openings *openings = rewriter->openings;
    const struct opening *opening = openings_find(openings, rewriter->page);
    for (; opening < openings->list + openings->count && opening->page == rewriter->page; opening++)
        give_heading(rewriter, opening);
}

struct token_handler page_rewriter_handler(struct page_rewriter *rewriter)
{
    return (struct token_handler){rewriter,    handle_start,    handle_end,
                                  handle_text, &rewriter->line, handle_drawing};
}
