// Links as one types and pastes: [words](address), an address pasted on words or between them; one of a film or a post
// that is pasted on a line of its own is embedded.
import {Extension, InputRule} from '@tiptap/core';
import {Plugin} from '@tiptap/pm/state';
import {embedNode, insertBlock, providerOf} from './commands.mjs';

export const Links = Extension.create({
  name: 'links',
  addInputRules() {
    return [
      new InputRule({
        find: /\[([^[\]]+)\]\((https?:\/\/[^\s()]+)\)$/,
        handler({state, range, match: [, words, href]}) {
          state.tr.replaceWith(range.from, range.to, state.schema.text(words, [state.schema.mark('link', {href})])).removeStoredMark(state.schema.marks.link);
        },
      }),
    ];
  },
  addProseMirrorPlugins() {
    const {editor} = this;
    return [
      new Plugin({
        props: {
          handlePaste({state, dispatch}, event) {
            const href = event.clipboardData?.getData('text/plain').trim() ?? '';
            const {empty, from, to, $from, $to} = state.selection;
            if (!$from.sameParent($to) || !$from.parent.inlineContent || $from.parent.type.spec.code) return false;
            if (!/^https?:\/\/\S+$/.test(href) || !URL.canParse(href)) return false;
            const {schema, tr} = state;
            const link = schema.mark('link', {href});
            const provider = providerOf(href);
            if (!empty) dispatch(tr.addMark(from, to, link));
            else if (provider && $from.depth === 1 && $from.parent.content.size === 0) insertBlock(editor, embedNode(schema, href, provider));
            else dispatch(tr.insert(from, schema.text(href, [...$from.marks(), link])).scrollIntoView());
            return true;
          },
        },
      }),
    ];
  },
});
