// From the document to clean HTML: the same tree always makes the same text, and cleaning it changes nothing.
import {escapeText, openTag} from './markup.mjs';
import {PHRASE_ATTRIBUTES} from './schema.mjs';

// What a block was before anyone wrote in it, by the block. Blocks are never changed, only replaced, so whatever was
// not touched is written as it came.
const texts = new WeakMap();

export function remember(block, html) {
  texts.set(block, html);
}

// The copy as the server keeps it.
export function write(doc) {
  const blocks = [];
  doc.forEach(block => {
    const html = writeBlock(block);
    if (html) blocks.push(html);
  });
  return blocks.join('\n');
}

// A block as text; empty for one in which nothing stands.
export function writeBlock(block) {
  let html = texts.get(block);
  if (html === undefined) texts.set(block, (html = element(block)));
  return html;
}

const common = ({id, classes, lang, dir}) => [['id', id], ['class', classes], ['lang', lang], ['dir', dir]];

function wrap(name, attributes, content) {
  return `${openTag(name, attributes)}${content}</${name}>`;
}

function element(node) {
  const {attrs} = node;
  const all = common(attrs);
  switch (node.type.name) {
    case 'paragraph':
      return filled('p', all, line(node));
    case 'heading':
      return filled(`h${attrs.level}`, all, line(node));
    case 'blockquote':
      return filled('blockquote', [['cite', attrs.cite], ...all], flow(node));
    case 'codeBlock':
      return pre(node, all);
    case 'horizontalRule':
      return openTag('hr', all);
    case 'bulletList':
      return filled('ul', all, items(node));
    case 'orderedList':
      return filled('ol', [['start', attrs.start === 1 ? null : attrs.start], ['reversed', attrs.reversed], ['type', attrs.type], ...all], items(node));
    case 'box':
      return filled('div', all, flow(node));
    case 'details':
      return details(node, all);
    case 'glossary':
      return wrap('dl', all, inOrder(node, part => (part.type.name === 'term' ? wrap('dt', common(part.attrs), line(part)) : wrap('dd', common(part.attrs), tight(part)))));
    case 'picture':
      return wrap('figure', all, picture(attrs) + filled('figcaption', [], line(node)));
    case 'embed':
      return wrap('figure', all, wrap('a', [['href', attrs.href]], escapeText(attrs.label)) + filled('figcaption', [], line(node)));
    case 'frame':
      return filled('figure', all, inOrder(node, part => (part.type.name === 'caption' ? filled('figcaption', common(part.attrs), line(part)) : element(part))));
    case 'table':
      return table(node, all);
    case 'kept':
      return attrs.html;
    default:
      throw new Error(`no HTML is known for ${node.type.name}`);
  }
}

function inOrder(node, each) {
  let html = '';
  node.forEach(child => (html += each(child)));
  return html;
}

const flow = node => inOrder(node, element);
const filled = (name, attributes, content) => (content ? wrap(name, attributes, content) : '');
const items = list => inOrder(list, item => wrap('li', [['value', item.attrs.value], ...common(item.attrs)], tight(item)));

// A paragraph that is alone with its item or cell needs no tags.
function tight(node) {
  const first = node.firstChild;
  let paragraphs = 0;
  node.forEach(child => (paragraphs += child.type.name === 'paragraph' && child.content.size > 0 ? 1 : 0));
  const bare = first?.type.name === 'paragraph' && paragraphs <= 1 && common(first.attrs).every(([, value]) => value == null);
  if (!bare) return flow(node);
  let html = line(first);
  for (let i = 1; i < node.childCount; i++) html += element(node.child(i));
  return html;
}

function pre(node, all) {
  const text = node.textContent;
  if (!text.trim()) return '';
  const content = (text.startsWith('\n') ? '\n' : '') + escapeText(text);
  return wrap('pre', all, node.attrs.bare ? content : wrap('code', [], escapeText(text)));
}

function details(node, all) {
  const heading = line(node.firstChild);
  let rest = '';
  for (let i = 1; i < node.childCount; i++) rest += element(node.child(i));
  if (!heading) return rest;
  return wrap('details', [['open', node.attrs.open], ...all], wrap('summary', common(node.firstChild.attrs), heading) + rest);
}

function image({src, alt, width, height}, classes) {
  return openTag('img', [['src', src], ['alt', alt ?? ''], ['width', width], ['height', height], ['loading', 'lazy'], ['decoding', 'async'], ['class', classes]]);
}

function picture(attrs) {
  const img = image(attrs, attrs.imgClasses);
  return attrs.href ? wrap('a', [['href', attrs.href]], img) : img;
}

