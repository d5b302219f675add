// Every list of tables is a table that is worked in like a spreadsheet: programs with what
// is within them, aksi, steps of a calculation, parts of an indikator, those who sign.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessible, cells, expect, iku, open, room, serve, shot, step, until } from './bench.mjs';

// paste puts a table on the clipboard as an office program does, and in at the focus.
export const paste = (page, html, text = 'x') => page.evaluate(([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData('text/html', html);
  data.setData('text/plain', text);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, [html, text]);

export async function tables() {
  expect();
  const folder = join(room, 'tabel');
  await cp(new URL('../../examples/merbau', import.meta.url), folder, { recursive: true });
  execFileSync(iku, ['init', join(folder, 'lembar.toml')], { stdio: 'ignore' });
  const { address, child } = await serve(folder);
  const page = await open(address);
  let file = '';
  const text = () => readFile(join(folder, file), 'utf8');
  const has = (...parts) => until(`${file} has ${parts}`, async () => { const t = await text(); return parts.every((p) => typeof p === 'string' ? t.includes(p) : p.test(t)); }, text);
  const show = async (name) => {
    file = name;
    await page.goto(new URL('/lembar?' + new URLSearchParams({ berkas: name }), address).href);
    await page.waitForSelector('#isi-kerja > *');
    await page.getByRole('tab', { name: 'Tabel' }).press('Enter');
  };
  const list = (name) => page.locator(`[data-lembar="${name}"]`).press('Enter');
  const cell = (x, y) => page.locator(`${cells}[data-x="${x}"][data-y="${y}"]`);
  const column = async (title) => (await page.locator('.lembar-utama > .lembar-isi > .gulir-tabel thead th').allTextContents()).indexOf(title) - 1;
  const undone = (original) => until('undone', async () => { await page.keyboard.press('Control+z'); return await text() === original; }, text);

  step('programs: typed in, what is within them added, money that stays money');
  await show('perjanjian-kinerja.toml');
  const original = await text();
  await list('program');
  await cell(await column('Anggaran'), 0).click();
  await page.keyboard.type('1.700.000.000');
  await page.keyboard.press('Enter');
  await has('anggaran = 1_700_000_000');
  await page.getByRole('button', { name: '+ Kegiatan', exact: true }).press('Enter');
  await until('the kegiatan is in focus', () => page.evaluate(() => document.activeElement.dataset.x === '0'));
  await page.keyboard.type('Pengelolaan koleksi');
  await page.keyboard.press('Enter');
  await has('[[program.kegiatan]]\nnama = "Pengelolaan koleksi"');
  await shot(page, 'program');

  step('programs: pasted with their headings in another order, as from Word');
  await cell(0, 2).click();
  await page.keyboard.press('Control+End');
  await paste(page, `<html><body><table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Anggaran</b></p></td><td><p>Kode</p></td><td><p>Nama\r\n</p></td></tr>
    <tr><td><p class=MsoNormal>500.000.000</p></td><td><p>2.24.03</p></td><td><p class=MsoNormal>Program Perlindungan\r\n  dan Penyelamatan Arsip<o:p></o:p></p></td></tr>
    <tr><td><p>7.000.000</p></td><td><p>2.24.04</p></td><td><p>Program Perizinan</p></td></tr></table></body></html>`);
  await has('"Program Perlindungan dan Penyelamatan Arsip"', '"2.24.03"', 'anggaran = 500_000_000', '"Program Perizinan"', '"7.000.000"', '"2.24.04"');
  await undone(original);

  step('programs: filled down, moved, removed');
  const remark = await column('Keterangan');
  await cell(remark, 0).click();
  await page.keyboard.press('Delete');
  await until('empty', async () => (await text()).match(/keterangan/g).length === original.match(/keterangan/g).length - 1);
  await page.keyboard.type('APBN');
  await page.keyboard.press('Enter');
  await cell(remark, 0).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await until('all three', async () => (await text()).match(/"APBN"/g)?.length === 3, text);
  await page.getByRole('toolbar', { name: 'Baris dan kolom: Program' }).getByRole('button', { name: 'Naik' }).press('Enter');
  await until('moved', async () => { const t = await text(); return t.indexOf('Pelestarian') < t.indexOf('Pengelolaan Arsip'); }, text);
  await until('it is in focus', () => page.evaluate(() => document.activeElement.dataset.y === '1'));
  await page.getByRole('toolbar', { name: 'Baris dan kolom: Program' }).getByRole('button', { name: 'Hapus baris' }).press('Enter');
  await until('removed', async () => !(await text()).includes('Pelestarian'), text);
  assert.deepEqual(await accessible(page, 'program'), []);
  await undone(original);

  step('aksi: an empty table takes what is pasted');
  await show('rencana-aksi.toml');
  await list('aksi');
  await cell(0, 0).click();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Hapus baris' }).press('Enter');
  await page.locator('.belum-ada').focus();
  await paste(page, '', '1.1\tBimbingan teknis pustakawan\n1.2\tPameran buku');
  await has('indikator = "1.1"\nuraian    = "Bimbingan teknis pustakawan"', '"Pameran buku"').catch(() => has('indikator = "1.1"\nuraian = "Bimbingan teknis pustakawan"', '"Pameran buku"'));
  await shot(page, 'aksi');

  step('steps of a calculation and parts of an indikator are tables in the form of its row');
  await show('lembar.toml');
  const sheet = await text();
  await cell(1, 0).click();
  const steps = page.locator('.isian-baris [role=grid][aria-label=Hitungan]');
  await page.evaluate(() => { for (const d of document.querySelectorAll('.isian-baris details')) d.open = true; });
  const heads = await steps.locator('thead th').allTextContents();
  const value = steps.locator(`td[data-x="${heads.indexOf('Nilai') - 1}"][data-y="0"]`);
  await value.click();
  await page.keyboard.type('26.000');
  await page.keyboard.press('Enter');
  await until('the value', async () => /nilai\s*= (26_000|"26\.000")/.test(await text()), text);
  await until('the calculation is of it', () => page.evaluate(() => document.querySelector('#kertas').textContent.includes('26.000')));
  await page.getByRole('toolbar', { name: 'Baris dan kolom: Hitungan' }).getByRole('button', { name: '+ Catatan' }).press('Enter');
  await until('it is in focus', () => page.evaluate(() => document.activeElement.closest('[role=grid]')?.getAttribute('aria-label') === 'Hitungan' && document.activeElement.dataset.x === '0'));
  await page.keyboard.type('dihitung ulang');
  await page.keyboard.press('Enter');
  await has('catatan = "dihitung ulang"');
  await page.locator('[data-tabel=\'["sasaran",0,"indikator",0,"rincian"]\'] .belum-ada').focus();
  await paste(page, '', 'Kecamatan Barat\t12%\nKecamatan Timur\t13%');
  await has('[[sasaran.indikator.rincian]]', '"Kecamatan Barat"', '"Kecamatan Timur"');
  await shot(page, 'rincian');
  assert.deepEqual(await accessible(page, 'rincian'), []);
  await undone(sheet);
  await page.close();
  child.kill();
}
