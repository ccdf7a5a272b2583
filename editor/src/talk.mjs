// Asking the server. Every answer comes back as a value; what went wrong on the way is one of them.
import {parse} from './markup.mjs';

const TIMEOUT = 20_000;
let token = document.querySelector('input[name=token]').value;

// {status, body}; status 0 when the server did not answer.
export async function talk(method, path, content, {keepalive = false} = {}) {
  const isForm = content instanceof FormData || content instanceof URLSearchParams;
  const headers = {'X-Form-Token': token, Accept: 'application/json'};
  if (content && !isForm) headers['Content-Type'] = 'application/json';
  try {
    const answer = await fetch(path, {
      method,
      headers,
      body: isForm ? content : content && JSON.stringify(content),
      keepalive,
      redirect: 'manual',
      signal: isForm ? undefined : AbortSignal.timeout(TIMEOUT),
    });
    return {status: answer.status, body: await answer.json().catch(() => ({}))};
  } catch {
    return {status: 0, body: {}};
  }
}

export const tokenNow = () => token;

// The page as the server has it now, for a session that began meanwhile and for what others saved; null when it does
// not answer with a story.
export async function fetchPage(path) {
  try {
    const answer = await fetch(path, {headers: {Accept: 'text/html'}, signal: AbortSignal.timeout(TIMEOUT)});
    const page = answer.ok && !answer.redirected && parse(await answer.text());
    if (!page || !page.querySelector('#story')) return null;
    token = page.querySelector('input[name=token]').value;
    document.querySelectorAll('input[name=token]').forEach(input => (input.value = token));
    return page;
  } catch {
    return null;
  }
}

export const storyOf = page => JSON.parse(page.querySelector('#story').textContent);
