// What a page does besides being read: it follows what is saved, joins findings,
// pages and TOML by clicks and keys, and sizes the pages. Without it the same
// page works by links.
'use strict';

const body = document.body;
const find = (selector, within = document) => within.querySelector(selector);
const every = (selector, within = document) => [...within.querySelectorAll(selector)];

for (const tool of every('header .alat[hidden], #cetak')) tool.hidden = false;
find('#cetak')?.addEventListener('click', () => window.print());

// ---- following what is saved

const mostNamed = 2000; // pages: what names them has to fit the head of a request

// renew takes over the parts of another state of this page. What is in focus, how
// far things are scrolled and how large the pages are stays.
async function renew(address) {
  const response = await fetch(address, { headers: { Accept: 'text/html', 'Iku-Halaman': every('.halaman').slice(0, mostNamed).map((page) => page.dataset.sidik).join() } });
  if (!response.ok) return;
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  const focus = document.activeElement?.id;
  const styles = new Set(every('link[data-gaya]').map((link) => link.getAttribute('href')));
  for (const link of every('link[data-gaya]', next)) {
    if (!styles.has(link.getAttribute('href'))) document.head.append(document.importNode(link));
  }
  const x = window.scrollX, y = window.scrollY;
  for (const part of every('[data-ganti]')) {
    const other = next.getElementById(part.id);
    if (!other) continue;
    if (part.id === 'kertas') renewPaper(part, other);
    else if (part.innerHTML !== other.innerHTML) part.replaceChildren(...other.childNodes);
    part.className = other.className;
  }
  body.dataset.versi = next.body.dataset.versi;
  resize();
  window.scrollTo({ left: x, top: y, behavior: 'instant' });
  if (focus && document.activeElement === body) document.getElementById(focus)?.focus({ preventScroll: true });
  document.dispatchEvent(new Event('iku:baru'));
}

// renewPaper takes over sheets of which the pages that are here already are only named.
function renewPaper(part, other) {
  const known = new Map(every('.halaman', part).map((page) => [page.dataset.sidik, page]));
  const wanted = (page) => {
    const here = page.dataset.sama === undefined ? null : known.get(page.dataset.sidik);
    if (here) here.dataset.dari = page.dataset.dari;
    return here || page;
  };
  const old = every('.lembaran', part), next = every('.lembaran', other);
  if (old.length !== next.length) {
    for (const page of every('.halaman', other)) page.replaceWith(wanted(page));
    part.replaceChildren(...other.childNodes);
    return;
  }
  for (const child of [...part.childNodes]) if (!old.includes(child)) child.remove();
  const others = [...other.childNodes];
  for (const child of others.filter((child) => !next.includes(child))) part.insertBefore(child, old[others.slice(0, others.indexOf(child)).filter((c) => next.includes(c)).length] || null);
  old.forEach((sheet, n) => {
    for (const { name, value } of next[n].attributes) sheet.setAttribute(name, value);
    const pages = every('.halaman', next[n]).map(wanted), stay = new Set(pages);
    pages.forEach((page, at) => {
      const here = every('.halaman', sheet)[at];
      if (here === page) return;
      if (here && !stay.has(here)) here.replaceWith(page); // the others stay where they are
      else sheet.insertBefore(page, here || null);
    });
    for (const page of every('.halaman', sheet).slice(pages.length)) page.remove();
  });
}

let stream = null;
let renewing = Promise.resolve();
function follow() {
  if (!body.dataset.peristiwa || stream) return;
  stream = new EventSource(body.dataset.peristiwa);
  stream.onmessage = (event) => {
    renewing = renewing.then(() => event.data === body.dataset.versi ? null : renew(location.href)).catch(() => null);
  };
  stream.addEventListener('hilang', () => { find('#keadaan').textContent = 'dokumen ini sudah tidak ada di sini'; });
  // A program that was started anew refuses until its own address was opened.
  stream.onerror = (event) => {
    if (event.target.readyState !== EventSource.CLOSED || stream !== event.target) return;
    stream = null;
    setTimeout(() => { if (!document.hidden) follow(); }, 2000);
  };
}
// A document that is called otherwise now is followed under its new name.
document.addEventListener('iku:nama', (event) => {
  body.dataset.berkas = event.detail;
  body.dataset.peristiwa = '/peristiwa?' + new URLSearchParams({ berkas: event.detail });
  stream?.close();
  stream = null;
  follow();
});
// A browser has six connections to a server: a page that is not seen gives its own back.
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) return follow();
  stream?.close();
  stream = null;
});
follow();

// ---- the place in the TOML

async function showPlace(address) {
  const panel = find('#tempat');
  const response = await fetch(address);
  if (!panel || !response.ok) return;
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  panel.replaceChildren(...next.getElementById('tempat').childNodes);
  revealCopy();
  find('li.terpilih')?.scrollIntoView({ block: 'nearest' });
}

