// Quotation marks as the language writes them, and dashes and ellipses, as one types. Off by a box at the foot of the
// text; undone by one step back.
import {Extension, InputRule} from '@tiptap/core';

const PAIRS = {
  de: '„“‚‘', cs: '„“‚‘', sk: '„“‚‘', pl: '„”‚’', ro: '„”«»', hu: '„”»«', bg: '„“‚‘', fr: '«\u202f\u202f»“”',
  it: '«»“”', es: '«»“”', pt: '“”‘’', ru: '«»„“', uk: '«»„“', el: '«»“”', nb: '«»‘’', sv: '””’’', fi: '””’’',
  da: '»«›‹', nl: '“”‘’', tr: '“”‘’', ja: '「」『』', zh: '“”‘’',
};

// What opens and closes a quotation, and one within it.
export function marksOf(language) {
  const known = PAIRS[language.slice(0, 2)] ?? '“”‘’';
  if (known.length > 4) return [known.slice(0, 2), known.slice(2, 4), known[4], known[5]];
  return [...known];
}

const beforeOpening = /(^|[\s([{<\u2013\u2014/"“„«‘‚])$/;

const isCode = ({selection: {$from}}) => $from.parent.type.spec.code || $from.marks().some(mark => mark.type.name === 'code');

function quote(key, mark, on) {
  return new InputRule({
    find: new RegExp(`(?:^|[\\s\\S])${key}$`),
    handler({state, range, match}) {
      if (!on() || isCode(state)) return null;
      const before = match[0].slice(0, -1);
      state.tr.insertText(before + mark(before), range.from, range.to);
    },
  });
}

function replacement(find, by, on) {
  return new InputRule({
    find,
    handler({state, range, match}) {
      if (!on() || isCode(state)) return null;
      state.tr.insertText(match[1] + by, range.from, range.to);
    },
  });
}

export const Quotes = Extension.create({
  name: 'quotes',
  addOptions: () => ({language: 'en', on: () => true}),
  addInputRules() {
    const marks = marksOf(this.options.language);
    const {on} = this.options;
    return [
      quote('"', before => marks[beforeOpening.test(before) ? 0 : 1], on),
      // Within a word, and after one, it is far more often an apostrophe than the end of a quotation.
      quote("'", before => (beforeOpening.test(before) ? marks[2] : '’'), on),
      replacement(/(^|[^-])--$/, '–', on),
      replacement(/(^|[^.])\.\.\.$/, '…', on),
    ];
  },
});
