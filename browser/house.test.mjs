// The house as an editor's browser sees it: the front page arranged by keyboard and by drag, menus, a setting looked at
// before it is kept, a section renamed; every screen valid, accessible and fitting.
import {test, before, after} from 'node:test';
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {checkHtml, openBrowser, serve, temporaryFolder} from './newsroom.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = process.env.DESK_PICTURES;

let server, browser, url, context, page, storage;

before(async () => {
  server = await serve(temporaryFolder(), '--sample');
  browser = await openBrowser();
  url = server.url.replace('127.0.0.1', 'localhost');
  context = await browser.newContext({viewport: {width: 1440, height: 1000}});
  page = await context.newPage();
  await page.goto(url + server.said().match(/\/desk\/first\/\S+/)[0]);
  await page.getByLabel('Name').fill('Ada Quayle');
  await page.getByLabel('Mail address').fill('ada@courier.example');
  await page.getByLabel('New password').fill('tide tables and gulls');
  await page.getByRole('button', {name: 'Go on'}).click();
  await page.getByRole('heading', {name: 'Dashboard', level: 1}).waitFor();
  storage = await context.storageState();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const reader = async path => (await fetch(server.url + path, {redirect: 'manual'})).text();
const blocks = at => at.locator('.arranging .blocks > li h2').allInnerTexts();

test('the front is arranged by keyboard alone, previewed, launched and rolled back', async () => {
  await page.goto(`${url}/desk/front`);
  const before = await blocks(page);
  const live = await reader('/');
  await page.getByLabel('Add a block').selectOption('text');
  await page.getByLabel('Where').selectOption('top');
  await page.getByRole('button', {name: 'Add', exact: true}).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Heading').fill('Tides today');
  await page.getByLabel('Text', {exact: true}).fill('<p>High water at noon.</p>');
  await page.getByLabel('Heading').press('Enter');
  await page.getByText('Kept in the draft.').waitFor();

  await page.getByRole('button', {name: 'Block 1 down'}).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/at=2/);
  assert.equal(await page.evaluate(() => document.activeElement.ariaLabel), 'Block 2 down');
  await page.keyboard.press('Enter');
  await page.waitForURL(/at=3/);
  assert.equal((await blocks(page))[2].includes('Tides today'), true);

  await page.frameLocator('iframe[name=proof]').getByText('High water at noon.').waitFor();
  assert.equal((await reader('/')).includes('High water at noon.'), false);
  await page.getByRole('button', {name: 'Launch'}).click();
  await page.getByText('Readers see what is arranged here.').waitFor();
  assert.equal((await reader('/')).includes('High water at noon.'), true);

  await page.getByRole('link', {name: 'History'}).click();
  await page.getByRole('button', {name: 'Launch again: edition 1'}).click();
  await page.getByText('Edition 1 is live again').waitFor();
  assert.equal(await reader('/'), live);
  await page.goto(`${url}/desk/front`);
  assert.deepEqual(await blocks(page), before);
});

test('a block is dragged to its place by the pointer', async () => {
  await page.goto(`${url}/desk/front`);
  const before = await blocks(page);
  const from = await page.locator('#block-1 [data-grip]').boundingBox();
  const to = await page.locator('#block-3').boundingBox();
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 60, {steps: 4});
  await page.mouse.move(to.x + 8, to.y + to.height - 4, {steps: 8});
  await page.mouse.up();
  await page.waitForURL(/did=move/);
  assert.deepEqual(await blocks(page), [before[1], before[2], before[0], ...before.slice(3)]);
});

test('a story is found and picked by hand, and two who arrange at once lose nothing', async () => {
  const other = await context.newPage();
  await page.goto(`${url}/desk/front`);
  await other.goto(`${url}/desk/front`);
  await page.locator('.blocks h2 a').first().click();
  await page.getByLabel('Words of the headline').fill('the');
  await page.getByRole('button', {name: 'Find'}).click();
  const pick = page.getByRole('button', {name: /^Pick: /}).first();
  const headline = (await pick.getAttribute('aria-label')).slice('Pick: '.length);
  await pick.click();
  await page.locator('.picked', {hasText: headline}).waitFor();

  await other.getByRole('button', {name: 'Remove 2'}).click();
  await other.getByRole('alert').waitFor();
  assert.match(await other.getByRole('alert').innerText(), /Ada Quayle saved the front/);
  await other.getByRole('button', {name: 'Take mine'}).click();
  await other.getByText('That version is the draft now.').waitFor();
  await other.goto(`${url}/desk/front/history`);
  assert.equal(await other.getByText('stood aside').count(), 1);
  await other.close();
});

