// The text of the copy as the copy desk numbers it: blocks with words in reading order, blanks run together. Finds
// places of the document by block and character, for findings that name them so.
import {parse} from './markup.mjs';

const passagesOf = new WeakMap();

// A passage: its text, and for each character the place within the top block; `places` is null within what is kept as
// it is.
function passages(block) {
  let found = passagesOf.get(block);
  if (!found) passagesOf.set(block, (found = collect(block)));
  return found;
}

function collect(block) {
  const found = [];
  const visit = (node, at) => {
    const name = node.type.name;
    if (name === 'kept') return found.push(...keptPassages(node));
    if (name === 'embed') return found.push({text: collapse(node.attrs.label), places: null});
    if (name === 'picture' || name === 'caption') return;
    if (name === 'table' && node.attrs.title) found.push({text: collapse(node.attrs.title), places: null});
    if (node.isTextblock) return add(found, node, at);
    node.forEach((child, offset) => visit(child, at + 1 + offset));
  };
  visit(block, 0);
  return found.filter(one => one.text);
}

function add(found, node, at) {
  let text = '';
  const places = [];
  let blank = false;
  node.forEach((child, offset) => {
    const raw = child.isText ? child.text : child.type.name === 'hardBreak' ? ' ' : '';
    for (let i = 0; i < raw.length; i++) {
      if (/\s/.test(raw[i])) {
        blank = text.length > 0;
        continue;
      }
      if (blank) {
        text += ' ';
        places.push(at + 1 + offset + i - 1);
        blank = false;
      }
      text += raw[i];
      places.push(at + 1 + offset + i);
    }
  });
  found.push({text, places});
}

const collapse = text => text.replace(/\s+/g, ' ').trim();
const PARTS = 'p, h2, h3, h4, h5, h6, li, dt, dd, td, th, caption, pre, blockquote';

function keptPassages(node) {
  const template = parse(node.attrs.html);
  template.querySelectorAll('audio, video, figcaption').forEach(one => one.remove());
  const found = [];
  for (const part of template.querySelectorAll(PARTS)) {
    if (!part.querySelector(PARTS)) found.push({text: collapse(part.textContent), places: null});
  }
  return found;
}

// All passages of a document, each with the place where its top block begins.
export function all(doc) {
  const found = [];
  doc.forEach((block, at) => {
    for (const passage of passages(block)) found.push({...passage, at, block});
  });
  return found;
}

// Where the words of a finding stand, as [from, to] in the document; null when they are not there any more.
export function place(list, {index, from, to}, words) {
  const here = list[index];
  if (here && (!words || here.text.slice(from, to) === words)) return range(here, from, to);
  if (!words) return null;
  // The blocks may be counted otherwise than here, as round what is kept as it is.
  for (let step = 0; step < list.length; step++) {
    for (const near of [index - step, index + step]) {
      const start = list[near]?.text.indexOf(words) ?? -1;
      if (start >= 0) return range(list[near], start, start + words.length);
    }
  }
  return null;
}

function range({at, block, places}, from, to) {
  if (!places) return [at, at + block.nodeSize];
  if (places.length === 0 || from >= places.length) return null;
  const last = Math.min(to, places.length) - 1;
  return [at + places[from], at + places[Math.max(last, from)] + 1];
}
