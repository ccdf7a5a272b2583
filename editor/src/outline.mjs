// Headings follow each other without a level left out, as the server keeps them: the first is the one below the
// headline's.
import {Extension} from '@tiptap/core';
import {Plugin} from '@tiptap/pm/state';

export const Outline = Extension.create({
  name: 'outline',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, _before, {doc, tr}) {
        if (!transactions.some(one => one.docChanged)) return null;
        const levels = [];
        doc.descendants((node, at) => {
          if (node.type.name === 'kept') {
            for (const [, level] of node.attrs.html.matchAll(/<h([2-6])/g)) next(levels, Number(level));
          } else if (node.type.name === 'heading' && node.content.size > 0) {
            const level = next(levels, node.attrs.level);
            if (level !== node.attrs.level) tr.setNodeAttribute(at, 'level', level);
          }
          return !node.isTextblock;
        });
        return tr.docChanged ? tr : null;
      },
    }),
  ],
});

function next(levels, level) {
  while (levels.length > 0 && levels.at(-1) >= level) levels.pop();
  levels.push(level);
  return levels.length + 1;
}
