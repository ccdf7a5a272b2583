// From clean HTML to the document. What the schema cannot hold without loss becomes a block that is kept as it is.
import {DOMParser as Parser} from '@tiptap/pm/model';
import {parse, written} from './markup.mjs';
import {remember, writeBlock} from './writing.mjs';

// The document of a copy; writing it gives the same copy back.
export function read(html, schema) {
  const blocks = [];
  for (const node of parse(html).childNodes) {
    if (node.nodeType === Node.ELEMENT_NODE) blocks.push(readBlock(node, schema));
    else if (node.textContent.trim()) blocks.push(schema.node('paragraph', null, schema.text(node.textContent.trim())));
  }
  return schema.node('doc', null, blocks.length > 0 ? blocks : [schema.node('paragraph')]);
}

// A line of emphases and links as a document of one paragraph.
export function readLine(html, schema) {
  return Parser.fromSchema(schema).parse(parse(`<p>${html}</p>`), {preserveWhitespace: true});
}

function readBlock(element, schema) {
  const html = written(element);
  const {content} = Parser.fromSchema(schema).parse(onOneLine(parse(html)), {preserveWhitespace: true});
  const block = content.childCount === 1 ? content.firstChild : null;
  if (block && meaning(parse(writeBlock(block))) === meaning(parse(html))) {
    remember(block, html);
    return block;
  }
  return keep(html, schema);
}

// A line break between words is a space, but for where lines are kept.
function onOneLine(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (/[\n\t]/.test(text.data) && !text.parentElement.closest('pre')) text.data = text.data.replace(/[\n\t]+/g, ' ');
  }
  return body;
}

function keep(html, schema) {
  return schema.node('kept', {html});
}

const INLINE = new Set(
  'a em strong b i u s del ins sub sup small mark abbr time q cite code kbd samp span'.split(' '),
);
const WITHIN_LINE = new Set(['br', 'img', 'wbr']);
const ITEMS = new Set(['li', 'td', 'th', 'dd']);

// All that a piece of HTML says, in which order emphases lie round each other left aside.
function meaning(root) {
  const said = [];
  const say = (text, marks) => {
    const last = said.at(-1);
    const key = text.trim() ? marks : '';
    if (last && last.text !== undefined && last.marks === key) last.text += text;
    else said.push({text, marks: key});
  };
  const walk = (node, marks) => {
    if (node.nodeType === Node.TEXT_NODE) {
      // Between two words distance has no look of its own.
      for (const piece of node.data.split(/(?<=^[ \n\t]*)(?=[^ \n\t])|(?=[ \n\t]*$)/)) if (piece) say(piece, marks.toSorted().join());
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const name = node.localName;
    const attributes = [...node.attributes]
      .filter(one => !(name === 'ol' && one.name === 'start' && one.value === '1'))
      .map(one => `${one.name}=${one.value}`)
      .sort();
    const tag = [name, ...attributes].join(' ');
    if (INLINE.has(name) && node.childNodes.length > 0) {
      node.childNodes.forEach(child => walk(child, marks.includes(tag) ? marks : [...marks, tag]));
      return;
    }
    // The first paragraph of an item may stand there without its tags.
    const bare = name === 'p' && attributes.length === 0 && ITEMS.has(node.parentNode.localName) && node.parentNode.firstChild === node;
    const block = !WITHIN_LINE.has(name);
    if (!bare) said.push({tag, block});
    node.childNodes.forEach(child => walk(child, name === 'pre' ? [] : marks));
    if (!bare) said.push({tag: '/' + name, block});
  };
  root.childNodes.forEach(child => walk(child, []));
  // Nor has distance at the ends of a block.
  const blank = (one, i) => one.text !== undefined && !one.text.trim() && (said[i - 1]?.block || said[i + 1]?.block);
  return said.filter((one, i) => !blank(one, i)).map(one => one.tag ?? `"${one.text.replace(/[ \n\t]+/g, ' ')}" ${one.marks}`).join('\n');
}
