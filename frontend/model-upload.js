// Sends a model's folder, or a model in one file, to the server piece by piece (see models/upload). A broken line costs a piece; after the page was left, choosing the
// same folder or files again goes on where it stopped.
import { LitElement, html, css, nothing } from 'lit';
import { Sha256 } from './sha256.js';

const PIECE = 8 * 1024 * 1024;
const LONGEST_WAIT = 30_000;

/** Every model in one file has tensors by such names; safetensors files allow headers of 100 MB. */
const WHOLE_MODEL = 'model.diffusion_model.';
const LARGEST_HEADER = 100_000_000;

/** What the person can do something about; everything else is tried again. */
class Refused extends Error {}

class ModelUpload extends LitElement {
  static properties = {
    unfinished: { state: true },
    current: { state: true },
    message: { state: true },
    over: { state: true },
  };

  static styles = css`
    :host {
      display: block;
    }
    .zone {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 1rem;
      padding: 1rem 1.5rem;
      border: 1.5px dashed var(--likeness-line);
      border-radius: var(--likeness-radius-l);
    }
    .zone.over {
      border-color: var(--likeness-accent);
      background: var(--likeness-accent-quiet);
    }
    .grow {
      flex: 1 1 16rem;
      min-width: 0;
    }
    .title {
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    .small {
      color: var(--likeness-text-secondary);
      font-size: var(--likeness-text-s);
      line-height: 1.5;
      font-variant-numeric: tabular-nums;
    }
    .bad {
      color: var(--likeness-danger);
    }
    .panel {
      display: flex;
      flex-direction: column;
      gap: 0.6rem;
      padding: 1rem 1.5rem;
      margin-bottom: 0.75rem;
      background: var(--likeness-surface);
      border: 1px solid var(--likeness-line);
      border-radius: var(--likeness-radius-l);
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 1rem;
    }
    .meter {
      height: 6px;
      overflow: hidden;
      border-radius: 3px;
      background: color-mix(in oklab, var(--likeness-text) 9%, transparent);
    }
    .meter > div {
      height: 100%;
      border-radius: inherit;
      background: var(--likeness-accent);
      transition: width 300ms ease;
    }
    button {
      min-height: 2.25rem;
      padding: 0.25rem 0.9rem;
      border: 1px solid var(--likeness-line);
      border-radius: var(--likeness-radius-s);
      background: var(--likeness-surface);
      color: inherit;
      font: inherit;
      font-weight: 550;
      cursor: pointer;
    }
    button:hover {
      border-color: var(--likeness-accent);
    }
    button:focus-visible {
      outline: 2px solid var(--likeness-accent);
      outline-offset: 2px;
    }
    input {
      display: none;
    }
  `;