test('a menu is put in order by drag and kept', async () => {
  await page.goto(`${url}/desk/site/menus`);
  const labels = () => page.locator('input[name=label]').evaluateAll(inputs => inputs.map(input => input.value));
  const before = await labels();
  const from = await page.locator('[data-item] [data-grip]').first().boundingBox();
  const second = await page.locator('[data-item]').nth(1).boundingBox();
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, second.y + second.height - 2, {steps: 8});
  await page.mouse.up();
  assert.deepEqual((await labels()).slice(0, 2), [before[1], before[0]]);
  await page.getByRole('button', {name: 'Keep the menu'}).click();
  await page.getByText('Kept. What the menu was lies in the trash.').waitFor();
  const html = await reader('/');
  const menu = html.slice(html.indexOf('<nav'));
  assert.ok(menu.indexOf(before[1]) < menu.indexOf(before[0]));
});

test('a setting shows while it is chosen, and readers see it when it is kept', async () => {
  await page.goto(`${url}/desk/settings?group=looks`);
  const proof = page.frameLocator('iframe[name=proof]');
  await page.getByLabel('House colour').selectOption('teal');
  await proof.locator('body.colour-teal').waitFor();
  assert.equal((await reader('/')).includes('colour-teal'), false);
  await page.getByRole('radio', {name: 'Phone'}).check();
  const frame = await page.locator('iframe[name=proof]').boundingBox();
  assert.ok(frame.width <= 362, `${frame.width}`);
  await page.getByRole('button', {name: 'Keep'}).click();
  await page.getByText('Kept.').waitFor();
  assert.equal((await reader('/')).includes('colour-teal'), true);
  await page.getByRole('button', {name: /: House colour$/}).click();
  await page.getByText('Kept.').waitFor();
  assert.equal((await reader('/')).includes('colour-teal'), false);
});

test('a section that is renamed leads from its old address', async () => {
  await page.goto(`${url}/desk/site`);
  await page.locator('.tree h2 a').first().click();
  const old = await page.locator('main .hint a').first().getAttribute('href');
  await page.getByLabel('Name').fill('Renamed');
  await page.getByLabel('Last part of the address').fill('renamed');
  await page.getByRole('button', {name: 'Keep'}).click();
  await page.getByText('Kept.').waitFor();
  const answer = await fetch(server.url + old, {redirect: 'manual'});
  assert.equal(answer.status, 301);
  assert.match(answer.headers.get('location'), /\/renamed\/$/);
  assert.match(await reader(answer.headers.get('location')), /Renamed/);
});

test('without script the same is done by buttons', async () => {
  const there = await browser.newContext({javaScriptEnabled: false, storageState: storage});
  const screen = await there.newPage();
  await screen.goto(`${url}/desk/front`);
  const before = await blocks(screen);
  await screen.getByRole('button', {name: 'Block 2 up'}).click();
  assert.deepEqual((await blocks(screen)).slice(0, 2), [before[1], before[0]]);
  await screen.goto(`${url}/desk/settings?group=looks`);
  await screen.getByLabel('House colour').selectOption('plum');
  await screen.getByRole('button', {name: 'Look'}).click();
  await screen.frameLocator('iframe[name=proof]').locator('body.colour-plum').waitFor();
  await there.close();
});

test('every screen is valid, accessible, quiet and fits, at both widths in both schemes', async () => {
  const paths = ['/desk/front', '/desk/front/blocks/1', '/desk/front/blocks/2', '/desk/front/history', '/desk/site', '/desk/site/sections/1', '/desk/site/topics', '/desk/site/topics/1', '/desk/site/menus', '/desk/site/redirects', '/desk/site/trash', '/desk/house-style', '/desk/settings', '/desk/settings?group=looks', '/desk/settings?group=comments'];
  const documents = [];
  for (const width of [360, 1440]) {
    for (const colorScheme of ['light', 'dark']) {
      const there = await browser.newContext({viewport: {width, height: 900}, colorScheme, storageState: storage, bypassCSP: true});
      const screen = await there.newPage();
      const said = [];
      screen.on('console', message => said.push(`${screen.url()} ${message.text()}`));
      for (const path of paths) {
        await screen.goto(url + path, {waitUntil: 'load'});
        if (width === 360 && colorScheme === 'light') documents.push([path, await screen.content()]);
        await screen.addScriptTag({content: axe});
        const {violations} = await screen.evaluate(() => axe.run(document, {iframes: false}));
        assert.deepEqual(
          violations.map(v => `${path} ${width} ${colorScheme}: ${v.id} ${v.nodes.map(n => n.target).join(' ')}`),
          [],
        );
        const overflow = await screen.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${path} at ${width} px is ${overflow} px too wide`);
        if (pictures) await screen.screenshot({path: `${pictures}/${path.replaceAll(/[/?=]/g, '_')}-${width}-${colorScheme}.png`, fullPage: true});
      }
      assert.deepEqual(said, []);
      await there.close();
    }
  }
  assert.deepEqual(checkHtml(documents), []);
});
