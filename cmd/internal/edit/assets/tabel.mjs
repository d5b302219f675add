// The table of sasaran and indikator, worked in like a spreadsheet.
import { change, desk, draft, items, say, undraft } from './kerja.mjs';
import { changesFor, choices, columnsOf, own, rowsOf, textOf, titleOf, written } from './kolom.mjs';
import { readAgain, rowForm } from './formulir.mjs';
import { readTable, writeTable } from './papan.mjs';
import { element, button } from './unsur.mjs';

export class Grid {
  constructor() {
    this.x = 1;
    this.y = 0;
    this.anchor = null; // the other corner of a selection
    this.shownColumns = new Set(JSON.parse(sessionStorage.getItem('kolom') || '[]'));
  }

  draw(into) {
    const held = into.contains(document.activeElement) && this.grid?.contains(document.activeElement);
    if (this.editing && held) return; // drawn when the cell is left
    const typing = this.form?.contains(document.activeElement);
    const rows = this.list = rowsOf(), columns = this.cols = columnsOf(rows, this.shownColumns);
    this.y = Math.max(0, Math.min(this.y, rows.length - 1));
    this.x = Math.max(0, Math.min(this.x, columns.length - 1));
    const head = element('tr', {}, element('th', { scope: 'col', class: 'no' }, 'No'), ...columns.map((c) => element('th', { scope: 'col' }, c.title)));
    const body = element('tbody');
    rows.forEach((row, y) => {
      const tr = element('tr', { 'aria-rowindex': String(y + 2) });
      if (row.first) tr.append(element('th', { scope: 'row', class: 'no', rowspan: String(row.span) }, String(row.s + 1)));
      columns.forEach((column, x) => {
        if (x === 0 && !row.first) return;
        const cell = element('td', { role: 'gridcell', tabindex: '-1', 'data-x': String(x), 'data-y': String(y), 'aria-colindex': String(x + 2), ...(written(column) ? {} : { 'aria-readonly': 'true' }) }, element('div', { class: 'isi' }, textOf(row, column)));
        if (x === 0) cell.rowSpan = row.span;
        tr.append(cell);
      });
      body.append(tr);
    });
    const table = element('table', { role: 'grid', 'aria-label': 'Sasaran dan indikator', 'aria-rowcount': String(rows.length + 1), 'aria-colcount': String(columns.length + 1), 'aria-multiselectable': 'true' },
      element('thead', {}, head), body);
    table.addEventListener('keydown', (e) => this.keydown(e));
    table.addEventListener('mousedown', (e) => this.mousedown(e));
    table.addEventListener('dblclick', (e) => { if (e.target.closest('td')) this.edit(); });
    for (const kind of ['copy', 'cut', 'paste']) table.addEventListener(kind, (e) => this.clipboard(e));
    this.grid = table;
    const scroll = this.scroll?.scrollTop || 0, left = this.scroll?.scrollLeft || 0;
    this.scroll = element('div', { class: 'gulir-tabel' }, table);
    if (typing) { // the form below stays as it is, but for what others changed in it
      into.querySelector('.gulir-tabel')?.replaceWith(this.scroll);
      readAgain(this.form);
    } else {
      this.form = element('section', { class: 'isian-baris', 'aria-label': 'Isian indikator' });
      into.replaceChildren(this.tools(), this.scroll, this.form);
      this.drawForm();
    }
    this.scroll.scrollTop = scroll;
    this.scroll.scrollLeft = left;
    this.mark(held);
  }

  tools() {
    const row = () => this.list[this.y];
    const bar = element('div', { class: 'alat-tabel', role: 'toolbar', 'aria-label': 'Baris dan kolom' });
    if (own()) {
      bar.append(button('+ Sasaran', () => this.addSasaran()), button('+ Indikator', () => this.addIndikator()), button('Hapus baris', () => this.remove()),
        button('Naik', () => this.move(-1)), button('Turun', () => this.move(1)));
    } else bar.append(element('p', { class: 'kecil' }, 'Sasaran dan indikator dari ', element('a', { href: '/lembar?' + new URLSearchParams({ berkas: desk.state.asal }) }, desk.state.asal), '; kolom yang terang diisi di sini.'));
    const chooser = element('details', { class: 'pilih-kolom' }, element('summary', {}, 'Kolom'));
    for (const key of choices()) {
      const box = element('input', { type: 'checkbox' });
      box.checked = this.cols.some((c) => c.name === key.nama);
      box.addEventListener('change', () => {
        this.shownColumns[box.checked ? 'add' : 'delete'](key.nama);
        sessionStorage.setItem('kolom', JSON.stringify([...this.shownColumns]));
        this.redraw();
      });
      chooser.append(element('label', {}, box, ' ' + titleOf(key)));
    }
    const year = element('input', { type: 'text', inputmode: 'numeric', size: '5', 'aria-label': 'Tahun kolom baru', placeholder: 'tahun' });
    if (own()) chooser.append(element('div', {}, year, button('+ Tahun', () => {
      if (/^\d{4}$/.test(year.value) && row()?.i >= 0) change([{ op: 'set', di: ['sasaran', row().s, 'indikator', row().i, 'target_tahunan', year.value], nilai: '' }]);
    })));
    bar.append(chooser);
    return bar;
  }

