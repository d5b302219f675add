// The workplace beside the pages: it holds what the document says, sends changes
// and shows what came of them.
import { drawForms, revealField } from './formulir.mjs';
import { labelled, openDialog } from './dialog.mjs';
import { dropped } from './gambar.mjs';
import { takeFiles } from './lepas.mjs';
import { begin, drop, dropKey, keep, kept } from './simpan.mjs';
import { chooserOfPK, drawPK } from './perjanjian.mjs';
import { drawSheets, listOf, shownGrid } from './lembaran.mjs';
import { leave } from './tabel.mjs';
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
  base: [], // the path of what is worked in: of the file, or of one of its perjanjian kinerja
  list: 'sasaran', // the list whose table is shown
};

// ---- asking the program

async function ask(address, data) {
  return received(await reach(address, data && {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ berkas: desk.name, versi: desk.state?.versi, ...data }),
  }));
}

// reach asks until the program answers: it may have ended and come back meanwhile, with
// another key.
async function reach(address, request) {
  for (let lost = false; ; lost = true) {
    const response = await fetch(address, request).catch(() => null);
    if (response && response.status !== 403) {
      if (lost) say('Program berjalan lagi; yang diketik sudah dikirim.');
      return response;
    }
    say(response ? 'Program sudah dimulai lagi. Buka alamat barunya; yang diketik di sini disimpan dan dikirim sesudahnya.'
      : 'Program tidak menjawab. Yang diketik disimpan di peramban ini, dan dikirim begitu program berjalan lagi.', true);
    await new Promise((done) => setTimeout(done, 1000));
  }
}

// received shows what the program answered, and tells whether it was done; null where
// others wrote to the same place.
async function received(response) {
  const answer = await response.json();
  if (response.ok) return take(answer);
  say(answer.alasan, true);
  if (answer.isi) take(answer.isi, true);
  return response.status === 409 ? null : false;
}

// take shows a document as the program has it now.
function take(state, whole = false) {
  const other = desk.state?.versi !== state.versi, list = JSON.stringify([state.perjanjian, state.pk]) !== JSON.stringify([desk.state?.perjanjian, desk.state?.pk]);
  desk.state = state;
  if (list || other) drawPK();
  if (state.nama !== desk.name) named(state.nama);
  if (other || whole) draw(whole);
  tools();
  findingTools();
  return true;
}

// named follows a document that is called otherwise now, as the person whose perjanjian
// kinerja it is.
function named(name) {
  desk.name = name;
  document.querySelector('header h1').textContent = name;
  history.replaceState(null, '', '/lembar?' + new URLSearchParams({ berkas: name }));
  document.dispatchEvent(new CustomEvent('iku:nama', { detail: name }));
}

// Requests wait for each other, so that each is made in the text that the one before it
// left.
let waiting = Promise.resolve();
const inTurn = (act) => {
  waiting = waiting.then(act).catch((e) => say(String(e), true));
  return waiting;
};

// change makes changes; those of one group are undone together. What depends on changes that are still on their way is given as a function, which is
// asked anew when it is sent.
export const change = (list, group = '') => {
  const made = () => ({ ubah: typeof list === 'function' ? list() : list, grup: group });
  return deliver(group, '/kerja/ubah', made, () => desk.state.versi);
};

// replaceText gives the file a text that was made of a version of it.
export const replaceText = (text, version, group) => deliver(group, '/kerja/teks', () => ({ teks: text, grup: group }), version);

let alone = 0;

// deliver keeps a request until it was taken. What comes later under the same key takes
// its place.
function deliver(group, address, data, version) {
  const key = group || 'satu-' + ++alone;
  const number = keep(key, address, { versi: version(), ...data() });
  undraft(key);
  return inTurn(async () => {
    if (!kept(number)) return true;
    const sent = data();
    const done = await ask(address, { ...sent, versi: version(), nomor: number });
    drop(number);
    if (done === null) showLost([sent]);
    return done;
  });
}

// draft keeps what is being typed before it is sent; undraft what was taken back.
export const draft = (list, group) => keep('~' + group, '/kerja/ubah', { versi: desk.state.versi, ubah: list, grup: group });
export const draftText = (text, version) => keep('~teks', '/kerja/teks', { versi: version, teks: text, grup: 'teks' });
export const undraft = (group) => dropKey('~' + group);

// resend sends what pages that are gone have left.
async function resend(left) {
  const lost = [];
  for (const { number, address, data } of left) {
    const done = await ask(address, { ...data, nomor: number });
    drop(number);
    if (!done) lost.push(data);
  }
  if (lost.length) showLost(lost);
  else say('Ketikan yang belum tersimpan sebelum halaman berhenti sudah ditulis.');
}

