// What a story's copy can hold: the clean HTML allow-list as a schema. Whatever stands outside it is kept as it is, in
// a block of kind `kept` (see reading.mjs).
import {Extension, Mark, Node, nodeInputRule, textblockTypeInputRule} from '@tiptap/core';
import {Blockquote} from '@tiptap/extension-blockquote';
import {Bold} from '@tiptap/extension-bold';
import {Code} from '@tiptap/extension-code';
import {CodeBlock} from '@tiptap/extension-code-block';
import {Document} from '@tiptap/extension-document';
import {HardBreak} from '@tiptap/extension-hard-break';
import {Heading} from '@tiptap/extension-heading';
import {HorizontalRule} from '@tiptap/extension-horizontal-rule';
import {Italic} from '@tiptap/extension-italic';
import {BulletList, ListItem, ListKeymap, OrderedList} from '@tiptap/extension-list';
import {Paragraph} from '@tiptap/extension-paragraph';
import {Strike} from '@tiptap/extension-strike';
import {Text} from '@tiptap/extension-text';
import {Underline} from '@tiptap/extension-underline';

// The classes that our style sheets know; the server keeps no other.
const CLASSES = new Set(
  ('align-left align-right align-center wide full gallery columns column pullquote fact-box embed verse media-text ' +
    'cover buttons button file footnotes playlist drop-cap page-break').split(' '),
);

export function ourClasses(element) {
  return [...element.classList].filter(name => CLASSES.has(name)).join(' ');
}

// An attribute that stands on the element under its own name.
function plain(name, keepOnSplit = false) {
  return {
    default: null,
    keepOnSplit,
    parseHTML: element => element.getAttribute(name),
    renderHTML: attributes => (attributes[name] == null ? {} : {[name]: attributes[name]}),
  };
}

const hidden = (read, otherwise = null) => ({default: otherwise, keepOnSplit: false, rendered: false, parseHTML: read});

const classes = {
  default: null,
  keepOnSplit: false,
  parseHTML: element => ourClasses(element) || null,
  renderHTML: attributes => (attributes.classes ? {class: attributes.classes} : {}),
};

const BLOCKS = [
  'paragraph', 'heading', 'blockquote', 'codeBlock', 'horizontalRule', 'bulletList', 'orderedList', 'listItem', 'box',
  'frame', 'caption', 'picture', 'embed', 'table', 'tableRow', 'tableCell', 'tableHeader', 'details', 'summary',
  'glossary', 'term', 'meaning',
];

const Common = Extension.create({
  name: 'common',
  addGlobalAttributes() {
    return [
      {types: BLOCKS, attributes: {id: plain('id'), classes, lang: plain('lang', true), dir: plain('dir', true)}},
      {types: ['blockquote'], attributes: {cite: plain('cite')}},
      {types: ['orderedList'], attributes: {reversed: hidden(list => list.hasAttribute('reversed'), false)}},
      {types: ['listItem'], attributes: {value: plain('value')}},
    ];
  },
});

const Picture = Node.create({
  name: 'picture',
  group: 'block',
  content: 'inline*',
  draggable: true,
  isolating: true,
  defining: true,
  addAttributes() {
    const img = name => hidden(figure => figure.querySelector('img')?.getAttribute(name) ?? null);
    return {
      src: img('src'),
      alt: img('alt'),
      width: img('width'),
      height: img('height'),
      imgClasses: hidden(figure => ourClasses(figure.querySelector('img')) || null),
      href: hidden(figure => figure.querySelector(':scope > a')?.getAttribute('href') ?? null),
    };
  },
  parseHTML() {
    return [
      {
        tag: 'figure',
        priority: 60,
        getAttrs: figure => isPicture(figure) && null,
        contentElement: figure => figure.querySelector(':scope > figcaption') ?? figure.ownerDocument.createElement('figcaption'),
      },
    ];
  },
  renderHTML({node, HTMLAttributes}) {
    const {src, alt, width, height} = node.attrs;
    return ['figure', HTMLAttributes, ['img', {src, alt, width, height}], ['figcaption', 0]];
  },
});

