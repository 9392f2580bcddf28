/* Drawings of strangers are made harmless, and well-formed. */
#include "formats/html/svg/svg.h"

#include "tests/unit/cmocka.h"

#include <stdlib.h>
#include <string.h>

static bool clean(struct arena *arena, const char *markup, struct buffer *file, struct svg_facts *facts)
{
    buffer_truncate(file, 0);
    bool is_drawing = svg_clean(arena, markup, strlen(markup), file, facts);
    buffer_append_byte(file, '\0');
    return is_drawing;
}

static void what_leads_out_is_left_out(void **state)
{
    (void)state;
    static const struct {
        const char *markup, *gone, *kept;
    } rows[] = {
        {"<svg><script>alert(1)</script><rect/></svg>", "alert", "<rect></rect>"},
        {"<svg onload='a()'><rect onclick=b() width=5 /></svg>", "()", "<rect width=\"5\">"},
        {"<svg><use href='other.svg#a'/><use xlink:href='#b'/><rect/></svg>", "other", "xlink:href=\"#b\""},
        {"<svg><a href='javascript:x()'><rect/></a></svg>", "javascript", "<a><rect>"},
        {"<svg><rect style='fill:url( \"http://x/#a\")' fill='url(#b)'/></svg>", "http://x", "url(#b)"},
        {"<svg><style>@import 'x.css'</style><rect/></svg>", "import", "<rect>"},
        {"<svg><style>rect{fill:\\75rl(x)}</style><rect/></svg>", "75rl", "<rect>"},
        {"<svg><image href='file:///etc/passwd'/><rect/></svg>", "passwd", "<rect>"},
        {"<svg><g><foreignObject><p>文</p></foreignObject><rect/></g></svg>", "文", "<g><rect>"},
        {"<svg><animate attributeName=x><set/></animate><rect/></svg>", "animate", "<rect>"},
        {"<svg><filter id=f><feFlood/></filter><rect/></svg>", "filter", "<rect>"},
        {"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg><text>&a;&lt;</text></svg>", "ENTITY", "&amp;a;&lt;"},
        {"<svg><!-- a --><rect/><?php b ?></svg>", "b", "<rect>"},
        {"<svg viewbox='0 0 9 9'><lineargradient/><clippath/><rect/></svg>", "lineargradient", "<clipPath>"},
        {"<svg><rect id='a'/><rect id='a'/><rect id='1 b'/></svg>", "1 b", "<rect></rect><rect></rect>"},
    };
    struct arena *arena = arena_new();
    struct buffer file = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct svg_facts facts;
        assert_true(clean(arena, rows[i].markup, &file, &facts));
        assert_true(facts.is_shown);
        assert_null(strstr(strstr(file.data, "viewBox"), rows[i].gone));
        assert_non_null(strstr(file.data, rows[i].kept));
    }
    buffer_free(&file);
    arena_free(arena);
}

static void sizes_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *markup;
        unsigned width, height;
    } rows[] = {
        {"<svg>", 300, 150},
        {"<svg width=60 height=30.6>", 60, 31},
        {"<svg width='100%' viewBox='0 0 640 480'>", 640, 480},
        {"<svg width='1in' viewBox='0,0,20,10'>", 96, 48},
        {"<svg style='stroke-width:3px; width: 20px;height:10px' width=9>", 20, 10},
        {"<svg class='icon' viewBox='0 0 1024 1024'>", 16, 16},
        {"<svg width=-5 height=1e99>", 300, 150},
        {"<svg width=0.1 height=0.1>", 1, 1},
    };
    struct arena *arena = arena_new();
    struct buffer file = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct svg_facts facts;
        assert_true(clean(arena, rows[i].markup, &file, &facts));
        assert_int_equal(facts.width, rows[i].width);
        assert_int_equal(facts.height, rows[i].height);
    }
    buffer_free(&file);
    arena_free(arena);
}