// showLost shows what was typed and could be put nowhere, so that nobody has to type it
// again.
function showLost(list) {
  const words = (one) => `${(one.di || []).join('.')}: ${typeof one.nilai === 'string' ? one.nilai : JSON.stringify(one.nilai ?? one.kunci ?? one.op)}`;
  const text = element('textarea', { rows: '8', readonly: '', class: 'ketikan' });
  text.value = list.map((data) => data.teks ?? data.ubah.map(words).join('\n')).join('\n\n');
  openDialog('Ketikan yang tidak tersimpan', [element('p', {}, 'Di tempat yang sama berkas ini berubah di luar, jadi yang diketik tidak ditulis. Yang tampak sekarang adalah isi berkas; salin dari sini yang masih diperlukan.'), labelled('Ketikan', text)], '');
}

// tell sends what is no JSON, in its turn.
export const tell = (send) => inTurn(async () => received(await send()));
const travel = (where) => inTurn(() => ask('/kerja/' + where, {}));

// settled returns when all that was typed has been taken.
export async function settled() {
  leave();
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
place.append(element('div', { class: 'alat-kerja' }, element('div', { role: 'tablist', 'aria-label': 'Tampilan isi' }, ...views), status, undo, redo), chooserOfPK, content);

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
  if (desk.view === 'tabel') drawSheets(content, whole);
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
  const left = leave();
  if (left) left.mark();
  else { held?.blur?.(); held?.focus?.(); } // what is being typed goes first
  travel(where);
});

// ---- what was saved elsewhere, and what the page says

document.addEventListener('iku:baru', () => inTurn(() => {
  if (desk.state.tampilan === body.dataset.versi) return findingTools(); // the program has told of this already
  return ask('/kerja/isi?' + new URLSearchParams({ berkas: desk.name }));
}));

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
  const list = listOf(path);
  desk.view = list ? 'tabel' : 'isian';
  if (list) desk.list = list;
  draw(true);
  if (!list) { revealField(content, path); return; }
  const grid = shownGrid();
  if (!grid.reveal(path)) revealField(grid.form, path);
}

// ---- findings: mended by a click, or accepted with a reason

// The page and what the program says of the document come each for itself: a finding gets
// its buttons once both tell of the same state.
function findingTools() {
  const shown = desk.state?.tampilan;
  if (shown !== body.dataset.versi) return;
  for (const item of document.querySelectorAll('#temuan li[data-temuan]')) {
    const f = desk.state.temuan[Number(item.dataset.temuan)];
    if (!f || item.dataset.tampilan === shown) continue;
    item.dataset.tampilan = shown;
    item.querySelector('.alat-temuan')?.remove();
    const toolbar = element('div', { class: 'alat-temuan' });
    if (f.perbaikan) toolbar.append(button('Pakai saran', () => settle('saran', f)));
    if (f.tingkat !== 'galat' && !f.abaikan && f.d >= 0) toolbar.append(button('Terima…', () => accept(f, toolbar)));
    if (toolbar.childNodes.length) item.append(toolbar);
    if (accepting && same(accepting.f, f)) accept(f, toolbar, accepting.text, document.activeElement === body);
  }
}

const same = (a, b) => a.temuan === b.temuan && a.pesan === b.pesan;
let accepting = null; // the finding whose reason is being typed

// settle sends a finding to be mended or accepted, as it is said when its turn comes.
function settle(how, f, more = {}) {
  accepting = null;
  return inTurn(() => {
    const alike = desk.state.temuan.filter((g) => same(f, g)).sort((a, b) => Math.abs(a.d - f.d) - Math.abs(b.d - f.d));
    if (!alike.length) return say('Temuan ini sudah tidak ada.');
    return ask('/kerja/' + how, { temuan: alike[0], ...more });
  });
}

function accept(f, toolbar, typed = '', focus = true) {
  const reason = element('input', { type: 'text', 'aria-label': 'Alasan temuan ini diterima', placeholder: 'alasannya', required: '' });
  const back = () => { accepting = null; delete toolbar.parentElement.dataset.tampilan; findingTools(); };
  const form = element('form', {}, reason, element('button', { type: 'submit' }, 'Terima'), button('Batal', back));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (reason.value.trim()) settle('terima', f, { alasan: reason.value.trim() });
  });
  form.addEventListener('keydown', (event) => { if (event.key === 'Escape') back(); });
  reason.addEventListener('input', () => { accepting.text = reason.value; });
  accepting = { f, text: typed };
  reason.value = typed;
  toolbar.replaceChildren(form);
  if (focus) reason.focus();
}
new MutationObserver(findingTools).observe(document.querySelector('#temuan'), { childList: true, subtree: true });

// ---- beginning

desk.format = await (await fetch('/kerja/format')).json();
await ask('/kerja/isi?' + new URLSearchParams({ berkas: desk.name }));
if (!sessionStorage.getItem('tampilan') && desk.state.isi && shownGrid().sheet.writable?.() === false) {
  desk.view = 'isian'; // there is nothing to write in the table
  draw(true);
}
findingTools();
drawActions();
takeFiles(dropped);
const left = await begin(desk.state.kenal);
if (left.length) inTurn(() => resend(left));
