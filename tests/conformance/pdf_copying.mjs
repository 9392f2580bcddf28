// usage: node pdf_copying.mjs PDF.MJS FILE: the text of a PDF, as pdf.js gives it, in the order of its contents.
import { readFileSync } from "node:fs";
const [library, path] = process.argv.slice(2);
const { getDocument } = await import(library);
const document = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent();
    process.stdout.write(content.items.map((item) => (item.str ?? "") + (item.hasEOL ? "\n" : "")).join("") + "\n");
}
