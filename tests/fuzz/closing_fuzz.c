/* Any bytes, closed as a PDF; what is refused stays as it was. */
#include "formats/pdf/closing/closing.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const struct element figure = {.tag = "Figure", .alternative = "图", .attributes = "/O /Layout"},
                                link = {.tag = "Link", .uri = "https://x/"}, note = {.tag = "Note"};
    const struct element *elements[] = {&figure, &link, &note, &figure, &link, &note};
    struct element_list list = {elements, sizeof elements / sizeof *elements, 0};
    struct closing_facts facts = {{"zh-CN", "题", "人", "2019-01-01", {true, 'A'}}, &list, true};
    struct buffer pdf = {0};
    buffer_append(&pdf, bytes, size);
    if (pdf_close(&pdf, &facts) != STATUS_OK &&
        (pdf.length != size || (size && memcmp(pdf.data, bytes, size))))
        abort();
    buffer_free(&pdf);
    return 0;
}
