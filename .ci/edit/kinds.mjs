// The further kinds of document: what they have of their own is written where they
// have it, what they inherit is shown and not written.
import assert from 'node:assert/strict';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessible, cells, expect, open, room, serve, shot, step, until } from './bench.mjs';

export async function kinds() {
  expect();
  const folder = join(room, 'badan');
  await cp(new URL('../../examples/merbau', import.meta.url), folder, { recursive: true });
  const { address, child } = await serve(folder);
  const page = await open(address);
  const show = async (name, view) => {
    await page.goto(new URL('/lembar?' + new URLSearchParams({ berkas: name }), address).href);
    await page.waitForSelector('#isi-kerja > *');
    await page.getByRole('tab', { name: view }).press('Enter');
  };
  const text = (name) => readFile(join(folder, name), 'utf8');
  const cell = (title, y) => page.locator(`${cells}[data-y="${y}"][data-x="${title}"]`);
  const column = async (title) => (await page.locator('.lembar-utama > .lembar-isi > .gulir-tabel thead th').allTextContents()).indexOf(title) - 1;

  step('rencana-aksi: quarters by indikator are columns; what is inherited is not written in');
  await show('rencana-aksi.toml', 'Tabel');
  const tw2 = await column('TW II');
  await cell(tw2, 1).click();
  await page.keyboard.type('7,5');
  await page.keyboard.press('Tab');
  await page.keyboard.type('9,5');
  await page.keyboard.press('Enter');
  await until('both figures', async () => /"1\.2" = \["3,0", "7,5", "9,5", "12,5"\]/.test(await text('rencana-aksi.toml')), () => text('rencana-aksi.toml'));
  const before = await text('rencana-aksi.toml');
  await cell(1, 0).click();
  await page.keyboard.type('x');
  await page.keyboard.press('Delete');
  await until('it is said', () => page.evaluate(() => document.querySelector('#kabar').textContent.includes('iku.toml')));
  assert.equal(await text('rencana-aksi.toml'), before);
  assert.deepEqual(await accessible(page, 'rencana-aksi'), []);
  await shot(page, 'rencana-tabel');

  step('pengukuran-kinerja: realisasi is pasted as a column');
  await show('pengukuran-kinerja.toml', 'Tabel');
  await shot(page, 'pengukuran-tabel');
  const realisasi = await column('Realisasi');
  await cell(realisasi, 0).click();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '72,01\n12,4\n80');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await until('three figures', async () => { const t = await text('pengukuran-kinerja.toml'); return t.includes('"1.1" = "72,01"') && t.includes('"1.2" = "12,4"') && t.includes('"2.1" = "80"'); }, () => text('pengukuran-kinerja.toml'));

  step('forms have what the kind has, and no more; a number of the base is not offered');
  for (const [name, has, not] of [['perjanjian-kinerja.toml', ['program', 'perjanjian_kinerja'], ['keputusan', 'aksi']], ['rencana-aksi.toml', ['aksi'], ['program', 'keputusan']],
    ['keputusan.toml', ['keputusan'], ['program', 'aksi']], ['profil-indikator.toml', ['profil_indikator'], ['program', 'keputusan']], ['iku.toml', ['lampiran_hitungan'], ['program', 'keputusan', 'aksi']]]) {
    await show(name, 'Isian');
    await page.waitForSelector('#isi-kerja details');
    const parts = await page.evaluate(() => [...document.querySelectorAll('[data-bagian]')].map((d) => d.dataset.bagian));
    for (const part of has) assert.ok(parts.includes(part), `${name} has ${parts}`);
    for (const part of not) assert.ok(!parts.includes(part), `${name} has ${part}`);
    await page.evaluate(() => { for (const d of document.querySelectorAll('#isi-kerja > details')) d.open = ['dokumen', 'program', 'aksi', 'keputusan', 'perjanjian_kinerja', 'profil_indikator'].includes(d.dataset.bagian); });
    await page.setViewportSize({ width: 1500, height: 2200 });
    await shot(page, 'isian-' + name);
    await page.setViewportSize({ width: 1500, height: 950 });
    assert.deepEqual(await accessible(page, name), []);
    if (name === 'perjanjian-kinerja.toml') {
      const hint = await page.locator('[data-jalur=\'["dokumen","periode"]\']').getAttribute('placeholder');
      assert.equal(hint, 'dari iku.toml: 2025-2029');
    }
  }
  await page.close();
  child.kill();
}
