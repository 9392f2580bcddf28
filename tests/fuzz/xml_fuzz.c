/* The reader of XML, and XHTML as tokens: any bytes. */
#include "formats/html/tokenizer/xml_tokens.h"

static void take_start(void *context, const struct element *element, const char *name,
                       const struct attributes *attributes)
{
    size_t *tags = context;
    *tags += element && *name && attributes;
}

static void take_end(void *context, const struct element *element, const char *name)
{
    size_t *tags = context;
    *tags -= element && *name;
}

static void take_text(void *context, const char *text, size_t length)
{
    (void)context;
    if (!text || !length)
        __builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    size_t tags = 0;
    uint32_t line;
    struct xml_fault fault;
    const struct token_handler handler = {&tags, take_start, take_end, take_text, &line, NULL};
    bool is_sound = xml_tokens_read(xml_read, (const char *)bytes, size, &handler, &fault);
    if (is_sound == (fault.reason != NULL))
        __builtin_trap();
    return 0;
}
