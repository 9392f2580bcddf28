/* Lines of marks that divide sections: * * *, -----, ＊＊＊. They are rules, as <hr> is. */
#ifndef FORMATS_HTML_SEPARATORS_H
#define FORMATS_HTML_SEPARATORS_H

#include "formats/html/article/article.h"

/* Lines of marks become separators: * * *, -----. */
void pass_separators(struct article *article);

#endif
