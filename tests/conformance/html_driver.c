/* What the reader of HTML makes of inputs, for html5lib_test.py: one input a line, in hexadecimal.
 *
 * `html_driver tokens` prints `S name attribute=value…`, `E name` and `T text` for the tokens of each input,
 * `html_driver tree` prints `B` where a block begins and `T text ancestor…` for its texts; then a line `.`.
 * Texts and values are hexadecimal. */
#include "formats/document/walk.h"
#include "formats/html/encoding/clean.h"
#include "formats/html/tokenizer/tokenizer.h"
#include "formats/html/tree/tree_builder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    unsigned style;
    const char *name;
} styles[] = {
    {STYLE_STRONG, "strong"}, {STYLE_EMPHASIS, "emphasis"},   {STYLE_UNDERLINE, "underline"},
    {STYLE_STRIKE, "strike"}, {STYLE_SUBSCRIPT, "subscript"}, {STYLE_SUPERSCRIPT, "superscript"},
    {STYLE_CODE, "code"},     {STYLE_MARK, "mark"},           {STYLE_KEYBOARD, "keyboard"},
};

static void print_hex(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        printf("%02x", (unsigned char)text[i]);
}

/* Tokens. */

static void print_start(void *context, const struct element *element, const char *name,
                        const struct attributes *attributes)
{
    (void)context;
    (void)element;
    printf("S ");
    print_hex(name, strlen(name));
    for (enum attribute i = 0; i < ATTRIBUTE_COUNT; i++)
        if (attributes->values[i]) {
            printf(" %s=", attribute_name(i));
            print_hex(attributes->values[i], strlen(attributes->values[i]));
        }
    printf("\n");
}

static void print_end(void *context, const struct element *element, const char *name)
{
    (void)context;
    (void)element;
    printf("E ");
    print_hex(name, strlen(name));
    printf("\n");
}

static void print_text(void *context, const char *text, size_t length)
{
    (void)context;
    printf("T ");
    print_hex(text, length);
    printf("\n");
}

static void print_tokens(const char *text, size_t length)
{
    uint32_t line;
    const struct token_handler handler = {NULL, print_start, print_end, print_text, &line, NULL};
    tokenize(text, length, 1, &handler);
}

/* The tree. */

static void print_ancestors(const struct node *node)
{
    static const char *const kinds[NODE_KIND_COUNT] = {[NODE_LIST_ITEM] = "item",
                                                       [NODE_QUOTE] = "quote",
                                                       [NODE_PREFORMATTED] = "pre",
                                                       [NODE_RUBY_TEXT] = "rt"};
    for (; node; node = node->parent) {
        for (size_t i = 0; node->kind == NODE_SPAN && i < sizeof styles / sizeof *styles; i++)
            if (node->span.styles & styles[i].style)
                printf(" %s", styles[i].name);
        if (node->kind == NODE_HEADING)
            printf(" h%d", node->heading.level);
        else if (kinds[node->kind])
            printf(" %s", kinds[node->kind]);
    }
}

static void print_document(const struct document *document)
{
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk)) {
        if (node_is_block(walk.node) || walk.node->kind == NODE_CAPTION)
            printf("B\n");
        if (walk.node->kind != NODE_TEXT)
            continue;
        printf("T ");
        print_hex(walk.node->text, walk.node->text_length);
        print_ancestors(walk.node->parent);
        printf("\n");
    }
}

static void print_tree(const char *text, size_t length)
{
    struct diag silent = {0};
    const struct source source = {.name = "case"};
    struct builder *builder = builder_new("case", &silent);
    struct tree_builder *tree = tree_builder_new(builder, &source, &silent, false);
    const struct token_handler handler = tree_builder_handler(tree);
    tokenize(text, length, 1, &handler);
    tree_builder_finish(tree);
    print_document(builder_document(builder));
    tree_builder_free(tree);
    builder_free(builder);
}

/* The bytes that a line of hexadecimal digits means, in its place. */
static size_t read_hex(char *line)
{
    size_t length = strspn(line, "0123456789abcdef") / 2;
    for (size_t i = 0; i < length; i++) {
        const char pair[3] = {line[2 * i], line[2 * i + 1], '\0'};
        line[i] = (char)strtoul(pair, NULL, 16);
    }
    return length;
}

int main(int count, char **arguments)
{
    bool is_tree = count > 1 && !strcmp(arguments[1], "tree");
    char *line = NULL;
    size_t capacity = 0;
    while (getline(&line, &capacity, stdin) > 0) {
        struct buffer text = {0};
        struct bad_bytes bad = {0};
        clean_utf8(line, read_hex(line), &text, &bad);
        (is_tree ? print_tree : print_tokens)(text.data ? text.data : "", text.length);
        printf(".\n");
        buffer_free(&text);
    }
    free(line);
    return 0;
}
