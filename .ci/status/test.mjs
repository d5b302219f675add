// The page of "iku status", judged by axe-core, wide and narrow: clean documents,
// findings, PDFs that are there and that are not.
//
//	PREVIEW=FOLDER_WITH_NODE_MODULES node .ci/status/test.mjs PAGE.html…
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.env.PREVIEW + '/');
const { chromium } = require('playwright-core');
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true, args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const name of process.argv.slice(2)) {
    for (const width of [1500, 400]) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.goto(pathToFileURL(resolve(name)).href);
      const rows = await page.locator('tbody tr').count();
      assert.ok(rows > 0, `${name} has no rows`);
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
      assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`), [], `${name}, ${width} wide`);
      console.log(`  ${rows} rows, ${width} wide: nothing found`);
      await page.close();
    }
  }
} finally {
  await browser.close();
}
