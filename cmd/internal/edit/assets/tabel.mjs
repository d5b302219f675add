// A table worked in like a spreadsheet: keys, the mouse, the clipboard. What stands in its
// rows and columns, and how rows come and go, is its sheet's.
import { change, draft, say, undraft } from './kerja.mjs';
import { headed } from './kolom.mjs';
import { renewForm } from './formulir.mjs';
import { readTable, writeTable } from './papan.mjs';
import { chooser } from './pemilih.mjs';
import { element, button } from './unsur.mjs';

let active = null; // the table with a cell that is being typed in

// leave ends the typing in a cell, and returns its table.
export const leave = () => active?.leave() || null;

export class Grid {
  constructor(sheet) {
    this.sheet = sheet;
    this.x = -1; // the first column that is not merged
    this.y = 0;
    this.anchor = null; // the other corner of a selection
    this.root = element('div', { class: 'lembar-isi' });
    this.bar = element('div', { class: 'alat-tabel', role: 'toolbar', 'aria-label': `Baris dan kolom: ${sheet.title}` });
    this.scroll = element('div', { class: 'gulir-tabel' });
    this.form = element('section', { class: 'isian-baris', 'aria-label': sheet.formTitle });
    this.root.append(this.bar, this.scroll, this.form);
  }

  get row() { return this.list[this.y]; }

  draw(whole) {
    const held = this.grid?.contains(document.activeElement);
    if (this.editing && held) return; // drawn when the cell is left
    const rows = this.list = this.sheet.rows(), columns = this.cols = this.sheet.columns(rows, this.chooser?.chosen || chooser.chosen(this.sheet.kind));
    this.y = Math.max(0, Math.min(this.y, rows.length - 1));
    if (this.x < 0) this.x = columns.findIndex((column) => !column.merged);
    this.x = Math.max(0, Math.min(this.x, columns.length - 1));
    const shape = JSON.stringify([rows.map((row) => [row.id, row.first, row.span, row.no, row.form?.kunci[0].nama]), columns.map((column) => [column.name, column.part, column.title, rows.length && this.sheet.locked(rows[0], column)])]);
    const other = shape !== this.shape;
    this.shape = shape;
    if (other) this.replace();
    else for (const [cell, x, y] of this.texts) { // of a long table one cell is another after a key
      const text = this.sheet.text(rows[y], columns[x]);
      if (cell.textContent !== text) cell.textContent = text;
    }
    this.drawTools();
    this.drawForm(whole);
    if (other) this.mark(held);
  }

  // replace makes the table anew, and stays where one is in it.
  replace() {
    const at = [this.scroll.scrollTop, this.scroll.scrollLeft];
    this.texts = [];
    this.grid = this.table(this.list, this.cols);
    this.scroll.replaceChildren(this.list.length ? this.grid : this.empty());
    [this.scroll.scrollTop, this.scroll.scrollLeft] = at;
  }

  table(rows, columns) {
    const head = element('tr', {}, element('th', { scope: 'col', class: 'no' }, 'No'), ...columns.map((c) => element('th', { scope: 'col' }, c.title)));
    const body = element('tbody');
    rows.forEach((row, y) => {
      const tr = element('tr', { 'aria-rowindex': String(y + 2), ...(row.level ? { class: 'tingkat-' + row.level } : {}) });
      if (row.first) tr.append(element('th', { scope: 'row', class: 'no', rowspan: String(row.span) }, row.no));
      columns.forEach((column, x) => {
        if (column.merged && !row.first) return;
        const locked = this.sheet.locked(row, column);
        const inner = element('div', { class: 'isi' }, this.sheet.text(row, column));
        this.texts.push([inner, x, y]);
        const cell = element('td', { role: 'gridcell', tabindex: '-1', 'data-x': String(x), 'data-y': String(y), 'aria-colindex': String(x + 2), ...(locked ? { 'aria-readonly': 'true' } : {}), ...(column.wide ? { class: 'lebar' } : {}) },
          inner);
        if (column.merged) cell.rowSpan = row.span;
        tr.append(cell);
      });
      body.append(tr);
    });
    const table = element('table', { role: 'grid', 'aria-label': this.sheet.title, 'aria-rowcount': String(rows.length + 1), 'aria-colcount': String(columns.length + 1), 'aria-multiselectable': 'true' },
      element('thead', {}, head), body);
    table.addEventListener('keydown', (e) => this.keydown(e));
    table.addEventListener('mousedown', (e) => this.mousedown(e));
    table.addEventListener('dblclick', (e) => { if (e.target.closest('td')) this.edit(); });
    for (const kind of ['copy', 'cut', 'paste']) table.addEventListener(kind, (e) => this.clipboard(e));
    return table;
  }

