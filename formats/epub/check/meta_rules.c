#include "formats/epub/check/meta_rules.h"

#include "base/array.h"
#include "base/translation.h"
#include "base/utf8.h"
#include "formats/epub/inspection/vocabulary.h"
#include "formats/epub/syntax/values.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What a property refines: elements that are named; nothing; or anything, NULL. */
static const char nothing[] = "-";
static const char collections[] = "belongs-to-collection"; /* or nothing */

static const struct meta_rule {
    const char *property, *refines;
    bool is_single;     /* one for each element that it refines */
    const char *values; /* between bars; NULL: any */
} rules[] = {
    {"authority", "dc:subject", false, NULL},
    {"term", "dc:subject", false, NULL},
    {"belongs-to-collection", collections, false, NULL},
    {"collection-type", "belongs-to-collection", true, NULL},
    {"display-seq", NULL, true, NULL},
    {"file-as", NULL, true, NULL},
    {"group-position", NULL, true, NULL},
    {"identifier-type", "dc:identifier dc:source", true, NULL},
    {"role", "dc:creator dc:contributor dc:publisher", false, NULL},
    {"source-of", "dc:source", true, "pagination"},
    {"title-type", "dc:title", true, NULL},
    {"rendition:flow", nothing, true, "paginated|scrolled-continuous|scrolled-doc|auto"},
    {"rendition:layout", nothing, true, "reflowable|pre-paginated"},
    {"rendition:orientation", nothing, true, "landscape|portrait|auto"},
    {"rendition:spread", nothing, true, "none|landscape|portrait|both|auto"},
    {"rendition:viewport", NULL, true, NULL},
    {"media:active-class", nothing, true, NULL},
    {"media:playback-active-class", nothing, true, NULL},
    {"media:duration", NULL, false, "clock"},
    {"dcterms:modified", NULL, false, NULL},
};

/* Properties that are outdated. */
static const struct {
    const char *property, *value; /* `value` NULL: any */
} outdated[] = {
    {"meta-auth", NULL},
    {"rendition:viewport", NULL},
    {"rendition:spread", "portrait"},
};

struct meta {
    const struct xml_node *node, *package;
    const char *property, *value, *refines, *where;
};

static struct meta read_meta(const struct inspection *inspection, const struct xml_node *package,
                             const struct xml_node *node)
{
    const char *property = xml_node_get(node, "property");
    return (struct meta){
        .node = node,
        .package = package,
        .property = property ? property + strspn(property, " \t\r\n") : NULL,
        .value = xml_node_words(inspection->arena, node),
        .refines = xml_node_get(node, "refines"),
        .where = inspection_line(inspection, inspection->package, node->line),
    };
}

static const struct xml_node *find_by_id(const struct xml_node *package, const char *id)
{
    for (const struct xml_node *node = package; node; node = xml_node_next(node, package))
        if (xml_node_get(node, "id") && !strcmp(xml_node_get(node, "id"), id))
            return node;
    return NULL;
}

static const struct xml_node *find_refined(const struct meta *meta)
{
    const char *refines = meta->refines ? meta->refines + strspn(meta->refines, " ") : "";
    return *refines == '#' ? find_by_id(meta->package, refines + 1) : NULL;
}

/* A meta is known by its property, other elements by their names. */
static bool is_of_kind(const struct xml_node *node, const char *kinds)
{
    const char *property = xml_node_is(node, "opf:meta") ? xml_node_get(node, "property") : NULL;
    return node && ascii_has_word(kinds, property ? property : node->name);
}

static bool is_repeated(const struct meta *meta)
{
    for (const struct xml_node *node = meta->node->parent->first; node != meta->node; node = node->next) {
        const char *property = xml_node_get(node, "property"), *refines = xml_node_get(node, "refines");
        if (property && !strcmp(property, meta->property) &&
            !strcmp(refines ? refines : "", meta->refines ? meta->refines : ""))
            return true;
    }
    return false;
}

static bool is_rightly_placed(const struct meta *meta, const struct meta_rule *rule)
{
    if (!rule->refines || (rule->refines == collections && !meta->refines))
        return true;
    return rule->refines == nothing ? !meta->refines : is_of_kind(find_refined(meta), rule->refines);
}

static void check_rule(struct inspection *inspection, const struct meta *meta, const struct meta_rule *rule)
{
    if (!is_rightly_placed(meta, rule))
        inspection_fault(inspection, meta->where, meta->property,
                         PHRASE("the property does not say anything of what it refines"));
    if (rule->is_single && is_repeated(meta))
        inspection_fault(inspection, meta->where, meta->property,
                         PHRASE("the property is said twice; take one out"));
    if (rule->values && !value_fits(rule->values, strlen(rule->values), meta->value))
        inspection_report(inspection, DIAG_BOOK_VALUE, meta->where, meta->property, meta->value);
}

