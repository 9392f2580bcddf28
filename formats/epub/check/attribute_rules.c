#include "formats/epub/check/attribute_rules.h"

#include "base/array.h"
#include "base/translation.h"
#include "base/utf8.h"
#include "formats/epub/inspection/vocabulary.h"
#include "formats/epub/syntax/values.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static void report(const struct page *page, const struct xml_node *node, const char *what, const char *reason)
{
    inspection_fault(page->inspection, inspection_line(page->inspection, page->file->path, node->line), what,
                     reason);
}

static void advise(const struct page *page, const struct xml_node *node, const char *what, const char *reason)
{
    inspection_advise(page->inspection, inspection_line(page->inspection, page->file->path, node->line), what,
                      reason);
}

/* Elements of SVG that have an epub:type: those that are seen. Source: EPUB 3.3 §6.2.3. */
static const char svg_with_type[] = "svg:svg svg:a svg:audio svg:canvas svg:circle svg:ellipse svg:g "
                                    "svg:iframe svg:image svg:line svg:path svg:polygon "
                                    "svg:polyline svg:rect svg:switch svg:symbol svg:text svg:textPath "
                                    "svg:tspan svg:unknown svg:use svg:video";

/* Roles that elements of their own meaning may have besides. Source: ARIA in HTML §4, as the schemas of EPUB 3.3 have
 * it; WAI-ARIA 1.2 §5.4, DPUB-ARIA 1.1 §3, Graphics ARIA 1.0 §4. */
static const struct {
    const char *elements, *roles;
} roles_of_elements[] = {
    {"h:h1 h:h2 h:h3 h:h4 h:h5 h:h6", "doc-subtitle heading none presentation tab"},
    {"h:menu h:ol h:ul",
     "directory group list listbox menu menubar none presentation radiogroup tablist toolbar tree"},
    {"h:li", "doc-biblioentry doc-endnote listitem menuitem menuitemcheckbox menuitemradio none option "
             "presentation radio "
             "separator tab treeitem"},
    {"h:audio h:video", "application"},
    {"h:br h:wbr", "none presentation"},
    {"h:details h:optgroup", "group"},
    {"h:embed h:iframe", "application document img none presentation"},
    {"h:article", "application article document feed main none presentation region"},
    {"h:aside", "complementary doc-dedication doc-example doc-footnote doc-glossary doc-pullquote doc-tip "
                "feed none note "
                "presentation region search"},
    {"h:button",
     "button link menuitem option tab checkbox menuitemcheckbox menuitemradio radio switch combobox"},
    {"h:dd", "definition"},
    {"h:dialog", "alertdialog dialog"},
    {"h:dl", "group list none presentation"},
    {"h:dt", "listitem term"},
    {"h:fieldset", "group none presentation radiogroup"},
    {"h:figcaption", "group none presentation"},
    {"h:footer", "contentinfo doc-footnote group none presentation"},
    {"h:form", "form none presentation search"},
    {"h:header", "banner doc-footnote group none presentation"},
    {"h:hr", "doc-pagebreak none presentation separator"},
    {"h:img", "button checkbox doc-cover img link math menuitem menuitemcheckbox menuitemradio none option "
              "presentation "
              "progressbar radio scrollbar separator slider switch tab treeitem"},
    {"h:main", "main"},
    {"h:nav", "doc-index doc-pagelist doc-toc menu menubar navigation none presentation tablist"},
    {"h:object", "application document img"},
    {"h:option", "option"},
    {"h:progress", "progressbar"},
    {"h:section", "alert alertdialog application banner complementary contentinfo dialog doc-abstract "
                  "doc-acknowledgments doc-afterword "
                  "doc-appendix doc-bibliography doc-chapter doc-colophon doc-conclusion doc-credit "
                  "doc-credits doc-dedication "
                  "doc-endnotes doc-epigraph doc-epilogue doc-errata doc-example doc-foreword doc-glossary "
                  "doc-index doc-introduction "
                  "doc-notice doc-pagelist doc-part doc-preface doc-prologue doc-pullquote doc-qna doc-toc "
                  "document feed group log main "
                  "marquee navigation none note presentation region search status tabpanel"},
    {"h:select", "listbox menu combobox"},
    {"h:summary", "button"},
    {"h:textarea", "textbox"},
    {"h:caption h:hgroup h:label h:legend h:meter h:picture", ""},
};

