// Captions: the line below a picture, an embed or a gallery, with the credit at its end. What is typed where only a
// credit stands, or on a picture that is selected, is the caption and neither joins the credit nor takes the picture's
// place.
import {Extension} from '@tiptap/core';
import {Plugin, TextSelection} from '@tiptap/pm/state';

const HOLDERS = new Set(['picture', 'embed', 'caption']);
const holds = node => HOLDERS.has(node?.type.name);

export const isCredit = node => node.marks.some(mark => mark.type.name === 'phrase' && mark.attrs.tag === 'cite');

// Whether there are no words of a caption yet.
export function lacksCaption(holder) {
  return holder.content.content.every(child => isCredit(child) || (child.isText && !child.text.trim()));
}

// Where the caption's own words end, from the holder's inside.
export function captionEnd(holder) {
  let end = 0;
  holder.forEach((child, offset) => {
    if (!isCredit(child)) end = offset + (child.isText ? child.text.trimEnd().length : child.nodeSize);
  });
  return end;
}

// @param $at where the words come in
function write({selection: {node}, schema, tr}, $at, words) {
  const {parent, parentOffset} = $at;
  const atEdge = parentOffset === 0 || parentOffset === parent.content.size;
  let holder, start;
  if (holds(node)) [holder, start] = [node, $at.pos + 1];
  else if (atEdge && holds(parent) && lacksCaption(parent)) [holder, start] = [parent, $at.start()];
  else return null;
  const at = start + captionEnd(holder);
  const runsOn = holder.content.size > 0 && lacksCaption(holder) && !/^\s/.test(holder.textContent);
  const text = runsOn ? `${words} ` : words;
  if (text) tr.insert(at, schema.text(text));
  return tr.setSelection(TextSelection.create(tr.doc, at + words.length)).scrollIntoView();
}

// A new line after a caption is the text that follows the picture, or the gallery in which it stands.
function goOn({selection: {$from}, doc, schema, tr}) {
  let {depth} = $from;
  while (depth > 1 && $from.node(depth - 1).type.name === 'frame') depth--;
  const after = $from.after(depth);
  const next = doc.nodeAt(after);
  if (next?.type.name !== 'paragraph' || next.content.size > 0) tr.insert(after, schema.node('paragraph'));
  return tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView();
}

export const Captions = Extension.create({
  name: 'captions',
  addKeyboardShortcuts() {
    return {
      Enter: () => {
        const {state, view} = this.editor;
        if (!holds(state.selection.$from.parent)) return false;
        view.dispatch(goOn(state));
        return true;
      },
    };
  },
  addProseMirrorPlugins() {
    const put = (view, words, from = view.state.selection.from, to = view.state.selection.to) => {
      const isPlace = from === to || view.state.selection.node;
      const written = isPlace && write(view.state, view.state.doc.resolve(from), words);
      if (written) view.dispatch(written);
      return Boolean(written);
    };
    return [
      new Plugin({
        props: {
          handleTextInput: (view, from, to, words) => !view.composing && put(view, words, from, to),
          // Words that are composed need their place before they come.
          handleDOMEvents: {compositionstart: view => void put(view, '')},
          handlePaste(view, _event, {content}) {
            const isLine = content.childCount === 1 && (content.firstChild.isText || content.firstChild.type.name === 'paragraph');
            const words = isLine && content.textBetween(0, content.size).trim();
            return Boolean(words) && put(view, words);
          },
        },
      }),
    ];
  },
});