static bool is_moment(const char *text)
{
    static const char form[] = "9999-99-99T99:99:99Z";
    for (size_t i = 0; i < sizeof form - 1; i++)
        if (form[i] == '9' ? !isdigit((unsigned char)text[i]) : text[i] != form[i])
            return false;
    return !text[sizeof form - 1];
}

static bool is_viewport(const char *text)
{
    const char *names[] = {"width=", "height="};
    int first = strncmp(text, names[0], 6) ? 1 : 0;
    for (int i = 0; i < 2; i++) {
        const char *name = names[(first + i) % 2];
        size_t length = strlen(name), digits;
        if (strncmp(text, name, length) || !(digits = strspn(text + length, "0123456789")))
            return false;
        text += length + digits;
        text += i ? 0 : (*text == ',') + strspn(text + (*text == ','), " \t\r\n");
    }
    return !*text;
}

static void check_form(struct inspection *inspection, const struct meta *meta)
{
    bool is_class = !strcmp(meta->property, "media:active-class") ||
                    !strcmp(meta->property, "media:playback-active-class");
    bool is_wrong = (!strcmp(meta->property, "dcterms:modified") && !is_moment(meta->value)) ||
                    (!strcmp(meta->property, "rendition:viewport") && !is_viewport(meta->value)) ||
                    (is_class && strpbrk(meta->value, " \t\r\n"));
    if (is_wrong)
        inspection_report(inspection, DIAG_BOOK_VALUE, meta->where, meta->property, meta->value);
    for (size_t i = 0; i < COUNT(outdated); i++)
        if (!strcmp(outdated[i].property, meta->property) &&
            (!outdated[i].value || !strcmp(outdated[i].value, meta->value)))
            inspection_advise(inspection, meta->where, meta->property, PHRASE("it is outdated; take it out"));
}

static void check_refines(struct inspection *inspection, const struct meta *meta)
{
    const char *refines = meta->refines;
    if (!refines)
        return;
    refines += strspn(refines, " ");
    if (strchr(refines, ':'))
        inspection_fault(inspection, meta->where, refines,
                         PHRASE("what is refined is named by a relative address"));
    else if (*refines == '#' && !find_refined(meta))
        inspection_report(inspection, DIAG_BOOK_DEAD_LINK, meta->where, refines, NULL);
    else if (*refines != '#')
        for (size_t i = 0; i < inspection->file_count; i++)
            if (!strcmp(inspection->files[i].href, refines))
                inspection_advise(inspection, meta->where, refines,
                                  PHRASE("a file is refined by its id: #id"));
}

/* What refines what refines it. */
static void check_circle(struct inspection *inspection, const struct meta *meta)
{
    enum { MOST_STEPS = 100 };
    struct meta step = *meta;
    for (int i = 0; i < MOST_STEPS; i++) {
        const struct xml_node *next = find_refined(&step);
        if (!xml_node_is(next, "opf:meta"))
            return;
        if (next == meta->node) {
            inspection_fault(inspection, meta->where, meta->refines, PHRASE("it refines itself in the end"));
            return;
        }
        step.refines = xml_node_get(next, "refines");
    }
}

static void check_newer(struct inspection *inspection, const struct meta *meta)
{
    const char *prefixes = xml_node_get(meta->package, "prefix");
    bool is_malformed = strpbrk(meta->property, " \t\r\n") != NULL;
    if (is_malformed)
        inspection_fault(inspection, meta->where, meta->property, PHRASE("a meta has one property"));
    if (xml_node_get(meta->node, "name"))
        inspection_report(inspection, DIAG_BOOK_ATTRIBUTE_UNKNOWN, meta->where, "<meta>", "name");
    if (!*meta->value)
        inspection_report(inspection, DIAG_BOOK_ELEMENT_EMPTY, meta->where, "<meta>", NULL);
    vocabulary_check(inspection, meta->where, VOCABULARY_META, prefixes, meta->property);
    if (xml_node_get(meta->node, "scheme"))
        vocabulary_check(inspection, meta->where, VOCABULARY_SCHEME, prefixes,
                         xml_node_get(meta->node, "scheme"));
    check_refines(inspection, meta);
    check_circle(inspection, meta);
    for (size_t i = 0; i < COUNT(rules); i++)
        if (!strcmp(rules[i].property, meta->property))
            check_rule(inspection, meta, &rules[i]);
    check_form(inspection, meta);
}

/* The form of EPUB 2 stands beside that of EPUB 3. */
static void check_older(struct inspection *inspection, const struct meta *meta)
{
    if (!xml_node_get(meta->node, "name"))
        inspection_report(inspection, DIAG_BOOK_LACKS, meta->where, "property", NULL);
    else if (!xml_node_get(meta->node, "content"))
        inspection_report(inspection, DIAG_BOOK_LACKS, meta->where, "content", NULL);
}

