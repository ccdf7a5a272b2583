// The sample newsroom as a reader's browser sees it: valid, accessible, quiet, whole without script.
import {test, before, after} from 'node:test';
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {checkHtml, openBrowser, serve, temporaryFolder} from './newsroom.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const widths = [360, 1440];
const schemes = ['light', 'dark'];

let server, browser, pages;

before(async () => {
  server = await serve(temporaryFolder(), '--sample');
  browser = await openBrowser();
  pages = await addresses();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function text(path) {
  const answer = await fetch(server.url + path, {redirect: 'manual'});
  return {status: answer.status, body: await answer.text()};
}

function hrefs(html, pattern) {
  return [...html.matchAll(/href="([^"]+)"/g)].map(match => match[1]).filter(href => pattern.test(href));
}

// One page of each kind, found by following links from the front page.
async function addresses() {
  const front = (await text('/')).body;
  const story = hrefs(front, /^\/\d{4}\/\d\d\/\d\d\/[^/]+\/$/)[0];
  const storyHtml = (await text(story)).body;
  return {
    front: '/',
    story,
    section: hrefs(front, /^\/category\//)[0],
    author: hrefs(storyHtml, /^\/author\//)[0],
    topic: hrefs(storyHtml, /^\/tag\//)[0],
    year: story.slice(0, 6),
    latest: '/page/2/',
    page: hrefs(front, /^\/[a-z-]+\/$/).filter(href => !/^\/(feed|category|tag|author)\//.test(href))[0],
    missing: '/there-is-no-such-page/',
  };
}

test('each kind of page is found and answers', async () => {
  for (const [kind, path] of Object.entries(pages)) {
    assert.ok(path, `no ${kind} page is linked`);
    assert.equal((await text(path)).status, kind === 'missing' ? 404 : 200, `${kind} ${path}`);
  }
});

test('the Nu HTML checker finds no error', async () => {
  const documents = [];
  for (const [kind, path] of Object.entries(pages)) documents.push([kind, (await text(path)).body]);
  assert.deepEqual(checkHtml(documents), []);
});

test('axe finds no violation at either width in either scheme', async () => {
  for (const width of widths) {
    for (const colorScheme of schemes) {
      const context = await browser.newContext({viewport: {width, height: 900}, colorScheme, bypassCSP: true});
      for (const [kind, path] of Object.entries(pages)) {
        const page = await context.newPage();
        await page.goto(server.url + path);
        await page.addScriptTag({content: axe});
        const {violations} = await page.evaluate(() => axe.run(document));
        assert.deepEqual(
          violations.map(v => `${kind} ${width} ${colorScheme}: ${v.id} ${v.nodes.map(n => n.target).join(' ')}`),
          [],
        );
        await page.close();
      }
      await context.close();
    }
  }
});

test('pages say nothing in the console, ask no one else, and fit the screen, also without script', async () => {
  for (const javaScriptEnabled of [true, false]) {
    for (const width of widths) {
      const context = await browser.newContext({viewport: {width, height: 900}, javaScriptEnabled});
      for (const [kind, path] of Object.entries(pages)) {
        const page = await context.newPage();
        const said = [];
        const foreign = [];
        page.on('console', message => said.push(message.text()));
        page.on('pageerror', error => said.push(String(error)));
        page.on('request', request => {
          if (!request.url().startsWith(server.url)) foreign.push(request.url());
        });
        page.on('requestfailed', request => said.push(`failed: ${request.url()}`));
        await page.goto(server.url + path, {waitUntil: 'networkidle'});
        const noise = said.filter(line => !(kind === 'missing' && line.includes('404')));
        assert.deepEqual(noise, [], `${kind} ${width}`);
        assert.deepEqual(foreign, [], `${kind} ${width}`);
        if (javaScriptEnabled) {
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(overflow <= 0, `${kind} at ${width} px is ${overflow} px too wide`);
        }
        await page.close();
      }
      await context.close();
    }
  }
});

test('there is one h1 on every page, and the site title is it on the front page only', async () => {
  for (const [kind, path] of Object.entries(pages)) {
    const headings = [...(await text(path)).body.matchAll(/<h1[^>]*>([\s\S]*?)<\/h1>/g)];
    assert.equal(headings.length, 1, kind);
    assert.equal(/class="nameplate"/.test(headings[0][0]), kind === 'front', kind);
  }
});

test('no story stands twice on the front page', async () => {
  const front = (await text('/')).body;
  const main = front.slice(front.indexOf('<main'), front.indexOf('</main>'));
  const headlines = [...main.matchAll(/<h[23][^>]*>\s*<a href="([^"]+)"/g)].map(match => match[1]);
  const stories = headlines.filter(href => /^\/\d{4}\//.test(href));
  assert.ok(stories.length >= 8, `only ${stories.length} stories on the front page`);
  assert.deepEqual(stories, [...new Set(stories)]);
});
