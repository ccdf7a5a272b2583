// Tables: ProseMirror's, with the head, the foot and the caption that a table of the allow-list can have.
import {Node} from '@tiptap/core';
import {addRowAfter, goToNextCell, isInTable, tableEditing} from '@tiptap/pm/tables';

const attribute = (element, name) => element.getAttribute(name);
const span = name => ({default: 1, keepOnSplit: false, parseHTML: cell => Number(attribute(cell, name) ?? 1)});

// A row says which part of the table it came from; one made here belongs to the head when all its cells are headings.
const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  tableRole: 'row',
  addAttributes: () => ({section: {default: null, rendered: false, parseHTML: row => row.parentElement.localName}}),
  parseHTML: () => [{tag: 'tr'}],
  renderHTML: ({HTMLAttributes}) => ['tr', HTMLAttributes, 0],
});

function cell(name, tag, role) {
  return Node.create({
    name,
    content: 'block+',
    tableRole: role,
    isolating: true,
    addAttributes: () => ({
      colspan: span('colspan'),
      rowspan: span('rowspan'),
      colwidth: {default: null, rendered: false},
      scope: {default: null, parseHTML: element => attribute(element, 'scope')},
    }),
    parseHTML: () => [{tag}],
    renderHTML: ({HTMLAttributes}) => [tag, HTMLAttributes, 0],
  });
}

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  tableRole: 'table',
  isolating: true,
  addAttributes: () => ({
    title: {default: null, rendered: false, parseHTML: table => table.querySelector(':scope > caption')?.textContent ?? null},
  }),
  parseHTML: () => [{tag: 'table', contentElement: withoutCaption}],
  renderHTML: ({node, HTMLAttributes}) => ['table', {...HTMLAttributes, 'data-title': node.attrs.title}, ['tbody', 0]],
  addKeyboardShortcuts() {
    const go = way => goToNextCell(way)(this.editor.state, this.editor.view.dispatch);
    const another = () => isInTable(this.editor.state) && addRowAfter(this.editor.state, this.editor.view.dispatch) && go(1);
    return {Tab: () => go(1) || another(), 'Shift-Tab': () => go(-1)};
  },
  addProseMirrorPlugins: () => [tableEditing()],
  extendNodeSchema(extension) {
    return {tableRole: extension.config.tableRole};
  },
});

function withoutCaption(table) {
  table.querySelector(':scope > caption')?.remove();
  return table;
}

export const tableExtensions = [Table, TableRow, cell('tableCell', 'td', 'cell'), cell('tableHeader', 'th', 'header_cell')];