static void note(struct inspection *inspection, const struct meta *meta)
{
    if (!strcmp(meta->property, "rendition:layout"))
        inspection->is_fixed = !strcmp(meta->value, "pre-paginated");
    inspection->has_active_class |= !strcmp(meta->property, "media:active-class") ||
                                    !strcmp(meta->property, "media:playback-active-class");
}

static size_t count_primary(const struct inspection *inspection, const struct xml_node *package,
                            const char *property, const char *refines)
{
    size_t count = 0;
    for (const struct xml_node *node = xml_node_find(package, package, "opf:meta"); node;
         node = xml_node_find(node, package, "opf:meta")) {
        struct meta meta = read_meta(inspection, package, node);
        bool fits = refines ? meta.refines && !strcmp(meta.refines, refines) : !meta.refines;
        count += fits && meta.property && !strcmp(meta.property, property) &&
                 !xml_node_is_within(node, "opf:collection");
    }
    return count;
}

/* A subject has an authority and a term, or neither. */
static void check_subjects(struct inspection *inspection, const struct xml_node *package)
{
    for (const struct xml_node *node = xml_node_find(package, package, "dc:subject"); node;
         node = xml_node_find(node, package, "dc:subject")) {
        const char *id = xml_node_get(node, "id");
        const char *refines = arena_format(inspection->arena, "#%s", id ? id : "");
        size_t authorities = id ? count_primary(inspection, package, "authority", refines) : 0;
        size_t terms = id ? count_primary(inspection, package, "term", refines) : 0;
        if (authorities != terms || terms > 1)
            inspection_fault(inspection, inspection_line(inspection, inspection->package, node->line),
                             "subject", PHRASE("a subject has one authority and one term, or neither"));
    }
}

static void check_durations(struct inspection *inspection, const struct xml_node *package)
{
    bool any = false;
    for (size_t i = 0; i < inspection->file_count; i++) {
        const char *overlay = inspection->files[i].overlay;
        if (!overlay)
            continue;
        any = true;
        const char *refines = arena_format(inspection->arena, "#%s", overlay);
        if (!count_primary(inspection, package, "media:duration", refines))
            inspection_report(inspection, DIAG_BOOK_LACKS, overlay, "media:duration", NULL);
    }
    if (any && !count_primary(inspection, package, "media:duration", NULL))
        inspection_report(inspection, DIAG_BOOK_LACKS, inspection->package, "media:duration", NULL);
}

/* The whole lasts as long as its parts; a second more or less is not looked at. */
static void check_sum(struct inspection *inspection, const struct xml_node *package)
{
    long long whole = -1, sum = 0;
    for (const struct xml_node *node = xml_node_find(package, package, "opf:meta"); node;
         node = xml_node_find(node, package, "opf:meta")) {
        const struct meta meta = read_meta(inspection, package, node);
        if (!meta.property || strcmp(meta.property, "media:duration"))
            continue;
        long long length = value_clock(meta.value);
        if (meta.refines && length > 0)
            sum += length;
        else if (!meta.refines)
            whole = length;
    }
    if (whole >= 0 && llabs(whole - sum) > 1000)
        inspection_advise(inspection, inspection->package, "media:duration",
                          PHRASE("the whole does not last as long as its parts"));
}

static void check_link_refines(struct inspection *inspection, const struct xml_node *package)
{
    for (const struct xml_node *node = xml_node_find(package, package, "opf:link"); node;
         node = xml_node_find(node, package, "opf:link")) {
        const struct meta meta = read_meta(inspection, package, node);
        if (!xml_node_is_within(node, "opf:collection"))
            check_refines(inspection, &meta);
    }
}

void meta_rules_check(struct inspection *inspection, const struct xml_node *package)
{
    check_link_refines(inspection, package);
    for (const struct xml_node *node = xml_node_find(package, package, "opf:meta"); node;
         node = xml_node_find(node, package, "opf:meta")) {
        const struct meta meta = read_meta(inspection, package, node);
        if (xml_node_is_within(node, "opf:collection")) {
            if (!meta.property)
                inspection_report(inspection, DIAG_BOOK_LACKS, meta.where, "property", NULL);
            continue;
        }
        if (meta.property)
            check_newer(inspection, &meta);
        else
            check_older(inspection, &meta);
        if (meta.property)
            note(inspection, &meta);
    }
    if (count_primary(inspection, package, "dcterms:modified", NULL) != 1)
        inspection_report(inspection, DIAG_BOOK_LACKS, inspection->package, "dcterms:modified", NULL);
    check_subjects(inspection, package);
    check_durations(inspection, package);
    check_sum(inspection, package);
}
