// Forms made of the format: what it gains, they gain.
import { at, change, desk, draft, items, keyIn, shown, tableOf, undraft } from './kerja.mjs';
import { pictureField } from './gambar.mjs';
import { RowSheet } from './baris.mjs';
import { Grid } from './tabel.mjs';
import { element, button } from './unsur.mjs';

// shape returns which tables a value has and what in them is named freely: what the fields
// of a form depend on. Lists of tables are tables of their own.
function shape(value, table) {
  const known = new Set(table?.kunci.map((key) => key.nama)), of = (name) => desk.format.tabel[table && keyIn(table, name)?.tabel];
  return (value?.i || []).map((c) => c.k === 'tabel' ? `${c.n}(${shape(c, of(c.n))})` : c.k === 'daftar' ? `${c.n}[${c.i?.some((item) => item.k === 'tabel') ? 't' : ''}]`
    : table?.lain && !known.has(c.n) ? c.n : c.v?.includes('\n') ? `${c.n}¶` : '').join();
}

const drawn = new WeakMap(); // what forms show

// renewForm brings a form of what stands at a path up to date. Only one that is about
// something else, or has other fields now, is made anew.
export function renewForm(into, name, path, make, whole) {
  const now = JSON.stringify([name, shape(at(path), tableOf(path))]);
  if (drawn.get(into) === now && !whole) { refresh(into); return; }
  const same = JSON.parse(drawn.get(into) || '[]')[0] === name;
  const opened = new Map([...into.querySelectorAll('details[data-bagian]')].map((d) => [d.dataset.bagian, d.open]));
  const held = into.contains(document.activeElement) ? document.activeElement : null, chosen = selectionOf(held);
  drawn.set(into, now);
  into.replaceChildren(...make());
  if (same) for (const part of into.querySelectorAll('details[data-bagian]')) if (opened.has(part.dataset.bagian)) part.open = opened.get(part.dataset.bagian);
  focusAgain(into, held, chosen);
}

const all = element('div', { class: 'isian-berkas' });

// drawForms shows every table of the file but those of the tables beside.
export function drawForms(into, whole) {
  if (!into.contains(all)) into.replaceChildren(all);
  renewForm(all, JSON.stringify(desk.base), [], parts, whole);
}

function parts() {
  const out = [], files = [];
  const root = desk.format.tabel[0];
  if (desk.base.length) {
    const part = element('details', { 'data-bagian': 'ini', open: '' }, element('summary', {}, 'Perjanjian ini'), ...fieldsBut(desk.base, ['sasaran', 'program', 'triwulan']));
    out.push(part);
  }
  for (const key of root.kunci) {
    if (key.nama === 'sasaran' || key.nama === 'pk' || desk.state.tabel.length && !desk.state.tabel.includes(key.nama) && !at([key.nama])) continue;
    if (desk.base.length && tableOf(desk.base).kunci.some((k) => k.nama === key.nama) && !at([key.nama])) continue; // its own are those of the perjanjian
    if (desk.format.tabel[key.tabel]?.per_indikator) continue; // columns of the table
    if (key.tabel < 0) { files.push(field([key.nama], key)); continue; }
    const part = element('details', { 'data-bagian': key.nama, ...(at([key.nama]) ? {} : { class: 'kosong' }) }, element('summary', {}, key.label), element('p', { class: 'kecil' }, key.arti || ''));
    part.open = key.nama === 'dokumen' && !desk.base.length;
    part.append(...below([key.nama], key));
    out.push(part);
  }
  return [...out, element('details', { 'data-bagian': '' }, element('summary', {}, 'Isi dari berkas lain'), ...files)];
}

// selectionOf returns what is selected of what is being typed; null where that cannot be.
const selectionOf = (field) => field?.selectionStart === undefined || field.selectionStart === null ? null : [field.selectionStart, field.selectionEnd, field.selectionDirection];

