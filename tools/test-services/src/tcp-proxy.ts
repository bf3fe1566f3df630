import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy on the loopback interface that spoils the connections through it, for tests of faults. */
export interface TcpProxy {
  readonly port: number;
  /** Ends the connections that are chosen, on both sides at once. Answers how many. */
  cut(chosen?: () => boolean): number;
  /** From now on everything takes this many milliseconds longer in each direction; 0 ends it. */
  delay(milliseconds: number): void;
  /** The present connections carry nothing any more and do not end either, as behind a firewall that forgot them. */
  blackHole(chosen?: () => boolean): number;
  /**
   * For the next of these requests: passes it on, waits for the server's answer, keeps the answer and ends the
   * connection. What the server did is done, and the client does not hear of it.
   */
  loseAnswers(requests: RegExp, count: number): void;
  /** How many answers were lost. */
  readonly lostAnswers: number;
  close(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  isBlackHole: boolean;
  /** The server's next answer is the one to lose. */
  losesAnswer: boolean;
}

/** Starts a proxy to a port of this machine. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  const state = { delay: 0, requests: /^$/, toLose: 0, lost: 0 };
  const server = createServer((client) => {
    const pair: Pair = {
      client,
      server: connect(targetPort, '127.0.0.1'),
      isBlackHole: false,
      losesAnswer: false,
    };
    pairs.add(pair);
    client.setNoDelay(true);
    pair.server.setNoDelay(true);
    pass(client, pair.server, pair, (chunk) => {
      if (state.toLose === 0 || !state.requests.test(chunk.toString('latin1'))) return;
      state.toLose -= 1;
      pair.losesAnswer = true;
    });
    pass(pair.server, client, pair, () => {
      if (!pair.losesAnswer) return;
      state.lost += 1;
      end(pair);
    });
  });

  function pass(from: Socket, to: Socket, pair: Pair, look: (chunk: Buffer) => void): void {
    // Chunks leave in the order in which they came, however the delay changes in between.
    let leaving = Promise.resolve();
    from.on('data', (chunk) => {
      look(chunk);
      if (pair.isBlackHole || to.destroyed) return;
      const due = Date.now() + state.delay;
      leaving = leaving.then(async () => {
        const pause = due - Date.now();
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
        if (!pair.isBlackHole && !to.destroyed) to.write(chunk);
      });
    });
    from.on('error', () => undefined);
    from.once('close', () => {
      if (pair.isBlackHole && from === pair.server) return;
      void leaving.then(() => end(pair));
    });
  }

  function end(pair: Pair): void {
    pairs.delete(pair);
    pair.client.destroy();
    pair.server.destroy();
  }

  function choose(chosen: () => boolean): readonly Pair[] {
    return [...pairs].filter((pair) => !pair.isBlackHole && chosen());
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    cut: (chosen = () => true) => choose(chosen).map(end).length,
    delay: (milliseconds) => {
      state.delay = milliseconds;
    },
    blackHole: (chosen = () => true) =>
      choose(chosen).map((pair) => {
        pair.isBlackHole = true;
        // The server's side is gone at once; only the client does not know.
        pair.server.destroy();
      }).length,
    loseAnswers: (requests, count) => {
      state.requests = requests;
      state.toLose = count;
    },
    get lostAnswers() {
      return state.lost;
    },
    close: async () => {
      for (const pair of [...pairs]) end(pair);
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
