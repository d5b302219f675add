// The workplace beside the pages: it holds what the document says, sends changes
// and shows what came of them.
import { drawForms } from './formulir.mjs';
import { dropped } from './gambar.mjs';
import { takeFiles } from './lepas.mjs';
import { Grid } from './tabel.mjs';
import { drawText } from './teks.mjs';
import { drawActions } from './tindakan.mjs';
import { element, button } from './unsur.mjs';

const body = document.body;
const place = document.querySelector('#kerja');

// desk is what the parts of the workplace share.
export const desk = {
  name: body.dataset.berkas,
  format: null, // tables of the format
  state: null, // the document as the program has it
  view: sessionStorage.getItem('tampilan') || 'tabel',
  chosen: { sasaran: 0, indikator: 0 }, // the row whose form is shown
};

// ---- asking the program

async function ask(address, data) {
  return received(await fetch(address, data && {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ berkas: desk.name, versi: desk.state?.versi, ...data }),
  }));
}

// received shows what the program answered, and tells whether it was done.
async function received(response) {
  const answer = await response.json();
  if (response.ok) return take(answer);
  say(answer.alasan, true);
  if (answer.isi) take(answer.isi, true);
  return false;
}

// take shows a document as the program has it now.
function take(state, whole = false) {
  const other = desk.state?.versi !== state.versi;
  desk.state = state;
  if (other || whole) draw(whole);
  tools();
  return true;
}

// change makes changes; those of one group are undone together. Changes wait for
// each other, so that each is made in the text that the one before it left.
let waiting = Promise.resolve();
export function change(list, group = '') {
  waiting = waiting.then(() => ask('/kerja/ubah', { ubah: list, grup: group })).catch((e) => say(String(e), true));
  return waiting;
}
export const replaceText = (text, version, group) => {
  waiting = waiting.then(() => ask('/kerja/teks', { teks: text, versi: version, grup: group })).catch((e) => say(String(e), true));
  return waiting;
};
// tell sends what is no JSON, in its turn.
export const tell = (send) => {
  waiting = waiting.then(async () => received(await send())).catch((e) => say(String(e), true));
  return waiting;
};
const travel = (where) => { waiting = waiting.then(() => ask('/kerja/' + where, {})).catch((e) => say(String(e), true)); };

// settled returns when all that was typed has been taken.
export async function settled() {
  grid.leave();
  await waiting;
}

// say tells what happened, to the eye and to a screen reader.
export function say(text, wrong = false) {
  status.textContent = text || '';
  status.classList.toggle('salah', wrong);
}

// ---- what a document says

// at returns the value at a path, undefined where there is none.
export function at(path, from = desk.state?.isi) {
  for (const step of path) {
    if (!from) return undefined;
    from = typeof step === 'number' ? from.i?.[step] : from.i?.find((c) => c.n === step);
  }
  return from || undefined;
}

// shown returns a value as people read it; a list has a line for each of its items.
export function shown(value) {
  if (!value) return '';
  if (value.k === 'daftar') return (value.i || []).map(shown).join('\n');
  if (value.k === 'tabel') return '';
  return value.v || '';
}

export const items = (path) => at(path)?.i || [];

// tableOf returns the description of a table of the format by its path of keys.
export function tableOf(keys) {
  let table = desk.format.tabel[0];
  for (const name of keys.filter((k) => typeof k === 'string')) {
    const key = keyIn(table, name);
    if (!key || key.tabel < 0) return undefined;
    table = desk.format.tabel[key.tabel];
  }
  return table;
}
export function keyIn(table, name) {
  const found = table.kunci.find((k) => k.nama === name);
  if (found) return found;
  for (const form of table.bentuk || []) {
    const key = desk.format.tabel[form].kunci.find((k) => k.nama === name);
    if (key) return key;
  }
  return table.lain;
}

// ---- drawing

const status = element('p', { id: 'kabar', role: 'status' });
const undo = button('Urungkan', () => travel('urungkan'), { 'aria-keyshortcuts': 'Control+Z' });
const redo = button('Ulangi', () => travel('ulangi'), { 'aria-keyshortcuts': 'Control+Y' });
const views = [['tabel', 'Tabel'], ['isian', 'Isian'], ['teks', 'Teks']].map(([view, name]) =>
  button(name, () => { desk.view = view; sessionStorage.setItem('tampilan', view); draw(true); }, { role: 'tab', id: 'tab-' + view, 'aria-controls': 'isi-kerja' }));
const content = element('div', { id: 'isi-kerja', role: 'tabpanel', tabindex: '-1' });
place.append(element('div', { class: 'alat-kerja' }, element('div', { role: 'tablist', 'aria-label': 'Tampilan isi' }, ...views), undo, redo), status, content);

