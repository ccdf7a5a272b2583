// Lighthouse's marks on a phone: those that do not depend on how busy the machine is. `bench/run marks` measures speed.
import {test, before, after} from 'node:test';
import assert from 'node:assert/strict';
import {mark, openMarker} from './lighthouse.mjs';
import {serve, temporaryFolder} from './newsroom.mjs';

let server, marker;

before(async () => {
  server = await serve(temporaryFolder(), '--sample');
  marker = await openMarker(server.url);
});

after(async () => {
  await marker?.close();
  await server?.stop();
});

for (const kind of ['front', 'story', 'section']) {
  test(`${kind}: full marks for accessibility, best practices and search engines, and nothing moves`, async () => {
    const marks = await mark(marker, marker.pages[kind]);

    assert.deepEqual(marks.faults, []);
    assert.equal(marks.accessibility, 100);
    assert.equal(marks.bestPractices, 100);
    assert.equal(marks.seo, 100);
    assert.equal(marks.shift, 0);
  });
}
