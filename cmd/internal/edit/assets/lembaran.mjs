// The tables of a document, one of them shown: sasaran and indikator, and the other lists
// that its kind has.
import { at, desk, draw, items, tableOf } from './kerja.mjs';
import { tableAt } from './formulir.mjs';
import { SasaranSheet } from './sasaran.mjs';
import { Grid } from './tabel.mjs';
import { element, button } from './unsur.mjs';

const apart = ['penanda_tangan', 'pk']; // lists that stand among the forms, or are chosen of
const made = new Map(); // tables of sasaran and indikator, by what they are of

function gridOf(base, list) {
  const name = JSON.stringify([...base, list]);
  if (!made.has(name)) made.set(name, new Grid(new SasaranSheet(base, list)));
  return made.get(name);
}

// listed returns the lists of tables that the document has room for, each with how many
// there are.
function listed() {
  const table = tableOf(desk.base);
  return table.kunci.filter((key) => key.butir?.length === 1 && key.butir[0] === 'tabel' && key.isi.length === 1 && !apart.includes(key.nama)
    && (desk.base.length || at([key.nama]) || desk.state.tabel.includes(key.nama) && (!desk.state.warisan || !usual.includes(key.nama)) || key.nama === 'sasaran'))
    .sort((a, b) => (b.nama === 'sasaran') - (a.nama === 'sasaran'))
    .map((key) => ({ name: key.nama, count: items([...desk.base, key.nama]).length }));
}
const usual = ['tujuan', 'indikator']; // of every kind; where they are inherited they are written there

const titles = { sasaran: 'Sasaran', tujuan: 'Tujuan', indikator: 'Indikator tersendiri', program: 'Program', aksi: 'Aksi' };

// shownGrid returns the table that is shown.
export function shownGrid() {
  const lists = listed().map((list) => list.name);
  const name = lists.includes(desk.list) ? desk.list : 'sasaran';
  return name === 'sasaran' || name === 'tujuan' ? gridOf(desk.base, name) : tableAt([...desk.base, name]);
}

export function drawSheets(into, whole) {
  let place = into.querySelector(':scope > .lembaran-isi');
  if (!place) {
    place = element('div', { class: 'lembaran-isi' }, element('div', { class: 'pilih-lembar', role: 'group', 'aria-label': 'Tabel yang ditampilkan' }), element('div', { class: 'lembar-utama' }));
    into.replaceChildren(place);
  }
  const grid = shownGrid(), [bar, below] = place.children;
  const lists = listed(), now = JSON.stringify(lists);
  if (bar.dataset.isi !== now) {
    bar.dataset.isi = now;
    bar.hidden = lists.length < 2;
    bar.replaceChildren(...lists.map(({ name, count }) => button(`${titles[name] || name}${count ? ` (${count})` : ''}`, () => { desk.list = name; draw(true); }, { 'data-lembar': name })));
  }
  for (const choice of bar.children) choice.setAttribute('aria-pressed', String(choice.dataset.lembar === grid.sheet.path.at(-1)));
  if (below.firstChild !== grid.root) below.replaceChildren(grid.root);
  grid.draw(whole);
}

// listOf returns the list whose table has a value; empty where none of them does.
export function listOf(path) {
  const rest = desk.base.every((step, n) => step === path[n]) ? path.slice(desk.base.length) : [];
  return listed().some((list) => list.name === rest[0]) ? rest[0] : '';
}
