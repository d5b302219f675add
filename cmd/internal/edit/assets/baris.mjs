// A list of tables by its row of the format, as a table: programs with their kegiatan,
// aksi, steps of a calculation, parts of an indikator, those who sign.
import { at, change, desk, items, shown, tableOf } from './kerja.mjs';
import { cellText, changesFor, changesForAll, columnsOfKey, figureColumns, titleOf } from './kolom.mjs';
import { fieldsBut, formsOf, formOf } from './formulir.mjs';
import { element, button } from './unsur.mjs';

const few = 8; // columns of a table that are all shown
const usual = ['satuan', 'target'];
const told = ['nama', 'uraian']; // sentences, though of one line
const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');

const isList = (key) => key.tabel >= 0 && key.isi.includes('daftar') && key.butir?.length === 1 && key.butir[0] === 'tabel';

// within returns the list of a table whose elements say what those of the table do:
// kegiatan of a program. They are rows of one table.
function within(table) {
  const names = new Set(table.kunci.map((key) => key.nama));
  return table.kunci.find((key) => isList(key) && !desk.format.tabel[key.tabel].bentuk
    && desk.format.tabel[key.tabel].kunci.every((k) => names.has(k.nama) || isList(k)));
}

export class RowSheet {
  constructor(path) {
    this.path = path;
    const name = path.filter((step) => typeof step === 'string').at(-1);
    this.kind = name;
    this.title = capital(name);
    const depth = path.filter((step) => typeof step === 'string' && step !== 'pk').length;
    this.heading = 'h' + Math.max(2, depth);
    this.formTitle = `Isian ${this.title.toLowerCase()}`;
  }
  get table() { return tableOf(this.path); }

  // levels returns the lists within each other that are rows here, from above.
  levels() {
    const out = [{ name: this.kind, table: this.table }];
    for (let key = within(this.table); key; key = within(out.at(-1).table)) out.push({ name: key.nama, table: desk.format.tabel[key.tabel] });
    return out;
  }

  rows() {
    const levels = this.levels(), out = [];
    const walk = (path, level, number) => items(path).forEach((_, n) => {
      const here = [...path, n], no = [...number, n + 1];
      out.push({ path: here, level, form: formOf(here, levels[level].table), first: true, span: 1, no: no.join('.'), id: JSON.stringify(here) });
      if (levels[level + 1]) walk([...here, levels[level + 1].name], level + 1, no);
    });
    walk(this.path, 0, []);
    return out;
  }

  // columns returns what stands in a row: all that a small table has; of others what is
  // used, needed or chosen.
  columns(rows, chosen) {
    const forms = formsOf(this.table), out = [];
    const here = (name) => (row) => [...row.path, name];
    const keys = [];
    for (const key of forms.flatMap((form) => form === this.table ? form.kunci : form.kunci.slice(1))) if (!keys.some((k) => k.nama === key.nama)) keys.push(key);
    if (forms[0] !== this.table) {
      out.push({ name: 'langkah', title: 'Langkah', wide: true, key: (row) => row?.form.kunci[0] || forms[0].kunci[0], path: (row) => [...row.path, row.form.kunci[0].nama] },
        { name: 'jenis', title: 'Jenis', fixed: (row) => row.form.kunci[0].label.toLowerCase(), key: () => forms[0].kunci[0] });
    }
    const used = new Set(rows.flatMap((row) => items(row.path).map((item) => item.n)));
    const small = keys.filter((key) => !isList(key)).length <= few && forms.length === 1;
    const wanted = (key) => small || key.wajib || used.has(key.nama) || chosen.has(key.nama) || usual.includes(key.nama);
    const ofForm = (name) => (row) => row ? row.form.kunci.find((key) => key.nama === name) : keys.find((key) => key.nama === name);
    for (const key of keys) {
      if (isList(key)) continue;
      const below = desk.format.tabel[key.tabel], plain = key.isi.some((shape) => shape !== 'tabel');
      const every = forms.flatMap((form) => form.kunci).filter((k) => k.nama === key.nama);
      const yearly = every.find((k) => desk.format.tabel[k.tabel]?.menurut === 'tahun');
      if (yearly) {
        const open = desk.format.tabel[yearly.tabel].lain;
        const years = new Set(rows.flatMap((row) => items([...row.path, key.nama]).map((year) => year.n).filter((year) => /^\d{4}$/.test(year || ''))));
        for (const year of [...years].sort()) out.push({ name: year, title: year, year: true, of: key.nama, key: (row) => row && desk.format.tabel[ofForm(key.nama)(row)?.tabel]?.menurut !== 'tahun' ? undefined : open, path: (row) => [...row.path, key.nama, year] });
      }
      if (every.some((k) => k.tabel < 0 || k.isi.some((shape) => shape !== 'tabel')) && wanted(key)) {
        out.push(...columnsOfKey(key, here(key.nama), { key: ofForm(key.nama), wide: key.panjang || told.includes(key.nama) }));
      } else if (!plain && !yearly && below.kunci.length) {
        for (const part of below.kunci) {
          const name = `${key.nama}.${part.nama}`;
          if (part.tabel < 0 && (chosen.has(name) || rows.some((row) => at([...row.path, key.nama, part.nama])))) {
            out.push(...columnsOfKey(part, (row) => [...row.path, key.nama, part.nama], { name, title: `${key.label}: ${titleOf(part).toLowerCase()}` }));
          }
        }
      }
    }
    if (this.path.length === 1 && this.kind === 'indikator') {
      out.push(...figureColumns([], desk.format.tabel[0], chosen, (row) => [shown(at([...row.path, 'kode'])), row.no].filter(Boolean)));
    }
    return out;
  }

