/* Lines of marks that divide sections: -----, which is a rule, as <hr> is; * * *, ◇ ◇ ◇, which stand in the middle. */
#ifndef FORMATS_HTML_SEPARATORS_H
#define FORMATS_HTML_SEPARATORS_H

#include "formats/html/article/article.h"

/* Lines of dashes become separators; lines of stars are centred. */
void pass_separators(struct article *article);

#endif
