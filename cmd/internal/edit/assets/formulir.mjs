// Forms made of the format: what it gains, they gain.
import { at, change, desk, draft, items, keyIn, shown, tableOf, undraft } from './kerja.mjs';
import { pictureField } from './gambar.mjs';
import { element, button } from './unsur.mjs';

let filled = null; // where the forms stand
let drawn = ''; // the tables that they show

// shape returns which tables a value has, and how many of each.
const shape = (value) => (value?.i || []).map((c) => c.k === 'tabel' || c.i?.some((e) => e.k === 'tabel') ? `${c.n || ''}(${shape(c)})` : '').join('');

// drawForms shows every table of the file but those of the grid.
export function drawForms(into, whole) {
  const now = shape(desk.state.isi), held = into.contains(document.activeElement) ? document.activeElement : null;
  if (filled === into && !whole && held && now === drawn) {
    refresh(into);
    return;
  }
  filled = into;
  drawn = now;
  const open = new Set([...into.querySelectorAll('details[data-bagian][open]')].map((d) => d.dataset.bagian));
  const parts = [], files = [];
  const root = desk.format.tabel[0];
  for (const key of root.kunci) {
    if (key.nama === 'sasaran' || desk.state.tabel.length && !desk.state.tabel.includes(key.nama) && !at([key.nama])) continue;
    if (desk.format.tabel[key.tabel]?.per_indikator) continue; // columns of the table
    if (key.tabel < 0) { files.push(field([key.nama], key)); continue; }
    const part = element('details', { 'data-bagian': key.nama, ...(at([key.nama]) ? {} : { class: 'kosong' }) }, element('summary', {}, key.label), element('p', { class: 'kecil' }, key.arti || ''));
    if (open.has(key.nama) || open.size === 0 && key.nama === 'dokumen') part.setAttribute('open', '');
    part.append(...below([key.nama], key));
    parts.push(part);
  }
  const rest = element('details', { 'data-bagian': '' }, element('summary', {}, 'Isi dari berkas lain'), ...files);
  if (open.has('')) rest.setAttribute('open', '');
  into.replaceChildren(...parts, rest);
  focusAgain(into, held);
}

// focusAgain goes back to the field or button that was in focus, with what was typed.
function focusAgain(into, held) {
  if (!held) return;
  const same = [...into.querySelectorAll('input, select, textarea, button, summary')].find((e) => held.dataset.jalur ? e.dataset.jalur === held.dataset.jalur
    : e.tagName === held.tagName && e.textContent === held.textContent && e.getAttribute('aria-label') === held.getAttribute('aria-label'));
  if (!same) return;
  for (let d = same.parentElement.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
  if (held.dataset.jalur && same.value !== held.value) same.value = held.value;
  same.focus({ preventScroll: true });
}

// below returns the fields of what stands at a path: a table, or several.
export function below(path, key) {
  if (key.isi.includes('daftar') && key.butir?.includes('tabel')) {
    const value = at(path);
    if (value?.k === 'tabel') return tableFields(path, desk.format.tabel[key.tabel]);
    const out = items(path).map((item, n) => elementForm([...path, n], desk.format.tabel[key.tabel], items(path).length));
    out.push(...adders(path, desk.format.tabel[key.tabel]));
    return out;
  }
  return tableFields(path, desk.format.tabel[key.tabel]);
}

// adders returns a button that adds an element, or one for each form that it has.
function adders(path, table) {
  const forms = table.bentuk ? table.bentuk.map((n) => desk.format.tabel[n]) : [table];
  return forms.map((form) => button('Tambah ' + (table.bentuk ? form.kunci[0].label.toLowerCase() : labelOf(path)), () => {
    const first = form.kunci[0];
    const n = items(path).length, name = JSON.stringify([...path, n, first.nama]);
    change([{ op: 'insert', di: [...path, n], kunci: { [first.nama]: '' } }]).then(() => {
      [...document.querySelectorAll('[data-jalur]')].find((f) => f.dataset.jalur === name)?.focus();
    });
  }));
}
const labelOf = (path) => path.filter((s) => typeof s === 'string').at(-1).replaceAll('_', ' ');

function elementForm(path, table, count) {
  const n = path.at(-1), list = path.slice(0, -1);
  const form = formOf(path, table);
  const box = element('fieldset', { class: 'butir' }, element('legend', {}, `${labelOf(path)} ${n + 1}`));
  const up = button('Naik', () => change([{ op: 'move', di: path, ke: [...list, n - 1] }]), { 'aria-label': `Naik: ${labelOf(path)} ${n + 1}` });
  const down = button('Turun', () => change([{ op: 'move', di: path, ke: [...list, n + 2] }]), { 'aria-label': `Turun: ${labelOf(path)} ${n + 1}` });
  up.disabled = n === 0;
  down.disabled = n === count - 1;
  box.append(element('div', { class: 'alat-butir' }, up, down, button('Hapus', () => change([{ op: 'delete', di: path }]), { 'aria-label': `Hapus: ${labelOf(path)} ${n + 1}` })));
  box.append(...tableFields(path, form));
  return box;
}

// formOf returns the form that an element has, told by the first key of each.
function formOf(path, table) {
  if (!table.bentuk) return table;
  const forms = table.bentuk.map((n) => desk.format.tabel[n]);
  return forms.find((form) => at([...path, form.kunci[0].nama])) || forms[0];
}

function tableFields(path, table) {
  const out = table.kunci.map((key) => field([...path, key.nama], key));
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
  const name = element('input', { type: 'text', 'aria-label': table.menurut || 'nama', placeholder: table.menurut || 'nama', size: '8' });
  box.append(element('div', { class: 'baris-isian' }, name, button('Tambah', () => {
    if (name.value.trim()) change([{ op: 'set', di: [...path, name.value.trim()], nilai: table.lain.isi.includes('ya') ? true : '' }]);
  })));
  return box;
}

let fields = 0;

// field returns a label with what its key holds.
export function field(path, key) {
  const value = at(path);
  if (key.tabel >= 0 && !key.isi.includes('teks') && !(value && value.k !== 'tabel' && value.k !== 'daftar')) {
    const box = element('details', { class: 'sub' }, element('summary', {}, key.label), ...below(path, key));
    if (value) box.setAttribute('open', '');
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
  return element('div', { class: 'isian' }, element('label', { for: id }, key.label + (key.wajib && !(key.atau && at([...path.slice(0, -1), key.atau])) ? ' *' : '')), key.gambar ? pictureField(path, control) : control, read, help);
}

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
    document.body.append(list);
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

// Remarks follow what is typed.
export function readAgain(into) {
  for (const output of into.querySelectorAll('[data-baca]')) output.textContent = remark(JSON.parse(output.dataset.baca));
}

// refresh brings fields up to date that are not being typed into.
function refresh(into) {
  for (const control of into.querySelectorAll('[data-jalur]')) {
    if (control === document.activeElement) continue;
    const text = shown(at(JSON.parse(control.dataset.jalur)));
    if (control.value !== text) control.value = text;
  }
  readAgain(into);
}

// rowForm shows all of an indikator.
export function rowForm(path) {
  const table = tableOf(path.filter((s) => typeof s === 'string'));
  return tableFields(path, table);
}
export { keyIn };
