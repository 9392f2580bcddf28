#include "formats/pdf/title_page.h"

#include "base/buffer.h"
#include "formats/pdf/plan/plan_text.h"

#include <string.h>

/* Of the title of an article and of the body: how large title and author are. */
static const double title_share = 1.4, author_share = 4.0 / 3, step_down = 0.9;

/* Where the title begins, of 100 parts of the page; lines of the grid from it to the author, and from him to the
 * foot. */
enum { TITLE_TOP = 22, LINES_TO_AUTHOR = 2, LINES_TO_FOOT = 1 };

/* Lines of one style. */
struct statement {
    const char *tag;
    struct block_style style;
    struct placed_line *lines;
    size_t count;
    length top; /* of the first line, from where the page begins */
};

struct title_page {
    struct canvas *canvas;
    struct arena *arena;
    struct page_plan plan; /* of the work, for lines in its direction */
    const char *language;
    length measure, extent; /* along lines, and across them */
    struct statement title, author, foot;
};

static void add_lines(struct title_page *page, struct statement *statement, const char *text)
{
    size_t count;
    struct placed_line *lines = plan_set_text(page->canvas, &page->plan, text, page->language,
                                              &statement->style, page->measure, page->arena, &count);
    struct placed_line *all = arena_allocate_array(page->arena, statement->count + count, sizeof *all);
    if (statement->count)
        memcpy(all, statement->lines, statement->count * sizeof *all);
    if (count)
        memcpy(all + statement->count, lines, count * sizeof *all);
    statement->lines = all;
    statement->count += count;
}

static length statement_height(const struct statement *statement)
{
    return (length)statement->count * statement->style.pitch;
}

static void set_title(struct title_page *page, const char *title, double share)
{
    struct block_style style = page->plan.styles.title;
    style.size = (length)((double)style.size * share);
    style.pitch = (length)((double)style.pitch * share);
    page->title = (struct statement){.tag = "H1", .style = style};
    while (*title) {
        size_t length = strcspn(title, "\n");
        add_lines(page, &page->title, arena_copy(page->arena, title, length));
        title += length + (title[length] == '\n');
    }
}

static struct statement start_statement(const struct title_page *page, double share)
{
    struct block_style style = page->plan.styles.body;
    style.size = (length)((double)style.size * share);
    style.pitch = (length)((double)style.pitch * share);
    style.first_line_indent = 0;
    style.alignment = page->plan.is_vertical ? ALIGNMENT_END : ALIGNMENT_CENTER;
    return (struct statement){.tag = "P", .style = style};
}

static void set_author(struct title_page *page, const char *author)
{
    struct buffer names = {0};
    page->author = start_statement(page, author_share);
    for (const char *end; author && *author; author = end + strspn(end, "; ")) {
        end = author + strcspn(author, ";");
        buffer_append_text(&names, names.length ? "　" : "");
        buffer_append(&names, author, (size_t)(end - author));
    }
    if (names.length)
        add_lines(page, &page->author, arena_copy(page->arena, names.data, names.length));
    buffer_free(&names);
}

static void set_foot(struct title_page *page, const struct title_page_facts *facts)
{
    const char *const lines[] = {facts->publisher, facts->date};
    page->foot = start_statement(page, 1);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (lines[i] && *lines[i])
            add_lines(page, &page->foot, lines[i]);
}

/* A title that needs the room begins higher. */
static bool place_statements(struct title_page *page)
{
    length pitch = page->plan.geometry.pitch, author = statement_height(&page->author);
    length below = author ? author + LINES_TO_AUTHOR * pitch : 0;
    page->foot.top = page->extent - statement_height(&page->foot);
    length last_top = page->foot.top - LINES_TO_FOOT * pitch - below - statement_height(&page->title);
    length wanted = page->extent * TITLE_TOP / 100;
    page->title.top = wanted < last_top ? wanted : last_top;
    page->author.top = page->title.top + statement_height(&page->title) + LINES_TO_AUTHOR * pitch;
    return page->title.top >= 0;
}

/* Until it fits; no smaller than the body. */
static bool fit_title(struct title_page *page, const char *title)
{
    length least = page->plan.styles.body.size;
    for (double share = title_share;; share *= step_down) {
        set_title(page, title, share);
        if (place_statements(page))
            return true;
        if (page->title.style.size < least)
            return false;
    }
}

static void draw_statement(const struct title_page *page, const struct statement *statement,
                           const struct element *around, struct drawing *drawing)
{
    const struct page_plan *plan = &page->plan;
    struct frame frame = {plan->is_vertical ? plan->left + plan->type_width : plan->left, plan->top,
                          plan->is_vertical};
    if (!statement->count)
        return;
    drawing_enter(drawing, canvas_add_element(page->canvas, around, statement->tag));
    for (size_t i = 0; i < statement->count; i++)
        canvas_draw_line(page->canvas, drawing, &statement->lines[i], frame, 0,
                         statement->top + (length)i * statement->style.pitch + statement->lines[i].ascent);
}

static struct drawing *draw(const struct title_page *page, struct arena *arena)
{
    struct drawing *drawing = drawing_new(arena);
    const struct element *around = canvas_add_element(page->canvas, NULL, "Sect");
    draw_statement(page, &page->title, around, drawing);
    draw_statement(page, &page->author, around, drawing);
    draw_statement(page, &page->foot, around, drawing);
    return drawing;
}

struct drawing *title_page_draw(struct canvas *canvas, struct arena *arena, const struct page_plan *plan,
                                const struct title_page_facts *facts)
{
    struct title_page page = {
        .canvas = canvas, .arena = arena_new(), .plan = *plan, .language = facts->language};
    page.plan.options.vertical = plan->is_vertical;
    page.measure = plan->is_vertical ? plan->text_geometry.measure : plan->type_width;
    page.extent = plan->is_vertical ? plan->text_geometry.height : plan->geometry.height;
    set_author(&page, facts->author);
    set_foot(&page, facts);
    struct drawing *drawing = fit_title(&page, facts->title) ? draw(&page, arena) : NULL;
    arena_free(page.arena);
    return drawing;
}
