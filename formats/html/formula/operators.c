#include "formats/html/formula/operators.h"

#include <stddef.h>
#include <string.h>

static const struct {
    char text[8]; /* no pointer, which would be made ready in every run */
    enum operator_class class;
} operators[] = {
#define OPERATOR(text, class) {text, OPERATOR_##class},
#include "formats/html/formula/operators.def"
#undef OPERATOR
};

static const struct {
    char mark[4], word[12];
} accents[] = {
#define ACCENT(mark, word) {mark, word},
#include "formats/html/formula/accents.def"
#undef ACCENT
};

enum operator_class operator_class(const char *text)
{
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (!strcmp(operators[i].text, text))
            return operators[i].class;
    return OPERATOR_SYMBOL;
}

const char *operator_accent(const char *text)
{
    for (size_t i = 0; i < sizeof accents / sizeof *accents; i++)
        if (!strcmp(accents[i].mark, text))
            return accents[i].word;
    return NULL;
}
