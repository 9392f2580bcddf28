#include "fonts/catalog.h"

enum weight { REGULAR, BOLD, ANY_WEIGHT };

/* Sets of languages, as bits. */
enum {
    SIMPLIFIED = 1 << LANGUAGE_SIMPLIFIED_CHINESE,
    TRADITIONAL = 1 << LANGUAGE_TRADITIONAL_CHINESE | 1 << LANGUAGE_TRADITIONAL_CHINESE_HONGKONG,
    OTHER = 1 << LANGUAGE_OTHER,
    EVERY = (1 << LANGUAGE_COUNT) - 1,
};

/* A file that serves a role; `weight` is the weight that must be asked for. */
struct single_face {
    enum face_role role;
    enum weight weight;
    unsigned languages;
    struct candidate candidate;
};

#define TRUETYPE "/usr/share/fonts/truetype/"
#define TEX_FANDOL "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/"

static const struct single_face single_faces[] = {
    {FACE_SONG, REGULAR, SIMPLIFIED | OTHER, {"BanxinSong-Regular.ttf", NULL, 0, false}},
    {FACE_HEI, ANY_WEIGHT, SIMPLIFIED | OTHER, {"BanxinHei-Bold.ttf", NULL, 0, true}},
    {FACE_KAI,
     ANY_WEIGHT,
     SIMPLIFIED | OTHER,
     {TRUETYPE "lxgw-wenkai/LXGWWenKai-Regular.ttf", "LXGW WenKai", 0, false}},
    {FACE_KAI, ANY_WEIGHT, SIMPLIFIED | OTHER, {TRUETYPE "arphic/ukai.ttc", "AR PL UKai CN", 0, false}},
    {FACE_KAI, ANY_WEIGHT, TRADITIONAL, {TRUETYPE "arphic/ukai.ttc", "AR PL UKai TW", 2, false}},
    {FACE_KAI, ANY_WEIGHT, SIMPLIFIED | OTHER, {TEX_FANDOL "FandolKai-Regular.otf", "FandolKai", 0, false}},
    {FACE_KAI, ANY_WEIGHT, SIMPLIFIED | TRADITIONAL | OTHER, {NULL, "KaiTi", 0, false}},
    /* what a user installed comes before Fandol's, which lacks the characters of many names */
    {FACE_FANGSONG, ANY_WEIGHT, SIMPLIFIED | OTHER, {NULL, "FangSong", 0, false}},
    {FACE_FANGSONG, ANY_WEIGHT, SIMPLIFIED | OTHER, {NULL, "FangSong_GB2312", 0, false}},
    {FACE_FANGSONG, ANY_WEIGHT, SIMPLIFIED | OTHER, {NULL, "仿宋_GB2312", 0, false}},
    {FACE_FANGSONG, ANY_WEIGHT, SIMPLIFIED | OTHER, {NULL, "STFangsong", 0, false}},
    {FACE_FANGSONG, ANY_WEIGHT, SIMPLIFIED | OTHER, {NULL, "Zhuque Fangsong", 0, false}},
    {FACE_FANGSONG, ANY_WEIGHT, SIMPLIFIED | OTHER, {NULL, "Zhuque Fangsong (technical preview)", 0, false}},
    {FACE_FANGSONG,
     ANY_WEIGHT,
     SIMPLIFIED | OTHER,
     {TEX_FANDOL "FandolFang-Regular.otf", "FandolFang R", 0, false}},
    {FACE_FANGSONG, ANY_WEIGHT, TRADITIONAL, {TRUETYPE "cwtex/cwfs.ttf", "cwTeXFangSong", 0, false}},
    {FACE_ITALIC, ANY_WEIGHT, EVERY, {TRUETYPE "liberation/LiberationSerif-Italic.ttf", NULL, 0, false}},
    {FACE_ITALIC, ANY_WEIGHT, EVERY, {TRUETYPE "liberation2/LiberationSerif-Italic.ttf", NULL, 0, false}},
    {FACE_ITALIC, ANY_WEIGHT, EVERY, {TRUETYPE "croscore/Tinos-Italic.ttf", NULL, 0, false}},
    {FACE_ITALIC, ANY_WEIGHT, EVERY, {TRUETYPE "noto/NotoSerif-Italic.ttf", NULL, 0, false}},
    {FACE_ITALIC, ANY_WEIGHT, EVERY, {TRUETYPE "dejavu/DejaVuSerif-Italic.ttf", NULL, 0, false}},
};

