/* The words of formats/html/lexicon/words.def, found in a line.
 *
 * Shape: a set of classes, one bit each (1 << class).
 * Source: formats/html/lexicon/words.def. */
#ifndef FORMATS_HTML_WORDS_H
#define FORMATS_HTML_WORDS_H

#include "formats/html/lexicon/text_view.h"

enum word_class {
    WORDS_FRONT,     /* 序 楔子 尾声 后记 附录: a part of a book that has no number */
    WORDS_BACK,      /* 后记 附录: what closes a book */
    WORDS_CONTENTS,  /* 目录 */
    WORDS_SUMMARY,   /* 文案 简介: what a site prints before a book */
    WORDS_CLOSING,   /* 全书完 */
    WORDS_CAPTION,   /* 图为, …摄 */
    WORDS_CREDIT,    /* 来源, 责任编辑 */
    WORDS_FURNITURE, /* 相关阅读, 友情链接 */
    WORDS_CLASSES,
};

/* The classes whose words stand where they must in a line. */
unsigned words_find(struct text_view line);

#endif