// focusAgain goes back to the field or button that was in focus, with what was typed and
// selected.
function focusAgain(into, held, chosen) {
  if (!held) return;
  if (into.contains(held)) { held.focus({ preventScroll: true }); return; } // of a table that was moved
  const same = [...into.querySelectorAll('input, select, textarea, button, summary')].find((e) => held.dataset.jalur ? e.dataset.jalur === held.dataset.jalur
    : e.tagName === held.tagName && e.textContent === held.textContent && e.getAttribute('aria-label') === held.getAttribute('aria-label'));
  if (!same) return;
  for (let d = same.parentElement.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
  if (held.dataset.jalur && same.value !== held.value) same.value = held.value;
  same.focus({ preventScroll: true });
  if (chosen && selectionOf(same)) same.setSelectionRange(...chosen);
}

const tables = new Map(); // by what they are of: where one is in them stays

// tableAt returns the table of a list of tables.
export function tableAt(path) {
  const name = JSON.stringify(path);
  if (!tables.has(name)) {
    const made = new Grid(new RowSheet(path));
    made.root.dataset.tabel = name;
    tables.set(name, made);
  }
  tables.get(name).draw();
  return tables.get(name);
}

// below returns the fields of what stands at a path: a table, or several.
function below(path, key) {
  if (isList(key) && at(path)?.k !== 'tabel') return [tableAt(path).root];
  return tableFields(path, desk.format.tabel[key.tabel]);
}

// isList tells whether a key holds several tables; isMixed whether what it holds may be
// texts as well.
const isList = (key) => key.isi.includes('daftar') && key.butir?.includes('tabel') && !key.butir.includes('teks');
const isMixed = (key) => key.isi.includes('daftar') && key.butir?.includes('tabel') && key.butir.includes('teks');

// formsOf returns the forms that elements of a list of tables can have; formOf that which
// one has, told by the first key of each.
export const formsOf = (table) => table.bentuk ? table.bentuk.map((n) => desk.format.tabel[n]) : [table];
export function formOf(path, table) {
  const forms = formsOf(table);
  return forms.find((form) => at([...path, form.kunci[0].nama])) || forms[0];
}

// fieldsBut returns the fields of a table but for some; fieldset the same below a title.
export function fieldsBut(path, without = [], table = tableOf(path)) {
  return tableFields(path, { ...table, kunci: table.kunci.filter((key) => !without.includes(key.nama)) });
}
export function fieldset(title, path, without) {
  return element('details', { class: 'sub', 'data-bagian': JSON.stringify(path) }, element('summary', {}, title), ...fieldsBut(path, without));
}

function tableFields(path, table) {
  const out = table.kunci.filter((key) => !key.kartu).map((key) => field([...path, key.nama], key));
  const card = table.kunci.filter((key) => key.kartu);
  if (card.length) {
    const box = element('details', { class: 'sub', 'data-bagian': JSON.stringify([...path, 'kartu']) }, element('summary', {}, 'Kartu profil'), ...card.map((key) => field([...path, key.nama], key)));
    box.open = card.some((key) => at([...path, key.nama]));
    out.push(box);
  }
  if (table.lain) out.push(openFields(path, table));
  return out;
}

// openFields shows the keys of the user's own choice: a year or a name, and its value.
function openFields(path, table) {
  const known = new Set(table.kunci.map((k) => k.nama));
  const box = element('div', { class: 'bebas' });
  for (const item of items(path)) {
    if (!known.has(item.n)) box.append(field([...path, item.n], { ...table.lain, nama: item.n, label: item.n }));
  }
  const what = table.menurut || 'nama', last = path.filter((step) => typeof step === 'string').at(-1);
  const name = element('input', { type: 'text', 'aria-label': `${what} baru: ${last.replaceAll('_', ' ')}`, placeholder: what, size: '8' });
  const add = () => {
    const key = name.value.trim(), field = JSON.stringify([...path, key]);
    if (key) change([{ op: 'set', di: [...path, key], nilai: table.lain.isi.includes('ya') ? true : '' }]).then(() => focusField(field));
  };
  name.addEventListener('keydown', (event) => { if (event.key === 'Enter') { event.preventDefault(); add(); } });
  box.append(element('div', { class: 'baris-isian' }, name, button('Tambah', add)));
  return box;
}

const focusField = (name) => [...document.querySelectorAll('[data-jalur]')].find((f) => f.dataset.jalur === name)?.focus();

// revealField goes to the field of a value, or to its cell in a table among the fields; false
// where there is neither.
export function revealField(into, path) {
  for (let p = path; p.length > 0; p = p.slice(0, -1)) {
    const name = JSON.stringify(p);
    const found = [...into.querySelectorAll('[data-jalur], [data-tabel]')].find((e) => (e.dataset.jalur || e.dataset.tabel) === name);
    if (!found) continue;
    for (let d = found.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
    if (found.dataset.jalur) { found.focus(); return true; }
    const table = tables.get(name);
    if (p.length === path.length || table.reveal(path) || revealField(table.form, path)) return true;
  }
  return false;
}

// needed tells whether a key has to be filled in here: another may stand in its place, or
// what is inherited.
function needed(path, key) {
  const there = (name) => { const p = [...path.slice(0, -1), name]; return name !== key.nama && at(p) || at(p, desk.state.warisan); };
  return key.wajib && ![key.nama, key.atau].filter(Boolean).some(there);
}

let fields = 0;

// field returns a label with what its key holds.
export function field(path, key) {
  const value = at(path);
  if (value?.k === 'daftar' && value.i?.some((item) => item.k === 'daftar' || isMixed(key) && item.k !== 'teks')) return written(key);
  if (key.tabel >= 0 && !isMixed(key) && !key.isi.includes('teks') && !(value && value.k !== 'tabel' && value.k !== 'daftar')) {
    const box = element('details', { class: 'sub', 'data-bagian': JSON.stringify(path) }, element('summary', {}, key.label), ...below(path, key));
    box.open = Boolean(value);
    return box;
  }
  if (value?.k === 'tabel' && key.tabel >= 0) {
    return element('fieldset', { class: 'sub' }, element('legend', {}, key.label), ...below(path, key));
  }
  const id = 'isian-' + ++fields;
  const control = controlOf(path, key, value);
  control.id = id;
  control.dataset.jalur = JSON.stringify(path);
  const help = key.arti ? element('span', { class: 'kecil', id: id + '-arti' }, key.arti) : '';
  if (help) control.setAttribute('aria-describedby', id + '-arti');
  const read = element('output', { class: 'baca', for: id }, remark(path));
  read.dataset.baca = JSON.stringify(path);
  return element('div', { class: 'isian' }, element('label', { for: id }, key.label + (needed(path, key) ? ' *' : '')), key.gambar ? pictureField(path, control) : control, control.choices || '', read, help);
}

// written says of a key that what it holds is no field.
const written = (key) => element('div', { class: 'isian' }, element('span', { class: 'nama-isian' }, key.label), element('span', { class: 'kecil' }, 'Isinya bersusun; ubah di tampilan Teks.'));

// remark returns what the program reads out of a value: what a formula gives, whose
// number an NIP is.
function remark(path) {
  const value = at(path);
  return value ? desk.state.baca.find((r) => r.d >= value.d && r.s <= value.s)?.teks || '' : '';
}

function controlOf(path, key, value) {
  const inherited = shown(at(path, desk.state.warisan));
  const words = { true: 'ya', false: 'tidak' };
  const standard = path.join('.') === 'dokumen.judul' ? desk.state.judul : (key.baku || '').replaceAll('"', '');
  const hint = inherited ? `dari ${desk.state.asal}: ${words[inherited] || inherited}` : standard ? `baku: ${words[standard] || standard}` : '';
  if (key.isi.length === 1 && key.isi[0] === 'ya' || key.tertutup && !key.isi.includes('daftar')) {
    const choices = key.tertutup ? key.pilihan.map((v) => [v, v]) : [['true', 'ya'], ['false', 'tidak']];
    const select = element('select', {}, element('option', { value: '' }, hint ? `(${hint})` : '–'), ...choices.map(([v, text]) => element('option', { value: v }, text)));
    select.value = shown(value);
    if (select.selectedIndex < 0) { select.append(element('option', { value: shown(value) }, shown(value))); select.value = shown(value); }
    select.addEventListener('change', () => put(path, key, select.value));
    return select;
  }
  const long = key.panjang || key.isi.includes('daftar') || shown(value).includes('\n');
  const input = long ? element('textarea', { rows: String(Math.min(8, Math.max(1, shown(value).split('\n').length))) })
    : element('input', { type: key.isi.length === 1 && key.isi[0] === 'tanggal' ? 'date' : 'text' });
  input.value = shown(value);
  if (hint) input.placeholder = hint;
  if (key.pilihan && !long) {
    const list = element('datalist', { id: `pilihan-${++fields}` }, ...key.pilihan.map((v) => element('option', { value: v })));
    input.setAttribute('list', list.id);
    input.choices = list;
  }
  let timer = 0, sent = input.value;
  const send = () => {
    clearTimeout(timer);
    if (input.value === sent) return;
    sent = input.value;
    put(path, key, sent);
  };
  input.addEventListener('focus', () => { sent = input.value; });
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(send, 60);
    if (input.value === sent) undraft(JSON.stringify(path));
    else draft(changesOf(path, key, input.value), JSON.stringify(path));
  });
  input.addEventListener('blur', send);
  return input;
}