  redraw() { this.draw(this.scroll.parentElement); }

  // ---- where one is

  cell(x = this.x, y = this.y) {
    if (x === 0) while (y > 0 && !this.list[y].first) y--;
    return this.grid.querySelector(`td[data-x="${x}"][data-y="${y}"]`);
  }

  // corners returns the rows and columns that are selected.
  corners() {
    const a = this.anchor || this;
    return { x0: Math.min(a.x, this.x), x1: Math.max(a.x, this.x), y0: Math.min(a.y, this.y), y1: Math.max(a.y, this.y) };
  }

  mark(focus = true) {
    const { x0, x1, y0, y1 } = this.corners();
    for (const td of this.grid.querySelectorAll('td')) {
      const x = Number(td.dataset.x), y = Number(td.dataset.y);
      const within = x >= x0 && x <= x1 && y <= y1 && y + td.rowSpan - 1 >= y0;
      td.setAttribute('aria-selected', String(within));
      td.tabIndex = -1;
    }
    const cell = this.cell();
    if (!cell) return;
    cell.tabIndex = 0;
    if (focus) { cell.focus({ preventScroll: true }); cell.scrollIntoView({ block: 'nearest', inline: 'nearest' }); }
  }

  go(x, y, extend = false) {
    if (x < 0 || y < 0 || x >= this.cols.length || y >= this.list.length) return false;
    if (extend) this.anchor ||= { x: this.x, y: this.y };
    else this.anchor = null;
    const other = this.list[y].s !== this.list[this.y]?.s || this.list[y].i !== this.list[this.y]?.i;
    this.x = x;
    this.y = y;
    this.mark();
    if (other) this.drawForm();
    return true;
  }

  reveal(path) {
    const [, s, below, i, key, year] = path;
    const y = this.list.findIndex((r) => r.s === s && (below !== 'indikator' || r.i === i));
    if (y < 0) return false;
    const name = below === 'indikator' ? key === 'target_tahunan' ? year : key : 'sasaran';
    const x = this.cols.findIndex((c) => c.name === name);
    this.go(x < 0 ? 1 : x, y);
    if (x < 0) {
      const wanted = [...this.form.querySelectorAll('[data-jalur]')].find((f) => f.dataset.jalur === JSON.stringify(path));
      wanted?.closest('details')?.setAttribute('open', '');
      wanted?.focus();
    }
    return true;
  }

  // ---- keys and the mouse

  mousedown(event) {
    const td = event.target.closest('td');
    if (!td || td.contains(this.editing)) return;
    event.preventDefault();
    this.leave();
    this.go(Number(td.dataset.x), Number(td.dataset.y), event.shiftKey);
  }

  keydown(event) {
    if (this.editing) return this.typing(event);
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (altKey) return;
    const control = ctrlKey || metaKey;
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    let done = true;
    if (steps && control) this.go(steps[0] ? steps[0] < 0 ? 0 : this.cols.length - 1 : this.x, steps[1] ? steps[1] < 0 ? 0 : this.list.length - 1 : this.y, shiftKey);
    else if (steps) this.step(steps[0], steps[1], shiftKey);
    else if (key === 'Home') this.go(0, control ? 0 : this.y, shiftKey);
    else if (key === 'End') this.go(this.cols.length - 1, control ? this.list.length - 1 : this.y, shiftKey);
    else if (key === 'Tab') done = this.go(this.x + (shiftKey ? -1 : 1), this.y) || this.go(shiftKey ? this.cols.length - 1 : 0, this.y + (shiftKey ? -1 : 1));
    else if (key === 'Enter' && control) this.addIndikator();
    else if (key === 'Enter' || key === 'F2') this.edit();
    else if (key === 'Delete' || key === 'Backspace') this.clear();
    else if (control && key.toLowerCase() === 'a') { this.anchor = { x: 0, y: 0 }; this.x = this.cols.length - 1; this.y = this.list.length - 1; this.mark(); }
    else if (key.length === 1 && !control) this.edit(key);
    else done = false;
    if (done) event.preventDefault();
  }

