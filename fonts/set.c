#include "fonts/set.h"
#include "base/arena.h"
#include "base/path.h"
#include "base/translation.h"
#include "base/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct font_file *open_file(struct font_set *set, const char *path, const char **reason)
{
    for (struct font_file *file = set->files; file; file = file->next)
        if (!strcmp(file->path, path))
            return file;
    struct font_file *file;
    if (font_file_open(path, &file, reason) != STATUS_OK)
        return NULL;
    file->next = set->files;
    return set->files = file;
}

static struct face *find_open_face(const struct font_set *set, const struct font_file *file, unsigned index)
{
    for (struct face *face = set->faces; face; face = face->next)
        if (face->file == file && face->index == index && !face->is_last_resort)
            return face;
    return NULL;
}

static void add_face(struct font_set *set, struct face *face)
{
    face->next = set->faces;
    set->faces = face;
}

static struct face *open_face(struct font_set *set, const char *path, unsigned index)
{
    const char *reason = NULL;
    struct font_file *file = open_file(set, path, &reason);
    struct face *face = file ? find_open_face(set, file, index) : NULL;
    if (face)
        return face;
    if (file && face_open(file, index, &face, &reason) == STATUS_OK) {
        add_face(set, face);
        return face;
    }
    diag_report(set->diag, (struct place){0}, DIAG_BAD_FONT, path, reason);
    return NULL;
}

static struct face *open_system_font(struct font_set *set, struct system_font font)
{
    struct face *face = open_face(set, font.path, font.index);
    free(font.path);
    return face;
}

static struct face *open_candidate(struct font_set *set, const struct candidate *candidate)
{
    struct system_font font;
    const char *path = candidate->path ? path_join(set->arena, set->folder, candidate->path) : NULL;
    if (path && !access(path, R_OK))
        return open_face(set, path, candidate->index);
    if (candidate->family && system_font_by_family(&set->system, candidate->family, candidate->bold, &font))
        return open_system_font(set, font);
    return NULL;
}

/* What the user chose stands before the catalog's own. */
static void add_choices(struct font_set *set, enum face_role role, bool bold, struct chain *chain)
{
    for (size_t i = set->choice_count; i--;) {
        const struct font_choice *choice = &set->choices[i];
        if (choice->role != role || chain->count == LONGEST_CHAIN)
            continue;
        const char *path = arena_copy(set->arena, choice->value, choice->path_length);
        chain->candidates[chain->count++] = choice->is_file
                                                ? (struct candidate){path, NULL, choice->index, bold}
                                                : (struct candidate){NULL, choice->value, 0, bold};
    }
}

static void make_chain(struct font_set *set, enum face_role role, enum script_language language, bool bold,
                       struct opened_chain *opened)
{
    struct chain catalog;
    struct chain *chain = &opened->chain;
    catalog_chain(role, language, bold, &catalog);
    add_choices(set, role, bold, chain);
    opened->chosen_count = chain->count;
    chain->own_count = chain->count + catalog.own_count;
    for (size_t i = 0; i < catalog.count && chain->count < LONGEST_CHAIN; i++)
        chain->candidates[chain->count++] = catalog.candidates[i];
    opened->made = true;
}

struct opened_chain *font_set_chain(struct font_set *set, enum face_role role, enum script_language language,
                                    bool bold)
{
    struct opened_chain *opened = &set->chains[role][language][bold];
    if (!opened->made)
        make_chain(set, role, language, bold, opened);
    return opened;
}

struct face *font_set_chain_face(struct font_set *set, struct opened_chain *opened, size_t index)
{
    if (!opened->tried[index])
        opened->faces[index] = open_candidate(set, &opened->chain.candidates[index]);
    opened->tried[index] = true;
    return opened->faces[index];
}

bool font_set_has_role(struct font_set *set, enum face_role role, const char *language)
{
    struct opened_chain *opened = font_set_chain(set, role, language_family(language), false);
    for (size_t i = 0; i < opened->chain.own_count; i++)
        if (font_set_chain_face(set, opened, i))
            return true;
    return false;
}

