#include "formats/html/article/article_language.h"

#include "base/language.h"
#include "formats/document/dissolve.h"
#include "formats/document/walk.h"
#include "formats/html/lexicon/language_tally.h"
#include "formats/html/lexicon/language_verdict.h"

#include <string.h>
#include <strings.h>

/* Languages that the parts of a document declare; a document has few. */
enum { MOST_DECLARED = 8 };

struct census {
    const struct document *document;
    const char *declared; /* of the whole; NULL: none */
    struct language_tally tally;
    size_t depth;       /* of the nodes around that declare a language */
    size_t parts;       /* nodes that do, as far as they were counted */
    size_t text_length; /* bytes */
    struct {
        const char *language;
        size_t text_length;
    } declarations[MOST_DECLARED];
};

static enum written_in written_of(const char *language)
{
    switch (language_family(language)) {
    case LANGUAGE_SIMPLIFIED_CHINESE:
    case LANGUAGE_TRADITIONAL_CHINESE:
    case LANGUAGE_TRADITIONAL_CHINESE_HONGKONG: return WRITTEN_CHINESE;
    case LANGUAGE_JAPANESE: return WRITTEN_JAPANESE;
    case LANGUAGE_KOREAN: return WRITTEN_KOREAN;
    case LANGUAGE_OTHER: break;
    }
    return WRITTEN_OTHERWISE;
}

static void note_declaration(struct census *census, const char *language, size_t length)
{
    for (size_t i = 0; i < MOST_DECLARED; i++) {
        if (!census->declarations[i].language)
            census->declarations[i].language = language;
        if (strcasecmp(census->declarations[i].language, language) != 0)
            continue;
        census->declarations[i].text_length += length;
        return;
    }
}

static void count_text(struct census *census, const struct node *node)
{
    const char *language = census->depth ? node_language(census->document, node) : NULL;
    if (language)
        note_declaration(census, language, node->text_length);
    census->text_length += node->text_length;
    bool is_set_apart =
        language && (!census->declared || written_of(language) != written_of(census->declared));
    language_tally_add(&census->tally, (struct text_view){node->text, node->text_length}, is_set_apart);
}

/* Readings above the text are no part of it. */
static void count_node(struct census *census, struct walk *walk)
{
    const struct node *node = walk->node;
    bool enters = walk->event == WALK_ENTER;
    if (node->language) {
        census->parts += enters;
        census->depth += enters ? 1 : (size_t)-1;
    }
    if (!enters) {
        if (node_holds_inlines(node))
            language_tally_end_block(&census->tally);
    } else if (node->kind == NODE_TEXT) {
        count_text(census, node);
    } else if (node->kind == NODE_RUBY_TEXT) {
        walk_skip_children(walk);
    }
}

static void count_document(struct census *census, const char *title)
{
    if (title)
        language_tally_add(&census->tally, text_view_of(title), false);
    language_tally_end_block(&census->tally);
    struct walk walk = walk_start(census->document->root);
    while (walk_next(&walk) && !language_tally_is_full(&census->tally))
        count_node(census, &walk);
    language_tally_end_block(&census->tally);
}

/* The declaration of the whole, or what more than half of the text is declared to be. */
static const char *find_declaration(const struct census *census)
{
    for (size_t i = 0; !census->declared && i < MOST_DECLARED; i++)
        if (census->declarations[i].text_length * 2 > census->text_length)
            return census->declarations[i].language;
    return census->declared;
}

static bool has_subtag(const char *tag, const char *subtag)
{
    for (tag = strchr(tag, '-'); tag; tag = strchr(tag, '-'))
        if (!strncasecmp(++tag, subtag, strlen(subtag)))
            return true;
    return false;
}

/* One tag for each way to write Chinese, whatever the source calls it (zh-Hans, zh-cmn-Hans, zh-SG); "zh"
 * leaves the script to the text, zh-Hant the region. */
static const char *decide_chinese(const struct language_verdict *verdict, const char *declared)
{
    enum script_language family = language_family(declared);
    bool is_simplified = family == LANGUAGE_SIMPLIFIED_CHINESE;
    bool is_hong_kong = family == LANGUAGE_TRADITIONAL_CHINESE_HONGKONG;
    enum language_side script = is_simplified ? SIDE_SIMPLIFIED : SIDE_TRADITIONAL;
    enum language_side region = is_hong_kong ? SIDE_HONG_KONG : SIDE_TAIWAN;
    bool has_region = is_hong_kong || has_subtag(declared, "TW") || has_subtag(declared, "MO");
    if (!strcasecmp(declared, "zh") ||
        language_verdict_contradicts_side(verdict, script,
                                          is_simplified ? SIDE_TRADITIONAL : SIDE_SIMPLIFIED))
        return verdict->chinese;
    if (is_simplified)
        return "zh-CN";
    if (language_family(verdict->chinese) != LANGUAGE_SIMPLIFIED_CHINESE &&
        (!has_region ||
         language_verdict_contradicts_side(verdict, region, is_hong_kong ? SIDE_TAIWAN : SIDE_HONG_KONG)))
        return verdict->chinese;
    return is_hong_kong ? "zh-HK" : "zh-TW";
}

