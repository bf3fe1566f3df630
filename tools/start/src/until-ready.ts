/** Waits until a server says that it is ready. */
export async function untilReady(address: string, seconds: number): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await isReady(address))) {
    if (Date.now() > deadline) throw new Error(`The server at ${address} was not ready after ${seconds} s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function isReady(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/health/ready`)).ok;
  } catch {
    return false;
  }
}