// put gives a key what was typed; nothing takes the key away. Lines are the items of
// a list where the key takes one.
export const put = (path, key, text) => change(changesOf(path, key, text), JSON.stringify(path));

// changesOf returns what is to be changed for that.
export function changesOf(path, key, text) {
  if (text === '') return [{ op: 'delete', di: path }];
  let value = text;
  if (key.isi.length === 1 && key.isi[0] === 'ya') value = text === 'true';
  else if (key.isi.includes('daftar') && (text.includes('\n') || !key.isi.includes('teks') || at(path)?.k === 'daftar')) value = text.split('\n').filter((line, n, all) => line !== '' || n < all.length - 1);
  return [{ op: 'set', di: path, nilai: value }];
}

// refresh brings fields up to date that are not being typed into, with what the program
// reads out of them.
function refresh(into) {
  for (const control of into.querySelectorAll('[data-jalur]')) {
    if (control === document.activeElement) continue;
    const text = shown(at(JSON.parse(control.dataset.jalur)));
    if (control.value !== text) control.value = text;
  }
  for (const output of into.querySelectorAll('[data-baca]')) output.textContent = remark(JSON.parse(output.dataset.baca));
  for (const root of into.querySelectorAll('[data-tabel]')) if (!root.parentElement.closest('[data-tabel]') || !into.contains(root.parentElement.closest('[data-tabel]'))) tables.get(root.dataset.tabel).draw();
}