function isPicture(figure) {
  const [first, second, ...more] = figure.children;
  if (!first || more.length > 0 || (second && second.localName !== 'figcaption')) return false;
  if ([...figure.childNodes].some(node => node.nodeType === 3 && node.data.trim())) return false;
  return first.localName === 'img' || (first.localName === 'a' && first.children.length === 1 && first.firstElementChild.localName === 'img' && !first.textContent.trim());
}

const InlinePicture = Node.create({
  name: 'inlinePicture',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes() {
    return {src: plain('src'), alt: plain('alt'), width: plain('width'), height: plain('height'), classes};
  },
  parseHTML: () => [{tag: 'img[src]'}],
  renderHTML: ({HTMLAttributes}) => ['img', HTMLAttributes],
});

const Embed = Node.create({
  name: 'embed',
  group: 'block',
  content: 'inline*',
  draggable: true,
  isolating: true,
  defining: true,
  addAttributes() {
    const link = figure => figure.querySelector('a');
    return {href: hidden(figure => link(figure).getAttribute('href')), label: hidden(figure => link(figure).textContent)};
  },
  parseHTML() {
    return [
      {
        tag: 'figure.embed',
        priority: 70,
        getAttrs: figure => {
          const [first, second, ...more] = figure.children;
          const fits = first?.localName === 'a' && first.children.length === 0 && more.length === 0 && (!second || second.localName === 'figcaption');
          return fits ? null : false;
        },
        contentElement: figure => figure.querySelector('figcaption') ?? figure.ownerDocument.createElement('figcaption'),
      },
    ];
  },
  renderHTML({node, HTMLAttributes}) {
    return ['figure', HTMLAttributes, ['p', {contenteditable: 'false'}, node.attrs.label, ['br'], ['small', node.attrs.href]], ['figcaption', 0]];
  },
});

// A figure of anything: a gallery of pictures, a quote set apart, a table with a caption below.
const Frame = Node.create({
  name: 'frame',
  group: 'block',
  content: 'block+ caption?',
  isolating: true,
  draggable: true,
  parseHTML: () => [{tag: 'figure'}],
  renderHTML: ({HTMLAttributes}) => ['figure', HTMLAttributes, 0],
});

const Caption = Node.create({
  name: 'caption',
  content: 'inline*',
  isolating: true,
  parseHTML: () => [{tag: 'figcaption', context: 'frame/'}],
  renderHTML: ({HTMLAttributes}) => ['figcaption', HTMLAttributes, 0],
});

const Box = Node.create({
  name: 'box',
  group: 'block',
  content: 'block+',
  defining: true,
  parseHTML: () => [{tag: 'div', getAttrs: div => (ourClasses(div) || div.id.startsWith('at-') ? null : false)}],
  renderHTML: ({HTMLAttributes}) => ['div', HTMLAttributes, 0],
});

// Shown open: what is shut cannot be written in.
const Details = Node.create({
  name: 'details',
  group: 'block',
  content: 'summary block+',
  defining: true,
  isolating: true,
  addAttributes: () => ({open: hidden(details => details.hasAttribute('open'), false)}),
  parseHTML: () => [{tag: 'details'}],
  renderHTML: ({HTMLAttributes}) => ['div', {...HTMLAttributes, 'data-details': ''}, 0],
});

const Summary = Node.create({
  name: 'summary',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{tag: 'summary'}],
  renderHTML: ({HTMLAttributes}) => ['p', {...HTMLAttributes, 'data-summary': ''}, 0],
});

const Glossary = Node.create({
  name: 'glossary',
  group: 'block',
  content: '(term | meaning)+',
  parseHTML: () => [{tag: 'dl'}],
  renderHTML: ({HTMLAttributes}) => ['dl', HTMLAttributes, 0],
});
const Term = Node.create({
  name: 'term',
  content: 'inline*',
  parseHTML: () => [{tag: 'dt'}],
  renderHTML: ({HTMLAttributes}) => ['dt', HTMLAttributes, 0],
});
const Meaning = Node.create({
  name: 'meaning',
  content: 'block+',
  parseHTML: () => [{tag: 'dd'}],
  renderHTML: ({HTMLAttributes}) => ['dd', HTMLAttributes, 0],
});

