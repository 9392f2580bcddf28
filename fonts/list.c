#include "fonts/list.h"

#include "base/buffer.h"
#include "base/translation.h"
#include "fonts/set.h"

static const struct {
    const char *language;
    uint32_t sample; /* a character that the language is written with */
} languages[] = {{"zh-CN", 0x56FD}, {"zh-TW", 0x570B}, {"zh-HK", 0x570B}, {"ja", 0x3042}, {"ko", 0xD55C}};

static const char *explain(enum face_role role, const struct opened_chain *opened, size_t index)
{
    if (index < opened->chosen_count)
        return translate("chosen");
    if (index >= opened->chain.own_count && (role == FACE_LATIN || role == FACE_ITALIC))
        return translate("as the text around it");
    if (index >= opened->chain.own_count)
        return translate("a substitute: no face of this role is installed");
    const char *path = opened->chain.candidates[index].path;
    return path && path[0] != '/' ? translate("working font") : translate("installed");
}

static void list_role(struct font_set *set, enum face_role role, bool bold, const char *language,
                      uint32_t sample, struct buffer *lines)
{
    struct opened_chain *opened = font_set_chain(set, role, language_family(language), bold);
    for (size_t i = 0; i < opened->chain.count; i++) {
        struct face *face = font_set_chain_face(set, opened, i);
        if (!face || !face_glyph(face, sample, 0))
            continue;
        buffer_append_format(lines, "%s%s\t%s\t%s\t%s#%u\t%s\n", face_role_name(role), bold ? " bold" : "",
                             language, face_family(face), face_file(face), face_index(face),
                             explain(role, opened, i));
        return;
    }
    buffer_append_format(lines, "%s%s\t%s\t-\t-\t%s\n", face_role_name(role), bold ? " bold" : "", language,
                         translate("nothing is installed"));
}

void font_set_list(struct font_set *set, struct buffer *lines)
{
    for (int role = 0; role < FACE_ROLE_COUNT; role++)
        for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
            uint32_t sample = role == FACE_ITALIC ? 'a' : languages[i].sample;
            list_role(set, (enum face_role)role, false, languages[i].language, sample, lines);
            if (role == FACE_SONG)
                list_role(set, FACE_SONG, true, languages[i].language, languages[i].sample, lines);
        }
}
