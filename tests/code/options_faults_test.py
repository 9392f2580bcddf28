#!/usr/bin/python3
"""The test of the options finds what it is there to find: each faulty copy of a small tree has its fault."""
import os
import sys
import tempfile

import options
import sources

GOOD = {
    "base/option.h": "const struct option_row *option_find(const struct option_table *table, const char *name);\n"
                     "enum status option_values_set(struct option_values *values, const char *name,\n"
                     "                              const char *value);\n"
                     "const void *option_values_get(const struct option_values *values);\n",
    "base/option.c": "const struct option_row *option_find(const struct option_table *table, const char *name)\n"
                     "{\n    return strcmp(row->name, name) ? NULL : row;\n}\n",
    "reader/reader.c": 'enum status set(void)\n{\n    return option_values_set(values, "width", "1");\n}\n',
    "writer/table.c": 'static const struct option_row rows[] = {{.name = "eol", STORE_CHOICE(eol, text_eol)},\n'
                      '    {.name = "css", STORE_TEXT(css), .choices = "FILE"}};\n',
    "writer/writer.c": "void write(const struct options *options)\n{\n    use(options->eol);\n}\n",
}
READERS = ["reader/reader.c"]
ROOMS = ["base", "reader", "writer"]


def in_writer(statement):
    return {"writer/writer.c": "void write(void)\n{\n    " + statement + "\n}\n"}


# What is changed in the good tree, and the fault that must be found; None: there is none.
CASES = [
    ("nothing", {}, None),
    ("a look-up by name comes back", {"base/option.h": GOOD["base/option.h"] +
                                      "bool option_flag(const struct option_values *values, const char *name);\n"},
     "option_flag asks for an option by its name"),
    ("a look-up over two lines", {"base/option.h": GOOD["base/option.h"] +
                                  "const char *option_text(const struct option_values *values,\n"
                                  "                        const char *name);\n"}, "option_text asks"),
    ("a writer that finds a row", in_writer('use(option_find(table, "eol"));'), "writer/writer.c: option_find"),
    ("a writer that sets an option", in_writer('option_values_set(values, "eol", "lf");'),
     "writer/writer.c: option_values_set"),
    ("a row known by its name", in_writer('if (!strcmp(row->name, "eol"))\n        use(row);'), "give its row a mark"),
    ("a row of a table known by its name", in_writer('if (!strcmp(rows[i].name, "eol"))\n        use(rows);'),
     "give its row a mark"),
    ("a row known by its name, the word first", in_writer('if (!strcmp("eol", row->name))\n        use(row);'),
     "give its row a mark"),
    ("words apart from their enum", {"writer/table.c": '{.name = "eol", STORE_TEXT(eol), .choices = "lf|crlf"}'},
     "those of its enum"),
    ("a kind without its type", {"writer/table.c": '{.name = "bom", .kind = OPTION_FLAG}'}, "from STORE_FLAG"),
    ("a place without its type", {"writer/table.c": '{.name = "bom", .offset = offsetof(struct o, bom)}'},
     "from STORE_FLAG"),
    ("a reader that is gone", {"reader/reader.c": None}, "among the readers of options, but is not there"),
]


def faults_of(files):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            if text is None:
                continue
            os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text)
        sources.ROOT = root
        return options.all_faults(ROOMS, READERS)


def main():
    failures = 0
    for name, files, wanted in CASES:
        faults = faults_of({**GOOD, **files})
        right = any(wanted in fault for fault in faults) if wanted else not faults
        if not right:
            failures += 1
            print(f"{name}: wanted {wanted}, found {faults}")
    print(f"{len(CASES)} trees, {failures} failures")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