/* A collection with one face for each region, in the order of region_index. */
struct collection {
    enum face_role role;
    enum weight weight;
    const char *path;
    const char *families[LANGUAGE_COUNT]; /* by language */
    unsigned first_index;
    bool bold;
};

#define NOTO "/usr/share/fonts/opentype/noto/"
#define REGIONS(family) family " SC", family " TC", family " HK", family " JP", family " KR", family " SC"

static const struct collection collections[] = {
    {FACE_SONG, REGULAR, NOTO "NotoSerifCJK-Regular.ttc", {REGIONS("Noto Serif CJK")}, 0, false},
    {FACE_SONG, BOLD, NOTO "NotoSerifCJK-Bold.ttc", {REGIONS("Noto Serif CJK")}, 0, true},
    {FACE_HEI, ANY_WEIGHT, NOTO "NotoSansCJK-Bold.ttc", {REGIONS("Noto Sans CJK")}, 0, true},
    {FACE_MONO, REGULAR, NOTO "NotoSansCJK-Regular.ttc", {REGIONS("Noto Sans Mono CJK")}, 5, false},
    {FACE_MONO, BOLD, NOTO "NotoSansCJK-Bold.ttc", {REGIONS("Noto Sans Mono CJK")}, 5, true},
};

/* The face of a region in the collections of Noto CJK: JP KR SC TC HK. */
static const unsigned region_index[LANGUAGE_COUNT] = {
    [LANGUAGE_SIMPLIFIED_CHINESE] = 2,
    [LANGUAGE_TRADITIONAL_CHINESE] = 3,
    [LANGUAGE_TRADITIONAL_CHINESE_HONGKONG] = 4,
    [LANGUAGE_JAPANESE] = 0,
    [LANGUAGE_KOREAN] = 1,
    [LANGUAGE_OTHER] = 2,
};

/* What Noto CJK lacks: rare Han, other scripts, signs. */
static const struct candidate last_candidates[] = {
    {TRUETYPE "babelstone/BabelStoneHan.ttf", NULL, 0, false},
    {TRUETYPE "hanazono/HanaMinA.ttf", NULL, 0, false},
    {TRUETYPE "hanazono/HanaMinB.ttf", NULL, 0, false},
    {TRUETYPE "dejavu/DejaVuSerif.ttf", NULL, 0, false},
    {TRUETYPE "dejavu/DejaVuSans.ttf", NULL, 0, false},
};

static bool weight_matches(enum weight weight, bool bold)
{
    return weight == ANY_WEIGHT || (weight == BOLD) == bold;
}

static void add(struct chain *chain, struct candidate candidate)
{
    if (chain->count < LONGEST_CHAIN)
        chain->candidates[chain->count++] = candidate;
}

static void add_role(struct chain *chain, enum face_role role, enum script_language language, bool bold)
{
    for (size_t i = 0; i < sizeof single_faces / sizeof *single_faces; i++) {
        const struct single_face *face = &single_faces[i];
        if (face->role == role && weight_matches(face->weight, bold) && face->languages & 1U << language)
            add(chain, face->candidate);
    }
    for (size_t i = 0; i < sizeof collections / sizeof *collections; i++) {
        const struct collection *collection = &collections[i];
        if (collection->role == role && weight_matches(collection->weight, bold))
            add(chain,
                (struct candidate){collection->path, collection->families[language],
                                   collection->first_index + region_index[language], collection->bold});
    }
}

void catalog_chain(enum face_role role, enum script_language language, bool bold, struct chain *chain)
{
    chain->count = 0;
    add_role(chain, role, language, bold);
    chain->own_count = chain->count;
    if (role != FACE_SONG && bold)
        add_role(chain, FACE_SONG, language, true);
    if (role != FACE_SONG || bold)
        add_role(chain, FACE_SONG, language, false);
    if (role != FACE_HEI)
        add_role(chain, FACE_HEI, language, false);
    for (size_t i = 0; i < sizeof last_candidates / sizeof *last_candidates; i++)
        add(chain, last_candidates[i]);
}
