#include "formats/pdf/contents.h"

#include "base/arena.h"
#include "base/language.h"
#include "formats/pdf/plan/plan_text.h"

#include <string.h>

enum { TITLE_LINES = 3, NUMBER_ROOM = 4, PAIR_ROOM = 6, LEVEL_INDENT = 2 }; /* lines of the grid; em */
enum { CONTENTS_LEVELS = 8 };

/* The pages in the making. */
struct contents {
    struct canvas *canvas;
    struct arena *arena;
    const struct page_plan *plan;
    const char *language;
    struct drawing **pages;
    size_t page_count, page_capacity;
    unsigned line, line_count; /* on the page; of a page */
    const struct element
        *levels[CONTENTS_LEVELS]; /* the lists around the current entry, each in the one before */
    unsigned level_count;
};

static struct frame page_frame(const struct contents *contents)
{
    const struct page_plan *plan = contents->plan;
    return (struct frame){contents->page_count % 2 ? plan->left : plan->even_left, plan->top, false};
}

static struct drawing *current_page(const struct contents *contents)
{
    return contents->pages[contents->page_count - 1];
}

static void begin_page(struct contents *contents)
{
    if (contents->page_count == contents->page_capacity) {
        size_t capacity = contents->page_capacity * 2 + 4;
        struct drawing **pages = arena_allocate_array(contents->arena, capacity, sizeof *pages);
        if (contents->page_count)
            memcpy(pages, contents->pages, contents->page_count * sizeof *pages);
        contents->pages = pages;
        contents->page_capacity = capacity;
    }
    contents->pages[contents->page_count++] = drawing_new(contents->arena);
    contents->line = 0;
}

static struct placed_line *set_text(const struct contents *contents, const struct block_style *style,
                                    const char *text, length measure, struct arena *arena, size_t *count)
{
    return plan_set_text(contents->canvas, contents->plan, text, contents->language, style, measure, arena,
                         count);
}

static length baseline(const struct contents *contents, const struct placed_line *line)
{
    return contents->line * contents->plan->geometry.pitch + line->ascent;
}

static void draw_title(struct contents *contents)
{
    struct arena *scratch = arena_new();
    size_t count;
    enum script_language family = language_family(contents->language);
    const char *title = family == LANGUAGE_SIMPLIFIED_CHINESE                        ? "目　录"
                        : language_is_chinese(family) || family == LANGUAGE_JAPANESE ? "目　錄"
                                                                                     : "Contents";
    struct placed_line *line =
        set_text(contents, &contents->plan->styles.title, title, contents->plan->type_width, scratch, &count);
    drawing_enter(current_page(contents), canvas_add_element(contents->canvas, NULL, "H1"));
    if (count)
        canvas_draw_line(contents->canvas, current_page(contents), line, page_frame(contents), 0,
                         baseline(contents, line));
    contents->line = TITLE_LINES;
    arena_free(scratch);
}

static length line_end(const struct placed_line *line)
{
    const struct placed_piece *last = &line->pieces[line->piece_count - 1];
    return last->positions[last->count];
}

/* The number at the right, and the leader to it from where the title ends. */
static void draw_number(struct contents *contents, const char *text, length title_end, length y,
                        struct arena *scratch)
{
    struct block_style style = contents->plan->styles.body;
    length width = contents->plan->type_width, size = style.size;
    struct frame frame = page_frame(contents);
    size_t count;
    style.alignment = ALIGNMENT_END;
    style.first_line_indent = 0;
    struct placed_line *number = set_text(contents, &style, text, width, scratch, &count);
    if (!count)
        return;
    length start = title_end + size / 2, end = number->pieces[0].positions[0] - size / 2;
    drawing_begin_artifact(current_page(contents));
    if (end > start)
        drawing_leader(current_page(contents), frame.x + start, frame.y + y - size * 3 / 10, end - start,
                       size);
    drawing_end_artifact(current_page(contents));
    canvas_draw_line(contents->canvas, current_page(contents), number, frame, 0, y);
}

/* The list of a level is in the list of the level above. */
static const struct element *list_of_level(struct contents *contents, unsigned level)
{
    if (level >= CONTENTS_LEVELS)
        level = CONTENTS_LEVELS - 1;
    for (; contents->level_count <= level; contents->level_count++)
        contents->levels[contents->level_count] = canvas_add_element(
            contents->canvas, contents->level_count ? contents->levels[contents->level_count - 1] : NULL,
            "TOC");
    contents->level_count = level + 1;
    return contents->levels[level];
}