/* Of all other elements. */
static const char free_roles[] =
    "alert alertdialog application article banner button cell columnheader complementary contentinfo "
    "definition dialog directory doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink "
    "doc-biblioentry doc-bibliography doc-biblioref doc-chapter doc-colophon doc-conclusion doc-cover "
    "doc-credit doc-credits doc-dedication doc-endnote doc-endnotes doc-epigraph doc-epilogue doc-errata "
    "doc-example doc-footnote doc-foreword doc-glossary doc-glossref doc-index doc-introduction "
    "doc-noteref doc-notice doc-pagebreak doc-pagelist doc-part doc-preface doc-prologue doc-pullquote "
    "doc-qna doc-subtitle doc-tip doc-toc document feed figure form graphics-document graphics-object "
    "graphics-symbol grid gridcell group heading img link list listbox listitem log main marquee math "
    "menu menubar menuitem navigation none note option presentation progressbar radiogroup region row "
    "rowgroup rowheader search searchbox separator status tab table tablist tabpanel term textbox timer "
    "toolbar tooltip tree treegrid treeitem";

/* Roles that say what state they are in. */
static const char roles_of_states[] =
    "checkbox combobox menuitemcheckbox menuitemradio radio scrollbar slider spinbutton switch";

/* Attributes of a role, and elements that have that role by themselves. */
static const struct {
    const char *attribute, *elements;
} attributes_of_roles[] = {
    {"aria-level", "h:h1 h:h2 h:h3 h:h4 h:h5 h:h6 h:li h:tr"},
    {"aria-checked", "h:option h:input"},
    {"aria-selected", "h:option h:th h:tr"},
    {"aria-valuenow", "h:hr h:progress h:meter h:input"},
    {"aria-pressed", "h:button h:summary"},
    {"aria-sort", "h:th"},
    {"aria-rowspan", "h:td h:th"},
    {"aria-colspan", "h:td h:th"},
    {"aria-setsize", "h:li h:option"},
    {"aria-posinset", "h:li h:option"},
    {"aria-required", "h:input h:select h:textarea h:th"},
    {"aria-orientation", "h:hr"},
};

static const char *roles_of(const struct xml_node *node)
{
    for (size_t i = 0; i < COUNT(roles_of_elements); i++)
        if (ascii_has_word(roles_of_elements[i].elements, node->name))
            return roles_of_elements[i].roles;
    return free_roles;
}

static bool says_state(const struct xml_node *node)
{
    return xml_node_get(node, "aria-checked") || xml_node_get(node, "aria-valuenow") ||
           xml_node_get(node, "aria-expanded");
}

static bool may_have_role(const struct xml_node *node, const char *role)
{
    bool has_own = roles_of(node) != free_roles, is_of_state = ascii_has_word(roles_of_states, role);
    if (xml_node_is(node, "h:input") || !xml_node_is_of(node, "h:") || strchr(node->name, '-'))
        return true;
    if (is_of_state && !has_own)
        return says_state(node);
    return ascii_has_word(roles_of(node), role);
}

static void check_role(const struct page *page, const struct xml_node *node)
{
    const char *role = xml_node_get(node, "role");
    for (size_t i = 0; i < COUNT(attributes_of_roles) && xml_node_is_of(node, "h:"); i++)
        if (!role && xml_node_get(node, attributes_of_roles[i].attribute) && !strchr(node->name, '-') &&
            !ascii_has_word(attributes_of_roles[i].elements, node->name))
            report(page, node, attributes_of_roles[i].attribute,
                   PHRASE("it is of a role that the element does not have"));
    if (role && *role && !may_have_role(node, role))
        report(page, node, role, PHRASE("there is no such role of this element"));
    if (ascii_has_word(role, "doc-endnote") || ascii_has_word(role, "doc-biblioentry"))
        advise(page, node, role, PHRASE("it is outdated; take it out"));
}

/* Source: HTML living standard §3.2.6.6. */
static bool is_data_name(const char *name)
{
    if (!name[5])
        return false;
    for (name += 5; *name; name++)
        if (isupper((unsigned char)*name) ||
            !(isalnum((unsigned char)*name) || strchr("-_.", *name) || *name & 0x80))
            return false;
    return true;
}

