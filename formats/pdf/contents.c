#include "formats/pdf/contents.h"

#include "base/arena.h"
#include "base/language.h"
#include "base/utf8.h"
#include "formats/pdf/plan/plan_text.h"

#include <string.h>

enum { LONGEST_LABEL = 8 /* characters: 第十二章, and the space behind it */ };
enum { TITLE_LINES = 3, NUMBER_ROOM = 4, PAIR_ROOM = 6, LEVEL_INDENT = 2 }; /* lines of the grid; em */
enum { CONTENTS_LEVELS = 8, CLOSER = 10 /* lines of a page move together for one more */ };

/* The pages in the making. */
struct contents {
    const struct contents_request *request;
    struct canvas *canvas;
    struct arena *arena;
    const struct page_plan *plan;
    const char *language;
    struct drawing **pages;
    size_t page_count, page_capacity;
    unsigned line, line_count; /* on the page; of a page */
    length pitch;
    const struct element
        *levels[CONTENTS_LEVELS]; /* the lists around the current entry, each in the one before */
    unsigned level_count;
    bool is_bold[CONTENTS_LEVELS];
    length number_width; /* of the widest: leaders end before it */
    unsigned *lines;     /* of each entry */
    unsigned *kept;      /* with each entry: its own lines, and below a head those of the next one */
    size_t entry_count;
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
    return contents->line * contents->pitch + line->ascent;
}

static const char *const titles[] = {
    [LANGUAGE_SIMPLIFIED_CHINESE] = "目　录",
    [LANGUAGE_TRADITIONAL_CHINESE] = "目　錄",
    [LANGUAGE_TRADITIONAL_CHINESE_HONGKONG] = "目　錄",
    [LANGUAGE_JAPANESE] = "目　次",
    [LANGUAGE_KOREAN] = "차　례",
    [LANGUAGE_OTHER] = "Contents",
};

