// How long a key takes to show in a story of 20,000 words: node browser/typing.mjs
// Prints the times from the key to the next frame, in milliseconds, and how busy the machine was.
import {loadavg} from 'node:os';
import {openBrowser, serve, temporaryFolder} from './newsroom.mjs';

const KEYS = 150;
const vocabulary = 'harbour quay ferry council stone winter morning captain ledger tide harvest signal mayor water bridge'.split(' ');

function story(words) {
  let html = '';
  for (let i = 0; i < words; i += 40) {
    const paragraph = Array.from({length: 40}, (_nothing, j) => vocabulary[(i * 7 + j * 5 + (j % 3)) % vocabulary.length]);
    html += `<p>${paragraph.join(' ')}.</p>\n`;
  }
  return html.trim();
}

export async function measure(page, place) {
  await page.locator('html[data-editor=ready]').waitFor();
  await page.evaluate(() => {
    globalThis.times = [];
    addEventListener('keydown', () => {
      const from = performance.now();
      requestAnimationFrame(() => setTimeout(() => globalThis.times.push(performance.now() - from)));
    }, {capture: true});
  });
  await page.locator('#copy-text p').nth(place).click();
  for (let i = 0; i < KEYS; i++) {
    await page.keyboard.press('tidehabour '[i % 11] === ' ' ? 'Space' : 'tidehabour '[i % 11]);
    await page.waitForTimeout(40);
  }
  const times = (await page.evaluate(() => globalThis.times)).sort((a, b) => a - b);
  const at = share => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
  return `${times.length} keys: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms; load ${loadavg()[0].toFixed(1)}`;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const server = await serve(temporaryFolder(), '--sample');
  const browser = await openBrowser();
  const page = await browser.newPage({viewport: {width: 1440, height: 900}});
  await page.goto(server.url + server.said().match(/\/desk\/first\/\S+/)[0]);
  await page.getByLabel('Name').fill('Ada Quayle');
  await page.getByLabel('Mail address').fill('ada@courier.example');
  await page.getByLabel('New password').fill('tide tables and gulls');
  await page.getByRole('button', {name: 'Go on'}).click();
  for (const words of [400, 20_000]) {
    await page.goto(`${server.url}/desk/stories`);
    await page.getByRole('button', {name: 'New story'}).click();
    await page.locator('html[data-editor=ready]').waitFor();
    const address = page.url();
    await page.evaluate(async ([path, copy]) => {
      const {furniture, version} = JSON.parse(document.getElementById('story').textContent);
      const token = document.querySelector('input[name=token]').value;
      const answer = await fetch(`${path}/working-copy`, {
        method: 'PUT',
        headers: {'Content-Type': 'application/json', Accept: 'application/json', 'X-Form-Token': token},
        body: JSON.stringify({base: version, tab: 'measure', meant: true, furniture, copy}),
      });
      if (!answer.ok) throw new Error(await answer.text());
    }, [new URL(address).pathname, story(words)]);
    await page.goto(address);
    console.log(`${words} words, ${await measure(page, Math.floor(words / 80))}`);
  }
  await browser.close();
  await server.stop();
}

export {story};
