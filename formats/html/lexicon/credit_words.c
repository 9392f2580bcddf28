#include "formats/html/lexicon/credit_words.h"

#include "base/array.h"
static const struct credit_entry {
    enum credit_word class;
    const char *word;
} entries[] = {
#define CREDIT_WORD(class, word, source) {CREDIT_##class, word},
#include "formats/html/lexicon/credits.def"
};

/* Characters of what may name somebody; of a label with its colon and blanks between them. */
enum { NAMING_SHORTEST = 2, LABEL_LONGEST = 16 };

enum boundary { BOUNDARY_COLON, BOUNDARY_BARE };

static const struct label {
    enum credit_field field;
    enum boundary boundary;
    const char *word;
} labels[] = {
#define LABEL(field, boundary, word, source) {CREDIT_##field, BOUNDARY_##boundary, word},
#include "formats/html/lexicon/credit_labels.def"
};

/* The next word of a class from `entry` on; NULL: there is none. */
static const struct credit_entry *next_entry(enum credit_word class, const struct credit_entry *entry)
{
    for (; entry < entries + COUNT(entries); entry++)
        if (entry->class == class)
            return entry;
    return NULL;
}

#define EACH(entry, class)                                                                                   \
    const struct credit_entry *entry = next_entry(class, entries);                                           \
    entry != NULL;                                                                                           \
    entry = next_entry(class, entry + 1)

bool credit_word_is(enum credit_word class, struct text_view view)
{
    for (EACH(entry, class))
        if (text_view_same_visible(view, text_view_of(entry->word)))
            return true;
    return false;
}

bool credit_word_ends(enum credit_word class, struct text_view view)
{
    return credit_word_take_end(class, &view);
}

bool credit_word_starts(enum credit_word class, struct text_view view)
{
    return credit_word_take(class, &view);
}

bool credit_word_in(enum credit_word class, struct text_view view)
{
    for (EACH(entry, class))
        if (text_view_find(view, entry->word) >= 0)
            return true;
    return false;
}

bool credit_word_take(enum credit_word class, struct text_view *view)
{
    for (EACH(entry, class))
        if (text_view_take_text(view, entry->word))
            return true;
    return false;
}

bool credit_word_take_end(enum credit_word class, struct text_view *view)
{
    for (EACH(entry, class))
        if (text_view_take_end(view, entry->word))
            return true;
    return false;
}

static bool is_colon(uint32_t character)
{
    return character_in(character, "：:/／|｜丨");
}

/* Most texts have none where a label would end. */
static bool has_colon_near(struct text_view view)
{
    for (size_t i = 0; i < LABEL_LONGEST && !text_view_is_empty(view); i++)
        if (is_colon(text_view_take(&view)))
            return true;
    return false;
}

/* What stands between a label and its value. */
static bool take_colon(struct text_view *view)
{
    struct text_view rest = text_view_trim_start(*view);
    if (!is_colon(text_view_first(rest)))
        return false;
    text_view_take(&rest);
    *view = rest;
    return true;
}

bool credit_label_take(struct text_view *view, enum credit_field *field)
{
    for (size_t i = 0; i < COUNT(labels) && (i > 0 || has_colon_near(*view)); i++) {
        struct text_view rest = *view;
        if (labels[i].boundary != BOUNDARY_COLON || !text_view_take_text(&rest, labels[i].word) ||
            !take_colon(&rest))
            continue;
        *view = rest;
        *field = labels[i].field;
        return true;
    }
    return false;
}

/* 来源与分类, 作者的话: the word of a sentence, and no label. */
static bool goes_on(struct text_view rest)
{
    return character_in(text_view_first(rest), "与和及的之、") && !text_view_is_empty(rest);
}

/* Does the Latin word of a label end where a word ends? */
static bool ends_word(const char *label, struct text_view rest)
{
    return !character_is_latin(text_view_last(text_view_of(label))) ||
           character_is_blank(text_view_first(rest));
}

bool credit_label_take_bare(struct text_view *view, enum credit_field *field)
{
    for (size_t i = 0; i < COUNT(labels); i++) {
        struct text_view rest = *view;
        if (labels[i].boundary != BOUNDARY_BARE || !text_view_take_text(&rest, labels[i].word) ||
            !ends_word(labels[i].word, rest) || goes_on(rest))
            continue;
        *view = rest;
        *field = labels[i].field;
        return true;
    }
    return false;
}

bool credit_names_medium(struct text_view view)
{
    ptrdiff_t divided = text_view_find(view, "-");
    return credit_word_ends(CREDIT_MEDIUM_END, view) ||
           (divided > 0 && credit_word_ends(CREDIT_MEDIUM_END, text_view_part(view, 0, (size_t)divided)));
}

static bool is_label(struct text_view view)
{
    for (size_t i = 0; i < COUNT(labels); i++)
        if (text_view_same_visible(view, text_view_of(labels[i].word)))
            return true;
    return false;
}

bool credit_names_nobody(struct text_view view)
{
    struct text_view rest = view;
    bool unfinished = text_view_ends(view, "于") || text_view_ends(view, "於");
    if (text_view_count_visible(view) < NAMING_SHORTEST || unfinished || is_label(view) ||
        credit_word_is(CREDIT_NOBODY, view) || credit_word_is(CREDIT_OWN, view))
        return true;
    credit_word_take(CREDIT_OWN, &rest);
    return credit_word_is(CREDIT_REPORTER, rest);
}
