#include "formats/epub/check/check_metadata.h"

#include "base/array.h"
#include "base/language.h"
#include "base/translation.h"
#include "base/utf8.h"
#include "formats/epub/check/collection_rules.h"
#include "formats/epub/check/kind_rules.h"
#include "formats/epub/check/meta_rules.h"
#include "formats/epub/inspection/vocabulary.h"
#include "formats/epub/syntax/address.h"
#include "formats/epub/syntax/values.h"

#include <string.h>
#include <strings.h>

/* Source: MARC code list for relators, which OPF 2.0.1 §2.2.6 takes. */
static const char marc_relators[] = "abr acp act add adi adp aft anl anm ann ant ape apl app aqt arc ard arr "
                                    "art asg asn ato att auc aud aui aus aut bdd bjd "
                                    "bkd bkp blw bnd bpd brd brl bsl cas ccp chr clb cli cll clr clt cmm cmp "
                                    "cmt cnd cng cns coe col com con cor cos cot cou "
                                    "cov cpc cpe cph cpl cpt cre crp crr crt csl csp cst ctb cte ctg ctr cts "
                                    "ctt cur cwt dbp dfd dfe dft dgc dgg dgs dis dln "
                                    "dnc dnr dpc dpt drm drt dsr dst dtc dte dtm dto dub edc edm edt egr elg "
                                    "elt eng enj etr evp exp fac fds fld flm fmd fmk "
                                    "fmo fmp fnd fpy frg gis grt his hnr hst ill ilu ins inv isb itr ive ivr "
                                    "jud jug lbr lbt ldr led lee lel len let lgd lie "
                                    "lil lit lsa lse lso ltg lyr mcp mdc med mfp mfr mod mon mrb mrk msd mte "
                                    "mtk mus nrt opn org orm osp oth own pad pan pat "
                                    "pbd pbl pdr pfr pht plt pma pmn pop ppm ppt pra prc prd pre prf prg prm "
                                    "prn pro prp prs prt prv pta pte ptf pth ptt pup "
                                    "rbr rcd rce rcp rdd red ren res rev rpc rps rpt rpy rse rsg rsp rsr rst "
                                    "rth rtm sad sce scl scr sds sec sgd sgn sht sll "
                                    "sng spk spn spy srv std stg stl stm stn str tcd tch ths tld tlp trc trl "
                                    "tyd tyg uvp vac val vdg voc wac wal wam wat wdc "
                                    "wde win wit wpr wst";

static const char *where_of(const struct inspection *inspection, const struct xml_node *node)
{
    return inspection_line(inspection, inspection->package, node->line);
}

static const char *words_of(const struct inspection *inspection, const struct xml_node *node)
{
    return xml_node_words(inspection->arena, node);
}

/* What the elements say. */

static void check_language(struct inspection *inspection, const struct xml_node *node)
{
    const char *language = words_of(inspection, node);
    if (!*language || inspection->edition == 2)
        return;
    if (!language_is_well_formed(language))
        inspection_report(inspection, DIAG_BOOK_LANGUAGE, language, NULL, NULL);
    else if (!strcasecmp(language, "und") || !strcasecmp(language, "mul") || !strcasecmp(language, "zxx"))
        inspection_report(inspection, DIAG_BOOK_LANGUAGE_UNTOLD, language, NULL, NULL);
}

static void check_date(struct inspection *inspection, const struct xml_node *node)
{
    const char *date = words_of(inspection, node);
    if (value_is_date(date))
        return;
    if (inspection->edition == 2)
        inspection_fault(inspection, where_of(inspection, node), date,
                         PHRASE("a date is written 1994, 1994-11 or 1994-11-05"));
    else if (*date)
        inspection_advise(inspection, where_of(inspection, node), date,
                          PHRASE("a date is written 1994, 1994-11 or 1994-11-05"));
}

/* Five groups of hexadecimal digits, of 32 where it is whole. */
static bool is_uuid(const char *text)
{
    for (int group = 0; group < 5; group++) {
        size_t digits = strspn(text, "0123456789abcdefABCDEF");
        text += digits;
        if (!digits || (group < 4 && *text++ != '-'))
            return false;
    }
    return !*text;
}