/* A title or heading in the contents. */
struct entry {
    const struct bookmark *bookmark;
    size_t index;   /* of the bookmark */
    unsigned level; /* 0: the highest in the contents */
    bool is_head;   /* the next one stands below it: a folder, an article with its headings */
    bool is_bold;   /* such a one is on its level: entries of one level look alike */
};

static const struct element *add_link(struct contents *contents, const struct entry *entry)
{
    const struct element *list = list_of_level(contents, entry->level);
    const struct element *item = canvas_add_element(contents->canvas, list, "TOCI");
    struct element *link = canvas_add_element(contents->canvas, item, "Link");
    link->place = contents_place(contents->arena, entry->index);
    link->alternative = entry->bookmark->title;
    return link;
}

static struct block_style style_of_entry(const struct contents *contents, const struct entry *entry)
{
    struct block_style style = contents->plan->styles.body;
    style.alignment = ALIGNMENT_START;
    style.first_line_indent = 0;
    if (entry->is_bold) {
        style.role = FACE_HEI;
        style.bold = true;
    }
    return style;
}

/* A head is not left alone at the foot of a page. */
static void keep_with_next(struct contents *contents, const struct entry *entry, size_t lines)
{
    if (entry->is_head && contents->line + lines == contents->line_count)
        begin_page(contents);
}

static void add_entry(struct contents *contents, const struct entry *entry)
{
    struct arena *scratch = arena_new();
    struct block_style style = style_of_entry(contents, entry);
    length indent = (length)entry->level * LEVEL_INDENT * style.size;
    length room = contents->plan->numbers_articles ? PAIR_ROOM : NUMBER_ROOM;
    length measure = contents->plan->type_width - indent - room * style.size;
    size_t count;
    const struct element *link = add_link(contents, entry);
    struct placed_line *lines = set_text(contents, &style, entry->bookmark->title, measure, scratch, &count);
    keep_with_next(contents, entry, count);
    for (size_t i = 0; i < count; i++, contents->line++) {
        if (contents->line >= contents->line_count)
            begin_page(contents);
        length y = baseline(contents, &lines[i]);
        drawing_enter(current_page(contents), link);
        canvas_draw_line(contents->canvas, current_page(contents), &lines[i], page_frame(contents), indent,
                         y);
        if (i + 1 == count)
            draw_number(contents, entry->bookmark->number, indent + line_end(&lines[i]), y, scratch);
    }
    arena_free(scratch);
}

/* The entry of bookmark `index`; false when the contents do not reach down or up to it. */
static bool make_entry(const struct bookmarks *bookmarks, size_t index, unsigned lowest, unsigned depth,
                       struct entry *entry)
{
    const struct bookmark *bookmark = &bookmarks->entries[index];
    unsigned next = index + 1 < bookmarks->count ? bookmarks->entries[index + 1].level : 0;
    *entry = (struct entry){.bookmark = bookmark, .index = index, .level = bookmark->level - lowest};
    entry->is_head = next > bookmark->level && next - lowest < depth;
    return bookmark->level >= lowest && entry->level < depth;
}

static void find_bold_levels(const struct bookmarks *bookmarks, unsigned lowest, unsigned depth,
                             bool *is_bold)
{
    struct entry entry;
    for (size_t i = 0; i < bookmarks->count; i++)
        if (make_entry(bookmarks, i, lowest, depth, &entry) && entry.level < CONTENTS_LEVELS)
            is_bold[entry.level] |= entry.is_head;
}

struct drawing **contents_draw(struct canvas *canvas, struct arena *arena, const struct page_plan *plan,
                               const struct bookmarks *bookmarks, unsigned lowest, unsigned depth,
                               const char *language, size_t *page_count)
{
    struct contents contents = {.canvas = canvas, .arena = arena, .plan = plan, .language = language};
    contents.line_count =
        (unsigned)((plan->geometry.height - plan->styles.body.size) / plan->geometry.pitch) + 1;
    begin_page(&contents);
    draw_title(&contents);
    bool is_bold[CONTENTS_LEVELS] = {0};
    find_bold_levels(bookmarks, lowest, depth, is_bold);
    struct entry entry;
    for (size_t i = 0; i < bookmarks->count; i++) {
        if (!make_entry(bookmarks, i, lowest, depth, &entry))
            continue;
        entry.is_bold = entry.level < CONTENTS_LEVELS && is_bold[entry.level];
        add_entry(&contents, &entry);
    }
    *page_count = contents.page_count;
    return contents.pages;
}

char *contents_place(struct arena *arena, size_t index)
{
    return arena_format(arena, "contents %zu", index);
}
