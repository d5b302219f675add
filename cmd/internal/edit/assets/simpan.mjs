// What was typed and not yet taken: the browser keeps it until the program has it.

const own = crypto.randomUUID(); // this page's
let store = ''; // the document's; empty: not known yet
let mine = []; // of this page; the browser's store is a copy, which it may refuse to keep
let count = 0;

function stored() {
  try {
    return JSON.parse(localStorage.getItem(store)) || [];
  } catch {
    return [];
  }
}
function put(others) {
  const list = [...others, ...mine];
  if (!store) return;
  try {
    if (list.length) localStorage.setItem(store, JSON.stringify(list));
    else localStorage.removeItem(store);
  } catch { /* nothing is kept: what is typed is sent all the same */ }
}
const others = () => stored().filter((one) => one.page !== own);

// begin says which document is typed in, and returns what pages that are gone have left.
export async function begin(document) {
  store = 'iku ketikan ' + document;
  put(others()); // typed while the page began
  navigator.locks.request('iku halaman ' + own, () => new Promise(() => {})); // held until this page is gone
  const open = new Set((await navigator.locks.query()).held.map((lock) => lock.name));
  return others().filter((one) => !open.has('iku halaman ' + one.page));
}

// keep keeps a request under a key, in the place of what had that key, and returns its
// number.
export function keep(key, address, data) {
  const number = `${own}-${++count}`;
  mine = [...mine.filter((one) => one.key !== key), { number, page: own, key, address, data }];
  put(others());
  return number;
}

// kept tells whether a request of this page still waits.
export const kept = (number) => mine.some((one) => one.number === number);

// drop forgets what was taken, dropKey what somebody took back.
export function drop(number) {
  mine = mine.filter((one) => one.number !== number);
  put(others().filter((one) => one.number !== number));
}
export function dropKey(key) {
  if (!mine.some((one) => one.key === key)) return;
  mine = mine.filter((one) => one.key !== key);
  put(others());
}
