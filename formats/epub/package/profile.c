#include "formats/epub/package/profile.h"

static const struct profile profiles[] = {
    [PROFILE_ALL] = {0},
    [PROFILE_KINDLE] = {.hides_cover_page = true, .hides_semantics = true, .describes_every_picture = true},
    [PROFILE_KOBO] = {.picture_size = XHTML_PICTURE_PERCENT,
                      .has_broad_cover = true,
                      .marks_sentences = true,
                      .names_own_fonts_alone = true},
    [PROFILE_APPLE] = {.announces_fonts = true, .most_picture_pixels = 5600000},
    /* With this id it keeps the faces of titles when the reader chooses another one for the text. */
    [PROFILE_DUOKAN] = {.identifier_id = "duokan-book-id",
                        .has_broad_cover = true,
                        .fills_screen_with_cover = true,
                        .draws_note_marks = true,
                        .opens_note_items = true,
                        .style = "h1 { font-family: \"DK-XIAOBIAOSONG\", serif; font-weight: normal; }\n"
                                 "h2, h3, h4, h5, h6 { font-family: \"DK-HEITI\", sans-serif; }\n"
                                 "pre, code, kbd, .mono { font-family: \"DK-CODE\", monospace; }\n"
                                 "a.duokan-footnote img { width: 1em; height: 1em; }\n"},
    [PROFILE_WEREAD] = {.bears_src_and_alt_alone = true, .picture_size = XHTML_PICTURE_NO_SIZE},
};

const struct profile *profile_find(enum epub_profile profile)
{
    return &profiles[profile];
}
