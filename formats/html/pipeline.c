#include "formats/html/pipeline.h"

#include "formats/html/article/article.h"
#include "formats/html/article/article_language.h"
#include "formats/html/article/indent.h"
#include "formats/html/article/paragraphs.h"
#include "formats/html/article/placeholders.h"
#include "formats/html/article/replace.h"
#include "formats/html/article/separators.h"
#include "formats/html/article/space.h"
#include "formats/html/article/typed_characters.h"
#include "formats/html/article/verse.h"
#include "formats/html/book/book_summary.h"
#include "formats/html/metadata/main_content.h"
#include "formats/html/metadata/metadata.h"
#include "formats/html/metadata/title.h"
#include "formats/html/outline/headings.h"
#include "formats/html/outline/settled.h"

#include <stdlib.h>

static void mend(struct article *article)
{
    pass_space(article);
    if (pass_replace(article)) {
        article_compact(article);
        pass_space(article);
    }
    pass_typed(article);
    article_measure(article);
}

/* Where every block says what it is, only what the user asks for is changed. */
static void run_settled(struct article *article)
{
    pass_blocks(article);
    mend(article);
    pass_settled(article);
    if (article->context->options.headings == HEADINGS_NONE || article->context->options.heading.count)
        pass_outline(article);
}

static void run(struct article *article)
{
    pass_language(article);
    pass_paragraphs(article);
    pass_indent(article);
    mend(article);
    pass_placeholders(article);
    article_compact(article);
    pass_title(article);
    article_compact(article);
    pass_metadata(article);
    pass_outline(article);
    pass_summary(article);
    pass_separators(article);
    pass_verse(article);
    pass_body(article);
    pass_content(article);
}

void pipeline_run(struct article_context *context)
{
    struct article article = {.context = context, .document = builder_document(context->builder)};
    article.scratch = arena_new();
    if (context->is_settled)
        run_settled(&article);
    else
        run(&article);
    arena_free(article.scratch);
    free(article.blocks);
}