/* Of the book's own identifier. */
static void check_identifier(struct inspection *inspection, const struct xml_node *node)
{
    const char *text = words_of(inspection, node), *scheme = xml_node_get(node, "opf:scheme");
    if (!inspection->identifier || strcmp(text, inspection->identifier))
        return;
    const char *uuid = !strncasecmp(text, "urn:uuid:", 9) ? text + 9 : NULL;
    if (!uuid && scheme && !strcasecmp(scheme, "uuid"))
        uuid = text;
    if (uuid && !is_uuid(uuid))
        inspection_advise(inspection, where_of(inspection, node), text,
                          PHRASE("a UUID has 32 hexadecimal digits in five groups"));
}

static void check_role(struct inspection *inspection, const struct xml_node *node)
{
    const char *role = xml_node_get(node, "opf:role");
    if (role && strncmp(role, "oth.", 4) && !ascii_has_word(marc_relators, role))
        inspection_fault(inspection, where_of(inspection, node), role,
                         PHRASE("the role is none of MARC's relators, as aut or trl"));
}

static void check_empty(struct inspection *inspection, const struct xml_node *node)
{
    if (inspection->edition == 2 && xml_node_is(node, "dc:title") && !*words_of(inspection, node))
        inspection_advise(inspection, where_of(inspection, node), node->own_name,
                          PHRASE("the element is empty; take it out"));
}

static void check_element(struct inspection *inspection, const struct xml_node *node)
{
    check_empty(inspection, node);
    if (xml_node_is(node, "dc:language"))
        check_language(inspection, node);
    else if (xml_node_is(node, "dc:date"))
        check_date(inspection, node);
    else if (xml_node_is(node, "dc:identifier"))
        check_identifier(inspection, node);
    else if (inspection->edition == 2)
        check_role(inspection, node);
}

static void check_elements(struct inspection *inspection, const struct xml_node *metadata)
{
    for (const struct xml_node *node = metadata->first; node; node = node->next)
        if (!xml_node_is_text(node))
            check_element(inspection, node);
}

/* The identifier of the book. */

static void check_unique_identifier(struct inspection *inspection, const struct xml_node *package)
{
    const char *id = xml_node_get(package, "unique-identifier");
    for (const struct xml_node *node = xml_node_find(package, package, "dc:identifier"); node && id;
         node = xml_node_find(node, package, "dc:identifier")) {
        const char *own = xml_node_get(node, "id");
        if (own && ascii_has_word(id, own))
            inspection->identifier = words_of(inspection, node);
    }
    if (id && !inspection->identifier)
        inspection_report(inspection, DIAG_BOOK_LACKS, inspection->package,
                          arena_format(inspection->arena, "dc:identifier id=\"%s\"", id), NULL);
}

/* Links of a package. */

static const char *const outdated_relations[] = {"marc21xml-record", "mods-record", "onix-record",
                                                 "xml-signature", "xmp-record"};

static void check_link_relation(struct inspection *inspection, const struct xml_node *node)
{
    const char *relation = xml_node_get(node, "rel"), *type = xml_node_get(node, "media-type");
    const char *where = where_of(inspection, node), *refines = xml_node_get(node, "refines");
    bool is_record = ascii_has_word(relation, "record"), is_voice = ascii_has_word(relation, "voicing");
    if (ascii_has_word(relation, "alternate") && strlen(relation) > strspn(relation, " ") + 9)
        inspection_fault(inspection, where, relation, PHRASE("alternate stands alone in rel"));
    if ((is_record || is_voice) && !type)
        inspection_report(inspection, DIAG_BOOK_LACKS, where, "media-type", NULL);
    if (is_voice && type && !inspection_type_begins(type, "audio/"))
        inspection_fault(inspection, where, type, PHRASE("what is spoken is audio"));
    if (is_record && refines)
        inspection_fault(inspection, where, "refines", PHRASE("a record is of the whole book"));
    if (is_voice && !refines)
        inspection_report(inspection, DIAG_BOOK_LACKS, where, "refines", NULL);
    for (size_t i = 0; i < COUNT(outdated_relations); i++)
        if (ascii_has_word(relation, outdated_relations[i]))
            inspection_advise(inspection, where, outdated_relations[i],
                              PHRASE("it is outdated; take it out"));
}

static bool is_in_spine(const struct xml_node *node, const char *id)
{
    const struct xml_node *package = node;
    while (package->parent)
        package = package->parent;
    for (const struct xml_node *each = xml_node_find(package, package, "opf:itemref"); each;
         each = xml_node_find(each, package, "opf:itemref"))
        if (id && xml_node_get(each, "idref") && !strcmp(xml_node_get(each, "idref"), id))
            return true;
    return false;
}

