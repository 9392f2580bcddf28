#include "formats/layout/inline/syllables.h"

#include "formats/layout/paragraph/breaks.h"

bool syllables_open(struct paragraph *paragraph)
{
    if (paragraph->korean != KOREAN_AUTO || !breaks_keep_words(paragraph))
        return false;
    paragraph->korean = KOREAN_SYLLABLES;
    breaks_find(paragraph, breaks_level(paragraph));
    for (uint32_t i = 1; i < paragraph->item_count; i++) {
        struct item *item = &paragraph->items[i];
        uint32_t penalty = paragraph->penalties[paragraph->characters[item->character].offset];
        if (item->penalty == BREAK_FORBIDDEN && penalty != BREAK_FORBIDDEN)
            item->penalty = penalty + SYLLABLE_PENALTY;
    }
    return true;
}
