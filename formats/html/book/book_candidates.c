#include "formats/html/book/book_candidates.h"

#include "base/buffer.h"
#include "formats/document/evidence.h"
#include "formats/html/book/book_clean.h"
#include "formats/html/lexicon/book_words.h"
#include "formats/html/lexicon/names.h"

#include <string.h>

/* Characters. */
enum {
    TITLE_LONG = 40,
    BYLINE_LONGEST = 20,
    FOLDER_NAME_LONGEST = 12,
    ALONE_LONGEST = 8,
    MENTIONED_LEAST = 2
};

static const struct evidence_term terms[] = {
#define BOOK_EVIDENCE(name, text, title, author) {text, {0, title, author}},
#include "formats/html/book/book_evidence.def"
};

static const char *const role_names[EVIDENCE_ROLES] = {
    "",
#define BOOK_ROLE(name, word, threshold) word,
#include "formats/html/book/book_evidence.def"
};

static const int thresholds[] = {
    0,
#define BOOK_ROLE(name, word, threshold) threshold,
#include "formats/html/book/book_evidence.def"
};

static const struct evidence_table table = {role_names, terms, BOOK_FEATURES};

static int sum_of(const struct book_candidate *candidate)
{
    return evidence_sum(&table, &candidate->features, candidate->role);
}

static void set(struct book_candidate *candidate, enum book_feature feature, bool is_set)
{
    if (is_set)
        evidence_put(&candidate->features, feature);
}

/* 原序 and 后记 begin like names. */
static bool ends_like_part(struct text_view text)
{
    return character_in(text_view_last(text), "部册冊卷集篇版本书書录錄记記传傳編编章节節序跋）)》]】");
}

static struct book_candidate *add(struct book_candidates *candidates, enum book_role role,
                                  struct text_view text, size_t line)
{
    text = text_view_trim(text);
    bool room = !text_view_is_empty(text) && candidates->count < CANDIDATES_MOST;
    struct book_candidate *candidate = room ? &candidates->items[candidates->count++] : &candidates->spare;
    *candidate = (struct book_candidate){.text = text, .role = role, .line = line, .lines = 1};
    set(candidate, line == NO_HEAD_LINE ? BOOK_FEATURE_IN_NAME : BOOK_FEATURE_IN_LINE, true);
    set(candidate, BOOK_FEATURE_PERSON,
        role == BOOK_ROLE_AUTHOR && name_is_person(text) && !ends_like_part(text));
    set(candidate, BOOK_FEATURE_LONG, text_view_count(text) > TITLE_LONG);
    return candidate;
}

static void look_at_line(struct book_candidate *candidate, const struct head_line *line)
{
    set(candidate, BOOK_FEATURE_ADVERT, line->kind == HEAD_ADVERT);
    set(candidate, BOOK_FEATURE_SENTENCE, line->kind == HEAD_SENTENCE);
    set(candidate, BOOK_FEATURE_FRONT, line->kind == HEAD_FRONT);
    set(candidate, BOOK_FEATURE_OTHER_LABEL, line->kind == HEAD_LABEL);
}

static void look_at_forms(struct book_candidate *candidate, const struct book_statement *statement)
{
    unsigned forms = statement->forms;
    bool title = candidate->role == BOOK_ROLE_TITLE;
    set(candidate, BOOK_FEATURE_LABELLED, (forms & (title ? FORM_LABEL : FORM_AUTHOR)) != 0);
    set(candidate, BOOK_FEATURE_BRACKETED, (forms & FORM_BRACKETS) != 0 && candidate->line != NO_HEAD_LINE);
    set(candidate, BOOK_FEATURE_WITH_AUTHOR, title && !text_view_is_empty(statement->author));
    set(candidate, BOOK_FEATURE_WORKS, (forms & FORM_WORKS) != 0);
    set(candidate, BOOK_FEATURE_BESIDE, (forms & FORM_BESIDE) != 0);
    set(candidate, BOOK_FEATURE_PARTED, (forms & FORM_PARTED) != 0);
    set(candidate, BOOK_FEATURE_SPEAKER, (forms & FORM_SPEECH) != 0);
}

