// The table of sasaran, or tujuan, with their indikator: the document's own or those that
// it inherits, and figures that are said by indikator.
import { at, change, desk, items, keyIn, shown, tableOf } from './kerja.mjs';
import { cellText, changesFor, changesForAll, columnsOfKey, figureColumns, figureTables } from './kolom.mjs';
import { fieldsBut, fieldset } from './formulir.mjs';
import { element, button } from './unsur.mjs';

const elsewhere = ['hitungan', 'rincian', 'abaikan', 'uraian', 'target_tahunan', 'judul_hitungan', 'perubahan']; // in the form of the row

export class SasaranSheet {
  // base is the path of the table whose list it is: of the file, or a perjanjian kinerja.
  constructor(base, list = 'sasaran') {
    this.base = base;
    this.list = list;
    this.path = [...base, list];
    this.kind = list;
    this.noun = list.charAt(0).toUpperCase() + list.slice(1);
    this.title = `${this.noun} dan indikator`;
    this.formTitle = 'Isian indikator';
  }

  // own tells whether the document has rows of its own; else they are those that it
  // inherits, and stand in another file.
  own() { return this.base.length > 0 || items(this.path).length > 0 || !desk.state.warisan; }
  // writable tells whether anything of it is written here.
  writable() { return this.own() || this.columns(this.rows(), new Set()).some((column) => column.figures); }
  from() { return this.own() ? desk.state.isi : desk.state.warisan; }
  listed(path) { return at(path, this.from())?.i || []; }
  at(row) { return [...this.path, row.s, ...(row.i < 0 ? [] : ['indikator', row.i])]; }

  // rows returns a row for each indikator, and for each sasaran that has none.
  rows() {
    const out = [];
    this.listed(this.path).forEach((_, s) => {
      const list = this.listed([...this.path, s, 'indikator']);
      for (let i = 0; i < Math.max(1, list.length); i++) {
        const row = { s, i: i < list.length ? i : -1, first: i === 0, span: Math.max(1, list.length), no: String(s + 1) };
        out.push({ ...row, id: JSON.stringify(this.at(row)) });
      }
    });
    return out;
  }

  // columns returns what stands in a row, from left to right: what the document uses,
  // what its kind prints and what was chosen.
  columns(rows, chosen) {
    const above = tableOf(this.path), table = tableOf([...this.path, 'indikator']);
    const used = new Set(['satuan', ...chosen]), years = new Set(), usedAbove = new Set();
    const about = this.own() ? '' : shown(at(['dokumen', 'tahun'])); // the one year whose target is meant
    for (const row of rows) {
      if (row.first && this.own()) this.listed([...this.path, row.s]).forEach((item) => usedAbove.add(item.n));
      if (row.i < 0) continue;
      for (const item of this.listed(this.at(row))) {
        if (item.n === 'target_tahunan') item.i?.forEach((year) => { if (!about || year.n === about) years.add(year.n); });
        else if (this.own() || item.n === 'target') used.add(item.n);
      }
    }
    if (this.own() && years.size === 0) used.add('target');
    const said = (name) => (row) => [...this.at(row), name];
    const merged = (key, more) => columnsOfKey(key, (row) => [...this.path, row.s, key.nama], { merged: true, ...more });
    const out = merged(keyIn(above, 'uraian'), { name: this.list, title: this.noun, wide: true });
    for (const key of above.kunci) {
      if (!elsewhere.includes(key.nama) && key.tabel < 0 && (usedAbove.has(key.nama) || chosen.has(this.above(key).nama))) out.push(...merged(key, { name: this.above(key).nama, title: this.above(key).label }));
    }
    out.push(...columnsOfKey(keyIn(table, 'uraian'), said('uraian'), { title: 'Indikator', wide: true }));
    for (const key of table.kunci) {
      if (key.nama === 'target_tahunan') {
        const year = tableOf([...this.path, 'indikator', 'target_tahunan']).lain;
        for (const name of [...years].sort()) out.push({ name, title: about ? `Target ${name}` : name, year: true, key: () => year, path: (row) => [...this.at(row), 'target_tahunan', name] });
      }
      if (!elsewhere.includes(key.nama) && used.has(key.nama)) out.push(...columnsOfKey(key, said(key.nama)));
    }
    const free = { isi: ['teks'], tabel: -1 };
    for (const { n } of this.listed(['kolom_lain'])) out.push({ name: n, title: shown(at(['kolom_lain', n], this.from())) || shown(at(['kolom_lain', n, 'judul'], this.from())) || n, key: () => free, path: said(n) });
    if (this.list === 'sasaran') {
      const place = (row) => `${row.s + 1}.${row.i + 1}`;
      const called = (row) => [shown(at([...this.at(row), 'kode'], this.from())), place(row)].filter(Boolean);
      out.push(...figureColumns(this.base, tableOf(this.base), chosen, called));
    }
    return out;
  }

  // above returns a key of the sasaran as a choice among those of its indikator.
  above(key) { return { ...key, nama: `${this.list}.${key.nama}`, judul: '', label: key.nama === this.list ? key.label : `${key.label} ${this.list}` }; }