  constructor() {
    super();
    this.unfinished = [];
    this.current = null;
    this.message = '';
    this.over = false;
    this.warn = (event) => {
      if (this.current && !this.current.paused) event.preventDefault();
    };
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('beforeunload', this.warn);
    this.look().catch(() => {});
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.warn);
    this.pause();
  }

  render() {
    return html`
      ${this.current ? this.renderCurrent() : nothing}
      ${this.current ? nothing : this.unfinished.map((upload) => this.renderUnfinished(upload))}
      ${this.current
        ? nothing
        : html`<div
            class="zone ${this.over ? 'over' : ''}"
            @dragover=${(event) => this.dragged(event, true)}
            @dragleave=${(event) => this.dragged(event, false)}
            @drop=${this.dropped}
          >
            <div class="grow">
              <div class="title">Upload a model</div>
              <div class="small">
                Drop it here, or choose it: the folder with model_index.json in it, or one .safetensors file, of which the studio
                makes a folder (with its vocab.json and merges.txt, if you have them). Only what the studio needs is sent.
              </div>
            </div>
            <button @click=${() => this.choose('folder')}>Choose a folder</button>
            <button @click=${() => this.choose('file')}>Choose a file</button>
          </div>`}
      <div class="small bad" role="alert">${this.message}</div>
      <input id="folder" type="file" webkitdirectory multiple @change=${this.chosen} />
      <input id="file" type="file" accept=".safetensors,.json,.txt,.yaml" multiple @change=${this.chosen} />
    `;
  }

  renderCurrent() {
    const { name, sent, bytes, paused, trouble } = this.current;
    const share = bytes ? sent / bytes : 0;
    return html`<div class="panel">
      <div class="line">
        <div class="grow">
          <div class="title">${name}</div>
          <div class="small" aria-live="polite">${trouble || this.words()}</div>
        </div>
        <button @click=${paused ? this.resume : this.pause}>${paused ? 'Go on' : 'Pause'}</button>
        <button @click=${() => this.discard(this.current.id)}>Cancel</button>
      </div>
      <div
        class="meter"
        role="progressbar"
        aria-label="Upload of ${name}"
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${Math.round(share * 100)}
      >
        <div style="width: ${share * 100}%"></div>
      </div>
    </div>`;
  }

  renderUnfinished(upload) {
    const sent = upload.files.reduce((sum, file) => sum + file.offset, 0);
    const single = upload.files.every(({ path }) => !path.includes('/') && path !== 'model_index.json');
    const what = single ? (upload.files.length > 1 ? 'files' : 'file') : 'folder';
    return html`<div class="panel">
      <div class="line">
        <div class="grow">
          <div class="title">${upload.name}</div>
          <div class="small">
            ${size(sent)} of ${size(upload.bytes)} are here. Choose the same ${what} again, and the rest is sent.
          </div>
        </div>
        <button @click=${() => this.choose(single ? 'file' : 'folder')}>Choose the ${what}</button>
        <button @click=${() => this.discard(upload.id)}>Discard</button>
      </div>
    </div>`;
  }

  words() {
    const { sent, bytes, started, before, paused, step } = this.current;
    const progress = `${size(sent)} of ${size(bytes)}`;
    if (paused) return `Paused at ${progress}`;
    const seconds = (Date.now() - started) / 1000;
    if (step === 'checking') return `${progress}, checking`;
    if (seconds < 3 || sent <= before) return progress;
    return `${progress}, ${time(((bytes - sent) * seconds) / (sent - before))} left`;
  }

  /** What is not complete, and the token that changes need. */
  async look() {
    const answer = await fetch('uploads', { headers: { Accept: 'application/json' }, redirect: 'manual' });
    refuseSignedOut(answer);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const { header, token, uploads } = await answer.json();
    this.secret = { [header]: token };
    this.unfinished = uploads;
  }

  choose(what) {
    this.renderRoot.querySelector(`#${what}`).click();
  }

  chosen(event) {
    const files = [...event.target.files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
    event.target.value = '';
    this.begin(files);
  }

  dragged(event, over) {
    event.preventDefault();
    this.over = over;
  }

  async dropped(event) {
    this.dragged(event, false);
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    const files = [];
    for (const entry of entries) await collect(entry, '', files);
    this.begin(files);
  }

  async begin(files) {
    if (!files.length) return;
    this.message = '';
    const folder = sharedFolder(files);
    const inside = new Map(files.map(({ file, path }) => [folder ? path.slice(folder.length + 1) : path, file]));
    const name = singleFiles(inside)[0] ?? (folder || 'Model');
    const listing = [...inside].map(([path, file]) => ({ path, bytes: file.size }));
    try {
      await refuseOtherFiles(inside);
      await this.look();
      const answer = await this.ask('POST', 'uploads', JSON.stringify({ name, files: listing }));
      if (answer.status === 422) throw new Refused((await answer.json()).sentence);
      if (answer.status !== 201) throw new Refused('The server does not take this.');
      const upload = await answer.json();
      this.start(upload, inside);
    } catch (failure) {
      this.message = failure instanceof Refused ? failure.message : 'The server cannot be reached. Try again.';
    }
  }

  start(upload, files) {
    const sent = upload.files.reduce((sum, file) => sum + file.offset, 0);
    this.current = { ...upload, local: files, sent, before: sent, started: Date.now(), paused: false, trouble: '' };
    this.run();
  }

  /** Sends file by file until all are there, the person pauses, or the server says no. */
  async run() {
    const mine = (this.running = {});
    this.change({ paused: false, before: this.current.sent, started: Date.now() });
    try {
      for (const file of this.current.files) {
        if (!file.whole) await this.send(file, mine);
        if (this.running !== mine) return;
      }
      this.current = null;
      await this.look();
    } catch (failure) {
      if (this.running !== mine) return;
      this.message = failure.message;
      this.current = null;
      await this.look().catch(() => {});
    }
  }

  async send(file, mine) {
    const local = this.current.local.get(file.path);
    const sum = new Sha256();
    let hashed = 0;
    let failures = 0;
    while (this.running === mine) {
      try {
        while (hashed < file.offset) hashed = await hash(sum, local, hashed, Math.min(hashed + PIECE, file.offset));
        if (file.offset === file.bytes) {
          if (await this.finish(file, sum)) return;
          return await this.send(file, mine);
        }
        const end = Math.min(file.offset + PIECE, file.bytes);
        hashed = await hash(sum, local, hashed, end);
        await this.piece(file, local.slice(file.offset, end));
        failures = 0;
        this.change({ trouble: '' });
      } catch (failure) {
        if (failure instanceof Refused || this.running !== mine) throw failure;
        failures += 1;
        await this.rest(failures);
        await this.refresh(file).catch((again) => {
          if (again instanceof Refused) throw again;
        });
      }
    }
  }

  async piece(file, bytes) {
    const headers = { 'Upload-Offset': String(file.offset), 'Content-Type': 'application/offset+octet-stream' };
    const answer = await this.ask('PATCH', this.address(file), bytes, headers);
    if (answer.status === 204 || answer.status === 409) {
      this.moved(file, Number(answer.headers.get('Upload-Offset')));
    } else if (answer.status === 413) {
      throw new Refused(`${file.path} has changed since it was chosen. Choose it again.`);
    } else if (answer.status === 507) {
      throw new Refused((await answer.json()).sentence);
    } else {
      throw new Error(`status ${answer.status}`);
    }
  }

  /** True when the server has the file as it is here; false when it has to be sent once more. */
  async finish(file, sum) {
    this.change({ step: 'checking' });
    const answer = await this.ask('POST', `${this.address(file)}/finish`, JSON.stringify({ sha256: sum.copy().hex() }));
    this.change({ step: '' });
    if (answer.status === 204) {
      file.whole = true;
      return true;
    }
    if (answer.status === 422 || answer.status === 409) {
      this.moved(file, Number(answer.headers.get('Upload-Offset') ?? 0));
      return false;
    }
    throw new Error(`status ${answer.status}`);
  }

  async refresh(file) {
    await this.look();
    const head = await fetch(this.address(file), { method: 'HEAD', redirect: 'manual' });
    if (head.ok) this.moved(file, Number(head.headers.get('Upload-Offset')));
  }

  moved(file, offset) {
    this.change({ sent: this.current.sent + offset - file.offset });
    file.offset = offset;
  }

  async rest(failures) {
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** (failures - 1));
    this.change({ trouble: `The line is broken. Trying again ${failures > 5 ? 'every half minute' : 'in a moment'}.` });
    await new Promise((resolve) => setTimeout(resolve, wait));
  }

  async ask(method, address, body, headers = {}) {
    const answer = await fetch(address, { method, body, headers: { ...this.secret, ...headers }, redirect: 'manual' });
    refuseSignedOut(answer);
    if (answer.status === 404) throw new Refused('The upload is gone, or you may not upload any more.');
    return answer;
  }

  pause() {
    this.running = null;
    if (this.current) this.change({ paused: true });
  }

  resume() {
    this.run();
  }

  async discard(id) {
    this.running = null;
    this.current = null;
    try {
      await this.look();
      await this.ask('DELETE', `uploads/${id}`);
    } catch (failure) {
      this.message = failure instanceof Refused ? failure.message : 'The server cannot be reached. Try again.';
    }
    await this.look().catch(() => {});
  }

  address(file) {
    return `uploads/${this.current.id}/${file.number}`;
  }

  change(values) {
    if (this.current) this.current = { ...this.current, ...values };
  }
}

