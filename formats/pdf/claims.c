#include "formats/pdf/claims.h"

#include "base/translation.h"

#include <string.h>

static bool holds_table(const struct element_list *elements)
{
    for (size_t i = 0; i < elements->count; i++)
        if (!strcmp(elements->elements[i]->tag, "Table"))
            return true;
    return false;
}

/* What keeps a file from both; NULL: nothing. */
static const char *find_fault(const struct painted *painted)
{
    return painted->flaws.has_boxes ? PHRASE("no font has some of its characters") : NULL;
}

static const char *find_fault_for_listeners(const struct writer_session *session,
                                            const struct painted *painted)
{
    if (!painted->is_tagged)
        return PHRASE("booklets and copies have no structure, for their pages do not follow each other");
    if (!*painted->metadata->title)
        return PHRASE("it has no title");
    if (painted->is_part && holds_table(&session->elements))
        return PHRASE("-O pages may leave out a part of a table");
    return find_fault(painted);
}

static bool is_asked_for(enum conformance conformance, enum conformance alone)
{
    return conformance == alone || conformance == CONFORMANCE_UA_A;
}

/* Reports a fault. A claim that is not made is one that nobody asked for, or a failure. */
static enum status report(const struct writer_session *session, enum conformance alone, const char *standard,
                          const char *fault)
{
    bool is_failure = is_asked_for(session->plan.conformance, alone);
    if (fault)
        diag_report(session->request.diag, (struct place){session->request.output_name, 0},
                    is_failure ? DIAG_CANNOT_CONFORM : DIAG_NO_CLAIM, standard, fault);
    return fault && is_failure ? STATUS_FAILED : STATUS_OK;
}

enum status claims_judge(const struct writer_session *session, const struct painted *painted,
                         struct claims *claims)
{
    enum conformance conformance = session->plan.conformance;
    bool wants_ua = conformance == CONFORMANCE_AUTO || is_asked_for(conformance, CONFORMANCE_UA);
    bool wants_a = conformance == CONFORMANCE_AUTO || is_asked_for(conformance, CONFORMANCE_A);
    const char *fault_of_ua = find_fault_for_listeners(session, painted), *fault_of_a = find_fault(painted);
    bool is_whole = !fault_of_ua && !painted->flaws.has_private;
    *claims = (struct claims){.is_accessible = wants_ua && !fault_of_ua};
    if (wants_a && !fault_of_a)
        claims->archival = is_whole ? 'A' : 'U';
    enum status status = wants_ua ? report(session, CONFORMANCE_UA, "PDF/UA-1", fault_of_ua) : STATUS_OK;
    enum status other = wants_a ? report(session, CONFORMANCE_A, "PDF/A-2", fault_of_a) : STATUS_OK;
    return status == STATUS_OK ? other : status;
}
