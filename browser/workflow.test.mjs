// A story's way through the desk in two people's browsers: written, stopped, let stand, reviewed, approved by another,
// published, corrected, taken down with receipts; held by an embargo; read from outside by a link; compared, restored.
import {test, before, after} from 'node:test';
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {checkHtml, openBrowser, serve, temporaryFolder} from './newsroom.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const password = 'tide tables and gulls';
const pictures = process.env.DESK_PICTURES;

let server, browser, url, ada, ben, story;

before(async () => {
  server = await serve(temporaryFolder(), '--sample');
  browser = await openBrowser();
  url = server.url;
  // Scripts are off: every step must go by forms alone.
  ada = await (await browser.newContext({javaScriptEnabled: false})).newPage();
  ben = await (await browser.newContext({javaScriptEnabled: false})).newPage();
  await ada.goto(url + server.said().match(/\/desk\/first\/\S+/)[0]);
  await ada.getByLabel('Name').fill('Ada Quayle');
  await ada.getByLabel('Mail address').fill('ada@courier.example');
  await ada.getByLabel('New password').fill(password);
  await ada.getByRole('button', {name: 'Go on'}).click();
  await ada.getByRole('heading', {name: 'Dashboard', level: 1}).waitFor();
  await ada.goto(`${url}/desk/people/invite`);
  await ada.getByLabel('Name').fill('Ben Oyelaran');
  await ada.getByLabel('Mail address').fill('ben@courier.example');
  await ada.getByLabel('Role').selectOption('writer');
  await ada.getByRole('button', {name: 'Send the invitation'}).click();
  await ben.goto(await ada.locator('code.secret').innerText());
  await ben.getByLabel('New password').fill(password);
  await ben.getByRole('button', {name: 'Go on'}).click();
  await ben.getByRole('heading', {name: 'Dashboard', level: 1}).waitFor();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function write(page, headline, copy) {
  await page.goto(`${url}/desk/stories`);
  await page.getByRole('button', {name: 'New story'}).click();
  await page.getByLabel('Headline', {exact: true}).fill(headline);
  await page.getByLabel('Copy', {exact: true}).fill(copy);
  await page.getByLabel('Section', {exact: true}).selectOption({index: 1});
  await page.getByRole('button', {name: 'Save', exact: true}).click();
  await page.getByText('Saved.').waitFor();
  return page.url();
}

async function reader(path = '/') {
  const response = await fetch(url + path);
  return {status: response.status, text: await response.text()};
}

function address() {
  return ada.locator('table.stories tr', {hasText: 'Ferry to run on Sundays'}).locator('a.out').getAttribute('href');
}

test('a writer is stopped by the copy desk, lets the finding stand, and asks for review', async () => {
  story = await write(ben, 'Ferry to run on Sundays', 'The council voted on Monday, 8 March 2024.\n\nThe ferry runs from May.');
  await ben.getByRole('button', {name: 'Ask for review'}).click();
  await ben.getByRole('heading', {name: 'Not yet', level: 1}).waitFor();
  assert.match(await ben.locator('.findings').innerText(), /Monday.*8 March 2024 was a Friday/s);
  const place = await ben.locator('.findings a').first().getAttribute('href');
  assert.match(place, /\/desk\/stories\/\d+\?at=body\.0\.\d+\.\d+#copy$/);
  await ben.getByLabel('Reason for letting it stand').first().fill('so the minutes have it');
  await ben.getByRole('button', {name: 'Let it stand'}).first().click();
  await ben.getByText('Let stand by Ben Oyelaran: so the minutes have it').waitFor();
  await ben.getByRole('button', {name: 'Ask for review'}).click();
  await ben.getByText('It waits for review.').waitFor();
  assert.equal(await ben.getByRole('button', {name: 'Publish'}).count(), 0);
});

test('another person finds it waiting, approves and publishes it, and readers see it', async () => {
  await ada.goto(`${url}/desk/`);
  await ada.getByRole('region', {name: 'Waits for review'}).getByRole('link', {name: 'Ferry to run on Sundays'}).click();
  await ada.getByRole('button', {name: 'Approve'}).click();
  await ada.getByText('Approved.').waitFor();
  assert.ok(!(await reader()).text.includes('Ferry to run on Sundays'));
  await ada.getByRole('button', {name: 'Publish'}).click();
  await ada.getByText('Published. Readers see it now.').waitFor();
  assert.ok((await reader()).text.includes('Ferry to run on Sundays'));
});

test('a correction is read with the story and on its own page', async () => {
  await ada.getByLabel('Copy', {exact: true}).fill('The council voted on Friday, 8 March 2024.\n\nThe ferry runs from June.');
  await ada.getByRole('button', {name: 'Save', exact: true}).click();
  await ada.getByText('Saved.').waitFor();
  await ada.getByLabel('Correction: what was wrong').fill('The ferry runs from June, not from May.');
  await ada.getByRole('button', {name: 'Correct'}).click();
  await ada.getByText('Corrected. Readers see the note now.').waitFor();
  await ada.goto(`${url}/desk/stories?state=published&text=Ferry+to+run`);
  const path = await address();
  assert.match((await reader(path)).text, /runs from June\.[^]*not from May/);
  assert.match((await reader('/corrections/')).text, /not from May/);
  assert.match((await reader('/corrections/feed/')).text, /not from May/);
});

test('versions are compared side by side, and one is restored', async () => {
  await ada.goto(`${story}/history`);
  await ada.getByRole('link', {name: /^Compare version/}).first().click();
  assert.deepEqual(await ada.locator('.diff del').allInnerTexts(), ['Monday', 'May']);
  assert.deepEqual(await ada.locator('.diff ins').allInnerTexts(), ['Friday', 'June']);
  await ada.getByRole('button', {name: /^Restore version/}).last().click();
  await ada.getByText('Restored.').waitFor();
  assert.match(await ada.getByLabel('Copy', {exact: true}).inputValue(), /from May/);
});

test('what is taken down is gone, and every part has said so', async () => {
  await ada.goto(`${url}/desk/stories?state=published&text=Ferry+to+run`);
  const path = await address();
  await ada.goto(story);
  await ada.locator('summary', {hasText: /^Take down$/}).click();
  await ada.locator('.takedown textarea').fill('A court’s order');
  await ada.getByRole('button', {name: 'Take down', exact: true}).click();
  await ada.getByText('Taken down, and gone everywhere').waitFor();
  assert.deepEqual(await ada.locator('.receipts .answer').allInnerTexts(), Array(7).fill('gone'));
  assert.equal((await reader(path)).status, 410);
  assert.ok(!(await reader()).text.includes('Ferry to run on Sundays'));
  assert.ok(!(await reader('/feed/')).text.includes('Ferry to run on Sundays'));
  await ada.locator('.ledger summary', {hasText: 'take-down-receipts'}).waitFor();
});

test('an embargoed story is nowhere before its moment, and everywhere after it', async () => {
  const held = await write(ada, 'Verdict on the quay wall', 'The court has ruled.');
  const until = new Date(Math.ceil((Date.now() + 20_000) / 60_000) * 60_000);
  await ada.locator('summary', {hasText: 'Embargo'}).click();
  await ada.locator('.embargo input').last().fill(local(until));
  await ada.locator('.embargo textarea').fill('the court');
  await ada.getByRole('button', {name: 'Embargo'}).click();
  await ada.getByText('It is held until').waitFor();
  const places = ['/', '/feed/', '/feed/atom/', '/feed/json/', '/sitemap-news.xml', '/?s=Verdict'];
  for (const path of places) assert.ok(!(await reader(path)).text.includes('Verdict on the quay wall'), path);
  const deadline = Date.now() + 150_000;
  while (!(await reader()).text.includes('Verdict on the quay wall')) {
    assert.ok(Date.now() < deadline, 'it did not come out');
    await new Promise(done => setTimeout(done, 1000));
  }
  assert.ok(Date.now() >= until.getTime(), 'it came out too early');
  for (const path of ['/feed/', '/sitemap-news.xml']) assert.ok((await reader(path)).text.includes(path === '/feed/' ? 'Verdict on the quay wall' : 'verdict-on-the-quay-wall'), path);
  await ada.goto(held);
});

// The sample's clock is that of universal time.
function local(moment) {
  return moment.toISOString().slice(0, 16);
}

test('someone from outside reads one version by a link, remarks on it and signs it off', async () => {
  const draft = await write(ada, 'Harbour master steps back', 'She leaves in June.');
  await ada.goto(`${draft}/history`);
  await ada.getByLabel('For whom').fill('Lena Hart, counsel');
  await ada.getByRole('button', {name: 'Make a link'}).click();
  const link = await ada.getByLabel('Link').inputValue();
  const lena = await (await browser.newContext({javaScriptEnabled: false})).newPage();
  await lena.goto(link);
  const proof = lena.frameLocator('iframe');
  await proof.getByRole('heading', {name: 'Harbour master steps back'}).waitFor();
  await lena.getByLabel('Your remark').fill('Name the committee.');
  await lena.getByRole('button', {name: 'Send the remark'}).click();
  await lena.getByText('The newsroom has your remark.').waitFor();
  await lena.getByRole('button', {name: 'Sign it off'}).click();
  await lena.getByText('Signed off. Thank you.').waitFor();
  await lena.goto(draft);
  await lena.getByRole('heading', {name: 'Sign in', level: 1}).waitFor();
  await ada.goto(`${draft}/history`);
  await ada.getByText('Name the committee.').waitFor();
  await ada.getByRole('button', {name: 'Revoke the link for Lena Hart, counsel'}).click();
  await lena.goto(link);
  await lena.getByRole('heading', {name: 'Nothing here'}).waitFor();
});

test('every screen is valid, accessible and fits, at both widths in both schemes', async () => {
  const storageState = await ada.context().storageState();
  await ada.goto(`${url}/desk/stories?state=spiked`);
  const made = await write(ada, 'Seals return to the spit', 'They were seen on Monday, 8 March 2024.');
  await ada.goto(`${made}/history`);
  await ada.getByLabel('For whom').fill('Lena Hart');
  await ada.getByRole('button', {name: 'Make a link'}).click();
  const link = new URL(await ada.getByLabel('Link').inputValue()).pathname;
  const taken = new URL(story).pathname;
  await ada.goto(`${story}/history`);
  const version = new URL(await ada.getByRole('link', {name: /^Compare version/}).nth(1).getAttribute('href'), url).pathname;
  const paths = ['/desk/', '/desk/stories', '/desk/stories?state=published', new URL(made).pathname, taken, `${taken}/history`, version, link];
  const documents = [];
  for (const width of [360, 1440]) {
    for (const colorScheme of ['light', 'dark']) {
      const there = await browser.newContext({viewport: {width, height: 900}, colorScheme, storageState, bypassCSP: true});
      const screen = await there.newPage();
      for (const path of paths) {
        await screen.goto(url + path);
        if (width === 360 && colorScheme === 'light') documents.push([path, await screen.content()]);
        await screen.addScriptTag({content: axe});
        const {violations} = await screen.evaluate(() => axe.run(document, {iframes: false}));
        assert.deepEqual(
          violations.map(v => `${path} ${width} ${colorScheme}: ${v.id} ${v.nodes.map(n => n.target).join(' ')}`),
          [],
        );
        const overflow = await screen.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${path} at ${width} px is ${overflow} px too wide`);
        if (pictures) await screen.screenshot({path: `${pictures}/workflow${path.replaceAll(/[^a-z0-9]/gi, '_').slice(0, 40)}-${width}-${colorScheme}.png`, fullPage: true});
      }
      await there.close();
    }
  }
  assert.deepEqual(checkHtml(documents), []);
});