static void check_link_target(struct inspection *inspection, const struct xml_node *node, const char *href)
{
    const struct address address = address_read(inspection->arena, inspection->package, href);
    const struct listed_file *file = inspection_find(inspection, address.path);
    if (address.kind == ADDRESS_DATA)
        inspection_fault(inspection, where_of(inspection, node), href,
                         PHRASE("a data: address may not be listed"));
    bool is_twice = file && xml_node_is(node->parent, "opf:metadata") && !is_in_spine(node, file->id);
    if (is_twice)
        inspection_fault(inspection, where_of(inspection, node), href,
                         PHRASE("a file is in the manifest or linked, not both"));
    if (*address.text == '#' || (address.path && !strcmp(address.path, inspection->package)))
        inspection_fault(inspection, where_of(inspection, node), href,
                         PHRASE("a link names a file, not a part of the package"));
    else
        inspection_add_link(inspection,
                            &(struct book_link){.href = href,
                                                .kind = LINK_RECORD,
                                                .media_type = xml_node_get(node, "media-type")},
                            inspection->package, node->line);
    if (address.path && *address.text != '#' && !xml_node_get(node, "media-type") &&
        xml_node_is(node->parent, "opf:metadata"))
        inspection_report(inspection, DIAG_BOOK_LACKS, where_of(inspection, node), "media-type", NULL);
}

static void check_links_of(struct inspection *inspection, const struct xml_node *package)
{
    const char *prefixes = xml_node_get(package, "prefix");
    for (const struct xml_node *node = xml_node_find(package, package, "opf:link"); node;
         node = xml_node_find(node, package, "opf:link")) {
        const char *href = xml_node_get(node, "href");
        if (xml_node_is(node->parent, "opf:metadata")) {
            vocabulary_check(inspection, where_of(inspection, node), VOCABULARY_REL, prefixes,
                             xml_node_get(node, "rel"));
            vocabulary_check(inspection, where_of(inspection, node), VOCABULARY_LINK, prefixes,
                             xml_node_get(node, "properties"));
            check_link_relation(inspection, node);
            if (!xml_node_get(node, "rel"))
                inspection_report(inspection, DIAG_BOOK_LACKS, where_of(inspection, node), "rel", NULL);
        }
        if (href && !xml_node_is_within(node, "opf:collection"))
            check_link_target(inspection, node, href);
    }
}

/* Guide. */

static bool is_same_reference(const struct xml_node *one, const struct xml_node *other)
{
    const char *type = xml_node_get(one, "type"), *href = xml_node_get(one, "href");
    const char *other_type = xml_node_get(other, "type"), *other_href = xml_node_get(other, "href");
    return type && href && other_type && other_href && !strcasecmp(type, other_type) &&
           !strcasecmp(href, other_href);
}

static void check_guide(struct inspection *inspection, const struct xml_node *package)
{
    for (const struct xml_node *node = xml_node_find(package, package, "opf:reference"); node;
         node = xml_node_find(node, package, "opf:reference")) {
        const char *href = xml_node_get(node, "href");
        if (href)
            inspection_add_link(inspection, &(struct book_link){.href = href, .kind = LINK_GUIDE},
                                inspection->package, node->line);
        for (const struct xml_node *other = node->next; other; other = other->next)
            if (is_same_reference(node, other))
                inspection_advise(inspection, where_of(inspection, other), href,
                                  PHRASE("the guide has this twice; take one out"));
    }
}

void check_metadata(struct inspection *inspection, const struct xml_node *package)
{
    const struct xml_node *metadata = xml_node_find(package, package, "opf:metadata");
    const char *prefixes = xml_node_get(package, "prefix");
    vocabulary_check_prefixes(inspection, where_of(inspection, package), prefixes);
    check_unique_identifier(inspection, package);
    if (metadata && xml_node_is(metadata->parent, "opf:package"))
        check_elements(inspection, metadata);
    const struct xml_node *older = xml_node_find(package, package, "opf:dc-metadata");
    if (older && inspection->edition == 2)
        check_elements(inspection, older);
    check_guide(inspection, package);
    if (inspection->edition == 2)
        return;
    check_links_of(inspection, package);
    collection_rules_check(inspection, package);
    meta_rules_check(inspection, package);
    kind_rules_check(inspection, package);
    if (xml_node_find(package, package, "opf:bindings"))
        inspection_advise(inspection, inspection->package, "bindings", PHRASE("it is outdated; take it out"));
}