/* Among the first `count` of a chain; `place` is that of the face in it. */
static struct face *find_among(struct font_set *set, struct opened_chain *opened, size_t count,
                               uint32_t character, uint32_t variation, size_t *place)
{
    for (size_t i = 0; i < count; i++) {
        struct face *face = font_set_chain_face(set, opened, i);
        *place = i;
        if (face && face_glyph(face, character, variation))
            return face;
    }
    return NULL;
}

static struct face *search_system(struct font_set *set, uint32_t character, const char *language, bool bold)
{
    struct system_font font;
    for (size_t i = 0; i < set->search_count; i++)
        if (set->searches[i].character == character)
            return set->searches[i].face;
    if (set->search_count == MOST_SEARCHES)
        return NULL;
    struct face *face = NULL;
    if (system_font_by_character(&set->system, character, language, bold, &font))
        face = open_system_font(set, font);
    if (face && !face_glyph(face, character, 0))
        face = NULL;
    set->searches[set->search_count++] = (struct search){character, face};
    return face;
}

/* FangSong and Kai of small sets lack the rare characters of names, which are seen to be of another face. */
static void note_replaced(struct font_set *set, enum face_role role, const struct opened_chain *opened,
                          uint32_t character)
{
    if ((role != FACE_FANGSONG && role != FACE_KAI) || unicode_script(character) != SCRIPT_HAN)
        return;
    for (size_t i = 0; i < opened->chain.own_count; i++)
        if (opened->faces[i]) {
            noted_add(&set->replaced, character);
            return;
        }
}

/* Letters, digits and marks of Latin text, which a chosen Latin face draws. */
static bool is_latin(uint32_t character)
{
    return (character > ' ' && character < 0x7F) ||
           (character >= 0xC0 && character < 0x250 && character != 0xD7 && character != 0xF7);
}

/* The Latin face of the user, for Latin characters in the text faces. */
static struct face *find_chosen_latin(struct font_set *set, enum face_role role, const char *language,
                                      bool bold, uint32_t character)
{
    if (role == FACE_MONO || role == FACE_LATIN || !is_latin(character))
        return NULL;
    struct opened_chain *opened = font_set_chain(set, FACE_LATIN, language_family(language), bold);
    size_t place;
    return find_among(set, opened, opened->chosen_count, character, 0, &place);
}

/* Characters come in their thousands, and in one language. */
static enum script_language family_of(struct font_set *set, const char *language)
{
    if (!strcmp(set->language, language))
        return set->family;
    enum script_language family = language_family(language);
    if (strlen(language) < sizeof set->language) {
        strcpy(set->language, language);
        set->family = family;
    }
    return family;
}

struct face *font_set_find(struct font_set *set, enum face_role role, const char *language, bool bold,
                           uint32_t character, uint32_t variation, bool *synthetic_bold)
{
    struct opened_chain *opened = font_set_chain(set, role, family_of(set, language), bold);
    struct face *face = set->choice_count ? find_chosen_latin(set, role, language, bold, character) : NULL;
    size_t place = 0;
    if (!face && variation)
        face = find_among(set, opened, opened->chain.count, character, variation, &place);
    if (!face)
        face = find_among(set, opened, opened->chain.count, character, 0, &place);
    if (face && place >= opened->chain.own_count)
        note_replaced(set, role, opened, character);
    if (!face)
        face = search_system(set, character, language, bold);
    *synthetic_bold = face && bold && !face->bold && role != FACE_HEI; /* Hei is bold by nature */
    if (face)
        return face;
    noted_add(&set->missing, character);
    return set->last_resort;
}

struct face *font_set_find_italic(struct font_set *set, const char *language, bool bold, uint32_t character,
                                  bool *synthetic_bold)
{
    struct opened_chain *opened = font_set_chain(set, FACE_ITALIC, family_of(set, language), bold);
    size_t place;
    struct face *face = find_among(set, opened, opened->chain.own_count, character, 0, &place);
    *synthetic_bold = face && bold && !face->bold;
    return face;
}

