// Which perjanjian kinerja of a file that holds several is worked in; others are added and
// removed, and change places.
import { at, change, desk, draw, items } from './kerja.mjs';
import { element, button } from './unsur.mjs';

const place = element('div', { class: 'pilih-pk', role: 'group', 'aria-label': 'Perjanjian kinerja dalam berkas ini', hidden: '' });
const select = element('select', { 'aria-label': 'Perjanjian kinerja' });
const up = button('Naik', () => move(-1), { 'aria-label': 'Naik: perjanjian ini' });
const down = button('Turun', () => move(1), { 'aria-label': 'Turun: perjanjian ini' });
const gone = button('Hapus', () => remove(), { 'aria-label': 'Hapus perjanjian ini' });
place.append(element('label', {}, element('span', {}, 'Perjanjian '), select), button('+ Perjanjian', add), gone, up, down);
select.addEventListener('change', () => choose(Number(select.value)));

export const chooserOfPK = place;

// drawPK shows which perjanjian there are; those that are documents of their own have
// pages of their own.
export function drawPK() {
  const list = desk.state.perjanjian, whole = desk.state.pk < 0;
  place.hidden = !list.length && (!desk.state.tabel.includes('pk') || desk.name.includes('#')) || !desk.state.isi; // those that are inherited are written there
  if (desk.state.pk >= 0) desk.base = ['pk', desk.state.pk];
  else if (desk.base.length && !at(desk.base)) desk.base = [];
  select.replaceChildren(...(whole ? [element('option', { value: '-1' }, 'dokumen ini sendiri')] : []), ...list.map((one, n) => element('option', { value: String(n) }, `${n + 1}. ${one.judul}`)));
  const n = desk.base[1] ?? -1;
  select.value = String(n);
  select.parentElement.hidden = !list.length;
  up.disabled = n <= 0;
  down.disabled = n < 0 || n >= list.length - 1;
  gone.disabled = n < 0;
  for (const one of [up, down, gone]) one.hidden = !list.length;
}

// choose goes to a perjanjian: to its pages, where it has any.
function choose(n) {
  const one = desk.state.perjanjian[n];
  if (one?.berkas && one.berkas !== desk.name) location.href = '/lembar?' + new URLSearchParams({ berkas: one.berkas });
  else {
    desk.base = n < 0 ? [] : ['pk', n];
    drawPK();
    draw(true);
  }
}

function add() {
  const n = desk.base.length ? desk.base[1] + 1 : items(['pk']).length;
  const level = desk.base.length ? at([...desk.base, 'tingkat'])?.v : '';
  change([{ op: 'insert', di: ['pk', n], kunci: { tingkat: level || 'administrator' } }, { op: 'set', di: ['pk', n, 'pihak_pertama', 'jabatan'], nilai: '' },
    { op: 'set', di: ['pk', n, 'pihak_pertama', 'nama'], nilai: '' }]).then((done) => { if (done) choose(n); });
}

function remove() {
  const n = desk.base[1];
  change([{ op: 'delete', di: ['pk', n] }]);
}

function move(by) {
  const n = desk.base[1];
  change([{ op: 'move', di: ['pk', n], ke: ['pk', by < 0 ? n - 1 : n + 2] }]).then((done) => {
    if (done && desk.state.pk < 0) choose(n + by);
  });
}