function table(node, all) {
  const title = node.attrs.title ? wrap('caption', [], escapeText(node.attrs.title)) : '';
  let html = '';
  let open = '';
  node.forEach((row, _offset, index) => {
    const section = sectionOf(row, index, open);
    if (section !== open) {
      html += (open ? `</${open}>` : '') + `<${section}>`;
      open = section;
    }
    html += wrap('tr', common(row.attrs), inOrder(row, cell));
  });
  return wrap('table', all, `${title}${html}</${open}>`);
}

function sectionOf(row, index, open) {
  if (row.attrs.section === 'tfoot') return 'tfoot';
  if (row.attrs.section === 'tbody' || (index > 0 && open !== 'thead')) return 'tbody';
  if (row.attrs.section === 'thead') return 'thead';
  let headings = row.childCount > 0;
  row.forEach(one => (headings &&= one.type.name === 'tableHeader'));
  return headings && index === 0 ? 'thead' : 'tbody';
}

function cell(node) {
  const {colspan, rowspan, scope} = node.attrs;
  const name = node.type.name === 'tableHeader' ? 'th' : 'td';
  return wrap(name, [['colspan', colspan > 1 ? colspan : null], ['rowspan', rowspan > 1 ? rowspan : null], ['scope', scope], ...common(node.attrs)], tight(node));
}

// ---- within a line

// Distance at the ends of a line, beside a break or between two emphases is none of anyone's.
function line(node) {
  const runs = [];
  node.forEach(child => runs.push({node: child, marks: child.marks, blank: child.isText && !child.text.trim(), isBreak: child.type.name === 'hardBreak'}));
  const kept = runs.filter((run, i) => !(run.blank && (isEdge(runs, i, -1) || isEdge(runs, i, 1))));
  while (kept[0]?.isBreak) kept.shift();
  while (kept.at(-1)?.isBreak) kept.pop();
  let html = '';
  const open = [];
  let breaks = 0;
  kept.forEach((run, i) => {
    breaks = run.isBreak ? breaks + 1 : 0;
    if (breaks > 2) return;
    const marks = run.blank || run.isBreak ? shared(run, kept[i - 1], kept[i + 1]) : ordered(run.marks);
    let same = 0;
    while (same < open.length && same < marks.length && open[same].eq(marks[same])) same++;
    while (open.length > same) html += `</${tagOf(open.pop())}>`;
    for (const mark of marks.slice(same)) {
      html += openMark(mark);
      open.push(mark);
    }
    html += leaf(run, i === 0);
  });
  while (open.length > 0) html += `</${tagOf(open.pop())}>`;
  return html;
}

function isEdge(runs, at, step) {
  let i = at + step;
  while (runs[i]?.blank) {
    if (step < 0) return false;
    i += step;
  }
  return !runs[i] || runs[i].isBreak;
}

// A word that is emphasised within a link, and the whole of a link that is emphasised: both are written link first.
function ordered(marks) {
  return [...marks].sort((a, b) => (b.type.name === 'link') - (a.type.name === 'link'));
}

function shared(run, before, after) {
  const has = (other, mark) => other?.marks.some(one => one.eq(mark));
  return ordered(run.marks).filter(mark => has(before, mark) && has(after, mark));
}

function leaf({node, blank}, first) {
  switch (node.type.name) {
    case 'text': {
      if (blank) return node.text.includes('\u00a0') ? '&nbsp;' : ' ';
      return escapeText(first ? node.text.replace(/^[\0- ]+/, '') : node.text);
    }
    case 'hardBreak':
      return '<br>';
    case 'wordBreak':
      return '<wbr>';
    case 'anchor':
      return `${openTag('span', [['id', node.attrs.id]])}</span>`;
    case 'inlinePicture':
      return image(node.attrs, node.attrs.classes);
    default:
      throw new Error(`no HTML is known for ${node.type.name}`);
  }
}

function tagOf(mark) {
  switch (mark.type.name) {
    case 'link':
      return 'a';
    case 'underline':
      return 'u';
    case 'strike':
      return 's';
    case 'code':
      return 'code';
    case 'superscript':
      return 'sup';
    case 'subscript':
      return 'sub';
    default:
      return mark.attrs.tag;
  }
}

function openMark(mark) {
  const {attrs} = mark;
  const name = tagOf(mark);
  if (name === 'a') return openTag('a', [['href', attrs.href], ['title', attrs.title], ['rel', attrs.rel], ['id', attrs.id], ['class', attrs.classes]]);
  return openTag(name, mark.type.name === 'phrase' ? PHRASE_ATTRIBUTES.map(key => [key, attrs[key]]) : []);
}
