#include "formats/document/format.h"

const struct format_module *format_module_load(const char *name, const char *what, struct diag *diag)
{
    const char *reason;
    const struct format_module *module = module_load(name, sizeof *module, &reason);
    if (!module)
        diag_report(diag, (struct place){0}, DIAG_MISSING_MODULE, what, reason);
    return module;
}

enum status writer_write(const struct writer *writer, const struct write_request *request,
                         const struct document *document)
{
    struct writer_session *session;
    enum status status = writer->begin(request, &session);
    if (status != STATUS_OK)
        return status;
    status = writer->add(session, document);
    if (status == STATUS_OK)
        return writer->end(session);
    writer->abandon(session);
    return status;
}