  // empty stands in the place of a table without rows, and takes one that is pasted.
  empty() {
    const place = element('p', { tabindex: '0', class: 'belum-ada' }, 'Belum ada baris. Tempel tabel dari Excel atau Word di sini (Ctrl+V), atau tambahkan satu per satu.');
    place.addEventListener('paste', (event) => { event.preventDefault(); this.paste(readTable(event.clipboardData)); });
    return place;
  }

  drawTools() {
    if (!this.chooser) {
      this.chooser = chooser(this);
      this.tools = element('div', { class: 'alat-baris' });
      this.bar.append(this.tools, this.chooser.element);
    }
    this.chooser.draw();
    const now = JSON.stringify([this.list.length > 0, this.sheet.locked.length && this.list.length ? this.sheet.locked(this.list[0], this.cols[0]) : '', this.sheet.path]);
    if (this.drawn === now) return; // a button in focus stays
    this.drawn = now;
    this.tools.replaceChildren(...this.sheet.tools(this));
    if (this.list.length && !this.sheet.locked(this.list[0], this.cols[0])) {
      this.tools.append(button('Hapus baris', () => this.remove()), button('Naik', () => this.move(-1)), button('Turun', () => this.move(1)));
    }
  }

  say(text) { say(text); }

  // ---- where one is

  cell(x = this.x, y = this.y) {
    if (this.cols[x]?.merged) while (y > 0 && !this.list[y].first) y--;
    return this.grid.querySelector(`td[data-x="${x}"][data-y="${y}"]`);
  }

  // corners returns the rows and columns that are selected.
  corners() {
    const a = this.anchor || this;
    return { x0: Math.min(a.x, this.x), x1: Math.max(a.x, this.x), y0: Math.min(a.y, this.y), y1: Math.min(this.list.length - 1, Math.max(a.y, this.y)) };
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
    this.x = x;
    this.y = y;
    this.mark();
    this.drawForm();
    return true;
  }

  // goTo goes to a row that answers, and to the column of a name there.
  goTo(is, name) { return this.go(Math.max(0, this.cols.findIndex((column) => column.name === name)), this.list.findIndex(is)); }

  // reveal goes to the cell of a value; false where none of the columns shows it. Its row
  // is gone to all the same.
  reveal(path) {
    const name = JSON.stringify(path), begins = (row, column) => column.path && column.key(row) && [JSON.stringify(column.path(row)), JSON.stringify(column.path(row).slice(0, -1))].includes(name);
    for (const [y, row] of this.list.entries()) {
      const x = this.cols.findIndex((column) => (row.first || !column.merged) && begins(row, column));
      if (x >= 0) return this.go(x, y);
    }
    const y = this.list.findLastIndex((row) => JSON.parse(row.id).every((step, n) => step === path[n]));
    if (y >= 0) this.go(this.cols.findIndex((column) => !column.merged), y);
    return false;
  }

  // ---- keys and the mouse

  mousedown(event) {
    const td = event.target.closest('td');
    if (!td || td.contains(this.editing)) return;
    event.preventDefault();
    leave();
    this.go(Number(td.dataset.x), Number(td.dataset.y), event.shiftKey);
  }

