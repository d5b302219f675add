// What stands in the rows and columns of the table: sasaran and indikator, the
// document's own or those that it inherits, and figures that are said by indikator.
import { at, desk, items, keyIn, shown, tableOf } from './kerja.mjs';
import { changesOf } from './formulir.mjs';

const elsewhere = ['hitungan', 'rincian', 'abaikan', 'uraian', 'target_tahunan', 'judul_hitungan', 'perubahan']; // in the form of the row

// own tells whether the document has rows of its own; else they are those that it
// inherits, and stand in another file.
export const own = () => items(['sasaran']).length > 0 || !desk.state.warisan;
const from = () => own() ? desk.state.isi : desk.state.warisan;
const listed = (path) => at(path, from())?.i || [];

// rowsOf returns a row for each indikator, and for each sasaran that has none.
export function rowsOf() {
  const out = [];
  listed(['sasaran']).forEach((sasaran, s) => {
    const list = listed(['sasaran', s, 'indikator']);
    for (let i = 0; i < Math.max(1, list.length); i++) out.push({ s, i: i < list.length ? i : -1, first: i === 0, span: Math.max(1, list.length) });
  });
  return out;
}

// figureTables returns the tables of figures by indikator that this kind of document has.
function figureTables() {
  const root = desk.format.tabel[0], here = new Set(desk.state.tabel);
  const out = root.kunci.filter((key) => here.has(key.nama) && key.tabel >= 0 && desk.format.tabel[key.tabel].per_indikator);
  for (const { n } of items([])) {
    const plain = n?.replace(/_\d{4}$/, '');
    if (plain !== n && out.some((key) => key.nama === plain)) out.push({ ...out.find((key) => key.nama === plain), nama: n, label: `${plain} ${n.slice(-4)}` });
  }
  return out;
}

const quarters = ['TW I', 'TW II', 'TW III', 'TW IV'];

// nameIn returns how a table of figures names the indikator of a row: as it does
// already, else by the kode, else by its place.
function nameIn(table, row) {
  const place = `${row.s + 1}.${row.i + 1}`, kode = shown(at(['sasaran', row.s, 'indikator', row.i, 'kode'], from()));
  return [kode, place].find((name) => name && at([table, name])) || kode || place;
}

// columnsOf returns what stands in a row, from left to right: what the document uses,
// what its kind prints and what was chosen.
export function columnsOf(rows, chosen) {
  const table = tableOf(['sasaran', 'indikator']);
  const used = new Set(['satuan', ...chosen]), years = new Set();
  const about = own() ? '' : shown(at(['dokumen', 'tahun'])); // the one year whose target is meant
  for (const { s, i } of rows) {
    for (const item of listed(['sasaran', s, 'indikator', i])) {
      if (item.n === 'target_tahunan') item.i?.forEach((year) => { if (!about || year.n === about) years.add(year.n); });
      else if (own() || item.n === 'target') used.add(item.n);
    }
  }
  if (own() && years.size === 0) used.add('target');
  const out = [{ name: 'sasaran', title: 'Sasaran', path: (r) => ['sasaran', r.s, 'uraian'] },
    { name: 'uraian', title: 'Indikator', path: (r) => ['sasaran', r.s, 'indikator', r.i, 'uraian'] }];
  for (const key of table.kunci) {
    if (key.nama === 'target_tahunan') {
      for (const year of [...years].sort()) out.push({ name: year, title: about ? `Target ${year}` : year, year: true, path: (r) => ['sasaran', r.s, 'indikator', r.i, 'target_tahunan', year] });
    }
    if (!elsewhere.includes(key.nama) && used.has(key.nama)) out.push({ name: key.nama, title: titleOf(key), path: (r) => ['sasaran', r.s, 'indikator', r.i, key.nama] });
  }
  for (const { n } of listed(['kolom_lain'])) out.push({ name: n, title: shown(at(['kolom_lain', n], from())), path: (r) => ['sasaran', r.s, 'indikator', r.i, n] });
  for (const key of figureTables()) {
    const list = desk.format.tabel[key.tabel].lain.isi.includes('daftar');
    if (!at([key.nama]) && !chosen.has(key.nama) && !desk.state.kolom.includes(list ? 'tw1' : key.nama)) continue;
    const title = key.label.charAt(0).toUpperCase() + key.label.slice(1);
    for (const [n, quarter] of list ? quarters.entries() : [[undefined, title]]) {
      out.push({ name: key.nama, title: quarter, figures: key, part: n, path: (r) => [key.nama, nameIn(key.nama, r), ...(list ? [n] : [])] });
    }
  }
  return out;
}

// choices returns the columns that can be chosen.
export const choices = () => [...(own() ? tableOf(['sasaran', 'indikator']).kunci.filter((key) => !elsewhere.includes(key.nama)) : []), ...figureTables()];

export function titleOf(key) {
  const title = key.judul || key.label;
  return title.charAt(0) + title.slice(1).toLowerCase();
}

// written tells whether a cell is the document's own, and can be written in.
export const written = (column) => own() || Boolean(column.figures);

export function keyOf(column) {
  if (column.figures) return desk.format.tabel[column.figures.tabel].lain;
  if (column.name === 'sasaran') return keyIn(tableOf(['sasaran']), 'uraian');
  if (column.year) return tableOf(['sasaran', 'indikator', 'target_tahunan']).lain;
  return keyIn(tableOf(['sasaran', 'indikator']), column.name) || { isi: ['teks'], tabel: -1 };
}

export function textOf(row, column) {
  if (row.i < 0 && column.name !== 'sasaran') return '';
  const value = at(column.path(row), column.figures ? desk.state.isi : from());
  return value?.k === 'tabel' ? '{…}' : shown(value);
}

// changesFor returns what is to be changed for a cell to hold a text, and what that is
// undone with. What a list of figures has, is said whole.
export function changesFor(row, column, text) {
  const path = column.path(row), group = JSON.stringify(path);
  if (row.i < 0 && column.name !== 'sasaran') {
    if (column.figures || text === '') return [[], group];
    const kunci = column.name === 'uraian' ? { uraian: text } : { uraian: '', [column.name]: text };
    return [[{ op: 'insert', di: ['sasaran', row.s, 'indikator', 0], kunci }], 'baru' + row.s];
  }
  if (column.part !== undefined) {
    const list = path.slice(0, -1);
    const figures = quarters.map((_, n) => n === column.part ? text : shown(at([...list, n])));
    return [[figures.every((figure) => figure === '') ? { op: 'delete', di: list } : { op: 'set', di: list, nilai: figures }], group];
  }
  const key = keyOf(column);
  if (text === '' && key.wajib) return [[{ op: 'set', di: path, nilai: '' }], group];
  return [changesOf(path, key, text), group];
}
