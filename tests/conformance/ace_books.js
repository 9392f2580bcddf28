// Ace over the books that are named, all in one process: a line of JSON for each, what it found in which file.
// node ace_books.js FOLDER BOOK... ; FOLDER holds node_modules with @daisy/ace-cli.
'use strict';
const os = require('os');
const [folder, ...books] = process.argv.slice(2);
const find = (name) => require(require.resolve(name, {paths: [folder + '/node_modules/@daisy/ace-cli', folder]}));
const ace = find('@daisy/ace-core');
const runner = find('@daisy/ace-axe-runner-puppeteer');
const out = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true; // it prints each report

const name = (subject) => subject.url;
const findings = (report) => report.assertions.flatMap((file) => file.assertions.map((each) => ({
    file: name(file['earl:testSubject']), rule: each['earl:test']['dct:title'], impact: each['earl:test']['earl:impact'],
    what: (each['earl:result'].html || each['earl:result']['dct:description'] || '').slice(0, 200)})));

(async () => {
    for (const book of books) {
        const [, report] = await ace(book, {cwd: process.cwd(), tmpdir: os.tmpdir() + '/ace-' + process.pid, silent: true, jobid: ''}, runner);
        out(JSON.stringify({book, findings: findings(report)}) + '\n');
    }
    process.exit(0);
})().catch((error) => { console.error(error); process.exit(1); });
