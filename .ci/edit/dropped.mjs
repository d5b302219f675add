// Files that are dropped on a page, or chosen there with the keyboard: a picture for
// the letterhead, tables that become documents.
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';
import { accessible, expect, open, room, serve, shot, step, until } from './bench.mjs';

// png returns a picture of one colour.
function png(side) {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 8;
  const rows = Buffer.concat(Array.from({ length: side }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(side, 90)])));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

// drop lets go of a file over an element, as a file manager does.
async function drop(page, selector, name, bytes) {
  await page.evaluate(([selector, name, base64]) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], name));
    const target = document.querySelector(selector);
    for (const kind of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [selector, name, Buffer.from(bytes).toString('base64')]);
}

export async function dropped(original) {
  expect(/409 .*\/kerja\/impor$/, /422 .*\/kerja\/(baca|gambar)\?/);
  const folder = join(room, 'lepas');
  await mkdir(folder);
  const file = join(folder, 'dinas.toml');
  await writeFile(file, original);
  const { address, child } = await serve(folder);
  const page = await open(address);
  const dialog = page.locator('dialog');
  const text = () => readFile(file, 'utf8');

  step('a table is chosen by the keyboard, its question asked, the new document opened');
  const csv = 'Sasaran Strategis;Indikator Kinerja;Target 2025;Anggaran\nMeningkatnya minat baca;Indeks kegemaran membaca;70;1000\n;Jumlah pengunjung;1.200;2000\n';
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Impor dari tabel…' }).press('Enter');
  await (await chosen).setFiles({ name: 'IKU lama.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await dialog.getByText('Benar demikian?').waitFor();
  assert.match(await dialog.textContent(), /Anggaran.*tidak dibaca|tidak dibaca.*Anggaran/s);
  assert.deepEqual(await accessible(page, 'impor'), []);
  await shot(page, 'impor');
  assert.deepEqual((await readdir(folder)).sort(), ['dinas.toml']);
  await dialog.getByLabel('Nama berkas').fill('dinas');
  await page.keyboard.press('Enter');
  await until('dinas.toml is there', () => page.evaluate(() => document.querySelector('dialog .kabar').textContent.includes('sudah ada')));
  assert.equal(await text(), original);
  await dialog.getByLabel('Nama berkas').fill('dari-excel');
  await page.keyboard.press('Enter');
  await page.waitForURL(/dari-excel/);
  await page.waitForSelector('.lembar-utama td');
  assert.match(await readFile(join(folder, 'dari-excel.toml'), 'utf8'), /Jumlah pengunjung/);

  step('a table is dropped on a document; Escape writes nothing');
  await drop(page, '#kertas', 'IKU lama.csv', csv);
  await dialog.getByText('Benar demikian?').waitFor();
  await page.keyboard.press('Escape');
  await drop(page, '#kertas', 'foto.exe', 'MZ');
  await dialog.getByText('tidak dapat dibaca').first().waitFor();
  await page.keyboard.press('Escape');
  assert.deepEqual((await readdir(folder)).sort(), ['dari-excel.toml', 'dinas.toml']);

  step('a picture is dropped on its field, chosen there, and undone');
  await page.goto(new URL('/lembar?berkas=dinas.toml', address).href);
  await page.getByRole('tab', { name: 'Isian' }).press('Enter');
  await page.evaluate(() => { for (const d of document.querySelectorAll('#isi-kerja details')) d.open = true; });
  await drop(page, '[data-gambar]', 'Lambang Daerah.png', png(40));
  await until('the field names it', async () => (await text()).includes('logo = "Lambang Daerah.png"'), text);
  await until('the page shows it', () => page.evaluate(() => document.querySelector('.lembar image') !== null));
  await shot(page, 'gambar');
  await page.keyboard.press('Control+z');
  await until('undone', async () => await text() === original, text);
  const picture = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Pilih gambar…' }).first().press('Enter');
  await (await picture).setFiles({ name: 'x.svg.png', mimeType: 'image/png', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') });
  await until('it is refused', () => page.evaluate(() => document.querySelector('#kabar').textContent.includes('bukan PNG atau JPEG')));
  assert.equal(await text(), original);
  await page.close();
  child.kill();
}