  keydown(event) {
    if (this.editing) return this.typing(event);
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (altKey) return;
    const control = ctrlKey || metaKey, letter = control ? key.toLowerCase() : '';
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    let done = true;
    if (steps && control) this.go(steps[0] ? steps[0] < 0 ? 0 : this.cols.length - 1 : this.x, steps[1] ? steps[1] < 0 ? 0 : this.list.length - 1 : this.y, shiftKey);
    else if (steps) this.step(steps[0], steps[1], shiftKey);
    else if (key === 'Home') this.go(0, control ? 0 : this.y, shiftKey);
    else if (key === 'End') this.go(this.cols.length - 1, control ? this.list.length - 1 : this.y, shiftKey);
    else if (key === 'Tab') done = this.go(this.x + (shiftKey ? -1 : 1), this.y) || this.go(shiftKey ? this.cols.length - 1 : 0, this.y + (shiftKey ? -1 : 1));
    else if (key === 'Enter' && control) this.sheet.add(this);
    else if (key === 'Enter' || key === 'F2') this.edit();
    else if (key === 'Delete' || key === 'Backspace') this.clear();
    else if (letter === 'a') { this.anchor = { x: 0, y: 0 }; this.x = this.cols.length - 1; this.y = this.list.length - 1; this.mark(); this.drawForm(); }
    else if (letter === 'd') this.fill();
    else if (key.length === 1 && !control) this.edit(key);
    else done = false;
    if (done) event.preventDefault();
  }

  // step passes over the rows that a merged cell covers.
  step(dx, dy, extend) {
    let y = this.y + dy;
    if (dy && this.cols[this.x].merged) while (this.list[y] && !this.list[y].first) y += dy;
    this.go(this.x + dx, y, extend);
  }

  typing(event) {
    const { key } = event;
    if (key === 'Escape') { event.preventDefault(); this.editing.value = this.before; this.leave(); this.mark(); }
    else if (key === 'Enter' && !event.altKey && !event.shiftKey) { event.preventDefault(); this.leave(); this.step(0, 1); this.mark(); }
    else if (key === 'Tab') { event.preventDefault(); this.leave(); this.step(event.shiftKey ? -1 : 1, 0); this.mark(); }
    event.stopPropagation();
  }

  edit(begin) {
    const row = this.row, column = this.cols[this.x], cell = this.cell();
    if (!row || !cell) return;
    const locked = this.sheet.locked(row, column);
    if (locked) { say(locked); return; }
    if (cell.textContent === '{…}') { say('Isi ini berbentuk tabel; ubah di isian di bawah.'); return; }
    this.before = this.sent = this.sheet.text(row, column);
    active = this;
    const area = this.editing = element('textarea', { rows: '1', 'aria-label': `${column.title}, baris ${row.no}` });
    area.value = begin ?? this.before;
    const choices = column.key(row)?.tertutup ? column.key(row).pilihan : null;
    this.inner = cell.firstChild;
    cell.replaceChildren(area);
    if (choices) say(`Pilihan: ${choices.join(', ')}.`);
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    const grow = () => { area.style.height = 'auto'; area.style.height = area.scrollHeight + 'px'; };
    grow();
    const typed = () => {
      grow();
      clearTimeout(this.timer);
      const [list, group] = this.sheet.changes(row, column, area.value);
      if (area.value === this.sent) undraft(group);
      else if (list.length) draft(list, group);
      this.timer = setTimeout(() => { if (this.editing === area) this.write(row, column, this.sent = area.value); }, 60);
    };
    area.addEventListener('input', typed);
    area.addEventListener('blur', () => this.leave());
    if (begin !== undefined) typed();
  }

  // leave ends the typing in a cell.
  leave() {
    const area = this.editing;
    if (!area) return null;
    this.editing = active = null;
    clearTimeout(this.timer);
    const row = this.row, column = this.cols[this.x];
    this.inner.textContent = area.value;
    area.replaceWith(this.inner);
    if (area.value !== this.sent) this.write(row, column, area.value);
    else {
      undraft(this.sheet.changes(row, column, area.value)[1]);
      this.draw();
    }
    return this;
  }

  write(row, column, text) {
    const [list, group] = this.sheet.changes(row, column, text);
    if (!list.length) return;
    this.sheet.wrote(row, list);
    change(column.part === undefined ? list : () => this.sheet.changes(row, column, text)[0], group);
  }

