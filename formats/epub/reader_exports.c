/* What banxin-epub-reader.so shows to the program. */
#include "formats/epub/read/reader.h"

FORMAT_EXPORT extern enum status (*const banxin_read)(const struct read_request *request,
                                                      struct document **document);
enum status (*const banxin_read)(const struct read_request *request, struct document **document) = epub_read;