const grid = new Grid();

function tools() {
  undo.disabled = !desk.state.urungkan;
  redo.disabled = !desk.state.ulangi;
}

// draw shows the view that was chosen. What is being typed stays.
export function draw(whole) {
  views.forEach((tab) => {
    const on = tab.id === 'tab-' + desk.view;
    tab.setAttribute('aria-selected', String(on));
    tab.tabIndex = on ? 0 : -1;
  });
  content.setAttribute('aria-labelledby', 'tab-' + desk.view);
  if (!desk.state.isi && desk.view !== 'teks') {
    content.replaceChildren(element('p', {}, 'Teks berkas ini bukan TOML yang sah. Perbaiki di tampilan ', button('Teks', () => { desk.view = 'teks'; draw(true); }), '.'));
    return;
  }
  if (desk.view === 'tabel') grid.draw(content, whole);
  else if (desk.view === 'isian') drawForms(content, whole);
  else drawText(content, whole);
}

views.forEach((tab, i) => tab.addEventListener('keydown', (event) => {
  const to = { ArrowRight: i + 1, ArrowLeft: i - 1 }[event.key];
  if (to === undefined) return;
  views[(to + views.length) % views.length].focus();
  views[(to + views.length) % views.length].click();
}));

document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const where = key === 'z' && !event.shiftKey ? 'urungkan' : key === 'y' || key === 'z' && event.shiftKey ? 'ulangi' : '';
  if (!where) return;
  event.preventDefault();
  const held = document.activeElement;
  if (grid.leave()) grid.mark();
  else { held?.blur?.(); held?.focus?.(); } // what is being typed goes first
  travel(where);
});

// ---- what was saved elsewhere, and what the page says

document.addEventListener('iku:baru', () => { waiting = waiting.then(() => ask('/kerja/isi?' + new URLSearchParams({ berkas: desk.name }))).catch(() => null); });

// A click on the page goes to where that is written.
document.addEventListener('iku:tempat', (event) => {
  const [file, from] = event.detail.split(':').map(Number);
  if (file !== 0) return;
  const path = pathAt(from);
  if (path) reveal(path);
});

// pathAt returns the path of the innermost value that holds a place in the text.
function pathAt(from, node = desk.state.isi, path = []) {
  for (const [n, child] of (node?.i || []).entries()) {
    const below = [...path, node.k === 'daftar' ? n : child.n];
    const inside = pathAt(from, child, below);
    if (inside) return inside;
    if (child.d <= from && from < child.s) return below;
  }
  return null;
}

export function reveal(path) {
  if (path[0] === 'sasaran') {
    desk.view = 'tabel';
    draw(true);
    if (grid.reveal(path)) return;
  }
  desk.view = path[0] === 'sasaran' ? 'tabel' : 'isian';
  draw(true);
  let name = JSON.stringify(path);
  for (let p = path; p.length > 0; p = p.slice(0, -1)) {
    name = JSON.stringify(p);
    const field = [...content.querySelectorAll('[data-jalur]')].find((f) => f.dataset.jalur === name);
    if (field) { field.closest('details')?.setAttribute('open', ''); field.focus(); return; }
  }
}

// ---- findings: mended by a click, or accepted with a reason

function findingTools() {
  for (const item of document.querySelectorAll('#temuan li[data-temuan]')) {
    const f = desk.state?.temuan[Number(item.dataset.temuan)];
    if (!f || item.querySelector('.alat-temuan')) continue;
    const toolbar = element('div', { class: 'alat-temuan' });
    if (f.perbaikan) toolbar.append(button('Pakai saran', () => { waiting = waiting.then(() => ask('/kerja/saran', { n: f.n })); }));
    if (f.tingkat !== 'galat' && !f.abaikan && f.d >= 0) toolbar.append(button('Terima…', () => accept(f, toolbar)));
    if (toolbar.childNodes.length) item.append(toolbar);
  }
}
function accept(f, toolbar) {
  const reason = element('input', { type: 'text', 'aria-label': 'Alasan temuan ini diterima', placeholder: 'alasannya', required: '' });
  const form = element('form', {}, reason, element('button', { type: 'submit' }, 'Terima'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (reason.value.trim()) waiting = waiting.then(() => ask('/kerja/terima', { n: f.n, alasan: reason.value.trim() }));
  });
  toolbar.replaceChildren(form);
  reason.focus();
}
new MutationObserver(findingTools).observe(document.querySelector('#temuan'), { childList: true, subtree: true });

// ---- beginning

desk.format = await (await fetch('/kerja/format')).json();
await ask('/kerja/isi?' + new URLSearchParams({ berkas: desk.name }));
findingTools();
drawActions();
takeFiles(dropped);
