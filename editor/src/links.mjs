// Links as one types and pastes: [words](address), and an address pasted on words.
import {Extension, InputRule} from '@tiptap/core';
import {Plugin} from '@tiptap/pm/state';

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
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handlePaste({state, dispatch}, event) {
          const text = event.clipboardData?.getData('text/plain').trim() ?? '';
          const {empty, from, to, $from, $to} = state.selection;
          if (empty || !$from.sameParent($to) || !/^https?:\/\/\S+$/.test(text)) return false;
          dispatch(state.tr.addMark(from, to, state.schema.mark('link', {href: text})));
          return true;
        },
      },
    }),
  ],
});
