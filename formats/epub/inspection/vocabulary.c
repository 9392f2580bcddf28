#include "formats/epub/inspection/vocabulary.h"

#include "base/array.h"
#include "base/translation.h"
#include "base/utf8.h"
#include "formats/epub/syntax/address.h"
#include "formats/epub/syntax/values.h"

#include <string.h>

/* What the words without a prefix are, and those with a prefix that is reserved; "*" is any word. */
static const struct {
    enum vocabulary vocabulary;
    const char *prefix, *words;
} vocabularies[] = {
    {VOCABULARY_META, "",
     "alternate-script authority belongs-to-collection collection-type display-seq dictionary-type file-as "
     "group-position identifier-type meta-auth role source-language source-of target-language term "
     "title-type pageBreakSource"},
    {VOCABULARY_META, "rendition", "layout orientation spread viewport flow"},
    {VOCABULARY_META, "media", "active-class duration narrator playback-active-class"},
    {VOCABULARY_META, "a11y", "certifiedBy certifierCredential exemption"},
    {VOCABULARY_REL, "",
     "acquire alternate marc21xml-record mods-record onix-record record voicing xml-signature xmp-record"},
    {VOCABULARY_REL, "a11y", "certifierCredential certifierReport certifiedBy"},
    {VOCABULARY_LINK, "", "onix xmp"},
    {VOCABULARY_ITEM, "",
     "cover-image data-nav dictionary glossary index mathml nav remote-resources scripted search-key-map svg "
     "switch"},
    /* 多看 has words of its own for pages that fill the screen. */
    {VOCABULARY_ITEMREF, "",
     "page-spread-right page-spread-left duokan-page-fullscreen duokan-page-stretch duokan-page-fitwindow"},
    {VOCABULARY_ITEMREF, "rendition",
     "layout-pre-paginated layout-reflowable orientation-auto orientation-landscape orientation-portrait "
     "spread-auto "
     "spread-both spread-landscape spread-none spread-portrait page-spread-center page-spread-left "
     "page-spread-right "
     "flow-paginated flow-scrolled-continuous flow-scrolled-doc flow-auto align-x-center"},
    {VOCABULARY_TYPE, "", "*"},
    {VOCABULARY_SCHEME, "", ""},
};

/* Prefixes that need no declaration. */
static const struct {
    const char *prefix, *address;
    bool is_of_pages; /* of epub:type too */
} reserved[] = {
    {"a11y", "http://www.idpf.org/epub/vocab/package/a11y/#", false},
    {"dcterms", "http://purl.org/dc/terms/", false},
    {"marc", "http://id.loc.gov/vocabulary/", false},
    {"media", "http://www.idpf.org/epub/vocab/overlays/#", false},
    {"onix", "http://www.editeur.org/ONIX/book/codelists/current.html#", false},
    {"rendition", "http://www.idpf.org/vocab/rendition/#", false},
    {"schema", "http://schema.org/", false},
    {"xsd", "http://www.w3.org/2001/XMLSchema#", false},
    {"msv", "http://www.idpf.org/epub/vocab/structure/magazine/#", true},
    {"prism", "http://www.prismstandard.org/specifications/3.0/PRISM_CV_Spec_3.0.htm#", true},
};

/* What no prefix may be given to. */
static const char *const default_vocabularies[] = {
    "http://idpf.org/epub/vocab/package/meta/#", "http://idpf.org/epub/vocab/package/link/#",
    "http://idpf.org/epub/vocab/package/item/#", "http://idpf.org/epub/vocab/package/itemref/#",
    "http://idpf.org/epub/vocab/structure/#",    "http://purl.org/dc/elements/1.1/",
};

/* Declarations: "name: address", one after the other. */
struct declaration {
    const char *name, *address; /* `address` NULL: there is none */
    bool has_colon, has_space;
};

static bool next_declaration(struct arena *arena, const char **rest, struct declaration *declaration)
{
    *rest += strspn(*rest, " \t\r\n");
    if (!**rest)
        return false;
    size_t length = strcspn(*rest, " \t\r\n:");
    declaration->name = arena_copy(arena, *rest, length);
    *rest += length;
    declaration->has_colon = **rest == ':';
    *rest += declaration->has_colon;
    size_t blank = strspn(*rest, " \t\r\n");
    declaration->has_space = blank > 0;
    *rest += blank;
    length = strcspn(*rest, " \t\r\n");
    declaration->address = length ? arena_copy(arena, *rest, length) : NULL;
    *rest += length;
    return true;
}

