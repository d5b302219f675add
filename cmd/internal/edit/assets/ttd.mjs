// A signature: with a key of one's own, or by the service that holds it.
import { desk, settled } from './kerja.mjs';
import { choice, download, labelled, openDialog, post } from './dialog.mjs';
import { element, button } from './unsur.mjs';

const input = (type, attributes = {}) => element('input', { type, autocomplete: 'off', ...attributes });

// encoded returns bytes in base64, and wipes them.
function encoded(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  bytes.fill(0);
  return btoa(text);
}

// secret returns what was typed into a field, which is emptied.
function secret(field) {
  const text = field.value;
  field.value = '';
  return encoded(new TextEncoder().encode(text));
}

export async function askSignature() {
  await settled();
  const response = await fetch('/kerja/keadaan?' + new URLSearchParams({ berkas: desk.name }), { cache: 'no-store' });
  const now = await response.json();
  const state = response.ok ? [now.pdf, now.ttd].filter(Boolean).join('; ') : now.alasan;

  const way = choice([['p12', 'kunci sendiri (berkas .p12 atau .pfx)'], ['bsre', 'layanan eSign BSrE']]);
  const reason = input('text'), city = input('text'), anybody = input('checkbox');

  const key = input('file', { accept: '.p12,.pfx' }), passphrase = input('password', { autocomplete: 'new-password' });
  const level = choice([['b-b', 'B-B: tanda tangan saja'], ['b-t', 'B-T: dengan stempel waktu'], ['b-lt', 'B-LT: dengan bukti pencabutan'], ['b-lta', 'B-LTA: untuk arsip']]);
  const stamp = input('url', { placeholder: 'https://…' });
  const own = element('div', {}, labelled('Berkas kunci', key), labelled('Frasa sandi', passphrase),
    element('details', { class: 'sub' }, element('summary', {}, 'Tingkat dan stempel waktu'), labelled('Tingkat', level), labelled('Penanda waktu', stamp, 'Alamat penanda waktu (TSA), untuk tingkat B-T ke atas.')));

  const address = input('url', { placeholder: 'https://esign…' }), version = choice([['1', '1'], ['2', '2']]);
  const nik = input('text', { inputmode: 'numeric' }), mail = input('email'), word = input('password', { autocomplete: 'new-password' }), code = input('text');
  const user = input('text'), password = input('password', { autocomplete: 'new-password' }), plain = input('checkbox');
  const second = [labelled('Surel', mail, 'Sebagai ganti NIK.'), labelled('Kode sekali pakai', code, 'Sebagai ganti frasa sandi.'),
    element('p', {}, button('Minta kode', async () => { const [done, answer] = await post('/kerja/kode', service()); box.say(done ? answer.kabar : answer.alasan, !done); }))];
  const theirs = element('div', { hidden: '' }, labelled('Alamat layanan', address), labelled('Versi layanan', version), labelled('NIK', nik), labelled('Frasa sandi', word), ...second,
    element('details', { class: 'sub' }, element('summary', {}, 'Akun layanan'), labelled('Nama akun', user, 'Kosong: IKU_BSRE_USER dan IKU_BSRE_PASSWORD.'), labelled('Sandi akun', password),
      element('label', {}, plain, ' tanpa enkripsi (http), hanya di jaringan sendiri')));
  const choose = () => {
    own.hidden = way.value !== 'p12';
    theirs.hidden = way.value !== 'bsre';
    for (const part of second) part.hidden = version.value !== '2';
  };
  way.addEventListener('change', choose);
  version.addEventListener('change', choose);
  choose();

  const service = () => ({ berkas: desk.name, layanan: address.value, versi_layanan: Number(version.value), http: plain.checked, akun: user.value, sandi_akun: encoded(new TextEncoder().encode(password.value)),
    nik: nik.value.trim(), surel: version.value === '2' ? mail.value.trim() : '' });
  const asked = async () => {
    const common = { berkas: desk.name, alasan: reason.value, kota: city.value, siapa_pun: anybody.checked };
    if (way.value === 'bsre') return { ...common, ...service(), sandi: secret(word), kode: version.value === '2' ? code.value : '' };
    const file = key.files[0];
    if (!file) throw 'Pilih dahulu berkas kuncinya.';
    if (file.size > 1 << 20) throw 'Berkas ini terlalu besar untuk sebuah kunci .p12.';
    return { ...common, p12: encoded(new Uint8Array(await file.arrayBuffer())), sandi: secret(passphrase), tingkat: level.value, stempel: stamp.value };
  };
  const box = openDialog('Tanda tangani', [element('p', { class: 'kecil' }, state), labelled('Dengan', way), own, theirs,
    element('details', { class: 'sub' }, element('summary', {}, 'Keterangan'), labelled('Alasan', reason), labelled('Kota', city), element('label', {}, anybody, ' atas nama orang lain: sertifikat bukan milik penanda tangan')),
    element('p', { class: 'kecil' }, 'Kunci dan frasa sandi hanya dikirim ke program di komputer ini, dan tidak disimpan. PDF yang ditandatangani ditulis di samping dokumennya sebagai …-ttd.pdf; yang sudah ditandatangani tidak diganti.')],
  'Tanda tangani', async () => {
    let request;
    try { request = await asked(); } catch (e) { return String(e); }
    box.say('Sedang ditandatangani…');
    const [done, answer] = await post('/kerja/ttd', request);
    if (!done) return answer.alasan;
    box.done(`${answer.berkas}: ${answer.ttd}`, element('p', {}, button('Unduh PDF bertanda tangan', async () => {
      const wrong = await download('/kerja/ttd?' + new URLSearchParams({ berkas: desk.name }));
      if (wrong) box.say(wrong, true);
    })));
  });
}
