// The preview, as somebody uses it in a browser: pages against the PDF, a file
// that is edited, findings and places, the download, keys, and axe-core.
//
//	PREVIEW=FOLDER_WITH_NODE_MODULES node .ci/preview/test.mjs IKU EXAMPLE.toml...
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { request } from 'node:http';

const require = createRequire(process.env.PREVIEW + '/');
const { chromium } = require('playwright-core');
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

const [iku, ...examples] = process.argv.slice(2);
const room = await mkdtemp(join(tmpdir(), 'iku-preview-'));
const servers = [];

// serve starts the preview and returns its address.
async function serve(...args) {
  const child = spawn(iku, ['preview', '--no-open', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  servers.push(child);
  const address = await new Promise((done, fail) => {
    let text = '';
    child.stdout.on('data', (data) => { text += data; if (text.includes('\n')) done(text.trim()); });
    child.on('exit', (code) => fail(new Error(`preview ended with ${code}`)));
  });
  return { address, child };
}

const browser = await chromium.launchPersistentContext(join(room, 'profile'), {
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true, viewport: { width: 1280, height: 900 },
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let page = await browser.newPage();
const faults = [];
page.on('pageerror', (e) => faults.push(String(e)));
page.on('console', (m) => { if (m.type() === 'error' && !/INCOMPLETE_CHUNKED|CONNECTION_REFUSED/.test(m.text()) /* a server that was ended */) faults.push(m.text()); });

// The words of a PDF, with their left and right ends and their baselines.
function pdfWords(file) {
  const html = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const text = (s) => s.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;|&apos;/g, "'").replace(/&amp;/g, '&');
  return html.split('<page ').slice(1).map((part) => [...part.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)]
    .map(([, x, y, X, Y, word]) => ({ x: +x, y: +y, X: +X, Y: +Y, word: text(word) })));
}

// The characters of every page as the browser has placed them.
const characters = () => page.evaluate(async () => {
  await document.fonts.ready;
  return [...document.querySelectorAll('.lembar')].map((svg) => [...svg.querySelectorAll('text')].filter((t) => !t.hasAttribute('transform')).flatMap((text) => {
    const out = [];
    let i = 0;
    for (const c of text.textContent) {
      if (c.trim()) {
        const a = text.getStartPositionOfChar(i), b = text.getEndPositionOfChar(i);
        out.push({ c, x: a.x, X: b.x, y: a.y });
      }
      i += c.length;
    }
    return out;
  }));
});

const steps = [];
const step = (name, does) => steps.push([name, does]);

step('every example stands where its PDF has it, within 0.1 pt', async () => {
  let words = 0, worst = 0;
  for (const example of examples) {
    const pdf = join(room, basename(example) + '.pdf');
    execFileSync(iku, ['build', example, '-o', pdf], { stdio: 'ignore' });
    const { address, child } = await serve(example);
    await page.goto(address);
    const pages = await characters(), wanted = pdfWords(pdf);
    assert.equal(pages.length, wanted.length, `${example}: pages`);
    const family = /Serif/.test(execFileSync('pdffonts', [pdf], { encoding: 'utf8' })) ? [0.891, 0.216] : [0.905, 0.212];
    wanted.forEach((list, n) => {
      for (const w of list) {
        const base = w.y + (w.Y - w.y) * family[0] / (family[0] + family[1]);
        const on = pages[n].filter((c) => Math.abs(c.y - base) < 0.1 && c.x > w.x - 0.1 && c.X < w.X + 0.1).sort((a, b) => a.x - b.x);
        assert.equal(on.map((c) => c.c).join(''), w.word, `${example}: page ${n + 1} at ${w.x}, ${base}`);
        const off = Math.max(Math.abs(on[0].x - w.x), Math.abs(on.at(-1).X - w.X), ...on.map((c) => Math.abs(c.y - base)));
        worst = Math.max(worst, off);
        assert.ok(off <= 0.1, `${example}: ${w.word} is ${off} pt off`);
        words++;
      }
    });
    child.kill();
  }
  return `${examples.length} examples, ${words} words, at most ${worst.toFixed(4)} pt off`;
});

const original = examples.find((e) => e.includes('diskopukm-revisi')) ?? examples[0];
const folder = join(room, 'contoh');
const file = join(folder, 'lembar.toml');
let served;
const has = (text) => page.waitForFunction((t) => document.querySelector('#kertas').textContent.includes(t), text, { timeout: 5000, polling: 5 });

step('what is saved is seen, where one was reading', async () => {
  await cp(dirname(original), folder, { recursive: true });
  await cp(original, file);
  served = await serve(file);
  await page.goto(served.address);
  await page.waitForTimeout(200); // the stream of events stands
  const text = await readFile(file, 'utf8');
  await page.evaluate(() => window.scrollTo(0, 500));
  const times = [];
  for (let i = 0; i < 5; i++) {
    const word = `Persentase koperasi nomor ${i}`;
    const begun = performance.now();
    await writeFile(file, text.replace('Persentase koperasi baru', word));
    await has(word);
    times.push(performance.now() - begun);
  }
  assert.equal(await page.evaluate(() => window.scrollY), 500);
  await writeFile(file, text);
  await has('Persentase koperasi baru');
  return `${times.map((t) => Math.round(t)).join(', ')} ms from save to page`;
});

step('a finding leads to the page and the TOML, the page to the TOML and the finding', async () => {
  const link = page.locator('a.temuan[href^="#tanda-"]').first();
  const number = await link.evaluate((e) => e.closest('li').dataset.temuan);
  await link.click();
  await page.waitForSelector(`rect.terpilih[data-temuan="${number}"]`);
  await page.waitForSelector('#tempat mark');
  await page.waitForFunction((n) => {
    const box = document.querySelector(`rect[data-temuan="${n}"]`).getBoundingClientRect();
    return box.top > 0 && box.bottom < innerHeight;
  }, number);
  const place = await page.locator('#di-mana').textContent();
  assert.match(place, /lembar\.toml:\d+:\d+$/);
  await page.locator('a.temuan').last().click();
  await page.locator('.lembar tspan', { hasText: 'ELFIYENA' }).last().click();
  await page.waitForFunction(() => document.querySelector('#tempat mark')?.textContent.includes('ELFIYENA'));
  const mark = page.locator(`rect[data-temuan="${number}"]`).first();
  await mark.scrollIntoViewIfNeeded();
  const box = await mark.boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height * 0.6);
  await page.waitForSelector(`li.terpilih[data-temuan="${number}"]`);
  return place;
});

step('an error greys the last good pages and is shown above them', async () => {
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('[dokumen]', '[dokumen]\nperiod = "2018"'));
  await page.waitForSelector('.usang');
  assert.match(await page.locator('.galat-atas').textContent(), /period/);
  assert.equal(await page.locator('#unduh a').count(), 0);
  assert.ok(await page.locator('.usang .lembar').count() > 0);
  await writeFile(file, text);
  await page.waitForSelector('.usang', { state: 'detached' });
});

