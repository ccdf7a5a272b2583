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
  body.querySelectorAll(`script, meta, link, title, img, [${STYLE}*="mso-list:Ignore" i], [${STYLE}*="mso-list: Ignore" i]`).forEach(one => one.remove());
  wordLists(body);
  for (const element of [...body.querySelectorAll('*')]) {
    // Word's own elements (o:p, w:sdt …) hold at most text.
    if (element.localName.includes(':') || element.localName === 'font') unwrap(element);
    else styled(element);
  }
  body.querySelectorAll('p, h1, h2, h3, h4, h5, h6').forEach(block => {
    if (!block.textContent.trim() && !block.querySelector('br')) block.remove();
  });
  body.querySelectorAll('h1').forEach(heading => rename(heading, 'h2'));
  for (const element of body.querySelectorAll('*')) {
    for (const {name} of [...element.attributes]) if (!KEPT.has(name) || isStray(element, name)) element.removeAttribute(name);
  }
}

const KEPT = new Set(['href', 'title', 'cite', 'datetime', 'colspan', 'rowspan', 'start', 'lang', 'dir']);

function isStray(element, name) {
  if (name === 'href') return !/^(https?:|mailto:|tel:|\/|#)/i.test(element.getAttribute('href'));
  return (name === 'lang' || name === 'dir') && element.localName === 'span';
}

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

// Word writes the items of a list as paragraphs that look like items.
function wordLists(body) {
  let list = null;
  for (const paragraph of [...body.querySelectorAll('p')]) {
    const style = paragraph.getAttribute(STYLE) ?? '';
    const isItem = /MsoListParagraph/i.test(paragraph.className) && /mso-list:/i.test(style);
    if (!isItem) {
      list = null;
      continue;
    }
    const bullet = paragraph.textContent.match(/^[\s\u00a0]*(?:[·•o§-]|(\d+|[a-z])[.)])[\s\u00a0]+/i);
    const kind = bullet?.[1] ? 'ol' : 'ul';
    if (!list || list.localName !== kind || paragraph.previousElementSibling !== list) {
      list = paragraph.ownerDocument.createElement(kind);
      paragraph.before(list);
    }
    const item = paragraph.ownerDocument.createElement('li');
    item.append(...paragraph.childNodes);
    if (bullet) stripStart(item, bullet[0].length);
    list.append(item);
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