  // ---- several cells

  cells(row, x0, texts) { return this.sheet.fill(row, texts.map((text, dx) => [this.cols[x0 + dx], text]).filter(([column]) => column)); }

  clear() {
    const { x0, x1, y0, y1 } = this.corners();
    const list = [];
    for (let y = y0; y <= y1; y++) list.push(...this.cells(this.list[y], x0, Array(x1 - x0 + 1).fill('')));
    if (list.length) change(list);
  }

  // fill puts what stands in the first row that is selected into all of them.
  fill() {
    const { x0, x1, y0, y1 } = this.corners();
    const texts = this.cols.slice(x0, x1 + 1).map((column) => this.sheet.text(this.list[y0], column));
    const list = [];
    for (let y = y0 + 1; y <= y1; y++) list.push(...this.cells(this.list[y], x0, texts));
    if (list.length) change(list);
    else if (y0 === y1) say('Pilih dahulu beberapa baris; yang paling atas disalin ke bawahnya.');
  }

  remove() {
    const { y0, y1, x0 } = this.corners();
    const list = this.sheet.removal(this.list.slice(y0, y1 + 1), this.list, Boolean(this.cols[x0]?.merged));
    if (list.length) change(list);
  }

  move(by) {
    const moved = this.row && this.sheet.moving(this.row, by, Boolean(this.cols[this.x].merged));
    if (moved) change([moved[0]]).then(() => this.go(this.x, Math.max(0, this.list.findIndex(moved[1]))));
  }

  clipboard(event) {
    if (this.editing || !this.list.length) return;
    event.preventDefault();
    if (event.type === 'paste') return this.paste(readTable(event.clipboardData));
    const { x0, x1, y0, y1 } = this.corners();
    const rows = [];
    for (let y = y0; y <= y1; y++) {
      rows.push(this.cols.slice(x0, x1 + 1).map((column) => column.merged && !this.list[y].first && y > y0 ? '' : this.sheet.text(this.list[y], column)));
    }
    writeTable(event.clipboardData, rows);
    if (event.type === 'cut') this.clear();
  }

  // paste puts a table in from here on; rows that are wanting are added. One value fills
  // all that is selected. Where the first line is that of the headings, these say which
  // column each cell goes to.
  paste(table) {
    if (!table.length) return;
    const { x0, x1, y0, y1 } = this.list.length ? this.corners() : { x0: 0, x1: 0, y0: 0, y1: 0 };
    if (table.length === 1 && table[0].length === 1 && (x1 > x0 || y1 > y0)) {
      table = Array.from({ length: y1 - y0 + 1 }, () => Array(x1 - x0 + 1).fill(table[0][0]));
    }
    const means = headed(table[0], this.cols);
    if (means) table = table.slice(1);
    const columns = (line) => line.map((text, n) => [this.cols[means ? means[n] : x0 + n], text]).filter(([column]) => column);
    const list = [];
    let last = null;
    for (const [dy, line] of table.entries()) {
      let row = this.list[y0 + dy];
      if (!row || row.i < 0) {
        const made = this.sheet.append(last || row || this.list.at(-1), columns(line));
        if (!made) break;
        row = made[0];
        list.push(...made[1]);
      }
      last = row;
      list.push(...this.sheet.fill(row, columns(line)));
    }
    if (!list.length) return;
    change(list).then(() => {
      this.anchor = { x: means ? 0 : x0, y: y0 };
      this.x = means ? this.cols.length - 1 : Math.min(this.cols.length - 1, x0 + Math.max(...table.map((r) => r.length)) - 1);
      this.y = Math.min(this.list.length - 1, y0 + table.length - 1);
      this.mark();
      this.drawForm();
    });
  }

  // ---- the form of the row

  drawForm(whole) {
    const row = this.row;
    this.form.hidden = !row || !this.sheet.hasForm(row);
    if (this.form.hidden) this.form.replaceChildren();
    else renewForm(this.form, row.id, JSON.parse(row.id), () => this.sheet.formOf(row), whole);
  }
}