  choices() {
    const out = [];
    for (const key of formsOf(this.table).flatMap((form) => form.kunci)) {
      if (isList(key) || out.some((k) => k.nama === key.nama)) continue;
      const below = desk.format.tabel[key.tabel];
      if (key.tabel < 0 || key.isi.some((shape) => shape !== 'tabel')) out.push(key);
      else if (below.kunci.length) out.push(...below.kunci.filter((part) => part.tabel < 0).map((part) => ({ ...part, nama: `${key.nama}.${part.nama}`, judul: '', label: `${key.label}: ${titleOf(part).toLowerCase()}` })));
    }
    return out;
  }

  locked(row, column) {
    if (column.fixed) return 'Jenis langkah tidak berubah; tambahkan langkah yang lain.';
    return column.key(row) ? '' : `${column.title} bukan isian ${row.form.bentuk ? '' : row.form.kunci[0].label.toLowerCase()} ini.`;
  }
  text(row, column) {
    if (column.fixed) return column.fixed(row);
    return column.key(row) ? cellText(column.path(row)) : '';
  }
  changes(row, column, text) { return changesFor(row, column, text); }
  wrote() {}
  fill(row, cells) { return changesForAll(row, cells.filter(([column, text]) => !this.locked(row, column) && text !== this.text(row, column))); }

  // ---- rows

  tools(grid) {
    const levels = this.levels();
    if (levels.length > 1) return levels.map((level, n) => button('+ ' + capital(level.name), () => this.addAt(grid, n)));
    return formsOf(this.table).map((form) => button('+ ' + (form === this.table ? this.title : form.kunci[0].label), () => this.insert(grid, this.nextTo(grid.row, 0), form)));
  }

  // nextTo returns the path of a new element of a level behind a row; null where that
  // row has no place for one.
  nextTo(row, level) {
    if (level === 0) return [...this.path, row ? row.path[this.path.length] + 1 : items(this.path).length];
    if (!row || row.level < level - 1) return null;
    const levels = this.levels(), list = [...row.path.slice(0, this.path.length + 1 + 2 * (level - 1)), levels[level].name];
    return [...list, row.level >= level ? row.path[list.length] + 1 : items(list).length];
  }

  add(grid) { this.addAt(grid, grid.row?.level || 0); }
  addAt(grid, level) {
    const levels = this.levels(), place = this.nextTo(grid.row, level);
    if (!place) { grid.say(`Pilih dahulu ${levels[level - 1].name.replaceAll('_', ' ')} tempatnya.`); return; }
    this.insert(grid, place, formsOf(levels[level].table)[0]);
  }
  insert(grid, place, form) {
    const id = JSON.stringify(place);
    change([{ op: 'insert', di: place, kunci: { [form.kunci[0].nama]: '' } }]).then(() => grid.goTo((r) => r.id === id, grid.cols[0].name));
  }

  removal(gone) {
    const ids = gone.map((row) => row.path);
    const inside = (path) => ids.some((other) => other.length < path.length && other.every((step, n) => step === path[n]));
    return [...gone].reverse().filter((row) => !inside(row.path)).map((row) => ({ op: 'delete', di: row.path }));
  }

  moving(row, by) {
    const n = row.path.at(-1), list = row.path.slice(0, -1);
    let to = [...list, by < 0 ? n - 1 : n + 2], then = [...list, n + by];
    if (n + by < 0 || n + by >= items(list).length) {
      const above = list.slice(0, -2), m = list.at(-2) + by;
      if (row.level === 0 || m < 0 || m >= items(above).length) return null;
      const other = [...above, m, list.at(-1)];
      to = then = [...other, by < 0 ? items(other).length : 0]; // to the one next to what it is within
    }
    return [{ op: 'move', di: row.path, ke: to }, (r) => r.id === JSON.stringify(then)];
  }

  append(last) {
    const levels = this.levels(), level = last?.level || 0, place = last ? [...last.path.slice(0, -1), last.path.at(-1) + 1] : [...this.path, items(this.path).length];
    const form = last?.form || formsOf(levels[level].table)[0];
    return [{ path: place, level, form, first: true, id: JSON.stringify(place) }, [{ op: 'insert', di: place, kunci: { [form.kunci[0].nama]: '' } }]];
  }

  // ---- the form of the row

  hasForm() { return true; }
  formOf(row) {
    const below = this.levels()[row.level + 1];
    return [element(this.heading, {}, `${capital(this.levels()[row.level].name)} ${row.no}`), ...fieldsBut(row.path, below ? [below.name] : [], row.form)];
  }
}