// HTML that the schema cannot hold without loss: shown, moved and deleted as a whole, and written as it came.
const Kept = Node.create({
  name: 'kept',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({html: {default: '', rendered: false}}),
  renderHTML: () => ['div', {'data-kept': ''}],
});

// A place that is linked to and shows nothing.
const Anchor = Node.create({
  name: 'anchor',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({id: plain('id')}),
  parseHTML: () => [{tag: 'span[id]', getAttrs: span => span.childNodes.length === 0 && null}],
  renderHTML: ({HTMLAttributes}) => ['span', HTMLAttributes],
});

const WordBreak = Node.create({
  name: 'wordBreak',
  group: 'inline',
  inline: true,
  atom: true,
  parseHTML: () => [{tag: 'wbr'}],
  renderHTML: () => ['wbr'],
});

const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  keepOnSplit: false,
  addAttributes: () => ({href: plain('href'), title: plain('title'), rel: plain('rel'), id: plain('id'), classes}),
  parseHTML: () => [{tag: 'a[href]'}],
  renderHTML: ({HTMLAttributes}) => ['a', HTMLAttributes, 0],
});

function simpleMark(name, tag, key) {
  return Mark.create({
    name,
    parseHTML: () => [{tag}],
    renderHTML: ({HTMLAttributes}) => [tag, HTMLAttributes, 0],
    addKeyboardShortcuts() {
      return key ? {[key]: () => this.editor.commands.toggleMark(name)} : {};
    },
  });
}

// The rest of what runs within a line, each with what it carries.
export const PHRASES = ['abbr', 'cite', 'del', 'ins', 'kbd', 'mark', 'q', 'samp', 'small', 'span', 'time'];
export const PHRASE_ATTRIBUTES = ['title', 'cite', 'datetime', 'lang', 'dir'];
const Phrase = Mark.create({
  name: 'phrase',
  excludes: '',
  addAttributes: () => ({
    tag: hidden(element => element.localName, 'span'),
    ...Object.fromEntries(PHRASE_ATTRIBUTES.map(name => [name, plain(name)])),
  }),
  parseHTML: () => PHRASES.map(tag => ({tag: tag === 'span' ? 'span[lang], span[dir]' : tag})),
  renderHTML: ({mark, HTMLAttributes}) => [mark.attrs.tag, HTMLAttributes, 0],
});

// `strong` and `b` do the same in the editor and are written as they came.
const tagged = (extension, first) =>
  extension.extend({
    addAttributes: () => ({tag: hidden(element => (element.localName.length === 1 ? element.localName : first), first)}),
  });

export const schemaExtensions = [
  Document,
  Text,
  Paragraph,
  Heading.extend({
    // The first level is the headline's; who types it means the next.
    addInputRules() {
      return [...this.parent(), textblockTypeInputRule({find: /^#\s$/, type: this.type, getAttributes: {level: 2}})];
    },
  }).configure({levels: [2, 3, 4, 5, 6]}),
  Blockquote,
  CodeBlock.extend({
    addAttributes: () => ({bare: hidden(pre => pre.querySelector(':scope > code') === null, false)}),
  }),
  HorizontalRule.extend({
    // Two hyphens are a dash by then (see quotes.mjs).
    addInputRules() {
      return [nodeInputRule({find: /^(?:---|[—–]-|___\s|\*\*\*\s)$/, type: this.type})];
    },
  }),
  HardBreak,
  BulletList,
  OrderedList,
  // Pictures of a gallery, and lists within lists, stand in items without words.
  ListItem.extend({content: 'block+'}),
  ListKeymap,
  Picture,
  InlinePicture,
  Embed,
  Frame,
  Caption,
  Box,
  Details,
  Summary,
  Glossary,
  Term,
  Meaning,
  Kept,
  Anchor,
  WordBreak,
  Link,
  tagged(Bold, 'strong'),
  tagged(Italic, 'em'),
  Underline,
  Strike.extend({parseHTML: () => [{tag: 's'}, {tag: 'strike'}]}),
  Code.extend({excludes: ''}),
  simpleMark('superscript', 'sup', 'Mod-.'),
  simpleMark('subscript', 'sub', 'Mod-,'),
  Phrase,
  Common,
];
