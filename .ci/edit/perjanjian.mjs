// Several perjanjian kinerja in a file: one is chosen, written in, added, moved, removed.
import assert from 'node:assert/strict';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessible, cells, expect, open, room, serve, shot, step, until } from './bench.mjs';

export async function perjanjian() {
  expect(/404 .*\/(lembar|peristiwa)\?berkas=pk-2027/);
  const folder = join(room, 'pk');
  await cp(new URL('../../examples/merbau', import.meta.url), folder, { recursive: true });
  const { address, child } = await serve(folder);
  const page = await open(address);
  const text = () => readFile(join(folder, 'pk-2027.toml'), 'utf8');
  const original = await text();
  const has = (...parts) => until(`the file has ${parts}`, async () => { const t = await text(); return parts.every((p) => t.includes(p)); }, text);
  const cell = (x, y) => page.locator(`${cells}[data-x="${x}"][data-y="${y}"]`);
  const chosen = page.getByLabel('Perjanjian kinerja', { exact: true });
  const title = (words) => until(words, () => page.evaluate((w) => document.querySelector('h1').textContent.includes(w), words), () => page.locator('h1').textContent());

  step('one of several is opened from the list, another chosen');
  await page.getByRole('link', { name: /sekretaris-rahmat/ }).press('Enter');
  await page.waitForSelector('.lembar-utama td');
  assert.match(await chosen.locator('option:checked').textContent(), /^2\. Sekretaris, RAHMAT HIDAYAT/);
  assert.equal(await cell(0, 0).textContent(), 'Meningkatnya mutu perencanaan dan pelaporan kinerja');
  await chosen.selectOption('0');
  await page.waitForURL(/kepala-dinas/);
  await page.waitForSelector('.lembar-utama td');
  await until('its sasaran', async () => await cell(0, 0).textContent() === 'Meningkatnya kegemaran membaca masyarakat');
  await chosen.selectOption('1');
  await page.waitForURL(/sekretaris/);
  await page.waitForSelector('.lembar-utama td');

  step('a target and a program of it are written where they belong; the pages follow');
  const heads = await page.locator('.lembar-utama > .lembar-isi > .gulir-tabel thead th').allTextContents();
  await cell(heads.indexOf('Target') - 1, 0).click();
  await page.keyboard.type('91,5');
  await page.keyboard.press('Enter');
  await has('target = "91,5"');
  await until('the page', () => page.evaluate(() => document.querySelector('#kertas').textContent.includes('91,5')));
  await page.locator('[data-lembar=program]').press('Enter');
  await cell(2, 0).click();
  await page.keyboard.type('125.000.000');
  await page.keyboard.press('Enter');
  await has('anggaran = 125_000_000');

  step('who it is of is typed: the page goes on under the new name, and nothing is lost');
  await page.getByRole('tab', { name: 'Isian' }).press('Enter');
  const named = page.locator('[data-jalur=\'["pk",1,"pihak_pertama","nama"]\']');
  await named.fill('');
  await named.pressSequentially('Ahmad Zainudin', { delay: 30 });
  await has('"Ahmad Zainudin"');
  await title('sekretaris-ahmad-zainudin');
  assert.match(page.url(), /ahmad-zainudin/);
  assert.equal(await named.inputValue(), 'Ahmad Zainudin');
  await until('the page', () => page.evaluate(() => document.querySelector('#kertas').textContent.includes('Ahmad Zainudin')));
  await shot(page, 'perjanjian');
  assert.deepEqual(await accessible(page, 'perjanjian'), []);

  step('moved, another added, removed, and all undone');
  await page.getByRole('button', { name: 'Turun: perjanjian ini' }).press('Enter');
  await until('third', async () => (await chosen.locator('option:checked').textContent()).startsWith('3. Sekretaris, Ahmad'));
  await page.getByRole('button', { name: '+ Perjanjian' }).press('Enter');
  await until('the new one', async () => (await chosen.locator('option:checked').textContent()).startsWith('4. belum bernama'), () => chosen.locator('option:checked').textContent());
  await page.waitForSelector('.lembar-utama .belum-ada, .isian-berkas');
  await page.getByRole('button', { name: 'Hapus perjanjian ini' }).press('Enter');
  await until('the one that follows', async () => /^4\. .*[A-Z]/.test(await chosen.locator('option:checked').textContent()));
  await until('undone', async () => { await page.keyboard.press('Control+z'); return await text() === original; }, text);
  await page.close();
  child.kill();
}
