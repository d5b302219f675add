// A picture in its field: chosen or dropped there, kept beside the document.
import { desk, tell } from './kerja.mjs';
import { chooseFile, raw } from './lepas.mjs';
import { element, button } from './unsur.mjs';

// pictureField returns a field that takes a picture.
export function pictureField(path, input) {
  return element('div', { class: 'gambar', 'data-gambar': JSON.stringify(path) }, input,
    button('Pilih gambar…', () => chooseFile('.png,.jpg,.jpeg', (file) => takePicture(path, file))));
}

// takePicture has a picture kept and named in its field.
export function takePicture(path, file) {
  return tell(async () => fetch('/kerja/gambar?' + new URLSearchParams({ berkas: desk.name, versi: desk.state.versi, di: JSON.stringify(path), nama: file.name }), { method: 'POST', headers: raw, body: file }));
}

// dropped tells whether a picture was dropped on a field that takes it.
export function dropped(target, file) {
  const field = target.closest?.('[data-gambar]');
  if (!field) return false;
  takePicture(JSON.parse(field.dataset.gambar), file);
  return true;
}
