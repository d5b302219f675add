// Reads PDFs as a browser does, with pdf.js: every page must have a structure
// tree, text in it, and the file its title and marks.
//
//	node .ci/pdfjs/read.mjs FILE...
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const at = process.env.PDFJS;
const { getDocument } = await import(pathToFileURL(createRequire(at + '/').resolve('pdfjs-dist/legacy/build/pdf.mjs')));

let failures = 0;
for (const name of process.argv.slice(2)) {
  const faults = [];
  const pdf = await getDocument({ data: new Uint8Array(await readFile(name)), useSystemFonts: false, verbosity: 0 }).promise;
  let nodes = 0, words = 0;
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const tree = await page.getStructTree();
    const count = (node) => 1 + (node.children ?? []).reduce((sum, kid) => sum + count(kid), 0);
    if (!tree) faults.push(`page ${n} has no structure`);
    else nodes += count(tree);
    const text = (await page.getTextContent()).items.map((item) => item.str).join(' ');
    if (!/\p{L}{3}/u.test(text)) faults.push(`page ${n} has no text`);
    words += text.split(/\s+/).filter(Boolean).length;
  }
  if (!(await pdf.getMarkInfo())?.Marked) faults.push('not marked');
  const { info } = await pdf.getMetadata();
  if (!info.Title) faults.push('no title');
  if (!(await pdf.getViewerPreferences())?.DisplayDocTitle) faults.push('the title is not shown');
  if (!(await pdf.getAttachments())) faults.push('carries no source');
  for (const fault of faults) console.log(`${name}: ${fault}`);
  failures += faults.length;
  console.log(`${name}: ${pdf.numPages} pages, ${nodes} nodes, ${words} words`);
  await pdf.destroy();
}
console.log(`pdf.js: ${process.argv.length - 2} files, ${failures} failures`);
process.exit(failures ? 1 : 0);
