// Files that are dropped on the page: a picture on its field, a table anywhere.
import { element } from './unsur.mjs';
import { labelled, openDialog, post } from './dialog.mjs';

const kinds = '.xlsx,.xlsm,.xls,.ods,.docx,.odt,.csv,.tsv,.html,.htm,.json,.pdf,.toml';
export const raw = { 'Content-Type': 'application/octet-stream' };

// takeFiles has files that are dropped on the page read; take is asked first, and tells
// whether the place where one was dropped took it.
export function takeFiles(take = () => false) {
  const carries = (event) => event.dataTransfer?.types.includes('Files');
  let over = 0;
  const show = (on) => document.body.classList.toggle('melepas', on);
  document.addEventListener('dragenter', (event) => { if (carries(event)) { over++; show(true); } });
  document.addEventListener('dragleave', (event) => { if (carries(event) && --over <= 0) { over = 0; show(false); } });
  document.addEventListener('dragover', (event) => { if (carries(event)) event.preventDefault(); });
  document.addEventListener('drop', (event) => {
    if (!carries(event)) return;
    event.preventDefault(); // or the browser would leave this page for the file
    over = 0;
    show(false);
    const file = event.dataTransfer.files[0];
    if (file && !take(event.target, file)) importFile(file);
  });
}

// chooseFile is the same with the keyboard.
export function chooseFile(accept, chosen) {
  const input = element('input', { type: 'file', accept, hidden: '' });
  input.addEventListener('change', () => { if (input.files[0]) chosen(input.files[0]); input.remove(); });
  document.body.append(input);
  input.click();
}
export const chooseTable = () => chooseFile(kinds, importFile);

const weights = { hilang: 'tidak dibaca', ragu: 'ragu', catatan: 'catatan' };

// importFile shows what was understood of a file, asks whether that is right, and opens
// what is made of it.
export async function importFile(file) {
  let answer;
  try {
    const response = await fetch('/kerja/baca?' + new URLSearchParams({ nama: file.name }), { method: 'POST', headers: raw, body: file });
    answer = await response.json();
    if (!response.ok) throw answer.alasan;
  } catch (e) {
    openDialog('Berkas ini tidak dapat dibaca', [element('p', {}, file.name), element('p', { class: 'salah' }, String(e))], '');
    return;
  }
  const single = answer.dokumen.length === 1;
  const name = element('input', { type: 'text', required: '', autocomplete: 'off' });
  name.value = answer.dokumen[0];
  const lost = answer.catatan.filter((n) => n.berat === 'hilang').length;
  const parts = [element('p', {}, single ? `${file.name} dibaca sebagai satu dokumen.` : `${file.name} dibaca sebagai ${answer.dokumen.length} berkas: ${answer.dokumen.join(', ')}.`)];
  if (answer.dipahami.length) parts.push(list('Yang dipahami', answer.dipahami.map((line) => element('li', {}, line))));
  if (answer.catatan.length) {
    parts.push(list(`Yang perlu dilihat${lost ? `: ${lost} hal tidak dibaca` : ''}`,
      answer.catatan.map((n) => element('li', { class: n.berat }, element('strong', {}, weights[n.berat]), ' ', n.teks))));
  }
  if (single) parts.push(labelled('Nama berkas', name, 'Berkas asalnya tidak diubah.'));
  openDialog(answer.dipahami.length ? 'Benar demikian?' : 'Buat dokumen ini?', parts, 'Ya, buat', async () => {
    const [done, made] = await post('/kerja/impor', { tiket: answer.tiket, nama: single ? name.value : '' });
    if (!done) return made.alasan;
    location.href = made.berkas.length === 1 ? '/lembar?' + new URLSearchParams({ berkas: made.berkas[0] }) : '/';
  });
}

const list = (title, lines) => element('details', { class: 'sub', open: '' }, element('summary', {}, title), element('ul', { class: 'dibaca', tabindex: '0', 'aria-label': title }, ...lines));
