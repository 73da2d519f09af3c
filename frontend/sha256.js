// SHA-256 (FIPS 180-4) of bytes that come piece by piece; the browser's own wants them all at once, and https.
// Signed, because engines add 32-bit numbers fast only then.
const K = new Int32Array(64);
const START = new Int32Array(8);

/** The first 32 bits behind the point. */
function fraction(number) {
  return ((number % 1) * 2 ** 32) | 0;
}

// The first 32 bits of the fractional parts of the roots of the first 64 primes.
for (let candidate = 2, found = 0; found < 64; candidate++) {
  let prime = true;
  for (let factor = 2; factor * factor <= candidate; factor++) prime &&= candidate % factor !== 0;
  if (!prime) continue;
  if (found < 8) START[found] = fraction(Math.sqrt(candidate));
  K[found++] = fraction(Math.cbrt(candidate));
}

export class Sha256 {
  constructor() {
    this.state = START.slice();
    this.words = new Int32Array(64);
    this.rest = new Uint8Array(64);
    this.left = 0;
    this.bytes = 0;
  }

  /** The same sum so far, to go on by itself. */
  copy() {
    const other = new Sha256();
    other.state.set(this.state);
    other.rest.set(this.rest);
    other.left = this.left;
    other.bytes = this.bytes;
    return other;
  }

  update(data) {
    this.bytes += data.length;
    let at = 0;
    if (this.left) {
      at = Math.min(64 - this.left, data.length);
      this.rest.set(data.subarray(0, at), this.left);
      this.left += at;
      if (this.left < 64) return this;
      this.block(this.rest, 0);
      this.left = 0;
    }
    for (; at + 64 <= data.length; at += 64) this.block(data, at);
    this.rest.set(data.subarray(at));
    this.left = data.length - at;
    return this;
  }

  /** Ends the sum. */
  hex() {
    const bits = this.bytes * 8;
    const padding = new Uint8Array((this.left < 56 ? 64 : 128) - this.left);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(padding.length - 4, bits >>> 0);
    this.update(padding);
    return [...this.state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }

  block(data, at) {
    const w = this.words;
    for (let i = 0, j = at; i < 16; i++, j += 4) {
      w[i] = (data[j] << 24) | (data[j + 1] << 16) | (data[j + 2] << 8) | data[j + 3];
    }
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15];
      const b = w[i - 2];
      const s0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
      const s1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
    }
    const state = this.state;
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    let e = state[4];
    let f = state[5];
    let g = state[6];
    let h = state[7];
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }
}