struct face *font_set_last_resort(struct font_set *set)
{
    return set->last_resort;
}

void font_set_report_missing(struct font_set *set, struct place place)
{
    noted_report(&set->missing, set->diag, place, DIAG_MISSING_GLYPHS);
    noted_report(&set->replaced, set->diag, place, DIAG_REPLACED_GLYPHS);
}

/* The face whose glyph 0 is drawn where no face has a character: a body face of the catalog, under a struct
 * of its own, so that a run in it never joins a run of real text. */
static enum status open_last_resort(struct font_set *set)
{
    struct opened_chain *opened = font_set_chain(set, FACE_SONG, LANGUAGE_SIMPLIFIED_CHINESE, false);
    struct face *body = NULL;
    for (size_t i = 0; i < opened->chain.count && !body; i++)
        body = font_set_chain_face(set, opened, i);
    const char *reason;
    if (!body || face_open(body->file, body->index, &set->last_resort, &reason) != STATUS_OK) {
        diag_report(set->diag, (struct place){0}, DIAG_NO_FONT, PHRASE("Chinese text"), "fonts-noto-cjk");
        return STATUS_FAILED;
    }
    set->last_resort->is_last_resort = true;
    add_face(set, set->last_resort);
    return STATUS_OK;
}

/* Files are named relative to the working folder, not to that of the working fonts. */
static const char *absolute_value(struct arena *arena, const char *value)
{
    char *folder = value[0] == '/' ? NULL : getcwd(NULL, 0);
    const char *absolute = folder ? path_join(arena, folder, value) : arena_copy_text(arena, value);
    free(folder);
    return absolute;
}

static bool has_family(struct font_set *set, const char *family)
{
    struct system_font font;
    if (system_font_by_family(&set->system, family, false, &font)) {
        free(font.path);
        return true;
    }
    diag_report(set->diag, (struct place){0}, DIAG_BAD_FONT, family,
                PHRASE("no family of this name is installed"));
    return false;
}

static void read_choices(struct font_set *set, const struct font_request *request)
{
    for (size_t i = 0; i < request->folders.count; i++)
        system_fonts_add_folder(&set->system, request->folders.items[i]);
    for (size_t i = 0; i < request->choices.count; i++) {
        struct font_choice choice;
        if (set->choice_count == MOST_CHOICES || !font_choice_read(request->choices.items[i], &choice))
            continue;
        const char *value = choice.is_file ? absolute_value(set->arena, choice.value)
                                           : arena_copy_text(set->arena, choice.value);
        choice.path_length += strlen(value) - strlen(choice.value);
        choice.value = value;
        if (choice.is_file || has_family(set, value))
            set->choices[set->choice_count++] = choice;
    }
}

enum status font_set_new(const struct font_request *request, struct font_set **set)
{
    struct font_set *made = memory_allocate(sizeof *made);
    memset(made, 0, sizeof *made);
    made->arena = arena_new();
    made->folder = arena_copy_text(made->arena, request->fonts_folder);
    made->diag = request->diag;
    read_choices(made, request);
    if (open_last_resort(made) != STATUS_OK) {
        font_set_free(made);
        return STATUS_FAILED;
    }
    *set = made;
    return STATUS_OK;
}

void font_set_free(struct font_set *set)
{
    if (!set)
        return;
    for (struct face *face = set->faces, *next; face; face = next) {
        next = face->next;
        face_close(face);
    }
    for (struct font_file *file = set->files, *next; file; file = next) {
        next = file->next;
        font_file_close(file);
    }
    system_fonts_close(&set->system);
    arena_free(set->arena);
    free(set);
}

const char *fonts_version(void)
{
    static char text[64];
    int fontconfig = system_font_library_version();
    snprintf(text, sizeof text, "HarfBuzz %s, fontconfig %d.%d.%d", hb_version_string(), fontconfig / 10000,
             fontconfig / 100 % 100, fontconfig % 100);
    return text;
}