step('the PDF is that of iku build', async () => {
  const pdf = join(room, 'build.pdf');
  execFileSync(iku, ['build', file, '-o', pdf], { stdio: 'ignore' });
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#unduh a')]);
  assert.equal(download.suggestedFilename(), 'lembar.pdf');
  assert.ok((await readFile(await download.path())).equals(await readFile(pdf)));
});

step('text is found across lines and selected; keys lead to places; sizes', async () => {
  assert.ok(await page.evaluate(() => find && window.find('Persentase penerapan mutu pelatihan KUMKM')));
  assert.match(await page.evaluate(() => getSelection().toString().replace(/\s+/g, ' ')), /mutu pelatihan KUMKM/);
  await page.evaluate(() => getSelection().removeAllRanges());
  await page.locator('.halaman').first().focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('#di-mana'));
  await page.click('[data-besar="100"]');
  assert.equal(Math.round(await page.evaluate(() => document.querySelector('.lembar').getBoundingClientRect().width)), Math.round(609.449 * 4 / 3));
  await page.click('[data-besar="0"]');
  const printed = join(room, 'cetak.pdf');
  await writeFile(printed, await page.pdf({ preferCSSPageSize: true }));
  const info = execFileSync('pdfinfo', [printed], { encoding: 'utf8' });
  const sheets = await page.locator('.lembar').count();
  assert.match(info, new RegExp(`Pages: +${sheets}\\b`), info);
  assert.match(info, /Page size: +60[89].*x 93[56]/);
});

