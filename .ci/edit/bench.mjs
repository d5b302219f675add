// What every part of the workplace's test stands on: the program, a browser, a folder
// of its own.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(process.env.PREVIEW + '/');
const { chromium } = require('playwright-core');
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

export const [iku] = process.argv.slice(2);
export const room = await mkdtemp(join(tmpdir(), 'iku-edit-'));
// cells are those of the table that is shown, without those in the form of its row.
export const cells = '.lembar-utama > .lembar-isi > .gulir-tabel td';
export const step = (name) => console.log('  ' + name);

const running = new Set();

// serve starts a workplace and returns its address and its process.
export async function serve(...args) {
  const child = spawn(iku, ['edit', '--no-open', ...args], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, XDG_CACHE_HOME: join(room, 'cache') } });
  running.add(child);
  const address = await new Promise((done, fail) => {
    let text = '';
    child.stdout.on('data', (data) => { text += data; if (text.includes('\n')) done(text.trim()); });
    child.on('exit', (code) => { running.delete(child); fail(new Error(`edit ended with ${code}`)); });
  });
  return { address, child };
}

export const browser = await chromium.launchPersistentContext(join(room, 'profile'), {
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true, viewport: { width: 1500, height: 950 },
  permissions: ['clipboard-read', 'clipboard-write'], colorScheme: process.env.SCHEME || 'light',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

export const faults = [];

// expect says which answers a part of the test asks for: a browser tells of each that is not
// what was wished for as of an error, with its address.
let expected = [];
export const expect = (...answers) => { expected = answers; };

// open shows an address in a page of its own; what goes wrong in it is a fault.
export async function open(address) {
  const page = await browser.newPage();
  page.on('pageerror', (e) => faults.push(String(e)));
  page.on('console', (m) => { 
    const told = `${m.text()} ${m.location().url}`;
    if (m.type() === 'error' && !expected.some((answer) => answer.test(told))) faults.push(told);
  });
  await page.goto(address);
  return page;
}

// until waits for a check to hold, and says what is there where it does not.
export async function until(what, check, otherwise = async () => '') {
  for (let n = 0; n < 600; n++) {
    if (await check()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${what}: not within 30 s\n${await otherwise()}`);
}

// accessible returns what axe-core finds in a page.
export async function accessible(page, name = '') {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map((v) => `${name} ${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160) + (n.any[0]?.message ? ` (${n.any[0].message})` : '')).join(' | ')}`);
}

export const shot = (page, name) => process.env.SHOTS && page.screenshot({ path: join(process.env.SHOTS, name + '.png') });

export async function end() {
  await browser.close();
  for (const child of running) child.kill();
  await rm(room, { recursive: true, force: true, maxRetries: 5 });
}
