// Questions that are asked over the page.
import { element, button } from './unsur.mjs';

let dialogs = 0;

// openDialog shows a form with a title; submit is told of it and may return what went
// wrong, which is shown there. An empty label has no button to submit with.
export function openDialog(title, parts, label, submit) {
  const id = 'dialog-' + ++dialogs;
  const news = element('p', { role: 'status', class: 'kabar' });
  const go = label ? element('button', { type: 'submit', class: 'utama' }, label) : '';
  const close = button(label ? 'Batal' : 'Tutup', () => box.close());
  const form = element('form', { method: 'dialog' }, element('h2', { id }, title), ...parts, news, element('div', { class: 'alat-dialog' }, go, close));
  const box = element('dialog', { 'aria-labelledby': id }, form);
  box.say = (text, wrong = false) => { news.textContent = text; news.classList.toggle('salah', wrong); };
  box.done = (text, ...more) => { // the question is answered
    for (const part of parts) part.remove();
    box.say(text);
    news.after(...more);
    go?.remove?.();
    close.textContent = 'Tutup';
    close.focus();
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!submit || go.disabled) return;
    go.disabled = true;
    try {
      const wrong = await submit(box);
      if (wrong) box.say(wrong, true);
    } catch (e) {
      box.say(String(e), true);
    } finally {
      go.disabled = false;
    }
  });
  const before = document.activeElement;
  box.addEventListener('close', () => { box.remove(); before?.focus?.(); });
  document.body.append(box);
  box.showModal();
  return box;
}

let fields = 0;

// labelled returns a control under its label, with a line of help.
export function labelled(text, control, help = '') {
  control.id ||= 'pilihan-dialog-' + ++fields;
  const out = element('div', { class: 'isian' }, element('label', { for: control.id }, text), control);
  if (help) {
    control.setAttribute('aria-describedby', control.id + '-arti');
    out.append(element('span', { class: 'kecil', id: control.id + '-arti' }, help));
  }
  return out;
}

// choice returns a select of values with their words.
export function choice(options, attributes = {}) {
  return element('select', attributes, ...options.map(([value, words]) => element('option', { value }, words)));
}

// post sends JSON, and returns the answer with whether it was done.
export async function post(address, data) {
  const response = await fetch(address, { method: 'POST', cache: 'no-store', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(data) });
  return [response.ok, await response.json()];
}

// download saves what an address gives, or returns why it gives nothing.
export async function download(address) {
  const response = await fetch(address, { cache: 'no-store' });
  if (!response.ok) return (await response.json()).alasan;
  const name = decodeURIComponent(/filename\*=UTF-8''(.*)/.exec(response.headers.get('Content-Disposition'))?.[1] || 'dokumen');
  const link = element('a', { href: URL.createObjectURL(await response.blob()), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return '';
}
