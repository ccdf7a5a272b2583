// The story editor as a newsroom uses it, and everything that must not lose a word: no network, no server, no browser,
// no session, two people at once.
import {test, before, after} from 'node:test';
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {chromium} from 'playwright-core';
import {checkHtml, flags, home, openBrowser, run, serve, serveAt, sharedData, temporaryFolder} from './newsroom.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const password = 'tide tables and gulls';
const pictures = process.env.DESK_PICTURES;
const picture = join(home, 'docs', 'pictures', 'phone.jpg');

let server, browser, url, context, page, storage;
const data = temporaryFolder();
const realExports = sharedData();

before(async () => {
  server = await serve(data, '--sample');
  url = server.url;
  browser = await openBrowser();
  context = await browser.newContext({viewport: {width: 1440, height: 900}});
  page = await context.newPage();
  await firstAccount(server, page);
  storage = await context.storageState();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function firstAccount(of, at) {
  // The line with the link comes after the one that ends the waiting.
  let link;
  for (let tries = 0; tries < 100 && !(link = of.said().match(/\/desk\/first\/\S+/)); tries++) await at.waitForTimeout(100);
  await at.goto(of.url + link[0]);
  await at.getByLabel('Name').fill('Ada Quayle');
  await at.getByLabel('Mail address').fill('ada@courier.example');
  await at.getByLabel('New password').fill(password);
  await at.getByRole('button', {name: 'Go on'}).click();
  await at.getByRole('heading', {name: 'Dashboard', level: 1}).waitFor();
}

function bundle(file) {
  const esbuild = createRequire(join(home, 'editor', 'package.json'))('esbuild');
  const {outputFiles} = esbuild.buildSync({
    entryPoints: [join(home, 'browser', file)], bundle: true, format: 'iife', write: false, nodePaths: [join(home, 'editor', 'node_modules')],
  });
  return outputFiles[0].text;
}

const ready = at => at.locator('html[data-editor=ready]').waitFor();
const copyOf = at => at.getByRole('textbox', {name: 'Copy', exact: true});
const saved = at => at.locator('#save-state[data-state=saved]').waitFor();
const says = (at, state) => at.locator(`#save-state[data-state=${state}]`).waitFor();

async function begin(at, headline) {
  await at.goto(`${url}/desk/`);
  await at.getByRole('button', {name: 'New story'}).first().click();
  await ready(at);
  await at.getByLabel('Headline', {exact: true}).fill(headline);
  await type(at, 'The quay is open.');
  await saved(at);
  return at.url();
}

// What the server has of a story.
async function kept(address) {
  const answer = await context.request.get(address);
  return JSON.parse((await answer.text()).match(/<script type="application\/json" id="story">(.*)<\/script>/)[1]);
}

async function type(at, text) {
  await copyOf(at).focus();
  await at.keyboard.press('Control+End');
  await at.keyboard.type(text);
}

// Saves as another person or tab would, past this page.
async function saveElsewhere(address, change, around = {}) {
  const page = await (await context.request.get(address)).text();
  const {version, furniture, copy} = await kept(address);
  const answer = await context.request.put(`${address}/working-copy`, {
    headers: {'X-Form-Token': page.match(/name="token" value="([^"]+)"/)[1], Accept: 'application/json', Origin: url},
    data: {base: version, tab: 'elsewhere', meant: true, furniture: {...furniture, ...around}, copy: change(copy)},
  });
  assert.equal(answer.status(), 200, await answer.text());
}

// Steps are clicks and keys other than the words themselves; a choice in a list counts as two.
test('from the sign-in to a published story with a picture in sixteen steps', async () => {
  const there = await browser.newContext({viewport: {width: 1440, height: 900}});
  const desk = await there.newPage();
  let steps = 0;
  const click = locator => {
    steps++;
    return locator.click();
  };
  const press = key => {
    steps++;
    return desk.keyboard.press(key);
  };
  await desk.goto(`${url}/desk/sign-in`);
  await desk.getByLabel('Mail address').fill('ada@courier.example');
  await press('Tab');
  await desk.keyboard.type(password);
  await press('Enter');
  await click(desk.getByRole('button', {name: 'New story'}).first());
  await ready(desk);
  await desk.keyboard.type('Harbour opens its new quay to the ferries');
  // Enter leads on: from the headline to the standfirst, from there to the copy.
  await press('Enter');
  await desk.keyboard.type('The council had the last stones laid a month early.');
  await press('Enter');
  await desk.keyboard.type('The new quay is open, the harbour master Ben Oyelaran said. "We waited long," he said. Two ferries tied up within the hour, according to the port office.');
  await click(desk.getByRole('button', {name: 'Choose a picture'}));
  // To the button for files, and the file in the dialog of the system.
  steps += 2;
  await desk.locator('dialog input[type=file]').setInputFiles(picture);
  await click(desk.getByLabel('What it shows'));
  await desk.keyboard.type('The new quay at low tide');
  await press('Tab');
  await desk.keyboard.type('The new quay, which the ferries use from today.');
  await press('Tab');
  await desk.keyboard.type('Mei Sandoval');
  steps += 2;
  await desk.getByLabel('Section', {exact: true}).selectOption({index: 1});
  steps += 2;
  await desk.getByLabel('Use of AI').selectOption('none');
  await saved(desk);
  await click(desk.getByRole('button', {name: 'Publish', exact: true}));
  await desk.getByText('Published. Readers see it now.').waitFor();

  const {copy} = await kept(desk.url());
  assert.equal(copy, '<p>The new quay is open, the harbour master Ben Oyelaran said. “We waited long,” he said. Two ferries tied up within the hour, according to the port office.</p>');
  await desk.goto(url);
  await desk.getByRole('link', {name: 'Harbour opens its new quay to the ferries'}).first().click();
  await desk.locator('.leadpicture img').waitFor();
  assert.equal(steps, 16);
  await there.close();
});

test('a weekday that does not fit its date stops the story until it is mended or let stand', async () => {
  await begin(page, 'Council to meet on the quay');
  await type(page, ' The council meets on Monday, 24 November 2026, the clerk said.');
  const finding = page.locator('#findings li.block', {hasText: 'Tuesday'});
  await finding.waitFor();
  assert.equal(await page.locator('#copy-text .finding.block').first().innerText(), 'Monday, 24 November 2026');
  await page.getByRole('button', {name: 'Publish', exact: true}).click();
  await page.getByRole('heading', {name: 'Not yet'}).waitFor();
  await page.getByRole('link', {name: 'Monday, 24 November 2026'}).click();
  await ready(page);
  await page.waitForFunction(() => getSelection().toString() === 'Monday, 24 November 2026');
  await finding.getByRole('button', {name: 'Let it stand'}).click();
  await page.getByLabel('Reason for letting it stand').fill('As the poster has it');
  await page.keyboard.press('Enter');
  await page.locator('#findings li.let', {hasText: 'As the poster has it'}).waitFor();
  await page.getByRole('button', {name: 'Take back'}).click();
  await finding.waitFor();
  await page.keyboard.press('F8');
  assert.equal(await page.evaluate(() => getSelection().toString()), 'Monday, 24 November 2026');
  await page.keyboard.type('Tuesday, 24 November 2026');
  await finding.waitFor({state: 'detached'});
  await saved(page);
});

const publish = at => at.getByRole('button', {name: 'Publish', exact: true}).click();
const readers = at => at.getByText('Published. Readers see it now.').waitFor();

// Whatever the page asks the server for by a save goes through `act` first.
async function onSave(at, act) {
  await at.route('**/working-copy', act);
  return () => at.unroute('**/working-copy');
}

test('a move takes the last words along, once, while they are still on their way', async () => {
  const address = await begin(page, 'On the way');
  const moves = [];
  const hear = request => request.url().endsWith('/publication') && moves.push(request.postData());
  page.on('request', hear);
  const open = await onSave(page, async route => {
    await new Promise(done => setTimeout(done, 700));
    await route.continue();
  });
  await page.getByLabel('Section', {exact: true}).selectOption({index: 1});
  await type(page, ' The last words.');
  await says(page, 'sending');
  await type(page, ' And more.');
  await page.getByRole('button', {name: 'Publish', exact: true}).dblclick();
  await readers(page);
  await open();
  page.off('request', hear);
  const {copy, version} = await kept(address);
  assert.match(copy, /The last words\. And more\./);
  assert.equal(moves.length, 1);
  assert.ok(moves[0].includes(`version=${version}`), moves[0]);
});

test('a move waits until the browser has forgotten what the server has', async () => {
  await begin(page, 'Between saved and forgotten');
  await page.getByLabel('Section', {exact: true}).selectOption({index: 1});
  await saved(page);
  await type(page, ' The last words.');
  await says(page, 'changed');
  // The store of what is unsent is busy for a while.
  await page.evaluate(() => new Promise(busy => {
    const asked = indexedDB.open('dateline-desk', 1);
    asked.onsuccess = () => {
      const until = Date.now() + 3000;
      const store = asked.result.transaction('unsent', 'readwrite').objectStore('unsent');
      const spin = () => Date.now() < until && (store.count().onsuccess = spin);
      spin();
      busy();
    };
  }));
  await page.waitForResponse(answer => answer.url().endsWith('/working-copy'));
  await publish(page);
  await readers(page);
});

test('a move that cannot take the words along is not made, and says so', async () => {
  const address = await begin(page, 'No way');
  await page.getByLabel('Section', {exact: true}).selectOption({index: 1});
  await saved(page);
  const open = await onSave(page, route => route.abort());
  await type(page, ' Not on its way.');
  await publish(page);
  await page.getByText('Not done: not everything could be saved yet.').waitFor();
  assert.equal((await kept(address)).standing, 'draft');
  await open();
  await publish(page);
  await readers(page);
  assert.match((await kept(address)).copy, /Not on its way\./);
});

test('a move goes on with the token of a new session, and with the version that was chosen', async () => {
  const address = await begin(page, 'Twice begun');
  await page.getByLabel('Section', {exact: true}).selectOption({index: 1});
  await saved(page);
  let refused = 0;
  const open = await onSave(page, route => (refused++ === 0 ? route.fulfill({status: 403, json: {}}) : route.continue()));
  await type(page, ' Mine.');
  await page.getByRole('button', {name: 'Ask for review'}).click();
  await page.getByText('It waits for review.').waitFor();
  await open();
  await ready(page);
  await saveElsewhere(address, copy => copy.replace('Mine', 'Theirs'));
  await type(page, ' Too late.');
  await page.getByRole('button', {name: 'Go on with theirs'}).click();
  await saved(page);
  await publish(page);
  await readers(page);
  assert.match((await kept(address)).copy, /Theirs\./);
});

test('words whose answer got lost are no second version', async () => {
  const address = await begin(page, 'Lost on the way back');
  const open = await onSave(page, async route => {
    await route.fetch();
    await route.abort();
  });
  await type(page, ' First.');
  await says(page, 'unsent');
  await type(page, ' Second.');
  await open();
  await saved(page);
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.match((await kept(address)).copy, /First\. Second\./);
});

test('a published story that is changed is offered to be published again, and its new words reach readers', async () => {
  await begin(page, 'The tide turns');
  await page.getByLabel('Section', {exact: true}).selectOption({index: 1});
  await publish(page);
  await readers(page);
  await ready(page);
  const again = page.getByRole('button', {name: 'Publish', exact: true});
  assert.equal(await again.count(), 0);
  await type(page, ' It turned at noon.');
  await again.click();
  await readers(page);
  await ready(page);
  assert.equal(await again.count(), 0);
  await page.goto(url);
  await page.getByRole('link', {name: 'The tide turns'}).first().click();
  await page.getByText('It turned at noon.').waitFor();
});

test('without a network words are kept and sent when it is back', async () => {
  const address = await begin(page, 'Out at sea');
  await context.setOffline(true);
  await type(page, ' Written offline.');
  await says(page, 'unsent');
  assert.match(await page.locator('#save-state').innerText(), /kept in this browser/);
  await context.setOffline(false);
  await saved(page);
  assert.match((await kept(address)).copy, /Written offline\./);
});

test('a session that ended costs no word: sign in in another tab, and go on', async () => {
  const address = await begin(page, 'The long night');
  await context.clearCookies();
  await type(page, ' Written signed out.');
  await says(page, 'signed-out');
  const other = await context.newPage();
  await other.goto(`${url}/desk/sign-in`);
  await other.getByLabel('Mail address').fill('ada@courier.example');
  await other.getByLabel('Password').fill(password);
  await other.getByRole('button', {name: 'Sign in', exact: true}).click();
  await other.getByRole('heading', {name: 'Dashboard', level: 1}).waitFor();
  await other.close();
  await page.bringToFront();
  await saved(page);
  assert.match((await kept(address)).copy, /Written signed out\./);
  storage = await context.storageState();
});

test('what two wrote at once stands beside each other, and neither is lost', async () => {
  const address = await begin(page, 'Two pens');
  await page.getByLabel('Section', {exact: true}).selectOption({index: 1});
  await saved(page);
  const section = (await page.getByLabel('Section', {exact: true}).locator('option').nth(1).innerText()).replace(/^[— ]+/, '');
  await saveElsewhere(address, copy => copy.replace('open', 'shut'), {sectionIds: []});
  await type(page, ' And mine.');
  const dialog = page.getByRole('dialog', {name: 'Two versions'});
  await dialog.waitFor();
  assert.match(await dialog.getByRole('region', {name: 'Yours'}).innerText(), /open\. And mine\./);
  assert.match(await dialog.getByRole('region', {name: /^Theirs/}).innerText(), /shut\./);
  assert.ok(await dialog.getByRole('region', {name: 'Yours'}).locator('.different').getByText(section, {exact: true}).isVisible());
  await dialog.getByRole('button', {name: 'Go on with mine'}).click();
  await saved(page);
  assert.match((await kept(address)).copy, /open\. And mine\./);

  await saveElsewhere(address, copy => copy.replace('And mine', 'And theirs'));
  await type(page, ' Again.');
  await dialog.getByRole('button', {name: 'Go on with theirs'}).click();
  await saved(page);
  assert.match(await copyOf(page).innerText(), /And theirs\./);
  assert.match((await kept(address)).copy, /And theirs\./);
});

test('one tab writes, the other looks on until it takes over', async () => {
  const address = await begin(page, 'Who writes');
  const other = await context.newPage();
  await other.goto(address);
  await ready(other);
  await other.getByRole('button', {name: 'Take over'}).waitFor();
  assert.equal(await copyOf(other).getAttribute('contenteditable'), 'false');
  assert.equal(await other.getByRole('toolbar').count(), 0, 'tools that do nothing are not shown');
  await type(page, ' The first.');
  await saved(page);
  await other.getByText('The first.').waitFor();
  await other.getByRole('button', {name: 'Take over'}).click();
  await other.locator('#copy-text [contenteditable=true]').waitFor();
  await other.getByRole('toolbar', {name: 'Format'}).waitFor();
  await type(other, ' The second.');
  await saved(other);
  await other.close();
  assert.match((await kept(address)).copy, /The first\. The second\./);
});

test('a browser killed while one types has every word when it is opened again', async () => {
  const address = await begin(page, 'The lights go out');
  await page.goto('about:blank');
  const profile = temporaryFolder();
  let running = await browserOfItsOwn(profile);
  await running.context.addCookies(storage.cookies);
  const desk = await running.context.newPage();
  await desk.goto(address);
  await ready(desk);
  await running.context.setOffline(true);
  await type(desk, ' Written before the lights went out.');
  await desk.waitForTimeout(300);
  running.kill();

  running = await browserOfItsOwn(profile);
  await running.context.addCookies(storage.cookies);
  const again = await running.context.newPage();
  await again.goto(address);
  await ready(again);
  await again.getByText('Written before the lights went out.').waitFor();
  await saved(again);
  assert.match((await kept(address)).copy, /Written before the lights went out\./);
  running.kill();
});

test('a server killed while one types has every word when it is back', async () => {
  const address = await begin(page, 'The press stops');
  await type(page, ' Before.');
  await saved(page);
  await server.kill();
  await type(page, ' While it was away.');
  await says(page, 'unsent');
  server = await serveAt(server.port, data);
  await type(page, ' After.');
  await saved(page);
  assert.match((await kept(address)).copy, /Before\. While it was away\. After\./);
});

test('what the buttons make comes back from the allow-list as it was', async () => {
  const address = await begin(page, 'Every button');
  const cleaned = [];
  page.on('response', async answer => {
    if (answer.url().endsWith('/working-copy') && answer.ok()) {
      const {copy} = await answer.json().catch(() => ({}));
      if (copy !== undefined) cleaned.push([answer.request().postDataJSON().copy, copy]);
    }
  });
  const more = async item => {
    await page.getByRole('button', {name: 'More', exact: true}).click();
    await page.getByRole('menuitem', {name: item, exact: true}).click();
  };
  await page.keyboard.press('Enter');
  await page.keyboard.type('## Heading');
  await page.keyboard.press('Enter');
  await page.keyboard.type('**bold** and *slanted* and `code`');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- one');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+k');
  await page.getByLabel('Address', {exact: true}).last().fill('port.example');
  await page.getByLabel('Words').fill('the port');
  await page.keyboard.press('Enter');
  await page.getByRole('button', {name: 'Embed'}).click();
  await page.getByLabel('Address of the film').fill('https://www.youtube.com/watch?v=abcdefg1234');
  await page.keyboard.press('Enter');
  await page.getByRole('button', {name: 'Picture', exact: true}).click();
  await page.locator('.pick').first().click();
  await more('Gallery');
  await page.locator('.pick').first().click();
  await page.getByRole('button', {name: 'Take these'}).click();
  await more('Table');
  await page.getByRole('button', {name: 'Do it'}).click();
  await page.locator('#copy-text table').waitFor();
  await page.keyboard.type('Hour');
  await page.getByRole('button', {name: 'Row below'}).click();
  await page.keyboard.press('Control+End');
  await more('Fact box');
  await page.keyboard.type('Facts');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Two hundred metres');
  await page.keyboard.press('Control+End');
  await more('Separator');
  await copyOf(page).locator('p').first().click();
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('A note.');
  await page.getByRole('button', {name: 'Save'}).click();
  await saved(page);
  await page.waitForTimeout(500);
  assert.deepEqual(cleaned, []);
  const {copy} = await kept(address);
  for (const part of ['<h2>Heading</h2>', '<strong>bold</strong>', '<ul><li>one</li><li>two</li></ul>', '<a href="https://port.example">the port</a>', '<figure class="embed">', '<figure class="gallery"><figure><img ', '<table><thead><tr><th>Hour</th>', '<div class="fact-box">', '<hr>', '<ol class="footnotes"><li id="at-note-1">A note.'])
    assert.ok(copy.includes(part), `${part} in ${copy}`);
});

test('copy of every kind is saved as it was opened', async () => {
  const bodies = [
    '<p>Two<br>lines, <a href="/x" rel="nofollow"><strong>strong</strong> link</a> and <strong><a href="/y">link</a></strong> H<sub>2</sub>O <abbr title="so">s.o.</abbr></p>',
    '<ul class="gallery"><li><figure><img src="/a.jpg" alt="A" loading="lazy" decoding="async"><figcaption>One</figcaption></figure></li></ul>',
    '<figure><audio src="/a.mp3" controls preload="none"></audio></figure>\n<figure><table><tbody><tr><td>1</td></tr></tbody></table><figcaption>Under it</figcaption></figure>',
    '<div class="columns"><div class="column"><p>Left</p></div><div class="column"><p>Right</p></div></div>',
    '<details open><summary>More</summary><p>Text</p></details>\n<dl><dt>Term</dt><dd>Meaning</dd></dl>\n<pre class="verse">A line\n  another</pre>',
    '<table><caption>Tides</caption><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1<ul><li>x</li></ul></td></tr></tbody></table>',
    '<p><ruby>漢<rt>kan</rt></ruby> <span lang="la">ad hoc</span> <q>so</q></p>',
    '<blockquote cite="https://port.example/" class="pullquote"><p>Said</p><p><cite>Somebody</cite></p></blockquote>\n<ol start="3" reversed type="a"><li value="7">x</li><li><p>one</p><p>two</p></li></ol>',
  ];
  for (const body of bodies) {
    const address = await begin(page, 'As it came');
    await saveElsewhere(address, () => body);
    const {copy: stored, version} = await kept(address);
    assert.equal(stored, body);
    await page.goto(address);
    await ready(page);
    if (body === bodies[0]) await page.waitForTimeout(2500);
    assert.equal((await kept(address)).version, version, 'opening alone saves nothing');
    await page.keyboard.press('Control+s');
    await saved(page);
    assert.equal((await kept(address)).copy, stored);
    // And beside something new.
    await type(page, 'x');
    await page.waitForTimeout(100);
    await saved(page);
    const now = (await kept(address)).copy;
    const first = stored.split('\n')[0];
    if (stored.includes('\n')) assert.ok(now.startsWith(first), `${first} at the beginning of ${now}`);
  }
});

test('imported copy is saved as it was opened, and written anew it passes the allow-list', {skip: realExports ? false : 'there is no ../shared/data beside the project'}, async () => {
  const folder = temporaryFolder();
  for (const file of ['wxr-official/themeunittestdata.wordpress.xml', 'wxr-real/en-wxr1.1-wp3.3-2009-2013.xml']) {
    run('import', 'wordpress', join(realExports, file), '--data', folder);
  }
  const own = await serve(folder);
  const there = await browser.newContext();
  const desk = await there.newPage();
  await firstAccount(own, desk);
  const ids = [];
  for (let list = `${own.url}/desk/stories`; list && ids.length < 120; ) {
    await desk.goto(list);
    ids.push(...(await desk.locator('main a[href^="/desk/stories/"]').evaluateAll(links => links.map(link => link.getAttribute('href')))).filter(href => /^\/desk\/stories\/\d+$/.test(href)));
    const next = desk.getByRole('link', {name: /older|next/i}).first();
    list = (await next.count()) > 0 ? await next.evaluate(link => link.href) : null;
  }
  const stories = [];
  for (const path of new Set(ids)) {
    const text = await (await there.request.get(own.url + path)).text();
    stories.push({path, token: text.match(/name="token" value="([^"]+)"/)[1], ...JSON.parse(text.match(/id="story">(.*)<\/script>/)[1])});
  }
  assert.ok(stories.length > 20, `${stories.length} stories`);
  const trial = await browser.newPage();
  await trial.addScriptTag({content: bundle('round-trip.js')});
  const trips = await trial.evaluate(copies => globalThis.roundTrip(copies), stories.map(story => story.copy));
  assert.deepEqual(stories.filter((_story, i) => !trips[i].same).map(story => story.path), []);
  const changed = [];
  for (const [i, {path, token, version, furniture}] of stories.entries()) {
    const answer = await there.request.put(`${own.url}${path}/working-copy`, {
      headers: {'X-Form-Token': token, Accept: 'application/json', Origin: own.url},
      data: {base: version, tab: 'anew', meant: false, furniture, copy: trips[i].anew},
    });
    const {copy} = await answer.json();
    if (copy !== undefined) changed.push([path, trips[i].anew, copy]);
  }
  assert.deepEqual(changed, []);
  const sum = name => trips.reduce((all, trip) => all + trip[name], 0);
  console.log(`${stories.length} stories, ${sum('blocks')} blocks, ${sum('kept')} of them kept as they came`);
  await there.close();
  await own.stop();
});

test('paste from Word keeps the meaning and leaves the looks', async () => {
  const address = await begin(page, 'Pasted');
  await page.keyboard.press('Enter');
  await page.evaluate(() => {
    const clipboard = new DataTransfer();
    clipboard.setData('text/html', '<html xmlns:o="urn"><head><style>p{color:red}</style></head><body><p class=MsoNormal style="margin:0"><span style="font-weight:700;color:red">Bold</span> and <span style="font-style:italic">slanted</span><o:p></o:p></p><p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span> </span></span>One</p><h1>Large</h1></body></html>');
    document.querySelector('#copy-text > div').dispatchEvent(new ClipboardEvent('paste', {clipboardData: clipboard, bubbles: true, cancelable: true}));
  });
  await page.waitForTimeout(200);
  await saved(page);
  assert.match((await kept(address)).copy, /<p><strong>Bold<\/strong> and <em>slanted<\/em><\/p>\n<ul><li>One<\/li><\/ul>\n<h2>Large<\/h2>/);
});

test('lists of Word keep their numbers and levels, and what comes from Google Docs brings no looks', async () => {
  const address = await begin(page, 'Pasted lists');
  await page.keyboard.press('Enter');
  const paste = html => page.evaluate(html => {
    const clipboard = new DataTransfer();
    clipboard.setData('text/html', html);
    document.querySelector('#copy-text > div').dispatchEvent(new ClipboardEvent('paste', {clipboardData: clipboard, bubbles: true, cancelable: true}));
  }, html);
  const item = (level, marker, text) => `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${marker}<span style='font:7pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;
  await paste(`<html><body lang=EN-GB>${item(1, '1.', 'First')}${item(2, 'a.', 'Within')}${item(2, 'b.', 'Too')}${item(1, '2.', 'Second')}<p class=MsoNormal>See the note<a href="#_ftn1" name="_ftnref1">[1]</a>.</p><p class=MsoNormal><o:p>&nbsp;</o:p></p></body></html>`);
  await page.keyboard.press('Enter');
  await paste('<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-weight:400">Tides</span></h2><p dir="ltr"><span style="font-weight:700">High</span><span> water</span></p><br><ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>one</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr"><span>two</span></p></li></ul></ul></b>');
  await says(page, 'changed');
  await saved(page);
  const {copy} = await kept(address);
  assert.equal(copy, [
    '<p>The quay is open.</p>', '<ol><li>First<ol><li>Within</li><li>Too</li></ol></li><li>Second</li></ol>', '<p>See the note[1].</p>',
    '<h2>Tides</h2>', '<p><strong>High</strong> water</p>', '<ul><li>one<ul><li>two</li></ul></li></ul>',
  ].join('\n'));
});

test('a suggestion is put in with a click, and the other place of a finding is a click away', async () => {
  await server.stop();
  run('house', 'add', 'vessel', '--data', data, '--owner', 'Ada', '--reason', 'A ferry is a boat.', '--words', 'vessel', '--replacement', 'boat');
  server = await serveAt(server.port, data);
  const address = await begin(page, 'Fares on the ferry');
  await type(page, ' Fares rose 40 percent, from 200 pounds to 300 pounds. The vessel is late.');
  const finding = page.locator('#findings li', {hasText: 'vessel'});
  await finding.getByRole('button', {name: 'Put “boat”'}).click();
  await finding.waitFor({state: 'detached'});
  await saved(page);
  assert.match((await kept(address)).copy, /The boat is late/);
  const change = page.locator('#findings li', {hasText: 'is not 40%'});
  await change.getByRole('button', {name: 'Show other place 2'}).click();
  assert.equal(await page.evaluate(() => getSelection().toString()), '300');
  assert.deepEqual(await page.locator('#copy-text .finding.related').allInnerTexts(), ['200', '300']);
  await page.keyboard.type('280');
  await change.waitFor({state: 'detached'});
});

test('words are found and replaced, one by one and all at once', async () => {
  const address = await begin(page, 'Quays');
  await type(page, ' A Quay. Another quay.');
  await page.keyboard.press('Control+h');
  const bar = page.locator('#search-bar');
  await page.keyboard.type('quay');
  await bar.getByText('3').waitFor();
  assert.deepEqual(await page.locator('#copy-text .hit').allInnerTexts(), ['quay', 'Quay', 'quay']);
  await bar.getByLabel('Replace by').fill('pier');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await bar.getByRole('button', {name: 'Replace', exact: true}).click();
  await bar.getByLabel('Capitals count').check();
  await bar.getByText('1').waitFor();
  await bar.getByRole('button', {name: 'Replace all'}).click();
  await page.keyboard.press('Escape');
  assert.equal(await bar.isVisible(), false);
  await saved(page);
  assert.match((await kept(address)).copy, /The pier is open\. A Quay\. Another pier\./);
  await page.keyboard.press('Control+z');
  await saved(page);
  assert.match((await kept(address)).copy, /Another quay\./);
});

test('the preview shows what was just typed, as wide as a phone and as wide as a desk', async () => {
  await begin(page, 'Seen beforehand');
  await type(page, ' Typed a moment ago.');
  await page.locator('#open-preview').click();
  const dialog = page.getByRole('dialog', {name: 'Preview'});
  const paper = dialog.frameLocator('iframe');
  await paper.getByText('Typed a moment ago.').waitFor();
  assert.equal(await dialog.locator('iframe').getAttribute('src'), `${new URL(page.url()).pathname}/preview`);
  const inner = () => dialog.locator('iframe').evaluate(frame => frame.contentWindow.innerWidth);
  assert.equal(await inner(), 1280);
  await paper.locator('html').evaluate(html => (html.dataset.seen = 'yes'));
  await dialog.getByRole('button', {name: 'Phone'}).click();
  await paper.locator('html[data-seen]').getByText('Typed a moment ago.').waitFor();
  assert.equal(await inner(), 390);
  const overflow = await dialog.locator('iframe').evaluate(frame => frame.contentDocument.documentElement.scrollWidth - frame.contentWindow.innerWidth);
  assert.ok(overflow <= 0, `the preview is ${overflow} px too wide`);
  if (pictures) await page.screenshot({path: `${pictures}/preview-phone.png`});
  await page.keyboard.press('Escape');
  await dialog.waitFor({state: 'detached'});
});

// Hands picture files to the copy by drop or paste, as [name, bytes].
function hand(at, kind, ...files) {
  return at.evaluate(([kind, files]) => {
    const hand = new DataTransfer();
    for (const [name, bytes] of files) {
      hand.items.add(new File([Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0))], name, {type: 'image/jpeg'}));
    }
    const copy = document.querySelector('#copy-text > div');
    const {right, bottom} = copy.querySelector('p').getBoundingClientRect();
    const event = kind === 'drop'
      ? new DragEvent('drop', {dataTransfer: hand, clientX: right - 5, clientY: bottom - 5, bubbles: true, cancelable: true})
      : new ClipboardEvent('paste', {clipboardData: hand, bubbles: true, cancelable: true});
    copy.dispatchEvent(event);
  }, [kind, files.map(([name, bytes]) => [name, bytes.toString('base64')])]);
}

// The same picture in bytes that the library does not have.
const another = word => Buffer.concat([readFileSync(picture), Buffer.from(word)]);

test('a picture file dropped on the copy, or pasted into it, stands there with its words', async () => {
  const address = await begin(page, 'Pictures from the quay');
  const shown = page.locator('#copy-text figure');
  await hand(page, 'drop', ['quay.jpg', another('unknown')]);
  await shown.first().locator('img').waitFor();
  await page.waitForFunction(() => document.querySelector('#copy-text figure img').naturalWidth > 0);
  await shown.first().locator('figcaption').click();
  await page.keyboard.type('From today.');
  await shown.first().locator('img').click();
  await page.getByRole('button', {name: 'Description, credit, place'}).click();
  await page.getByRole('dialog').getByRole('textbox').first().fill('The quay at low tide');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Mei Sandoval');
  await page.keyboard.press('Enter');
  await type(page, '');
  await hand(page, 'paste', ['again.jpg', another('unknown')]);
  await shown.nth(1).locator('img').waitFor();
  await saved(page);
  const {copy} = await kept(address);
  assert.match(copy, /^<p>The quay is open\.<\/p>\n<figure><img [^>]*alt="The quay at low tide"[^>]*><figcaption>From today\. <cite>Mei Sandoval<\/cite><\/figcaption><\/figure>/);
  assert.equal(copy.match(/<figure>/g).length, 2);
});

test('what is typed after a picture is dropped is its caption, beside the credit that the library has', async () => {
  const address = await begin(page, 'The quay again');
  const token = await page.locator('input[name=token]').first().inputValue();
  const answer = await context.request.post(`${url}/desk/media`, {
    headers: {Accept: 'application/json', Origin: url},
    multipart: {token, credit: 'Mei Sandoval', alt: 'The quay', file: {name: 'quay.jpg', mimeType: 'image/jpeg', buffer: another('known')}},
  });
  assert.equal(answer.status(), 201, await answer.text());
  const figures = page.locator('#copy-text figure');
  await hand(page, 'drop', ['known.jpg', another('known')], ['new.jpg', another('new')]);
  await figures.nth(1).locator('img').waitFor();
  await page.keyboard.type('A new one.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('And on.');
  await figures.first().locator('figcaption').click();
  await page.keyboard.press('End');
  await page.keyboard.type('From today');
  await figures.first().locator('img').click();
  await page.keyboard.type(', as before.');
  await saved(page);
  const {copy} = await kept(address);
  assert.match(copy, /^<p>The quay is open\.<\/p>\n<figure>[^\n]*<figcaption>From today, as before\. <cite>Mei Sandoval<\/cite><\/figcaption><\/figure>\n<figure>[^\n]*<figcaption>A new one\.<\/figcaption><\/figure>\n<p>And on\.<\/p>$/);
});

test('a caption pasted, or composed, where only a credit stands does not join it', async () => {
  const figure = '<figure><img src="/a.jpg" alt="A" loading="lazy" decoding="async"><figcaption><cite>Mei Sandoval</cite></figcaption></figure>';
  const address = await begin(page, 'Composed');
  const caption = page.locator('#copy-text figcaption');
  const fresh = async () => {
    await saveElsewhere(address, () => figure);
    await page.goto(address);
    await ready(page);
    await caption.click();
    await page.keyboard.press('End');
  };
  await fresh();
  await page.evaluate(() => {
    const clipboard = new DataTransfer();
    clipboard.setData('text/plain', 'Pasted words');
    document.querySelector('#copy-text > div').dispatchEvent(new ClipboardEvent('paste', {clipboardData: clipboard, bubbles: true, cancelable: true}));
  });
  await saved(page);
  assert.equal(await caption.innerText(), 'Pasted words Mei Sandoval');
  assert.match((await kept(address)).copy, /<figcaption>Pasted words <cite>Mei Sandoval<\/cite>/);
  await fresh();
  const keyboard = await context.newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', {text: 'か', selectionStart: 1, selectionEnd: 1});
  await keyboard.send('Input.imeSetComposition', {text: 'かん', selectionStart: 2, selectionEnd: 2});
  await keyboard.send('Input.insertText', {text: '漢'});
  await says(page, 'changed');
  await saved(page);
  assert.match((await kept(address)).copy, /<figcaption>漢 <cite>Mei Sandoval<\/cite>/);
});

test('pictures of a gallery are added, moved and deleted one by one', async () => {
  const address = await begin(page, 'A gallery');
  const pictureOf = name => `<figure><img src="/${name}.jpg" alt="${name}" loading="lazy" decoding="async"></figure>`;
  await saveElsewhere(address, () => `<p>Before</p>\n<figure class="gallery">${['a', 'b', 'c'].map(pictureOf).join('')}<figcaption>All of them</figcaption></figure>`);
  await page.goto(address);
  await ready(page);
  const shown = () => page.locator('#copy-text .gallery img').evaluateAll(all => all.map(one => one.alt));
  const tool = name => page.getByRole('toolbar', {name: 'This block'}).getByRole('button', {name, exact: true}).click();
  await page.locator('#copy-text .gallery img').nth(1).click();
  await tool('Move up');
  assert.deepEqual(await shown(), ['b', 'a', 'c']);
  await tool('Delete');
  assert.deepEqual(await shown(), ['a', 'c']);
  await page.locator('#copy-text .gallery img').first().click();
  await tool('Add pictures');
  await page.locator('.pick').first().click();
  await page.getByRole('button', {name: 'Take these'}).click();
  await page.locator('#copy-text .gallery img').nth(2).waitFor();
  const [first, , last] = await shown();
  assert.deepEqual([first, last], ['a', 'c']);
  await page.locator('#copy-text .gallery img').first().click();
  await tool('Move up');
  await saved(page);
  assert.match((await kept(address)).copy, /^<figure class="gallery"><figure><img src="\/a\.jpg"[^]*<p>Before<\/p>$/);
});

test('text typed beside a footnote’s number stands on the line', async () => {
  const address = await begin(page, 'One note');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('The note.');
  await copyOf(page).locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Goes on');
  await page.keyboard.press('Control+.');
  await page.keyboard.type('up');
  await saved(page);
  assert.match((await kept(address)).copy, /<a href="#at-note-1" id="at-note-1-in-text"><sup>1<\/sup><\/a> Goes on<sup>up<\/sup><\/p>/);
});

test('Markdown makes headings, lists, quotes, code and separators; a table grows by the Tab key', async () => {
  const address = await begin(page, 'By keyboard');
  await page.keyboard.press('Enter');
  await page.keyboard.type('# Heading');
  await page.keyboard.press('Enter');
  await page.keyboard.type('1. one');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('within');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Enter');
  await page.keyboard.type('> Said');
  for (let i = 0; i < 2; i++) await page.keyboard.press('Enter');
  await page.keyboard.type('---');
  await page.keyboard.type('~~gone~~ -- and so');
  await page.keyboard.press('Enter');
  await page.keyboard.type('```');
  await page.keyboard.press('Enter');
  await page.keyboard.type('x = "1"');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Alt+F10');
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByLabel('Rows').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('1');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await page.locator('#copy-text table').waitFor();
  for (const cell of ['Hour', 'Height', '6:10', '2 m']) {
    await page.keyboard.type(cell);
    if (cell !== '2 m') await page.keyboard.press('Tab');
  }
  await saved(page);
  assert.equal((await kept(address)).copy, [
    '<p>The quay is open.</p>', '<h2>Heading</h2>', '<ol><li>one<ol><li>within</li></ol></li></ol>', '<blockquote><p>Said</p></blockquote>', '<hr>',
    '<p><s>gone</s> – and so</p>', '<pre><code>x = "1"</code></pre>',
    '<table><thead><tr><th>Hour</th><th>Height</th></tr></thead><tbody><tr><td>6:10</td><td>2 m</td></tr></tbody></table>',
  ].join('\n'));
});

test('an address that is pasted becomes a link, and one of a film on its own line is embedded', async () => {
  const address = await begin(page, 'Addresses');
  const paste = text => page.evaluate(text => {
    const clipboard = new DataTransfer();
    clipboard.setData('text/plain', text);
    document.querySelector('#copy-text > div').dispatchEvent(new ClipboardEvent('paste', {clipboardData: clipboard, bubbles: true, cancelable: true}));
  }, text);
  await page.keyboard.type(' See ');
  await paste('https://port.example/tides');
  await page.keyboard.type(' there.');
  await page.keyboard.press('Enter');
  await paste('https://www.youtube.com/watch?v=abcdefg1234');
  await page.keyboard.type('After.');
  await saved(page);
  assert.equal((await kept(address)).copy, '<p>The quay is open. See <a href="https://port.example/tides">https://port.example/tides</a> there.</p>\n<figure class="embed"><a href="https://www.youtube.com/watch?v=abcdefg1234">YouTube</a></figure>\n<p>After.</p>');
});

test('footnotes count on when one goes, and a number that is cut brings its note when it is pasted', async () => {
  const address = await begin(page, 'Three notes');
  for (const note of ['First', 'Second', 'Third']) {
    await copyOf(page).locator('p').first().click();
    await page.keyboard.press('End');
    await page.keyboard.type(` ${note}`);
    await page.keyboard.press('Control+Alt+f');
    await page.keyboard.type(`${note} note.`);
  }
  const numbers = () => copyOf(page).locator('a sup').allInnerTexts();
  const listed = async () => (await copyOf(page).locator('ol.footnotes li').allInnerTexts()).map(text => text.replace(/\s*↩$/, ''));
  assert.deepEqual([await numbers(), await listed()], [['1', '2', '3'], ['First note.', 'Second note.', 'Third note.']]);
  assert.equal(await copyOf(page).locator('p').first().innerText(), 'The quay is open. First1 Second2 Third3');
  assert.equal(await copyOf(page).locator('sup').count(), 3, 'what is typed after a number stands on the line');
  // What is selected by script is known to the editor a moment later.
  await copyOf(page).locator('a sup').nth(1).evaluate(sup => new Promise(known => {
    document.addEventListener('selectionchange', () => setTimeout(known), {once: true});
    getSelection().selectAllChildren(sup);
  }));
  await page.keyboard.press('Control+x');
  await copyOf(page).getByText('Second note.').waitFor({state: 'detached'});
  assert.deepEqual([await numbers(), await listed()], [['1', '2'], ['First note.', 'Third note.']]);
  await page.keyboard.press('Control+v');
  await copyOf(page).getByText('Second note.').waitFor();
  assert.deepEqual([await numbers(), await listed()], [['1', '2', '3'], ['First note.', 'Second note.', 'Third note.']]);
  await saved(page);
  assert.match((await kept(address)).copy, /<ol class="footnotes"><li id="at-note-1">First note\./);
});

test('what the server cleaned stands in the editor, and the caret stays', async () => {
  const address = await begin(page, 'Cleaned');
  await page.getByRole('button', {name: 'More', exact: true}).click();
  await page.getByRole('menuitem', {name: 'HTML', exact: true}).click();
  await page.locator('dialog textarea').fill('<section><p>From <blink>elsewhere</blink>.</p></section>');
  await page.getByRole('button', {name: 'Do it'}).click();
  // What was asked for comes after the dialog is gone.
  await page.locator('dialog').waitFor({state: 'detached'});
  await copyOf(page).locator('p').first().click();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('x');
  await copyOf(page).locator('.kept').waitFor({state: 'detached'});
  await page.keyboard.type('y');
  await saved(page);
  assert.equal((await kept(address)).copy, '<p>Txyhe quay is open.</p>\n<p>From elsewhere.</p>');
  assert.match(await copyOf(page).innerText(), /Txyhe quay is open\.\s+From elsewhere\./);
});

test('the page is valid, accessible, quiet and fits, at both widths in both schemes', async () => {
  const address = await begin(page, 'Looked at from all sides');
  await type(page, ' On Monday, 24 November 2026, the clerk said.');
  await saved(page);
  await page.goto('about:blank');
  const documents = [[address, await (await context.request.get(address)).text()]];
  for (const width of [360, 1440]) {
    for (const colorScheme of ['light', 'dark']) {
      const there = await browser.newContext({viewport: {width, height: 900}, colorScheme, storageState: storage, bypassCSP: true});
      const screen = await there.newPage();
      const said = [];
      screen.on('console', message => said.push(message.text()));
      await screen.goto(address);
      await ready(screen);
      await screen.locator('#findings li').first().waitFor();
      await screen.addScriptTag({content: axe});
      const {violations} = await screen.evaluate(() => axe.run(document));
      assert.deepEqual(violations.map(v => `${width} ${colorScheme}: ${v.id} ${v.nodes.map(n => n.target).join(' ')}`), []);
      const overflow = await screen.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${width} px is ${overflow} px too wide`);
      if (pictures) await screen.screenshot({path: `${pictures}/editor-${width}-${colorScheme}.png`, fullPage: true});
      assert.deepEqual(said, []);
      await there.close();
    }
  }
  assert.deepEqual(checkHtml(documents), []);
});

// A Chromium whose process is ours to kill.
async function browserOfItsOwn(profile) {
  const child = spawn('/usr/bin/chromium', [...flags, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], {detached: true, stdio: ['ignore', 'ignore', 'pipe']});
  const address = await new Promise((heard, failed) => {
    let said = '';
    child.stderr.on('data', chunk => {
      said += chunk;
      const found = said.match(/listening on (ws:\S+)/);
      if (found) heard(found[1]);
    });
    child.once('exit', () => failed(new Error(`chromium ended: ${said}`)));
  });
  const own = await chromium.connectOverCDP(address);
  return {context: own.contexts()[0], kill: () => process.kill(-child.pid, 'SIGKILL')};
}