/* 人类简史：从动物到上帝: what stands before the subtitle. */
static void add_shortened(struct book_candidates *candidates, const struct book_candidate *whole)
{
    static const char *const marks[] = {"：", ":", "——", "—"};
    struct book_candidate copy = *whole;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        ptrdiff_t at = text_view_find(copy.text, marks[i]);
        if (at <= 0 || candidates->count == CANDIDATES_MOST)
            continue;
        copy.text = text_view_trim(text_view_part(copy.text, 0, (size_t)at));
        set(&copy, BOOK_FEATURE_SHORTENED, true);
        candidates->items[candidates->count++] = copy;
        return;
    }
}

static bool is_first(const struct book_head *head, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (head->lines[i].kind != HEAD_RULE && head->lines[i].kind != HEAD_ADVERT)
            return false;
    return true;
}

static bool is_above_author(const struct book_head *head, size_t index)
{
    return index + 1 < head->count &&
           (head->lines[index + 1].statement.forms & (FORM_AUTHOR | FORM_WORKS)) != 0 &&
           text_view_is_empty(head->lines[index + 1].statement.title);
}

static void add_title(const struct book_head *head, struct book_candidates *candidates, size_t index)
{
    const struct head_line *line = &head->lines[index];
    bool stated = !text_view_is_empty(line->statement.title);
    bool author_alone = !stated && (line->statement.forms & (FORM_AUTHOR | FORM_WORKS)) != 0;
    bool bare = line->kind == HEAD_WORDS || line->kind == HEAD_FRONT;
    if (author_alone || (!stated && (!bare || !is_first(head, index))))
        return;
    struct text_view text = stated ? line->statement.title : book_title_clean(book_line_peel(line->text));
    struct book_candidate *candidate = add(candidates, BOOK_ROLE_TITLE, text, index);
    look_at_line(candidate, line);
    look_at_forms(candidate, &line->statement);
    set(candidate, BOOK_FEATURE_FIRST, index == 0);
    set(candidate, BOOK_FEATURE_FIRST_OWN, index > 0 && is_first(head, index));
    set(candidate, BOOK_FEATURE_ABOVE_AUTHOR, is_above_author(head, index));
    set(candidate, BOOK_FEATURE_BARE, !stated);
    add_shortened(candidates, candidate);
}

/* The line names a title or nothing but the title. */
static bool names_title(const struct book_head *head, size_t index)
{
    const struct head_line *line = &head->lines[index];
    if (!text_view_is_empty(line->statement.title))
        return text_view_is_empty(line->statement.author);
    return line->kind == HEAD_WORDS && is_first(head, index) && text_view_is_empty(line->statement.author);
}

/* A short line below the title, with nothing but the book's beginning behind it; 上部 is a part of the title.
 */
static bool is_alone(const struct book_head *head, size_t index)
{
    const struct head_line *line = &head->lines[index], *next = line + 1;
    bool ends = index + 1 == head->count || next->kind == HEAD_RULE || next->kind == HEAD_FRONT;
    return head->has_chapters && !head->begins_again && ends &&
           text_view_count(line->text) <= ALONE_LONGEST &&
           !character_in(text_view_last(line->text), "部册冊卷集篇版本书書录錄记記传傳编編章节節）)》]】");
}

static void add_author(const struct book_head *head, struct book_candidates *candidates, size_t index)
{
    const struct head_line *line = &head->lines[index];
    bool stated = !text_view_is_empty(line->statement.author);
    bool deck = text_view_starts(line->text, "——") || text_view_starts(line->text, "－－") ||
                text_view_starts(line->text, "--");
    bool address = text_view_ends(line->text, "：") || text_view_ends(line->text, ":");
    bool below = index > 0 && names_title(head, index - 1) && !deck && !address;
    if (!stated && (!below || line->kind != HEAD_WORDS || text_view_count(line->text) > BYLINE_LONGEST ||
                    line->statement.forms != 0))
        return;
    struct text_view text = stated ? line->statement.author : book_author_clean(line->text);
    struct book_candidate *candidate = add(candidates, BOOK_ROLE_AUTHOR, text, index);
    if (!stated)
        look_at_line(candidate, line);
    else
        set(candidate, BOOK_FEATURE_SENTENCE,
            line->kind == HEAD_SENTENCE && line->statement.forms != FORM_AUTHOR);
    look_at_forms(candidate, &line->statement);
    set(candidate, BOOK_FEATURE_BELOW_TITLE, below && !stated);
    set(candidate, BOOK_FEATURE_ALONE, below && !stated && is_alone(head, index));
}