static const char *find_declaration_fault(struct arena *arena, const struct declaration *declaration)
{
    if (!*declaration->name)
        return PHRASE("a prefix has no name");
    if (!declaration->has_colon)
        return PHRASE("a prefix is followed by a colon and the address that it stands for");
    if (!value_fits("ncname", 6, declaration->name))
        return PHRASE("this is not a name that a prefix can have");
    if (!declaration->address)
        return PHRASE("a prefix has no address");
    if (!declaration->has_space)
        return PHRASE("between a prefix and its address stands a space");
    if (address_read(arena, "", declaration->address).is_broken)
        return PHRASE("the address of a prefix is not a valid URL");
    if (!strcmp(declaration->name, "_"))
        return PHRASE("this prefix may not be declared");
    for (size_t i = 0; i < COUNT(default_vocabularies); i++)
        if (!strcmp(default_vocabularies[i], declaration->address))
            return PHRASE("words of this vocabulary have no prefix");
    return NULL;
}

static bool is_taken(const struct declaration *declaration)
{
    for (size_t i = 0; i < COUNT(reserved); i++)
        if (!strcmp(reserved[i].prefix, declaration->name))
            return declaration->address && strcmp(reserved[i].address, declaration->address);
    return false;
}

void vocabulary_check_prefixes(struct inspection *inspection, const char *where, const char *declarations)
{
    struct declaration declaration;
    const char *rest = declarations;
    size_t length = rest ? strlen(rest) : 0;
    if (length && (strchr(" \t\r\n", *rest) || strchr(" \t\r\n", rest[length - 1])))
        inspection_advise(inspection, where, "prefix", PHRASE("no blanks stand around the declarations"));
    while (rest && next_declaration(inspection->arena, &rest, &declaration)) {
        const char *fault = find_declaration_fault(inspection->arena, &declaration);
        if (fault)
            inspection_fault(inspection, where, declaration.name, fault);
        else if (is_taken(&declaration))
            inspection_advise(inspection, where, declaration.name,
                              PHRASE("this prefix stands for another address by itself"));
    }
}

static bool is_declared(struct inspection *inspection, const char *declarations, const char *prefix)
{
    struct declaration declaration;
    while (declarations && next_declaration(inspection->arena, &declarations, &declaration))
        if (!strcmp(declaration.name, prefix))
            return true;
    return false;
}

static bool is_reserved(enum vocabulary vocabulary, const char *prefix)
{
    for (size_t i = 0; i < COUNT(reserved); i++)
        if (!strcmp(reserved[i].prefix, prefix))
            return vocabulary != VOCABULARY_TYPE || reserved[i].is_of_pages;
    return false;
}

/* Of a prefix that has words in this vocabulary; NULL: any word is right. */
static const char *find_words(enum vocabulary vocabulary, const char *prefix)
{
    for (size_t i = 0; i < COUNT(vocabularies); i++)
        if (vocabularies[i].vocabulary == vocabulary && !strcmp(vocabularies[i].prefix, prefix))
            return vocabularies[i].words;
    return NULL;
}

static const char *find_word_fault(struct inspection *inspection, enum vocabulary vocabulary,
                                   const char *declarations, const char *word)
{
    const char *colon = strchr(word, ':');
    const char *prefix = arena_copy(inspection->arena, word, colon ? (size_t)(colon - word) : 0);
    const char *name = colon ? colon + 1 : word;
    if (colon && (!*prefix || !*name))
        return PHRASE("this is not a word with a prefix");
    if (is_declared(inspection, declarations, prefix))
        return NULL;
    if (colon && !is_reserved(vocabulary, prefix))
        return PHRASE("its prefix is not declared");
    const char *words = find_words(vocabulary, prefix);
    bool is_known = !words || !strcmp(words, "*") || ascii_has_word(words, name);
    return is_known ? NULL : PHRASE("EPUB has no such property here; correct the word");
}

void vocabulary_check(struct inspection *inspection, const char *where, enum vocabulary vocabulary,
                      const char *declarations, const char *words)
{
    while (words && *(words += strspn(words, " \t\r\n"))) {
        size_t length = strcspn(words, " \t\r\n");
        const char *word = arena_copy(inspection->arena, words, length);
        const char *fault = find_word_fault(inspection, vocabulary, declarations, word);
        if (fault)
            inspection_fault(inspection, where, word, fault);
        words += length;
    }
}
