// What is done with a document as a whole: its PDF, other forms of it, a comparison,
// its next revision.
import { at, desk, say, settled, shown } from './kerja.mjs';
import { choice, download, labelled, openDialog, post } from './dialog.mjs';
import { chooseTable } from './lepas.mjs';
import { askSignature } from './ttd.mjs';
import { element, button } from './unsur.mjs';

const query = (more = {}) => '?' + new URLSearchParams({ berkas: desk.name, ...more });

// drawActions puts the buttons beside those of the page.
export function drawActions() {
  const more = element('details', { class: 'menu' }, element('summary', { class: 'tombol' }, 'Lainnya'),
    element('div', {}, button('Revisi…', askRevision), button('Bandingkan…', askComparison), button('Ekspor…', askExport), button('Impor…', chooseTable), document.querySelector('#cetak')));
  const close = () => { more.open = false; };
  more.addEventListener('click', (event) => { if (event.target.closest('button')) close(); });
  more.addEventListener('keydown', (event) => { if (event.key === 'Escape') { close(); more.firstChild.focus(); } });
  document.addEventListener('click', (event) => { if (!more.contains(event.target)) close(); });
  const bar = element('div', { class: 'alat', role: 'group', 'aria-label': 'Dokumen' },
    button('Simpan PDF', savePDF, { title: 'tulis PDF di samping dokumennya' }), button('Tanda tangani…', askSignature), more);
  document.querySelector('#unduh').parentElement.before(bar);
}

async function savePDF() {
  await settled();
  const [done, answer] = await post('/kerja/pdf', { berkas: desk.name });
  say(done ? `PDF ditulis di samping dokumennya; ${answer.ttd}.` : answer.alasan, !done);
}

const formats = [['xlsx', 'Buku kerja Excel (.xlsx)'], ['csv', 'CSV, satu baris setiap indikator dan tahun (.csv)'], ['json', 'Data (.json)'], ['html', 'Halaman web (.html)']];

async function askExport() {
  await settled();
  const format = choice(formats);
  openDialog('Ekspor', [labelled('Bentuk', format, 'Isinya lengkap: "iku import" mengembalikannya menjadi dokumen.')], 'Unduh', async (box) => {
    const wrong = await download('/kerja/ekspor' + query({ jenis: format.value }));
    if (!wrong) box.close();
    return wrong;
  });
}

async function askComparison() {
  await settled();
  const { lama, digantikan } = await (await fetch('/kerja/banding' + query())).json();
  if (!lama.length) {
    openDialog('Bandingkan', [element('p', {}, 'Tidak ada dokumen lain untuk dibandingkan. Buka foldernya, atau sebut yang lama di dokumen.menggantikan.')], '');
    return;
  }
  const old = choice(lama.map((name) => [name, name === digantikan ? name + ' (yang digantikan)' : name]));
  const matrix = button('Unduh matriks (PDF)', async () => box.say(await download('/kerja/matriks' + query({ lama: old.value })) || 'Matriks diunduh.'));
  const box = openDialog('Bandingkan', [labelled('Dengan yang lama', old), element('p', {}, matrix)], 'Tampilkan berdampingan', () => {
    location.href = '/lembar' + query({ lama: old.value });
  });
}

async function askRevision() {
  await settled();
  const number = Number(shown(at(['dokumen', 'revisi'])) || 0) + 1;
  const stem = desk.name.split('/').at(-1).replace(/#[^#]*$/, '').replace(/\.toml$/i, '');
  const names = { revisi: `${stem.replace(/-revisi-\d+$/, '')}-revisi-${number}.toml`, salinan: `${stem}-salinan.toml` };
  const as = choice([['revisi', 'revisi berikutnya, yang menggantikannya'], ['salinan', 'salinan, untuk dokumen lain']]);
  const name = element('input', { type: 'text', required: '', autocomplete: 'off' });
  name.value = names.revisi;
  as.addEventListener('change', () => { name.value = names[as.value]; });
  openDialog('Dokumen baru dari yang ini', [labelled('Sebagai', as), labelled('Nama berkas', name, 'Ditulis di folder yang sama; yang sudah ada tidak ditimpa.')], 'Buat', async () => {
    const [done, answer] = await post('/kerja/baru', { nama: name.value, cara: as.value, dari: desk.name });
    if (!done) return answer.alasan;
    location.href = '/lembar?' + new URLSearchParams({ berkas: answer.berkas });
  });
}
