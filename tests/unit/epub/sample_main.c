/* epub_sample FILE [OPTION=VALUE]: writes a book that holds everything a document may hold, twice, for the
 * validators. */
#include "tests/unit/epub/sample.h"

#include <stdio.h>

int main(int count, char **arguments)
{
    if (count < 2)
        return 2;
    struct document *documents[2] = {sample_everything(), sample_everything()};
    struct buffer bytes = {0};
    sample_write(documents, 2, count > 2 ? arguments[2] : NULL, &bytes);
    FILE *file = fopen(arguments[1], "wb");
    if (!file || fwrite(bytes.data, 1, bytes.length, file) != bytes.length || fclose(file))
        return 1;
    buffer_free(&bytes);
    document_free(documents[0]);
    document_free(documents[1]);
    return 0;
}
