// What is lost when the browser or the program ends in the middle: nothing.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cells, expect, open, room, serve, shot, step, until } from './bench.mjs';

export async function journal(original) {
  expect(/ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|SOCKET_NOT_CONNECTED) .*\/(kerja\/(ubah|isi|teks)|peristiwa|lembar)/, /403 .*\/(kerja\/(ubah|isi)|peristiwa|lembar)/, /409 .*\/kerja\/ubah$/);
  const folder = join(room, 'jurnal');
  await mkdir(folder);
  const file = join(folder, 'dinas.toml');
  await writeFile(file, original);
  const text = () => readFile(file, 'utf8');
  const has = (...parts) => until(`the file has ${parts}`, async () => { const t = await text(); return parts.every((p) => t.includes(p)); }, text);
  const kill = (child) => new Promise((done) => { child.on('exit', done); child.kill('SIGKILL'); });
  const type = async (page, x, y, words) => {
    await page.locator(`${cells}[data-x="${x}"][data-y="${y}"]`).click();
    await page.keyboard.type(words);
  };

  step('the program is killed while one types; started again, nothing is lost and all can be undone');
  let { address, child } = await serve(file);
  let page = await open(address);
  await page.waitForSelector('.lembar-utama td');
  await type(page, 2, 1, '71');
  await page.keyboard.press('Enter');
  await has('target = "71"');
  await kill(child);
  await type(page, 2, 2, '91');
  await page.keyboard.press('Enter');
  await until('it is said', () => page.evaluate(() => document.querySelector('#kabar').textContent.includes('tidak menjawab')));
  await shot(page, 'terputus');
  assert.ok(!(await text()).includes('91'));
  const port = new URL(address).port;
  ({ address, child } = await serve(file));
  assert.equal(new URL(address).port, port);
  const second = await open(address); // whose cookie is that of the first page too
  await second.waitForSelector('.lembar-utama td');
  await has('target = "71"', 'target = "91"');
  await page.close();
  page = second;
  await until('undone', async () => { await page.keyboard.press('Control+z'); return await text() === original; }, text);
  await page.keyboard.press('Control+y');
  await has('target = "71"');

  step('the page crashes and the program is killed with a key typed a moment ago');
  await type(page, 1, 2, 'Indeks baru');
  const before = await text();
  await kill(child);
  await page.keyboard.type(' sekali');
  await page.waitForTimeout(500); // what a page keeps is the browser's only once it has been handed over
  await Promise.all([page.waitForEvent('crash'), page.goto('chrome://crash').catch(() => null)]);
  await page.close().catch(() => null);
  assert.ok(!(await text()).includes('sekali'), before);
  ({ address, child } = await serve(file));
  page = await open(address);
  await has('uraian = "Indeks baru sekali"');
  await until('it is said', () => page.evaluate(() => document.querySelector('#kabar').textContent.includes('sudah ditulis')));

  step('what others wrote in the same place meanwhile stays; what was typed is shown');
  await kill(child);
  await type(page, 2, 0, '13');
  await page.close();
  await writeFile(file, (await text()).replace('target = "12,5%"', 'target = "14%"'));
  ({ address, child } = await serve(file));
  page = await open(address);
  await page.locator('dialog textarea').waitFor();
  assert.match(await page.locator('dialog textarea').inputValue(), /13/);
  assert.ok((await text()).includes('target = "14%"'));
  await shot(page, 'ketikan');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => localStorage.length), 0);

  step('text that is typed without a pause is one with what was sent before');
  await page.getByRole('tab', { name: 'Teks' }).click();
  const area = page.locator('.teks-toml');
  await area.press('Control+Home');
  for (const word of ['# satu ', 'dua ', 'tiga ', 'empat']) {
    await page.keyboard.type(word, { delay: 40 });
    await page.waitForTimeout(240);
  }
  await has('# satu dua tiga empat');
  await page.close();
  child.kill();
}
