// What comes by the clipboard from Word, Google Docs and web pages: its meaning is kept, its looks are left behind.
import {Extension} from '@tiptap/core';
import {Plugin} from '@tiptap/pm/state';
import {parse, written} from './markup.mjs';

export const Paste = Extension.create({
  name: 'cleanPaste',
  addOptions: () => ({onPicturesLeftOut: () => {}}),
  addProseMirrorPlugins() {
    const {onPicturesLeftOut} = this.options;
    return [
      new Plugin({
        props: {
          transformPastedHTML: html => {
            if (html.includes('data-pm-slice')) return html;
            const body = parse(withoutStyles(html));
            const left = body.querySelectorAll('img').length;
            clean(body);
            if (left > 0) onPicturesLeftOut(left);
            return [...body.childNodes].map(written).join('');
          },
        },
      }),
    ];
  },
});

// The page's policy forbids styles even in a tree that is never shown; they are read here by another name.
function withoutStyles(html) {
  return html.replace(/<style[\s\S]*?<\/style>/gi, '').replace(/<[a-z][^>]*>/gi, tag => tag.replace(/\sstyle\s*=/i, ` ${STYLE}=`));
}

const STYLE = 'data-style';

function styleOf(element) {
  const declarations = (element.getAttribute(STYLE) ?? '').split(';').map(one => one.split(':').map(part => part.trim().toLowerCase()));
  return Object.fromEntries(declarations.filter(([, value]) => value));
}

// @param body a tree, changed in place
export function clean(body) {
  removeComments(body);
  body.querySelectorAll('script, meta, link, title, img').forEach(one => one.remove());
  wordLists(body);
  for (const element of [...body.querySelectorAll('*')]) {
    // Word's own elements (o:p, w:sdt …) hold at most text.
    if (element.localName.includes(':') || element.localName === 'font') unwrap(element);
    else styled(element);
  }
  // Empty lines between paragraphs, as Word and Google Docs have them each in its own way.
  body.querySelectorAll('p, h1, h2, h3, h4, h5, h6').forEach(block => block.textContent.trim() || block.remove());
  body.querySelectorAll(':scope > br').forEach(one => isBesideBlock(one) && one.remove());
  body.querySelectorAll('h1').forEach(heading => rename(heading, 'h2'));
  for (const element of body.querySelectorAll('*')) {
    for (const {name} of [...element.attributes]) if (!KEPT.has(name) || isStray(element, name)) element.removeAttribute(name);
  }
}

const KEPT = new Set(['href', 'title', 'cite', 'datetime', 'colspan', 'rowspan', 'start', 'lang', 'dir']);

// A link within the page it came from leads nowhere here, and what runs as the copy does need not say so.
function isStray(element, name) {
  const value = element.getAttribute(name);
  if (name === 'href') return !/^(https?:|mailto:|tel:|\/)/i.test(value);
  if (name === 'dir' && value === (document.dir || 'ltr')) return true;
  return (name === 'lang' || name === 'dir') && element.localName === 'span';
}

const isBesideBlock = ({previousElementSibling, nextElementSibling}) =>
  [previousElementSibling, nextElementSibling].some(one => /^(p|h[1-6]|ul|ol|table|blockquote|div|br)$/.test(one?.localName));

function removeComments(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  comments.forEach(one => one.remove());
}

// Emphasis by style becomes emphasis by element; a b that is not bold (Google Docs wraps everything in one) goes.
function styled(element) {
  const style = styleOf(element);
  const fontWeight = style['font-weight'];
  const within = element.localName === 'span' || element.localName === 'a';
  const weight = fontWeight === 'bold' ? 700 : Number(fontWeight);
  if ((element.localName === 'b' || element.localName === 'strong') && (fontWeight === 'normal' || (weight > 0 && weight < 600))) {
    unwrap(element);
    return;
  }
  if (!within) return;
  const decoration = style['text-decoration-line'] ?? style['text-decoration'] ?? '';
  const tags = [];
  if (weight >= 600) tags.push('strong');
  if (style['font-style'] === 'italic') tags.push('em');
  if (decoration.includes('line-through')) tags.push('s');
  if (style['vertical-align'] === 'super') tags.push('sup');
  if (style['vertical-align'] === 'sub') tags.push('sub');
  for (const tag of tags) {
    const emphasis = element.ownerDocument.createElement(tag);
    emphasis.append(...element.childNodes);
    element.append(emphasis);
  }
  if (element.localName === 'span') unwrap(element);
}

// What Word has a list's item begin with.
const MARKER = `[${STYLE}*="mso-list:Ignore" i], [${STYLE}*="mso-list: Ignore" i]`;

// Word writes the items of a list as paragraphs that look like items, each with its level.
function wordLists(body) {
  let open = [];
  let last = null;
  for (const paragraph of [...body.querySelectorAll('p')]) {
    const style = paragraph.getAttribute(STYLE) ?? '';
    if (!/MsoListParagraph/i.test(paragraph.className) || !/mso-list:/i.test(style)) continue;
    const marker = paragraph.querySelector(MARKER);
    const bullet = (marker ?? paragraph).textContent.match(/^[\s\u00a0]*(?:[·•o§-]|\(?(\d{1,4}|[a-z]{1,4})[.)])[\s\u00a0]+/i);
    const kind = bullet?.[1] ? 'ol' : 'ul';
    if (marker) marker.remove();
    else if (bullet) stripStart(paragraph, bullet[0].length);
    const level = Number(style.match(/\blevel([1-9])/i)?.[1] ?? 1);
    if (paragraph.previousElementSibling !== open[0]) open = [];
    open = open.slice(0, level);
    // A level that is left out is none.
    const depth = Math.min(level, open.length + 1);
    if (open[depth - 1]?.localName !== kind) {
      const list = paragraph.ownerDocument.createElement(kind);
      if (depth === 1) paragraph.before(list);
      else last.append(list);
      open = [...open.slice(0, depth - 1), list];
    }
    last = paragraph.ownerDocument.createElement('li');
    last.append(...paragraph.childNodes);
    open[depth - 1].append(last);
    paragraph.remove();
  }
}

function stripStart(element, length) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = length;
  while (left > 0 && walker.nextNode()) {
    const text = walker.currentNode;
    const cut = Math.min(left, text.data.length);
    text.data = text.data.slice(cut);
    left -= cut;
  }
}

function unwrap(element) {
  element.replaceWith(...element.childNodes);
}

function rename(element, name) {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
}