/** Whoever has no session any more is led to the sign-in page. */
function refuseSignedOut(answer) {
  if (answer.type === 'opaqueredirect') {
    throw new Refused('You are signed out. Sign in and choose the same again: it goes on where it stopped.');
  }
}

/** Spares whoever chose an adapter or a part of a model the sending of gigabytes; the server looks for itself. */
async function refuseOtherFiles(files) {
  const [path, another] = singleFiles(files);
  if (!path || another) return;
  const names = await tensorNames(files.get(path));
  if (!names) throw new Refused(`${path} is no safetensors file, or is damaged. Download it once more.`);
  if (names.some((name) => name.startsWith(WHOLE_MODEL))) return;
  if (names.some((name) => name.includes('lora_') || name.includes('.lora.'))) {
    throw new Refused(`${path} is a LoRA adapter: it changes a base model and is none. Add it on the page Adapters.`);
  }
  throw new Refused(
    `${path} is no whole model: it has no UNet under the names of such files. ` +
      "Choose the model's file, or the folder with model_index.json in it.",
  );
}

/** The folder that all files lie in; empty if they were chosen or dropped side by side, and their paths are the model's own. */
function sharedFolder(files) {
  const [first] = files[0].path.split('/');
  return files.every(({ path }) => path.startsWith(`${first}/`)) ? first : '';
}

/** Models in one file, by name, among files by path; none in a folder of diffusers' layout. */
function singleFiles(files) {
  if (files.has('model_index.json')) return [];
  return [...files.keys()].filter((path) => !path.includes('/') && path.endsWith('.safetensors'));
}

/** Of a safetensors file's header: eight bytes with its length, and JSON; null if it has none. */
async function tensorNames(file) {
  try {
    const length = new DataView(await file.slice(0, 8).arrayBuffer()).getBigUint64(0, true);
    if (length > LARGEST_HEADER) return null;
    return Object.keys(JSON.parse(await file.slice(8, 8 + Number(length)).text()));
  } catch {
    return null;
  }
}

async function hash(sum, file, from, to) {
  sum.update(new Uint8Array(await file.slice(from, to).arrayBuffer()));
  return to;
}

async function collect(entry, path, files) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    files.push({ file, path: path + entry.name });
    return;
  }
  const reader = entry.createReader();
  const read = () => new Promise((resolve, reject) => reader.readEntries(resolve, reject));
  for (let some = await read(); some.length; some = await read()) {
    for (const child of some) await collect(child, `${path}${entry.name}/`, files);
  }
}

function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  let value = bytes / 1000;
  for (const unit of ['KB', 'MB', 'GB']) {
    if (value < 999.5) return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
    value /= 1000;
  }
  return `${value.toFixed(1)} TB`;
}

function time(seconds) {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

customElements.define('likeness-model-upload', ModelUpload);