static void draw_title(struct contents *contents)
{
    struct arena *scratch = arena_new();
    size_t count;
    const char *title = titles[language_family(contents->language)];
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

static struct placed_line *set_number(const struct contents *contents, const char *text,
                                      struct arena *scratch, size_t *count)
{
    struct block_style style = contents->plan->styles.body;
    style.alignment = ALIGNMENT_END;
    style.first_line_indent = 0;
    return set_text(contents, &style, text, contents->plan->type_width, scratch, count);
}

/* The number at the right, and the leader to it from where the title ends. */
static void draw_number(struct contents *contents, const char *text, length title_end, length y,
                        struct arena *scratch)
{
    length size = contents->plan->styles.body.size;
    struct frame frame = page_frame(contents);
    size_t count;
    struct placed_line *number = set_number(contents, text, scratch, &count);
    if (!count)
        return;
    length start = title_end + size / 2, end = contents->plan->type_width - contents->number_width - size / 2;
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

/* The bytes of what counts a chapter, and of the ideographic space behind it; 0: there is none. */
static size_t label_size(const char *title)
{
    static const char space[] = "　";
    const char *end = strstr(title, space);
    size_t size = end ? (size_t)(end - title) + sizeof space - 1 : 0;
    return size && utf8_count(title, size) <= LONGEST_LABEL ? size : 0;
}

/* As wide as a line with a character behind the label is wider than the character. */
static length label_width(const struct contents *contents, const struct block_style *style, const char *title,
                          length measure)
{
    struct arena *scratch = arena_new();
    size_t size = label_size(title), count = 0;
    const char *label = arena_format(scratch, "%.*s国", (int)size, title);
    const struct placed_line *lines =
        size ? set_text(contents, style, label, measure, scratch, &count) : NULL;
    length width = count ? lines->width - style->size : style->size;
    arena_free(scratch);
    return width * 2 < measure ? width : 0;
}

/* Lines that turn over stand behind the label, or go in by one character. */
static struct placed_line *set_entry(const struct contents *contents, const struct entry *entry,
                                     length indent, struct arena *scratch, size_t *count)
{
    struct block_style style = style_of_entry(contents, entry);
    const char *title = entry->bookmark->title;
    length room = contents->plan->numbers_articles ? PAIR_ROOM : NUMBER_ROOM;
    length measure = contents->plan->type_width - indent - room * style.size;
    struct placed_line *lines = set_text(contents, &style, title, measure, scratch, count);
    if (*count < 2)
        return lines;
    style.start_indent = label_width(contents, &style, title, measure);
    style.first_line_indent = -style.start_indent;
    return set_text(contents, &style, title, measure, scratch, count);
}

static length indent_of(const struct contents *contents, const struct entry *entry)
{
    return (length)entry->level * LEVEL_INDENT * contents->plan->styles.body.size;
}

static void add_entry(struct contents *contents, const struct entry *entry)
{
    struct arena *scratch = arena_new();
    length indent = indent_of(contents, entry);
    size_t count;
    const struct element *link = add_link(contents, entry);
    struct placed_line *lines = set_entry(contents, entry, indent, scratch, &count);
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

/* Entries, one after the other. */
static bool next_entry(const struct contents *contents, size_t *index, struct entry *entry)
{
    const struct contents_request *request = contents->request;
    while (*index < request->bookmarks->count) {
        if (!make_entry(request->bookmarks, (*index)++, request->lowest, request->depth, entry))
            continue;
        entry->is_bold = entry->level < CONTENTS_LEVELS && contents->is_bold[entry->level];
        return true;
    }
    return false;
}

static void measure_number(struct contents *contents, const struct entry *entry, struct arena *scratch)
{
    size_t count;
    const struct placed_line *number = set_number(contents, entry->bookmark->number, scratch, &count);
    if (count && number->width > contents->number_width)
        contents->number_width = number->width;
}

/* How many lines each entry takes, and how many are kept together from it on. */
static void measure_entries(struct contents *contents)
{
    size_t most = contents->request->bookmarks->count;
    struct arena *scratch = arena_new();
    bool *is_head = arena_allocate_array(scratch, most + 1, sizeof *is_head);
    struct entry entry;
    contents->lines = arena_allocate_array(contents->arena, most + 1, sizeof *contents->lines);
    contents->kept = arena_allocate_array(contents->arena, most + 1, sizeof *contents->kept);
    for (size_t i = 0, count; next_entry(contents, &i, &entry);) {
        struct arena_mark mark = arena_set_mark(scratch);
        set_entry(contents, &entry, indent_of(contents, &entry), scratch, &count);
        measure_number(contents, &entry, scratch);
        arena_rewind(scratch, mark);
        is_head[contents->entry_count] = entry.is_head;
        contents->lines[contents->entry_count++] = (unsigned)count;
    }
    for (size_t i = contents->entry_count; i--;)
        contents->kept[i] = contents->lines[i] + (is_head[i] ? contents->kept[i + 1] : 0);
    arena_free(scratch);
}

/* No entry is divided between pages, and a head is not left alone at the foot of one. */
static bool starts_page(const struct contents *contents, size_t entry, unsigned line, unsigned line_count)
{
    unsigned kept = contents->kept[entry];
    return line && line + kept > line_count && kept <= line_count;
}

static size_t count_pages(const struct contents *contents, unsigned line_count)
{
    size_t pages = 1;
    unsigned line = TITLE_LINES;
    for (size_t i = 0; i < contents->entry_count; i++) {
        if (starts_page(contents, i, line, line_count)) {
            pages++;
            line = 0;
        }
        line += contents->lines[i];
        for (; line > line_count; line -= line_count)
            pages++;
    }
    return pages;
}

/* Lines that would stand on a last page with few others move closer together instead. */
static void close_up(struct contents *contents)
{
    const struct page_geometry *geometry = &contents->plan->geometry;
    length height = geometry->height - contents->plan->styles.body.size;
    unsigned line_count = (unsigned)(height / geometry->pitch) + 1;
    size_t pages = count_pages(contents, line_count);
    contents->pitch = geometry->pitch;
    contents->line_count = line_count;
    for (unsigned more = 1; pages > 1 && more * CLOSER <= line_count; more++)
        if (count_pages(contents, line_count + more) < pages) {
            contents->line_count = line_count + more;
            contents->pitch = height / (contents->line_count - 1);
            return;
        }
}

struct drawing **contents_draw(const struct contents_request *request, size_t *page_count)
{
    struct contents contents = {.request = request,
                                .canvas = request->canvas,
                                .arena = request->arena,
                                .plan = request->plan,
                                .language = request->language};
    find_bold_levels(request->bookmarks, request->lowest, request->depth, contents.is_bold);
    measure_entries(&contents);
    close_up(&contents);
    begin_page(&contents);
    draw_title(&contents);
    struct entry entry;
    for (size_t i = 0, at = 0; next_entry(&contents, &i, &entry); at++) {
        if (starts_page(&contents, at, contents.line, contents.line_count))
            begin_page(&contents);
        add_entry(&contents, &entry);
    }
    *page_count = contents.page_count;
    return contents.pages;
}

char *contents_place(struct arena *arena, size_t index)
{
    return arena_format(arena, "contents %zu", index);
}
