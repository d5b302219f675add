// A new document in the folder that is listed.
import { chooseTable, takeFiles } from './lepas.mjs';
import { element, button } from './unsur.mjs';

const place = document.querySelector('#kerja-baru');
const name = element('input', { type: 'text', id: 'nama-baru', placeholder: 'dinas-kesehatan.toml', required: '', autocomplete: 'off' });
const from = element('select', { id: 'dari-baru' }, element('option', { value: '' }, 'contoh untuk diisi'));
const news = element('p', { role: 'status', id: 'kabar' });

// What a document begins with: nothing, a copy of another, or its next revision.
from.addEventListener('focus', () => {
  const chosen = from.value;
  const documents = [...document.querySelectorAll('#dokumen tbody th a')].map((a) => a.textContent);
  from.replaceChildren(element('option', { value: '' }, 'contoh untuk diisi'),
    ...documents.flatMap((d) => [element('option', { value: 'revisi ' + d }, 'revisi berikutnya dari ' + d), element('option', { value: 'salinan ' + d }, 'salinan dari ' + d)]));
  from.value = chosen;
});

const form = element('form', { class: 'baris-isian' }, element('strong', {}, 'Dokumen baru'), element('label', { for: 'nama-baru' }, 'Nama berkas'), name,
  element('label', { for: 'dari-baru' }, 'dari'), from, element('button', { type: 'submit' }, 'Buat'), button('Impor dari tabel…', chooseTable));
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
takeFiles();
