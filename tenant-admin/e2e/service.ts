import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const JAR = resolve(import.meta.dirname, '../../api/target/api.jar');
const START_WITHIN_MS = 300_000;

/** What the service writes for programs once its demo is seeded. */
export interface Demo {
  readonly baseUrl: string;
  readonly tenants: readonly DemoTenant[];
}

export interface DemoTenant {
  readonly name: string;
  readonly staff: readonly { email: string; password: string; role: string }[];
  readonly sites: readonly { siteKey: string; siteSecret: string; identitySecret: string; demoUrl: string }[];
  readonly customers: readonly { externalId: string; email: string; orders: readonly string[] }[];
}

/** The packaged service with its own database and the demo, on a free port. */
export class Service {
  readonly demo: Demo;
  readonly #process: ChildProcess;
  readonly #data: string;

  private constructor(demo: Demo, process: ChildProcess, data: string) {
    this.demo = demo;
    this.#process = process;
    this.#data = data;
  }

  static async start(): Promise<Service> {
    const data = await mkdtemp(join(tmpdir(), 'chatflow-journey-'));
    const port = await freePort();
    const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin/java') : 'java';
    const service = spawn(java, ['--enable-native-access=ALL-UNNAMED', '-jar', JAR], {
      env: {
        ...process.env,
        CHATFLOW_DEMO: 'true',
        // The shops of the journeys stand on this very machine.
        CHATFLOW_PRIVATE_SHOPS: 'true',
        CHATFLOW_DATA_DIR: data,
        CHATFLOW_PORT: String(port),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    for (const stream of [service.stdout, service.stderr]) stream.on('data', (text) => output.push(String(text)));
    const deadline = Date.now() + START_WITHIN_MS;
    for (;;) {
      const demo = await readDemo(data);
      if (demo) return new Service(demo, service, data);
      if (service.exitCode !== null || Date.now() > deadline) {
        service.kill('SIGKILL');
        throw new Error(`The service did not start:\n${output.join('')}`);
      }
      await new Promise((wait) => setTimeout(wait, 100));
    }
  }

  async stop(): Promise<void> {
    await ended(this.#process, () => this.#process.kill('SIGTERM'));
    await rm(this.#data, { recursive: true, force: true });
  }
}

async function readDemo(data: string): Promise<Demo | null> {
  try {
    return JSON.parse(await readFile(join(data, 'demo.json'), 'utf8')) as Demo;
  } catch {
    return null;
  }
}

/** Ends a process, which may have ended by itself. */
export async function ended(process: ChildProcess, end: () => void): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const gone = new Promise((done) => process.once('exit', done));
  end();
  await gone;
}

export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? found(address.port) : failed(new Error('no port'))));
    });
  });
}
