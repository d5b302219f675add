// Which columns of a table are shown: what is chosen stays chosen for tables of its kind.
import { change } from './kerja.mjs';
import { titleOf } from './kolom.mjs';
import { element, button } from './unsur.mjs';

const stored = (kind) => 'kolom ' + kind;

export function chooser(grid) {
  const { sheet } = grid, chosen = chooser.chosen(sheet.kind);
  const list = element('div', { class: 'daftar-kolom' });
  const box = element('details', { class: 'pilih-kolom menu' }, element('summary', { class: 'tombol' }, 'Kolom'), element('div', {}, list));
  const close = () => { box.open = false; };
  box.addEventListener('keydown', (event) => { if (event.key === 'Escape' && box.open) { close(); box.firstChild.focus(); } });
  document.addEventListener('click', (event) => { if (!box.contains(event.target)) close(); });
  const year = element('input', { type: 'text', inputmode: 'numeric', size: '5', 'aria-label': 'Tahun kolom baru', placeholder: 'tahun' });
  const add = () => {
    const row = grid.row, name = year.value.trim();
    if (!/^\d{4}$/.test(name) || !row) return;
    change([{ op: 'set', di: [...JSON.parse(row.id), 'target_tahunan', name], nilai: '' }]).then(() => { year.value = ''; });
  };
  const years = element('div', { class: 'baris-isian' }, year, button('+ Tahun', add));
  year.addEventListener('keydown', (event) => { if (event.key === 'Enter') add(); });
  let drawn = '';
  return {
    element: box,
    chosen,
    draw() {
      const keys = sheet.choices(), now = JSON.stringify([keys.map((key) => key.nama), grid.cols.map((column) => column.name)]);
      box.hidden = keys.length === 0;
      if (now === drawn) return;
      drawn = now;
      const held = list.contains(document.activeElement) ? document.activeElement.dataset.kolom : '';
      list.replaceChildren(...keys.map((key) => {
        const check = element('input', { type: 'checkbox', 'data-kolom': key.nama });
        check.checked = grid.cols.some((column) => column.name === key.nama);
        check.addEventListener('change', () => {
          chosen[check.checked ? 'add' : 'delete'](key.nama);
          sessionStorage.setItem(stored(sheet.kind), JSON.stringify([...chosen]));
          grid.draw();
        });
        return element('label', {}, check, ' ' + titleOf(key));
      }));
      if (keys.some((key) => key.nama === 'satuan')) list.append(years);
      list.querySelector(`[data-kolom="${CSS.escape(held)}"]`)?.focus();
    },
  };
}
chooser.chosen = (kind) => new Set(JSON.parse(sessionStorage.getItem(stored(kind)) || '[]'));
