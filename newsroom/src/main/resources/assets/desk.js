// Passkeys at the desk. Everything else there works without script.
const decode = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), char => char.charCodeAt(0));
const encode = bytes =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

async function ask(path, content, token) {
  const headers = {'Content-Type': 'application/json'};
  if (token) headers['X-Form-Token'] = token;
  const answer = await fetch(path, {method: 'POST', headers, body: JSON.stringify(content)});
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.fault ?? answer.statusText);
  return said;
}

function written({id, type, rawId, response}) {
  const parts = {clientDataJSON: encode(response.clientDataJSON)};
  if (response.attestationObject) {
    parts.attestationObject = encode(response.attestationObject);
    parts.transports = response.getTransports?.() ?? [];
  } else {
    parts.authenticatorData = encode(response.authenticatorData);
    parts.signature = encode(response.signature);
    if (response.userHandle) parts.userHandle = encode(response.userHandle);
  }
  return {id, type, rawId: encode(rawId), response: parts, clientExtensionResults: {}};
}

async function signIn(form) {
  const publicKey = await ask('/desk/sign-in/passkey/options', {});
  publicKey.challenge = decode(publicKey.challenge);
  const credential = await navigator.credentials.get({publicKey});
  return ask('/desk/sign-in/passkey', {credential: written(credential), next: form.dataset.next});
}

async function add(form) {
  const {token, present, label} = form.elements;
  const publicKey = await ask('/desk/account/passkeys/options', {present: present?.value ?? ''}, token.value);
  publicKey.challenge = decode(publicKey.challenge);
  publicKey.user.id = decode(publicKey.user.id);
  for (const known of publicKey.excludeCredentials) known.id = decode(known.id);
  const credential = await navigator.credentials.create({publicKey});
  return ask('/desk/account/passkeys', {credential: written(credential), label: label.value}, token.value);
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const said = form.querySelector('[role=alert]');
    said.hidden = true;
    try {
      const {next} = await (form.dataset.passkey === 'add' ? add(form) : signIn(form));
      location.assign(next);
    } catch (fault) {
      // Whoever closed the browser's own dialog knows why nothing happened.
      if (fault.name === 'NotAllowedError') return;
      said.textContent = fault.message;
      said.hidden = false;
    }
  });
}