  // step passes over the rows that a merged cell covers.
  step(dx, dy, extend) {
    let y = this.y + dy;
    if (dy && this.x === 0) while (this.list[y] && !this.list[y].first) y += dy;
    this.go(this.x + dx, y, extend);
  }

  typing(event) {
    const { key } = event;
    if (key === 'Escape') { event.preventDefault(); this.editing.value = this.before; this.leave(); this.mark(); }
    else if (key === 'Enter' && !event.altKey && !event.shiftKey) { event.preventDefault(); this.leave(); this.step(0, 1) ; this.mark(); }
    else if (key === 'Tab') { event.preventDefault(); this.leave(); this.step(event.shiftKey ? -1 : 1, 0); this.mark(); }
    event.stopPropagation();
  }

  edit(begin) {
    const row = this.list[this.y], column = this.cols[this.x], cell = this.cell();
    if (!row || !cell) return;
    if (!written(column)) { say(`Ini ditulis di ${desk.state.asal}; ubah di sana.`); return; }
    if (cell.textContent === '{…}') { say('Isi ini berbentuk tabel; ubah di isian di bawah.'); this.form.querySelector('input, textarea')?.focus(); return; }
    this.before = textOf(row, column);
    this.editing = element('textarea', { rows: '1', 'aria-label': `${column.title}, baris ${this.y + 1}` });
    this.editing.value = begin ?? this.before;
    cell.replaceChildren(this.editing);
    this.editing.focus();
    this.editing.setSelectionRange(this.editing.value.length, this.editing.value.length);
    this.sent = this.before;
    const grow = () => { this.editing.style.height = 'auto'; this.editing.style.height = this.editing.scrollHeight + 'px'; };
    grow();
    this.editing.addEventListener('input', () => {
      grow();
      clearTimeout(this.timer);
      const [list, group] = changesFor(row, column, this.editing.value);
      if (this.editing.value === this.sent) undraft(group);
      else if (list.length) draft(list, group);
      this.timer = setTimeout(() => { if (this.editing) this.write(row, column, this.sent = this.editing.value); }, 60);
    });
    this.editing.addEventListener('blur', () => this.leave());
  }

  // leave ends the typing in a cell.
  leave() {
    const area = this.editing;
    if (!area) return false;
    this.editing = null;
    clearTimeout(this.timer);
    const row = this.list[this.y], column = this.cols[this.x];
    area.replaceWith(area.value);
    if (area.value !== this.sent) this.write(row, column, area.value);
    else {
      undraft(changesFor(row, column, area.value)[1]);
      this.redraw();
    }
    return true;
  }

  write(row, column, text) {
    const [list, group] = changesFor(row, column, text);
    if (list[0]?.op === 'insert') row.i = 0;
    if (list.length) change(column.part === undefined ? list : () => changesFor(row, column, text)[0], group);
  }

  clear() {
    const { x0, x1, y0, y1 } = this.corners();
    const list = [];
    for (let y = y0; y <= y1; y++) list.push(...this.cells(this.list[y], x0, Array(x1 - x0 + 1).fill('')));
    if (list.length) change(list);
  }

  // cells returns the changes for cells of a row to hold texts, from a column on. Of a
  // list of figures all that changes is one.
  cells(row, x0, texts) {
    const list = [], lists = new Map();
    texts.forEach((text, dx) => {
      const column = this.cols[x0 + dx];
      if (!column || !written(column) || x0 + dx === 0 && (!row.first || text === '') || row.i < 0 && x0 + dx > 0) return;
      if (text === textOf(row, column)) return;
      const [changes] = changesFor(row, column, text);
      if (column.part === undefined) list.push(...changes);
      else lists.set(column.name, [...(lists.get(column.name) || []), [column, text]]);
    });
    for (const [name, parts] of lists) {
      const all = this.cols.filter((c) => c.name === name);
      const figures = all.map((c) => parts.find(([column]) => column === c)?.[1] ?? textOf(row, c));
      const di = all[0].path(row).slice(0, -1);
      list.push(figures.every((figure) => figure === '') ? { op: 'delete', di } : { op: 'set', di, nilai: figures });
    }
    return list;
  }

  // ---- rows

  addSasaran() {
    if (!own()) return;
    const n = items(['sasaran']).length, s = this.list.length ? this.list[this.y].s + 1 : n;
    change([{ op: 'insert', di: ['sasaran', s], kunci: { uraian: '' } }, { op: 'insert', di: ['sasaran', s, 'indikator', 0], kunci: { uraian: '' } }]).then(() => {
      this.go(0, this.list.findIndex((r) => r.s === s));
    });
  }

