// The sample newsroom as a reader's browser sees it: valid, accessible, quiet, whole without script.
import {test, before, after} from 'node:test';
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {checkHtml, openBrowser, run, serve, temporaryFolder} from './newsroom.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const widths = [360, 1440];
const schemes = ['light', 'dark'];

let server, mirrored, browser, pages;

before(async () => {
  const room = temporaryFolder();
  server = await serve(room, '--sample');
  mirrored = await rightToLeft();
  browser = await openBrowser();
  pages = await addresses();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  await mirrored?.stop();
});

// The same newsroom in Arabic, so that everything stands the other way round.
async function rightToLeft() {
  const room = temporaryFolder();
  await (await serve(room, '--sample')).stop();
  run('settings', 'set', 'language', 'ar', '--data', room);
  return serve(room);
}

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
  const linked = async pattern => {
    for (const path of hrefs(front, /^\/\d{4}\/\d\d\/\d\d\/[^/]+\/$/)) {
      const found = hrefs((await text(path)).body, pattern)[0];
      if (found) return found;
    }
  };
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
    search: '/search/?q=harbour',
    nothing: '/search/?q=zzyzx',
    missing: '/there-is-no-such-page/',
    reply: await linked(/^\/comments\/\d+\/reply$/),
    report: await linked(/^\/comments\/\d+\/report$/),
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

for (const direction of ['ltr', 'rtl']) {
  test(`axe finds no violation at either width in either scheme, ${direction}`, async () => {
    const {url} = direction === 'ltr' ? server : mirrored;
    for (const width of widths) {
      for (const colorScheme of schemes) {
        const context = await browser.newContext({viewport: {width, height: 900}, colorScheme, bypassCSP: true});
        for (const [kind, path] of Object.entries(pages)) {
          const page = await context.newPage();
          await page.goto(url + path);
          assert.equal(await page.getAttribute('html', 'dir'), direction, `${kind} ${path}`);
          await page.addScriptTag({content: axe});
          const {violations} = await page.evaluate(() => axe.run(document));
          assert.deepEqual(
            violations.map(v => `${kind} ${width} ${colorScheme}: ${v.id} ${v.nodes.map(n => n.target).join(' ')}`),
            [],
          );
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(overflow <= 0, `${kind} at ${width} px is ${overflow} px too wide`);
          await page.close();
        }
        await context.close();
      }
    }
  });
}

