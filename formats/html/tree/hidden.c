#include "formats/html/tree/hidden.h"

#include "formats/html/tree/tree_builder.h"

#include <string.h>

/* Few pages hide anything by a style; the others need no second look. */
static bool may_hide(const char *markup)
{
    return strcasestr(markup, "visibility") || strcasestr(markup, "display");
}

bool hidden_is_most(const char *markup, size_t length, const struct source *source)
{
    if (!may_hide(markup))
        return false;
    struct diag silent = {0};
    struct builder *builder = builder_new(source->name, &silent);
    struct tree_builder *tree = tree_builder_new(builder, source, &silent, false);
    const struct parse_handler handler = tree_builder_handler(tree);
    bool is_most = parse_markup(markup, length, 1, &handler, source->name, &silent) == STATUS_OK &&
                   tree_builder_hides_most(tree);
    tree_builder_free(tree);
    builder_free(builder);
    return is_most;
}
