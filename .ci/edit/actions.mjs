// What is done with a document as a whole, by the keyboard: its PDF, other forms of it,
// a comparison, the next revision, a signature.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessible, cells, expect, iku, open, room, serve, shot, step, until } from './bench.mjs';

export async function actions() {
  expect(/422 .*\/kerja\/ttd$/, /409 .*\/kerja\/ttd$/);
  const file = join(room, 'kerja', 'dinas.toml');
  execFileSync('mkdir', ['-p', join(room, 'kerja')]);
  execFileSync(iku, ['init', file]);
  const { address, child } = await serve(file);
  const page = await open(address);
  await page.waitForSelector('.lembar-utama td');
  const more = ['Ekspor…', 'Bandingkan…', 'Revisi…'];
  const press = async (name) => {
    if (more.includes(name)) await page.getByText('Lainnya', { exact: true }).press('Enter');
    await page.getByRole('button', { name, exact: true }).press('Enter');
  };
  const said = (words, where = '#kabar') => until(words, () => page.evaluate(([w, p]) => document.querySelector(p)?.textContent.includes(w), [words, where]),
    () => page.evaluate((p) => document.querySelector(p)?.textContent, where));
  const dialog = page.locator('dialog');

  step('the PDF is written beside the document');
  await press('Simpan PDF');
  await said('PDF ditulis');
  assert.match(String(await readFile(join(room, 'kerja', 'dinas.pdf'))), /^%PDF-/);

  step('other forms of it are saved');
  for (const format of ['xlsx', 'csv', 'json', 'html']) {
    await press('Ekspor…');
    await dialog.getByLabel('Bentuk').selectOption(format);
    const saved = page.waitForEvent('download');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const download = await saved;
    assert.equal(download.suggestedFilename(), 'dinas.' + format);
    assert.ok((await readFile(await download.path())).length > 500);
    await dialog.waitFor({ state: 'detached' });
  }

  step('the next revision, and both side by side');
  await press('Revisi…');
  assert.equal(await dialog.getByLabel('Nama berkas').inputValue(), 'dinas-revisi-1.toml');
  await shot(page, 'revisi');
  await dialog.getByLabel('Nama berkas').press('Enter');
  await page.waitForURL(/dinas-revisi-1/);
  await page.waitForSelector('.lembar-utama td');
  await page.locator(cells + '[data-x="2"][data-y="1"]').click();
  await page.keyboard.type('77');
  await page.keyboard.press('Enter');
  await press('Bandingkan…');
  assert.match(await dialog.getByLabel('Dengan yang lama').inputValue(), /dinas.toml/);
  const saved = page.waitForEvent('download');
  await press('Unduh matriks (PDF)');
  assert.equal((await saved).suggestedFilename(), 'matriks-dinas-revisi-1.pdf');
  assert.deepEqual(await accessible(page, 'dialog'), []);
  await dialog.getByRole('button', { name: 'Tampilkan berdampingan' }).press('Enter');
  await page.waitForURL(/lama=/);
  await until('what changed', () => page.evaluate(() => document.querySelector('#perubahan')?.textContent.includes('77')));
  await shot(page, 'berdampingan');
  await page.getByRole('link', { name: 'Kembali' }).press('Enter');
  await page.waitForSelector('.lembar-utama td');

  step('signed with a key of one\'s own; what opens it stays nowhere');
  const key = join(room, 'kunci.pem'), cert = join(room, 'sertifikat.pem'), p12 = join(room, 'kunci.p12');
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '30', '-subj', '/C=ID/CN=Siti Aminah',
    '-addext', 'keyUsage=critical,digitalSignature,nonRepudiation'], { stdio: 'ignore' });
  execFileSync('openssl', ['pkcs12', '-export', '-inkey', key, '-in', cert, '-out', p12, '-passout', 'pass:rahasia-sekali']);
  await press('Tanda tangani…');
  await dialog.getByLabel('Berkas kunci').setInputFiles(p12);
  await dialog.getByLabel('Frasa sandi').first().fill('keliru');
  await shot(page, 'tanda-tangani');
  assert.deepEqual(await accessible(page, 'tanda tangani'), []);
  await dialog.getByRole('button', { name: 'Tanda tangani' }).press('Enter');
  await said('salah', 'dialog .kabar');
  assert.equal(await dialog.getByLabel('Frasa sandi').first().inputValue(), '');
  await dialog.getByLabel('Frasa sandi').first().fill('rahasia-sekali');
  await dialog.getByLabel('Frasa sandi').first().press('Enter');
  await said('utuh', 'dialog .kabar');
  await shot(page, 'ditandatangani');
  const got = page.waitForEvent('download');
  await press('Unduh PDF bertanda tangan');
  assert.equal((await got).suggestedFilename(), 'dinas-revisi-1-ttd.pdf');
  await press('Tutup');
  const signed = await readFile(join(room, 'kerja', 'dinas-revisi-1-ttd.pdf'));
  await press('Tanda tangani…');
  await dialog.getByLabel('Berkas kunci').setInputFiles(p12);
  await dialog.getByLabel('Frasa sandi').first().fill('rahasia-sekali');
  await page.keyboard.press('Enter');
  await said('sudah ditandatangani', 'dialog .kabar');
  await page.keyboard.press('Escape');
  assert.deepEqual(await readFile(join(room, 'kerja', 'dinas-revisi-1-ttd.pdf')), signed);
  assert.ok(!(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.documentElement.outerHTML]))).includes('rahasia-sekali'));
  await page.close();
  child.kill();
}
