// What columns of tables have in common: their titles, what stands in a cell, and what is
// to be changed for it to hold another text.
import { at, desk, items, shown } from './kerja.mjs';
import { changesOf } from './formulir.mjs';

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

// titleOf returns what stands over the column of a key.
export function titleOf(key) {
  return key.judul ? key.judul.charAt(0) + key.judul.slice(1).toLowerCase() : key.label;
}

const quarters = ['TW I', 'TW II', 'TW III', 'TW IV'];

// columnsOfKey returns the columns of a key that stands at a path of a row: one, or one
// for each quarter.
export function columnsOfKey(key, path, more = {}) {
  if (!key.triwulan) return [{ name: key.nama, title: titleOf(key), key: () => key, path, ...more }];
  return quarters.map((title, part) => ({ name: key.nama, title, key: () => key, part, path: (row) => [...path(row), part], ...more }));
}

// figureColumns returns the columns of the tables of figures by indikator that stand at
// base; called returns by which names a row's indikator may be told, the best first.
export function figureColumns(base, table, chosen, called) {
  const out = [];
  for (const key of figureTables(base, table)) {
    const figure = { ...desk.format.tabel[key.tabel].lain, nama: key.nama, label: capital(key.label), judul: '' };
    if (!at([...base, key.nama]) && !chosen.has(key.nama) && !desk.state.kolom.includes(figure.triwulan ? 'tw1' : key.nama)) continue;
    const nameIn = (row) => called(row).find((name) => at([...base, key.nama, name])) || called(row)[0];
    out.push(...columnsOfKey(figure, (row) => [...base, key.nama, nameIn(row)], { figures: true }));
  }
  return out;
}

// figureTables returns the tables of figures by indikator that this kind of document has.
export function figureTables(base, table) {
  const here = new Set(base.length ? table.kunci.map((key) => key.nama) : desk.state.tabel);
  const out = table.kunci.filter((key) => here.has(key.nama) && key.tabel >= 0 && desk.format.tabel[key.tabel].per_indikator);
  for (const { n } of items(base)) {
    const plain = n?.replace(/_\d{4}$/, '');
    if (plain !== n && out.some((key) => key.nama === plain)) out.push({ ...out.find((key) => key.nama === plain), nama: n, label: `${plain} ${n.slice(-4)}` });
  }
  return out;
}

// cellText returns what stands in a cell.
export function cellText(path, from = desk.state.isi) {
  const value = at(path, from);
  return value?.k === 'tabel' || value?.i?.some((item) => item.k !== 'teks' && item.k !== 'bilangan') ? '{…}' : shown(value);
}

// changesFor returns what is to be changed for a cell to hold a text, and what that is
// undone with. What a list of figures has, is said whole.
export function changesFor(row, column, text) {
  const path = column.path(row), group = JSON.stringify(path);
  if (column.part !== undefined) return [figuresOf(path, quarters.map((_, n) => n === column.part ? text : undefined)), group];
  const key = column.key(row);
  if (text === '' && key.wajib) return [[{ op: 'set', di: path, nilai: '' }], group];
  return [changesOf(path, key, text), group];
}

// changesForAll returns the changes for cells of a row to hold texts.
export function changesForAll(row, cells) {
  const list = [], lists = new Map();
  for (const [column, text] of cells) {
    if (column.part === undefined) { list.push(...changesFor(row, column, text)[0]); continue; }
    const path = column.path(row), name = JSON.stringify(path.slice(0, -1));
    if (!lists.has(name)) lists.set(name, [path, []]);
    lists.get(name)[1][column.part] = text;
  }
  for (const [path, texts] of lists.values()) list.push(...figuresOf(path, texts));
  return list;
}

function figuresOf(path, texts) {
  const di = path.slice(0, -1);
  const figures = quarters.map((_, n) => texts[n] ?? shown(at([...di, n])));
  return figures.every((figure) => figure === '') ? [{ op: 'delete', di }] : [{ op: 'set', di, nilai: figures }];
}

const plain = (words) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

// headed returns, where a line of a pasted table is that of the headings, which column
// each of its cells means (-1: none); null where it is a line like the others.
export function headed(line, columns) {
  const means = line.map((cell) => {
    const words = plain(cell);
    if (!words) return -1;
    return columns.findIndex((column) => [column.title, column.name, ...(column.key().sebutan || [])].some((name) => plain(name) === words)
      || column.year && new RegExp(`^(target |tahun |target tahun )?${column.name}$`).test(words));
  });
  const known = means.filter((x) => x >= 0);
  return known.length >= 2 && known.length * 2 > line.filter((cell) => plain(cell)).length ? means : null;
}