  addIndikator() {
    if (!own()) return;
    const row = this.list[this.y];
    if (!row) return this.addSasaran();
    change([{ op: 'insert', di: ['sasaran', row.s, 'indikator', row.i + 1], kunci: { uraian: '' } }]).then(() => {
      this.go(1, this.list.findIndex((r) => r.s === row.s && r.i === row.i + 1));
    });
  }

  remove() {
    if (!own()) return;
    const { y0, y1, x0, x1 } = this.corners();
    const gone = this.list.slice(y0, y1 + 1);
    const list = [];
    for (const row of gone.reverse()) {
      if (row.i >= 0) list.push({ op: 'delete', di: ['sasaran', row.s, 'indikator', row.i] });
      const all = this.list.filter((r) => r.s === row.s);
      const left = all.filter((r) => !gone.includes(r));
      if (row.first && left.length === 0 && (row.i < 0 || all.length > 0 && (x0 === 0 && x1 >= 0 || gone.length > 1))) list.push({ op: 'delete', di: ['sasaran', row.s] });
    }
    if (list.length) change(list);
  }

  // move puts an indikator, or with the sasaran's cell chosen a sasaran, up or down.
  move(by) {
    const row = this.list[this.y];
    if (!row || !own()) return;
    const whole = this.x === 0 || row.i < 0;
    const from = whole ? ['sasaran', row.s] : ['sasaran', row.s, 'indikator', row.i];
    const n = from.at(-1), list = from.slice(0, -1), count = items(list).length;
    let to = [...list, by < 0 ? n - 1 : n + 2];
    let s = row.s, i = row.i + by;
    if (n + by < 0 || n + by >= count) {
      s = row.s + by;
      if (whole || s < 0 || s >= items(['sasaran']).length) return;
      i = by < 0 ? items(['sasaran', s, 'indikator']).length : 0; // to the sasaran next to it
      to = ['sasaran', s, 'indikator', i];
    }
    change([{ op: 'move', di: from, ke: to }]).then(() => {
      const y = whole ? this.list.findIndex((r) => r.s === row.s + by) : this.list.findIndex((r) => r.s === s && r.i === i);
      this.go(this.x, Math.max(0, y));
    });
  }

  // ---- the clipboard

  clipboard(event) {
    if (this.editing) return;
    event.preventDefault();
    if (event.type === 'paste') return this.paste(readTable(event.clipboardData));
    const { x0, x1, y0, y1 } = this.corners();
    const rows = [];
    for (let y = y0; y <= y1; y++) {
      rows.push(this.cols.slice(x0, x1 + 1).map((column, n) => x0 + n === 0 && !this.list[y].first && y > y0 ? '' : textOf(this.list[y], column)));
    }
    writeTable(event.clipboardData, rows);
    if (event.type === 'cut') this.clear();
  }

  // paste puts a table in from here on; rows that are wanting are added. One value
  // fills all that is selected.
  paste(table) {
    if (!table.length) return;
    const { x0, x1, y0, y1 } = this.corners();
    if (table.length === 1 && table[0].length === 1 && (x1 > x0 || y1 > y0)) {
      table = Array.from({ length: y1 - y0 + 1 }, () => Array(x1 - x0 + 1).fill(table[0][0]));
    }
    const list = [];
    let s = this.list.length ? this.list[y0].s : -1, i = this.list.length ? this.list[y0].i : -1;
    table.forEach((cells, dy) => {
      const row = this.list[y0 + dy];
      let at0;
      if (row && row.i >= 0) { at0 = row; ({ s, i } = row); } else if (!own()) return; else {
        const sasaran = x0 === 0 ? cells[0] : '';
        if (sasaran || s < 0) { s += s < 0 || this.list.length ? 1 : 0; s = Math.max(s, items(['sasaran']).length && !row ? s : s); list.push({ op: 'insert', di: ['sasaran', s], kunci: { uraian: sasaran } }); i = -1; }
        i++;
        list.push({ op: 'insert', di: ['sasaran', s, 'indikator', i], kunci: { uraian: '' } });
        at0 = { s, i, first: false };
      }
      list.push(...this.cells(at0, x0, cells));
    });
    if (!list.length) return;
    change(list).then(() => {
      this.anchor = { x: x0, y: y0 };
      this.x = Math.min(this.cols.length - 1, x0 + Math.max(...table.map((r) => r.length)) - 1);
      this.y = Math.min(this.list.length - 1, y0 + table.length - 1);
      this.mark();
    });
  }

  // ---- the form of the row

  drawForm() {
    const row = this.list[this.y];
    if (!row || row.i < 0 || !own()) { this.form.replaceChildren(); return; }
    const path = ['sasaran', row.s, 'indikator', row.i];
    this.form.replaceChildren(element('h2', {}, `Indikator ${row.s + 1}.${row.i + 1}`), ...rowForm(path));
  }
}
