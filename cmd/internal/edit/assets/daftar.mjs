// A new document in the folder that is listed.
import { chooseTable, takeFiles } from './lepas.mjs';
import { element, button } from './unsur.mjs';

const place = document.querySelector('#kerja-baru');
const name = element('input', { type: 'text', id: 'nama-baru', placeholder: 'dinas-kesehatan.toml', required: '', autocomplete: 'off' });
const from = element('select', { id: 'dari-baru' }, element('option', { value: '' }, 'contoh untuk diisi'));
const news = element('p', { role: 'status', id: 'kabar' });

const kind = element('select', { id: 'jenis-baru' });
for (const { nama, judul } of (await (await fetch('/kerja/format')).json()).jenis) kind.append(element('option', { value: nama }, judul));
const first = kind.value; // that of the documents that others are based on

// What a document begins with: nothing, a copy of another, or its next revision; one of a
// further kind with the document that it is based on.
function offer() {
  const chosen = from.value;
  const rows = [...document.querySelectorAll('#dokumen tbody tr')].map((row) => [row.querySelector('th a').textContent, row.cells[2].textContent]);
  const bases = rows.filter(([name, is]) => !name.includes('#') && is.startsWith(kind.options[0].text));
  from.replaceChildren(...(kind.value === first
    ? [element('option', { value: '' }, 'contoh untuk diisi'), ...rows.flatMap(([name]) => [element('option', { value: 'revisi ' + name }, 'revisi berikutnya dari ' + name), element('option', { value: 'salinan ' + name }, 'salinan dari ' + name)])]
    : bases.map(([name]) => element('option', { value: `${kind.value} ${name}` }, 'sasaran dan indikator ' + name))));
  from.value = chosen;
  if (from.selectedIndex < 0) from.selectedIndex = 0;
  const none = kind.value !== first && !bases.length;
  news.textContent = none ? 'Dokumen jenis ini memakai sasaran dan indikator sebuah dokumen IKU; buat atau impor itu dahulu.' : '';
  news.className = '';
  go.disabled = none;
}
from.addEventListener('focus', offer);
kind.addEventListener('change', () => {
  if (!name.value || kinds.includes(name.value)) name.value = kind.value === first ? '' : kind.value + '.toml';
  offer();
});
const kinds = [...kind.options].map((one) => one.value + '.toml');

const go = element('button', { type: 'submit', class: 'utama' }, 'Buat');
const labelled = (text, control) => element('div', {}, element('label', { for: control.id }, text), control);
const form = element('form', { class: 'dokumen-baru' }, element('h2', {}, 'Dokumen baru'), labelled('Jenis', kind), labelled('Dari', from), labelled('Nama berkas', name), go,
  button('Impor dari tabel…', chooseTable));
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const at = from.value.indexOf(' ');
  const response = await fetch('/kerja/baru', { method: 'POST', headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ nama: name.value, cara: from.value.slice(0, Math.max(0, at)), dari: from.value.slice(at + 1) }) });
  const answer = await response.json();
  if (response.ok) location.href = '/lembar?' + new URLSearchParams({ berkas: answer.berkas });
  else { news.textContent = answer.alasan; news.className = 'salah'; }
});
place.append(form, news);
offer();
takeFiles();
