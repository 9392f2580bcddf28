#include "formats/epub/check/kind_rules.h"

#include "base/array.h"
#include "base/translation.h"
#include "base/utf8.h"
#include "formats/epub/syntax/values.h"

#include <string.h>

static const struct {
    const char *type;
    unsigned kind;
} kinds[] = {{"index", FEATURE_INDEX}, {"dictionary", FEATURE_DICTIONARY}, {"edupub", FEATURE_SCHOOLBOOK}};

static const struct {
    const char *type, *property;
} needs[] = {{"edupub", "schema:accessibilityFeature"}};

static const struct {
    const char *type, *property, *values; /* between bars */
    bool is_forbidden;                    /* these values are */
} values[] = {
    {"dictionary", "dictionary-type",
     "monolingual|bilingual|multilingual|thesaurus|encyclopedia|spelling|pronouncing|etymological", false},
    {"edupub", "schema:accessibilityFeature", "none", true},
};

/* Books that name, as their source, what they are made from. */
static const char *const made_from[] = {"preview", "teacher-edition"};

static const char dictionary_languages[] = "source-language target-language";

/* The next meta of the whole book with the property; begin with the package. */
static const struct xml_node *find_meta(const struct xml_node *node, const struct xml_node *package,
                                        const char *property)
{
    while ((node = xml_node_find(node, package, "opf:meta")))
        if (!xml_node_get(node, "refines") && xml_node_get(node, "property") &&
            !strcmp(xml_node_get(node, "property"), property) && !xml_node_is_within(node, "opf:collection"))
            return node;
    return NULL;
}

static void check_values(struct inspection *inspection, const struct xml_node *package, size_t i)
{
    for (const struct xml_node *node = find_meta(package, package, values[i].property); node;
         node = find_meta(node, package, values[i].property)) {
        const char *value = xml_node_words(inspection->arena, node);
        bool is_listed = value_fits(values[i].values, strlen(values[i].values), value);
        if (is_listed == values[i].is_forbidden)
            inspection_report(inspection, DIAG_BOOK_VALUE,
                              inspection_line(inspection, inspection->package, node->line),
                              values[i].property, value);
    }
}

/* Dictionaries. */

static bool has_language(const struct inspection *inspection, const struct xml_node *package,
                         const char *language)
{
    for (const struct xml_node *node = xml_node_find(package, package, "dc:language"); node;
         node = xml_node_find(node, package, "dc:language"))
        if (!strcmp(xml_node_words(inspection->arena, node), language))
            return true;
    return false;
}

/* Languages that it is from and into are languages of the book. */
static void check_languages(struct inspection *inspection, const struct xml_node *package)
{
    for (const struct xml_node *node = xml_node_find(package, package, "opf:meta"); node;
         node = xml_node_find(node, package, "opf:meta")) {
        const char *property = xml_node_get(node, "property");
        const char *language = xml_node_words(inspection->arena, node);
        if (property && ascii_has_word(dictionary_languages, property) &&
            !has_language(inspection, package, language))
            inspection_report(inspection, DIAG_BOOK_LACKS,
                              inspection_line(inspection, inspection->package, node->line),
                              arena_format(inspection->arena, "<dc:language>%s", language), NULL);
    }
}

static size_t count_dictionaries(const struct xml_node *package)
{
    size_t count = 0;
    for (const struct xml_node *node = xml_node_find(package, package, "opf:collection"); node;
         node = xml_node_find(node, package, "opf:collection"))
        count += ascii_has_word(xml_node_get(node, "role"), "dictionary");
    return count;
}

static size_t count_key_maps(const struct inspection *inspection)
{
    size_t count = 0;
    for (size_t i = 0; i < inspection->file_count; i++)
        count += listed_file_has(&inspection->files[i], "search-key-map") &&
                 listed_file_has(&inspection->files[i], "dictionary");
    return count;
}

static void check_dictionary(struct inspection *inspection, const struct xml_node *package)
{
    static const char *const languages[] = {"source-language", "target-language"};
    size_t dictionaries = count_dictionaries(package);
    if (dictionaries < 2 && count_key_maps(inspection) != 1)
        inspection_fault(inspection, inspection->package, "search-key-map",
                         PHRASE("a dictionary has one search key map"));
    for (size_t i = 0; i < COUNT(languages) && !dictionaries; i++)
        if (!find_meta(package, package, languages[i]))
            inspection_report(inspection, DIAG_BOOK_LACKS, inspection->package, languages[i], NULL);
    const struct xml_node *source = find_meta(package, package, languages[0]);
    if (source && find_meta(source, package, languages[0]))
        inspection_fault(inspection, inspection->package, languages[0],
                         PHRASE("the property is said twice; take one out"));
    check_languages(inspection, package);
}

static void check_source(struct inspection *inspection, const struct xml_node *package)
{
    const struct xml_node *source = xml_node_find(package, package, "dc:source");
    if (!source)
        inspection_advise(inspection, inspection->package, "dc:source",
                          PHRASE("it names the book that it is made from"));
    else if (inspection->identifier &&
             !strcmp(xml_node_words(inspection->arena, source), inspection->identifier))
        inspection_fault(inspection, inspection->package, "dc:source", PHRASE("it is made from itself"));
}

static void check_type(struct inspection *inspection, const struct xml_node *package, const char *type)
{
    for (size_t i = 0; i < COUNT(kinds); i++)
        inspection->kinds |= strcmp(kinds[i].type, type) ? 0 : kinds[i].kind;
    for (size_t i = 0; i < COUNT(needs); i++)
        if (!strcmp(needs[i].type, type) && !find_meta(package, package, needs[i].property))
            inspection_report(inspection, DIAG_BOOK_LACKS, inspection->package, needs[i].property, NULL);
    for (size_t i = 0; i < COUNT(values); i++)
        if (!strcmp(values[i].type, type))
            check_values(inspection, package, i);
    for (size_t i = 0; i < COUNT(made_from); i++)
        if (!strcmp(made_from[i], type))
            check_source(inspection, package);
    if (!strcmp(type, "dictionary"))
        check_dictionary(inspection, package);
}

void kind_rules_check(struct inspection *inspection, const struct xml_node *package)
{
    for (const struct xml_node *node = xml_node_find(package, package, "dc:type"); node;
         node = xml_node_find(node, package, "dc:type"))
        if (!xml_node_is_within(node, "opf:collection"))
            check_type(inspection, package, xml_node_words(inspection->arena, node));
}

void kind_rules_check_pages(struct inspection *inspection)
{
    unsigned found = 0;
    for (size_t i = 0; i < inspection->file_count; i++) {
        const struct listed_file *file = &inspection->files[i];
        found |= file->features;
        bool is_index = file->is_index || listed_file_has(file, "index");
        if (file->exists && is_index && !(file->features & FEATURE_INDEX))
            inspection_report(inspection, DIAG_BOOK_LACKS, file->path, "epub:type=\"index\"", NULL);
    }
    if (inspection->kinds & ~found & FEATURE_INDEX)
        inspection_report(inspection, DIAG_BOOK_LACKS, inspection->package, "epub:type=\"index\"", NULL);
    if (inspection->kinds & ~found & FEATURE_DICTIONARY)
        inspection_report(inspection, DIAG_BOOK_LACKS, inspection->package, "epub:type=\"dictionary\"", NULL);
    if (found & ~inspection->kinds & FEATURE_DICTIONARY)
        inspection_advise(inspection, inspection->package, "dc:type",
                          PHRASE("it is a dictionary, and does not say so"));
}