static bool is_latin_line(struct text_view text)
{
    while (!text_view_is_empty(text))
        if (text_view_take(&text) >= 0x250)
            return false;
    return true;
}

/* 夜明け前 / 第一部上 / 島崎藤村: title in one or more lines, the author, and who translated. */
static void add_aozora(const struct article *article, const struct book_head *head,
                       struct book_candidates *candidates)
{
    size_t author = head->aozora - 1;
    struct text_view helper = head->lines[author].text;
    while (author > 1 && book_word_take_end(&helper, BOOK_HELPER_TAIL)) {
        author--;
        helper = head->lines[author].text;
    }
    struct buffer title = {0};
    for (size_t i = 0; i < author; i++) {
        if (i > 0 && is_latin_line(head->lines[i].text))
            continue;
        if (i > 0)
            buffer_append_byte(&title, ' ');
        buffer_append(&title, head->lines[i].text.text, head->lines[i].text.length);
    }
    struct text_view text = {arena_copy(article->scratch, title.data, title.length), title.length};
    buffer_free(&title);
    struct book_candidate *candidate =
        add(candidates, BOOK_ROLE_TITLE, author == 1 ? head->lines[0].text : text, 0);
    candidate->lines = author;
    set(candidate, BOOK_FEATURE_AOZORA, true);
    set(candidate, BOOK_FEATURE_FIRST, true);
    candidate = add(candidates, BOOK_ROLE_AUTHOR, head->lines[author].text, author);
    set(candidate, BOOK_FEATURE_AOZORA, true);
}

/* a, 773_ruby_5968: no words that would be a title. */
static bool is_code(struct text_view name)
{
    bool digits = text_view_has_any(name, "0123456789"), blank = text_view_has_any(name, " ");
    return is_latin_line(name) && (digits || !blank || text_view_count(name) < 4);
}

static void add_name(const struct book_head *head, struct book_candidates *candidates)
{
    struct book_candidate *title = add(candidates, BOOK_ROLE_TITLE, head->in_name.title, NO_HEAD_LINE);
    look_at_forms(title, &head->in_name);
    set(title, BOOK_FEATURE_NO_WORDS, is_code(title->text));
    struct book_candidate *author = add(candidates, BOOK_ROLE_AUTHOR, head->in_name.author, NO_HEAD_LINE);
    look_at_forms(author, &head->in_name);
}

/* 武侠 is a person by its form; a folder of a kind of books ends like one. */
static bool is_kind_of_books(struct text_view folder)
{
    static const char ends[] =
        "学學史类類诗詩词詞曲说說话話书書文典侠俠幻情集本部库庫录錄籍著作品事经經律教育语語藏";
    return character_in(text_view_last(folder), ends);
}

static void add_folder(const struct book_head *head, struct book_candidates *candidates)
{
    struct text_view folder = book_line_peel(head->folder), name = folder;
    bool collected = book_word_take_end(&name, BOOK_COLLECTED);
    name = book_author_clean(name);
    bool person = name_is_person(name) && !is_kind_of_books(name);
    if (!person && (!collected || text_view_count(name) > FOLDER_NAME_LONGEST || is_kind_of_books(name)))
        return;
    struct book_candidate *candidate = add(candidates, BOOK_ROLE_AUTHOR, name, NO_HEAD_LINE);
    evidence_take(&candidate->features, BOOK_FEATURE_IN_NAME);
    set(candidate, BOOK_FEATURE_IN_FOLDER, true);
    set(candidate, BOOK_FEATURE_COLLECTED, collected && person);
}

