// What the server has not acknowledged, kept in the browser: one record for each story and tab.
const NAME = 'dateline-desk';
const STORE = 'unsent';

let database = null;

function open() {
  database ??= new Promise((opened, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, {keyPath: ['story', 'tab']});
    asked.onsuccess = () => opened(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  return database;
}

async function within(mode, act) {
  const transaction = (await open()).transaction(STORE, mode, {durability: 'strict'});
  return new Promise((done, failed) => {
    const asked = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => done(asked?.result);
    transaction.onerror = () => failed(transaction.error);
    transaction.onabort = () => failed(transaction.error);
  });
}

// @param record {story, tab, base, furniture, copy, at}
export const keep = record => within('readwrite', store => store.put(record));
export const forget = (story, tab) => within('readwrite', store => store.delete([story, tab]));
export const allOf = story => within('readonly', store => store.getAll(IDBKeyRange.bound([story], [story, []])));
