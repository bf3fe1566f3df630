import { readFileSync } from 'node:fs';

// Loaded before a program of ours (node --import): its clock is wrong by the milliseconds that a file says, which may
// change at any time, as a clock that somebody sets. What counts time without a clock (timers, performance.now) is right.
const file = process.env['TORTURE_CLOCK_FILE'];
const lookEvery = 100;

const RealDate = Date;
const realNow = Date.now.bind(Date);
let shift = 0;

function look(): void {
  try {
    shift = Number(readFileSync(file!, 'utf8')) || 0;
  } catch {
    shift = 0;
  }
}

if (file !== undefined) {
  look();
  setInterval(look, lookEvery).unref();
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given: unknown[], newTarget) =>
      Reflect.construct(
        target,
        given.length === 0 ? [realNow() + shift] : given,
        newTarget === globalThis.Date ? target : newTarget,
      ) as object,
    apply: () => new RealDate(realNow() + shift).toString(),
    get: (target, name, receiver) =>
      name === 'now' ? () => realNow() + shift : (Reflect.get(target, name, receiver) as unknown),
  });
}