/* The host of an address: www.w3.org in http://www.w3.org/1999/xhtml. */
static bool has_reserved_host(const char *space)
{
    const char *host = strstr(space, "://");
    size_t length = host ? strcspn(host + 3, "/") : 0;
    return host && (memmem(host, length + 3, "w3.org", 6) || memmem(host, length + 3, "idpf.org", 8));
}

/* Source: HTML living standard §8.1.8.2, Pointer Events 3 §8. */
static const char handlers[] =
    "onabort onafterprint onauxclick onbeforeinput onbeforematch onbeforeprint onbeforetoggle onbeforeunload "
    "onblur "
    "oncancel oncanplay oncanplaythrough onchange onclick onclose oncontextlost oncontextmenu "
    "oncontextrestored oncopy "
    "oncuechange oncut ondblclick ondrag ondragend ondragenter ondragleave ondragover ondragstart ondrop "
    "ondurationchange "
    "onemptied onended onerror onfocus onformdata ongotpointercapture onhashchange oninput oninvalid "
    "onkeydown onkeypress "
    "onkeyup onlanguagechange onload onloadeddata onloadedmetadata onloadstart onlostpointercapture "
    "onmessage onmessageerror "
    "onmousedown onmouseenter onmouseleave onmousemove onmouseout onmouseover onmouseup onoffline ononline "
    "onpagehide "
    "onpageshow onpaste onpause onplay onplaying onpointercancel onpointerdown onpointerenter onpointerleave "
    "onpointermove "
    "onpointerout onpointerover onpointerrawupdate onpointerup onpopstate onprogress onratechange "
    "onrejectionhandled onreset "
    "onresize onscroll onscrollend onsecuritypolicyviolation onseeked onseeking onselect onslotchange "
    "onstalled onstorage "
    "onsubmit onsuspend ontimeupdate ontoggle onunhandledrejection onunload onvolumechange onwaiting onwheel";

static void check_attribute(const struct page *page, const struct xml_node *node,
                            const struct xml_attribute *attribute)
{
    bool is_handler =
        xml_node_is_of(node, "h:") && !strncmp(attribute->name, "on", 2) && !strchr(node->name, '-');
    if (is_handler && !ascii_has_word(handlers, attribute->name))
        inspection_report(page->inspection, DIAG_BOOK_ATTRIBUTE_UNKNOWN,
                          inspection_line(page->inspection, page->file->path, node->line), node->own_name,
                          attribute->name);
    if (!strncmp(attribute->name, "data-", 5) && !is_data_name(attribute->name))
        report(page, node, attribute->name, PHRASE("behind data- stand lower case letters"));
    if (attribute->space && *attribute->name == '?' && has_reserved_host(attribute->space))
        report(page, node, attribute->space, PHRASE("this namespace has no such attributes"));
}

static void check_languages(const struct page *page, const struct xml_node *node)
{
    const char *language = xml_node_get(node, "lang"), *other = xml_node_get(node, "xml:lang");
    if (language && other && strcasecmp(language, other))
        report(page, node, language, PHRASE("lang and xml:lang say the same"));
}

static void check_type(const struct page *page, const struct xml_node *node, const char *prefixes)
{
    static const char without[] =
        "h:head h:title h:base h:link h:meta h:style h:script h:template h:slot h:col "
        "h:rb h:rtc";
    const char *type = xml_node_get(node, "epub:type");
    bool is_unseen = ascii_has_word(without, node->name) ||
                     (xml_node_is_of(node, "svg:") && !ascii_has_word(svg_with_type, node->name));
    if (type && is_unseen)
        report(page, node, "epub:type", PHRASE("the element has no epub:type; take it out"));
    vocabulary_check(page->inspection, inspection_line(page->inspection, page->file->path, node->line),
                     VOCABULARY_TYPE, prefixes, type);
}

void attribute_rules_check(const struct page *page, const struct xml_node *node, const char *prefixes)
{
    for (size_t i = 0; i < node->attribute_count; i++)
        check_attribute(page, node, &node->attributes[i]);
    check_languages(page, node);
    check_type(page, node, prefixes);
    const char *reading = xml_node_get(node, "ssml:ph");
    check_role(page, node);
    if (reading && !value_fits("words", 5, reading))
        advise(page, node, "ssml:ph", PHRASE("it is empty"));
    for (const struct xml_node *up = node->parent; up && reading; up = up->parent)
        if (xml_node_get(up, "ssml:ph"))
            report(page, node, "ssml:ph", PHRASE("the element around has a reading already"));
}