/* NULL: there is neither a declaration nor a text. */
static const char *decide(const struct language_verdict *verdict, const char *declared)
{
    if (!declared || !language_is_well_formed(declared))
        return verdict->language;
    enum written_in written = written_of(declared);
    if (language_verdict_contradicts(verdict, written))
        return verdict->language;
    return written == WRITTEN_CHINESE ? decide_chinese(verdict, declared) : declared;
}

/* What is to be read of a decision: the evidence, what was declared, and what came of it. */
static const char *explain(struct arena *arena, const struct language_verdict *verdict, const char *declared,
                           const char *language)
{
    struct buffer lines = {0};
    language_verdict_print(verdict, &lines);
    buffer_append_format(&lines, "declared\t%s\nlanguage\t%s\n", declared ? declared : "", language);
    char *text = arena_copy(arena, lines.data, lines.length);
    buffer_free(&lines);
    return text;
}

/* What a part says in the language that it declares itself, not in those of the parts inside it. */
static struct language_verdict judge_part(const struct node *part)
{
    struct language_tally tally = {0};
    struct walk walk = walk_start(part);
    while (walk_next(&walk)) {
        if (walk.event == WALK_LEAVE)
            continue;
        if (walk.node->kind == NODE_TEXT)
            language_tally_add(&tally, (struct text_view){walk.node->text, walk.node->text_length}, false);
        else if (walk.node->kind == NODE_RUBY_TEXT || (walk.node != part && walk.node->language))
            walk_skip_children(&walk);
    }
    language_tally_end_block(&tally);
    return language_verdict_of(&tally);
}

/* A few characters contradict a language that has none of them: Word calls Chinese text English. */
static bool is_contradicted(const struct language_verdict *verdict, const char *declared)
{
    enum written_in written = written_of(declared);
    if (written == WRITTEN_OTHERWISE)
        return verdict->written != WRITTEN_OTHERWISE;
    if (language_verdict_contradicts(verdict, written))
        return true;
    enum language_side script =
        language_family(declared) == LANGUAGE_SIMPLIFIED_CHINESE ? SIDE_SIMPLIFIED : SIDE_TRADITIONAL;
    return written == WRITTEN_CHINESE &&
           language_verdict_contradicts_side(verdict, script,
                                             script == SIDE_SIMPLIFIED ? SIDE_TRADITIONAL : SIDE_SIMPLIFIED);
}

static bool means_nothing(const struct node *node)
{
    return node->kind == NODE_SPAN && !node->span.styles && !node->span.has_face && !node->span.color &&
           !node->id && !node->language;
}

/* Digits and marks are in no language of their own. What contradicts its declaration is in the document's. */
static void settle_part(const struct document *document, struct node *part)
{
    struct language_verdict verdict = judge_part(part);
    const char *language = document->metadata.language;
    if (verdict.written == WRITTEN_UNKNOWN)
        language = node_language(document, part->parent);
    else if (!is_contradicted(&verdict, part->language))
        return;
    else if (verdict.written != written_of(language))
        language = arena_copy_text(document->arena, verdict.language);
    bool is_inherited = !strcmp(node_language(document, part->parent), language);
    part->language = is_inherited ? NULL : language;
    if (means_nothing(part))
        node_dissolve(part);
}

/* Only what holds text itself is judged; what holds blocks hands its language on to them. */
static void settle_parts(struct article *article)
{
    struct walk walk = walk_start(article->document->root);
    struct node *part = NULL;
    while (walk_next(&walk)) {
        if (part)
            settle_part(article->document, part);
        bool is_part = walk.node->kind == NODE_SPAN || node_holds_inlines(walk.node);
        part = walk.event == WALK_LEAVE && is_part && walk.node->language ? (struct node *)walk.node : NULL;
    }
}

static const char *find_title(const struct article_context *context)
{
    return context->title_line ? context->title_line : context->page_title;
}

void pass_language(struct article *article)
{
    struct document *document = article->document;
    struct census census = {.document = document, .declared = article->context->language};
    count_document(&census, find_title(article->context));
    struct language_verdict verdict = language_verdict_of(&census.tally);
    const char *declared = find_declaration(&census), *language = decide(&verdict, declared);
    document->metadata.language = arena_copy_text(document->arena, language ? language : "zh-CN");
    document->language_evidence = explain(document->arena, &verdict, declared, document->metadata.language);
    if (census.parts)
        settle_parts(article);
}
