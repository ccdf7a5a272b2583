// The desk as an editor's browser sees it: the first account by its link, codes, a passkey, sessions that end.
import {test, before, after} from 'node:test';
import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {checkHtml, openBrowser, serve, temporaryFolder} from './newsroom.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const password = 'tide tables and gulls';
const pictures = process.env.DESK_PICTURES;

let server, browser, url, context, page, storage;

before(async () => {
  server = await serve(temporaryFolder(), '--sample');
  browser = await openBrowser();
  // A passkey is bound to a name, and 127.0.0.1 is none.
  url = server.url.replace('127.0.0.1', 'localhost');
  context = await browser.newContext();
  page = await context.newPage();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

function code(secret, moment = Date.now()) {
  let bits = '';
  for (const letter of secret) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0');
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(moment / 30_000)));
  const hash = createHmac('sha1', key).update(step).digest();
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

async function signIn(at) {
  await at.goto(`${url}/desk/`);
  await at.getByLabel('Mail address').fill('ada@courier.example');
  await at.getByLabel('Password').fill(password);
  await at.getByRole('button', {name: 'Sign in', exact: true}).click();
}

test('the first account is made by the link that serve prints', async () => {
  const link = server.said().match(/\/desk\/first\/\S+/)[0];
  await page.goto(url + link);
  await page.getByLabel('Name').fill('Ada Quayle');
  await page.getByLabel('Mail address').fill('ada@courier.example');
  await page.getByLabel('New password').fill('password');
  await page.getByRole('button', {name: 'Go on'}).click();
  assert.match(await page.getByRole('alert').innerText(), /tried first/);
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', {name: 'Go on'}).click();
  await page.getByRole('heading', {name: 'Dashboard', level: 1}).waitFor();
  await page.getByRole('heading', {name: 'Published'}).waitFor();
});

test('signing out, a wrong password, and in again', async () => {
  await page.getByRole('button', {name: 'Sign out'}).click();
  await page.getByText('You are signed out.').waitFor();
  await page.getByLabel('Mail address').fill('ada@courier.example');
  await page.getByLabel('Password').fill('no');
  await page.getByRole('button', {name: 'Sign in', exact: true}).click();
  assert.match(await page.getByRole('alert').first().innerText(), /not right/);
  await signIn(page);
  await page.getByRole('heading', {name: 'Dashboard', level: 1}).waitFor();
});

test('a second browser is listed, and signed out from the first', async () => {
  const other = await (await browser.newContext()).newPage();
  await signIn(other);
  await page.goto(`${url}/desk/account`);
  await page.getByRole('button', {name: /^Sign out (?!everywhere)./}).first().click();
  await page.getByText('Signed out there.').waitFor();
  await other.goto(`${url}/desk/`);
  await other.getByRole('heading', {name: 'Sign in', level: 1}).waitFor();
});

test('a passkey lets in without password', async () => {
  const device = await context.newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`${url}/desk/account`);
  await page.getByLabel('Name of the device').fill('Laptop');
  await page.locator('#passkey-present').fill(password);
  await page.getByRole('button', {name: 'Add a passkey'}).click();
  await page.getByText('The passkey is added.').waitFor();
  await page.getByRole('button', {name: 'Sign out', exact: true}).first().click();
  await page.getByRole('button', {name: 'Sign in with a passkey'}).click();
  await page.getByRole('heading', {name: 'Dashboard', level: 1}).waitFor();
});

test('a code is asked for once it is on', async () => {
  await page.goto(`${url}/desk/account/codes`);
  const secret = await page.locator('code.secret').innerText();
  await page.getByLabel('The code it shows now').fill(code(secret));
  await page.getByLabel('Present password').fill(password);
  await page.getByRole('button', {name: 'Ask for codes'}).click();
  await page.getByRole('heading', {name: 'Recovery codes', level: 1}).waitFor();
  const recovery = await page.locator('.recovery code').allInnerTexts();
  assert.equal(recovery.length, 10);
  await page.getByRole('button', {name: 'Sign out', exact: true}).click();
  await signIn(page);
  await page.getByRole('heading', {name: 'One more step', level: 1}).waitFor();
  await page.getByLabel('Code').fill(code(secret, Date.now() - 600_000));
  await page.getByRole('button', {name: 'Go on'}).click();
  assert.match(await page.getByRole('alert').innerText(), /not right/);
  await page.getByLabel('Code').fill(recovery[0]);
  await page.getByRole('button', {name: 'Go on'}).click();
  await page.getByRole('heading', {name: 'Dashboard', level: 1}).waitFor();
  storage = await context.storageState();
});

