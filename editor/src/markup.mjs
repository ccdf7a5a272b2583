// HTML as text and as a tree. The text is written exactly as the server's allow-list writes it, so that what is clean
// comes back as it was.

// Text that a page made of its own content, or that goes no further than into a tree that runs nothing.
const policy = globalThis.trustedTypes?.createPolicy('dateline-editor', {createHTML: text => text});

// A tree that runs nothing and loads nothing.
export function parse(html) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html').body;
}

export function escapeText(text) {
  return text.replace(/[&<>\u00a0]/g, c => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '\u00a0': '&nbsp;'})[c]);
}

export function escapeAttribute(value) {
  return escapeText(String(value)).replaceAll('"', '&quot;');
}

const FLAGS = new Set(['controls', 'reversed', 'open']);
const VOID = new Set(['br', 'hr', 'img', 'wbr', 'source', 'track']);

// @param attributes [name, value] pairs; those without a value are left out
export function openTag(name, attributes = []) {
  let tag = `<${name}`;
  for (const [key, value] of attributes) {
    if (value == null || value === false) continue;
    if (FLAGS.has(key)) tag += ` ${key}`;
    else if (value !== '' || key === 'alt') tag += ` ${key}="${escapeAttribute(value)}"`;
  }
  return tag + '>';
}

// One node of a tree as text.
export function written(node) {
  if (node.nodeType === Node.TEXT_NODE) return escapeText(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  const tag = openTag(node.localName, [...node.attributes].map(({name, value}) => [name, value]));
  if (VOID.has(node.localName)) return tag;
  const content = [...node.childNodes].map(written).join('');
  // A parser takes the first line break of a pre away.
  const lead = node.localName === 'pre' && content.startsWith('\n') ? '\n' : '';
  return `${tag}${lead}${content}</${node.localName}>`;
}
