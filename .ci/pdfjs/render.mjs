// Renders PDFs as a browser does, with pdf.js, and prints what each page comes to:
//
//	node .ci/pdfjs/render.mjs < a list of files, one a line
//
// Every line of the answer is a file, its pages and the sums of what they show, or
// the word "unreadable".
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.env.PDFJS + '/');
const { createCanvas } = require('@napi-rs/canvas');
const { getDocument, AnnotationMode } = await import(pathToFileURL(require.resolve('pdfjs-dist/legacy/build/pdf.mjs')));

for (const name of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const sums = [];
  try {
    const pdf = await getDocument({ data: new Uint8Array(readFileSync(name)), useSystemFonts: false, disableFontFace: true, verbosity: 0 }).promise;
    for (let n = 1; n <= Math.min(pdf.numPages, 6); n++) {
      const page = await pdf.getPage(n);
      const viewport = page.getViewport({ scale: 0.4 });
      const canvas = createCanvas(Math.max(1, Math.min(2000, viewport.width)), Math.max(1, Math.min(2000, viewport.height)));
      await page.render({ canvasContext: canvas.getContext('2d'), viewport, annotationMode: AnnotationMode.ENABLE }).promise;
      sums.push(createHash('sha1').update(canvas.data()).digest('hex').slice(0, 12));
    }
    console.log([name, pdf.numPages, ...sums].join(' '));
    await pdf.destroy();
  } catch (error) {
    console.log(`${name} unreadable ${sums.join(' ')}`);
  }
}
