// Prints Lighthouse's mark for speed on a phone, five runs of each page, and fails below a median of 100 or a run of 98.
import {mark, openMarker} from './lighthouse.mjs';
import {serve, temporaryFolder} from './newsroom.mjs';

const runs = 5;
const server = await serve(temporaryFolder(), '--sample');
const marker = await openMarker(server.url);
let good = true;
console.log('| page | marks | median | largest paint | moved |\n|---|---|---|---|---|');
for (const [kind, url] of Object.entries(marker.pages)) {
  await mark(marker, url, ['performance']);
  const marks = [];
  for (let n = 0; n < runs; n++) marks.push(await mark(marker, url, ['performance']));
  const speed = marks.map(one => one.performance).sort((a, b) => a - b);
  const paint = marks.map(one => one.paint).sort((a, b) => a - b)[Math.floor(runs / 2)];
  const median = speed[Math.floor(runs / 2)];
  const moved = Math.max(...marks.map(one => one.shift));
  console.log(`| ${kind} | ${speed.join(' ')} | ${median} | ${(paint / 1000).toFixed(2)} s | ${moved} |`);
  good &&= median === 100 && speed[0] >= 98 && moved === 0;
}
await marker.close();
await server.stop();
process.exitCode = good ? 0 : 1;
