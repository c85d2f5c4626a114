import { expect, test, vi } from "vitest";
import { createFloorQueue, type Posted } from "./floor-queue";
import type { QueuedOperation } from "./operation";
import { memoryStore } from "./operation-store";

/** A server that takes each act once, and can be out of reach. */
function aServer() {
  const done = new Map<string, Posted & { kind: "answered" }>();
  const taken: string[] = [];
  const server = {
    away: false,
    /** Takes the acts and loses its answer on the way back. */
    mute: false,
    /** The largest body that it takes. */
    limit: Number.POSITIVE_INFINITY,
    refuses: new Set<string>(),
    breaks: new Set<string>(),
    taken,
    post: async (operations: QueuedOperation[]): Promise<Posted> => {
      if (server.away) return { kind: "later" };
      if (JSON.stringify(operations).length > server.limit) return { kind: "not_taken" };
      const answers: (Posted & { kind: "answered" })["answers"] = [];
      let fault = false;
      for (const { id, input } of operations) {
        const what = String(input.what);
        if (server.breaks.has(what)) {
          fault = true;
          break;
        }
        if (!done.has(id)) {
          const refused = server.refuses.has(what);
          if (!refused) taken.push(what);
          const answer = refused
            ? { id, outcome: "refused" as const, reason: { code: "scan.extra_unit" }, details: null }
            : { id, outcome: "done" as const, answer: what };
          done.set(id, { kind: "answered", answers: [answer], fault: false });
        }
        answers.push(...(done.get(id)?.answers ?? []));
      }
      if (server.mute) return { kind: "later" };
      return { kind: "answered", answers, fault };
    },
  };
  return server;
}

const about = { words: "x", task: { kind: "pick" as const, id: "t1" } };

function aDevice(owner = "org/anna", store = memoryStore(), server = aServer()) {
  const queue = createFloorQueue({ owner, store, post: (operations) => server.post(operations), patienceMs: 30_000, pausesMs: [1] });
  return { queue, store, server };
}
const settled = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000, interval: 5 });
const waits = async (queue: ReturnType<typeof aDevice>["queue"], count: number) =>
  settled(() => expect(queue.state().waiting).toHaveLength(count));

test("what is answered at once is told to whoever waits for it, and leaves nothing behind", async () => {
  const { queue, store, server } = aDevice();
  server.refuses.add("wrong");
  expect(await queue.send("a.b", { what: "one" }, about)).toEqual({ kind: "done", answer: "one" });
  expect(await queue.send("a.b", { what: "wrong" }, about)).toMatchObject({ kind: "refused", why: { code: "scan.extra_unit" } });
  await settled(async () => expect(await store.all()).toEqual([]));
  expect(queue.state().refused).toEqual([]);
});

test("without network acts wait, in their order, through a new page, and go once it is back (C-28)", async () => {
  const { queue, store, server } = aDevice();
  server.away = true;
  for (const what of ["1", "2", "3"]) expect(await queue.send("a.b", { what }, about)).toMatchObject({ kind: "waiting" });
  await waits(queue, 3);
  expect(queue.state().network).toBe("away");
  queue.close();

  server.away = false;
  const { queue: opened } = aDevice("org/anna", store, server);
  await opened.open();
  await waits(opened, 0);
  expect(server.taken).toEqual(["1", "2", "3"]);
  expect(await store.all()).toEqual([]);
});

test("an answer that is lost on its way is asked for again, and the act still counts once", async () => {
  const { queue, server } = aDevice();
  server.mute = true;
  expect(await queue.send("a.b", { what: "1" }, about)).toMatchObject({ kind: "waiting" });
  await queue.send("a.b", { what: "2" }, about);
  server.mute = false;
  await waits(queue, 0);
  expect(server.taken).toEqual(["1", "2"]);
});

test("a refusal that nobody waits for is kept until it is decided: given up, or sent as a new act", async () => {
  const { queue, server } = aDevice();
  server.away = true;
  server.refuses.add("wrong");
  for (const what of ["wrong", "right"]) await queue.send("a.b", { what }, about);
  const answered: string[] = [];
  queue.onAnswered((operation) => answered.push(String(operation.input.what)));
  server.away = false;
  await settled(() =>
    expect(queue.state().refused).toMatchObject([{ input: { what: "wrong" }, refused: { reason: { code: "scan.extra_unit" } } }]),
  );
  expect(server.taken).toEqual(["right"]);
  expect(answered).toEqual(["wrong", "right"]);

  server.refuses.clear();
  await queue.redo(queue.state().refused[0]?.id ?? "");
  await settled(() => expect(server.taken).toEqual(["right", "wrong"]));
  await settled(() => expect(queue.state()).toMatchObject({ waiting: [], refused: [] }));
});

test("an act over which the server breaks gives way to those behind it after a few tries", async () => {
  const { queue, server } = aDevice();
  server.away = true;
  for (const what of ["bad", "good"]) await queue.send("a.b", { what }, about);
  server.breaks.add("bad");
  server.away = false;
  await settled(() => expect(server.taken).toEqual(["good"]));
  expect(queue.state().refused).toMatchObject([{ input: { what: "bad" }, refused: { reason: { code: "internal" } } }]);
});

test("acts with photos go in as many requests as they need", async () => {
  const { queue, server } = aDevice();
  server.away = true;
  server.limit = 1_000_000;
  for (const what of ["1", "2", "3", "4", "5"]) await queue.send("a.b", { what, photo: "x".repeat(300_000) }, about);
  const post = vi.spyOn(server, "post");
  server.away = false;
  await waits(queue, 0);
  expect(server.taken).toEqual(["1", "2", "3", "4", "5"]);
  expect(queue.state().refused).toEqual([]);
  expect(post.mock.calls.map(([operations]) => operations.length).filter((length) => length > 2)).toEqual([]);
});

test("an act that no server takes gives way to those around it", async () => {
  const { queue, server } = aDevice();
  server.away = true;
  server.limit = 500_000;
  for (const what of ["1", "large", "2"]) await queue.send("a.b", { what, photo: "x".repeat(what === "large" ? 600_000 : 10) }, about);
  server.away = false;
  await settled(() => expect(server.taken).toEqual(["1", "2"]));
  expect(queue.state().refused).toMatchObject([{ input: { what: "large" }, refused: { reason: { code: "internal" } } }]);
});

test("the acts of another person on the same device wait for that person", async () => {
  const { queue, store, server } = aDevice();
  server.away = true;
  await queue.send("a.b", { what: "anna's" }, about);
  queue.close();
  server.away = false;
  const { queue: boris } = aDevice("org/boris", store, server);
  await boris.open();
  await boris.send("a.b", { what: "boris's" }, about);
  await settled(() => expect(boris.state()).toMatchObject({ waiting: [], others: 1 }));
  expect(server.taken).toEqual(["boris's"]);
});