test('pages say nothing in the console, ask no one else, and fit the screen, also without script', async () => {
  for (const javaScriptEnabled of [true, false]) {
    for (const width of widths) {
      const context = await browser.newContext({viewport: {width, height: 900}, javaScriptEnabled});
      for (const [kind, path] of Object.entries(pages)) {
        const page = await context.newPage();
        const said = [];
        const foreign = [];
        await page.addInitScript(() => {
          document.addEventListener('securitypolicyviolation', event =>
            console.log(`policy ${event.violatedDirective} ${event.blockedURI}`));
        });
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

test('the menu opens, is walked through and left by keyboard', async () => {
  const page = await browser.newPage({viewport: {width: 1440, height: 900}});
  await page.goto(server.url + '/');
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Skip to content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
  await page.reload();
  const walk = [];
  while (walk.length < 20 && walk.at(-1) !== 'Menu') {
    await page.keyboard.press('Tab');
    walk.push(await focused());
  }
  assert.equal(walk.at(-1), 'Menu', walk.join(', '));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.mainmenu details a:focus-visible')), await focused());
  await page.keyboard.press('Enter');
  await page.waitForURL(/category/);
  await page.close();
});

test('a search is asked, and its answer opened, by keyboard', async () => {
  const page = await browser.newPage({viewport: {width: 1440, height: 900}});
  await page.goto(server.url + '/');
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
  for (let n = 0; n < 20 && (await focused()) !== 'Search'; n++) await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Search');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('harbour');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\/\?q=harbour/);
  const answers = await page.locator('main article h2 a, main article h3 a').allTextContents();
  assert.ok(answers.length > 0, 'nothing was found');
  for (let n = 0; n < 60 && (await focused()) !== answers[0].trim(); n++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/\d{4}\/\d\d\/\d\d\//);
  await page.close();
});

test('a reader chooses light or dark, and keeps it on the next page; without script the choice is not offered', async () => {
  const context = await browser.newContext({colorScheme: 'light'});
  const page = await context.newPage();
  await page.goto(server.url + '/');
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.getByRole('button', {name: 'Dark', exact: true}).click();
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.goto(server.url + pages.story);
  assert.equal(await paper(), dark);
  assert.equal(await page.getByRole('button', {name: 'Dark', exact: true}).getAttribute('aria-pressed'), 'true');
  await page.getByRole('button', {name: 'As my system'}).click();
  assert.equal(await paper(), light);
  await context.close();

  const still = await browser.newContext({javaScriptEnabled: false});
  const quiet = await still.newPage();
  await quiet.goto(server.url + '/');
  assert.equal(await quiet.getByRole('button', {name: 'Dark', exact: true}).isVisible(), false);
  await still.close();
});

test('pages keep to their weight', async () => {
  const kilobytes = async (kind, path) => {
    const context = await browser.newContext({viewport: {width: 360, height: 800}});
    const page = await context.newPage();
    const bytes = {document: 0, stylesheet: 0, script: 0, font: 0};
    const waits = [];
    page.on('requestfinished', request => {
      if (request.resourceType() in bytes) {
        waits.push(request.sizes().then(sizes => {
          bytes[request.resourceType()] += sizes.responseBodySize + sizes.responseHeadersSize;
        }));
      }
    });
    await page.goto(server.url + path, {waitUntil: 'networkidle'});
    await Promise.all(waits);
    await context.close();
    console.log(`${kind}: ${Object.entries(bytes).map(([what, size]) => `${what} ${(size / 1000).toFixed(1)} kB`).join(', ')}`);
    return bytes;
  };
  const story = await kilobytes('story', pages.story);
  assert.ok(story.script > 0 && story.script <= 8_000, 'script of a story');
  assert.ok(story.document + story.stylesheet + story.script <= 30_000, 'a story');
  assert.ok(story.font > 0 && story.font <= 70_000, 'letters');
  const front = await kilobytes('front', '/');
  assert.ok(front.document + front.stylesheet + front.script <= 60_000, 'the front page');
});

test('nothing moves when pictures and letters come late', async () => {
  for (const width of widths) {
    for (const kind of ['front', 'story', 'section']) {
      const context = await browser.newContext({viewport: {width, height: 900}});
      const page = await context.newPage();
      await page.route(/\.(woff2|jpg|png|webp|avif)/, async route => {
        await new Promise(done => setTimeout(done, 700));
        await route.continue();
      });
      await page.addInitScript(() => {
        window.moved = [];
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) {
            window.moved.push(`${entry.value.toFixed(5)} ${entry.sources.map(s => s.node?.className || s.node?.nodeName)}`);
          }
        }).observe({type: 'layout-shift', buffered: true});
      });
      await page.goto(server.url + pages[kind], {waitUntil: 'networkidle'});
      await page.waitForTimeout(300);
      assert.deepEqual(await page.evaluate(() => window.moved), [], `${kind} ${width}`);
      await context.close();
    }
  }
});

test('tabs are links: by keyboard, with and without script, one list shows at a time', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({viewport: {width: 1440, height: 900}, javaScriptEnabled});
    const page = await context.newPage();
    await page.goto(server.url);
    const links = page.locator('.tablist a');
    const panels = page.locator('.tabs .panel');
    const count = await links.count();
    assert.ok(count >= 2, `only ${count} tabs`);
    assert.equal(await panels.first().isVisible(), true);
    assert.equal(await panels.nth(1).isVisible(), false);
    await links.nth(1).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#/);
    assert.equal(await panels.first().isVisible(), false);
    assert.equal(await panels.nth(1).isVisible(), true);
    // Whoever goes on by keyboard goes on in the list that was opened.
    await page.keyboard.press('Tab');
    const inside = await panels.nth(1).locator('a:focus').count();
    assert.equal(inside, 1, 'the next stop is in the opened list');
    await context.close();
  }
});

test('a story that stood before eyes for a second is told once, and no sooner', async () => {
  const context = await browser.newContext({viewport: {width: 1440, height: 900}});
  const page = await context.newPage();
  const told = [];
  page.on('request', request => {
    if (request.url().endsWith('/reads')) told.push(request.postData());
  });
  await page.goto(server.url + pages.story);
  await page.waitForTimeout(500);
  assert.deepEqual(told, []);
  await page.waitForTimeout(1500);
  assert.deepEqual(told, [`direct ${pages.story}`]);
  await context.close();
});
