// The text of the file, to be read and written in.
import { desk, replaceText } from './kerja.mjs';
import { element } from './unsur.mjs';

let area = null, known = '';

export function drawText(into, whole) {
  if (!area || whole || !into.contains(area)) {
    area = element('textarea', { class: 'teks-toml', spellcheck: 'false', 'aria-label': 'Teks TOML', wrap: 'off' });
    area.addEventListener('input', later);
    area.addEventListener('blur', now);
    into.replaceChildren(area);
    area.value = desk.state.teks;
    known = desk.state.versi;
    return;
  }
  if (area.value === desk.state.teks) { known = desk.state.versi; return; }
  if (timer) return; // what is being typed is sent, and joined with what others changed
  const at = area.selectionStart;
  area.value = desk.state.teks;
  area.setSelectionRange(at, at);
  known = desk.state.versi;
}

let timer = 0;
function later() {
  clearTimeout(timer);
  timer = setTimeout(now, 250);
}
function now() {
  clearTimeout(timer);
  timer = 0;
  if (area.value !== desk.state.teks) replaceText(area.value, known, 'teks');
}
