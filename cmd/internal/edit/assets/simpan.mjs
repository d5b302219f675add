// What was typed and not yet taken: the browser keeps it until the program has it.

let store = ''; // the document's
let own = ''; // this page's, as long as it is open
let count = 0;

const all = () => JSON.parse(localStorage.getItem(store) || '[]');
function put(list) {
  try {
    if (list.length) localStorage.setItem(store, JSON.stringify(list));
    else localStorage.removeItem(store);
  } catch { /* the browser keeps nothing: what is typed is sent all the same */ }
}

// begin says which document is typed in, and returns what pages that are gone have left.
export async function begin(document) {
  store = 'iku ketikan ' + document;
  own = crypto.randomUUID();
  navigator.locks.request('iku halaman ' + own, () => new Promise(() => {})); // held until this page is gone
  const open = new Set((await navigator.locks.query()).held.map((lock) => lock.name));
  return all().filter((one) => !open.has('iku halaman ' + one.page));
}

// keep keeps a request under a key, in the place of what had that key, and returns its
// number.
export function keep(key, address, data) {
  const number = `${own}-${++count}`;
  put([...all().filter((one) => one.page !== own || one.key !== key), { number, page: own, key, address, data }]);
  return number;
}

// kept returns a request that still waits.
export const kept = (number) => all().find((one) => one.number === number);

// drop forgets what was taken, dropKey what somebody took back.
export const drop = (number) => put(all().filter((one) => one.number !== number));
export const dropKey = (key) => put(all().filter((one) => one.page !== own || one.key !== key));