  // choices returns the columns that can be chosen.
  choices() {
    const table = tableOf([...this.path, 'indikator']);
    const said = (keys) => keys.filter((key) => !elsewhere.includes(key.nama));
    return [...(this.own() ? [...said(tableOf(this.path).kunci.filter((key) => key.tabel < 0)).map((key) => this.above(key)), ...said(table.kunci)] : []),
      ...(this.list === 'sasaran' ? figureTables(this.base, tableOf(this.base)) : [])];
  }

  // locked returns why a cell cannot be written in; empty where it can.
  locked(row, column) { return this.own() || column.figures ? '' : `Ini ditulis di ${desk.state.asal}; ubah di sana.`; }

  text(row, column) {
    if (row.i < 0 && !column.merged) return '';
    return cellText(column.path(row), column.figures ? desk.state.isi : this.from());
  }

  changes(row, column, text) {
    if (row.i >= 0 || column.merged) return changesFor(row, column, text);
    if (column.figures || text === '') return [[], ''];
    const kunci = column.name === 'uraian' || column.year ? { uraian: column.year ? '' : text } : { uraian: '', [column.name]: text };
    return [[{ op: 'insert', di: [...this.path, row.s, 'indikator', 0], kunci }], 'baru' + row.s];
  }
  // wrote notes that a row without indikator has one now.
  wrote(row, [first]) { if (first?.op === 'insert') row.i = 0; }

  // fill returns the changes for cells of a row to hold texts.
  fill(row, cells) {
    return changesForAll(row, cells.filter(([column, text]) => !this.locked(row, column) && text !== this.text(row, column)
      && !(column.merged && (!row.first || text === '' && column.name === this.list)) && !(row.i < 0 && !column.merged)));
  }

  // ---- rows

  tools(grid) {
    if (!this.own()) return [element('p', { class: 'kecil' }, `${this.title} dari `, element('a', { href: '/lembar?' + new URLSearchParams({ berkas: desk.state.asal }) }, desk.state.asal), this.writable() ? '; kolom yang terang diisi di sini.' : '.')];
    return [button('+ ' + this.noun, () => this.addAbove(grid)), button('+ Indikator', () => this.add(grid))];
  }

  addAbove(grid) {
    const s = grid.row ? grid.row.s + 1 : items(this.path).length;
    change([{ op: 'insert', di: [...this.path, s], kunci: { uraian: '' } }, { op: 'insert', di: [...this.path, s, 'indikator', 0], kunci: { uraian: '' } }]).then(() => grid.goTo((r) => r.s === s, this.list));
  }

  add(grid) {
    const row = grid.row;
    if (!this.own()) return;
    if (!row) { this.addAbove(grid); return; }
    change([{ op: 'insert', di: [...this.path, row.s, 'indikator', row.i + 1], kunci: { uraian: '' } }]).then(() => grid.goTo((r) => r.s === row.s && r.i === row.i + 1, 'uraian'));
  }

  // removal returns the changes that remove rows; whole tells that what stands above them
  // is chosen too.
  removal(gone, all, whole) {
    const list = [];
    for (const row of [...gone].reverse()) {
      if (row.i >= 0) list.push({ op: 'delete', di: this.at(row) });
      const beside = all.filter((r) => r.s === row.s);
      if (row.first && beside.every((r) => gone.includes(r)) && (row.i < 0 || whole || gone.length > 1)) list.push({ op: 'delete', di: [...this.path, row.s] });
    }
    return list;
  }

  // moving returns the change that puts an indikator, or a sasaran whole, up or down, and
  // how its row is known then; null where it cannot go there.
  moving(row, by, merged) {
    const whole = merged || row.i < 0;
    const from = whole ? [...this.path, row.s] : this.at(row);
    const n = from.at(-1), list = from.slice(0, -1), count = items(list).length;
    if (n + by >= 0 && n + by < count) {
      return [{ op: 'move', di: from, ke: [...list, by < 0 ? n - 1 : n + 2] }, (r) => whole ? r.s === row.s + by : r.s === row.s && r.i === row.i + by];
    }
    const s = row.s + by;
    if (whole || s < 0 || s >= items(this.path).length) return null;
    const i = by < 0 ? items([...this.path, s, 'indikator']).length : 0; // to the sasaran next to it
    return [{ op: 'move', di: from, ke: [...this.path, s, 'indikator', i] }, (r) => r.s === s && r.i === i];
  }

  // append returns a row behind the last, and the changes that make it, for a line of a
  // table whose cells stand for columns.
  append(last, cells) {
    if (!this.own()) return null;
    const list = [], above = cells.find(([column]) => column.name === this.list)?.[1];
    let s = last ? last.s : items(this.path).length - 1, i = last ? last.i + 1 : 0;
    if (above || s < 0) {
      s++;
      i = 0;
      list.push({ op: 'insert', di: [...this.path, s], kunci: { uraian: above || '' } });
    }
    list.push({ op: 'insert', di: [...this.path, s, 'indikator', i], kunci: { uraian: '' } });
    return [{ s, i, first: i === 0, no: String(s + 1) }, list];
  }

  // ---- the form of the row

  hasForm() { return this.own(); }
  formOf(row) {
    const above = fieldset(`${this.noun} ${row.s + 1}`, [...this.path, row.s], ['indikator']);
    if (row.i < 0) return [above];
    return [element('h2', {}, `Indikator ${row.s + 1}.${row.i + 1}`), ...fieldsBut(this.at(row)), above];
  }
}
