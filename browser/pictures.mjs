// Takes the pictures of the product: the sample newsroom, in the folder that is named.
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {openBrowser, run, serve, temporaryFolder} from './newsroom.mjs';

const folder = process.argv[2];
mkdirSync(folder, {recursive: true});
const room = temporaryFolder();
let server = await serve(room, '--sample');
const browser = await openBrowser();
const front = await (await fetch(server.url)).text();
const story = front.match(/<article class="lead[\s\S]*?href="(\/\d{4}\/[^"]+)"/)?.[1] ?? front.match(/href="(\/\d{4}\/\d\d\/\d\d\/[^"]+)"/)[1];

async function take(name, path, width, height, options = {}) {
  const context = await browser.newContext({viewport: {width, height}, ...options});
  const page = await context.newPage();
  // Twice, as a reader who has the letters.
  for (let n = 0; n < 2; n++) await page.goto(server.url + path, {waitUntil: 'networkidle'});
  const file = join(folder, `${name}.jpg`);
  await page.screenshot({path: file, type: 'jpeg', quality: 80});
  await context.close();
  console.log(file);
}

await take('front', '/', 1440, 1180);
await take('story', story, 1440, 1180);
await take('dark', '/', 1440, 900, {colorScheme: 'dark'});
await take('phone', '/', 390, 844, {deviceScaleFactor: 2, isMobile: true});
await server.stop();
run('settings', 'set', 'language', 'ar', '--data', room);
server = await serve(room);
await take('right-to-left', '/', 1440, 900);
await browser.close();
await server.stop();
