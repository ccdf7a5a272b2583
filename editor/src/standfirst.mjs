// The standfirst: one paragraph with emphases and links.
import {Editor} from '@tiptap/core';
import {Placeholder} from '@tiptap/extensions/placeholder';
import {UndoRedo} from '@tiptap/extensions/undo-redo';
import {readLine} from './reading.mjs';
import {schemaExtensions} from './schema.mjs';
import {writeBlock} from './writing.mjs';

const NAMES = ['text', 'paragraph', 'bold', 'italic', 'link', 'phrase', 'underline', 'strike', 'code', 'superscript', 'subscript', 'common'];

// Puts it in the place of a text field. Answers {read, write, editor}.
export function standfirst(area, {placeholder, label, changed, next}) {
  const place = document.createElement('div');
  place.id = 'standfirst-text';
  area.after(place);
  area.hidden = true;
  const doc = schemaExtensions.find(one => one.name === 'doc').extend({content: 'paragraph'});
  const editor = new Editor({
    element: place,
    injectCSS: false,
    // As a tree: TipTap would have text parsed past the page's policy.
    content: {type: 'doc', content: [{type: 'paragraph'}]},
    extensions: [
      doc,
      ...schemaExtensions.filter(one => NAMES.includes(one.name)),
      UndoRedo,
      Placeholder.configure({placeholder}),
    ],
    editorProps: {
      attributes: {role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, spellcheck: 'true'},
      handleKeyDown(_view, event) {
        if (event.key !== 'Enter' || event.isComposing) return false;
        next();
        return true;
      },
    },
  });
  let loaded = null;
  function write(html) {
    editor.commands.setContent(readLine(html, editor.schema).toJSON(), {emitUpdate: false});
    loaded = {html, doc: editor.state.doc};
  }
  write(area.value);
  editor.on('update', ({transaction}) => transaction.docChanged && changed());
  return {
    editor,
    write,
    // Untouched it is what came, whatever that was.
    read: () => (editor.state.doc.eq(loaded.doc) ? loaded.html : writeBlock(editor.state.doc.firstChild).replace(/^<p>|<\/p>$/g, '')),
  };
}
