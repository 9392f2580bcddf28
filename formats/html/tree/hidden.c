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
    struct build *build = build_new(builder, source, &silent, false);
    const struct parse_handler handler = build_handler(build);
    bool is_most = parse_markup(markup, length, 1, &handler, source->name, &silent) == STATUS_OK &&
                   build_hides_most(build);
    build_free(build);
    builder_free(builder);
    return is_most;
}