/* 大使乔治·凯南: the name behind an office. */
static bool ends_with(struct text_view text, struct text_view end)
{
    return text.length >= end.length &&
           text_view_same(text_view_part(text, text.length - end.length, text.length), end);
}

static bool agree(const struct book_candidate *a, const struct book_candidate *b)
{
    if (a->role == BOOK_ROLE_TITLE)
        return text_view_same_visible(book_title_bare(a->text), book_title_bare(b->text));
    return text_view_same_visible(a->text, b->text) ||
           (a->line == NO_HEAD_LINE && ends_with(b->text, a->text));
}

static bool contains(struct text_view text, struct text_view part)
{
    for (; text.length >= part.length; text_view_take(&text))
        if (memcmp(text.text, part.text, part.length) == 0)
            return true;
    return false;
}

/* The name of the file says the same as the text, or holds it among other things. */
static void compare(const struct book_head *head, struct book_candidates *candidates)
{
    for (size_t i = 0; i < candidates->count; i++) {
        struct book_candidate *a = &candidates->items[i];
        for (size_t j = 0; j < candidates->count; j++) {
            const struct book_candidate *b = &candidates->items[j];
            bool apart = (a->line == NO_HEAD_LINE) != (b->line == NO_HEAD_LINE);
            set(a, BOOK_FEATURE_AGREES, a->role == b->role && apart && agree(a, b));
        }
        struct text_view bare = a->role == BOOK_ROLE_TITLE ? book_title_bare(a->text) : a->text;
        set(a, BOOK_FEATURE_AGREES,
            a->line != NO_HEAD_LINE && text_view_count(bare) >= MENTIONED_LEAST &&
                contains(head->name, bare));
    }
}

void book_candidates_find(const struct article *article, const struct book_head *head,
                          struct book_candidates *candidates)
{
    if (head->aozora > 0)
        add_aozora(article, head, candidates);
    for (size_t i = 0; i < head->count; i++) {
        add_title(head, candidates, i);
        add_author(head, candidates, i);
    }
    add_name(head, candidates);
    add_folder(head, candidates);
    compare(head, candidates);
}

const struct book_candidate *book_candidates_best(const struct book_candidates *candidates,
                                                  enum book_role role)
{
    const struct book_candidate *best = NULL;
    for (size_t i = 0; i < candidates->count; i++) {
        const struct book_candidate *candidate = &candidates->items[i];
        if (candidate->role == role && sum_of(candidate) >= thresholds[role] &&
            (best == NULL || sum_of(candidate) > sum_of(best)))
            best = candidate;
    }
    return best;
}

const struct book_candidate *book_candidates_of_name(const struct book_candidates *candidates)
{
    for (size_t i = 0; i < candidates->count; i++)
        if (candidates->items[i].role == BOOK_ROLE_TITLE && candidates->items[i].line == NO_HEAD_LINE)
            return &candidates->items[i];
    return NULL;
}

static void explain(struct buffer *lines, struct arena *arena, const struct book_candidate *candidate)
{
    buffer_append_format(lines, "%s\t%d\t%s", role_names[candidate->role], sum_of(candidate),
                         text_view_copy_plain(arena, candidate->text));
    const char *before = "\t";
    for (size_t i = 0; i < BOOK_FEATURES; i++) {
        if (!evidence_has(&candidate->features, i) || terms[i].weights[candidate->role] == 0)
            continue;
        buffer_append_format(lines, "%s%s %+d", before, terms[i].name, terms[i].weights[candidate->role]);
        before = ", ";
    }
    buffer_append_byte(lines, '\n');
}

const char *book_candidates_explain(struct arena *arena, const struct book_candidates *candidates)
{
    struct buffer lines = {0};
    for (size_t i = 0; i < candidates->count; i++)
        explain(&lines, arena, &candidates->items[i]);
    const char *text = arena_copy(arena, lines.data, lines.length);
    buffer_free(&lines);
    return text;
}
