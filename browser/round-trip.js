// Bundled into a page by editor.test.mjs: reads copies as the editor does and writes them, as they came and anew.
import {getSchema} from '@tiptap/core';
import {Node} from '@tiptap/pm/model';
import {read} from '../editor/src/reading.mjs';
import {schemaExtensions} from '../editor/src/schema.mjs';
import {tableExtensions} from '../editor/src/tables.mjs';
import {write} from '../editor/src/writing.mjs';

globalThis.roundTrip = copies => {
  const schema = getSchema([...schemaExtensions, ...tableExtensions]);
  return copies.map(copy => {
    const doc = read(copy, schema);
    let kept = 0;
    doc.forEach(block => (kept += block.type.name === 'kept' ? 1 : 0));
    return {same: write(doc) === copy, anew: write(Node.fromJSON(schema, doc.toJSON())), blocks: doc.childCount, kept};
  });
};
