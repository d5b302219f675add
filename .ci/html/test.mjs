// Exported pages in a browser: axe-core finds nothing.
//
//	PREVIEW=FOLDER_WITH_NODE_MODULES node .ci/html/test.mjs PAGE.html...
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.env.PREVIEW + '/');
const { chromium } = require('playwright-core');
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
const files = process.argv.slice(2);
assert.ok(files.length > 0, 'no pages');

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
for (const file of files) {
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(found.violations.map((v) => `${file}: ${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`), []);
}
await browser.close();
console.log(`${files.length} pages, 0 violations`);