function revealCopy() {
  for (const button of every('[data-salin]')) button.hidden = false;
}
revealCopy();

function select(number) {
  for (const e of every('.terpilih')) e.classList.remove('terpilih');
  if (number === undefined) return;
  for (const e of every(`[data-temuan="${CSS.escape(number)}"]`)) e.classList.add('terpilih');
}

// placeOf returns where a part of a page is written: in the document's own text it counts
// from where its page begins.
function placeOf(part) {
  const [file, from, to] = part.dataset.tempat.split(':').map(Number), begin = file === 0 ? Number(part.closest('.halaman').dataset.dari) : 0;
  return [file, from + begin, to + begin].join(':');
}

function addressOf(part) {
  const sheet = part.closest('[data-berkas]');
  return '/tempat?' + new URLSearchParams({ berkas: sheet.dataset.berkas, seri: sheet.dataset.seri, tempat: placeOf(part) });
}

// pick shows where a part of the page is written, and the finding about it.
function pick(part) {
  const box = part.getBoundingClientRect();
  const meets = (mark) => {
    const m = mark.getBoundingClientRect();
    const y = (m.top + m.bottom) / 2, x = (m.left + m.right) / 2;
    return y > box.top && y < box.bottom && x > box.left && x < box.right;
  };
  const mark = every('rect[data-temuan]', part.closest('svg')).find(meets);
  select(mark?.dataset.temuan);
  document.dispatchEvent(new CustomEvent('iku:tempat', { detail: placeOf(part) }));
  return showPlace(addressOf(part));
}

document.addEventListener('click', (event) => {
  const target = event.target;
  const copy = target.closest('[data-salin]');
  if (copy) {
    navigator.clipboard.writeText(copy.dataset.salin).then(() => { copy.textContent = 'Tersalin'; }, () => {
      getSelection().selectAllChildren(find('#di-mana'));
    });
    return;
  }
  const link = target.closest('a[data-lihat]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const item = link.closest('li[data-temuan]');
    select(item?.dataset.temuan);
    const anchor = link.getAttribute('href');
    if (anchor.startsWith('#')) document.getElementById(anchor.slice(1))?.scrollIntoView({ block: 'center', inline: 'nearest' });
    showPlace(link.dataset.lihat || anchor);
    return;
  }
  const part = target.closest('.lembar [data-tempat]');
  if (part && getSelection().isCollapsed) pick(part);
});

// ---- keys: a page is a list of parts, one of them in focus

document.addEventListener('keydown', (event) => {
  const page = event.target.closest('.halaman');
  if (!page || event.ctrlKey || event.metaKey || event.altKey) return;
  const parts = every('[data-tempat]', page);
  const at = parts.indexOf(event.target);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: parts.length - 1 }[event.key];
  if (to !== undefined && parts[to]) {
    event.preventDefault();
    parts[to].setAttribute('tabindex', '-1');
    parts[to].focus();
  } else if (event.key === 'Enter' && at >= 0) {
    event.preventDefault();
    pick(parts[at]);
  } else if (event.key === 'Escape') {
    page.focus();
  }
});

// ---- size: 0 is as wide as the window, else per cent of the printed size

let size = Number(sessionStorage.getItem('ukuran')) || 0;
function resize() {
  document.documentElement.classList.toggle('besar', size > 0);
  for (const sheet of every('.lembar')) {
    const [, , width] = sheet.getAttribute('viewBox').split(' ').map(Number);
    sheet.style.width = size ? `${width * size / 100}pt` : '';
  }
  for (const button of every('[data-besar]')) {
    const own = { 0: size === 0, 100: size === 100 }[button.dataset.besar];
    if (own !== undefined) button.setAttribute('aria-pressed', String(own));
  }
  sessionStorage.setItem('ukuran', String(size));
}
for (const button of every('[data-besar]')) {
  button.addEventListener('click', () => {
    const by = Number(button.dataset.besar);
    if (by === 0 || by === 100) size = by;
    else {
      const sheet = find('.lembar');
      const now = size || (sheet ? sheet.getBoundingClientRect().width * 75 / sheet.viewBox.baseVal.width : 100);
      size = Math.min(400, Math.max(25, Math.round((now + by * 25) / 25) * 25));
    }
    resize();
  });
}
resize();
let printed;
addEventListener('beforeprint', () => { printed = size; size = 100; resize(); });
addEventListener('afterprint', () => { size = printed; resize(); });

// ---- the list of documents is searched while one types

const search = find('#cari');
let typed;
search?.addEventListener('input', () => {
  clearTimeout(typed);
  typed = setTimeout(() => {
    history.replaceState(null, '', search.value ? '/?' + new URLSearchParams({ cari: search.value }) : '/');
    renewing = renewing.then(() => renew(location.href)).catch(() => null);
  }, 80);
});
