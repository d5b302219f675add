// The workplace, as somebody uses it with the keyboard alone, and with a mouse
// where that is what is meant: the table, forms, text, undo, findings, what others
// save meanwhile, and axe-core.
//
//	PREVIEW=FOLDER_WITH_NODE_MODULES node .ci/edit/test.mjs IKU
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { actions } from './actions.mjs';
import { dropped } from './dropped.mjs';
import { journal } from './journal.mjs';
import { kinds } from './kinds.mjs';
import { perjanjian } from './perjanjian.mjs';
import { tables } from './tables.mjs';
import * as bench from './bench.mjs';

const { cells, iku, room, step, faults } = bench;
const file = join(room, 'lembar.toml');
execFileSync(iku, ['init', file]);
const original = await readFile(file, 'utf8');

const { address } = await bench.serve(file);
const page = await bench.open(address);
const text = () => readFile(file, 'utf8');
const until = (what, check) => bench.until(what, check, text);
const shot = async (name) => bench.shot(page, name);
const has = (...parts) => until(`the file has ${JSON.stringify(parts)}`, async () => { const t = await text(); return parts.every((p) => typeof p === 'string' ? t.includes(p) : p.test(t)); });

try {
  await page.waitForSelector('.lembar-utama td');
  await shot('tabel');

  step('typing over a cell, Enter goes down');
  const cell = (x, y) => page.locator(`${cells}[data-x="${x}"][data-y="${y}"]`);
  await cell(2, 1).click();
  await page.keyboard.type('75');
  await page.keyboard.press('Enter');
  await has('target = "75"');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.y), '2');
  await until('the page shows it', () => page.evaluate(() => [...document.querySelectorAll('.lembar text')].some((t) => t.textContent.includes('75'))));

  step('F2 goes on with what is there, Escape leaves it');
  await page.keyboard.press('F2');
  await page.keyboard.type('9');
  await page.keyboard.press('Escape');
  await has('target = "85%"');
  assert.ok(!(await text()).includes('85%9'));

  step('Delete, undo, redo');
  await page.keyboard.press('Delete');
  await until('the target is gone', async () => !(await text()).includes('85%'));
  await page.keyboard.press('Control+z');
  await has('target = "85%"');
  await page.keyboard.press('Control+y');
  await until('the target is gone again', async () => !(await text()).includes('85%'));
  await page.keyboard.press('Control+z');
  await has('target = "85%"');

  step('everything undone is the file as it was, byte for byte');
  await until('undone', async () => { await page.keyboard.press('Control+z'); return await text() === original; });
  await cell(2, 1).click();

  step('a row is added, moved and removed');
  await page.keyboard.press('Control+Enter');
  await until("four indikator", async () => (await text()).match(/^\[\[sasaran\.indikator\]\]/gm).length === 4);
  await until('it is in focus', () => page.evaluate(() => document.activeElement.dataset.y === '2'));
  await page.keyboard.type('Jumlah koleksi');
  await page.keyboard.press('Tab');
  await has('uraian = "Jumlah koleksi"');
  await page.keyboard.type('1.200');
  await page.keyboard.press('Enter');
  await has('target = "1.200"');
  await page.getByRole('button', { name: 'Hapus baris' }).focus();
  await cell(1, 2).click();
  await page.getByRole('button', { name: 'Naik' }).click();
  await until('moved up', async () => { const t = await text(); return t.indexOf('Jumlah koleksi') < t.indexOf('Indeks kegemaran'); });
  await until('it is in focus', () => page.evaluate(() => document.activeElement.dataset.y === '1'));
  await page.getByRole('button', { name: 'Hapus baris' }).click();
  await until('removed', async () => !(await text()).includes('Jumlah koleksi'));

  step('paste from a spreadsheet: HTML, with rows that are wanting');
  await cell(1, 2).click();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/html', '<table><tr><td>Arsip statis</td><td>60%</td></tr><tr><td>Arsip dinamis</td><td>40%</td></tr><tr><td>Arsiparis</td><td>12</td></tr></table>');
    data.setData('text/plain', 'x');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await has('uraian = "Arsip statis"', 'target = "60%"', 'uraian = "Arsip dinamis"', 'target = "40%"', 'uraian = "Arsiparis"', 'target = "12"');

  step('copy gives both forms');
  await cell(1, 2).click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  const copied = await page.evaluate(() => {
    const data = new DataTransfer();
    document.activeElement.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    return [data.getData('text/plain'), data.getData('text/html')];
  });
  assert.equal(copied[0], 'Arsip statis\t60%\nArsip dinamis\t40%');
  assert.match(copied[1], /<td>Arsip dinamis<\/td><td>40%<\/td>/);
  await page.keyboard.press('Control+z');
  await until('the paste is undone at once', async () => !(await text()).includes('Arsiparis'));

  step('the form of a row: a formula is worked on, its result is found wrong');
  await cell(1, 0).click();
  const result = page.locator('[data-jalur=\'["sasaran",0,"indikator",0,"hitungan",2,"hasil"]\']');
  await page.evaluate(() => { for (const d of document.querySelectorAll('.isian-baris details')) d.open = true; });
  await page.locator('.isian-baris [role=grid][aria-label=Hitungan] td[data-x="0"][data-y="2"]').click();
  await result.fill('22,7%');
  await has('hasil = "22,7%"');
  await until('the finding', () => page.evaluate(() => document.querySelector('#temuan').textContent.includes('22,7%')));
  await shot('temuan');

  step('a formula shows its result as it is typed');
  const formula = page.locator('[data-jalur=\'["sasaran",0,"indikator",0,"hitungan",2,"rumus"]\']');
  await formula.fill('pengunjung / penduduk * 200%');
  await until('the result', () => page.evaluate(() => document.querySelector('.isian-baris').textContent.includes('= 25')));
  await formula.fill('pengunjung / penduduk * 100%');
  await until('the old result', () => page.evaluate(() => document.querySelector('.isian-baris').textContent.includes('= 12,5%')));

  step('a finding is accepted with its reason; undone');
  const finding = page.locator('#temuan li', { hasText: 'hasil-beda' });
  await finding.getByRole('button', { name: 'Terima…' }).click();
  await page.keyboard.type('dibulatkan dalam RPJMD');
  await page.keyboard.press('Enter');
  await has('hasil-beda = "dibulatkan dalam RPJMD"');
  await page.getByRole('button', { name: 'Urungkan' }).click();
  await until('taken back', async () => !(await text()).includes('hasil-beda'));

  step('the mend of a finding is one click');
  await page.locator('[data-jalur=\'["sasaran",0,"indikator",0,"hitungan",2,"hasil"]\']').fill('12,5%');
  await has('hasil = "12,5%"');
  await cell(1, 1).click();
  await page.keyboard.type('Kwalitas layanan');
  await page.keyboard.press('Enter');
  await page.locator('#temuan li', { hasText: 'Kwalitas' }).getByRole('button', { name: 'Pakai saran' }).click();
  await has('uraian = "Kualitas layanan"');
  await page.keyboard.press('Control+z');
  await has('uraian = "Kwalitas layanan"');
  await page.keyboard.press('Control+z');
  await has('uraian = "Indeks kegemaran membaca"');

  const misspelt = async () => {
    await cell(1, 1).click();
    await page.keyboard.type('Kwalitas layanan');
    await page.keyboard.press('Enter');
    return page.locator('#temuan li', { hasText: 'Kwalitas' });
  };
  const undone = () => until('all undone', async () => { await page.keyboard.press('Control+z'); return await text() === mended; });
  const mended = await text();

  step('the same where the page comes before the answer of the program');
  await page.route('**/kerja/ubah', async (route) => {
    const answer = await route.fetch();
    if ((await text()).includes('Kwalitas layanan')) await page.waitForFunction(() => document.querySelector('#temuan').textContent.includes('Kwalitas'));
    await route.fulfill({ response: answer });
  });
  await (await misspelt()).getByRole('button', { name: 'Pakai saran' }).waitFor();
  await page.unrouteAll({ behavior: 'wait' });
  await page.locator('#temuan li', { hasText: 'Kwalitas' }).getByRole('button', { name: 'Pakai saran' }).click();
  await has('uraian = "Kualitas layanan"');
  await undone();

  step('a reason that is being typed stays while others save');
  await (await misspelt()).getByRole('button', { name: 'Terima…' }).click();
  await page.keyboard.type('nama resmi ');
  await writeFile(file, (await text()).replace('tempat     = "Contoh"', 'tempat     = "Contoh Baru"'));
  await until('the page is new', () => page.evaluate(() => document.querySelector('#kertas').textContent.includes('Contoh Baru')));
  await page.keyboard.type('layanan');
  await page.keyboard.press('Enter');
  await has('ejaan = "nama resmi layanan"', 'Contoh Baru');
  await writeFile(file, mended);
  await until('the page is old', () => page.evaluate(() => !document.querySelector('#temuan').textContent.includes('Kwalitas')));

  step('forms: a choice, a list, a new table');
  await page.getByRole('tab', { name: 'Isian' }).click();
  await page.evaluate(() => { for (const d of document.querySelectorAll('#isi-kerja details')) d.open = true; });
  await page.locator('[data-jalur=\'["halaman","orientasi"]\']').selectOption('lanskap');
  await has(/\[halaman\]\norientasi = "lanskap"/);
  await page.locator('[data-jalur=\'["perangkat_daerah","misi"]\']').fill('Satu\nDua\nTiga');
  await has('misi   = ["Satu", "Dua", "Tiga"]');
  await until('the NIP is read back', () => page.evaluate(() => document.querySelector('#isi-kerja').textContent.includes('lahir 12 Mei 1970, diangkat Maret 1995, perempuan')));
  await shot('isian');

  step('the text view writes what is typed; what is no TOML is told, and can be mended');
  await page.getByRole('tab', { name: 'Teks' }).click();
  const area = page.locator('.teks-toml');
  await area.fill((await text()).replace('periode    = "2025-2029"', 'periode    = 2025-2029'));
  await has('periode    = 2025-2029');
  await until('the fault', () => page.evaluate(() => document.querySelector('.galat-atas') !== null));
  await area.fill((await text()).replace('periode    = 2025-2029', 'periode    = "2025-2029"'));
  await until('pages again', () => page.evaluate(() => document.querySelector('.galat-atas') === null));

  step('what another program saves meanwhile stays');
  await page.getByRole('tab', { name: 'Tabel' }).click();
  await writeFile(file, (await text()).replace('tempat     = "Contoh"', 'tempat     = "Contoh Kota"'));
  await cell(2, 1).click();
  await page.keyboard.type('71');
  await page.keyboard.press('Enter');
  await has('tempat     = "Contoh Kota"', 'target = "71"');

  step('a click on the page goes to its cell');
  await page.locator('.lembar [data-tempat]', { hasText: 'Indeks kegemaran membaca' }).first().click();
  await until('the cell is in focus', () => page.evaluate(() => document.activeElement.textContent.includes('Indeks kegemaran')));

  step('only this page writes');
  bench.expect(/415 .*\/kerja\/ubah$/);
  const answers = await page.evaluate(async () => {
    const form = await fetch('/kerja/ubah', { method: 'POST', body: '{}', headers: { 'Content-Type': 'text/plain' } });
    return form.status;
  });
  assert.equal(answers, 415);
  const stranger = await fetch(new URL('/kerja/ubah', address), { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json', Origin: 'http://example.org' } });
  assert.equal(stranger.status, 403);

  step('axe-core');
  for (const tab of ['Tabel', 'Isian', 'Teks']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.waitForTimeout(200);
    assert.deepEqual(await bench.accessible(page, tab), []);
  }

  step('a folder: a new document, and the next revision of one');
  const folder = join(room, 'folder');
  await mkdir(folder);
  await writeFile(join(folder, 'dinas.toml'), original);
  const other = await bench.serve(folder);
  const list = await bench.open(other.address);
  await list.getByLabel('Nama berkas').fill('dinas-2');
  await list.getByLabel('Dari', { exact: true }).focus();
  await list.getByLabel('Dari', { exact: true }).selectOption('revisi dinas.toml');
  await shot('daftar');
  await list.getByRole('button', { name: 'Buat' }).press('Enter');
  await list.waitForSelector('.lembar-utama td');
  assert.match(await readFile(join(folder, 'dinas-2.toml'), 'utf8'), /menggantikan = "dinas.toml"/);
  await list.goto(new URL('/', other.address).href);
  await until('all are read', () => list.evaluate(() => !document.querySelector('#dokumen').textContent.includes('…')));
  const kindsOf = await list.getByLabel('Jenis').locator('option').evaluateAll((options) => options.slice(1).map((option) => option.value));
  assert.equal(kindsOf.length, 6);
  for (const kind of kindsOf) {
    await list.goto(new URL('/', other.address).href);
    await list.getByLabel('Jenis').selectOption(kind);
    await list.getByLabel('Dari', { exact: true }).selectOption(kind + ' dinas.toml');
    await list.getByLabel('Nama berkas').press('Enter');
    await list.waitForURL(/berkas=/);
    await list.waitForSelector('#isi-kerja > *');
    assert.match(await readFile(join(folder, kind + '.toml'), 'utf8'), /berdasarkan = "dinas.toml"/);
    assert.equal(await list.locator('.galat-atas').count(), 0);
    await list.waitForSelector('.lembar');
  }
  await list.goto(new URL('/', other.address).href);
  assert.deepEqual(await bench.accessible(list), []);
  await list.close();
  other.child.kill();

  await actions();
  await dropped(original);
  await journal(original);
  await kinds();
  await tables();
  await perjanjian();

  step('a key to the new page');
  await page.getByRole('tab', { name: 'Tabel' }).click();
  await cell(2, 1).click();
  const times = [];
  for (let n = 0; n < 10; n++) {
    const ms = await page.evaluate(async (value) => {
      document.querySelector('.lembar-utama td[tabindex="0"]').focus();
      const began = performance.now();
      const done = new Promise((show) => document.addEventListener('iku:baru', () => show(performance.now()), { once: true }));
      const { change } = await import('/kerja/aset/kerja.mjs');
      change([{ op: 'set', di: ['sasaran', 0, 'indikator', 1, 'target'], nilai: value }]);
      return await done - began;
    }, String(60 + n));
    times.push(ms);
  }
  times.sort((a, b) => a - b);
  console.log(`  median ${times[5].toFixed(0)} ms, most ${times[9].toFixed(0)} ms`);
  assert.deepEqual(faults, []);
} catch (e) {
  await shot('gagal').catch(() => null);
  console.log(faults);
  throw e;
} finally {
  await bench.end();
}
