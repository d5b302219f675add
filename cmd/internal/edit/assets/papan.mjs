// Tables on the clipboard, as spreadsheets give and take them.

// readTable returns the rows of what was copied: of its HTML where that has a
// table, else of its lines parted by tabs.
export function readTable(data) {
  const html = data.getData('text/html');
  if (/<table/i.test(html)) {
    const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
    const rows = [];
    for (const [y, tr] of [...table.rows].entries()) {
      const row = rows[y] ||= [];
      let x = 0;
      for (const cell of tr.cells) {
        while (row[x] !== undefined) x++;
        const text = cellText(cell);
        for (let dy = 0; dy < (cell.rowSpan || 1); dy++) {
          for (let dx = 0; dx < (cell.colSpan || 1); dx++) (rows[y + dy] ||= [])[x + dx] = dy || dx ? '' : text;
        }
      }
    }
    return rows.map((row) => Array.from(row, (text) => text ?? ''));
  }
  return readLines(data.getData('text/plain'));
}

// cellText returns what people see in a cell: its source is broken into lines anywhere, and
// lines end where paragraphs, items and breaks do.
function cellText(cell) {
  for (const text of textsIn(cell)) text.data = text.data.replace(/\s+/g, ' ');
  for (const br of cell.querySelectorAll('br')) br.replaceWith('\n');
  for (const block of cell.querySelectorAll('p, div, li')) block.append('\n');
  return cell.textContent.replace(/[ \u00a0]+/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\n+$/, '').trim();
}

function textsIn(node) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), out = [];
  while (walker.nextNode()) out.push(walker.currentNode);
  return out;
}

// readLines reads lines parted by tabs; a cell in quotes may hold both.
export function readLines(text) {
  const rows = [];
  let row = [], cell = '', quoted = false;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let i = 0; i < source.length; i++) {
    const c = source[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (source[i + 1] === '"') { cell += '"'; i++; } else quoted = false;
    } else if (c === '"' && cell === '' && /["][\t\n]|["]$/.test(source.slice(i + 1))) quoted = true;
    else if (c === '\t') { row.push(cell); cell = ''; } else if (c === '\n') { row.push(cell); rows.push(row); row = []; cell = ''; } else cell += c;
  }
  row.push(cell);
  rows.push(row);
  return rows;
}

// writeTable puts rows on the clipboard in both forms.
export function writeTable(data, rows) {
  const quote = (s) => /["\t\n]/.test(s) ? '"' + s.replace(/"/g, '""') + '"' : s;
  data.setData('text/plain', rows.map((row) => row.map(quote).join('\t')).join('\n'));
  const escape = (s) => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>');
  data.setData('text/html', '<table>' + rows.map((row) => '<tr>' + row.map((s) => `<td>${escape(s)}</td>`).join('') + '</tr>').join('') + '</table>');
}
