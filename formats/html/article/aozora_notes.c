#include "formats/html/article/aozora_notes.h"

#include <string.h>

static const char note_start[] = "［＃", note_end[] = "］", reading_start[] = "《", reading_end[] = "》";

/* The text between two marks at the start of a view; takes both and it. */
static bool take_enclosed(struct text_view *view, const char *start, const char *end, struct text_view *inner)
{
    struct text_view rest = *view;
    if (!text_view_take_text(&rest, start))
        return false;
    ptrdiff_t at = text_view_find(rest, end);
    if (at < 0)
        return false;
    *inner = text_view_part(rest, 0, (size_t)at);
    *view = text_view_part(rest, (size_t)at + strlen(end), rest.length);
    return true;
}

/* The next visible character, notes, readings and the bar before a base left out; 0 at the end. */
static uint32_t next_visible(struct text_view *view)
{
    struct text_view inner;
    while (!text_view_is_empty(*view)) {
        if (take_enclosed(view, note_start, note_end, &inner) ||
            take_enclosed(view, reading_start, reading_end, &inner) || text_view_take_text(view, "｜"))
            continue;
        uint32_t character = text_view_take(view);
        if (!character_is_blank(character))
            return character;
    }
    return 0;
}

static bool is_whole_line(struct text_view line, struct text_view named)
{
    uint32_t left, right;
    do {
        left = next_visible(&line);
        right = next_visible(&named);
    } while (left == right && left != 0);
    return left == right;
}

/* ［＃「X」は大見出し］: what it names must be the whole line, not a part or an example. */
static unsigned level_of_note(struct text_view note, struct text_view line)
{
    static const char *const kinds[] = {"大見出し", "中見出し", "小見出し"};
    for (unsigned i = 0; i < 3; i++) {
        struct text_view named = note;
        if (!text_view_take_end(&named, kinds[i]))
            continue;
        if (text_view_is_empty(named))
            return i + 1; /* ［＃大見出し］…［＃大見出し終わり］ */
        bool quoted = text_view_take_end(&named, "」は") && text_view_take_text(&named, "「");
        return quoted && is_whole_line(line, named) ? i + 1 : 0;
    }
    return 0;
}

unsigned aozora_heading_level(struct text_view line)
{
    struct text_view rest = line, note;
    for (ptrdiff_t at; (at = text_view_find(rest, note_start)) >= 0;) {
        rest = text_view_part(rest, (size_t)at, rest.length);
        if (!take_enclosed(&rest, note_start, note_end, &note))
            return 0;
        unsigned level = level_of_note(note, line);
        if (level > 0)
            return level;
    }
    return 0;
}

/* Where the base of a reading starts: behind a ｜, else with the last run of Han characters. */
static size_t find_base(struct text_view before)
{
    ptrdiff_t bar = text_view_find(before, "｜");
    if (bar >= 0)
        return (size_t)bar;
    size_t start = before.length;
    while (start >= 3 && character_is_han(text_view_last(text_view_part(before, 0, start))))
        start -= text_view_last(text_view_part(before, 0, start)) > 0xFFFF ? 4 : 3;
    return start;
}

static void build_part(struct builder *builder, enum node_kind kind, struct text_view text)
{
    builder_open(builder, kind);
    builder_text(builder, text.text, text.length);
    builder_close(builder);
}

static void build_text(struct builder *builder, struct text_view text)
{
    if (!text_view_is_empty(text))
        builder_text(builder, text.text, text.length);
}

static void build_ruby(struct builder *builder, struct text_view before, struct text_view reading)
{
    size_t start = find_base(before);
    struct text_view base = text_view_part(before, start, before.length);
    build_text(builder, text_view_part(before, 0, start));
    text_view_take_text(&base, "｜");
    builder_open(builder, NODE_RUBY);
    build_part(builder, NODE_RUBY_BASE, base);
    build_part(builder, NODE_RUBY_TEXT, reading);
    builder_close(builder);
}

void aozora_heading_build(struct builder *builder, struct text_view line)
{
    struct text_view rest = text_view_trim(line), inner;
    const char *start = rest.text;
    while (!text_view_is_empty(rest)) {
        struct text_view before = {start, (size_t)(rest.text - start)};
        if (take_enclosed(&rest, note_start, note_end, &inner)) {
            build_text(builder, before);
        } else if (find_base(before) < before.length &&
                   take_enclosed(&rest, reading_start, reading_end, &inner)) {
            build_ruby(builder, before, inner);
        } else {
            text_view_take(&rest);
            continue;
        }
        start = rest.text;
    }
    build_text(builder, (struct text_view){start, (size_t)(rest.text - start)});
}