static void what_it_says_and_shows_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *markup, *words;
        bool is_shown;
        size_t pictures;
    } rows[] = {
        {"<svg><title>题</title><text>字</text></svg>", "题", true, 0},
        {"<svg aria-label='名'><text>字</text></svg>", "名", true, 0},
        {"<svg><text> 一 <tspan>二</tspan></text></svg>", "一 二", true, 0},
        {"<svg><symbol id=a><path/><text>字</text></symbol></svg>", "", false, 0},
        {"<svg><use href='#a'/></svg>", "", false, 0},
        {"<svg><defs><path id=a /></defs><use href='#a'/></svg>", "", true, 0},
        {"<svg><image xlink:href='a.png'/><image href='b.png'></image></svg>", "", false, 2},
        {"<svg><image href='data:image/png;base64,AAAA'/></svg>", "", true, 0},
    };
    struct arena *arena = arena_new();
    struct buffer file = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct svg_facts facts;
        assert_true(clean(arena, rows[i].markup, &file, &facts));
        assert_string_equal(facts.words, rows[i].words);
        assert_int_equal(facts.is_shown, rows[i].is_shown);
        assert_int_equal(facts.picture_count, rows[i].pictures);
    }
    buffer_free(&file);
    arena_free(arena);
}

/* A drawing that was cleaned is not changed by cleaning it again, wherever the first was cut. */
static void cleaning_twice_changes_nothing(void **state)
{
    (void)state;
    static const char markup[] =
        "<svg viewbox='0 0 9 9' class=a><style>.a > b{fill:red}</style><g id=x><path d=M0,0 fill='&quot;'/>"
        "<text x=\"1\">字&amp;<tspan>词</tspan> 句</text></g><use href='#x'/><![CDATA[x]]></svg>";
    struct arena *arena = arena_new();
    struct buffer once = {0}, twice = {0};
    for (size_t size = 0; size < sizeof markup; size++) {
        struct svg_facts facts;
        char *cut = memory_copy_text(markup, size);
        if (clean(arena, cut, &once, &facts)) {
            assert_true(clean(arena, once.data, &twice, &facts));
            assert_string_equal(once.data, twice.data);
        }
        free(cut);
    }
    buffer_free(&once);
    buffer_free(&twice);
    arena_free(arena);
}

static bool repeat(const char *piece, size_t count)
{
    struct arena *arena = arena_new();
    struct buffer markup = {0}, file = {0};
    struct svg_facts facts;
    buffer_append_text(&markup, "<svg>");
    for (size_t i = 0; i < count; i++)
        buffer_append_text(&markup, piece);
    buffer_append_byte(&markup, '\0');
    bool is_drawing = clean(arena, markup.data, &file, &facts);
    buffer_free(&markup);
    buffer_free(&file);
    arena_free(arena);
    return is_drawing;
}

static void ceilings_hold(void **state)
{
    (void)state;
    assert_true(repeat("<g>", SVG_DEEPEST - 1));
    assert_false(repeat("<g>", SVG_DEEPEST));
    assert_true(repeat("<path/>", SVG_MOST_ELEMENTS - 1));
    assert_false(repeat("<path/>", SVG_MOST_ELEMENTS));
}

/* Ten uses of ten uses of ten uses …, told before and after what they use. */
static bool nests_uses(unsigned levels, bool backward)
{
    struct arena *arena = arena_new();
    struct buffer markup = {0}, file = {0};
    struct svg_facts facts;
    buffer_append_text(&markup, "<svg><defs>");
    for (unsigned i = 0; i < levels; i++) {
        unsigned level = backward ? levels - 1 - i : i;
        buffer_append_format(&markup, "<g id='a%u'>", level);
        for (unsigned use = 0; level && use < 10; use++)
            buffer_append_format(&markup, "<use href='#a%u'/>", level - 1);
        buffer_append_text(&markup, "<rect/></g>");
    }
    buffer_append_format(&markup, "</defs><use href='#a%u'/></svg>", levels - 1);
    buffer_append_byte(&markup, '\0');
    bool is_drawing = clean(arena, markup.data, &file, &facts);
    buffer_free(&markup);
    buffer_free(&file);
    arena_free(arena);
    return is_drawing;
}

static void uses_of_uses_are_counted(void **state)
{
    (void)state;
    assert_true(nests_uses(5, false));
    assert_false(nests_uses(7, false));
    assert_true(nests_uses(2, true));
    assert_false(nests_uses(7, true));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_leads_out_is_left_out),
        cmocka_unit_test(sizes_are_found),
        cmocka_unit_test(what_it_says_and_shows_is_told),
        cmocka_unit_test(cleaning_twice_changes_nothing),
        cmocka_unit_test(ceilings_hold),
        cmocka_unit_test(uses_of_uses_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