test('comments are moderated by keyboard: down, tick, approve, spam, remove, take back', async () => {
  const front = await (await fetch(server.url)).text();
  let story, form;
  for (const [, path] of front.matchAll(/href="(\/\d{4}\/\d\d\/\d\d\/[^"/]+\/)"/g)) {
    story = path;
    form = (await (await fetch(server.url + path)).text()).match(/name="form" value="([^"]+)"/)?.[1];
    if (form) break;
  }
  for (const name of ['Ann', 'Ben', 'Cy']) {
    const body = new URLSearchParams({form, name, email: `${name}@reader.example`, text: `${name} has something to say.`});
    assert.equal((await fetch(`${server.url}/comments/new`, {method: 'POST', body, redirect: 'manual'})).status, 303);
  }
  const desk = await (await browser.newContext({storageState: storage})).newPage();
  const held = async () => (await desk.locator('ol.said > li .who b').allInnerTexts()).filter(name => ['Ann', 'Ben', 'Cy'].includes(name));
  const down = async name => {
    for (let i = 0; i < 60; i++) {
      await desk.keyboard.press('j');
      if ((await desk.evaluate(() => document.activeElement.innerText)).includes(`${name} has something`)) return;
    }
    assert.fail(`${name} is not in the queue`);
  };
  const pressing = key => Promise.all([desk.waitForNavigation(), desk.keyboard.press(key)]);

  await desk.goto(`${url}/desk/comments`);
  assert.deepEqual(await held(), ['Ann', 'Ben', 'Cy']);
  await down('Ann');
  await pressing('a');
  assert.deepEqual(await held(), ['Ben', 'Cy']);
  assert.match(await (await fetch(server.url + story)).text(), /Ann has something to say/);
  await down('Ben');
  await desk.keyboard.press('x');
  await down('Cy');
  await desk.keyboard.press('x');
  await pressing('s');
  assert.deepEqual(await held(), []);
  await pressing('z');
  assert.deepEqual(await held(), ['Ben', 'Cy']);
  await down('Cy');
  await desk.keyboard.press('k');
  assert.match(await desk.evaluate(() => document.activeElement.innerText), /Ben has something/);
  await pressing('t');
  assert.deepEqual(await held(), ['Cy']);
  await desk.context().close();
});

test('every screen is valid, accessible, quiet and fits, at both widths in both schemes', async () => {
  const within = ['/desk/', '/desk/account', '/desk/account/codes', '/desk/people', '/desk/people/invite', '/desk/people/roles', '/desk/people/1', '/desk/audit', '/desk/numbers', '/desk/numbers?span=month', '/desk/settings/trust', '/desk/robots', '/desk/comments', '/desk/comments?box=approved', '/desk/comments/words', '/desk/comments/reader', '/desk/nothing'];
  const outside = ['/desk/sign-in', '/desk/sign-in/code', '/desk/forgotten', '/desk/first/spent'];
  const documents = [];
  for (const width of [360, 1440]) {
    for (const colorScheme of ['light', 'dark']) {
      for (const [paths, storageState] of [[within, storage], [outside, undefined]]) {
        const there = await browser.newContext({viewport: {width, height: 900}, colorScheme, storageState, bypassCSP: true});
        const screen = await there.newPage();
        const said = [];
        screen.on('console', message => said.push(message.text()));
        for (const path of paths) {
          await screen.goto(url + path);
          if (width === 360 && colorScheme === 'light') documents.push([path, await screen.content()]);
          await screen.addScriptTag({content: axe});
          const {violations} = await screen.evaluate(() => axe.run(document));
          assert.deepEqual(
            violations.map(v => `${path} ${width} ${colorScheme}: ${v.id} ${v.nodes.map(n => n.target).join(' ')}`),
            [],
          );
          const overflow = await screen.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(overflow <= 0, `${path} at ${width} px is ${overflow} px too wide`);
          if (pictures) await screen.screenshot({path: `${pictures}/${path.replaceAll('/', '_')}-${width}-${colorScheme}.png`, fullPage: true});
        }
        assert.deepEqual(said.filter(line => !line.includes('404')), []);
        await there.close();
      }
    }
  }
  assert.deepEqual(checkHtml(documents), []);
});
