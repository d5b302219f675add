// The text of the file, to be read and written in.
import { desk, draftText, replaceText, undraft } from './kerja.mjs';
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
  if (area.value === desk.state.teks) undraft('teks');
  else draftText(area.value, known);
}
function now() {
  clearTimeout(timer);
  timer = 0;
  const typed = area.value;
  if (typed === desk.state.teks) return;
  replaceText(typed, () => known, 'teks').then(() => { if (desk.state.teks === typed) known = desk.state.versi; });
}