const axeRun = async (what) => {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 380]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      // Under the policy of the page no script can be added to it; the test's own comes from outside.
      const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 150)).join(' | ')))`);
      assert.deepEqual(found, [], `${what}, ${colorScheme}, ${width}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${what}: ${width} px are too narrow`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
};

step('axe-core finds nothing: a sheet with a place, errors, a folder, two revisions', async () => {
  await axeRun('sheet');
  await page.goto(new URL(await page.locator('#temuan a[data-lihat][href^="/tempat"]').first().getAttribute('href'), served.address).href);
  await axeRun('place');
  const broken = join(room, 'rusak.toml');
  await writeFile(broken, '[dokumen]\nperiod = 1\n');
  await page.goto((await serve(broken)).address);
  await axeRun('errors');
  await page.goto((await serve(folder)).address);
  await page.waitForFunction(() => !document.querySelector('#keadaan').textContent.includes('belum'));
  await axeRun('folder');
  await page.fill('#cari', 'rsud');
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 2);
  await page.click('tbody a');
  await page.waitForSelector('.lembar');
  const old = join(folder, 'lama.toml');
  await writeFile(old, (await readFile(file, 'utf8')).replace('target = "15,5%"', 'target = "14%"').replace('target  = "15,5%"', 'target = "14%"').replace('Ir. Hj. ELFIYENA', 'Drs. SUTARMAN'));
  await page.goto((await serve(old, file)).address);
  assert.ok(await page.locator('.ubah-baru').count() > 0);
  assert.match(await page.locator('#perubahan').textContent(), /SUTARMAN[^]*ELFIYENA/);
  await axeRun('revisions');
});

step('other hosts, other methods and other files are refused; it ends at once', async () => {
  const { hostname, port } = new URL(served.address);
  const cookie = (await browser.cookies(served.address)).map((c) => `${c.name}=${c.value}`).join('; ');
  const ask = (path, { headers = { cookie }, ...options } = {}) => new Promise((done, fail) => request({ hostname, port, path, headers, ...options }, (r) => { r.resume(); done(r.statusCode); }).on('error', fail).end());
  assert.equal(await ask('/', { headers: {} }), 403);
  assert.equal(await ask('/lembar?berkas=lembar.toml'), 200);
  assert.match(await page.evaluate(() => document.cookie), /^$/); // no script reads it
  assert.equal(await ask('/', { headers: { host: 'evil.example' } }), 421);
  assert.equal(await ask('/', { method: 'POST' }), 405);
  assert.equal(await ask('/lembar?berkas=../../etc/passwd'), 404);
  assert.equal(await ask('/aset/..%2f..%2fetc%2fpasswd'), 404);
  const begun = performance.now();
  served.child.kill('SIGINT');
  const code = await new Promise((done) => served.child.on('exit', done));
  assert.equal(code, 0);
  return `${Math.round(performance.now() - begun)} ms`;
});

let failures = 0;
for (const [name, does] of steps) {
  try {
    console.log(`ok   ${name}${((note) => note ? ': ' + note : '')(await does())}`);
  } catch (e) {
    failures++;
    console.log(`FAIL ${name}\n${e.stack}`);
  }
}
for (const fault of faults) console.log(`FAIL the page says: ${fault}`);
for (const child of servers) child.kill();
await browser.close();
await rm(room, { recursive: true, force: true });
process.exit(failures + faults.length ? 1 : 0);
